package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"timbang/internal/app"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

type userAddCmd struct {
	Username string `required:"" help:"Nama pengguna: huruf kecil, angka, titik atau garis."`
	Name     string `required:"" help:"Nama lengkap, seperti tercetak pada surat."`
	Office   string `required:"" help:"Jabatan: petugas, hakim, panitera, asesor, penyelia, pemantau atau pengelola."`
	Court    string `help:"Kode pengadilan untuk petugas, hakim dan panitera: PA.Mtr atau PA.Pra."`
	Agency   string `help:"Kode lembaga untuk asesor dan penyelia, misalnya sentra-paramita."`
	Title    string `help:"Gelar profesi atau pangkat yang tercetak di bawah nama."`
	Stdin    bool   `name:"password-stdin" help:"Membaca kata sandi dari masukan baku."`
}

// Run adds an account.
func (u *userAddCmd) Run(ctx context.Context, w *world) (err error) {
	a, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	if err := u.known(ctx, a); err != nil {
		return err
	}
	password, made, err := w.password(u.Stdin)
	if err != nil {
		return err
	}
	_, err = a.Identity.Add(ctx, identity.TheOperator, identity.Account{
		Username: u.Username, Name: strings.TrimSpace(u.Name), Office: office(u.Office), Title: u.Title,
		CourtID: identity.CourtID(u.Court), AgencyID: identity.AgencyID(u.Agency), MustChange: true,
	}, password)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.out, "Akun %s sudah ditambahkan.\n", u.Username)
	return w.tell(password, made)
}

// known checks the places that were named, before a constraint does.
func (u *userAddCmd) known(ctx context.Context, a *app.App) error {
	if u.Court != "" {
		_, err := a.DB.Court(ctx, identity.CourtID(u.Court))
		if problem.Is(err, problem.NotFound) {
			return misused("Pengadilan %s tidak dikenal: isi --court dengan PA.Mtr atau PA.Pra.", u.Court)
		}
		if err != nil {
			return err
		}
	}
	if u.Agency == "" {
		return nil
	}
	all, err := a.DB.Agencies(ctx)
	if err != nil {
		return err
	}
	var codes []string
	for _, x := range all {
		if string(x.ID) == u.Agency {
			return nil
		}
		codes = append(codes, string(x.ID))
	}
	return misused("Lembaga %s tidak dikenal: isi --agency dengan salah satu dari %s.", u.Agency, strings.Join(codes, ", "))
}

// office reads an office by its Indonesian name or its own.
func office(word string) identity.Office {
	for _, o := range identity.Offices {
		if strings.EqualFold(o.Label(), word) {
			return o
		}
	}
	return identity.Office(strings.ToLower(word))
}

type userResetCmd struct {
	Username string `arg:"" help:"Nama pengguna."`
	Stdin    bool   `name:"password-stdin" help:"Membaca kata sandi dari masukan baku."`
}

// Run gives an account a new password.
func (u *userResetCmd) Run(ctx context.Context, w *world) (err error) {
	a, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	password, made, err := w.password(u.Stdin)
	if err != nil {
		return err
	}
	err = a.Identity.Reset(ctx, identity.TheOperator, u.Username, password)
	if problem.Is(err, problem.NotFound) {
		return problem.New(problem.NotFound, "Tidak ada akun %s: periksa nama penggunanya.", u.Username)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(w.out, "Kata sandi %s sudah diganti.\n", u.Username)
	return w.tell(password, made)
}

type userSecondCmd struct {
	Username string `arg:"" help:"Nama pengguna."`
}

// Run takes the second factor of an account away.
func (u *userSecondCmd) Run(ctx context.Context, w *world) (err error) {
	a, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	x, err := a.DB.AccountByName(ctx, u.Username)
	if problem.Is(err, problem.NotFound) {
		return problem.New(problem.NotFound, "Tidak ada akun %s: periksa nama penggunanya.", u.Username)
	}
	if err == nil {
		err = a.Identity.DropSecond(ctx, identity.TheOperator, x.ID, x.Version)
	}
	if err == nil {
		_, err = fmt.Fprintf(w.out, "Langkah kedua %s sudah dicabut; pemiliknya mengaktifkannya ulang saat masuk.\n", u.Username)
	}
	return err
}
