package followup_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

// decided is a petition of PA Praya that its judge decided today.
func decided(t *testing.T, d *desk.Desk, n int, kind petition.OutcomeKind) *petition.Petition {
	t.Helper()
	p := d.Overridden(t, d.InHearing(t, n))
	in := determination.Ruling{Ruling: petition.Ruling{Kind: kind, On: calendar.Of(d.Now())}}
	if determination.Guarded(kind) {
		in.Reasons = []string{"merarik"}
	}
	if kind == petition.Withdrawn {
		in.Withdrawal = determination.AfterAdvice
	}
	_, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), in)
	must(t, err)
	return d.Again(t, p.ID)
}

func entry(d *desk.Desk, agency identity.AgencyID) followup.Entry {
	today := calendar.Of(d.Now())
	return followup.Entry{Agency: agency, Contact: "Pemohon, 081900000000", Due: followup.Proposal(today, today)}
}

// planned is a granted petition with a plan of Loteng and two commitments.
func planned(t *testing.T, d *desk.Desk, n int) *followup.File {
	t.Helper()
	f, err := d.FollowUps.Plan(t.Context(), desk.Clerk, desk.At(decided(t, d, n, petition.Granted)), entry(d, desk.Loteng))
	must(t, err)
	for _, c := range []followup.Commitment{
		{Field: "pendidikan", What: "Membiayai sekolah anak sampai tamat.", Who: "orang_tua", Until: f.DecidedOn.AddMonths(12)},
		{Field: "kesehatan", What: "Mengantar anak ke puskesmas setiap bulan.", Who: "ibu", Until: f.DecidedOn.AddMonths(6)},
	} {
		f, err = d.FollowUps.Commit(t.Context(), desk.Clerk, at(f), c)
		must(t, err)
	}
	return f
}

func at(f *followup.File) petition.Revision {
	return petition.Revision{ID: f.ID, Version: f.Plan.Version}
}

// asked is a plan whose first visit was asked for.
func asked(t *testing.T, d *desk.Desk, n int) *followup.File {
	t.Helper()
	f := planned(t, d, n)
	d.Pass(70)
	f, err := d.FollowUps.Ask(t.Context(), desk.Clerk, at(f), 1)
	must(t, err)
	return f
}

