package postgres_test

import (
	"context"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/petition"
	"timbang/internal/testkit/desk"
)

// rulingBreaches are those of the determination's tables.
var rulingBreaches = []breach{
	{"override_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		for _, id := range []determination.OverrideID{"o1", "o2"} {
			o := &determination.Override{ID: id, PetitionID: p.ID, CourtID: p.CourtID, Rule: "perma5-12-anak", Reason: "Sudah disampaikan dalam sidang.", MadeAt: d.Now(), MadeBy: desk.Judge.ID}
			if err := d.DB.SaveOverride(ctx, o); err != nil {
				return err
			}
		}
		return nil
	}, "Hal ini sudah dikesampingkan. Muat ulang halaman permohonan."},
	{"determination_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		for range 2 {
			x := &determination.Determination{PetitionID: p.ID, Ordinal: 1, CourtID: p.CourtID, Kind: petition.Lapsed, On: calendar.MustDate("2026-11-23"), MadeAt: d.Now(), MadeBy: desk.Judge.ID}
			if err := d.DB.SaveDetermination(ctx, x); err != nil {
				return err
			}
		}
		return nil
	}, "Penetapan baru saja dicatat oleh orang lain. Muat ulang halaman."},
	{"appeal_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		for range 2 {
			if err := d.DB.SaveAppeal(ctx, &determination.Appeal{PetitionID: p.ID, CourtID: p.CourtID, UpdatedAt: d.Now(), UpdatedBy: desk.Clerk.ID}); err != nil {
				return err
			}
		}
		return nil
	}, "Upaya hukum baru saja dicatat oleh orang lain. Muat ulang halaman."},
}
