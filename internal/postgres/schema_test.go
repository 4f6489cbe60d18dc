package postgres_test

import (
	"bytes"
	"context"
	"io/fs"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"timbang/internal/embedpg"
	"timbang/internal/postgres"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/golden"
	"timbang/internal/testkit/pgtest"
	"timbang/migrations"
)

func TestTheSchemaIsTheOneOnPaper(t *testing.T) {
	t.Parallel()
	owner, _ := pgtest.DSN(t)
	golden.Text(t, "../../migrations/schema.sql", dump(t, owner))
}

// dump is what pg_dump says of the schema, without what depends on its version.
func dump(t *testing.T, dsn string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), pgDump(t), "--schema-only", "--no-owner", "--exclude-table=goose_db_version*", dsn)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &stderr)
	}
	var b bytes.Buffer
	b.WriteString("-- What the migrations make of an empty database. Printed by a test of\n-- internal/postgres from pg_dump; do not edit.\n")
	for line := range strings.Lines(string(out)) {
		if line == "\n" && bytes.HasSuffix(b.Bytes(), []byte("\n\n")) || volatile.MatchString(line) {
			continue
		}
		b.WriteString(line)
	}
	return append(bytes.TrimRight(b.Bytes(), "\n"), '\n')
}

var volatile = regexp.MustCompile(`^(--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict )`)

func pgDump(t *testing.T) string {
	t.Helper()
	bin, err := embedpg.FindBin(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(bin, "pg_dump")
}

func TestAnEmptyDatabaseIsMigratedOnceAndThenCurrent(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	const name = "from_nothing"
	cfg, err := pgx.ParseConfig(d.OwnerDSN)
	if err != nil {
		t.Fatal(err)
	}
	fresh := strings.Replace(d.OwnerDSN, cfg.Database, cfg.Database+name, 1)
	d.Exec(t, "create database "+cfg.Database+name)
	t.Cleanup(func() {
		c, err := pgx.Connect(context.Background(), d.OwnerDSN)
		if err == nil {
			_, err = c.Exec(context.Background(), "drop database "+cfg.Database+name+" with (force)")
		}
		if err != nil {
			t.Error(err)
		}
	})
	if ok, err := postgres.Current(t.Context(), fresh); err != nil || ok {
		t.Errorf("before: current %v, %v, want not", ok, err)
	}
	files, _ := fs.Glob(migrations.FS, "*.sql")
	for _, want := range []int{len(files), 0} {
		if n, err := postgres.Migrate(t.Context(), fresh); err != nil || n != want {
			t.Errorf("got %d applied, %v, want %d", n, err, want)
		}
	}
	if ok, err := postgres.Current(t.Context(), fresh); err != nil || !ok {
		t.Errorf("after: current %v, %v, want current", ok, err)
	}
	if got, want := dump(t, fresh), dump(t, d.OwnerDSN); !bytes.Equal(got, want) {
		t.Error("the migrated database differs from the clone")
	}
}

func TestMigrationsAreNumberedWithoutAHole(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	for i, f := range files {
		number, name, _ := strings.Cut(f, "_")
		if n, err := strconv.Atoi(number); err != nil || n != i+1 || len(number) != 4 || name == "" {
			t.Errorf("%s: want number %04d and a name", f, i+1)
		}
	}
}

// ours leaves out what goose keeps for itself.
const ours = "relnamespace = 'public'::regnamespace and relname not like 'goose%'"

func TestEveryTableSaysWhatItHolds(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	for _, name := range list(t, d, "select relname from pg_class where relkind = 'r' and obj_description(oid, 'pg_class') is null and "+ours) {
		t.Errorf("table %s has no comment", name)
	}
}

func TestEveryConstraintHasANameThatSaysWhatItKeeps(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	auto := regexp.MustCompile(`_(pkey|key\d*|fkey\d*|check\d*|excl\d*|idx\d*|not_null)$`)
	for _, name := range list(t, d, "select conname from pg_constraint k join pg_class c on c.oid = conrelid where contype <> 'n' and "+ours+
		" union select relname from pg_class where relkind = 'i' and "+ours) {
		if auto.MatchString(name) {
			t.Errorf("%s is a name that PostgreSQL chose", name)
		}
	}
}

func TestEveryConstraintWithWordsExists(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	there := list(t, d, "select conname from pg_constraint union select tgname from pg_trigger where not tgisinternal union select relname from pg_class where relkind = 'i'")
	for _, name := range postgres.Worded() {
		if !contains(there, name) {
			t.Errorf("%s has words but is not in the schema", name)
		}
	}
}

// list returns one column of text.
func list(t *testing.T, d *desk.Desk, sql string) []string {
	t.Helper()
	rows, err := d.AsOwner(t).Query(t.Context(), sql)
	if err != nil {
		t.Fatal(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return out
}
