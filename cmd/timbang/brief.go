package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"timbang/internal/app"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/job"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

type briefCmd struct {
	Petition string `required:"" help:"Id permohonan: bagian terakhir alamat halamannya."`
	Out      string `required:"" help:"Folder tempat berkas ditulis; dibuat bila belum ada."`
}

// Run writes the brief of the facts as they are: the newest version, or a new
// one when something changed since.
func (b *briefCmd) Run(ctx context.Context, w *world) (err error) {
	a, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	x, err := b.issued(ctx, a)
	if err != nil {
		return err
	}
	path, err := b.keep(fmt.Sprintf("ringkasan-%s-v%d.pdf", x.Code, x.Number), x.Content)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.out, "Berkas   %s\nVersi    %d\nKode     %s\nSHA-256  %s\n", path, x.Number, x.Code, x.SHA256)
	return b.bundle(ctx, w, a)
}

// bundle writes the bundle of the same version beside it.
func (b *briefCmd) bundle(ctx context.Context, w *world, a *app.App) error {
	j, err := a.Briefs.AskBundle(ctx, identity.TheOperator, petition.ID(b.Petition))
	if err != nil {
		return err
	}
	if j.State == job.Failed {
		if err := a.Briefs.AgainBundle(ctx, identity.TheOperator, brief.BundleID(j.ID)); err != nil {
			return err
		}
	}
	if j, err = a.Await(ctx, j.ID); err != nil {
		return err
	}
	if j.State == job.Failed {
		return problem.New(problem.Conflict, "Berkas gabungan belum terbit: %s", j.Fault)
	}
	x, err := a.Briefs.BundleFile(ctx, identity.TheOperator, brief.BundleID(j.ID))
	if err != nil {
		return err
	}
	path, err := b.keep(fmt.Sprintf("berkas-gabungan-%s-%d.pdf", x.Code, x.Number), x.Content)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.out, "Gabungan %s\nKode     %s\nSHA-256  %s\n", path, x.Code, x.SHA256)
	return err
}

func (b *briefCmd) issued(ctx context.Context, a *app.App) (*brief.Issued, error) {
	x, err := a.Briefs.Issue(ctx, identity.TheOperator, petition.ID(b.Petition))
	if problem.Is(err, problem.NotFound) {
		return nil, problem.New(problem.NotFound, "Tidak ada permohonan %s: salin id-nya dari alamat halaman permohonan.", b.Petition)
	}
	if err != nil {
		return nil, err
	}
	return a.Briefs.File(ctx, identity.TheOperator, x.ID)
}

// keep writes the file under a name that names nobody, readable by its owner
// only, and whole or not at all.
func (b *briefCmd) keep(name string, content []byte) (string, error) {
	path := filepath.Join(b.Out, name)
	err := os.MkdirAll(b.Out, 0o700)
	if err == nil {
		err = os.WriteFile(path+".part", content, 0o600)
	}
	if err == nil {
		err = os.Rename(path+".part", path)
	}
	if err != nil {
		return "", coded{problem.New(problem.Invalid, "Berkas tidak dapat ditulis di %s: periksa folder dan izinnya.", b.Out).Because(err), faulty}
	}
	return path, nil
}

type verifyCmd struct {
	File string `arg:"" help:"Berkas PDF yang diperiksa."`
}

// largest is more than any bundle has.
const largest = 1 << 30

// Run says whether a file is, byte for byte, a brief that was issued here.
func (v *verifyCmd) Run(ctx context.Context, w *world) (err error) {
	st, err := os.Stat(v.File)
	if err != nil || !st.Mode().IsRegular() || st.Size() > largest {
		return unread(v.File, err)
	}
	content, err := os.ReadFile(v.File)
	if err != nil {
		return unread(v.File, err)
	}
	a, err := w.open(ctx)
	if err != nil {
		return coded{err, faulty}
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	p, err := a.Briefs.VerifyFile(ctx, content)
	if problem.Is(err, problem.NotFound) {
		return problem.New(problem.NotFound, "TIDAK COCOK: berkas ini bukan ringkasan yang diterbitkan di sini, atau isinya sudah berubah.")
	}
	if err != nil {
		return coded{err, faulty}
	}
	what := "ringkasan"
	if p.Bundle {
		what = "berkas gabungan ringkasan"
	}
	fmt.Fprintf(w.out, "COCOK: %s %s, versi %d, diterbitkan %s pukul %s.\n",
		what, p.Court, p.Number, calendar.Of(p.IssuedAt).Indonesian(), calendar.Clock(p.IssuedAt))
	if !p.Newest {
		fmt.Fprintln(w.out, "Sudah ada versi yang lebih baru.")
	}
	return nil
}
