package app_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/jackc/pgx/v5"

	"timbang/internal/access"
	"timbang/internal/app"
	"timbang/internal/backup"
	"timbang/internal/brief"
	"timbang/internal/embedpg"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/vault"
)

var quiet = slog.New(slog.DiscardHandler)

// keyPair is a key of backups and its recipient.
func keyPair(t *testing.T) ([]age.Identity, []age.Recipient) {
	t.Helper()
	file, recipient, err := backup.NewKey()
	must(t, err)
	by, err := backup.Keys(file)
	must(t, err)
	to, err := backup.Recipients([]string{recipient})
	must(t, err)
	return by, to
}

// rows sums up every row of every table of a database, and the sequences.
func rows(t *testing.T, dsn string) map[string]string {
	t.Helper()
	c, err := pgx.Connect(t.Context(), dsn)
	must(t, err)
	defer c.Close(t.Context())
	names, err := pgx.CollectRows(first(c.Query(t.Context(), "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('session', 'goose_db_version')")), pgx.RowTo[string])
	must(t, err)
	out := map[string]string{}
	for _, name := range names {
		var sum string
		must(t, c.QueryRow(t.Context(), fmt.Sprintf("select count(*) || ' rows ' || coalesce(md5(string_agg(md5(x::text), '' order by md5(x::text))), '') from %s x", pgx.Identifier{name}.Sanitize())).Scan(&sum))
		out[name] = sum
	}
	var sequences string
	must(t, c.QueryRow(t.Context(), "select string_agg(sequencename || ' ' || coalesce(last_value, 0), ' ' order by 1) from pg_sequences where sequencename not like 'goose%'").Scan(&sequences))
	out["sequences"] = sequences
	return out
}

func first[T any](x T, _ error) T { return x }

// TestTheDemonstrationIsRestoredRowByRow is the drill: everything is backed up,
// restored elsewhere and compared, and the restored installation works.
func TestTheDemonstrationIsRestoredRowByRow(t *testing.T) {
	t.Parallel()
	cfg := settings(t)
	house := open(t, cfg, app.Options{})
	must(t, house.LoadDemo(t.Context()))
	by, to := keyPair(t)
	var file bytes.Buffer
	m, err := house.Backup(t.Context(), &file, to)
	must(t, err)
	want := rows(t, cfg.DatabaseURL)
	if m.Rows() < 1000 || len(m.Tables) != len(want)-1 {
		t.Errorf("%d rows of %d tables, want those of %d", m.Rows(), len(m.Tables), len(want)-1)
	}
	other := settings(t)
	_, _, err = app.Restore(t.Context(), other, bytes.NewReader(file.Bytes()), by, quiet)
	must(t, err)
	got := rows(t, other.DatabaseURL)
	for table, sum := range want {
		if got[table] != sum {
			t.Errorf("%s: %s, want %s", table, got[table], sum)
		}
	}
	works(t, house, open(t, other, app.Options{}))
	damages(t, file.Bytes(), by)
	if _, _, err := app.Restore(t.Context(), other, bytes.NewReader(file.Bytes()), by, quiet); !problem.Is(err, problem.Conflict) {
		t.Errorf("a second time: %v, want it refused: the installation is not empty", err)
	}
}

// works checks that a restored house answers as the first one does: somebody
// signs in, the chains hold, an issued brief verifies, and a new row fits.
func works(t *testing.T, from, house *app.App) {
	t.Helper()
	signIn(t, house, "hakim.praya")
	whole, err := house.Audits.Verify(t.Context(), nil)
	must(t, err)
	for _, w := range whole {
		if len(w.Faults) > 0 {
			t.Errorf("chain %q: %v", w.Chain, w.Faults)
		}
	}
	issued := issuedBrief(t, from)
	file, err := house.DB.Brief(t.Context(), issued.ID)
	must(t, err)
	if file.SHA256 != issued.SHA256 {
		t.Errorf("the brief has the sum %s, want %s", file.SHA256, issued.SHA256)
	}
}

// issuedBrief is one brief that was issued in the demonstration.
func issuedBrief(t *testing.T, house *app.App) *brief.Issued {
	t.Helper()
	for _, court := range []identity.CourtID{"PA.Pra", "PA.Mtr"} {
		lines, err := house.DB.Petitions(t.Context(), access.Scope{Court: court}, petition.Filter{})
		must(t, err)
		for _, line := range lines {
			all, err := house.DB.Briefs(t.Context(), line.ID)
			must(t, err)
			if len(all) > 0 {
				return &all[0]
			}
		}
	}
	t.Fatal("the demonstration has no brief")
	return nil
}

