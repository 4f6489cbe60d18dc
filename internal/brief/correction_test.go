package brief_test

import (
	"net/url"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/brief"
)

func TestACorrectionIsNamedWithItsReasonAndItsFields(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	first := w.issue(p)
	signed, err := w.db.SignedOf(t.Context(), p.ID)
	must(t, err)
	old := signed[0]
	seat := w.seats[old.AgencyID]
	w.later(1)
	at := func(a *assessment.Assessment) assessment.Revision {
		return assessment.Revision{ID: a.ID, Version: a.Version}
	}
	a, err := w.assessments.Correct(t.Context(), seat[0], at(&old), "Nomor izin keliru ditulis")
	must(t, err)
	open := w.issue(p)
	if words := changesOf(open); open.Number != 2 || !strings.Contains(words, "sudah ditandatangani dan sedang dikoreksi lembaga") || strings.Contains(words, "Nomor izin keliru") {
		t.Errorf("while it is open, version %d says %q", open.Number, words)
	}
	form, err := w.assessments.Instrument(a)
	must(t, err)
	values := url.Values{}
	for _, it := range form.Sections[0].Items {
		for _, name := range append([]string{it.ID}, cells(it)...) {
			values[name] = a.Answers[name]
		}
	}
	values.Set("sg_licence", "Izin 99/REKAAN/2026")
	a, _, err = w.assessments.Write(t.Context(), seat[0], at(a), form.Sections[0].ID, values)
	must(t, err)
	a, err = w.assessments.Submit(t.Context(), seat[0], at(a))
	must(t, err)
	_, err = w.assessments.Sign(t.Context(), seat[1], at(a))
	must(t, err)
	x := w.issue(p)
	it, _ := form.Item("sg_licence")
	words := changesOf(x)
	for _, want := range []string{"revisi 2 menggantikan revisi 1. Alasan: Nomor izin keliru ditulis. Yang berubah: " + it.Text + ".", "revisi 1 tidak berlaku lagi, digantikan revisi 2, "} {
		if !strings.Contains(words, want) {
			t.Errorf("the changes lack %q:\n%s", want, words)
		}
	}
	n := len(x.Data.Agencies)
	if n != 3 || x.Data.Agencies[n-1].Superseded.IsZero() || x.Data.Agencies[n-1].Revision != 1 {
		t.Errorf("%d assessments, want the replaced one last", n)
	}
	if print := strings.Join(strings.Fields(text(t, x.Content)), " "); !strings.Contains(print, "Koreksi: menggantikan revisi 1. Alasan: Nomor izin keliru ditulis.") || !strings.Contains(print, "Tidak berlaku lagi: digantikan revisi 2") {
		t.Error("the paper does not say what was corrected and why")
	}
	if proof, err := w.briefs.VerifyFile(t.Context(), first.Content); err != nil || proof.Number != 1 || proof.Newest {
		t.Errorf("the first version: %+v, %v, want it proved and not the newest", proof, err)
	}
}

func changesOf(x *brief.Issued) string {
	var out []string
	for _, c := range x.Data.Changes {
		out = append(out, c.What.Text)
	}
	return strings.Join(out, "\n")
}
