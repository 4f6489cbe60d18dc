package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/pgtest"
)

// call runs a command on the database at dsn and returns what it said.
func call(t testing.TB, dsn, in string, args ...string) (code int, out, fault string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), args, world{env: []string{"DATABASE_URL=" + dsn, "TIMBANG_KEYS_FILE=" + desk.KeysFile(t)}, in: strings.NewReader(in), out: &o, err: &e})
	return code, o.String(), e.String()
}

func TestAFaultyCommandLineIsToldInIndonesian(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]string{
		"usr":                             "Perintah atau kata usr tidak dikenal.",
		"--foo":                           "Pilihan --foo tidak dikenal.",
		"user":                            "Perintah belum lengkap: sebutkan salah satu dari add, reset, second.",
		"verify":                          "Perintah belum lengkap: sebutkan <file>.",
		"brief --petition x":              "Pilihan --out belum diisi.",
		"brief --petition":                "Pilihan --petition belum diberi nilai.",
		"user reset":                      "Perintah belum lengkap: sebutkan <username>.",
		"user add --username x --ofice y": "Pilihan --ofice tidak dikenal.",
	} {
		code, out, fault := call(t, "", "", strings.Fields(args)...)
		if code != faulty || out != "" || !strings.HasPrefix(fault, want) {
			t.Errorf("timbang %s: %d, %q, %q, want %d and %q", args, code, out, fault, faulty, want)
		}
	}
}

func TestHelpNamesEveryCommand(t *testing.T) {
	t.Parallel()
	code, out, _ := call(t, "", "", "--help")
	for _, c := range []string{"serve", "migrate", "user add", "user reset", "brief", "verify", "forms lint", "keys new", "keys renew", "keys rotate", "check", "version"} {
		if code != done || !strings.Contains(out, "\n  "+c+" ") {
			t.Errorf("help (%d) does not name %s:\n%s", code, c, out)
		}
	}
	if _, out, _ := call(t, "", "", "brief", "--help"); !strings.Contains(out, "--petition") || strings.Contains(out, "Usage") {
		t.Errorf("help of brief:\n%s", out)
	}
	if code, out, _ := call(t, "", "", "version"); code != done || !strings.HasPrefix(out, "timbang ") {
		t.Errorf("version: %d, %q", code, out)
	}
}

