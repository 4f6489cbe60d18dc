package pgtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"timbang/internal/embedpg"
)

// notes is a small schema, so that these tests do not depend on the real one.
var notes = fstest.MapFS{"0001_note.sql": {Data: []byte(`-- +goose Up
-- +goose StatementBegin
do $$ begin
    if not exists (select from pg_roles where rolname = 'timbang_app') then
        create role timbang_app nologin;
    end if;
end $$;
-- +goose StatementEnd
create table note (words text not null);
grant select on note to timbang_app;
`)}}

func connect(t testing.TB, dsn string) *pgx.Conn {
	t.Helper()
	c, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close(context.Background()) })
	return c
}

func count(t testing.TB, c *pgx.Conn, from string) (n int) {
	t.Helper()
	if err := c.QueryRow(t.Context(), "select count(*) from "+from).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func write(t testing.TB, c *pgx.Conn, words string) {
	t.Helper()
	if _, err := c.Exec(t.Context(), "insert into note values ($1)", words); err != nil {
		t.Fatal(err)
	}
}

func TestTwoClonesOfOneTestDoNotSeeEachOther(t *testing.T) {
	t.Parallel()
	one, _ := clone(t, notes)
	two, _ := clone(t, notes)
	first, second := connect(t, one), connect(t, two)
	write(t, first, "first")
	write(t, second, "second")
	if a, b := count(t, first, "note where words = 'first'"), count(t, first, "note"); a != 1 || b != 1 {
		t.Errorf("first clone has %d of its %d notes, want 1 of 1", a, b)
	}
	if a, b := count(t, second, "note where words = 'second'"), count(t, second, "note"); a != 1 || b != 1 {
		t.Errorf("second clone has %d of its %d notes, want 1 of 1", a, b)
	}
}

func TestParallelTestsDoNotSeeEachOther(t *testing.T) {
	t.Parallel()
	for n := range 8 {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			dsn, _ := clone(t, notes)
			c := connect(t, dsn)
			write(t, c, t.Name())
			if n := count(t, c, "note"); n != 1 {
				t.Errorf("%d notes, want 1", n)
			}
		})
	}
}

func TestApplicationMayDoOnlyWhatTheMigrationsGrant(t *testing.T) {
	t.Parallel()
	_, dsn := clone(t, notes)
	c := connect(t, dsn)
	if n := count(t, c, "note"); n != 0 {
		t.Errorf("%d notes, want 0", n)
	}
	_, err := c.Exec(t.Context(), "insert into note values ('no')")
	if pg, ok := errors.AsType[*pgconn.PgError](err); !ok || pg.Code != "42501" {
		t.Errorf("insert by the application: %v, want insufficient privilege", err)
	}
}

func TestOtherMigrationsMakeAnotherTemplate(t *testing.T) {
	t.Parallel()
	more := fstest.MapFS{"0001_note.sql": notes["0001_note.sql"], "0002_more.sql": {Data: []byte("-- +goose Up\ncreate table more (n int);\n")}}
	dsn, _ := clone(t, more)
	if n := count(t, connect(t, dsn), "more"); n != 0 {
		t.Errorf("%d rows, want 0", n)
	}
	dsn, _ = clone(t, notes)
	if n := count(t, connect(t, dsn), "pg_tables where tablename = 'more'"); n != 0 {
		t.Errorf("the smaller schema has %d tables of the larger one, want 0", n)
	}
}

func TestRealMigrationsApply(t *testing.T) {
	t.Parallel()
	dsn, _ := DSN(t)
	if n := count(t, connect(t, dsn), "goose_db_version where version_id > 0"); n == 0 {
		t.Error("no migration was applied")
	}
}

// failing is a test that may be told to have failed.
type failing struct {
	testing.TB
	failed  bool
	said    []string
	cleanup []func()
}

func (f *failing) Failed() bool            { return f.failed }
func (f *failing) Cleanup(fn func())       { f.cleanup = append(f.cleanup, fn) }
func (f *failing) Logf(s string, _ ...any) { f.said = append(f.said, s) }
func (f *failing) end()                    { f.cleanup[0]() }

