package instrument

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/forms"
	"timbang/internal/calendar"
)

// sound is a small instrument without a fault. The broken ones are made from
// it by one change.
const sound = `id: contoh
version: 1
title: Contoh
source: PERMA 5/2019 [GK]
audience: Penguji
covers: [F01, F07]
sections:
  - id: satu
    title: Sekolah
    factor: F07
    items:
      - id: status
        text: Masih sekolah?
        type: choice
        options: [{value: ya, text: Ya}, {value: tidak, text: Tidak}]
        required: true
      - id: kelas
        text: Kelas
        type: number
        min: 1
        max: 12
        show_if: {status: ya}
      - id: tanda
        text: Ada ancaman?
        type: yes_no_unknown
        flag: {when: ya, kind: coercion, text: Ada ancaman.}
      - id: biaya
        text: Biaya
        type: table
        rows: 2
        columns: [{value: apa, text: Apa}, {value: tanggal, text: Tanggal, type: date}]
`

func must(t testing.TB, text string) *Instrument {
	t.Helper()
	in, err := Parse("contoh.v1.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestABrokenFormIsRefusedWithASentenceForItsLine(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, old, new, want string }{
		{"unknown key", "title: Contoh", "judul: Contoh", "1: Formulir belum mempunyai “title”.\n3: Kunci “judul” tidak dikenal pada formulir."},
		{"unknown key of an item", "        min: 1\n", "        minimal: 1\n", "20: Kunci “minimal” tidak dikenal pada pertanyaan."},
		{"repeated key", "version: 1", "version: 1\nversion: 2", "3: Kunci “version” ditulis dua kali."},
		{"anchor and alias", "title: Contoh\nsource: PERMA 5/2019 [GK]", "title: &a Contoh\nsource: *a", "3: Jangkar “&a” tidak boleh dipakai; tulis isinya di setiap tempat.\n4: Alias “*a” tidak boleh dipakai; tulis isinya di setiap tempat."},
		{"merge key", "title: Contoh", "title: Contoh\n<<: {version: 3}", "4: Kunci “<<” tidak dikenal pada formulir."},
		{"broken syntax", "covers: [F01, F07]", "covers: [F01, F07", "6: YAML tidak dapat dibaca di dekat baris ini. Periksa lekukan, titik dua, dan tanda kutip."},
		{"two documents", "version: 1", "version: 1\n---\nid: lain", "1: Formulir belum mempunyai “title”.\n1: Formulir belum mempunyai “source”.\n1: Formulir belum mempunyai “audience”.\n1: Formulir belum mempunyai “covers”.\n1: Formulir belum mempunyai “sections”.\n3: Satu berkas hanya boleh berisi satu dokumen YAML yang utuh."},
		{"words that are a number", "title: Contoh", "title: 12", "3: Isi “title” harus berupa tulisan; beri tanda kutip bila perlu."},
		{"no words", "title: Contoh", "title:", "3: Isi “title” masih kosong."},
		{"a version that is a word", "version: 1", "version: satu", "2: Isi “version” harus angka bulat dari 1 sampai 999."},
		{"another file name", "version: 1", "version: 2", "1: Nama berkas harus contoh.v2.yaml, sesuai id dan version."},
		{"an id with capitals", "- id: kelas", "- id: Kelas", "17: Isi “id” hanya boleh huruf kecil, angka, dan garis, diawali huruf: “Kelas”."},
		{"an unknown factor", "[F01, F07]", "[F01, F07, F17]", "6: Faktor “F17” tidak dikenal. Tulis F01 sampai F16 atau safeguards."},
		{"a factor twice", "[F01, F07]", "[F01, F07, F01]", "6: Faktor F01 ditulis dua kali dalam “covers”."},
		{"safeguards as a factor", "[F01, F07]", "[F01, F07, safeguards]", "6: Daftar “covers” hanya berisi F01 sampai F16; blok “safeguards” selalu ada."},
		{"a factor that is not covered", "        text: Kelas\n", "        text: Kelas\n        factor: F08\n", "17: Pertanyaan “kelas” untuk faktor F08 yang tidak ada dalam “covers”."},
		{"no factor at all", "    factor: F07\n", "", "11: Pertanyaan “status” belum menyebut faktor, dan bagiannya juga tidak.\n16: Pertanyaan “kelas” belum menyebut faktor, dan bagiannya juga tidak.\n22: Pertanyaan “tanda” belum menyebut faktor, dan bagiannya juga tidak.\n26: Pertanyaan “biaya” belum menyebut faktor, dan bagiannya juga tidak."},
		{"an unknown type", "type: number", "type: angka", "19: Jenis “angka” tidak dikenal. Pilih text, long_text, choice, several, date, number, yes_no_unknown, atau table."},
		{"a choice of one", "[{value: ya, text: Ya}, {value: tidak, text: Tidak}]", "[{value: ya, text: Ya}]", "12: Jenis choice memerlukan “options” dengan sekurang-kurangnya dua pilihan."},
		{"a value twice", "{value: tidak, text: Tidak}]", "{value: tidak, text: Tidak}, {value: ya, text: Iya}]", "15: Nilai “ya” ditulis dua kali."},
		{"a comma without quotes", "text: Tidak}]", "text: Tidak, belum}]", "15: Tulisan yang memuat koma harus diberi tanda kutip, dekat “belum”."},
		{"options on a number", "        max: 12\n", "        max: 12\n        options: [{value: a, text: A}]\n", "17: “options” tidak berlaku untuk jenis number."},
		{"limits the wrong way", "min: 1\n", "min: 13\n", "17: “min” lebih besar daripada “max”."},
		{"a table without rows", "        rows: 2\n", "", "27: Jenis table memerlukan “rows” dan “columns”."},
		{"too many rows", "rows: 2", "rows: 99", "27: Jenis table memerlukan “rows” dan “columns”.\n30: Isi “rows” harus angka bulat dari 1 sampai 20."},
		{"a column of an unknown type", "type: date}]", "type: several}]", "31: Jenis kolom hanya text, date, number, choice, atau yes_no_unknown."},
		{"required in words", "required: true", "required: ya", "16: Isi “required” harus true atau false."},
		{"a condition on a later field", "{status: ya}", "{tanda: ya}", "22: “show_if” menunjuk “tanda”, yang bukan pertanyaan sebelum ini."},
		{"a condition on itself", "{status: ya}", "{kelas: ya}", "22: “show_if” menunjuk “kelas”, yang bukan pertanyaan sebelum ini."},
		{"a condition on a number", "flag: {when: ya, kind: coercion, text: Ada ancaman.}", "show_if: {kelas: x}", "26: “show_if” menunjuk “kelas”, yang tidak mempunyai pilihan jawaban."},
		{"a condition on an unknown answer", "{status: ya}", "{status: [ya, mungkin]}", "22: “show_if” memakai jawaban “mungkin” yang bukan pilihan “status”."},
		{"an id twice", "- id: biaya", "- id: status", "27: Id “status” sudah dipakai pada baris 12."},
		{"an id of a standard block", "- id: biaya", "- id: f07_polarity", "27: Id “f07_polarity” dipakai oleh blok baku; pakai id lain."},
		{"a section of a standard block", "- id: satu", "- id: safeguards", "8: Bagian “safeguards” sudah ada; pakai id lain."},
		{"an unknown flag", "kind: coercion", "kind: bahaya", "26: Jenis tanda “bahaya” tidak dikenal. Pilih coercion, violence, tpks, siri, pregnancy, atau safety."},
		{"a flag on no answer", "{when: ya, kind", "{when: sering, kind", "23: Tanda memakai jawaban “sering” yang bukan pilihan pertanyaan ini."},
		{"a recommendation that must be given", "covers: [F01, F07]", "covers: [F01, F07]\nrecommendation: required", "7: Isi “recommendation” harus none atau optional; rekomendasi tidak pernah wajib."},
		{"no sections", sound[strings.Index(sound, "sections:"):], "sections: []\n", "7: Daftar “sections” masih kosong."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if strings.Count(sound, c.old) != 1 {
				t.Fatalf("%q is not there exactly once", c.old)
			}
			_, err := Parse("contoh.v1.yaml", []byte(strings.Replace(sound, c.old, c.new, 1)))
			want := "contoh.v1.yaml:" + strings.ReplaceAll(c.want, "\n", "\ncontoh.v1.yaml:")
			if err == nil || err.Error() != want {
				t.Errorf("got:\n%v\nwant:\n%s", err, want)
			}
		})
	}
}

