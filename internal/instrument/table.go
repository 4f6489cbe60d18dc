package instrument

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Column is one column of a table; its cells are Text, Day, Number, Choice or
// YesNo.
type Column struct {
	Value, Text string
	Kind        Kind
	Options     []Option `json:",omitempty"` // of Choice and YesNo
	Unit        string   `json:",omitempty"` // of Number
}

// Cell is one cell of a table. Name is the name of its answer and of its form
// control: "sg_contacts.1.date".
type Cell struct {
	Name   string
	Row    Option
	Column Column
}

// Cells lists the cells of a table, row by row; other items have none.
func (it *Item) Cells() []Cell {
	var out []Cell
	for _, r := range it.Rows {
		for _, c := range it.Columns {
			out = append(out, Cell{it.ID + "." + r.Value + "." + c.Value, r, c})
		}
	}
	return out
}

// item lets a column be checked and read as a question of its kind.
func (c Column) item() *Item { return &Item{Kind: c.Kind, Options: c.Options, Unit: c.Unit} }

// blanks is how many blank rows are added when somebody asks for more.
const blanks = 3

// ShownRows lists the rows that a page shows: of a table that grows as many as
// are filled, at least those of the file, and some blank ones when more are
// asked for.
func (it *Item) ShownRows(a Answers, more bool) []Option {
	if it.Shown == 0 {
		return it.Rows
	}
	n := max(it.Shown, it.filledRows(a))
	if more {
		n += blanks
	}
	return it.Rows[:min(n, len(it.Rows))]
}

// filledRows counts the rows up to the last that is filled.
func (it *Item) filledRows(a Answers) int {
	n := 0
	for i, c := range it.Cells() {
		if !a[c.Name].Empty() {
			n = i/len(it.Columns) + 1
		}
	}
	return n
}

func (r *reader) rows(n *yaml.Node, it *Item) {
	if n.Kind != yaml.ScalarNode {
		it.Rows = r.options(n)
		return
	}
	var many int
	r.whole(&many, "rows", maxRows)(n)
	it.Rows, it.Numbered = numbered(many), true
}

// grows lets a table with blank rows have up to so many of them.
func (r *reader) grows(it *Item, most int) {
	switch {
	case most == 0:
	case !it.Numbered || most <= len(it.Rows):
		r.fail(it.line, "“most” hanya untuk tabel dengan baris kosong, dan harus lebih besar daripada “rows”.")
	default:
		it.Shown, it.Rows = len(it.Rows), numbered(most)
	}
}

// numbered gives n blank rows, called 1 to n.
func numbered(n int) []Option {
	var out []Option
	for i := range n {
		s := strconv.Itoa(i + 1)
		out = append(out, Option{s, s})
	}
	return out
}

func (r *reader) column(n *yaml.Node, it *Item) {
	c := Column{Kind: Text}
	r.mapping(n, "Kolom", keys{
		"value":   r.word(&c.Value, "value", wordShape),
		"text":    r.text(&c.Text, "text", 100),
		"type":    func(v *yaml.Node) { r.columnKind(v, &c) },
		"options": func(v *yaml.Node) { c.Options = r.options(v) },
		"unit":    r.text(&c.Unit, "unit", 40),
	}, "value", "text")
	if c.Value != "" && slices.ContainsFunc(it.Columns, func(d Column) bool { return d.Value == c.Value }) {
		r.fail(n.Line, "Nilai “%s” ditulis dua kali.", c.Value)
	}
	r.columnFits(n.Line, &c)
	it.Columns = append(it.Columns, c)
}

var columnKinds = []Kind{Text, Day, Number, Choice, YesNo}

func (r *reader) columnKind(n *yaml.Node, c *Column) {
	if c.Kind = Kind(n.Value); !slices.Contains(columnKinds, c.Kind) {
		r.fail(n.Line, "Jenis kolom hanya text, date, number, choice, atau yes_no_unknown.")
	}
}

func (r *reader) columnFits(line int, c *Column) {
	if c.Kind == YesNo && c.Options == nil {
		c.Options = YesNoOptions
		return
	}
	if c.Kind == Choice && len(c.Options) < 2 {
		r.fail(line, "Kolom choice memerlukan “options” dengan sekurang-kurangnya dua pilihan.")
	}
	if c.Kind != Choice && c.Options != nil {
		r.fail(line, "“options” hanya berlaku untuk kolom choice.")
	}
	if c.Kind != Number && c.Unit != "" {
		r.fail(line, "“unit” hanya berlaku untuk kolom number.")
	}
}

func (it *Item) tableWords(a Answers) string {
	var lines []string
	cells := it.Cells()
	for row := range slices.Chunk(cells, max(1, len(it.Columns))) {
		var parts []string
		for _, c := range row {
			if v := a.Text(c.Name); v != "" {
				parts = append(parts, c.Column.Text+": "+c.Column.Kind.words(v, c.Column.Options, c.Column.Unit))
			}
		}
		if len(parts) > 0 {
			lines = append(lines, row[0].Row.Text+it.afterRow()+strings.Join(parts, "; "))
		}
	}
	return strings.Join(lines, "\n")
}

func (it *Item) afterRow() string {
	if it.Numbered {
		return ". "
	}
	return " – "
}
