package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// Sessions keeps the sessions of the web door, by a hash of their token: who
// reads the database cannot sign in with what is there.
type Sessions struct{ db *DB }

// Sessions returns the store of sessions.
func (db *DB) Sessions() *Sessions { return &Sessions{db} }

func hashed(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// FindCtx returns the data of an unexpired session.
func (s *Sessions) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	var b []byte
	err := s.db.pool.QueryRow(blindly(ctx), "select data from session where token_hash = $1 and expires_at > now()", hashed(token)).Scan(&b)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("find session: %w", err)
	}
	return b, true, nil
}

// CommitCtx keeps the data of a session until expiry, also for a request that
// was given up: what it did is done, and its session must know.
func (s *Sessions) CommitCtx(ctx context.Context, token string, b []byte, expiry time.Time) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_, err := s.db.pool.Exec(blindly(ctx), `insert into session (token_hash, data, expires_at) values ($1, $2, $3)
		on conflict on constraint session_pk do update set data = excluded.data, expires_at = excluded.expires_at`, hashed(token), b, expiry)
	if err != nil {
		return fmt.Errorf("commit session: %w", err)
	}
	return nil
}

// DeleteCtx ends a session.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error {
	if _, err := s.db.pool.Exec(ctx, "delete from session where token_hash = $1", hashed(token)); err != nil {
		return fmt.Errorf("delete session: %w", err)
	}
	return nil
}

// Find, Commit and Delete complete the interface of the session library, which
// prefers the forms with a context.
func (s *Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a context.
func (s *Sessions) Commit(token string, b []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, b, expiry)
}

// Delete is DeleteCtx without a context.
func (s *Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

// Sweep removes expired sessions.
func (s *Sessions) Sweep(ctx context.Context) error {
	if _, err := s.db.pool.Exec(ctx, "delete from session where expires_at < now()"); err != nil {
		return fmt.Errorf("sweep sessions: %w", err)
	}
	return nil
}
