package vault

import (
	"bytes"
	"context"
	"time"

	"timbang/internal/problem"
)

// Store keeps a proof of each key beside the data. internal/postgres implements
// it.
type Store interface {
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	// KeyProofs returns the proofs of the keys that the data were sealed by.
	KeyProofs(ctx context.Context) ([]Proof, error)
	SaveKeyProof(ctx context.Context, p Proof, since time.Time) error
}

// Claim makes sure that the ring is the one by which the data are sealed, and
// remembers keys that it did not know. It returns Conflict when a key is
// missing or another one has its version: what is sealed would not open, and
// nothing would be found.
func (r *Ring) Claim(ctx context.Context, store Store, now time.Time) error {
	return store.InTx(ctx, func(ctx context.Context) error {
		known, err := store.KeyProofs(ctx)
		if err != nil {
			return err
		}
		mine := map[int][]byte{}
		for _, p := range r.Proofs() {
			mine[p.Version] = p.Sum
		}
		for _, p := range known {
			sum, ok := mine[p.Version]
			switch {
			case !ok:
				return problem.New(problem.Conflict, "Kunci versi %d tidak ada dalam berkas kunci, padahal data disandikan dengannya: pulihkan berkas kunci dari cadangan.", p.Version)
			case !bytes.Equal(sum, p.Sum):
				return problem.New(problem.Conflict, "Berkas kunci ini bukan milik basis data ini: pulihkan berkas kunci yang benar dari cadangan, atau periksa TIMBANG_KEYS_FILE.")
			}
			delete(mine, p.Version)
		}
		for _, p := range r.Proofs() {
			if mine[p.Version] == nil {
				continue
			}
			if err := store.SaveKeyProof(ctx, p, now); err != nil {
				return err
			}
		}
		return nil
	})
}
