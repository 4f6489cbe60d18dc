package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/referral"
	"timbang/internal/report"
	workbook "timbang/internal/sheet"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/journal"
	"timbang/templates"
)

// agencyHouse is the whole site over a desk whose people can sign in, with one
// petition that a judge has.
type agencyHouse struct {
	*desk.Desk
	t        testing.TB
	s        *Server
	site     http.Handler
	petition *petition.Petition
	cookies  map[identity.AccountID][]*http.Cookie
	out      *agencyAnswer
}

// agencyAnswer is what the site answered last.
type agencyAnswer struct {
	code           int
	html, location string
}

const agencyPassword = "beras jagung kelapa"

func openAgencyHouse(t testing.TB) *agencyHouse {
	t.Helper()
	d := desk.Open(t)
	s := &Server{
		Identity: d.Identity, Petitions: d.Petitions, Hearings: d.Hearings, Referrals: d.Referrals, Assessments: d.Assessments,
		Agreements: d.Agreements, Rulings: d.Rulings, FollowUps: d.FollowUps, Repeats: d.Repeats, Protections: d.Protections, Notices: d.Notices, Reports: &report.Service{Store: d.DB, Now: d.Now}, ReportPrint: pdf.LIPA8, ReadersPrint: pdf.Readers, DoorList: pdf.DoorList, ReportSheet: workbook.LIPA8, ListSheet: workbook.List, Briefs: &brief.Service{Store: d.DB, Catalogue: d.Assessments.Catalogue, Keys: d.Assessments.Keys, Now: d.Now},
		Directory: d.DB, SessionStore: d.DB.Sessions(), Ready: d.DB.Ping, Files: templates.FS, Now: d.Now,
		Letter: func(io.Writer, petition.Letter) error { return nil }, ReferralLetter: func(io.Writer, referral.Letter) error { return nil }, CodeSlip: func(io.Writer, referral.Slip) error { return nil }, AssessmentPrint: func(io.Writer, assessment.Printout) error { return nil },
		Log: journal.Log(), Settings: Settings{Demo: true},
	}
	site, err := s.Handler()
	if err != nil {
		t.Fatal(err)
	}
	return &agencyHouse{Desk: d, t: t, s: s, site: journal.Watch(site), petition: d.Assigned(t, 1), cookies: map[identity.AccountID][]*http.Cookie{}}
}

func (h *agencyHouse) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// agree lets the court ask both agencies.
func (h *agencyHouse) agree() { h.Agree(h.t, "2028-08-03") }

// ask sends a request that is due on a day.
func (h *agencyHouse) ask(due string) *referral.Referral {
	h.t.Helper()
	in := desk.Request(h.petition)
	in.Due, in.Questions = calendar.MustDate(due), "Apakah anak bebas memilih?\nApakah anak dapat kembali ke sekolah?"
	r, err := h.Referrals.Ask(h.t.Context(), desk.Judge, in)
	h.must(err)
	return r
}

// draft is a fresh assessment of an allocated request.
func (h *agencyHouse) draft() *assessment.Assessment {
	h.t.Helper()
	h.agree()
	a, err := h.Assessments.Begin(h.t.Context(), desk.Assessor, h.Allocated(h.t, h.petition).ID)
	h.must(err)
	return a
}

// fill answers everything that is asked for, section by section.
func (h *agencyHouse) fill(a *assessment.Assessment) *assessment.Assessment {
	h.t.Helper()
	in, err := h.Assessments.Instrument(a)
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
				if it.Kind == instrument.Several && form.Get(it.ID) == "" {
					form[it.ID] = a.Answers[it.ID]
				}
			}
			a, _, err = h.Assessments.Write(h.t.Context(), desk.Assessor, assessment.Revision{ID: a.ID, Version: a.Version}, sec.ID, form)
			h.must(err)
		}
	}
	if left := in.Check(a.Answers); len(left) > 0 {
		h.t.Fatalf("still missing: %v", left)
	}
	return a
}

func agencyAnswerTo(it *instrument.Item) (name, value string) {
	name = it.ID
	kind, options := it.Kind, it.Options
	if kind == instrument.Table {
		c := it.Cells()[0]
		name, kind, options = c.Name, c.Column.Kind, c.Column.Options
	}
	switch kind {
	case instrument.Choice, instrument.Several, instrument.YesNo:
		return name, options[0].Value
	case instrument.Day:
		return name, "20-11-2026"
	case instrument.Number:
		if it.Min != nil {
			return name, number(int(*it.Min))
		}
		return name, "45"
	case instrument.LongText:
		return name, "Keterangan yang cukup panjang untuk dibaca hakim sebelum sidang, dengan kenyataan yang dipisahkan dari pendapat."
	default:
		return name, "Keterangan singkat"
	}
}

// as returns the cookies of a person, who signs in when they have none.
func (h *agencyHouse) as(who identity.Actor) []*http.Cookie {
	h.t.Helper()
	if c, ok := h.cookies[who.ID]; ok {
		return c
	}
	h.must(h.Identity.Reset(h.t.Context(), identity.TheOperator, string(who.ID), agencyPassword))
	h.Exec(h.t, "update account set must_change = false where username = $1", string(who.ID)) // as if changed to the same
	w := h.request(http.MethodPost, "/sign-in", nil, url.Values{"username": {string(who.ID)}, "password": {agencyPassword}}, nil)
	if w.Code != http.StatusSeeOther {
		h.t.Fatalf("sign in %s: status %d", who.ID, w.Code)
	}
	h.cookies[who.ID] = w.Result().Cookies()
	return h.cookies[who.ID]
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
	h.site.ServeHTTP(w, req)
	return w
}

// get and post ask the site as a person and keep the answer.
func (h *agencyHouse) get(who identity.Actor, path string) *agencyAnswer {
	h.t.Helper()
	return h.keep(h.request(http.MethodGet, path, h.as(who), nil, nil))
}

func (h *agencyHouse) post(who identity.Actor, path string, form url.Values) *agencyAnswer {
	h.t.Helper()
	return h.keep(h.request(http.MethodPost, path, h.as(who), form, nil))
}

// autosave posts as the form's script does.
func (h *agencyHouse) autosave(who identity.Actor, path string, form url.Values) *agencyAnswer {
	h.t.Helper()
	return h.keep(h.request(http.MethodPost, path, h.as(who), form, http.Header{"X-Autosave": {"1"}}))
}

func (h *agencyHouse) keep(w *httptest.ResponseRecorder) *agencyAnswer {
	h.out = &agencyAnswer{w.Code, w.Body.String(), w.Header().Get("Location")}
	return h.out
}

// want checks the last answer; words that begin with "!" must be absent.
func (h *agencyHouse) want(code int, words ...string) {
	h.t.Helper()
	if h.out.code != code {
		h.t.Fatalf("status %d, want %d, leading to %q\n%s", h.out.code, code, h.out.location, h.out.html)
	}
	for _, w := range words {
		not, absent := strings.CutPrefix(w, "!")
		if absent && strings.Contains(h.out.html, not) {
			h.t.Errorf("the page shows %q", not)
		} else if !absent && !strings.Contains(h.out.html, w) {
			h.t.Errorf("the page lacks %q", w)
		}
	}
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

// entries counts what the audit says about the petition, by action.
func (h *agencyHouse) entries() map[string]int {
	out := map[string]int{}
	for _, e := range h.Audit(h.t, h.petition.ID) {
		out[e.Action]++
	}
	return out
}
