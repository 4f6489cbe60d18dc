package referral

import (
	"context"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Continue asks an agency for a visit after the decision; visit is its
// ordinal, counted from 1. It is for the follow-up room, inside that room's
// transaction and after its check. It returns Invalid for a faulty request, and
// Unlawful when no valid agreement covers the agency today.
func (s *Service) Continue(ctx context.Context, by identity.Actor, p *petition.Petition, in Request, visit int) (*Referral, error) {
	if p.Status != petition.FollowUp || visit < 1 {
		return nil, problem.New(problem.Conflict, "Kunjungan hanya dapat diminta selama tindak lanjut berjalan.")
	}
	if faults := in.Check(calendar.Of(s.Now())); len(faults) > 0 {
		return nil, &problem.Problem{Kind: problem.Invalid, Words: "Permintaan belum dikirim.", Fields: faults}
	}
	return s.send(ctx, by, p, in, visit)
}

// TakeBack closes the request for a visit that is not to be made any more,
// with the reason. It is for the follow-up room, inside that room's transaction
// and after its check. It returns Conflict for a request that is finished.
func (s *Service) TakeBack(ctx context.Context, by identity.Actor, id ID, why string) error {
	r, err := s.Store.Referral(ctx, id)
	if err != nil {
		return err
	}
	if r.Visit == 0 || r.Status.Closed() {
		return problem.New(problem.Conflict, "Permintaan ini sudah selesai dan tidak dapat ditarik lagi.")
	}
	before := *r
	if err := s.stop(by, r, why); err != nil {
		return err
	}
	r.UpdatedAt = s.Now()
	return s.keep(ctx, by, "referral.withdraw", before, r)
}
