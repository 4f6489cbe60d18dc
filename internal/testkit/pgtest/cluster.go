package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"timbang/internal/embedpg"
)

// cluster is the shared server as one test binary sees it. Its folder holds
//
//	lock      held while the server starts or ends and while a template is made
//	users     shared by every test binary that uses the server
//	ready     exists while the server may be used; says who supervises it
//	kept      exists when a failed test left its database
//	pg/       the server, owned by the supervisor
type cluster struct {
	dir    string
	users  *os.File // held until this process ends
	server *embedpg.Server
	admin  *pgxpool.Pool

	mu        sync.Mutex
	templates map[string]bool
}

// joined is the cluster of this process, joined once.
var joined = sync.OnceValues(join)

// join starts the supervisor when there is none, and connects.
func join() (*cluster, error) {
	dir, err := sharedDir()
	if err != nil {
		return nil, err
	}
	l, err := flock(filepath.Join(dir, "lock"), syscall.LOCK_EX)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	c := &cluster{dir: dir, templates: map[string]bool{}}
	if c.users, err = flock(filepath.Join(dir, "users"), syscall.LOCK_SH); err != nil {
		return nil, err
	}
	if c.server, err = serverOf(dir); err != nil {
		return nil, err
	}
	cfg, err := pgxpool.ParseConfig(c.server.DSN(owner, "postgres"))
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	cfg.MaxConns = 4
	if c.admin, err = pgxpool.NewWithConfig(context.Background(), cfg); err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	return c, c.sweep(`t\_%`, "15 minutes")
}

// sharedDir makes the folder of this user's cluster, in memory when 1 GiB is
// free there.
func sharedDir() (string, error) {
	base := os.TempDir()
	var st syscall.Statfs_t
	if syscall.Statfs("/dev/shm", &st) == nil && uint64(st.Bsize)*st.Bavail > 1<<30 {
		base = "/dev/shm"
	}
	dir := filepath.Join(base, fmt.Sprintf("timbang-pgtest-%d", os.Geteuid()))
	if err := os.Mkdir(dir, 0o711); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("make folder: %w", err)
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return "", fmt.Errorf("make folder: %w", err)
	}
	if s, ok := info.Sys().(*syscall.Stat_t); !ok || !info.IsDir() || s.Uid != uint32(os.Geteuid()) {
		return "", fmt.Errorf("%s belongs to somebody else", dir)
	}
	return dir, os.Chmod(dir, 0o711) // root's server runs as another user
}

// serverOf returns the running server of dir, started if need be. The caller
// holds the lock.
func serverOf(dir string) (*embedpg.Server, error) {
	if s, ok := attach(dir); ok {
		return s, nil
	}
	gone, err := startSupervisor(dir)
	if err != nil {
		return nil, err
	}
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		if s, ok := attach(dir); ok {
			return s, nil
		}
		select {
		case <-gone:
			said, _ := os.ReadFile(supervisorLog(dir))
			return nil, fmt.Errorf("start the shared server: %s", said)
		case <-tick.C:
		}
	}
}

// attach returns the server of dir if its supervisor says that it is ready. A
// server that runs without this is one of a killed supervisor, which the next
// supervisor starts only to end it.
func attach(dir string) (*embedpg.Server, bool) {
	if _, err := os.Stat(readyMark(dir)); err != nil {
		return nil, false
	}
	return embedpg.Attach(context.Background(), filepath.Join(dir, "pg"))
}

// startSupervisor runs this test binary again as the supervisor, in a session
// of its own so that it outlives us. The channel is closed when it has ended.
func startSupervisor(dir string) (<-chan struct{}, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find test binary: %w", err)
	}
	log, err := os.Create(supervisorLog(dir))
	if err != nil {
		return nil, fmt.Errorf("make log: %w", err)
	}
	defer log.Close()
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), supervisorEnv+"="+dir)
	cmd.Dir, cmd.Stdout, cmd.Stderr = "/", log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start supervisor: %w", err)
	}
	gone := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(gone)
	}()
	return gone, nil
}

// keep makes the supervisor stay longer.
func (c *cluster) keep() { _ = os.WriteFile(keptMark(c.dir), nil, 0o600) }

func keptMark(dir string) string      { return filepath.Join(dir, "kept") }
func readyMark(dir string) string     { return filepath.Join(dir, "ready") }
func supervisorLog(dir string) string { return filepath.Join(dir, "supervisor.log") }

// flock opens the file at path and locks it; the lock ends with the file.
func flock(path string, how int) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open lock: %w", err)
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if err == nil {
			return f, nil
		}
		if !errors.Is(err, syscall.EINTR) {
			_ = f.Close()
			return nil, fmt.Errorf("lock %s: %w", path, err)
		}
	}
}
