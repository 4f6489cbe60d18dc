package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"timbang/internal/backup"
	"timbang/internal/problem"
	"timbang/internal/vault"
)

// passing are tables that are in no backup: sessions, because nobody stays
// signed in over a restore, and the record of migrations, which restoring makes.
var passing = []string{"session", "goose_db_version"}

// snapshot is the database at one moment.
type snapshot struct {
	tx  pgx.Tx
	now time.Time
}

// Snapshot runs fn on the database at dsn as it stands at one moment, while
// others go on writing.
func Snapshot(ctx context.Context, dsn string, now time.Time, fn func(backup.Source) error) error {
	return asOwner(ctx, dsn, func(c *pgx.Conn) error {
		return pgx.BeginTxFunc(ctx, c, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
			return fn(&snapshot{tx, now})
		})
	})
}

// About implements backup.Source.
func (s *snapshot) About(ctx context.Context) (*backup.About, error) {
	a := &backup.About{MadeAt: s.now}
	err := s.tx.QueryRow(ctx, `select (select max(version_id) from goose_db_version where is_applied),
		(select coalesce(shobj_description(oid, 'pg_database'), '') from pg_database where datname = current_database())`).Scan(&a.Schema, &a.Note)
	if err != nil {
		return nil, fmt.Errorf("read schema version: %w", err)
	}
	if a.Keys, err = s.keys(ctx); err != nil {
		return nil, fmt.Errorf("read key proofs: %w", err)
	}
	rows, _ := s.tx.Query(ctx, `select c.relname, array_agg(a.attname::text order by a.attnum) from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relname = any($1) group by 1 order by 1`, passing)
	if a.Tables, err = pgx.CollectRows(rows, pgx.RowToStructByPos[backup.Table]); err != nil {
		return nil, fmt.Errorf("list tables: %w", err)
	}
	return a, nil
}

// keys lists the proofs of the keys; the first schemas had none.
func (s *snapshot) keys(ctx context.Context) ([]vault.Proof, error) {
	var there bool
	if err := s.tx.QueryRow(ctx, "select to_regclass('key_proof') is not null").Scan(&there); err != nil || !there {
		return nil, err
	}
	rows, _ := s.tx.Query(ctx, "select version, sum from key_proof order by version")
	return pgx.CollectRows(rows, pgx.RowToStructByPos[vault.Proof])
}

// Size is how many bytes the database at dsn takes.
func Size(ctx context.Context, dsn string) (n uint64, err error) {
	err = asOwner(ctx, dsn, func(c *pgx.Conn) error {
		return c.QueryRow(ctx, "select pg_database_size(current_database())").Scan(&n)
	})
	return n, err
}

// Copy implements backup.Source.
func (s *snapshot) Copy(ctx context.Context, t backup.Table, w io.Writer) (int64, error) {
	tag, err := s.tx.Conn().PgConn().CopyTo(ctx, w, "copy "+target(t)+" to stdout")
	return tag.RowsAffected(), withoutRow(err)
}

// Sequences implements backup.Source.
func (s *snapshot) Sequences(ctx context.Context) (map[string]int64, error) {
	rows, _ := s.tx.Query(ctx, "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null and sequencename not like 'goose%'")
	out := map[string]int64{}
	var name string
	var last int64
	_, err := pgx.ForEachRow(rows, []any{&name, &last}, func() error {
		out[name] = last
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read sequences: %w", err)
	}
	return out, nil
}

// target names a table with its columns.
func target(t backup.Table) string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = pgx.Identifier{c}.Sanitize()
	}
	return pgx.Identifier{t.Name}.Sanitize() + " (" + strings.Join(names, ", ") + ")"
}

// withoutRow keeps the values of a row out of an error.
func withoutRow(err error) error {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return bare(pg)
	}
	return err
}

// vacancy is an empty installation while it is filled.
type vacancy struct {
	dsn string
	tx  pgx.Tx
}

// Restore runs fn on the empty database at dsn, and keeps what fn brought only
// when it returns no error. Afterwards the schema is that of this program.
func Restore(ctx context.Context, dsn string, fn func(backup.Target) error) error {
	err := asOwner(ctx, dsn, func(c *pgx.Conn) error {
		return pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error { return fn(&vacancy{dsn, tx}) })
	})
	if err != nil {
		return err
	}
	_, err = Migrate(ctx, dsn)
	return err
}

// Prepare implements backup.Target.
func (v *vacancy) Prepare(ctx context.Context, a *backup.About) error {
	if err := MigrateTo(ctx, v.dsn, a.Schema); err != nil {
		return err
	}
	var used bool
	if err := v.tx.QueryRow(ctx, "select exists (select from account) or exists (select from petition) or exists (select from audit)").Scan(&used); err != nil {
		return err
	}
	if used {
		return problem.New(problem.Conflict, "Instalasi ini sudah berisi data, maka tidak ada yang dipulihkan ke dalamnya. Pulihkan ke folder data atau basis data yang kosong.")
	}
	if err := v.each(ctx, guards, "deferrable initially deferred", "disable"); err != nil {
		return err
	}
	names := make([]string, len(a.Tables))
	for i, t := range a.Tables {
		names[i] = pgx.Identifier{t.Name}.Sanitize()
	}
	_, err := v.tx.Exec(ctx, "truncate "+strings.Join(names, ", ")+", session")
	return withoutRow(err)
}

// guards are the statements by which foreign keys wait for the end and the
// triggers that guard rows rest, or no longer.
const guards = `select format('alter table %I alter constraint %I ', r.relname, c.conname) || $1::text from pg_constraint c join pg_class r on r.oid = c.conrelid
	where c.contype = 'f' and r.relnamespace = 'public'::regnamespace
	union all select format('alter table %I %s trigger user', relname, $2::text) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`

// each carries out every statement that a query gives.
func (v *vacancy) each(ctx context.Context, query string, args ...any) error {
	rows, _ := v.tx.Query(ctx, query, args...)
	all, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return withoutRow(err)
	}
	for _, sql := range all {
		if _, err := v.tx.Exec(ctx, sql); err != nil {
			return withoutRow(err)
		}
	}
	return nil
}

// Fill implements backup.Target.
func (v *vacancy) Fill(ctx context.Context, t backup.Table, r io.Reader) (int64, error) {
	tag, err := v.tx.Conn().PgConn().CopyFrom(ctx, r, "copy "+target(t)+" from stdin")
	return tag.RowsAffected(), withoutRow(err)
}

// Finish implements backup.Target.
func (v *vacancy) Finish(ctx context.Context, sequences map[string]int64) error {
	for name, last := range sequences {
		if _, err := v.tx.Exec(ctx, "select setval($1::regclass, $2)", pgx.Identifier{name}.Sanitize(), last); err != nil {
			return withoutRow(err)
		}
	}
	if _, err := v.tx.Exec(ctx, "set constraints all immediate"); err != nil {
		return withoutRow(err)
	}
	return v.each(ctx, guards, "not deferrable", "enable")
}
