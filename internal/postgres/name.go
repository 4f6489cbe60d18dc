package postgres

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/petition"
	"timbang/internal/repeat"
)

// SaveNames implements repeat.Store.
func (db *DB) SaveNames(ctx context.Context, id petition.ID, all []repeat.Named) error {
	if err := db.conn(ctx).Exec("delete from name_token where petition_id = ?", id).Error; err != nil {
		return fmt.Errorf("remove name tokens: %w", worded(err))
	}
	for _, n := range all {
		err := db.conn(ctx).Exec("insert into name_token (petition_id, who, tokens, keys, rules) values (?, ?, cast(? as bigint[]), ?, ?)",
			id, n.Who, array(n.Tokens), n.Keys, n.Rules).Error
		if err != nil {
			return fmt.Errorf("save name tokens: %w", worded(err))
		}
	}
	return nil
}

// array writes numbers as PostgreSQL reads an array.
func array(all []int64) string {
	b := []byte{'{'}
	for i, n := range all {
		if i > 0 {
			b = append(b, ',')
		}
		b = fmt.Append(b, n)
	}
	return string(append(b, '}'))
}

// PetitionsNaming implements repeat.Store.
func (db *DB) PetitionsNaming(ctx context.Context, in access.Scope, words [][]int64) ([]petition.Summary, error) {
	q := db.conn(ctx).Table("name_token n").Joins("join petition p on p.id = n.petition_id")
	for _, any := range words {
		q = q.Where("n.tokens && cast(? as bigint[])", array(any))
	}
	return db.summaries(ctx, in, q)
}

// summaries lists the petitions p of a query that were found in a scope.
func (db *DB) summaries(ctx context.Context, in access.Scope, q *gorm.DB) ([]petition.Summary, error) {
	var ids []petition.ID
	if q = q.Where("p.court_id = ?", in.Court); in.Judge != "" {
		q = q.Where("p.judge_id = ?", in.Judge)
	}
	if err := q.Distinct("p.id").Limit(mostListed).Pluck("p.id", &ids).Error; err != nil {
		return nil, fmt.Errorf("search petitions: %w", err)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return db.Petitions(ctx, in, petition.Filter{IDs: ids})
}

// PetitionsNumbered implements repeat.Store.
func (db *DB) PetitionsNumbered(ctx context.Context, in access.Scope, number, year string) ([]petition.Summary, error) {
	like := number + "/Pdt.P/"
	if year != "" {
		like += year + "/"
	}
	return db.summaries(ctx, in, db.conn(ctx).Table("petition p").Where("starts_with(p.number, ?)", like))
}

// PetitionsHeard implements repeat.Store.
func (db *DB) PetitionsHeard(ctx context.Context, in access.Scope, on calendar.Date) ([]petition.Summary, error) {
	return db.summaries(ctx, in, db.conn(ctx).Table("petition p").Joins("join hearing h on h.petition_id = p.id").Where(`h."on" = ?`, on))
}

// PetitionsAsked implements repeat.Store.
func (db *DB) PetitionsAsked(ctx context.Context, in access.Scope, name string) ([]petition.Summary, error) {
	var agencies []string
	err := db.conn(ctx).Table("agency_name").Where("position(lower(?) in lower(name)) > 0", name).Distinct("agency_id").Pluck("agency_id", &agencies).Error
	if err != nil {
		return nil, fmt.Errorf("search agencies: %w", err)
	}
	if len(agencies) == 0 {
		return nil, nil
	}
	return db.summaries(ctx, in, db.conn(ctx).Table("petition p").Where("exists (select from referral r where r.petition_id = p.id and r.agency_id in ?)", agencies))
}