func TestAFileThatIsNoFormIsRefused(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"":                             "x.yaml:1: Berkas kosong.",
		"# nothing\n":                  "x.yaml:1: Berkas kosong.",
		"\xff\xfe":                     "x.yaml:1: Berkas bukan teks UTF-8.",
		"- a":                          "x.yaml:1: Formulir harus berupa pasangan “kunci: isi”.",
		strings.Repeat("#", maxForm+1): "x.yaml:1: Berkas lebih besar dari 256 KiB.",
	}
	for text, want := range cases {
		_, err := Parse("x.yaml", []byte(text))
		if got := err.Error(); got != want {
			t.Errorf("%.20q: got %q, want %q", text, got, want)
		}
	}
}

func TestAllFaultsAreReportedAtOnceAndInTheOrderOfTheLines(t *testing.T) {
	t.Parallel()
	broken := strings.NewReplacer("version: 1", "version: x", "type: number", "type: angka", "{status: ya}", "{tanda: ya}", "kind: coercion", "kind: a").Replace(sound)
	_, err := Parse("contoh.v1.yaml", []byte(broken))
	var got []string
	for line := range strings.Lines(err.Error()) {
		got = append(got, strings.SplitN(line, ":", 3)[1])
	}
	if d := cmp.Diff(got, []string{"2", "19", "22", "26"}); d != "" {
		t.Errorf("lines (-got +want):\n%s", d)
	}
}

