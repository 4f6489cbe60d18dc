package postgres

import (
	"context"
	_ "embed" // for the queries
	"fmt"

	"gorm.io/gorm"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/followup"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/region"
)

var (
	//go:embed query/open_visits.sql
	openVisitsQuery string
	//go:embed query/visit_counts.sql
	visitCountsQuery string
)

// Plan implements followup.Store.
func (db *DB) Plan(ctx context.Context, id petition.ID) (*followup.Plan, error) {
	return first[followup.Plan](db.conn(ctx).Table("follow_up_plan").Where("petition_id = ?", id))
}

// SavePlan implements followup.Store.
func (db *DB) SavePlan(ctx context.Context, p *followup.Plan) error {
	return save(db.conn(ctx).Table("follow_up_plan"), p, &p.Version)
}

// withRequest reads where the request of a visit stands along with the visit.
func withRequest(q *gorm.DB) *gorm.DB {
	return q.Table("follow_up_visit").Select("follow_up_visit.*, coalesce(referral.status, '') as asked").
		Joins("left join referral on referral.id = follow_up_visit.referral_id")
}

// Visits implements followup.Store.
func (db *DB) Visits(ctx context.Context, id petition.ID) ([]followup.Visit, error) {
	var out []followup.Visit
	if err := withRequest(db.conn(ctx)).Where("follow_up_visit.petition_id = ?", id).Order("ordinal").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list visits: %w", err)
	}
	return out, nil
}

// SaveVisit implements followup.Store.
func (db *DB) SaveVisit(ctx context.Context, v *followup.Visit) error {
	return save(db.conn(ctx).Table("follow_up_visit"), v, &v.Version)
}

// Commitments implements followup.Store.
func (db *DB) Commitments(ctx context.Context, id petition.ID) ([]followup.Commitment, error) {
	var out []followup.Commitment
	if err := db.conn(ctx).Table("follow_up_commitment").Where("petition_id = ?", id).Order("ordinal").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list commitments: %w", err)
	}
	return out, nil
}

// SaveCommitment implements followup.Store.
func (db *DB) SaveCommitment(ctx context.Context, c *followup.Commitment) error {
	return save(db.conn(ctx).Table("follow_up_commitment"), c, &c.Version)
}

// Observations implements followup.Store.
func (db *DB) Observations(ctx context.Context, id petition.ID) ([]followup.Observation, error) {
	var out []followup.Observation
	err := db.conn(ctx).Raw(`select distinct on (visit) * from follow_up_observation where petition_id = ? order by visit, revision desc`, id).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list observations: %w", err)
	}
	return out, nil
}

// SaveObservation implements followup.Store.
func (db *DB) SaveObservation(ctx context.Context, o *followup.Observation) error {
	return worded(db.conn(ctx).Table("follow_up_observation").Create(o).Error)
}

// VisitsLeft implements petition.Store.
func (db *DB) VisitsLeft(ctx context.Context, id petition.ID) (int, error) {
	plan, err := db.Plan(ctx, id)
	if problem.Is(err, problem.NotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	visits, err := db.Visits(ctx, id)
	return (&followup.File{Plan: plan, Visits: visits}).Open(), err
}

// visitRow is a line with the people of whom it keeps only initials.
type visitRow struct {
	followup.Line
	Child    petition.Child    `gorm:"serializer:sealed;seal:petition;key:petition_id"`
	Domicile petition.Domicile `gorm:"serializer:sealed;seal:petition;key:petition_id"`
}

// OpenVisits implements followup.Store.
func (db *DB) OpenVisits(ctx context.Context, in access.Scope, until calendar.Date) ([]followup.Line, error) {
	var rows []visitRow
	err := db.conn(ctx).Raw(openVisitsQuery, map[string]any{"court": in.Court, "judge": in.Judge, "until": until}).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("list open visits: %w", err)
	}
	out := make([]followup.Line, len(rows))
	for i, r := range rows {
		r.Initials, r.District = r.Child.Initials(), region.Name(r.Domicile.District)
		out[i] = r.Line
	}
	return out, nil
}

// VisitCounts implements followup.Store.
func (db *DB) VisitCounts(ctx context.Context, on calendar.Date) ([]followup.Count, error) {
	return widely(ctx, db, toCount, func(ctx context.Context) (out []followup.Count, err error) {
		if err = db.conn(ctx).Raw(visitCountsQuery, map[string]any{"on": on}).Scan(&out).Error; err != nil {
			return nil, fmt.Errorf("count visits: %w", err)
		}
		return out, nil
	})
}
