package followup

import (
	"context"
	"fmt"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// Instrument is what an agency fills after a visit.
const Instrument = "tindak-lanjut"

// Store keeps plans. internal/postgres implements it.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Petition(ctx context.Context, id petition.ID) (*petition.Petition, error)
	SavePetition(ctx context.Context, p *petition.Petition) error
	Agreements(ctx context.Context, court identity.CourtID) ([]mou.Agreement, error)
	Referral(ctx context.Context, id referral.ID) (*referral.Referral, error)

	// Plan returns the plan of a petition, or NotFound.
	Plan(ctx context.Context, id petition.ID) (*Plan, error)
	SavePlan(ctx context.Context, p *Plan) error
	// Visits returns the visits of a plan in their order.
	Visits(ctx context.Context, id petition.ID) ([]Visit, error)
	SaveVisit(ctx context.Context, v *Visit) error
	// Commitments returns what was promised, in the order of entry.
	Commitments(ctx context.Context, id petition.ID) ([]Commitment, error)
	SaveCommitment(ctx context.Context, c *Commitment) error
	// Pledges returns the records of what was promised at the hearing, the
	// earliest first; the last one counts.
	Pledges(ctx context.Context, id petition.ID) ([]determination.Commitment, error)
	// Observations returns the newest of each visit, in their order.
	Observations(ctx context.Context, id petition.ID) ([]Observation, error)
	// SaveObservation adds one; none is ever changed.
	SaveObservation(ctx context.Context, o *Observation) error
	// OpenVisits lists the open visits of a court, or of a judge of it, that are
	// due until a day, the earliest first.
	OpenVisits(ctx context.Context, in access.Scope, until calendar.Date) ([]Line, error)
	// VisitCounts counts the plans and visits of every court on a day.
	VisitCounts(ctx context.Context, on calendar.Date) ([]Count, error)
}

// Service keeps the plans of a court.
type Service struct {
	Store     Store
	Referrals *referral.Service
	Now       func() time.Time
}

// Line is one visit of a list: no name and no NIK.
type Line struct {
	PetitionID petition.ID
	Number     petition.Number
	Initials   string
	District   string
	AgencyID   identity.AgencyID
	Ordinal    int
	Due        calendar.Date
	ReferralID referral.ID
	Asked      referral.Status
}

// Waits reports whether the court must ask for the visit.
func (l Line) Waits() bool { return l.ReferralID == "" || lost(l.Asked) }

// Show returns the file to whoever may read it at the court, and records it.
func (s *Service) Show(ctx context.Context, by identity.Actor, id petition.ID) (*File, error) {
	var out *File
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.Store.Petition(ctx, id)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.ReadFollowUp, p.Scope()); err != nil {
			return err
		}
		if out, err = s.gather(ctx, p); err != nil {
			return err
		}
		return s.Store.Record(ctx, s.entry(by, string(access.ReadFollowUp), p))
	})
	return out, err
}

// Of returns the file to whoever may read the petition; the page that shows it
// was audited when the petition was read.
func (s *Service) Of(ctx context.Context, by identity.Actor, p *petition.Petition) (*File, error) {
	if err := access.Check(by, access.ReadPetition, p.Scope()); err != nil {
		return nil, err
	}
	return s.gather(ctx, p)
}

// Waiting lists the open visits of the actor's court that are near or late, the
// earliest first. An agency finds what it was asked for among its requests.
func (s *Service) Waiting(ctx context.Context, by identity.Actor) ([]Line, error) {
	if err := access.Check(by, access.ReadFollowUp, access.Of(by)); err != nil {
		return nil, err
	}
	return s.Store.OpenVisits(ctx, access.Of(by), s.today().AddDays(Ahead))
}

