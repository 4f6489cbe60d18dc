package postgres

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"timbang/internal/access"
	"timbang/internal/petition"
	"timbang/internal/referral"
)

// withJudge reads the judge of the petition along, who is part of the scope.
func withJudge(q *gorm.DB, table string) *gorm.DB {
	return q.Table(table).Select(table + ".*, petition.judge_id").Joins("join petition on petition.id = " + table + ".petition_id")
}

// Referral implements referral.Store.
func (db *DB) Referral(ctx context.Context, id referral.ID) (*referral.Referral, error) {
	return first[referral.Referral](withJudge(db.conn(ctx), "referral").Where("referral.id = ?", id))
}

// openFirst puts what somebody still has to do above what is finished.
const openFirst = `referral.status in ('signed', 'declined'),
	case when referral.status not in ('signed', 'declined') then referral.due end, referral.due desc, referral.id`

// Referrals implements referral.Store.
func (db *DB) Referrals(ctx context.Context, in access.Scope, p petition.ID) ([]referral.Referral, error) {
	q := scoped(withJudge(db.conn(ctx), "referral"), "referral", in)
	if in.Assignee != "" {
		q = q.Where("referral.assignee = ?", in.Assignee)
	}
	if p != "" {
		q = q.Where("referral.petition_id = ?", p)
	}
	var out []referral.Referral
	if err := q.Order(openFirst).Limit(mostListed).Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list referrals: %w", err)
	}
	return out, nil
}

// scoped narrows rows with court, judge and agency to a scope. A scope that
// names neither court nor agency sees nothing.
func scoped(q *gorm.DB, table string, in access.Scope) *gorm.DB {
	switch {
	case in.Agency != "":
		q = q.Where(table+".agency_id = ?", in.Agency)
	case in.Court != "":
		q = q.Where(table+".court_id = ?", in.Court)
	default:
		q = q.Where("false")
	}
	if in.Judge != "" {
		q = q.Where("petition.judge_id = ?", in.Judge)
	}
	return q
}

// SaveReferral implements referral.Store.
func (db *DB) SaveReferral(ctx context.Context, r *referral.Referral) error {
	return save(db.conn(ctx), r, &r.Version)
}
