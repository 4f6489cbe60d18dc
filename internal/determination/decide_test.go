package determination_test

import (
	"context"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func TestADecisionKeepsReasonsAndWhatItDidWithEachAssessment(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.InHearing(t, 1)
	a := d.Signed(t, d.Allocated(t, p))
	p = d.Overridden(t, d.Again(t, p.ID))
	in := ruling(petition.Granted)
	if _, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), in); problem.Of(err).At("how."+string(a.ID)) == "" {
		t.Fatalf("an assessment left out: got %v, want a fault of it", err)
	}
	in.Weighed = []determination.Weighed{{Assessment: a.ID, How: determination.SetAside}, {Assessment: "of another case", How: determination.Considered}}
	if _, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), in); problem.Of(err).At("words."+string(a.ID)) == "" {
		t.Fatalf("set aside without a word: got %v, want a fault", err)
	}
	in.Weighed[0].Words = "Dibuat sebelum keadaan anak berubah."
	if _, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), in); err != nil {
		t.Fatal(err)
	}
	r, err := d.Rulings.Recorded(t.Context(), desk.Clerk, d.Again(t, p.ID))
	if err != nil || len(r.Determinations) != 1 {
		t.Fatalf("got %+v, %v, want one record", r, err)
	}
	got := r.Determinations[0]
	want := determination.Weighed{Assessment: a.ID, Agency: desk.Loteng, Revision: 1, How: determination.SetAside, Words: in.Weighed[0].Words}
	if len(got.Weighed) != 1 || got.Weighed[0] != want || strings.Join(got.Reasons, " ") != "merarik" || got.Label() != "Dikabulkan" {
		t.Errorf("got %+v, want one assessment set aside and the reason", got)
	}
}

func TestWithdrawnAfterAnAgreementToWaitIsAnEndOfItsOwn(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	in := determination.Ruling{Ruling: petition.Ruling{Kind: petition.Withdrawn, On: today}}
	if _, err := d.Rulings.Decide(t.Context(), desk.Clerk, desk.At(p), in); problem.Of(err).At("withdrawal") == "" {
		t.Fatalf("got %v, want that the kind is asked for", err)
	}
	in.Withdrawal = determination.AfterAdvice
	out, err := d.Rulings.Decide(t.Context(), desk.Clerk, desk.At(p), in)
	if err != nil || out.Label() != "Dicabut setelah penasihatan atau kesepakatan menunda" {
		t.Errorf("got %+v, %v", out, err)
	}
}

