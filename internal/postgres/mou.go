package postgres

import (
	"cmp"
	"context"
	_ "embed" // for the query of agencies
	"fmt"
	"slices"

	"timbang/internal/identity"
	"timbang/internal/mou"
)

//go:embed query/agencies.sql
var agenciesQuery string

// Agencies implements mou.Store.
func (db *DB) Agencies(ctx context.Context) ([]mou.Agency, error) {
	var out []mou.Agency
	if err := db.conn(ctx).Raw(agenciesQuery).Scan(&out).Error; err != nil {
		return nil, fmt.Errorf("list agencies: %w", err)
	}
	for i := range out {
		out[i].Name = out[i].Newest()
	}
	slices.SortFunc(out, func(a, b mou.Agency) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return out, nil
}

// SaveProfile implements mou.Store.
func (db *DB) SaveProfile(ctx context.Context, p *mou.Profile) error {
	return save(db.conn(ctx).Table("agency_profile"), p, &p.Version)
}

// SaveName implements mou.Store.
func (db *DB) SaveName(ctx context.Context, n *mou.Name) error {
	return worded(db.conn(ctx).Table("agency_name").Create(n).Error)
}

// Agreements implements mou.Store.
func (db *DB) Agreements(ctx context.Context, court identity.CourtID) ([]mou.Agreement, error) {
	var out []mou.Agreement
	q := db.conn(ctx).Order(`"to" desc, number`).Limit(mostListed)
	if court != "" {
		q = q.Where("court_id = ?", court)
	}
	if err := q.Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list agreements: %w", err)
	}
	return out, nil
}

// Agreement implements mou.Store.
func (db *DB) Agreement(ctx context.Context, id mou.AgreementID) (*mou.Agreement, error) {
	return first[mou.Agreement](db.conn(ctx).Where("id = ?", id))
}

// SaveAgreement implements mou.Store.
func (db *DB) SaveAgreement(ctx context.Context, a *mou.Agreement) error {
	return save(db.conn(ctx), a, &a.Version)
}
