// Package backup writes a whole installation into one encrypted file and reads
// it back.
//
// The file is age-encrypted, compressed, and a tar inside: what the backup is
// of (about.json), the rows of each table in parts, and at the end what there
// must be (manifest.json). Writing and reading go through in constant memory.
// The keys of the vault are not in it: what is sealed stays sealed, and who
// restores brings the key file of the installation.
package backup

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"time"

	"filippo.io/age"

	"timbang/internal/vault"
)

// About is what a backup is of. It comes first in the file.
type About struct {
	Format int
	Schema int64 // the last migration
	MadeAt time.Time
	Note   string        // on the database, for a demonstration
	Keys   []vault.Proof // of the keys by which its rows are sealed
	Tables []Table
}

// Table is a table whose rows are in a backup, with its columns in the order of
// the rows.
type Table struct {
	Name    string
	Columns []string
}

// Count is what a backup holds of one table.
type Count struct {
	Table  string
	Rows   int64
	SHA256 string
}

// Manifest is what there must be. It comes last in the file.
type Manifest struct {
	Tables    []Count
	Sequences map[string]int64 // the last value of each that was used
}

// Rows is how many rows a backup holds.
func (m *Manifest) Rows() (n int64) {
	for _, t := range m.Tables {
		n += t.Rows
	}
	return n
}

// Source is an installation at one moment. internal/postgres implements it.
type Source interface {
	// About says what the installation is; Format is not its matter.
	About(ctx context.Context) (*About, error)
	// Copy writes the rows of a table and returns how many there are.
	Copy(ctx context.Context, t Table, w io.Writer) (int64, error)
	// Sequences returns the last value of each sequence that was used.
	Sequences(ctx context.Context) (map[string]int64, error)
}

// format is the form of the file that this program writes and reads.
const format = 1

// partSize is how many bytes of rows one part holds.
const partSize = 1 << 20

// Write writes a backup of src that the keys of the recipients open. It returns
// what it holds.
func Write(ctx context.Context, w io.Writer, to []age.Recipient, src Source) (*Manifest, error) {
	sealed, err := age.Encrypt(w, to...)
	if err != nil {
		return nil, fmt.Errorf("encrypt backup: %w", err)
	}
	pressed, err := gzip.NewWriterLevel(sealed, gzip.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("compress backup: %w", err)
	}
	out := &writer{tar: tar.NewWriter(pressed)}
	m, err := out.all(ctx, src)
	if err != nil {
		return nil, err
	}
	for _, c := range []io.Closer{out.tar, pressed, sealed} {
		if err := c.Close(); err != nil {
			return nil, fmt.Errorf("end backup: %w", err)
		}
	}
	return m, nil
}

type writer struct {
	tar *tar.Writer
	at  time.Time
}

func (w *writer) all(ctx context.Context, src Source) (*Manifest, error) {
	about, err := src.About(ctx)
	if err != nil {
		return nil, err
	}
	about.Format, w.at = format, about.MadeAt
	if err := w.json(aboutName, about); err != nil {
		return nil, err
	}
	m := &Manifest{}
	for _, t := range about.Tables {
		c, err := w.table(ctx, src, t)
		if err != nil {
			return nil, err
		}
		m.Tables = append(m.Tables, *c)
	}
	if m.Sequences, err = src.Sequences(ctx); err != nil {
		return nil, err
	}
	return m, w.json(manifestName, m)
}

// The names of what is not rows.
const (
	aboutName    = "about.json"
	manifestName = "manifest.json"
)

func (w *writer) json(name string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return w.entry(name, b)
}

func (w *writer) entry(name string, b []byte) error {
	err := w.tar.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(b)), ModTime: w.at, Format: tar.FormatPAX})
	if err == nil {
		_, err = w.tar.Write(b)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// table writes the rows of one table.
func (w *writer) table(ctx context.Context, src Source, t Table) (*Count, error) {
	p := &parts{writer: w, table: t.Name, sum: sha256.New()}
	n, err := src.Copy(ctx, t, p)
	if err == nil {
		err = p.flush()
	}
	if err != nil {
		return nil, fmt.Errorf("back up %s: %w", t.Name, err)
	}
	return &Count{Table: t.Name, Rows: n, SHA256: hex.EncodeToString(p.sum.Sum(nil))}, nil
}

// parts cuts the rows of a table into parts, because an entry says its length
// first.
type parts struct {
	*writer
	table string
	n     int
	held  []byte
	sum   hash.Hash
}

func (p *parts) Write(b []byte) (int, error) {
	p.held = append(p.held, b...)
	if len(p.held) < partSize {
		return len(b), nil
	}
	return len(b), p.flush()
}

func (p *parts) flush() error {
	if len(p.held) == 0 {
		return nil
	}
	p.n++
	p.sum.Write(p.held)
	err := p.entry(partName(p.table, p.n), p.held)
	p.held = p.held[:0]
	return err
}

func partName(table string, n int) string { return fmt.Sprintf("%s/%06d", table, n) }
