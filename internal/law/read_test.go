package law_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/law"
	"timbang/internal/testkit/golden"
)

func TestTheSchemaDescribesEveryField(t *testing.T) {
	t.Parallel()
	s := law.FactsSchema()
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "../../docs/facts.schema.json", append(text, '\n'))
	described(t, s, "")
}

func described(t *testing.T, s *law.Schema, at string) {
	t.Helper()
	for name, x := range s.Properties {
		if !strings.HasSuffix(x.Description, ".") && s.Properties[name].Description == "" {
			if strings.HasPrefix(at, ".sidang.nasihat.") {
				continue // a letter of Pasal 12, described with its group
			}
			t.Errorf("%s.%s has no description", at, name)
		}
		described(t, x, at+"."+name)
	}
	if s.Items != nil {
		described(t, s.Items, at+"[]")
	}
}

func TestTheExamplesAreReadAndEvaluated(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) < 6 {
		t.Fatalf("got %d examples, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f, faults := law.Read(text)
		if len(faults) > 0 {
			t.Errorf("%s: %v", file, faults)
			continue
		}
		var b strings.Builder
		for _, x := range law.Open(law.Evaluate(f), true) {
			fmt.Fprintf(&b, "%s %s (%s): %s\n", x.Rule.ID, x.Status, x.Rule.Consequence, x.Message())
		}
		golden.Text(t, strings.TrimSuffix(file, ".json")+".txt", []byte(b.String()))
	}
}

func TestEveryFaultIsOneSentenceThatNamesTheField(t *testing.T) {
	t.Parallel()
	const start = `{"tahap":"sidang","tanggal_daftar":"2026-11-23",`
	for text, want := range map[string][]string{
		``:                                        {"Berkas ini kosong atau bukan JSON. Tulis fakta sebagai satu objek JSON."},
		"{\n\"tahap\": sidang}":                   {"Berkas ini bukan JSON yang benar: periksa baris 2."},
		`[]`:                                      {"Isian paling luar harus berupa objek { … }."},
		`{}`:                                      {"Isian “tahap” belum ada.", "Isian “tanggal_daftar” belum ada."},
		start + `"warna":1}`:                      {"Isian “warna” tidak dikenal."},
		start + `"anak":{"nama":"X"}}`:            {"Isian “anak.nama” tidak dikenal."},
		start + `"prodeo":"ya"}`:                  {"Isian “prodeo” harus true atau false."},
		start + `"prodeo":null}`:                  {"Isian “prodeo” harus true atau false."},
		start + `"prodeo":true,"prodeo":false}`:   {"Isian “prodeo” ditulis dua kali."},
		start + `"asesmen":1.5}`:                  {"Isian “asesmen” harus bilangan bulat, mulai dari 0 sampai 999."},
		start + `"asesmen":-1}`:                   {"Isian “asesmen” harus bilangan bulat, mulai dari 0 sampai 999."},
		start + `"dokumen":{"z":{}}}`:             {"Isian “dokumen.z” tidak dikenal."},
		start + `"rencana_nikah":"2026-02-30"}`:   {"Isian “rencana_nikah” harus tanggal yang ada, ditulis seperti 2026-11-23."},
		start + `"rencana_nikah":"23-11-2026"}`:   {"Isian “rencana_nikah” harus tanggal yang ada, ditulis seperti 2026-11-23."},
		start + `"hakim":{"kualifikasi":"raja"}}`: {"Isian “hakim.kualifikasi” harus salah satu dari sk_hakim_anak, pelatihan_pbh, sertifikat_sppa, pengalaman, tidak_ada."},
		start + `"pengadilan":"Praya"}`:           {"Isian “pengadilan” tidak ditulis dengan benar; lihat docs/facts.schema.json."},
		start + `"agama_orang_tua":[1]}`:          {"Isian “agama_orang_tua[1]” harus berupa teks."},
		start + `"agama_orang_tua":"I"}`:          {"Isian “agama_orang_tua” harus berupa daftar [ … ]."},
		start + `"sidang":{"hari_sidang":[{"ke":1},{"ke":1}]}}`:            {"Isian “sidang.hari_sidang[2].ke” harus mulai dari 1 dan tidak boleh sama dengan sidang lain."},
		start + `"sidang":{"nasihat":{"anak":{"f":true}}},"Prodeo":false}`: {"Isian “Prodeo” tidak dikenal.", "Isian “sidang.nasihat.anak.f” tidak dikenal."},
	} {
		_, faults := law.Read([]byte(text))
		var got []string
		for _, f := range faults {
			got = append(got, f.Words)
		}
		if diff := cmp.Diff(got, want); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"tahap":"sidang","tanggal_daftar":"2026-11-23","anak":{"tanggal_lahir":"2009-02-01"}}`))
	f.Add([]byte(`{"a":[{"b":[]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		facts, faults := law.Read(text)
		for _, x := range faults {
			if x.Words == "" || strings.Count(x.Words, "\n") > 0 && !strings.Contains(x.Field, "\n") {
				t.Errorf("%q", x.Words)
			}
		}
		if len(faults) == 0 && len(law.Evaluate(facts)) != len(law.Rules()) {
			t.Error("not every rule spoke")
		}
	})
}
