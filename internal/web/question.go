package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"timbang/internal/instrument"
	"timbang/internal/problem"
)

// Question is one item of an instrument as a form asks it.
type Question struct {
	Field   Field
	Factor  string        // where it is not the section's
	Columns []string      // of a table
	Rows    []QuestionRow // of a table
	Grows   bool          // the table can have more rows than the page shows
	Spoken  *Field        // in which language it was asked, where that is recorded
	Clear   *Clearing     // how the answer is emptied, where that is an act of its own
	Keep    *Field        // whose answer is taken, where somebody else gave another
	When    string        // the answers on this page that make it appear, for form.js
	Hidden  bool          // not to be asked, given the saved answers
}

// Clearing is the control that empties a guarded answer. It is hidden while
// nothing is stored; form.js shows it when the field is blank.
type Clearing struct {
	ID, Name, Of string
	Hidden       bool
}

func clearing(it *instrument.Item, a instrument.Answers) *Clearing {
	if !it.Guarded() {
		return nil
	}
	return &Clearing{ID: anchor(it.ClearField()), Name: it.ClearField(), Of: it.ID, Hidden: a[it.ID].Empty()}
}

// QuestionRow is one row of a table in a form. Its cells know their labels.
type QuestionRow struct {
	Head  string
	Cells []Field
}

// questions turns the items of a section into form fields with the saved
// answers. Items that are not asked are there too, hidden, so that saving the
// section does not lose what was answered to them before. More says of which
// tables further rows are shown.
func questions(in *instrument.Instrument, sec *instrument.Section, a instrument.Answers, more rowsWanted) []Question {
	var out []Question
	for _, it := range sec.Items {
		q := Question{When: whenShown(in, it, a), Hidden: !in.Visible(it, a), Field: questionField(it, a)}
		if !q.Hidden {
			q.Field.Required = in.Needs(it, a)
		}
		if it.Factor != sec.Factor {
			q.Factor = factorName(it.Factor)
		}
		if it.Kind == instrument.Table {
			shown := more.of(it, a)
			q.Columns, q.Rows, q.Grows = columnsOf(it), rowsOf(it, shown, a), len(shown) < len(it.Rows)
		}
		q.Spoken, q.Clear = spokenField(it, a), clearing(it, a)
		out = append(out, q)
	}
	return out
}

// rowsWanted says of which tables a page shows more rows than are filled: of
// the one with this id some, of All as many as there can be.
type rowsWanted struct {
	Table string
	All   bool
}

func (w rowsWanted) of(it *instrument.Item, a instrument.Answers) []instrument.Option {
	if w.All {
		return it.Rows
	}
	return it.ShownRows(a, w.Table == it.ID)
}

// spokenField asks in which language a question with a Sasak prompt was asked.
func spokenField(it *instrument.Item, a instrument.Answers) *Field {
	name := it.SpokenField()
	if name == "" {
		return nil
	}
	return &Field{Name: name, Label: "Ditanyakan dalam bahasa", Kind: "select", Value: a.Text(name), Options: optionsOf(instrument.Languages)}
}

func optionsOf(oo []instrument.Option) []Option {
	var out []Option
	for _, o := range oo {
		out = append(out, Option{Value: o.Value, Text: sentence(o.Text)})
	}
	return out
}

// whenShown gives the conditions of an item that can change on this page, as
// form.js reads them: "field=value|value field=value". It is empty for an item
// that no answer on this page brings up or takes away.
func whenShown(in *instrument.Instrument, it *instrument.Item, a instrument.Answers) string {
	var parts []string
	for _, c := range it.ShowIf {
		of, known := in.Item(c.Field)
		switch {
		case known && of.Section == it.Section:
			parts = append(parts, c.Field+"="+strings.Join(c.Values, "|"))
		case !known || !in.Visible(of, a) || !slices.ContainsFunc(a[c.Field], func(v string) bool { return slices.Contains(c.Values, v) }):
			return ""
		}
	}
	return strings.Join(parts, " ")
}

// fieldKinds says which control answers which kind of item.
var fieldKinds = map[instrument.Kind]string{
	instrument.Text: "", instrument.LongText: "longtext", instrument.Choice: "choice", instrument.Several: "several",
	instrument.Day: "date", instrument.Number: "number", instrument.YesNo: "choice",
}

func questionField(it *instrument.Item, a instrument.Answers) Field {
	f := Field{
		Name: it.ID, Label: it.Text, Hint: hintOf(it), Kind: fieldKinds[it.Kind], Value: it.Kind.Typed(a[it.ID]), Values: a[it.ID],
		Required: it.Required, Prompt: it.Sasak, Restricted: it.Restricted, Unit: it.Unit,
	}
	f.Options = optionsOf(it.Options)
	if it.Kind == instrument.Number {
		f.InputMode = "decimal"
	}
	return f
}

