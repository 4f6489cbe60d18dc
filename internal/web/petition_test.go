package web_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/petition"
	"timbang/internal/testkit/site"
	"timbang/templates"
)

func TestThePagesOfAPetitionKeepTheirPromises(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/permohonan-*.txt", open)
}

// injected is what nobody may run in another person's browser.
const injected = `<b>Siti"'`

func TestANameIsTextOnEveryPage(t *testing.T) {
	t.Parallel()
	c := newCourt(t)
	by, ctx := c.people["petugas.praya"], t.Context()
	p := c.filled()
	for _, part := range wholeCase() {
		p = c.must(c.petitions.Amend(ctx, by, at(p), poisoned(part), false))
	}
	for _, kind := range []petition.DocumentKind{"a", "b", "c", "d", "e", "f"} {
		d := petition.Document{PetitionID: p.ID, Kind: kind, Number: injected, Issuer: injected, Why: injected, OriginalSeen: true}
		if _, err := c.petitions.PutDocument(ctx, by, d, nil); err != nil {
			t.Fatal(err)
		}
	}
	clerk := c.signIn(t, "petugas.praya")
	see := func(cookies []*http.Cookie, paths ...string) {
		for _, path := range paths {
			html := c.get(cookies, "/petitions/"+string(p.ID)+path)
			if strings.Contains(html, "<b>Siti") {
				t.Errorf("%s runs what was typed", path)
			}
			if len(html) == 0 {
				t.Errorf("%s is empty", path)
			}
		}
	}
	see(clerk, "", "/review", "/steps/petitioner", "/steps/domicile", "/steps/child", "/steps/spouse", "/steps/spouse-parents", "/steps/reason", "/documents/d")
	p = c.must(c.petitions.Submit(ctx, by, at(p)))
	see(clerk, "", "/check", "/register")
	p = c.must(c.petitions.Return(ctx, by, at(p), injected))
	see(clerk, "")
	p = c.must(c.petitions.Submit(ctx, by, at(p)))
	p = c.must(c.petitions.Register(ctx, by, at(p), petition.Enrolment{Number: "3/Pdt.P/2026/PA.Pra", On: calendar.Of(monday), Prodeo: true, Receipt: injected}))
	if err := c.petitions.Tie(ctx, by, p.ID, c.registered("4/Pdt.P/2026/PA.Pra").ID, injected); err != nil {
		t.Fatal(err)
	}
	c.must(c.petitions.Assign(ctx, c.people["panitera.praya"], at(p), c.people["hakim.praya"].ID, injected))
	see(clerk, "", "/history", "/link")
	see(c.signIn(t, "hakim.praya"), "", "/history")
}

// poisoned is a part in which the free texts are injected.
func poisoned(part petition.Part) petition.Part {
	switch x := part.(type) {
	case petition.Petitioners:
		for i := range x.People {
			x.People[i].Name, x.People[i].Father, x.People[i].Address, x.People[i].Phone, x.People[i].Occupation = injected, injected, injected, injected, injected
		}
		return x
	case petition.Child:
		x.Name, x.Father, x.School, x.LivesWith, x.BirthPlace = injected, injected, injected, injected, injected
		return x
	case petition.Spouse:
		x.Name, x.Address = injected, injected
		return x
	case petition.SpouseParents:
		x.Father.Name, x.Mother.Address, x.Note = injected, injected, injected
		return x
	case petition.Domicile:
		x.Street = injected
		return x
	case petition.Reason:
		x.Words, x.KUA, x.Refusal = injected, injected, injected
		return x
	}
	return part
}

// get asks for a page that must be there.
func (c *court) get(cookies []*http.Cookie, path string) string {
	c.t.Helper()
	r := httptest.NewRequestWithContext(c.t.Context(), http.MethodGet, "https://timbang.test"+path, nil)
	for _, k := range cookies {
		r.AddCookie(k)
	}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		c.t.Errorf("GET %s = %d", path, w.Code)
	}
	return w.Body.String()
}

func TestThePagesOfAPetitionAreLight(t *testing.T) {
	t.Parallel()
	c := newCourt(t)
	clerk, p := c.signIn(t, "petugas.praya"), "/petitions/"+string(c.filled().ID)
	css, err := templates.FS.ReadFile("static/timbang.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{p, p + "/steps/domicile", p + "/steps/petitioner", p + "/review"} {
		size := packed(t, []byte(c.get(clerk, path))) + packed(t, css)
		t.Logf("%s and its styles: %d bytes", path[len(p):], size)
		if size > 40_000 {
			t.Errorf("%s and its styles weigh %d bytes compressed, want at most 40.000", path[len(p):], size)
		}
	}
}

func packed(t *testing.T, b []byte) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, 5)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
