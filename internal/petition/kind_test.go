package petition_test

import (
	"slices"
	"testing"

	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func kinds(court identity.CourtID) (out []petition.DocumentKind) {
	for _, a := range petition.Checklist(court) {
		out = append(out, a.Kind)
	}
	return out
}

func TestTheChecklistIsThatOfTheCourt(t *testing.T) {
	t.Parallel()
	want := map[identity.CourtID][]petition.DocumentKind{
		desk.Praya:   {"a", "b", "c", "d", "e", "f", "kedudukan", "kesehatan", "penolakan", "n1", "lpa", "lain"},
		desk.Mataram: {"a", "b", "c", "d", "e", "f", "kedudukan", "kesehatan", "penolakan", "n1", "lain"},
	}
	for court, list := range want {
		if got := kinds(court); !slices.Equal(got, list) {
			t.Errorf("%s asks for %v, want %v", court, got, list)
		}
		for _, e := range law.Extras(string(court)) {
			k := petition.DocumentKind(e.Kind)
			if !slices.Contains(kinds(court), k) || k.Label() == "" {
				t.Errorf("%s: the row %s of the list is not asked for", court, e.Kind)
			}
		}
	}
}

func TestAPaperThatTheCourtDoesNotAskForHasNoPlace(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p, err := d.Petitions.Open(t.Context(), desk.OtherClerk, desk.Ticket())
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[petition.DocumentKind]bool{"n1": true, "lpa": false, "x": false, "penolakan": true} {
		_, err := d.Petitions.PutDocument(t.Context(), desk.OtherClerk, petition.Document{PetitionID: p.ID, Kind: kind, Number: "1", Form: "N7"}, nil)
		if want && err != nil || !want && !problem.Is(err, problem.NotFound) {
			t.Errorf("%s: got %v, want a place: %v", kind, err, want)
		}
	}
}

func TestOtherPapersAreSeveralWithTitlesOfTheirOwn(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	other := func(n int, title string) error {
		_, err := d.Petitions.PutDocument(t.Context(), desk.Clerk, petition.Document{PetitionID: p.ID, Kind: petition.Other, Ordinal: n, Title: title, Number: "1"}, nil)
		return err
	}
	if err := other(1, ""); problem.Of(err).At("title") == "" {
		t.Errorf("without a title: got %v", err)
	}
	if err := other(2, "Kedua"); !problem.Is(err, problem.NotFound) {
		t.Errorf("the second before the first: got %v, want not found", err)
	}
	for n, title := range []string{"Pernyataan kepala dusun", "Akta cerai"} {
		if err := other(n+1, title); err != nil {
			t.Fatal(err)
		}
	}
	if err := other(2, "Lain lagi"); !problem.Is(err, problem.Conflict) {
		t.Errorf("over another's: got %v, want a conflict", err)
	}
	f, err := d.Petitions.Show(t.Context(), desk.Clerk, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, at := range f.Slots() {
		if at.Kind == petition.Other {
			titles = append(titles, at.String()+" "+petition.FindAt(f.Documents, at).Label())
		}
	}
	if want := []string{"lain Pernyataan kepala dusun", "lain-2 Akta cerai"}; !slices.Equal(titles, want) {
		t.Errorf("got %v, want %v", titles, want)
	}
	if next, ok := petition.NextOther(f.Documents); next.String() != "lain-3" || !ok {
		t.Errorf("the next is %s, %v", next, ok)
	}
	for n := 3; n <= 30; n++ {
		if err := other(n, "Lampiran"); err != nil {
			t.Fatal(n, err)
		}
	}
	if err := other(31, "Terlalu banyak"); !problem.Is(err, problem.NotFound) {
		t.Errorf("the 31st: got %v, want not found", err)
	}
}

func FuzzParseSlot(f *testing.F) {
	for _, s := range []string{"a", "d", "n1", "lpa", "lain", "lain-2", "lain-30", "lain-31", "lain-1", "lain-02", "a-2", "lain-", "-", "", "lain-2-3", "kesehatan"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at, ok := petition.ParseSlot(s)
		if !ok {
			return
		}
		if at.String() != s || at.Kind.Label() == "" || at.Ordinal < 1 || at.Ordinal > 30 || at.Ordinal > 1 && at.Kind != petition.Other {
			t.Errorf("%q is read as %+v", s, at)
		}
	})
}
