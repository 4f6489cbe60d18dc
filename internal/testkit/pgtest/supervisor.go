package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"timbang/internal/embedpg"
	"timbang/internal/file"
)

// supervisorEnv names the folder of the cluster to a test binary that is to
// supervise it instead of testing.
const supervisorEnv = "TIMBANG_PGTEST_SUPERVISOR"

// init turns this process into the supervisor when it is asked to be one, and
// into the child that examines an upload when it is asked to be that. The
// house has no other init; this one spares every package with a database test
// a TestMain of its own.
func init() {
	if asked, err := file.Child(os.Stdin, os.Stdout); asked {
		if err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	dir := os.Getenv(supervisorEnv)
	if dir == "" {
		return
	}
	if err := supervise(context.Background(), dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// supervise owns the server of dir until nobody has used it for a while. What a
// killed supervisor left is thrown away first.
func supervise(ctx context.Context, dir string) error {
	pg := filepath.Join(dir, "pg")
	_, _ = os.Remove(keptMark(dir)), os.Remove(readyMark(dir))
	if _, err := os.Stat(pg); err == nil {
		s, err := start(ctx, pg) // this also ends a stale server
		if errors.Is(err, embedpg.ErrBusy) {
			return err // it is in use by another supervisor: hands off
		}
		if err == nil {
			_ = s.Stop(ctx)
		}
		if err := os.RemoveAll(pg); err != nil {
			return fmt.Errorf("clear old cluster: %w", err)
		}
	}
	s, err := start(ctx, pg)
	if err != nil {
		return err
	}
	if err := os.WriteFile(readyMark(dir), []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
		return fmt.Errorf("say that it is ready: %w", err)
	}
	l, err := waitUnused(dir, s.Done())
	if err != nil {
		return err // the folder may be another supervisor's by now
	}
	defer l.Close()
	_ = os.Remove(readyMark(dir))
	_ = s.Stop(ctx)
	return os.RemoveAll(pg)
}

func start(ctx context.Context, pg string) (*embedpg.Server, error) {
	return embedpg.Start(ctx, embedpg.Options{
		Dir: pg, MaxConns: 200,
		Extra: []string{"shared_buffers=64MB", "autovacuum=off", "wal_level=minimal", "max_wal_senders=0", "jit=off"},
	})
}

// waitUnused returns when nobody has used the server for ten seconds, a quarter
// of an hour if a failed test left its database. It returns the lock, so that
// no new user can come in between, or an error when the server has ended.
func waitUnused(dir string, done <-chan struct{}) (*os.File, error) {
	const step = 500 * time.Millisecond
	for idle := time.Duration(0); ; {
		select {
		case <-done:
			return nil, errors.New("the shared server ended by itself")
		case <-time.After(step):
		}
		idle += step
		if !unused(dir) {
			idle = 0
		}
		if idle < patience(dir) {
			continue
		}
		l, err := flock(filepath.Join(dir, "lock"), syscall.LOCK_EX)
		if err != nil || unused(dir) {
			return l, err
		}
		_ = l.Close()
		idle = 0
	}
}

func patience(dir string) time.Duration {
	if _, err := os.Stat(keptMark(dir)); err == nil {
		return 15 * time.Minute
	}
	return 10 * time.Second
}

// unused reports whether no test binary shares the server at this moment.
func unused(dir string) bool {
	f, err := flock(filepath.Join(dir, "users"), syscall.LOCK_EX|syscall.LOCK_NB)
	if err != nil {
		return false
	}
	_ = f.Close()
	return true
}
