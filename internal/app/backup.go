package app

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"filippo.io/age"

	"timbang/internal/backup"
	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/vault"
)

// Backup writes the installation as it stands at this moment, while it may be
// served.
func (a *App) Backup(ctx context.Context, w io.Writer, to []age.Recipient) (m *backup.Manifest, err error) {
	err = postgres.Snapshot(ctx, a.data.owner, a.opt.Now(), func(src backup.Source) (err error) {
		m, err = backup.Write(ctx, w, to, src)
		return err
	})
	return m, err
}

// Restore fills the empty installation of cfg from a backup. The key file of the
// vault must be there. What cannot be restored whole leaves nothing.
func Restore(ctx context.Context, cfg Config, r io.Reader, by []age.Identity, log *slog.Logger) (about *backup.About, m *backup.Manifest, err error) {
	s, err := reach(ctx, cfg, false, log)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, s.close(context.WithoutCancel(ctx))) }()
	keys, err := s.keys(cfg)
	if err != nil {
		return nil, nil, err
	}
	if s.server != nil {
		if err := s.found(ctx); err != nil {
			return nil, nil, err
		}
	}
	err = postgres.Restore(ctx, s.owner, func(dst backup.Target) (err error) {
		about, m, err = backup.Read(ctx, r, by, keys.Proofs(), dst)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	if s.server != nil {
		err = postgres.AddLogin(ctx, s.owner)
	}
	if err == nil && about.Note != "" {
		err = postgres.Mark(ctx, s.owner, about.Note)
	}
	return about, m, err
}

// keys reads the key file that the restored data will need.
func (s *source) keys(cfg Config) (*vault.Ring, error) {
	path := cfg.KeysFile
	if path == "" {
		path = filepath.Join(s.dir, keyFile)
	}
	if _, err := os.Stat(path); err != nil {
		return nil, problem.New(problem.Invalid, "Berkas kunci %s belum ada: letakkan dahulu salinan berkas kunci instalasi yang dicadangkan. Tanpa berkas itu data yang disandikan tidak dapat dibaca.", path).Because(err)
	}
	return vault.Load(path)
}
