package postgres

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Account implements identity.Store.
func (db *DB) Account(ctx context.Context, id identity.AccountID) (*identity.Account, error) {
	return first[identity.Account](db.conn(ctx).Where("id = ?", id))
}

// AccountByName implements identity.Store.
func (db *DB) AccountByName(ctx context.Context, username string) (*identity.Account, error) {
	return first[identity.Account](db.conn(ctx).Where("username = ?", username))
}

// SaveAccount implements identity.Store.
func (db *DB) SaveAccount(ctx context.Context, a *identity.Account) error {
	return save(db.conn(ctx), a, &a.Version)
}

// RecordAccount implements identity.Store.
func (db *DB) RecordAccount(ctx context.Context, at time.Time, by identity.Actor, action string, a *identity.Account) error {
	return db.Record(ctx, audit.Of(at, by, action).On("account", string(a.ID), a.CourtID, ""))
}

// EveryAccount implements identity.Store.
func (db *DB) EveryAccount(ctx context.Context) ([]identity.Account, error) {
	var out []identity.Account
	if err := db.conn(ctx).Order("active desc, name").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	return out, nil
}

// OpenWork implements identity.Store.
func (db *DB) OpenWork(ctx context.Context, id identity.AccountID) (identity.Work, error) {
	return widely(ctx, db, toCount, func(ctx context.Context) (w identity.Work, err error) {
		err = db.conn(ctx).Raw(`select
			(select count(*) from petition where judge_id = ? and status in ('assigned', 'scheduled', 'in_hearing')) as cases,
			(select count(*) from referral where assignee = ? and status in ('allocated', 'scheduled', 'submitted', 'returned')) as requests`, id, id).Scan(&w).Error
		if err != nil {
			return w, fmt.Errorf("count open work: %w", err)
		}
		return w, nil
	})
}

// ReplaceCodes implements identity.Store.
func (db *DB) ReplaceCodes(ctx context.Context, id identity.AccountID, hashes [][]byte) error {
	if err := db.conn(ctx).Exec("delete from recovery_code where account_id = ?", id).Error; err != nil {
		return fmt.Errorf("remove recovery codes: %w", err)
	}
	for _, hash := range hashes {
		if err := db.conn(ctx).Exec("insert into recovery_code (account_id, hash) values (?, ?)", id, hash).Error; err != nil {
			return fmt.Errorf("keep recovery code: %w", err)
		}
	}
	return nil
}

// UseCode implements identity.Store.
func (db *DB) UseCode(ctx context.Context, id identity.AccountID, hash []byte, at time.Time) (bool, error) {
	r := db.conn(ctx).Exec("update recovery_code set used_at = ? where account_id = ? and hash = ? and used_at is null", at, id, hash)
	if r.Error != nil {
		return false, fmt.Errorf("use recovery code: %w", r.Error)
	}
	return r.RowsAffected == 1, nil
}

// Accounts returns the active accounts of an office at a court or an agency,
// by name.
func (db *DB) Accounts(ctx context.Context, office identity.Office, court identity.CourtID, agency identity.AgencyID) ([]identity.Account, error) {
	var out []identity.Account
	q := db.conn(ctx).Where("office = ? and active", office)
	if court != "" {
		q = q.Where("court_id = ?", court)
	}
	if agency != "" {
		q = q.Where("agency_id = ?", agency)
	}
	if err := q.Order("name").Limit(500).Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	return out, nil
}

// CountAccounts counts the accounts that can sign in, by office.
func (db *DB) CountAccounts(ctx context.Context) (map[identity.Office]int, error) {
	var rows []struct {
		Office identity.Office
		N      int
	}
	if err := db.conn(ctx).Raw("select office, count(*) as n from account where active group by office").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("count accounts: %w", err)
	}
	out := map[identity.Office]int{}
	for _, r := range rows {
		out[r.Office] = r.N
	}
	return out, nil
}

// Court returns a court, or NotFound.
func (db *DB) Court(ctx context.Context, id identity.CourtID) (*identity.Court, error) {
	return first[identity.Court](db.conn(ctx).Where("id = ?", id))
}

// SavePaper implements petition.Store.
func (db *DB) SavePaper(ctx context.Context, c *identity.Court) error {
	r := db.conn(ctx).Exec("update court set paper = ?, version = version + 1 where id = ? and version = ?", c.Paper, c.ID, c.Version)
	if r.Error != nil {
		return worded(r.Error)
	}
	if r.RowsAffected == 0 {
		return problem.Stale()
	}
	c.Version++
	return nil
}

// Courts returns the courts of the installation by name.
func (db *DB) Courts(ctx context.Context) ([]identity.Court, error) {
	var out []identity.Court
	if err := db.conn(ctx).Order("name").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list courts: %w", err)
	}
	return out, nil
}

// AddSignedIn implements identity.Store.
func (db *DB) AddSignedIn(ctx context.Context, x *identity.SignedIn) error {
	if err := db.conn(ctx).Create(x).Error; err != nil {
		return fmt.Errorf("add sign-in: %w", worded(err))
	}
	return nil
}

// SignedIn implements identity.Store.
func (db *DB) SignedIn(ctx context.Context, id string) (*identity.SignedIn, error) {
	return first[identity.SignedIn](db.conn(ctx).Where("id = ?", id))
}

// SeeSignedIn implements identity.Store.
func (db *DB) SeeSignedIn(ctx context.Context, id string, at time.Time) error {
	if err := db.conn(ctx).Exec("update sign_in set seen_at = ? where id = ?", at, id).Error; err != nil {
		return fmt.Errorf("note sign-in: %w", err)
	}
	return nil
}

// SignedInAt implements identity.Store.
func (db *DB) SignedInAt(ctx context.Context, id identity.AccountID, openedAfter, seenAfter time.Time) ([]identity.SignedIn, error) {
	var out []identity.SignedIn
	err := db.conn(ctx).Where("account_id = ? and ended_at is null and opened_at > ? and seen_at > ?", id, openedAfter, seenAfter).
		Order("seen_at desc, opened_at desc").Limit(100).Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list sign-ins: %w", err)
	}
	return out, nil
}

// EndSignedIn implements identity.Store.
func (db *DB) EndSignedIn(ctx context.Context, id identity.AccountID, place, kept string, at time.Time) (int, error) {
	r := db.conn(ctx).Exec("update sign_in set ended_at = ? where account_id = ? and ended_at is null and (? = '' or id = ?) and id <> ?", at, id, place, place, kept)
	if r.Error != nil {
		return 0, fmt.Errorf("end sign-in: %w", r.Error)
	}
	return int(r.RowsAffected), nil
}
