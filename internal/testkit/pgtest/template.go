package pgtest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	_ "github.com/jackc/pgx/v5/stdlib" // the "pgx" driver for goose
	"github.com/pressly/goose/v3"
)

// template returns the name of a database with the given schema, made by the
// first process that asks. Roles belong to the whole cluster, so only one
// process at a time applies migrations.
func (c *cluster) template(schema fs.FS) (string, error) {
	name, err := nameOf(schema)
	if err != nil {
		return "", err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.templates[name] {
		return name, nil
	}
	l, err := flock(filepath.Join(c.dir, "lock"), syscall.LOCK_EX)
	if err != nil {
		return "", err
	}
	defer l.Close()
	if err := c.build(name, schema); err != nil {
		return "", fmt.Errorf("make template: %w", err)
	}
	c.templates[name] = true
	return name, nil
}

// nameOf names a template after the names and contents of the migrations.
func nameOf(schema fs.FS) (string, error) {
	files, err := fs.Glob(schema, "*.sql")
	if err != nil {
		return "", fmt.Errorf("list migrations: %w", err)
	}
	if len(files) == 0 {
		return "", errors.New("list migrations: there are none")
	}
	h := sha256.New()
	for _, f := range files {
		b, err := fs.ReadFile(schema, f)
		if err != nil {
			return "", fmt.Errorf("read migration: %w", err)
		}
		fmt.Fprintf(h, "%s\x00%d\x00%s", f, len(b), b)
	}
	return fmt.Sprintf("tpl_%x", h.Sum(nil)[:8]), nil
}

// build makes the template unless it is there. It becomes a template only when
// it is whole, and then refuses connections, which would hinder cloning.
func (c *cluster) build(name string, schema fs.FS) error {
	var whole bool
	const ask = "select exists (select from pg_database where datname = $1 and datistemplate)"
	if err := c.admin.QueryRow(context.Background(), ask, name).Scan(&whole); err != nil || whole {
		return err
	}
	for _, stmt := range []string{"drop database if exists " + name + " with (force)", "create database " + name} {
		if err := c.exec(stmt); err != nil {
			return err
		}
	}
	if err := migrate(c.server.DSN(owner, name), schema); err != nil {
		return err
	}
	if err := c.exec("alter role " + app + " login"); err != nil {
		return err
	}
	return c.exec("alter database " + name + " is_template true allow_connections false")
}

func migrate(dsn string, schema fs.FS) error {
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer db.Close()
	p, err := goose.NewProvider(goose.DialectPostgres, db, schema)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	if _, err := p.Up(context.Background()); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}
