package pdf

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCleanLeavesOnlyWhatCanBePrinted(t *testing.T) {
	t.Parallel()
	faces := loaded()
	for in, want := range map[string]string{
		"Ḥasan ‘Abd ʿUmar ḍ ṣ ṭ ẓ": "Ḥasan ‘Abd ʿUmar ḍ ṣ ṭ ẓ",
		"a\u00adb\u200bc\u202ed":   "abcd",
		"a\xffb":                   "a\uFFFDb",
		"x😀y":                      "x\uFFFDy",
		"a\tb\r\nc":                "a b\nc",
		"kata بسم الله akhir":      "kata [aksara Arab] akhir",
		"▲ ○ ◐ ☐ ☑ ✓ ✗ □ ● ≥ → –": "▲ ○ ◐ ☐ ☑ ✓ ✗ □ ● ≥ → –",
		"\ue000": "\uFFFD",
	} {
		if got := faces.clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := string(rapid.SliceOf(rapid.Byte()).Draw(rt, "bytes")) + rapid.String().Draw(rt, "runes")
		got := faces.clean(s)
		for _, r := range got {
			if r != '\n' && !faces.has(faces.faceFor(regular, r), r) {
				rt.Fatalf("clean(%q) keeps %q", s, r)
			}
		}
		if again := faces.clean(got); again != got || !utf8.ValidString(got) {
			rt.Fatalf("clean(%q) = %q, then %q", s, got, again)
		}
	})
}

func TestWrapKeepsEveryWordAndTheWidth(t *testing.T) {
	t.Parallel()
	faces := loaded()
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.Float64Range(15, 150).Draw(rt, "width")
		words := rapid.SliceOf(rapid.StringMatching(`[a-zé–▲]{1,40}`)).Draw(rt, "words")
		ss := say(strings.Join(words, " "), body)
		ss = append(ss, span{text: " ", style: body}, span{text: "[A1·F07]", style: fine, glued: true})
		var got strings.Builder
		for _, l := range faces.wrap(ss, width) {
			if l.w > width+0.01 {
				rt.Fatalf("a line of %.2f mm, want at most %.2f", l.w, width)
			}
			for _, f := range l.frags {
				got.WriteString(strings.ReplaceAll(f.text, " ", ""))
			}
		}
		if want := strings.Join(words, "") + "[A1·F07]"; got.String() != want {
			rt.Fatalf("set %q, want %q", got.String(), want)
		}
	})
}

func TestAMarkIsNotLeftAloneOnALine(t *testing.T) {
	t.Parallel()
	faces := loaded()
	ss := append(say("Sekolah bersedia menerima kembali ", table), span{text: "[A1·F07]", style: fine, glued: true})
	for width := 40.0; width < 90; width++ {
		ll := faces.wrap(ss, width)
		if last := ll[len(ll)-1]; len(ll) > 1 && len(last.frags) == 1 && last.frags[0].text == "[A1·F07]" {
			t.Errorf("at %.0f mm the mark stands alone", width)
		}
	}
}
