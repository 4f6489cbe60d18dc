package embedpg_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"timbang/internal/embedpg"
)

// holdEnv names the folder whose server a child process holds until it is
// killed.
const holdEnv = "EMBEDPG_TEST_HOLD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(holdEnv); dir != "" {
		if _, err := embedpg.Start(context.Background(), embedpg.Options{Dir: dir}); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("ready")
		_, _ = io.Copy(io.Discard, os.Stdin) // until our parent ends, however that happens
		return
	}
	os.Exit(m.Run())
}

// folder returns a folder that the server's user may pass through, which the
// one of t.TempDir is not.
func folder(t testing.TB) string {
	t.Helper()
	d, err := os.MkdirTemp("", "embedpg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(d); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(d, 0o711); err != nil {
		t.Fatal(err)
	}
	return d
}

func start(t testing.TB, dir string) *embedpg.Server {
	t.Helper()
	s, err := embedpg.Start(t.Context(), embedpg.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Stop(context.Background()) })
	return s
}

func stop(t testing.TB, s *embedpg.Server) {
	t.Helper()
	if err := s.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func execute(t testing.TB, s *embedpg.Server, sql string) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), s.DSN("timbang_owner", "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	if _, err := c.Exec(t.Context(), sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

func query(t testing.TB, s *embedpg.Server, sql string) string {
	t.Helper()
	c, err := pgx.Connect(t.Context(), s.DSN("timbang_owner", "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	var v string
	if err := c.QueryRow(t.Context(), sql).Scan(&v); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return v
}

// cycle starts a server cold, stops it and starts it again on the same data.
func cycle(t *testing.T) {
	dir := filepath.Join(folder(t), "it's a court", "pg")
	s := start(t, dir)
	execute(t, s, "create table kept as select 'still here' as words")
	stop(t, s)
	select {
	case <-s.Done():
	default:
		t.Error("Done is open after Stop")
	}
	s = start(t, dir)
	if got := query(t, s, "select words from kept"); got != "still here" {
		t.Errorf("after restart: %q, want %q", got, "still here")
	}
}

func TestServerKeepsItsDataOverARestart(t *testing.T) {
	t.Parallel()
	cycle(t)
}

func TestOrdinaryUserRunsTheServer(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		cycle(t)
		return
	}
	dir := folder(t)
	exe := copyOfTest(t, dir)
	uid, gid := idsOf(t, "nobody")
	tmp := filepath.Join(dir, "tmp")
	if err := os.Mkdir(tmp, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(tmp, uid, gid); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, "-test.v", "-test.run=^"+t.Name()+"$")
	cmd.Dir, cmd.Env = tmp, []string{"PATH=" + os.Getenv("PATH"), "PG_BIN=" + os.Getenv("PG_BIN"), "HOME=" + tmp, "TMPDIR=" + tmp}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("as nobody: %v, want a pass; output:\n%s", err, out)
	}
}

func copyOfTest(t *testing.T, dir string) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(exe)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "copy.test")
	if err := os.WriteFile(to, b, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(to, 0o755); err != nil {
		t.Fatal(err)
	}
	return to
}

func idsOf(t *testing.T, name string) (uid, gid int) {
	t.Helper()
	u, err := user.Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	uid, err1 := strconv.Atoi(u.Uid)
	gid, err2 := strconv.Atoi(u.Gid)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	return uid, gid
}

func TestRootDropsToAnotherUser(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root drops")
	}
	dir := filepath.Join(folder(t), "pg")
	start(t, dir)
	st, err := os.Stat(filepath.Join(dir, "data"))
	if err != nil {
		t.Fatal(err)
	}
	if uid := st.Sys().(*syscall.Stat_t).Uid; uid == 0 || st.Mode().Perm() != 0o700 {
		t.Errorf("data belongs to %d with mode %o, want another user than 0 and 700", uid, st.Mode().Perm())
	}
}

func TestFolderThatTheServersUserCannotReachIsRefusedWithAdvice(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root drops")
	}
	closed := folder(t)
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := embedpg.Start(t.Context(), embedpg.Options{Dir: filepath.Join(closed, "pg")})
	advice, ok := errors.AsType[*embedpg.Advice](err)
	if !ok || !strings.Contains(advice.Words, "tidak dapat dilalui") {
		t.Errorf("Start below a closed folder: %v, want advice about the folder", err)
	}
}

