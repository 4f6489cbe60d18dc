package web

import (
	"testing"
	"time"
)

func TestRupiahHasDotsBetweenThousands(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{
		0: "Rp0", 999: "Rp999", 1000: "Rp1.000", 370_000: "Rp370.000", 1_250_000: "Rp1.250.000", -45_500: "-Rp45.500",
	} {
		if got := rupiah(n); got != want {
			t.Errorf("rupiah(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestAMomentIsWrittenAsTheClockInLombokShowsIt(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 17, 30, 0, 0, time.UTC)
	if got, want := moment(at), "23 November 2026 01.30 WITA"; got != want {
		t.Errorf("moment(%v) = %q, want %q", at, got, want)
	}
	if got := moment(time.Time{}); got != "" {
		t.Errorf("moment of no time = %q, want nothing", got)
	}
}

func TestAnAnchorIsAnIdThatALinkCanName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"born": "f-born", "people.0.nik": "f-people-0-nik", "a[b] ü": "f-a-b---"} {
		if got := anchor(name); got != want {
			t.Errorf("anchor(%q) = %q, want %q", name, got, want)
		}
	}
}
