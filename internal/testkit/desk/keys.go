package desk

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/vault"
)

// keys is a key file that everybody knows.
var keys = []byte("timbang-keys\n1 " + base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32))) + "\n")

// Keys returns the ring of every desk.
func Keys(t testing.TB) *vault.Ring {
	t.Helper()
	r, err := vault.Parse(keys)
	must(t, err)
	return r
}

// KeysFile writes the ring of every desk to a file and returns its path.
func KeysFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "timbang.keys")
	must(t, os.WriteFile(path, keys, 0o600))
	return path
}
