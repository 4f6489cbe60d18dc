package web_test

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"timbang/internal/web"
)

func TestProbesAnswerWithoutASessionAndTellNothing(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	var ready error
	h.server.Ready = func(context.Context) error { return ready }
	mine := h.signIn(t, "hakim.praya")
	for _, c := range []struct {
		path  string
		ready error
		code  int
		body  string
	}{
		{"/healthz", nil, http.StatusOK, "ok"},
		{"/readyz", nil, http.StatusOK, "ok"},
		{"/healthz", errors.New("password authentication failed"), http.StatusOK, "ok"},
		{"/readyz", errors.New("password authentication failed"), http.StatusServiceUnavailable, "not ready"},
	} {
		ready = c.ready
		res := h.get(c.path, mine...)
		if got := body(t, res); res.StatusCode != c.code || got != c.body {
			t.Errorf("%s with %v: %d %q, want %d %q", c.path, c.ready, res.StatusCode, got, c.code, c.body)
		}
		if len(res.Cookies()) > 0 {
			t.Errorf("%s set %v", c.path, res.Cookies())
		}
	}
}

func TestALostDatabaseLeavesThePagesWithWords(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	mine := h.signIn(t, "hakim.praya")
	h.db.Close()
	if res := h.get("/healthz"); res.StatusCode != http.StatusOK {
		t.Errorf("/healthz: %d, want 200", res.StatusCode)
	}
	if res := h.get("/readyz"); res.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("/readyz: %d, want 503", res.StatusCode)
	}
	res := h.get("/", mine...)
	if page := body(t, res); res.StatusCode != http.StatusInternalServerError || page != "Terjadi gangguan pada sistem. Coba lagi sebentar lagi.\n" {
		t.Errorf("/: %d %q", res.StatusCode, page)
	}
}
