package referral

import (
	"context"
	"unicode"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Match is what a clerk sees of the child behind a code before attaching: no
// name, no birth date and no answer.
type Match struct {
	Code     Code
	Initials string
	Age      string // on the day when the agency recorded the child
	District string
	Agency   identity.AgencyID
	Differs  bool // the birth date is not that of the petition's child
}

// Attachment is what a clerk confirms.
type Attachment struct {
	Code       string
	Basis      Basis
	Difference string // needed when the birth date differs
}

// fewest is how many letters a difference is explained with at least.
const fewest = 20

// attachable returns Conflict when nothing can be attached to a petition.
func attachable(p *petition.Petition) error {
	switch {
	case !p.Status.Open() && p.Status != petition.Submitted && !p.Status.Pending():
		return problem.New(problem.Conflict, "Asesmen hanya dapat dilampirkan sebelum perkara diputus.")
	case p.Child.Born.IsZero():
		return problem.New(problem.Conflict, "Isi dahulu tanggal lahir anak pada permohonan, lalu lampirkan asesmennya.")
	}
	return nil
}

// misread and unknown are what is said of a wrong code: that it was mistyped
// can be seen from the code alone; whether it never was, was used or ended is
// nobody's to learn by trying.
func misread() error {
	return problem.New(problem.Invalid, "Asesmen belum dilampirkan.").With("code", "Kode ini salah ketik. Cocokkan lagi dengan slip, huruf demi huruf.")
}

func unknown() error {
	return problem.New(problem.Invalid, "Asesmen belum dilampirkan.").With("code", "Kode tidak dikenal, sudah dipakai, atau sudah berakhir. Periksa slipnya, atau minta keluarga meminta kode baru kepada lembaga.")
}

// Find looks up the code that a family brought, for a petition of the actor's
// court. A code that leads nowhere is audited too. It returns Invalid for a
// wrong code, and Conflict when nothing can be attached to the petition.
func (s *Service) Find(ctx context.Context, by identity.Actor, id petition.ID, typed string) (*Match, error) {
	var out *Match
	var refused error
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.opened(ctx, by, id)
		if err != nil {
			return err
		}
		r, x, err := s.behind(ctx, p, typed)
		if problem.Is(err, problem.Invalid) {
			refused = err
			return s.missed(ctx, by, p)
		}
		if err != nil {
			return err
		}
		out = &Match{Code: x.Code, Initials: r.Case.Initials, Age: r.Case.Age, District: r.Case.District, Agency: r.AgencyID, Differs: x.Born != p.Child.Born}
		seen := *r
		seen.PetitionID, seen.CourtID = p.ID, p.CourtID
		return s.recordOn(ctx, by, "intake.find", &seen, "")
	})
	if err == nil {
		err = refused
	}
	return out, err
}

// missed records that a code led nowhere, without the code.
func (s *Service) missed(ctx context.Context, by identity.Actor, p *petition.Petition) error {
	return s.recordOn(ctx, by, "intake.miss", &Referral{PetitionID: p.ID, CourtID: p.CourtID}, "")
}

// opened returns a petition to which the actor may attach an assessment now.
func (s *Service) opened(ctx context.Context, by identity.Actor, id petition.ID) (*petition.Petition, error) {
	p, err := s.Store.Petition(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := access.Check(by, access.AttachAssessment, p.Scope()); err != nil {
		return nil, err
	}
	return p, attachable(p)
}

// behind returns what a code leads to today. What was attached to this very
// petition is found again, so that a second click is no fault.
func (s *Service) behind(ctx context.Context, p *petition.Petition, typed string) (*Referral, *Intake, error) {
	code, ok := ParseCode(typed)
	if !ok {
		return nil, nil, misread()
	}
	x, err := s.Store.IntakeByCode(ctx, code)
	if problem.Is(err, problem.NotFound) {
		return nil, nil, unknown()
	}
	if err != nil {
		return nil, nil, err
	}
	r, err := s.Store.Referral(ctx, x.ReferralID)
	if err != nil {
		return nil, nil, err
	}
	if !x.Good(calendar.Of(s.Now())) && r.PetitionID != p.ID {
		return nil, nil, unknown()
	}
	return r, x, nil
}

// Attach makes a signed assessment that came first one of a petition. It
// returns Invalid for a wrong code, without a basis, and without words where
// the birth date differs.
func (s *Service) Attach(ctx context.Context, by identity.Actor, id petition.ID, in Attachment) (*Referral, error) {
	var out *Referral
	var refused error
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.opened(ctx, by, id)
		if err != nil {
			return err
		}
		r, x, err := s.behind(ctx, p, in.Code)
		if problem.Is(err, problem.Invalid) {
			refused = err
			return s.missed(ctx, by, p)
		}
		if out = r; err != nil || r.PetitionID == p.ID {
			return err
		}
		if found := in.check(x.Born != p.Child.Born); len(found) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Asesmen belum dilampirkan.", Fields: found}
		}
		return s.attach(ctx, by, p, r, x, in)
	})
	if err == nil {
		err = refused
	}
	return out, err
}

func (in Attachment) check(differs bool) []problem.Field {
	var out faults
	out.need(differs && lettersIn(in.Difference) < fewest, "difference", "Tanggal lahirnya berbeda. Jelaskan dengan kalimat, sekurang-kurangnya 20 huruf, mengapa ini anak yang sama.")
	out.need(len(in.Difference) > longestReason, "difference", "Penjelasan terlalu panjang. Ringkas menjadi beberapa kalimat.")
	out.need(in.Basis.Label() == "", "basis", "Pilih dasar hukum melampirkan asesmen ini.")
	return out
}

func lettersIn(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func (s *Service) attach(ctx context.Context, by identity.Actor, p *petition.Petition, r *Referral, x *Intake, in Attachment) error {
	court, err := s.Store.Court(ctx, p.CourtID)
	if err != nil {
		return err
	}
	before, now := *r, s.Now()
	if r.AgreementID, err = s.agreed(ctx, p.CourtID, r, calendar.Of(now)); err != nil {
		return err
	}
	r.PetitionID, r.CourtID, r.Case.Court, r.UpdatedAt = p.ID, p.CourtID, court.Name, now
	x.AttachedAt, x.AttachedBy, x.Attacher, x.AttachedBasis = &now, by.ID, by.Name+", "+by.Office.Label(), in.Basis
	if x.Born != p.Child.Born {
		x.Difference = in.Difference
	}
	if err := s.Store.SaveIntake(ctx, x); err != nil {
		return err
	}
	if err := s.Store.AttachAssessments(ctx, r.ID, p.ID, p.CourtID); err != nil {
		return err
	}
	return s.keep(ctx, by, string(access.AttachAssessment), before, r)
}

// agreed returns the agreement that covers a referral that came first, or
// nothing: it is shared on its own legal basis, with or without an agreement.
func (s *Service) agreed(ctx context.Context, court identity.CourtID, r *Referral, on calendar.Date) (mou.AgreementID, error) {
	a, err := s.covering(ctx, court, Request{Agency: r.AgencyID, Instrument: r.Instrument}, on)
	if problem.Is(err, problem.Unlawful) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return a.ID, nil
}
