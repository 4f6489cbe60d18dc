package hearing_test

import (
	"testing"

	"timbang/internal/hearing"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func TestHearingsAreCountedAndAnAdjournedPetitionIsScheduledAgain(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	for i, slot := range []hearing.Slot{desk.Slot(1), desk.Slot(8)} {
		h, err := d.Hearings.Schedule(t.Context(), desk.Clerk, desk.At(p), slot)
		if err != nil || h.Ordinal != i+1 || h.At != "09.00" || h.Status != hearing.Scheduled {
			t.Fatalf("got %+v, %v, want hearing %d", h, err, i+1)
		}
		p = d.Again(t, p.ID)
		if h, err = d.Hearings.Begin(t.Context(), desk.Judge, desk.At(p)); err != nil || h.Status != hearing.Open || h.Ordinal != i+1 {
			t.Fatalf("begin: got %+v, %v", h, err)
		}
		if p = d.Again(t, p.ID); p.Status != petition.InHearing {
			t.Fatalf("the petition is %s", p.Status)
		}
	}
	all, err := d.Hearings.Of(t.Context(), desk.Judge, p)
	if err != nil || len(all) != 2 {
		t.Errorf("got %d hearings, %v, want 2", len(all), err)
	}
	if _, err := d.Hearings.Of(t.Context(), desk.SecondJudge, p); !problem.Is(err, problem.NotFound) {
		t.Errorf("another judge: got %v, want not found", err)
	}
}

func TestAHearingNeedsAJudgeAndASlotBeforeItBegins(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	if _, err := d.Hearings.Schedule(t.Context(), desk.Clerk, desk.At(d.Registered(t, 1)), desk.Slot(1)); !problem.Is(err, problem.Conflict) {
		t.Errorf("without a judge: got %v, want a conflict", err)
	}
	if _, err := d.Hearings.Begin(t.Context(), desk.Clerk, desk.At(d.Assigned(t, 2))); !problem.Is(err, problem.Conflict) {
		t.Errorf("without a slot: got %v, want a conflict", err)
	}
}
