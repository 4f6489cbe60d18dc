package postgres

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"timbang/internal/vault"
)

// blocks is how many pages of a table one transaction of SealRows works on.
const blocks = 64

// SealRows seals by the newest key what lies readable in the sealed columns,
// and with all also what an earlier key sealed; it returns how many rows that
// took. dsn is that of
// the owner: rows that are never changed are not changed here either, only the
// form in which they lie. Each transaction is short and takes one part of one
// table; whoever reads meanwhile reads either form. It can be ended at any
// moment and goes on where it was at the next call. Without all, a
// table that is through is written anew, so that nothing readable is left in its
// file; that keeps others from the table meanwhile.
func SealRows(ctx context.Context, dsn string, keys *vault.Ring, all bool, said func(table string, rows int)) (total int, err error) {
	err = asOwner(ctx, dsn, func(c *pgx.Conn) error {
		s := &sealer{Conn: c, keys: keys, all: all}
		for _, name := range slices.Sorted(maps.Keys(sealedTables)) {
			n, err := s.table(ctx, name)
			if total += n; err != nil {
				return fmt.Errorf("seal %s: %w", name, err)
			}
			if n > 0 {
				said(name, n)
			}
		}
		return nil
	})
	return total, err
}

// sealer is the owner at work.
type sealer struct {
	*pgx.Conn
	keys *vault.Ring
	all  bool // also what an earlier key sealed
}

// rowsOf is a table while it is sealed.
type rowsOf struct {
	name, quoted string
	sealedTable
	types []string // of the columns, in their order
}

// table seals one table, unless that was done by this key for these columns.
func (s *sealer) table(ctx context.Context, name string) (int, error) {
	t := &rowsOf{name: name, quoted: pgx.Identifier{name}.Sanitize(), sealedTable: sealedTables[name]}
	from, through, err := s.progress(ctx, t)
	if err != nil || through {
		return 0, err
	}
	if err := s.describe(ctx, t); err != nil {
		return 0, err
	}
	var pages int
	if err := s.QueryRow(ctx, "select pg_relation_size($1::regclass) / current_setting('block_size')::int", t.quoted).Scan(&pages); err != nil {
		return 0, err
	}
	total := 0
	for ; from < pages; from += blocks {
		n, err := s.part(ctx, t, from)
		if total += n; err != nil {
			return total, err
		}
	}
	if total > 0 && !s.all {
		if _, err := s.Exec(ctx, "vacuum full "+t.quoted); err != nil {
			return total, err
		}
	}
	return total, s.note(ctx, s, t, pages, true)
}

// progress says from which page on the table is still to do, and whether it is
// through.
func (s *sealer) progress(ctx context.Context, t *rowsOf) (from int, through bool, err error) {
	var version int
	err = s.QueryRow(ctx, `select pages, through, key_version from sealing where "table" = $1 and columns = $2`,
		t.name, strings.Join(t.columns, " ")).Scan(&from, &through, &version)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return 0, false, nil
	case version == s.keys.Version():
		return from, through, err
	}
	return 0, through && !s.all && !t.guarded, err
}

// execer is a connection or a transaction.
type execer interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

// note keeps how far a table is.
func (s *sealer) note(ctx context.Context, at execer, t *rowsOf, pages int, through bool) error {
	_, err := at.Exec(ctx, `insert into sealing ("table", columns, key_version, pages, through) values ($1, $2, $3, $4, $5)
		on conflict ("table") do update set columns = excluded.columns, key_version = excluded.key_version, pages = excluded.pages, through = excluded.through`,
		t.name, strings.Join(t.columns, " "), s.keys.Version(), pages, through)
	return err
}

// describe finds out the types of the sealed columns.
func (s *sealer) describe(ctx context.Context, t *rowsOf) error {
	for _, c := range t.columns {
		var kind string
		err := s.QueryRow(ctx, "select data_type from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = $2", t.name, c).Scan(&kind)
		if err != nil {
			return fmt.Errorf("find column %s: %w", c, err)
		}
		t.types = append(t.types, kind)
	}
	return nil
}

