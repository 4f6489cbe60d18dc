package assessment

import (
	"context"
	"strings"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// Protector refers a child for protection when an assessment is signed, in the
// transaction of the signature. internal/protection implements it.
type Protector interface {
	Raise(ctx context.Context, by identity.Actor, a *Assessment, flags []instrument.Flag) error
}

// Return gives a submitted assessment back to its author with a comment.
func (s *Service) Return(ctx context.Context, by identity.Actor, at Revision, comment string) (*Assessment, error) {
	return s.change(ctx, by, access.SignAssessment, "assessment.return", at, func(ctx context.Context, a *Assessment) ([]audit.Change, error) {
		if strings.TrimSpace(comment) == "" {
			return nil, problem.New(problem.Invalid, "Asesmen belum dikembalikan.").With("comment", "Tuliskan apa yang perlu diperbaiki.")
		}
		a.Comment = comment
		return moved(a.Status, Returned), s.moveBoth(ctx, a, Returned, referral.Returned)
	})
}

// Sign freezes a submitted assessment: from then on nobody can change it, and
// it replaces the revision that it corrects. The signer must not have written
// at any revision of it.
func (s *Service) Sign(ctx context.Context, by identity.Actor, at Revision) (*Assessment, error) {
	return s.change(ctx, by, access.SignAssessment, "assessment.sign", at, func(ctx context.Context, a *Assessment) ([]audit.Change, error) {
		wrote, err := s.Wrote(ctx, by, a)
		if err != nil {
			return nil, err
		}
		if wrote {
			return nil, problem.New(problem.Forbidden, "Penulis asesmen tidak dapat menandatanganinya sendiri. Minta penyelia lain.")
		}
		if len(a.Opened) < len(Lanes) {
			return nil, problem.New(problem.Forbidden, "Asesmen hanya dapat ditandatangani oleh yang membaca seluruh isinya.")
		}
		seal, err := s.seal(ctx, a)
		if err != nil {
			return nil, err
		}
		now := s.Now()
		a.SignedAt, a.SignedBy, a.Signer, a.Hash = &now, by.ID, by.Name, seal
		if err := s.protect(ctx, by, a); err != nil {
			return nil, err
		}
		return moved(a.Status, Signed), s.moveBoth(ctx, a, Signed, referral.Signed)
	})
}

// protect hands on what the answers raise.
func (s *Service) protect(ctx context.Context, by identity.Actor, a *Assessment) error {
	if s.Protector == nil {
		return nil
	}
	in, err := s.Instrument(a)
	if err != nil {
		return err
	}
	return s.Protector.Raise(ctx, by, a, in.Flags(a.Answers))
}
