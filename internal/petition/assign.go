package petition

import (
	"context"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Assignment is one naming of a judge and a panitera pengganti. A replacement
// is another one with the next ordinal; those before it stay.
type Assignment struct {
	PetitionID ID  `gorm:"primaryKey"`
	Ordinal    int `gorm:"primaryKey"` // counted from 1
	CourtID    identity.CourtID
	JudgeID    identity.AccountID
	Judge      string // the name at the time
	Deputy     string
	On         calendar.Date
	Why        string `gorm:"serializer:sealed;seal:assignment"` // of a replacement
	MadeAt     time.Time
	MadeBy     identity.AccountID `gorm:"serializer:blank"`
	Name       string             // of who named them, at the time
}

// Bench is who is to sit in a petition: a judge, a panitera pengganti and, of a
// replacement, why.
type Bench struct {
	Judge  identity.AccountID
	Deputy string
	Why    string
}

// Replaceable reports whether judge and panitera pengganti can be replaced:
// they are named, and the petition is not decided.
func (p *Petition) Replaceable() bool { return p.Status.Pending() && p.JudgeID != "" }

// Replace names another judge or another panitera pengganti, with a reason. A
// judge who is replaced does not find the petition from then on. It returns
// Invalid for a faulty entry, and Conflict unless they can be replaced.
func (s *Service) Replace(ctx context.Context, by identity.Actor, at Revision, in Bench) (*Petition, error) {
	return s.alter(ctx, by, access.ReplaceJudge, at, func(ctx context.Context, p *Petition, e *audit.Entry) error {
		if !p.Replaceable() {
			return problem.New(problem.Conflict, "Hakim dan panitera pengganti hanya dapat diganti setelah ditetapkan dan sebelum perkara diputus.")
		}
		if err := s.checkBench(ctx, p, in); err != nil {
			return err
		}
		old, err := s.Store.Account(ctx, p.JudgeID)
		if err != nil {
			return err
		}
		p.JudgeID, p.Deputy, p.AssignedOn = in.Judge, in.Deputy, s.today()
		e.Note = in.Why
		return s.seat(ctx, by, p, old.Name, e)
	})
}

// checkBench returns Invalid unless somebody else is named, with a reason.
func (s *Service) checkBench(ctx context.Context, p *Petition, in Bench) error {
	f := problem.New(problem.Invalid, "Penggantian belum dicatat.")
	sits, err := s.sits(ctx, in.Judge, p.CourtID)
	if err != nil {
		return err
	}
	switch {
	case !sits:
		f.With("judge", "Pilih hakim dari daftar.")
	case in.Judge == p.JudgeID && in.Deputy == p.Deputy:
		f.With("judge", "Hakim dan panitera pengganti masih sama. Pilih hakim lain, atau ganti nama panitera pengganti.")
	}
	if in.Deputy == "" {
		f.With("deputy", "Isi nama panitera pengganti.")
	}
	if in.Why == "" {
		f.With("why", "Tulis mengapa diganti, misalnya nomor dan tanggal penetapan ketua.")
	}
	f.Fields = append(append(f.Fields, atMost("deputy", in.Deputy, longestLine)...), atMost("why", in.Why, longestText)...)
	if len(f.Fields) > 0 {
		return f
	}
	return nil
}

// seat keeps who sits in a petition now, and says in the entry who sat before:
// the rows name accounts, the history persons.
func (s *Service) seat(ctx context.Context, by identity.Actor, p *Petition, before string, e *audit.Entry) error {
	judge, err := s.Store.Account(ctx, p.JudgeID)
	if err != nil {
		return err
	}
	all, err := s.Store.Assignments(ctx, p.ID)
	if err != nil {
		return err
	}
	a := Assignment{
		PetitionID: p.ID, Ordinal: len(all) + 1, CourtID: p.CourtID, JudgeID: p.JudgeID, Judge: judge.Name, Deputy: p.Deputy,
		On: p.AssignedOn, Why: e.Note, MadeAt: e.At, MadeBy: by.ID, Name: by.Name,
	}
	if before != judge.Name {
		e.Changes = append(e.Changes, audit.Change{Field: "Judge", From: before, To: judge.Name})
	}
	return s.Store.SaveAssignment(ctx, &a)
}
