package app_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"timbang/internal/app"
	"timbang/internal/demo"
	"timbang/internal/testkit/journal"
)

// demonstration is the whole program on a database of its own that holds the
// demonstration data.
func demonstration(t testing.TB) *app.App {
	t.Helper()
	a := open(t, settings(t), app.Options{Now: func() time.Time { return noon }})
	if err := a.LoadDemo(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, u := range demo.Users() {
		journal.Hide(u.Name, demo.Password)
	}
	return a
}

// signIn returns the cookies of a demonstration user who just signed in.
func signIn(t testing.TB, a *app.App, username string) []*http.Cookie {
	t.Helper()
	form := url.Values{"username": {username}, "password": {demo.Password}}
	w := ask(t, a.Handler(), http.MethodPost, "/sign-in", form, nil)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%s cannot sign in: code %d", username, w.Code)
	}
	return w.Result().Cookies()
}

// ask sends a request as the site's own pages do.
func ask(t testing.TB, h http.Handler, method, path string, form url.Values, cookies []*http.Cookie) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
