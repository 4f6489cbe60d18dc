package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestOnlyAPlainFileIsPacked(t *testing.T) {
	t.Parallel()
	plain := string(plainly(t, layBrief(minimal())))
	for name, bad := range map[string]string{
		"nothing":                     "",
		"no table":                    strings.ReplaceAll(plain, "\nxref\n", "\nyref\n"),
		"no trailer":                  strings.ReplaceAll(plain, "\ntrailer\n", "\n"),
		"an object of another number": strings.Replace(plain, "\n3 0 obj\n", "\n9 0 obj\n", 1),
		"an object without its end":   strings.Replace(plain, "\nendobj\n", "\nendxxx\n", 1),
		"a stream of another length":  strings.Replace(plain, "<</Length ", "<</Length 1", 1),
		"a table that points beyond":  strings.Replace(plain, "\n0000000", "\n9990000", 2),
	} {
		var w bytes.Buffer
		if err := pack(&w, []byte(bad)); !errors.Is(err, errPlain) {
			t.Errorf("%s: pack = %v, want %v", name, err, errPlain)
		}
	}
}

func TestAPackedFileIsShortAndHoldsTheSameObjects(t *testing.T) {
	t.Parallel()
	plain := plainly(t, layBrief(typical()))
	file := packed(t, plain)
	if most := 60_000; len(file) > most {
		t.Errorf("the brief of two agencies has %d bytes, want %d at most", len(file), most)
	}
	before, err := readPlain(plain)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := reread(file)
	if err != nil {
		t.Fatal(err)
	}
	for n := range before.objects[1:] {
		if _, ok := doc.Find(n + 1); !ok {
			t.Errorf("object %d is lost", n+1)
		}
	}
}

func TestWhatTheQuickFontsLackIsSetInTheWholeOnes(t *testing.T) {
	t.Parallel()
	b := typical()
	b.Who.Child.Name = "Ḥusna Łucja Ω"
	doc := print(t, b)
	if page := leaves(t, doc)[0]; !strings.Contains(page, "Ḥusna Łucja Ω") {
		t.Errorf("page 1 lacks the name:\n%s", page)
	}
	if err := Prove(doc, b, nil); err != nil {
		t.Error(err)
	}
	if err := Prove(doc, b, []string{"Ḥusna Łucja"}); err == nil {
		t.Error("the name is not read back")
	}
}

func TestBothFontsOfAFaceAreOfOneWidth(t *testing.T) {
	t.Parallel()
	known := loaded()
	for f := range faces {
		for at, r := range known.quick[f].runes {
			if r == 0 {
				continue
			}
			if got, want := known.quick[f].width[at], int(known.widths[f][r]); got != want {
				t.Errorf("%s: %q is %d wide, %d in the whole font", family[f].known, r, got, want)
			}
		}
		for r := rune(asciiFrom); r < asciiTo && f != symbols; r++ {
			if known.quick[f].code[r] != byte(r) {
				t.Errorf("%s: %q is not set as itself", family[f].known, r)
			}
		}
	}
}
