package arch_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"timbang/internal/arch"
)

func TestEveryDirectModuleIsExplained(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range unexplained(direct(t), string(b)) {
		t.Errorf("docs/dependencies.md says nothing about %s: who, why, what instead", m)
	}
	if got := unexplained([]string{"example.org/unknown"}, string(b)); len(got) != 1 {
		t.Errorf("a module that is not explained went unnoticed: %q", got)
	}
}

// unexplained lists the modules without a heading of their own in the text.
func unexplained(modules []string, text string) []string {
	var out []string
	for _, m := range modules {
		if !strings.Contains(text, "| `"+m+"` |") {
			out = append(out, m)
		}
	}
	return out
}

// direct lists the modules whose packages our code or tests import.
func direct(t *testing.T) []string {
	t.Helper()
	packages := map[string]bool{}
	for _, p := range goList(t, `{{range .Imports}}{{.}} {{end}}{{range .TestImports}}{{.}} {{end}}{{range .XTestImports}}{{.}} {{end}}`, arch.Module+"...") {
		packages[p] = true
	}
	var out []string
	for _, m := range goList(t, "{{if not .Main}}{{.Path}}{{end}}", "-m", "all") {
		for p := range packages {
			if p == m || strings.HasPrefix(p, m+"/") {
				out = append(out, m)
				break
			}
		}
	}
	if len(out) < 10 {
		t.Fatalf("found %d modules only: %q", len(out), out)
	}
	return out
}

func goList(t *testing.T, format string, args ...string) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", append([]string{"list", "-f", format}, args...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))
}
