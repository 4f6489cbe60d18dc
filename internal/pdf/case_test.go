package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/instrument"
	"timbang/internal/testkit/golden"
)

// bothUnder is one petition for two children.
func bothUnder() brief.Brief {
	b := typical()
	b.Who.Spouse.Born = day("20-03-2009")
	b.Who.Spouse.AgeAtHearing = calendar.AgeOn(day("20-03-2009"), day("23-11-2026"))
	b.Who.Spouse.Gap = calendar.AgeOn(day("20-03-2009"), day("14-09-2010"))
	b.Who.Joint = brief.Sentence{Text: "Permohonan ini untuk kedua calon, yang keduanya di bawah 19 tahun (PERMA 5/2019 Pasal 8).", Ref: petitionRef("spouse.born")}
	b.Who.Linked = []brief.Sentence{{Text: "13/Pdt.P/2026/PA.Pra: permohonan orang tua calon suami.", Ref: petitionRef("link.1")}}
	return b
}

// conflicting is a case in which three agencies agree on nothing.
func conflicting() brief.Brief {
	b := typical()
	third := ref(brief.FromAssessment, "asm-3", 1, "", "Asesmen LPA NTB, revisi 1")
	b.Matrix.Columns = append(b.Matrix.Columns, brief.Column{Agency: "LPA NTB", On: day("19-11-2026"), Ref: third})
	turn := []instrument.Polarity{instrument.Concern, instrument.NoConcern, instrument.Mixed}
	for i := range b.Matrix.Rows {
		b.Matrix.Rows[i].Cells = []brief.Cell{{Polarity: turn[i%3], Ref: paramita("")}, {Polarity: turn[(i+1)%3], Ref: uptd("")}, {Polarity: turn[(i+2)%3], Ref: third}}
	}
	b.Agencies = append(b.Agencies, brief.AgencyPage{Agency: "LPA NTB", Assessor: "Contoh Hadi", SignedBy: "Contoh Penyelia", SignedOn: day("19-11-2026"), Revision: 1, Ref: third})
	return b
}

// closed is a case in which the restricted factors are sealed in every
// assessment.
func closed() brief.Brief {
	b := typical()
	for _, i := range []int{2, 3} {
		b.Matrix.Rows[i].Cells = []brief.Cell{{Sealed: true, Ref: paramita("")}, {Sealed: true, Ref: uptd("")}}
	}
	for i := range b.Agencies {
		b.Agencies[i].SealedPapers = 2
		b.Agencies[i].Findings = append([]brief.Finding{}, b.Agencies[i].Findings...)
		for j := range b.Agencies[i].Findings {
			if f := &b.Agencies[i].Findings[j]; f.Factor == "F03" || f.Factor == "F04" {
				*f = brief.Finding{Factor: f.Factor, Name: f.Name, Sealed: true}
			}
		}
	}
	return b
}

// TestTheCasesReadAndLookAsTheyDid are the cases beside the typical one, that of
// next to nothing and the hostile one.
func TestTheCasesReadAndLookAsTheyDid(t *testing.T) {
	t.Parallel()
	for name, b := range map[string]brief.Brief{"both-under": bothUnder(), "conflicting": conflicting(), "closed": closed()} {
		golden.PDF(t, "testdata/"+name, print(t, b))
	}
}

// elsewhere is set for a run of this program that prints one case.
const elsewhere = "TIMBANG_PRINT"

// TestAnotherProcessPrintsTheSameBytes runs this test once more in a process of
// its own, which prints every case and says its hash.
func TestAnotherProcessPrintsTheSameBytes(t *testing.T) {
	if at := os.Getenv(elsewhere); at != "" {
		for name, b := range cases() {
			if err := os.WriteFile(filepath.Join(at, name), []byte(hashOf(print(t, b))), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	at := t.TempDir()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAnotherProcessPrintsTheSameBytes$")
	cmd.Env = append(os.Environ(), elsewhere+"="+at)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, b := range cases() {
		if got, err := os.ReadFile(filepath.Join(at, name)); err != nil || string(got) != hashOf(print(t, b)) {
			t.Errorf("%s: another process prints %q, %v", name, got, err)
		}
	}
}

func hashOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// TestAnyTextGivesASoundFile puts any text into every place that people fill.
func TestAnyTextGivesASoundFile(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }), rapid.StringMatching(`[a-z ]{0,900}`))
		b := typical()
		b.Who.Child.Name, b.Who.Spouse.Name, b.Head.Judge = text.Draw(r, "child"), text.Draw(r, "spouse"), text.Draw(r, "judge")
		b.WhyNow.Claim.Text, b.Voices[0].Quote.Text = text.Draw(r, "claim"), text.Draw(r, "quote")
		b.Agencies[0].Agency, b.Agencies[0].Findings[1].Lines[0].Said[0].Text = text.Draw(r, "agency"), text.Draw(r, "finding")
		var w bytes.Buffer
		if err := Brief(&w, b); err != nil {
			r.Fatal(err)
		}
		doc, err := reread(w.Bytes())
		if err != nil {
			r.Fatal(err)
		}
		letters := 0
		for _, s := range []string{b.WhyNow.Claim.Text, b.Voices[0].Quote.Text, b.Agencies[0].Findings[1].Lines[0].Said[0].Text, b.Who.Child.Name, b.Who.Spouse.Name, b.Agencies[0].Agency, b.Head.Judge} {
			letters += len(s)
		}
		if n, most := doc.PageCount, 16+letters/300; n < 1 || n > most {
			r.Fatalf("%d pages for %d bytes of text, want at most %d", n, letters, most)
		}
	})
}

// TestTwoHundredBriefsAtOnceAreAllTheSame prints on every core at once.
func TestTwoHundredBriefsAtOnceAreAllTheSame(t *testing.T) {
	t.Parallel()
	want, data := print(t, typical()), typical()
	var all sync.WaitGroup
	faults := make(chan string, 200)
	for range 200 {
		all.Go(func() {
			var w bytes.Buffer
			if err := Brief(&w, data); err != nil || !bytes.Equal(w.Bytes(), want) {
				faults <- "a brief differs"
			}
		})
	}
	all.Wait()
	close(faults)
	var said []string
	for f := range faults {
		said = append(said, f)
	}
	if len(said) > 0 {
		t.Errorf("%d of 200: %s", len(said), strings.Join(said[:1], ""))
	}
}
