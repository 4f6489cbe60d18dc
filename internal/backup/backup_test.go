package backup_test

import (
	"bytes"
	"context"
	"io"
	"maps"
	"strings"
	"testing"
	"time"

	"timbang/internal/backup"
	"timbang/internal/problem"
	"timbang/internal/vault"
)

// memory is an installation of texts.
type memory struct {
	rows map[string]string
	lies bool // about how many rows there are
	said *backup.About
}

func (m *memory) About(context.Context) (*backup.About, error) {
	return &backup.About{Schema: 7, MadeAt: time.Unix(1e9, 0).UTC(), Keys: []vault.Proof{{Version: 1, Sum: []byte("sum")}},
		Tables: []backup.Table{{Name: "empty"}, {Name: "large"}, {Name: "small", Columns: []string{"a", "b"}}}}, nil
}

func (m *memory) Copy(_ context.Context, t backup.Table, w io.Writer) (int64, error) {
	_, err := io.Copy(w, strings.NewReader(m.rows[t.Name]))
	return m.count(t.Name), err
}

func (m *memory) count(table string) int64 {
	n := int64(strings.Count(m.rows[table], "\n"))
	if m.lies && table == "small" {
		n++
	}
	return n
}

func (m *memory) Sequences(context.Context) (map[string]int64, error) {
	return map[string]int64{"seq": 9}, nil
}

func (m *memory) Prepare(_ context.Context, a *backup.About) error {
	m.said, m.rows = a, map[string]string{}
	return nil
}

func (m *memory) Fill(_ context.Context, t backup.Table, r io.Reader) (int64, error) {
	b, err := io.ReadAll(r)
	m.rows[t.Name] = string(b)
	return m.count(t.Name), err
}

func (m *memory) Finish(_ context.Context, s map[string]int64) error {
	m.rows["seq"] = strings.Repeat("x", int(s["seq"]))
	return nil
}

func TestWhatIsWrittenIsReadBackInOrder(t *testing.T) {
	t.Parallel()
	file, recipient, err := backup.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := backup.RecipientOf(file); err != nil || got != recipient {
		t.Errorf("RecipientOf = %s, %v, want %s", got, err, recipient)
	}
	to, err := backup.Recipients([]string{" " + recipient + " ", ""})
	if err != nil {
		t.Fatal(err)
	}
	by, err := backup.Keys(file)
	if err != nil {
		t.Fatal(err)
	}
	from := &memory{rows: map[string]string{"large": strings.Repeat("sebaris data\n", 300_000), "small": "1\t2\n3\t4\n"}}
	want := maps.Clone(from.rows)
	for name, lies := range map[string]bool{"honest": false, "rows were lost": true} {
		var b bytes.Buffer
		m, err := backup.Write(t.Context(), &b, to, from)
		if err != nil || m.Rows() != 300_002 {
			t.Fatalf("%s: Write = %v, %v", name, m, err)
		}
		into := &memory{lies: lies}
		about, _, err := backup.Read(t.Context(), &b, by, []vault.Proof{{Version: 1, Sum: []byte("sum")}}, into)
		if lies {
			if !problem.Is(err, problem.Invalid) || into.rows["seq"] != "" {
				t.Errorf("%s: Read = %v, finished %v, want it refused", name, err, into.rows["seq"] != "")
			}
			continue
		}
		if err != nil || about.Schema != 7 || into.said.Schema != 7 || into.rows["seq"] != "xxxxxxxxx" {
			t.Fatalf("%s: Read = %+v, %v", name, about, err)
		}
		for table, rows := range want {
			if into.rows[table] != rows {
				t.Errorf("%s has %d bytes, want %d", table, len(into.rows[table]), len(rows))
			}
		}
	}
}

func TestKeysAndRecipientsThatAreNoneAreRefused(t *testing.T) {
	t.Parallel()
	if _, err := backup.Keys([]byte("bukan kunci")); !problem.Is(err, problem.Invalid) {
		t.Errorf("Keys = %v", err)
	}
	for _, bad := range [][]string{nil, {""}, {"age1bukan"}, {"AGE-SECRET-KEY-1"}} {
		if _, err := backup.Recipients(bad); !problem.Is(err, problem.Invalid) {
			t.Errorf("Recipients(%q) = %v", bad, err)
		}
	}
}
