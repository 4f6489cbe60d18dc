package instrument

import (
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"timbang/internal/calendar"
	"timbang/internal/problem"
)

// Fault is what is wrong with one field. Words is an Indonesian sentence that
// says what to do. In a fault about a form file, Section is the name of the
// file, Field is empty and Words begins with "file:line: ".
type Fault struct {
	Section, Field, Words string
	Kept                  bool // the answer was left blank and what was stored stays
}

// Faults is everything wrong with a form file, as an error.
type Faults []Fault

// Error gives one fault a line.
func (ff Faults) Error() string {
	var out []string
	for _, f := range ff {
		out = append(out, f.Words)
	}
	return strings.Join(out, "\n")
}

// The longest answers, in letters.
const (
	maxText = 500
	maxLong = 10000
)

// Check returns, in the order of the form, everything that keeps the answers
// from being submitted. What is not visible is not checked.
func (in *Instrument) Check(a Answers) []Fault {
	var out []Fault
	for _, s := range in.Sections {
		for _, it := range s.Items {
			out = append(out, in.check(it, a)...)
		}
	}
	return out
}

// CheckField returns what is wrong with one field, given all answers: nothing
// for a field that is not visible or that the instrument does not have.
func (in *Instrument) CheckField(id string, a Answers) []Fault {
	it, ok := in.items[id]
	if !ok {
		return nil
	}
	return in.check(it, a)
}

func (in *Instrument) check(it *Item, a Answers) []Fault {
	if !in.Visible(it, a) {
		return nil
	}
	if out := in.wrong(it, a); len(out) > 0 {
		return out
	}
	if in.Needs(it, a) && !it.answered(a) {
		return []Fault{{Section: it.Section, Field: it.ID, Words: it.missing()}}
	}
	return nil
}

func (it *Item) answered(a Answers) bool {
	return slices.ContainsFunc(it.names(), func(name string) bool { return !a[name].Empty() })
}

func (it *Item) missing() string {
	switch {
	case it.Kind == Table:
		return it.Text + ": isi sekurang-kurangnya satu baris."
	case strings.HasSuffix(it.Text, "?"):
		return "Pertanyaan “" + it.Text + "” belum dijawab."
	default:
		return it.Text + " belum diisi."
	}
}

// faults returns what is wrong with the values that were given, each for
// itself.
func (it *Item) faults(a Answers) []Fault {
	var out []Fault
	if name := it.SpokenField(); name != "" {
		if words := Choice.fault(a[name].clean(), it.spoken()); words != "" {
			out = append(out, Fault{Section: it.Section, Field: name, Words: "Bahasa pertanyaan: " + words})
		}
	}
	if it.Kind != Table {
		if words := it.Kind.fault(a[it.ID].clean(), it); words != "" {
			out = append(out, Fault{Section: it.Section, Field: it.ID, Words: words})
		}
		return out
	}
	for _, c := range it.Cells() {
		if words := c.Column.Kind.fault(a[c.Name].clean(), c.Column.item()); words != "" {
			out = append(out, Fault{Section: it.Section, Field: c.Name, Words: c.Column.Text + " pada baris " + c.Row.Text + ": " + words})
		}
	}
	return out
}

// fault says what is wrong with a value of kind k, or nothing.
func (k Kind) fault(a Answer, it *Item) string {
	if len(a) == 0 {
		return ""
	}
	if len(a) > 1 && k != Several {
		return "Isi satu jawaban saja."
	}
	switch k {
	case Choice, Several, YesNo:
		if slices.ContainsFunc(a, func(v string) bool { return !it.offers(v) }) {
			return "Pilih dari jawaban yang tersedia."
		}
	case Day:
		return dayFault(a[0])
	case Number:
		return it.numberFault(a[0])
	case LongText:
		return lengthFault(a[0], maxLong)
	default:
		return lengthFault(a[0], maxText)
	}
	return ""
}

func lengthFault(s string, most int) string {
	if n := utf8.RuneCountInString(s); n > most {
		return "Tulisan ini " + grouped(strconv.Itoa(n)) + " huruf. Persingkat sampai paling banyak " + grouped(strconv.Itoa(most)) + " huruf."
	}
	return ""
}

func dayFault(s string) string {
	d, err := calendar.ParseDate(s)
	switch {
	case err != nil:
		return err.Error()
	case d.Year < 1900 || d.Year > 2100:
		return "Periksa tahunnya. Tulis tanggal seperti 23-11-2026."
	}
	return ""
}

