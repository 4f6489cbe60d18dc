package postgres

import (
	"context"
	"fmt"

	"timbang/internal/access"
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
	q := db.conn(ctx).Table("name_token n").Joins("join petition p on p.id = n.petition_id").
		Where("p.court_id = ? and (? = '' or p.judge_id = ?)", in.Court, in.Judge, in.Judge)
	for _, any := range words {
		q = q.Where("n.tokens && cast(? as bigint[])", array(any))
	}
	var ids []petition.ID
	if err := q.Distinct("p.id").Limit(mostListed).Pluck("p.id", &ids).Error; err != nil {
		return nil, fmt.Errorf("search names: %w", err)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return db.Petitions(ctx, in, petition.Filter{IDs: ids})
}