func (s *Service) gather(ctx context.Context, p *petition.Petition) (*File, error) {
	f := &File{Petition: p}
	plan, err := s.Store.Plan(ctx, p.ID)
	if problem.Is(err, problem.NotFound) {
		return f, nil
	}
	if err != nil {
		return nil, err
	}
	f.Plan = plan
	if f.Visits, err = s.Store.Visits(ctx, p.ID); err != nil {
		return nil, err
	}
	if f.Commitments, err = s.Store.Commitments(ctx, p.ID); err != nil {
		return nil, err
	}
	if f.Observations, err = s.Store.Observations(ctx, p.ID); err != nil {
		return nil, err
	}
	pledged, err := s.Store.Pledges(ctx, p.ID)
	f.AtHearing = determination.Last(pledged)
	return f, err
}

func (s *Service) entry(by identity.Actor, action string, p *petition.Petition) *audit.Entry {
	return audit.Of(s.Now(), by, action).On("followup", string(p.ID), p.CourtID, string(p.ID))
}

// kept is the part of a file that the verbs change, as the audit compares it.
type kept struct {
	Plan        Plan
	Visits      []Visit
	Commitments []Commitment
}

func (f *File) kept() kept {
	return kept{*f.Plan, slices.Clone(f.Visits), slices.Clone(f.Commitments)}
}

// change loads the file as the actor saw it, lets fn change it, and saves the
// plan with one audit entry that carries note, so that two changes at once
// never both hold. It returns Conflict when there is no plan, or none that
// still runs.
func (s *Service) change(ctx context.Context, by identity.Actor, name, note string, at petition.Revision, fn func(context.Context, *File) error) (*File, error) {
	var out *File
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.Store.Petition(ctx, at.ID)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.PlanFollowUp, p.Scope()); err != nil {
			return err
		}
		f, err := s.gather(ctx, p)
		if err != nil {
			return err
		}
		if err := f.running(at.Version); err != nil {
			return err
		}
		before := f.kept()
		if err := fn(ctx, f); err != nil {
			return err
		}
		f.Plan.UpdatedAt, out = s.Now(), f
		if err := s.Store.SavePlan(ctx, f.Plan); err != nil {
			return err
		}
		e := s.entry(by, name, p).From(before, f.kept())
		e.Note = note
		return s.Store.Record(ctx, e)
	})
	return out, err
}

// running returns Conflict unless the plan is the one that was seen, and goes
// on.
func (f *File) running(version int) error {
	switch {
	case f.Plan == nil:
		return problem.New(problem.Conflict, "Permohonan ini belum mempunyai rencana tindak lanjut. Susun rencananya dahulu.")
	case f.Status != petition.FollowUp:
		return problem.New(problem.Conflict, "Berkas ini sudah diarsipkan; rencana tindak lanjutnya hanya dapat dibaca.")
	case !f.Plan.EndedOn.IsZero():
		return problem.New(problem.Conflict, "Rencana ini sudah diakhiri pada %s; isinya hanya dapat dibaca.", f.Plan.EndedOn.Indonesian())
	case f.Plan.Version != version:
		return problem.Stale()
	}
	return nil
}

// covered reports whether a valid agreement of the court lets an agency make
// visits on a day.
func (s *Service) covered(ctx context.Context, court identity.CourtID, agency identity.AgencyID, on calendar.Date) (bool, error) {
	all, err := s.Store.Agreements(ctx, court)
	return slices.ContainsFunc(all, func(a mou.Agreement) bool { return a.Covers(agency, Instrument, on) }), err
}

const notCovered = "Pilih lembaga yang nota kesepahamannya berlaku hari ini untuk tindak lanjut, atau hubungi panitera."

func (s *Service) today() calendar.Date { return calendar.Of(s.Now()) }

// longest is how many characters a text may have.
const longest = 2000

func atMost(name, text string) []problem.Field {
	if n := len([]rune(text)); n > longest {
		return []problem.Field{{Name: name, Words: fmt.Sprintf("Terlalu panjang: %d huruf, paling banyak %d.", n, longest)}}
	}
	return nil
}

func refuse(words string, faults []problem.Field) error {
	if len(faults) == 0 {
		return nil
	}
	return &problem.Problem{Kind: problem.Invalid, Words: words, Fields: faults}
}
