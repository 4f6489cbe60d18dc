package calendar_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"timbang/internal/calendar"
)

func TestWorkingDaysSkipWeekendsHolidaysAndJointLeave(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-23", 0, "2026-11-23"},
		{"2026-11-23", 1, "2026-11-24"},
		{"2026-11-27", 1, "2026-11-30"},  // over a weekend
		{"2026-12-23", 1, "2026-12-28"},  // over joint leave, Christmas and a weekend
		{"2026-12-31", 1, "2027-01-04"},  // over New Year
		{"2026-03-17", 1, "2026-03-25"},  // over Nyepi and Idulfitri
		{"2028-02-28", 1, "2028-02-29"},  // a leap day in a year without a list
		{"2026-12-28", -1, "2026-12-23"}, // backwards
	} {
		got := calendar.AddWorkingDays(calendar.MustDate(c.from), c.n)
		if got != calendar.MustDate(c.want) {
			t.Errorf("AddWorkingDays(%s, %d) = %s, want %s", c.from, c.n, got, c.want)
		}
		if n := calendar.WorkingDaysUntil(calendar.MustDate(c.from), got); n != c.n {
			t.Errorf("WorkingDaysUntil(%s, %s) = %d, want %d", c.from, got, n, c.n)
		}
	}
}

func TestATermThatEndsOnADayOffRunsToTheNextWorkingDay(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{"2026-12-24": "2026-12-28", "2026-11-28": "2026-11-30", "2026-11-30": "2026-11-30"} {
		if got := calendar.NextWorkingDay(calendar.MustDate(from)); got != calendar.MustDate(want) {
			t.Errorf("NextWorkingDay(%s) = %s, want %s", from, got, want)
		}
	}
}

func TestAnUnknownDateStaysUnknownInWorkingDays(t *testing.T) {
	t.Parallel()
	var none calendar.Date
	known := calendar.MustDate("2026-11-23")
	if calendar.WorkingDay(none) || !calendar.NextWorkingDay(none).IsZero() || !calendar.AddWorkingDays(none, 3).IsZero() {
		t.Error("an unknown date became known")
	}
	if a, b := calendar.WorkingDaysUntil(none, known), calendar.WorkingDaysUntil(known, none); a != 0 || b != 0 {
		t.Errorf("got %d and %d working days, want 0", a, b)
	}
}

func TestWorkingDaysAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		d := calendar.MustDate("2025-06-01").AddDays(rapid.IntRange(0, 1200).Draw(r, "day"))
		n := rapid.IntRange(-80, 80).Draw(r, "working days")
		e := calendar.AddWorkingDays(d, n)
		if got := calendar.WorkingDaysUntil(d, e); got != n {
			r.Errorf("from %s to %s: got %d working days, want %d", d, e, got, n)
		}
		if n != 0 && !calendar.WorkingDay(e) {
			r.Errorf("%s is no working day", e)
		}
	})
}

func TestTheListOfHolidaysAgreesWithTheReference(t *testing.T) {
	t.Parallel()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "reference", "hari_libur.csv"))
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the reference to compare with is missing: %v", err)
		}
		t.Skipf("nothing to compare with: %v", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		d := calendar.MustDate(row[0])
		if calendar.HolidaysKnown(d.Year) && calendar.Holiday(d) == "" {
			t.Errorf("%s (%s) is not in the list", d, row[2])
		}
	}
}
