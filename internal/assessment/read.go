package assessment

import (
	"context"
	"slices"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// Show returns an assessment to its author, the supervisor, and once it is
// signed the judge.
func (s *Service) Show(ctx context.Context, by identity.Actor, id ID) (*Assessment, error) {
	var out *Assessment
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if out, err = s.load(ctx, by, access.ReadAssessment, id); err != nil {
			return err
		}
		if by.Office == identity.Judge && out.Status != Signed {
			return problem.Missing()
		}
		return s.read(ctx, by, out)
	})
	return out, err
}

// read records that somebody saw the answers.
func (s *Service) read(ctx context.Context, by identity.Actor, a *Assessment) error {
	e := audit.Of(s.Now(), by, "assessment.read").On("assessment", string(a.ID), a.CourtID, string(a.PetitionID))
	e.Note = openedWords(a.Opened)
	return s.Store.Record(ctx, e)
}

// Of returns the newest revision for a referral, or nil, to whoever may read
// assessments of that referral; the answers are left out. To the court a signed
// one stands until the next is signed.
func (s *Service) Of(ctx context.Context, by identity.Actor, r *referral.Referral) (*Assessment, error) {
	if err := access.Check(by, access.ReadReferral, r.Scope()); err != nil {
		return nil, err
	}
	all, err := s.Store.AssessmentsOf(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	out := latest(all)
	if i := slices.IndexFunc(all, func(a Assessment) bool { return a.Status == Signed }); i >= 0 && by.Office.AtCourt() {
		out = &all[i]
	}
	if out != nil {
		out.Answers = nil
	}
	return out, nil
}

// latest returns the first of the revisions, the newest first, that was not
// dropped, or nil.
func latest(all []Assessment) *Assessment {
	for i := range all {
		if all[i].Status != Dropped {
			return &all[i]
		}
	}
	return nil
}
