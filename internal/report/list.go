package report

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// List is a list of a page as it leaves the site: its columns in their order and
// every row, not only those of one page of it.
type List struct {
	Title string
	Court string
	At    time.Time
	Head  []string
	Rows  [][]string
}

// MostExported is how many rows a list that leaves the site may have.
const MostExported = 5000

// ExportList completes a list of the asker's own court with the name of the
// court and the time, and records that it left the site: which, with how many
// rows. It returns Invalid for a list of more than MostExported rows.
func (s *Service) ExportList(ctx context.Context, by identity.Actor, which string, l *List) error {
	if err := access.Check(by, access.ExportList, access.Scope{Court: by.Court}); err != nil {
		return err
	}
	if len(l.Rows) > MostExported {
		return problem.New(problem.Invalid, "Daftar ini memuat lebih dari %d permohonan. Pilih satu tahap lebih dahulu, lalu unduh lagi.", MostExported)
	}
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		court, err := s.Store.Court(ctx, by.Court)
		if err != nil {
			return err
		}
		l.Court, l.At = court.Name, s.Now()
		e := audit.Of(l.At, by, string(access.ExportList)).On("list", which, by.Court, "")
		e.Note = fmt.Sprintf("%d baris", len(l.Rows))
		return s.Store.Record(ctx, e)
	})
}
