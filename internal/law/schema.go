package law

import (
	"reflect"
	"slices"
	"strings"

	"timbang/internal/calendar"
)

// Schema describes a value in the words of JSON Schema, 2020-12, as far as Facts
// need them.
type Schema struct {
	Dialect     string             `json:"$schema,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Type        string             `json:"type"`
	Format      string             `json:"format,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Minimum     *int               `json:"minimum,omitempty"`
	Maximum     int                `json:"maximum,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Properties  map[string]*Schema `json:"properties,omitempty"`
	Items       *Schema            `json:"items,omitempty"`
	Closed      *bool              `json:"additionalProperties,omitempty"` // always false: unknown fields are refused
}

// largest is the largest number that facts hold.
const largest = 999

// FactsSchema describes Facts. Read refuses what it refuses, and besides a field
// that is written twice and hearings that are counted twice.
func FactsSchema() *Schema {
	s := schemaOf(reflect.TypeFor[Facts](), "", "")
	s.Dialect, s.Title = "https://json-schema.org/draft/2020-12/schema", "Fakta perkara dispensasi kawin"
	s.Description = "Masukan perintah timbang check. Isian yang tidak ditulis berarti belum diketahui atau belum dilakukan. Tanggal ditulis seperti 2026-11-23."
	return s
}

// schemaOf describes a type; tag is the tag of the field that holds it and keys
// the words that may be keys of a map.
func schemaOf(t reflect.Type, tag reflect.StructTag, keys string) *Schema {
	s := &Schema{Description: tag.Get("desc"), Pattern: tag.Get("pattern"), Enum: strings.Fields(tag.Get("oneof"))}
	switch {
	case t == reflect.TypeFor[calendar.Date]():
		s.Type, s.Format = "string", "date"
	case t == reflect.TypeFor[Stage](), t.Kind() == reflect.String:
		s.Type = "string"
	case t.Kind() == reflect.Bool:
		s.Type = "boolean"
	case t.Kind() == reflect.Int:
		s.Type, s.Minimum, s.Maximum = "integer", new(int), largest
	case t.Kind() == reflect.Slice:
		s.Type, s.Items = "array", schemaOf(t.Elem(), "", "")
	case t.Kind() == reflect.Map:
		s.mapOf(t, tag, keys)
	default:
		s.structOf(t)
	}
	return s
}

func (s *Schema) mapOf(t reflect.Type, tag reflect.StructTag, keys string) {
	s.Type, s.Closed, s.Properties = "object", new(bool), map[string]*Schema{}
	var each reflect.StructTag
	if len(s.Enum) > 0 {
		each = reflect.StructTag(`oneof:"` + tag.Get("oneof") + `"`)
		s.Enum = nil
	}
	if keys == "" {
		keys = tag.Get("keys")
	}
	for _, key := range keysOf(keys) {
		s.Properties[key] = schemaOf(t.Elem(), each, tag.Get("inner"))
		s.Properties[key].Description = tag.Get("desc")
	}
}

// keysOf lists the words that may be keys. "+daftar" stands for the kinds of
// document of the courts' lists that are not named otherwise.
func keysOf(words string) []string {
	var out []string
	for _, word := range strings.Fields(words) {
		if word != "+daftar" {
			out = append(out, word)
			continue
		}
		for _, e := range EveryExtra() {
			if !slices.Contains(strings.Fields(words), e.Kind) {
				out = append(out, e.Kind)
			}
		}
	}
	return out
}

func (s *Schema) structOf(t reflect.Type) {
	s.Type, s.Closed, s.Properties = "object", new(bool), map[string]*Schema{}
	for f := range t.Fields() {
		name := f.Tag.Get("json")
		if name == "-" {
			continue
		}
		s.Properties[name] = schemaOf(f.Type, f.Tag, "")
		if f.Tag.Get("need") != "" {
			s.Required = append(s.Required, name)
		}
	}
}
