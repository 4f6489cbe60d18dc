package main

import (
	"context"
	"errors"
	"fmt"

	"timbang/internal/vault"
)

type keysNewCmd struct {
	File string `arg:"" help:"Berkas yang akan dibuat."`
}

// Run makes a key file.
func (k *keysNewCmd) Run(_ context.Context, w *world) error {
	if _, err := vault.Make(k.File); err != nil {
		return err
	}
	fmt.Fprintf(w.out, "Berkas kunci %s sudah dibuat.\nSimpan salinannya terpisah dari cadangan basis data: tanpa berkas ini data yang disandikan tidak dapat dibaca lagi.\n", k.File)
	return nil
}

type keysRotateCmd struct{}

// Run seals everything by the newest key.
func (keysRotateCmd) Run(ctx context.Context, w *world) (err error) {
	a, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	err = a.Rotate(ctx, func(table string, rows int) { fmt.Fprintf(w.out, "%-24s %d baris\n", table, rows) })
	if err != nil {
		return err
	}
	fmt.Fprintf(w.out, "Semua data yang disandikan kini memakai kunci versi %d.\n", a.Keys.Version())
	return nil
}

type keysRenewCmd struct {
	File string `arg:"" help:"Berkas kunci yang ditambah."`
}

// Run adds a key to a key file.
func (k *keysRenewCmd) Run(_ context.Context, w *world) error {
	r, err := vault.Renew(k.File)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.out, "Kunci versi %d ditambahkan ke %s dan dipakai sejak Timbang dijalankan ulang; kunci lama tetap membuka data lama.\nSesudah dijalankan ulang, timbang keys rotate menyandikan data lama dengan kunci itu selagi situs tetap melayani.\nPerbarui salinan berkas ini.\n", r.Version(), k.File)
	return nil
}
