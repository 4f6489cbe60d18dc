package main

import (
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/vault"
)

func TestAKeyFileIsMadeAndRenewed(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "timbang.keys")
	if code, _, fault := call(t, "", "", "keys", "renew", path); code != no || !strings.Contains(fault, "tidak ada") {
		t.Errorf("renew nothing: %d, %q", code, fault)
	}
	code, out, fault := call(t, "", "", "keys", "new", path)
	if code != done || !strings.Contains(out, path) {
		t.Fatalf("new: %d, %q, %q", code, out, fault)
	}
	if code, _, fault := call(t, "", "", "keys", "new", path); code != no || !strings.Contains(fault, "tidak ditimpa") {
		t.Errorf("new again: %d, %q", code, fault)
	}
	if code, out, _ := call(t, "", "", "keys", "renew", path); code != done || !strings.Contains(out, "Kunci versi 2") {
		t.Errorf("renew: %d, %q", code, out)
	}
	r, err := vault.Load(path)
	if err != nil || r.Version() != 2 {
		t.Errorf("the file holds %v, %v, want two keys", r, err)
	}
	if strings.Contains(out, strings.Fields(string(r.Text()))[2]) {
		t.Error("the command printed a key")
	}
}
