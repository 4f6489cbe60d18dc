// Package migrations holds the schema of the database as numbered SQL files.
package migrations

import "embed"

// FS holds the migrations, in the order of their numbers.
//
//go:embed *.sql
var FS embed.FS
