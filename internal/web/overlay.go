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
