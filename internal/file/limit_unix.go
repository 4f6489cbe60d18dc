//go:build unix

package file

import (
	"fmt"
	"runtime/debug"
	"syscall"
)

// limit takes from this process what examining a file does not need.
func limit() error {
	debug.SetMemoryLimit(childMemory * 3 / 4) // collect before the wall
	for _, l := range []struct {
		name     string
		resource int
		most     uint64
	}{
		{"memory", syscall.RLIMIT_AS, taken() + childMemory},
		{"processor", syscall.RLIMIT_CPU, childCPU},
		{"written files", syscall.RLIMIT_FSIZE, 0},
		{"open files", syscall.RLIMIT_NOFILE, 16},
		{"core dumps", syscall.RLIMIT_CORE, 0},
	} {
		if err := syscall.Setrlimit(l.resource, &syscall.Rlimit{Cur: l.most, Max: l.most}); err != nil {
			return fmt.Errorf("%s: %w", l.name, err)
		}
	}
	return nil
}
