package arch_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"timbang/internal/arch"
)

// source is one file of code, read.
type source struct {
	room, name string
	text       string
	fset       *token.FileSet
	*ast.File
}

// rules are what every file of code keeps. Each returns what is wrong, with
// its line. TestAFaultyFileIsSeen proves each of them.
var rules = map[string]func(*source) []string{
	"clock":        (*source).clock,
	"trust":        (*source).trust,
	"print":        (*source).print,
	"name":         (*source).meaningless,
	"init":         (*source).initialises,
	"todo":         (*source).todo,
	"undocumented": (*source).undocumented,
	"long":         (*source).long,
}

func TestEveryFileKeepsTheHouseRules(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		for _, rule := range rules {
			for _, words := range rule(s) {
				t.Errorf("%s/%s:%s", s.room, s.name, words)
			}
		}
	}
}

func TestRoomsStaySmall(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	for _, s := range sources(t) {
		count[s.room]++
	}
	for room, n := range count {
		if words := crowded(room, n); words != "" {
			t.Error(words)
		}
	}
	if crowded("internal/audit", arch.MaxFiles+1) == "" || crowded("internal/web", arch.MaxFiles+1) != "" {
		t.Error("a crowded room went unnoticed, or a wide one did not")
	}
}

func crowded(room string, n int) string {
	most := max(arch.MaxFiles, arch.Wide[room])
	if n <= most {
		return ""
	}
	return fmt.Sprintf("%s has %d files of code, more than %d: find the second room in it", room, n, most)
}

// sources reads every file of code of the house; tests and generated data are
// none.
func sources(t *testing.T) []*source {
	t.Helper()
	root := filepath.Join("..", "..")
	var out []*source
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && d.Name() != ".." || d.Name() == "testdata" || d.Name() == "tools"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		out = append(out, read(t, filepath.ToSlash(rel), string(b)))
		return nil
	})
	if err != nil || len(out) < 50 {
		t.Fatalf("read %d files: %v", len(out), err)
	}
	return out
}

func read(t testing.TB, name, text string) *source {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return &source{room: path.Dir(name), name: path.Base(name), text: text, fset: fset, File: f}
}

// at gives words their line.
func (s *source) at(n ast.Node, words string, args ...any) string {
	return fmt.Sprintf("%d: %s", s.fset.Position(n.Pos()).Line, fmt.Sprintf(words, args...))
}

// uses lists where the file names something of the package at path.
func (s *source) uses(imp, names, words string) []string {
	re, local := regexp.MustCompile("^("+names+")$"), ""
	for _, i := range s.Imports {
		if i.Path.Value == `"`+imp+`"` {
			local = path.Base(imp)
			if i.Name != nil {
				local = i.Name.Name
			}
		}
	}
	var out []string
	ast.Inspect(s.File, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == local && re.MatchString(sel.Sel.Name) {
			out = append(out, s.at(n, words, x.Name+"."+sel.Sel.Name))
		}
		return true
	})
	return out
}

func (s *source) testkit() bool { return strings.HasPrefix(s.room+"/", arch.Testkit) }

func (s *source) clock() []string {
	if slices.Contains(arch.Clocks, s.room) || s.testkit() {
		return nil
	}
	return s.uses("time", "Now|Since|Until", "%s: take the time from the clock that you are given")
}

func (s *source) trust() []string {
	return s.uses("html/template", "HTML|HTMLAttr|JS|JSStr|CSS|URL|Srcset", "%s: nothing from outside is trusted; let the template escape it")
}

func (s *source) print() []string {
	if s.Name.Name == "main" || s.testkit() {
		return nil
	}
	return s.uses("fmt", "Print|Printf|Println", "%s: only a command speaks to a terminal")
}

func (s *source) meaningless() []string {
	if slices.Contains(arch.Meaningless, s.Name.Name) {
		return []string{s.at(s.Name, "package %s: name it after what it holds", s.Name.Name)}
	}
	return nil
}

func (s *source) initialises() []string {
	var out []string
	for _, d := range s.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" && s.room != arch.Testkit+"pgtest" {
			out = append(out, s.at(f, "init: build it where it is used"))
		}
	}
	return out
}

var (
	todo   = regexp.MustCompile(`\b(TODO|FIXME|XXX)\b`)
	issued = regexp.MustCompile(`\bTODO\(#\d+\): \S`)
)

func (s *source) todo() []string {
	var out []string
	for _, g := range s.Comments {
		for _, c := range g.List {
			if todo.MatchString(c.Text) && !issued.MatchString(c.Text) {
				out = append(out, s.at(c, "write TODO(#7): words, or do it"))
			}
		}
	}
	return out
}

func (s *source) long() []string {
	if n := strings.Count(s.text, "\n"); n > arch.MaxLines {
		return []string{fmt.Sprintf("1: %d lines, more than %d: it holds two thoughts", n, arch.MaxLines)}
	}
	return nil
}
