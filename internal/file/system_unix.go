//go:build unix && !linux

package file

import "syscall"

// alone is a child that gets no signal of ours.
func alone() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

// taken is the address space in bytes that this process may have already; here
// it is not known, and the allowance is wide.
func taken() uint64 { return 512 << 30 }
