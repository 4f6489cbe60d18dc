package seed_test

import (
	"context"
	"testing"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/repeat"
	"timbang/internal/seed"
	"timbang/internal/testkit/desk"
)

func TestTheDemonstrationIsMultiplied(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Decided(t, d.InHearing(t, 1))
	s := &seed.Service{Store: d.DB, Index: d.Repeats, Now: d.Now}
	run := func(n int) (made []int) {
		t.Helper()
		err := s.Run(t.Context(), []identity.CourtID{desk.Praya}, n, func(n int) { made = append(made, n) })
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	if got := run(30); len(got) != 1 || got[0] != 30 {
		t.Errorf("the first run tells of %v, want 30", got)
	}
	if got := run(40); len(got) != 1 || got[0] != 40 {
		t.Errorf("the second run tells of %v, want 40 with those of the first", got)
	}
	all, err := d.DB.Petitions(t.Context(), access.Of(desk.Clerk), petition.Filter{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[petition.Number]bool{}
	for _, x := range all {
		numbers[x.Number] = true
		findable(t, d, x.ID)
	}
	if len(numbers) != 41 {
		t.Errorf("%d numbers, want those of 40 and of the one before", len(numbers))
	}
}

// findable reads a petition that was made, and looks for it by the name of its
// child.
func findable(t *testing.T, d *desk.Desk, id petition.ID) {
	t.Helper()
	p := d.Again(t, id)
	if said := p.Child.NIK.Warnings(p.Child.Born, p.Child.Sex, calendar.Of(d.Now())); len(said) > 0 {
		t.Errorf("the NIK of a child: %v", said)
	}
	found, err := d.Repeats.Search(t.Context(), desk.Clerk, p.Child.Name)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range found.All {
		if x.ID == id {
			return
		}
	}
	t.Errorf("a petition is not found by the name of its child")
}

func TestARegisterHasAnEnd(t *testing.T) {
	t.Parallel()
	s := &seed.Service{Index: &repeat.Service{}}
	if err := s.Run(context.Background(), []identity.CourtID{"PA.Pra"}, seed.Most(1)+1, nil); !problem.Is(err, problem.Invalid) {
		t.Errorf("more than the register has numbers: %v", err)
	}
}

func TestWithoutADecidedPetitionNothingIsMultiplied(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	s := &seed.Service{Store: d.DB, Index: d.Repeats, Now: d.Now}
	if err := s.Run(t.Context(), []identity.CourtID{desk.Praya}, 1, nil); !problem.Is(err, problem.Conflict) {
		t.Errorf("an empty database: %v", err)
	}
}
