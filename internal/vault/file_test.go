package vault_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/problem"
	"timbang/internal/vault"
)

func TestAKeyFileIsMadeOnceAndRead(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "timbang.keys")
	if _, err := vault.Load(path); !problem.Is(err, problem.NotFound) {
		t.Errorf("no file: %v, want NotFound", err)
	}
	made, err := vault.Make(path)
	if err != nil {
		t.Fatal(err)
	}
	st, err := os.Stat(path)
	if err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v, want 0600", st.Mode(), err)
	}
	read, err := vault.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := read.Open("p", "r", made.Seal("p", "r", []byte("x"))); err != nil || string(got) != "x" {
		t.Errorf("the key that was read opens %q, %v", got, err)
	}
	if _, err := vault.Make(path); !problem.Is(err, problem.Conflict) {
		t.Errorf("made again: %v, want Conflict", err)
	}
	renewed, err := vault.Renew(path)
	if err != nil || renewed.Version() != 2 {
		t.Fatalf("Renew = %v, %v, want two keys", renewed, err)
	}
	if read, err = vault.Load(path); err != nil || !bytes.Equal(read.Text(), renewed.Text()) {
		t.Errorf("after Renew: %v, %v", read, err)
	}
}

func TestAnOpenOrBrokenKeyFileIsRefused(t *testing.T) {
	t.Parallel()
	dir, good := t.TempDir(), string(vault.New().Text())
	key := strings.Fields(good)[2]
	for name, c := range map[string]struct {
		text string
		mode os.FileMode
		want string
	}{
		"world":    {good, 0o604, "chmod 600"},
		"empty":    {"", 0o600, "tidak memuat kunci"},
		"title":    {"kunci\n1 " + key, 0o600, "baris 1"},
		"short":    {"timbang-keys\n1 " + key[:20], 0o600, "baris 2"},
		"zero":     {"timbang-keys\n1 " + strings.Repeat("A", 43) + "=", 0o600, "baris 2"},
		"version":  {"timbang-keys\n0 " + key, 0o600, "baris 2"},
		"large":    {"timbang-keys\n65536 " + key, 0o600, "baris 2"},
		"repeated": {good + "1 " + key, 0o600, "baris 3"},
		"words":    {"timbang-keys\n# catatan\nsatu " + key, 0o600, "baris 3"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(c.text), c.mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, c.mode); err != nil {
			t.Fatal(err)
		}
		_, err := vault.Load(path)
		if !problem.Is(err, problem.Invalid) || !strings.Contains(problem.Of(err).Words, c.want) || strings.Contains(err.Error(), key[:20]) {
			t.Errorf("%s: %v, want Invalid with %q and no key", name, err, c.want)
		}
	}
	if _, err := vault.Load(dir); !problem.Is(err, problem.Invalid) {
		t.Errorf("a folder: %v, want Invalid", err)
	}
	if _, err := vault.Make(filepath.Join(dir, "none", "x")); !problem.Is(err, problem.Invalid) {
		t.Errorf("no folder: %v, want Invalid", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(vault.New().Add().Text())
	f.Add([]byte("timbang-keys\n\n# x\n1 AAAA"))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := vault.Parse(text)
		if err != nil {
			if !problem.Is(err, problem.Invalid) {
				t.Errorf("Parse = %v, want an Invalid problem", err)
			}
			return
		}
		again, err := vault.Parse(r.Text())
		if err != nil || !bytes.Equal(again.Text(), r.Text()) {
			t.Errorf("what was read does not read again: %v", err)
		}
	})
}
