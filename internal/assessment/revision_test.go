package assessment_test

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

const mistaken = "Nama sekolah keliru ditulis."

// saying is the form of a draft as it stands, with one answer changed.
func saying(a *assessment.Assessment, field, words string) url.Values {
	form := url.Values{}
	for name, given := range a.Answers {
		form[name] = given
	}
	form.Set(field, words)
	return form
}

// corrected opens a correction of a signed assessment.
func corrected(t *testing.T, d *desk.Desk, a *assessment.Assessment) *assessment.Assessment {
	t.Helper()
	b, err := d.Assessments.Correct(t.Context(), desk.Assessor, desk.Of(a), mistaken)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestACorrectionReplacesWhatIsSignedOnlyOnceItIsSigned(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Signed(t, r)
	b := corrected(t, d, a)
	if b.Revision != 2 || b.Corrects != a.ID || b.Reason != mistaken || b.InstrumentHash != a.InstrumentHash || !slices.Equal(assessment.Differences(a.Answers, b.Answers), nil) {
		t.Fatalf("got revision %d of %q because %q", b.Revision, b.Corrects, b.Reason)
	}
	b, _, err := d.Assessments.Write(t.Context(), desk.Assessor, desk.Of(b), "safeguards", saying(b, "sg_profession", "Psikolog"))
	if err != nil {
		t.Fatal(err)
	}
	if b, err = d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(b)); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Assessments.Of(t.Context(), desk.Judge, r); err != nil || got.ID != a.ID {
		t.Errorf("before the signature the court gets %v, %v, want the first revision", got, err)
	}
	if got, err := d.Assessments.Of(t.Context(), desk.Supervisor, r); err != nil || got.ID != b.ID {
		t.Errorf("the agency gets %v, %v, want the correction", got, err)
	}
	if _, err := d.Assessments.Show(t.Context(), desk.Judge, b.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("the judge reads an open correction: %v", err)
	}
	if chain, err := d.Assessments.Chain(t.Context(), desk.Judge, a); err != nil || len(chain) != 1 {
		t.Errorf("the judge sees %d revisions, %v, want the signed one", len(chain), err)
	}
	if b, err = d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(b)); err != nil {
		t.Fatal(err)
	}
	ref, err := d.DB.Referral(t.Context(), r.ID)
	if err != nil || ref.Status != referral.Signed {
		t.Errorf("the referral is %s, %v, want it signed throughout", ref.Status, err)
	}
	chain, err := d.Assessments.Chain(t.Context(), desk.Judge, a)
	if err != nil || len(chain) != 2 || chain[1].Replacement(chain).ID != b.ID || chain[0].Replacement(chain) != nil || chain[0].Answers != nil {
		t.Errorf("got %v, %v, want revision 2 in place of 1, without answers", chain, err)
	}
	first, err := d.Assessments.Show(t.Context(), desk.Judge, a.ID)
	if err != nil || first.Answers.Text("sg_profession") == "Psikolog" {
		t.Errorf("got %v, %v, want the first revision as it was", first, err)
	}
	if seal, err := first.Seal(); err != nil || seal != first.Hash || b.Hash == a.Hash {
		t.Errorf("got %s, %v, want each revision under its own seal", seal, err)
	}
	if got := assessment.Differences(first.Answers, b.Answers); !slices.Equal(got, []string{"sg_profession"}) {
		t.Errorf("got %v, want the field that changed", got)
	}
}

func TestACorrectionNeedsAReasonAndTheNewestSignedRevision(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	draft := d.Handed(t, r)
	if _, err := d.Assessments.Correct(t.Context(), desk.Supervisor, desk.Of(draft), mistaken); !problem.Is(err, problem.Conflict) {
		t.Errorf("before it is signed: got %v, want a conflict", err)
	}
	a, err := d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(draft))
	if err != nil {
		t.Fatal(err)
	}
	for _, reason := range []string{"", " \n", strings.Repeat("a", 501)} {
		if _, err := d.Assessments.Correct(t.Context(), desk.Assessor, desk.Of(a), reason); problem.Of(err).At("reason") == "" {
			t.Errorf("a reason of %d letters: got %v, want a fault", len(reason), err)
		}
	}
	b := corrected(t, d, a)
	if _, err := d.Assessments.Correct(t.Context(), desk.Supervisor, desk.Of(a), mistaken); !problem.Is(err, problem.Conflict) || !strings.Contains(problem.Of(err).Words, "sudah dibuka") {
		t.Errorf("twice: got %v, want a conflict", err)
	}
	if b, err = d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(b)); err != nil {
		t.Fatal(err)
	}
	if _, err = d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(b)); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Assessments.Correct(t.Context(), desk.Assessor, desk.Of(a), mistaken); !problem.Is(err, problem.Conflict) || !strings.Contains(problem.Of(err).Words, "digantikan revisi 2") {
		t.Errorf("the first again: got %v, want a conflict that names revision 2", err)
	}
}

