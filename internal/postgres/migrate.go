package postgres

import (
	"context"
	"database/sql"
	"fmt"

	_ "github.com/jackc/pgx/v5/stdlib" // the "pgx" driver for goose
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"timbang/internal/problem"
	"timbang/migrations"
)

// Migrate brings the database at dsn, whose user must own it, to the schema of
// this program and returns how many migrations it applied. Two programs may
// call it at once: one waits for the other.
func Migrate(ctx context.Context, dsn string) (int, error) {
	p, done, err := provider(dsn)
	if err != nil {
		return 0, err
	}
	defer done()
	res, err := p.Up(ctx)
	if err != nil {
		return len(res), fmt.Errorf("migrate: %w", err)
	}
	return len(res), nil
}

// Current reports whether the database at dsn has the schema of this program.
func Current(ctx context.Context, dsn string) (bool, error) {
	p, done, err := provider(dsn)
	if err != nil {
		return false, err
	}
	defer done()
	pending, err := p.HasPending(ctx)
	if err != nil {
		return false, fmt.Errorf("read schema version: %w", err)
	}
	return !pending, nil
}

// Schema returns the last migration that the database at dsn has, 0 for none,
// and the newest that this program knows.
func Schema(ctx context.Context, dsn string) (has, newest int64, err error) {
	p, done, err := provider(dsn)
	if err != nil {
		return 0, 0, err
	}
	defer done()
	if has, newest, err = p.GetVersions(ctx); err != nil {
		return 0, 0, fmt.Errorf("read schema version: %w", err)
	}
	return has, newest, nil
}

// MigrateTo brings an empty database to the schema of a backup. It returns
// Conflict for a schema that this program does not know, and for a database that
// is past it.
func MigrateTo(ctx context.Context, dsn string, version int64) error {
	p, done, err := provider(dsn)
	if err != nil {
		return err
	}
	defer done()
	now, newest, err := p.GetVersions(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("read schema version: %w", err)
	case version > newest:
		return problem.New(problem.Conflict, "Cadangan ini dibuat oleh Timbang yang lebih baru. Pasang versi yang sama atau lebih baru, lalu pulihkan lagi.")
	case now > version:
		return problem.New(problem.Conflict, "Cadangan ini dari versi yang lebih lama daripada susunan basis data ini. Pulihkan ke basis data yang belum pernah dipakai.")
	}
	if _, err := p.UpTo(ctx, version); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

func provider(dsn string) (*goose.Provider, func(), error) {
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return nil, nil, fmt.Errorf("open database: %w", err)
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, nil, fmt.Errorf("make lock: %w", err)
	}
	p, err := goose.NewProvider(goose.DialectPostgres, db, migrations.FS, goose.WithSessionLocker(locker))
	if err != nil {
		return nil, nil, fmt.Errorf("read migrations: %w", err)
	}
	return p, func() { _ = db.Close() }, nil
}
