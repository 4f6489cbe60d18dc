package postgres

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"gorm.io/gorm/schema"

	"timbang/internal/vault"
)

// sealedTable says which columns of a table lie sealed, and by which columns
// the seal knows the row: those that never change.
type sealedTable struct{ key, columns []string }

// sealedTables are all columns that hold a person's data and are sealed one by
// one. Rooms name the table in the tag of a field, "serializer:sealed;seal:petition",
// and see what is in it as it was written. What is sealed whole, with a purpose
// of its own, is not here: files, lanes, attachments, bundles, certificates.
var sealedTables = map[string]sealedTable{
	"petition":              by("id").of("standing petitioners child spouse spouse_parents domicile reason returns registration outcome"),
	"document":              by("id").of("title number issuer why child_name spouse_name"),
	"petition_link":         by("petition_id other_id").of("why unlink_why"),
	"document_reference":    by("id").of("withdrawn_why"),
	"custom":                by("id").of("facts"),
	"impediment":            by("id").of("basis"),
	"assignment":            by("petition_id ordinal").of("why"),
	"assessment":            by("id").of("answers comment reason"),
	"emergency":             by("id").of("reason words"),
	"attention":             by("id").of("heeds"),
	"commitment":            by("id").of("pledges"),
	"override":              by("id").of("words reason"),
	"determination":         by("petition_id ordinal").of("note weighed why"),
	"hearing":               by("id").of("record"),
	"relaas":                by("hearing_id who").of("received_by"),
	"referral":              by("id").of("questions case reason revoked_why"),
	"referral_meeting":      by("referral_id ordinal").of("place why"),
	"intake":                by("referral_id").of("name consent difference"),
	"follow_up_plan":        by("petition_id").of("contact end_words"),
	"follow_up_visit":       by("petition_id ordinal").of("words"),
	"follow_up_commitment":  by("petition_id ordinal").of("what dropped"),
	"follow_up_observation": by("petition_id visit revision").of("answers"),
	"repeat_request":        by("id").of("reason answer disclosed"),
	"repeat_decision":       by("petition_id other_id ordinal").of("why"),
	"audit":                 by("actor_id action kind subject case").of("changes note"),
	"bundle":                by("id").of("places"),
}

func by(key string) sealedTable { return sealedTable{key: strings.Fields(key)} }

func (t sealedTable) of(columns string) sealedTable {
	t.columns = strings.Fields(columns)
	return t
}

// sealedMark begins a sealed text, followed by the version of the key, a colon
// and the seal in base64.
const sealedMark = "sealed:"

// rowOf is what the seal of a column is bound to.
func rowOf(table, column string, key []string) string {
	return table + "/" + strings.Join(key, "/") + "/" + column
}

// sealText seals a text of a row; an empty one stays empty, so that constraints
// can ask whether there is one.
func sealText(keys *vault.Ring, table, column string, key []string, plain []byte) string {
	if len(plain) == 0 {
		return ""
	}
	b := keys.SealSame(vault.Purpose(table+"."+column), rowOf(table, column, key), plain)
	return fmt.Sprintf("%s%d:%s", sealedMark, keys.Version(), base64.RawStdEncoding.EncodeToString(b))
}

// openText opens what sealText returned, also with the quotes of JSON around
// it. A text that was never sealed, of before there were seals, stays as it is
// until SealRows has come by.
func openText(keys *vault.Ring, table, column string, key []string, raw []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(bytes.Trim(raw, `"`), []byte(sealedMark))
	if !ok {
		return raw, nil
	}
	_, text, _ := bytes.Cut(rest, []byte(":"))
	b, err := base64.RawStdEncoding.DecodeString(string(text))
	if err != nil {
		return nil, vault.ErrChanged
	}
	return keys.Open(vault.Purpose(table+"."+column), rowOf(table, column, key), b)
}

// keysKey finds the ring in the context of a statement.
type keysKey struct{}

var errNoRing = errors.New("postgres: nothing is sealed or opened without keys")

