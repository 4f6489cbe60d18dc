package identity

import (
	"strings"
	"testing"

	"github.com/alexedwards/argon2id"
)

func TestTheDecoyIsAsMuchWorkAsARealHash(t *testing.T) {
	t.Parallel()
	h := NewHasher(1, 64)
	real, err := h.Hash(t.Context(), "kata sandi rekaan")
	if err != nil {
		t.Fatal(err)
	}
	got, salt, key, err := argon2id.DecodeHash(h.decoy())
	if err != nil {
		t.Fatalf("the decoy does not parse: %v", err)
	}
	want, realSalt, realKey, err := argon2id.DecodeHash(real)
	if err != nil {
		t.Fatal(err)
	}
	if *got != *want || len(salt) != len(realSalt) || len(key) != len(realKey) {
		t.Errorf("the decoy has %+v, a real hash %+v", *got, *want)
	}
	if ok, err := h.Match(t.Context(), "", h.decoy()); ok || err != nil {
		t.Errorf("Match against the decoy = %v, %v, want false, nil", ok, err)
	}
}

func TestTheStampChangesWithThePasswordOnly(t *testing.T) {
	t.Parallel()
	a := Account{Name: "Rekaan", PasswordHash: "satu"}
	b := a
	b.Name, b.Version = "Lain", 7
	if a.Stamp() != b.Stamp() {
		t.Errorf("another name changed the stamp")
	}
	if b.PasswordHash = "dua"; a.Stamp() == b.Stamp() {
		t.Errorf("another password kept the stamp")
	}
	if strings.Contains(a.Stamp(), "satu") {
		t.Errorf("the stamp %s holds the hash", a.Stamp())
	}
}
