package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"

	"gorm.io/gorm/schema"
)

// blank keeps an empty text as NULL and reads NULL as an empty text, so that a
// reference that is not there needs no pointer.
type blank struct{}

// Scan implements schema.SerializerInterface.
func (blank) Scan(ctx context.Context, f *schema.Field, dst reflect.Value, v any) error {
	var s string
	switch v := v.(type) {
	case nil:
	case string:
		s = v
	case []byte:
		s = string(v)
	default:
		return fmt.Errorf("postgres: %s holds %T", f.DBName, v)
	}
	f.ReflectValueOf(ctx, dst).SetString(s)
	return nil
}

// Value implements schema.SerializerInterface.
func (blank) Value(_ context.Context, _ *schema.Field, _ reflect.Value, v any) (any, error) {
	if s := reflect.ValueOf(v).String(); s != "" {
		return s, nil
	}
	return nil, nil
}

// whole keeps a value as JSON. A list or a map that is nil is kept as an empty
// one and not as NULL, which no column of ours takes; GORM's own serializer
// would write NULL.
type whole struct{ schema.JSONSerializer }

// Value implements schema.SerializerInterface.
func (whole) Value(_ context.Context, f *schema.Field, _ reflect.Value, v any) (any, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("postgres: encode %s: %w", f.DBName, err)
	}
	if string(b) == "null" {
		return empty(f.FieldType.Kind()), nil
	}
	return string(b), nil
}

func empty(k reflect.Kind) string {
	if k == reflect.Map {
		return "{}"
	}
	return "[]"
}
