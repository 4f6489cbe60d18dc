package protection

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/vault"
)

// Store keeps protection referrals. internal/postgres implements it.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Accounts(ctx context.Context, office identity.Office, court identity.CourtID, agency identity.AgencyID) ([]identity.Account, error)
	Agencies(ctx context.Context) ([]mou.Agency, error)
	Petition(ctx context.Context, id petition.ID) (*petition.Petition, error)
	Intake(ctx context.Context, id referral.ID) (*referral.Intake, error)
	Protection(ctx context.Context, id ID) (*Referral, error)
	// OpenProtection returns the protection referral of the petition, or of the
	// request where there is no petition, that is not closed, or nil. Until the
	// transaction ends nobody else opens one.
	OpenProtection(ctx context.Context, r referral.ID, p petition.ID) (*Referral, error)
	// Protections lists those of a UPTD, or where the petition is named those
	// of a petition, the newest first; handler narrows it.
	Protections(ctx context.Context, agency identity.AgencyID, handler identity.AccountID, p petition.ID) ([]Referral, error)
	// ProtectionOf returns the newest one to which an assessment for the
	// request gave signs, or nil.
	ProtectionOf(ctx context.Context, r referral.ID) (*Referral, error)
	SaveProtection(ctx context.Context, r *Referral) error
	Entries(ctx context.Context, id ID) ([]Entry, error)
	AddEntry(ctx context.Context, e *Entry, request referral.ID) error
}

// Service raises protection referrals and lets the UPTD keep them.
type Service struct {
	Store Store
	Keys  *vault.Ring
	Now   func() time.Time
}

// Revision names a protection referral as somebody saw it.
type Revision struct {
	ID      ID
	Version int
}

// Show returns a protection referral with its lines to the UPTD that has it and
// to the judge of the petition; the reading is audited.
func (s *Service) Show(ctx context.Context, by identity.Actor, id ID) (*Referral, error) {
	var out *Referral
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if out, err = s.load(ctx, by, access.ReadProtection, id); err != nil {
			return err
		}
		return s.Store.Record(ctx, s.entry(by, "protection.read", out))
	})
	return out, err
}

// List returns the protection referrals that exist for somebody of a UPTD, or
// for the judge of the petition named, without their lines.
func (s *Service) List(ctx context.Context, by identity.Actor, p petition.ID) ([]Referral, error) {
	if !access.May(by.Office, access.ReadProtection) || by.Office == identity.Judge && p == "" {
		return nil, nil
	}
	in := access.Of(by)
	all, err := s.Store.Protections(ctx, in.Agency, in.Assignee, p)
	return slices.DeleteFunc(all, func(r Referral) bool { return access.Check(by, access.ReadProtection, r.Scope()) != nil }), err
}

// Trace is what the agency learns whose assessment raised a protection
// referral: that it exists, at which UPTD, and whether it was received.
type Trace struct {
	ID         ID // empty for who may not open it
	RaisedAt   time.Time
	AgencyID   identity.AgencyID
	ReceivedAt *time.Time
}

// Of returns the trace of an assessment that the actor has read, or nil.
func (s *Service) Of(ctx context.Context, by identity.Actor, a *assessment.Assessment) (*Trace, error) {
	if err := access.Check(by, access.ReadAssessment, a.Scope()); err != nil {
		return nil, err
	}
	r, err := s.Store.ProtectionOf(ctx, a.ReferralID)
	if err != nil || r == nil {
		return nil, err
	}
	out := &Trace{RaisedAt: r.RaisedAt, AgencyID: r.AgencyID, ReceivedAt: r.ReceivedAt}
	if access.Check(by, access.ReadProtection, r.Scope()) == nil {
		out.ID = r.ID
	}
	return out, nil
}

// Receive takes the child into the care of the UPTD and names who handles it.
// It returns Invalid when that is nobody of the UPTD.
func (s *Service) Receive(ctx context.Context, by identity.Actor, at Revision, handler identity.AccountID) (*Referral, error) {
	return s.change(ctx, by, access.ReceiveProtection, "protection.receive", at, func(ctx context.Context, r *Referral) (Entry, error) {
		to, err := s.handler(ctx, r, handler)
		if err != nil {
			return Entry{}, err
		}
		now := s.Now()
		r.HandlerID, r.Handler, r.ReceivedAt = to.ID, to.Name, &now
		return Entry{Kind: Taken}, r.move(Received)
	})
}

