// Package pgtest gives every test its own PostgreSQL database.
//
// One throw-away cluster serves all test binaries of a `go test ./...` run. The
// first binary that needs it starts a supervisor, which ends about ten seconds
// after its last user; its data are in memory where there is room. Migrations
// are applied once, to a template named after their hash, and each test clones
// the template in some 20 ms.
//
// Tests may run in parallel. The database of a failed test stays for a quarter
// of an hour, and the test says how to reach it.
package pgtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"timbang/migrations"
)

const (
	owner = "timbang_owner"
	app   = "timbang_app"

	// mostKept bounds what one test binary leaves behind: databases cost memory.
	mostKept = 3
)

// DSN returns connection strings for a fresh, migrated database of t's own: one
// for timbang_owner, who made the schema, and one for timbang_app, who may do
// only what the migrations grant. The database is dropped when t ends, with
// whatever is still connected to it; when t fails it is kept and named. DSN
// fails t when there is no PostgreSQL.
func DSN(t testing.TB) (ownerDSN, appDSN string) {
	t.Helper()
	return clone(t, migrations.FS)
}

// kept counts the databases that this process left behind.
var kept atomic.Int64

// clone is DSN for any migrations.
func clone(t testing.TB, schema fs.FS) (ownerDSN, appDSN string) {
	t.Helper()
	c, err := joined()
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	tpl, err := c.template(schema)
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	name := "t_" + strings.ToLower(rand.Text()[:12])
	if err := c.exec("create database " + name + " template " + tpl + " strategy file_copy"); err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() { c.drop(t, name) })
	return c.server.DSN(owner, name), c.server.DSN(app, name)
}

// drop removes the database of a test, or keeps it when the test failed.
func (c *cluster) drop(t testing.TB, name string) {
	t.Helper()
	if t.Failed() && kept.Add(1) <= mostKept {
		c.keep()
		t.Logf("pgtest: kept the database of this test for 15 minutes: psql %q", c.server.DSN(owner, name))
		return
	}
	if err := c.exec("drop database " + name + " with (force)"); err != nil {
		t.Errorf("pgtest: %v", err)
	}
}

// sweep drops the databases whose name is like pattern, that nobody uses and
// that were made longer ago than age, an interval of PostgreSQL: those that
// earlier runs kept and those whose test binary was killed. One that another
// process drops meanwhile has no file any more and is left alone.
func (c *cluster) sweep(pattern, age string) error {
	rows, err := c.admin.Query(context.Background(), `
		select datname from pg_database d
		where datname like $1 and not exists (select from pg_stat_activity a where a.datid = d.oid)
		  and (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification < now() - $2::text::interval`, pattern, age)
	if err != nil {
		return fmt.Errorf("list old databases: %w", err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return fmt.Errorf("list old databases: %w", err)
	}
	for _, n := range names {
		if err := c.exec("drop database if exists " + n); err != nil {
			return err
		}
	}
	return nil
}

// exec runs one statement as the owner.
func (c *cluster) exec(sql string) error {
	if _, err := c.admin.Exec(context.Background(), sql); err != nil {
		return fmt.Errorf("%s: %w", sql, err)
	}
	return nil
}
