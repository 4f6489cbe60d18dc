package postgres_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"timbang/internal/file"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/testkit/desk"
	"timbang/internal/vault"
)

// letter is a paper that somebody may know.
var letter = []byte("%PDF-1.7 surat keterangan yang dikenal orang")

func keep(t *testing.T, d *desk.Desk, content []byte) file.Hash {
	t.Helper()
	f := &file.File{Type: "application/pdf", Size: len(content), Content: content, CreatedAt: d.Now()}
	d.Do(t, func(ctx context.Context) error { return d.DB.SaveFile(ctx, f) })
	return f.Hash
}

func plainName(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// tables is every row of the database as text, for somebody who stole it.
func tables(t *testing.T, d *desk.Desk) string {
	t.Helper()
	var out string
	err := d.AsOwner(t).QueryRow(t.Context(), `select string_agg(query_to_xml(format('select * from %I.%I', schemaname, tablename), true, true, '')::text, '')
		from pg_tables where schemaname = 'public'`).Scan(&out)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAStolenDatabaseShowsNoFileAndNoNameOfOne(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	h := keep(t, d, letter)
	f, err := d.DB.File(t.Context(), h)
	if err != nil || !bytes.Equal(f.Content, letter) || f.Size != len(letter) {
		t.Fatalf("File = %v, %v, want the letter", f, err)
	}
	all := []byte(tables(t, d))
	if !bytes.Contains(all, []byte(h)) {
		t.Fatal("the file is not among the rows")
	}
	var raw []byte
	if err := d.AsOwner(t).QueryRow(t.Context(), "select content from file").Scan(&raw); err != nil {
		t.Fatal(err)
	}
	for name, seen := range map[string]bool{
		"its content": bytes.Contains(raw, letter[:16]), "its SHA-256": bytes.Contains(all, []byte(plainName(letter))),
	} {
		if seen {
			t.Errorf("%s lies readable", name)
		}
	}
}

func TestAChangedFileIsNotReturned(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	h, other := keep(t, d, letter), keep(t, d, append(bytes.Clone(letter), '!'))
	d.Exec(t, "alter table file disable trigger file_append_only")
	for name, change := range map[string]string{
		"another content": "update file set content = (select content from file where hash = '" + string(other) + "') where hash = $1",
		"a bit":           "update file set content = set_byte(content, 40, 255 - get_byte(content, 40)) where hash = $1",
		"called readable": "update file set key_version = 0 where hash = $1",
	} {
		var before []byte
		if err := d.AsOwner(t).QueryRow(t.Context(), "select content from file where hash = $1", h).Scan(&before); err != nil {
			t.Fatal(err)
		}
		d.Exec(t, change, h)
		if f, err := d.DB.File(t.Context(), h); err == nil {
			t.Errorf("%s: got %v, want an error", name, f)
		}
		d.Exec(t, "update file set content = $2, key_version = 1 where hash = $1", h, before)
	}
	if _, err := d.DB.File(t.Context(), h); err != nil {
		t.Errorf("put back: %v", err)
	}
	d.DB.Keys = vault.New()
	if _, err := d.DB.File(t.Context(), h); err == nil {
		t.Error("another ring opened it")
	}
}

func TestAFileOfAnEarlierKeyIsFoundAndNotKeptAgain(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	h := keep(t, d, letter)
	d.DB.Keys = d.DB.Keys.Add()
	if again := keep(t, d, letter); again != h {
		t.Errorf("kept as %s, want %s", again, h)
	}
	if f, err := d.DB.File(t.Context(), h); err != nil || !bytes.Equal(f.Content, letter) {
		t.Errorf("File = %v, %v, want the letter", f, err)
	}
	newer := keep(t, d, letter[:20])
	var version int
	if err := d.AsOwner(t).QueryRow(t.Context(), "select key_version from file where hash = $1", newer).Scan(&version); err != nil || version != 2 {
		t.Errorf("key version %d, %v, want 2", version, err)
	}
}

// TestReadableFilesOfAnEarlierVersionAreSealed puts a file as it lay before and
// a document that names it.
func TestReadableFilesOfAnEarlierVersionAreSealed(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	put, err := d.Petitions.PutDocument(t.Context(), desk.Clerk, petition.Document{PetitionID: p.ID, Kind: "d", Number: "1"},
		&file.File{Type: "application/pdf", Size: 1, Content: []byte("x"), CreatedAt: d.Now()})
	if err != nil {
		t.Fatal(err)
	}
	old := plainName(letter)
	d.Exec(t, "insert into file (hash, type, size, content, created_at, key_version) values ($1, 'application/pdf', $2, $3, now(), 0)", old, len(letter), letter)
	d.Exec(t, "update document set file_hash = $1 where id = $2", old, put.ID)
	if f, err := d.DB.File(t.Context(), file.Hash(old)); err != nil || !bytes.Equal(f.Content, letter) {
		t.Fatalf("before: %v, %v, want the letter", f, err)
	}
	for _, want := range []int{1, 0} {
		if n, err := d.DB.SealFiles(t.Context()); n != want || err != nil {
			t.Fatalf("SealFiles = %d, %v, want %d", n, err, want)
		}
	}
	if err := postgres.ForgetReadable(t.Context(), d.OwnerDSN); err != nil {
		t.Fatal(err)
	}
	f, _, err := d.Petitions.File(t.Context(), desk.Clerk, p.ID, put.ID)
	if err != nil || !bytes.Equal(f.Content, letter) || string(f.Hash) == old {
		t.Errorf("after: %v, %v, want the letter under another name", f, err)
	}
	var readable int
	if err := d.AsOwner(t).QueryRow(t.Context(), "select count(*) from file where key_version = 0 or position($1 in content) > 0", letter).Scan(&readable); err != nil || readable > 0 {
		t.Errorf("%d readable files, %v, want none", readable, err)
	}
	d.Exec(t, "insert into file (hash, type, size, content, created_at, key_version) values ('not its name', 'application/pdf', 1, 'x', now(), 0)")
	if _, err := d.DB.SealFiles(t.Context()); err == nil {
		t.Error("a file that is not what its name says was sealed")
	}
}
