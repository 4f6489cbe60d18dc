package referral_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

func TestEveryStepOfAReferralLeavesOneEntry(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	in := desk.Request(d.Assigned(t, 1))
	for _, step := range []struct {
		action string
		by     identity.Actor
		field  string
		to     referral.Status
		do     func(ctx context.Context, version int) error
	}{
		{"referral.request", desk.Judge, "Case.Initials", referral.Requested, func(ctx context.Context, _ int) error {
			_, err := d.Referrals.Ask(ctx, desk.Judge, in)
			return err
		}},
		{"referral.accept", desk.Supervisor, "AnsweredAt", referral.Accepted, func(ctx context.Context, v int) error {
			_, err := d.Referrals.Accept(ctx, desk.Supervisor, in.Ticket, v)
			return err
		}},
		{"referral.allocate", desk.Supervisor, "Assignee", referral.Allocated, func(ctx context.Context, v int) error {
			_, err := d.Referrals.Allocate(ctx, desk.Supervisor, in.Ticket, v, desk.Assessor.ID)
			return err
		}},
		{"referral.allocate", desk.Supervisor, "Assignee", referral.Allocated, func(ctx context.Context, v int) error {
			_, err := d.Referrals.Allocate(ctx, desk.Supervisor, in.Ticket, v, desk.SecondAssessor.ID)
			return err
		}},
		{"referral.read", desk.Clerk, "", referral.Allocated, func(ctx context.Context, _ int) error {
			_, err := d.Referrals.Show(ctx, desk.Clerk, in.Ticket)
			return err
		}},
	} {
		version := 0
		if r, err := d.DB.Referral(t.Context(), in.Ticket); err == nil {
			version = r.Version
		}
		entries := d.Added(t, func(ctx context.Context) {
			if err := step.do(ctx, version); err != nil {
				t.Fatalf("%s: %v", step.action, err)
			}
		})
		if len(entries) != 1 || entries[0].Action != step.action || entries[0].ActorID != step.by.ID || entries[0].Subject != string(in.Ticket) || entries[0].Case != string(in.Petition) {
			t.Errorf("got %v, want one %s by %s", entries, step.action, step.by.ID)
		}
		if step.field != "" && !strings.Contains(entries[0].Note, `"`+step.field+`"`) {
			t.Errorf("%s does not name %s: %s", step.action, step.field, entries[0].Note)
		}
		if r, err := d.DB.Referral(t.Context(), in.Ticket); err != nil || r.Status != step.to {
			t.Fatalf("after %s: got %v, %v, want %s", step.action, r, err, step.to)
		}
	}
}

func TestAskingTwiceWithOneTicketAsksOnce(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 1)
	in := desk.Request(p)
	entries := d.Added(t, func(ctx context.Context) {
		for range 2 {
			if r, err := d.Referrals.Ask(ctx, desk.Judge, in); err != nil || r.ID != in.Ticket {
				t.Fatalf("got %v, %v", r, err)
			}
		}
	})
	if len(entries) != 1 {
		t.Errorf("%d entries, want 1", len(entries))
	}
	other := desk.Request(d.Assigned(t, 2))
	other.Ticket = in.Ticket
	if _, err := d.Referrals.Ask(t.Context(), desk.Judge, other); !problem.Is(err, problem.NotFound) {
		t.Errorf("the ticket of another petition: got %v, want not found", err)
	}
	for _, ticket := range []referral.ID{"", "x", "'; drop table referral"} {
		in.Ticket = ticket
		if _, err := d.Referrals.Ask(t.Context(), desk.Judge, in); !problem.Is(err, problem.Invalid) {
			t.Errorf("ticket %q: got %v, want invalid", ticket, err)
		}
	}
}

