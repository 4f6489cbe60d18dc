package brief_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"timbang/internal/brief"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/repeat"
	"timbang/internal/testkit/desk"
)

// TestABriefSaysOfAnEarlierPetitionWhatTheJudgeMayKnow issues a brief while the
// match is only suspected, after the other court told what it knows, and after
// it was found to be somebody else.
func TestABriefSaysOfAnEarlierPetitionWhatTheJudgeMayKnow(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	briefs := &brief.Service{Store: d.DB, Catalogue: d.Assessments.Catalogue, Keys: d.Assessments.Keys, Print: pdf.Brief, Prove: pdf.Prove, Origin: "https://timbang.example", Now: d.Now}
	other, err := d.Petitions.Open(t.Context(), desk.OtherClerk, desk.Ticket())
	must(t, err)
	for _, part := range desk.Parts() {
		other, err = d.Petitions.Amend(t.Context(), desk.OtherClerk, desk.At(other), part, false)
		must(t, err)
	}
	_, err = d.Petitions.Submit(t.Context(), desk.OtherClerk, desk.At(other))
	must(t, err)
	p := d.Assigned(t, 1)

	said := func(want ...string) []brief.Sentence {
		t.Helper()
		x, err := briefs.Issue(t.Context(), desk.Judge, p.ID)
		must(t, err)
		got := x.Data.Who.Earlier
		if len(got) != len(want) {
			t.Fatalf("the brief says %+v, want %d sentences", got, len(want))
		}
		for i, w := range want {
			if !strings.Contains(got[i].Text, w) {
				t.Errorf("sentence %d is %q, want %q in it", i, got[i].Text, w)
			}
		}
		if all, err := json.Marshal(x.Data); err != nil || strings.Contains(string(all), string(other.ID)) && len(want) < 2 {
			t.Errorf("the brief names the petition of the other court: %v", err)
		}
		return got
	}
	got := said("PA Mataram, 23 November 2026: mungkin menyangkut orang yang sama; belum diputuskan.")
	if r := got[0].Ref; r.Kind != brief.FromPetition || r.ID != string(p.ID) || r.Field != "child" {
		t.Errorf("the suspicion rests on %+v, want the child of this petition", r)
	}

	q, err := d.Repeats.Ask(t.Context(), desk.Registrar, p.ID, other.ID, "Anak tampaknya pernah dimohonkan sebelumnya.")
	must(t, err)
	q, err = d.Repeats.Answer(t.Context(), desk.OtherRegistrar, q.ID, q.Version, repeat.Reply{Grant: repeat.Granted, Reason: "Diperlukan untuk memeriksa anak yang sama."})
	must(t, err)
	first, err := d.Repeats.Decide(t.Context(), desk.Judge, p.ID, repeat.Finding{Other: other.ID, Verdict: repeat.Same, Why: "Akta kelahiran kedua berkas sama."})
	must(t, err)
	got = said("Belum diputus (Diserahkan) di PA Mataram, diajukan 23 November 2026; alasan menurut pemohon: "+petition.ReasonLabel("merarik")+".", "orang yang sama menurut hakim, 23 November 2026.")
	if r := got[0].Ref; r.Kind != brief.FromRepeat || r.ID != string(q.ID) || r.Revision != q.Version || q.Disclosed.Outcome == "" {
		t.Errorf("what was told rests on %+v, want request %s", r, q.ID)
	}
	if r := got[1].Ref; r.Kind != brief.FromRepeat || r.Revision != first.Ordinal || r.ID != fmt.Sprintf("%s-%s", p.ID, other.ID) {
		t.Errorf("the decision rests on %+v, want the first record", r)
	}

	_, err = d.Repeats.Decide(t.Context(), desk.Registrar, p.ID, repeat.Finding{Other: other.ID, Verdict: repeat.Other, Why: "Nama ibu pada kedua akta berlainan.", After: 1})
	must(t, err)
	said()
}
