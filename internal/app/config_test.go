package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/app"
	"timbang/internal/problem"
)

func TestAnEmptyEnvironmentWorks(t *testing.T) {
	t.Parallel()
	c, err := app.Read(nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Listen != "127.0.0.1:8080" || c.Connections != 10 || c.ArgonMemory != 19456 || c.DatabaseURL != "" || c.Proxy {
		t.Errorf("Read(nil) = %+v", c)
	}
}

func TestAFaultySettingIsOneSentence(t *testing.T) {
	t.Parallel()
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(empty, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ environ, want string }{
		{"TIMBANG_LISTEN=8080", "TIMBANG_LISTEN"},
		{"TIMBANG_LISTEN=:http", "TIMBANG_LISTEN"},
		{"TIMBANG_LISTEN=127.0.0.1:70000", "TIMBANG_LISTEN"},
		{"TIMBANG_METRICS=9464", "TIMBANG_METRICS"},
		{"TIMBANG_ORIGIN=timbang.example", "TIMBANG_ORIGIN"},
		{"TIMBANG_ORIGIN=https://timbang.example/", "TIMBANG_ORIGIN"},
		{"TIMBANG_ORIGIN=https://u:p@timbang.example", "TIMBANG_ORIGIN"},
		{"TIMBANG_ORIGIN=ftp://timbang.example", "TIMBANG_ORIGIN"},
		{"DATABASE_URL=mysql://u:geheim@h/d", "DATABASE_URL"},
		{"DATABASE_URL_FILE=/does/not/exist", "DATABASE_URL_FILE"},
		{"DATABASE_URL_FILE=" + empty, "DATABASE_URL_FILE"},
		{"DATABASE_URL=postgres://h/d DATABASE_URL_FILE=" + empty, "kosongkan salah satu"},
		{"TIMBANG_DATA=data", "TIMBANG_DATA"},
		{"TIMBANG_KEYS_FILE=timbang.keys", "TIMBANG_KEYS_FILE"},
		{"TIMBANG_FILES=/", "TIMBANG_FILES"},
		{"TIMBANG_PROXY=ya", "TIMBANG_PROXY"},
		{"TIMBANG_LOG=loud", "TIMBANG_LOG"},
		{"TIMBANG_CONNECTIONS=1", "TIMBANG_CONNECTIONS"},
		{"TIMBANG_CONNECTIONS=ten", "TIMBANG_CONNECTIONS"},
		{"TIMBANG_ARGON_MEMORY=1024", "TIMBANG_ARGON_MEMORY"},
		{"TIMBANG_ARGON_MEMORY=-1", "TIMBANG_ARGON_MEMORY"},
	} {
		_, err := app.Read(strings.Fields(c.environ))
		got := app.Words(err)
		if !problem.Is(err, problem.Invalid) || !strings.Contains(got, c.want) || !strings.HasSuffix(got, ".") && !strings.HasSuffix(got, ").") {
			t.Errorf("%s: %v (%q), want a sentence with %q", c.environ, err, got, c.want)
		}
		if strings.Contains(got, "geheim") {
			t.Errorf("%s: %q tells the password", c.environ, got)
		}
	}
}

func TestTheDatabaseAddressComesFromAFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "url")
	if err := os.WriteFile(file, []byte("postgres://u:p@h/d\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := app.Read([]string{"DATABASE_URL_FILE=" + file})
	if err != nil || c.DatabaseURL != "postgres://u:p@h/d" {
		t.Errorf("DatabaseURL = %q, %v", c.DatabaseURL, err)
	}
}
