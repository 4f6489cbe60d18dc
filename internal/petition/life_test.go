package petition_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func today() calendar.Date { return calendar.MustDate("2026-11-23") }

func granted() determination.Ruling {
	return determination.Ruling{Ruling: petition.Ruling{Kind: petition.Granted, On: today()}, Reasons: []string{"merarik"}}
}

func ruled(kind petition.OutcomeKind, on calendar.Date) determination.Ruling {
	return determination.Ruling{Ruling: petition.Ruling{Kind: kind, On: on}, Withdrawal: map[petition.OutcomeKind]determination.Withdrawal{petition.Withdrawn: determination.AfterAdvice}[kind]}
}

func TestEveryStepOfAPetitionsLifeLeavesOneEntry(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := &petition.Petition{ID: desk.Ticket()}
	parts := desk.Parts()
	for _, step := range []struct {
		action string
		by     identity.Actor
		fields []string // which the entry must name
		to     petition.Status
		do     func(ctx context.Context) error
	}{
		{"petition.open", desk.Clerk, nil, petition.Draft, func(ctx context.Context) error {
			_, err := d.Petitions.Open(ctx, desk.Clerk, p.ID)
			return err
		}},
		{"petition.amend", desk.Clerk, []string{"Standing.Kind"}, petition.Draft, amend(d, p, parts[0])},
		{"petition.amend", desk.Clerk, []string{"Petitioners.0.Name", "Petitioners.0.NIK", "Petitioners.1.NIK"}, petition.Draft, amend(d, p, parts[1])},
		{"petition.amend", desk.Clerk, []string{"Child.Name", "Child.NIK", "Child.Born"}, petition.Draft, amend(d, p, parts[2])},
		{"petition.amend", desk.Clerk, []string{"Spouse.Name"}, petition.Draft, amend(d, p, parts[3])},
		{"petition.amend", desk.Clerk, []string{"SpouseParents.Father.Name"}, petition.Draft, amend(d, p, parts[4])},
		{"petition.amend", desk.Clerk, []string{"Domicile.District"}, petition.Draft, amend(d, p, parts[5])},
		{"petition.submit", desk.Clerk, []string{"Status", "SubmittedAt"}, petition.Submitted, func(ctx context.Context) error {
			_, err := d.Petitions.Submit(ctx, desk.Clerk, desk.At(p))
			return err
		}},
		{"petition.return", desk.Clerk, []string{"Status", "Returns.0.Defects.0.Pasal"}, petition.Returned, func(ctx context.Context) error {
			_, err := d.Petitions.Return(ctx, desk.Clerk, desk.At(p), "Alamat kurang jelas.")
			return err
		}},
		{"petition.amend", desk.Clerk, []string{"Reason.Words", "Reason.Categories.0"}, petition.Returned, amend(d, p, parts[6])},
		{"document.put", desk.Clerk, []string{"Number", "OriginalSeen"}, petition.Returned, put(d, p, "a")},
		{"document.put", desk.Clerk, []string{"Number"}, petition.Returned, put(d, p, "b")},
		{"document.put", desk.Clerk, []string{"Number"}, petition.Returned, put(d, p, "c")},
		{"document.put", desk.Clerk, []string{"Number"}, petition.Returned, put(d, p, "d")},
		{"document.put", desk.Clerk, []string{"Number"}, petition.Returned, put(d, p, "e")},
		{"document.put", desk.Clerk, []string{"Number"}, petition.Returned, put(d, p, "f")},
		{"petition.submit", desk.Clerk, []string{"Status"}, petition.Submitted, func(ctx context.Context) error {
			_, err := d.Petitions.Submit(ctx, desk.Clerk, desk.At(p))
			return err
		}},
		{"petition.register", desk.Registrar, []string{"Number", "RegisteredOn", "Registration.Advance", "Status"}, petition.Registered, func(ctx context.Context) error {
			_, err := d.Petitions.Register(ctx, desk.Registrar, desk.At(p), desk.Enrolment(12))
			return err
		}},
		{"petition.assign", desk.Registrar, []string{"JudgeID", "Deputy", "AssignedOn"}, petition.Assigned, func(ctx context.Context) error {
			_, err := d.Petitions.Assign(ctx, desk.Registrar, desk.At(p), desk.Judge.ID, "Baiq Kuta")
			return err
		}},
		{"hearing.schedule", desk.Clerk, []string{"Ordinal", "On", "PetitionStatus"}, petition.Scheduled, func(ctx context.Context) error {
			_, err := d.Hearings.Schedule(ctx, desk.Clerk, desk.At(p), desk.Slot(1))
			return err
		}},
		{"hearing.begin", desk.Judge, []string{"Status", "PetitionStatus"}, petition.InHearing, func(ctx context.Context) error {
			_, err := d.Hearings.Begin(ctx, desk.Judge, desk.At(p))
			return err
		}},
		{"petition.decide", desk.Judge, []string{"Outcome.Kind", "DecidedOn"}, petition.Decided, func(ctx context.Context) error {
			_, err := d.Rulings.Decide(ctx, desk.Judge, desk.At(p), granted())
			return err
		}},
		{"petition.archive", desk.Clerk, []string{"Status"}, petition.Archived, func(ctx context.Context) error {
			_, err := d.Petitions.Archive(ctx, desk.Clerk, desk.At(p))
			return err
		}},
	} {
		if step.action == "petition.decide" {
			p = d.Overridden(t, p)
		}
		entries := d.Added(t, func(ctx context.Context) {
			if err := step.do(ctx); err != nil {
				t.Fatalf("%s: %v", step.action, err)
			}
		})
		if len(entries) != 1 {
			t.Fatalf("%s: %d entries, want 1", step.action, len(entries))
		}
		e := entries[0]
		if e.Action != step.action || e.ActorID != step.by.ID || e.CourtID != desk.Praya || e.Case != string(p.ID) {
			t.Errorf("got %s by %s on %s of %s, want %s by %s", e.Action, e.ActorID, e.Case, e.CourtID, step.action, step.by.ID)
		}
		for _, f := range step.fields {
			if !strings.Contains(e.Note, `"`+f+`"`) {
				t.Errorf("%s: the entry does not name %s: %s", step.action, f, e.Note)
			}
		}
		*p = *d.Again(t, p.ID)
		if p.Status != step.to {
			t.Fatalf("after %s the petition is %s, want %s", step.action, p.Status, step.to)
		}
	}
	noNumbers(t, d, p)
}

