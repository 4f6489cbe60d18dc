// Command census counts what each room holds: files, lines, and how long its
// functions are.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
)

// count is what one room holds.
type count struct {
	files, lines, tests, longest int
	functions                    []int // the lines of each
}

func main() {
	rooms := map[string]*count{}
	if err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		room := filepath.Dir(path)
		if rooms[room] == nil {
			rooms[room] = &count{}
		}
		return rooms[room].add(path)
	}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	print(rooms)
}

func (c *count) add(path string) error {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	n := fset.Position(f.FileEnd).Line - 1
	if strings.HasSuffix(path, "_test.go") {
		c.tests += n
		return nil
	}
	c.files, c.lines, c.longest = c.files+1, c.lines+n, max(c.longest, n)
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			c.functions = append(c.functions, fset.Position(fn.End()).Line-fset.Position(fn.Pos()).Line+1)
		}
	}
	return nil
}

func print(rooms map[string]*count) {
	t := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "files\tlines\tlongest file\tfunctions\tmedian\tlongest\ttest lines\troom\t")
	var all count
	for _, room := range slices.Sorted(maps.Keys(rooms)) {
		c := rooms[room]
		c.line(t, room)
		all.files, all.lines, all.tests, all.longest = all.files+c.files, all.lines+c.lines, all.tests+c.tests, max(all.longest, c.longest)
		all.functions = append(all.functions, c.functions...)
	}
	all.line(t, "together")
	t.Flush()
}

func (c *count) line(t *tabwriter.Writer, room string) {
	median, longest := 0, 0
	if n := len(c.functions); n > 0 {
		slices.Sort(c.functions)
		median, longest = c.functions[n/2], c.functions[n-1]
	}
	fmt.Fprintf(t, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t\n", c.files, c.lines, c.longest, len(c.functions), median, longest, c.tests, room)
}
