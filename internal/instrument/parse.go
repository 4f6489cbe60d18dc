package instrument

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"

	"go.yaml.in/yaml/v3"
)

const (
	maxForm  = 256 << 10 // bytes of a file
	maxItems = 300       // of a file, before the standard blocks
	maxRows  = 20        // of a table as it opens
	maxGrown = 40        // of a table that grows
)

// Parse reads one instrument from a file called id.vN.yaml. The error is
// Faults: everything that is wrong with the file, by line.
func Parse(name string, b []byte) (*Instrument, error) {
	in, faults := parse(name, b)
	if len(faults) > 0 {
		return nil, faults
	}
	return in, nil
}

func parse(name string, b []byte) (*Instrument, Faults) {
	r := &reader{}
	in := &Instrument{Advises: true, items: map[string]*Item{}, sum: sumOf(b)}
	if root := r.document(b); root != nil {
		r.instrument(root, in)
		if want := fmt.Sprintf("%s.v%d.yaml", in.ID, in.Version); path.Base(name) != want && in.ID != "" && in.Version > 0 {
			r.fail(root.Line, "Nama berkas harus %s, sesuai id dan version.", want)
		}
		in.expand()
		r.cross(in)
	}
	return in, r.sorted(path.Base(name))
}

// sumOf gives the SHA-256 of a form, whatever line ends the checkout wrote.
func sumOf(b []byte) string {
	sum := sha256.Sum256(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")))
	return hex.EncodeToString(sum[:])
}

func (r *reader) instrument(n *yaml.Node, in *Instrument) {
	r.mapping(n, "Formulir", keys{
		"id":             r.word(&in.ID, "id", formShape),
		"version":        r.whole(&in.Version, "version", 999),
		"title":          r.text(&in.Title, "title", 200),
		"source":         r.text(&in.Source, "source", 2000),
		"audience":       r.text(&in.Audience, "audience", 200),
		"covers":         func(v *yaml.Node) { r.list(v, "Daftar “covers”", func(c *yaml.Node) { r.cover(c, in) }) },
		"recommendation": func(v *yaml.Node) { r.recommendation(v, in) },
		"stage":          func(v *yaml.Node) { r.stage(v, in) },
		"flags":          func(v *yaml.Node) { r.list(v, "Daftar “flags”", func(c *yaml.Node) { r.rule(c, in) }) },
		"sections":       func(v *yaml.Node) { r.list(v, "Daftar “sections”", func(c *yaml.Node) { r.section(c, in) }) },
	}, "id", "version", "title", "source", "audience", "covers", "sections")
	slices.Sort(in.Covers)
	in.Advises = in.Advises && !in.FollowUp && slices.Contains(in.Covers, conclusion)
}

func (r *reader) cover(n *yaml.Node, in *Instrument) {
	var id FactorID
	if r.factor(&id)(n); id == "" {
		return
	}
	switch {
	case id == Procedure:
		r.fail(n.Line, "Daftar “covers” hanya berisi F01 sampai F16; blok “safeguards” selalu ada.")
	case slices.Contains(in.Covers, id):
		r.fail(n.Line, "Faktor %s ditulis dua kali dalam “covers”.", id)
	default:
		in.Covers = append(in.Covers, id)
	}
}

func (r *reader) recommendation(n *yaml.Node, in *Instrument) {
	var s string
	r.text(&s, "recommendation", 20)(n)
	if s != "" && s != "none" && s != "optional" {
		r.fail(n.Line, "Isi “recommendation” harus none atau optional; rekomendasi tidak pernah wajib.")
	}
	in.Advises = s != "none"
}

// stage says whether the form is for before or after the determination.
func (r *reader) stage(n *yaml.Node, in *Instrument) {
	var s string
	r.text(&s, "stage", 30)(n)
	if s != "" && s != "before_determination" && s != "after_determination" {
		r.fail(n.Line, "Isi “stage” harus before_determination atau after_determination.")
	}
	in.FollowUp = s == "after_determination"
}

func (r *reader) factor(where *FactorID) func(*yaml.Node) {
	return func(n *yaml.Node) {
		var s string
		r.text(&s, "factor", 20)(n)
		if s == "" {
			return
		}
		if _, ok := FactorOf(FactorID(s)); !ok && FactorID(s) != Procedure {
			r.fail(n.Line, "Faktor “%s” tidak dikenal. Tulis F01 sampai F16 atau safeguards.", short(s))
			return
		}
		*where = FactorID(s)
	}
}

func (r *reader) section(n *yaml.Node, in *Instrument) {
	s := &Section{line: n.Line}
	r.mapping(n, "Bagian", keys{
		"id":     r.word(&s.ID, "id", wordShape),
		"title":  r.text(&s.Title, "title", 200),
		"intro":  r.text(&s.Intro, "intro", 2000),
		"factor": r.factor(&s.Factor),
		"items": func(v *yaml.Node) {
			r.list(v, "Daftar “items”", func(c *yaml.Node) { s.Items = append(s.Items, r.item(c)) })
		},
	}, "id", "title", "items")
	in.Sections = append(in.Sections, s)
}

func (r *reader) item(n *yaml.Node) *Item {
	it := &Item{line: n.Line}
	var most int
	r.mapping(n, "Pertanyaan", keys{
		"id":         r.word(&it.ID, "id", wordShape),
		"text":       r.text(&it.Text, "text", 500),
		"hint":       r.text(&it.Hint, "hint", 1000),
		"prompt_sas": r.text(&it.Sasak, "prompt_sas", 500),
		"type":       func(v *yaml.Node) { r.kind(v, it) },
		"options":    func(v *yaml.Node) { it.Options = r.options(v) },
		"unit":       r.text(&it.Unit, "unit", 40),
		"min":        r.number(&it.Min, "min"),
		"max":        r.number(&it.Max, "max"),
		"message":    r.text(&it.Message, "message", 300),
		"remark":     func(v *yaml.Node) { r.remark(v, it) },
		"earliest":   r.dayLimit(&it.Earliest, "earliest"),
		"latest":     r.dayLimit(&it.Latest, "latest"),
		"rows":       func(v *yaml.Node) { r.rows(v, it) },
		"most":       r.whole(&most, "most", maxGrown),
		"columns":    func(v *yaml.Node) { r.list(v, "Daftar “columns”", func(c *yaml.Node) { r.column(c, it) }) },
		"required":   r.flag(&it.Required, "required"),
		"show_if":    func(v *yaml.Node) { it.ShowIf = r.conditions(v, "show_if") },
		"constraints": func(v *yaml.Node) {
			r.list(v, "Daftar “constraints”", func(c *yaml.Node) { r.constraint(c, it) })
		},
		"factor":     r.factor(&it.Factor),
		"restricted": r.flag(&it.Restricted, "restricted"),
		"flag":       func(v *yaml.Node) { r.flagRule(v, it) },
	}, "id", "text", "type")
	r.grows(it, most)
	r.fits(it)
	return it
}

func (r *reader) remark(n *yaml.Node, it *Item) {
	x, below := &Remark{}, (*float64)(nil)
	r.mapping(n, "Keterangan angka", keys{"below": r.number(&below, "below"), "text": r.text(&x.Text, "text", 100)}, "below", "text")
	if below != nil {
		x.Below, it.Remark = *below, x
	}
}

var kinds = []Kind{Text, LongText, Choice, Several, Day, Number, YesNo, Table}

func (r *reader) kind(n *yaml.Node, it *Item) {
	var s string
	r.text(&s, "type", 40)(n)
	if s == "" {
		return
	}
	if !slices.Contains(kinds, Kind(s)) {
		r.fail(n.Line, "Jenis “%s” tidak dikenal. Pilih text, long_text, choice, several, date, number, yes_no_unknown, atau table.", short(s))
		return
	}
	it.Kind = Kind(s)
}

func (r *reader) options(n *yaml.Node) []Option {
	var out []Option
	r.list(n, "Daftar pilihan", func(c *yaml.Node) {
		var o Option
		r.mapping(c, "Pilihan", keys{"value": r.word(&o.Value, "value", wordShape), "text": r.text(&o.Text, "text", 300)}, "value", "text")
		if o.Value != "" && slices.ContainsFunc(out, func(p Option) bool { return p.Value == o.Value }) {
			r.fail(c.Line, "Nilai “%s” ditulis dua kali.", o.Value)
		}
		out = append(out, o)
	})
	return out
}

// conditions reads “question: answer” pairs, each question once.
func (r *reader) conditions(n *yaml.Node, key string) []Condition {
	if !r.is(n, yaml.MappingNode, "Isi “"+key+"” harus berupa “pertanyaan: jawaban”.") {
		return nil
	}
	var out []Condition
	for i := 0; i+1 < len(n.Content); i += 2 {
		c := Condition{line: n.Content[i].Line}
		r.word(&c.Field, key, wordShape)(n.Content[i])
		c.Values = r.values(n.Content[i+1], key)
		if slices.ContainsFunc(out, func(d Condition) bool { return d.Field == c.Field }) {
			r.fail(c.line, "Kunci “%s” ditulis dua kali.", c.Field)
		}
		out = append(out, c)
	}
	return out
}

// values reads one value or a list of them.
func (r *reader) values(n *yaml.Node, key string) []string {
	var out []string
	one := func(n *yaml.Node) {
		var s string
		if r.word(&s, key, wordShape)(n); s != "" {
			out = append(out, s)
		}
	}
	if n.Kind == yaml.SequenceNode {
		r.list(n, "Daftar “"+key+"”", one)
	} else {
		one(n)
	}
	return out
}

// fits checks that an item has what its kind needs and nothing else.
func (r *reader) fits(it *Item) {
	if it.Kind == "" {
		return
	}
	only := func(has bool, key string, kk ...Kind) {
		if has && !slices.Contains(kk, it.Kind) {
			r.fail(it.line, "“%s” tidak berlaku untuk jenis %s.", key, it.Kind)
		}
	}
	only(it.Options != nil, "options", Choice, Several)
	only(it.Unit != "", "unit", Number)
	only(it.Min != nil, "min", Number)
	only(it.Max != nil, "max", Number)
	only(it.Message != "", "message", Number, Day)
	only(it.Remark != nil, "remark", Number)
	only(it.Earliest != nil, "earliest", Day)
	only(it.Latest != nil, "latest", Day)
	only(it.Constraints != nil, "constraints", Day, Number, Several)
	only(it.Rows != nil, "rows", Table)
	only(it.Columns != nil, "columns", Table)
	only(it.Flag != nil, "flag", Choice, Several, YesNo)
	switch it.Kind {
	case YesNo:
		it.Options = YesNoOptions
	case Choice, Several:
		if len(it.Options) < 2 {
			r.fail(it.line, "Jenis %s memerlukan “options” dengan sekurang-kurangnya dua pilihan.", it.Kind)
		}
	case Table:
		if len(it.Rows) == 0 || len(it.Columns) == 0 {
			r.fail(it.line, "Jenis table memerlukan “rows” dan “columns”.")
		}
	}
	r.fitsValues(it)
}

func (r *reader) fitsValues(it *Item) {
	if it.Min != nil && it.Max != nil && *it.Min > *it.Max {
		r.fail(it.line, "“min” lebih besar daripada “max”.")
	}
	if it.Earliest != nil && it.Latest != nil && it.Latest.Day.Before(it.Earliest.Day) && !it.Latest.Today {
		r.fail(it.line, "“earliest” sesudah “latest”.")
	}
	if it.Message != "" && it.Min == nil && it.Max == nil && it.Earliest == nil && it.Latest == nil {
		r.fail(it.line, "“message” memerlukan batas: “min”, “max”, “earliest”, atau “latest”.")
	}
	if it.Flag == nil || !it.closed() {
		return
	}
	for _, v := range it.Flag.When {
		if !it.offers(v) {
			r.fail(it.line, "Tanda memakai jawaban “%s” yang bukan pilihan pertanyaan ini.", v)
		}
	}
}
