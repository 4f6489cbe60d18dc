package app_test

import (
	"testing"

	"timbang/internal/testkit/journal"
)

// TestMain looks, after the last test, for names and whatever was typed in the
// log of all.
func TestMain(m *testing.M) { journal.Main(m) }
