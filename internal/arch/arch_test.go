package arch_test

import (
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"timbang/internal/arch"
	"timbang/internal/testkit/golden"
)

func TestImportsGoDownstairsAndThroughDoors(t *testing.T) {
	t.Parallel()
	for room, imports := range listImports(t) {
		if outside(room) {
			continue
		}
		if floor(room) < 0 {
			t.Errorf("%s has no floor: name it in Floors, or move it", room)
			continue
		}
		for _, imp := range imports {
			if words := fault(room, imp); words != "" {
				t.Error(words)
			}
		}
	}
}

func TestAFaultyImportIsSeen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ room, imp string }{
		{"internal/brief", "timbang/internal/web"},
		{"internal/hearing", "timbang/internal/referral"},
		{"internal/petition", "gorm.io/gorm"},
		{"internal/law", "timbang/internal/problem"},
		{"internal/web", "timbang/internal/testkit/site"},
		{"internal/web", "example.org/unknown"},
	} {
		if fault(c.room, c.imp) == "" {
			t.Errorf("%s importing %s went unnoticed", c.room, c.imp)
		}
	}
}

func TestTheDrawingIsPrinted(t *testing.T) {
	t.Parallel()
	golden.Text(t, "../../docs/house.md", []byte(drawing()))
}

// fault says why a room must not import a package, or nothing.
func fault(room, imp string) string {
	to, ours := strings.CutPrefix(imp, arch.Module)
	bare, isBare := arch.Bare[room]
	switch {
	case ours && strings.HasPrefix(to, arch.Testkit):
		return fmt.Sprintf("%s must not import %s: it is for tests", room, to)
	case ours && isBare && !slices.Contains(bare, to):
		return fmt.Sprintf("%s must not import %s: it stands alone", room, to)
	case ours && floor(to) >= floor(room):
		return fmt.Sprintf("%s must not import %s: imports go downstairs", room, to)
	case !ours && !std(imp) && !slices.Contains(door(imp), room):
		return fmt.Sprintf("%s must not import %s: that door is in %v", room, imp, door(imp))
	}
	return ""
}

func outside(room string) bool {
	return strings.HasPrefix(room, arch.Testkit) || room == "internal/arch" || strings.HasSuffix(room, "/gen")
}

func floor(room string) int {
	return slices.IndexFunc(arch.Floors, func(rooms []string) bool { return slices.Contains(rooms, room) })
}

func door(imp string) []string {
	for prefix, rooms := range arch.Doors {
		if strings.HasPrefix(imp, prefix) {
			return rooms
		}
	}
	return nil
}

// std reports whether imp is of the standard library, whose paths have no dot
// in their first element.
func std(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return !strings.Contains(first, ".") && first != strings.TrimSuffix(arch.Module, "/")
}

func listImports(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, arch.Module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	m := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		m[strings.TrimPrefix(f[0], arch.Module)] = f[1:]
	}
	if len(m) < 10 {
		t.Fatalf("go list found %d packages only", len(m))
	}
	return m
}

func drawing() string {
	var b strings.Builder
	b.WriteString("# The house\n\nRooms by noun, doors by technology. Imports go downstairs only; rooms on one floor are strangers to each other. A domain room owns its words, states, rules and verbs; `web`, `postgres` and `pdf` own one technology each. Printed from `internal/arch`, whose test keeps it true.\n\n```\n")
	for i := len(arch.Floors) - 1; i >= 0; i-- {
		fmt.Fprintf(&b, "%2d  %s\n", i, strings.Join(arch.Floors[i], "   "))
	}
	b.WriteString("```\n\nOutside the house, for tests only: `" + arch.Testkit + "`.\n\n## Doors\n\n| package | opened by |\n|---|---|\n")
	for _, p := range slices.Sorted(maps.Keys(arch.Doors)) {
		fmt.Fprintf(&b, "| %s | %s |\n", p, strings.Join(arch.Doors[p], ", "))
	}
	b.WriteString("\n## Ten seconds to the right room\n\n| I want to change | go to | prove with |\n|---|---|---|\n")
	for _, r := range [][3]string{
		{"what the law demands", "`internal/law/*_pasalNN.go`", "the table test beside it; `docs/law.md`"},
		{"who may do something", "`internal/access/policy.go`", "`docs/access.md`, `TestEveryRouteKeepsItsDoor`"},
		{"a question in an assessment", "`forms/*.yaml`, a new version", "`internal/instrument`, `forms.lock`, `docs/forms.md`"},
		{"what happens to a petition", "`internal/petition/life.go`", "`internal/postgres/petition_test.go`"},
		{"a page", "`templates/<noun>/`, `internal/web/<noun>.go`", "`internal/web/testdata/*.txt`"},
		{"a query or a column", "`internal/postgres/<noun>.go`, the next `migrations/NNNN_*.sql`", "its test, `migrations/schema.sql`"},
		{"a printed document", "`internal/pdf/<document>.go`", "golden text and pages"},
		{"a message to the user", "where the `problem` is made", "grep the Indonesian words"},
		{"a setting", "`internal/app/config.go`", "`docs/config.md`"},
	} {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", r[0], r[1], r[2])
	}
	return b.String()
}
