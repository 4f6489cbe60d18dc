package app_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"timbang/internal/access"
	"timbang/internal/app"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// twins are two programs on one database.
type twins struct {
	*testing.T
	a, b *app.App
	dsn  string
}

func openTwins(t *testing.T) *twins {
	t.Helper()
	cfg := demoSettings(t)
	when := app.Options{Now: func() time.Time { return noon }}
	x := &twins{T: t, dsn: cfg.DatabaseURL, a: open(t, cfg, when)}
	x.b = open(t, cfg, when)
	return x
}

// both runs fn in both programs at once.
func (x *twins) both(fn func(n int, a *app.App)) {
	var all sync.WaitGroup
	for n, a := range []*app.App{x.a, x.b} {
		all.Go(func() { fn(n, a) })
	}
	all.Wait()
}

// TestTwoProgramsOnOneDatabaseAreOne works with two programs behind one address,
// as behind a load balancer that knows nobody.
func TestTwoProgramsOnOneDatabaseAreOne(t *testing.T) {
	t.Parallel()
	x := openTwins(t)
	x.sessions()
	x.conflict()
	x.numbers()
	x.jobs()
	whole, err := x.b.Audits.Verify(t.Context(), nil)
	must(t, err)
	for _, chain := range whole {
		if len(chain.Faults) > 0 {
			t.Errorf("chain %q has %v", chain.Chain, chain.Faults)
		}
	}
}

// sessions signs in at one and out at the other.
func (x *twins) sessions() {
	cookies := signIn(x, x.a, "hakim.praya")
	if w := ask(x, x.b.Handler(), http.MethodGet, "/", nil, cookies); w.Code != http.StatusOK {
		x.Errorf("who signed in at the first is answered %d by the second", w.Code)
	}
	ask(x, x.b.Handler(), http.MethodPost, "/sign-out", url.Values{}, cookies)
	if w := ask(x, x.a.Handler(), http.MethodGet, "/", nil, cookies); w.Code == http.StatusOK && !strings.Contains(w.Body.String(), "Kata sandi") {
		x.Error("who signed out at the second is still in at the first")
	}
}

// conflict saves one note of a judge at both from the same beginning.
func (x *twins) conflict() {
	path := "/petitions/" + string(x.some(petition.InHearing).ID) + "/note"
	cookies := signIn(x, x.a, "hakim.praya")
	codes := make([]int, 2)
	x.both(func(n int, a *app.App) {
		form := url.Values{"version": {"0"}, "words": {"Tanyakan sekolahnya."}}
		codes[n] = ask(x, a.Handler(), http.MethodPost, path, form, cookies).Code
	})
	if codes[0]+codes[1] != http.StatusSeeOther+http.StatusConflict {
		x.Errorf("one note saved at both at once: %v, want one saved and one told of it", codes)
	}
}

// some is one petition of Praya in a state that hakim.praya hears, or of any.
func (x *twins) some(state petition.Status) *petition.Petition {
	x.Helper()
	judge, err := x.a.DB.AccountByName(x.Context(), "hakim.praya")
	must(x.T, err)
	all, err := x.a.DB.Petitions(x.Context(), access.Scope{Court: "PA.Pra"}, petition.Filter{})
	must(x.T, err)
	for _, line := range all {
		p, err := x.a.DB.Petition(x.Context(), line.ID)
		must(x.T, err)
		if p.Status == state && (p.JudgeID == "" || p.JudgeID == judge.ID) {
			return p
		}
	}
	x.Fatalf("the demonstration has no petition that is %s", state)
	return nil
}

// numbers registers one petition at both at once.
func (x *twins) numbers() {
	p := x.some(petition.Submitted)
	clerk, err := x.a.DB.AccountByName(x.Context(), "petugas.praya")
	must(x.T, err)
	errs := make([]error, 2)
	x.both(func(n int, a *app.App) {
		ctx := identity.On(x.Context(), clerk.Actor())
		in := petition.Enrolment{Number: "977/Pdt.P/2026/PA.Pra", On: calendar.Of(noon), Advance: 100_000, Receipt: "K-1"}
		_, errs[n] = a.Petitions.Register(ctx, clerk.Actor(), petition.Revision{ID: p.ID, Version: p.Version}, in)
	})
	if (errs[0] == nil) == (errs[1] == nil) {
		x.Errorf("one petition registered at both at once: %v, want it registered once", errs)
	}
}

// jobs lets both look for work while one bundle is to be bound.
func (x *twins) jobs() {
	judge, err := x.a.DB.AccountByName(x.Context(), "hakim.praya")
	must(x.T, err)
	p := x.some(petition.InHearing)
	_, err = x.a.Briefs.Issue(x.Context(), judge.Actor(), p.ID)
	must(x.T, err)
	counted := func() string { return column(x, dial(x, x.dsn), "select count(*)::text from bundle")[0] }
	before := counted()
	j, err := x.a.Briefs.AskBundle(x.Context(), judge.Actor(), p.ID)
	must(x.T, err)
	x.both(func(_ int, a *app.App) {
		if _, err := a.Await(x.Context(), j.ID); err != nil {
			x.Error(err)
		}
	})
	if before != "1" || counted() != "2" {
		x.Errorf("of %s bundles the two programs made %s", before, counted())
	}
}
