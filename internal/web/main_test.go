package web

import (
	"testing"

	"timbang/internal/testkit/journal"
)

// TestMain looks, after the last test, for whatever was typed in the log of all.
func TestMain(m *testing.M) { journal.Main(m) }