func TestFormsAreChecked(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	broken := filepath.Join(dir, "x.v1.yaml")
	if err := os.WriteFile(broken, []byte("id: x\nversion: 1\nwarna: hijau\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, fault := call(t, "", "", "forms", "lint"); code != done || out == "" {
		t.Errorf("the shipped forms: %d, %q, %q", code, out, fault)
	}
	if code, _, fault := call(t, "", "", "forms", "lint", broken); code != no || !strings.Contains(fault, "x.v1.yaml:3: Kunci “warna”") {
		t.Errorf("a broken form: %d, %q", code, fault)
	}
	if code, _, fault := call(t, "", "", "forms", "lint", dir); code != no || !strings.Contains(fault, "x.v1.yaml:3: Kunci “warna”") || !strings.Contains(fault, "forms.lock:1: ") {
		t.Errorf("the folder: got code %d, %q", code, fault)
	}
	if code, _, fault := call(t, "", "", "forms", "lint", filepath.Join(dir, "none.yaml")); code != faulty {
		t.Errorf("no form: %d, %q, want %d", code, fault, faulty)
	}
}

func TestUsersAreAddedAndReset(t *testing.T) {
	t.Parallel()
	dsn, _ := pgtest.DSN(t)
	add := []string{"user", "add", "--username", "ani", "--name", "Ani Uji", "--office", "petugas", "--court", "PA.Pra"}
	code, out, fault := call(t, dsn, "", add...)
	if code != done || !strings.Contains(out, "Kata sandi: ") {
		t.Fatalf("add: %d, %q, %q, want a password", code, out, fault)
	}
	if code, _, fault := call(t, dsn, "", add...); code != no || !strings.Contains(fault, "sudah dipakai") {
		t.Errorf("add again: %d, %q", code, fault)
	}
	if code, out, fault := call(t, dsn, "kata sandi yang panjang\n", "user", "reset", "ani", "--password-stdin"); code != done || strings.Contains(out, "kata sandi yang") {
		t.Errorf("reset: %d, %q, %q", code, out, fault)
	}
	for args, want := range map[string]string{
		"user reset budi": "Tidak ada akun budi",
		"user add --username b.x --name B --office petugas --court PA.Xyz": "PA.Mtr atau PA.Pra",
		"user add --username b.x --name B --office asesor --agency x":      "sentra-paramita",
		"user add --username b.x --name B --office raja":                   "Pilih jabatan",
	} {
		if code, _, fault := call(t, dsn, "", strings.Fields(args)...); code == done || !strings.Contains(fault, want) {
			t.Errorf("timbang %s: %d, %q, want %q", args, code, fault, want)
		}
	}
}

func TestABriefIsWrittenAndVerified(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	dir := filepath.Join(t.TempDir(), "out")
	code, out, fault := call(t, d.OwnerDSN, "", "brief", "--petition", string(p.ID), "--out", dir)
	if code != done {
		t.Fatalf("brief: %d, %q", code, fault)
	}
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(all) != 2 {
		t.Fatalf("files: %q, %v, want a brief and a bundle", all, err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "ringkasan-*.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatalf("briefs: %q, %v, want one", files, err)
	}
	bundles, err := filepath.Glob(filepath.Join(dir, "berkas-gabungan-*.pdf"))
	if err != nil || len(bundles) != 1 || !strings.Contains(out, bundles[0]) {
		t.Fatalf("bundles: %q, %v, want one that is named in %q", bundles, err, out)
	}
	if code, out, fault := call(t, d.OwnerDSN, "", "verify", bundles[0]); code != done || !strings.Contains(out, "COCOK: berkas gabungan ringkasan Pengadilan Agama Praya") {
		t.Errorf("verify the bundle: %d, %q, %q", code, out, fault)
	}
	content, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(content)
	for _, want := range []string{files[0], "Versi    1", hex.EncodeToString(sum[:])} {
		if !strings.Contains(out, want) {
			t.Errorf("brief said %q, want %q in it", out, want)
		}
	}
	if code, again, _ := call(t, d.OwnerDSN, "", "brief", "--petition", string(p.ID), "--out", dir); code != done || again != out {
		t.Errorf("the same facts again: %d, %q, want %q", code, again, out)
	}
	if code, out, fault := call(t, d.OwnerDSN, "", "verify", files[0]); code != done || !strings.Contains(out, "COCOK: ringkasan Pengadilan Agama Praya, versi 1, ") {
		t.Errorf("verify: %d, %q, %q", code, out, fault)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(files[0], content, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, fault := call(t, d.OwnerDSN, "", "verify", files[0]); code != no || out != "" || !strings.HasPrefix(fault, "TIDAK COCOK") {
		t.Errorf("verify with a changed byte: %d, %q, %q, want %d", code, out, fault, no)
	}
	for _, x := range []string{filepath.Join(dir, "none.pdf"), dir} {
		if code, _, fault := call(t, d.OwnerDSN, "", "verify", x); code != faulty {
			t.Errorf("verify %s: %d, %q, want %d", x, code, fault, faulty)
		}
	}
	if code, _, _ := call(t, "postgres://127.0.0.1:1/x", "", "verify", files[0]); code != faulty {
		t.Errorf("verify without a database: %d, want %d: nobody knows", code, faulty)
	}
	if code, _, fault := call(t, d.OwnerDSN, "", "brief", "--petition", "tidakada", "--out", dir); code != no || !strings.Contains(fault, "Tidak ada permohonan") {
		t.Errorf("brief of nothing: %d, %q", code, fault)
	}
}
