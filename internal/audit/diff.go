package audit

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"timbang/internal/identity"
)

// noise lists fields that change with every write and say nothing.
var noise = []string{"Version", "UpdatedAt"}

// Diff lists the fields in which two values differ, by their path in JSON,
// sorted. Either may be nil. The numbers of identity and family cards are
// compared whole and shown masked. A value that cannot be JSON is a
// programmer's mistake and panics.
func Diff(before, after any) []Change {
	a, b := flatten(before), flatten(after)
	keys := slices.Collect(maps.Keys(b))
	for k := range a {
		if _, ok := b[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	var out []Change
	for _, k := range keys {
		if a[k] != b[k] && !slices.Contains(noise, k) {
			out = append(out, Change{Field: k, From: identity.HideNumbers(a[k]), To: identity.HideNumbers(b[k])})
		}
	}
	return out
}

func flatten(v any) map[string]string {
	out := map[string]string{}
	if v == nil {
		return out
	}
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("audit: %T is not JSON: %v", v, err))
	}
	var tree any
	d := json.NewDecoder(strings.NewReader(string(b)))
	d.UseNumber()
	if err := d.Decode(&tree); err != nil {
		panic(fmt.Sprintf("audit: %T: %v", v, err))
	}
	walk(out, "", tree)
	return out
}

func walk(out map[string]string, path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, w := range v {
			walk(out, join(path, k), w)
		}
	case []any:
		for i, w := range v {
			walk(out, join(path, fmt.Sprint(i)), w)
		}
	case nil:
	case string:
		if v != "" {
			out[path] = v
		}
	default:
		out[path] = fmt.Sprint(v)
	}
}

func join(path, k string) string {
	if path == "" {
		return k
	}
	return path + "." + k
}
