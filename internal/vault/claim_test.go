package vault_test

import (
	"strings"
	"testing"

	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
	"timbang/internal/vault"
)

func TestARingClaimsItsDataAndNoOther(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	old := vault.New()
	both := old.Add()
	claim := func(r *vault.Ring) error { return r.Claim(t.Context(), d.DB, d.Now()) }
	for _, r := range []*vault.Ring{old, old, both} {
		if err := claim(r); err != nil {
			t.Fatalf("Claim by %v = %v, want nil", r, err)
		}
	}
	for want, r := range map[string]*vault.Ring{"bukan milik basis data ini": vault.New().Add(), "Kunci versi 2 tidak ada": old} {
		if err := claim(r); !problem.Is(err, problem.Conflict) || !strings.Contains(problem.Of(err).Words, want) {
			t.Errorf("Claim by %v = %v, want Conflict with %q", r, err, want)
		}
	}
	if err := claim(both); err != nil {
		t.Errorf("Claim by the right ring after the wrong ones = %v, want nil", err)
	}
	proofs, err := d.DB.KeyProofs(t.Context())
	if err != nil || len(proofs) != 2 {
		t.Errorf("%d proofs, %v, want 2: a refused ring leaves nothing", len(proofs), err)
	}
}
