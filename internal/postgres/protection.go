package postgres

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/protection"
	"timbang/internal/referral"
)

func (db *DB) protections(ctx context.Context) *gorm.DB {
	return db.conn(ctx).Table("protection").
		Select(`protection.*, coalesce(r.petition_id, '') as petition_id, coalesce(r.court_id, '') as court_id, coalesce(p.judge_id, '') as judge_id, r.agency_id as origin, r."case" as "case"`).
		Joins("join referral r on r.id = protection.referral_id").Joins("left join petition p on p.id = r.petition_id")
}

// Protection implements protection.Store.
func (db *DB) Protection(ctx context.Context, id protection.ID) (*protection.Referral, error) {
	return first[protection.Referral](db.protections(ctx).Where("protection.id = ?", id))
}

// OpenProtection implements protection.Store.
func (db *DB) OpenProtection(ctx context.Context, r referral.ID, p petition.ID) (*protection.Referral, error) {
	child := string(r)
	q := db.protections(ctx).Where("protection.status <> 'closed'")
	if p != "" {
		child = string(p)
		q = q.Where("r.petition_id = ?", p)
	} else {
		q = q.Where("protection.referral_id = ?", r)
	}
	if err := db.conn(ctx).Exec("select pg_advisory_xact_lock(hashtextextended('protection ' || ?, 0))", child).Error; err != nil {
		return nil, fmt.Errorf("wait for protection: %w", worded(err))
	}
	return maybe(first[protection.Referral](q.Order("protection.raised_at, protection.id")))
}

// maybe turns what is not there into nil.
func maybe[T any](row *T, err error) (*T, error) {
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	return row, err
}

// Protections implements protection.Store.
func (db *DB) Protections(ctx context.Context, agency identity.AgencyID, handler identity.AccountID, p petition.ID) ([]protection.Referral, error) {
	q := db.protections(ctx)
	if p != "" {
		q = q.Where("r.petition_id = ?", p)
	} else {
		q = q.Where("protection.agency_id = ?", agency)
	}
	if handler != "" {
		q = q.Where("protection.handler_id = ?", handler)
	}
	var out []protection.Referral
	if err := q.Order("protection.raised_at desc, protection.id").Limit(mostListed).Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list protections: %w", err)
	}
	return out, nil
}

// ProtectionOf implements protection.Store.
func (db *DB) ProtectionOf(ctx context.Context, r referral.ID) (*protection.Referral, error) {
	q := db.protections(ctx).Where("protection.id in (select protection_id from protection_entry where referral_id = ?)", r)
	return maybe(first[protection.Referral](q.Order("protection.raised_at desc, protection.id")))
}

// SaveProtection implements protection.Store. Who hands a child on sees it until
// the transaction ends.
func (db *DB) SaveProtection(ctx context.Context, r *protection.Referral) error {
	if r.Version > 0 {
		if _, err := db.Protection(ctx, r.ID); err != nil {
			return err
		}
		if err := db.hold(ctx, r.ReferralID); err != nil {
			return err
		}
	}
	return save(db.conn(ctx).Table("protection"), r, &r.Version)
}

// Entries implements protection.Store.
func (db *DB) Entries(ctx context.Context, id protection.ID) ([]protection.Entry, error) {
	var out []protection.Entry
	if err := db.conn(ctx).Table("protection_entry").Where("protection_id = ?", id).Order("seq").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list entries: %w", err)
	}
	return out, nil
}

// AddEntry implements protection.Store.
func (db *DB) AddEntry(ctx context.Context, e *protection.Entry, request referral.ID) error {
	row := struct {
		*protection.Entry
		ReferralID referral.ID `gorm:"serializer:blank"`
	}{e, request}
	return worded(db.conn(ctx).Table("protection_entry").Create(&row).Error)
}
