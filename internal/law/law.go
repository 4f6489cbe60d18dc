// Package law holds the rules that a petition for marriage dispensation must
// keep.
//
// Each file holds one article. Nothing here reads a clock, a database or a
// form: a rule sees Facts and gives a Finding, so that whoever knows the law
// can check it with the regulation in hand. The official texts were not at
// hand when the rules were written: each duty is our paraphrase, and Sure says
// how well its source is confirmed. docs/law.md is printed from this room.
package law

import (
	"fmt"
	"slices"
	"strings"

	"timbang/internal/calendar"
)

// Status is what a rule says about the facts.
type Status string

// The statuses. NotYet means that the duty falls due at a later stage, Unknown
// that nobody recorded what the rule asks: it accuses nobody and is not shown
// among the open items.
const (
	Fulfilled     Status = "terpenuhi"
	Unfulfilled   Status = "belum_terpenuhi"
	NotYet        Status = "belum_waktunya"
	NotApplicable Status = "tidak_berlaku"
	Unknown       Status = "belum_diketahui"
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

var stageNames = []string{AtFiling: "pengajuan", AtRegister: "pendaftaran", AtHearing: "sidang", AtDecision: "penetapan"}

// String gives the Indonesian word of the stage, or nothing.
func (s Stage) String() string {
	if s < AtFiling || s > AtDecision {
		return ""
	}
	return stageNames[s]
}

// UnmarshalText reads the Indonesian word of a stage.
func (s *Stage) UnmarshalText(text []byte) error {
	n := slices.Index(stageNames, string(text))
	if n < int(AtFiling) {
		return fmt.Errorf("stage %q", text)
	}
	*s = Stage(n)
	return nil
}

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
	Missing     string             // what is open, and what would close it
	Say         func(Facts) string // the same in view of the facts; nil where Missing says it all
	Needs       string             // what must be recorded while Unknown; empty where Missing says it
	Within      []string           // rules that ask for the same: while one of them is open, Open leaves this one out
}

// Cite gives source and article as a reader would write them.
func (r Rule) Cite() string {
	if strings.HasPrefix(r.Pasal, "di luar") {
		return r.Source + ", " + r.Pasal
	}
	return r.Source + " Pasal " + r.Pasal
}

// Finding is one rule with what it says about the facts. Words say what is open
// and what would close it.
type Finding struct {
	Rule   Rule
	Status Status
	Words  string
}

// Message says the finding in one line.
func (f Finding) Message() string {
	switch f.Status {
	case Fulfilled:
		return "Terpenuhi: " + f.Rule.Duty
	case NotApplicable:
		return "Tidak berlaku pada keadaan ini: " + f.Rule.Duty
	case NotYet:
		return "Belum waktunya, jatuh tempo pada tahap " + f.Rule.Stage.String() + ": " + f.Words
	case Unknown:
		return "Belum diketahui: " + f.Words
	case Unfulfilled:
	}
	return f.Words
}

// permaSince is the day on which PERMA 5/2019 came into force (Pasal 21).
var permaSince = calendar.Date{Year: 2019, Month: 11, Day: 21}

// uuSince is the day on which UU 16/2019 came into force.
var uuSince = calendar.Date{Year: 2019, Month: 10, Day: 15}

// Rules returns every rule that the system applies, in the order of the
// articles.
func Rules() []Rule {
	var all []Rule
	for _, article := range [][]Rule{
		perma1, perma5, extras, perma6, perma7, perma8, perma9, perma10, perma11, perma12, perma13, perma14,
		perma15, perma16, perma17, perma19, perma20, rbg146, uu16pasal7, ages, impediments,
	} {
		all = append(all, article...)
	}
	return all
}

// Evaluate applies every rule to the facts, in the order of the articles.
// A petition of which a hearing was opened is at that stage, also while it waits
// for the next one.
func Evaluate(f Facts) []Finding {
	if len(f.Hearing.Sessions) > 0 {
		f.Stage = max(f.Stage, AtHearing)
	}
	rules := Rules()
	out := make([]Finding, len(rules))
	for i, r := range rules {
		status := r.status(f)
		out[i] = Finding{r, status, r.words(f, status)}
	}
	return out
}

func (r Rule) words(f Facts, s Status) string {
	switch {
	case s == Unknown && r.Needs != "":
		return r.Needs
	case r.Say != nil && (s == Unfulfilled || s == NotYet):
		return r.Say(f)
	}
	return r.Missing
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
// the caller wants to see what is coming. What two sources ask alike is one item.
func Open(all []Finding, upcoming bool) []Finding {
	open := map[string]bool{}
	for _, f := range all {
		open[f.Rule.ID] = f.Status == Unfulfilled || upcoming && f.Status == NotYet
	}
	var out []Finding
	for _, f := range all {
		if open[f.Rule.ID] && !slices.ContainsFunc(f.Rule.Within, func(id string) bool { return open[id] }) {
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

// asked turns a recorded answer into a status.
func asked(a Answer) Status {
	switch a {
	case Yes:
		return Fulfilled
	case No:
		return Unfulfilled
	}
	return Unknown
}

// askedAll is kept when every answer is yes and broken when one is no.
func askedAll(answers ...Answer) Status {
	switch {
	case slices.Contains(answers, No):
		return Unfulfilled
	case slices.Contains(answers, ""):
		return Unknown
	}
	return Fulfilled
}

// power turns a recorded answer about a power of the judge into a status: a
// power that is not used is no defect.
func power(a Answer) Status {
	if a == No {
		return NotApplicable
	}
	return asked(a)
}

// listed joins words as a sentence does: "a, b dan c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " dan " + words[last]
}
