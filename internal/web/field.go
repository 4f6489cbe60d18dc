package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Field is one question of a form. Kind is one of text, longtext, date, time,
// number, money, nik, password, file, choice (radios), several (checkboxes),
// select, static (shown, not asked) and hidden; the zero value is text.
type Field struct {
	Name, Label, Hint, Kind       string
	Value                         string
	Values                        []string // of several
	Options                       []Option // of choice, several and select
	Error                         string   // what to mend
	Required                      bool     // a field that is not is marked as such
	Width                         string   // "", "short" or "medium"
	InputMode, Autocomplete, Unit string
	Rows                          int    // of longtext
	Warning                       string // needs attention but does not stop
	Prompt                        string // how to ask it aloud, in Sasak
	Restricted                    bool   // read by the judge, the author and the supervisor only
}

// Option is one possible answer. Group is the heading it stands under in a
// select.
type Option struct {
	Value, Text, Hint, Group string
	Selected                 bool
}

// Group is a run of options under one heading; Text is empty for options
// that stand alone.
type Group struct {
	Text    string
	Options []Option
}

// Fieldset is a part of a form. Without a legend its fields stand alone.
type Fieldset struct {
	Legend, Hint string
	Fields       []Field
}

// Form is a whole form. Submit is the one main button, and what Enter presses;
// Second sends the same fields with SecondName set to 1. Version guards
// against overwriting another person's change, Autosave is where drafts go.
type Form struct {
	Action, CSRF               string
	Submit, Second, SecondName string
	Final                      bool // Submit cannot be undone
	Version                    int
	Fieldsets                  []Fieldset
	Multipart                  bool
	Autosave                   string
	Cancel                     *Link
	Says                       string // what Submit will do, in one sentence
}

// looks says how the kinds that are one input differ from plain text.
var looks = map[string]struct{ kind, class, mode, hint, unit string }{
	"date":     {class: "short", mode: "numeric", hint: "Contoh 23-11-2008"},
	"time":     {class: "short", mode: "decimal", hint: "Contoh 09.30 (WITA)"},
	"number":   {class: "short", mode: "numeric"},
	"money":    {class: "medium", mode: "numeric", unit: "Rp"},
	"nik":      {class: "medium", mode: "numeric", hint: "16 angka"},
	"password": {kind: "password", class: "medium"},
	"file":     {kind: "file"},
	"choice":   {kind: "radio"},
	"several":  {kind: "checkbox"},
}

// ID returns the id of the control; with radios and checkboxes, of the first.
func (f Field) ID() string { return anchor(f.Name) }

// OptionID returns the id of option i, counted from 0.
func (f Field) OptionID(i int) string {
	if i == 0 {
		return f.ID()
	}
	return f.ID() + "-" + strconv.Itoa(i+1)
}

// Type returns the type attribute of an input.
func (f Field) Type() string { return cmp.Or(looks[f.Kind].kind, "text") }

// Class returns the width class of an input.
func (f Field) Class() string { return cmp.Or(f.Width, looks[f.Kind].class) }

// Mode returns which keyboard a phone shows.
func (f Field) Mode() string { return cmp.Or(f.InputMode, looks[f.Kind].mode) }

// HintText returns the hint, or the usual one of the kind.
func (f Field) HintText() string { return cmp.Or(f.Hint, looks[f.Kind].hint) }

// Measure returns the unit written beside the control.
func (f Field) Measure() string { return cmp.Or(f.Unit, looks[f.Kind].unit) }

// Lines returns the height of a long text.
func (f Field) Lines() int { return cmp.Or(f.Rows, 4) }

// Grouped reports whether the field is a group of radios or checkboxes.
func (f Field) Grouped() bool { return f.Kind == "choice" || f.Kind == "several" }

// Optional reports whether the label says that the field may stay empty.
func (f Field) Optional() bool { return !f.Required && f.Kind != "static" }

// Echoes reports whether what was typed comes back: never a password, and
// browsers refuse a file name.
func (f Field) Echoes() bool { return f.Kind != "password" && f.Kind != "file" }

// Verbatim reports whether the browser must not correct what is typed.
func (f Field) Verbatim() bool { return f.Mode() != "" || f.Kind == "password" }

// Shown returns the value as a person reads it: the words of the options and
// not their codes.
func (f Field) Shown() string {
	var words []string
	for _, o := range f.Options {
		if f.Chosen(o) {
			words = append(words, o.Text)
		}
	}
	if len(f.Options) > 0 {
		return strings.Join(words, ", ")
	}
	return f.Value
}

// Completes returns the autocomplete attribute. Papers of one person are never
// offered for the next one, so it is off unless a field asks for it.
func (f Field) Completes() string {
	if f.Kind == "file" {
		return ""
	}
	return cmp.Or(f.Autocomplete, "off")
}

// DescribedBy returns the ids of the words that explain the control.
func (f Field) DescribedBy() string {
	var ids []string
	for _, about := range []struct{ words, suffix string }{
		{f.Error, "-error"}, {f.HintText(), "-hint"}, {f.Warning, "-warning"},
	} {
		if about.words != "" {
			ids = append(ids, f.ID()+about.suffix)
		}
	}
	return strings.Join(ids, " ")
}

// Chosen reports whether o is the answer, or one of the answers. An empty
// value chooses nothing.
func (f Field) Chosen(o Option) bool {
	return o.Selected || o.Value != "" && (o.Value == f.Value || slices.Contains(f.Values, o.Value))
}

// Blank reports whether a select starts with an option that answers nothing.
func (f Field) Blank() bool {
	return !slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == "" })
}

// Groups returns the options of a select, neighbours of one group together,
// with the chosen one marked.
func (f Field) Groups() []Group {
	var groups []Group
	for _, o := range f.Options {
		o.Selected = f.Chosen(o)
		if n := len(groups); n == 0 || groups[n-1].Text != o.Group {
			groups = append(groups, Group{Text: o.Group})
		}
		last := &groups[len(groups)-1]
		last.Options = append(last.Options, o)
	}
	return groups
}