// part seals the rows in the pages from a page on, in one transaction in which
// the triggers that guard the rows rest.
func (s *sealer) part(ctx context.Context, t *rowsOf, from int) (n int, err error) {
	err = pgx.BeginFunc(ctx, s.Conn, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "alter table "+t.quoted+" disable trigger user"); err != nil {
			return err
		}
		rows, err := t.load(ctx, tx, from)
		if err != nil {
			return err
		}
		for _, r := range rows {
			changed, err := s.row(ctx, tx, t, r)
			if err != nil {
				return err
			}
			if changed {
				n++
			}
		}
		if _, err := tx.Exec(ctx, "alter table "+t.quoted+" enable trigger user"); err != nil {
			return err
		}
		return s.note(ctx, tx, t, from+blocks, false)
	})
	return n, err
}

// load returns the rows in some pages: their place, their key, their columns.
func (t *rowsOf) load(ctx context.Context, tx pgx.Tx, from int) ([][]any, error) {
	list := []string{"ctid::text"}
	for _, k := range t.key {
		list = append(list, pgx.Identifier{k}.Sanitize()+"::text")
	}
	for i, c := range t.columns {
		name := pgx.Identifier{c}.Sanitize()
		if t.types[i] != "bytea" {
			name += "::text"
		}
		list = append(list, name)
	}
	rows, err := tx.Query(ctx, fmt.Sprintf("select %s from %s where ctid >= $1::tid and ctid < $2::tid for update", strings.Join(list, ", "), t.quoted),
		fmt.Sprintf("(%d,0)", from), fmt.Sprintf("(%d,0)", from+blocks))
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(r pgx.CollectableRow) ([]any, error) { return r.Values() })
}

// row seals what is not sealed by the newest key, and reports whether there was
// anything.
func (s *sealer) row(ctx context.Context, tx pgx.Tx, t *rowsOf, r []any) (bool, error) {
	var key, set []string
	for _, k := range r[1 : 1+len(t.key)] {
		key = append(key, fmt.Sprint(k))
	}
	args := []any{r[0]}
	for i, c := range t.columns {
		v, err := s.again(t, i, key, r[1+len(t.key)+i])
		if err != nil {
			return false, fmt.Errorf("column %s: %w", c, err)
		}
		if v != nil {
			args = append(args, v)
			set = append(set, fmt.Sprintf("%s = $%d::%s", pgx.Identifier{c}.Sanitize(), len(args), t.types[i]))
		}
	}
	if len(set) == 0 {
		return false, nil
	}
	_, err := tx.Exec(ctx, "update "+t.quoted+" set "+strings.Join(set, ", ")+" where ctid = $1::text::tid", args...)
	return true, err
}

// again returns a value sealed by the newest key, or nil when it is or is empty.
func (s *sealer) again(t *rowsOf, i int, key []string, v any) (any, error) {
	c := t.columns[i]
	switch v := v.(type) {
	case []byte:
		if !vault.Sealed(v) || s.keys.Newest(v) {
			return nil, nil // bytes are sealed by their rooms, or SealFiles comes by
		}
		purpose, row := vault.Purpose(t.name+"."+c), rowOf(t.name, c, key)
		if t.bound != nil {
			purpose, row = t.bound(c, key)
		}
		plain, err := s.keys.Open(purpose, row, v)
		if err != nil {
			return nil, err
		}
		return s.keys.Seal(purpose, row, plain), nil
	case string:
		plain, err := openText(s.keys, t.name, c, key, []byte(v))
		if err != nil || v == "" || strings.HasPrefix(strings.Trim(v, `"`), fmt.Sprintf("%s%d:", sealedMark, s.keys.Version())) {
			return nil, err
		}
		out := sealText(s.keys, t.name, c, key, plain)
		if t.types[i] == "jsonb" {
			out = `"` + out + `"`
		}
		return out, nil
	}
	return nil, nil
}
