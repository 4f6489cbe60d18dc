package postgres

import (
	"context"
	"fmt"

	"timbang/internal/hearing"
	"timbang/internal/petition"
)

// Hearings implements hearing.Store.
func (db *DB) Hearings(ctx context.Context, id petition.ID) ([]hearing.Hearing, error) {
	var out []hearing.Hearing
	if err := db.conn(ctx).Where("petition_id = ?", id).Order("ordinal").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list hearings: %w", err)
	}
	return out, nil
}

// SaveHearing implements hearing.Store.
func (db *DB) SaveHearing(ctx context.Context, h *hearing.Hearing) error {
	return save(db.conn(ctx), h, &h.Version)
}
