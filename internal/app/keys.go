package app

import (
	"context"
	"log/slog"
	"path/filepath"

	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/vault"
)

// keyFile is the name of the key file in the folder of the embedded database.
const keyFile = "timbang.keys"

// readKeys reads the keys of a database that somebody else keeps, before
// anything is done to it: there, no key is ever made unasked.
func (a *App) readKeys() (err error) {
	switch {
	case a.cfg.DatabaseURL == "":
		return nil
	case a.cfg.KeysFile == "":
		return fault("TIMBANG_KEYS_FILE belum diisi: tunjuk berkas kunci, atau buat yang baru dengan timbang keys new bila belum ada data.")
	}
	a.Keys, err = vault.Load(a.cfg.KeysFile)
	return err
}

// unlock reads the keys of our own database, or makes them where nothing is
// sealed yet, makes sure that they are those of the data, and seals the files
// of a version that kept them readable.
func (a *App) unlock(ctx context.Context) error {
	if a.Keys == nil {
		if err := a.ownKeys(ctx); err != nil {
			return err
		}
	}
	a.DB.Keys = a.Keys
	if err := a.claim(ctx); err != nil {
		return err
	}
	return a.sealReadable(ctx)
}

// sealReadable seals what an earlier version kept readable.
func (a *App) sealReadable(ctx context.Context) error {
	if a.beside() {
		return nil // the serving program does it
	}
	_, err := postgres.SealRows(ctx, a.data.owner, a.Keys, false, func(table string, rows int) {
		a.opt.Log.InfoContext(ctx, "sealed rows by the newest key", slog.String("table", table), slog.Int("rows", rows))
	})
	if err != nil {
		return err
	}
	n, err := a.DB.SealFiles(ctx)
	if n == 0 || err != nil {
		return err
	}
	a.opt.Log.InfoContext(ctx, "sealed files that lay readable in the database", slog.Int("files", n))
	return postgres.ForgetReadable(ctx, a.data.owner)
}

// Rotate seals by the newest key everything that an earlier one sealed, while
// the site is being served, and says how far it is. It may be ended at any
// moment and goes on where it was.
func (a *App) Rotate(ctx context.Context, said func(table string, rows int)) error {
	if _, err := postgres.SealRows(ctx, a.data.owner, a.Keys, true, said); err != nil {
		return err
	}
	n, err := a.Repeats.Backfill(ctx)
	if n > 0 {
		said("name_token", n)
	}
	return err
}

// claim makes sure that the keys are those of the data. A command beside a
// program that may be serving does not bring a new key: that program could not
// read what is sealed by it.
func (a *App) claim(ctx context.Context) error {
	if a.beside() {
		known, err := a.DB.KeyProofs(ctx)
		if err != nil {
			return err
		}
		if n := len(known); n > 0 && known[n-1].Version < a.Keys.Version() {
			return problem.New(problem.Conflict, "Kunci versi %d belum dikenal: jalankan ulang timbang serve dengan berkas kunci ini, lalu ulangi perintah ini.", a.Keys.Version())
		}
	}
	return a.Keys.Claim(ctx, a.DB, a.opt.Now())
}

// beside reports whether this is a command and another program may be serving.
func (a *App) beside() bool {
	return a.opt.Command && (a.data.attached || a.data.server == nil)
}

func (a *App) ownKeys(ctx context.Context) (err error) {
	path := a.cfg.KeysFile
	if path == "" {
		path = filepath.Join(a.data.dir, keyFile)
	}
	a.Keys, err = vault.Load(path)
	if !problem.Is(err, problem.NotFound) {
		return err
	}
	sealed, failed := a.DB.KeyProofs(ctx)
	if failed != nil {
		return failed
	}
	if len(sealed) > 0 {
		return problem.New(problem.Conflict, "Berkas kunci %s tidak ada, padahal data disandikan dengannya: pulihkan dari cadangan.", path).Because(err)
	}
	if a.Keys, err = vault.Make(path); err == nil {
		a.opt.Log.InfoContext(ctx, "made a key file: keep a copy of it apart from copies of the database", slog.String("file", path))
	}
	return err
}
