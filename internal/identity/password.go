package identity

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"time"

	"github.com/alexedwards/argon2id"

	"timbang/internal/problem"
)

// Hasher makes and checks argon2id hashes, a few at a time: each takes
// Memory KiB, so that a burst of sign-ins must queue and not fill the machine.
type Hasher struct {
	params *argon2id.Params
	slots  chan struct{}
}

// NewHasher returns a hasher that works on at most slots passwords at once,
// with memory KiB each (OWASP advises 19 MiB at two passes or 46 MiB at one).
func NewHasher(slots int, memory uint32) *Hasher {
	return &Hasher{
		params: &argon2id.Params{Memory: memory, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32},
		slots:  make(chan struct{}, slots),
	}
}

// decoy is what a password is held against when there is no account, so that
// an unknown username takes as long as a known one: a hash with the hasher's
// own parameters that no known password gives.
func (h *Hasher) decoy() string {
	filler := func(n uint32) string {
		return base64.RawStdEncoding.EncodeToString(bytes.Repeat([]byte("t"), int(n)))
	}
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argonVersion,
		h.params.Memory, h.params.Iterations, h.params.Parallelism, filler(h.params.SaltLength), filler(h.params.KeyLength))
}

// argonVersion is the version of argon2 that hashes carry.
const argonVersion = 19

// Hash returns the hash of a password.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	if err := h.enter(ctx); err != nil {
		return "", err
	}
	defer h.leave()
	hash, err := argon2id.CreateHash(password, h.params)
	if err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	return hash, nil
}

// Match reports whether the password belongs to the hash.
func (h *Hasher) Match(ctx context.Context, password, hash string) (bool, error) {
	if err := h.enter(ctx); err != nil {
		return false, err
	}
	defer h.leave()
	ok, err := argon2id.ComparePasswordAndHash(password, hash)
	if err != nil {
		return false, fmt.Errorf("check password: %w", err)
	}
	return ok, nil
}

// enter waits for a slot, five seconds at most.
func (h *Hasher) enter(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	select {
	case h.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return problem.New(problem.TooMany, "Banyak orang sedang masuk. Tunggu sebentar, lalu coba lagi.").Because(ErrBusy)
	}
}

func (h *Hasher) leave() { <-h.slots }
