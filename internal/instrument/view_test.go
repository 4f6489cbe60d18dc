package instrument

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/forms"
	"timbang/internal/calendar"
)

func TestFindingsStandInTheFixedOrderWithTheirSources(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	a := complete(in)
	a["status"], a["kelas"], a["biaya.1.apa"], a["biaya.1.tanggal"] = Answer{"ya"}, Answer{"11"}, Answer{"Seragam"}, Answer{"2026-07-01"}
	a["f07_polarity"], a["f07_finding"], a["f07_seen_alone"] = Answer{"mixed"}, Answer{"Masih sekolah."}, Answer{Yes}
	got := in.FindingsByFactor(a)
	if len(got) != 2 || got[0].Factor != "F01" {
		t.Fatalf("got %+v, want F01 and F07", got)
	}
	want := Finding{
		Factor: "F07", Polarity: Mixed, Words: "Masih sekolah.", Evidence: "Keterangan.", Source: "Keterangan.", SeenAlone: Yes,
		Statements: []Statement{
			{"status", "F07", "Masih sekolah?", "Ya", false, OwnBlock},
			{"kelas", "F07", "Kelas", "11", false, OwnBlock},
			{"biaya", "F07", "Biaya", "1. Apa: Seragam; Tanggal: 1 Juli 2026", false, OwnBlock},
			{"f07_polarity", "F07", "Penilaian tentang faktor Pendidikan", "campuran", false, ClosingBlock},
			{"f07_finding", "F07", "Temuan: Pendidikan", "Masih sekolah.", false, ClosingBlock},
			{"f07_evidence", "F07", "Bukti atau pengamatan: Pendidikan", "Keterangan.", false, ClosingBlock},
			{"f07_source", "F07", "Siapa yang menerangkan: Pendidikan", "Keterangan.", false, ClosingBlock},
			{"f07_seen_alone", "F07", "Apakah anak ditemui sendiri saat membahas faktor ini?", "Ya", false, ClosingBlock},
		},
	}
	if d := cmp.Diff(got[1], want); d != "" {
		t.Errorf("finding (-got +want):\n%s", d)
	}
}

func TestAFactorThatWasNotAssessedSaysWhyAndForgetsTheFinding(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	a := complete(in)
	a["f07_polarity"], a["f07_not_assessed_why"] = Answer{string(NotAssessed)}, Answer{"Sekolah libur."}
	got := in.FindingsByFactor(a)[1]
	if got.Polarity != NotAssessed || got.Words != "" || got.NotAssessedWhy != "Sekolah libur." {
		t.Errorf("got %+v, want the reason alone", got)
	}
}

func TestTheChildsWordsAreInTheVoiceAndInNoFinding(t *testing.T) {
	t.Parallel()
	in := peksos(t)
	a := complete(in)
	a["voice_words"], a["voice_language"], a["voice_translation"] = Answer{"tiang mele sekolah malik"}, Answer{"lain"}, Answer{"saya mau sekolah lagi"}
	a["voice_language_other"], a["voice_alone"] = Answer{"Samawa"}, Answer{No}
	v, ok := in.Voice(a)
	if !ok || !v.Heard || v.Alone || v.Words != "tiang mele sekolah malik" || v.Language != "Samawa" || v.Date != calendar.MustDate("2026-11-02") {
		t.Errorf("got %+v, want the words, another language and the date", v)
	}
	for _, f := range in.FindingsByFactor(a) {
		for _, s := range f.Statements {
			if strings.Contains(s.Words, "mele") || strings.Contains(s.Words, "saya mau sekolah") {
				t.Errorf("%s: got %q, want no words of the child", s.Field, s.Words)
			}
		}
	}
}

func TestNobodyAskedForTheVoiceIsNotTheSameAsNotHeard(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	if _, ok := in.Voice(nil); ok {
		t.Error("empty: got a voice, want none")
	}
	v, ok := in.Voice(Answers{"voice_heard": {No}, "voice_why_not": {"Anak sakit."}, "voice_words": {"dulu"}})
	if !ok || v.Heard || v.WhyNot != "Anak sakit." || v.Words != "" {
		t.Errorf("got %+v, want the reason alone", v)
	}
	if _, ok := must(t, strings.Replace(sound, "[F01, F07]", "[F07]", 1)).Voice(nil); ok {
		t.Error("an instrument without F01: got a voice, want none")
	}
}

func TestTheRecommendationIsOptionalAndAPostponementNeedsItsConditions(t *testing.T) {
	t.Parallel()
	in := peksos(t)
	a := complete(in)
	if got, ok := in.Recommendation(a); !ok || got.Position != "" || got.Conclusion == "" {
		t.Errorf("got %+v %v, want a conclusion without a position", got, ok)
	}
	for _, p := range Positions {
		a["f16_recommendation"] = Answer{p.Value}
		var want []string
		if Position(p.Value) == Postponed {
			want = []string{"f16_conditions"}
		}
		if d := cmp.Diff(fields(in.Check(a)), want); d != "" {
			t.Errorf("%s: faults (-got +want):\n%s", p.Value, d)
		}
		if got, _ := in.Recommendation(a); got.Position.Label() != p.Text {
			t.Errorf("got %q, want %q", got.Position.Label(), p.Text)
		}
	}
}

