package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"timbang/internal/app"
	"timbang/internal/demo"
)

type serveCmd struct {
	Demo   bool   `help:"Memuat data peragaan ke basis data yang masih kosong."`
	Listen string `help:"Alamat untuk HTTP, misalnya 127.0.0.1:8080; mengganti TIMBANG_LISTEN."`
}

// Run serves until it is told to stop.
func (s *serveCmd) Run(ctx context.Context, w *world) (err error) {
	cfg, err := app.Read(append(w.env, s.listen()...))
	if err != nil {
		return err
	}
	log := app.NewLog(w.err, cfg.LogLevel)
	l, err := cfg.Bind()
	if err != nil {
		return err
	}
	defer l.Close()
	fmt.Fprintln(w.err, "Menyiapkan Timbang; yang pertama kali membutuhkan beberapa detik.")
	a, err := app.New(ctx, cfg, app.Options{Demo: s.Demo, Log: log})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	if err := s.greet(ctx, w.out, a); err != nil {
		return err
	}
	return a.Run(ctx, l)
}

// listen gives the flag as the setting that it replaces.
func (s *serveCmd) listen() []string {
	if s.Listen == "" {
		return nil
	}
	return []string{"TIMBANG_LISTEN=" + s.Listen}
}

// greet says where the site is and how to get in.
func (s *serveCmd) greet(ctx context.Context, w io.Writer, a *app.App) error {
	vacant, err := a.Vacant(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Timbang siap di %s\n", a.Origin())
	switch {
	case s.Demo:
		return users(w)
	case a.Demo():
		fmt.Fprintln(w, "\nBasis data ini berisi data peragaan dengan kata sandi yang diketahui umum. Jangan dipakai untuk perkara nyata: pilih folder lain dengan TIMBANG_DATA.")
	case vacant:
		fmt.Fprintln(w, "\nBelum ada akun. Tambahkan pengelola pertama dengan perintah:\n  timbang user add --username pengelola --name \"Nama Lengkap\" --office pengelola\nUntuk mencoba dengan data peragaan, jalankan timbang serve --demo.")
	}
	return nil
}

// users prints who can try the demonstration.
func users(w io.Writer) error {
	fmt.Fprintf(w, "\nData peragaan: semua orang dan perkara adalah rekaan. Kata sandi semua pengguna: %s\n\n", demo.Password)
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(t, "PENGGUNA\tJABATAN\tNAMA\tTEMPAT")
	for _, u := range demo.Users() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", u.Username, u.Office.Label(), u.Name, cmp.Or(u.Institution, "-"))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, "\nTekan Ctrl-C untuk berhenti.")
	return err
}

type migrateCmd struct{}

// Run brings the database up to date.
func (*migrateCmd) Run(ctx context.Context, w *world) error {
	cfg, err := app.Read(w.env)
	if err != nil {
		return err
	}
	n, err := app.Migrate(ctx, cfg, app.NewLog(w.err, cfg.LogLevel))
	if err != nil {
		return err
	}
	if n == 0 {
		_, err = fmt.Fprintln(w.out, "Susunan basis data sudah yang terbaru.")
	} else {
		_, err = fmt.Fprintf(w.out, "Susunan basis data diperbarui: %d langkah.\n", n)
	}
	return err
}
