package calendar_test

import (
	"encoding/json"
	"testing"
	"time"

	"timbang/internal/calendar"
)

func TestTheDateIsTheOneThatLombokShows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, instant, want string
	}{
		{"one second before midnight WITA is still the old day", "2026-11-23T15:59:59Z", "2026-11-23"},
		{"midnight WITA starts the new day", "2026-11-23T16:00:00Z", "2026-11-24"},
		{"midnight in Jakarta is already one o'clock in Lombok", "2026-11-24T00:00:00+07:00", "2026-11-24"},
		{"the year turns at 16.00 UTC", "2026-12-31T16:00:00Z", "2027-01-01"},
	} {
		at, err := time.Parse(time.RFC3339, c.instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := calendar.Of(at).String(); got != c.want {
			t.Errorf("%s: Of(%s) = %s, want %s", c.name, c.instant, got, c.want)
		}
	}
	if got := calendar.Of(time.Time{}); !got.IsZero() {
		t.Errorf("Of(zero time) = %v, want the zero date", got)
	}
}

func TestTheClockShowsWITA(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 23, 1, 30, 59, 0, time.UTC)
	if got, want := calendar.Clock(at), "09.30 WITA"; got != want {
		t.Errorf("Clock = %q, want %q", got, want)
	}
}

func TestADateIsWrittenInFourForms(t *testing.T) {
	t.Parallel()
	d := calendar.MustDate("5-1-2026")
	for _, c := range []struct{ got, want string }{
		{d.String(), "2026-01-05"},
		{d.Indonesian(), "5 Januari 2026"},
		{d.Short(), "05-01-2026"},
		{d.Weekday(), "Senin"},
		{calendar.MustDate("25-12-2026").Weekday(), "Jumat"},
		{calendar.MustDate("22-11-2026").Weekday(), "Minggu"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestTheZeroDateIsWrittenAsNothing(t *testing.T) {
	t.Parallel()
	var d calendar.Date
	for _, got := range []string{d.String(), d.Indonesian(), d.Short(), d.Weekday()} {
		if got != "" {
			t.Errorf("got %q, want nothing", got)
		}
	}
	if got := d.AddDays(1).AddMonths(1).AddYears(1); !got.IsZero() {
		t.Errorf("a sum with the zero date = %v, want the zero date", got)
	}
	if got := d.DaysUntil(calendar.MustDate("1-1-2026")); got != 0 {
		t.Errorf("DaysUntil from the zero date = %d, want 0", got)
	}
}

func TestMonthsThatLackTheDayEndOnTheFirstOfTheNext(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"31-01-2026", 1, "2026-03-01"},
		{"31-01-2028", 1, "2028-03-01"},
		{"29-01-2026", 1, "2026-03-01"},
		{"29-01-2028", 1, "2028-02-29"},
		{"31-03-2026", 1, "2026-05-01"},
		{"31-12-2026", 2, "2027-03-01"},
		{"31-03-2026", -1, "2026-03-01"},
		{"31-10-2026", 2, "2026-12-31"},
		{"29-02-2008", 12, "2009-03-01"},
		{"29-02-2008", 48, "2012-02-29"},
		{"15-06-2026", -18, "2024-12-15"},
	} {
		if got := calendar.MustDate(c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s plus %d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestDaysAreCountedAcrossMonthsAndCenturies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from string
		days int
		want string
	}{
		{"28-02-2026", 1, "2026-03-01"},
		{"28-02-2028", 1, "2028-02-29"},
		{"01-01-2027", -1, "2026-12-31"},
		{"01-01-1600", 146097, "2000-01-01"},
	} {
		d := calendar.MustDate(c.from)
		got := d.AddDays(c.days)
		if got.String() != c.want {
			t.Errorf("%s plus %d days = %s, want %s", c.from, c.days, got, c.want)
		}
		if n := d.DaysUntil(got); n != c.days {
			t.Errorf("DaysUntil(%s, %s) = %d, want %d", d, got, n, c.days)
		}
	}
}

func TestDatesAreOrderedByYearMonthAndDay(t *testing.T) {
	t.Parallel()
	row := []calendar.Date{
		{},
		calendar.MustDate("31-12-2025"), calendar.MustDate("01-01-2026"),
		calendar.MustDate("31-01-2026"), calendar.MustDate("01-02-2026"),
	}
	for i, a := range row {
		for j, b := range row {
			if got, want := a.Before(b), i < j; got != want {
				t.Errorf("Before(%v, %v) = %t, want %t", a, b, got, want)
			}
			if got, want := a.After(b), i > j; got != want {
				t.Errorf("After(%v, %v) = %t, want %t", a, b, got, want)
			}
		}
	}
}

func TestADateTravelsThroughJSON(t *testing.T) {
	t.Parallel()
	type row struct{ Born, Died calendar.Date }
	in := row{Born: calendar.MustDate("29-02-2008")}
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(text), `{"Born":"2008-02-29","Died":""}`; got != want {
		t.Errorf("json = %s, want %s", got, want)
	}
	out := row{Died: calendar.MustDate("1-1-2026")}
	if err := json.Unmarshal(text, &out); err != nil || out != in {
		t.Errorf("back from json = %v, %v, want %v", out, err, in)
	}
	if err := json.Unmarshal([]byte(`{"Born":"2026-02-29"}`), &out); err == nil {
		t.Error("29 February of a common year was read from json")
	}
}

func TestAColumnKeepsTheDateInEveryZone(t *testing.T) {
	t.Parallel()
	want := calendar.MustDate("23-11-2026")
	v, err := want.Value()
	if err != nil || v != "2026-11-23" {
		t.Fatalf("Value = %v, %v, want 2026-11-23", v, err)
	}
	west := time.FixedZone("west", -5*60*60)
	for _, src := range []any{
		v, []byte("2026-11-23"),
		time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
		time.Date(2026, 11, 23, 0, 0, 0, 0, calendar.WITA),
		time.Date(2026, 11, 23, 0, 0, 0, 0, west),
	} {
		var got calendar.Date
		if err := got.Scan(src); err != nil || got != want {
			t.Errorf("Scan(%v) = %v, %v, want %v", src, got, err, want)
		}
	}
}

func TestNullIsTheZeroDate(t *testing.T) {
	t.Parallel()
	if v, err := (calendar.Date{}).Value(); v != nil || err != nil {
		t.Errorf("Value of the zero date = %v, %v, want nil", v, err)
	}
	d := calendar.MustDate("1-1-2026")
	if err := d.Scan(nil); err != nil || !d.IsZero() {
		t.Errorf("Scan(nil) = %v, %v, want the zero date", d, err)
	}
}

func TestAColumnThatHoldsNoDateIsRefused(t *testing.T) {
	t.Parallel()
	at := func(h, m, s, ns int) time.Time { return time.Date(2026, 11, 23, h, m, s, ns, time.UTC) }
	for _, src := range []any{
		"infinity", "23-11-2026", "", 20261123,
		at(16, 0, 0, 0), at(0, 1, 0, 0), at(0, 0, 1, 0), at(0, 0, 0, 1),
	} {
		want := calendar.MustDate("1-1-2026")
		d := want
		if err := d.Scan(src); err == nil || d != want {
			t.Errorf("Scan(%v) = %v, %v, want an error and no change", src, d, err)
		}
	}
}
