package postgres_test

import (
	"context"
	"strings"
	"testing"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func TestARowIsThereForItsCourtOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Registered(t, 1)
	for who, by := range map[string]struct {
		identity.Actor
		sees bool
	}{
		"clerk": {desk.Clerk, true}, "judge": {desk.Judge, true}, "clerk elsewhere": {desk.OtherClerk, false}, "agency that was not asked": {desk.Assessor, false},
		"monitor": {desk.Monitor, false}, "administrator": {desk.Admin, false}, "nobody": {identity.Actor{}, false},
	} {
		_, err := d.DB.Petition(identity.On(t.Context(), by.Actor), p.ID)
		if by.sees && err != nil || !by.sees && !problem.Is(err, problem.NotFound) {
			t.Errorf("the petition for the %s: %v", who, err)
		}
	}
}

func TestTheAgencyThatIsAskedSeesItsPart(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-12-31")
	r := d.Asked(t, d.Assigned(t, 1))
	for who, by := range map[string]identity.Actor{"supervisor": desk.Supervisor, "judge": desk.Judge} {
		if _, err := d.DB.Referral(identity.On(t.Context(), by), r.ID); err != nil {
			t.Errorf("the request for the %s: %v", who, err)
		}
	}
	for who, by := range map[string]identity.Actor{"supervisor elsewhere": desk.OtherSupervisor, "clerk elsewhere": desk.OtherClerk, "monitor": desk.Monitor} {
		if _, err := d.DB.Referral(identity.On(t.Context(), by), r.ID); !problem.Is(err, problem.NotFound) {
			t.Errorf("the request for the %s: %v", who, err)
		}
	}
}

func TestNobodyWritesIntoAnotherCourt(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Registered(t, 1)
	elsewhere := identity.On(t.Context(), desk.OtherClerk)
	if err := d.DB.SavePetition(elsewhere, d.Again(t, p.ID)); !problem.Is(err, problem.Conflict) {
		t.Errorf("a change from elsewhere: %v", err)
	}
	if err := d.DB.SavePetition(elsewhere, twin(d.Again(t, p.ID), desk.Ticket())); err == nil || !strings.Contains(err.Error(), "row-level security") {
		t.Errorf("a petition put into another court: %v", err)
	}
	x := &determination.Determination{PetitionID: p.ID, Ordinal: 1, CourtID: p.CourtID, Kind: petition.Lapsed, On: calendar.MustDate("2026-11-23"), MadeAt: d.Now(), MadeBy: desk.OtherJudge.ID}
	if err := d.DB.SaveDetermination(identity.On(t.Context(), desk.OtherJudge), x); err == nil || !strings.Contains(err.Error(), "row-level security") {
		t.Errorf("a determination put into another court: %v", err)
	}
}

func TestANoteIsThereForItsJudgeOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Registered(t, 1)
	n := &determination.Note{PetitionID: p.ID, AccountID: desk.Judge.ID, Words: "Tanyakan sekolahnya.", SavedAt: d.Now()}
	if err := d.DB.SaveJudgeNote(identity.On(t.Context(), desk.Judge), n); err != nil {
		t.Fatal(err)
	}
	read := func(by identity.Actor) string {
		x, err := d.DB.JudgeNote(identity.On(t.Context(), by), p.ID, desk.Judge.ID)
		if err != nil && !problem.Is(err, problem.NotFound) {
			t.Fatal(err)
		}
		if x == nil {
			return ""
		}
		return x.Words
	}
	if read(desk.Judge) != n.Words || read(desk.SecondJudge) != "" || read(desk.Registrar) != "" {
		t.Errorf("the note reads %q for its judge, %q for another and %q for the registrar", read(desk.Judge), read(desk.SecondJudge), read(desk.Registrar))
	}
}

// TestAWideQuestionEndsWithItsAnswer asks on one connection, where a setting
// that stayed would be seen by the next question.
func TestAWideQuestionEndsWithItsAnswer(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	ctx := identity.On(t.Context(), desk.OtherClerk)
	err := d.DB.InTx(ctx, func(ctx context.Context) error {
		if w, err := d.DB.OpenWork(ctx, desk.Judge.ID); err != nil || w.Cases != 1 {
			t.Errorf("OpenWork = %+v, %v, want one case", w, err)
		}
		if _, err := d.DB.Petition(ctx, p.ID); !problem.Is(err, problem.NotFound) {
			t.Errorf("after a wide question in the transaction: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if w, err := d.DB.OpenWork(ctx, desk.Judge.ID); err != nil || w.Cases != 1 {
			t.Errorf("OpenWork = %+v, %v, want one case", w, err)
		}
		if _, err := d.DB.Petition(ctx, p.ID); !problem.Is(err, problem.NotFound) {
			t.Errorf("after a wide question: %v", err)
		}
	}
}

// BenchmarkThePriceOfTheSecondWall compares the list of a court and one petition
// behind the wall with the same past it.
func BenchmarkThePriceOfTheSecondWall(b *testing.B) {
	d := desk.Open(b)
	var p *petition.Petition
	for i := range 60 {
		p = d.Registered(b, i+1)
	}
	for _, who := range []struct {
		name string
		by   identity.Actor
	}{{"behind", desk.Registrar}, {"past", identity.TheOperator}} {
		ctx := identity.On(b.Context(), who.by)
		b.Run("list/"+who.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := d.DB.Petitions(ctx, access.Of(desk.Registrar), petition.Filter{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("one/"+who.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := d.DB.Petition(ctx, p.ID); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
