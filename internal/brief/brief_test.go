package brief

import (
	"testing"

	"timbang/internal/assessment"
)

func TestAgenciesDisagreeWhenTheirOpenFindingsDiffer(t *testing.T) {
	t.Parallel()
	of := func(pp ...assessment.Polarity) (r Row) {
		for _, p := range pp {
			r.Cells = append(r.Cells, Cell{Polarity: p})
		}
		return r
	}
	sealed := of(assessment.Concern, assessment.NoConcern)
	sealed.Cells[1].Sealed = true
	for name, c := range map[string]struct {
		row  Row
		want bool
	}{
		"nobody":               {of(), false},
		"one alone":            {of(assessment.Concern), false},
		"the same":             {of(assessment.Concern, assessment.Concern), false},
		"opposite":             {of(assessment.Concern, assessment.NoConcern), true},
		"mixed and one side":   {of(assessment.Mixed, assessment.NoConcern), true},
		"one did not assess":   {of(assessment.Concern, assessment.NotAssessed), false},
		"one is open":          {of(assessment.Concern, ""), false},
		"the other is sealed":  {sealed, false},
		"third after a silent": {of(assessment.Mixed, "", assessment.Concern), true},
	} {
		if got := c.row.Disagrees(); got != c.want {
			t.Errorf("%s: Disagrees() = %v, want %v", name, got, c.want)
		}
	}
}