func TestDatabaseIsDroppedAfterATestAndKeptAfterAFailure(t *testing.T) {
	for _, failed := range []bool{false, true} {
		f := &failing{TB: t, failed: failed}
		dsn, _ := clone(f, notes)
		cfg, err := pgx.ParseConfig(dsn)
		if err != nil {
			t.Fatal(err)
		}
		c, err := joined()
		if err != nil {
			t.Fatal(err)
		}
		left := c.dir
		c.dir = t.TempDir() // the mark goes elsewhere: nothing is to be kept for long
		f.end()
		c.dir = left
		want := 0
		if failed {
			want = 1
		}
		admin := connect(t, c.server.DSN(owner, "postgres"))
		if n := count(t, admin, "pg_database where datname = '"+cfg.Database+"'"); n != want {
			t.Errorf("failed %v: %d databases, want %d", failed, n, want)
		}
		if said := strings.Join(f.said, ""); strings.Contains(said, "kept") != failed {
			t.Errorf("failed %v: said %q", failed, said)
		}
		if failed {
			if err := c.exec("drop database " + cfg.Database); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestServerIsUnusedOnlyWhenNoTestBinarySharesIt(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if !unused(dir) {
		t.Error("without users: used, want unused")
	}
	f, err := flock(filepath.Join(dir, "users"), syscall.LOCK_SH)
	if err != nil {
		t.Fatal(err)
	}
	if unused(dir) {
		t.Error("with a user: unused, want used")
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if !unused(dir) {
		t.Error("after its user: used, want unused")
	}
}

// TestServerOfAKilledSupervisorIsNotJoined leaves what a machine that lost its
// power leaves: the next user must wait for the new server.
func TestServerOfAKilledSupervisorIsNotJoined(t *testing.T) {
	t.Parallel()
	dir, err := os.MkdirTemp("", "pgt") // short: the path of a socket has a limit
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	first := superviseIn(t, dir)
	if _, err := connect(t, first.DSN(owner, "postgres")).Exec(t.Context(), "create database before"); err != nil {
		t.Fatal(err)
	}
	killSupervisor(t, dir)
	second := superviseIn(t, dir)
	if n := count(t, connect(t, second.DSN(owner, "postgres")), "pg_database where datname = 'before'"); n != 0 {
		t.Error("joined the server of the killed supervisor, want a new one")
	}
	killSupervisor(t, dir)
}

func superviseIn(t *testing.T, dir string) *embedpg.Server {
	t.Helper()
	s, err := serverOf(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func killSupervisor(t *testing.T, dir string) {
	t.Helper()
	said, err := os.ReadFile(readyMark(dir))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(string(said))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	for ctx := t.Context(); ctx.Err() == nil; time.Sleep(20 * time.Millisecond) {
		if _, ok := attach(dir); !ok {
			return
		}
	}
}

func TestSchemaWithoutMigrationsIsRefused(t *testing.T) {
	t.Parallel()
	if name, err := nameOf(fstest.MapFS{}); err == nil {
		t.Errorf("template %q, want an error", name)
	}
}

func TestSweepDropsOldDatabasesThatNobodyUses(t *testing.T) {
	t.Parallel()
	c, err := joined()
	if err != nil {
		t.Fatal(err)
	}
	prefix := "sweep_" + strings.ToLower(rand.Text()[:12])
	for _, name := range []string{prefix + "_used", prefix + "_unused"} {
		if err := c.exec("create database " + name); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.exec("drop database if exists " + name + " with (force)") })
	}
	admin := connect(t, c.server.DSN(owner, prefix+"_used"))
	for _, step := range []struct {
		age  string
		want int
	}{{"15 minutes", 2}, {"-1 minutes", 1}} {
		if err := c.sweep(prefix+"%", step.age); err != nil {
			t.Fatal(err)
		}
		if n := count(t, admin, "pg_database where datname like '"+prefix+"%'"); n != step.want {
			t.Errorf("after sweeping what is older than %s: %d databases, want %d", step.age, n, step.want)
		}
	}
}

func BenchmarkClone(b *testing.B) {
	clone(b, notes)
	for b.Loop() {
		f := &failing{TB: b}
		clone(f, notes)
		b.StopTimer()
		f.end()
		b.StartTimer()
	}
}

func BenchmarkCloneOfTheRealSchema(b *testing.B) {
	DSN(b)
	for b.Loop() {
		f := &failing{TB: b}
		DSN(f)
		b.StopTimer()
		f.end()
		b.StartTimer()
	}
}
