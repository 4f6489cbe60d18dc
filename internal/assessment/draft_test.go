package assessment_test

import (
	"context"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func today(d *desk.Desk) calendar.Date { return calendar.Of(d.Now()) }

// left sets up a draft that nobody touched for long enough.
func left(t *testing.T) (*desk.Desk, *assessment.Assessment) {
	t.Helper()
	d, r := open(t)
	a := d.Written(t, r)
	if a.Abandoned(today(d)) {
		t.Fatal("a fresh draft counts as abandoned")
	}
	if _, err := d.Assessments.Warn(t.Context(), desk.Supervisor, desk.Of(a)); !problem.Is(err, problem.Conflict) {
		t.Fatalf("notice of a fresh draft: got %v, want a conflict", err)
	}
	d.Pass(21)
	return d, a
}

func write(ctx context.Context, d *desk.Desk, a *assessment.Assessment, words string) (*assessment.Assessment, error) {
	a, _, err := d.Assessments.Write(ctx, desk.Assessor, desk.Of(a), "safeguards", saying(a, "sg_profession", words))
	return a, err
}

func TestADraftExpiresAfterItsNoticeAndKeepsItsText(t *testing.T) {
	t.Parallel()
	d, a := left(t)
	if !a.Abandoned(today(d)) {
		t.Fatalf("not abandoned after three weeks")
	}
	words := a.Answers.Text("sg_profession")
	a, err := d.Assessments.Warn(t.Context(), desk.Supervisor, desk.Of(a))
	if err != nil || a.ExpiresOn != today(d).AddDays(assessment.Notice) {
		t.Fatalf("got %v, %v", a.ExpiresOn, err)
	}
	if _, err := d.Assessments.Warn(t.Context(), desk.Supervisor, desk.Of(a)); !problem.Is(err, problem.Conflict) {
		t.Errorf("a second notice: got %v, want a conflict", err)
	}
	d.Pass(assessment.Notice)
	if a.Lapsed(today(d)) {
		t.Error("expired on the last day of its notice")
	}
	d.Pass(1)
	if !a.Lapsed(today(d)) {
		t.Fatal("not expired after its notice")
	}
	for name, err := range map[string]error{
		"write":  only(write(t.Context(), d, a, "Lain")),
		"submit": only(d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(a))),
	} {
		if !problem.Is(err, problem.Conflict) || !strings.Contains(problem.Of(err).Words, "minta penyelia membukanya kembali") {
			t.Errorf("%s: got %v, want what to do", name, err)
		}
	}
	if a, err = d.Assessments.Show(t.Context(), desk.Assessor, a.ID); err != nil || a.Answers.Text("sg_profession") != words {
		t.Errorf("got %v, want the text as it was", err)
	}
	if a, err = d.Assessments.Reopen(t.Context(), desk.Supervisor, desk.Of(a)); err != nil || !a.ExpiresOn.IsZero() {
		t.Fatalf("reopen: %v, %v", a.ExpiresOn, err)
	}
	if _, err := write(t.Context(), d, a, "Lain"); err != nil {
		t.Errorf("after it was opened again: %v", err)
	}
}

func TestWritingEndsTheNotice(t *testing.T) {
	t.Parallel()
	d, a := left(t)
	a, err := d.Assessments.Warn(t.Context(), desk.Supervisor, desk.Of(a))
	if err != nil {
		t.Fatal(err)
	}
	if a, err = write(t.Context(), d, a, "Lain"); err != nil || !a.ExpiresOn.IsZero() || a.Abandoned(today(d)) {
		t.Errorf("got %v, %v, want no notice", a.ExpiresOn, err)
	}
	if _, err := d.Assessments.Reopen(t.Context(), desk.Supervisor, desk.Of(a)); !problem.Is(err, problem.Conflict) {
		t.Errorf("nothing to open again: got %v, want a conflict", err)
	}
}

func TestADraftThatIsGivenToSomebodyElseKeepsItsTextAndItsEarlierAuthor(t *testing.T) {
	t.Parallel()
	d, a := left(t)
	r, err := d.DB.Referral(t.Context(), a.ReferralID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Assessments.Warn(t.Context(), desk.Supervisor, desk.Of(a)); err != nil {
		t.Fatal(err)
	}
	d.Pass(assessment.Notice + 1)
	if _, err := d.Referrals.Allocate(t.Context(), desk.Supervisor, r.ID, r.Version, desk.SecondAssessor.ID); err != nil {
		t.Fatal(err)
	}
	b, err := d.Assessments.Begin(t.Context(), desk.SecondAssessor, r.ID)
	if err != nil || b.ID != a.ID || b.Answers.Text("sg_profession") != a.Answers.Text("sg_profession") || b.Lapsed(today(d)) {
		t.Fatalf("got %v, %v, want the same draft, open", b, err)
	}
	authors, err := d.Assessments.Authors(t.Context(), desk.Supervisor, b)
	if err != nil || len(authors) != 2 || authors[0].AuthorID != desk.Assessor.ID || authors[1].AuthorID != desk.SecondAssessor.ID {
		t.Errorf("got %v, %v, want both", authors, err)
	}
	if _, err := d.AsApp(t).Exec(t.Context(), "delete from authorship where assessment_id = $1", string(a.ID)); err == nil {
		t.Error("SQL removed an author")
	}
}

func TestTheDraftsOfAnAgencyAreListedForItAlone(t *testing.T) {
	t.Parallel()
	d, a := left(t)
	got, err := d.Assessments.Drafts(t.Context(), desk.Supervisor)
	if err != nil || len(got) != 1 || got[0].ID != a.ID || got[0].Answers != nil {
		t.Errorf("got %v, %v, want the draft without answers", got, err)
	}
	if got, err := d.Assessments.Drafts(t.Context(), desk.SecondAssessor); err != nil || len(got) != 0 {
		t.Errorf("another assessor: got %v, %v, want nothing", got, err)
	}
	if _, err := d.Assessments.Drafts(t.Context(), desk.Judge); !problem.Is(err, problem.Forbidden) {
		t.Errorf("the judge: got %v, want forbidden", err)
	}
}
