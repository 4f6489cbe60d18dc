// Package calendar holds dates without a time of day, ages on a named date,
// and the one time zone of the courts of Lombok.
//
// One rule covers every sum with months and years: where the target month has
// no such day, the step is completed on the first day of the month after it.
// A person born on 29 February is therefore a year older on 1 March of a
// common year, and 31 January plus one month is 1 March. Clamping to the last
// day of the month would make people older a day too early.
package calendar

import (
	"cmp"
	"fmt"
	"time"
)

// WITA is the zone of Nusa Tenggara Barat: eight hours ahead of UTC the whole
// year. It is fixed, so no zone files are needed on the machine.
var WITA = time.FixedZone("WITA", 8*60*60)

// Date is a day of the Gregorian calendar. The zero value means that no date
// is known; sums with it give the zero value again.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

var monthNames = [...]string{
	"", "Januari", "Februari", "Maret", "April", "Mei", "Juni",
	"Juli", "Agustus", "September", "Oktober", "November", "Desember",
}

var weekdayNames = [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// Of returns the date that the calendars in Lombok show at t. The zero time
// gives the zero date.
func Of(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return fromTime(t.In(WITA))
}

// fromTime takes the date of t in t's own zone.
func fromTime(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// utc returns midnight UTC of d, the form in which days are counted.
func (d Date) utc() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// Clock returns the time of day in Lombok as notices print it, "09.30 WITA".
func Clock(t time.Time) string {
	return t.In(WITA).Format("15.04") + " WITA"
}

// String returns the ISO form "2026-11-23", or nothing for the zero date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Indonesian returns the form of letters and court papers,
// "23 November 2026", or nothing for the zero date.
func (d Date) Indonesian() string {
	if d.IsZero() {
		return ""
	}
	t := d.utc()
	return fmt.Sprintf("%d %s %d", t.Day(), monthNames[t.Month()], t.Year())
}

// Short returns the form of fields and lists, "23-11-2026", or nothing for the
// zero date.
func (d Date) Short() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d-%02d-%04d", d.Day, int(d.Month), d.Year)
}

// Weekday returns the Indonesian name of the day, "Senin", or nothing for the
// zero date.
func (d Date) Weekday() string {
	if d.IsZero() {
		return ""
	}
	return weekdayNames[d.utc().Weekday()]
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Compare returns -1, 0 or +1 as d is before, on or after e, for sorting. The
// zero date comes before every other.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d is an earlier day than e. The zero date is before
// every other, so callers that may hold one ask IsZero first.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays returns the date n days after d, or before it when n is negative.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return fromTime(d.utc().AddDate(0, 0, n))
}

// AddMonths returns the day on which n months from d are completed: the same
// day of that month, or the first of the next month where that day is missing.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	if d.Day > daysIn(first.Year(), first.Month()) {
		return fromTime(first.AddDate(0, 1, 0))
	}
	return Date{first.Year(), first.Month(), d.Day}
}

// AddYears returns the day on which n years from d are completed; 29 February
// becomes 1 March in a common year.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// DaysUntil returns the number of days from d to e, negative when e is
// earlier. It is 0 when either date is the zero date.
func (d Date) DaysUntil(e Date) int {
	if d.IsZero() || e.IsZero() {
		return 0
	}
	return int((e.utc().Unix() - d.utc().Unix()) / (24 * 60 * 60))
}

// daysIn returns the number of days of a month.
func daysIn(year int, m time.Month) int {
	return time.Date(year, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
