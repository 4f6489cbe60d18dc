package hearing

import (
	"slices"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/law"
)

// sessions tells the law of every hearing whose record is complete: the two
// counters of PERMA 5/2019 Pasal 10 run over them.
func sessions(all []Hearing) []law.Session {
	var out []law.Session
	for _, h := range all {
		if !h.Status.Ended() {
			continue
		}
		came, proper := h.askers()
		s := law.Session{Ordinal: h.Ordinal, On: h.On, Petitioner: law.Stayed, Summoned: law.No, Brought: map[string]bool{}, Ordered: h.ordered()}
		if came {
			s.Petitioner = law.Came
		}
		if proper {
			s.Summoned = law.Yes
		}
		for _, x := range h.Record.Seats {
			if g := x.Who.Group(); x.Presence.Came() && slices.Contains(Bringing, g) {
				s.Brought[string(g)] = true
			}
		}
		out = append(out, s)
	}
	return out
}

// ordered reports whether the judge adjourned and ordered the petitioner to
// bring somebody; a record that was not asked says nothing.
func (h Hearing) ordered() law.Answer {
	switch {
	case len(h.Record.Ordered) > 0:
		return law.Yes
	case h.Record.Ordered == nil || h.Status != Adjourned:
		return ""
	}
	return law.No
}

// Awaited lists whom the petitioner was ordered to bring to the hearing with
// this ordinal, by the hearing that was recorded last before it, and who has not
// come since.
func Awaited(all []Hearing, ordinal int) []Group {
	var out []Group
	for _, h := range all {
		if h.Ordinal >= ordinal || !h.Status.Ended() {
			continue
		}
		out = slices.DeleteFunc(out, func(g Group) bool {
			return slices.ContainsFunc(h.Record.Seats, func(s Seat) bool { return s.Who.Group() == g && s.Presence.Came() })
		})
		out = append(out, h.Record.Ordered...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// exam tells the law how the child was examined, on any day. What was not
// ticked is unknown and not denied.
func exam(all []Hearing) law.Exam {
	var out law.Exam
	for _, h := range all {
		r := h.Record
		mark(&out.Plain, r.Understood)
		mark(&out.NoAttributes, r.Plain)
		mark(&out.Companion, r.Companion != "")
		mark(&out.Interpreter, r.Interpreter != "")
		for _, s := range r.Seats {
			mark(&out.Remote, s.Who == Child && s.Presence == Remote)
		}
		for _, s := range r.Statements {
			mark(&out.Alone, s.Who == Child && s.How == Alone)
		}
	}
	return out
}

func mark(a *law.Answer, yes bool) {
	if yes {
		*a = law.Yes
	}
}

// Leaflet is what the page for a child who will be heard says of the hearing: no
// case and no name (PERMA 5/2019 Pasal 11).
type Leaflet struct {
	Court identity.Court
	On    calendar.Date
	At    string // "09.00"
	Room  string
}
