package instrument

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"timbang/internal/calendar"
)

// Answer is what was answered to one field: nothing, one value, or for an item
// of kind Several the values chosen, in the order of the form. A valid date is
// kept as 2026-11-23 and a valid number as 1500000 or 22,5; what is not valid
// is kept as it was typed.
type Answer []string

// Equal reports whether two answers say the same; a blank value says nothing.
func (a Answer) Equal(b Answer) bool { return slices.Equal(a.clean(), b.clean()) }

// Empty reports whether nothing was answered.
func (a Answer) Empty() bool { return len(a.clean()) == 0 }

// clean leaves blank values out.
func (a Answer) clean() Answer {
	if !slices.Contains(a, "") {
		return a
	}
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return s == "" })
}

// MarshalJSON writes one value as a string and several as an array.
func (a Answer) MarshalJSON() ([]byte, error) {
	if a = a.clean(); len(a) == 1 {
		return json.Marshal(a[0])
	}
	return json.Marshal(append([]string{}, a...))
}

// UnmarshalJSON reads a string or an array of strings.
func (a *Answer) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*a = Answer{one}.clean()
		return nil
	}
	var all []string
	err := json.Unmarshal(b, &all)
	*a = Answer(all).clean()
	return err
}

// Answers holds the answers by the id of their item; each cell of a table has
// an entry of its own, by the name of the cell.
type Answers map[string]Answer

// MarshalJSON leaves out what was not answered and sorts the rest by id, so
// that the same answers always give the same bytes.
func (a Answers) MarshalJSON() ([]byte, error) {
	out := make(map[string]Answer, len(a))
	for k, v := range a {
		if !v.Empty() {
			out[k] = v
		}
	}
	return json.Marshal(out)
}

// Fields lists the ids that have an entry, sorted.
func (a Answers) Fields() []string { return slices.Sorted(maps.Keys(a)) }

// Text returns the one value of a field, or nothing.
func (a Answers) Text(id string) string {
	if len(a[id]) == 0 {
		return ""
	}
	return a[id][0]
}

// Date returns the date of a field, or the zero date where there is none or it
// cannot be read.
func (a Answers) Date(id string) calendar.Date {
	d, _ := calendar.ParseDate(a.Text(id)) // zero on a mistake, by contract
	return d
}

// Relevant returns only the answers to what is asked, given the answers: those
// that a later choice made pointless are left out.
func (in *Instrument) Relevant(a Answers) Answers {
	return in.pick(a, func(it *Item) bool { return in.Visible(it, a) })
}

// Apart parts the answers into those of the open lane, those of the restricted
// lane and the child's own voice. Answers to no item of the instrument belong
// to none of them.
func (in *Instrument) Apart(a Answers) (open, restricted, voice Answers) {
	spoken := func(it *Item) bool { return it.Block == VoiceBlock }
	open = in.pick(a, func(it *Item) bool { return !it.Restricted && !spoken(it) })
	restricted = in.pick(a, func(it *Item) bool { return it.Restricted && !spoken(it) })
	return open, restricted, in.pick(a, spoken)
}

func (in *Instrument) pick(a Answers, keep func(*Item) bool) Answers {
	out := Answers{}
	for _, it := range in.items {
		if !keep(it) {
			continue
		}
		for _, name := range it.entries() {
			if v := a[name]; !v.Empty() {
				out[name] = v
			}
		}
	}
	return out
}

// entries lists what Answers may hold about the item: its answer, and in which
// language it was asked.
func (it *Item) entries() []string {
	if spoken := it.SpokenField(); spoken != "" {
		return append(it.names(), spoken)
	}
	return it.names()
}

// names lists the entries of Answers that answer the item.
func (it *Item) names() []string {
	if it.Kind != Table {
		return []string{it.ID}
	}
	var out []string
	for _, c := range it.Cells() {
		out = append(out, c.Name)
	}
	return out
}

// Typed returns an answer as it goes back into the form control: dates as
// 23-11-2026, all else as it is kept.
func (k Kind) Typed(a Answer) string {
	if len(a) == 0 {
		return ""
	}
	if d, err := calendar.ParseDate(a[0]); k == Day && err == nil {
		return d.Short()
	}
	return a[0]
}

// Words returns the answers to an item as people read them: the words of the
// options, dates as 23 November 2026, numbers with their unit, a table as one
// line for each row. It is empty where nothing was answered.
func (it *Item) Words(a Answers) string {
	if it.Kind == Table {
		return it.tableWords(a)
	}
	var out []string
	for _, v := range a[it.ID].clean() {
		out = append(out, it.Kind.words(v, it.Options, it.Unit)+it.remark(v))
	}
	return strings.Join(out, "; ")
}

// remark gives what is said beside a number, or nothing.
func (it *Item) remark(v string) string {
	if it.Remark == nil {
		return ""
	}
	if n, ok := value(v); !ok || n >= it.Remark.Below {
		return ""
	}
	return " (" + it.Remark.Text + ")"
}

func (k Kind) words(v string, oo []Option, unit string) string {
	switch k {
	case Choice, Several, YesNo:
		return label(oo, v)
	case Day:
		if d, err := calendar.ParseDate(v); err == nil {
			return d.Indonesian()
		}
	case Number:
		if n, ok := canonicalNumber(v); ok {
			return strings.TrimSpace(grouped(n) + " " + unit)
		}
	}
	return v
}
