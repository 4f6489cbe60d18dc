package postgres

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/vault"
)

// KeyProofs implements vault.Store.
func (db *DB) KeyProofs(ctx context.Context) ([]vault.Proof, error) {
	var out []vault.Proof
	if err := db.conn(ctx).Raw("select version, sum from key_proof order by version").Scan(&out).Error; err != nil {
		return nil, fmt.Errorf("list key proofs: %w", err)
	}
	return out, nil
}

// SaveKeyProof implements vault.Store. Two programs that start at once may
// both save the proof of one key; it is kept once, and another proof of the
// same version is refused.
func (db *DB) SaveKeyProof(ctx context.Context, p vault.Proof, since time.Time) error {
	r := db.conn(ctx).Exec(`insert into key_proof (version, sum, since) select ?, ?, ?
		where not exists (select from key_proof where version = ? and sum = ?)`, p.Version, p.Sum, since, p.Version, p.Sum)
	return worded(r.Error)
}
