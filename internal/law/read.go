package law

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Fault is what is wrong with one field of a file of facts. Words are an
// Indonesian sentence that names the field and never repeats what it holds.
type Fault struct{ Field, Words string }

// Read reads facts as docs/facts.schema.json describes them. It returns every
// fault, in the order of the fields; with a fault there are no facts.
func Read(text []byte) (Facts, []Fault) {
	var f Facts
	if err := json.Unmarshal(text, new(any)); err != nil {
		return f, []Fault{{"", notJSON(text, err)}}
	}
	r := reader{tokens: json.NewDecoder(bytes.NewReader(text))}
	r.tokens.UseNumber()
	r.inspect(FactsSchema(), r.tree(""), "")
	r.ordinals(text)
	if len(r.faults) > 0 {
		return f, r.faults
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return Facts{}, []Fault{{"", "Berkas fakta tidak dapat dibaca; bandingkan dengan docs/facts.schema.json."}}
	}
	f.StandingKnown = f.Ground != ""
	f.StandingProof = f.StandingKnown && f.Ground != BothParents
	return f, nil
}

func notJSON(text []byte, err error) string {
	if s, ok := errors.AsType[*json.SyntaxError](err); ok && len(bytes.TrimSpace(text)) > 0 {
		before := text[:min(int(s.Offset), len(text))]
		return fmt.Sprintf("Berkas ini bukan JSON yang benar: periksa baris %d.", 1+bytes.Count(before, []byte("\n")))
	}
	return "Berkas ini kosong atau bukan JSON. Tulis fakta sebagai satu objek JSON."
}

type reader struct {
	tokens *json.Decoder
	faults []Fault
}

func (r *reader) fault(field, words string) {
	r.faults = append(r.faults, Fault{field, words})
}

// tree reads one value of text that is JSON. Of a field that is written twice
// nobody knows which is meant.
func (r *reader) tree(at string) any {
	token, _ := r.tokens.Token()
	switch token {
	case json.Delim('['):
		out := []any{}
		for r.tokens.More() {
			out = append(out, r.tree(fmt.Sprintf("%s[%d]", at, len(out)+1)))
		}
		_, _ = r.tokens.Token()
		return out
	case json.Delim('{'):
		out := map[string]any{}
		for r.tokens.More() {
			key, _ := r.tokens.Token()
			name := fmt.Sprint(key)
			if _, twice := out[name]; twice {
				r.fault(join(at, name), "Isian "+quoted(join(at, name))+" ditulis dua kali.")
			}
			out[name] = r.tree(join(at, name))
		}
		_, _ = r.tokens.Token()
		return out
	}
	return token
}

func join(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}

// longestName keeps a fault readable whatever stands in the file.
const longestName = 80

func quoted(field string) string {
	if field == "" {
		return "paling luar"
	}
	if r := []rune(field); len(r) > longestName {
		field = string(r[:longestName]) + "…"
	}
	return "“" + field + "”"
}

// inspect compares a value with its schema.
func (r *reader) inspect(s *Schema, v any, at string) {
	switch s.Type {
	case "object":
		r.object(s, v, at)
	case "array":
		all, ok := v.([]any)
		if !ok {
			r.fault(at, "Isian "+quoted(at)+" harus berupa daftar [ … ].")
		}
		for i, x := range all {
			r.inspect(s.Items, x, fmt.Sprintf("%s[%d]", at, i+1))
		}
	case "boolean":
		if _, ok := v.(bool); !ok {
			r.fault(at, "Isian "+quoted(at)+" harus true atau false.")
		}
	case "integer":
		n, ok := v.(json.Number)
		if !ok || !whole.MatchString(n.String()) {
			r.fault(at, fmt.Sprintf("Isian %s harus bilangan bulat, mulai dari 0 sampai %d.", quoted(at), largest))
		}
	default:
		r.text(s, v, at)
	}
}

// whole is a number from 0 to largest.
var whole = regexp.MustCompile(`^(0|[1-9]\d{0,2})$`)

func (r *reader) object(s *Schema, v any, at string) {
	fields, ok := v.(map[string]any)
	if !ok {
		r.fault(at, "Isian "+quoted(at)+" harus berupa objek { … }.")
		return
	}
	for _, name := range s.Required {
		if _, ok := fields[name]; !ok {
			r.fault(join(at, name), "Isian "+quoted(join(at, name))+" belum ada.")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if of, ok := s.Properties[name]; ok {
			r.inspect(of, fields[name], join(at, name))
		} else {
			r.fault(join(at, name), "Isian "+quoted(join(at, name))+" tidak dikenal.")
		}
	}
}

func (r *reader) text(s *Schema, v any, at string) {
	x, ok := v.(string)
	switch {
	case s.Format == "date":
		if d, err := time.Parse(time.DateOnly, x); !ok || err != nil || d.Year() < 1000 {
			r.fault(at, "Isian "+quoted(at)+" harus tanggal yang ada, ditulis seperti 2026-11-23.")
		}
	case !ok:
		r.fault(at, "Isian "+quoted(at)+" harus berupa teks.")
	case len(s.Enum) > 0 && !slices.Contains(s.Enum, x):
		r.fault(at, "Isian "+quoted(at)+" harus salah satu dari "+strings.Join(s.Enum, ", ")+".")
	case s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(x):
		r.fault(at, "Isian "+quoted(at)+" tidak ditulis dengan benar; lihat docs/facts.schema.json.")
	}
}

// ordinals refuses hearings that are counted from nought or counted twice: the
// counters of Pasal 10 would be wrong.
func (r *reader) ordinals(text []byte) {
	var f Facts
	if len(r.faults) > 0 || json.Unmarshal(text, &f) != nil {
		return
	}
	seen := map[int]bool{}
	for i, s := range f.Hearing.Sessions {
		if s.Ordinal < 1 || seen[s.Ordinal] {
			at := fmt.Sprintf("sidang.hari_sidang[%d].ke", i+1)
			r.fault(at, "Isian "+quoted(at)+" harus mulai dari 1 dan tidak boleh sama dengan sidang lain.")
		}
		seen[s.Ordinal] = true
	}
}
