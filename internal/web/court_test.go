package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"timbang/forms"
	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/notice"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/protection"
	"timbang/internal/referral"
	"timbang/internal/repeat"
	"timbang/internal/report"
	"timbang/internal/sheet"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/journal"
	"timbang/internal/testkit/pgtest"
	"timbang/internal/testkit/site"
	"timbang/internal/web"
	"timbang/templates"
)

// courthouse is a whole site with two courts, on a database of its own and
// with a clock that stands until it is moved.
type courthouse struct {
	t        testing.TB
	db       *postgres.DB
	ownerDSN string
	server   *web.Server
	handler  http.Handler
	now      time.Time
	who      map[string]identity.Actor
	numbers  int
}

const everyonesPassword = "kata sandi rekaan"

// openCourt opens the site on Wednesday 25 November 2026, 08.00 WITA.
func openCourt(t testing.TB, settings web.Settings) *courthouse {
	t.Helper()
	ownerDSN, appDSN := pgtest.DSN(t)
	db, err := postgres.Open(t.Context(), appDSN, 4)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	db.Unasked = identity.TheOperator
	db.Keys = desk.Keys(t)
	catalogue, err := instrument.Load(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	h := &courthouse{t: t, db: db, ownerDSN: ownerDSN, now: time.Date(2026, 11, 25, 8, 0, 0, 0, calendar.WITA), who: map[string]identity.Actor{}}
	now := func() time.Time { return h.now }
	repeats := &repeat.Service{Store: db, Keys: desk.Keys(t), Now: now}
	h.server = &web.Server{
		Identity:    &identity.Service{Store: db, Hasher: identity.NewHasher(2, 64), Now: now},
		Petitions:   &petition.Service{Store: repeat.Keeper{Store: db, Index: repeats}, Now: now},
		Repeats:     repeats,
		Notices:     &notice.Service{Store: db, Now: now},
		Reports:     &report.Service{Store: db, Now: now},
		ReportPrint: pdf.LIPA8, ReadersPrint: pdf.Readers, DoorList: pdf.DoorList, ReportSheet: sheet.LIPA8, ListSheet: sheet.List,
		Hearings:    &hearing.Service{Store: db, Now: now},
		Referrals:   &referral.Service{Store: db, Now: now},
		Assessments: &assessment.Service{Store: db, Catalogue: catalogue, Keys: desk.Keys(t), Protector: &protection.Service{Store: db, Keys: desk.Keys(t), Now: now}, Now: now}, Protections: &protection.Service{Store: db, Keys: desk.Keys(t), Now: now},
		Agreements: &mou.Service{Store: db, Catalogue: catalogue, Now: now},
		Rulings:    &determination.Service{Store: db, Now: now},
		FollowUps:  &followup.Service{Store: db, Referrals: &referral.Service{Store: db, Now: now}, Now: now},
		Briefs:     &brief.Service{Store: db, Catalogue: catalogue, Keys: desk.Keys(t), Now: now},
		Directory:  db, SessionStore: db.Sessions(), Ready: db.Ping, Settings: settings,
		Files: templates.FS, Log: journal.Log(), Now: now,
	}
	if h.handler, err = h.server.Handler(); err != nil {
		t.Fatal(err)
	}
	h.handler = journal.Watch(h.handler)
	h.hire()
	return h
}

// hire gives every office of the two courts and of one agency a person.
func (h *courthouse) hire() {
	h.t.Helper()
	for _, a := range []identity.Account{
		{Username: "petugas.praya", Name: "Lale Rekaan", Office: identity.Clerk, CourtID: "PA.Pra"},
		{Username: "panitera.praya", Name: "Gede Rekaan", Office: identity.Registrar, CourtID: "PA.Pra"},
		{Username: "hakim.praya", Name: "Baiq Rekaan", Office: identity.Judge, Title: "Hakim", CourtID: "PA.Pra"},
		{Username: "hakim.lain", Name: "Zainal Rekaan", Office: identity.Judge, Title: "Hakim", CourtID: "PA.Pra"},
		{Username: "petugas.mataram", Name: "Made Rekaan", Office: identity.Clerk, CourtID: "PA.Mtr"},
		{Username: "panitera.mataram", Name: "Ketut Rekaan", Office: identity.Registrar, CourtID: "PA.Mtr"},
		{Username: "penyelia.uptd", Name: "Rina Rekaan", Office: identity.Supervisor, AgencyID: "uptd-ppa-loteng"},
		{Username: "asesor.uptd", Name: "Sari Rekaan", Office: identity.Assessor, Title: "Pekerja sosial", AgencyID: "uptd-ppa-loteng"},
		{Username: "pemantau", Name: "Wayan Rekaan", Office: identity.Monitor},
		{Username: "pengelola", Name: "Agus Rekaan", Office: identity.Admin},
	} {
		added, err := h.server.Identity.Add(h.t.Context(), identity.TheOperator, a, everyonesPassword)
		if err != nil {
			h.t.Fatal(err)
		}
		h.who[a.Username] = added.Actor()
	}
}

// on moves the clock to nine in the morning of a day.
func (h *courthouse) on(day string) {
	d := calendar.MustDate(day)
	h.now = time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, calendar.WITA)
}

