package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"timbang/forms"
	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/referral"
	"timbang/internal/region"
	"timbang/internal/testkit/pgtest"
	"timbang/templates"
)

// agencyHouse is the whole site on a database of its own, with two agencies
// and one registered petition, on Monday 23 November 2026, 09.31 in Lombok.
type agencyHouse struct {
	t        testing.TB
	s        *Server
	site     http.Handler
	db       *postgres.DB
	people   map[string]*identity.Account
	petition *petition.Petition
	cookies  map[string][]*http.Cookie
	out      *agencyAnswer
}

// agencyAnswer is what the site answered last.
type agencyAnswer struct {
	code           int
	html, location string
}

const agencyPassword = "beras jagung kelapa"

// agencyStaff are invented.
var agencyStaff = []identity.Account{
	{Username: "petugas", Name: "Lalu Wirya", Office: identity.Clerk, CourtID: "PA.Pra"},
	{Username: "panitera", Name: "Baiq Rumini", Office: identity.Registrar, CourtID: "PA.Pra"},
	{Username: "hakim", Name: "Dra. Hj. Nurhayati", Office: identity.Judge, CourtID: "PA.Pra", Title: "Hakim"},
	{Username: "penyelia", Name: "Ida Ayu Sukma", Office: identity.Supervisor, AgencyID: "sentra-paramita", Title: "Kepala Pokja Asesmen"},
	{Username: "asesor", Name: "Lale Yaqutunnafis", Office: identity.Assessor, AgencyID: "sentra-paramita", Title: "Pekerja Sosial Ahli Pertama"},
	{Username: "asesor2", Name: "Muhamad Sahrul", Office: identity.Assessor, AgencyID: "sentra-paramita", Title: "Pekerja Sosial Ahli Muda"},
	{Username: "penyelia.lain", Name: "Siti Zohriah", Office: identity.Supervisor, AgencyID: "lpa-ntb", Title: "Ketua"},
	{Username: "asesor.lain", Name: "Ahmad Junaidi", Office: identity.Assessor, AgencyID: "lpa-ntb", Title: "Pendamping"},
}

func openAgencyHouse(t testing.TB) *agencyHouse {
	t.Helper()
	_, dsn := pgtest.DSN(t)
	db, err := postgres.Open(t.Context(), dsn, 8)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	catalogue, err := assessment.Load(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 23, 1, 31, 0, 0, time.UTC) }
	s := &Server{
		Identity:  &identity.Service{Store: db, Hasher: identity.NewHasher(2, 64), Now: now},
		Petitions: &petition.Service{Store: db, Now: now}, Hearings: &hearing.Service{Store: db, Now: now},
		Referrals: &referral.Service{Store: db, Now: now}, Assessments: &assessment.Service{Store: db, Catalogue: catalogue, Now: now},
		Agreements: &mou.Service{Store: db, Now: now}, Briefs: &brief.Service{Store: db, Catalogue: catalogue, Now: now},
		Directory: db, SessionStore: db.Sessions(), Ready: db.Ping, Files: templates.FS, Now: now,
		Letter:   func(io.Writer, petition.Letter) error { return nil },
		Log:      slog.New(slog.DiscardHandler),
		Settings: Settings{Demo: true},
	}
	site, err := s.Handler()
	if err != nil {
		t.Fatal(err)
	}
	h := &agencyHouse{t: t, s: s, site: site, db: db, people: map[string]*identity.Account{}, cookies: map[string][]*http.Cookie{}}
	for _, a := range agencyStaff {
		added, err := s.Identity.Add(t.Context(), identity.TheOperator, a, agencyPassword)
		h.must(err)
		h.people[a.Username] = added
	}
	h.petition = h.register("Siti Aminah Rahmi", "1/Pdt.P/2026/PA.Pra")
	return h
}

func (h *agencyHouse) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *agencyHouse) actor(username string) identity.Actor { return h.people[username].Actor() }

