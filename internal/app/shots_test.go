//go:build shots

package app_test

import (
	"net/http/httptest"
	"testing"

	"timbang/internal/app"
	"timbang/internal/demo"
	"timbang/internal/testkit/browser"
)

// TestShots takes pictures of the first page of every demonstration user, on a
// phone and on a desk. It is no test of anything: make shots runs it.
func TestShots(t *testing.T) {
	a := open(t, settings(t), app.Options{})
	if err := a.LoadDemo(t.Context()); err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(a.Handler())
	t.Cleanup(srv.Close)
	for _, width := range []int{390, 1280} {
		browser.Open(t, srv.URL+"/sign-in", width, true).Shot("sign-in")
		for _, u := range demo.Users() {
			p := browser.Open(t, srv.URL+"/sign-in", width, true)
			p.Fill("Nama pengguna", u.Username)
			p.Fill("Kata sandi", demo.Password)
			p.Press("Masuk")
			p.See(u.Name)
			p.Shot("home-" + u.Username)
		}
	}
}
