package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"timbang/internal/audit"
	"timbang/internal/problem"
)

type auditVerifyCmd struct {
	Report []string `help:"Laporan harian yang pernah diunduh dan disimpan di tempat lain; boleh lebih dari satu." placeholder:"BERKAS"`
}

// Run walks the chains of the audit and names every fault.
func (v *auditVerifyCmd) Run(ctx context.Context, w *world) (err error) {
	kept, err := v.kept()
	if err != nil {
		return err
	}
	a, err := w.open(ctx)
	if err != nil {
		return coded{err, faulty}
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	found, err := a.Audits.Verify(ctx, kept)
	if err != nil {
		return coded{err, faulty}
	}
	faults := 0
	for i := range found {
		faults += len(found[i].Faults)
		sayChain(w.out, &found[i])
	}
	if faults > 0 {
		return problem.New(problem.Conflict, "TIDAK UTUH: %d kejanggalan pada jejak audit. Simpan keluaran ini dan salinan basis data apa adanya, lalu beri tahu Panitera.", faults)
	}
	fmt.Fprintln(w.out, "UTUH: tidak ada catatan yang diubah, dihapus, ditukar, atau ditambahkan di luar program.")
	return nil
}

// kept reads the reports that were kept elsewhere.
func (v *auditVerifyCmd) kept() ([]audit.Report, error) {
	var out []audit.Report
	for _, path := range v.Report {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, unread(path, err)
		}
		r, err := audit.ReadReport(text)
		if err != nil {
			return nil, coded{err, faulty}
		}
		out = append(out, *r)
	}
	return out, nil
}

// sayChain prints what was found about one chain.
func sayChain(out io.Writer, c *audit.Whole) {
	name := cmp.Or(string(c.Chain), "(instalasi)")
	if c.Last != nil {
		fmt.Fprintf(out, "%-12s %d catatan, kepala %x\n", name, c.Links, c.Last.Head[:8])
	}
	for _, f := range c.Faults {
		fmt.Fprintf(out, "%-12s tempat %d, catatan %d: %s\n", name, f.Position, f.Seq, f.What)
	}
}

type auditKeyCmd struct{}

// Run prints the public key.
func (auditKeyCmd) Run(ctx context.Context, w *world) (err error) {
	a, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close(context.WithoutCancel(ctx))) }()
	key, err := a.Audits.PublicKey()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(w.out, key)
	return err
}