func (it *Item) numberFault(s string) string {
	n, ok := canonicalNumber(s)
	if !ok {
		return "Tulis angka saja, misalnya 1.500.000 atau 22,5."
	}
	x, readable := value(n)
	low, high := math.Inf(-1), math.Inf(1)
	if it.Min != nil {
		low = *it.Min
	}
	if it.Max != nil {
		high = *it.Max
	}
	switch {
	case readable && x >= low && x <= high:
		return ""
	case it.Message != "":
		return it.Message
	case it.Max == nil:
		return "Tulis angka paling kecil " + plain(low) + "."
	case it.Min == nil:
		return "Tulis angka paling besar " + plain(high) + "."
	}
	return "Tulis angka dari " + plain(low) + " sampai " + plain(high) + "."
}

func plain(x float64) string {
	n, _ := canonicalNumber(strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", ",", 1))
	return grouped(n)
}

var (
	withDots = regexp.MustCompile(`^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,6})?$`)
	decimal  = regexp.MustCompile(`^-?[0-9]{1,15}([.,][0-9]{1,6})?$`)
)

// canonicalNumber reads a number as Indonesians write it, with dots between
// thousands and a decimal comma; a dot that cannot stand between thousands is
// taken for a decimal comma. It returns the digits with at most a comma.
func canonicalNumber(s string) (string, bool) {
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "Rp"))
	switch {
	case len(s) > 24:
		return "", false
	case withDots.MatchString(s):
		return strings.ReplaceAll(s, ".", ""), true
	case decimal.MatchString(s):
		return strings.Replace(s, ".", ",", 1), true
	}
	return "", false
}

// grouped puts dots between the thousands of a canonical number.
func grouped(n string) string {
	whole, rest, comma := strings.Cut(n, ",")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if comma {
		rest = "," + rest
	}
	return sign + whole + rest
}

// Accept takes over what was typed into the form of one section, faulty values
// too, and returns the faults of what was typed; what is still missing is for
// Progress and Check to say. A control that the form did not send is left
// alone, except that an item of kind Several without a value has none chosen.
// Accept returns NotFound for a section that the instrument does not have.
func (in *Instrument) Accept(section string, form url.Values) (Answers, []Fault, error) {
	s, ok := in.Section(section)
	if !ok {
		return nil, nil, problem.Missing()
	}
	out := Answers{}
	var faults []Fault
	for _, it := range s.Items {
		it.accept(form, out)
		faults = append(faults, in.wrong(it, out)...)
	}
	return out, faults, nil
}

func (it *Item) accept(form url.Values, out Answers) {
	if vv, sent := form[it.SpokenField()]; sent && it.Sasak != "" {
		out[it.SpokenField()] = Choice.tidy(vv, it.spoken())
	}
	if it.Kind != Table {
		if vv, sent := form[it.ID]; sent || it.Kind == Several {
			out[it.ID] = it.Kind.tidy(vv, it)
		}
		return
	}
	for _, c := range it.Cells() {
		if vv, sent := form[c.Name]; sent {
			out[c.Name] = c.Column.Kind.tidy(vv, c.Column.item())
		}
	}
}

// tidy brings values into the form in which they are kept. It never drops
// what somebody typed.
func (k Kind) tidy(vv []string, it *Item) Answer {
	var out Answer
	for _, v := range vv {
		if v = k.tidyOne(v); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	if k == Several {
		slices.SortStableFunc(out, func(a, b string) int { return it.rank(a) - it.rank(b) })
	}
	return out
}

func (it *Item) rank(value string) int {
	i := slices.IndexFunc(it.Options, func(o Option) bool { return o.Value == value })
	if i < 0 {
		return len(it.Options)
	}
	return i
}

func (k Kind) tidyOne(v string) string {
	v = strings.ToValidUTF8(strings.ReplaceAll(v, "\r\n", "\n"), "\uFFFD")
	v = strings.TrimSpace(strings.ReplaceAll(v, "\x00", ""))
	switch k {
	case Day:
		if d, err := calendar.ParseDate(v); err == nil {
			return d.String()
		}
	case Number:
		if n, ok := canonicalNumber(v); ok {
			return n
		}
	}
	return v
}

// SectionProgress says how far a section is. Required and Answered count the
// visible fields that must be answered; Faults counts the values that must be
// mended.
type SectionProgress struct {
	ID, Title                  string
	Required, Answered, Faults int
}

// Done reports whether nothing in the section keeps the form from being
// submitted.
func (p SectionProgress) Done() bool { return p.Answered == p.Required && p.Faults == 0 }

// Progress says of each section, in the order of the form, how far it is.
func (in *Instrument) Progress(a Answers) []SectionProgress {
	var out []SectionProgress
	for _, s := range in.Sections {
		p := SectionProgress{ID: s.ID, Title: s.Title}
		for _, it := range s.Items {
			if !in.Visible(it, a) {
				continue
			}
			p.Faults += len(in.wrong(it, a))
			if in.Needs(it, a) {
				p.Required++
				if it.answered(a) {
					p.Answered++
				}
			}
		}
		out = append(out, p)
	}
	return out
}
