package postgres

import (
	"context"
	_ "embed" // for the query
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/repeat"
)

// SaveMarks implements repeat.Store. Marks that stay are left alone.
func (db *DB) SaveMarks(ctx context.Context, id petition.ID, all []repeat.Mark) error {
	keep := [][]byte{}
	for _, m := range all {
		keep = append(keep, m.Mark)
	}
	q := db.conn(ctx).Table("repeat_mark")
	gone := q.Where("petition_id = ?", id)
	if len(all) > 0 {
		gone = gone.Where("mark not in ? or rules <> ? or keys <> ?", keep, all[0].Rules, all[0].Keys)
	}
	if err := gone.Delete(&repeat.Mark{}).Error; err != nil {
		return fmt.Errorf("remove marks: %w", worded(err))
	}
	if len(all) == 0 {
		return nil
	}
	err := db.conn(ctx).Table("repeat_mark").Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "petition_id"}, {Name: "who"}, {Name: "mark"}}, DoUpdates: clause.AssignmentColumns([]string{"mother"})}).Create(&all).Error
	if err != nil {
		return fmt.Errorf("save marks: %w", worded(err))
	}
	return nil
}

// Unmarked implements repeat.Store.
func (db *DB) Unmarked(ctx context.Context, keys, rules int, after petition.ID, limit int) ([]petition.ID, error) {
	var out []petition.ID
	err := db.conn(ctx).Raw(`select p.id from petition p where p.id > ? and (p.status <> 'draft'
		and not exists (select from repeat_mark m where m.petition_id = p.id and m.keys = ? and m.rules = ?)
		or p.status <> 'draft' and not exists (select from name_token n where n.petition_id = p.id and n.keys = ? and n.rules = ?)
		or exists (select from name_token n where n.petition_id = p.id and (n.keys <> ? or n.rules <> ?)))
		order by p.id limit ?`, after, keys, rules, keys, rules, keys, rules, limit).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list unmarked petitions: %w", err)
	}
	return out, nil
}

//go:embed query/likenesses.sql
var likenessesQuery string

// Likenesses implements repeat.Reader.
func (db *DB) Likenesses(ctx context.Context, id petition.ID) ([]repeat.Likeness, error) {
	if _, err := db.Petition(ctx, id); problem.Is(err, problem.NotFound) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return widely(ctx, db, toCompare, func(ctx context.Context) (out []repeat.Likeness, err error) {
		if err = db.conn(ctx).Raw(likenessesQuery, map[string]any{"id": id, "limit": mostListed}).Scan(&out).Error; err != nil {
			return nil, fmt.Errorf("list likenesses: %w", err)
		}
		return out, nil
	})
}

// RepeatDecisions implements repeat.Reader.
func (db *DB) RepeatDecisions(ctx context.Context, id petition.ID) ([]repeat.Decision, error) {
	var out []repeat.Decision
	err := db.conn(ctx).Table("repeat_decision").Where("petition_id = ?", id).Order("other_id, ordinal desc").Limit(mostListed).Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list decisions on repeats: %w", err)
	}
	return out, nil
}

// SaveRepeatDecision implements repeat.Store.
func (db *DB) SaveRepeatDecision(ctx context.Context, d *repeat.Decision) error {
	return worded(db.conn(ctx).Table("repeat_decision").Create(d).Error)
}

// FoundReasons implements repeat.Reader.
func (db *DB) FoundReasons(ctx context.Context, id petition.ID) ([]string, error) {
	all, err := db.Determinations(ctx, id)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return all[0].Reasons, nil
}

func (db *DB) repeatRequests(ctx context.Context) *gorm.DB {
	return db.conn(ctx).Table("repeat_request").Limit(mostListed)
}

func requests(q *gorm.DB) ([]repeat.Request, error) {
	var out []repeat.Request
	if err := q.Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list requests about repeats: %w", err)
	}
	return out, nil
}

// RepeatRequests implements repeat.Reader.
func (db *DB) RepeatRequests(ctx context.Context, id petition.ID) ([]repeat.Request, error) {
	return requests(db.repeatRequests(ctx).Where("petition_id = ?", id).Order("asked_at desc, id"))
}

// RequestsAbout implements repeat.Store.
func (db *DB) RequestsAbout(ctx context.Context, id petition.ID) ([]repeat.Request, error) {
	return requests(db.repeatRequests(ctx).Where("other_id = ?", id).Order("asked_at desc, id"))
}

// OpenRequests implements repeat.Store.
func (db *DB) OpenRequests(ctx context.Context, court identity.CourtID) ([]repeat.Request, error) {
	return requests(db.repeatRequests(ctx).Where("other_court_id = ? and status = 'asked'", court).Order("asked_at, id"))
}

// AnsweredRequests implements repeat.Store.
func (db *DB) AnsweredRequests(ctx context.Context, court identity.CourtID) ([]repeat.Request, error) {
	return requests(db.repeatRequests(ctx).Where(`court_id = ? and status <> 'asked' and not exists (select from repeat_decision d
		where d.petition_id = repeat_request.petition_id and d.other_id = repeat_request.other_id and d.made_at > repeat_request.answered_at)`, court).Order("answered_at, id"))
}

// RepeatRequest implements repeat.Store.
func (db *DB) RepeatRequest(ctx context.Context, id repeat.RequestID) (*repeat.Request, error) {
	return first[repeat.Request](db.conn(ctx).Table("repeat_request").Where("id = ?", id))
}

// SaveRepeatRequest implements repeat.Store.
func (db *DB) SaveRepeatRequest(ctx context.Context, r *repeat.Request) error {
	return save(db.conn(ctx).Table("repeat_request"), r, &r.Version)
}
