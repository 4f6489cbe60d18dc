package app_test

import (
	"bytes"
	"database/sql"
	"encoding/hex"
	"fmt"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"timbang/internal/access"
	"timbang/internal/app"
	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/embedpg"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/testkit/journal"
)

// TestAStolenDumpShowsNoPerson dumps the demonstration and looks in the text
// for the names of all people outside the offices, whole and word by word, for
// their numbers, telephones and addresses, and for what the children said.
func TestAStolenDumpShowsNoPerson(t *testing.T) {
	t.Parallel()
	cfg := demoSettings(t)
	a := open(t, cfg, app.Options{Now: func() time.Time { return noon }})
	s := secretsOf(t, a, cfg.DatabaseURL)
	if len(s.whole) < 300 || len(s.words) < 150 {
		t.Fatalf("%d texts and %d words of people to look for: the demonstration says more", len(s.whole), len(s.words))
	}
	if found := s.in(dumped(t, cfg.DatabaseURL)); len(found) > 0 {
		t.Errorf("the dump shows %d of %d: %q", len(found), len(s.whole)+len(s.words), found[:min(len(found), 12)])
	}
	p := s.any
	exec := func(sql string, args ...any) { execAs(t, cfg.DatabaseURL, sql, args...) }
	exec("update petition set deputy = $1 where id = $2", p.Child.Name, string(p.ID))
	if found := s.in(dumped(t, cfg.DatabaseURL)); !slices.Contains(found, strings.ToLower(p.Child.Name)) {
		t.Errorf("a name written into the database is not found: %q", found)
	}
	exec("update petition set deputy = '' where id = $1", string(p.ID))
	exec("insert into session (token_hash, data, expires_at) values ('x', convert_to($1, 'UTF8'), now())", p.Child.Name)
	if found := s.in(dumped(t, cfg.DatabaseURL)); !slices.Contains(found, strings.ToLower(p.Child.Name)) {
		t.Errorf("a name written as bytes is not found: %q", found)
	}
}

// secrets is what must not be found, in small letters.
type secrets struct {
	whole, words []string
	any          *petition.Petition
}

// inclined are the fields of a person that tell who or where somebody is.
var inclined = []string{"Name", "Father", "Address", "Phone", "Street"}

func secretsOf(t *testing.T, a *app.App, dsn string) *secrets {
	s := &secrets{}
	defer func() { journal.Hide(s.whole...) }()
	for _, court := range []identity.CourtID{"PA.Mtr", "PA.Pra"} {
		all, err := a.DB.Petitions(t.Context(), access.Scope{Court: court}, petition.Filter{})
		must(t, err)
		for _, line := range all {
			p, err := a.DB.Petition(t.Context(), line.ID)
			must(t, err)
			s.any = p
			s.take(reflect.ValueOf(*p), "")
			s.voices(t, a, p)
		}
	}
	offices := officeWords(t, dsn)
	slices.Sort(s.whole)
	s.whole = slices.DeleteFunc(slices.Compact(s.whole), func(w string) bool {
		return len(letter.FindAllString(w, 2)) < 2 && !strings.ContainsAny(w, "0123456789")
	})
	slices.Sort(s.words)
	s.words = slices.DeleteFunc(slices.Compact(s.words), func(w string) bool { return len(w) < 4 || slices.Contains(offices, w) })
	return s
}

// take collects the texts of a value by the names of their fields.
func (s *secrets) take(v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.Struct:
		if _, ok := v.Interface().(calendar.Date); ok {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				s.take(v.Field(i), v.Type().Field(i).Name)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			s.take(v.Index(i), field)
		}
	case reflect.String:
		text := strings.ToLower(strings.TrimSpace(v.String()))
		if n, ok := v.Interface().(identity.NIK); ok {
			text, field = n.Digits(), "Phone"
		}
		if text == "" || !slices.Contains(inclined, field) {
			return
		}
		s.whole = append(s.whole, text)
		if field == "Name" || field == "Father" {
			s.words = append(s.words, letter.FindAllString(text, -1)...)
		}
	}
}

var letter = regexp.MustCompile(`\p{L}+`)

// voices collects what the child said, in the signed assessments.
func (s *secrets) voices(t *testing.T, a *app.App, p *petition.Petition) {
	all, err := a.DB.SignedOf(t.Context(), p.ID)
	must(t, err)
	for i := range all {
		in, err := a.Assessments.Instrument(&all[i])
		must(t, err)
		open := len(all[i].Answers)
		must(t, assessment.Open(t.Context(), a.DB, a.Keys, in, &all[i], assessment.Lanes...))
		if len(all[i].Answers) <= open {
			continue
		}
		for _, x := range all[i].Answers {
			if text := strings.ToLower(fmt.Sprint(x)); len(text) > 30 && strings.Contains(text, " ") {
				s.whole = append(s.whole, text)
			}
		}
	}
}

// officeWords are the words that stand in the database of themselves: the
// names of the staff, the courts, the agencies, and the words of the schema.
func officeWords(t *testing.T, dsn string) (out []string) {
	for _, q := range []string{
		"select username || ' ' || name || ' ' || title from account", "select court::text from court", "select agency::text from agency",
		"select name from agency_name", "select agency_profile::text from agency_profile", "select agreement::text from agreement", "select distinct deputy from petition",
	} {
		for _, text := range textsAs(t, dsn, q) {
			out = append(out, letter.FindAllString(strings.ToLower(text), -1)...)
		}
	}
	return out
}

var (
	sealedText = regexp.MustCompile(`sealed:\d+:[A-Za-z0-9+/]+`)
	hexBytes   = regexp.MustCompile(`\\\\x([0-9a-f]+)`)
)

// in returns what is found in a dump: texts anywhere, also in columns of bytes,
// and words between signs.
func (s *secrets) in(dump []byte) (found []string) {
	text := bytes.ToLower(sealedText.ReplaceAll(dump, []byte("sealed")))
	var raw bytes.Buffer
	for _, m := range hexBytes.FindAllSubmatch(text, -1) {
		b, _ := hex.DecodeString(string(m[1]))
		raw.Write(bytes.ToLower(b))
	}
	text = hexBytes.ReplaceAll(text, []byte("bytes"))
	have := map[string]bool{}
	for _, w := range letter.FindAll(text, -1) {
		have[string(w)] = true
	}
	for _, w := range s.whole {
		if bytes.Contains(text, []byte(w)) || bytes.Contains(raw.Bytes(), []byte(w)) {
			found = append(found, w)
		}
	}
	for _, w := range s.words {
		if have[w] {
			found = append(found, w)
		}
	}
	return found
}

func dumped(t *testing.T, dsn string) []byte {
	t.Helper()
	bin, err := embedpg.FindBin(t.TempDir())
	must(t, err)
	cmd := exec.CommandContext(t.Context(), filepath.Join(bin, "pg_dump"), "--data-only", dsn)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &stderr)
	}
	return out
}

func execAs(t *testing.T, dsn, query string, args ...any) {
	t.Helper()
	c, err := sql.Open("pgx", dsn)
	must(t, err)
	defer c.Close()
	_, err = c.ExecContext(t.Context(), query, args...)
	must(t, err)
}

func textsAs(t *testing.T, dsn, query string) (out []string) {
	t.Helper()
	c, err := sql.Open("pgx", dsn)
	must(t, err)
	defer c.Close()
	rows, err := c.QueryContext(t.Context(), query)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var text string
		must(t, rows.Scan(&text))
		out = append(out, text)
	}
	must(t, rows.Err())
	return out
}
