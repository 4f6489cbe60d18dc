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
	Files []string `arg:"" optional:"" help:"Formulir *.yaml, di folder yang memuat forms.lock; tanpa nama: formulir di dalam program."`
}

// Run reports every fault of the forms, one a line, with file and line.
func (l *lintCmd) Run(_ context.Context, w *world) error {
	faults := instrument.Faults(instrument.Lint(forms.FS))
	if len(l.Files) > 0 {
		faults = nil
	}
	for _, dir := range folders(l.Files) {
		if _, err := os.Stat(dir); err != nil {
			return unread(dir, err)
		}
		for _, f := range instrument.Lint(os.DirFS(dir)) {
			if about(f, dir, l.Files) {
				faults = append(faults, f)
			}
		}
	}
	for _, f := range l.Files {
		if _, err := os.Stat(f); err != nil {
			return unread(f, err)
		}
	}
	if len(faults) > 0 {
		return problem.New(problem.Invalid, "%s", faults.Error())
	}
	_, err := fmt.Fprintln(w.out, "Formulir benar.")
	return err
}

// folders lists the folders of the files, each once.
func folders(files []string) []string {
	var out []string
	for _, f := range files {
		out = append(out, filepath.Dir(f))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// about reports whether a fault of a folder concerns one of the files named.
func about(f instrument.Fault, dir string, files []string) bool {
	return slices.ContainsFunc(files, func(name string) bool {
		return filepath.Dir(name) == dir && strings.HasPrefix(f.Words, filepath.Base(name)+":")
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
