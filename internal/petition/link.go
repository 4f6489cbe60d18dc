package petition

import (
	"context"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Link ties two petitions of one court that belong together, for instance when
// both prospective spouses are under age (PERMA 5/2019 Pasal 8). Petitions are
// never merged. A link is not removed: it is ended with a reason, and both stay.
type Link struct {
	PetitionID  ID                 `gorm:"primaryKey"`
	OtherID     ID                 `gorm:"primaryKey"`
	OtherNumber Number             `gorm:"->"` // read from the other petition
	OtherJudge  identity.AccountID `gorm:"->"` // likewise: a judge reads only their own
	Why         string             `gorm:"serializer:sealed;seal:petition_link"`
	LinkedAt    time.Time          `gorm:"primaryKey"`
	LinkedBy    identity.AccountID
	UnlinkedAt  *time.Time
	UnlinkedBy  identity.AccountID `gorm:"serializer:blank"`
	UnlinkWhy   string             `gorm:"serializer:sealed;seal:petition_link"`
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

// Untie ends the link of two petitions in both directions, with a reason, and
// with it every reference from one to a document of the other. It returns
// NotFound unless both belong to the actor's court, Invalid without a reason,
// and Conflict when the link was ended already, when one of the two is in the
// archive, and when one was decided on a document of the other.
func (s *Service) Untie(ctx context.Context, by identity.Actor, a, b ID, why string) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		pair, err := s.pair(ctx, by, a, b)
		if err != nil {
			return err
		}
		if faults := reasoned(why, "Sebutkan mengapa tautan dilepas."); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Tautan belum dilepas.", Fields: faults}
		}
		for i, p := range pair {
			if err := s.release(ctx, by, p, pair[1-i], why); err != nil {
				return err
			}
		}
		return nil
	})
}

// pair loads two petitions for whoever may part them.
func (s *Service) pair(ctx context.Context, by identity.Actor, a, b ID) (pair [2]*Petition, err error) {
	for i, id := range []ID{a, b} {
		if pair[i], err = s.load(ctx, by, access.UnlinkPetitions, id); err != nil {
			return pair, err
		}
		if pair[i].Status == Archived {
			return pair, problem.New(problem.Conflict, "%s sudah diarsipkan; tautannya tidak dapat dilepas lagi.", pair[i].Name())
		}
	}
	return pair, nil
}

// release ends the link of p to other, and what p uses of the other's file.
func (s *Service) release(ctx context.Context, by identity.Actor, p, other *Petition, why string) error {
	links, err := s.Store.Links(ctx, p.ID)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(links, func(l Link) bool { return l.OtherID == other.ID })
	if i < 0 {
		return problem.New(problem.Conflict, "Kedua permohonan ini tidak tertaut lagi. Muat ulang halaman permohonan.")
	}
	before, now := links[i], s.Now()
	l := before
	l.UnlinkedAt, l.UnlinkedBy, l.UnlinkWhy = &now, by.ID, why
	if err := s.returnPapers(ctx, by, p, other, why); err != nil {
		return err
	}
	if err := s.Store.EndLink(ctx, &l); err != nil {
		return err
	}
	e := audit.Of(now, by, string(access.UnlinkPetitions)).From(before, l)
	e.Note = why
	return s.record(ctx, e, p)
}

// returnPapers withdraws what p refers to on the file of other.
func (s *Service) returnPapers(ctx context.Context, by identity.Actor, p, other *Petition, why string) error {
	refs, err := s.Store.References(ctx, p.ID)
	if err != nil {
		return err
	}
	for _, r := range refs {
		if !r.Stands() || r.OwnerID != other.ID {
			continue
		}
		if p.Status.final() {
			return problem.New(problem.Conflict, "%s sudah diputus dengan dokumen %s sebagai bukti; tautannya tidak dapat dilepas lagi.", p.Name(), other.Name())
		}
		if err := s.withdraw(ctx, by, r, why); err != nil {
			return err
		}
	}
	return nil
}
