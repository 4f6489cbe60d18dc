package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"timbang/forms"
	"timbang/internal/instrument"
	"timbang/internal/problem"
)

type lintCmd struct {
	Paths []string `arg:"" optional:"" help:"Folder formulir yang memuat forms.lock, atau berkas *.yaml di dalamnya; tanpa nama: formulir di dalam program."`
}

// Run reports every fault of the forms, one a line, with file and line.
func (l *lintCmd) Run(_ context.Context, w *world) error {
	faults := instrument.Faults(instrument.Lint(forms.FS))
	if len(l.Paths) > 0 {
		faults = nil
	}
	folders, err := folders(l.Paths)
	if err != nil {
		return err
	}
	for _, dir := range folders {
		for _, f := range instrument.Lint(os.DirFS(dir)) {
			if about(f, dir, l.Paths) {
				faults = append(faults, f)
			}
		}
	}
	if len(faults) > 0 {
		return problem.New(problem.Invalid, "%s", faults.Error())
	}
	_, err = fmt.Fprintln(w.out, "Formulir benar.")
	return err
}

// folders lists the folders that are named or whose files are, each once.
func folders(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, unread(p, err)
		}
		if !info.IsDir() {
			p = filepath.Dir(p)
		}
		out = append(out, filepath.Clean(p))
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// about reports whether a fault of a folder concerns the folder as a whole, or
// one of its files that are named.
func about(f instrument.Fault, dir string, paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool {
		return filepath.Clean(p) == dir || filepath.Dir(p) == dir && strings.HasPrefix(f.Words, filepath.Base(p)+":")
	})
}

type versionCmd struct{}

// version is set by the linker, see the Makefile.
var version = "dev"

// Run prints what was built with what.
func (*versionCmd) Run(_ context.Context, w *world) error {
	b, _ := debug.ReadBuildInfo()
	_, err := fmt.Fprintf(w.out, "timbang %s (%s)\n", version, b.GoVersion)
	return err
}
