package hearing_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
)

var today = calendar.MustDate("2026-11-25")

func TestASlotSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		slot hearing.Slot
		want []string
	}{
		"nothing":               {hearing.Slot{}, []string{"on", "at", "room"}},
		"today is not too late": {hearing.Slot{On: today, At: "9.00", Room: "1"}, nil},
		"yesterday":             {hearing.Slot{On: today.AddDays(-1), At: "09:00", Room: "1"}, []string{"on"}},
		"a slip in the year":    {hearing.Slot{On: today.AddYears(2), At: "23.59", Room: "1"}, []string{"on"}},
		"no such hour":          {hearing.Slot{On: today, At: "24.00", Room: "1"}, []string{"at"}},
		"no such minute":        {hearing.Slot{On: today, At: "9.60", Room: "1"}, []string{"at"}},
		"no room":               {hearing.Slot{On: today, At: "9.00"}, []string{"room"}},
	} {
		var got []string
		for _, f := range c.slot.Check(today) {
			got = append(got, f.Name)
		}
		if diff := cmp.Diff(got, c.want); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestAConfirmationCountsForOneSlot(t *testing.T) {
	t.Parallel()
	a := hearing.Slot{On: today, At: "9:00", Room: "Ruang 1"}
	b := a
	if b.At = "09.00"; a.Key() != b.Key() {
		t.Errorf("%q and %q are the same slot", a.Key(), b.Key())
	}
	for _, other := range []hearing.Slot{
		{On: today.AddDays(1), At: "9.00", Room: "Ruang 1"}, {On: today, At: "9.30", Room: "Ruang 1"}, {On: today, At: "9.00", Room: "Ruang 2"},
	} {
		if other.Key() == a.Key() {
			t.Errorf("%q is another slot", other.Key())
		}
	}
}

func TestALaterHearingReplacesOneThatWasNeverOpened(t *testing.T) {
	t.Parallel()
	first := hearing.Hearing{ID: "1", Ordinal: 1, Status: hearing.Scheduled}
	second := hearing.Hearing{ID: "2", Ordinal: 2, Status: hearing.Scheduled}
	opened := hearing.Hearing{ID: "2", Ordinal: 2, Status: hearing.Open}
	for name, c := range map[string]struct {
		all        []hearing.Hearing
		next, last hearing.ID
		words      []string
	}{
		"none":                  {nil, "", "", nil},
		"one":                   {[]hearing.Hearing{first}, "1", "1", []string{"Terjadwal"}},
		"replaced":              {[]hearing.Hearing{first, second}, "2", "2", []string{"Diganti", "Terjadwal"}},
		"replaced, then opened": {[]hearing.Hearing{first, opened}, "", "2", []string{"Diganti", "Dibuka"}},
	} {
		if got := idOf(hearing.Next(c.all)); got != c.next {
			t.Errorf("%s: next is %q, want %q", name, got, c.next)
		}
		if got := idOf(hearing.Last(c.all)); got != c.last {
			t.Errorf("%s: last is %q, want %q", name, got, c.last)
		}
		var words []string
		for i := range c.all {
			words = append(words, hearing.Word(c.all, i))
		}
		if diff := cmp.Diff(words, c.words); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestAHearingReadsLikeASummons(t *testing.T) {
	t.Parallel()
	h := hearing.Hearing{On: calendar.MustDate("2026-11-30"), At: "09.00", Room: "Ruang Sidang 1"}
	if got, want := h.Line(), "Senin, 30 November 2026 pukul 09.00 WITA, Ruang Sidang 1"; got != want {
		t.Errorf("Line() = %q, want %q", got, want)
	}
}

func idOf(h *hearing.Hearing) hearing.ID {
	if h == nil {
		return ""
	}
	return h.ID
}
