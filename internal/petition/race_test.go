package petition_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// submittedBy is a whole petition of the clerk's court that waits for its
// number.
func submittedBy(t testing.TB, d *desk.Desk, by identity.Actor) *petition.Petition {
	t.Helper()
	p, err := d.Petitions.Open(t.Context(), by, desk.Ticket())
	for _, part := range desk.Parts() {
		if err == nil {
			p, err = d.Petitions.Amend(t.Context(), by, desk.At(p), part, false)
		}
	}
	for _, letter := range strings.Split("abcdef", "") {
		if err == nil {
			_, err = d.Petitions.PutDocument(t.Context(), by, petition.Document{PetitionID: p.ID, Kind: petition.DocumentKind(letter), Number: "No. " + letter, OriginalSeen: true}, nil)
		}
	}
	if err == nil {
		p, err = d.Petitions.Submit(t.Context(), by, desk.At(p))
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// attempt is one clerk giving one number to one petition.
type attempt struct {
	by identity.Actor
	at petition.Revision
	n  int
}

// TestTwoClerksAtOnceNeverGiveOneNumberTwice lets the clerks of both courts
// register many petitions at the same moment under few numbers: of each court
// every number is given once, and the same petition gets one number only.
func TestTwoClerksAtOnceNeverGiveOneNumberTwice(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	const numbers, each = 3, 4
	var all []attempt
	for _, by := range []identity.Actor{desk.Clerk, desk.OtherClerk} {
		for i := range numbers * each {
			p := submittedBy(t, d, by)
			all = append(all, attempt{by, desk.At(p), i%numbers + 1}, attempt{by, desk.At(p), (i+1)%numbers + 1})
		}
	}
	start, ctx := make(chan struct{}), context.WithoutCancel(t.Context())
	var wg sync.WaitGroup
	errs := make([]error, len(all))
	for i, a := range all {
		wg.Go(func() {
			<-start
			in := desk.Enrolment(a.n)
			in.Number = fmt.Sprintf("%d/Pdt.P/2026/%s", a.n, a.by.Court)
			_, errs[i] = d.Petitions.Register(ctx, a.by, a.at, in)
		})
	}
	close(start)
	wg.Wait()
	given := map[petition.Number][]petition.ID{}
	won := 0
	for i, a := range all {
		switch {
		case errs[i] == nil:
			won++
			n := d.Again(t, a.at.ID).Number
			given[n] = append(given[n], a.at.ID)
		case !problem.Is(errs[i], problem.Conflict):
			t.Errorf("%s, number %d: got %v, want the number or a conflict", a.by.ID, a.n, errs[i])
		}
	}
	if won != 2*numbers || len(given) != 2*numbers {
		t.Errorf("%d registrations and %d numbers, want %d of each", won, len(given), 2*numbers)
	}
	for n, ids := range given {
		if len(ids) != 1 {
			t.Errorf("%s was given to %d petitions", n, len(ids))
		}
	}
	var entries int
	if err := d.AsOwner(t).QueryRow(t.Context(), "select count(*) from audit where action = 'petition.register'").Scan(&entries); err != nil || entries != won {
		t.Errorf("%d entries of registration, %v, want %d", entries, err, won)
	}
}

// TestTheOrderOfEvidenceDoesNotMatter puts the same papers on two petitions in
// two orders: what is open, what can be registered and what the law is told are
// the same.
func TestTheOrderOfEvidenceDoesNotMatter(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	kinds := strings.Split("abcdef", "")
	rapid.Check(t, func(r *rapid.T) {
		papers := rapid.SliceOfDistinct(rapid.SampledFrom(kinds), rapid.ID[string]).Draw(r, "papers")
		other := rapid.Permutation(papers).Draw(r, "other order")
		open := func(order []string) string {
			p := d.Draft(t)
			for _, k := range order {
				if _, err := d.Petitions.PutDocument(t.Context(), desk.Clerk, petition.Document{PetitionID: p.ID, Kind: petition.DocumentKind(k), Number: "No. " + k, OriginalSeen: true}, nil); err != nil {
					r.Fatal(err)
				}
			}
			p, err := d.Petitions.Submit(t.Context(), desk.Clerk, desk.At(p))
			if err != nil {
				r.Fatal(err)
			}
			defects, err := d.Petitions.Defects(t.Context(), desk.Clerk, p.ID)
			if err != nil {
				r.Fatal(err)
			}
			var words []string
			for _, x := range defects {
				words = append(words, x.Pasal+" "+x.Words)
			}
			return strings.Join(words, "\n")
		}
		got, want := open(other), open(papers)
		if got != want || (want == "") != (len(papers) == len(kinds)) {
			r.Fatalf("in the order %v the open items are\n%s\nin %v\n%s", other, got, papers, want)
		}
	})
}