// post sends a form as a browser on a page of the site would.
func (h *courthouse) post(path string, form url.Values, cookies ...*http.Cookie) *http.Response {
	h.t.Helper()
	req := httptest.NewRequestWithContext(h.t.Context(), http.MethodPost, "https://timbang.test"+path, strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return h.ask(req, cookies...)
}

// get asks for a page.
func (h *courthouse) get(path string, cookies ...*http.Cookie) *http.Response {
	h.t.Helper()
	return h.ask(httptest.NewRequestWithContext(h.t.Context(), http.MethodGet, "https://timbang.test"+path, nil), cookies...)
}

func (h *courthouse) ask(req *http.Request, cookies ...*http.Cookie) *http.Response {
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	for _, c := range cookies {
		req.AddCookie(c)
	}
	w := httptest.NewRecorder()
	h.handler.ServeHTTP(w, req)
	return w.Result()
}

// signIn returns the cookies of a new session.
func (h *courthouse) signIn(t testing.TB, username string) []*http.Cookie {
	t.Helper()
	res := h.post("/sign-in", url.Values{"username": {username}, "password": {everyonesPassword}})
	if res.StatusCode != http.StatusSeeOther || len(res.Cookies()) == 0 {
		t.Fatalf("%s signed in with status %d and cookies %v", username, res.StatusCode, res.Cookies())
	}
	return res.Cookies()
}

// petition brings a petition at PA Praya to a state, each step on the day that
// the clock shows.
func (h *courthouse) petition(to petition.Status, child string, born string) *petition.Petition {
	h.t.Helper()
	s, clerk := h.server.Petitions, h.who["petugas.praya"]
	p := h.draft(clerk, child, born)
	if to == petition.Draft {
		return p
	}
	p = h.step(s.Submit(h.t.Context(), clerk, seen(p)))
	switch to {
	case petition.Submitted:
		return p
	case petition.Returned:
		return h.step(s.Return(h.t.Context(), clerk, seen(p), "Alamat pada KTP tidak terbaca."))
	}
	h.numbers++
	p = h.step(s.Register(h.t.Context(), clerk, seen(p), petition.Enrolment{
		Number: fmt.Sprintf("%d/Pdt.P/2026/PA.Pra", 100+h.numbers), On: calendar.Of(h.now), Advance: 350_000, Receipt: "SKUM-rekaan",
	}))
	if to == petition.Registered {
		return p
	}
	return h.step(s.Assign(h.t.Context(), h.who["panitera.praya"], seen(p), h.who["hakim.praya"].ID, "Hamzah Rekaan"))
}

// step ends the test when a step failed.
func (h *courthouse) step(p *petition.Petition, err error) *petition.Petition {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
	return p
}

// draft enters everything that a complete petition needs.
func (h *courthouse) draft(clerk identity.Actor, child, born string) *petition.Petition {
	h.t.Helper()
	ctx, s := h.t.Context(), h.server.Petitions
	p := h.step(s.Open(ctx, clerk, petition.ID(identity.NewID())))
	parent := petition.Person{Name: "Orangtua Rekaan", Religion: "Islam", Address: "Dusun Rekaan", Born: calendar.MustDate("1980-02-01")}
	for _, part := range []petition.Part{
		petition.Standing{Kind: petition.BothParents},
		petition.Petitioners{People: []petition.Person{parent, parent}, Kind: petition.BothParents},
		petition.Domicile{District: "52.02.01", Village: "52.02.01.1002"},
		petition.Child{Person: petition.Person{Name: child, Sex: identity.Female, Born: calendar.MustDate(born), Religion: "Islam", Address: "Dusun Rekaan"}, Marital: petition.Never, StillAt: "ya", School: "SMA rekaan"},
		petition.Spouse{Person: petition.Person{Name: "Calon Rekaan", Sex: identity.Male, Born: calendar.MustDate("2004-03-02")}, Marital: petition.Never},
		petition.Reason{Categories: []string{"merarik"}, Words: "Anak sudah merarik dan keluarga belum sepakat."},
	} {
		p = h.step(s.Amend(ctx, clerk, seen(p), part, false))
	}
	for _, kind := range []petition.DocumentKind{"a", "b", "c", "d", "e", "f"} {
		if _, err := s.PutDocument(ctx, clerk, petition.Document{PetitionID: p.ID, Kind: kind, Number: "R-" + string(kind), OriginalSeen: true}, nil); err != nil {
			h.t.Fatal(err)
		}
	}
	return p
}

// hear schedules a hearing, confirming whatever is doubtful about it.
func (h *courthouse) hear(p *petition.Petition, day, at, room string) *petition.Petition {
	h.t.Helper()
	slot := hearing.Slot{On: calendar.MustDate(day), At: at, Room: room}
	slot.Confirmed = slot.Key()
	if _, err := h.server.Hearings.Schedule(h.t.Context(), h.who["petugas.praya"], seen(p), slot); err != nil {
		h.t.Fatal(err)
	}
	return h.step(h.db.Petition(h.t.Context(), p.ID))
}

// begin opens the hearing of a petition.
func (h *courthouse) begin(p *petition.Petition) *petition.Petition {
	h.t.Helper()
	if _, err := h.server.Hearings.Begin(h.t.Context(), h.who["petugas.praya"], seen(p)); err != nil {
		h.t.Fatal(err)
	}
	return h.step(h.db.Petition(h.t.Context(), p.ID))
}

// agree records an agreement of PA Praya with the UPTD.
func (h *courthouse) agree(number, from, to string) {
	h.t.Helper()
	_, err := h.server.Agreements.Conclude(h.t.Context(), h.who["panitera.praya"], mou.Agreement{
		Number: number, Title: "Asesmen anak dalam dispensasi kawin", From: calendar.MustDate(from), To: calendar.MustDate(to),
		Agencies: []identity.AgencyID{"uptd-ppa-loteng", "kpi"}, Instruments: []string{"peksos-laporan-sosial", followup.Instrument},
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// pact gives the address of the agreement with a number.
func (h *courthouse) pact(number string) string {
	h.t.Helper()
	all, err := h.db.Agreements(h.t.Context(), "")
	if err != nil {
		h.t.Fatal(err)
	}
	for _, a := range all {
		if a.Number == number {
			return "/agreements/" + string(a.ID)
		}
	}
	h.t.Fatalf("no agreement %s", number)
	return ""
}

// refer asks the UPTD for an assessment due on a day.
func (h *courthouse) refer(p *petition.Petition, due string) {
	h.t.Helper()
	_, err := h.server.Referrals.Ask(h.t.Context(), h.who["petugas.praya"], referral.Request{
		Ticket: referral.ID(identity.NewID()), Petition: p.ID, Agency: "uptd-ppa-loteng", Instrument: "peksos-laporan-sosial",
		Questions: "Bagaimana pendapat anak?", Due: calendar.MustDate(due), Contact: "Telepon pemohon",
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

func seen(p *petition.Petition) petition.Revision {
	return petition.Revision{ID: p.ID, Version: p.Version}
}

// site is the courthouse as a script talks to it.
func (h *courthouse) site(given map[string]func(t testing.TB) map[string]string) *site.Site {
	return &site.Site{Handler: h.handler, SignIn: h.signIn, Given: given}
}
