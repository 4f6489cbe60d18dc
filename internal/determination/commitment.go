package determination

import (
	"context"
	"fmt"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// CommitmentFields are the fields of PERMA 5/2019 Pasal 16 huruf j.
var CommitmentFields = []struct{ Field, Label string }{
	{"ekonomi", "Ekonomi"}, {"sosial", "Sosial"}, {"kesehatan", "Kesehatan"}, {"pendidikan", "Pendidikan"},
}

// Promise is one concrete thing that somebody will do.
type Promise struct{ What, Who, When string }

// Pledge is the commitment of the parents in one field.
type Pledge struct {
	Field  string
	Answer law.Answer
	Items  []Promise
}

// MostPromises is how many items a field holds.
const MostPromises = 6

// Commitment is what the parents committed themselves to. Paper names the
// document that they signed.
type Commitment struct {
	petition.Note
	Pledges []Pledge `gorm:"serializer:sealed;seal:commitment"`
	Paper   string
}

// Pledge returns the commitment in a field, empty for none.
func (x Commitment) Pledge(field string) Pledge {
	for _, p := range x.Pledges {
		if p.Field == field {
			return p
		}
	}
	return Pledge{Field: field}
}

// CheckPledges lists why this cannot be a commitment. The names are those of the
// form; items are counted from 1.
func CheckPledges(all []Pledge, paper string) []problem.Field {
	var out []problem.Field
	if len(all) == 0 {
		out = append(out, problem.Field{Name: "pledge.ekonomi", Words: "Jawab sekurang-kurangnya satu bidang."})
	}
	for _, p := range all {
		out = append(out, p.faults()...)
	}
	if n := len([]rune(paper)); n > longestLine {
		out = append(out, problem.Field{Name: "paper", Words: fmt.Sprintf("Terlalu panjang: %d huruf, paling banyak %d.", n, longestLine)})
	}
	return out
}

// longestLine is how many characters a line may have.
const longestLine = 240

func (p Pledge) faults() []problem.Field {
	var out []problem.Field
	refuse := func(wrong bool, name, words string) {
		if wrong {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	name := "pledge." + p.Field
	label := ""
	for _, f := range CommitmentFields {
		if f.Field == p.Field {
			label = f.Label
		}
	}
	refuse(label == "", name, "Bidang ini tidak dikenal. Muat ulang halaman.")
	refuse(p.Answer != law.Yes && p.Answer != law.No && p.Answer != "", name, "Pilih salah satu jawaban yang tersedia.")
	refuse(p.Answer == law.Yes && len(p.Items) == 0, name+".1.what", label+": tulis sekurang-kurangnya satu kesanggupan yang nyata.")
	refuse(p.Answer != law.Yes && len(p.Items) > 0, name, label+": kesanggupan ditulis; pilih “Ya”, atau kosongkan kesanggupannya.")
	refuse(len(p.Items) > MostPromises, name+".1.what", fmt.Sprintf("%s: paling banyak %d kesanggupan dapat dicatat.", label, MostPromises))
	for i, x := range p.Items {
		at := fmt.Sprintf("%s.%d.", name, i+1)
		refuse(x.What == "", at+"what", fmt.Sprintf("%s, kesanggupan ke-%d: tulis apa yang akan dilakukan.", label, i+1))
		refuse(x.Who == "", at+"who", fmt.Sprintf("%s, kesanggupan ke-%d: tulis siapa yang melakukannya.", label, i+1))
		for _, f := range []struct{ key, text string }{{"what", x.What}, {"who", x.Who}, {"when", x.When}} {
			refuse(len([]rune(f.text)) > longestLine, at+f.key, fmt.Sprintf("Isian terlalu panjang; paling banyak %d huruf.", longestLine))
		}
	}
	return out
}

// Commit records what the parents committed themselves to. It returns Invalid
// for a faulty commitment, and Conflict when the petition changed, before a
// hearing was opened and after the decision.
func (s *Service) Commit(ctx context.Context, by identity.Actor, at petition.Revision, in []Pledge, paper string) (*Commitment, error) {
	var out *Commitment
	err := s.change(ctx, by, access.NoteCommitment, at, func(ctx context.Context, c Case) (*audit.Entry, error) {
		if err := c.sat(); err != nil {
			return nil, err
		}
		if faults := CheckPledges(in, paper); len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Komitmen belum tersimpan.", Fields: faults}
		}
		var before Commitment
		if x := Last(c.Marriage.Commitments); x != nil {
			before = *x
		}
		out = &Commitment{Note: petition.NewNote(c.Petition, len(c.Marriage.Commitments), by, s.Now()), Pledges: in, Paper: paper}
		if err := s.Store.SavePledges(ctx, out); err != nil {
			return nil, err
		}
		e := audit.Of(out.MadeAt, by, string(access.NoteCommitment)).From(before.pledged(), out.pledged())
		return e.On("commitment", string(out.ID), c.CourtID, string(c.ID)), nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// pledged gives the commitment without its head, by field.
func (x Commitment) pledged() any {
	out := map[string]Pledge{}
	for _, p := range x.Pledges {
		out[p.Field] = p
	}
	return struct {
		Pledges map[string]Pledge
		Paper   string
	}{out, x.Paper}
}
