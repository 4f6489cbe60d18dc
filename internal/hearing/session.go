package hearing

import (
	"slices"

	"timbang/internal/law"
)

// sessions tells the law of every hearing whose record is complete: the two
// counters of PERMA 5/2019 Pasal 10 run over them. Whether the judge ordered
// the petitioner to bring somebody is not asked by the record and stays
// unknown.
func sessions(all []Hearing) []law.Session {
	var out []law.Session
	for _, h := range all {
		if !h.Status.Ended() {
			continue
		}
		came, proper := h.askers()
		s := law.Session{Ordinal: h.Ordinal, On: h.On, Petitioner: law.Stayed, Summoned: law.No, Brought: map[string]bool{}}
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
