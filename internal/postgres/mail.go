package postgres

import (
	"context"
	_ "embed" // for the query
	"fmt"
	"time"

	"timbang/internal/identity"
	"timbang/internal/notice"
	"timbang/internal/problem"
)

// Address implements notice.Store.
func (db *DB) Address(ctx context.Context, id identity.AccountID) (*notice.Address, error) {
	a, err := first[notice.Address](db.conn(ctx).Table("notice_address").Where("account_id = ?", id))
	if problem.Is(err, problem.NotFound) {
		return &notice.Address{AccountID: id}, nil
	}
	return a, err
}

// SaveAddress implements notice.Store.
func (db *DB) SaveAddress(ctx context.Context, a *notice.Address) error {
	return save(db.conn(ctx).Table("notice_address"), a, &a.Version)
}

// DropMail implements notice.Store.
func (db *DB) DropMail(ctx context.Context, id identity.AccountID, at time.Time) error {
	return db.mail(ctx, "drop mail", "update notice_mail set state = 'dropped', ended_at = ? where account_id = ? and state = 'waiting'", at, id)
}

// QueueMail implements notice.Store. One that waits already serves.
func (db *DB) QueueMail(ctx context.Context, id identity.AccountID, p notice.Purpose, at time.Time) error {
	return db.mail(ctx, "queue mail", `insert into notice_mail (account_id, purpose, queued_at, due_at) values (?, ?, ?, ?) on conflict do nothing`, id, p, at, at)
}

// queueAll puts an e-mail in the queue for each of the accounts that wants to
// be told.
func (db *DB) queueAll(ctx context.Context, ids []identity.AccountID, at time.Time) error {
	return db.mail(ctx, "queue mail", `insert into notice_mail (account_id, purpose, queued_at, due_at)
		select account_id, 'notice', ?, ? from notice_address where account_id in ? and confirmed_at is not null and stale_at is null
		order by account_id on conflict do nothing`, at, at, ids)
}

func (db *DB) mail(ctx context.Context, what, sql string, args ...any) error {
	if err := db.conn(ctx).Exec(sql, args...).Error; err != nil {
		return fmt.Errorf("%s: %w", what, worded(err))
	}
	return nil
}

//go:embed query/take_mail.sql
var takeMailQuery string

// TakeMail implements notice.Queue. What was never answered for may have been
// sent, so it is given up and never sent again.
func (db *DB) TakeMail(ctx context.Context, now, since, lease time.Time) (*notice.Mail, error) {
	err := db.mail(ctx, "give up mail", "update notice_mail set state = 'failed', claimed_until = null, ended_at = ? where state = 'sending' and claimed_until < ?", now, now)
	if err != nil {
		return nil, err
	}
	var out []notice.Mail
	err = db.conn(ctx).Raw(takeMailQuery, map[string]any{"now": now, "since": since, "lease": lease}).Scan(&out).Error
	if err != nil || len(out) == 0 {
		return nil, worded(err)
	}
	return &out[0], nil
}

// SetToken implements notice.Queue.
func (db *DB) SetToken(ctx context.Context, id identity.AccountID, hash string, until time.Time) error {
	return db.mail(ctx, "set token", "update notice_address set token_hash = ?, token_until = ? where account_id = ? and confirmed_at is null", hash, until, id)
}

// EndMail implements notice.Queue. An e-mail to be tried again gives way to one
// that waits already; a refusal counts for the address that was tried only.
func (db *DB) EndMail(ctx context.Context, m *notice.Mail, how notice.Outcome, now, again time.Time) error {
	return db.InTx(ctx, func(ctx context.Context) error {
		if how == notice.Later {
			return db.mail(ctx, "put back mail", `update notice_mail set claimed_until = null, due_at = ?,
				state = case when exists (select from notice_mail o where o.account_id = notice_mail.account_id and o.purpose = notice_mail.purpose and o.state = 'waiting') then 'dropped' else 'waiting' end,
				ended_at = case when exists (select from notice_mail o where o.account_id = notice_mail.account_id and o.purpose = notice_mail.purpose and o.state = 'waiting') then cast(? as timestamptz) end
				where seq = ? and state = 'sending'`, again, now, m.Seq)
		}
		if err := db.mail(ctx, "end mail", "update notice_mail set state = ?, claimed_until = null, ended_at = ? where seq = ? and state = 'sending'", how, now, m.Seq); err != nil {
			return err
		}
		if how != notice.Refused {
			return nil
		}
		if err := db.mail(ctx, "mark address", "update notice_address set stale_at = ?, version = version + 1 where account_id = ? and email = ?", now, m.AccountID, m.Email); err != nil {
			return err
		}
		if err := db.DropMail(ctx, m.AccountID, now); err != nil {
			return err
		}
		return db.RecordAccount(ctx, now, identity.TheOperator, "account.stale", &identity.Account{ID: m.AccountID})
	})
}

// Unreachable implements notice.Store.
func (db *DB) Unreachable(ctx context.Context, court identity.CourtID, agency identity.AgencyID) ([]identity.Account, error) {
	var out []identity.Account
	err := db.conn(ctx).Where("active and coalesce(court_id, '') = ? and coalesce(agency_id, '') = ?", court, agency).
		Where("id in (select account_id from notice_address where stale_at is not null)").Order("name").Limit(mostListed).Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list stale addresses: %w", err)
	}
	return out, nil
}
