package brief_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/brief"
	"timbang/internal/hearing"
	"timbang/internal/petition"
)

// heardOnce is a case whose first hearing was adjourned and whose second is to
// come.
func heardOnce(t testing.TB) (*world, *petition.Petition) {
	t.Helper()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-05")
	h, err := w.hearings.Begin(t.Context(), w.clerk, rev(p))
	must(t, err)
	r := hearing.Record{Language: "Sasak", Understood: true, Plain: true, End: hearing.Adjourn, Reason: "Calon belum dihadirkan.", Next: day("2026-11-23"), Ordered: []hearing.Group{hearing.TheSpouse}}
	for _, x := range hearing.Seats(p) {
		s := hearing.Seat{Who: x.Who, Summons: hearing.Served, Presence: hearing.Here}
		switch x.Who {
		case hearing.Spouse:
			s.Presence, s.Why = hearing.Prevented, "bekerja"
		case hearing.SpouseMother:
			s.Presence = hearing.Remote
		}
		r.Seats = append(r.Seats, s)
	}
	r.Advice = []hearing.Advice{{To: hearing.Askers, Items: []string{"a", "b", "c", "d", "e"}}, {To: hearing.TheChild, Items: []string{"a", "c"}, Response: "Memahami."}}
	r.Statements = []hearing.Statement{
		{Who: hearing.Child, How: hearing.Alone, Gist: "Masih ingin sekolah."},
		{Who: hearing.FirstAsker, How: hearing.Together, With: "Pemohon II", Gist: "Khawatir."},
	}
	at := hearing.Revision{Petition: p.ID, Ordinal: h.Ordinal, Version: h.Version}
	h, err = w.hearings.Enter(t.Context(), w.clerk, at, r, "")
	must(t, err)
	at.Version = h.Version
	_, err = w.hearings.Find(t.Context(), w.judge, at, []hearing.Finding{{Letter: "a", Words: "Mengetahui rencana.", Basis: "Keterangan anak."}, {Letter: "c", Open: true}})
	must(t, err)
	p, err = w.db.Petition(t.Context(), p.ID)
	must(t, err)
	return w, p
}

func TestTheSheetKnowsWhatEarlierHearingsSettled(t *testing.T) {
	t.Parallel()
	w, p := heardOnce(t)
	p = w.schedule(p, "2026-11-23")
	x := w.issue(p)
	w.rests(p, x, 20, 45)
	h := x.Data.Hearing
	if h.Number != 2 {
		t.Errorf("the sheet is for hearing %d, want 2", h.Number)
	}
	var got []string
	for _, a := range h.Persons {
		got = append(got, a.Role+" | "+a.Before.Text)
	}
	for _, a := range h.Heard {
		got = append(got, a.Who+" | "+a.Before.Text)
	}
	for _, c := range append(slices.Clone(h.Counters), h.Language) {
		got = append(got, c.Text)
	}
	for _, f := range h.Findings {
		got = append(got, f.SoFar.Text)
	}
	want := []string{
		"Anak | Sidang ke-1: hadir", "Calon suami | Sidang ke-1: tidak hadir (bekerja)",
		"Orang tua atau wali calon suami | Sidang ke-1: ayah hadir; sidang ke-1: ibu hadir lewat audio-visual",
		"Pemohon I | Sidang ke-1: hadir", "Pemohon II | Sidang ke-1: hadir",
		"Anak | Sidang ke-1: didengar sendiri", "Calon suami | ",
		"Orang tua atau wali anak | Sidang ke-1: didengar bersama Pemohon II", "Orang tua atau wali calon suami | ",
		"Pemohon hadir pada sidang ke-1 dan belum menghadirkan calon suami atau istri.", "Pemohon diperintahkan menghadirkan calon suami atau istri pada sidang ini.", "Anak memakai bahasa Sasak pada sidang ke-1.",
		"Sidang ke-1: Mengetahui rencana (dasar: Keterangan anak).", "", "Sidang ke-1: Masih terbuka.",
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Error(diff)
	}
	given := [4][5]bool{{true, true, true, true, true}, {true, false, true}}
	for i, a := range h.Advice {
		if a.Given != given[i] {
			t.Errorf("%s was advised of %v, want %v", brief.Groups[i], a.Given, given[i])
		}
	}
}

func TestWhatAHearingSettledIsNoLongerOpen(t *testing.T) {
	t.Parallel()
	w, p := heardOnce(t)
	x := w.issue(p)
	w.rests(p, x, 20, 45)
	var open []string
	for _, g := range x.Data.Gaps {
		open = append(open, g.Words)
	}
	all := strings.Join(open, "\n")
	for _, gone := range []string{"Belum dihadirkan: anak.", "Nasihat kepada pemohon", "Keterangan anak belum", "Belum dicatat: apakah anak mengetahui"} {
		if strings.Contains(all, gone) {
			t.Errorf("%q is still open", gone)
		}
	}
	for _, left := range []string{"Belum dihadirkan: calon suami atau istri.", "Nasihat kepada anak belum tercatat tentang huruf b, d dan e.", "Keterangan calon suami atau istri belum didengar.", "Belum dicatat: ada tidaknya paksaan"} {
		if !strings.Contains(all, left) {
			t.Errorf("%q is not among the open items:\n%s", left, all)
		}
	}
	events := x.Data.Chronology
	if !slices.ContainsFunc(events, func(e brief.Event) bool {
		return e.What.Text == "Sidang ke-1, Ruang Sidang Anak: ditunda ke 23 November 2026. Calon belum dihadirkan." && e.On == day("2026-11-05")
	}) {
		t.Errorf("the chronology lacks the hearing: %+v", events)
	}
	if x.Data.Hearing.Number != 0 || x.HearingID != "" {
		t.Errorf("the brief is for hearing %d (%s), want none: the last has ended", x.Data.Hearing.Number, x.HearingID)
	}
	if said := text(t, x.Content); !strings.Contains(said, "Pasal 12") || !strings.Contains(said, "☑") {
		t.Error("the printed sheet ticks nothing")
	}
}
