package postgres

import (
	"context"
	_ "embed" // for the list query
	"fmt"
	"strings"
	"time"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/region"
)

// Petition implements petition.Store.
func (db *DB) Petition(ctx context.Context, id petition.ID) (*petition.Petition, error) {
	return first[petition.Petition](db.conn(ctx).Where("id = ?", id))
}

// PetitionByNumber implements petition.Store.
func (db *DB) PetitionByNumber(ctx context.Context, court identity.CourtID, n petition.Number) (*petition.Petition, error) {
	return first[petition.Petition](db.conn(ctx).Where("court_id = ? and number = ?", court, n))
}

// SavePetition implements petition.Store.
func (db *DB) SavePetition(ctx context.Context, p *petition.Petition) error {
	return save(db.conn(ctx), p, &p.Version)
}

//go:embed query/petitions.sql
var petitionsQuery string

// summaryRow is a petition as the lists need it; name and district become
// initials and a place name here.
type summaryRow struct {
	petition.Summary
	Child    petition.Child    `gorm:"serializer:sealed;seal:petition"`
	Domicile petition.Domicile `gorm:"serializer:sealed;seal:petition"`
}

// mostListed is the number of rows that one page of a list can have.
const mostListed = 200

// Petitions implements petition.Store.
func (db *DB) Petitions(ctx context.Context, in access.Scope, f petition.Filter) ([]petition.Summary, error) {
	if f.Limit <= 0 || f.Limit > mostListed {
		f.Limit = mostListed
	}
	statuses := f.Statuses
	if len(statuses) == 0 {
		statuses = petition.Statuses
	}
	at, id, err := place(f.After)
	if err != nil {
		return nil, err
	}
	var rows []summaryRow
	err = db.conn(ctx).Raw(asked(in, f), map[string]any{
		"court": in.Court, "judge": in.Judge, "statuses": statuses, "limit": f.Limit, "at": at, "id": id, "ids": f.IDs,
	}).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("list petitions: %w", err)
	}
	out := make([]petition.Summary, len(rows))
	for i, r := range rows {
		r.Initials, r.Born, r.District = r.Child.Initials(), r.Child.Born, region.Name(r.Domicile.District)
		out[i] = r.Summary
	}
	return out, nil
}

// asked is the query with the conditions that a list has: one that is always
// true would keep PostgreSQL from an index.
func asked(in access.Scope, f petition.Filter) string {
	q := petitionsQuery
	if len(f.IDs) == 0 {
		q = strings.Replace(q, "  and p.id in @ids\n", "", 1)
	}
	if in.Judge == "" {
		q = strings.Replace(q, "  and p.judge_id = @judge\n", "", 1)
	}
	return q
}

// place reads the place of a row in a list; without one the list begins at its
// newest row.
func place(after string) (at time.Time, id string, err error) {
	if after == "" {
		return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), "", nil
	}
	when, id, _ := strings.Cut(after, " ")
	if at, err = time.Parse(time.RFC3339Nano, when); err != nil {
		return at, "", problem.Missing().Because(err)
	}
	return at, id, nil
}

// Assignments implements petition.Store.
func (db *DB) Assignments(ctx context.Context, id petition.ID) ([]petition.Assignment, error) {
	var out []petition.Assignment
	if err := db.conn(ctx).Where("petition_id = ?", id).Order("ordinal").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list assignments: %w", err)
	}
	return out, nil
}

// SaveAssignment implements petition.Store.
func (db *DB) SaveAssignment(ctx context.Context, a *petition.Assignment) error {
	return worded(db.conn(ctx).Create(a).Error)
}

// Documents implements petition.Store.
func (db *DB) Documents(ctx context.Context, id petition.ID) ([]petition.Document, error) {
	var out []petition.Document
	if err := db.conn(ctx).Where("petition_id = ?", id).Order("received_on, kind, ordinal").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	return out, nil
}

// SaveDocument implements petition.Store.
func (db *DB) SaveDocument(ctx context.Context, d *petition.Document) error {
	return save(db.conn(ctx), d, &d.Version)
}
