package instrument

import (
	"encoding/json"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"timbang/forms"
	"timbang/internal/problem"
)

func peksos(t testing.TB) *Instrument {
	t.Helper()
	c, err := Load(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	in, err := c.Latest("peksos-laporan-sosial")
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func fields(ff []Fault) []string {
	var out []string
	for _, f := range ff {
		out = append(out, f.Field)
	}
	return out
}

func TestACompleteReportPassesAndEveryRequiredAnswerIsMissed(t *testing.T) {
	t.Parallel()
	in := peksos(t)
	a := complete(in)
	if got := in.Check(a); len(got) != 0 {
		t.Fatalf("got %v, want no fault", got)
	}
	for _, s := range in.Sections {
		for _, it := range s.Items {
			if !in.Needs(it, a) {
				continue
			}
			b := Answers{}
			for k, v := range a {
				if !slices.Contains(it.names(), k) {
					b[k] = v
				}
			}
			if got := fields(in.Check(b)); !slices.Contains(got, it.ID) {
				t.Errorf("without %s: got %v, want a fault of it", it.ID, got)
			}
		}
	}
}

func TestEveryFaultOfAnEmptyReportIsToldInTheOrderOfTheForm(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	want := []Fault{
		{Section: "safeguards", Field: "sg_profession", Words: "Profesi Anda belum diisi."},
		{Section: "safeguards", Field: "sg_licence", Words: "Nomor sertifikat atau izin profesi belum diisi."},
		{Section: "safeguards", Field: "sg_contacts", Words: "Tanggal dan tempat pertemuan: isi sekurang-kurangnya satu baris."},
		{Section: "safeguards", Field: "sg_child_last_seen", Words: "Tanggal anak terakhir ditemui belum diisi."},
		{Section: "safeguards", Field: "sg_child_last_place", Words: "Tempat anak terakhir ditemui belum diisi."},
		{Section: "safeguards", Field: "sg_heard", Words: "Orang yang didengar belum diisi."},
		{Section: "safeguards", Field: "sg_method", Words: "Cara asesmen belum diisi."},
		{Section: "safeguards", Field: "sg_language", Words: "Bahasa pertanyaan yang Anda pakai belum diisi."},
		{Section: "safeguards", Field: "sg_interpreter", Words: "Juru bahasa belum diisi."},
		{Section: "safeguards", Field: "sg_sharing_basis", Words: "Dasar menyerahkan keterangan ini kepada pengadilan belum diisi."},
		{Section: "safeguards", Field: "sg_child_assent", Words: "Kesediaan anak agar keterangannya disampaikan kepada hakim belum diisi."},
		{Section: "safeguards", Field: "sg_limits", Words: "Batas-batas asesmen ini belum diisi."},
		{Section: "safeguards", Field: "sg_withhold", Words: "Pertanyaan “Adakah yang tidak boleh diketahui orang tua atau keluarga?” belum dijawab."},
		{Section: "voice", Field: "voice_heard", Words: "Pertanyaan “Apakah suara anak didengar langsung?” belum dijawab."},
		{Section: "f01", Field: "f01_polarity", Words: "Penilaian tentang faktor Pandangan anak belum diisi."},
		{Section: "satu", Field: "status", Words: "Pertanyaan “Masih sekolah?” belum dijawab."},
		{Section: "satu", Field: "f07_polarity", Words: "Penilaian tentang faktor Pendidikan belum diisi."},
	}
	if d := cmp.Diff(in.Check(nil), want); d != "" {
		t.Errorf("faults (-got +want):\n%s", d)
	}
}

func TestAFactorThatWasNotAssessedNeedsAReasonAndNothingElse(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	a := complete(in)
	for _, id := range []string{"status", "f07_finding", "f07_evidence", "f07_source"} {
		delete(a, id)
	}
	a["f07_polarity"] = Answer{string(NotAssessed)}
	if d := cmp.Diff(in.Check(a), []Fault{{Section: "satu", Field: "f07_not_assessed_why", Words: "Alasan faktor Pendidikan tidak dinilai belum diisi."}}); d != "" {
		t.Errorf("faults (-got +want):\n%s", d)
	}
	a["f07_not_assessed_why"] = Answer{"Sekolah libur."}
	if got := in.Check(a); len(got) != 0 {
		t.Errorf("with a reason: got %v, want no fault", got)
	}
}

func TestTheChildsVoiceIsNeededOrAReasonEvenWhenTheFactorIsNotAssessed(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	a := complete(in)
	a["f01_polarity"], a["f01_not_assessed_why"] = Answer{string(NotAssessed)}, Answer{"Di luar tugas."}
	delete(a, "voice_words")
	if d := cmp.Diff(fields(in.Check(a)), []string{"voice_words"}); d != "" {
		t.Errorf("heard, without words (-got +want):\n%s", d)
	}
	a["voice_heard"] = Answer{No}
	if d := cmp.Diff(fields(in.Check(a)), []string{"voice_why_not"}); d != "" {
		t.Errorf("not heard (-got +want):\n%s", d)
	}
}

func TestWordsInSasakNeedATranslationAndAnInterpreterOrAReason(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	a := complete(in)
	a["voice_language"], a["voice_interpreter"] = Answer{"sasak"}, Answer{"tidak_ada"}
	if d := cmp.Diff(fields(in.Check(a)), []string{"voice_translation", "voice_no_interpreter_why"}); d != "" {
		t.Errorf("faults (-got +want):\n%s", d)
	}
}

func TestAHiddenFieldIsNeitherRequiredNorCheckedNorTold(t *testing.T) {
	t.Parallel()
	in := peksos(t)
	a := complete(in)
	a["f02_pressure"], a["f02_pressure_note"] = Answer{Yes}, nil
	if d := cmp.Diff(fields(in.Check(a)), []string{"f02_pressure_note"}); d != "" {
		t.Errorf("shown (-got +want):\n%s", d)
	}
	a["f02_pressure"], a["f02_pressure_note"] = Answer{No}, Answer{strings.Repeat("a", maxLong+1)}
	if got := in.Check(a); len(got) != 0 {
		t.Errorf("hidden: got %v, want no fault", got)
	}
	if got := in.Relevant(a)["f02_pressure_note"]; got != nil {
		t.Errorf("hidden: got %.9v, want it left out", got)
	}
}

func TestAFieldIsHiddenWithTheFieldItLooksAt(t *testing.T) {
	t.Parallel()
	in := peksos(t)
	it, _ := in.Item("f07_school_said")
	a := Answers{"f07_status": {"sekolah"}, "f07_school_answer": {"dapat"}}
	if !in.Visible(it, a) {
		t.Error("got hidden, want shown")
	}
	if a["f07_status"] = (Answer{"tamat"}); in.Visible(it, a) {
		t.Error("got shown, want hidden with its question")
	}
	if got, want := in.When(it), "Diisi bila “Jawaban sekolah tentang kelanjutan belajar anak” dijawab “Dapat tetap atau kembali bersekolah” atau “Dapat dengan syarat atau melalui jalur lain” atau “Tidak dapat”."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAWrongValueHasItsSentence(t *testing.T) {
	t.Parallel()
	in := peksos(t)
	cases := []struct {
		field string
		value Answer
		want  string
	}{
		{"f07_status", Answer{"kuliah"}, "Pilih dari jawaban yang tersedia."},
		{"f07_status", Answer{"sekolah", "tamat"}, "Isi satu jawaban saja."},
		{"sg_method", Answer{"wawancara", "firasat"}, "Pilih dari jawaban yang tersedia."},
		{"sg_child_last_seen", Answer{"kemarin"}, "Tanggal tidak dapat dibaca. Tulis tanggal seperti 23-11-2026."},
		{"sg_child_last_seen", Answer{"0206-11-02"}, "Tahun harus ditulis lengkap dengan empat angka. Tulis tanggal seperti 23-11-2026."},
		{"sg_child_last_seen", Answer{"2206-11-02"}, "Periksa tahunnya. Tulis tanggal seperti 23-11-2026."},
		{"f08_household", Answer{"banyak"}, "Tulis angka saja, misalnya 1.500.000 atau 22,5."},
		{"f08_household", Answer{"41"}, "Tulis jumlah orang, dari 1 sampai 40."},
		{"f08_income", Answer{"-1"}, "Tulis angka paling kecil 0."},
		{"sg_profession", Answer{strings.Repeat("é", maxText+1)}, "Tulisan ini 501 huruf. Persingkat sampai paling banyak 500 huruf."},
		{"sg_limits", Answer{strings.Repeat("a", maxLong+1)}, "Tulisan ini 10.001 huruf. Persingkat sampai paling banyak 10.000 huruf."},
		{"sg_limits", Answer{strings.Repeat("a", maxLong)}, ""},
	}
	for _, c := range cases {
		got := in.CheckField(c.field, Answers{c.field: c.value})
		if c.want == "" && len(got) == 0 {
			continue
		}
		if len(got) != 1 || got[0].Words != c.want || got[0].Field != c.field {
			t.Errorf("%s = %.20v: got %v, want %q", c.field, c.value, got, c.want)
		}
	}
	if got := in.CheckField("tidak_ada", nil); got != nil {
		t.Errorf("unknown field: got %v, want nothing", got)
	}
}

func TestAWrongCellIsNamedByItsColumnAndRow(t *testing.T) {
	t.Parallel()
	in := peksos(t)
	got := in.CheckField("sg_contacts", Answers{"sg_contacts.2.date": {"Senin"}})
	want := []Fault{{Section: "safeguards", Field: "sg_contacts.2.date", Words: "Tanggal pada baris 2: Tanggal tidak dapat dibaca. Tulis tanggal seperti 23-11-2026."}}
	if d := cmp.Diff(got, want); d != "" {
		t.Errorf("faults (-got +want):\n%s", d)
	}
}

func TestNumbersAreReadAsIndonesiansWriteThem(t *testing.T) {
	t.Parallel()
	cases := []struct {
		typed, kept, shown string
		ok                 bool
	}{
		{"1.500.000", "1500000", "1.500.000", true},
		{"Rp 1.500.000,50", "1500000,50", "1.500.000,50", true},
		{"1500", "1500", "1.500", true},
		{"1.500", "1500", "1.500", true},
		{"22,5", "22,5", "22,5", true},
		{"11.5", "11,5", "11,5", true},
		{"-3", "-3", "-3", true},
		{"1.50.000", "", "", false},
		{"sejuta", "", "", false},
		{"1e5", "", "", false},
		{"", "", "", false},
	}
	for _, c := range cases {
		kept, ok := canonicalNumber(c.typed)
		if kept != c.kept || ok != c.ok {
			t.Errorf("%q: got %q %v, want %q %v", c.typed, kept, ok, c.kept, c.ok)
		}
		if ok && grouped(kept) != c.shown {
			t.Errorf("%q: got %q, want %q", c.typed, grouped(kept), c.shown)
		}
	}
}

func TestAKeptNumberIsReadAgainAsItself(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		once, ok := canonicalNumber(rapid.StringMatching(`-?[0-9]{1,9}([.,][0-9]{1,3}){0,2}`).Draw(t, "typed"))
		if !ok {
			t.Skip("no number")
		}
		for _, s := range []string{once, grouped(once)} {
			if twice, ok := canonicalNumber(s); !ok || twice != once {
				t.Fatalf("%q: got %q %v, want %q", s, twice, ok, once)
			}
		}
	})
}

func TestAutosaveKeepsWhatWasTypedEvenIfItIsWrong(t *testing.T) {
	t.Parallel()
	in := peksos(t)
	form := url.Values{
		"sg_profession":        {"  Pekerja sosial \x00"},
		"sg_child_last_seen":   {"31-02-2026"},
		"sg_contacts.1.date":   {"2 November 2026"},
		"sg_contacts.1.place":  {"Rumah"},
		"sg_contacts.2.date":   {"?"},
		"sg_heard":             {"Ibu\r\nBapak"},
		"sg_method":            {"telaah_dokumen", "wawancara", "wawancara"},
		"sg_limits":            {""},
		"token":                {"x"},
		"f07_status":           {"sekolah"},
		"sg_withhold":          {"mungkin"},
		"sg_contacts.99.place": {"x"},
	}
	a, faults, err := in.Accept("safeguards", form)
	if err != nil {
		t.Fatal(err)
	}
	want := Answers{
		"sg_profession": {"Pekerja sosial"}, "sg_child_last_seen": {"31-02-2026"}, "sg_contacts.1.date": {"2026-11-02"},
		"sg_contacts.1.place": {"Rumah"}, "sg_contacts.2.date": {"?"}, "sg_heard": {"Ibu\nBapak"},
		"sg_method": {"wawancara", "telaah_dokumen"}, "sg_limits": nil, "sg_language": nil, "sg_withhold": {"mungkin"},
	}
	if d := cmp.Diff(a, want); d != "" {
		t.Errorf("answers (-got +want):\n%s", d)
	}
	if d := cmp.Diff(fields(faults), []string{"sg_contacts.2.date", "sg_child_last_seen", "sg_withhold"}); d != "" {
		t.Errorf("faults (-got +want):\n%s", d)
	}
}

func TestASectionThatIsNotThereIsNotFound(t *testing.T) {
	t.Parallel()
	if _, _, err := peksos(t).Accept("lain", nil); !problem.Is(err, problem.NotFound) {
		t.Errorf("got %v, want NotFound", err)
	}
}

func TestProgressCountsWhatIsAskedNow(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	a := Answers{"status": {"ya"}, "kelas": {"13"}, "f07_polarity": {"mixed"}}
	got := in.Progress(a)[3]
	if want := (SectionProgress{"satu", "Sekolah", 5, 2, 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, p := range in.Progress(complete(in)) {
		if !p.Done() {
			t.Errorf("complete: got %+v, want it done", p)
		}
	}
}

func TestTheSameAnswersGiveTheSameBytesInWhateverOrderTheyCame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.MapOf(rapid.String(), rapid.SliceOfN(rapid.String(), 0, 3)).Draw(t, "answers")
		there, back, names := Answers{}, Answers{"never_answered": nil, "blank": {""}}, []string{}
		for k := range a {
			names = append(names, k)
		}
		slices.Sort(names)
		for _, k := range names {
			there[k] = a[k]
		}
		for _, k := range slices.Backward(names) {
			back[k] = a[k]
		}
		if _, taken := a["blank"]; taken {
			t.Skip("name in use")
		}
		if x, y := encode(t, there), encode(t, back); x != y {
			t.Fatalf("got %s and %s, want the same", x, y)
		}
	})
}

func TestAnswersComeBackFromJSONAsTheyWent(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := Answers(rapid.Custom(func(t *rapid.T) map[string]Answer {
			return rapid.MapOf(rapid.StringMatching(`[a-z_.0-9]{1,9}`), rapid.Map(rapid.SliceOfN(rapid.StringMatching(`.{1,9}`), 1, 3), func(s []string) Answer { return s })).Draw(t, "m")
		}).Draw(t, "answers"))
		var b Answers
		if err := json.Unmarshal([]byte(encode(t, a)), &b); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(a, b) || encode(t, a) != encode(t, b) {
			t.Fatalf("got %v, want %v", b, a)
		}
	})
}

func encode(t *rapid.T, a Answers) string {
	b, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