// damages restores what is not a whole backup of ours, each into an installation
// of its own that must stay empty.
func damages(t *testing.T, file []byte, by []age.Identity) {
	t.Helper()
	stranger, _ := keyPair(t)
	flipped := slices.Clone(file)
	flipped[len(flipped)/2] ^= 1
	for name, c := range map[string]struct {
		file []byte
		by   []age.Identity
		want string
	}{
		"nothing":        {nil, by, "bukan cadangan Timbang"},
		"something else": {[]byte("%PDF-1.7 " + strings.Repeat("x", 500)), by, "bukan cadangan Timbang"},
		"another key":    {file, stranger, "bukan pasangan"},
		"cut in half":    {file[:len(file)/2], by, "rusak atau terpotong"},
		"cut at its end": {file[:len(file)-1], by, "rusak atau terpotong"},
		"a changed byte": {flipped, by, "rusak atau terpotong"},
	} {
		cfg := settings(t)
		_, _, err := app.Restore(t.Context(), cfg, bytes.NewReader(c.file), c.by, quiet)
		if err == nil || !strings.Contains(app.Words(err), c.want) {
			t.Errorf("%s: %v, want words with %q", name, err, c.want)
		}
		if left := rows(t, cfg.DatabaseURL); !strings.HasPrefix(left["account"], "0 rows") || !strings.HasPrefix(left["audit"], "0 rows") {
			t.Errorf("%s left %s accounts and %s entries", name, left["account"], left["audit"])
		}
	}
	cfg := settings(t)
	cfg.KeysFile = t.TempDir() + "/other.keys"
	if _, _, err := app.Restore(t.Context(), cfg, bytes.NewReader(file), by, quiet); !strings.Contains(app.Words(err), "belum ada") {
		t.Errorf("without the key file: %v", err)
	}
	_, err := vault.Make(cfg.KeysFile)
	must(t, err)
	if _, _, err := app.Restore(t.Context(), cfg, bytes.NewReader(file), by, quiet); !strings.Contains(app.Words(err), "kunci versi 1, yang tidak ada") {
		t.Errorf("with another key file: %v", err)
	}
}

func TestABackupOfANewerProgramIsRefused(t *testing.T) {
	t.Parallel()
	cfg := settings(t)
	house := open(t, cfg, app.Options{})
	c, err := pgx.Connect(t.Context(), cfg.DatabaseURL)
	must(t, err)
	_, err = c.Exec(t.Context(), "insert into goose_db_version (version_id, is_applied) values (9999, true)")
	must(t, err)
	must(t, c.Close(t.Context()))
	by, to := keyPair(t)
	var file bytes.Buffer
	_, err = house.Backup(t.Context(), &file, to)
	must(t, err)
	if _, _, err := app.Restore(t.Context(), settings(t), &file, by, quiet); !strings.Contains(app.Words(err), "lebih baru") {
		t.Errorf("Restore = %v, want it refused", err)
	}
}

// TestAnEmbeddedDatabaseIsBackedUpBeforeItsSchemaChanges starts this program on
// a database of the schema before, which holds a row, and restores what was kept.
func TestAnEmbeddedDatabaseIsBackedUpBeforeItsSchemaChanges(t *testing.T) {
	t.Parallel()
	cfg := alone(t)
	dir := cfg.Data
	before := olderSchema(t, dir)
	n, err := app.Migrate(t.Context(), cfg, quiet)
	if err != nil || n != 1 {
		t.Fatalf("Migrate = %d, %v, want one step", n, err)
	}
	kept, err := filepath.Glob(filepath.Join(dir, "cadangan", "skema-*.age"))
	if err != nil || len(kept) != 1 || !strings.Contains(kept[0], fmt.Sprintf("skema-%04d-", before)) {
		t.Fatalf("kept %v, %v, want one backup of schema %d", kept, err, before)
	}
	if n, err := app.Migrate(t.Context(), cfg, quiet); err != nil || n != 0 {
		t.Errorf("a second time: %d, %v", n, err)
	}
	key, err := os.ReadFile(filepath.Join(dir, "timbang.backup.key"))
	must(t, err)
	by, err := backup.Keys(key)
	must(t, err)
	f, err := os.Open(kept[0])
	must(t, err)
	defer f.Close()
	other := alone(t)
	if _, _, err := app.Restore(t.Context(), other, f, by, quiet); !strings.Contains(app.Words(err), "belum ada") {
		t.Errorf("without a key file: %v", err)
	}
	_, err = f.Seek(0, io.SeekStart)
	must(t, err)
	_, err = vault.Make(filepath.Join(other.Data, "timbang.keys"))
	must(t, err)
	about, _, err := app.Restore(t.Context(), other, f, by, quiet)
	if err != nil || about.Schema != before {
		t.Fatalf("Restore = %+v, %v, want schema %d", about, err, before)
	}
	from, to := rowsIn(t, dir), rowsIn(t, other.Data)
	if from["agency"] != to["agency"] || from["court"] != to["court"] || strings.HasPrefix(to["agency"], "0 rows") {
		t.Errorf("restored %s agencies of %s, %s courts of %s", to["agency"], from["agency"], to["court"], from["court"])
	}
}

// rowsIn sums up the rows of the embedded database in a folder.
func rowsIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	s, err := embedpg.Start(t.Context(), embedpg.Options{Dir: dir, Log: quiet})
	must(t, err)
	defer func() { must(t, s.Stop(context.WithoutCancel(t.Context()))) }()
	return rows(t, s.DSN("timbang_owner", "timbang"))
}

// olderSchema makes an embedded database without the last migration and returns
// its schema.
func olderSchema(t *testing.T, dir string) int64 {
	t.Helper()
	s, err := embedpg.Start(t.Context(), embedpg.Options{Dir: dir, Log: quiet})
	must(t, err)
	defer func() { must(t, s.Stop(context.WithoutCancel(t.Context()))) }()
	must(t, postgres.Create(t.Context(), s.DSN("timbang_owner", "postgres"), "timbang"))
	dsn := s.DSN("timbang_owner", "timbang")
	_, newest, err := postgres.Schema(t.Context(), dsn)
	must(t, err)
	must(t, postgres.MigrateTo(t.Context(), dsn, newest-1))
	return newest - 1
}
