package postgres

import (
	"context"
	"fmt"

	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// notes lists the records of one kind that meet a condition, the earliest first.
func notes[T any](ctx context.Context, db *DB, where string, id any) ([]T, error) {
	var out []T
	if err := db.conn(ctx).Where(where, id).Order("ordinal").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list %T: %w", out, err)
	}
	return out, nil
}

const ofPetition = "petition_id = ?"

// Customs implements petition.Store.
func (db *DB) Customs(ctx context.Context, id petition.ID) ([]petition.Custom, error) {
	return notes[petition.Custom](ctx, db, ofPetition, id)
}

// SaveCustom implements petition.Store.
func (db *DB) SaveCustom(ctx context.Context, x *petition.Custom) error {
	return worded(db.conn(ctx).Create(x).Error)
}

// Impediments implements petition.Store.
func (db *DB) Impediments(ctx context.Context, id petition.ID) ([]petition.Impediment, error) {
	return notes[petition.Impediment](ctx, db, ofPetition, id)
}

// SaveImpediment implements petition.Store.
func (db *DB) SaveImpediment(ctx context.Context, x *petition.Impediment) error {
	return worded(db.conn(ctx).Create(x).Error)
}

// Attentions implements determination.MarriageStore.
func (db *DB) Attentions(ctx context.Context, id petition.ID) ([]determination.Attention, error) {
	return notes[determination.Attention](ctx, db, ofPetition, id)
}

// SaveAttention implements determination.Store.
func (db *DB) SaveAttention(ctx context.Context, x *determination.Attention) error {
	return worded(db.conn(ctx).Create(x).Error)
}

// Pledges implements determination.MarriageStore.
func (db *DB) Pledges(ctx context.Context, id petition.ID) ([]determination.Commitment, error) {
	return notes[determination.Commitment](ctx, db, ofPetition, id)
}

// SavePledges implements determination.Store.
func (db *DB) SavePledges(ctx context.Context, x *determination.Commitment) error {
	return worded(db.conn(ctx).Create(x).Error)
}

// Qualifications implements determination.MarriageStore.
func (db *DB) Qualifications(ctx context.Context, judge identity.AccountID) ([]determination.Qualification, error) {
	return notes[determination.Qualification](ctx, db, "account_id = ?", judge)
}

// SaveQualification implements determination.Store.
func (db *DB) SaveQualification(ctx context.Context, x *determination.Qualification) error {
	return worded(db.conn(ctx).Create(x).Error)
}

// Fallbacks implements determination.MarriageStore.
func (db *DB) Fallbacks(ctx context.Context, id petition.ID) ([]determination.Fallback, error) {
	return notes[determination.Fallback](ctx, db, ofPetition, id)
}

// SaveFallback implements determination.Store.
func (db *DB) SaveFallback(ctx context.Context, x *determination.Fallback) error {
	return worded(db.conn(ctx).Create(x).Error)
}
