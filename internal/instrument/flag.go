package instrument

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// FlagKind says what a flagged answer may be a sign of.
type FlagKind string

// FlagKinds lists the kinds of flag with their Indonesian words.
var FlagKinds = []Option{
	{"coercion", "Paksaan"},
	{"violence", "Kekerasan"},
	{"tpks", "Tindak pidana kekerasan seksual"},
	{"siri", "Perkawinan yang tidak dicatatkan"},
	{"pregnancy", "Kehamilan"},
	{"safety", "Keselamatan anak"},
}

// Label gives the Indonesian words of the kind.
func (k FlagKind) Label() string { return label(FlagKinds, string(k)) }

// FlagRule marks answers that need somebody's attention. It never counts
// towards anything.
type FlagRule struct {
	When []string
	Kind FlagKind
	Text string
}

// Rule marks answers that need attention only together. All conditions must
// hold, and each number must be below its bound.
type Rule struct {
	Kind  FlagKind
	Text  string
	When  []Condition
	Below []Bound
	line  int
}

// Bound is a number that the answer to a field must be less than.
type Bound struct {
	Field string
	Limit float64
	line  int
}

// Flag is an answer, or several together, that needs somebody's attention. It
// opens no case and counts towards nothing; Fields names the items that raised
// it, Field the first of them.
type Flag struct {
	Kind       FlagKind
	Text       string
	Field      string
	Fields     []string
	Factor     FactorID
	Restricted bool // one of the items is
}

// Flags returns what the answers raise, in the order of the form.
func (in *Instrument) Flags(a Answers) []Flag {
	var out []Flag
	for _, s := range in.Sections {
		for _, it := range s.Items {
			if it.Flag != nil && in.Visible(it, a) && slices.ContainsFunc(a[it.ID], func(v string) bool { return slices.Contains(it.Flag.When, v) }) {
				out = append(out, Flag{it.Flag.Kind, strings.TrimSpace(it.Flag.Text), it.ID, []string{it.ID}, it.Factor, it.Restricted})
			}
		}
	}
	for _, x := range in.Rules {
		if in.holds(x, a) {
			out = append(out, in.raised(x))
		}
	}
	return out
}

// holds reports whether the answers meet every part of a rule.
func (in *Instrument) holds(x Rule, a Answers) bool {
	for _, c := range x.When {
		if it, ok := in.items[c.Field]; !ok || !in.Visible(it, a) || !slices.ContainsFunc(a[c.Field], c.takes) {
			return false
		}
	}
	for _, b := range x.Below {
		it, ok := in.items[b.Field]
		if !ok || !in.Visible(it, a) {
			return false
		}
		if n, is := value(a.Text(b.Field)); !is || n >= b.Limit {
			return false
		}
	}
	return true
}

func (in *Instrument) raised(x Rule) Flag {
	f := Flag{Kind: x.Kind, Text: x.Text, Fields: x.fields()}
	f.Field = f.Fields[0]
	f.Factor = in.items[f.Field].Factor
	for _, id := range f.Fields {
		f.Restricted = f.Restricted || in.items[id].Restricted
	}
	return f
}

func (x Rule) fields() []string {
	var out []string
	for _, c := range x.When {
		out = append(out, c.Field)
	}
	for _, b := range x.Below {
		out = append(out, b.Field)
	}
	return out
}

// value reads a number as it is kept.
func value(s string) (float64, bool) {
	n, ok := canonicalNumber(s)
	if !ok {
		return 0, false
	}
	x, err := strconv.ParseFloat(strings.Replace(n, ",", ".", 1), 64)
	return x, err == nil
}

func (r *reader) flagKind(where *FlagKind) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if *where = FlagKind(n.Value); !slices.ContainsFunc(FlagKinds, func(o Option) bool { return o.Value == n.Value }) {
			r.fail(n.Line, "Jenis tanda “%s” tidak dikenal. Pilih coercion, violence, tpks, siri, pregnancy, atau safety.", short(n.Value))
		}
	}
}

func (r *reader) flagRule(n *yaml.Node, it *Item) {
	f := &FlagRule{}
	r.mapping(n, "Tanda", keys{
		"when": func(v *yaml.Node) { f.When = r.values(v, "when") },
		"text": r.text(&f.Text, "text", 300),
		"kind": r.flagKind(&f.Kind),
	}, "when", "kind", "text")
	it.Flag = f
}

// rule reads one entry of the list “flags” of a form.
func (r *reader) rule(n *yaml.Node, in *Instrument) {
	x := Rule{line: n.Line}
	r.mapping(n, "Tanda", keys{
		"kind":  r.flagKind(&x.Kind),
		"text":  r.text(&x.Text, "text", 300),
		"when":  func(v *yaml.Node) { x.When = r.conditions(v, "when") },
		"below": func(v *yaml.Node) { x.Below = r.bounds(v) },
	}, "kind", "text")
	if len(x.When) == 0 {
		r.fail(n.Line, "Tanda harus menyebut sekurang-kurangnya satu jawaban dalam “when”.")
	}
	in.Rules = append(in.Rules, x)
}

func (r *reader) bounds(n *yaml.Node) []Bound {
	if !r.is(n, yaml.MappingNode, "Isi “below” harus berupa “pertanyaan: angka”.") {
		return nil
	}
	var out []Bound
	for i := 0; i+1 < len(n.Content); i += 2 {
		b := Bound{line: n.Content[i].Line}
		var limit *float64
		r.word(&b.Field, "below", wordShape)(n.Content[i])
		if r.number(&limit, "below")(n.Content[i+1]); limit != nil {
			b.Limit = *limit
		}
		out = append(out, b)
	}
	return out
}

// raises checks that the rules of a form look at questions that it has.
func (r *reader) raises(in *Instrument) {
	for _, x := range in.Rules {
		for _, c := range x.When {
			r.looksAt(in, c, "when")
		}
		for _, b := range x.Below {
			if of, ok := in.items[b.Field]; b.Field != "" && (!ok || of.Kind != Number) {
				r.fail(b.line, "“below” menunjuk “%s”, yang bukan pertanyaan berjenis number.", b.Field)
			}
		}
	}
}
