package postgres

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gorm.io/gorm/schema"

	"timbang/internal/vault"
)

// sealedTable says which columns of a table lie sealed, and by which columns
// the seal knows the row: those that never change.
type sealedTable struct {
	key, columns []string
	guarded      bool // a trigger compares what is sealed, so no row waits for a newer key
	bound        func(column string, key []string) (vault.Purpose, string)
}

// sealedTables are all columns that hold a person's data and are sealed one by
// one. Rooms name the table in the tag of a field, "serializer:sealed;seal:petition",
// and see what is in it as it was written. The last ones are sealed by their
// rooms, some for a purpose of their own, and stand here so that a newer key
// comes to them too.
var sealedTables = map[string]sealedTable{
	"petition":              by("id").of("standing petitioners child spouse spouse_parents domicile reason returns registration outcome"),
	"document":              by("id").of("title number issuer why child_name spouse_name"),
	"petition_link":         by("petition_id other_id").of("why unlink_why"),
	"document_reference":    by("id").of("withdrawn_why"),
	"custom":                by("id").of("facts"),
	"impediment":            by("id").of("basis"),
	"assignment":            by("petition_id ordinal").of("why"),
	"assessment":            by("id").of("answers comment reason"),
	"emergency":             by("id").of("reason words").guard(),
	"attention":             by("id").of("heeds"),
	"commitment":            by("id").of("pledges"),
	"override":              by("id").of("words reason").guard(),
	"determination":         by("petition_id ordinal").of("note weighed why"),
	"judge_note":            by("petition_id account_id").of("words"),
	"hearing":               by("id").of("record"),
	"relaas":                by("hearing_id who").of("received_by"),
	"referral":              by("id").of("questions case reason revoked_why"),
	"referral_meeting":      by("referral_id ordinal").of("place why"),
	"intake":                by("referral_id").of("name consent difference"),
	"follow_up_plan":        by("petition_id").of("contact end_words"),
	"follow_up_visit":       by("petition_id ordinal").of("words"),
	"follow_up_commitment":  by("petition_id ordinal").of("what dropped").guard(),
	"follow_up_observation": by("petition_id visit revision").of("answers"),
	"repeat_request":        by("id").of("reason answer disclosed").guard(),
	"repeat_decision":       by("petition_id other_id ordinal").of("why"),
	"account":               by("id").of("second_secret"),
	"audit":                 by("actor_id action kind subject case").of("changes note"),
	"bundle":                by("id").of("places content"),
	"attachment":            by("id").of("title"),
	"file":                  by("hash").of("content"),
	"brief":                 by("id").of("content sealed").as("brief.%[2]s.%[1]s", "brief.file", "brief.data"),
	"annex":                 by("id").of("content").as("annex.content.%[1]s", "annex.file"),
	"certificate":           by("id").of("content").as("certificate.content.%[1]s", "certificate.file"),
	"protection_entry":      by("protection_id seq").of("sealed").as("protection_entry.sealed.%[1]s", "protection.entry"),
	"assessment_lane":       by("assessment_id lane").of("content").as("assessment_lane.content.%[1]s", ""),
}

func by(key string) sealedTable { return sealedTable{key: strings.Fields(key)} }

func (t sealedTable) of(columns string) sealedTable {
	t.columns = strings.Fields(columns)
	return t
}

func (t sealedTable) guard() sealedTable {
	t.guarded = true
	return t
}

// as says how a room binds its seals: the name of the row, of the parts of its
// key joined by dots and of the column, and the purpose of each column; an empty
// one is that of the lane.
func (t sealedTable) as(row string, purposes ...vault.Purpose) sealedTable {
	t.bound = func(column string, key []string) (vault.Purpose, string) {
		p := purposes[slices.Index(t.columns, column)]
		if p == "" {
			p = vault.Purpose("assessment." + key[len(key)-1])
		}
		return p, strings.NewReplacer("%[1]s", strings.Join(key, "."), "%[2]s", column).Replace(row)
	}
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

// sealed keeps a field sealed: a text as a text, anything else as JSON.
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
	plain, err := openText(c.keys, c.table, f.DBName, c.key, raw)
	if err != nil {
		return fmt.Errorf("open %s.%s: %w", c.table, f.DBName, err)
	}
	return put(f.ReflectValueOf(ctx, dst), f, plain)
}

func put(field reflect.Value, f *schema.Field, plain []byte) error {
	if field.Kind() == reflect.String {
		field.SetString(string(plain))
		return nil
	}
	fresh := reflect.New(f.FieldType)
	if len(plain) > 0 {
		if err := json.Unmarshal(plain, fresh.Interface()); err != nil {
			return fmt.Errorf("postgres: decode %s: %w", f.DBName, err)
		}
	}
	field.Set(fresh.Elem())
	return nil
}

// Value implements schema.SerializerInterface.
func (sealed) Value(ctx context.Context, f *schema.Field, dst reflect.Value, v any) (any, error) {
	c, err := columnOf(ctx, f, dst)
	if err != nil {
		return nil, err
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
