package instrument

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"timbang/internal/calendar"
)

// rich is an instrument for after the determination, with every kind of limit,
// relation and column, a table that grows, a Sasak prompt and a rule.
const rich = `id: contoh
version: 1
title: Contoh
source: PERMA 5/2019 [GK]
audience: Penguji
covers: [F03, F05]
stage: after_determination
flags:
  - kind: pregnancy
    text: Hamil dan belum berusia 18 tahun.
    when: {hamil: ya}
    below: {usia: 18}
  - {kind: coercion, text: Pergi karena diancam., when: {hamil: ya, tekanan: [ya]}}
sections:
  - id: satu
    title: Kesehatan
    factor: F05
    items:
      - id: usia
        text: Usia
        type: number
        min: 0
        max: 25
        remark: {below: 12.5, text: di bawah rujukan}
      - id: hamil
        text: Hamil?
        prompt_sas: Betian side?
        type: yes_no_unknown
      - id: mulai
        text: Mulai
        type: date
        earliest: 2020-01-01
        latest: today
      - id: selesai
        text: Selesai
        type: date
        latest: 2030-12-31
        constraints:
          - {is: not_before, of: mulai, message: Selesai sebelum mulai.}
      - id: minggu
        text: Minggu kehamilan
        type: number
        show_if: {hamil: ya}
      - id: diperiksa
        text: Minggu saat diperiksa
        type: number
        constraints:
          - {is: at_most, of: minggu, message: Lebih banyak daripada umur kehamilan.}
      - id: layanan
        text: Layanan
        type: several
        options: [{value: gizi, text: Gizi}, {value: jiwa, text: Jiwa}, {value: tidak_ada, text: Tidak ada}]
        constraints:
          - {is: alone, of: tidak_ada, message: Pilih “Tidak ada” sendiri saja.}
      - id: kunjungan
        text: Kunjungan
        type: table
        rows: 2
        most: 6
        columns:
          - {value: hari, text: Tanggal, type: date}
          - {value: hasil, text: Hasil, type: choice, options: [{value: baik, text: Baik}, {value: tidak, text: Tidak}]}
          - {value: berat, text: Berat, type: number, unit: kg}
          - {value: hadir, text: Hadir, type: yes_no_unknown}
  - id: dua
    title: Tekanan
    factor: F03
    items:
      - id: tekanan
        text: Tekanan?
        type: yes_no_unknown
`

