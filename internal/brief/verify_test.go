package brief_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"timbang/internal/brief"
	"timbang/internal/problem"
)

func TestACodeIsFoundHoweverItIsTyped(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	x := w.issue(p)
	if !regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$`).MatchString(x.Code) {
		t.Errorf("code %q, want two groups of five letters without look-alikes", x.Code)
	}
	for _, typed := range []string{x.Code, strings.ToLower(x.Code), strings.ReplaceAll(x.Code, "-", ""), " " + strings.ReplaceAll(x.Code, "-", " – ") + " ", strings.NewReplacer("0", "o", "1", "l").Replace(x.Code)} {
		got, err := w.briefs.Verify(t.Context(), typed)
		if err != nil {
			t.Errorf("Verify(%q) = %v", typed, err)
			continue
		}
		want := brief.Proof{Code: x.Code, Court: "Pengadilan Agama Praya", Number: 1, IssuedAt: got.IssuedAt, SHA256: x.SHA256, Newest: true}
		if *got != want || !got.IssuedAt.Equal(x.IssuedAt) {
			t.Errorf("Verify(%q) = %+v, want %+v", typed, *got, want)
		}
	}
	for _, wrong := range []string{"", "x", "00000-00000", "UUUUU-UUUUU", x.Code + "0", strings.Repeat("A", 5000)} {
		if _, err := w.briefs.Verify(t.Context(), wrong); !problem.Is(err, problem.NotFound) {
			t.Errorf("Verify(%.20q) = %v, want NotFound", wrong, err)
		}
	}
}

func TestAChangedByteIsNotVerified(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	x := w.issue(p)
	if got, err := w.briefs.VerifyFile(t.Context(), x.Content); err != nil || got.Code != x.Code {
		t.Fatalf("VerifyFile = %v, %v, want the version", got, err)
	}
	for _, at := range []int{0, len(x.Content) / 2, len(x.Content) - 1} {
		bad := append([]byte(nil), x.Content...)
		bad[at] ^= 1
		if _, err := w.briefs.VerifyFile(t.Context(), bad); !problem.Is(err, problem.NotFound) {
			t.Errorf("byte %d changed: VerifyFile = %v, want NotFound", at, err)
		}
	}
}

func TestAnOlderVersionSaysThatThereIsANewerOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.file("12/Pdt.P/2026/PA.Pra")
	one := w.issue(p)
	p = w.schedule(p, "2026-11-23")
	two := w.issue(p)
	for code, newest := range map[string]bool{one.Code: false, two.Code: true} {
		got, err := w.briefs.Verify(t.Context(), code)
		if err != nil || got.Newest != newest {
			t.Errorf("Verify = %+v, %v, want newest %v", got, err, newest)
		}
	}
}

func TestAProofSaysNothingAboutAPerson(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	got, err := w.briefs.Verify(t.Context(), w.issue(p).Code)
	must(t, err)
	b, err := json.Marshal(got)
	must(t, err)
	for _, bad := range []string{"Pdt.P", "Contoh", "Nurul", string(p.ID), "hakim"} {
		if strings.Contains(string(b), bad) {
			t.Errorf("the proof holds %q: %s", bad, b)
		}
	}
}
