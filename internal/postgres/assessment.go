package postgres

import (
	"context"
	"fmt"

	"timbang/internal/access"
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

// Drafts implements assessment.Store.
func (db *DB) Drafts(ctx context.Context, in access.Scope, p petition.ID) ([]assessment.Assessment, error) {
	q := scoped(withJudge(db.conn(ctx), "assessment"), "assessment", in).Where("assessment.status in ('draft', 'submitted', 'returned')")
	if in.Assignee != "" {
		q = q.Where("assessment.author_id = ?", in.Assignee)
	}
	if p != "" {
		q = q.Where("assessment.petition_id = ?", p)
	}
	var out []assessment.Assessment
	if err := q.Order("assessment.updated_at, assessment.id").Limit(mostListed).Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	for i := range out {
		out[i].Answers = nil
	}
	return out, nil
}

// Authors implements assessment.Store.
func (db *DB) Authors(ctx context.Context, id referral.ID) ([]assessment.Author, error) {
	var out []assessment.Author
	if err := db.conn(ctx).Where("referral_id = ?", id).Order("since, assessment_id, ordinal").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list authors: %w", err)
	}
	return out, nil
}

// SaveAuthor implements assessment.Store.
func (db *DB) SaveAuthor(ctx context.Context, a *assessment.Author) error {
	return worded(db.conn(ctx).Create(a).Error)
}