func TestLineEndsDoNotChangeTheHash(t *testing.T) {
	t.Parallel()
	unix, dos := must(t, sound), must(t, strings.ReplaceAll(sound, "\n", "\r\n"))
	sum := sha256.Sum256([]byte(sound))
	if got, want := dos.Hash(), hex.EncodeToString(sum[:]); got != want || unix.Hash() != want {
		t.Errorf("got %s and %s, want %s", got, unix.Hash(), want)
	}
}

func TestTheStandardBlocksSurroundTheOwnSections(t *testing.T) {
	t.Parallel()
	var got []string
	for _, s := range must(t, sound).Sections {
		got = append(got, s.ID)
	}
	if d := cmp.Diff(got, []string{"safeguards", "voice", "f01", "satu"}); d != "" {
		t.Errorf("sections (-got +want):\n%s", d)
	}
}

func TestEveryCoveredFactorHasItsClosingGroup(t *testing.T) {
	t.Parallel()
	var all []string
	for _, f := range Factors {
		all = append(all, string(f.ID))
	}
	in := must(t, strings.Replace(sound, "[F01, F07]", "["+strings.Join(all, ", ")+"]", 1))
	for _, f := range Factors {
		for _, part := range []string{"polarity", "finding", "evidence", "source", "method", "seen_alone", "not_assessed_why"} {
			it, ok := in.Item(f.ID.Field(part))
			if !ok || it.Factor != f.ID || it.Restricted != f.Restricted() {
				t.Errorf("%s: got %+v, want an item of %s", f.ID.Field(part), it, f.ID)
			}
		}
	}
}

