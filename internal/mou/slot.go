package mou

import (
	"cmp"
	"slices"

	"timbang/internal/calendar"
	"timbang/internal/problem"
)

// Weekday is a day of the week by its Indonesian name, "Senin".
type Weekday string

// Weekdays lists the days from Monday.
var Weekdays = []Weekday{"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"}

func (w Weekday) known() bool { return slices.Contains(Weekdays, w) }

// Slot is when somebody of the agency sees children every week, for example a
// psychologist who comes on Fridays.
type Slot struct {
	ID         string
	Weekday    Weekday
	From, To   string // "09.00", WITA
	Profession string // never a name
	Place      string
}

// Words says the slot in one line, "Jumat 09.00–12.00, psikolog, di Praya".
func (x Slot) Words() string {
	return string(x.Weekday) + " " + x.From + "–" + x.To + ", " + x.Profession + ", di " + x.Place
}

// Check lists what is wrong with the slot. It puts the times of day into their
// one form.
func (x *Slot) Check() []problem.Field {
	var out faults
	out.add(!x.Weekday.known(), "weekday", "Pilih hari dari daftar.")
	from, to := calendar.ReadClock(x.From), calendar.ReadClock(x.To)
	out.add(from == "", "from", "Tulis jam mulai seperti 09.00.")
	out.add(to == "" || to <= from, "to", "Tulis jam selesai sesudah jam mulai, misalnya 12.00.")
	out.add(x.Profession == "", "profession", "Isi profesi, misalnya psikolog.")
	out.atMost("profession", x.Profession, longestLine)
	out.add(x.Place == "", "place", "Isi tempat anak ditemui.")
	out.atMost("place", x.Place, longestLine)
	if len(out) == 0 {
		x.From, x.To = from, to
	}
	return out
}

// clashes reports whether two slots of one profession overlap.
func (x Slot) clashes(y Slot) bool {
	return x.Weekday == y.Weekday && x.Profession == y.Profession && x.From < y.To && y.From < x.To
}

// inWeek puts slots into the order of the week.
func inWeek(slots []Slot) {
	slices.SortFunc(slots, func(a, b Slot) int {
		return cmp.Or(slices.Index(Weekdays, a.Weekday)-slices.Index(Weekdays, b.Weekday), cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID))
	})
}

// horizon is how many days ahead dates of a slot are looked for where no
// hearing is set.
const horizon = 28

// Dates gives the next dates of the slot after today and before a hearing, at
// most n, the earliest first; hearing may be the zero date. National holidays
// and joint leave are left out; in a year whose holidays are not known (see
// calendar.HolidaysKnown) they cannot be.
func (x Slot) Dates(today, hearing calendar.Date, n int) []calendar.Date {
	until := today.AddDays(horizon)
	if !hearing.IsZero() && hearing.Before(until) {
		until = hearing.AddDays(-1)
	}
	var out []calendar.Date
	for d := today.AddDays(1); !d.After(until) && len(out) < n; d = d.AddDays(1) {
		if d.Weekday() == string(x.Weekday) && calendar.Holiday(d) == "" {
			out = append(out, d)
		}
	}
	return out
}
