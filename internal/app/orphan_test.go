package app_test

import (
	"bufio"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// program builds the program and returns its path and a folder for its data
// that the server's user may pass through.
func program(t testing.TB) (exe, data string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "timbang")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	exe = filepath.Join(dir, "bin")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-o", exe, "timbang/cmd/timbang").CombinedOutput()
	if err = errors.Join(err, os.Chmod(dir, 0o711)); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return exe, filepath.Join(dir, "pg")
}

// command is a command of the program on the embedded database in data.
func command(t testing.TB, exe, data string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), exe, args...)
	cmd.Env = append(os.Environ(), "DATABASE_URL=", "TIMBANG_ORIGIN=", "TIMBANG_LISTEN=127.0.0.1:0", "TIMBANG_DATA="+data)
	return cmd
}

// started runs the program until it says that it is ready, and returns its
// address.
func started(t testing.TB, exe, data string, args ...string) (*exec.Cmd, string) {
	t.Helper()
	cmd := command(t, exe, data, args...)
	out, err := cmd.StdoutPipe()
	if err = errors.Join(err, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "Timbang siap di ")
	if !ok {
		t.Fatalf("the program said %q (%v), want its address", line, err)
	}
	return cmd, address
}

func healthy(t testing.TB, address string) {
	t.Helper()
	res, err := http.Get(address + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Errorf("GET /readyz = %d, want 200", res.StatusCode)
	}
}

// postmaster returns the process number of the server in data.
func postmaster(t testing.TB, data string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(data, "data", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(b), "\n")
	return first
}

// untilGone waits until the process has ended or is a zombie; the time limit of
// the test bounds it.
func untilGone(t testing.TB, pid string) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		out, err := exec.Command("ps", "-o", "stat=", "-p", pid).Output()
		if err != nil || strings.HasPrefix(strings.TrimSpace(string(out)), "Z") {
			return
		}
		<-tick.C
	}
}

func TestAKilledProgramLeavesNoServerAndStartsAgain(t *testing.T) {
	t.Parallel()
	exe, data := program(t)
	first, address := started(t, exe, data, "--demo")
	healthy(t, address)
	pid := postmaster(t, data)
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait()
	untilGone(t, pid)
	second, address := started(t, exe, data, "--demo")
	healthy(t, address)
	pid = postmaster(t, data)
	if err := second.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := second.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v, want exit 0", err)
	}
	if _, err := os.Stat(filepath.Join(data, "data", "postmaster.pid")); err == nil {
		t.Errorf("server %s was left behind", pid)
	}
}

func TestCommandsWorkBesideTheSiteAndAlone(t *testing.T) {
	t.Parallel()
	exe, data := program(t)
	add := func(name string) {
		t.Helper()
		cmd := command(t, exe, data, "user", "add", "--username", name, "--name", "Ani Uji", "--office", "pengelola", "--password-stdin")
		cmd.Stdin = strings.NewReader("kata sandi yang panjang\n")
		if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), name) {
			t.Errorf("user add %s: %v\n%s", name, err, out)
		}
	}
	add("sebelum")
	serving, address := started(t, exe, data)
	add("selama")
	healthy(t, address)
	out, err := command(t, exe, data, "serve").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "sedang dipakai") {
		t.Errorf("a second serve: %v\n%s\nwant it refused", err, out)
	}
	out, err = command(t, exe, data, "serve", "--demo").CombinedOutput()
	if err == nil {
		t.Errorf("a second serve with the demonstration: nil\n%s", out)
	}
	if err := serving.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if err := serving.Wait(); err != nil {
		t.Errorf("after Ctrl-C: %v, want exit 0", err)
	}
	out, err = command(t, exe, data, "serve", "--demo").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "bukan akun peragaan") {
		t.Errorf("the demonstration on real accounts: %v\n%s\nwant it refused", err, out)
	}
	add("sesudah")
}

// BenchmarkStart measures the program from its call until it serves: cold on no
// data at all, warm on data that are there.
func BenchmarkStart(b *testing.B) {
	exe, data := program(b)
	end := func(cmd *exec.Cmd) {
		b.StopTimer()
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
		b.StartTimer()
	}
	b.Run("cold", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			cmd, _ := started(b, exe, fmt.Sprintf("%s-%d", data, n))
			end(cmd)
		}
	})
	b.Run("warm", func(b *testing.B) {
		cmd, _ := started(b, exe, data)
		end(cmd)
		b.ResetTimer()
		for b.Loop() {
			cmd, _ := started(b, exe, data)
			end(cmd)
		}
	})
}
