package assessment_test

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// spoken is a draft in which the child speaks and something must be kept from
// the parents.
func spoken(t *testing.T) (*desk.Desk, *assessment.Assessment) {
	t.Helper()
	d, r := open(t)
	a := d.Written(t, r)
	for section, form := range map[string]url.Values{
		"voice":      {"voice_words": {"Tiang mele sekolah."}},
		"safeguards": {"sg_withhold": {"ya"}, "sg_withhold_what": {"Tempat anak tinggal."}, "sg_withhold_why": {"Demi keselamatan."}, "sg_method": {"wawancara"}, "sg_language": {"sasak"}, "sg_profession": {"Perawat"}},
	} {
		var err error
		if a, _, err = d.Assessments.Write(t.Context(), desk.Assessor, desk.Of(a), section, form); err != nil {
			t.Fatal(err)
		}
	}
	return d, a
}

func TestTheLanesAreKeptApartAndUnreadable(t *testing.T) {
	t.Parallel()
	d, a := spoken(t)
	kept, err := d.DB.Assessment(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kept.Answers.Fields() {
		if strings.HasPrefix(k, "voice_") || strings.HasPrefix(k, "sg_withhold") {
			t.Errorf("%s lies among the open answers", k)
		}
	}
	if kept.Answers.Text("sg_profession") != "Perawat" {
		t.Error("the open answers are gone")
	}
	lanes, err := d.DB.Lanes(t.Context(), a.ID)
	if err != nil || len(lanes) != 2 {
		t.Fatalf("%d lanes, %v, want 2", len(lanes), err)
	}
	for _, x := range lanes {
		if s := string(x.Content); strings.Contains(s, "voice") || strings.Contains(s, "Tiang") || strings.Contains(s, "Tempat") {
			t.Errorf("lane %s can be read", x.Lane)
		}
	}
	all := d.Opened(t, a.ID).Answers
	if all.Text("voice_words") != "Tiang mele sekolah." || all.Text("sg_withhold_what") != "Tempat anak tinggal." {
		t.Error("what was written does not open again")
	}
}

func TestALaneOpensOnlyInItsOwnRow(t *testing.T) {
	t.Parallel()
	d, a := spoken(t)
	d.Exec(t, "update assessment_lane x set content = y.content from assessment_lane y where x.lane = 'voice' and y.lane = 'restricted'")
	if _, err := d.Assessments.Show(t.Context(), desk.Assessor, a.ID); !problem.Is(err, problem.Internal) || !strings.Contains(problem.Of(err).Words, "tidak dapat dibuka") {
		t.Errorf("a lane in another row: got %v, want that it does not open", err)
	}
}

func TestTheAuditSaysOnlyThatALaneChanged(t *testing.T) {
	t.Parallel()
	d, a := spoken(t)
	entries := d.Added(t, func(ctx context.Context) {
		_, _, err := d.Assessments.Write(ctx, desk.Assessor, desk.Of(a), "safeguards", url.Values{"sg_withhold_what": {"Nomor telepon."}, "sg_licence": {"STR 1"}})
		if err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || !strings.Contains(entries[0].Note, "isi tertutup") || !strings.Contains(entries[0].Note, "sg_licence") ||
		strings.Contains(entries[0].Note, "withhold") || strings.Contains(entries[0].Note, "telepon") {
		t.Errorf("got %v, want one entry that names the open field and no question of a lane", entries)
	}
}

func TestWhoOpensTheLanes(t *testing.T) {
	t.Parallel()
	d, a := spoken(t)
	reads := func(by identity.Actor) string {
		got, err := d.Assessments.Show(t.Context(), by, a.ID)
		if err != nil {
			return "nothing"
		}
		return got.Answers.Text("voice_words") + got.Answers.Text("sg_withhold_what")
	}
	const all = "Tiang mele sekolah.Tempat anak tinggal."
	for _, want := range []map[identity.AccountID]string{
		{desk.Assessor.ID: all, desk.Supervisor.ID: all, identity.TheOperator.ID: ""},
		{desk.Assessor.ID: all, desk.Supervisor.ID: all, identity.TheOperator.ID: "", desk.Judge.ID: all},
	} {
		for _, by := range desk.Everybody {
			w, reader := want[by.ID]
			if !reader {
				w = "nothing"
			}
			if got := reads(by); got != w {
				t.Errorf("%s reads %q of an assessment that is %s, want %q", by.ID, got, a.Status, w)
			}
		}
		if a.Status == assessment.Signed {
			return
		}
		var err error
		if a, err = d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(a)); err != nil {
			t.Fatal(err)
		}
		if a, err = d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(a)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheLanesGoWithADraftToTheNextAuthor(t *testing.T) {
	t.Parallel()
	d, a := spoken(t)
	r, err := d.DB.Referral(t.Context(), a.ReferralID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Referrals.Allocate(t.Context(), desk.Supervisor, r.ID, r.Version, desk.SecondAssessor.ID); err != nil {
		t.Fatal(err)
	}
	got, err := d.Assessments.Begin(t.Context(), desk.SecondAssessor, r.ID)
	if err != nil || got.Answers.Text("voice_words") != "Tiang mele sekolah." {
		t.Fatalf("got %v, want the draft with the child's words", err)
	}
	got, _, err = d.Assessments.Write(t.Context(), desk.SecondAssessor, desk.Of(got), "safeguards", url.Values{"sg_profession": {"Bidan"}})
	if err != nil || d.Opened(t, got.ID).Answers.Text("sg_withhold_what") != "Tempat anak tinggal." {
		t.Errorf("after a change by the next author: %v, want the lanes as they were", err)
	}
}
