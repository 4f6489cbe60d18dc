package web

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"timbang/internal/audit"
	"timbang/internal/calendar"
)

// ChangeLine is one field that changed. Words are empty of a closed one.
type ChangeLine struct{ Name, Words string }

// changes say what an entry changed. What has no value before and after, and
// what only the machine needs, is left out; closed fields of one name are one
// line with a count.
func (h *historian) changes(e audit.Entry) []ChangeLine {
	var out []ChangeLine
	sealed := map[string]int{}
	for _, c := range e.Changes {
		f, name := fieldOf(e.Kind, c.Field)
		if f.silent {
			continue
		}
		if f.closed {
			if sealed[name]++; sealed[name] == 1 {
				out = append(out, ChangeLine{Name: name})
			}
			continue
		}
		if words := said(h.value(f, c.From), h.value(f, c.To)); words != "" {
			out = append(out, ChangeLine{name, words})
		}
	}
	for i, x := range out {
		if n := sealed[x.Name]; x.Words == "" && n > 1 {
			out[i].Name = fmt.Sprintf("%s (%d isian)", x.Name, n)
		}
	}
	return out
}

// fieldOf finds how the history calls a field of a kind of record. A field that
// nobody named is closed.
func fieldOf(kind, field string) (changed, string) {
	var best changed
	var owner []string
	found := false
	parts := strings.Split(field, ".")
	for pattern, c := range changedFields[kind] {
		keys, ok := matches(strings.Split(pattern, "."), parts)
		if ok && (!found || len(keys) < len(owner)) {
			best, owner, found = c, keys, true
		}
	}
	if !found {
		return changed{closed: true}, cmp.Or(contents[kind], "Isian lain")
	}
	name := best.words
	for _, key := range owner {
		name = strings.Replace(name, "{}", ownerOf(key), 1)
	}
	return best, name
}

// contents are the records of which only the fields that are named are open.
var contents = map[string]string{
	"assessment": "Isi asesmen", "custom": "Keterangan adat", "impediment": "Halangan perkawinan", "commitment": "Komitmen orang tua",
	"attention": "Perhatian hakim", "fallback": "Kualifikasi hakim",
}

// matches reports whether a path fits a pattern, and what stands for its stars.
func matches(pattern, path []string) (keys []string, ok bool) {
	if len(pattern) != len(path) {
		return nil, false
	}
	for i, p := range pattern {
		switch {
		case p == "*":
			keys = append(keys, path[i])
		case p != path[i]:
			return nil, false
		}
	}
	return keys, true
}

// value writes a stored value as a person reads it; what says nothing is empty.
func (h *historian) value(f changed, v string) string {
	switch {
	case v == "" || strings.HasPrefix(v, "0001-01-01T"):
		return ""
	case f.say != nil:
		return f.say(v)
	case h.titles[v] != "":
		return h.titles[v]
	}
	return clipped(plainValue(v))
}

var isoDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// plainValue writes days, moments and answers as the pages do.
func plainValue(v string) string {
	switch v {
	case "true":
		return "ya"
	case "false":
		return "tidak"
	}
	if isoDay.MatchString(v) {
		if d, err := calendar.ParseDate(v); err == nil {
			return d.Indonesian()
		}
	}
	if at, err := time.Parse(time.RFC3339, v); err == nil {
		return moment(at)
	}
	return v
}

// longestShown keeps a part of the history to a size that a phone loads; the
// whole text stands in the record.
const longestShown = 400

func clipped(v string) string {
	if utf8.RuneCountInString(v) <= longestShown {
		return v
	}
	return string([]rune(v)[:longestShown]) + " … (dipotong)"
}

// said puts a change into words. A no and a nought that were not there before
// are no change.
func said(from, to string) string {
	switch {
	case from == to, from == "" && (to == "tidak" || to == "0" || to == "Rp0"):
		return ""
	case from == "":
		return to
	case to == "":
		return "dikosongkan, sebelumnya " + from
	}
	return "dari " + from + " menjadi " + to
}
