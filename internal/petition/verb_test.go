package petition_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// verbs is every verb on a petition, with the offices that have it. Whoever is
// refused is refused before anything else is looked at.
func verbs(d *desk.Desk) map[string]struct {
	offices []identity.Office
	do      func(ctx context.Context, by identity.Actor, at petition.Revision) error
} {
	type verb = struct {
		offices []identity.Office
		do      func(ctx context.Context, by identity.Actor, at petition.Revision) error
	}
	const (
		clerk, judge, registrar, operator = identity.Clerk, identity.Judge, identity.Registrar, identity.Operator
	)
	s := d.Petitions
	return map[string]verb{
		"amend": {[]identity.Office{clerk}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Amend(ctx, by, at, petition.Reason{Words: "Lain."}, false)
			return err
		}},
		"put document": {[]identity.Office{clerk}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.PutDocument(ctx, by, petition.Document{PetitionID: at.ID, Kind: "lain", Title: "Pernyataan", Number: "1"}, nil)
			return err
		}},
		"submit": {[]identity.Office{clerk}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Submit(ctx, by, at)
			return err
		}},
		"return": {[]identity.Office{clerk, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Return(ctx, by, at, "Lengkapi alamat.")
			return err
		}},
		"defects": {[]identity.Office{clerk, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Defects(ctx, by, at.ID)
			return err
		}},
		"register": {[]identity.Office{clerk, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Register(ctx, by, at, desk.Enrolment(77))
			return err
		}},
		"assign": {[]identity.Office{registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Assign(ctx, by, at, desk.Judge.ID, "Baiq Kuta")
			return err
		}},
		"replace": {[]identity.Office{registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Replace(ctx, by, at, second())
			return err
		}},
		"close moot": {[]identity.Office{clerk, judge, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := d.Rulings.CloseMoot(ctx, by, at, petition.Ruling{Kind: petition.StruckOut, On: calendar.MustDate("2026-11-23")})
			return err
		}},
		"link": {[]identity.Office{clerk, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			return s.Tie(ctx, by, at.ID, "nobody", "Pasal 8")
		}},
		"unlink": {[]identity.Office{clerk, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			return s.Untie(ctx, by, at.ID, "nobody", "Keliru.")
		}},
		"offers": {[]identity.Office{clerk}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Offers(ctx, by, at.ID)
			return err
		}},
		"refer": {[]identity.Office{clerk}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Refer(ctx, by, at.ID, petition.Referring{Document: "nothing", UsedAs: "e", TheirChild: petition.TheSpouse})
			return err
		}},
		"withdraw": {[]identity.Office{clerk}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			return s.Withdraw(ctx, by, at.ID, "nothing", "Keliru.")
		}},
		"decide": {[]identity.Office{clerk, judge, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := d.Rulings.Decide(ctx, by, at, granted())
			return err
		}},
		"archive": {[]identity.Office{clerk, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Archive(ctx, by, at)
			return err
		}},
		"show": {[]identity.Office{clerk, judge, registrar, operator}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Show(ctx, by, at.ID)
			return err
		}},
		"reveal": {[]identity.Office{clerk, judge, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.Reveal(ctx, by, at.ID)
			return err
		}},
		"history": {[]identity.Office{clerk, judge, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.History(ctx, by, at.ID, 0)
			return err
		}},
		"letter": {[]identity.Office{clerk, judge, registrar, operator}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := s.LetterOf(ctx, by, at.ID, identity.Court{})
			return err
		}},
		"file": {[]identity.Office{clerk, judge, registrar, operator}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, _, err := s.File(ctx, by, at.ID, "nothing")
			return err
		}},
		"schedule": {[]identity.Office{clerk, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := d.Hearings.Schedule(ctx, by, at, desk.Slot(1))
			return err
		}},
		"begin": {[]identity.Office{clerk, judge, registrar}, func(ctx context.Context, by identity.Actor, at petition.Revision) error {
			_, err := d.Hearings.Begin(ctx, by, at)
			return err
		}},
	}
}

func TestAVerbIsForbiddenToOtherOfficesAndFindsNothingOfOthers(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	for name, v := range verbs(d) {
		for _, by := range desk.Everybody {
			has := slices.Contains(v.offices, by.Office)
			if has && (by == desk.Clerk || by == desk.Judge || by == desk.Registrar || by.Office == identity.Operator) {
				continue
			}
			want := problem.Forbidden
			if has {
				want = problem.NotFound
			}
			entries := d.Added(t, func(ctx context.Context) {
				if err := v.do(ctx, by, desk.At(p)); !problem.Is(err, want) {
					t.Errorf("%s by %s: got %v, want kind %d", name, by.ID, err, want)
				}
			})
			if len(entries) != 0 {
				t.Errorf("%s by %s left %v", name, by.ID, entries)
			}
		}
	}
	if got := d.Again(t, p.ID); got.Version != p.Version || got.Status != p.Status {
		t.Errorf("the petition is at version %d and %s", got.Version, got.Status)
	}
}

