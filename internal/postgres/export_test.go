package postgres

import (
	"maps"
	"slices"
)

// Worded lists the constraints that have words for users.
func Worded() []string { return slices.Sorted(maps.Keys(words)) }
