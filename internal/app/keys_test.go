package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/app"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
	"timbang/internal/vault"
)

func TestADatabaseOfSomebodyElseNeedsItsKeys(t *testing.T) {
	t.Parallel()
	c := settings(t)
	open(t, c, app.Options{})
	other := filepath.Join(t.TempDir(), "other.keys")
	if _, err := vault.Make(other); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"":                                    "TIMBANG_KEYS_FILE belum diisi",
		filepath.Join(t.TempDir(), "missing"): "timbang keys new",
		other:                                 "bukan milik basis data ini",
	} {
		c.KeysFile = file
		_, err := app.New(t.Context(), c, app.Options{})
		if w := app.Words(err); !strings.Contains(w, want) || strings.Count(w, ". ") > 0 {
			t.Errorf("keys %q: %v, want one sentence with %q", filepath.Base(file), err, want)
		}
	}
	if _, err := os.Stat(other + ".new"); err == nil {
		t.Error("a refused start left a file")
	}
}

func TestTheEmbeddedDatabaseMakesItsKeysOnce(t *testing.T) {
	t.Parallel()
	c := alone(t)
	path := filepath.Join(c.Data, "timbang.keys")
	once(t, c, app.Options{}, func(a *app.App) {
		st, err := os.Stat(path)
		if err != nil || st.Mode().Perm() != 0o600 {
			t.Errorf("key file: %v, %v, want mode 0600", st, err)
		}
	})
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	once(t, c, app.Options{}, func(a *app.App) {
		if string(a.Keys.Text()) != string(text) {
			t.Error("the second start has other keys")
		}
	})
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := app.New(t.Context(), c, app.Options{}); !problem.Is(err, problem.Conflict) || !strings.Contains(app.Words(err), "pulihkan") {
		t.Errorf("without its keys: %v, want a refusal", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a start without the keys made others")
	}
	c.KeysFile = desk.KeysFile(t)
	if _, err := app.New(t.Context(), c, app.Options{}); !problem.Is(err, problem.Conflict) {
		t.Errorf("with other keys: %v, want a refusal", err)
	}
}
