package report_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/report"
)

var november = report.Month{Year: 2026, Month: time.November}

func date(s string) (d calendar.Date) {
	if s != "" {
		d = calendar.MustDate(s)
	}
	return d
}

func TestEachCaseIsCountedWhereItBelongs(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		registered, decided string
		kind                petition.OutcomeKind
		want                []report.Column
	}{
		"before, pending":           {"2026-10-30", "", "", []report.Column{report.Carried, report.Sum, report.Remaining}},
		"before, granted":           {"2026-10-31", "2026-11-01", petition.Granted, []report.Column{report.Carried, report.Sum, report.Granted, report.Ended}},
		"before, ended before":      {"2026-10-01", "2026-10-31", petition.Refused, nil},
		"in it, pending":            {"2026-11-01", "", "", []report.Column{report.Received, report.Sum, report.Remaining}},
		"in it, withdrawn":          {"2026-11-30", "2026-11-30", petition.Withdrawn, []report.Column{report.Received, report.Sum, report.Withdrawn, report.Ended}},
		"in it, ended after":        {"2026-11-05", "2026-12-01", petition.Granted, []report.Column{report.Received, report.Sum, report.Remaining}},
		"in it, inadmissible":       {"2026-11-05", "2026-11-20", petition.Inadmissible, []report.Column{report.Received, report.Sum, report.Inadmissible, report.Ended}},
		"before, lapsed":            {"2026-09-05", "2026-11-20", petition.Lapsed, []report.Column{report.Carried, report.Sum, report.Lapsed, report.Ended}},
		"before, struck out":        {"2026-09-05", "2026-11-20", petition.StruckOut, []report.Column{report.Carried, report.Sum, report.StruckOut, report.Ended}},
		"after":                     {"2026-12-01", "", "", nil},
		"decided before registered": {"2026-11-20", "2026-11-05", petition.Granted, nil},
	} {
		m := report.Compute(identity.Court{}, november, []report.Case{{RegisteredOn: date(c.registered), DecidedOn: date(c.decided), Kind: c.kind}}, time.Time{})
		in := map[report.Column]bool{}
		for _, col := range c.want {
			in[col] = true
		}
		for _, col := range report.Columns {
			if got := m.Count(col.Column) == 1; got != in[col.Column] {
				t.Errorf("%s: in %s = %v, want %v", name, col.Column, got, in[col.Column])
			}
		}
		if unfit := name == "decided before registered"; unfit == m.Balanced() || unfit != (len(m.Faults) == 1) {
			t.Errorf("%s: balanced %v with %d faults", name, m.Balanced(), len(m.Faults))
		}
	}
}

// drawn is any register in which dates are possible.
func drawn(r *rapid.T) []report.Case {
	kinds := []petition.OutcomeKind{petition.Granted, petition.Refused, petition.Inadmissible, petition.Lapsed, petition.Withdrawn, petition.StruckOut}
	return rapid.SliceOfN(rapid.Custom(func(r *rapid.T) report.Case {
		c := report.Case{RegisteredOn: date("2026-08-01").AddDays(rapid.IntRange(0, 200).Draw(r, "registered"))}
		if rapid.Bool().Draw(r, "decided") {
			c.DecidedOn, c.Kind = c.RegisteredOn.AddDays(rapid.IntRange(0, 120).Draw(r, "after")), rapid.SampledFrom(kinds).Draw(r, "kind")
		}
		return c
	}), 0, 60).Draw(r, "cases")
}

// TestTheFormAddsUpAndHandsOverToTheNextMonth is the identity of LIPA 8, for any
// register, and what one month leaves is what the next one carries over.
func TestTheFormAddsUpAndHandsOverToTheNextMonth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		cases := drawn(r)
		left, received, ended := 0, 0, 0
		for m := (report.Month{Year: 2026, Month: time.July}); m.First().Before(date("2027-08-01")); m = report.MonthOf(m.Last().AddDays(1)) {
			x := report.Compute(identity.Court{}, m, cases, time.Time{})
			sum := 0
			for _, c := range []report.Column{report.Withdrawn, report.Granted, report.Refused, report.Inadmissible, report.Lapsed, report.StruckOut, report.Settled, report.Dismissed} {
				sum += x.Count(c)
			}
			if !x.Balanced() || sum != x.Count(report.Ended) || x.Count(report.Carried) != left {
				r.Fatalf("%s: %d carried of %d, %d outcomes of %d, balanced %v", m, x.Count(report.Carried), left, sum, x.Count(report.Ended), x.Balanced())
			}
			left, received, ended = x.Count(report.Remaining), received+x.Count(report.Received), ended+sum
		}
		if received != len(cases) || ended+left != len(cases) {
			r.Fatalf("%d received, %d ended and %d left of %d cases", received, ended, left, len(cases))
		}
	})
}

func TestMonthsAreRead(t *testing.T) {
	t.Parallel()
	m, err := report.ParseMonth("2026-02")
	if err != nil || m.String() != "2026-02" || m.Indonesian() != "Februari 2026" || m.Last() != date("2026-02-28") || m.Before().String() != "2026-01" {
		t.Errorf("ParseMonth = %v, %v", m, err)
	}
	for _, bad := range []string{"", "2026", "2026-13", "2026-1", "1999-12", "2026-02-01", "lain"} {
		if _, err := report.ParseMonth(bad); !problem.Is(err, problem.NotFound) {
			t.Errorf("ParseMonth(%q) = %v, want not found", bad, err)
		}
	}
}
