package app_test

import (
	"bufio"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"timbang/internal/app"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/journal"
	"timbang/internal/testkit/pgtest"
)

// settings are those of an installation with a database of its own, served on
// any port.
func settings(t testing.TB, more ...string) app.Config {
	t.Helper()
	dsn, _ := pgtest.DSN(t)
	c, err := app.Read(append([]string{"DATABASE_URL=" + dsn, "TIMBANG_KEYS_FILE=" + desk.KeysFile(t), "TIMBANG_LISTEN=127.0.0.1:0"}, more...))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func open(t testing.TB, c app.Config, o app.Options) *app.App {
	t.Helper()
	o.Log = cmp.Or(o.Log, journal.Log())
	a, err := app.New(t.Context(), c, o)
	if err != nil {
		t.Fatal(err)
	}
	a.DB.Unasked = identity.TheOperator
	t.Cleanup(func() {
		if err := a.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return a
}

// serve runs a until stop is called, which returns how it ended.
func serve(t testing.TB, c app.Config) (address string, stop context.CancelFunc, ended <-chan error) {
	t.Helper()
	l, err := c.Bind()
	if err != nil {
		t.Fatal(err)
	}
	a := open(t, c, app.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx, l) }()
	t.Cleanup(cancel)
	if want := "http://" + l.Addr().String(); a.Origin() != want {
		t.Errorf("Origin() = %s, want %s", a.Origin(), want)
	}
	return l.Addr().String(), cancel, done
}

func TestTheSiteAnswersAndStops(t *testing.T) {
	t.Parallel()
	address, stop, ended := serve(t, settings(t))
	for _, path := range []string{"/healthz", "/readyz", "/sign-in"} {
		res, err := http.Get("http://" + address + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != http.StatusOK {
			t.Errorf("GET %s = %d, want 200", path, res.StatusCode)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("Run = %v, want nil", err)
	}
}

func TestARequestThatRunsMayFinish(t *testing.T) {
	t.Parallel()
	address, stop, ended := serve(t, settings(t))
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	body := "username=siapa&password=apa"
	fmt.Fprintf(c, "POST /sign-in HTTP/1.1\r\nHost: %s\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n", address, len(body))
	r := bufio.NewReader(c)
	if line, err := r.ReadString('\n'); !strings.Contains(line, "100 Continue") {
		t.Fatalf("got %q, %v, want 100 Continue: the request must be running", line, err)
	}
	if _, err := r.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	stop()
	untilRefused(t, address)
	fmt.Fprint(c, body)
	res, err := http.ReadResponse(r, nil)
	if err != nil {
		t.Fatalf("the running request got no answer: %v", err)
	}
	_, _ = io.Copy(io.Discard, res.Body)
	if err := <-ended; err != nil {
		t.Errorf("Run = %v, want nil", err)
	}
}

// untilRefused waits until nobody listens at address; the time limit of the
// test bounds it.
func untilRefused(t testing.TB, address string) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		c, err := net.Dial("tcp", address)
		if err != nil {
			return
		}
		_ = c.Close()
		<-tick.C
	}
}

func TestADatabaseOfSomebodyElseGetsNoDemonstration(t *testing.T) {
	t.Parallel()
	_, err := app.New(t.Context(), settings(t), app.Options{Demo: true})
	if !problem.Is(err, problem.Invalid) || !strings.Contains(app.Words(err), "DATABASE_URL") {
		t.Errorf("New with a demonstration = %v, want a refusal", err)
	}
}

func TestAnOpenNetworkNeedsHTTPS(t *testing.T) {
	t.Parallel()
	for environ, ok := range map[string]bool{
		"TIMBANG_LISTEN=0.0.0.0:0": false,
		"TIMBANG_LISTEN=:0":        false,
		"TIMBANG_LISTEN=127.0.0.1:0 TIMBANG_ORIGIN=http://timbang.example": false,
		"TIMBANG_LISTEN=0.0.0.0:0 TIMBANG_ORIGIN=https://timbang.example":  true,
		"TIMBANG_LISTEN=localhost:0":                                       true,
		"TIMBANG_LISTEN=[::1]:0 TIMBANG_ORIGIN=http://localhost:8080":      true,
	} {
		a, err := app.New(t.Context(), settings(t, strings.Fields(environ)...), app.Options{})
		if (err == nil) != ok {
			t.Errorf("%s: %v, want it to start: %t", environ, err, ok)
		}
		if err == nil {
			_ = a.Close(t.Context())
		}
	}
}

func TestAnAddressInUseIsToldBeforeAnythingStarts(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	c := app.Config{Listen: l.Addr().String()}
	if _, err := c.Bind(); !strings.Contains(app.Words(err), l.Addr().String()) {
		t.Errorf("Bind = %v, want words with the address", err)
	}
}

func TestADatabaseThatIsAwayIsToldInWords(t *testing.T) {
	t.Parallel()
	c := app.Config{KeysFile: desk.KeysFile(t), DatabaseURL: "postgres://u:geheim@127.0.0.1:1/d", Listen: "127.0.0.1:0"}
	_, err := app.New(t.Context(), c, app.Options{})
	if w := app.Words(err); !strings.Contains(w, "DATABASE_URL") || strings.Contains(w, "geheim") {
		t.Errorf("New = %v (%q), want words about DATABASE_URL", err, w)
	}
}

// ordinary makes an empty database that belongs to a user who may make neither
// roles nor databases, as a careful administrator would, and returns its DSN.
func ordinary(t testing.TB, member bool) string {
	t.Helper()
	dsn, _ := pgtest.DSN(t)
	admin, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = admin.Close() })
	name := "court_" + identity.NewID()[:12]
	exec := func(q string) {
		if _, err := admin.Exec(q); err != nil {
			t.Errorf("%s: %v", q, err)
		}
	}
	exec("create role " + name + " login")
	if member {
		exec("grant timbang_app to " + name)
	}
	exec("create database " + name + " owner " + name)
	t.Cleanup(func() {
		exec("drop database " + name + " with (force)")
		exec("drop role " + name)
	})
	was, _, _ := strings.Cut(dsn, " user=")
	return was + " user=" + name + " dbname=" + name + " sslmode=disable"
}

