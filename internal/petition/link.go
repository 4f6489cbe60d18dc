package petition

import (
	"context"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Link ties two petitions of one court that belong together, for instance when
// both prospective spouses are under age (PERMA 5/2019 Pasal 8). Petitions are
// never merged.
type Link struct {
	PetitionID  ID     `gorm:"primaryKey"`
	OtherID     ID     `gorm:"primaryKey"`
	OtherNumber Number `gorm:"->"` // read from the other petition
	Why         string
	LinkedAt    time.Time
	LinkedBy    identity.AccountID
}

// Tie links two petitions in both directions. It returns NotFound unless both
// belong to the actor's court.
func (s *Service) Tie(ctx context.Context, by identity.Actor, a, b ID, why string) error {
	if a == b || why == "" {
		return problem.New(problem.Invalid, "Permohonan belum ditautkan.").With("why", "Sebutkan mengapa keduanya ditautkan.")
	}
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		for _, pair := range [][2]ID{{a, b}, {b, a}} {
			p, err := s.load(ctx, by, access.LinkPetitions, pair[0])
			if err != nil {
				return err
			}
			l := &Link{PetitionID: pair[0], OtherID: pair[1], Why: why, LinkedAt: s.Now(), LinkedBy: by.ID}
			if err := s.Store.SaveLink(ctx, l); err != nil {
				return err
			}
			if err := s.record(ctx, audit.Of(s.Now(), by, "petition.link").From(nil, l), p); err != nil {
				return err
			}
		}
		return nil
	})
}
