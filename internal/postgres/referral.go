package postgres

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/referral"
)

// withJudge reads the judge of the petition along, who is part of the scope. A
// referral that came first has no petition yet.
func withJudge(q *gorm.DB, table string) *gorm.DB {
	return q.Table(table).Select(table + ".*, petition.judge_id").Joins("left join petition on petition.id = " + table + ".petition_id")
}

// Referral implements referral.Store.
func (db *DB) Referral(ctx context.Context, id referral.ID) (*referral.Referral, error) {
	return first[referral.Referral](withJudge(db.conn(ctx), "referral").Where("referral.id = ?", id))
}

// over are the requests that wait for nobody any more, in the words of the
// indexes.
const over = "in ('signed', 'declined', 'revoked')"

// Referrals implements referral.Store. What somebody still has to do stands above
// what is over.
func (db *DB) Referrals(ctx context.Context, in access.Scope, p petition.ID) ([]referral.Referral, error) {
	open, err := db.referrals(ctx, in, p, "referral.status not "+over, "referral.due, referral.id", mostListed)
	if err != nil || len(open) == mostListed {
		return open, err
	}
	closed, err := db.referrals(ctx, in, p, "referral.status "+over, "referral.due desc, referral.id", mostListed-len(open))
	return append(open, closed...), err
}

func (db *DB) referrals(ctx context.Context, in access.Scope, p petition.ID, which, order string, limit int) ([]referral.Referral, error) {
	q := scoped(withJudge(db.conn(ctx), "referral"), "referral", in)
	if in.Assignee != "" {
		q = q.Where("referral.assignee = ?", in.Assignee)
	}
	if p != "" {
		q = q.Where("referral.petition_id = ?", p)
	}
	var out []referral.Referral
	if err := q.Where(which).Order(order).Limit(limit).Find(&out).Error; err != nil {
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

// Meetings implements referral.Store.
func (db *DB) Meetings(ctx context.Context, id referral.ID) ([]referral.Meeting, error) {
	var out []referral.Meeting
	err := db.conn(ctx).Table("referral_meeting").Where("referral_id = ?", id).Order("ordinal desc").Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list meetings: %w", err)
	}
	return out, nil
}

// SaveMeeting implements referral.Store.
func (db *DB) SaveMeeting(ctx context.Context, m *referral.Meeting) error {
	return worded(db.conn(ctx).Table("referral_meeting").Create(m).Error)
}

// Intake implements referral.Store.
func (db *DB) Intake(ctx context.Context, id referral.ID) (*referral.Intake, error) {
	return first[referral.Intake](db.conn(ctx).Where("referral_id = ?", id))
}

// IntakeByCode implements referral.Store.
func (db *DB) IntakeByCode(ctx context.Context, code referral.Code) (*referral.Intake, error) {
	x, err := widely(ctx, db, toAttach, func(ctx context.Context) (*referral.Intake, error) {
		return first[referral.Intake](db.conn(ctx).Where("code = ?", code))
	})
	if err != nil {
		return nil, err
	}
	return x, db.hold(ctx, x.ReferralID)
}

// Expiring implements referral.Store.
func (db *DB) Expiring(ctx context.Context, agency identity.AgencyID, until calendar.Date) ([]referral.Intake, error) {
	var out []referral.Intake
	err := db.conn(ctx).Where("agency_id = ? and attached_at is null and code_until <= ?", agency, until).
		Order("code_until, referral_id").Limit(mostListed).Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list expiring intakes: %w", err)
	}
	return out, nil
}

// SaveIntake implements referral.Store.
func (db *DB) SaveIntake(ctx context.Context, x *referral.Intake) error {
	return save(db.conn(ctx), x, &x.Version)
}

// AttachAssessments implements referral.Store.
func (db *DB) AttachAssessments(ctx context.Context, id referral.ID, p petition.ID, court identity.CourtID) error {
	return worded(db.conn(ctx).Exec("update assessment set petition_id = ?, court_id = ? where referral_id = ? and petition_id is null", p, court, id).Error)
}
