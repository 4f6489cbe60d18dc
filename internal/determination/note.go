package determination

import (
	"context"
	"fmt"
	"time"
	"unicode/utf8"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Note is what a judge writes down for themselves about a petition. Nobody else
// reads it, it is in no brief, no bundle and no export, and the audit says that it
// was written and not what. A judge who takes over begins with an empty one.
type Note struct {
	PetitionID petition.ID        `gorm:"primaryKey"`
	AccountID  identity.AccountID `gorm:"primaryKey"`
	Words      string             `gorm:"serializer:sealed;seal:judge_note"`
	SavedAt    time.Time
	Version    int
}

// TableName is that of the table.
func (Note) TableName() string { return "judge_note" }

// longestNote is how many letters a note may have.
const longestNote = 8000

// Note returns the actor's own note about a petition of theirs; one that was
// never written is empty. It returns NotFound for the petition of another judge.
func (s *Service) Note(ctx context.Context, by identity.Actor, id petition.ID) (out *Note, p *petition.Petition, err error) {
	err = s.Store.InTx(ctx, func(ctx context.Context) error {
		if out, p, err = s.note(ctx, by, id); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "note.read").On("note", string(id), p.CourtID, string(id)))
	})
	return out, p, err
}

func (s *Service) note(ctx context.Context, by identity.Actor, id petition.ID) (*Note, *petition.Petition, error) {
	p, err := s.Store.Petition(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	if err := access.Check(by, access.KeepNote, p.Scope()); err != nil {
		return nil, nil, err
	}
	n, err := s.Store.JudgeNote(ctx, id, by.ID)
	if problem.Is(err, problem.NotFound) {
		return &Note{PetitionID: id, AccountID: by.ID}, p, nil
	}
	return n, p, err
}

// SaveNote keeps the actor's note. It returns Invalid for one that is too long
// and Conflict when it was saved on another device since version.
func (s *Service) SaveNote(ctx context.Context, by identity.Actor, id petition.ID, version int, words string) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		n, p, err := s.note(ctx, by, id)
		switch {
		case err != nil:
			return err
		case n.Version != version:
			return problem.New(problem.Conflict, "Catatan ini baru saja disimpan dari perangkat lain. Salin ketikan Anda, muat ulang halaman, lalu gabungkan.")
		case utf8.RuneCountInString(words) > longestNote:
			return problem.New(problem.Invalid, "Catatan belum disimpan.").With("words", fmt.Sprintf("Catatan terlalu panjang; paling banyak %d huruf.", longestNote))
		}
		n.Words, n.SavedAt = words, s.Now()
		if err := s.Store.SaveJudgeNote(ctx, n); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(n.SavedAt, by, string(access.KeepNote)).On("note", string(id), p.CourtID, string(id)))
	})
}
