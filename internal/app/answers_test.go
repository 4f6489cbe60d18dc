package app_test

import (
	"strings"
	"testing"

	"timbang/forms"
	"timbang/internal/instrument"
)

// complete returns answers with which the instrument has no fault, by the names
// that its forms send, and how many sections there are.
func complete(t *testing.T) (map[string][]string, int) {
	t.Helper()
	catalogue, err := instrument.Load(forms.FS)
	must(t, err)
	in, err := catalogue.Latest("peksos-laporan-sosial")
	must(t, err)
	answers := instrument.Answers{}
	for range 20 {
		faults := in.Check(answers)
		for _, f := range faults {
			for _, name := range names(in, f.Field) {
				answers[name] = plain(in, name)
			}
		}
		if len(faults) == 0 {
			break
		}
	}
	if faults := in.Check(answers); len(faults) > 0 {
		t.Fatalf("the answers have faults: %+v", faults)
	}
	out := map[string][]string{}
	for k, v := range answers {
		out[k] = v
	}
	return out, len(in.Sections)
}

// names are the controls behind a field: of a table, those of the first row.
func names(in *instrument.Instrument, field string) []string {
	it, _ := in.Item(field)
	if it == nil || it.Kind != instrument.Table {
		return []string{field}
	}
	var out []string
	for _, c := range it.Cells()[:len(it.Columns)] {
		out = append(out, c.Name)
	}
	return out
}

// plain is a simple answer to a field.
func plain(in *instrument.Instrument, field string) instrument.Answer {
	id, _, cell := strings.Cut(field, ".")
	it, _ := in.Item(id)
	switch {
	case cell && columnKind(it, field) == instrument.Day, it.Kind == instrument.Day:
		return instrument.Answer{"2026-11-20"}
	case it.Kind == instrument.YesNo:
		return instrument.Answer{instrument.Yes}
	case len(it.Options) > 0:
		return instrument.Answer{it.Options[0].Value}
	case cell && columnKind(it, field) == instrument.Number, it.Kind == instrument.Number:
		return instrument.Answer{"1"}
	}
	return instrument.Answer{"Keterangan rekaan untuk " + field + "."}
}

func columnKind(it *instrument.Item, field string) instrument.Kind {
	for _, c := range it.Cells() {
		if c.Name == field {
			return c.Column.Kind
		}
	}
	return ""
}
