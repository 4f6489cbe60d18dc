package app_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"timbang/internal/app"
	"timbang/internal/demo"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/journal"
	"timbang/internal/testkit/pgtest"
)

// stage is the demonstration on a database, loaded once.
var stage pgtest.Filling

// demoSettings are settings with a copy of the demonstration of noon.
func demoSettings(t testing.TB) app.Config {
	t.Helper()
	keys := desk.KeysFile(t)
	read := func(dsn string) (app.Config, error) {
		return app.Read([]string{"DATABASE_URL=" + dsn, "TIMBANG_KEYS_FILE=" + keys, "TIMBANG_LISTEN=127.0.0.1:0"})
	}
	dsn, _ := stage.DSN(t, func(dsn string) error {
		c, err := read(dsn)
		if err != nil {
			return err
		}
		a, err := app.New(context.Background(), c, app.Options{Now: func() time.Time { return noon }})
		if err != nil {
			return err
		}
		return errors.Join(a.LoadDemo(context.Background()), a.Close(context.Background()))
	})
	c, err := read(dsn)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range demo.Users() {
		journal.Hide(u.Name, demo.Password)
	}
	return c
}

// demonstration is the program on a demonstration of its own.
func demonstration(t testing.TB) *app.App {
	t.Helper()
	a := open(t, demoSettings(t), app.Options{Now: func() time.Time { return noon }})
	if !a.Demo() {
		t.Fatal("the copy is no demonstration")
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
