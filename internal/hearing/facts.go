package hearing

import (
	"fmt"
	"slices"
	"strings"

	"timbang/internal/law"
)

// Heard folds the records of all hearings into what the law asks about: who
// was brought, advised and heard need not have come on one day (PERMA 5/2019
// Pasal 10 ayat (5)). Of two findings on one matter the later counts, and a
// matter that the judge left open is not identified.
func Heard(all []Hearing) law.Heard {
	out := law.Heard{
		Brought: map[string]bool{}, Advised: map[string]map[string]bool{}, Heard: map[string]bool{}, Findings: map[string]bool{},
		Sessions: sessions(all), Exam: exam(all), Calls: calls(all),
	}
	if next := Next(all); next != nil {
		out.Next = next.On
	}
	for _, h := range all {
		for _, s := range h.Record.Seats {
			if g := s.Who.Group(); s.Presence.Came() && slices.Contains(Bringing, g) {
				out.Brought[string(g)] = true
			}
		}
		for _, a := range h.Record.Advice {
			if out.Advised[string(a.To)] == nil {
				out.Advised[string(a.To)] = map[string]bool{}
			}
			for _, i := range a.Items {
				out.Advised[string(a.To)][i] = true
			}
		}
		for _, s := range h.Record.Statements {
			out.Heard[string(HeardAs(all, s.Who))] = true
		}
		for _, f := range h.Record.Findings {
			out.Findings[f.Letter] = !f.Open
		}
	}
	delete(out.Heard, "")
	return out
}

// HeardAs gives the group of Pasal 13 for which somebody is heard: petitioners
// are the parents of the child, unless one of them asks for the parents.
func HeardAs(all []Hearing, who Role) Group {
	g := who.Group()
	if g != Askers {
		return g
	}
	for _, h := range all {
		if slices.ContainsFunc(h.Record.Seats, func(s Seat) bool { return s.Who == ChildParent }) {
			return ""
		}
	}
	return ChildParents
}

// Counters are the two counters of Pasal 10, which run side by side.
type Counters struct {
	// Absent are the hearings, one after the other and up to the last, to which
	// every petitioner was properly called and none came.
	Absent []int
	// Uncalled reports that no petitioner came to the last hearing and that one
	// of them was not properly called to it: it does not count.
	Uncalled bool
	// Lacking are the hearings to which a petitioner came while somebody that
	// must be brought had not come to it or to one before.
	Lacking []int
	// Waiting are the groups that have not come to any hearing.
	Waiting []Group
}

// Count reads the counters from the hearings whose record is complete.
func Count(all []Hearing) Counters {
	var c Counters
	came := map[Group]bool{}
	for _, h := range all {
		if !h.Status.Ended() {
			continue
		}
		asked, proper := h.askers()
		for _, s := range h.Record.Seats {
			came[s.Who.Group()] = came[s.Who.Group()] || s.Presence.Came()
		}
		c.Waiting = slices.DeleteFunc(slices.Clone(Bringing), func(g Group) bool { return came[g] })
		c.Uncalled = !asked && !proper
		switch {
		case asked:
			c.Absent = nil
			if len(c.Waiting) > 0 {
				c.Lacking = append(c.Lacking, h.Ordinal)
			}
		case proper:
			c.Absent = append(c.Absent, h.Ordinal)
		}
	}
	if len(c.Waiting) == 0 {
		c.Lacking = nil
	}
	return c
}

// askers reports whether a petitioner came, and whether all were properly
// called.
func (h Hearing) askers() (came, proper bool) {
	proper = true
	for _, s := range h.Record.Seats {
		if s.Who.Group() == Askers {
			came = came || s.Presence.Came()
			proper = proper && s.Summons.Proper()
		}
	}
	return came, proper
}

// Words says how the counters stand, one sentence each; none while they are at
// nought.
func (c Counters) Words() []string {
	var out []string
	if n := len(c.Absent); n > 0 {
		out = append(out, fmt.Sprintf("Pemohon tidak hadir berturut-turut pada %s meskipun dipanggil dengan sah dan patut.", ordinals(c.Absent)))
	}
	if c.Uncalled {
		out = append(out, "Pemohon tidak hadir pada sidang terakhir, tetapi panggilannya belum sah; ketidakhadiran itu tidak dihitung.")
	}
	if len(c.Lacking) > 0 {
		out = append(out, fmt.Sprintf("Pemohon hadir pada %s dan belum menghadirkan %s.", ordinals(c.Lacking), labels(c.Waiting)))
	}
	return out
}

func ordinals(all []int) string {
	var out []string
	for _, n := range all {
		out = append(out, fmt.Sprintf("ke-%d", n))
	}
	return "sidang " + and(out)
}

func labels(all []Group) string {
	var out []string
	for _, g := range all {
		out = append(out, strings.ToLower(g.Label()))
	}
	return and(out)
}

func and(words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " dan " + words[n-1]
}
