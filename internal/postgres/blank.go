package postgres

import (
	"context"
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
