// Package golden compares what a test got with a file that is kept beside it.
//
// Run the tests with -update to accept what they got; the diff of the files is
// then what a reviewer reads. Paths are taken as given, relative to the folder
// of the test: "testdata/brief.txt", "../../docs/law.md".
package golden

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write golden files instead of checking them")

// Text fails the test unless got equals the file at path. It names the first
// line that differs and keeps all of got among the test's artifacts.
func Text(t testing.TB, path string, got []byte) {
	t.Helper()
	want := wanted(t, path, got)
	if want == nil || bytes.Equal(got, want) {
		return
	}
	t.Errorf("%s differs (run with -update to accept; all of it is in %s)\n%s",
		path, keep(t, path, got), firstDifference(got, want))
}

// firstDifference shows the first line that is not the same, got before want.
func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	n := 0
	for n < len(g) && n < len(w) && g[n] == w[n] {
		n++
	}
	return fmt.Sprintf("line %d\n got: %s\nwant: %s", n+1, line(g, n), line(w, n))
}

// line gives line n quoted, or says that the text ends before it.
func line(ll []string, n int) string {
	if n >= len(ll) {
		return "(end of text)"
	}
	return fmt.Sprintf("%q", ll[n])
}

// wanted reads the file at path, after writing got into it under -update.
func wanted(t testing.TB, path string, got []byte) []byte {
	t.Helper()
	if *update {
		write(t, path, got)
		return got
	}
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s does not exist yet: run with -update to make it", path)
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// keep writes got where a failed test can be looked at, and says where.
func keep(t testing.TB, path string, got []byte) string {
	t.Helper()
	file := filepath.Join(t.ArtifactDir(), filepath.Base(path))
	write(t, file, got)
	return file
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}
