package assessment_test

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

// open sets up a referral that Assessor has.
func open(t *testing.T) (*desk.Desk, *referral.Referral) {
	t.Helper()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	return d, d.Allocated(t, d.Assigned(t, 1))
}

func TestEveryStepOfAnAssessmentLeavesOneEntry(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	var a *assessment.Assessment
	for _, step := range []struct {
		action string
		by     identity.Actor
		field  string
		to     assessment.Status
		ref    referral.Status
		do     func(ctx context.Context) (*assessment.Assessment, error)
	}{
		{"assessment.begin", desk.Assessor, "", assessment.Draft, referral.Allocated, func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.Begin(ctx, desk.Assessor, r.ID)
		}},
		{"assessment.read", desk.Assessor, "", assessment.Draft, referral.Allocated, func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.Begin(ctx, desk.Assessor, r.ID)
		}},
		{"assessment.write", desk.Assessor, "sg_profession", assessment.Draft, referral.Allocated, func(ctx context.Context) (*assessment.Assessment, error) {
			a, _, err := d.Assessments.Write(ctx, desk.Assessor, desk.Of(a), "safeguards", url.Values{"sg_profession": {"Pekerja sosial"}})
			return a, err
		}},
		{"assessment.submit", desk.Assessor, "Status", assessment.Submitted, referral.Submitted, func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.Submit(ctx, desk.Assessor, desk.Of(a))
		}},
		{"assessment.return", desk.Supervisor, "Status", assessment.Returned, referral.Returned, func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.Return(ctx, desk.Supervisor, desk.Of(a), "Lengkapi temuan pendidikan.")
		}},
		{"assessment.submit", desk.Assessor, "Status", assessment.Submitted, referral.Submitted, func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.Submit(ctx, desk.Assessor, desk.Of(a))
		}},
		{"assessment.sign", desk.Supervisor, "Status", assessment.Signed, referral.Signed, func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.Sign(ctx, desk.Supervisor, desk.Of(a))
		}},
		{"assessment.read", desk.Judge, "", assessment.Signed, referral.Signed, func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.Show(ctx, desk.Judge, a.ID)
		}},
	} {
		entries := d.Added(t, func(ctx context.Context) {
			var err error
			if a, err = step.do(ctx); err != nil {
				t.Fatalf("%s: %v", step.action, err)
			}
		})
		entries = slices.DeleteFunc(entries, func(e audit.Entry) bool { return e.Kind == "protection" }) // tested in its room
		if len(entries) != 1 || entries[0].Action != step.action || entries[0].ActorID != step.by.ID || entries[0].Case != string(r.PetitionID) {
			t.Fatalf("got %v, want one %s by %s", entries, step.action, step.by.ID)
		}
		if !strings.Contains(entries[0].Note, step.field) || strings.Contains(entries[0].Note, "Keterangan.") || strings.Contains(entries[0].Note, "Pekerja sosial") {
			t.Errorf("%s: the entry must name %q and no answer: %s", step.action, step.field, entries[0].Note)
		}
		ref, err := d.DB.Referral(t.Context(), r.ID)
		if err != nil || a.Status != step.to || ref.Status != step.ref {
			t.Fatalf("after %s: assessment %s, referral %s, %v", step.action, a.Status, ref.Status, err)
		}
		if step.action == "assessment.write" { // the rest of the answers
			a = d.Written(t, r)
		}
	}
}

func TestASignedAssessmentIsFrozenAndItsSealCoversTheAnswers(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Signed(t, r)
	stored := d.Opened(t, a.ID)
	seal, err := stored.Seal()
	if err != nil || seal != stored.Hash || len(seal) != 64 || stored.Signer != desk.Supervisor.Name || stored.SignedBy != desk.Supervisor.ID {
		t.Errorf("got seal %s, %v, stored %s by %s", seal, err, stored.Hash, stored.Signer)
	}
	stored.Answers["sg_profession"] = instrument.Answer{"Lain"}
	if other, err := stored.Seal(); err != nil || other == seal {
		t.Error("the seal does not cover the answers")
	}
	for name, err := range map[string]error{
		"write":  second(d.Assessments.Write(t.Context(), desk.Assessor, desk.Of(a), "safeguards", url.Values{"sg_profession": {"Lain"}})),
		"submit": only(d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(a))),
		"return": only(d.Assessments.Return(t.Context(), desk.Supervisor, desk.Of(a), "Lagi.")),
		"sign":   only(d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(a))),
	} {
		if !problem.Is(err, problem.Conflict) {
			t.Errorf("%s: got %v, want a conflict", name, err)
		}
	}
	if _, err := d.AsApp(t).Exec(t.Context(), "update assessment set answers = '{}' where id = $1", string(a.ID)); err == nil {
		t.Error("SQL changed a signed assessment")
	}
}

