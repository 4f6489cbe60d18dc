package referral

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/problem"
)

// Letter is what a request letter of the court, or the reply of the agency to
// it, says: the minimum about the case. Instrument is filled in by whoever
// knows its title.
type Letter struct {
	Reply      bool
	Referral   Referral
	Court      identity.Court
	Agency     mou.Agency
	Agreement  mou.Agreement
	Meeting    *Meeting // with the child, where one is agreed
	Instrument string
}

// On is the date of the letter: that of the request, or of the answer.
func (l Letter) On() calendar.Date {
	if l.Reply {
		return calendar.Of(*l.Referral.AnsweredAt)
	}
	return calendar.Of(l.Referral.RequestedAt)
}

// Letter returns the request letter, or the reply to it, to both sides. It
// returns NotFound when there is none: nobody asked, nobody answered yet, or it
// is a visit after the decision.
func (s *Service) Letter(ctx context.Context, by identity.Actor, id ID, reply bool) (*Letter, error) {
	var out *Letter
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		r, err := s.load(ctx, by, access.ReadReferral, id)
		if err != nil {
			return err
		}
		if r.CameFirst || r.Visit > 0 || reply && !r.Answered() {
			return problem.New(problem.NotFound, "Surat ini belum ada. Kembali ke permintaan asesmen.")
		}
		out = &Letter{Reply: reply, Referral: *r}
		if err := s.address(ctx, out); err != nil {
			return err
		}
		note := "surat permintaan"
		if reply {
			note = "surat balasan"
		}
		return s.recordOn(ctx, by, "referral.letter", r, note)
	})
	return out, err
}

// Answered reports whether there is something to reply: the agency declined,
// or accepted and named the assessor.
func (r *Referral) Answered() bool {
	return r.AnsweredAt != nil && (r.Status == Declined || r.Assessor != "")
}

// address fills in who writes to whom.
func (s *Service) address(ctx context.Context, l *Letter) error {
	court, err := s.Store.Court(ctx, l.Referral.CourtID)
	if err != nil {
		return err
	}
	l.Court = *court
	if l.Agency, err = s.agency(ctx, l.Referral.AgencyID); err != nil {
		return err
	}
	l.Agency.Name = l.Agency.NameOn(l.On()) // as it was called then
	all, err := s.Store.Agreements(ctx, l.Referral.CourtID)
	if err != nil {
		return err
	}
	for _, a := range all {
		if a.ID == l.Referral.AgreementID {
			l.Agreement = a
		}
	}
	meetings, err := s.Store.Meetings(ctx, l.Referral.ID)
	if len(meetings) > 0 {
		l.Meeting = &meetings[0]
	}
	return err
}

func (s *Service) agency(ctx context.Context, id identity.AgencyID) (mou.Agency, error) {
	all, err := s.Store.Agencies(ctx)
	if err != nil {
		return mou.Agency{}, err
	}
	for _, a := range all {
		if a.ID == id {
			return a, nil
		}
	}
	return mou.Agency{}, problem.Missing()
}

// Slip is the paper with the code that a family takes to the court.
type Slip struct {
	Agency   mou.Agency
	Initials string
	Code     Code
	Until    calendar.Date
}

// Slip returns the slip of a code that can still be used. It returns NotFound
// when there is none.
func (s *Service) Slip(ctx context.Context, by identity.Actor, id ID) (*Slip, error) {
	var out *Slip
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		r, err := s.load(ctx, by, access.GiveCode, id)
		if err != nil {
			return err
		}
		x, err := s.IntakeOf(ctx, by, r)
		if err != nil {
			return err
		}
		if x == nil || !x.Good(calendar.Of(s.Now())) {
			return problem.New(problem.NotFound, "Tidak ada kode yang berlaku untuk asesmen ini. Buat kode baru dahulu.")
		}
		agency, err := s.agency(ctx, r.AgencyID)
		if err != nil {
			return err
		}
		out = &Slip{Agency: agency, Initials: r.Case.Initials, Code: x.Code, Until: x.CodeUntil}
		return s.recordOn(ctx, by, "intake.slip", r, "")
	})
	return out, err
}
