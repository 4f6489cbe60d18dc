package postgres

import (
	"context"
	_ "embed" // for the queries
	"encoding/json"
	"fmt"
	"time"

	"gorm.io/gorm/clause"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/notice"
)

//go:embed query/matter.sql
var matterQuery string

// Matter implements notice.Teller.
func (db *DB) Matter(ctx context.Context, kind, subject, petition string) (*notice.Matter, error) {
	args := map[string]any{"kind": kind, "subject": subject, "petition": petition}
	return widely(ctx, db, toNotify, func(ctx context.Context) (*notice.Matter, error) {
		out := new(notice.Matter)
		if err := db.conn(ctx).Raw(matterQuery, args).Scan(out).Error; err != nil {
			return nil, fmt.Errorf("read matter: %w", worded(err))
		}
		return out, nil
	})
}

// AddNotices implements notice.Teller. A reminder that was given already is
// left out.
func (db *DB) AddNotices(ctx context.Context, all []notice.Notice) error {
	if ctx.Value(txKey{}) == nil {
		return fmt.Errorf("postgres: notices outside a transaction")
	}
	for i := range all {
		all[i].Version = 1
	}
	if err := db.conn(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&all).Error; err != nil {
		return fmt.Errorf("add notices: %w", worded(err))
	}
	ids := make([]identity.AccountID, len(all))
	for i, n := range all {
		ids[i] = n.AccountID
	}
	return db.queueAll(ctx, ids, all[0].At)
}

// Notice implements notice.Store.
func (db *DB) Notice(ctx context.Context, id notice.ID) (*notice.Notice, error) {
	return first[notice.Notice](db.conn(ctx).Where("id = ?", id))
}

// SaveNotice implements notice.Store.
func (db *DB) SaveNotice(ctx context.Context, n *notice.Notice) error {
	return save(db.conn(ctx), n, &n.Version)
}

// Notices implements notice.Store.
func (db *DB) Notices(ctx context.Context, by identity.Actor, after notice.Place, limit int) ([]notice.Line, error) {
	q := db.conn(ctx).Table("notice n").Select(`n.*, coalesce(p.number, '') as "case"`).
		Joins("left join petition p on p.id = n.petition_id and p.court_id = ? and (? <> 'judge' or p.judge_id = ?)", by.Court, by.Office, by.ID).
		Where("n.account_id = ?", by.ID)
	if after.ID != "" {
		q = q.Where("(n.read_at is not null) > ? or ((n.read_at is not null) = ? and (n.at, n.id) < (?, ?))", after.Read, after.Read, after.At, after.ID)
	}
	var out []notice.Line
	if err := q.Order("(n.read_at is not null), n.at desc, n.id desc").Limit(limit).Scan(&out).Error; err != nil {
		return nil, fmt.Errorf("list notices: %w", worded(err))
	}
	return out, nil
}

// ReadNotices implements notice.Store.
func (db *DB) ReadNotices(ctx context.Context, id identity.AccountID, until, at time.Time) (int64, error) {
	r := db.conn(ctx).Exec("update notice set read_at = ?, version = version + 1 where account_id = ? and read_at is null and at <= ?", at, id, until)
	if r.Error != nil {
		return 0, fmt.Errorf("mark notices: %w", worded(r.Error))
	}
	return r.RowsAffected, nil
}

// Unread counts the unread notices of an account, 100 at most.
func (db *DB) Unread(ctx context.Context, id identity.AccountID) (int, error) {
	var n int
	err := db.conn(ctx).Raw("select count(*) from (select from notice where account_id = ? and (read_at is not null) = false limit 100) as unread", id).Scan(&n).Error
	if err != nil {
		return 0, fmt.Errorf("count notices: %w", err)
	}
	return n, nil
}

//go:embed query/reminders.sql
var remindersQuery string

// Reminders implements notice.Store.
func (db *DB) Reminders(ctx context.Context, today calendar.Date, visit int, ending []int) ([]notice.Reminder, error) {
	days, err := json.Marshal(ending)
	if err != nil {
		return nil, err
	}
	var out []notice.Reminder
	args := map[string]any{"today": today, "visit": today.AddDays(visit), "ending": "{" + string(days[1:len(days)-1]) + "}"}
	if err := db.conn(ctx).Raw(remindersQuery, args).Scan(&out).Error; err != nil {
		return nil, fmt.Errorf("list reminders: %w", worded(err))
	}
	return out, nil
}