func TestSecondStartIsRefusedAndAttachSeesTheFirst(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "pg")
	if _, ok := embedpg.Attach(t.Context(), dir); ok {
		t.Error("Attach to a folder that does not exist: true, want false")
	}
	s := start(t, dir)
	if _, err := embedpg.Start(t.Context(), embedpg.Options{Dir: dir}); !errors.Is(err, embedpg.ErrBusy) {
		t.Errorf("second Start: %v, want ErrBusy", err)
	}
	a, ok := embedpg.Attach(t.Context(), dir)
	if !ok {
		t.Fatal("Attach to a running server: false, want true")
	}
	stop(t, a)
	if got := query(t, a, "select 'here'"); got != "here" {
		t.Errorf("query after Stop of an attached server: %q, want %q", got, "here")
	}
	stop(t, s)
	if _, ok := embedpg.Attach(t.Context(), dir); ok {
		t.Error("Attach to a stopped server: true, want false")
	}
}

func TestNothingListensOnTCPAndOrderIsByteWise(t *testing.T) {
	t.Parallel()
	s := start(t, filepath.Join(folder(t), "pg"))
	got := query(t, s, "select current_setting('listen_addresses') || '|' || current_setting('server_encoding') || '|' || ('Z' < 'a')")
	if want := "|UTF8|true"; got != want {
		t.Errorf("settings %q, want %q", got, want)
	}
}

func TestDeepFolderGetsAShortSocket(t *testing.T) {
	t.Parallel()
	s := start(t, filepath.Join(folder(t), strings.Repeat("deep/", 25), "pg"))
	if got := query(t, s, "select 'here'"); got != "here" {
		t.Errorf("query: %q, want %q", got, "here")
	}
	sock := query(t, s, "select current_setting('unix_socket_directories')")
	stop(t, s)
	if err := os.Remove(sock); err != nil { // empty after a clean stop
		t.Error(err)
	}
}

func TestServerThatGivesUpSaysWhy(t *testing.T) {
	t.Parallel()
	_, err := embedpg.Start(t.Context(), embedpg.Options{Dir: filepath.Join(folder(t), "pg"), Extra: []string{"no_such_setting=1"}})
	if err == nil || !strings.Contains(err.Error(), "no_such_setting") {
		t.Errorf("Start with a wrong setting: %v, want the words of the log", err)
	}
}

func TestForeignFilesAreNeverTakenForData(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "pg")
	keep := filepath.Join(dir, "data", "letter.txt")
	if err := os.MkdirAll(filepath.Dir(keep), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(keep, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := embedpg.Start(t.Context(), embedpg.Options{Dir: dir})
	if _, ok := errors.AsType[*embedpg.Advice](err); !ok {
		t.Errorf("Start on foreign files: %v, want advice", err)
	}
	if _, err := os.Stat(keep); err != nil {
		t.Errorf("foreign file: %v, want it untouched", err)
	}
}

func TestRowContentsStayOutOfTheLog(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "pg")
	s := start(t, dir)
	execute(t, s, "create table person (nik text primary key)")
	c, err := pgx.Connect(t.Context(), s.DSN("timbang_owner", "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	for range 2 {
		_, err = c.Exec(t.Context(), "insert into person values ('5201010101109991')")
	}
	if err == nil {
		t.Fatal("second insert: nil, want an error")
	}
	b, err := os.ReadFile(filepath.Join(dir, "postgres.log"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), "person_pkey") || strings.Contains(string(b), "5201010101109991") {
		t.Errorf("log:\n%s\nwant the constraint's name and no row contents", b)
	}
}

func BenchmarkColdStart(b *testing.B) {
	parent := folder(b)
	for n := 0; b.Loop(); n++ {
		s := start(b, filepath.Join(parent, strconv.Itoa(n)))
		b.StopTimer()
		stop(b, s)
		b.StartTimer()
	}
}

func BenchmarkWarmStart(b *testing.B) {
	dir := filepath.Join(folder(b), "pg")
	stop(b, start(b, dir))
	for b.Loop() {
		s := start(b, dir)
		b.StopTimer()
		stop(b, s)
		b.StartTimer()
	}
}