func TestEveryReadingOfAPetitionIsRecorded(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Submitted(t)
	if _, err := d.Petitions.Return(t.Context(), desk.Clerk, desk.At(p), "Lengkapi alamat."); err != nil {
		t.Fatal(err)
	}
	all := verbs(d)
	for name, want := range map[string]string{
		"show": "petition.read", "reveal": "petition.reveal", "history": "petition.history", "letter": "petition.letter",
	} {
		entries := d.Added(t, func(ctx context.Context) {
			if err := all[name].do(ctx, desk.Registrar, desk.At(p)); err != nil {
				t.Fatal(err)
			}
		})
		if len(entries) != 1 || entries[0].Action != want || entries[0].Subject != string(p.ID) {
			t.Errorf("%s: got %v, want one entry %s", name, entries, want)
		}
	}
}

func TestAPetitionThatSomebodyElseChangedIsAConflict(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	stale := petition.Revision{ID: p.ID, Version: p.Version - 1}
	for name, v := range verbs(d) {
		if slices.Contains([]string{"show", "reveal", "history", "letter", "file", "defects", "put document", "link", "unlink", "offers", "refer", "withdraw"}, name) {
			continue // these change nothing of the petition itself
		}
		by := desk.Registrar
		if len(v.offices) == 1 && v.offices[0] == identity.Clerk {
			by = desk.Clerk
		}
		if err := v.do(t.Context(), by, stale); !problem.Is(err, problem.Conflict) || problem.Of(err).Words != problem.Stale().Words {
			t.Errorf("%s: got %v, want a conflict", name, err)
		}
	}
	if got := d.Again(t, p.ID).Version; got != p.Version {
		t.Errorf("version %d, want %d", got, p.Version)
	}
}

// TestNoVerbLeavesTheDrawing lets a petition through verbs in any order: every
// change of state is one of the drawing, every success leaves one entry, every
// refusal leaves nothing.
func TestNoVerbLeavesTheDrawing(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	all := verbs(d)
	names := []string{"amend", "submit", "return", "register", "assign", "replace", "schedule", "begin", "decide", "close moot", "archive"}
	owner := d.AsOwner(t)
	entries := func(id petition.ID) (n int) {
		if err := owner.QueryRow(t.Context(), `select count(*) from audit where "case" = $1`, string(id)).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	register := 0
	rapid.Check(t, func(r *rapid.T) {
		p, before := d.Submitted(t), 0
		before = entries(p.ID)
		for range rapid.IntRange(5, 14).Draw(r, "steps") {
			name := rapid.SampledFrom(names).Draw(r, "verb")
			by := rapid.SampledFrom([]identity.Actor{desk.Clerk, desk.Judge, desk.SecondJudge, desk.Registrar, desk.OtherClerk}).Draw(r, "by")
			at := desk.At(p)
			at.Version -= rapid.SampledFrom([]int{0, 0, 0, 0, 0, 1}).Draw(r, "behind")
			var err error
			if name == "register" {
				register++
				in := desk.Enrolment(register)
				_, err = d.Petitions.Register(t.Context(), by, at, in)
			} else {
				err = all[name].do(t.Context(), by, at)
			}
			q, n := d.Again(t, p.ID), entries(p.ID)
			if words := step(p, q, n-before, err); words != "" {
				r.Fatalf("%s by %s: %s", name, by.ID, words)
			}
			p, before = q, n
		}
	})
}

// step says what is wrong with a step from p to q that left n entries, or
// nothing.
func step(p, q *petition.Petition, n int, err error) string {
	switch {
	case err != nil && problem.Of(err).Kind == problem.Internal:
		return "broke: " + err.Error()
	case err != nil && (p.Version != q.Version || p.Status != q.Status || n != 0):
		return fmt.Sprintf("was refused (%v) and left %d entries, %s", err, n, q.Status)
	case err == nil && (n != 1 || q.Version != p.Version+1):
		return fmt.Sprintf("left %d entries and version %d after %d", n, q.Version, p.Version)
	case err == nil && p.Status != q.Status && !p.Status.May(q.Status):
		return fmt.Sprintf("went from %s to %s", p.Status, q.Status)
	}
	return ""
}
