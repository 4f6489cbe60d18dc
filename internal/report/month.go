package report

import (
	"strings"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/problem"
)

// Month is a month of a year.
type Month struct {
	Year  int
	Month time.Month
}

// MonthOf is the month of a day.
func MonthOf(d calendar.Date) Month { return Month{d.Year, d.Month} }

// ParseMonth reads a month as String writes it. It returns NotFound for anything
// else.
func ParseMonth(s string) (Month, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil || t.Year() < 2000 {
		return Month{}, problem.Missing().Because(err)
	}
	return Month{t.Year(), t.Month()}, nil
}

// First is the first day of the month.
func (m Month) First() calendar.Date { return calendar.Date{Year: m.Year, Month: m.Month, Day: 1} }

// Last is the last day of the month.
func (m Month) Last() calendar.Date { return m.First().AddMonths(1).AddDays(-1) }

// Before is the month before.
func (m Month) Before() Month { return MonthOf(m.First().AddDays(-1)) }

// String writes the month as "2026-11".
func (m Month) String() string { return m.First().String()[:len("2026-11")] }

// Indonesian writes the month as "November 2026".
func (m Month) Indonesian() string {
	_, rest, _ := strings.Cut(m.First().Indonesian(), " ")
	return rest
}