// register takes a petition from the counter to the judge.
func (h *agencyHouse) register(child, number string) *petition.Petition {
	h.t.Helper()
	ctx, clerk := h.t.Context(), h.actor("petugas")
	p, err := h.s.Petitions.Open(ctx, clerk, petition.ID(identity.NewID()))
	h.must(err)
	at := func() petition.Revision { return petition.Revision{ID: p.ID, Version: p.Version} }
	village := region.Villages("52.02.01")[1]
	born := calendar.MustDate("14-09-2010")
	mother := petition.Person{Name: "Inaq Rahmi", Sex: identity.Female, Born: calendar.MustDate("03-03-1984"), Religion: "Islam", Address: "Dusun Leneng", Phone: "0818 0555 9991", NIK: "5202014303849991", Relation: "Ibu kandung"}
	father := mother
	father.Name, father.Sex, father.NIK, father.Phone, father.Relation = "Amaq Rahmi", identity.Male, "5202010303809992", "", "Ayah kandung"
	girl := petition.Person{Name: child, Sex: identity.Female, Born: born, Religion: "Islam", Address: "Dusun Leneng", NIK: "5202015409109993"}
	boy := petition.Person{Name: "Lalu Hamdi", Sex: identity.Male, Born: calendar.MustDate("01-02-2005"), Religion: "Islam", Address: "Dusun Gerunung"}
	for _, part := range []petition.Part{
		petition.Standing{Kind: petition.BothParents},
		petition.Petitioners{Kind: petition.BothParents, People: []petition.Person{mother, father}},
		petition.Domicile{District: "52.02.01", Village: village.Code, Street: "Dusun Leneng"},
		petition.Child{Person: girl, Marital: petition.Never, StillAt: "ya", School: "Kelas X"},
		petition.Spouse{Person: boy, Marital: petition.Never},
		petition.SpouseParents{Father: petition.Person{Name: "Amaq Hamdi"}, Mother: petition.Person{Name: "Inaq Hamdi"}},
		petition.Reason{Categories: []string{"merarik"}, Words: "Sudah dibawa lari."},
	} {
		p, err = h.s.Petitions.Amend(ctx, clerk, at(), part, false)
		h.must(err)
	}
	for _, k := range petition.DocumentKinds {
		if k.Statutory {
			_, err := h.s.Petitions.PutDocument(ctx, clerk, petition.Document{PetitionID: p.ID, Kind: k.Kind, Number: "9991", OriginalSeen: true}, nil)
			h.must(err)
		}
	}
	p, err = h.s.Petitions.Submit(ctx, clerk, at())
	h.must(err)
	p, err = h.s.Petitions.Register(ctx, clerk, at(), petition.Enrolment{Number: number, On: calendar.MustDate("23-11-2026"), Advance: 350000, Receipt: "SKUM 1"})
	h.must(err)
	p, err = h.s.Petitions.Assign(ctx, h.actor("panitera"), at(), h.people["hakim"].ID, "Sahdan, S.H.")
	h.must(err)
	return p
}

// agree lets the court ask two agencies.
func (h *agencyHouse) agree() {
	h.t.Helper()
	_, err := h.s.Agreements.Conclude(h.t.Context(), h.actor("panitera"), mou.Agreement{
		Number: "W22-A3/1/HM.01/2023", Title: "Pendampingan perkara dispensasi kawin", From: calendar.MustDate("04-08-2023"), To: calendar.MustDate("03-08-2028"),
		Agencies: []identity.AgencyID{"sentra-paramita", "lpa-ntb"}, Instruments: []string{usualInstrument},
	})
	h.must(err)
}

// ask sends a request to Sentra Paramita, due on a day.
func (h *agencyHouse) ask(p *petition.Petition, due string) *referral.Referral {
	h.t.Helper()
	r, err := h.s.Referrals.Ask(h.t.Context(), h.actor("hakim"), referral.Request{
		Ticket: referral.ID(identity.NewID()), Petition: p.ID, Agency: "sentra-paramita", Instrument: usualInstrument,
		Questions: "Apakah anak bebas memilih?\nApakah anak dapat kembali ke sekolah?", Due: calendar.MustDate(due), Contact: "0818 0555 9991",
	})
	h.must(err)
	return r
}

// allocate takes a request to the first assessor.
func (h *agencyHouse) allocate(r *referral.Referral) *referral.Referral {
	h.t.Helper()
	r, err := h.s.Referrals.Accept(h.t.Context(), h.actor("penyelia"), r.ID, r.Version)
	h.must(err)
	r, err = h.s.Referrals.Allocate(h.t.Context(), h.actor("penyelia"), r.ID, r.Version, h.people["asesor"].ID)
	h.must(err)
	return r
}

// draft is a fresh assessment of an allocated request.
func (h *agencyHouse) draft() *assessment.Assessment {
	h.t.Helper()
	h.agree()
	r := h.allocate(h.ask(h.petition, "07-12-2026"))
	a, err := h.s.Assessments.Begin(h.t.Context(), h.actor("asesor"), r.ID)
	h.must(err)
	return a
}

// fill answers everything that is asked for, section by section.
func (h *agencyHouse) fill(a *assessment.Assessment) *assessment.Assessment {
	h.t.Helper()
	in, err := h.s.Assessments.Instrument(a)
	h.must(err)
	for _, sec := range in.Sections {
		for range 4 { // an answer can bring up another question
			form := url.Values{}
			for _, f := range in.Check(a.Answers) {
				if it, ok := in.Item(f.Field); ok && f.Section == sec.ID {
					name, value := agencyAnswerTo(it)
					form.Set(name, value)
				}
			}
			for _, it := range sec.Items {
				if it.Kind == assessment.Several && form.Get(it.ID) == "" {
					form[it.ID] = a.Answers[it.ID]
				}
			}
			a, _, err = h.s.Assessments.Write(h.t.Context(), h.actor("asesor"), assessment.Revision{ID: a.ID, Version: a.Version}, sec.ID, form)
			h.must(err)
		}
	}
	if left := in.Check(a.Answers); len(left) > 0 {
		h.t.Fatalf("still missing: %v", left)
	}
	return a
}

