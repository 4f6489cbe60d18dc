// Package forms holds the instruments that assessors fill, one file for each
// version, and the list of the versions that are published.
//
// A published version never changes: assessments were made with it. A new
// question is a new version, id.vN.yaml, and a line in forms.lock. What an
// instrument says to readers stands in docs/forms.md.
package forms

import "embed"

// FS holds the instruments and forms.lock, by their name in this folder.
//
//go:embed *.yaml forms.lock
var FS embed.FS