func only(_ *assessment.Assessment, err error) error { return err }

func second(_ *assessment.Assessment, _ []instrument.Fault, err error) error { return err }

func TestNobodySignsTheirOwnAssessment(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Handed(t, r)
	promoted := desk.Assessor // became a supervisor since
	promoted.Office = identity.Supervisor
	_, err := d.Assessments.Sign(t.Context(), promoted, desk.Of(a))
	if !problem.Is(err, problem.Forbidden) || !strings.Contains(problem.Of(err).Words, "tidak dapat menandatanganinya sendiri") {
		t.Errorf("got %v, want forbidden with its words", err)
	}
}

func TestAnIncompleteAssessmentIsNotSubmitted(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a, err := d.Assessments.Begin(t.Context(), desk.Assessor, r.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(a))
	if !problem.Is(err, problem.Invalid) || problem.Of(err).At("sg_profession") == "" {
		t.Errorf("got %v, want what is missing", err)
	}
}

func TestAReturnNeedsAComment(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Handed(t, r)
	for _, comment := range []string{"", "  "} {
		if _, err := d.Assessments.Return(t.Context(), desk.Supervisor, desk.Of(a), comment); problem.Of(err).At("comment") == "" {
			t.Errorf("%q: got %v, want a fault", comment, err)
		}
	}
}

func TestADraftThatWasWrittenElsewhereIsAConflict(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a, err := d.Assessments.Begin(t.Context(), desk.Assessor, r.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := desk.Of(a)
	if _, _, err := d.Assessments.Write(t.Context(), desk.Assessor, at, "safeguards", url.Values{"sg_profession": {"Satu"}}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Assessments.Write(t.Context(), desk.Assessor, at, "safeguards", url.Values{"sg_profession": {"Dua"}}); !problem.Is(err, problem.Conflict) {
		t.Errorf("other words: got %v, want a conflict", err)
	}
	if _, _, err := d.Assessments.Write(t.Context(), desk.Assessor, at, "safeguards", url.Values{"sg_profession": {"Satu"}}); err != nil {
		t.Errorf("the same words sent again: got %v, want nothing", err)
	}
}

func TestWhatWasTypedIsKeptEvenWhenItIsFaulty(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a, err := d.Assessments.Begin(t.Context(), desk.Assessor, r.ID)
	if err != nil {
		t.Fatal(err)
	}
	a, faults, err := d.Assessments.Write(t.Context(), desk.Assessor, desk.Of(a), "safeguards", url.Values{"sg_child_last_seen": {"kemarin dulu"}})
	if err != nil || len(faults) != 1 {
		t.Fatalf("got %v, %v, want one fault", faults, err)
	}
	stored, err := d.DB.Assessment(t.Context(), a.ID)
	if err != nil || stored.Answers.Text("sg_child_last_seen") != "kemarin dulu" {
		t.Errorf("got %q, %v, want what was typed", stored.Answers.Text("sg_child_last_seen"), err)
	}
}

func TestAVerbOnAnAssessmentIsForbiddenToOtherOfficesAndFindsNothingOfOthers(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Handed(t, r)
	for name, v := range map[string]struct {
		offices []identity.Office
		do      func(ctx context.Context, by identity.Actor) error
	}{
		"begin": {[]identity.Office{identity.Assessor}, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.Begin(ctx, by, r.ID))
		}},
		"write": {[]identity.Office{identity.Assessor}, func(ctx context.Context, by identity.Actor) error {
			return second(d.Assessments.Write(ctx, by, desk.Of(a), "safeguards", url.Values{"sg_profession": {"Lain"}}))
		}},
		"submit": {[]identity.Office{identity.Assessor}, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.Submit(ctx, by, desk.Of(a)))
		}},
		"return": {[]identity.Office{identity.Supervisor}, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.Return(ctx, by, desk.Of(a), "Lengkapi."))
		}},
		"sign": {[]identity.Office{identity.Supervisor}, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.Sign(ctx, by, desk.Of(a)))
		}},
		"show": {[]identity.Office{identity.Judge, identity.Assessor, identity.Supervisor, identity.Operator}, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.Show(ctx, by, a.ID))
		}},
	} {
		for _, by := range desk.Everybody {
			has := slices.Contains(v.offices, by.Office)
			if has && slices.Contains([]identity.Actor{desk.Assessor, desk.Supervisor, identity.TheOperator}, by) {
				continue
			}
			want := problem.Forbidden
			if has {
				want = problem.NotFound // also for the judge, until it is signed
			}
			entries := d.Added(t, func(ctx context.Context) {
				if err := v.do(ctx, by); !problem.Is(err, want) {
					t.Errorf("%s by %s: got %v, want kind %d", name, by.ID, err, want)
				}
			})
			if len(entries) != 0 {
				t.Errorf("%s by %s left %v", name, by.ID, entries)
			}
		}
	}
}

