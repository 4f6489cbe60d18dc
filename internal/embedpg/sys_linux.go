package embedpg

import (
	"os"
	"strconv"
	"syscall"
)

const locale = "C.UTF-8"

var localeArgs = []string{"--locale=C.UTF-8"}

// sysProc puts the server in a process group of its own, so that Ctrl-C reaches
// only us, and has the kernel stop it when the thread that started it dies.
func sysProc(c *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: c, Setpgid: true, Pdeathsig: syscall.SIGINT}
}

// commandLine returns how process pid was called, or "" when there is none.
func commandLine(pid int) string {
	b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cmdline")
	if err != nil {
		return ""
	}
	return string(b)
}
