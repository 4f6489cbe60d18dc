package embedpg_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"timbang/internal/embedpg"
)

func TestKilledOwnerLeavesNoOrphan(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "pg")
	cmd := hold(t, dir)
	pid := postmasterPID(t, dir)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	for running(pid) { // the test's own time limit bounds this
		time.Sleep(10 * time.Millisecond)
	}
	s := start(t, dir)
	if got := query(t, s, "select 'here'"); got != "here" {
		t.Errorf("query after the kill: %q, want %q", got, "here")
	}
}

func TestStartDoesNotWaitForAKilledOwnersServerToBeGone(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "pg")
	cmd := hold(t, dir)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	s := start(t, dir) // the old one may still be shutting down
	if got := query(t, s, "select 'here'"); got != "here" {
		t.Errorf("query after the kill: %q, want %q", got, "here")
	}
}

// hold has a child process own the server of dir.
func hold(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe)
	cmd.Env = append(os.Environ(), holdEnv+"="+dir)
	in, err1 := cmd.StdinPipe()
	out, err2 := cmd.StdoutPipe()
	if err := errors.Join(err1, err2, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("child said %q (%v), want ready", line, err)
	}
	return cmd
}

func postmasterPID(t *testing.T, dir string) int {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "data", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(b), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// running reports whether pid exists and is no zombie, which a container
// without a reaper keeps.
func running(pid int) bool {
	out, err := exec.Command("ps", "-o", "stat=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && !strings.HasPrefix(strings.TrimSpace(string(out)), "Z")
}

func TestCrashedServerIsNoticedAndStartsAgain(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "pg")
	s, err := embedpg.Start(t.Context(), embedpg.Options{Dir: dir, Fsync: true})
	if err != nil {
		t.Fatal(err)
	}
	execute(t, s, "create table kept as select 'still here' as words")
	busy, err := pgx.Connect(t.Context(), s.DSN("timbang_owner", "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close(context.Background()) // a session that outlives its postmaster for a moment
	if err := syscall.Kill(postmasterPID(t, dir), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-s.Done()
	if err := s.Stop(t.Context()); err == nil {
		t.Error("Stop after a crash: nil, want an error")
	}
	s = start(t, dir)
	if got := query(t, s, "select words from kept"); got != "still here" {
		t.Errorf("after the crash: %q, want %q", got, "still here")
	}
}

func TestPidFileOfAStrangerDoesNotHinderTheStart(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "pg")
	stop(t, start(t, dir))
	data := filepath.Join(dir, "data")
	for name, words := range map[string]string{
		"number of a living process": fmt.Sprintf("%d\n%s\n1790000000\n5432\n%s\n\n", os.Getpid(), data, filepath.Join(dir, "run")),
		"empty file":                 "",
	} {
		if err := os.WriteFile(filepath.Join(data, "postmaster.pid"), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := embedpg.Start(t.Context(), embedpg.Options{Dir: dir})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		stop(t, s)
	}
}