func agencyAnswerTo(it *assessment.Item) (name, value string) {
	name = it.ID
	kind := it.Kind
	if kind == assessment.Table {
		name, kind = it.Cells()[0].Name, it.Cells()[0].Column.Kind
	}
	switch kind {
	case assessment.Choice, assessment.Several, assessment.YesNo:
		return name, it.Options[0].Value
	case assessment.Day:
		return name, "20-11-2026"
	case assessment.Number:
		return name, "45"
	case assessment.LongText:
		return name, "Keterangan yang cukup panjang untuk dibaca hakim sebelum sidang, dengan kenyataan yang dipisahkan dari pendapat."
	default:
		return name, "Keterangan singkat"
	}
}

// as returns the cookies of a person, who signs in when they have none.
func (h *agencyHouse) as(username string) []*http.Cookie {
	h.t.Helper()
	if c, ok := h.cookies[username]; ok {
		return c
	}
	w := h.request(http.MethodPost, "/sign-in", nil, url.Values{"username": {username}, "password": {agencyPassword}}, nil)
	if w.Code != http.StatusSeeOther {
		h.t.Fatalf("sign in %s: status %d", username, w.Code)
	}
	h.cookies[username] = w.Result().Cookies()
	return h.cookies[username]
}

func (h *agencyHouse) request(method, path string, cookies []*http.Cookie, form url.Values, header http.Header) *httptest.ResponseRecorder {
	req := httptest.NewRequestWithContext(h.t.Context(), method, "http://timbang.test"+path, strings.NewReader(form.Encode()))
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for k, v := range header {
		req.Header[k] = v
	}
	for _, c := range cookies {
		req.AddCookie(c)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w
}

// get and post ask the site as a person and keep the answer.
func (h *agencyHouse) get(username, path string) *agencyAnswer {
	h.t.Helper()
	return h.keep(h.request(http.MethodGet, path, h.as(username), nil, nil))
}

func (h *agencyHouse) post(username, path string, form url.Values) *agencyAnswer {
	h.t.Helper()
	return h.keep(h.request(http.MethodPost, path, h.as(username), form, nil))
}

// autosave posts as the form's script does.
func (h *agencyHouse) autosave(username, path string, form url.Values) *agencyAnswer {
	h.t.Helper()
	return h.keep(h.request(http.MethodPost, path, h.as(username), form, http.Header{"X-Autosave": {"1"}}))
}

func (h *agencyHouse) keep(w *httptest.ResponseRecorder) *agencyAnswer {
	h.out = &agencyAnswer{w.Code, w.Body.String(), w.Header().Get("Location")}
	return h.out
}

// want checks the last answer; words that begin with "!" must be absent.
func (h *agencyHouse) want(code int, words ...string) {
	h.t.Helper()
	if h.out.code != code {
		h.t.Fatalf("status %d, want %d\n%s", h.out.code, code, h.out.html)
	}
	for _, w := range words {
		not, absent := strings.CutPrefix(w, "!")
		if absent && strings.Contains(h.out.html, not) {
			h.t.Errorf("the page shows %q", not)
		} else if !absent && !strings.Contains(h.out.html, w) {
			h.t.Errorf("the page lacks %q\n%s", w, agencyMain(h.out.html))
		}
	}
}

func agencyMain(html string) string {
	_, after, _ := strings.Cut(html, "<main")
	before, _, _ := strings.Cut(after, "</main>")
	return before
}

var agencyHidden = regexp.MustCompile(`name="(version|ticket)" value="([^"]*)"`)

// hidden returns the hidden fields of the last page.
func (h *agencyHouse) hidden() url.Values {
	out := url.Values{}
	for _, m := range agencyHidden.FindAllStringSubmatch(h.out.html, -1) {
		out.Set(m[1], m[2])
	}
	return out
}

// ServeHTTP serves the site, and on its first page what an agency sees there.
func (h *agencyHouse) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/" {
		h.site.ServeHTTP(w, r)
		return
	}
	h.s.sessions.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := echo.New().NewContext(r, w)
		a, err := h.s.Identity.Who(r.Context(), identity.AccountID(h.s.sessions.GetString(r.Context(), "account")))
		if err == nil {
			c.Set("account", a)
			c.Set("actor", a.Actor())
			var page Page
			if page, err = h.s.agencyPage(c); err == nil {
				err = h.s.render(c, http.StatusOK, page)
			}
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusTeapot)
		}
	})).ServeHTTP(w, r)
}

// entries counts what the audit says about the petition, by action.
func (h *agencyHouse) entries() map[string]int {
	h.t.Helper()
	all, err := h.db.History(context.Background(), string(h.petition.ID))
	h.must(err)
	out := map[string]int{}
	for _, e := range all {
		out[e.Action]++
	}
	return out
}
