// Package law holds the rules that a petition for marriage dispensation must
// keep.
//
// Each file holds one article. Nothing here reads a clock, a database or a
// form: a rule sees Facts and gives a Finding, so that whoever knows the law
// can check it with the regulation in hand. The official texts were not at
// hand when the rules were written: each duty is our paraphrase, and Sure says
// how well its source is confirmed. docs/law.md is printed from this room.
package law

import "timbang/internal/calendar"

// Status is what a rule says about the facts.
type Status string

// The statuses. NotYet means that the duty falls due at a later stage.
const (
	Fulfilled     Status = "terpenuhi"
	Unfulfilled   Status = "belum_terpenuhi"
	NotYet        Status = "belum_waktunya"
	NotApplicable Status = "tidak_berlaku"
)

// Consequence is what the law attaches to an unfulfilled duty.
type Consequence string

// The consequences.
const (
	SentBack     Consequence = "dikembalikan"
	Lapses       Consequence = "gugur"
	Inadmissible Consequence = "tidak dapat diterima"
	Void         Consequence = "batal demi hukum"
	Warning      Consequence = "peringatan"
)

// Stage is when a duty falls due. Stages are in the order of the procedure.
type Stage int

// The stages.
const (
	AtFiling Stage = iota + 1
	AtRegister
	AtHearing
	AtDecision
)

// Owner is who must act.
type Owner string

// The owners.
const (
	ByPetitioner Owner = "Pemohon"
	ByClerk      Owner = "Petugas"
	ByJudge      Owner = "Hakim"
	ByCourt      Owner = "Pengadilan"
)

// Sure is how well the source of a rule is confirmed.
type Sure string

// V2 was seen in two or more independent public sources, S1 in one, GK is
// general knowledge that nobody has verified.
const (
	V2 Sure = "V2"
	S1 Sure = "S1"
	GK Sure = "GK"
)

// Rule is one duty from one article.
type Rule struct {
	ID          string // "perma5-13-1-a", stable
	Source      string // "PERMA 5/2019"
	Pasal       string // "13 ayat (1) huruf a"
	Duty        string // what the article asks, in Indonesian, in one line
	Since       calendar.Date
	Sure        Sure
	Consequence Consequence
	Owner       Owner
	Stage       Stage
	Check       func(Facts) Status
	Missing     string // what is open, and what would close it
}

// Cite gives source and article as a reader would write them.
func (r Rule) Cite() string { return r.Source + " Pasal " + r.Pasal }

// Finding is one rule with what it says about the facts.
type Finding struct {
	Rule   Rule
	Status Status
}

// permaSince is the day on which PERMA 5/2019 came into force (Pasal 21).
var permaSince = calendar.Date{Year: 2019, Month: 11, Day: 21}

// uuSince is the day on which UU 16/2019 came into force.
var uuSince = calendar.Date{Year: 2019, Month: 10, Day: 15}

// Rules returns every rule that the system applies, in the order of the
// articles.
func Rules() []Rule {
	var all []Rule
	for _, article := range [][]Rule{perma1, perma5, perma6, perma8, perma9, perma10, perma12, perma13, perma14, perma15, uu16pasal7} {
		all = append(all, article...)
	}
	return all
}

// Evaluate applies every rule to the facts, in the order of the articles.
func Evaluate(f Facts) []Finding {
	rules := Rules()
	out := make([]Finding, len(rules))
	for i, r := range rules {
		out[i] = Finding{r, r.status(f)}
	}
	return out
}

// status says NotYet for a duty whose stage has not come and that is not kept
// already.
func (r Rule) status(f Facts) Status {
	s := r.Check(f)
	if s == Unfulfilled && f.Stage < r.Stage {
		return NotYet
	}
	return s
}

// Open returns the findings that are unfulfilled, and those not yet due when
// the caller wants to see what is coming.
func Open(all []Finding, upcoming bool) []Finding {
	var out []Finding
	for _, f := range all {
		if f.Status == Unfulfilled || upcoming && f.Status == NotYet {
			out = append(out, f)
		}
	}
	return out
}

func when(ok bool) Status {
	if ok {
		return Fulfilled
	}
	return Unfulfilled
}
