package postgres

import (
	"context"
	"fmt"

	"timbang/internal/brief"
	"timbang/internal/petition"
)

// Annexes implements brief.Store.
func (db *DB) Annexes(ctx context.Context, id petition.ID) ([]brief.IssuedAnnex, error) {
	var out []brief.IssuedAnnex
	err := db.conn(ctx).Table("annex").Omit("content").Where("petition_id = ?", id).Order("number desc").Limit(mostListed).Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list annexes: %w", err)
	}
	return out, nil
}

// AnnexWith implements brief.Store.
func (db *DB) AnnexWith(ctx context.Context, code, sha256 string) (*brief.IssuedAnnex, error) {
	return widely(ctx, db, toVerify, func(ctx context.Context) (*brief.IssuedAnnex, error) {
		return first[brief.IssuedAnnex](db.conn(ctx).Table("annex").Omit("content").Where("code = ? or sha256 = ?", code, sha256))
	})
}

// Annex implements brief.Store.
func (db *DB) Annex(ctx context.Context, id brief.AnnexID) (*brief.IssuedAnnex, error) {
	return first[brief.IssuedAnnex](db.conn(ctx).Table("annex").Where("id = ?", id))
}

// SaveAnnex implements brief.Store. An annex is never changed.
func (db *DB) SaveAnnex(ctx context.Context, x *brief.IssuedAnnex) error {
	return worded(db.conn(ctx).Table("annex").Create(x).Error)
}
