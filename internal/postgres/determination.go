package postgres

import (
	"context"
	"fmt"

	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Overrides implements determination.Store.
func (db *DB) Overrides(ctx context.Context, id petition.ID) ([]determination.Override, error) {
	var out []determination.Override
	if err := db.conn(ctx).Where("petition_id = ?", id).Order("made_at, id").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list overrides: %w", err)
	}
	return out, nil
}

// SaveOverride implements determination.Store.
func (db *DB) SaveOverride(ctx context.Context, o *determination.Override) error {
	return save(db.conn(ctx), o, &o.Version)
}

// Determinations implements determination.Store.
func (db *DB) Determinations(ctx context.Context, id petition.ID) ([]determination.Determination, error) {
	var out []determination.Determination
	if err := db.conn(ctx).Where("petition_id = ?", id).Order("ordinal desc").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list determinations: %w", err)
	}
	return out, nil
}

// SaveDetermination implements determination.Store.
func (db *DB) SaveDetermination(ctx context.Context, d *determination.Determination) error {
	return worded(db.conn(ctx).Create(d).Error)
}

// Appeal implements determination.Store.
func (db *DB) Appeal(ctx context.Context, id petition.ID) (*determination.Appeal, error) {
	a, err := first[determination.Appeal](db.conn(ctx).Where("petition_id = ?", id))
	if problem.Is(err, problem.NotFound) {
		return &determination.Appeal{PetitionID: id}, nil
	}
	return a, err
}

// SaveAppeal implements determination.Store.
func (db *DB) SaveAppeal(ctx context.Context, a *determination.Appeal) error {
	return save(db.conn(ctx), a, &a.Version)
}

// JudgeNote implements determination.Store.
func (db *DB) JudgeNote(ctx context.Context, id petition.ID, of identity.AccountID) (*determination.Note, error) {
	return first[determination.Note](db.conn(ctx).Where("petition_id = ? and account_id = ?", id, of))
}

// SaveJudgeNote implements determination.Store.
func (db *DB) SaveJudgeNote(ctx context.Context, n *determination.Note) error {
	return save(db.conn(ctx), n, &n.Version)
}
