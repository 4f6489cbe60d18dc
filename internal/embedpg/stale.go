package embedpg

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Attach connects to the server that another process owns in dir, so that a
// command can work while the program serves. It returns false when nobody owns
// a server there, when it does not answer, or when this user may not see it.
// Stop does nothing for the server returned.
func Attach(ctx context.Context, dir string) (*Server, bool) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, false
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil || !owned(filepath.Join(dir, "owner.lock")) {
		return nil, false
	}
	pm, ok := readPostmaster(filepath.Join(dir, "data"))
	if !ok || pm.sock == "" || !pm.alive() {
		return nil, false
	}
	s := &Server{sock: pm.sock, log: slog.New(slog.DiscardHandler), done: make(chan struct{})}
	return s, s.ready(ctx)
}

// owned reports whether a process holds the lock at path.
func owned(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
	return errors.Is(err, syscall.EWOULDBLOCK)
}

// postmaster is what data/postmaster.pid says of the server that wrote it.
type postmaster struct {
	pid        int
	data, sock string
}

// readPostmaster reads the file. A server that is starting has no socket yet;
// of an empty file, which a full disk leaves, the process number is 0.
func readPostmaster(data string) (postmaster, bool) {
	b, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return postmaster{}, false
	}
	p := postmaster{data: data}
	line := strings.Split(string(b), "\n")
	p.pid, _ = strconv.Atoi(strings.TrimSpace(line[0]))
	if len(line) > 4 {
		p.sock = line[4]
	}
	return p, true
}

// alive reports whether the process is still a server of this data, and not a
// later process with the same number.
func (p postmaster) alive() bool {
	return p.pid > 1 && strings.Contains(commandLine(p.pid), p.data)
}

// stopStale ends the server that a killed process left behind, or waits for it
// while it ends by itself, and clears away what would hinder the next one. The
// caller holds the lock, so no living process owns that server.
func (h *home) stopStale(ctx context.Context) error {
	p, ok := readPostmaster(h.data)
	if !ok {
		return nil
	}
	if p.alive() {
		h.Log.WarnContext(ctx, "stop stale postgres", "pid", p.pid)
		if err := p.stop(ctx); err != nil {
			return err
		}
	}
	if p.pid > 1 && errors.Is(syscall.Kill(p.pid, 0), syscall.ESRCH) {
		return nil // PostgreSQL itself clears away after a dead process
	}
	// It takes any living process with the recorded number for a server;
	// after a restart of a container that is a stranger.
	sock := filepath.Join(h.sock, ".s.PGSQL."+port)
	for _, f := range []string{filepath.Join(h.data, "postmaster.pid"), sock, sock + ".lock"} {
		if err := os.Remove(f); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear after stale server: %w", err)
		}
	}
	return nil
}

// stop asks the server to end, after ten seconds less politely.
func (p postmaster) stop(ctx context.Context) error {
	sig, patience := syscall.SIGINT, time.After(grace)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for p.alive() {
		if err := syscall.Kill(p.pid, sig); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("stop stale server: %w", err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("stop stale server: %w", ctx.Err())
		case <-patience:
			sig = syscall.SIGQUIT
		case <-tick.C:
		}
	}
	return nil
}
