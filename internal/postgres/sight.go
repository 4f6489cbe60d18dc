package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"

	"timbang/internal/identity"
	"timbang/internal/referral"
)

// sight is what a connection may see. The policies of migration
// 0039_row_security.sql read it from the settings timbang.account, .court,
// .agency and .wide; a connection without them sees no row of a person.
type sight struct {
	account identity.AccountID
	court   identity.CourtID
	agency  identity.AgencyID
	wide    purpose
}

// purpose names why a question looks past court and agency. The empty purpose
// does not.
type purpose string

const (
	toOperate purpose = "operate" // the machine and its operator: jobs, commands, the audit chain
	toVerify  purpose = "verify"  // anybody holds a printed code or a file and asks whether it is ours
	toCompare purpose = "compare" // a petition is compared with those of the other court; the answer is sealed marks
	toCount   purpose = "count"   // numbers without a person
	toAttach  purpose = "attach"  // a court holds the code of an early assessment
	toNotify  purpose = "notify"  // who is told what, and the names of the people it is about
	toRecord  purpose = "record"  // the number of an entry about somebody who has not signed in yet
)

// hold opens a request to whoever brought its code or hands on the child that it
// is about, until the transaction ends.
func (db *DB) hold(ctx context.Context, id referral.ID) error {
	if err := db.conn(ctx).Exec("select set_config('timbang.held', ?, true)", id).Error; err != nil {
		return fmt.Errorf("hold request: %w", worded(err))
	}
	return nil
}

type wideKey struct{}

type blindKey struct{}

// blindly borrows a connection with whatever sight it has, for a table behind
// no wall that every request reads and writes: that of the sessions.
func blindly(ctx context.Context) context.Context { return context.WithValue(ctx, blindKey{}, true) }

// seen returns what ctx may see.
func (db *DB) seen(ctx context.Context) sight {
	who, ok := identity.Asker(ctx)
	if !ok {
		who = db.Unasked
	}
	s := sight{account: who.ID, court: who.Court, agency: who.Agency}
	if s.wide, ok = ctx.Value(wideKey{}).(purpose); !ok && who.Office == identity.Operator {
		s.wide = toOperate
	}
	return s
}

const (
	settle     = "select set_config('timbang.account', $1, false), set_config('timbang.court', $2, false), set_config('timbang.agency', $3, false), set_config('timbang.wide', $4, false)"
	settleWide = "select set_config('timbang.wide', ?, true)"
)

// settle gives a borrowed connection the sight of its borrower, unless it has
// it still. It reports false for a connection that is not fit for use.
func (db *DB) settle(ctx context.Context, c *pgx.Conn) (bool, error) {
	if ctx.Value(blindKey{}) != nil {
		return true, nil
	}
	s := db.seen(ctx)
	if had, ok := c.PgConn().CustomData()["sight"].(sight); ok && had == s {
		return true, nil
	}
	if _, err := c.Exec(ctx, settle, string(s.account), string(s.court), string(s.agency), string(s.wide)); err != nil {
		return false, fmt.Errorf("settle connection: %w", err)
	}
	c.PgConn().CustomData()["sight"] = s
	return true, nil
}

// widely asks fn's question past court and agency, for the purpose only; in a
// transaction the sight of its asker is back afterwards.
func widely[T any](ctx context.Context, db *DB, why purpose, fn func(ctx context.Context) (T, error)) (T, error) {
	ctx = context.WithValue(ctx, wideKey{}, why)
	tx, ok := ctx.Value(txKey{}).(*gorm.DB)
	if !ok {
		return fn(ctx)
	}
	var none T
	before := db.seen(context.WithValue(ctx, wideKey{}, nil)).wide
	if err := tx.Exec(settleWide, string(why)).Error; err != nil {
		return none, fmt.Errorf("widen sight: %w", worded(err))
	}
	x, err := fn(ctx)
	if back := tx.Exec(settleWide, string(before)).Error; back != nil && err == nil {
		return none, fmt.Errorf("narrow sight: %w", worded(back))
	}
	return x, err
}