// sealed keeps a field sealed: a text as a text, bytes as bytes, anything else
// as JSON.
type sealed struct{}

// column is one field of one row as it is sealed.
type column struct {
	keys  *vault.Ring
	table string
	key   []string
}

func columnOf(ctx context.Context, f *schema.Field, dst reflect.Value) (c column, err error) {
	c.table = f.TagSettings["SEAL"]
	t, ok := sealedTables[c.table]
	if !ok {
		return c, fmt.Errorf("postgres: %s.%s is not among the sealed columns", c.table, f.DBName)
	}
	if c.keys, _ = ctx.Value(keysKey{}).(*vault.Ring); c.keys == nil {
		return c, errNoRing
	}
	names := t.key
	if other := f.TagSettings["KEY"]; other != "" {
		names = []string{other}
	}
	for _, name := range names {
		k := f.Schema.LookUpField(name)
		if k == nil {
			return c, fmt.Errorf("postgres: the seal of %s.%s misses %s", c.table, f.DBName, name)
		}
		c.key = append(c.key, fmt.Sprint(reflect.Indirect(k.ReflectValueOf(ctx, dst)).Interface()))
	}
	return c, nil
}

// Scan implements schema.SerializerInterface. The columns of the key come
// before the sealed one in every query.
func (sealed) Scan(ctx context.Context, f *schema.Field, dst reflect.Value, v any) error {
	var raw []byte
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		raw = []byte(v)
	case []byte:
		raw = v
	default:
		return fmt.Errorf("postgres: %s holds %T", f.DBName, v)
	}
	c, err := columnOf(ctx, f, dst)
	if err != nil {
		return err
	}
	plain, err := c.open(f, raw)
	if err != nil {
		return fmt.Errorf("open %s.%s: %w", c.table, f.DBName, err)
	}
	return put(f.ReflectValueOf(ctx, dst), f, plain)
}

func (c column) open(f *schema.Field, raw []byte) ([]byte, error) {
	if isBytes(f.FieldType) {
		return openBytes(c.keys, c.table, f.DBName, c.key, raw)
	}
	return openText(c.keys, c.table, f.DBName, c.key, raw)
}

// openBytes opens bytes, or returns those that were never sealed: a printed
// file begins with a letter, a seal never does.
func openBytes(keys *vault.Ring, table, name string, key []string, raw []byte) ([]byte, error) {
	if !vault.Sealed(raw) {
		return bytes.Clone(raw), nil
	}
	return keys.Open(vault.Purpose(table+"."+name), rowOf(table, name, key), raw)
}

func put(field reflect.Value, f *schema.Field, plain []byte) error {
	switch {
	case field.Kind() == reflect.String:
		field.SetString(string(plain))
	case isBytes(f.FieldType):
		field.SetBytes(plain)
	default:
		fresh := reflect.New(f.FieldType)
		if len(plain) > 0 {
			if err := json.Unmarshal(plain, fresh.Interface()); err != nil {
				return fmt.Errorf("postgres: decode %s: %w", f.DBName, err)
			}
		}
		field.Set(fresh.Elem())
	}
	return nil
}

func isBytes(t reflect.Type) bool { return t == reflect.TypeFor[[]byte]() }

// Value implements schema.SerializerInterface.
func (sealed) Value(ctx context.Context, f *schema.Field, dst reflect.Value, v any) (any, error) {
	c, err := columnOf(ctx, f, dst)
	if err != nil {
		return nil, err
	}
	if b, ok := v.([]byte); ok {
		return c.keys.Seal(vault.Purpose(c.table+"."+f.DBName), rowOf(c.table, f.DBName, c.key), b), nil
	}
	if x := reflect.ValueOf(v); x.Kind() == reflect.String {
		return sealText(c.keys, c.table, f.DBName, c.key, []byte(x.String())), nil
	}
	plain, err := whole{}.Value(ctx, f, dst, v)
	if err != nil {
		return nil, err
	}
	return `"` + sealText(c.keys, c.table, f.DBName, c.key, []byte(plain.(string))) + `"`, nil
}
