package postgres

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm/clause"

	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/notice"
)

// Record implements audit.Recorder. It must run inside the transaction of the
// change; outside one it is refused. Whoever must know of the change gets a
// notice in the same transaction.
func (db *DB) Record(ctx context.Context, e *audit.Entry) error {
	if ctx.Value(txKey{}) == nil {
		return fmt.Errorf("postgres: audit %s outside a transaction", e.Action)
	}
	if err := db.enter(ctx, e); err != nil {
		return fmt.Errorf("record %s: %w", e.Action, worded(err))
	}
	if said, ok := ctx.Value(saidKey{}).(*[]*audit.Entry); ok {
		whole := *e
		*said = append(*said, &whole)
	}
	return notice.Hear(ctx, db, e)
}

// enter writes an entry and learns its number. Where it is about somebody other
// than who asks, as at a sign-in, the asker could not read that number back.
func (db *DB) enter(ctx context.Context, e *audit.Entry) error {
	if e.ActorID == db.seen(ctx).account {
		return db.conn(ctx).Table("audit").Create(e).Error
	}
	_, err := widely(ctx, db, toRecord, func(ctx context.Context) (none struct{}, err error) {
		return none, db.conn(ctx).Table("audit").Create(e).Error
	})
	return err
}

// saidKey finds the entries that a transaction has recorded.
type saidKey struct{}

// chain puts the entries of a transaction at the ends of the chains of their
// courts. It comes last in the transaction and takes the chains in the order of
// their names, so that nobody waits for somebody who waits.
func (db *DB) chain(ctx context.Context, said []*audit.Entry) error {
	slices.SortStableFunc(said, func(a, b *audit.Entry) int { return strings.Compare(string(a.CourtID), string(b.CourtID)) })
	var links []*audit.Link
	var last *audit.Link
	for _, e := range said {
		var err error
		if last == nil || last.Chain != e.CourtID {
			if last, err = db.LastLink(ctx, e.CourtID); err != nil {
				return err
			}
		}
		if last, err = audit.After(db.Keys, last, e); err != nil {
			return err
		}
		links = append(links, last)
	}
	if len(links) == 0 {
		return nil
	}
	if err := db.conn(ctx).Table("audit_link").Create(links).Error; err != nil {
		return fmt.Errorf("lengthen chain: %w", worded(err))
	}
	return nil
}

// LastLink implements audit.Store. Within a transaction nobody else lengthens
// the chain until it ends.
func (db *DB) LastLink(ctx context.Context, chain identity.CourtID) (*audit.Link, error) {
	var l audit.Link
	r := db.conn(ctx).Raw("select position, head from audit_last(?)", chain).Scan(&l)
	if r.Error != nil {
		return nil, fmt.Errorf("find end of chain: %w", r.Error)
	}
	if r.RowsAffected == 0 {
		return nil, nil
	}
	l.Chain = chain
	return &l, nil
}

// Chains implements audit.Store.
func (db *DB) Chains(ctx context.Context) ([]identity.CourtID, error) {
	var out []identity.CourtID
	if err := db.conn(ctx).Raw("select distinct chain from audit_link order by chain").Scan(&out).Error; err != nil {
		return nil, fmt.Errorf("list chains: %w", err)
	}
	return out, nil
}

// ChainLinks implements audit.Store. An entry that does not open is told with its
// link; the others are read together.
func (db *DB) ChainLinks(ctx context.Context, chain identity.CourtID, after int64, n int) ([]audit.Linked, error) {
	var links []audit.Link
	err := db.conn(ctx).Table("audit_link").Where("chain = ? and position > ?", chain, after).Order("position").Limit(n).Find(&links).Error
	if err != nil {
		return nil, fmt.Errorf("read chain: %w", err)
	}
	numbers := make([]int64, len(links))
	for i, l := range links {
		numbers[i] = l.Seq
	}
	found, unread, err := db.entries(ctx, numbers)
	if err != nil {
		return nil, err
	}
	out := make([]audit.Linked, len(links))
	for i, l := range links {
		out[i] = audit.Linked{Link: l, Entry: found[l.Seq], Unread: unread[l.Seq]}
	}
	return out, nil
}

// entries reads entries by their numbers, one by one where not all of them
// open.
func (db *DB) entries(ctx context.Context, numbers []int64) (found map[int64]*audit.Entry, unread map[int64]error, err error) {
	found, unread = map[int64]*audit.Entry{}, map[int64]error{}
	var all []audit.Entry
	if err := db.conn(ctx).Table("audit").Where("seq in ?", numbers).Find(&all).Error; err == nil {
		for i := range all {
			found[all[i].Seq] = &all[i]
		}
		return found, unread, nil
	}
	for _, seq := range numbers {
		var one audit.Entry
		r := db.conn(ctx).Table("audit").Where("seq = ?", seq).Limit(1).Find(&one)
		switch {
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case r.Error != nil:
			unread[seq] = r.Error
		case r.RowsAffected == 1:
			found[seq] = &one
		}
	}
	return found, unread, nil
}

// Loose implements audit.Store.
func (db *DB) Loose(ctx context.Context, after int64, n int) ([]audit.Entry, error) {
	var out []audit.Entry
	err := db.conn(ctx).Raw(`select a.seq, a.at, a.court_id from audit a
		where a.seq > ? and not exists (select from audit_link l where l.seq = a.seq) order by a.seq limit ?`, after, n).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list loose entries: %w", err)
	}
	return out, nil
}

// Tie implements audit.Store.
func (db *DB) Tie(ctx context.Context, n int) (int, error) {
	var out []*audit.Entry
	err := db.conn(ctx).Table("audit").Where(`seq <= (select seq from audit_origin)
		and not exists (select from audit_link l where l.seq = audit.seq)`).Order("seq").Limit(n).Find(&out).Error
	if err != nil {
		return 0, fmt.Errorf("read old entries: %w", err)
	}
	return len(out), db.chain(ctx, out)
}

// Reports implements audit.Store; n of 0 gives all.
func (db *DB) Reports(ctx context.Context, chain identity.CourtID, n int) ([]audit.Report, error) {
	var out []audit.Report
	q := db.conn(ctx).Table("audit_report").Where("chain = ?", chain).Order("day desc")
	if n > 0 {
		q = q.Limit(n)
	}
	if err := q.Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list reports: %w", err)
	}
	return out, nil
}

// SaveReport implements audit.Store.
func (db *DB) SaveReport(ctx context.Context, r *audit.Report) error {
	if err := db.conn(ctx).Table("audit_report").Clauses(clause.OnConflict{DoNothing: true}).Create(r).Error; err != nil {
		return fmt.Errorf("keep report: %w", worded(err))
	}
	return nil
}

// UrgentEntries implements audit.Store.
func (db *DB) UrgentEntries(ctx context.Context, chain identity.CourtID, after, until int64) (int, error) {
	var n int
	err := db.conn(ctx).Raw(`select count(*) from audit_link l join audit a using (seq)
		where l.chain = ? and l.position > ? and l.position <= ? and a.action in ?`, chain, after, until, audit.Urgent).Scan(&n).Error
	if err != nil {
		return 0, fmt.Errorf("count emergency access: %w", err)
	}
	return n, nil
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
