package calendar

import (
	"fmt"
	"strings"
)

// Age is a completed age: whole years, the whole months since the last
// birthday (0-11) and the days since the last whole month (0-30).
type Age struct{ Years, Months, Days int }

// AgeOn returns the age that a person born on born has completed on the day
// on. It is the zero Age when either date is unknown or on is before born.
func AgeOn(born, on Date) Age {
	if born.IsZero() || on.IsZero() || on.Before(born) {
		return Age{}
	}
	n := MonthsUntil(born, on)
	return Age{Years: n / 12, Months: n % 12, Days: born.AddMonths(n).DaysUntil(on)}
}

// Birthday returns the day on which a person born on born completes n years.
// For 29 February it is 1 March in common years, so AgeOn(born, d).Years is at
// least n exactly from this day on.
func Birthday(born Date, n int) Date { return born.AddYears(n) }

// MonthsUntil returns the whole months from on to target, rounded down: 0 when
// target is less than a month ahead, negative as soon as it has passed. It is
// 0 when either date is unknown.
func MonthsUntil(on, target Date) int {
	if on.IsZero() || target.IsZero() {
		return 0
	}
	n := (target.Year-on.Year)*12 + int(target.Month-on.Month)
	if on.AddMonths(n).After(target) {
		n--
	}
	return n
}

// String returns years and months, "16 tahun 2 bulan", without the parts that
// are zero. An age below one month is given in days.
func (a Age) String() string {
	if a.Years == 0 && a.Months == 0 {
		return fmt.Sprintf("%d hari", a.Days)
	}
	return Age{Years: a.Years, Months: a.Months}.Full()
}

// Full returns the age to the day, "18 tahun 11 bulan 29 hari", without the
// parts that are zero.
func (a Age) Full() string {
	var parts []string
	for _, p := range []struct {
		n    int
		unit string
	}{{a.Years, "tahun"}, {a.Months, "bulan"}, {a.Days, "hari"}} {
		if p.n != 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.unit))
		}
	}
	if len(parts) == 0 {
		return "0 hari"
	}
	return strings.Join(parts, " ")
}
