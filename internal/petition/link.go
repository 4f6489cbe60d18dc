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
	PetitionID  ID                 `gorm:"primaryKey"`
	OtherID     ID                 `gorm:"primaryKey"`
	OtherNumber Number             `gorm:"->"` // read from the other petition
	OtherJudge  identity.AccountID `gorm:"->"` // likewise: a judge reads only their own
	Why         string
	LinkedAt    time.Time
	LinkedBy    identity.AccountID
}

// TieTo links a petition to the one of the same court whose number was typed.
// It returns Invalid when the number cannot be read or no petition of the
// court has it, and Conflict when the two are linked already.
func (s *Service) TieTo(ctx context.Context, by identity.Actor, id ID, typed, why string) error {
	p, err := s.load(ctx, by, access.LinkPetitions, id)
	if err != nil {
		return err
	}
	f := problem.New(problem.Invalid, "Permohonan belum ditautkan.")
	other, err := s.numbered(ctx, p, typed)
	if err != nil && !problem.Is(err, problem.Invalid) {
		return err
	}
	if err != nil {
		f.With("number", problem.Of(err).Words)
	}
	if why == "" {
		f.With("why", "Sebutkan mengapa keduanya ditautkan.")
	}
	f.Fields = append(f.Fields, atMost("why", why, longestText)...)
	if len(f.Fields) > 0 {
		return f
	}
	return s.Tie(ctx, by, id, other, why)
}

// numbered finds the other petition of p's court by the number as typed.
func (s *Service) numbered(ctx context.Context, p *Petition, typed string) (ID, error) {
	n, err := ParseNumber(typed, p.CourtID, s.today())
	if err != nil {
		return "", err
	}
	if n == p.Number {
		return "", problem.New(problem.Invalid, "Ini nomor permohonan ini sendiri. Tulis nomor permohonan yang lain.")
	}
	other, err := s.Store.PetitionByNumber(ctx, p.CourtID, n)
	if problem.Is(err, problem.NotFound) {
		return "", problem.New(problem.Invalid, "Nomor %s belum ada dalam register pengadilan ini. Periksa nomornya, atau daftarkan permohonan itu dahulu.", n)
	}
	if err != nil {
		return "", err
	}
	return other.ID, nil
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
