package petition_test

import (
	"context"
	"strings"
	"testing"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// second is the other judge of PA Praya with a reason.
func second() petition.Bench {
	return petition.Bench{Judge: desk.SecondJudge.ID, Deputy: "Lalu Awang", Why: "Hakim dimutasi."}
}

func TestAReplacedJudgeNoLongerFindsThePetition(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.InHearing(t, 1)
	r := d.Asked(t, p)
	p = d.Again(t, p.ID)
	entries := d.Added(t, func(ctx context.Context) {
		if _, err := d.Petitions.Replace(ctx, desk.Registrar, desk.At(p), second()); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "petition.replace" || !strings.Contains(entries[0].Note, desk.Judge.Name) || !strings.Contains(entries[0].Note, desk.SecondJudge.Name) {
		t.Errorf("the audit reads %+v, want one entry with both names", entries)
	}
	p = d.Again(t, p.ID)
	for name, read := range map[string]func(by identity.Actor) error{
		"petition": func(by identity.Actor) error { _, err := d.Petitions.Show(t.Context(), by, p.ID); return err },
		"hearings": func(by identity.Actor) error { _, err := d.Hearings.Of(t.Context(), by, p); return err },
		"case":     func(by identity.Actor) error { _, err := d.Rulings.Of(t.Context(), by, p); return err },
		"history":  func(by identity.Actor) error { _, err := d.Petitions.History(t.Context(), by, p.ID, 0); return err },
		"referral": func(by identity.Actor) error { _, err := d.Referrals.Show(t.Context(), by, r.ID); return err },
	} {
		if err := read(desk.Judge); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s for the old judge: got %v, want not found", name, err)
		}
		if err := read(desk.SecondJudge); err != nil {
			t.Errorf("%s for the new judge: %v", name, err)
		}
	}
	all, err := d.DB.Assignments(t.Context(), p.ID)
	if err != nil || len(all) != 2 || all[0].Judge != desk.Judge.Name || all[1].Judge != desk.SecondJudge.Name || all[1].Why != "Hakim dimutasi." || all[1].Name != desk.Registrar.Name {
		t.Errorf("got %+v, %v, want both", all, err)
	}
}

func TestAReplacementIsRefusedWithWords(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	for field, in := range map[string]petition.Bench{
		"why":    {Judge: desk.SecondJudge.ID, Deputy: "Lalu Awang"},
		"deputy": {Judge: desk.SecondJudge.ID, Why: "Mutasi."},
		"judge":  {Judge: desk.OtherJudge.ID, Deputy: "Lalu Awang", Why: "Mutasi."},
	} {
		if _, err := d.Petitions.Replace(t.Context(), desk.Registrar, desk.At(p), in); !problem.Is(err, problem.Invalid) || problem.Of(err).At(field) == "" {
			t.Errorf("%s: got %v, want it named", field, err)
		}
	}
	same := petition.Bench{Judge: p.JudgeID, Deputy: p.Deputy, Why: "Tidak ada."}
	if _, err := d.Petitions.Replace(t.Context(), desk.Registrar, desk.At(p), same); !problem.Is(err, problem.Invalid) {
		t.Errorf("nobody else: got %v, want invalid", err)
	}
	if _, err := d.Petitions.Replace(t.Context(), desk.Registrar, desk.At(d.Registered(t, 2)), second()); !problem.Is(err, problem.Conflict) {
		t.Errorf("before a judge is named: got %v, want a conflict", err)
	}
	deputy := petition.Bench{Judge: p.JudgeID, Deputy: "Lalu Awang", Why: "Cuti."}
	if q, err := d.Petitions.Replace(t.Context(), desk.Registrar, desk.At(p), deputy); err != nil || q.Deputy != "Lalu Awang" || q.JudgeID != p.JudgeID {
		t.Errorf("another deputy: got %+v, %v", q, err)
	}
}