func TestAnAgencyIsAskedOnlyUnderAValidAgreement(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	_, err := d.Referrals.Ask(t.Context(), desk.Judge, desk.Request(p))
	if !problem.Is(err, problem.Unlawful) || problem.Of(err).Pasal == "" {
		t.Fatalf("without an agreement: got %v, want unlawful with its article", err)
	}
	d.Agree(t, "2026-11-24")
	old := d.Asked(t, p)
	for name, change := range map[string]func(*referral.Request){
		"another agency":     func(in *referral.Request) { in.Agency = "lpa-ntb" },
		"another instrument": func(in *referral.Request) { in.Instrument = "psikolog-laporan" },
	} {
		in := desk.Request(p)
		change(&in)
		if _, err := d.Referrals.Ask(t.Context(), desk.Judge, in); !problem.Is(err, problem.Unlawful) {
			t.Errorf("%s: got %v, want unlawful", name, err)
		}
	}
	d.Pass(1)
	last := desk.Request(p)
	last.Agency = desk.Paramita
	if _, err := d.Referrals.Ask(t.Context(), desk.Judge, last); err != nil {
		t.Errorf("on the last day: %v", err)
	}
	d.Pass(1)
	if _, err := d.Referrals.Ask(t.Context(), desk.Judge, desk.Request(p)); !problem.Is(err, problem.Unlawful) {
		t.Errorf("the day after: got %v, want unlawful", err)
	}
	if _, err := d.Referrals.Accept(t.Context(), desk.Supervisor, old.ID, old.Version); err != nil {
		t.Errorf("what was asked before goes on: %v", err)
	}
}

func TestAnAssessmentIsAskedForAPendingPetitionOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	draft := d.Submitted(t)
	if _, err := d.Referrals.Ask(t.Context(), desk.Clerk, desk.Request(draft)); !problem.Is(err, problem.Conflict) {
		t.Errorf("before the register: got %v, want a conflict", err)
	}
	p := d.Assigned(t, 1)
	if _, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), determination.Ruling{Ruling: petition.Ruling{Kind: petition.Withdrawn, On: calendar.MustDate("2026-11-23")}, Withdrawal: determination.AfterAdvice}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Referrals.Ask(t.Context(), desk.Judge, desk.Request(p)); !problem.Is(err, problem.Conflict) {
		t.Errorf("after the decision: got %v, want a conflict", err)
	}
}

func TestAFaultyRequestSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	_, err := d.Referrals.Ask(t.Context(), desk.Judge, referral.Request{Ticket: referral.ID(desk.Ticket()), Petition: p.ID})
	for _, field := range []string{"agency", "questions", "due", "contact"} {
		if problem.Of(err).At(field) == "" {
			t.Errorf("nothing is said about %s: %v", field, err)
		}
	}
	in := desk.Request(p)
	in.Due = calendar.MustDate("2026-11-23")
	if _, err := d.Referrals.Ask(t.Context(), desk.Judge, in); problem.Of(err).At("due") == "" {
		t.Errorf("due today: got %v, want a fault", err)
	}
}

func TestTheAgencyLearnsTheMinimumOfACase(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	r := d.Asked(t, d.Assigned(t, 1))
	got, err := d.Referrals.Show(t.Context(), desk.Supervisor, r.ID)
	if err != nil {
		t.Fatal(err)
	}
	if c := got.Case; c.Initials != "S.W." || c.Age != "17 tahun 4 bulan 22 hari" && c.Age != "17 tahun 4 bulan" || c.Court != "Pengadilan Agama Praya" {
		t.Errorf("got %+v", c)
	}
	b, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Siti", "Wangsa", "Bumbang", desk.ChildNIK.Digits(), "Dusun Karang"} {
		if strings.Contains(string(b), secret) {
			t.Errorf("the referral tells %q", secret)
		}
	}
}