func TestAJudgeReadsAnAssessmentOnceItIsSignedAndOnlyTheirOwn(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Handed(t, r)
	if _, err := d.Assessments.Show(t.Context(), desk.Judge, a.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("before: got %v, want not found", err)
	}
	if _, err := d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(a)); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Assessments.Show(t.Context(), desk.Judge, a.ID); err != nil || got.Answers.Text("sg_profession") == "" {
		t.Errorf("after: got %v, %v, want the answers", got, err)
	}
	if _, err := d.Assessments.Show(t.Context(), desk.SecondJudge, a.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("another judge: got %v, want not found", err)
	}
}

func TestADraftGoesWithItsReferral(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Written(t, r)
	if _, err := d.Referrals.Allocate(t.Context(), desk.Supervisor, r.ID, r.Version, desk.SecondAssessor.ID); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"begin":  only(d.Assessments.Begin(t.Context(), desk.Assessor, r.ID)),
		"write":  second(d.Assessments.Write(t.Context(), desk.Assessor, desk.Of(a), "safeguards", url.Values{"sg_profession": {"Lain"}})),
		"submit": only(d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(a))),
	} {
		if !problem.Is(err, problem.NotFound) {
			t.Errorf("%s by the first assessor: got %v, want not found", name, err)
		}
	}
	a, err := d.Assessments.Begin(t.Context(), desk.SecondAssessor, r.ID)
	if err != nil || a.AuthorID != desk.SecondAssessor.ID || a.Author != desk.SecondAssessor.Name || a.Answers.Text("sg_profession") == "" {
		t.Errorf("the second assessor: got %v, %v, want the draft in their name", a, err)
	}
	if _, err := d.Assessments.Show(t.Context(), desk.Assessor, a.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("the first assessor still reads it: %v", err)
	}
}

func TestTheAnswersAreLeftOutOfASummary(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	d.Written(t, r)
	got, err := d.Assessments.Of(t.Context(), desk.Clerk, r)
	if err != nil || got == nil || got.Answers != nil {
		t.Errorf("got %v, %v, want no answers", got, err)
	}
	if _, err := d.Assessments.Of(t.Context(), desk.OtherClerk, r); !problem.Is(err, problem.NotFound) {
		t.Errorf("another court: got %v, want not found", err)
	}
}

func TestTheStatesOfAnAssessmentAllHaveWords(t *testing.T) {
	t.Parallel()
	steps := 0
	for _, from := range assessment.Statuses {
		if from.Label() == "" {
			t.Errorf("%s has no words", from)
		}
		for _, to := range assessment.Statuses {
			if from.May(to) {
				steps++
			}
		}
	}
	if steps != 6 {
		t.Errorf("%d steps, want the 6 of the drawing", steps)
	}
}
