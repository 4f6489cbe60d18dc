package petition

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Entry is a petition that comes in from outside: an id that the page proposed,
// so that a second click brings the same one, and the parts that are known.
type Entry struct {
	Ticket ID
	Parts  []Part
}

// Noted is the number and the day that SIPP gave a petition which is still a
// draft here. Register proposes them; until then the petition has no number.
type Noted struct {
	Number Number
	On     calendar.Date
}

var _ Part = Noted{}

// Check finds nothing missing: SIPP may not have the petition yet.
func (Noted) Check() []problem.Field { return nil }

// Faults lists what not even a draft may hold.
func (n Noted) Faults(today calendar.Date) []problem.Field {
	if n.On.After(today) {
		return []problem.Field{{Name: "on", Words: "Tanggal pendaftaran belum tiba."}}
	}
	return nil
}

func (n Noted) put(p *Petition) { p.Registration.SIPPNumber, p.Registration.SIPPOn = n.Number, n.On }

// Import opens and fills drafts, all of them or none. One that was imported
// under its id before stays as it is. It returns Conflict when a number is
// taken, and Invalid for what a draft may not hold.
func (s *Service) Import(ctx context.Context, by identity.Actor, all []Entry) ([]*Petition, error) {
	out := make([]*Petition, len(all))
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		for i, e := range all {
			if out[i], err = s.enter(ctx, by, e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// enter opens one draft and fills it, inside a transaction.
func (s *Service) enter(ctx context.Context, by identity.Actor, in Entry) (*Petition, error) {
	p, err := s.begin(ctx, by, in.Ticket)
	if err != nil || p.Version > 1 {
		return p, err
	}
	if err := access.Check(by, access.AmendPetition, p.Scope()); err != nil {
		return nil, err
	}
	before, e := *p, audit.Of(s.Now(), by, string(access.AmendPetition))
	for _, part := range in.Parts {
		if faults := part.Faults(s.today()); len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Ada isian yang perlu diperbaiki.", Fields: faults}
		}
		part.put(p)
	}
	if err := s.untaken(ctx, p); err != nil {
		return nil, err
	}
	p.UpdatedAt = e.At
	if err := s.Store.SavePetition(ctx, p); err != nil {
		return nil, err
	}
	e.Changes = audit.Diff(before, p)
	return p, s.record(ctx, e, p)
}

// untaken returns Conflict when the register has the noted number already.
func (s *Service) untaken(ctx context.Context, p *Petition) error {
	n := p.Registration.SIPPNumber
	if n == "" {
		return nil
	}
	switch _, err := s.Store.PetitionByNumber(ctx, p.CourtID, n); {
	case err == nil:
		return problem.New(problem.Conflict, "Perkara %s sudah ada dalam register. Lewati barisnya, lalu impor lagi.", n)
	case problem.Is(err, problem.NotFound):
		return nil
	default:
		return err
	}
}
