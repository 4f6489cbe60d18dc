package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/pgtest"
)

func TestABackupIsWrittenAndRestored(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Submitted(t)
	dir := t.TempDir()
	key, file := filepath.Join(dir, "cadangan.key"), filepath.Join(dir, "cadangan.age")
	code, out, fault := call(t, "", "", "keys", "backup", key)
	recipient := regexp.MustCompile(`age1\w+`).FindString(out)
	if code != done || recipient == "" {
		t.Fatalf("keys backup: %d, %q, %q", code, out, fault)
	}
	if code, _, _ := call(t, "", "", "keys", "backup", key); code != faulty {
		t.Errorf("keys backup again: %d, want the file kept", code)
	}
	if code, out, fault := call(t, d.OwnerDSN, "", "backup", file); code != faulty || out != "" || !strings.Contains(fault, "Penerima cadangan belum diisi") {
		t.Errorf("without a recipient: %d, %q, %q", code, out, fault)
	}
	if code, out, fault := call(t, d.OwnerDSN, "", "backup", file, "--recipient", "siapa"); code != faulty || out != "" || !strings.Contains(fault, "tidak dikenal") {
		t.Errorf("with a strange recipient: %d, %q, %q", code, out, fault)
	}
	code, out, fault = call(t, d.OwnerDSN, "", "backup", file, "--recipient", recipient)
	if code != done || !strings.Contains(out, "selesai") {
		t.Fatalf("backup: %d, %q, %q", code, out, fault)
	}
	if st, err := os.Stat(file); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v, %v, want it for its owner only", st, err)
	}
	empty, _ := pgtest.DSN(t)
	if code, _, fault := call(t, empty, "", "restore", file, "--key", file); code != faulty || !strings.Contains(fault, "bukan berkas kunci cadangan") {
		t.Errorf("with the backup for a key: %d, %q", code, fault)
	}
	code, out, fault = call(t, empty, "", "restore", file, "--key", key)
	if code != done || !strings.Contains(out, "sudah dipulihkan") {
		t.Fatalf("restore: %d, %q, %q", code, out, fault)
	}
	if code, out, fault := call(t, empty, "", "audit", "verify"); code != done {
		t.Errorf("audit verify: %d, %q, %q", code, out, fault)
	}
	if code, _, fault := call(t, empty, "", "restore", file, "--key", key); code != no || !strings.Contains(fault, "sudah berisi data") {
		t.Errorf("restore again: %d, %q", code, fault)
	}
	if code, _, fault := call(t, empty, "", "restore", file+".hilang", "--key", key); code != faulty || fault == "" {
		t.Errorf("restore nothing: %d, %q", code, fault)
	}
}
