package pdf

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"timbang/internal/brief"
	"timbang/internal/calendar"
)

func TestBirthDatesThatDifferArePrintedEachWithItsSources(t *testing.T) {
	t.Parallel()
	b := typical()
	sitting := b.Head.HearingDate
	birth := func(on, source string, r brief.Ref) brief.Birth {
		d := calendar.MustDate(on)
		return brief.Birth{On: d, Age: calendar.AgeOn(d, sitting), By: brief.Sentence{Text: source, Ref: r}}
	}
	b.Who.Child.Births = []brief.Birth{
		birth("14-09-2010", "permohonan", petitionRef("child")), birth("14-09-2009", "Ijazah rekaan", document(6, "Ijazah rekaan", "")), birth("14-09-2010", "Kartu Keluarga", document(3, "Kartu Keluarga", "")),
	}
	b.Who.Joint = brief.Sentence{Text: "Permohonan bersama untuk keduanya.", Ref: petitionRef("spouse")}
	words := unwrapped(t, print(t, b))
	for _, want := range []string{
		"Tanggal lahir berbeda, pada hari sidang:", "14 September 2010 (16 tahun 2 bulan): permohonan", "; Kartu Keluarga", "14 September 2009 (17 tahun 2 bulan): Ijazah rekaan", "Permohonan bersama untuk keduanya.",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, picked := range []string{"bulan lagi 19 tahun", "lebih tua"} {
		if strings.Contains(words, picked) {
			t.Errorf("%q rests on one of the dates", picked)
		}
	}
}

// unwrapped gives what a document says in the order in which it is set, on one
// line.
func unwrapped(t *testing.T, doc []byte) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "pdftotext", "-raw", "-", "-")
	cmd.Stdin = bytes.NewReader(doc)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}
