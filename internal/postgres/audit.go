package postgres

import (
	"context"
	"fmt"

	"timbang/internal/audit"
	"timbang/internal/notice"
)

// Record implements audit.Recorder. It must run inside the transaction of the
// change; outside one it is refused. Whoever must know of the change gets a
// notice in the same transaction.
func (db *DB) Record(ctx context.Context, e *audit.Entry) error {
	if ctx.Value(txKey{}) == nil {
		return fmt.Errorf("postgres: audit %s outside a transaction", e.Action)
	}
	if err := db.conn(ctx).Table("audit").Create(e).Error; err != nil {
		return fmt.Errorf("record %s: %w", e.Action, worded(err))
	}
	return notice.Hear(ctx, db, e)
}

// History implements petition.Store.
func (db *DB) History(ctx context.Context, petition string, before int64, n int) ([]audit.Entry, error) {
	var out []audit.Entry
	q := db.conn(ctx).Table("audit").Where(`"case" = ?`, petition)
	if before > 0 {
		q = q.Where("seq < ?", before)
	}
	if err := q.Order("seq desc").Limit(n).Find(&out).Error; err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	return out, nil
}

// Trail implements mou.Store.
func (db *DB) Trail(ctx context.Context, kind, subject string) ([]audit.Entry, error) {
	var out []audit.Entry
	err := db.conn(ctx).Table("audit").Where("kind = ? and subject = ?", kind, subject).Order("seq desc").Limit(100).Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("read trail: %w", err)
	}
	return out, nil
}
