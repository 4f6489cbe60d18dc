package embedpg

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// errInUse says that processes of a killed server still hold its memory.
var errInUse = errors.New("memory of the previous server is still in use")

// Start runs the server of o.Dir and waits until it answers. A new folder gets
// a new cluster with the superuser timbang_owner, encoding UTF-8 and byte-wise
// order. A server that a killed process left behind is stopped first. The
// server lives until Stop or until this process ends; ctx bounds only the
// start.
//
// Start returns ErrBusy when another process owns the folder, an *Advice when a
// person can mend the cause, and an error with the end of the server's log when
// the server gives up.
func Start(ctx context.Context, o Options) (*Server, error) {
	h, err := open(o)
	if err != nil {
		return nil, err
	}
	s, err := h.start(ctx)
	if err != nil {
		_ = h.lock.Close()
		return nil, err
	}
	h.Log.InfoContext(ctx, "postgres started", "dir", h.Dir, "bin", h.BinDir, "pid", s.cmd.Process.Pid)
	return s, nil
}

func (h *home) start(ctx context.Context) (*Server, error) {
	if err := h.stopStale(ctx); err != nil {
		return nil, err
	}
	if err := h.initdb(ctx); err != nil {
		return nil, err
	}
	for {
		s, err := h.launch(ctx)
		if !errors.Is(err, errInUse) {
			return s, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// initdb makes the cluster beside its place and moves it there when it is
// whole, so that a crash never leaves half a cluster.
func (h *home) initdb(ctx context.Context) error {
	if exists(filepath.Join(h.data, "PG_VERSION")) {
		return nil
	}
	if err := os.Remove(h.data); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &Advice{Words: fmt.Sprintf("Folder %s tidak kosong tetapi bukan data PostgreSQL: "+
			"pindahkan isinya, atau pilih folder lain dengan TIMBANG_DATA.", h.data), Cause: err}
	}
	fresh := h.data + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return fmt.Errorf("remove half-made cluster: %w", err)
	}
	if err := h.folder(fresh); err != nil {
		return err
	}
	if err := h.runInitdb(ctx, fresh); err != nil {
		_ = os.RemoveAll(fresh)
		return err
	}
	if err := os.Rename(fresh, h.data); err != nil {
		return fmt.Errorf("put cluster in place: %w", err)
	}
	return nil
}

func (h *home) runInitdb(ctx context.Context, data string) error {
	args := append([]string{"-D", data, "-U", owner, "-A", "trust", "-E", "UTF8", "--no-instructions"}, localeArgs...)
	if !h.Fsync {
		args = append(args, "--no-sync")
	}
	cmd := h.command(ctx, "initdb", data, args)
	runtime.LockOSThread() // the death signal follows the thread, not the process
	defer runtime.UnlockOSThread()
	out, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("initdb: %w", ctx.Err())
	case errors.Is(err, fs.ErrPermission):
		return h.forbidden(ctx, data, err)
	case err != nil:
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return nil
}

// command is a program of the server, run as its user in its folder with a
// clean environment: PGPORT and the like of the caller must not reach it. It is
// interrupted with all its children when ctx ends.
func (h *home) command(ctx context.Context, name, folder string, args []string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(h.BinDir, name), args...)
	cmd.Env = []string{"PATH=/usr/bin:/bin", "LC_ALL=" + locale, "TZ=UTC", "HOME=" + h.Dir}
	cmd.Dir = folder
	cmd.SysProcAttr = sysProc(h.cred)
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
	cmd.WaitDelay = grace
	return cmd
}

// launch starts postgres and waits until it answers or ends.
func (h *home) launch(ctx context.Context) (*Server, error) {
	out, from, err := h.openLog()
	if err != nil {
		return nil, err
	}
	s := &Server{sock: h.sock, log: h.Log, ended: make(chan struct{}), done: make(chan struct{})}
	s.cmd = h.command(context.WithoutCancel(ctx), "postgres", h.data, h.args())
	s.cmd.Stdout, s.cmd.Stderr = out, out
	if err := s.run(out); err != nil {
		return nil, h.forbidden(ctx, h.data, err)
	}
	if err = s.await(ctx); err == nil {
		go s.letGo(h.lock)
		return s, nil
	}
	s.halt(ctx)
	said := tail(out.Name(), from)
	if strings.Contains(said, "still in use") {
		return nil, errInUse
	}
	return nil, fmt.Errorf("start postgres: %w\n%s", err, said)
}

// run starts the process from a goroutine that keeps its thread until the
// process has ended: Linux sends the death signal when that thread dies.
func (s *Server) run(out *os.File) error {
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := s.cmd.Start()
		_ = out.Close()
		started <- err
		if err == nil {
			s.exit = s.cmd.Wait()
			close(s.ended)
		}
	}()
	return <-started
}

// letGo frees the lock when s has ended, and then tells who waits for Done.
func (s *Server) letGo(lock *os.File) {
	<-s.ended
	_ = lock.Close()
	close(s.done)
}

// await returns nil once s answers.
func (s *Server) await(ctx context.Context) error {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !s.ready(ctx) {
		select {
		case <-s.ended:
			return fmt.Errorf("server ended: %v", s.exit)
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
	return nil
}

func (h *home) args() []string {
	sure := map[bool]string{true: "on", false: "off"}[h.Fsync]
	set := []string{
		"listen_addresses=", "port=" + port, "unix_socket_permissions=0700",
		"max_connections=" + strconv.Itoa(h.MaxConns), "timezone=UTC",
		"fsync=" + sure, "synchronous_commit=" + sure, "full_page_writes=" + sure,
		// the log holds no personal data: no SQL text, no details of rows
		"log_min_error_statement=panic", "log_error_verbosity=terse", "log_checkpoints=off",
	}
	args := []string{"-D", h.data, "-k", h.sock}
	for _, s := range append(set, h.Extra...) {
		args = append(args, "-c", s)
	}
	return args
}
