package desk

import (
	"context"
	"encoding/json"
	"testing"

	"timbang/internal/audit"
	"timbang/internal/petition"
)

// Audit returns what was done to a petition and all that hangs on it, the
// newest first.
func (d *Desk) Audit(t testing.TB, id petition.ID) []audit.Entry {
	t.Helper()
	out, err := d.DB.History(t.Context(), string(id), 0, 500)
	must(t, err)
	return out
}

// Added runs fn and returns the audit entries that it left, the oldest first;
// their Note holds the changes as JSON.
func (d *Desk) Added(t testing.TB, fn func(ctx context.Context)) []audit.Entry {
	t.Helper()
	var before int64
	c := d.AsOwner(t)
	must(t, c.QueryRow(t.Context(), "select coalesce(max(seq), 0) from audit").Scan(&before))
	fn(t.Context())
	rows, err := c.Query(t.Context(), `select seq, kind, subject from audit where seq > $1 order by seq`, before)
	must(t, err)
	defer rows.Close()
	var out []audit.Entry
	for rows.Next() {
		var e audit.Entry
		must(t, rows.Scan(&e.Seq, &e.Kind, &e.Subject))
		out = append(out, d.entry(t, e))
	}
	must(t, rows.Err())
	return out
}

// entry reads an entry of which the place is known.
func (d *Desk) entry(t testing.TB, at audit.Entry) audit.Entry {
	t.Helper()
	all, err := d.DB.Trail(t.Context(), at.Kind, at.Subject)
	must(t, err)
	for _, e := range all {
		if e.Seq == at.Seq {
			changes, err := json.Marshal(e.Changes)
			must(t, err)
			e.Note = string(changes)
			return e
		}
	}
	t.Fatalf("the trail of %s %s misses entry %d", at.Kind, at.Subject, at.Seq)
	return at
}
