package app

import (
	"context"
	"fmt"
	"log/slog"

	"timbang/internal/embedpg"
	"timbang/internal/postgres"
	"timbang/internal/problem"
)

const (
	database = "timbang"       // in the embedded server
	owner    = "timbang_owner" // who made it, and runs the migrations
)

// The notes on an embedded database that holds the demonstration. One that
// was still loading when the program ended is thrown away at the next start.
const (
	demoLoading = "timbang: demonstration, loading"
	demoLoaded  = "timbang: demonstration"
)

// source is where the data are: a server of our own, one that a running serve
// owns, or one that somebody else keeps.
type source struct {
	owner, app string // how to connect, as the owner and for the application
	server     *embedpg.Server
	dir        string // the folder of the embedded database
	attached   bool
	demo       bool // it holds the demonstration
}

// reach finds the database of the installation. beside allows the embedded
// server of a running serve; otherwise that is in use.
func reach(ctx context.Context, cfg Config, beside bool, log *slog.Logger) (*source, error) {
	if cfg.DatabaseURL != "" {
		return &source{owner: cfg.DatabaseURL, app: cfg.DatabaseURL}, nil
	}
	dir := cfg.Data
	if dir == "" {
		var err error
		if dir, err = embedpg.DefaultDir(); err != nil {
			return nil, problem.New(problem.Invalid, "Folder data tidak diketahui: isi TIMBANG_DATA dengan sebuah folder.").Because(err)
		}
	}
	if beside {
		if s, ok := embedpg.Attach(ctx, dir); ok {
			return embedded(s, dir, true), nil
		}
	}
	s, err := embedpg.Start(ctx, embedpg.Options{Dir: dir, Fsync: true, MaxConns: cfg.Connections + 20, Log: log})
	if err != nil {
		return nil, fmt.Errorf("start embedded database: %w", err)
	}
	return embedded(s, dir, false), nil
}

func embedded(s *embedpg.Server, dir string, attached bool) *source {
	return &source{owner: s.DSN(owner, database), app: s.DSN(postgres.Login, database), server: s, dir: dir, attached: attached}
}

// close ends the server if it is ours.
func (s *source) close(ctx context.Context) error {
	if s.server == nil {
		return nil
	}
	return s.server.Stop(ctx)
}

// ended is closed when a server of our own ends; it may be nil.
func (s *source) ended() <-chan struct{} {
	if s.server == nil {
		return nil
	}
	return s.server.Done()
}

// prepare brings the schema up to date and returns how many migrations that
// took. In a server of our own it also makes the database and its user.
func (s *source) prepare(ctx context.Context) (int, error) {
	if s.server != nil && !s.attached {
		if err := s.found(ctx); err != nil {
			return 0, err
		}
	}
	if err := s.preflight(ctx); err != nil {
		return 0, err
	}
	n, err := postgres.Migrate(ctx, s.owner)
	if err != nil {
		return n, s.unreachable(err)
	}
	if s.server != nil {
		if err := postgres.AddLogin(ctx, s.owner); err != nil {
			return n, err
		}
	}
	return n, s.look(ctx)
}

// found makes the database, after throwing away a demonstration that was never
// finished: nobody has worked in it.
func (s *source) found(ctx context.Context) error {
	admin := s.server.DSN(owner, "postgres")
	if err := postgres.Create(ctx, admin, database); err != nil {
		return err
	}
	note, err := postgres.Marked(ctx, s.owner)
	if err != nil || note != demoLoading {
		return err
	}
	if err := postgres.Drop(ctx, admin, database); err != nil {
		return err
	}
	return postgres.Create(ctx, admin, database)
}

// join checks that the schema is that of this program, for a command that
// works beside a server that may be another version.
func (s *source) join(ctx context.Context) error {
	current, err := postgres.Current(ctx, s.owner)
	if err != nil {
		return s.unreachable(err)
	}
	if !current {
		return problem.New(problem.Conflict, "Susunan basis data belum sesuai dengan program ini: jalankan timbang migrate dahulu.")
	}
	return s.look(ctx)
}

// look finds out whether the database holds the demonstration.
func (s *source) look(ctx context.Context) error {
	note, err := postgres.Marked(ctx, s.owner)
	s.demo = note == demoLoaded
	return err
}

// unreachable gives words to a database that somebody else keeps.
func (s *source) unreachable(err error) error {
	if s.server != nil {
		return err
	}
	return problem.New(problem.Conflict, "Basis data pada DATABASE_URL tidak dapat dipakai: periksa apakah servernya berjalan, "+
		"alamat, pengguna dan kata sandinya benar, dan pengguna itu pemilik basis data serta anggota peran %s (docs/config.md).", postgres.Role).Because(err)
}

// Migrate brings the database of the installation to the schema of this
// program, whether it is being served or not, and returns how many migrations
// it applied.
func Migrate(ctx context.Context, cfg Config, log *slog.Logger) (int, error) {
	s, err := reach(ctx, cfg, true, log)
	if err != nil {
		return 0, err
	}
	n, err := s.prepare(ctx)
	if cerr := s.close(context.WithoutCancel(ctx)); err == nil {
		err = cerr
	}
	return n, err
}
