// Package instrument reads the forms that partner agencies fill: from a file
// of forms/ to questions, from what was typed to answers, and from answers to
// what is wrong with them and what they say in words.
//
//	file ──Parse──▶ Instrument ──Accept──▶ Answers ──Check──▶ faults
//	                                          └────view────▶ findings, voice, flags
//
// Rendering, checking, keeping and printing all follow the one definition. The
// room knows no case and nobody's name, and never scores anything.
package instrument

import (
	"slices"
	"strings"

	"timbang/internal/calendar"
)

// Instrument is one version of a form. Parse makes it, with the standard
// blocks already in place; it never changes afterwards and may be shared.
type Instrument struct {
	ID       string // "peksos-laporan-sosial"
	Version  int
	Title    string
	Source   string // the law or practice that it rests on, with its mark
	Audience string // the profession that fills it
	Covers   []FactorID
	Advises  bool // whether it has room for a recommendation
	// FollowUp instruments look after the child once the petition is decided.
	// They weigh nothing, so they have neither closing groups nor the block of
	// the child's voice.
	FollowUp bool
	Rules    []Rule // flags that more than one answer raises
	Sections []*Section
	items    map[string]*Item
	sum      string
	today    calendar.Date
}

// On returns the same instrument as it is filled on a day: dates that may not
// lie in the future are held against it. Without a day they are not.
func (in *Instrument) On(day calendar.Date) *Instrument {
	out := *in
	out.today = day
	return &out
}

// Section is one page of the form. Factor is empty where its items are about
// more than one.
type Section struct {
	ID, Title, Intro string
	Factor           FactorID
	Items            []*Item
	line             int
}

// Kind says how an item is answered.
type Kind string

// The kinds of item, by the words of the YAML files.
const (
	Text     Kind = "text"
	LongText Kind = "long_text"
	Choice   Kind = "choice"
	Several  Kind = "several"
	Day      Kind = "date"
	Number   Kind = "number"
	YesNo    Kind = "yes_no_unknown"
	Table    Kind = "table"
)

// Block says where an item comes from: the YAML file, or a standard block.
type Block string

// The blocks. An item of VoiceBlock is for the judge's copy only.
const (
	OwnBlock        Block = ""
	SafeguardBlock  Block = "safeguards"
	VoiceBlock      Block = "voice"
	EffectBlock     Block = "effect"
	ConclusionBlock Block = "conclusion"
	ClosingBlock    Block = "closing"
)

// Option is a value with the words that people read.
type Option struct{ Value, Text string }

// The answers to a yes_no_unknown item.
const (
	Yes     = "ya"
	No      = "tidak"
	Unknown = "tidak_diketahui"
)

// YesNoOptions lists the answers to a yes_no_unknown item.
var YesNoOptions = []Option{{Yes, "Ya"}, {No, "Tidak"}, {Unknown, "Tidak diketahui"}}

// Condition holds when the answer to a field is, or contains, one of Values.
type Condition struct {
	Field  string
	Values []string
	line   int
}

// Remark is what is said beside a number that is less than Below, such as “di
// bawah rujukan 23,5 cm”: a fact about the number and nothing more.
type Remark struct {
	Below float64
	Text  string
}

// Item is one question.
type Item struct {
	ID       string
	Text     string // the question, in Indonesian
	Hint     string
	Sasak    string // how to say it in Sasak; may be empty
	Kind     Kind
	Options  []Option // of Choice, Several and YesNo
	Unit     string   // of Number
	Min, Max *float64 // of Number
	Message  string   // the words for a number or a day outside its limits
	Remark   *Remark  `json:",omitempty"` // what is said beside a low Number
	Rows     []Option // of Table
	Columns  []Column // of Table
	Numbered bool     // the rows are blank lines, not named ones
	Shown    int      `json:",omitempty"` // how many blank rows stand there at first; more can be had
	Required bool
	// Earliest and Latest are the first and the last day of a Day.
	Earliest, Latest *DayLimit    `json:",omitempty"`
	Constraints      []Constraint `json:",omitempty"` // between this answer and others
	ShowIf           []Condition  // all must hold
	Factor           FactorID
	// Restricted items are for the judge, the author and the supervisor; no
	// brief prints them.
	Restricted bool
	Flag       *FlagRule
	Block      Block
	Section    string // the id of its section
	line       int
}

// closed reports whether the item is answered by choosing from Options.
func (it *Item) closed() bool { return it.Kind == Choice || it.Kind == Several || it.Kind == YesNo }

func (it *Item) offers(value string) bool {
	return slices.ContainsFunc(it.Options, func(o Option) bool { return o.Value == value })
}

// Hash returns the SHA-256, in hexadecimal, of the file with its line ends as
// a single line feed: what sha256sum prints for the file in the repository.
func (in *Instrument) Hash() string { return in.sum }

// Item returns the item with an id, and whether there is one.
func (in *Instrument) Item(id string) (*Item, bool) {
	it, ok := in.items[id]
	return it, ok
}

