package web_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"

	"timbang/internal/brief"
	"timbang/internal/identity"
	"timbang/internal/job"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/testkit/browser"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/journal"
	"timbang/internal/web"
	"timbang/templates"
)

// briefHouse is a site over a desk, with the brief wired.
type briefHouse struct {
	*desk.Desk
	testing.TB
	handler http.Handler
	log     bytes.Buffer
}

func openBriefHouse(t testing.TB) *briefHouse {
	t.Helper()
	d := desk.Open(t)
	c := &briefHouse{Desk: d, TB: t}
	s := &web.Server{
		Identity: d.Identity, Petitions: d.Petitions, Hearings: d.Hearings, Referrals: d.Referrals, Assessments: d.Assessments, Agreements: d.Agreements, Rulings: d.Rulings, FollowUps: d.FollowUps, Repeats: d.Repeats, Protections: d.Protections, Notices: d.Notices,
		Briefs: &brief.Service{
			Store: d.DB, Catalogue: d.Assessments.Catalogue, Keys: d.Assessments.Keys, Print: pdf.Brief, Prove: pdf.Prove, PrintAnnex: pdf.Annex, Binder: pdf.Bundle, Origin: "https://timbang.example", Now: d.Now,
		},
		Directory: d.DB, SessionStore: d.DB.Sessions(), Files: templates.FS, Log: slog.New(slog.NewTextHandler(&c.log, nil)), Now: d.Now,
	}
	h, err := s.Handler()
	if err != nil {
		t.Fatal(err)
	}
	c.handler = journal.Watch(h)
	return c
}

// as mints a session; nobody has none.
func (c *briefHouse) as(who identity.Actor) *http.Cookie {
	c.Helper()
	a, err := c.DB.Account(c.Context(), who.ID)
	if err != nil {
		c.Fatal(err)
	}
	b, err := scs.GobCodec{}.Encode(time.Now().Add(time.Hour), map[string]any{"account": string(who.ID), "stamp": a.Stamp()})
	if err != nil {
		c.Fatal(err)
	}
	if err := c.DB.Sessions().CommitCtx(c.Context(), "token-"+string(who.ID), b, time.Now().Add(time.Hour)); err != nil {
		c.Fatal(err)
	}
	return &http.Cookie{Name: "timbang", Value: "token-" + string(who.ID)}
}

func (c *briefHouse) ask(method, path string, who *http.Cookie) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if who != nil {
		r.AddCookie(who)
	}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	return w
}

// issued lets the judge issue a brief over the web and returns it.
func (c *briefHouse) issued() (*petition.Petition, brief.Issued) {
	c.Helper()
	p := c.Assigned(c, 12)
	if w := c.ask("POST", "/petitions/"+string(p.ID)+"/briefs", c.as(desk.Judge)); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/petitions/"+string(p.ID) {
		c.Fatalf("POST briefs = %d to %q:\n%s", w.Code, w.Header().Get("Location"), w.Body)
	}
	all, err := c.DB.Briefs(c.Context(), p.ID)
	if err != nil || len(all) != 1 {
		c.Fatalf("%d briefs, %v, want one", len(all), err)
	}
	return p, all[0]
}

