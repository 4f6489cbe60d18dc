package hearing

import (
	"strings"
	"testing"

	"timbang/internal/calendar"
)

func TestTheDayRaisesDoubts(t *testing.T) {
	t.Parallel()
	born := calendar.MustDate("2007-12-01")
	for name, c := range map[string]struct {
		on, at string
		want   []string
	}{
		"a working day":          {"2026-11-30", "09.00", nil},
		"a Sunday":               {"2026-11-29", "09.00", []string{"hari Minggu"}},
		"joint leave":            {"2026-12-24", "09.00", []string{"Cuti bersama Natal", "genap 19 tahun"}},
		"the 19th birthday":      {"2026-12-01", "09.00", []string{"genap 19 tahun pada 1 Desember 2026"}},
		"half past one at night": {"2026-11-30", "01.30", []string{"di luar jam kerja"}},
		"five in the afternoon":  {"2026-11-30", "17.00", []string{"di luar jam kerja"}},
		"a year not loaded":      {"2028-01-03", "09.00", []string{"tahun 2028 belum dimuat", "genap 19 tahun"}},
	} {
		got := dayDoubts(Slot{On: calendar.MustDate(c.on), At: c.at}, born)
		if len(got) != len(c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
			continue
		}
		for i := range c.want {
			if !strings.Contains(got[i], c.want[i]) {
				t.Errorf("%s: got %q, want %q", name, got, c.want)
			}
		}
	}
	if got := dayDoubts(Slot{On: calendar.MustDate("2026-12-01"), At: "09.00"}, calendar.Date{}); len(got) > 0 {
		t.Errorf("an unknown birth date raises %q", got)
	}
}

func TestTimesOfDayAreMinutesApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want int
	}{{"09.00", "09.30", 30}, {"09.30", "09.00", 30}, {"09.00", "09.00", 0}, {"08.59", "10.00", 61}} {
		if got := apart(c.a, c.b); got != c.want {
			t.Errorf("apart(%s, %s) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
