package app

import (
	"context"
	"fmt"

	"timbang/internal/demo"
	"timbang/internal/identity"
	"timbang/internal/pdf"
	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/seed"
)

// demonstrate loads the demonstration into an empty database, whole or not at
// all: one that is interrupted is thrown away at the next start.
func (a *App) demonstrate(ctx context.Context) error {
	if a.data.demo {
		return nil
	}
	vacant, err := a.Vacant(ctx)
	if err != nil {
		return err
	}
	if !vacant {
		return problem.New(problem.Conflict, "Basis data ini sudah berisi akun yang bukan akun peragaan: jalankan tanpa --demo, atau pilih folder lain dengan TIMBANG_DATA.")
	}
	if err := postgres.Mark(ctx, a.data.owner, demoLoading); err != nil {
		return err
	}
	return a.LoadDemo(ctx)
}

// LoadDemo makes the demonstration in the database as it is, and serves it as
// one. Tests use it on databases of their own; people start with Options.Demo,
// which is careful.
func (a *App) LoadDemo(ctx context.Context) error {
	err := demo.Load(identity.On(ctx, identity.TheOperator), demo.Deps{
		DB: a.DB, Identity: a.Identity, Catalogue: a.Catalogue, Keys: a.Keys, PrintBrief: pdf.Brief,
		Origin: a.Origin(), Now: a.opt.Now, Log: a.opt.Log,
	})
	if err != nil {
		return fmt.Errorf("load demonstration: %w", err)
	}
	if err := postgres.Mark(ctx, a.data.owner, demoLoaded); err != nil {
		return err
	}
	a.data.demo = true
	a.site, err = a.server().Handler()
	return err
}

// Demo reports whether the database holds the demonstration.
func (a *App) Demo() bool { return a.data.demo }

// Seed multiplies the demonstration until there are n petitions of earlier
// years, and tells how many there are. The registers of the two courts are
// filled first, then those of courts that do not exist. It returns what
// seed.Service.Run does.
func (a *App) Seed(ctx context.Context, n int, said func(made int)) error {
	courts := []identity.CourtID{"PA.Pra", "PA.Mtr"}
	var more []identity.Court
	for i := 0; seed.Most(len(courts)) < n; i++ {
		x := identity.Court{ID: identity.CourtID(fmt.Sprintf("PA.X%c", 'a'+i)), Name: fmt.Sprintf("Pengadilan Agama Rekaan %d", i+1), City: "Rekaan",
			Address: "Jalan Rekaan", Regency: "52.02", LetterCode: "W0-A0", Note: "Pengadilan rekaan untuk pengukuran."}
		courts, more = append(courts, x.ID), append(more, x)
	}
	if err := postgres.AddCourts(ctx, a.data.owner, more); err != nil {
		return err
	}
	s := &seed.Service{Store: a.DB, Index: a.Repeats, Now: a.opt.Now}
	return s.Run(ctx, courts, n, said)
}
