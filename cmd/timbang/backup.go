package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"timbang/internal/app"
	"timbang/internal/backup"
	"timbang/internal/calendar"
	"timbang/internal/problem"
)

type backupCmd struct {
	File      string   `arg:"" help:"Berkas cadangan yang akan dibuat, atau - untuk keluaran baku."`
	Recipient []string `help:"Penerima (age1…) yang kuncinya membuka cadangan; boleh lebih dari satu; mengganti TIMBANG_BACKUP_RECIPIENT." placeholder:"AGE1"`
}

// Run writes a backup of the installation, which may be served meanwhile.
func (b *backupCmd) Run(ctx context.Context, w *world) (err error) {
	cfg, err := app.Read(w.env)
	if err != nil {
		return err
	}
	if len(b.Recipient) == 0 {
		b.Recipient = cfg.BackupRecipient
	}
	to, err := backup.Recipients(b.Recipient)
	if err != nil {
		return coded{err, faulty}
	}
	a, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	var m *backup.Manifest
	err = b.keep(w, func(out io.Writer) (err error) {
		m, err = a.Backup(ctx, out, to)
		return err
	})
	if err == nil && b.File != "-" {
		fmt.Fprintf(w.out, "Cadangan %s selesai: %d tabel, %d baris.\nBerkas kunci data (timbang.keys) tidak ada di dalamnya; simpan salinannya di tempat lain.\n", b.File, len(m.Tables), m.Rows())
	}
	return err
}

// keep writes the file whole or not at all, readable by its owner only.
func (b *backupCmd) keep(w *world, write func(io.Writer) error) error {
	if b.File == "-" {
		return write(w.out)
	}
	refused := func(err error) error {
		return coded{problem.New(problem.Invalid, "Cadangan tidak dapat ditulis di %s: periksa folder, izin, dan ruang penyimpanannya.", b.File).Because(err), faulty}
	}
	f, err := os.OpenFile(filepath.Clean(b.File)+".part", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return refused(err)
	}
	defer os.Remove(f.Name())
	out := bufio.NewWriterSize(f, 1<<20)
	if err := write(out); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(out.Flush(), f.Sync(), f.Close()); err != nil {
		return refused(err)
	}
	if err := os.Rename(f.Name(), b.File); err != nil {
		return refused(err)
	}
	return nil
}

type restoreCmd struct {
	File string `arg:"" help:"Berkas cadangan, atau - untuk masukan baku."`
	Key  string `required:"" help:"Berkas kunci cadangan." placeholder:"BERKAS"`
}

// Run restores a backup into an empty installation.
func (r *restoreCmd) Run(ctx context.Context, w *world) error {
	cfg, err := app.Read(w.env)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(r.Key)
	if err != nil {
		return unread(r.Key, err)
	}
	by, err := backup.Keys(text)
	if err != nil {
		return coded{err, faulty}
	}
	in := w.in
	if r.File != "-" {
		f, err := os.Open(r.File)
		if err != nil {
			return unread(r.File, err)
		}
		defer f.Close()
		in = f
	}
	about, m, err := app.Restore(ctx, cfg, in, by, app.NewLog(w.err, cfg.LogLevel))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.out, "Cadangan tanggal %s pukul %s sudah dipulihkan: %d tabel, %d baris.\nPeriksa dengan timbang audit verify, lalu jalankan timbang serve.\n",
		calendar.Of(about.MadeAt).Indonesian(), calendar.Clock(about.MadeAt), len(m.Tables), m.Rows())
	return err
}

type keysBackupCmd struct {
	File string `arg:"" help:"Berkas kunci cadangan yang akan dibuat."`
}

// Run makes a key for backups.
func (k *keysBackupCmd) Run(_ context.Context, w *world) error {
	text, recipient, err := backup.NewKey()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(k.File, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err == nil {
		_, err = f.Write(text)
		err = errors.Join(err, f.Sync(), f.Close())
	}
	if err != nil {
		return coded{problem.New(problem.Invalid, "Berkas %s tidak dapat dibuat: periksa folder dan izinnya; berkas yang sudah ada tidak ditimpa.", k.File).Because(err), faulty}
	}
	_, err = fmt.Fprintf(w.out, "Berkas kunci cadangan %s sudah dibuat. Simpan di luar server ini: hanya kunci ini yang membuka cadangan.\nPenerima untuk TIMBANG_BACKUP_RECIPIENT:\n%s\n", k.File, recipient)
	return err
}
