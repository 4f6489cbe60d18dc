package file

import (
	"fmt"
	"os"
	"syscall"
)

// alone is a child that gets no signal of ours and ends when we end.
func alone() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// taken is the address space in bytes that this process has already.
func taken() uint64 {
	var pages uint64
	b, err := os.ReadFile("/proc/self/statm")
	if err == nil {
		_, err = fmt.Sscan(string(b), &pages)
	}
	if err != nil {
		return 1 << 30
	}
	return pages * uint64(os.Getpagesize())
}