func TestACorrectionThatNobodyNeedsIsDroppedAndStays(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Signed(t, r)
	if _, err := d.Assessments.Drop(t.Context(), desk.Supervisor, desk.Of(a)); !problem.Is(err, problem.Conflict) {
		t.Errorf("a signed first revision: got %v, want a conflict", err)
	}
	b, err := d.Assessments.Drop(t.Context(), desk.Supervisor, desk.Of(corrected(t, d, a)))
	if err != nil || b.Status != assessment.Dropped {
		t.Fatalf("got %v, %v", b, err)
	}
	if _, err := d.AsApp(t).Exec(t.Context(), "update assessment set answers = '{}' where id = $1", string(b.ID)); err == nil {
		t.Error("SQL changed a dropped correction")
	}
	if got, err := d.Assessments.Of(t.Context(), desk.Supervisor, r); err != nil || got.ID != a.ID {
		t.Errorf("got %v, %v, want the signed revision", got, err)
	}
	if c := corrected(t, d, a); c.Revision != 3 {
		t.Errorf("the next correction is revision %d, want 3", c.Revision)
	}
}

func TestWhoeverWroteAtAnyRevisionSignsNone(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	b := corrected(t, d, d.Signed(t, r))
	b, err := d.Assessments.HandOn(t.Context(), desk.Supervisor, desk.Of(b), desk.SecondAssessor.ID)
	if err != nil || b.AuthorID != desk.SecondAssessor.ID {
		t.Fatalf("got %v, %v", b, err)
	}
	authors, err := d.Assessments.Authors(t.Context(), desk.Supervisor, b)
	if err != nil || len(authors) != 2 || authors[0].Name != desk.Assessor.Name || authors[1].Name != desk.SecondAssessor.Name {
		t.Errorf("got %v, %v, want both authors in turn", authors, err)
	}
	if _, err := d.Assessments.Show(t.Context(), desk.Assessor, b.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("the first author still reads the correction: %v", err)
	}
	if b, err = d.Assessments.Submit(t.Context(), desk.SecondAssessor, desk.Of(b)); err != nil {
		t.Fatal(err)
	}
	promoted := desk.Assessor // became a supervisor since
	promoted.Office = identity.Supervisor
	if _, err := d.Assessments.Sign(t.Context(), promoted, desk.Of(b)); !problem.Is(err, problem.Forbidden) {
		t.Errorf("got %v, want forbidden to an earlier author", err)
	}
	if _, err := d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(b)); err != nil {
		t.Error(err)
	}
}

func TestACorrectionIsHandedOnToAnAssessorOfTheAgencyOnly(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Signed(t, r)
	if _, err := d.Assessments.HandOn(t.Context(), desk.Supervisor, desk.Of(a), desk.SecondAssessor.ID); !problem.Is(err, problem.Conflict) {
		t.Errorf("what is signed: got %v, want a conflict", err)
	}
	b := corrected(t, d, a)
	for _, to := range []identity.AccountID{"", desk.Supervisor.ID, desk.Judge.ID, "nobody"} {
		if _, err := d.Assessments.HandOn(t.Context(), desk.Supervisor, desk.Of(b), to); problem.Of(err).At("assignee") == "" {
			t.Errorf("to %q: got %v, want a fault", to, err)
		}
	}
}

