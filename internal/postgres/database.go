package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Login is the user as whom the program enters a database of its own: it may
// take the role of the application and nothing else.
const Login = "timbang"

// Create makes the database name on the server at dsn, unless it is there.
func Create(ctx context.Context, dsn, name string) error {
	return asOwner(ctx, dsn, func(c *pgx.Conn) error {
		var there bool
		if err := c.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", name).Scan(&there); err != nil || there {
			return err
		}
		_, err := c.Exec(ctx, "create database "+pgx.Identifier{name}.Sanitize())
		return err
	})
}

// Drop removes the database name from the server at dsn, if it is there.
func Drop(ctx context.Context, dsn, name string) error {
	return asOwner(ctx, dsn, func(c *pgx.Conn) error {
		_, err := c.Exec(ctx, "drop database if exists "+pgx.Identifier{name}.Sanitize()+" with (force)")
		return err
	})
}

// AddLogin makes the user Login on the server at dsn, unless it is there. The
// migrations must have run: they make the role of the application.
func AddLogin(ctx context.Context, dsn string) error {
	return asOwner(ctx, dsn, func(c *pgx.Conn) error {
		var there bool
		if err := c.QueryRow(ctx, "select exists (select from pg_roles where rolname = $1)", Login).Scan(&there); err != nil || there {
			return err
		}
		_, err := c.Exec(ctx, "create role "+Login+" login nosuperuser nocreatedb nocreaterole noinherit in role "+Role)
		return err
	})
}

// Mark writes a note on the database at dsn, in place of the one before. It
// stays with the database wherever that goes.
func Mark(ctx context.Context, dsn, note string) error {
	return asOwner(ctx, dsn, func(c *pgx.Conn) error {
		_, err := c.Exec(ctx, fmt.Sprintf("comment on database %s is '%s'",
			pgx.Identifier{c.Config().Database}.Sanitize(), strings.ReplaceAll(note, "'", "''")))
		return err
	})
}

// Marked returns the note on the database at dsn, or nothing.
func Marked(ctx context.Context, dsn string) (note string, err error) {
	err = asOwner(ctx, dsn, func(c *pgx.Conn) error {
		return c.QueryRow(ctx, `select coalesce(shobj_description(oid, 'pg_database'), '')
			from pg_database where datname = current_database()`).Scan(&note)
	})
	return note, err
}

// asOwner runs fn with a connection of the user that dsn names, and not in the
// role of the application.
func asOwner(ctx context.Context, dsn string, fn func(*pgx.Conn) error) error {
	c, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return fmt.Errorf("connect as owner: %w", err)
	}
	defer c.Close(context.WithoutCancel(ctx))
	if err := fn(c); err != nil {
		return fmt.Errorf("work as owner: %w", err)
	}
	return nil
}
