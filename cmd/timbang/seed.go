package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"timbang/internal/app"
)

type seedCmd struct {
	Petitions int `default:"1000000" help:"Berapa permohonan lama yang ada sesudahnya."`
}

// saidEvery is after how many petitions a line is printed.
const saidEvery = 10_000

// Run multiplies the demonstration of the embedded database, which is loaded
// first where there is none. It may be stopped and run again.
func (c *seedCmd) Run(ctx context.Context, w *world) (err error) {
	cfg, err := app.Read(w.env)
	if err != nil {
		return err
	}
	a, err := app.New(ctx, cfg, app.Options{Demo: true, Log: app.NewLog(w.err, cfg.LogLevel)})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	start, first := time.Now(), -1
	return a.Seed(ctx, c.Petitions, func(made int) {
		if first < 0 {
			first = made
		}
		if made%saidEvery == 0 || made == c.Petitions {
			fmt.Fprintf(w.out, "%d permohonan, %.0f per detik\n", made, float64(made-first)/time.Since(start).Seconds())
		}
	})
}
