package postgres_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/brief"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// version is an issued brief with all its columns filled.
func version(p *petition.Petition, number int, code string) *brief.Issued {
	return &brief.Issued{
		ID: brief.ID(identity.NewID()), PetitionID: p.ID, CourtID: p.CourtID, Number: number, Code: code, Facts: "fakta " + code, SHA256: "jumlah " + code,
		Content: []byte("%PDF " + code), Sealed: []byte("isi " + code), IssuedAt: time.Date(2026, 11, 23, 1, 2, 3, 0, time.UTC), IssuedBy: desk.Judge.ID,
	}
}

func TestABriefComesBackAsItWasIssued(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	want := version(p, 1, "AAAAA-AAAAA")
	d.Do(t, func(ctx context.Context) error { return d.DB.SaveBrief(ctx, want) })
	got, err := d.DB.Brief(t.Context(), want.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, want, cmp.Comparer(time.Time.Equal)); diff != "" {
		t.Errorf("brief (-got +want):\n%s", diff)
	}
	for name, find := range map[string]func() (*brief.Issued, error){
		"code": func() (*brief.Issued, error) { return d.DB.BriefByCode(t.Context(), want.Code) },
		"hash": func() (*brief.Issued, error) { return d.DB.BriefByHash(t.Context(), want.SHA256) },
	} {
		if x, err := find(); err != nil || x.ID != want.ID || x.Content != nil || x.Sealed != nil {
			t.Errorf("by %s: %+v, %v, want the row without file and data", name, x, err)
		}
	}
}

func TestTheNewestBriefComesFirstAndWithItsData(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p, other := d.Draft(t), d.Draft(t)
	d.Do(t, func(ctx context.Context) error {
		for i, x := range []*brief.Issued{version(p, 1, "A"), version(p, 2, "B"), version(other, 1, "C")} {
			if err := d.DB.SaveBrief(ctx, x); err != nil {
				t.Errorf("brief %d: %v", i, err)
			}
		}
		return nil
	})
	x, err := d.DB.NewestBrief(t.Context(), p.ID)
	if err != nil || x.Number != 2 || string(x.Sealed) != "isi B" || x.Content != nil {
		t.Errorf("NewestBrief = %+v, %v, want number 2 with its data and without its file", x, err)
	}
	all, err := d.DB.Briefs(t.Context(), p.ID)
	if err != nil || len(all) != 2 || all[0].Code != "B" || all[0].Content != nil {
		t.Errorf("Briefs = %v, %v, want B and A without their files", all, err)
	}
}

func TestABriefThatIsNotThereIsNotFound(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	for name, find := range map[string]func() (*brief.Issued, error){
		"id":     func() (*brief.Issued, error) { return d.DB.Brief(t.Context(), "x") },
		"newest": func() (*brief.Issued, error) { return d.DB.NewestBrief(t.Context(), "x") },
		"code":   func() (*brief.Issued, error) { return d.DB.BriefByCode(t.Context(), "x") },
		"hash":   func() (*brief.Issued, error) { return d.DB.BriefByHash(t.Context(), "x") },
	} {
		if _, err := find(); !problem.Is(err, problem.NotFound) {
			t.Errorf("by %s: %v, want NotFound", name, err)
		}
	}
}

func TestAVersionIsIssuedOnce(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	d.Do(t, func(ctx context.Context) error { return d.DB.SaveBrief(ctx, version(p, 1, "A")) })
	err := d.DB.InTx(t.Context(), func(ctx context.Context) error { return d.DB.SaveBrief(ctx, version(p, 1, "B")) })
	if got := problem.Of(err); got.Kind != problem.Conflict || got.Words != "Ringkasan baru saja diterbitkan oleh orang lain. Muat ulang halaman." {
		t.Errorf("the second = %v, want Conflict with its words", err)
	}
}
