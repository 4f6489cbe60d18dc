package calendar_test

import (
	"testing"

	"timbang/internal/calendar"
)

func TestHolidaysAreKnownByNameAndYear(t *testing.T) {
	t.Parallel()
	for day, want := range map[string]string{
		"2026-08-17": "Proklamasi Kemerdekaan RI",
		"2026-12-24": "Cuti bersama Natal",
		"2027-03-10": "Idulfitri 1448 H",
		"2026-11-30": "",
		"2028-08-17": "",
	} {
		if got := calendar.Holiday(calendar.MustDate(day)); got != want {
			t.Errorf("Holiday(%s) = %q, want %q", day, got, want)
		}
	}
	for year, want := range map[int]bool{2023: false, 2024: true, 2025: true, 2026: true, 2027: true, 2028: false} {
		if got := calendar.HolidaysKnown(year); got != want {
			t.Errorf("HolidaysKnown(%d) = %v, want %v", year, got, want)
		}
	}
}

func TestOnlySaturdayAndSundayAreAWeekend(t *testing.T) {
	t.Parallel()
	monday := calendar.MustDate("2026-11-23")
	for i, want := range []bool{false, false, false, false, false, true, true} {
		if got := monday.AddDays(i).Weekend(); got != want {
			t.Errorf("%s: Weekend() = %v, want %v", monday.AddDays(i), got, want)
		}
	}
}
