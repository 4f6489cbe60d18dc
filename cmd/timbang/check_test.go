package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// facts is the path of an example.
func facts(name string) string {
	return filepath.Join("..", "..", "internal", "law", "testdata", name+".json")
}

// found gives the findings of `timbang check` by their rule.
func found(t *testing.T, out string) map[string]finding {
	t.Helper()
	var all []finding
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatalf("%v:\n%s", err, out)
	}
	by := map[string]finding{}
	for _, f := range all {
		if f.Source == "" || f.Pasal == "" || f.Status == "" || f.Consequence == "" || f.Message == "" {
			t.Errorf("%+v is not whole", f)
		}
		by[f.Rule] = f
	}
	return by
}

func TestACaseIsCheckedAgainstTheRules(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]map[string]string{
		"lengkap":                           {"perma5-12-anak": "terpenuhi", "perma5-8-wilayah": "terpenuhi", "khi-nasab": "terpenuhi"},
		"gugur":                             {"perma5-10-3": "belum_terpenuhi"},
		"tidak-dapat-diterima":              {"perma5-10-6": "belum_terpenuhi"},
		"bercerai-tanpa-putusan-kuasa-asuh": {"perma5-6-2": "belum_terpenuhi"},
		"kuasa-ayah-di-luar-negeri":         {"perma5-6-5": "terpenuhi", "perma5-6-5-halangan": "belum_terpenuhi"},
		"kedua-calon-di-dua-wilayah":        {"perma5-8": "belum_terpenuhi", "perma5-8-wilayah": "terpenuhi"},
		"genap-19-sebelum-sidang":           {"uu16-7-1-sidang": "belum_terpenuhi", "perma5-12-anak": "belum_waktunya"},
		"agama-lain":                        {"perma5-7": "belum_terpenuhi"},
	} {
		code, out, fault := call(t, "", "", "check", facts(name))
		if code != done || fault != "" {
			t.Errorf("%s: %d, %q", name, code, fault)
			continue
		}
		by := found(t, out)
		for rule, status := range want {
			if got := string(by[rule].Status); got != status {
				t.Errorf("%s, %s: got %q, want %q", name, rule, got, status)
			}
		}
	}
}

func TestFactsAreReadFromTheInput(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(facts("lengkap"))
	if err != nil {
		t.Fatal(err)
	}
	code, out, fault := call(t, "", string(text), "check", "-")
	if _, fromFile, _ := call(t, "", "", "check", facts("lengkap")); code != done || out != fromFile {
		t.Errorf("%d, %q, want what the file gives", code, fault)
	}
}

func TestFactsThatCannotBeReadEndWithTwo(t *testing.T) {
	t.Parallel()
	const start = `{"tahap":"sidang","tanggal_daftar":"2026-11-23",`
	for text, want := range map[string]string{
		start + `"warna":1,"prodeo":2}`:            "Isian “prodeo” harus true atau false.\nIsian “warna” tidak dikenal.\n",
		start + `"kecamatan_pemohon":"52.99.99"}`:  "Isian “kecamatan_pemohon” bukan kode kecamatan di Nusa Tenggara Barat.\n",
		strings.Repeat(" ", longestFacts) + `{}  `: "Berkas fakta terlalu besar; paling besar 1 MB.\n",
		``: "Berkas ini kosong atau bukan JSON. Tulis fakta sebagai satu objek JSON.\n",
	} {
		if code, out, fault := call(t, "", text, "check", "-"); code != faulty || out != "" || fault != want {
			t.Errorf("%d, %q, %q, want %d and %q", code, out, fault, faulty, want)
		}
	}
	for _, file := range []string{filepath.Join(t.TempDir(), "none.json"), t.TempDir()} {
		if code, _, fault := call(t, "", "", "check", file); code != faulty || !strings.HasSuffix(fault, ".\n") {
			t.Errorf("%s: %d, %q, want %d", file, code, fault, faulty)
		}
	}
	outside := start + `"pengadilan":"PA.Mtr","kecamatan_pemohon":"51.71.01"}`
	if code, out, fault := call(t, "", outside, "check", "-"); code != done || found(t, out)["perma5-8-wilayah"].Status != "belum_diketahui" {
		t.Errorf("a district outside the province: %d, %q", code, fault)
	}
}
