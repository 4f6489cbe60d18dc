package web

import (
	"net/url"

	"timbang/internal/problem"
)

// overlay puts what was typed, and what is wrong with it, over the fields of a
// form that was built from the stored record: a refused form loses nothing.
func overlay(sets []Fieldset, typed url.Values, what *problem.Problem) []Fieldset {
	for i := range sets {
		for j := range sets[i].Fields {
			f := &sets[i].Fields[j]
			f.Error = what.At(f.Name)
			if typed == nil || f.Kind == "static" || f.Kind == "file" || f.Kind == "password" {
				continue
			}
			f.Value, f.Values = typed.Get(f.Name), typed[f.Name]
		}
	}
	return sets
}

// inOrder sorts the faults of a problem by the order of the form, so that the
// summary reads from top to bottom.
func inOrder(sets []Fieldset, what *problem.Problem) {
	var sorted []problem.Field
	seen := map[string]bool{}
	for _, s := range sets {
		for _, f := range s.Fields {
			if w := what.At(f.Name); w != "" {
				sorted = append(sorted, problem.Field{Name: f.Name, Words: w})
				seen[f.Name] = true
			}
		}
	}
	for _, f := range what.Fields {
		if !seen[f.Name] {
			sorted = append(sorted, f)
		}
	}
	what.Fields = sorted
}

// typed gives the form as it came, without what belongs to the frame.
func typed(in *input) url.Values {
	if _, err := in.c.FormParams(); err != nil {
		return url.Values{}
	}
	return in.c.Request().Form
}

// refusal is a form that came back: what was typed and why it was refused.
type refusal struct {
	typed   url.Values
	what    *problem.Problem
	version int  // that the form was made from
	stale   bool // somebody else saved since
}

// refused describes a form that came back.
func refused(in *input, err error) *refusal {
	r := &refusal{typed: typed(in), what: problem.Of(err), version: in.version()}
	if r.what.Kind == problem.Conflict && r.what.Words == problem.Stale().Words {
		r.stale = true
		stale(r.what)
	}
	return r
}

// at returns the version for the form to carry: what was typed against an old
// state is only saved over a newer one after the clerk was told of it.
func (r *refusal) at(current int) int {
	if r == nil || r.stale {
		return current
	}
	return r.version
}

// over puts the refusal on a form made from the stored record. Where somebody
// else saved since, each field that differs says what is stored now.
func (r *refusal) over(sets []Fieldset) []Fieldset {
	if r == nil {
		return sets
	}
	inOrder(sets, r.what)
	stored := map[string]string{}
	eachField(sets, func(f *Field) { stored[f.Name] = f.Shown() })
	sets = overlay(sets, r.typed, r.what)
	if r.stale {
		eachField(sets, func(f *Field) {
			if now := stored[f.Name]; f.Kind != "hidden" && f.Echoes() && now != f.Shown() {
				f.Warning = "yang tersimpan sekarang: " + stopped(orNothing(now))
			}
		})
	}
	return sets
}

func eachField(sets []Fieldset, do func(*Field)) {
	for i := range sets {
		for j := range sets[i].Fields {
			do(&sets[i].Fields[j])
		}
	}
}

func orNothing(s string) string {
	if s == "" {
		return "kosong"
	}
	return s
}

// unanswered lists the fields that a form marks as asked for and that are
// empty, so that a label never promises what nobody checks.
func unanswered(sets []Fieldset, in *input) []problem.Field {
	var out []problem.Field
	eachField(sets, func(f *Field) {
		if !f.Required || f.Kind == "hidden" || f.Kind == "file" || in.yes(f.Name) {
			return
		}
		words := " belum diisi."
		if len(f.Options) > 0 {
			words = " belum dipilih."
		}
		out = append(out, problem.Field{Name: f.Name, Words: f.Label + words})
	})
	return out
}
