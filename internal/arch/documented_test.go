package arch_test

import (
	"go/ast"
	"strings"
	"testing"
)

// undocumented lists the exported names without a comment of their own. One
// comment may serve a group of values.
func (s *source) undocumented() []string {
	if s.Name.Name == "main" {
		return nil
	}
	var out []string
	for _, d := range s.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && exportedReceiver(d) && d.Doc == nil {
				out = append(out, s.at(d, "%s has no comment", d.Name.Name))
			}
		case *ast.GenDecl:
			out = append(out, s.undocumentedSpecs(d)...)
		}
	}
	return out
}

func (s *source) undocumentedSpecs(d *ast.GenDecl) []string {
	var out []string
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil {
				out = append(out, s.at(spec, "%s has no comment", spec.Name.Name))
			}
		case *ast.ValueSpec:
			if spec.Names[0].IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
				out = append(out, s.at(spec, "%s has no comment", spec.Names[0].Name))
			}
		}
	}
	return out
}

// exportedReceiver reports whether people outside can reach the method.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	typ := f.Recv.List[0].Type
	for {
		switch t := typ.(type) {
		case *ast.StarExpr:
			typ = t.X
		case *ast.IndexExpr:
			typ = t.X
		case *ast.Ident:
			return t.IsExported()
		default:
			return true
		}
	}
}

func TestAFaultyFileIsSeen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rule, name, text string }{
		{"clock", "internal/petition/x.go", "package petition\nimport \"time\"\nvar now = time.Now\n"},
		{"clock", "internal/petition/x.go", "package petition\nimport clock \"time\"\nvar now = clock.Now()\n"},
		{"trust", "internal/web/x.go", "package web\nimport \"html/template\"\nfunc f(s string) any { return template.HTML(s) }\n"},
		{"trust", "internal/web/x.go", "package web\nimport \"html/template\"\nvar x template.JS\n"},
		{"print", "internal/web/x.go", "package web\nimport \"fmt\"\nfunc f() { fmt.Println(1) }\n"},
		{"name", "internal/helpers/x.go", "package helpers\n"},
		{"init", "internal/web/x.go", "package web\nfunc init() {}\n"},
		{"todo", "internal/web/x.go", "package web\n// TODO: later\nvar x int\n"},
		{"undocumented", "internal/web/x.go", "package web\nfunc F() {}\n"},
		{"undocumented", "internal/web/x.go", "package web\n\n// T is.\ntype T struct{}\n\nfunc (*T) M() {}\n"},
		{"undocumented", "internal/web/x.go", "package web\ntype T struct{}\n"},
		{"undocumented", "internal/web/x.go", "package web\nconst A = 1\n"},
		{"long", "internal/web/x.go", "package web\n" + strings.Repeat("\n", 350)},
	} {
		if got := rules[c.rule](read(t, c.name, c.text)); len(got) != 1 {
			t.Errorf("%s: %q gives %q, want one fault", c.rule, c.text, got)
		}
	}
}

func TestASoundFileIsLeftAlone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text string }{
		{"internal/app/x.go", "package app\nimport \"time\"\nvar now = time.Now\n"},
		{"cmd/timbang/x.go", "package main\nimport \"fmt\"\nfunc f() { fmt.Println(1) }\n"},
		{"internal/web/x.go", "package web\n// TODO(#7): later\nvar x int\n\n// The kinds.\nconst (\n\tA = 1\n\tB = 2\n)\n\ntype t int\n\nfunc (t) String() string { return \"\" }\n"},
	} {
		for name, rule := range rules {
			if got := rule(read(t, c.name, c.text)); len(got) != 0 {
				t.Errorf("%s: %q gives %q, want nothing", name, c.text, got)
			}
		}
	}
}