func TestABrokenRelationOrLimitIsRefusedWithASentenceForItsLine(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, old, new, want string }{
		{"an unknown relation", "is: at_most", "is: kurang", "48: Syarat “kurang” tidak dikenal. Pilih not_before, not_after, at_least, at_most, atau alone."},
		{"a relation for another kind", "is: at_most", "is: not_after", "48: Syarat “not_after” berlaku untuk jenis date."},
		{"a relation to a later question", "of: mulai, message", "of: minggu, message", "39: Syarat menunjuk “minggu”, yang bukan pertanyaan berjenis date sebelum ini."},
		{"a relation to itself", "of: mulai, message", "of: selesai, message", "39: Syarat menunjuk “selesai”, yang bukan pertanyaan berjenis date sebelum ini."},
		{"a relation without words", ", message: Selesai sebelum mulai.", "", "39: Syarat belum mempunyai “message”."},
		{"an option that is none", "of: tidak_ada", "of: tidak", "54: Syarat alone menunjuk “tidak”, yang bukan pilihan pertanyaan ini."},
		{"a limit that is no day", "latest: today", "latest: besok", "33: Isi “latest” harus tanggal seperti 2026-11-23, atau today."},
		{"limits the wrong way", "latest: 2030-12-31", "latest: 2030-12-31\n        earliest: 2031-01-01", "34: “earliest” sesudah “latest”."},
		{"a limit of another kind", "        min: 0\n", "        latest: today\n", "19: “latest” tidak berlaku untuk jenis number."},
		{"a message without a limit", "text: Mulai\n        type: date\n        earliest: 2020-01-01\n        latest: today", "text: Mulai\n        type: date\n        message: Periksa.", "29: “message” memerlukan batas: “min”, “max”, “earliest”, atau “latest”."},
		{"fewer rows than at first", "most: 6", "most: 2", "55: “most” hanya untuk tabel dengan baris kosong, dan harus lebih besar daripada “rows”."},
		{"a column without options", ", options: [{value: baik, text: Baik}, {value: tidak, text: Tidak}]", "", "62: Kolom choice memerlukan “options” dengan sekurang-kurangnya dua pilihan."},
		{"a unit on a choice", "type: number, unit: kg", "type: text, unit: kg", "63: “unit” hanya berlaku untuk kolom number."},
		{"a rule on an unknown question", "when: {hamil: ya}", "when: {berat: ya}", "11: “when” menunjuk “berat”, yang bukan pertanyaan formulir ini."},
		{"a rule on an unknown answer", "tekanan: [ya]", "tekanan: [sering]", "13: “when” memakai jawaban “sering” yang bukan pilihan “tekanan”."},
		{"a rule on a number that is none", "below: {usia: 18}", "below: {hamil: 18}", "12: “below” menunjuk “hamil”, yang bukan pertanyaan berjenis number."},
		{"a rule on nothing", "when: {hamil: ya}\n    below: {usia: 18}", "when: {}", "9: Tanda harus menyebut sekurang-kurangnya satu jawaban dalam “when”."},
		{"an unknown stage", "after_determination", "sesudah", "7: Isi “stage” harus before_determination atau after_determination."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if strings.Count(rich, c.old) != 1 {
				t.Fatalf("%q is not there exactly once", c.old)
			}
			_, err := Parse("contoh.v1.yaml", []byte(strings.Replace(rich, c.old, c.new, 1)))
			if want := "contoh.v1.yaml:" + c.want; err == nil || err.Error() != want {
				t.Errorf("got:\n%v\nwant:\n%s", err, want)
			}
		})
	}
}

func TestAnswersAreHeldAgainstEachOther(t *testing.T) {
	t.Parallel()
	in := must(t, rich).On(calendar.MustDate("2026-11-23"))
	cases := []struct {
		name, field string
		answers     Answers
		want        string
	}{
		{"too early", "mulai", Answers{"mulai": {"2019-12-31"}}, "Tanggal ini terlalu awal. Tulis tanggal mulai 1 Januari 2020."},
		{"the first day", "mulai", Answers{"mulai": {"2020-01-01"}}, ""},
		{"today", "mulai", Answers{"mulai": {"2026-11-23"}}, ""},
		{"tomorrow", "mulai", Answers{"mulai": {"2026-11-24"}}, "Tanggal ini sesudah hari ini. Tulis tanggal yang sudah lewat, paling akhir 23 November 2026."},
		{"too late", "selesai", Answers{"selesai": {"2031-01-01"}}, "Tanggal ini terlalu akhir. Tulis tanggal paling akhir 31 Desember 2030."},
		{"the end before the beginning", "selesai", Answers{"mulai": {"2026-11-02"}, "selesai": {"2026-11-01"}}, "Selesai sebelum mulai."},
		{"the same day", "selesai", Answers{"mulai": {"2026-11-02"}, "selesai": {"2026-11-02"}}, ""},
		{"a beginning that cannot be read", "selesai", Answers{"mulai": {"kemarin"}, "selesai": {"2026-11-01"}}, ""},
		{"no beginning", "selesai", Answers{"selesai": {"2026-11-01"}}, ""},
		{"a number too many", "diperiksa", Answers{"hamil": {"ya"}, "minggu": {"12"}, "diperiksa": {"12,5"}}, "Lebih banyak daripada umur kehamilan."},
		{"a number as many", "diperiksa", Answers{"hamil": {"ya"}, "minggu": {"12"}, "diperiksa": {"12"}}, ""},
		{"held against what is not asked", "diperiksa", Answers{"hamil": {"tidak"}, "minggu": {"12"}, "diperiksa": {"13"}}, ""},
		{"none with another", "layanan", Answers{"layanan": {"gizi", "tidak_ada"}}, "Pilih “Tidak ada” sendiri saja."},
		{"none alone", "layanan", Answers{"layanan": {"tidak_ada"}}, ""},
		{"two others", "layanan", Answers{"layanan": {"gizi", "jiwa"}}, ""},
		{"a cell that is no option", "kunjungan", Answers{"kunjungan.1.hasil": {"sedang"}}, "Hasil pada baris 1: Pilih dari jawaban yang tersedia."},
		{"a language that is none", "hamil", Answers{"hamil": {"ya"}, "hamil.spoken": {"jawa"}}, "Bahasa pertanyaan: Pilih dari jawaban yang tersedia."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := in.CheckField(c.field, c.answers)
			if c.want == "" && len(got) == 0 {
				return
			}
			if len(got) != 1 || got[0].Words != c.want {
				t.Errorf("got %v, want %q", got, c.want)
			}
		})
	}
}