func amend(d *desk.Desk, p *petition.Petition, part petition.Part) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := d.Petitions.Amend(ctx, desk.Clerk, desk.At(p), part, true)
		return err
	}
}

func put(d *desk.Desk, p *petition.Petition, kind petition.DocumentKind) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := d.Petitions.PutDocument(ctx, desk.Clerk, petition.Document{PetitionID: p.ID, Kind: kind, Number: "1", OriginalSeen: true}, nil)
		return err
	}
}

// noNumbers fails when a NIK of the desk stands whole in the audit.
func noNumbers(t *testing.T, d *desk.Desk, p *petition.Petition) {
	t.Helper()
	all := fmt.Sprintf("%+v", d.Audit(t, p.ID))
	for _, n := range []identity.NIK{desk.ChildNIK, desk.FatherNIK, desk.MotherNIK} {
		if strings.Contains(all, n.Digits()) {
			t.Errorf("the audit holds %s whole", n)
		}
		if !strings.Contains(all, n.Masked()) {
			t.Errorf("the audit does not hold %s masked", n)
		}
	}
	if child := d.Again(t, p.ID).Child.NIK; child != desk.ChildNIK {
		t.Errorf("the petition holds %s, want the whole NIK", child)
	}
}

func TestASecondClickOpensTheSameDraft(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	ticket := desk.Ticket()
	var got []petition.ID
	for range 2 {
		p, err := d.Petitions.Open(t.Context(), desk.Clerk, ticket)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, p.ID)
	}
	if got[0] != ticket || got[1] != ticket || len(d.Audit(t, ticket)) != 1 {
		t.Errorf("got %v with %d entries, want one draft", got, len(d.Audit(t, ticket)))
	}
}

func TestTwoClicksAtOnceOpenOneDraft(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	ticket := desk.Ticket()
	done := make(chan error)
	for range 4 {
		go func() {
			_, err := d.Petitions.Open(context.WithoutCancel(t.Context()), desk.Clerk, ticket)
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil && !problem.Is(err, problem.Conflict) {
			t.Errorf("got %v, want the draft or a conflict", err)
		}
	}
	if n := len(d.Audit(t, ticket)); n != 1 {
		t.Errorf("%d entries, want 1", n)
	}
}

func TestATicketOfSomebodyElseIsNotFound(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	for _, by := range []identity.Actor{desk.OtherClerk} {
		if _, err := d.Petitions.Open(t.Context(), by, p.ID); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s: got %v, want not found", by.ID, err)
		}
	}
	for _, ticket := range []petition.ID{"", "x", "../../etc/passwd", petition.ID(strings.Repeat("A", 26))} {
		if _, err := d.Petitions.Open(t.Context(), desk.Clerk, ticket); !problem.Is(err, problem.Invalid) {
			t.Errorf("ticket %q: got %v, want invalid", ticket, err)
		}
	}
	if _, err := d.Petitions.Open(t.Context(), desk.Judge, desk.Ticket()); !problem.Is(err, problem.Forbidden) {
		t.Errorf("a judge: got %v, want forbidden", err)
	}
}

