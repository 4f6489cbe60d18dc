package postgres

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"timbang/internal/assessment"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// SignedByNumber implements assessment.EmergencyStore.
func (db *DB) SignedByNumber(ctx context.Context, court identity.CourtID, n petition.Number) ([]assessment.Assessment, error) {
	var out []assessment.Assessment
	q := withJudge(db.conn(ctx), "assessment").
		Where("assessment.status = 'signed' and assessment.petition_id in (select id from petition where court_id = ? and number = ?)", court, n).
		Order("assessment.signed_at, assessment.id").Limit(mostListed)
	if err := q.Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list signed assessments: %w", err)
	}
	return out, nil
}

func (db *DB) emergencies(ctx context.Context) *gorm.DB {
	return db.conn(ctx).Table("emergency").
		Select("emergency.*, coalesce(petition.judge_id, '') as judge_id, coalesce(petition.number, '') as number").
		Joins("join petition on petition.id = emergency.petition_id")
}

// Emergency implements assessment.EmergencyStore.
func (db *DB) Emergency(ctx context.Context, id assessment.EmergencyID) (*assessment.Emergency, error) {
	return first[assessment.Emergency](db.emergencies(ctx).Where("emergency.id = ?", id))
}

// Emergencies implements assessment.EmergencyStore.
func (db *DB) Emergencies(ctx context.Context, court identity.CourtID) ([]assessment.Emergency, error) {
	var out []assessment.Emergency
	q := db.emergencies(ctx).Where("emergency.court_id = ?", court).Order("emergency.opened_at desc, emergency.id").Limit(mostListed)
	if err := q.Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list emergencies: %w", err)
	}
	return out, nil
}

// SaveEmergency implements assessment.EmergencyStore.
func (db *DB) SaveEmergency(ctx context.Context, e *assessment.Emergency) error {
	return save(db.conn(ctx).Table("emergency"), e, &e.Version)
}