func TestWithoutADayNoDateLiesInTheFuture(t *testing.T) {
	t.Parallel()
	if got := must(t, rich).CheckField("mulai", Answers{"mulai": {"2099-01-01"}}); got != nil {
		t.Errorf("got %v, want no fault", got)
	}
}

func TestALowNumberIsRemarkedAndAnotherIsNot(t *testing.T) {
	t.Parallel()
	it, _ := must(t, rich).Item("usia")
	for typed, want := range map[string]string{"12,4": "12,4 (di bawah rujukan)", "12,5": "12,5", "13": "13", "dua belas": "dua belas", "": ""} {
		if got := it.Words(Answers{"usia": {typed}}); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func TestARuleNeedsAllItsAnswers(t *testing.T) {
	t.Parallel()
	in := must(t, rich)
	young := Flag{Kind: "pregnancy", Text: "Hamil dan belum berusia 18 tahun.", Field: "hamil", Fields: []string{"hamil", "usia"}, Factor: "F05"}
	threat := Flag{Kind: "coercion", Text: "Pergi karena diancam.", Field: "hamil", Fields: []string{"hamil", "tekanan"}, Factor: "F05", Restricted: true}
	cases := []struct {
		name    string
		answers Answers
		want    []Flag
	}{
		{"pregnant at seventeen", Answers{"hamil": {"ya"}, "usia": {"17,9"}}, []Flag{young}},
		{"pregnant at eighteen", Answers{"hamil": {"ya"}, "usia": {"18"}}, nil},
		{"pregnant at an unknown age", Answers{"hamil": {"ya"}}, nil},
		{"pregnant at an age that cannot be read", Answers{"hamil": {"ya"}, "usia": {"muda"}}, nil},
		{"not pregnant", Answers{"hamil": {"tidak"}, "usia": {"16"}, "tekanan": {"ya"}}, nil},
		{"both", Answers{"hamil": {"ya"}, "usia": {"16"}, "tekanan": {"ya"}}, []Flag{young, threat}},
	}
	for _, c := range cases {
		if d := cmp.Diff(in.Flags(c.answers), c.want); d != "" {
			t.Errorf("%s (-got +want):\n%s", c.name, d)
		}
	}
}

func TestAfterTheDeterminationNothingIsWeighed(t *testing.T) {
	t.Parallel()
	in := must(t, rich)
	var got []string
	for _, s := range in.Sections {
		got = append(got, s.ID)
		for _, it := range s.Items {
			if it.Block != OwnBlock && it.Block != SafeguardBlock {
				t.Errorf("got %s of block %s, want none", it.ID, it.Block)
			}
		}
	}
	if d := cmp.Diff(got, []string{"safeguards", "satu", "dua"}); d != "" {
		t.Errorf("sections (-got +want):\n%s", d)
	}
	if it, _ := in.Item("tekanan"); !it.Restricted {
		t.Error("got F03 in the open, want it restricted as everywhere")
	}
}

func TestATableShowsWhatIsFilledAndMoreOnDemand(t *testing.T) {
	t.Parallel()
	in := must(t, rich)
	it, _ := in.Item("kunjungan")
	cases := []struct {
		answers Answers
		more    bool
		want    int
	}{
		{nil, false, 2},
		{nil, true, 5},
		{Answers{"kunjungan.3.hasil": {"baik"}}, false, 3},
		{Answers{"kunjungan.3.hasil": {"baik"}}, true, 6},
		{Answers{"kunjungan.6.hari": {"2026-11-02"}}, true, 6},
	}
	for _, c := range cases {
		if got := len(it.ShownRows(c.answers, c.more)); got != c.want {
			t.Errorf("%v, more %v: got %d rows, want %d", c.answers, c.more, got, c.want)
		}
	}
	words := it.Words(Answers{"kunjungan.1.hasil": {"baik"}, "kunjungan.1.berat": {"1500"}, "kunjungan.3.hadir": {"tidak_diketahui"}, "kunjungan.3.hari": {"2026-11-02"}})
	if want := "1. Hasil: Baik; Berat: 1.500 kg\n3. Tanggal: 2 November 2026; Hadir: Tidak diketahui"; words != want {
		t.Errorf("got %q, want %q", words, want)
	}
}

func TestTheLanguageOfAQuestionIsKeptAndTold(t *testing.T) {
	t.Parallel()
	in := must(t, rich)
	a, faults, err := in.Accept("satu", url.Values{"hamil": {"ya"}, "hamil.spoken": {"sasak"}, "usia.spoken": {"sasak"}})
	if err != nil || len(faults) > 0 || a.Text("hamil.spoken") != "sasak" || a["usia.spoken"] != nil {
		t.Fatalf("got %v %v %v, want the language of the question with a prompt only", a, faults, err)
	}
	it, _ := in.Item("hamil")
	if got, want := it.SpokenWords(a), "Ditanyakan dalam bahasa Sasak."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := it.SpokenWords(Answers{"hamil": {"ya"}}); got != "" {
		t.Errorf("not recorded: got %q, want nothing", got)
	}
	if open, _, _ := in.Apart(a); open.Text("hamil.spoken") != "sasak" {
		t.Error("the language is in neither lane")
	}
}

// TestWhatWasTypedIsNeverLost types arbitrary words into every control of a
// page and looks whether they are kept or were brought into their form.
func TestWhatWasTypedIsNeverLost(t *testing.T) {
	t.Parallel()
	in := must(t, rich)
	s, _ := in.Section("satu")
	var names []string
	for _, it := range s.Items {
		names = append(names, it.entries()...)
	}
	rapid.Check(t, func(t *rapid.T) {
		form := url.Values{}
		for _, n := range names {
			form[n] = []string{fmt.Sprint("x", rapid.StringMatching(`[a-z0-9.,\- ]{0,12}y`).Draw(t, n))}
		}
		a, _, err := in.Accept("satu", form)
		if err != nil {
			t.Fatal(err)
		}
		for n, typed := range form {
			if got := a.Text(n); got != strings.TrimSpace(typed[0]) {
				t.Fatalf("%s: got %q, want %q", n, got, typed[0])
			}
		}
		in.Check(a)
		in.Flags(a)
	})
}

func FuzzAccept(f *testing.F) {
	in := must(f, rich).On(calendar.MustDate("2026-11-23"))
	for _, v := range []string{"", "ya", "2026-11-23", "23 November 2026", "1.500,5", "-0", "\x00", "tidak_ada", strings.Repeat("9", 30)} {
		f.Add(v, v)
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		form := url.Values{}
		for _, s := range in.Sections {
			for _, it := range s.Items {
				for _, n := range it.entries() {
					form[n] = []string{one, two}
				}
			}
		}
		for _, s := range in.Sections {
			a, _, err := in.Accept(s.ID, form)
			if err != nil {
				t.Fatal(err)
			}
			again, _, _ := in.Accept(s.ID, url.Values(asTyped(in, a)))
			for n, v := range a {
				if !again[n].Equal(v) {
					t.Errorf("%s: kept %q, sent back it is %q", n, v, again[n])
				}
			}
			in.Check(a)
			in.Flags(a)
			in.Progress(a)
		}
	})
}

// asTyped is what a browser sends back of a page with these answers.
func asTyped(in *Instrument, a Answers) map[string][]string {
	out := map[string][]string{}
	for n, v := range a {
		out[n] = v
		if it, ok := in.Item(n); ok && it.Kind == Day && len(v) == 1 {
			out[n] = []string{it.Kind.Typed(v)}
		}
	}
	return out
}
