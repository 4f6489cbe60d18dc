package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"timbang/internal/web"
)

func body(t *testing.T, res *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func cookie(t *testing.T, res *http.Response, name string) *http.Cookie {
	t.Helper()
	for _, c := range res.Cookies() {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no cookie %s among %v", name, res.Cookies())
	return nil
}

func TestAWrongPasswordKeepsTheNameAndTellsNothing(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	var pages []string
	for _, name := range []string{"petugas.praya", "tidak.dikenal"} {
		res := h.post("/sign-in", url.Values{"username": {name}, "password": {"salah sekali"}})
		if res.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s: status %d, want 401", name, res.StatusCode)
		}
		page := body(t, res)
		if !strings.Contains(page, `value="`+name+`"`) || strings.Contains(page, "salah sekali") {
			t.Errorf("%s: the name is lost or the password comes back", name)
		}
		pages = append(pages, strings.ReplaceAll(page, name, "NAMA"))
	}
	if pages[0] != pages[1] {
		t.Errorf("an unknown name gets another page than a wrong password")
	}
}

func TestTooManyTriesAreRefusedInWords(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	try := func(name string) *http.Response {
		return h.post("/sign-in", url.Values{"username": {name}, "password": {"salah sekali"}})
	}
	for range 8 {
		if res := try("petugas.praya"); res.StatusCode != http.StatusUnauthorized {
			t.Fatalf("status %d, want 401", res.StatusCode)
		}
	}
	res := try(" PETUGAS.praya")
	if page := body(t, res); res.StatusCode != http.StatusTooManyRequests || !strings.Contains(page, "Terlalu banyak percobaan. Tunggu beberapa menit") {
		t.Errorf("status %d, want 429 with words", res.StatusCode)
	}
	if res := h.post("/sign-in", url.Values{"username": {"panitera.praya"}, "password": {everyonesPassword}}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("another name of the same office: status %d, want 303", res.StatusCode)
	}
}

func TestSignInLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	for i, c := range []struct{ to, want string }{
		{"/agreements", "/agreements"}, {"/?state=draft", "/?state=draft"}, {"", "/"}, {"agreements", "/"},
		{"https://jahat.test/", "/"}, {"//jahat.test/", "/"}, {`/\jahat.test`, "/"}, {"/\t/jahat.test", "/"}, {"/\n/jahat.test", "/"},
		{"javascript:alert(1)", "/"}, {"/sign-out", "/"},
	} {
		who := []string{"hakim.praya", "petugas.praya"}[i%2] // each name has a few tries
		res := h.post("/sign-in", url.Values{"username": {who}, "password": {everyonesPassword}, "to": {c.to}})
		if got := res.Header.Get("Location"); got != c.want {
			t.Errorf("to %q leads to %q, want %q", c.to, got, c.want)
		}
	}
}

func TestTheSessionCookieIsClosedToScriptsAndOtherSites(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{Secure: true})
	res := h.post("/sign-in", url.Values{"username": {"hakim.praya"}, "password": {everyonesPassword}})
	c := cookie(t, res, "__Host-timbang")
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.MaxAge != 0 {
		t.Errorf("the cookie is %v", c)
	}
}

func TestASignInGetsATokenThatWasNeverSeenBefore(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	first := cookie(t, h.post("/sign-in", url.Values{"username": {"hakim.praya"}, "password": {everyonesPassword}}), "timbang")
	planted := &http.Cookie{Name: "timbang", Value: first.Value}
	second := cookie(t, h.post("/sign-in", url.Values{"username": {"petugas.praya"}, "password": {everyonesPassword}}, planted), "timbang")
	if second.Value == first.Value {
		t.Error("the sign-in kept a token that somebody else may know")
	}
	if res := h.get("/", first); res.StatusCode != http.StatusSeeOther {
		t.Errorf("the old token gets status %d, want 303 to the sign-in", res.StatusCode)
	}
	if unknown := cookie(t, h.post("/sign-in", url.Values{"username": {"hakim.praya"}, "password": {everyonesPassword}}, &http.Cookie{Name: "timbang", Value: "ditanam"}), "timbang"); unknown.Value == "ditanam" {
		t.Error("the sign-in took a token from outside")
	}
}