// The standard blocks are part of every published instrument. When this fails,
// put the words back; new ones need a key in the YAML files that chooses the
// block, so that the old instruments keep theirs.
func TestTheStandardBlocksAreThoseThatWerePublished(t *testing.T) {
	t.Parallel()
	all := [][]*Item{safeguards(), voice()}
	for _, f := range Factors {
		all = append(all, closing(f, true), closing(f, false))
	}
	b, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	const want = "4d42656fbc021682a11d588de0e0a67e9a85f28a975e3ae79826833ed3fb0da8"
	if got := hex.EncodeToString(sum[:]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte(strings.Replace(sound, "{status: ya}", "{tanda: ya}", 1)))
	f.Add([]byte(rich))
	f.Add([]byte("a: &x [*x]\n"))
	f.Add([]byte("id: contoh\nversion: 1\nsections: [{items: [{type: table, rows: [{}], columns: [{}]}]}]\n"))
	f.Add([]byte("covers: [F16, F14, F01]\nsections:\n  - items:\n      - {type: several, show_if: {a: b, ? [x] : y}}\n"))
	for _, name := range shipped(f) {
		b, err := fs.ReadFile(forms.FS, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		in, err := Parse("contoh.v1.yaml", b)
		if err != nil {
			for _, fault := range err.(Faults) {
				if !strings.HasPrefix(fault.Words, "contoh.v1.yaml:") {
					t.Errorf("got %q, want words with file and line", fault.Words)
				}
			}
			return
		}
		again, err := Parse("contoh.v1.yaml", b)
		if err != nil || described(in) != described(again) {
			t.Errorf("read again it is another form: %v", err)
		}
		a := complete(in)
		if got := broken(in, a); len(got) > 0 {
			t.Errorf("got %v, want a form that can be completed", got)
		}
		in.FindingsByFactor(a)
		in.Safeguards(a)
		in.Voice(a)
		in.Flags(a)
		in.Check(Answers{"": {"x", "y"}})
		in.On(calendar.MustDate("2026-11-23")).Check(a)
	})
}

// broken lists the faults of answers that are not about the order between two
// of them, which complete does not look at.
func broken(in *Instrument, a Answers) []Fault {
	return slices.DeleteFunc(in.Check(a), func(f Fault) bool {
		it, ok := in.Item(f.Field)
		return ok && slices.ContainsFunc(it.Constraints, func(c Constraint) bool { return c.Message == f.Words })
	})
}

// described is what readers are told of a form.
func described(in *Instrument) string {
	var b strings.Builder
	instrumentPage(&b, in)
	return b.String()
}

func shipped(t testing.TB) []string {
	t.Helper()
	names, err := fs.Glob(forms.FS, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("got %v and %v, want forms", names, err)
	}
	return names
}

// complete answers everything that must be answered, and nothing else.
func complete(in *Instrument) Answers {
	a := Answers{}
	for _, s := range in.Sections {
		for _, it := range s.Items {
			if in.Needs(it, a) {
				it.fill(a)
			}
		}
	}
	return a
}

func (it *Item) fill(a Answers) {
	if it.Kind == Table {
		c := it.Cells()[0]
		a[c.Name] = Answer{c.Column.Kind.sample(c.Column.item())}
		return
	}
	a[it.ID] = Answer{it.Kind.sample(it)}
}

func (k Kind) sample(it *Item) string {
	switch k {
	case Choice, Several, YesNo:
		return it.Options[0].Value
	case Day:
		for _, l := range []*DayLimit{it.Earliest, it.Latest} {
			if l != nil && !l.Today {
				return l.Day.String()
			}
		}
		return "2026-11-02"
	case Number:
		n := 1.0
		if it.Min != nil {
			n = *it.Min
		} else if it.Max != nil {
			n = *it.Max
		}
		return strings.ReplaceAll(plain(n), ".", "")
	}
	return "Keterangan."
}
