package app_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"
	"testing"
	"time"

	"timbang/internal/app"
	"timbang/internal/vault"
)

// TestEverythingIsSealedByANewerKeyWhileTheSiteIsServed renews the keys of the
// demonstration, starts again, and rotates with an interruption on the way, at
// which everything is read.
func TestEverythingIsSealedByANewerKeyWhileTheSiteIsServed(t *testing.T) {
	t.Parallel()
	cfg := demoSettings(t)
	when := app.Options{Now: func() time.Time { return noon }}
	first := open(t, cfg, when)
	before := secretsOf(t, first, cfg.DatabaseURL)
	if _, err := vault.Renew(cfg.KeysFile); err != nil {
		t.Fatal(err)
	}
	a := open(t, cfg, when)
	same := func(at string) {
		t.Helper()
		now := secretsOf(t, a, cfg.DatabaseURL)
		if !slices.Equal(now.whole, before.whole) || !slices.Equal(now.words, before.words) {
			t.Errorf("%s the petitions and what the children said read differently", at)
		}
		if w := ask(t, a.Handler(), http.MethodGet, "/", nil, signIn(t, a, "hakim.mataram")); w.Code != http.StatusOK {
			t.Errorf("%s the first page of a judge answers %d", at, w.Code)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	tables := 0
	err := a.Rotate(ctx, func(string, int) {
		if tables++; tables == 6 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || !old(dumped(t, cfg.DatabaseURL)) {
		t.Fatalf("Rotate = %v, want it ended on the way with rows under the earlier key", err)
	}
	same("half way")
	must(t, a.Rotate(t.Context(), func(string, int) {}))
	if all := dumped(t, cfg.DatabaseURL); old(all) || !bytes.Contains(all, []byte(`\\x010002`)) {
		t.Error("something still lies under the earlier key, or nothing under the newer one")
	}
	same("after it")
	whole, err := a.Audits.Verify(t.Context(), nil)
	must(t, err)
	for _, chain := range whole {
		if len(chain.Faults) > 0 || chain.Links == 0 {
			t.Errorf("chain %q: %d links, %v", chain.Chain, chain.Links, chain.Faults)
		}
	}
	if len(whole) < 3 {
		t.Errorf("%d chains, want one of each court and that of the installation", len(whole))
	}
	n := 0
	must(t, a.Rotate(t.Context(), func(_ string, rows int) { n += rows }))
	if n != 0 {
		t.Errorf("a second Rotate sealed %d rows, want none", n)
	}
}

// old reports whether a dump holds a column or a file under the first key.
func old(dump []byte) bool {
	return bytes.Contains(dump, []byte("sealed:1:")) || bytes.Contains(dump, []byte(`\\x010001`))
}
