package app

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"time"

	"timbang/internal/job"
	"timbang/internal/problem"
)

// gauges adds what the database knows to the figures of the program.
func (a *App) gauges(ctx context.Context) {
	pool := func(read func(used, idle, most int32) int32) func() float64 {
		return func() float64 { return float64(read(a.DB.Borrowed())) }
	}
	a.meter.Gauge("timbang_connections_used", "Connections to the database that are at work.", pool(func(used, _, _ int32) int32 { return used }))
	a.meter.Gauge("timbang_connections_idle", "Connections to the database that wait.", pool(func(_, idle, _ int32) int32 { return idle }))
	a.meter.Gauge("timbang_connections_most", "Connections to the database that there may be.", pool(func(_, _, most int32) int32 { return most }))
	a.meter.Gauge("timbang_jobs_waiting", "Jobs that wait for a worker.", a.jobs(ctx, job.Waiting))
	a.meter.Gauge("timbang_jobs_failed", "Jobs that were given up.", a.jobs(ctx, job.Failed))
}

// jobs counts those in a state, or says -1 when the database does not answer.
func (a *App) jobs(ctx context.Context, state job.State) func() float64 {
	return func() float64 {
		ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
		defer cancel()
		n, err := a.DB.CountJobs(ctx, state)
		if err != nil {
			a.opt.Log.WarnContext(ctx, "jobs not counted", slog.Any("error", err))
			return -1
		}
		return float64(n)
	}
}

// figures serves the figures until ctx ends, where the installation wants them.
func (a *App) figures(ctx context.Context) error {
	if a.cfg.Metrics == "" {
		return nil
	}
	l, err := net.Listen("tcp", a.cfg.Metrics)
	if err != nil {
		return problem.New(problem.Conflict, "Alamat TIMBANG_METRICS tidak dapat dipakai: mungkin program lain sedang memakainya. Pilih alamat lain, atau kosongkan.").Because(err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", a.meter.Handler())
	srv := &http.Server{Handler: mux, ReadHeaderTimeout: headerPatience, WriteTimeout: time.Minute, ErrorLog: slog.NewLogLogger(a.opt.Log.Handler(), slog.LevelWarn)}
	context.AfterFunc(ctx, func() { _ = srv.Close() })
	go func() { _ = srv.Serve(l) }()
	a.opt.Log.InfoContext(ctx, "figures served", slog.String("address", l.Addr().String()))
	return nil
}
