// Command bench reads the output of go test -bench and prints each benchmark as
// a ratio to one fixed piece of work, SHA-256 over a mebibyte, measured on the
// same machine: figures of two machines can then be compared.
package main

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"
	"time"
)

var line = regexp.MustCompile(`^(Benchmark\S+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op(.*)$`)

var failure = regexp.MustCompile(`^(--- )?FAIL`)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// row is one benchmark: its room and name, how long it took, and what else was
// measured.
type row struct {
	name, more string
	took       time.Duration
}

func run() error {
	rows, err := read(bufio.NewScanner(os.Stdin))
	if err != nil {
		return err
	}
	unit := reference() // only now: the benchmarks must be over
	t := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "benchmark\ttime\tratio\t\nSHA-256 over 1 MiB\t%s\t1.00\t\n", unit)
	for _, r := range rows {
		fmt.Fprintf(t, "%s\t%s\t%.2f\t%s\n", r.name, r.took.Round(r.took/1000+1), float64(r.took)/float64(unit), r.more)
	}
	return t.Flush()
}

// read gathers the benchmarks that went through.
func read(in *bufio.Scanner) ([]row, error) {
	var rows []row
	room, failed := "", false
	for in.Scan() {
		if p, ok := strings.CutPrefix(in.Text(), "pkg: "); ok {
			room = path.Base(p)
		}
		m := line.FindStringSubmatch(in.Text())
		if m == nil {
			failed = failed || failure.MatchString(in.Text())
			continue
		}
		ns, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return nil, fmt.Errorf("read %q: %w", in.Text(), err)
		}
		rows = append(rows, row{room + " " + strings.TrimPrefix(m[1], "Benchmark"), strings.TrimSpace(m[3]), time.Duration(ns)})
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read benchmarks: %w", err)
	}
	if failed {
		return nil, fmt.Errorf("a benchmark failed: run go test -bench . ./... to see it")
	}
	return rows, nil
}

// reference measures the fixed piece of work.
func reference() time.Duration {
	data := make([]byte, 1<<20)
	r := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			sha256.Sum256(data)
		}
	})
	return time.Duration(r.NsPerOp())
}