func TestACorrectionKeepsTheEarlierRecordAndNeedsAReason(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	ctx := t.Context()
	if _, err := d.Rulings.Correct(ctx, desk.Clerk, desk.At(p), ruling(petition.Withdrawn), "Salah."); !problem.Is(err, problem.Conflict) {
		t.Errorf("before a decision: got %v, want a conflict", err)
	}
	if _, err := d.Rulings.Decide(ctx, desk.Clerk, desk.At(p), ruling(petition.Lapsed)); err != nil {
		t.Fatal(err)
	}
	p = d.Again(t, p.ID)
	if _, err := d.Rulings.Correct(ctx, desk.Clerk, desk.At(p), ruling(petition.Withdrawn), ""); problem.Of(err).At("why") == "" {
		t.Errorf("without a reason: got %v, want a fault", err)
	}
	if _, err := d.Rulings.Correct(ctx, desk.Clerk, desk.At(p), ruling(petition.Granted), "Salah pilih."); !problem.Is(err, problem.Unlawful) {
		t.Errorf("into a grant: got %v, want that the guard holds", err)
	}
	for _, c := range []struct {
		by   identity.Actor
		want problem.Kind
	}{{desk.Supervisor, problem.Forbidden}, {desk.SecondJudge, problem.NotFound}, {desk.OtherClerk, problem.NotFound}} {
		if _, err := d.Rulings.Correct(ctx, c.by, desk.At(p), ruling(petition.Withdrawn), "Salah pilih."); !problem.Is(err, c.want) {
			t.Errorf("%s: got %v, want kind %d", c.by.ID, err, c.want)
		}
	}
	entries := d.Added(t, func(ctx context.Context) {
		if _, err := d.Rulings.Correct(ctx, desk.Clerk, desk.At(p), ruling(petition.Withdrawn), "Salah pilih."); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "determination.correct" || !strings.Contains(entries[0].Note, `"Determination.Kind"`) || !strings.Contains(entries[0].Note, "gugur") {
		t.Errorf("got %+v, want one entry from gugur to dicabut", entries)
	}
	if _, err := d.Rulings.Correct(ctx, desk.Clerk, desk.At(p), ruling(petition.Withdrawn), "Salah pilih."); !problem.Is(err, problem.Conflict) {
		t.Errorf("from an old page: got %v, want a conflict", err)
	}
	p = d.Again(t, p.ID)
	r, err := d.Rulings.Recorded(ctx, desk.Judge, p)
	if err != nil || len(r.Determinations) != 2 || r.Determinations[1].Kind != petition.Lapsed || r.Determinations[0].Why != "Salah pilih." || p.Outcome.Kind != petition.Withdrawn {
		t.Errorf("got %+v of %s, %v, want both records", r.Determinations, p.Outcome.Kind, err)
	}
	if _, err := d.AsOwner(t).Exec(ctx, "update determination set note = 'lain'"); err == nil {
		t.Error("a record was rewritten")
	}
}

func TestKasasiAndFinality(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	ctx := t.Context()
	if _, err := d.Rulings.Appeal(ctx, desk.Clerk, p.ID, determination.Appeal{FinalOn: today}); !problem.Is(err, problem.Conflict) {
		t.Errorf("before a decision: got %v, want a conflict", err)
	}
	if _, err := d.Rulings.Decide(ctx, desk.Clerk, desk.At(p), ruling(petition.Inadmissible)); err != nil {
		t.Fatal(err)
	}
	d.Pass(30)
	day := today.AddDays
	for _, c := range []struct {
		in    determination.Appeal
		field string
	}{
		{determination.Appeal{FiledOn: day(-1)}, "filed_on"}, {determination.Appeal{FiledOn: day(31)}, "filed_on"},
		{determination.Appeal{Result: "ditolak", ResultOn: day(20)}, "filed_on"}, {determination.Appeal{FiledOn: day(9), Result: "ditolak"}, "result_on"},
		{determination.Appeal{FiledOn: day(9), Result: "menang", ResultOn: day(20)}, "result"}, {determination.Appeal{FiledOn: day(9), Result: "ditolak", ResultOn: day(8)}, "result_on"},
		{determination.Appeal{FiledOn: day(9), FinalOn: day(20)}, "final_on"}, {determination.Appeal{FinalOn: day(-1)}, "final_on"}, {determination.Appeal{FinalOn: day(31)}, "final_on"},
	} {
		if _, err := d.Rulings.Appeal(ctx, desk.Clerk, p.ID, c.in); problem.Of(err).At(c.field) == "" {
			t.Errorf("%+v: got %v, want a fault of %s", c.in, err, c.field)
		}
	}
	in := determination.Appeal{FiledOn: day(9)}
	if _, err := d.Rulings.Appeal(ctx, desk.OtherClerk, p.ID, in); !problem.Is(err, problem.NotFound) {
		t.Errorf("another court: got %v, want not found", err)
	}
	if _, err := d.Rulings.Appeal(ctx, desk.Judge, p.ID, in); !problem.Is(err, problem.Forbidden) {
		t.Errorf("the judge: got %v, want forbidden", err)
	}
	var kept *determination.Appeal
	entries := d.Added(t, func(ctx context.Context) {
		var err error
		if kept, err = d.Rulings.Appeal(ctx, desk.Clerk, p.ID, in); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "determination.appeal" {
		t.Errorf("got %+v, want one entry", entries)
	}
	if _, err := d.Rulings.Appeal(ctx, desk.Registrar, p.ID, in); !problem.Is(err, problem.Conflict) {
		t.Errorf("from an old page: got %v, want a conflict", err)
	}
	in = determination.Appeal{FiledOn: day(9), Result: "ditolak", ResultOn: day(20), FinalOn: day(20), Version: kept.Version}
	if _, err := d.Rulings.Appeal(ctx, desk.Registrar, p.ID, in); err != nil {
		t.Error(err)
	}
	if r, err := d.Rulings.Recorded(ctx, desk.Clerk, d.Again(t, p.ID)); err != nil || r.Appeal.FinalOn != day(20) {
		t.Errorf("got %+v, %v", r.Appeal, err)
	}
}

func TestEveryReasonIsCountedOrKnownToHaveNoCounterpart(t *testing.T) {
	t.Parallel()
	without := map[string]string{"sipp": "merarik lain", "badilag": "merarik pendidikan perjodohan lain", "lokal": ""}
	for _, s := range determination.Schemes {
		var none []string
		for _, k := range petition.ReasonKinds {
			if c, ok := s.Counterparts[k.Code]; !ok {
				none = append(none, k.Code)
			} else if c.Label == "" || c.Sure == "" {
				t.Errorf("%s: %s has no words or no mark", s.ID, k.Code)
			}
		}
		if got := strings.Join(none, " "); got != without[s.ID] {
			t.Errorf("%s has no counterpart for %q, want %q", s.ID, got, without[s.ID])
		}
		if s.Source == "" || len(s.Counterparts)+len(none) != len(petition.ReasonKinds) {
			t.Errorf("%s names no source, or a reason that is none of ours", s.ID)
		}
	}
	labels, unsure, none := determination.Schemes[0].Counted([]string{"zina", "hubungan", "merarik"})
	if strings.Join(labels, ";") != "Menghindari Zina" || !unsure || none != 1 {
		t.Errorf("got %v, %v, %d", labels, unsure, none)
	}
}

func TestTheBoardShowsEachCourtAndJudgeTheirOwnHearingsOfSevenDays(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	hear := func(n, in int) petition.ID {
		p := d.Assigned(t, n)
		slot := desk.Slot(in)
		slot.At, slot.Room = "9.00", "Ruang "+string(rune('A'+n))
		on := slot
		on.At = "09.00"
		slot.Confirmed = on.Key()
		if _, err := d.Hearings.Schedule(t.Context(), desk.Clerk, desk.At(p), slot); err != nil {
			t.Fatal(err)
		}
		return p.ID
	}
	far, week, soon := hear(1, 8), hear(2, 7), hear(3, 1)
	d.Asked(t, d.Again(t, week))
	for _, by := range []identity.Actor{desk.Registrar, desk.Judge, desk.Clerk} {
		lines, err := d.Rulings.Board(t.Context(), by)
		if err != nil || len(lines) != 2 || lines[0].ID != soon || lines[1].ID != week {
			t.Fatalf("%s: got %d lines, %v, want the two of this week without %s", by.ID, len(lines), err, far)
		}
		if lines[0].Within() != 1 || lines[1].Within() != 7 || len(lines[1].Owed) != 1 || len(lines[0].Open) == 0 {
			t.Errorf("%s: got %+v", by.ID, lines)
		}
	}
	for _, by := range []identity.Actor{desk.SecondJudge, desk.OtherRegistrar} {
		if lines, err := d.Rulings.Board(t.Context(), by); err != nil || len(lines) > 0 {
			t.Errorf("%s: got %d lines, %v, want none", by.ID, len(lines), err)
		}
	}
	for _, by := range []identity.Actor{desk.Supervisor, desk.Monitor, desk.Admin} {
		if _, err := d.Rulings.Board(t.Context(), by); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%s: got %v, want forbidden", by.ID, err)
		}
	}
}

func TestAReplacedRevisionIsNotWeighed(t *testing.T) {
	t.Parallel()
	c := determination.Case{Signed: []assessment.Assessment{{ID: "a", ReferralID: "r", Revision: 1}, {ID: "b", ReferralID: "r", Revision: 2}, {ID: "c", ReferralID: "q", Revision: 1}}}
	got := c.Standing()
	if len(got) != 2 || got[0].ID != "b" || got[1].ID != "c" {
		t.Errorf("got %v, want b and c", got)
	}
}
