package app

import (
	"context"
	"log/slog"
	"time"

	"timbang/internal/identity"
	"timbang/internal/job"
)

// lookEvery is how often the program asks for jobs.
const lookEvery = time.Second

// work does the jobs that are due, one at a time. Run owns it.
func (a *App) work(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		for a.step(ctx) {
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// step does one job and reports whether there may be another.
func (a *App) step(ctx context.Context) bool {
	did, err := a.Jobs.Next(identity.On(ctx, identity.TheOperator))
	if err != nil && ctx.Err() == nil {
		a.opt.Log.ErrorContext(ctx, "job failed", slog.Any("error", err))
	}
	return did && ctx.Err() == nil
}

// Await does jobs until the one is over, also when a serving program does it,
// and returns it.
func (a *App) Await(ctx context.Context, id job.ID) (*job.Job, error) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		a.step(ctx)
		j, err := a.DB.Job(ctx, id)
		if err != nil || j.Over() {
			return j, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
		}
	}
}
