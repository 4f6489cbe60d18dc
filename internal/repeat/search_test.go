package repeat_test

import (
	"context"
	"fmt"
	"testing"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/repeat"
	"timbang/internal/testkit/desk"
)

// called opens a petition for a child of a name.
func called(t *testing.T, d *desk.Desk, n int, name string) *petition.Petition {
	t.Helper()
	p := d.Registered(t, n)
	p.Child.Name = name
	d.Do(t, func(ctx context.Context) error { return d.Petitions.Store.SavePetition(ctx, p) })
	return p
}

// finds is what a search finds.
func finds(ctx context.Context, d *desk.Desk, by identity.Actor, text string) ([]petition.Summary, error) {
	x, err := d.Repeats.Search(ctx, by, text)
	if err != nil {
		return nil, err
	}
	return x.All, nil
}

func TestTheBoxTellsNumbersDaysAndNamesApart(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 7)
	d.Asked(t, p)
	number := string(p.Number)
	for text, c := range map[string]struct {
		by   repeat.By
		want int
	}{
		number: {repeat.ByNumber, 1}, "7": {repeat.ByNumber, 1}, "7/2026": {repeat.ByNumber, 1}, " 7 / pdt.p / 2026 ": {repeat.ByNumber, 1}, "007/Pdt.P/2026/PA.Pra": {repeat.ByNumber, 1},
		"7/2025": {repeat.ByNumber, 0}, "8": {repeat.ByNumber, 0}, "77": {repeat.ByNumber, 0},
		p.Child.NIK.Digits(): {repeat.ByPerson, 1}, p.Petitioners[0].NIK.Digits(): {repeat.ByPerson, 1}, "5202 0101 0101 9998": {repeat.ByPerson, 0},
		"24-12-2026": {repeat.ByHearing, 0}, p.Child.Name: {repeat.ByName, 1},
	} {
		x, err := d.Repeats.Search(t.Context(), desk.Clerk, text)
		if err != nil || x.By != c.by || len(x.All) != c.want {
			t.Errorf("%q: %+v, %v, want %d by %s", text, x, err, c.want, c.by)
		}
	}
	x, err := d.Repeats.Search(t.Context(), desk.Clerk, "Lombok Tengah")
	if err != nil || len(x.Asks) != 1 {
		t.Errorf("an agency's name: %+v, %v, want the case about which it was asked", x, err)
	}
	if x, err := d.Repeats.Search(t.Context(), desk.OtherClerk, "Lombok Tengah"); err != nil || len(x.Asks) != 0 {
		t.Errorf("another court: %+v, %v", x, err)
	}
}

func TestAPersonIsFoundByAnySpellingAndByBeginnings(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	rizki, nur := called(t, d, 1, "Muhammad Rizki Khairul"), called(t, d, 2, "Baiq Nur'aini Djohariyah")
	for text, want := range map[string]*petition.Petition{
		"Muhammad Rizki": rizki, "moh rizky": rizki, "Mhd. Rizqi": rizki, "RIZ": rizki, "khairul muh": rizki, "hairul": rizki, "Chairoel": rizki,
		"nuraini": nur, "Nur Aini": nur, "Bq. Nuraini": nur, "djohar": nur, "Johariyah": nur, "johari": nur,
		"rizki nuraini": nil, "rifki": nil, "airul": nil, "Zulkarnain": nil,
	} {
		got, err := finds(t.Context(), d, desk.Clerk, text)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil && len(got) > 0 || want != nil && (len(got) != 1 || got[0].ID != want.ID) {
			t.Errorf("%q found %d petitions", text, len(got))
		}
	}
	if got, err := finds(t.Context(), d, desk.Clerk, "amaq wangsa"); err != nil || len(got) != 2 {
		t.Errorf("a petitioner's name found %d, %v, want both", len(got), err)
	}
}

func TestASearchShowsOnlyWhatExistsForWhoAsks(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := called(t, d, 1, "Muhammad Rizki")
	for name, c := range map[string]struct {
		by   identity.Actor
		want int
	}{"clerk": {desk.Clerk, 1}, "registrar": {desk.Registrar, 1}, "judge of another case": {desk.Judge, 0}, "other court": {desk.OtherClerk, 0}} {
		entries := d.Added(t, func(ctx context.Context) {
			if got, err := finds(ctx, d, c.by, "rizki"); err != nil || len(got) != c.want {
				t.Errorf("%s found %d, %v, want %d", name, len(got), err, c.want)
			}
		})
		if len(entries) != 1 || entries[0].Action != "petition.search" || fmt.Sprint(entries[0]) == "" {
			t.Errorf("%s left %v, want one entry", name, entries)
		}
	}
	if _, err := finds(t.Context(), d, desk.Assessor, "rizki"); !problem.Is(err, problem.Forbidden) {
		t.Errorf("an assessor got %v, want Forbidden", err)
	}
	for _, text := range []string{"", "ri", "r. k.", "%", "--"} {
		if _, err := finds(t.Context(), d, desk.Clerk, text); !problem.Is(err, problem.Invalid) {
			t.Errorf("%q: %v, want Invalid", text, err)
		}
	}
	var clear int
	if err := d.AsOwner(t).QueryRow(t.Context(), "select count(*) from name_token where name_token::text ilike '%riz%' or petition_id <> $1", string(p.ID)).Scan(&clear); err != nil || clear > 0 {
		t.Errorf("%d rows of tokens, %v, want none that shows a name", clear, err)
	}
}

func TestTokensOfAnotherKeyAreMadeAnew(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	called(t, d, 1, "Muhammad Rizki")
	d.Repeats.Keys = d.Repeats.Keys.Add()
	d.DB.Keys = d.Repeats.Keys
	found := func() int {
		got, err := finds(t.Context(), d, desk.Clerk, "rizki")
		if err != nil {
			t.Fatal(err)
		}
		return len(got)
	}
	if n := found(); n != 1 {
		t.Errorf("before Backfill %d are found, want 1 by the earlier key", n)
	}
	if n, err := d.Repeats.Backfill(t.Context()); err != nil || n != 1 {
		t.Errorf("Backfill = %d, %v, want 1", n, err)
	}
	var old int
	if err := d.AsOwner(t).QueryRow(t.Context(), "select count(*) from name_token where keys = 1").Scan(&old); err != nil || old > 0 || found() != 1 {
		t.Errorf("%d rows by the earlier key, %v, %d found", old, err, found())
	}
}