func TestWhatIsSubmittedCannotBeAmended(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Submitted(t)
	_, err := d.Petitions.Amend(t.Context(), desk.Clerk, desk.At(p), petition.Reason{Words: "Lain."}, false)
	if !problem.Is(err, problem.Conflict) {
		t.Errorf("got %v, want a conflict", err)
	}
}

func TestAnIncompletePetitionIsNotRegistered(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	p, err := d.Petitions.Submit(t.Context(), desk.Clerk, desk.At(p))
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Petitions.Register(t.Context(), desk.Clerk, desk.At(p), desk.Enrolment(1))
	if !problem.Is(err, problem.Unlawful) || problem.Of(err).Pasal != "PERMA 5/2019 Pasal 5 ayat (1) huruf a" {
		t.Errorf("got %v (%s), want the first letter that is missing", err, problem.Of(err).Pasal)
	}
}

func TestACaseNumberIsUsedOncePerCourt(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Registered(t, 5)
	_, err := d.Petitions.Register(t.Context(), desk.Clerk, desk.At(d.Submitted(t)), desk.Enrolment(5))
	if !problem.Is(err, problem.Conflict) || !strings.Contains(problem.Of(err).Words, "sudah dipakai") {
		t.Errorf("got %v, want a conflict", err)
	}
}

func TestGrantingNeedsAHearingAndADayThatCanBe(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	for _, c := range []struct {
		in    determination.Ruling
		field string
	}{
		{granted(), "outcome"},
		{ruled(petition.Refused, today()), "outcome"},
		{ruled("menang", today()), "outcome"},
		{ruled(petition.Withdrawn, calendar.Date{}), "on"},
		{ruled(petition.Withdrawn, today().AddDays(1)), "on"},
		{ruled(petition.Withdrawn, today().AddDays(-1)), "on"},
	} {
		_, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), c.in)
		if !problem.Is(err, problem.Invalid) || problem.Of(err).At(c.field) == "" {
			t.Errorf("%+v: got %v, want a fault of %s", c.in, err, c.field)
		}
	}
	if _, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), ruled(petition.Withdrawn, today())); err != nil {
		t.Errorf("withdrawn before a hearing: %v", err)
	}
}

func TestTwoPetitionsAreLinkedBothWaysAndOnlyWithinTheCourt(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	a, b := d.Registered(t, 1), d.Registered(t, 2)
	entries := d.Added(t, func(ctx context.Context) {
		if err := d.Petitions.Tie(ctx, desk.Clerk, a.ID, b.ID, "Kedua calon di bawah umur."); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 2 {
		t.Errorf("%d entries, want one for each petition", len(entries))
	}
	for _, p := range []*petition.Petition{a, b} {
		f, err := d.Petitions.Show(t.Context(), desk.Clerk, p.ID)
		if err != nil || len(f.Links) != 1 || f.Links[0].OtherID == p.ID {
			t.Errorf("got %+v, %v, want one link", f, err)
		}
	}
	foreign, err := d.Petitions.Open(t.Context(), desk.OtherClerk, desk.Ticket())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Petitions.Tie(t.Context(), desk.Clerk, a.ID, foreign.ID, "Sama."); !problem.Is(err, problem.NotFound) {
		t.Errorf("a petition of another court: got %v, want not found", err)
	}
	if err := d.Petitions.Tie(t.Context(), desk.Clerk, a.ID, b.ID, "Lagi."); !problem.Is(err, problem.Conflict) {
		t.Errorf("a second time: got %v, want a conflict", err)
	}
}

func TestOnlyAnActiveJudgeOfTheCourtIsAssigned(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Registered(t, 1)
	d.Exec(t, "update account set active = false where id = 'judge2'")
	for _, id := range []identity.AccountID{"", "nobody", desk.Clerk.ID, desk.Registrar.ID, desk.OtherJudge.ID, desk.SecondJudge.ID, desk.Assessor.ID} {
		_, err := d.Petitions.Assign(t.Context(), desk.Registrar, desk.At(p), id, "Baiq Kuta")
		if !problem.Is(err, problem.Invalid) || problem.Of(err).At("judge") == "" {
			t.Errorf("%q: got %v, want invalid", id, err)
		}
	}
	if _, err := d.Petitions.Assign(t.Context(), desk.Registrar, desk.At(p), desk.Judge.ID, ""); problem.Of(err).At("deputy") == "" {
		t.Errorf("without a deputy: got %v", err)
	}
}
