package determination

import (
	"context"
	"slices"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// MootEnds are the outcomes with which a petition that became moot is closed.
var MootEnds = []petition.OutcomeKind{petition.Withdrawn, petition.StruckOut}

// CloseMoot closes a petition whose child is 19 by now, as withdrawn or struck
// out. Nothing ever closes it by itself. It returns Conflict while the child is
// under 19 and after the decision, and Invalid for a faulty entry.
func (s *Service) CloseMoot(ctx context.Context, by identity.Actor, at petition.Revision, in petition.Ruling) (*Determination, error) {
	var out *Determination
	err := s.change(ctx, by, access.CloseMoot, at, func(ctx context.Context, c Case) (*audit.Entry, error) {
		if !c.Moot(s.today()) {
			return nil, problem.New(problem.Conflict, "Perkara ini tidak sedang menunggu penutupan: anak belum genap 19 tahun, atau perkara sudah diputus.")
		}
		ruling := Ruling{Ruling: in}
		if in.Kind == petition.Withdrawn {
			ruling.Withdrawal = OfAge
		}
		if faults := ruling.checkMoot(c, s.today()); len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Perkara belum ditutup.", Fields: faults}
		}
		ruling.Note = c.mootNote(in.Note)
		before := *c.Petition
		if err := c.Rule(ruling.Ruling, by.Name); err != nil {
			return nil, err
		}
		out = s.record(by, c, ruling, 1, "")
		return s.enter(ctx, by, string(access.CloseMoot), c, before, nil, out)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// checkMoot lists why this cannot be the end of a petition that became moot.
func (r Ruling) checkMoot(c Case, today calendar.Date) []problem.Field {
	out := slices.DeleteFunc(r.Check(c, today), func(f problem.Field) bool { return f.Name == "withdrawal" }) // it follows from the outcome
	if r.Kind != petition.Withdrawn && r.Kind != petition.StruckOut && r.Kind.Label() != "" {
		out = append([]problem.Field{{Name: "outcome", Words: "Pilih dicabut atau dicoret. Hasil lain dicatat sebagai penetapan."}}, out...)
	}
	if !r.On.IsZero() && r.On.Before(c.Nineteen()) {
		out = append(out, problem.Field{Name: "on", Words: "Pada tanggal itu anak belum genap 19 tahun. Isi tanggal sejak " + c.Nineteen().Indonesian() + "."})
	}
	return out
}

// mootNote begins the note of a decision with why the petition is closed.
func (c Case) mootNote(note string) string {
	words := "Anak genap 19 tahun pada " + c.Nineteen().Indonesian() + "."
	if note == "" {
		return words
	}
	return words + " " + note
}