func TestTheJudgeIssuesAndDownloadsAFileThatNamesNobody(t *testing.T) {
	t.Parallel()
	c := openBriefHouse(t)
	p, x := c.issued()
	w := c.ask("GET", "/briefs/"+string(x.ID)+"/file", c.as(desk.Judge))
	sum := sha256.Sum256(w.Body.Bytes())
	if w.Code != http.StatusOK || hex.EncodeToString(sum[:]) != x.SHA256 || w.Header().Get("Content-Type") != "application/pdf" {
		t.Errorf("GET file = %d of type %s, want the issued file", w.Code, w.Header().Get("Content-Type"))
	}
	if got, want := w.Header().Get("Content-Disposition"), `attachment; filename="ringkasan-`+x.Code+`-v1.pdf"`; got != want {
		t.Errorf("Content-Disposition = %q, want %q", got, want)
	}
	for who, want := range map[identity.Actor]int{
		desk.SecondJudge: http.StatusNotFound, desk.OtherJudge: http.StatusNotFound, desk.Clerk: http.StatusForbidden, desk.Supervisor: http.StatusForbidden,
	} {
		file := c.ask("GET", "/briefs/"+string(x.ID)+"/file", c.as(who)).Code
		issue := c.ask("POST", "/petitions/"+string(p.ID)+"/briefs", c.as(who)).Code
		if file != want || issue != want {
			t.Errorf("%s: file %d, issue %d, want %d", who.ID, file, issue, want)
		}
	}
	if w := c.ask("GET", "/briefs/"+string(x.ID)+"/file", nil); w.Code != http.StatusSeeOther {
		t.Errorf("nobody: %d, want the way to sign in", w.Code)
	}
	if said := c.log.String(); strings.Contains(said, "Wangsa") || strings.Contains(said, x.Code) {
		t.Errorf("the log says\n%s", said)
	}
}

func TestAnybodyVerifiesACodeAndLearnsOfNoPerson(t *testing.T) {
	t.Parallel()
	c := openBriefHouse(t)
	p, x := c.issued()
	for _, typed := range []string{x.Code, strings.ToLower(strings.ReplaceAll(x.Code, "-", ""))} {
		w := c.ask("GET", "/v/"+typed, nil)
		page := w.Body.String()
		for _, want := range []string{"Kode cocok", "Pengadilan Agama Praya", "Versi terbaru", x.SHA256, "certutil -hashfile", "/static/verify.js", `data-verify="` + x.SHA256 + `"`} {
			if w.Code != http.StatusOK || !strings.Contains(page, want) {
				t.Errorf("%s: %d, no %q", typed, w.Code, want)
			}
		}
		for _, bad := range []string{"Wangsa", "Samalas", "Pdt.P", string(p.ID), string(x.ID)} {
			if strings.Contains(html.UnescapeString(page), bad) {
				t.Errorf("%s: the page says %q", typed, bad)
			}
		}
	}
}

func TestACodeThatWasNeverGivenDoesNotMatch(t *testing.T) {
	t.Parallel()
	c := openBriefHouse(t)
	for path, want := range map[string]int{"/v/00000-00000": 404, "/v/%3Cb%3Ex": 404, "/v/" + strings.Repeat("A", 3000): 404, "/v?kode=kode": 422} {
		w := c.ask("GET", path, nil)
		if w.Code != want || strings.Contains(w.Body.String(), "<b>x") || len(w.Body.String()) > 8000 {
			t.Errorf("GET %.20s = %d with %d bytes, want %d", path, w.Code, w.Body.Len(), want)
		}
	}
	if w := c.ask("GET", "/v?kode=+00000%E2%80%9300000", nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/v/00000-00000" {
		t.Errorf("the form leads to %d %q, want the page of the code", w.Code, w.Header().Get("Location"))
	}
	if w := c.ask("GET", "/v", nil); w.Code != http.StatusOK || !regexp.MustCompile(`<label for="[^"]+">Kode ringkasan`).MatchString(w.Body.String()) {
		t.Errorf("GET /v = %d, want the form", w.Code)
	}
}

func TestWhoTriesManyCodesHasToWait(t *testing.T) {
	t.Parallel()
	c := openBriefHouse(t)
	for range 200 {
		if w := c.ask("GET", "/v/00000-00000", nil); w.Code == http.StatusTooManyRequests {
			return
		}
	}
	t.Error("200 codes were tried without a pause")
}

