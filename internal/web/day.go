package web

import (
	"fmt"

	"timbang/internal/calendar"
)

// dayLine names a day in full, "Senin, 30 November 2026".
func dayLine(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Weekday() + ", " + d.Indonesian()
}

// near says how far a day is from today, as one would say it.
func near(d, today calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	switch n := today.DaysUntil(d); {
	case n == 0:
		return "hari ini"
	case n == 1:
		return "besok"
	case n == -1:
		return "kemarin"
	case n > 0:
		return fmt.Sprintf("%d hari lagi", n)
	default:
		return fmt.Sprintf("%d hari lalu", -n)
	}
}

// late says by how much a day was missed, or nothing while it is not past.
func late(d, today calendar.Date) string {
	if n := d.DaysUntil(today); !d.IsZero() && n > 0 {
		return fmt.Sprintf("lewat %d hari", n)
	}
	return ""
}

// endOfWeek is the Sunday of the week of a day.
func endOfWeek(d calendar.Date) calendar.Date {
	for d.Weekday() != "Minggu" {
		d = d.AddDays(1)
	}
	return d
}
