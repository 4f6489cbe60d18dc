package postgres

import (
	"context"
	"fmt"

	"timbang/internal/assessment"
	"timbang/internal/petition"
	"timbang/internal/referral"
)

// Assessment implements assessment.Store.
func (db *DB) Assessment(ctx context.Context, id assessment.ID) (*assessment.Assessment, error) {
	return first[assessment.Assessment](withJudge(db.conn(ctx), "assessment").Where("assessment.id = ?", id))
}

// AssessmentsOf implements assessment.Store.
func (db *DB) AssessmentsOf(ctx context.Context, id referral.ID) ([]assessment.Assessment, error) {
	return db.assessments(ctx, "assessment.referral_id = ?", id, "assessment.revision desc")
}

// beforeDecision leaves out the visits of the follow-up: they are no evidence in
// the case that was decided.
const beforeDecision = `not exists (select from referral where referral.id = assessment.referral_id and referral.visit > 0)`

// SignedOf implements assessment.Store.
func (db *DB) SignedOf(ctx context.Context, id petition.ID) ([]assessment.Assessment, error) {
	return db.assessments(ctx, "assessment.status = 'signed' and "+beforeDecision+" and assessment.petition_id = ?", id, "assessment.signed_at, assessment.id")
}

func (db *DB) assessments(ctx context.Context, where string, arg any, order string) ([]assessment.Assessment, error) {
	var out []assessment.Assessment
	q := withJudge(db.conn(ctx), "assessment").Where(where, arg).Order(order).Limit(mostListed)
	if err := q.Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list assessments: %w", err)
	}
	return out, nil
}

// Lanes implements assessment.Store.
func (db *DB) Lanes(ctx context.Context, id assessment.ID) ([]assessment.Sealed, error) {
	var out []assessment.Sealed
	if err := db.conn(ctx).Table("assessment_lane").Where("assessment_id = ?", id).Find(&out).Error; err != nil {
		return nil, fmt.Errorf("read lanes: %w", err)
	}
	return out, nil
}

// SaveLane implements assessment.Store.
func (db *DB) SaveLane(ctx context.Context, x assessment.Sealed) error {
	r := db.conn(ctx).Exec(`insert into assessment_lane (assessment_id, lane, content) values (?, ?, ?)
		on conflict (assessment_id, lane) do update set content = excluded.content`, x.AssessmentID, x.Lane, x.Content)
	return worded(r.Error)
}

// SaveAssessment implements assessment.Store.
func (db *DB) SaveAssessment(ctx context.Context, a *assessment.Assessment) error {
	return save(db.conn(ctx), a, &a.Version)
}
