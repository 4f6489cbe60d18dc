package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"

	"gorm.io/gorm/schema"
)

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
