package determination_test

import (
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// untilOfAge is how many days after the start of the desk its child is 19: born
// on 1 July 2009, on 1 July 2028.
var untilOfAge = calendar.MustDate("2026-11-23").DaysUntil(calendar.MustDate("2028-07-01"))

func end(k petition.OutcomeKind, on string) petition.Ruling {
	return petition.Ruling{Kind: k, On: calendar.MustDate(on)}
}

func TestAPetitionIsClosedWhenTheChildIs19AndNotADayBefore(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	d.Pass(untilOfAge - 1)
	if _, err := d.Rulings.CloseMoot(t.Context(), desk.Clerk, desk.At(p), end(petition.Withdrawn, "2028-06-30")); !problem.Is(err, problem.Conflict) {
		t.Fatalf("a day before: got %v, want a conflict", err)
	}
	d.Pass(1)
	if got := d.Again(t, p.ID).Status; got != petition.Assigned {
		t.Fatalf("the petition is %s by itself", got)
	}
	out, err := d.Rulings.CloseMoot(t.Context(), desk.Judge, desk.At(p), end(petition.Withdrawn, "2028-07-01"))
	if err != nil || out.Withdrawal != determination.OfAge || out.Note != "Anak genap 19 tahun pada 1 Juli 2028." {
		t.Fatalf("got %+v, %v", out, err)
	}
	q := d.Again(t, p.ID)
	if q.Status != petition.Decided || q.Outcome.Kind != petition.Withdrawn {
		t.Errorf("the petition is %s, %s", q.Status, q.Outcome.Kind)
	}
	if got := d.Audit(t, p.ID)[0].Action; got != "determination.moot" {
		t.Errorf("the audit says %s", got)
	}
	if _, err := d.Rulings.CloseMoot(t.Context(), desk.Judge, desk.At(q), end(petition.Withdrawn, "2028-07-01")); !problem.Is(err, problem.Conflict) {
		t.Errorf("again: got %v, want a conflict", err)
	}
}

func TestAMootPetitionEndsOnlyAsWithdrawnOrStruckOut(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	d.Pass(untilOfAge + 10)
	for k, field := range map[petition.OutcomeKind]string{petition.Granted: "outcome", petition.Lapsed: "outcome", "": "outcome"} {
		if _, err := d.Rulings.CloseMoot(t.Context(), desk.Clerk, desk.At(p), end(k, "2028-07-02")); !problem.Is(err, problem.Invalid) || problem.Of(err).At(field) == "" {
			t.Errorf("%q: got %v, want %s named", k, err, field)
		}
	}
	for _, k := range determination.MootEnds {
		if _, err := d.Rulings.CloseMoot(t.Context(), desk.Clerk, desk.At(p), end(k, "2028-06-30")); problem.Of(err).At("on") == "" {
			t.Errorf("%s before the birthday: got %v, want the date named", k, err)
		}
	}
	in := end(petition.StruckOut, "2028-07-02")
	in.Note = "Panjar habis."
	out, err := d.Rulings.CloseMoot(t.Context(), desk.Clerk, desk.At(p), in)
	if err != nil || out.Withdrawal != "" || !strings.HasSuffix(out.Note, "1 Juli 2028. Panjar habis.") {
		t.Errorf("got %+v, %v", out, err)
	}
}

func TestAWithdrawalForAgeNeedsTheAge(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	in := determination.Ruling{Ruling: end(petition.Withdrawn, "2026-11-23"), Withdrawal: determination.OfAge}
	if _, err := d.Rulings.Decide(t.Context(), desk.Clerk, desk.At(p), in); problem.Of(err).At("withdrawal") == "" {
		t.Errorf("got %v, want the reason named", err)
	}
}
