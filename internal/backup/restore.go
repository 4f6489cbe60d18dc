package backup

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"

	"filippo.io/age"

	"timbang/internal/problem"
	"timbang/internal/vault"
)

// Target is an empty installation. internal/postgres implements it. Nothing that
// it was given stays unless the caller keeps it after Read returned no error.
type Target interface {
	// Prepare makes the tables that a backup is of, and refuses an installation
	// that is not empty.
	Prepare(ctx context.Context, a *About) error
	// Fill takes the rows of a table and returns how many there were.
	Fill(ctx context.Context, t Table, r io.Reader) (int64, error)
	// Finish sets the sequences and checks what rows ask of each other.
	Finish(ctx context.Context, sequences map[string]int64) error
}

// damaged is what is said of a file that cannot be read to its end.
func damaged(cause error) error {
	return problem.New(problem.Invalid, "Cadangan ini rusak atau terpotong, maka tidak ada yang dipulihkan. Pakai salinan lain dari cadangan ini, atau cadangan sebelumnya.").Because(cause)
}

// Read restores a backup into dst by one of the keys. It returns Invalid with a
// sentence for a file that is damaged, cut off, of other keys or of another
// program, and what was restored otherwise. The keys are those of the vault that
// the installation will have.
func Read(ctx context.Context, r io.Reader, by []age.Identity, keys []vault.Proof, dst Target) (*About, *Manifest, error) {
	open, err := age.Decrypt(bufio.NewReader(r), by...)
	if _, wrong := errors.AsType[*age.NoIdentityMatchError](err); wrong {
		return nil, nil, problem.New(problem.Invalid, "Kunci cadangan ini bukan pasangan cadangan itu: pakai berkas kunci cadangan yang dibuat saat cadangan disiapkan.").Because(err)
	}
	if err != nil {
		return nil, nil, problem.New(problem.Invalid, "Berkas ini bukan cadangan Timbang, atau awalnya rusak. Periksa berkas yang dipilih.").Because(err)
	}
	pressed, err := gzip.NewReader(open)
	if err != nil {
		return nil, nil, damaged(err)
	}
	in := &reader{tar: tar.NewReader(pressed), rest: pressed}
	return in.all(ctx, keys, dst)
}

type reader struct {
	tar  *tar.Reader
	rest io.Reader // the stream under the tar, which must end well too
	next *tar.Header
}

func (r *reader) all(ctx context.Context, keys []vault.Proof, dst Target) (*About, *Manifest, error) {
	var about About
	if err := r.json(aboutName, &about); err != nil {
		return nil, nil, err
	}
	if about.Format != format {
		return nil, nil, problem.New(problem.Invalid, "Cadangan ini dibuat oleh Timbang versi lain (bentuk %d). Pulihkan dengan versi itu, lalu perbarui.", about.Format)
	}
	if err := opens(keys, about.Keys); err != nil {
		return nil, nil, err
	}
	if err := dst.Prepare(ctx, &about); err != nil {
		return nil, nil, err
	}
	var got []Count
	for _, t := range about.Tables {
		c, err := r.table(ctx, dst, t)
		if err != nil {
			return nil, nil, err
		}
		got = append(got, *c)
	}
	var m Manifest
	if err := r.json(manifestName, &m); err != nil {
		return nil, nil, err
	}
	if err := r.ended(); err != nil {
		return nil, nil, err
	}
	if !slices.Equal(got, m.Tables) {
		return nil, nil, damaged(errors.New("the rows are not those of the manifest"))
	}
	return &about, &m, dst.Finish(ctx, m.Sequences)
}

// opens checks that what is sealed in the backup will open.
func opens(keys, needed []vault.Proof) error {
	for _, p := range needed {
		if !slices.ContainsFunc(keys, func(k vault.Proof) bool { return k.Version == p.Version && string(k.Sum) == string(p.Sum) }) {
			return problem.New(problem.Conflict, "Data dalam cadangan ini disandikan dengan kunci versi %d, yang tidak ada pada berkas kunci instalasi ini. Letakkan salinan berkas kunci instalasi lama (TIMBANG_KEYS_FILE), lalu ulangi.", p.Version)
		}
	}
	return nil
}

// head gives the next entry without passing it.
func (r *reader) head() (*tar.Header, error) {
	if r.next == nil {
		h, err := r.tar.Next()
		if err != nil {
			return nil, damaged(err)
		}
		r.next = h
	}
	return r.next, nil
}

// longestJSON is how long what is not rows may be, in bytes.
const longestJSON = 4 << 20

func (r *reader) json(name string, v any) error {
	h, err := r.head()
	if err != nil {
		return err
	}
	if h.Name != name || h.Size > longestJSON {
		return damaged(fmt.Errorf("%s in place of %s", h.Name, name))
	}
	r.next = nil
	if err := json.NewDecoder(r.tar).Decode(v); err != nil {
		return damaged(err)
	}
	return nil
}

// ended checks that nothing follows and that the stream itself ends well, which
// is where a file that was cut off is noticed.
func (r *reader) ended() error {
	if _, err := r.tar.Next(); !errors.Is(err, io.EOF) {
		return damaged(errors.Join(errors.New("something follows the manifest"), err))
	}
	if _, err := io.Copy(io.Discard, r.rest); err != nil {
		return damaged(err)
	}
	return nil
}

// table hands the parts of one table on.
func (r *reader) table(ctx context.Context, dst Target, t Table) (*Count, error) {
	p := &joined{reader: r, table: t.Name, sum: sha256.New()}
	n, err := dst.Fill(ctx, t, p)
	if p.fault != nil {
		return nil, p.fault
	}
	if err != nil {
		return nil, fmt.Errorf("restore %s: %w", t.Name, err)
	}
	return &Count{Table: t.Name, Rows: n, SHA256: hex.EncodeToString(p.sum.Sum(nil))}, nil
}

// joined is the parts of a table as one stream.
type joined struct {
	*reader
	table string
	n     int
	open  bool // within a part
	sum   hash.Hash
	fault error // what is wrong with the file, and not with the target
}

func (p *joined) Read(b []byte) (int, error) {
	for {
		if !p.open {
			h, err := p.head()
			if err != nil {
				p.fault = err
				return 0, err
			}
			if h.Name != partName(p.table, p.n+1) {
				return 0, io.EOF
			}
			p.next, p.open = nil, true
			p.n++
		}
		n, err := p.tar.Read(b)
		p.sum.Write(b[:n])
		switch {
		case errors.Is(err, io.EOF):
			p.open = false
		case err != nil:
			p.fault = damaged(err)
			return n, p.fault
		}
		if n > 0 {
			return n, nil
		}
	}
}
