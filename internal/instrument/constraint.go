package instrument

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"timbang/internal/calendar"
)

// DayLimit is the first or the last day that an answer may name: a day of the
// calendar, or the day on which the form is filled.
type DayLimit struct {
	Day   calendar.Date
	Today bool
}

// Relation is what must hold between an answer and another one.
type Relation string

// The relations, by the words of the YAML files.
const (
	NotBefore Relation = "not_before" // a Day, of another Day
	NotAfter  Relation = "not_after"
	AtLeast   Relation = "at_least" // a Number, of another Number
	AtMost    Relation = "at_most"
	Alone     Relation = "alone" // of Several: an option that excludes the others
)

// relations lists which kind of item each relation is for.
var relations = map[Relation]Kind{NotBefore: Day, NotAfter: Day, AtLeast: Number, AtMost: Number, Alone: Several}

// Constraint is a relation that the answer must have, and the sentence for
// when it has not. Of is the id of an earlier item, or of Alone an option. An
// answer that is missing, faulty or not asked breaks nothing.
type Constraint struct {
	Is      Relation
	Of      string
	Message string
	line    int
}

// wrong returns what is wrong with the answer to an item: with its values
// first, then with its limits of days and with what it must be to others.
func (in *Instrument) wrong(it *Item, a Answers) []Fault {
	if out := it.faults(a); len(out) > 0 || a[it.ID].Empty() {
		return out
	}
	if words := it.dayWords(a.Date(it.ID), in.today); words != "" {
		return []Fault{{Section: it.Section, Field: it.ID, Words: words}}
	}
	var out []Fault
	for _, c := range it.Constraints {
		if in.breaks(it, c, a) {
			out = append(out, Fault{Section: it.Section, Field: it.ID, Words: c.Message})
		}
	}
	return out
}

func (in *Instrument) breaks(it *Item, c Constraint, a Answers) bool {
	if c.Is == Alone {
		return len(a[it.ID]) > 1 && slices.Contains(a[it.ID], c.Of)
	}
	of, ok := in.items[c.Of]
	if !ok || !in.Visible(of, a) || a[c.Of].Empty() || len(of.faults(a)) > 0 {
		return false
	}
	mine, _ := value(a.Text(it.ID)) // both were checked above
	other, _ := value(a.Text(c.Of))
	switch c.Is {
	case NotBefore:
		return a.Date(it.ID).Before(a.Date(c.Of))
	case NotAfter:
		return a.Date(it.ID).After(a.Date(c.Of))
	case AtLeast:
		return mine < other
	default:
		return mine > other
	}
}

// dayWords says what is wrong with a day that lies outside the limits of the
// item, or nothing. Without a today, limits by today are not held.
func (it *Item) dayWords(d, today calendar.Date) string {
	first, last := it.Earliest.on(today), it.Latest.on(today)
	early, late := !first.IsZero() && d.Before(first), !last.IsZero() && d.After(last)
	switch {
	case !early && !late:
		return ""
	case it.Message != "":
		return it.Message
	case early:
		return "Tanggal ini terlalu awal. Tulis tanggal mulai " + first.Indonesian() + "."
	case it.Latest.Today:
		return "Tanggal ini sesudah hari ini. Tulis tanggal yang sudah lewat, paling akhir " + last.Indonesian() + "."
	default:
		return "Tanggal ini terlalu akhir. Tulis tanggal paling akhir " + last.Indonesian() + "."
	}
}

// on gives the day of a limit, or none.
func (l *DayLimit) on(today calendar.Date) calendar.Date {
	switch {
	case l == nil:
		return calendar.Date{}
	case l.Today:
		return today
	}
	return l.Day
}

func (r *reader) dayLimit(where **DayLimit, key string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.Value == "today" {
			*where = &DayLimit{Today: true}
			return
		}
		d, err := calendar.ParseDate(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil || dayFault(n.Value) != "" {
			r.fail(n.Line, "Isi “%s” harus tanggal seperti 2026-11-23, atau today.", key)
			return
		}
		*where = &DayLimit{Day: d}
	}
}

func (r *reader) constraint(n *yaml.Node, it *Item) {
	c := Constraint{line: n.Line}
	r.mapping(n, "Syarat", keys{
		"is": func(v *yaml.Node) {
			if c.Is = Relation(v.Value); relations[c.Is] == "" {
				r.fail(v.Line, "Syarat “%s” tidak dikenal. Pilih not_before, not_after, at_least, at_most, atau alone.", short(v.Value))
			}
		},
		"of":      r.word(&c.Of, "of", wordShape),
		"message": r.text(&c.Message, "message", 300),
	}, "is", "of", "message")
	it.Constraints = append(it.Constraints, c)
}

// relates checks that the constraints of an item are for its kind and look
// back at an item of the same kind.
func (r *reader) relates(in *Instrument, it *Item) {
	for _, c := range it.Constraints {
		kind := relations[c.Is]
		of, ok := in.items[c.Of]
		switch {
		case kind == "" || c.Of == "":
		case kind != it.Kind:
			r.fail(c.line, "Syarat “%s” berlaku untuk jenis %s.", c.Is, kind)
		case c.Is == Alone && !it.offers(c.Of):
			r.fail(c.line, "Syarat alone menunjuk “%s”, yang bukan pilihan pertanyaan ini.", c.Of)
		case c.Is != Alone && (!ok || of == it || of.Kind != kind):
			r.fail(c.line, "Syarat menunjuk “%s”, yang bukan pertanyaan berjenis %s sebelum ini.", c.Of, kind)
		}
	}
}
