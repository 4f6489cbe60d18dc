package brief_test

import (
	"io"
	"strings"
	"testing"

	"timbang/internal/brief"
	"timbang/internal/pdf"
	"timbang/internal/problem"
)

// TestABriefThatSaysWhatItMustNotIsNotIssued lets the printer set words that
// belong elsewhere.
func TestABriefThatSaysWhatItMustNotIsNotIssued(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	answers := paramita()
	const closed = "Anak pernah dikurung semalam supaya bersedia menikah."
	answers["f11_violence_note"] = closed
	w.assess(w.ask(p, "sentra-paramita"), answers)
	for _, leak := range []string{closed, p.Child.NIK.Digits()} {
		w.briefs.Print = func(out io.Writer, b brief.Brief) error {
			b.Who.Standing.Text += " " + leak
			return pdf.Brief(out, b)
		}
		x, err := w.briefs.Issue(t.Context(), w.judge, p.ID)
		if said := problem.Of(err); x != nil || said.Kind != problem.Internal || !strings.HasPrefix(said.Words, "Ringkasan belum terbit") || strings.Contains(err.Error(), leak) {
			t.Errorf("Issue = %v, %v, want it refused without repeating the words", x, err)
		}
	}
	if all, _, err := w.briefs.Of(t.Context(), w.judge, p); err != nil || len(all) > 0 {
		t.Errorf("Of = %d versions, %v, want none", len(all), err)
	}
	w.briefs.Print = pdf.Brief
	if x := w.issue(p); x.Number != 1 {
		t.Errorf("issued number %d, want the first", x.Number)
	}
}

func TestWordsThatAreAlsoSaidInTheOpenAreNotHidden(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	answers := paramita()
	answers["f11_violence_note"] = answers["f01_finding"]
	w.assess(w.ask(p, "sentra-paramita"), answers)
	w.issue(p)
}
