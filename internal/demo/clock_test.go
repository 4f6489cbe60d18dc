package demo_test

import (
	"testing"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/demo"
	"timbang/internal/testkit/pgtest"
)

// The stories must hold on any day: on a Sunday early in a new year the last
// working day lies in the year before, and case numbers start again.
func TestTheDemonstrationLoadsOnASundayOfANewYear(t *testing.T) {
	t.Parallel()
	sunday := time.Date(2027, 1, 2, 22, 15, 0, 0, time.UTC) // 06.15 in Lombok
	ownerDSN, appDSN := pgtest.DSN(t)
	d := deps(t, appDSN)
	d.Now = func() time.Time { return sunday }
	d.Identity.Now = d.Now
	if err := demo.Load(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	s := watch(t, d, ownerDSN)
	for _, on := range s.strs(t, `select "on"::text from hearing`) {
		if day := calendar.MustDate(on); day.Weekend() || calendar.Holiday(day) != "" {
			t.Errorf("a hearing is on %s, which is no working day", on)
		}
	}
	if late := s.strs(t, `select action from audit where at > $1`, sunday); len(late) > 0 {
		t.Errorf("%v happened after the day of loading", late)
	}
	if got := s.strs(t, `select number from petition where registered_on < '2027-01-01' and number like '%/2027/%'`); len(got) > 0 {
		t.Errorf("%v carry a year in which they were not registered", got)
	}
}
