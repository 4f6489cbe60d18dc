package instrument

import (
	"slices"

	"timbang/internal/calendar"
)

// Statement is one answered field in words, so that each sentence of the
// judge's brief can name where it comes from.
type Statement struct {
	Field      string // the id of the item
	Factor     FactorID
	Question   string
	Words      string
	Restricted bool
	Block      Block
}

// Finding is what an assessment says about one factor. The fields of its
// closing group are Factor.Field("finding"), Factor.Field("evidence") and so
// on; Statements holds every visible answer about the factor, in the order of
// the form, except the child's own words, which Voice gives.
type Finding struct {
	Factor         FactorID
	Polarity       Polarity // empty while the question is open
	Words          string
	Evidence       string
	Source         string // who said it
	Method         string
	SeenAlone      string // Yes, No, Unknown or empty
	NotAssessedWhy string
	Restricted     bool // the factor, or one of the statements, is
	Statements     []Statement
}

// FindingsByFactor returns what the answers say about each factor that the
// instrument covers, in the fixed order. The other factors are for the caller
// to print as not assessed.
func (in *Instrument) FindingsByFactor(a Answers) []Finding {
	a = in.Relevant(a)
	var out []Finding
	for _, f := range Factors {
		if !slices.Contains(in.Covers, f.ID) {
			continue
		}
		said := func(part string) string { return a.Text(f.ID.Field(part)) }
		x := Finding{
			Factor: f.ID, Polarity: Polarity(said("polarity")), Words: said("finding"), Evidence: said("evidence"), Source: said("source"),
			Method: said("method"), SeenAlone: said("seen_alone"), NotAssessedWhy: said("not_assessed_why"), Restricted: f.Restricted(),
		}
		x.Statements = in.statements(a, func(it *Item) bool { return it.Factor == f.ID && it.Block != VoiceBlock })
		for _, s := range x.Statements {
			x.Restricted = x.Restricted || s.Restricted
		}
		out = append(out, x)
	}
	return out
}

// statements puts into words the visible answers to the items wanted.
func (in *Instrument) statements(a Answers, wanted func(*Item) bool) []Statement {
	var out []Statement
	for _, s := range in.Sections {
		for _, it := range s.Items {
			if !wanted(it) || !in.Visible(it, a) {
				continue
			}
			if words := it.Words(a); words != "" {
				out = append(out, Statement{it.ID, it.Factor, it.Text, words, it.Restricted, it.Block})
			}
		}
	}
	return out
}

// ChildVoice is the child's own words, for the judge's copy only. Each part is
// cited by the field "voice_" and its name: voice_words, voice_language and so
// on.
type ChildVoice struct {
	Heard       bool
	WhyNot      string // when not heard
	Words       string // verbatim
	Language    string // "Indonesia", "Sasak" or the name of another
	Translation string
	Alone       bool
	Present     string // who was in the room
	Date        calendar.Date
	Place       string
	Minutes     string // a whole number, or empty
	Interpreter string // who, or empty where there was none
	WhyNone     string // why there was no interpreter
	Statements  []Statement
}

// Voice returns the child's voice, and whether the instrument asks for it and
// somebody answered whether the child was heard.
func (in *Instrument) Voice(a Answers) (ChildVoice, bool) {
	a = in.Relevant(a)
	said := a.Text("voice_heard")
	language, _ := in.Item("voice_language")
	if language == nil || said == "" {
		return ChildVoice{}, false
	}
	v := ChildVoice{
		Heard: said == Yes, WhyNot: a.Text("voice_why_not"), Words: a.Text("voice_words"), Language: language.Words(a),
		Translation: a.Text("voice_translation"), Alone: a.Text("voice_alone") == Yes, Present: a.Text("voice_present"),
		Date: a.Date("voice_date"), Place: a.Text("voice_place"), Minutes: a.Text("voice_minutes"),
		Interpreter: a.Text("voice_interpreter_name"), WhyNone: a.Text("voice_no_interpreter_why"),
	}
	if other := a.Text("voice_language_other"); other != "" {
		v.Language = other
	}
	v.Statements = in.statements(a, func(it *Item) bool { return it.Block == VoiceBlock })
	return v, true
}

// Position is what an agency advises, where it advises at all.
type Position string

// The positions. The empty one means that no position was given.
const (
	Recommended    Position = "direkomendasikan"
	NotRecommended Position = "tidak_direkomendasikan"
	Postponed      Position = "ditunda_dengan_syarat"
	NoPosition     Position = "tanpa_posisi"
	Declined       Position = "menolak_menerbitkan"
)

// Positions lists the positions with their Indonesian words, in the order of
// the form.
var Positions = []Option{
	{string(Recommended), "Direkomendasikan"},
	{string(NotRecommended), "Tidak direkomendasikan"},
	{string(Postponed), "Ditunda dengan syarat"},
	{string(NoPosition), "Tanpa posisi"},
	{string(Declined), "Lembaga tidak menerbitkan rekomendasi"},
}

// Label gives the Indonesian words of the position.
func (p Position) Label() string { return label(Positions, string(p)) }

// Advice is the conclusion of an assessment and the agency's recommendation,
// which may be absent and binds nobody. Its fields are f16_options,
// f16_finding, f16_recommendation and f16_conditions.
type Advice struct {
	Position   Position
	Conditions string // of Postponed
	Options    string // the options that were weighed
	Conclusion string
}

// Recommendation returns the conclusion and the advice, and whether the
// instrument covers the conclusion at all.
func (in *Instrument) Recommendation(a Answers) (Advice, bool) {
	a = in.Relevant(a)
	return Advice{
		Position: Position(a.Text("f16_recommendation")), Conditions: a.Text("f16_conditions"),
		Options: a.Text("f16_options"), Conclusion: a.Text(conclusion.Field("finding")),
	}, slices.Contains(in.Covers, conclusion)
}

// Uncovered lists the factors about which the instrument asks nothing. After
// the determination nothing is assessed, and nothing is missing.
func (in *Instrument) Uncovered() []Factor {
	var out []Factor
	for _, f := range Factors {
		if !in.FollowUp && !slices.Contains(in.Covers, f.ID) {
			out = append(out, f)
		}
	}
	return out
}

// Contact is one meeting of the assessor.
type Contact struct {
	Date        calendar.Date
	Place, With string
}

// Procedural is how the assessment was made. Statements holds every answer of
// the block; those about what the parents must not know are restricted.
type Procedural struct {
	Profession, Licence string
	ChildLastSeen       calendar.Date
	Contacts            []Contact // as typed, the empty ones left out
	Refused             string    // who would not or could not be heard
	Limits              string
	Withhold            bool // something must be kept from the parents
	Statements          []Statement
}

// Safeguards returns how the assessment was made.
func (in *Instrument) Safeguards(a Answers) Procedural {
	a = in.Relevant(a)
	p := Procedural{
		Profession: a.Text("sg_profession"), Licence: a.Text("sg_licence"), ChildLastSeen: a.Date("sg_child_last_seen"),
		Refused: a.Text("sg_refused"), Limits: a.Text("sg_limits"), Withhold: a.Text("sg_withhold") == Yes,
	}
	for _, row := range in.items["sg_contacts"].Rows {
		at := "sg_contacts." + row.Value + "."
		c := Contact{a.Date(at + "date"), a.Text(at + "place"), a.Text(at + "with")}
		if c != (Contact{}) {
			p.Contacts = append(p.Contacts, c)
		}
	}
	p.Statements = in.statements(a, func(it *Item) bool { return it.Factor == Procedure })
	return p
}