func TestAnOrdinaryOwnerWhoIsAMemberIsEnough(t *testing.T) {
	t.Parallel()
	a := open(t, app.Config{KeysFile: desk.KeysFile(t), DatabaseURL: ordinary(t, true), Listen: "127.0.0.1:0"}, app.Options{})
	vacant, err := a.Vacant(t.Context())
	if err != nil || !vacant {
		t.Errorf("Vacant() = %t, %v, want true", vacant, err)
	}
}

func TestAnOwnerWhoIsNoMemberIsToldSo(t *testing.T) {
	t.Parallel()
	_, err := app.New(t.Context(), app.Config{KeysFile: desk.KeysFile(t), DatabaseURL: ordinary(t, false), Listen: "127.0.0.1:0"}, app.Options{})
	if w := app.Words(err); !strings.Contains(w, "timbang_app") {
		t.Errorf("New = %v, want words about the role", err)
	}
}

func TestACommandDoesNotTouchASchemaThatIsNotItsOwn(t *testing.T) {
	t.Parallel()
	c := app.Config{KeysFile: desk.KeysFile(t), DatabaseURL: ordinary(t, true), Listen: "127.0.0.1:0"}
	if _, err := app.New(t.Context(), c, app.Options{Command: true}); !strings.Contains(app.Words(err), "timbang migrate") {
		t.Errorf("a command on an empty database = %v, want advice to migrate", err)
	}
	n, err := app.Migrate(t.Context(), c, nil)
	if err != nil || n == 0 {
		t.Fatalf("Migrate = %d, %v, want some", n, err)
	}
	a := open(t, c, app.Options{Command: true})
	if a.Handler() != nil {
		t.Error("a command has a site")
	}
}

func TestTheClockIsTheCallers(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	a := open(t, settings(t), app.Options{Now: func() time.Time { return at }})
	x, err := a.Identity.Add(t.Context(), identity.TheOperator, identity.Account{Username: "pengelola", Name: "Ani Uji", Office: identity.Admin}, "kata sandi yang panjang")
	if err != nil || !x.CreatedAt.Equal(at) {
		t.Errorf("CreatedAt = %v, %v, want %v", x.CreatedAt, err, at)
	}
	if a.Handler() == nil {
		t.Fatal("no site")
	}
	w := httptest.NewRecorder()
	a.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/healthz", nil))
	if w.Code != http.StatusOK {
		t.Errorf("GET /healthz = %d, want 200", w.Code)
	}
}
