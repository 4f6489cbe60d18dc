package hearing_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// sent is a relaas to a petitioner; received is empty while it is out.
func sent(who hearing.Role, on, received string) hearing.Relaas {
	r := hearing.Relaas{Who: who, Number: "R-1", Manner: hearing.ByBailiff, SentOn: calendar.MustDate(on)}
	if received != "" {
		r.ReceivedOn, r.ReceivedBy = calendar.MustDate(received), "yang bersangkutan"
	}
	return r
}

func TestARelaasIsKeptByPersonAndHearingAndCompleted(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	if _, err := d.Hearings.Schedule(t.Context(), desk.Clerk, desk.At(p), desk.Slot(9)); err != nil { // 2 December
		t.Fatal(err)
	}
	p = d.Again(t, p.ID)
	at := last(t, d, p)
	if _, err := d.Hearings.Summon(t.Context(), desk.Clerk, at, []hearing.Relaas{sent(hearing.FirstAsker, "2026-11-23", "")}); err != nil {
		t.Fatal(err)
	}
	d.Pass(3)
	entries := d.Added(t, func(ctx context.Context) {
		rows := []hearing.Relaas{sent(hearing.FirstAsker, "2026-11-23", "2026-11-25"), sent(hearing.Child, "2026-11-23", ""), {Who: hearing.Spouse}}
		if _, err := d.Hearings.Summon(ctx, desk.Registrar, last(t, d, p), rows); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "hearing.summon" || !strings.Contains(entries[0].Note, "Relaas.pemohon_1.ReceivedOn") || !strings.Contains(entries[0].Note, "Relaas.anak.Manner") || strings.Contains(entries[0].Note, "pemohon_1.Number") {
		t.Errorf("the audit reads %+v, want what changed", entries)
	}
	all, err := d.DB.Hearings(t.Context(), p.ID)
	if err != nil || len(all[0].Relaas) != 2 {
		t.Fatalf("got %+v, %v, want two relaas", all, err)
	}
	if got := hearing.Offered(all, 1, hearing.FirstAsker); got != hearing.Served {
		t.Errorf("the petitioner is offered as %q, want served", got)
	}
	if got := hearing.Offered(all, 1, hearing.Child); got != hearing.Unserved {
		t.Errorf("the child is offered as %q, want unserved: the relaas is still out", got)
	}
	if got := hearing.Offered(all, 1, hearing.Spouse); got != "" {
		t.Errorf("the spouse is offered as %q, want nothing", got)
	}
	if _, err := d.Hearings.Summon(t.Context(), desk.Clerk, at, nil); !problem.Is(err, problem.Conflict) {
		t.Errorf("from an old page: got %v, want a conflict", err)
	}
}

func TestARelaasIsRefusedWithWords(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	if _, err := d.Hearings.Schedule(t.Context(), desk.Clerk, desk.At(p), desk.Slot(9)); err != nil {
		t.Fatal(err)
	}
	at := last(t, d, p)
	for field, r := range map[string]hearing.Relaas{
		"relaas.pemohon_1.manner":   {Who: hearing.FirstAsker, SentOn: calendar.MustDate("2026-11-23")},
		"relaas.pemohon_1.sent":     {Who: hearing.FirstAsker, Manner: hearing.ByPost, SentOn: calendar.MustDate("2026-11-24")},
		"relaas.pemohon_1.received": sent(hearing.FirstAsker, "2026-11-23", "2026-11-20"),
		"relaas.pemohon_1.by":       {Who: hearing.FirstAsker, Manner: hearing.ByPost, SentOn: calendar.MustDate("2026-11-20"), ReceivedOn: calendar.MustDate("2026-11-23")},
		"relaas.wali_calon.number":  {Who: hearing.SpouseGuardian, Manner: hearing.ByPost, SentOn: calendar.MustDate("2026-11-20")},
	} {
		_, err := d.Hearings.Summon(t.Context(), desk.Clerk, at, []hearing.Relaas{r})
		if !problem.Is(err, problem.Invalid) || problem.Of(err).At(field) == "" {
			t.Errorf("%s: got %v, want it named", field, err)
		}
	}
	for who, want := range map[*identity.Actor]problem.Kind{&desk.Judge: problem.Forbidden, &desk.OtherClerk: problem.NotFound, &desk.Supervisor: problem.Forbidden} {
		if _, err := d.Hearings.Summon(t.Context(), *who, at, nil); !problem.Is(err, want) {
			t.Errorf("%s: got %v, want %v", who.Name, err, want)
		}
	}
}

func TestAReplacedHearingTakesNoRelaas(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	for _, n := range []int{8, 9} {
		if _, err := d.Hearings.Schedule(t.Context(), desk.Clerk, desk.At(d.Again(t, p.ID)), desk.Slot(n)); err != nil {
			t.Fatal(err)
		}
	}
	at := hearing.Revision{Petition: p.ID, Ordinal: 1, Version: 1}
	if _, err := d.Hearings.Summon(t.Context(), desk.Clerk, at, nil); !problem.Is(err, problem.Conflict) || !strings.Contains(problem.Of(err).Words, "diganti") {
		t.Errorf("got %v, want a conflict that says why", err)
	}
}

func TestTheLawIsToldOfTheRelaasOfThePetitioners(t *testing.T) {
	t.Parallel()
	next := hearing.Hearing{Ordinal: 1, Status: hearing.Scheduled, On: calendar.MustDate("2026-12-02"), Relaas: []hearing.Relaas{
		sent(hearing.FirstAsker, "2026-11-20", "2026-11-30"), sent(hearing.Child, "2026-11-20", "2026-11-30"), {Who: hearing.SecondAsker},
	}}
	got := law.Evaluate(law.Facts{Stage: law.AtRegister, Hearing: hearing.Heard([]hearing.Hearing{next})})
	i := slices.IndexFunc(got, func(f law.Finding) bool { return f.Rule.ID == "rbg-146" })
	if want := "sidang 2 Desember 2026: Pemohon I (1 hari kerja)."; got[i].Status != law.Unfulfilled || !strings.Contains(got[i].Words, want) {
		t.Errorf("got %s, %q, want %q", got[i].Status, got[i].Words, want)
	}
}

func TestAnOrderToBringIsCarriedUntilTheyCome(t *testing.T) {
	t.Parallel()
	first := held(1, hearing.Child, hearing.FirstAsker)
	first.Record.Next, first.Record.Ordered = calendar.MustDate("2026-11-16"), []hearing.Group{hearing.SpouseParents, hearing.TheSpouse}
	second := held(2, hearing.FirstAsker, hearing.Spouse)
	second.Record.Ordered = []hearing.Group{}
	third := hearing.Hearing{Ordinal: 3, Status: hearing.Open}
	all := []hearing.Hearing{first, second, third}
	if got := hearing.Awaited(all, 2); !slices.Equal(got, []hearing.Group{hearing.TheSpouse, hearing.SpouseParents}) {
		t.Errorf("at the second hearing: got %v", got)
	}
	if got := hearing.Awaited(all, 3); !slices.Equal(got, []hearing.Group{hearing.SpouseParents}) {
		t.Errorf("at the third hearing: got %v, want whom nobody brought", got)
	}
	if got := hearing.Offered(all, 2, hearing.FirstAsker); got != hearing.Told {
		t.Errorf("who heard the day from the judge is offered as %q, want told", got)
	}
	if got := hearing.Offered(all, 2, hearing.SecondAsker); got != "" {
		t.Errorf("who was not there is offered as %q, want nothing", got)
	}
	heard := hearing.Heard(all).Sessions
	if heard[0].Ordered != law.Yes || heard[1].Ordered != law.No {
		t.Errorf("the law reads %q and %q, want yes and no", heard[0].Ordered, heard[1].Ordered)
	}
	second.Record.Ordered = nil
	if got := hearing.Heard([]hearing.Hearing{second}).Sessions[0].Ordered; got != "" {
		t.Errorf("a record that was not asked says %q", got)
	}
}
