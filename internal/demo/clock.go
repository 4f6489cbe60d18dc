package demo

import (
	"time"

	"timbang/internal/calendar"
	"timbang/internal/identity"
)

// clock is the time of the demonstration. Every event is told relative to the
// day on which it is loaded, so that ages and hearings are always fresh.
type clock struct {
	today calendar.Date
	at    time.Time
}

func newClock(now time.Time) *clock { return &clock{today: calendar.Of(now), at: now} }

// now is the clock of the rooms while the demonstration walks through them.
func (c *clock) now() time.Time { return c.at }

// set puts the hands on a minute of a day in Lombok.
func (c *clock) set(on calendar.Date, minute int) {
	c.at = time.Date(on.Year, on.Month, on.Day, 0, minute, 0, 0, calendar.WITA).UTC()
}

// day counts working days. Day 0 is today, or the next working day when today
// is none; day -1 is the last working day before today.
func (c *clock) day(n int) calendar.Date {
	d := c.today
	if n < 0 {
		for ; n < 0; n++ {
			for d = d.AddDays(-1); !working(d); d = d.AddDays(-1) {
			}
		}
		return d
	}
	for ; !working(d); d = d.AddDays(1) {
	}
	for ; n > 0; n-- {
		for d = d.AddDays(1); !working(d); d = d.AddDays(1) {
		}
	}
	return d
}

func working(d calendar.Date) bool { return !d.Weekend() && calendar.Holiday(d) == "" }

// age is how old somebody is on the day of the demonstration.
type age struct{ years, months, days int }

// born gives the birth date of a person of that age.
func (c *clock) born(a age) calendar.Date {
	return c.today.AddDays(-a.days).AddMonths(-a.months).AddYears(-a.years)
}

// numbers gives invented identity numbers: a true code of the district and the
// birth date, and a serial 999x, which no office has ever given.
type numbers struct {
	byPerson map[string]identity.NIK
	taken    map[string]int
}

func newNumbers() *numbers {
	return &numbers{byPerson: map[string]identity.NIK{}, taken: map[string]int{}}
}

// serials are the last four digits, in the order in which they are used.
var serials = []string{"9991", "9992", "9993", "9994", "9995", "9996", "9997", "9998", "9999"}
