package identity

import (
	"context"
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

// decoy is hashed against when there is no account, so that an unknown
// username takes as long as a known one. Its password is a random text that
// was thrown away.
const decoy = "$argon2id$v=19$m=19456,t=2,p=1$Vml0cmFkZWNveXNhbHQwMA$q1v7pYJk7X1u1kQ0y6Oq8e6Yv4mC5iS2w9T3bN8xR0U"

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
