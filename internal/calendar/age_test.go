package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"timbang/internal/calendar"
)

func TestAgeIsCompletedOnTheBirthday(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, born, on string
		want           calendar.Age
	}{
		{"the day before the birthday is still the old age", "24-11-2007", "23-11-2026", calendar.Age{Years: 18, Months: 11, Days: 30}},
		{"the birthday completes the year", "24-11-2007", "24-11-2026", calendar.Age{Years: 19}},
		{"29 February is not yet a year older on 28 February", "29-02-2008", "28-02-2027", calendar.Age{Years: 18, Months: 11, Days: 30}},
		{"29 February counts on 1 March in a common year", "29-02-2008", "01-03-2027", calendar.Age{Years: 19}},
		{"29 February counts on itself in a leap year", "29-02-2008", "29-02-2028", calendar.Age{Years: 20}},
		{"28 February of a leap year comes before it", "29-02-2008", "28-02-2028", calendar.Age{Years: 19, Months: 11, Days: 30}},
		{"a month that lacks the day is completed on the first", "31-01-2010", "28-02-2026", calendar.Age{Years: 16, Days: 28}},
		{"and from then on the month counts", "31-01-2010", "01-03-2026", calendar.Age{Years: 16, Months: 1}},
		{"30 January reaches a month on 1 March too", "30-01-2010", "01-03-2026", calendar.Age{Years: 16, Months: 1}},
		{"newborn", "23-11-2026", "23-11-2026", calendar.Age{}},
		{"before birth there is no age", "24-11-2026", "23-11-2026", calendar.Age{}},
	} {
		got := calendar.AgeOn(calendar.MustDate(c.born), calendar.MustDate(c.on))
		if got != c.want {
			t.Errorf("%s: AgeOn(%s, %s) = %+v, want %+v", c.name, c.born, c.on, got, c.want)
		}
	}
	if got := calendar.AgeOn(calendar.Date{}, calendar.MustDate("1-1-2026")); got != (calendar.Age{}) {
		t.Errorf("AgeOn of an unknown birth date = %+v, want none", got)
	}
}

func TestAnAgeIsWrittenWithoutItsZeroParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		age        calendar.Age
		want, full string
	}{
		{calendar.Age{Years: 16, Months: 2, Days: 3}, "16 tahun 2 bulan", "16 tahun 2 bulan 3 hari"},
		{calendar.Age{Years: 19}, "19 tahun", "19 tahun"},
		{calendar.Age{Years: 18, Days: 5}, "18 tahun", "18 tahun 5 hari"},
		{calendar.Age{Months: 7, Days: 1}, "7 bulan", "7 bulan 1 hari"},
		{calendar.Age{Days: 12}, "12 hari", "12 hari"},
		{calendar.Age{}, "0 hari", "0 hari"},
	} {
		if got := c.age.String(); got != c.want {
			t.Errorf("String of %#v = %q, want %q", c.age, got, c.want)
		}
		if got := c.age.Full(); got != c.full {
			t.Errorf("Full of %#v = %q, want %q", c.age, got, c.full)
		}
	}
}

func TestMonthsUntilCountsWholeMonthsAndIsNegativeAfterwards(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		on, target string
		want       int
	}{
		{"23-11-2026", "23-11-2026", 0},
		{"23-11-2026", "22-12-2026", 0},
		{"23-11-2026", "23-12-2026", 1},
		{"23-11-2026", "22-11-2027", 11},
		{"23-11-2026", "22-11-2026", -1},
		{"23-11-2026", "23-10-2026", -1},
		{"23-11-2026", "22-10-2026", -2},
		{"31-01-2026", "28-02-2026", 0},
		{"31-01-2026", "01-03-2026", 1},
	} {
		got := calendar.MonthsUntil(calendar.MustDate(c.on), calendar.MustDate(c.target))
		if got != c.want {
			t.Errorf("MonthsUntil(%s, %s) = %d, want %d", c.on, c.target, got, c.want)
		}
	}
}

func anyDate(t *rapid.T, label string) calendar.Date {
	n := rapid.IntRange(0, 110_000).Draw(t, label)
	return calendar.MustDate("1-1-1900").AddDays(n)
}

func TestAYearOfAgeIsReachedExactlyOnTheBirthday(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		born, n := anyDate(t, "born"), rapid.IntRange(1, 120).Draw(t, "years")
		day := calendar.Birthday(born, n)
		if got := calendar.AgeOn(born, day); got != (calendar.Age{Years: n}) {
			t.Errorf("born %v, on %v: %+v, want exactly %d years", born, day, got, n)
		}
		if got := calendar.AgeOn(born, day.AddDays(-1)).Years; got != n-1 {
			t.Errorf("born %v, the day before %v: %d years, want %d", born, day, got, n-1)
		}
	})
}

func TestTheBirthdayKeepsMonthAndDayExceptAfter29February(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		born, n := anyDate(t, "born"), rapid.IntRange(0, 120).Draw(t, "years")
		want := time.Date(born.Year+n, born.Month, born.Day, 0, 0, 0, 0, time.UTC)
		if got := calendar.Birthday(born, n).String(); got != want.Format(time.DateOnly) {
			t.Errorf("Birthday(%v, %d) = %s, want %s", born, n, got, want.Format(time.DateOnly))
		}
	})
}

func TestAnAgeNeverShrinksFromDayToDay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		born := anyDate(t, "born")
		on := born.AddDays(rapid.IntRange(0, 40_000).Draw(t, "lived"))
		a, b := calendar.AgeOn(born, on), calendar.AgeOn(born, on.AddDays(1))
		grown := b == calendar.Age{Years: a.Years, Months: a.Months, Days: a.Days + 1} ||
			b.Days == 0 && b.Years*12+b.Months == a.Years*12+a.Months+1
		if !grown {
			t.Errorf("born %v: %+v on %v, then %+v", born, a, on, b)
		}
		if a.Months > 11 || a.Days > 30 {
			t.Errorf("born %v, on %v: %+v has too many months or days", born, on, a)
		}
	})
}

func TestMonthsUntilIsTheLargestSumThatDoesNotPassTheTarget(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		on, target := anyDate(t, "on"), anyDate(t, "target")
		n := calendar.MonthsUntil(on, target)
		if on.AddMonths(n).After(target) || !on.AddMonths(n+1).After(target) {
			t.Errorf("MonthsUntil(%v, %v) = %d: %v, %v", on, target, n, on.AddMonths(n), on.AddMonths(n+1))
		}
	})
}