// handed gives the request of the first visit to the assessor.
func handed(t *testing.T, d *desk.Desk, f *followup.File) *referral.Referral {
	t.Helper()
	r, err := d.DB.Referral(t.Context(), f.Visits[0].ReferralID)
	must(t, err)
	r, err = d.Referrals.Accept(t.Context(), desk.Supervisor, r.ID, r.Version)
	must(t, err)
	r, err = d.Referrals.Allocate(t.Context(), desk.Supervisor, r.ID, r.Version, desk.Assessor.ID)
	must(t, err)
	return r
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAChildIsAccompaniedFromTheDecisionToTheArchive(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2028-11-23")
	f := asked(t, d, 1)
	if f.Status != petition.FollowUp || len(f.Visits) != 3 || f.Open() != 3 {
		t.Fatalf("got %s with %d visits, %d open", f.Status, len(f.Visits), f.Open())
	}
	r := handed(t, d, f)
	if r.Visit != 1 || r.Due != f.Visits[0].Due || r.Case.Initials != "S.W." || !strings.Contains(r.Questions, "dikabulkan") {
		t.Errorf("the request is for visit %d, due %s, of %s: %s", r.Visit, r.Due, r.Case.Initials, r.Questions)
	}
	said := []followup.Answer{{Commitment: 1, How: "ya"}, {Commitment: 2, How: "sebagian", Words: "Dua dari tiga kali."}}
	o, err := d.FollowUps.Observe(t.Context(), desk.Assessor, r.ID, 0, said)
	must(t, err)
	if o.Visit != 1 || o.Revision != 1 || o.AgencyID != desk.Loteng {
		t.Errorf("got %+v", o)
	}
	d.Signed(t, r)
	f = show(t, d, f)
	if got := f.Plan.State(f.Visits[0]); got != followup.Done || f.Open() != 2 || len(f.Observations) != 1 {
		t.Fatalf("after the signature the visit is %s, %d open, %d observations", got, f.Open(), len(f.Observations))
	}
	if _, err := d.Petitions.Archive(t.Context(), desk.Clerk, desk.At(d.Again(t, f.ID))); !problem.Is(err, problem.Conflict) || !strings.Contains(err.Error(), "2 kunjungan") {
		t.Errorf("with open visits: got %v, want a conflict that counts them", err)
	}
	f, err = d.FollowUps.Finish(t.Context(), desk.Clerk, at(f), "tidak_relevan", "Rencana perkawinan batal.")
	must(t, err)
	if f.Open() != 0 || f.Plan.State(f.Visits[0]) != followup.Done || f.Plan.State(f.Visits[1]) != followup.Dropped {
		t.Errorf("after the end %d are open", f.Open())
	}
	if _, err := d.Petitions.Archive(t.Context(), desk.Clerk, desk.At(d.Again(t, f.ID))); err != nil {
		t.Error(err)
	}
}

func show(t *testing.T, d *desk.Desk, f *followup.File) *followup.File {
	t.Helper()
	f, err := d.FollowUps.Show(t.Context(), desk.Clerk, f.ID)
	must(t, err)
	return f
}

func TestEveryStepLeavesOneEntry(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2028-11-23")
	p := decided(t, d, 1, petition.Refused)
	var f *followup.File
	var r *referral.Referral
	var err error
	for _, step := range []struct {
		want []string
		do   func(ctx context.Context) error
	}{
		{[]string{"followup.plan"}, func(ctx context.Context) error {
			f, err = d.FollowUps.Plan(ctx, desk.Registrar, desk.At(p), entry(d, desk.Loteng))
			return err
		}},
		{[]string{"followup.commit"}, func(ctx context.Context) error {
			f, err = d.FollowUps.Commit(ctx, desk.Clerk, at(f), followup.Commitment{Field: "sosial", What: "Menjaga anak.", Who: "wali", Until: f.DecidedOn.AddMonths(3)})
			return err
		}},
		{[]string{"followup.drop"}, func(ctx context.Context) error {
			f, err = d.FollowUps.Drop(ctx, desk.Clerk, at(f), 1, "Salah tulis.")
			return err
		}},
		{[]string{"followup.handover"}, func(ctx context.Context) error {
			f, err = d.FollowUps.HandOver(ctx, desk.Clerk, at(f), desk.Paramita, "Keluarga pindah ke Mataram.")
			return err
		}},
		{[]string{"followup.read"}, func(ctx context.Context) error {
			_, err = d.FollowUps.Show(ctx, desk.Judge, f.ID)
			return err
		}},
		{[]string{"referral.request", "followup.ask"}, func(ctx context.Context) error {
			d.Pass(80)
			f, err = d.FollowUps.Ask(ctx, desk.Clerk, at(f), 1)
			return err
		}},
		{[]string{"followup.promised"}, func(ctx context.Context) error {
			_, err = d.FollowUps.Promised(ctx, desk.OtherSupervisor, f.Visits[0].ReferralID)
			return err
		}},
		{[]string{"referral.withdraw", "followup.miss"}, func(ctx context.Context) error {
			f, err = d.FollowUps.Miss(ctx, desk.Clerk, at(f), 1, "pindah", "Rumah kosong.")
			return err
		}},
		{[]string{"followup.end"}, func(ctx context.Context) error {
			f, err = d.FollowUps.Finish(ctx, desk.Clerk, at(f), "pindah", "Keluarga ke luar daerah.")
			return err
		}},
	} {
		entries := d.Added(t, func(ctx context.Context) {
			if err := step.do(ctx); err != nil {
				t.Fatalf("%v: %v", step.want, err)
			}
		})
		var got []string
		for _, e := range entries {
			got = append(got, e.Action)
			if e.Case != string(p.ID) || e.CourtID != desk.Praya {
				t.Errorf("%s is of %s at %s", e.Action, e.Case, e.CourtID)
			}
		}
		if !slices.Equal(got, step.want) {
			t.Errorf("got %v, want %v", got, step.want)
		}
	}
	if r, err = d.DB.Referral(t.Context(), f.Visits[0].ReferralID); err != nil || r.RevokedWhy != "Keluarga pindah" {
		t.Errorf("the agency reads %q, %v", r.Reason, err)
	}
	if f.Plan.AgencyID != desk.Paramita || len(f.Plan.Earlier) != 1 || f.Plan.Earlier[0].AgencyID != desk.Loteng {
		t.Errorf("the plan is of %s after %+v", f.Plan.AgencyID, f.Plan.Earlier)
	}
}

// TestNobodyElseTouchesAPlan tries every verb as everybody.
func TestNobodyElseTouchesAPlan(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2028-11-23")
	free := decided(t, d, 2, petition.Granted)
	f := asked(t, d, 1)
	r := handed(t, d, f)
	verbs := map[string]struct {
		action access.Action
		scope  access.Scope
		do     func(by identity.Actor) error
	}{
		"plan": {access.PlanFollowUp, free.Scope(), func(by identity.Actor) error {
			_, err := d.FollowUps.Plan(t.Context(), by, petition.Revision{ID: free.ID}, followup.Entry{})
			return err
		}},
		"show": {access.ReadFollowUp, f.Scope(), func(by identity.Actor) error { _, err := d.FollowUps.Show(t.Context(), by, f.ID); return err }},
		"ask":  {access.PlanFollowUp, f.Scope(), func(by identity.Actor) error { _, err := d.FollowUps.Ask(t.Context(), by, at(f), 1); return err }},
		"miss": {access.PlanFollowUp, f.Scope(), func(by identity.Actor) error {
			_, err := d.FollowUps.Miss(t.Context(), by, at(f), 1, "", "")
			return err
		}},
		"hand over": {access.PlanFollowUp, f.Scope(), func(by identity.Actor) error {
			_, err := d.FollowUps.HandOver(t.Context(), by, at(f), "", "")
			return err
		}},
		"end": {access.PlanFollowUp, f.Scope(), func(by identity.Actor) error {
			_, err := d.FollowUps.Finish(t.Context(), by, at(f), "", "")
			return err
		}},
		"commit": {access.PlanFollowUp, f.Scope(), func(by identity.Actor) error {
			_, err := d.FollowUps.Commit(t.Context(), by, at(f), followup.Commitment{})
			return err
		}},
		"drop":     {access.PlanFollowUp, f.Scope(), func(by identity.Actor) error { _, err := d.FollowUps.Drop(t.Context(), by, at(f), 0, ""); return err }},
		"promised": {access.ReadReferral, r.Scope(), func(by identity.Actor) error { _, err := d.FollowUps.Promised(t.Context(), by, r.ID); return err }},
		"observe": {access.ObserveCommitment, r.Scope(), func(by identity.Actor) error {
			_, err := d.FollowUps.Observe(t.Context(), by, r.ID, 0, nil)
			return err
		}},
		"figures": {access.CountFollowUp, access.Scope{}, func(by identity.Actor) error { _, err := d.FollowUps.Figures(t.Context(), by); return err }},
	}
	for name, v := range verbs {
		for _, by := range desk.Everybody {
			err, want := v.do(by), access.Check(by, v.action, v.scope)
			switch {
			case want != nil && (err == nil || problem.Of(err).Kind != problem.Of(want).Kind):
				t.Errorf("%s by %s: got %v, want %v", name, by.ID, err, want)
			case want == nil && (problem.Is(err, problem.Forbidden) || problem.Is(err, problem.NotFound)):
				t.Errorf("%s by %s: got %v, want to be let in", name, by.ID, err)
			}
		}
	}
	lines, err := d.FollowUps.Waiting(t.Context(), desk.OtherClerk)
	if err != nil || len(lines) != 0 {
		t.Errorf("the other court sees %d visits, %v", len(lines), err)
	}
}

func TestWhatCannotBeIsRefusedWithWords(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-02-01")
	ctx := t.Context()
	f := planned(t, d, 1)
	fresh := decided(t, d, 2, petition.Granted)
	gone := entry(d, "lpa-ntb")
	for name, c := range map[string]struct {
		want  problem.Kind
		field string
		do    func() error
	}{
		"a plan before the decision": {problem.Conflict, "", func() error {
			_, err := d.FollowUps.Plan(ctx, desk.Clerk, desk.At(d.Assigned(t, 3)), entry(d, desk.Loteng))
			return err
		}},
		"a second plan": {problem.Conflict, "", func() error {
			_, err := d.FollowUps.Plan(ctx, desk.Clerk, desk.At(d.Again(t, f.ID)), entry(d, desk.Loteng))
			return err
		}},
		"a plan over a newer petition": {problem.Conflict, "", func() error {
			_, err := d.FollowUps.Plan(ctx, desk.Clerk, petition.Revision{ID: fresh.ID, Version: 1}, entry(d, desk.Loteng))
			return err
		}},
		"an agency without agreement": {problem.Invalid, "agency", func() error { _, err := d.FollowUps.Plan(ctx, desk.Clerk, desk.At(fresh), gone); return err }},
		"a visit too early":           {problem.Conflict, "", func() error { _, err := d.FollowUps.Ask(ctx, desk.Clerk, at(f), 1); return err }},
		"a visit that is not there":   {problem.NotFound, "", func() error { _, err := d.FollowUps.Ask(ctx, desk.Clerk, at(f), 4); return err }},
		"an old version": {problem.Conflict, "", func() error {
			_, err := d.FollowUps.Ask(ctx, desk.Clerk, petition.Revision{ID: f.ID, Version: 1}, 1)
			return err
		}},
		"no plan at all": {problem.Conflict, "", func() error {
			_, err := d.FollowUps.Ask(ctx, desk.Clerk, desk.At(fresh), 1)
			return err
		}},
		"missed without a reason": {problem.Invalid, "why", func() error { _, err := d.FollowUps.Miss(ctx, desk.Clerk, at(f), 1, "", "Kosong."); return err }},
		"missed without words":    {problem.Invalid, "words", func() error { _, err := d.FollowUps.Miss(ctx, desk.Clerk, at(f), 1, "pindah", ""); return err }},
		"the same agency": {problem.Invalid, "agency", func() error {
			_, err := d.FollowUps.HandOver(ctx, desk.Clerk, at(f), desk.Loteng, "Ganti.")
			return err
		}},
		"nineteen too early": {problem.Invalid, "kind", func() error { _, err := d.FollowUps.Finish(ctx, desk.Clerk, at(f), followup.Grown, ""); return err }},
		"an end without words": {problem.Invalid, "words", func() error {
			_, err := d.FollowUps.Finish(ctx, desk.Clerk, at(f), "lain", "")
			return err
		}},
		"a promise with a name": {problem.Invalid, "what", func() error {
			_, err := d.FollowUps.Commit(ctx, desk.Clerk, at(f), followup.Commitment{Field: "sosial", What: "Menjaga siti wangsa.", Who: "ibu", Until: f.DecidedOn.AddMonths(1)})
			return err
		}},
		"a promise with a NIK": {problem.Invalid, "what", func() error {
			_, err := d.FollowUps.Commit(ctx, desk.Clerk, at(f), followup.Commitment{Field: "sosial", What: "Menjaga 5202014107099991.", Who: "ibu", Until: f.DecidedOn.AddMonths(1)})
			return err
		}},
		"a promise of yesterday": {problem.Invalid, "until", func() error {
			_, err := d.FollowUps.Commit(ctx, desk.Clerk, at(f), followup.Commitment{Field: "sosial", What: "Menjaga.", Who: "ibu", Until: f.DecidedOn})
			return err
		}},
		"a promise that is not there": {problem.Invalid, "ordinal", func() error { _, err := d.FollowUps.Drop(ctx, desk.Clerk, at(f), 9, "Salah."); return err }},
	} {
		err := c.do()
		if !problem.Is(err, c.want) || c.field != "" && problem.Of(err).At(c.field) == "" {
			t.Errorf("%s: got %v, want kind %d of %q", name, err, c.want, c.field)
		}
	}
	d.Pass(80) // the agreement is over
	if _, err := d.FollowUps.Ask(ctx, desk.Clerk, at(f), 1); !problem.Is(err, problem.Unlawful) {
		t.Errorf("without an agreement: got %v, want unlawful", err)
	}
}

func TestAnObservationAnswersEveryCommitmentAndIsNeverOverwritten(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2028-11-23")
	before := d.Allocated(t, d.Assigned(t, 2))
	f := asked(t, d, 1)
	r := handed(t, d, f)
	observe := func(revision int, said ...followup.Answer) error {
		_, err := d.FollowUps.Observe(t.Context(), desk.Assessor, r.ID, revision, said)
		return err
	}
	if err := observe(0, followup.Answer{Commitment: 1, How: "tidak"}); problem.Of(err).At("words_1") == "" || problem.Of(err).At("how_2") == "" {
		t.Errorf("got %v, want faults of words_1 and how_2", err)
	}
	whole := []followup.Answer{{Commitment: 1, How: "ya"}, {Commitment: 2, How: "tidak_diketahui"}}
	must(t, observe(0, whole...))
	if err := observe(0, whole...); !problem.Is(err, problem.Conflict) {
		t.Errorf("over a newer one: got %v, want a conflict", err)
	}
	must(t, observe(1, followup.Answer{Commitment: 1, How: "sebagian", Words: "Baru separuh."}, whole[1]))
	if f = show(t, d, f); len(f.Observations) != 1 || f.Observations[0].Revision != 2 || f.Observations[0].Answers[0].How != "sebagian" {
		t.Errorf("got %+v, want the second of two", f.Observations)
	}
	d.Signed(t, r)
	if err := observe(2, whole...); !problem.Is(err, problem.Conflict) {
		t.Errorf("after the signature: got %v, want a conflict", err)
	}
	if _, err := d.FollowUps.Promised(t.Context(), desk.Assessor, before.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("of an assessment before the decision: got %v, want not found", err)
	}
}

// TestAVisitIsNoEvidenceInTheCase signs one and corrects the decision: nobody
// weighs what was found after it.
func TestAVisitIsNoEvidenceInTheCase(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2028-11-23")
	f := asked(t, d, 1)
	d.Signed(t, handed(t, d, f))
	var signed []assessment.Assessment
	d.Do(t, func(ctx context.Context) (err error) { signed, err = d.DB.SignedOf(ctx, f.ID); return err })
	if len(signed) != 0 {
		t.Errorf("%d visits are evidence", len(signed))
	}
	in := determination.Ruling{Ruling: petition.Ruling{Kind: petition.Refused, On: f.DecidedOn}, Reasons: []string{"merarik"}}
	if _, err := d.Rulings.Correct(t.Context(), desk.Judge, desk.At(d.Again(t, f.ID)), in, "Salah pilih."); err != nil {
		t.Error(err)
	}
}

func TestTheFirstPageListsWhatIsNearAndWhatIsLate(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2028-11-23")
	f := planned(t, d, 1)
	waiting := func(by identity.Actor) []followup.Line {
		out, err := d.FollowUps.Waiting(t.Context(), by)
		must(t, err)
		return out
	}
	if got := waiting(desk.Clerk); len(got) != 0 {
		t.Errorf("three months ahead %d are listed", len(got))
	}
	d.Pass(70)
	got := waiting(desk.Registrar)
	if len(got) != 1 || got[0].Ordinal != 1 || !got[0].Waits() || got[0].Initials != "S.W." {
		t.Fatalf("got %+v, want the first visit", got)
	}
	f, err := d.FollowUps.Ask(t.Context(), desk.Clerk, at(f), 1)
	must(t, err)
	d.Pass(30)
	if got = waiting(desk.Judge); len(got) != 1 || got[0].Waits() || !got[0].Due.Before(calendar.Of(d.Now())) {
		t.Errorf("got %+v, want one late visit that was asked for", got)
	}
	counts, err := d.DB.VisitCounts(t.Context(), calendar.Of(d.Now()))
	must(t, err)
	i := slices.IndexFunc(counts, func(c followup.Count) bool { return c.CourtID == desk.Praya })
	if c := counts[i]; c.Plans != 1 || c.Late != 1 || c.Coming != 2 || c.Done+c.Missed+c.Dropped != 0 {
		t.Errorf("got %+v", c)
	}
	must(t, only(d.FollowUps.Miss(t.Context(), desk.Clerk, at(f), 1, "menolak", "Orang tua menutup pintu.")))
	if got = waiting(desk.Clerk); len(got) != 0 {
		t.Errorf("a closed visit is listed: %+v", got)
	}
}

func TestAChildOf19EndsAPlanWithoutFurtherWords(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2029-11-23")
	f := planned(t, d, 1) // born on 1 July 2009
	d.Pass(590)
	f, err := d.FollowUps.Finish(t.Context(), desk.Clerk, at(f), followup.Grown, "")
	if err != nil || f.Plan.EndKind != followup.Grown {
		t.Errorf("got %v", err)
	}
}

// TestThePlanStartsFromTheHearing takes one of two promises over, and then
// sets it aside again.
func TestThePlanStartsFromTheHearing(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2028-11-23")
	p := d.InHearing(t, 1)
	pledges := []determination.Pledge{{Field: "sosial", Answer: law.Yes, Items: []determination.Promise{{What: "Menjaga anak.", Who: "Ibu"}, {What: "Tidak memaksa.", Who: "Ayah", When: "selalu"}}}}
	must(t, only(d.Rulings.Commit(t.Context(), desk.Judge, desk.At(p), pledges, "P.7")))
	p = d.Overridden(t, d.Again(t, p.ID))
	in := determination.Ruling{Ruling: petition.Ruling{Kind: petition.Refused, On: calendar.Of(d.Now())}, Reasons: []string{"merarik"}}
	must(t, only(d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), in)))
	f, err := d.FollowUps.Plan(t.Context(), desk.Clerk, desk.At(d.Again(t, p.ID)), entry(d, desk.Loteng))
	must(t, err)
	f = show(t, d, f)
	if f.Untaken() != 2 {
		t.Fatalf("%d of %v are to be taken over, want both", f.Untaken(), f.Pledges())
	}
	f, err = d.FollowUps.Commit(t.Context(), desk.Clerk, at(f), followup.Commitment{Field: "sosial", What: "Menjaga anak.", Who: "ibu", Until: f.DecidedOn.AddMonths(12)})
	must(t, err)
	if all := f.Pledges(); f.Untaken() != 1 || !all[0].Taken || all[1].Taken || all[1].When != "selalu" {
		t.Errorf("got %+v", all)
	}
	f, err = d.FollowUps.Drop(t.Context(), desk.Clerk, at(f), 1, "Salah tulis.")
	must(t, err)
	if f.Untaken() != 2 {
		t.Errorf("a promise that was set aside counts as taken over")
	}
}

func only[T any](_ T, err error) error { return err }