// Section returns the section with an id, and whether there is one.
func (in *Instrument) Section(id string) (*Section, bool) {
	i := slices.IndexFunc(in.Sections, func(s *Section) bool { return s.ID == id })
	if i < 0 {
		return nil, false
	}
	return in.Sections[i], true
}

// Visible reports whether an item is to be asked, given the answers: each of
// its conditions holds, and the field that it looks at is itself visible.
func (in *Instrument) Visible(it *Item, a Answers) bool {
	for _, c := range it.ShowIf {
		of, ok := in.items[c.Field]
		if !ok || !in.Visible(of, a) || !slices.ContainsFunc(a[c.Field], c.takes) {
			return false
		}
	}
	return true
}

func (c Condition) takes(value string) bool { return slices.Contains(c.Values, value) }

// Needs reports whether an item must be answered, given the answers. A factor
// that is declared not assessed releases its items, but for the child's voice
// and for the reason why.
func (in *Instrument) Needs(it *Item, a Answers) bool {
	if !it.Required || !in.Visible(it, a) {
		return false
	}
	free := it.Block == OwnBlock || it.Block == EffectBlock || it.Block == ConclusionBlock
	return !free || Polarity(a.Text(it.Factor.Field("polarity"))) != NotAssessed
}

// When says in an Indonesian sentence on which answers an item depends, for
// pages that cannot hide it; it is empty for an item that is always asked.
func (in *Instrument) When(it *Item) string {
	var parts []string
	for _, c := range it.ShowIf {
		of, ok := in.items[c.Field]
		if !ok {
			continue
		}
		var words []string
		for _, v := range c.Values {
			words = append(words, "“"+label(of.Options, v)+"”")
		}
		parts = append(parts, "“"+of.Text+"” dijawab "+strings.Join(words, " atau "))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Diisi bila " + strings.Join(parts, " dan ") + "."
}

// cross checks, once the standard blocks are in place, what one part of the
// form says about another. It also fills the index of items.
func (r *reader) cross(in *Instrument) {
	own, sections := 0, map[string]bool{}
	for _, s := range in.Sections {
		if sections[s.ID] && s.ID != "" {
			r.fail(s.line, "Bagian “%s” sudah ada; pakai id lain.", s.ID)
		}
		sections[s.ID] = true
		for _, it := range s.Items {
			if it.Block == OwnBlock {
				own++
				r.belongs(in, it)
				r.asks(in, it)
			}
			r.unique(in, it)
			r.relates(in, it)
		}
	}
	r.raises(in)
	if own > maxItems {
		r.fail(1, "Formulir berisi %d pertanyaan; paling banyak %d.", own, maxItems)
	}
}

func (r *reader) belongs(in *Instrument, it *Item) {
	switch {
	case it.Factor == "":
		r.fail(it.line, "Pertanyaan “%s” belum menyebut faktor, dan bagiannya juga tidak.", it.ID)
	case it.Factor != Procedure && !slices.Contains(in.Covers, it.Factor):
		r.fail(it.line, "Pertanyaan “%s” untuk faktor %s yang tidak ada dalam “covers”.", it.ID, it.Factor)
	}
}

func (r *reader) unique(in *Instrument, it *Item) {
	if it.ID == "" {
		return
	}
	old, taken := in.items[it.ID]
	switch {
	case !taken:
		in.items[it.ID] = it
	case old.Block == OwnBlock && it.Block == OwnBlock:
		r.fail(it.line, "Id “%s” sudah dipakai pada baris %d.", it.ID, old.line)
	default:
		r.fail(max(it.line, old.line), "Id “%s” dipakai oleh blok baku; pakai id lain.", it.ID)
	}
}

// asks checks that a condition looks back at a question whose answers are
// known; so conditions can never go in circles.
func (r *reader) asks(in *Instrument, it *Item) {
	for _, c := range it.ShowIf {
		r.looksAt(in, c, "show_if")
	}
}

// looksAt checks that a condition names a question read so far and answers
// that it offers.
func (r *reader) looksAt(in *Instrument, c Condition, key string) {
	of, ok := in.items[c.Field]
	switch {
	case c.Field == "":
	case !ok && key == "show_if":
		r.fail(c.line, "“show_if” menunjuk “%s”, yang bukan pertanyaan sebelum ini.", c.Field)
	case !ok:
		r.fail(c.line, "“%s” menunjuk “%s”, yang bukan pertanyaan formulir ini.", key, c.Field)
	case !of.closed():
		r.fail(c.line, "“%s” menunjuk “%s”, yang tidak mempunyai pilihan jawaban.", key, c.Field)
	default:
		for _, v := range c.Values {
			if !of.offers(v) {
				r.fail(c.line, "“%s” memakai jawaban “%s” yang bukan pilihan “%s”.", key, v, c.Field)
			}
		}
	}
}