// hintOf gives the hint of an item, with the range of a number.
func hintOf(it *instrument.Item) string {
	switch {
	case it.Kind == instrument.Number && it.Min != nil && it.Max != nil:
		return strings.TrimSpace(it.Hint + " Dari " + plainNumber(*it.Min) + " sampai " + plainNumber(*it.Max) + ".")
	case it.Kind == instrument.Day && it.Hint != "":
		return it.Hint + " Contoh 23-11-2026."
	default:
		return it.Hint
	}
}

func plainNumber(x float64) string {
	return strings.TrimPrefix(rupiah(int64(x)), "Rp")
}

// sentence begins words with a capital.
func sentence(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + words[n:]
}

func columnsOf(it *instrument.Item) []string {
	var out []string
	for _, col := range it.Columns {
		out = append(out, col.Text)
	}
	return out
}

func rowsOf(it *instrument.Item, shown []instrument.Option, a instrument.Answers) []QuestionRow {
	var rows []QuestionRow
	for row := range slices.Chunk(it.Cells()[:len(shown)*len(it.Columns)], len(it.Columns)) {
		r := QuestionRow{Head: row[0].Row.Text}
		if it.Numbered {
			r.Head = "Baris " + r.Head
		}
		for _, cell := range row {
			r.Cells = append(r.Cells, cellField(cell, a))
		}
		rows = append(rows, r)
	}
	return rows
}

// cellField is the control of one cell; a choice opens as a list, which a cell
// has room for.
func cellField(cell instrument.Cell, a instrument.Answers) Field {
	kind := cell.Column.Kind
	f := Field{Name: cell.Name, Label: cell.Column.Text, Kind: fieldKinds[kind], Value: kind.Typed(a[cell.Name]), Options: optionsOf(cell.Column.Options), Unit: cell.Column.Unit}
	switch kind {
	case instrument.Day:
		f.Width = "short"
	case instrument.Number:
		f.InputMode = "decimal"
	case instrument.Choice, instrument.YesNo:
		f.Kind = "select"
	}
	return f
}

// factorName gives a factor in words, "F01 Pandangan anak".
func factorName(id instrument.FactorID) string {
	if f, ok := instrument.FactorOf(id); ok {
		return string(id) + " " + f.Name
	}
	return "Cara asesmen dilakukan"
}

// each calls fn with every control of the questions.
func each(qq []Question, fn func(f *Field)) {
	for i := range qq {
		fn(&qq[i].Field)
		if qq[i].Spoken != nil {
			fn(qq[i].Spoken)
		}
		for j := range qq[i].Rows {
			for k := range qq[i].Rows[j].Cells {
				fn(&qq[i].Rows[j].Cells[k])
			}
		}
	}
}

// overlayQuestions puts what was typed, unless it is nil, and what is wrong
// with it over the questions.
func overlayQuestions(qq []Question, typed url.Values, what *problem.Problem) {
	each(qq, func(f *Field) {
		f.Error = what.At(f.Name)
		if typed != nil {
			f.Value, f.Values = typed.Get(f.Name), typed[f.Name]
		}
	})
}

// compare marks the answers that somebody else saved meanwhile with what is
// stored now, so that a conflict can be settled field by field.
func compare(qq []Question, in *instrument.Instrument, stored, mine instrument.Answers) {
	for i := range qq {
		q := &qq[i]
		it, ok := in.Item(q.Field.Name)
		if !ok {
			continue
		}
		differs := !stored[it.ID].Equal(mine[it.ID]) || !stored[it.SpokenField()].Equal(mine[it.SpokenField()])
		for _, cell := range it.Cells() {
			differs = differs || !stored[cell.Name].Equal(mine[cell.Name])
		}
		if !differs {
			continue
		}
		q.Field.Warning = "yang tersimpan sekarang kosong."
		if words := it.Words(stored); words != "" {
			q.Field.Warning = "yang tersimpan sekarang: " + words
		}
		q.Keep = &Field{Name: keepField(it), Label: "Yang dipakai", Kind: "choice", Required: true, Value: keepMine, Options: []Option{{Value: keepMine, Text: "Isian saya"}, {Value: keepStored, Text: "Yang tersimpan sekarang"}}}
	}
}

// What the person chose for one answer of a conflict.
const (
	keepMine   = "mine"
	keepStored = "stored"
)

func keepField(it *instrument.Item) string { return "keep." + it.ID }

// settle puts what is stored into a form in place of what was typed, for the
// answers of a section for which the person chose so.
func settle(sec *instrument.Section, stored instrument.Answers, form url.Values) {
	for _, it := range sec.Items {
		if form.Get(keepField(it)) != keepStored {
			continue
		}
		put := func(name string, k instrument.Kind) {
			form[name] = []string{k.Typed(stored[name])}
			if k == instrument.Several {
				form[name] = stored[name]
			}
		}
		if it.Kind != instrument.Table {
			put(it.ID, it.Kind)
		}
		for _, c := range it.Cells() {
			put(c.Name, c.Column.Kind)
		}
		if spoken := it.SpokenField(); spoken != "" {
			put(spoken, instrument.Choice)
		}
		form.Set(it.ClearField(), "1") // what is stored may be blank
	}
}

func countWords(n int, words string) string { return strconv.Itoa(n) + " " + words }