func TestTheBrowserComparesAFileWithoutSendingIt(t *testing.T) {
	t.Parallel()
	c := openBriefHouse(t)
	_, x := c.issued()
	full := c.ask("GET", "/briefs/"+string(x.ID)+"/file", c.as(desk.Judge)).Body.Bytes()
	changed := append([]byte(nil), full...)
	changed[len(changed)/2] ^= 1
	right, wrong := keepFile(t, "asli.pdf", full), keepFile(t, "ubah.pdf", changed)
	server := httptest.NewServer(c.handler)
	t.Cleanup(server.Close)
	for _, width := range []int{390, 1280} {
		p := browser.Open(t, server.URL+"/v/"+x.Code, width, true)
		p.See("Bandingkan berkas Anda")
		p.Attach("Berkas PDF", right)
		p.See("Sama: berkas ini persis seperti yang diterbitkan.")
		p.Attach("Berkas PDF", wrong)
		p.See("Berbeda: berkas ini bukan yang diterbitkan dengan kode ini")
		p.Axe()
		p.Fits()
		p.Shot("verification")
		p.Go(server.URL + "/v")
		p.Fill("Kode ringkasan", strings.ToLower(x.Code))
		p.Press("Periksa")
		p.See("Kode cocok")
		plain := browser.Open(t, server.URL+"/v/"+x.Code, width, false)
		plain.NotSee("Bandingkan berkas Anda")
		plain.See("certutil -hashfile BERKAS.pdf SHA256")
	}
}

func keepFile(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheJudgeAsksForABundleLeavesAndComesBack(t *testing.T) {
	t.Parallel()
	c := openBriefHouse(t)
	p, _ := c.issued()
	w := c.ask("POST", "/petitions/"+string(p.ID)+"/bundles", c.as(desk.Judge))
	at := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(at, "/bundles/") {
		t.Fatalf("POST bundles = %d to %q:\n%s", w.Code, at, w.Body)
	}
	w = c.ask("GET", at, c.as(desk.Judge))
	if w.Code != http.StatusOK || w.Header().Get("Refresh") == "" || !strings.Contains(w.Body.String(), "Sedang disiapkan") || !strings.Contains(w.Body.String(), "Menunggu giliran") {
		t.Errorf("while it is made: %d\n%s", w.Code, w.Body)
	}
	if w := c.ask("GET", at+"/file", c.as(desk.Judge)); w.Code != http.StatusNotFound {
		t.Errorf("its file: %d, want none yet", w.Code)
	}
	for _, who := range []identity.Actor{desk.SecondJudge, desk.OtherJudge} {
		for _, path := range []string{at, at + "/file"} {
			if w := c.ask("GET", path, c.as(who)); w.Code != http.StatusNotFound {
				t.Errorf("%s asks for %s: %d, want 404", who.ID, path, w.Code)
			}
		}
	}
	if w := c.ask("GET", at, c.as(desk.Clerk)); w.Code != http.StatusForbidden {
		t.Errorf("the clerk: %d, want 403", w.Code)
	}
	briefs := &brief.Service{Store: c.DB, Catalogue: c.Assessments.Catalogue, Keys: c.Assessments.Keys, Binder: pdf.Bundle, Origin: "https://timbang.example", Now: c.Now}
	worker := job.Worker{Store: c.DB, Works: map[job.Kind]job.Work{brief.Binding: briefs.Bind}, Now: c.Now}
	if _, err := worker.Next(t.Context()); err != nil {
		t.Fatal(err)
	}
	w = c.ask("GET", at, c.as(desk.Judge))
	if w.Code != http.StatusOK || w.Header().Get("Refresh") != "" || !strings.Contains(w.Body.String(), at+"/file") {
		t.Errorf("when it is made: %d\n%s", w.Code, w.Body)
	}
	w = c.ask("GET", at+"/file", c.as(desk.Judge))
	if w.Code != http.StatusOK || !bytes.HasPrefix(w.Body.Bytes(), []byte("%PDF")) || !strings.Contains(w.Header().Get("Content-Disposition"), "berkas-gabungan-") {
		t.Errorf("its file: %d, %s", w.Code, w.Header().Get("Content-Disposition"))
	}
	if w := c.ask("GET", "/petitions/"+string(p.ID), c.as(desk.Judge)); !strings.Contains(w.Body.String(), at) {
		t.Error("the petition does not lead to its bundle")
	}
}
