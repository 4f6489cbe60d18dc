package calendar_test

import (
	"testing"

	"timbang/internal/calendar"
)

func TestATimeOfDayHasOneForm(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"9.00": "09.00", "09:00": "09.00", "23.59": "23.59", "0.05": "00.05", "24.00": "", "9": "", "9.60": "", " 9.00": "", "pagi": "", "": "",
	} {
		if got := calendar.ReadClock(in); got != want {
			t.Errorf("ReadClock(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzReadClock(f *testing.F) {
	for _, s := range []string{"9.00", "23:59", "24.00", "", "0.0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := calendar.ReadClock(s)
		if got != "" && (len(got) != 5 || calendar.ReadClock(got) != got) {
			t.Errorf("ReadClock(%q) = %q, which is not read again", s, got)
		}
	})
}
