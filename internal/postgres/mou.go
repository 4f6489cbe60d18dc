package postgres

import (
	"context"
	"fmt"

	"timbang/internal/identity"
	"timbang/internal/mou"
)

// Agencies implements mou.Store.
func (db *DB) Agencies(ctx context.Context) ([]mou.Agency, error) {
	var out []mou.Agency
	if err := db.conn(ctx).Order("name").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list agencies: %w", err)
	}
	return out, nil
}

// Agreements implements mou.Store.
func (db *DB) Agreements(ctx context.Context, court identity.CourtID) ([]mou.Agreement, error) {
	var out []mou.Agreement
	q := db.conn(ctx).Order(`"to" desc, number`).Limit(mostListed)
	if court != "" {
		q = q.Where("court_id = ?", court)
	}
	if err := q.Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list agreements: %w", err)
	}
	return out, nil
}

// SaveAgreement implements mou.Store.
func (db *DB) SaveAgreement(ctx context.Context, a *mou.Agreement) error {
	return save(db.conn(ctx), a, &a.Version)
}
