//go:build unix && !linux

package embedpg

import (
	"os/exec"
	"strconv"
	"syscall"
)

// locale must exist; older releases of macOS have no C.UTF-8.
const locale = "en_US.UTF-8"

var localeArgs = []string{"--locale=C", "--lc-ctype=en_US.UTF-8"}

// sysProc puts the server in a process group of its own, so that Ctrl-C reaches
// only us. No kernel but Linux stops it when we die: the next Start does.
func sysProc(c *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: c, Setpgid: true}
}

// commandLine returns how process pid was called, or "" when there is none.
func commandLine(pid int) string {
	b, err := exec.Command("ps", "-ww", "-o", "args=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return ""
	}
	return string(b)
}