func (s *Service) handler(ctx context.Context, r *Referral, id identity.AccountID) (*identity.Account, error) {
	all, err := s.Handlers(ctx, r)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(a identity.Account) bool { return a.ID == id })
	if i < 0 {
		return nil, problem.New(problem.Invalid, "Rujukan belum diterima.").With("handler", "Pilih petugas dari lembaga Anda yang mendampingi anak ini.")
	}
	return &all[i], nil
}

// Handlers lists who at the UPTD can handle a protection referral.
func (s *Service) Handlers(ctx context.Context, r *Referral) ([]identity.Account, error) {
	return s.Store.Accounts(ctx, identity.Assessor, "", r.AgencyID)
}

// Offer records a service that was offered to the child.
func (s *Service) Offer(ctx context.Context, by identity.Actor, at Revision, c Content) (*Referral, error) {
	return s.change(ctx, by, access.KeepProtection, "protection.offer", at, func(_ context.Context, r *Referral) (Entry, error) {
		e := Entry{Kind: Offered, Content: Content{Service: c.Service, On: c.On, Words: c.Words}}
		return e, e.check(r, calendar.Of(s.Now()))
	})
}

// Answer records what the child said to an offer, or that the offer fell away.
// A later answer replaces an earlier one; both stay.
func (s *Service) Answer(ctx context.Context, by identity.Actor, at Revision, c Content) (*Referral, error) {
	return s.change(ctx, by, access.KeepProtection, "protection.answer", at, func(_ context.Context, r *Referral) (Entry, error) {
		e := Entry{Kind: Answered, Content: Content{Of: c.Of, Answer: c.Answer, On: c.On, Words: c.Words}}
		return e, e.check(r, calendar.Of(s.Now()))
	})
}

// Note adds a remark.
func (s *Service) Note(ctx context.Context, by identity.Actor, at Revision, words string) (*Referral, error) {
	return s.change(ctx, by, access.KeepProtection, "protection.note", at, func(_ context.Context, r *Referral) (Entry, error) {
		e := Entry{Kind: Noted, Content: Content{Words: words}}
		return e, e.check(r, calendar.Of(s.Now()))
	})
}

// Hand gives the child to another UPTD, with the reason; this one can read it
// no longer.
func (s *Service) Hand(ctx context.Context, by identity.Actor, at Revision, to identity.AgencyID, why string) (*Referral, error) {
	return s.change(ctx, by, access.ReceiveProtection, "protection.hand", at, func(ctx context.Context, r *Referral) (Entry, error) {
		e := Entry{Kind: Handed, Content: Content{To: to, Words: why}}
		p := problem.New(problem.Invalid, "Rujukan belum dialihkan.")
		if units, err := s.Units(ctx, r); err != nil {
			return e, err
		} else if !slices.ContainsFunc(units, func(y mou.Agency) bool { return y.ID == to }) {
			p.With("to", "Pilih UPTD PPA lain.")
		}
		if faulty(why) {
			p.With("why", textFault)
		}
		if len(p.Fields) > 0 {
			return e, p
		}
		r.AgencyID, r.HandlerID, r.Handler, r.ReceivedAt = to, "", "", nil
		return e, r.move(Raised)
	})
}

// Units lists the UPTD PPA to which a protection referral can be handed.
func (s *Service) Units(ctx context.Context, r *Referral) ([]mou.Agency, error) {
	all, err := s.Store.Agencies(ctx)
	return slices.DeleteFunc(all, func(y mou.Agency) bool { return !IsUnit(y) || y.ID == r.AgencyID }), err
}

// Close ends the care with the reason. Further signs raise a new referral.
func (s *Service) Close(ctx context.Context, by identity.Actor, at Revision, why string) (*Referral, error) {
	return s.change(ctx, by, access.ReceiveProtection, "protection.close", at, func(_ context.Context, r *Referral) (Entry, error) {
		e := Entry{Kind: Ended, Content: Content{Words: why}}
		if faulty(why) {
			return e, problem.New(problem.Invalid, "Rujukan belum ditutup.").With("why", textFault)
		}
		now := s.Now()
		r.ClosedAt = &now
		return e, r.move(Closed)
	})
}