func TestACompanionHasNoRoomForARecommendation(t *testing.T) {
	t.Parallel()
	in := must(t, strings.Replace(sound, "[F01, F07]", "[F01, F07, F16]\nrecommendation: none", 1))
	if _, ok := in.Item("f16_recommendation"); ok {
		t.Error("got the field, want none")
	}
	if _, ok := in.Item("f16_options"); !ok {
		t.Error("got no field, want the conclusion kept")
	}
}

func TestBothEffectsMustBeWritten(t *testing.T) {
	t.Parallel()
	in := peksos(t)
	a := complete(in)
	delete(a, "f14_if_granted")
	delete(a, "f14_if_refused")
	if d := cmp.Diff(fields(in.Check(a)), []string{"f14_if_granted", "f14_if_refused"}); d != "" {
		t.Errorf("faults (-got +want):\n%s", d)
	}
}

func TestTheSafeguardsGiveContactsAndTheDayTheChildWasLastSeen(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	a := complete(in)
	a["sg_contacts.3.place"], a["sg_contacts.3.with"] = Answer{"Telepon"}, Answer{"Ibu"}
	got := in.Safeguards(a)
	day := calendar.MustDate("2026-11-02")
	if d := cmp.Diff(got.Contacts, []Contact{{Date: day}, {Place: "Telepon", With: "Ibu"}}); d != "" {
		t.Errorf("contacts (-got +want):\n%s", d)
	}
	if got.ChildLastSeen != day || !got.Withhold {
		t.Errorf("got %v %v, want %v and something withheld", got.ChildLastSeen, got.Withhold, day)
	}
}

func TestWhatIsRestrictedIsSplitOff(t *testing.T) {
	t.Parallel()
	in := must(t, strings.Replace(sound, "[F01, F07]", "[F01, F03, F07]", 1))
	a := complete(in)
	open, restricted, voice := in.Apart(a)
	var want []string
	for k := range a {
		if strings.HasPrefix(k, "f03_") || strings.HasPrefix(k, "sg_withhold") {
			want = append(want, k)
		}
	}
	slices.Sort(want)
	if d := cmp.Diff(restricted.Fields(), want); d != "" {
		t.Errorf("restricted (-got +want):\n%s", d)
	}
	if got, want := len(open), len(a)-len(restricted)-len(voice); got != want {
		t.Errorf("open: got %d answers, want %d", got, want)
	}
	for _, f := range in.FindingsByFactor(a) {
		if f.Restricted != (f.Factor == "F03") {
			t.Errorf("%s: got restricted %v", f.Factor, f.Restricted)
		}
	}
}

func TestAFlagIsRaisedByItsAnswerOnly(t *testing.T) {
	t.Parallel()
	in := must(t, sound)
	if got := in.Flags(Answers{"tanda": {Unknown}}); got != nil {
		t.Errorf("unknown: got %v, want none", got)
	}
	want := []Flag{{Kind: "coercion", Text: "Ada ancaman.", Field: "tanda", Fields: []string{"tanda"}, Factor: "F07"}}
	if d := cmp.Diff(in.Flags(Answers{"tanda": {Yes}}), want); d != "" {
		t.Errorf("yes (-got +want):\n%s", d)
	}
}

func TestDatesGoBackIntoTheFormAsTheyAreTyped(t *testing.T) {
	t.Parallel()
	cases := []struct {
		kind  Kind
		value Answer
		want  string
	}{
		{Day, Answer{"2026-11-02"}, "02-11-2026"},
		{Day, Answer{"kemarin"}, "kemarin"},
		{Text, Answer{"2026-11-02"}, "2026-11-02"},
		{Text, nil, ""},
	}
	for _, c := range cases {
		if got := c.kind.Typed(c.value); got != c.want {
			t.Errorf("%s %v: got %q, want %q", c.kind, c.value, got, c.want)
		}
	}
}

func TestTheFormsUseNeutralWordsAndNoScore(t *testing.T) {
	t.Parallel()
	c, err := Load(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range c.All() {
		for _, s := range in.Sections {
			for _, it := range s.Items {
				all := s.Title + " " + s.Intro + " " + it.Text + " " + it.Hint
				for _, o := range it.Options {
					all += " " + o.Text
				}
				for _, word := range []string{"korban", "pelaku", "skor", "nilai total", "layak"} {
					if strings.Contains(strings.ToLower(all), word) {
						t.Errorf("%s %s: got the word %q in %q", in.ID, it.ID, word, all)
					}
				}
			}
		}
	}
}

func TestOnlyAFormWithAConclusionHasRoomForAdvice(t *testing.T) {
	t.Parallel()
	whole := strings.Replace(sound, "[F01, F07]", "[F01, F07, F16]", 1)
	for _, c := range []struct {
		name, form string
		want       bool
	}{
		{"with a conclusion", whole, true},
		{"with a conclusion and none", strings.Replace(whole, "version: 1", "version: 1\nrecommendation: none", 1), false},
		{"without a conclusion", sound, false},
		{"after the determination", strings.Replace(whole, "version: 1", "version: 1\nstage: after_determination", 1), false},
	} {
		in := must(t, c.form)
		if _, asked := in.Item("f16_recommendation"); in.Advises != c.want || asked != c.want {
			t.Errorf("%s: got %v and asked %v, want %v", c.name, in.Advises, asked, c.want)
		}
	}
}
