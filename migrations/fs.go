// Package migrations holds the schema of the database as numbered SQL files.
package migrations

import "embed"

// FS holds the migrations, in the order of their numbers. schema.sql, beside them,
// is what they make of an empty database; it is for readers and not applied.
//
//go:embed 0*.sql
var FS embed.FS
