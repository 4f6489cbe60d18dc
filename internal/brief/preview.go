package brief

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Preview returns the brief as it would be issued now, with the petition, and
// whether a version that says the same was issued. After the determination it is
// the last version that was issued. It returns Conflict where there is none. The
// reading is audited.
func (s *Service) Preview(ctx context.Context, by identity.Actor, id petition.ID) (b *Brief, p *petition.Petition, issued bool, err error) {
	err = s.Store.InTx(ctx, func(ctx context.Context) error {
		if p, err = s.Store.Petition(ctx, id); err != nil {
			return err
		}
		if err := access.Check(by, access.PreviewBrief, p.Scope()); err != nil {
			return err
		}
		newest, err := s.newest(ctx, id)
		if err != nil {
			return err
		}
		if b, issued, err = s.asOfNow(ctx, by, p, newest); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "brief.preview").On("petition", string(id), p.CourtID, string(id)))
	})
	return b, p, issued, err
}

func (s *Service) asOfNow(ctx context.Context, by identity.Actor, p *petition.Petition, newest *Issued) (*Brief, bool, error) {
	if !p.Status.Pending() {
		if newest.Number == 0 {
			return nil, false, problem.New(problem.Conflict, "Ringkasan hanya ada untuk permohonan yang terdaftar dan belum diputus.")
		}
		return &newest.Data, true, nil
	}
	d, err := s.gather(ctx, p)
	if err != nil {
		return nil, false, err
	}
	now := d.brief()
	facts, err := now.facts()
	if err != nil {
		return nil, false, err
	}
	if newest.Number > 0 && newest.Facts == facts {
		return &newest.Data, true, nil
	}
	next := s.number(by, d, now, newest)
	next.Data.Head.Code, next.Data.Head.VerifyURL = "", "" // given when it is issued
	return &next.Data, false, nil
}
