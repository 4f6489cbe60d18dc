package app_test

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"timbang/internal/access"
	"timbang/internal/app"
	"timbang/internal/identity"
	"timbang/internal/testkit/golden"
	"timbang/internal/web"
)

func TestTheSettingsArePrinted(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("# Settings\n\nTimbang reads its settings from the environment when it starts, and from nowhere else. Each has a value that works. A value that cannot be used stops the start with one sentence that says what to do. Printed from `internal/app/config.go`; `make update` writes it.\n\n| variable | default | meaning |\n|---|---|---|\n")
	c := reflect.TypeFor[app.Config]()
	for i := range c.NumField() {
		f := c.Field(i)
		if !f.IsExported() {
			continue
		}
		if f.Tag.Get("env") == "" || f.Tag.Get("doc") == "" {
			t.Errorf("Config.%s has no name or no meaning", f.Name)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Tag.Get("env"), code(f.Tag.Get("envDefault")), f.Tag.Get("doc"))
	}
	b.WriteString("\nThe flag `--listen` of `timbang serve` takes precedence over `TIMBANG_LISTEN`.\n")
	golden.Text(t, "../../docs/config.md", []byte(b.String()))
}

func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + s + "`"
}

func TestTheRoutesArePrinted(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("# Routes\n\nEvery address of the site, the action that it takes and who may ever take it; the verb behind it asks again about the record, and a record of somebody else is not found. `docs/access.md` says why. Printed from `internal/web/routes.go` and `internal/access/policy.go`.\n\n| method | path | action | offices |\n|---|---|---|---|\n")
	for _, r := range web.Routes() {
		var who []string
		for _, o := range identity.Offices {
			if access.May(o, r.Action) {
				who = append(who, string(o))
			}
		}
		offices := cmp.Or(strings.Join(who, ", "), "nobody")
		if r.Action == access.Public {
			offices = "anybody, without signing in"
		} else if len(who) == len(identity.Offices) {
			offices = "every office"
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s |\n", r.Method, r.Path, r.Action, offices)
	}
	b.WriteString("| GET | `/static/*` | public | anybody, without signing in |\n")
	golden.Text(t, "../../docs/routes.md", []byte(b.String()))
}