// most is how many letters a text of a line may have.
const most = 4000

const textFault = "Tuliskan dengan kalimat, paling banyak 4.000 huruf."

func faulty(words string) bool {
	return strings.TrimSpace(words) == "" || utf8.RuneCountInString(words) > most
}

// check returns Conflict while the UPTD has not received the child, and Invalid
// for what is wrong with a line.
func (e *Entry) check(r *Referral, today calendar.Date) error {
	if r.Status != Received {
		return problem.New(problem.Conflict, "Layanan dicatat setelah rujukan diterima dan sebelum ditutup. Muat ulang halaman untuk melihat keadaan terakhir.")
	}
	p := problem.New(problem.Invalid, "Catatan belum disimpan.")
	c := e.Content
	if e.Kind == Offered && c.Service.Label() == "" {
		p.With("service", "Pilih layanan yang ditawarkan.")
	}
	if e.Kind == Answered && !slices.ContainsFunc(r.Offers(), func(o Offer) bool { return o.Seq == c.Of }) {
		p.With("of", "Pilih layanan yang dijawab.")
	}
	if e.Kind == Answered && c.Answer.Label() == "" {
		p.With("answer", "Pilih jawaban anak.")
	}
	if e.Kind != Noted && (c.On.IsZero() || c.On.After(today)) {
		p.With("on", "Isi tanggalnya, paling lambat hari ini, misalnya 24-11-2026.")
	}
	if e.Kind == Noted && faulty(c.Words) || utf8.RuneCountInString(c.Words) > most {
		p.With("words", textFault)
	}
	if len(p.Fields) > 0 {
		return p
	}
	return nil
}

func (s *Service) load(ctx context.Context, by identity.Actor, a access.Action, id ID) (*Referral, error) {
	r, err := s.Store.Protection(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := access.Check(by, a, r.Scope()); err != nil {
		return nil, err
	}
	return r, s.read(ctx, r)
}

// read opens the lines of a protection referral.
func (s *Service) read(ctx context.Context, r *Referral) error {
	all, err := s.Store.Entries(ctx, r.ID)
	if err != nil {
		return err
	}
	for i := range all {
		if err := all[i].open(s.Keys); err != nil {
			return err
		}
	}
	r.Entries = all
	return nil
}

// change loads, checks, adds a line to, saves and audits a protection referral
// in one transaction. Name is the action in the audit.
func (s *Service) change(ctx context.Context, by identity.Actor, a access.Action, name string, at Revision, fn func(context.Context, *Referral) (Entry, error)) (*Referral, error) {
	var out *Referral
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		r, err := s.load(ctx, by, a, at.ID)
		if err != nil {
			return err
		}
		if r.Version != at.Version {
			return problem.Stale()
		}
		e, err := fn(ctx, r)
		if err != nil {
			return err
		}
		out = r
		return s.keep(ctx, by, name, r, e)
	})
	return out, err
}

// keep saves a protection referral with one more line and audits it.
func (s *Service) keep(ctx context.Context, by identity.Actor, action string, r *Referral, e Entry) error {
	now := s.Now()
	r.UpdatedAt = now
	if err := s.Store.SaveProtection(ctx, r); err != nil {
		return err
	}
	e.ProtectionID, e.Seq, e.WriterID, e.Writer, e.At = r.ID, len(r.Entries)+1, by.ID, by.Name, now
	if err := e.seal(s.Keys); err != nil {
		return err
	}
	if err := s.Store.AddEntry(ctx, &e, e.Content.Request); err != nil {
		return err
	}
	r.Entries = append(r.Entries, e)
	return s.Store.Record(ctx, s.entry(by, action, r))
}

// entry is a line of the audit. It names neither court nor petition: the
// history of the petition is read by people who must not know of it.
func (s *Service) entry(by identity.Actor, action string, r *Referral) *audit.Entry {
	return audit.Of(s.Now(), by, action).On("protection", string(r.ID), "", "")
}
