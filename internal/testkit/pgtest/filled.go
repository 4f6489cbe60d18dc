package pgtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"sync"
	"testing"

	"timbang/migrations"
)

// Filling is a database that is filled once for all tests of a binary. What it
// is filled with may take long; a copy is a matter of milliseconds.
type Filling struct {
	once sync.Once
	name string
	err  error
}

// DSN returns what pgtest.DSN does, for a copy of the database that fill made
// when the first test asked. Fill gets the connection string of the owner and
// leaves no connection behind.
func (f *Filling) DSN(t testing.TB, fill func(ownerDSN string) error) (ownerDSN, appDSN string) {
	t.Helper()
	c, err := joined()
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	f.once.Do(func() { f.name, f.err = c.filled(fill) })
	if f.err != nil {
		t.Fatalf("pgtest: fill: %v", f.err)
	}
	name, err := c.copyOf(f.name)
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() { c.drop(t, name) })
	return c.server.DSN(owner, name), c.server.DSN(app, name)
}

func (c *cluster) filled(fill func(ownerDSN string) error) (string, error) {
	tpl, err := c.template(migrations.FS)
	if err != nil {
		return "", err
	}
	name := "f_" + strings.ToLower(rand.Text()[:12])
	if err := c.exec("create database " + name + " template " + tpl + " strategy file_copy"); err != nil {
		return "", err
	}
	return name, fill(c.server.DSN(owner, name))
}

// copyOf makes a database like another, with its note.
func (c *cluster) copyOf(from string) (string, error) {
	name := "t_" + strings.ToLower(rand.Text()[:12])
	if err := c.exec("create database " + name + " template " + from + " strategy file_copy"); err != nil {
		return "", err
	}
	var note string
	err := c.admin.QueryRow(context.Background(), "select coalesce(shobj_description(oid, 'pg_database'), '') from pg_database where datname = $1", from).Scan(&note)
	if err != nil {
		return "", fmt.Errorf("read note: %w", err)
	}
	return name, c.exec("comment on database " + name + " is '" + strings.ReplaceAll(note, "'", "''") + "'")
}