func TestANewPasswordEndsTheOtherSessions(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	here, there := h.signIn(t, "hakim.praya"), h.signIn(t, "hakim.praya")
	res := h.post("/account", url.Values{"old": {"bukan ini"}, "password": {"kata sandi yang baru"}}, here...)
	if page := body(t, res); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(page, "Kata sandi lama tidak cocok.") {
		t.Errorf("wrong old password: status %d, want 422", res.StatusCode)
	}
	res = h.post("/account", url.Values{"old": {everyonesPassword}, "password": {"kata sandi yang baru"}}, here...)
	if res.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d, want 303: %s", res.StatusCode, body(t, res))
	}
	if res := h.get("/", res.Cookies()...); res.StatusCode != http.StatusOK {
		t.Errorf("the person who changed it gets %d, want 200", res.StatusCode)
	}
	if res := h.get("/", there...); res.StatusCode != http.StatusSeeOther {
		t.Errorf("the other session gets %d, want 303 to the sign-in", res.StatusCode)
	}
}

func TestASessionThatRanOutLeadsBackToWhereItWas(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	mine := h.signIn(t, "hakim.praya")
	c, err := pgx.Connect(t.Context(), h.ownerDSN)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Exec(t.Context(), "update session set expires_at = now() - interval '1 second'"); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := h.get("/agreements", mine...).Header.Get("Location"); got != "/sign-in?to=%2Fagreements" {
		t.Errorf("leads to %q", got)
	}
}

func TestAFormFromAnotherSiteIsRefused(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	mine := h.signIn(t, "petugas.praya")
	for name, set := range map[string]func(*http.Request){
		"cross-site":        func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"same-site":         func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
		"no token, old way": func(r *http.Request) { r.Header.Del("Sec-Fetch-Site") },
	} {
		req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "https://timbang.test/petitions", strings.NewReader("ticket=aaaaaaaaaaaaaaaaaaaaaaaaaa"))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for _, c := range mine {
			req.AddCookie(c)
		}
		set(req)
		w := httptest.NewRecorder()
		h.handler.ServeHTTP(w, req)
		if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "Formulir ini sudah kedaluwarsa") {
			t.Errorf("%s: status %d, want 403 with words", name, w.Code)
		}
	}
}

func TestEveryPageKeepsToItself(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{Secure: true})
	for _, path := range []string{"/sign-in", "/help", "/tidak-ada", "/healthz"} {
		header := h.get(path).Header
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cache-Control": "no-store",
			"Cross-Origin-Opener-Policy": "same-origin", "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
		} {
			if got := header.Get(name); got != want {
				t.Errorf("%s: %s = %q, want %q", path, name, got, want)
			}
		}
		if csp := header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: the policy is %q", path, csp)
		}
	}
}

func TestADemonstrationTellsWithWhatToSignIn(t *testing.T) {
	t.Parallel()
	users := []web.DemoUser{{Username: "petugas.praya", Name: "Lale Rekaan", Office: "Petugas", Institution: "PA Praya"}}
	for want, settings := range map[bool]web.Settings{
		true:  {Demo: true, DemoUsers: users, DemoPassword: "rahasia peragaan"},
		false: {Demo: false, DemoUsers: users, DemoPassword: "rahasia peragaan"},
	} {
		page := body(t, openCourt(t, settings).get("/sign-in"))
		if got := strings.Contains(page, "rahasia peragaan") && strings.Contains(page, "petugas.praya"); got != want {
			t.Errorf("Demo %v: the users are shown: %v", settings.Demo, got)
		}
	}
}
