package petition

import (
	"context"
	"fmt"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/problem"
)

// ImpedimentState says whether an impediment exists.
type ImpedimentState string

// The states.
const (
	NoImpediment      ImpedimentState = law.Absent
	ImpedimentExists  ImpedimentState = law.Exists
	ImpedimentUnknown ImpedimentState = "tidak_diketahui"
)

// Label gives the Indonesian words of the state, or nothing.
func (x ImpedimentState) Label() string {
	return map[ImpedimentState]string{NoImpediment: "Tidak ada", ImpedimentExists: "Ada", ImpedimentUnknown: "Tidak diketahui"}[x]
}

// Obstacle is what is known of one kind of impediment.
type Obstacle struct {
	Kind  string // of law.ImpedimentKinds
	State ImpedimentState
	Basis string
}

// Impediment is one statement about one kind of impediment.
type Impediment struct {
	Note
	Kind  string
	State ImpedimentState
	Basis string `gorm:"serializer:sealed;seal:impediment"`
}

// said is what the statement says, without its head.
func (x Impediment) said() Obstacle { return Obstacle{x.Kind, x.State, x.Basis} }

// standing returns for each kind the statement that counts, the latest; kinds
// of which nothing was stated are missing.
func standing(all []Impediment) map[string]Impediment {
	out := map[string]Impediment{}
	for _, x := range all {
		if x.Ordinal > out[x.Kind].Ordinal {
			out[x.Kind] = x
		}
	}
	return out
}

// Known is the state of one impediment with all that was said of it.
type Known struct {
	Kind, Pasal, Words string
	Shown              law.Impediment // what the petition itself shows; empty for nothing
	Said               []Impediment   // the earliest first
}

// Now returns what counts: the latest statement, or what the petition shows.
func (k Known) Now() Obstacle {
	if n := len(k.Said); n > 0 {
		return k.Said[n-1].said()
	}
	return Obstacle{k.Kind, ImpedimentState(k.Shown.State), k.Shown.Basis}
}

// Impeded lists every kind of impediment with what is known of it, in the order
// of the law.
func (p *Petition) Impeded(all []Impediment) []Known {
	shown := p.impediments()
	var out []Known
	for _, k := range law.ImpedimentKinds {
		known := Known{Kind: k.Kind, Pasal: k.Source + " Pasal " + k.Pasal, Words: k.Words, Shown: shown[k.Kind]}
		for _, x := range all {
			if x.Kind == k.Kind {
				known.Said = append(known.Said, x)
			}
		}
		out = append(out, known)
	}
	return out
}

// Impede puts what was stated of impediments over what the petition shows.
func Impede(f *law.Facts, all []Impediment) {
	for kind, x := range standing(all) {
		f.Impediments[kind] = law.Impediment{State: string(x.State), Basis: x.Basis}
	}
}

// faults lists what cannot be kept. The names are those of the form.
func (o Obstacle) faults(words string) []problem.Field {
	var out []problem.Field
	if o.State.Label() == "" {
		out = append(out, problem.Field{Name: o.Kind, Words: "Pilih salah satu jawaban yang tersedia."})
	}
	if o.State != ImpedimentUnknown && o.Basis == "" {
		out = append(out, problem.Field{Name: o.Kind + ".basis", Words: fmt.Sprintf("Tulis dari mana diketahui: %s.", words)})
	}
	return append(out, atMost(o.Kind+".basis", o.Basis, longestLine)...)
}

// NoteImpediments states what is known of impediments; what is the same as
// before is not stated again. It returns Invalid for a faulty statement and when
// nothing differs, and Conflict when the petition changed or is decided.
func (s *Service) NoteImpediments(ctx context.Context, by identity.Actor, at Revision, in []Obstacle) (*Petition, error) {
	return s.annotate(ctx, by, access.NoteImpediment, at, func(ctx context.Context, p *Petition) (*audit.Entry, error) {
		all, err := s.Store.Impediments(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		fresh, faults := differing(p.Impeded(all), in)
		if len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Keterangan belum tersimpan.", Fields: faults}
		}
		before, after := map[string]Obstacle{}, map[string]Obstacle{}
		was := standing(all)
		for _, o := range fresh {
			x := &Impediment{Note: NewNote(p, was[o.Kind].Ordinal, by, s.Now()), Kind: o.Kind, State: o.State, Basis: o.Basis}
			if err := s.Store.SaveImpediment(ctx, x); err != nil {
				return nil, err
			}
			before[o.Kind], after[o.Kind] = was[o.Kind].said(), o
		}
		e := audit.Of(s.Now(), by, string(access.NoteImpediment)).From(before, after)
		return e.On("impediment", string(p.ID), p.CourtID, string(p.ID)), nil
	})
}

// differing keeps what says something else than what was stated, and lists what
// is wrong with it.
func differing(known []Known, in []Obstacle) (fresh []Obstacle, faults []problem.Field) {
	byKind := map[string]Known{}
	for _, k := range known {
		byKind[k.Kind] = k
	}
	for _, o := range in {
		k, ok := byKind[o.Kind]
		switch n := len(k.Said); {
		case !ok:
			return nil, []problem.Field{{Name: known[0].Kind, Words: "Halangan ini tidak dikenal. Muat ulang halaman."}}
		case n > 0 && k.Said[n-1].said() == o, n == 0 && o == Obstacle{Kind: o.Kind}:
		default:
			fresh, faults = append(fresh, o), append(faults, o.faults(k.Words)...)
		}
	}
	if len(fresh) == 0 && len(faults) == 0 {
		faults = []problem.Field{{Name: known[0].Kind, Words: "Belum ada yang berubah. Pilih keadaan sekurang-kurangnya satu halangan."}}
	}
	return fresh, faults
}
