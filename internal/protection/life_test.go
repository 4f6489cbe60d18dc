package protection_test

import (
	"context"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/protection"
	"timbang/internal/testkit/desk"
)

type ctx = context.Context

var today = calendar.MustDate("2026-11-23")

// raised returns the protection referral that a signed assessment opened, and
// the petition.
func raised(t *testing.T, d *desk.Desk) (*protection.Referral, *petition.Petition) {
	t.Helper()
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 12)
	d.Signed(t, d.Allocated(t, p))
	all, err := d.Protections.List(t.Context(), desk.Judge, p.ID)
	if err != nil || len(all) != 1 {
		t.Fatalf("the signature opened %d protection referrals: %v", len(all), err)
	}
	return &all[0], p
}

func at(r *protection.Referral) protection.Revision {
	return protection.Revision{ID: r.ID, Version: r.Version}
}

func received(t *testing.T, d *desk.Desk, r *protection.Referral) *protection.Referral {
	t.Helper()
	r, err := d.Protections.Receive(t.Context(), desk.Supervisor, at(r), desk.SecondAssessor.ID)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestASignedAssessmentWithSignsOpensOneReferral(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, p := raised(t, d)
	if r.AgencyID != desk.Loteng || r.Status != protection.Raised || r.JudgeID != desk.Judge.ID {
		t.Errorf("opened at %s, %s, for judge %s", r.AgencyID, r.Status, r.JudgeID)
	}
	full, err := d.Protections.Show(t.Context(), desk.Judge, r.ID)
	if err != nil || len(full.Signs()) != 1 || len(full.Signs()[0].Content.Signs) == 0 {
		t.Fatalf("the judge reads %+v, %v", full, err)
	}
	d.Signed(t, d.Allocated(t, p)) // a second assessment of the same child
	all, err := d.Protections.List(t.Context(), desk.Judge, p.ID)
	if err != nil || len(all) != 1 {
		t.Fatalf("a second assessment left %d referrals, %v", len(all), err)
	}
	if full, err = d.Protections.Show(t.Context(), desk.Judge, r.ID); err != nil || len(full.Signs()) != 2 {
		t.Errorf("the signs of the second assessment were not added: %d, %v", len(full.Signs()), err)
	}
}

func TestACorrectionWithoutSignsIsAddedAndEndsNothing(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, _ := raised(t, d)
	full, err := d.Protections.Show(t.Context(), desk.Judge, r.ID)
	if err != nil {
		t.Fatal(err)
	}
	first := full.Signs()[0].Content
	a := d.Opened(t, first.Assessment)
	a.Revision++
	err = d.DB.InTx(t.Context(), func(ctx ctx) error {
		return d.Protections.Raise(ctx, desk.Supervisor, a, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	full, err = d.Protections.Show(t.Context(), desk.Judge, r.ID)
	if err != nil || len(full.Signs()) != 1 || len(full.Signs()[0].Content.Signs) != 0 || full.Signs()[0].Content.Revision != first.Revision+1 {
		t.Errorf("after the correction %+v, %v", full.Signs(), err)
	}
	if full.Status != protection.Raised || len(full.Entries) != 2 {
		t.Errorf("status %s with %d lines, want both lines kept", full.Status, len(full.Entries))
	}
}

func TestAnAssessmentWithoutSignsOpensNothing(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 12)
	a := d.Written(t, d.Allocated(t, p))
	err := d.DB.InTx(t.Context(), func(ctx ctx) error { return d.Protections.Raise(ctx, desk.Supervisor, a, nil) })
	all, listed := d.Protections.List(t.Context(), desk.Judge, p.ID)
	if err != nil || listed != nil || len(all) != 0 {
		t.Errorf("opened %v, %v, %v", all, err, listed)
	}
}

func TestAChildWhoCameFirstIsProtectedBeforeThePetition(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	ref := d.CameFirst(t)
	d.Signed(t, ref)
	all, err := d.Protections.List(t.Context(), desk.Supervisor, "")
	if err != nil || len(all) != 1 || all[0].PetitionID != "" {
		t.Fatalf("got %+v, %v", all, err)
	}
	received(t, d, &all[0])
	if x, err := d.Protections.Show(t.Context(), desk.SecondAssessor, all[0].ID); err != nil || x.Handler != desk.SecondAssessor.Name {
		t.Errorf("the handler reads %+v, %v", x, err)
	}
}

func TestServicesAreOfferedAndAnswered(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, _ := raised(t, d)
	offer := protection.Content{Service: protection.Legal, On: today, Words: "Penasihat hukum."}
	if _, err := d.Protections.Offer(t.Context(), desk.Supervisor, at(r), offer); !problem.Is(err, problem.Conflict) {
		t.Errorf("an offer before the child was received: %v", err)
	}
	r = received(t, d, r)
	old := at(r)
	r, err := d.Protections.Offer(t.Context(), desk.SecondAssessor, at(r), offer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Protections.Offer(t.Context(), desk.Supervisor, old, offer); !problem.Is(err, problem.Conflict) {
		t.Errorf("an old page wrote: %v", err)
	}
	for _, said := range []protection.Answer{protection.Declined, protection.Accepted} {
		r, err = d.Protections.Answer(t.Context(), desk.SecondAssessor, at(r), protection.Content{Of: r.Offers()[0].Seq, Answer: said, On: today})
		if err != nil {
			t.Fatal(err)
		}
	}
	r, err = d.Protections.Show(t.Context(), desk.Judge, r.ID)
	if err != nil || len(r.Offers()) != 1 || r.Offers()[0].Answered.Content.Answer != protection.Accepted || len(r.Entries) != 5 {
		t.Errorf("the judge reads %+v, %v", r.Offers(), err)
	}
}

func TestWhatIsWrongWithALineIsSaid(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, _ := raised(t, d)
	r = received(t, d, r)
	for field, err := range map[string]error{
		"service": errOf(d.Protections.Offer(t.Context(), desk.Supervisor, at(r), protection.Content{On: today})),
		"on":      errOf(d.Protections.Offer(t.Context(), desk.Supervisor, at(r), protection.Content{Service: protection.Health, On: today.AddDays(1)})),
		"of":      errOf(d.Protections.Answer(t.Context(), desk.Supervisor, at(r), protection.Content{Of: 1, Answer: protection.Accepted, On: today})),
		"words":   errOf(d.Protections.Note(t.Context(), desk.Supervisor, at(r), " ")),
		"why":     errOf(d.Protections.Close(t.Context(), desk.Supervisor, at(r), "")),
		"to":      errOf(d.Protections.Hand(t.Context(), desk.Supervisor, at(r), desk.Paramita, "Bukan UPTD.")),
	} {
		if p := problem.Of(err); err == nil || p.Kind != problem.Invalid || len(p.Fields) != 1 || p.Fields[0].Name != field {
			t.Errorf("%s: got %+v", field, err)
		}
	}
	if _, err := d.Protections.Receive(t.Context(), desk.Supervisor, at(r), desk.OtherAssessor.ID); !problem.Is(err, problem.Invalid) {
		t.Errorf("somebody of another agency handles the child: %v", err)
	}
}

func errOf(_ *protection.Referral, err error) error { return err }

func TestAHandOverTakesTheChildFromTheFirstUnit(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, _ := raised(t, d)
	r, err := d.Protections.Hand(t.Context(), desk.Supervisor, at(received(t, d, r)), "uptd-ppa-mataram", "Anak tinggal di Mataram.")
	if err != nil || r.Status != protection.Raised || r.HandlerID != "" {
		t.Fatalf("got %+v, %v", r, err)
	}
	for _, who := range []identity.Actor{desk.Supervisor, desk.SecondAssessor} {
		if _, err := d.Protections.Show(t.Context(), who, r.ID); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s still reads it: %v", who.Name, err)
		}
	}
}

func TestAClosedReferralTakesNothingAndNewSignsOpenAnother(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, p := raised(t, d)
	r, err := d.Protections.Close(t.Context(), desk.Supervisor, at(received(t, d, r)), "Anak aman di rumah bibinya.")
	if err != nil || r.Status != protection.Closed {
		t.Fatalf("got %+v, %v", r, err)
	}
	if _, err := d.Protections.Note(t.Context(), desk.Supervisor, at(r), "Lagi."); !problem.Is(err, problem.Conflict) {
		t.Errorf("a closed referral took a note: %v", err)
	}
	d.Signed(t, d.Allocated(t, p))
	if all, err := d.Protections.List(t.Context(), desk.Judge, p.ID); err != nil || len(all) != 2 {
		t.Errorf("new signs left %d referrals, %v", len(all), err)
	}
}

func TestOnlyTheUnitAndTheJudgeKnowOfIt(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, p := raised(t, d)
	received(t, d, r)
	may := map[identity.AccountID]bool{desk.Judge.ID: true, desk.Supervisor.ID: true, desk.SecondAssessor.ID: true}
	for _, who := range desk.Everybody {
		_, err := d.Protections.Show(t.Context(), who, r.ID)
		if (err == nil) != may[who.ID] {
			t.Errorf("%s reads it: %v", who.ID, err)
		}
		all, err := d.Protections.List(t.Context(), who, p.ID)
		if err != nil || (len(all) == 1) != may[who.ID] {
			t.Errorf("%s lists %d, %v", who.ID, len(all), err)
		}
	}
	for _, e := range d.Audit(t, p.ID) {
		if e.Kind == "protection" {
			t.Errorf("the history of the petition tells of it: %s", e.Action)
		}
	}
}

func TestTheAuthorLearnsThatItExistsAndNoMore(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, _ := raised(t, d)
	full, err := d.Protections.Show(t.Context(), desk.Judge, r.ID)
	if err != nil {
		t.Fatal(err)
	}
	a := d.Opened(t, full.Signs()[0].Content.Assessment)
	x, err := d.Protections.Of(t.Context(), desk.Assessor, a)
	if err != nil || x == nil || x.ID != "" || x.AgencyID != desk.Loteng || x.ReceivedAt != nil {
		t.Errorf("the author learns %+v, %v", x, err)
	}
	if x, err = d.Protections.Of(t.Context(), desk.Judge, a); err != nil || x.ID != r.ID {
		t.Errorf("the judge learns %+v, %v", x, err)
	}
}

func TestWhatIsWrittenLiesSealed(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, _ := raised(t, d)
	r, err := d.Protections.Note(t.Context(), desk.Supervisor, at(received(t, d, r)), "zqlindung")
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := d.AsOwner(t).QueryRow(t.Context(), "select count(*) from protection_entry e where e::text like '%zqlindung%' or position('zqlindung'::bytea in sealed) > 0").Scan(&n); err != nil || n != 0 {
		t.Errorf("%d rows show the words, %v", n, err)
	}
	if last := r.Entries[len(r.Entries)-1].Content.Words; last != "zqlindung" {
		t.Errorf("the words read %q", last)
	}
}
