package brief_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/determination"
	"timbang/internal/petition"
	"timbang/internal/referral"
)

func TestEverySentenceRestsOnAStoredFieldThatSaysSo(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	w.rests(p, w.issue(p), 100, 150)
}

// rests fails for a sentence without a source and for a source that is not
// stored as the brief names it.
func (w *world) rests(p *petition.Petition, x *brief.Issued, fewest, sources int) {
	t, store := w, w.stored(string(p.ID))
	t.Helper()
	sentences, refs := 0, 0
	walk(reflect.ValueOf(x.Data), "Brief", func(path string, v any) {
		switch v := v.(type) {
		case brief.Sentence:
			if v.IsZero() && !v.Ref.IsZero() {
				t.Errorf("%s: a source without words", path)
			}
			if !v.IsZero() {
				sentences++
				if v.Ref.IsZero() {
					t.Errorf("%s: %q has no source", path, v.Text)
				}
			}
		case brief.Ref:
			if !v.IsZero() {
				refs++
				if words := store.fault(v); words != "" {
					t.Errorf("%s: %s", path, words)
				}
			}
		}
	})
	if sentences < fewest || refs < sources {
		t.Errorf("%d sentences and %d sources, want at least %d and %d", sentences, refs, fewest, sources)
	}
}

func TestTheWordsOfAFindingAreThoseOfItsField(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	signed := w.signedOf(t, p.ID)
	cat, err := catalogue()
	must(t, err)
	n := 0
	for i, page := range w.issue(p).Data.Agencies {
		form, err := cat.Latest(page.Instrument.ID)
		must(t, err)
		lines := page.Safeguards
		for _, f := range page.Findings {
			lines = append(lines, f.Lines...)
		}
		for _, l := range lines {
			it, ok := form.Item(l.Said[0].Ref.Field)
			if !ok || it.Restricted || it.Words(signed[i].Answers) != l.Said[0].Text {
				t.Errorf("%s: %q is not what %s says", page.Agency, l.Said[0].Text, l.Said[0].Ref.Field)
			}
			n++
		}
	}
	if n < 60 {
		t.Errorf("%d lines, want those of two assessments", n)
	}
}

// walk calls visit for v and for everything in it.
func walk(v reflect.Value, path string, visit func(string, any)) {
	if v.Kind() == reflect.Struct && v.CanInterface() {
		visit(path, v.Interface())
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walk(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	}
}

// stored is what the store holds about a case: the fields by their path in
// lower case, by kind and id.
type stored map[string]map[string]string

// stored reads the case anew, by the store's own calls.
func (w *world) stored(id string) stored {
	w.Helper()
	ctx, out := w.Context(), stored{}
	entries, err := w.db.Petition(ctx, petitionID(id))
	must(w, err)
	links, err := w.db.Links(ctx, petitionID(id))
	must(w, err)
	out.add(brief.FromPetition, id, entries)
	for i, l := range links {
		out[string(brief.FromPetition)+id][fmt.Sprintf("link.%d", i+1)] = l.Why
	}
	docs, err := w.db.Documents(ctx, petitionID(id))
	must(w, err)
	refs, err := w.db.References(ctx, petitionID(id))
	must(w, err)
	for _, r := range refs {
		docs = append(docs, r.Document)
	}
	for _, d := range docs {
		out.add(brief.FromDocument, string(d.ID), d)
	}
	hearings, err := w.db.Hearings(ctx, petitionID(id))
	must(w, err)
	for _, h := range hearings {
		out.add(brief.FromHearing, string(h.ID), h)
	}
	var asked []referral.Referral
	asked, err = w.db.Referrals(ctx, scopeOf(w.judge), petitionID(id))
	must(w, err)
	for _, r := range asked {
		out.add(brief.FromReferral, string(r.ID), r)
	}
	overrides, err := w.db.Overrides(ctx, petitionID(id))
	must(w, err)
	for _, o := range overrides {
		out.add(brief.FromOverride, string(o.ID), o)
	}
	for _, a := range w.signedOf(w, petitionID(id)) {
		out.answers(a)
		issued, err := w.db.CertificatesOf(ctx, a.ID)
		must(w, err)
		for _, x := range issued {
			out.add(brief.FromCertificate, string(x.ID), x)
		}
	}
	p, err := w.db.Petition(ctx, petitionID(id))
	must(w, err)
	m, err := determination.LoadMarriage(ctx, w.db, p)
	must(w, err)
	out.notes(m)
	return out
}

// notes keeps what the court learned about the marriage; the version of a note
// is its place among those of its kind.
func (s stored) notes(m determination.Marriage) {
	keep := func(id string, ordinal int, record any) {
		s.add(brief.FromNote, id, record)
		s[string(brief.FromNote)+id]["version"] = fmt.Sprint(ordinal)
	}
	for _, x := range m.Customs {
		keep(string(x.ID), x.Ordinal, x)
	}
	for _, x := range m.Impediments {
		keep(string(x.ID), x.Ordinal, x)
	}
	for _, x := range m.Attentions {
		keep(string(x.ID), x.Ordinal, x)
	}
	for _, x := range m.Commitments {
		keep(string(x.ID), x.Ordinal, x)
	}
	for _, x := range m.Qualifications {
		keep(string(x.ID), x.Ordinal, x)
	}
	for _, x := range m.Fallbacks {
		keep(string(x.ID), x.Ordinal, x)
	}
}

// add keeps the fields of a record that hold something.
func (s stored) add(kind brief.SourceKind, id string, record any) {
	fields := map[string]string{"": "itself"}
	raw, _ := json.Marshal(record)
	var tree any
	_ = json.Unmarshal(raw, &tree)
	flatten(tree, "", fields)
	s[string(kind)+id] = fields
}

func (s stored) answers(a assessment.Assessment) {
	s.add(brief.FromAssessment, string(a.ID), a)
	fields := s[string(brief.FromAssessment)+string(a.ID)]
	fields["version"] = fmt.Sprint(a.Revision)
	for k, v := range a.Answers {
		if !v.Empty() {
			item, _, _ := strings.Cut(k, ".") // a cell stands for its table
			fields[item] = strings.Join(v, "; ")
		}
	}
}

func flatten(v any, path string, out map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			flatten(x, strings.TrimPrefix(path+"."+strings.ToLower(k), "."), out)
		}
	case []any:
		for i, x := range v {
			flatten(x, fmt.Sprintf("%s.%d", path, i), out)
		}
	case nil, bool:
		return
	default:
		if words := fmt.Sprint(v); words != "" && words != "0" {
			for at := path; at != ""; at, _, _ = cutLast(at) {
				out[at] = words
			}
		}
	}
}

func cutLast(path string) (before, after string, found bool) {
	i := strings.LastIndex(path, ".")
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

// fault says why a source does not resolve, or nothing.
func (s stored) fault(r brief.Ref) string {
	record, ok := s[string(r.Kind)+r.ID]
	switch {
	case !ok:
		return fmt.Sprintf("no %s %s is stored", r.Kind, r.ID)
	case record["version"] != fmt.Sprint(r.Revision):
		return fmt.Sprintf("%s %s is at %s, the source names %d", r.Kind, r.ID, record["version"], r.Revision)
	case record[r.Field] == "":
		return fmt.Sprintf("%s %s holds nothing in %q", r.Kind, r.ID, r.Field)
	case r.Label == "":
		return fmt.Sprintf("%s %s has no words", r.Kind, r.ID)
	}
	return ""
}
