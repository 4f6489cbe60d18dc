package brief

import (
	"testing"

	"timbang/internal/instrument"
)

func TestAgenciesDisagreeWhenTheirOpenFindingsDiffer(t *testing.T) {
	t.Parallel()
	of := func(pp ...instrument.Polarity) (r Row) {
		for _, p := range pp {
			r.Cells = append(r.Cells, Cell{Polarity: p})
		}
		return r
	}
	sealed := of(instrument.Concern, instrument.NoConcern)
	sealed.Cells[1].Sealed = true
	for name, c := range map[string]struct {
		row  Row
		want bool
	}{
		"nobody":               {of(), false},
		"one alone":            {of(instrument.Concern), false},
		"the same":             {of(instrument.Concern, instrument.Concern), false},
		"opposite":             {of(instrument.Concern, instrument.NoConcern), true},
		"mixed and one side":   {of(instrument.Mixed, instrument.NoConcern), true},
		"one did not assess":   {of(instrument.Concern, instrument.NotAssessed), false},
		"one is open":          {of(instrument.Concern, ""), false},
		"the other is sealed":  {sealed, false},
		"third after a silent": {of(instrument.Mixed, "", instrument.Concern), true},
	} {
		if got := c.row.Disagrees(); got != c.want {
			t.Errorf("%s: Disagrees() = %v, want %v", name, got, c.want)
		}
	}
}
