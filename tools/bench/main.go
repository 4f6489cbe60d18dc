// Command bench reads the output of go test -bench and prints each benchmark as
// a ratio to one fixed piece of work, SHA-256 over a mebibyte, measured on the
// same machine: figures of two machines can then be compared.
package main

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"testing"
	"text/tabwriter"
	"time"
)

var line = regexp.MustCompile(`^(Benchmark\S+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op(.*)$`)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	unit := reference()
	t := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "time\tratio\tbenchmark\t\n%s\t1.00\tSHA-256 over 1 MiB\t\n", unit)
	in := bufio.NewScanner(os.Stdin)
	failed := false
	for in.Scan() {
		m := line.FindStringSubmatch(in.Text())
		if m == nil {
			failed = failed || regexp.MustCompile(`^(--- )?FAIL`).MatchString(in.Text())
			continue
		}
		ns, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return fmt.Errorf("read %q: %w", in.Text(), err)
		}
		took := time.Duration(ns)
		fmt.Fprintf(t, "%s\t%.2f\t%s%s\t\n", took.Round(took/1000+1), ns/float64(unit), m[1], m[3])
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("read benchmarks: %w", err)
	}
	if failed {
		return fmt.Errorf("a benchmark failed: run go test -bench . ./... to see it")
	}
	return t.Flush()
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
