package postgres

import (
	"context"
	"fmt"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/report"
)

// Cases implements report.Store. It reads nothing that is sealed.
func (db *DB) Cases(ctx context.Context, court identity.CourtID, until calendar.Date) ([]report.Case, error) {
	var out []report.Case
	err := db.conn(ctx).Raw(`select p.id, p.number, p.registered_on, p.decided_on, coalesce(d.kind, '') as kind, a.filed_on as cassation_on
		from petition p
		left join lateral (select kind from determination d where d.petition_id = p.id order by ordinal desc limit 1) d on p.decided_on is not null
		left join appeal a on a.petition_id = p.id
		where p.court_id = ? and p.registered_on <= ? order by p.registered_on, length(p.number), p.number`, court, until).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	return out, nil
}
