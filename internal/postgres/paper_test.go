package postgres_test

import (
	"testing"

	"timbang/internal/petition"
	"timbang/internal/testkit/desk"
)

// lent is a desk on which petition 1 refers to a paper of petition 2.
func lent(t *testing.T) *desk.Desk {
	t.Helper()
	d := desk.Open(t)
	a, b := d.Registered(t, 1), d.Registered(t, 2)
	if err := d.Petitions.Tie(t.Context(), desk.Clerk, a.ID, b.ID, "Kedua calon di bawah umur."); err != nil {
		t.Fatal(err)
	}
	docs, err := d.DB.Documents(t.Context(), b.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Petitions.Refer(t.Context(), desk.Clerk, a.ID, petition.Referring{Document: docs[0].ID, UsedAs: "e", TheirChild: petition.TheSpouse})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestALinkAndAReferenceAreOnlyEverEnded(t *testing.T) {
	t.Parallel()
	d := lent(t)
	c := d.AsOwner(t)
	for _, sql := range []string{
		"update petition_link set why = 'x'", "delete from petition_link", "truncate petition_link",
		"update document_reference set used_as = 'd'", "update document_reference set their_child = 'lain'", "delete from document_reference", "truncate document_reference",
		"update document_reference set withdrawn_at = now()",
	} {
		if got := code(c.Exec(t.Context(), sql)); got != refused && got != "23514" {
			t.Errorf("%s: got %q, want a refusal", sql, got)
		}
	}
	for _, sql := range []string{
		"update petition_link set unlinked_at = now(), unlinked_by = 'clerk', unlink_why = 'x'",
		"update document_reference set withdrawn_at = now(), withdrawn_by = 'clerk', withdrawn_why = 'x'",
	} {
		if got := code(c.Exec(t.Context(), sql)); got != "" {
			t.Errorf("%s: got %q, want it done once", sql, got)
		}
		if got := code(c.Exec(t.Context(), sql)); got != refused {
			t.Errorf("%s a second time: got %q, want a refusal", sql, got)
		}
	}
}

// TestNoReferenceCrossesTheCourts tries what no verb does: the schema itself
// joins a reference, its two petitions and the document by one court.
func TestNoReferenceCrossesTheCourts(t *testing.T) {
	t.Parallel()
	d := lent(t)
	foreign, err := d.Petitions.Open(t.Context(), desk.OtherClerk, desk.Ticket())
	if err != nil {
		t.Fatal(err)
	}
	const row = `insert into document_reference (id, petition_id, owner_id, court_id, document_id, used_as, their_child, referred_at, referred_by, version)
		select 'x', $1, owner_id, $2, document_id, 'e', 'calon', now(), 'clerk', 1 from document_reference`
	c := d.AsOwner(t)
	for _, court := range []string{"PA.Pra", "PA.Mtr"} {
		if got := code(c.Exec(t.Context(), row, string(foreign.ID), court)); got != "23503" {
			t.Errorf("%s: got %q, want the foreign key", court, got)
		}
	}
}
