package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"timbang/internal/identity"
	"timbang/internal/problem"
)

// The patience of the server. A scan of 15 MB over a weak line of 256 kbit/s
// takes eight minutes; answers are small.
const (
	headerPatience = 10 * time.Second
	bodyPatience   = 10 * time.Minute
	answerPatience = 12 * time.Minute // from the end of the header on, so it holds the body
	idlePatience   = 2 * time.Minute
	leavePatience  = 20 * time.Second // for requests that run when the program is to end
)

// sweepEvery is how often expired sessions are removed and reminders given.
const sweepEvery = time.Hour

// Bind opens the address to serve on and remembers its port. Whoever comes before Run waits in the queue of the socket.
func (c *Config) Bind() (net.Listener, error) {
	l, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return nil, problem.New(problem.Conflict, "Alamat %s tidak dapat dipakai: mungkin program lain sedang memakainya. Hentikan program itu, atau pilih alamat lain dengan --listen.", c.Listen).Because(err)
	}
	c.bound = l.Addr().String()
	return l, nil
}

// reachable names this machine where the address means all its networks.
func reachable(host string) string {
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		return "127.0.0.1"
	}
	return host
}

// Origin is the address of the site as people see it, without a slash at the
// end.
func (a *App) Origin() string {
	if a.cfg.Origin != "" {
		return a.cfg.Origin
	}
	host, _, _ := net.SplitHostPort(a.cfg.Listen)
	_, port, _ := net.SplitHostPort(cmp.Or(a.cfg.bound, a.cfg.Listen))
	return "http://" + net.JoinHostPort(reachable(host), port)
}

func secure(origin string) bool { return strings.HasPrefix(origin, "https://") }

// Run serves the site on l until ctx ends or the database does. Requests that
// are running may finish; then Run returns, and the caller closes a.
func (a *App) Run(ctx context.Context, l net.Listener) error {
	ctx, cancel := context.WithCancel(identity.On(ctx, identity.TheOperator))
	defer cancel()
	srv := &http.Server{
		Handler: a.site, ReadHeaderTimeout: headerPatience, ReadTimeout: bodyPatience, WriteTimeout: answerPatience,
		IdleTimeout: idlePatience, MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(a.opt.Log.Handler(), slog.LevelWarn),
	}
	if err := a.figures(ctx); err != nil {
		return errors.Join(err, l.Close())
	}
	var sweeper sync.WaitGroup
	sweeper.Go(func() { a.sweep(ctx) })
	if c := a.courier(); c != nil {
		sweeper.Go(func() { c.Run(ctx) })
	}
	sweeper.Go(func() { a.work(ctx) })
	served := make(chan error, 1)
	go func() { served <- srv.Serve(l) }()
	var cause error
	select {
	case <-ctx.Done():
		a.opt.Log.InfoContext(ctx, "stopping")
	case cause = <-served:
	case <-a.data.ended():
		cause = errors.New("the embedded database ended: see postgres.log in its folder")
	}
	cancel()
	sweeper.Wait()
	return errors.Join(cause, leave(ctx, srv))
}

// leave lets the running requests finish, but not forever.
func leave(ctx context.Context, srv *http.Server) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), leavePatience)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		return fmt.Errorf("stop serving: %w", errors.Join(err, srv.Close()))
	}
	return nil
}

// sweep removes expired sessions, reminds people of what is due and signs what
// was recorded, now and then. Run owns it.
func (a *App) sweep(ctx context.Context) {
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for {
		if err := a.DB.Sessions().Sweep(ctx); err != nil && ctx.Err() == nil {
			a.opt.Log.ErrorContext(ctx, "sweep failed", slog.Any("error", err))
		}
		if _, err := a.Notices.Remind(ctx); err != nil && ctx.Err() == nil {
			a.opt.Log.ErrorContext(ctx, "reminders failed", slog.Any("error", err))
		}
		if _, err := a.Audits.SignDay(ctx); err != nil && ctx.Err() == nil {
			a.opt.Log.ErrorContext(ctx, "signing the audit failed", slog.Any("error", err))
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
