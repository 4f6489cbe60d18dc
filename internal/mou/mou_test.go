package mou_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
)

func agreement() mou.Agreement {
	return mou.Agreement{
		Number: "1", Title: "Asesmen", From: calendar.MustDate("2026-01-01"), To: calendar.MustDate("2026-12-31"),
		Agencies: []identity.AgencyID{"lpa-ntb"}, Instruments: []string{"peksos-laporan-sosial"},
		Coverage: map[identity.AgencyID][]string{"lpa-ntb": {"peksos-laporan-sosial"}, "kpi": {}},
	}
}

func TestAnAgreementHoldsFromItsFirstToItsLastDay(t *testing.T) {
	t.Parallel()
	a := agreement()
	for day, want := range map[string]mou.State{
		"2025-12-31": mou.Upcoming, "2026-01-01": mou.Current, "2026-06-15": mou.Current, "2026-12-31": mou.Current, "2027-01-01": mou.Ended,
	} {
		on := calendar.MustDate(day)
		if got := a.State(on); got != want {
			t.Errorf("%s: State = %s, want %s", day, got, want)
		}
		if got := a.Valid(on); got != (want == mou.Current) {
			t.Errorf("%s: Valid = %v while %s", day, got, want)
		}
	}
}

func TestAnAgreementCoversOnlyWhatItNames(t *testing.T) {
	t.Parallel()
	a, on := agreement(), calendar.MustDate("2026-06-15")
	for _, c := range []struct {
		agency     identity.AgencyID
		instrument string
		on         calendar.Date
		want       bool
	}{
		{"lpa-ntb", "peksos-laporan-sosial", on, true},
		{"kpi", "peksos-laporan-sosial", on, false},
		{"lpa-ntb", "lain", on, false},
		{"lpa-ntb", "peksos-laporan-sosial", calendar.MustDate("2027-01-01"), false},
	} {
		if got := a.Covers(c.agency, c.instrument, c.on); got != c.want {
			t.Errorf("Covers(%s, %s, %s) = %v, want %v", c.agency, c.instrument, c.on, got, c.want)
		}
	}
}

func TestAnAgreementSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	backwards := agreement()
	backwards.To = backwards.From.AddDays(-1)
	oneDay := agreement()
	oneDay.To = oneDay.From
	for name, c := range map[string]struct {
		in   mou.Agreement
		want []string
	}{
		"whole":     {agreement(), nil},
		"nothing":   {mou.Agreement{}, []string{"number", "title", "from", "to", "agencies", "instruments"}},
		"backwards": {backwards, []string{"to"}},
		"one day":   {oneDay, nil},
	} {
		var got []string
		for _, f := range c.in.Check() {
			got = append(got, f.Name)
		}
		if diff := cmp.Diff(got, c.want); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestEveryRoleHasAWord(t *testing.T) {
	t.Parallel()
	for _, r := range []mou.Role{mou.Assesses, mou.Accompanies, mou.Coordinates} {
		if r.Label() == "" {
			t.Errorf("%s has no word", r)
		}
	}
}
