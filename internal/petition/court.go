package petition

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// KeepPaper sets the size of paper on which a court prints from now on; what was
// issued stays as it is. It returns Invalid for an unknown size and Conflict
// when somebody else set it since version.
func (s *Service) KeepPaper(ctx context.Context, by identity.Actor, version int, paper identity.Paper) (*identity.Court, error) {
	var out *identity.Court
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		if err := access.Check(by, access.KeepCourt, access.Scope{Court: by.Court}); err != nil {
			return err
		}
		c, err := s.Store.Court(ctx, by.Court)
		switch {
		case err != nil:
			return err
		case c.Version != version:
			return problem.Stale()
		case paper.Label() == "":
			return problem.New(problem.Invalid, "Ukuran kertas belum disimpan.").With("paper", "Pilih A4 atau F4.")
		}
		e := audit.Of(s.Now(), by, string(access.KeepCourt)).On("court", string(c.ID), c.ID, "")
		e.Changes = []audit.Change{{Field: "Paper", From: string(c.Paper), To: string(paper)}}
		c.Paper, out = paper, c
		if err := s.Store.SavePaper(ctx, c); err != nil {
			return err
		}
		return s.Store.Record(ctx, e)
	})
	return out, err
}