func TestARefusalNeedsAReasonThatTheCourtReads(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	r := d.Asked(t, d.Assigned(t, 1))
	for _, reason := range []string{"", " \n"} {
		if _, err := d.Referrals.Decline(t.Context(), desk.Supervisor, r.ID, r.Version, referral.NoCapacity, reason); problem.Of(err).At("reason") == "" {
			t.Errorf("reason %q: got %v, want a fault", reason, err)
		}
	}
	entries := d.Added(t, func(ctx context.Context) {
		if _, err := d.Referrals.Decline(ctx, desk.Supervisor, r.ID, r.Version, referral.Conflicted, "Anak kerabat asesor."); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "referral.decline" {
		t.Errorf("got %v, want one referral.decline", entries)
	}
	got, err := d.Referrals.Show(t.Context(), desk.Judge, r.ID)
	if err != nil || got.Status != referral.Declined || got.Why() != "Benturan kepentingan. Anak kerabat asesor." {
		t.Errorf("the judge reads %v, %v", got, err)
	}
}

func TestAReferralGoesToAnActiveAssessorOfTheAgencyOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	r := d.Asked(t, d.Assigned(t, 1))
	if _, err := d.Referrals.Allocate(t.Context(), desk.Supervisor, r.ID, r.Version, desk.Assessor.ID); !problem.Is(err, problem.Conflict) {
		t.Errorf("before it is accepted: got %v, want a conflict", err)
	}
	r, err := d.Referrals.Accept(t.Context(), desk.Supervisor, r.ID, r.Version)
	if err != nil {
		t.Fatal(err)
	}
	d.Exec(t, "update account set active = false where id = 'assessor2'")
	for _, to := range []identity.AccountID{"", "nobody", desk.OtherAssessor.ID, desk.SecondAssessor.ID, desk.Supervisor.ID, desk.Clerk.ID} {
		if _, err := d.Referrals.Allocate(t.Context(), desk.Supervisor, r.ID, r.Version, to); problem.Of(err).At("assignee") == "" {
			t.Errorf("%q: got %v, want a fault", to, err)
		}
	}
}

func TestAReferralIsNotAllocatedAnewWhileItsAssessmentWaitsForASignature(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	a := d.Handed(t, d.Allocated(t, d.Assigned(t, 1)))
	r, err := d.DB.Referral(t.Context(), a.ReferralID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Referrals.Allocate(t.Context(), desk.Supervisor, r.ID, r.Version, desk.SecondAssessor.ID); !problem.Is(err, problem.Conflict) {
		t.Errorf("got %v, want a conflict", err)
	}
	if _, err := d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(a)); err != nil {
		t.Errorf("it can still be signed: %v", err)
	}
}

func TestAVerbOnAReferralIsForbiddenToOtherOfficesAndFindsNothingOfOthers(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 1)
	r := d.Allocated(t, p)
	own := []identity.Actor{desk.Clerk, desk.Judge, desk.Registrar, desk.Supervisor, desk.Assessor, identity.TheOperator}
	for name, v := range map[string]struct {
		offices []identity.Office
		do      func(ctx context.Context, by identity.Actor) error
	}{
		"ask": {[]identity.Office{identity.Clerk, identity.Judge}, func(ctx context.Context, by identity.Actor) error {
			_, err := d.Referrals.Ask(ctx, by, desk.Request(p))
			return err
		}},
		"show": {[]identity.Office{identity.Clerk, identity.Judge, identity.Registrar, identity.Assessor, identity.Supervisor, identity.Operator}, func(ctx context.Context, by identity.Actor) error {
			_, err := d.Referrals.Show(ctx, by, r.ID)
			return err
		}},
		"accept": {[]identity.Office{identity.Supervisor}, func(ctx context.Context, by identity.Actor) error {
			_, err := d.Referrals.Accept(ctx, by, r.ID, r.Version)
			return err
		}},
		"decline": {[]identity.Office{identity.Supervisor}, func(ctx context.Context, by identity.Actor) error {
			_, err := d.Referrals.Decline(ctx, by, r.ID, r.Version, referral.NoCapacity, "Tidak sanggup.")
			return err
		}},
		"allocate": {[]identity.Office{identity.Supervisor}, func(ctx context.Context, by identity.Actor) error {
			_, err := d.Referrals.Allocate(ctx, by, r.ID, r.Version, desk.Assessor.ID)
			return err
		}},
	} {
		for _, by := range desk.Everybody {
			has := slices.Contains(v.offices, by.Office)
			if has && slices.Contains(own, by) {
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

func TestAReferralThatSomebodyElseAnsweredIsAConflict(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	r := d.Asked(t, d.Assigned(t, 1))
	if _, err := d.Referrals.Accept(t.Context(), desk.Supervisor, r.ID, r.Version-1); !problem.Is(err, problem.Conflict) {
		t.Errorf("got %v, want a conflict", err)
	}
	if _, err := d.Referrals.Accept(t.Context(), desk.Supervisor, r.ID, r.Version); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Referrals.Decline(t.Context(), desk.Supervisor, r.ID, r.Version, referral.NoCapacity, "Tidak sanggup."); !problem.Is(err, problem.Conflict) {
		t.Errorf("got %v, want a conflict", err)
	}
}

func TestTheStatesOfAReferralAllHaveWordsAndSteps(t *testing.T) {
	t.Parallel()
	steps := 0
	for _, from := range referral.Statuses {
		if from.Label() == "" {
			t.Errorf("%s has no words", from)
		}
		for _, to := range referral.Statuses {
			r := &referral.Referral{Status: from}
			if err := r.Move(to); (err == nil) != from.May(to) || err != nil && !problem.Is(err, problem.Conflict) {
				t.Errorf("%s to %s: got %v", from, to, err)
			} else if err == nil {
				steps++
			}
		}
	}
	if steps != 16 {
		t.Errorf("%d steps, want the 16 of the drawing", steps)
	}
}
