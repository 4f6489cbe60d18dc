package web

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/instrument"
)

// twoSections asks in its second section about what was said in the first.
const twoSections = `id: contoh
version: 1
title: Contoh
source: PERMA 5/2019 [GK]
audience: Penguji
covers: [F07, F09]
sections:
  - id: satu
    title: Sekolah
    factor: F07
    items:
      - id: sekolah
        text: Masih sekolah?
        type: choice
        options: [{value: ya, text: ya masih}, {value: tidak, text: Tidak}]
        required: true
  - id: dua
    title: Keluarga
    factor: F09
    items:
      - id: pengantar
        text: Siapa yang mengantar ke sekolah
        type: several
        options: [{value: ibu, text: Ibu}, {value: ayah, text: Ayah}]
        show_if: {sekolah: ya}
      - id: jarak
        text: Jarak rumah ke sekolah
        type: number
        unit: km
        min: 0
        max: 1500
        show_if: {sekolah: ya, pengantar: [ibu, ayah]}
      - id: kampung
        text: Bagian yang lain
        factor: F07
        type: text
        prompt_sas: Berembe?
        restricted: true
`

func TestAQuestionKnowsWhatBringsItUp(t *testing.T) {
	t.Parallel()
	in, err := instrument.Parse("contoh.v1.yaml", []byte(twoSections))
	if err != nil {
		t.Fatal(err)
	}
	second, _ := in.Section("dua")
	type shown struct {
		When   string
		Hidden bool
	}
	for name, c := range map[string]struct {
		answers instrument.Answers
		want    []shown
	}{
		"masih sekolah": {
			instrument.Answers{"sekolah": {"ya"}},
			[]shown{{"", false}, {"pengantar=ibu|ayah", true}, {"", false}},
		},
		"masih sekolah dan diantar": {
			instrument.Answers{"sekolah": {"ya"}, "pengantar": {"ibu"}},
			[]shown{{"", false}, {"pengantar=ibu|ayah", false}, {"", false}},
		},
		"tidak sekolah, apa pun yang dijawab di halaman ini": {
			instrument.Answers{"sekolah": {"tidak"}, "pengantar": {"ibu"}},
			[]shown{{"", true}, {"", true}, {"", false}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []shown
			for _, q := range questions(in, second, c.answers, rowsWanted{})[:3] {
				got = append(got, shown{q.When, q.Hidden})
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("questions differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAQuestionLooksAsItsKindDemands(t *testing.T) {
	t.Parallel()
	in, err := instrument.Parse("contoh.v1.yaml", []byte(twoSections))
	if err != nil {
		t.Fatal(err)
	}
	second, _ := in.Section("dua")
	all := questions(in, second, instrument.Answers{"sekolah": {"ya"}, "pengantar": {"ayah"}, "jarak": {"1,5"}}, rowsWanted{})
	for _, c := range []struct{ what, got, want string }{
		{"range of a number", all[1].Field.Hint, "Dari 0 sampai 1.500."},
		{"keyboard of a number", all[1].Field.Mode(), "decimal"},
		{"unit", all[1].Field.Measure(), "km"},
		{"typed number", all[1].Field.Value, "1,5"},
		{"factor of another section", all[2].Factor, "F07 Pendidikan"},
		{"own factor", all[0].Factor, ""},
		{"Sasak", all[2].Field.Prompt, "Berembe?"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
	if !all[2].Field.Restricted || all[2].Field.Required || !all[0].Field.Chosen(Option{Value: "ayah"}) {
		t.Errorf("marks or answers are lost: %+v", all)
	}
}