func TestTheLifeOfARevisionIsForbiddenToOtherOfficesAndFindsNothingOfOthers(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Signed(t, r)
	b := corrected(t, d, a)
	both := []identity.Office{identity.Assessor, identity.Supervisor}
	supervisor := []identity.Office{identity.Supervisor}
	for name, v := range map[string]struct {
		offices []identity.Office
		do      func(ctx context.Context, by identity.Actor) error
	}{
		"correct": {both, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.Correct(ctx, by, desk.Of(a), mistaken))
		}},
		"drop": {both, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.Drop(ctx, by, desk.Of(b)))
		}},
		"hand": {supervisor, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.HandOn(ctx, by, desk.Of(b), desk.SecondAssessor.ID))
		}},
		"warn": {supervisor, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.Warn(ctx, by, desk.Of(b)))
		}},
		"reopen": {supervisor, func(ctx context.Context, by identity.Actor) error {
			return only(d.Assessments.Reopen(ctx, by, desk.Of(b)))
		}},
	} {
		for _, by := range desk.Everybody {
			has := slices.Contains(v.offices, by.Office)
			if has && (by == desk.Assessor || by == desk.Supervisor) {
				continue
			}
			want := problem.Forbidden
			if has {
				want = problem.NotFound
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

func TestEveryStepOfACorrectionLeavesOneEntryWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Signed(t, r)
	b := a
	for _, step := range []struct {
		action string
		do     func(ctx context.Context) (*assessment.Assessment, error)
	}{
		{"assessment.correct", func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.Correct(ctx, desk.Supervisor, desk.Of(a), mistaken)
		}},
		{"assessment.hand", func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.HandOn(ctx, desk.Supervisor, desk.Of(b), desk.SecondAssessor.ID)
		}},
		{"assessment.drop", func(ctx context.Context) (*assessment.Assessment, error) {
			return d.Assessments.Drop(ctx, desk.Supervisor, desk.Of(b))
		}},
	} {
		entries := d.Added(t, func(ctx context.Context) {
			var err error
			if b, err = step.do(ctx); err != nil {
				t.Fatalf("%s: %v", step.action, err)
			}
		})
		if len(entries) != 1 || entries[0].Action != step.action || strings.Contains(entries[0].Note, mistaken) {
			t.Errorf("got %v, want one %s without its words", entries, step.action)
		}
	}
}

func TestDifferencesNameEveryFieldThatSaysSomethingElse(t *testing.T) {
	t.Parallel()
	before := instrument.Answers{"a": {"1"}, "b": {"2"}, "c": {"3"}}
	now := instrument.Answers{"a": {"1"}, "c": {"3"}, "d": {"4"}}
	if got := assessment.Differences(before, now); !slices.Equal(got, []string{"b", "d"}) {
		t.Errorf("got %v, want b and d", got)
	}
	if got := assessment.Differences(nil, nil); len(got) != 0 {
		t.Errorf("got %v, want nothing", got)
	}
}

func TestACorrectionCarriesThePapersAndTheLanes(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a, err := d.Assessments.Attach(t.Context(), desk.Assessor, desk.Of(d.Written(t, r)), assessment.Attachment{Kind: assessment.Letter, Title: "Surat sekolah"}, paperOf(d, "isi"))
	if err != nil {
		t.Fatal(err)
	}
	if a, err = d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(a)); err != nil {
		t.Fatal(err)
	}
	if a, err = d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(a)); err != nil {
		t.Fatal(err)
	}
	b := corrected(t, d, a)
	papers, err := d.Assessments.Attachments(t.Context(), desk.Assessor, b)
	if err != nil || len(papers) != 1 || papers[0].Title != "Surat sekolah" || papers[0].AssessmentID != b.ID {
		t.Errorf("got %v, %v, want the paper of the first revision", papers, err)
	}
	shown, err := d.Assessments.Show(t.Context(), desk.Assessor, b.ID)
	if err != nil {
		t.Fatal(err)
	}
	first, err := d.Assessments.Show(t.Context(), desk.Assessor, a.ID)
	if err != nil || len(first.Answers) == 0 || len(assessment.Differences(first.Answers, shown.Answers)) > 0 {
		t.Errorf("%v: the lanes of the correction differ in %v", err, assessment.Differences(first.Answers, shown.Answers))
	}
}
