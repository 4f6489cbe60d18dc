package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"timbang/internal/backup"
	"timbang/internal/postgres"
	"timbang/internal/problem"
)

// The names of what is kept before a migration, in the folder of the embedded
// database: a key of backups, and the last few backups.
const (
	backupKey   = "timbang.backup.key"
	backupDir   = "cadangan"
	keptBackups = 3
)

// preflight backs up an embedded database before its schema changes, when there
// is anything to lose. A database of somebody else is backed up by its keeper.
func (s *source) preflight(ctx context.Context) error {
	if s.server == nil || s.attached {
		return nil
	}
	has, newest, err := postgres.Schema(ctx, s.owner)
	if err != nil || has == 0 || has == newest {
		return err
	}
	dir := filepath.Join(s.dir, backupDir)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unkept(dir, err)
	}
	if err := s.room(ctx, dir); err != nil {
		return err
	}
	if err := s.keep(ctx, filepath.Join(dir, fmt.Sprintf("skema-%04d-%s.age", has, time.Now().UTC().Format("20060102T150405Z")))); err != nil {
		return unkept(dir, err)
	}
	return prune(dir)
}

func unkept(dir string, cause error) error {
	return problem.New(problem.Conflict, "Susunan basis data belum diperbarui, sebab cadangan sebelumnya tidak dapat ditulis di %s. Periksa izin dan ruang penyimpanan, lalu jalankan lagi.", dir).Because(cause)
}

// room makes sure that a copy of the database fits twice into what is free: once
// for the backup and once for what the migration writes.
func (s *source) room(ctx context.Context, dir string) error {
	size, err := postgres.Size(ctx, s.owner)
	if err != nil {
		return err
	}
	var fs syscall.Statfs_t
	if err := syscall.Statfs(dir, &fs); err != nil {
		return unkept(dir, err)
	}
	if free := fs.Bavail * uint64(fs.Bsize); free < 2*size {
		return problem.New(problem.Conflict, "Susunan basis data belum diperbarui: ruang kosong %d MB, sedangkan dibutuhkan %d MB untuk cadangan dan pembaruan. Kosongkan ruang, lalu jalankan lagi.", free>>20, 2*size>>20)
	}
	return nil
}

// keep writes one backup to the key of this installation, whole or not at all.
func (s *source) keep(ctx context.Context, path string) (err error) {
	recipient, err := s.ownRecipient()
	if err != nil {
		return err
	}
	to, err := backup.Recipients([]string{recipient})
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path+".part", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	err = postgres.Snapshot(ctx, s.owner, time.Now(), func(src backup.Source) error {
		_, err := backup.Write(ctx, f, to, src)
		return err
	})
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), path)
}

// ownRecipient is that of the key beside the data, which is made once.
func (s *source) ownRecipient() (string, error) {
	path := filepath.Join(s.dir, backupKey)
	text, err := os.ReadFile(path)
	if err == nil {
		return backup.RecipientOf(text)
	}
	if !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	text, recipient, err := backup.NewKey()
	if err != nil {
		return "", err
	}
	return recipient, os.WriteFile(path, text, 0o600)
}

// prune leaves the last few backups; their names are in the order of their time
// within a schema, and schemas only grow.
func prune(dir string) error {
	all, err := filepath.Glob(filepath.Join(dir, "skema-*.age"))
	if err != nil {
		return err
	}
	slices.Sort(all)
	for len(all) > keptBackups {
		if err := os.Remove(all[0]); err != nil {
			return unkept(dir, err)
		}
		all = all[1:]
	}
	return nil
}
