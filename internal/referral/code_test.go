package referral

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheNumberOfLettersOfACodeIsPrimeAndNoneIsTwice(t *testing.T) {
	t.Parallel()
	n := len(letters)
	for d := 2; d < n; d++ {
		if n%d == 0 {
			t.Fatalf("%d letters divide by %d: two that changed places could fit", n, d)
		}
	}
	if n <= codeLength {
		t.Fatalf("%d letters for %d places: two places share a weight", n, codeLength)
	}
	sorted := []byte(letters)
	slices.Sort(sorted)
	if len(slices.Compact(sorted)) != n || strings.ContainsAny(letters, "01OILDQSZBGUY") {
		t.Errorf("%s holds a letter twice or one that looks like another", letters)
	}
}

func TestACodeIsReadAsPeopleTypeIt(t *testing.T) {
	t.Parallel()
	seen := map[Code]bool{}
	for range 200 {
		code := NewCode()
		if seen[code] {
			t.Fatal("a code came twice")
		}
		seen[code] = true
		s := string(code)
		if len(s) != codeLength+2 || strings.Count(s, "-") != 2 {
			t.Fatalf("%q is not three groups of four", s)
		}
		lookalike := strings.NewReplacer("5", "s", "2", "z", "8", "B", "6", "g", "V", "u").Replace(s)
		for _, typed := range []string{s, strings.ToLower(s), strings.ReplaceAll(s, "-", ""), " " + strings.ReplaceAll(s, "-", " – ") + "\n", strings.ReplaceAll(s, "-", "."), lookalike} {
			if got, ok := ParseCode(typed); !ok || got != code {
				t.Errorf("%q was read as %q, %v, want %q", typed, got, ok, code)
			}
		}
	}
	for _, wrong := range []string{"", "x", "2222-2222-222O", strings.Repeat("2", 13), strings.Repeat("2", 11), "22222222222é"} {
		if got, ok := ParseCode(wrong); ok || got != "" {
			t.Errorf("%q was read as %q", wrong, got)
		}
	}
}

func TestTheCheckLetterCatchesAWrongLetterAndTwoThatChangedPlaces(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		right := strings.ReplaceAll(string(NewCode()), "-", "")
		i, j := rapid.IntRange(0, codeLength-1).Draw(r, "place"), rapid.IntRange(0, codeLength-1).Draw(r, "other place")
		b := []byte(right)
		b[i] = letters[rapid.IntRange(0, len(letters)-1).Draw(r, "letter")]
		if _, ok := ParseCode(string(b)); ok != (string(b) == right) {
			r.Errorf("%s with another letter at %d: read %v", right, i, ok)
		}
		b = []byte(right)
		b[i], b[j] = b[j], b[i]
		if _, ok := ParseCode(string(b)); ok != (string(b) == right) {
			r.Errorf("%s with %d and %d changed: read %v", right, i, j, ok)
		}
	})
}

func FuzzParseCode(f *testing.F) {
	for _, s := range []string{string(NewCode()), strings.Repeat("2", 12), "", "\x00", "2222 2222 2222", "ｱ222-2222-2222", "a7km–3xpt—9whc."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, ok := ParseCode(s)
		if !ok {
			if code != "" {
				t.Fatalf("ParseCode(%q) refused it and gave %q", s, code)
			}
			return
		}
		if again, ok := ParseCode(string(code)); !ok || again != code {
			t.Fatalf("ParseCode(%q) = %q, which is read as %q, %v", s, code, again, ok)
		}
	})
}
