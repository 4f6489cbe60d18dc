package postgres_test

import (
	"context"
	"slices"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/petition"
	"timbang/internal/testkit/desk"
)

func contains(all []string, one string) bool { return slices.Contains(all, one) }

// count counts the rows of a table, which may have a condition.
func count(t testing.TB, d *desk.Desk, from string) int {
	t.Helper()
	var n int
	if err := d.AsOwner(t).QueryRow(t.Context(), "select count(*) from "+from).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// twin is a new petition with all that another one has.
func twin(p *petition.Petition, id petition.ID) *petition.Petition {
	q := *p
	q.ID, q.Version = id, 0
	return &q
}

// assessmentOf returns the one signed assessment of a petition.
func assessmentOf(ctx context.Context, d *desk.Desk, p *petition.Petition) (*assessment.Assessment, error) {
	all, err := d.DB.SignedOf(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	return &all[0], nil
}
