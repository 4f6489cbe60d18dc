package postgres_test

import (
	"context"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/followup"
	"timbang/internal/petition"
	"timbang/internal/testkit/desk"
)

func planOf(d *desk.Desk, p *petition.Petition) *followup.Plan {
	return &followup.Plan{PetitionID: p.ID, CourtID: p.CourtID, AgencyID: desk.Loteng, Contact: "Telepon", MadeAt: d.Now(), MadeBy: desk.Clerk.ID, Maker: "Baiq", UpdatedAt: d.Now()}
}

var followBreaches = []breach{
	{"follow_up_plan_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		for range 2 {
			if err := d.DB.SavePlan(ctx, planOf(d, p)); err != nil {
				return err
			}
		}
		return nil
	}, "Permohonan ini sudah mempunyai rencana tindak lanjut. Muat ulang halaman."},
	{"follow_up_observation_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		if err := d.DB.SavePlan(ctx, planOf(d, p)); err != nil {
			return err
		}
		if err := d.DB.SaveVisit(ctx, &followup.Visit{PetitionID: p.ID, Ordinal: 1, CourtID: p.CourtID, Due: calendar.MustDate("2027-02-23")}); err != nil {
			return err
		}
		for range 2 {
			o := &followup.Observation{PetitionID: p.ID, Visit: 1, Revision: 1, CourtID: p.CourtID, AgencyID: desk.Loteng, MadeAt: d.Now(), MadeBy: desk.Assessor.ID, Maker: "Baiq"}
			if err := d.DB.SaveObservation(ctx, o); err != nil {
				return err
			}
		}
		return nil
	}, "Kesanggupan baru saja dicatat oleh orang lain. Muat ulang halaman."},
}

// TestWhatWasPromisedAndSeenStays asks the owner of the tables, who may do more
// than the application.
func TestWhatWasPromisedAndSeenStays(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	d.Do(t, func(ctx context.Context) error {
		if err := d.DB.SavePlan(ctx, planOf(d, p)); err != nil {
			return err
		}
		if err := d.DB.SaveVisit(ctx, &followup.Visit{PetitionID: p.ID, Ordinal: 1, CourtID: p.CourtID, Due: calendar.MustDate("2027-02-23")}); err != nil {
			return err
		}
		c := &followup.Commitment{PetitionID: p.ID, Ordinal: 1, CourtID: p.CourtID, Field: "sosial", What: "Menjaga.", Who: "ibu", Until: calendar.MustDate("2027-11-23"), MadeAt: d.Now(), MadeBy: desk.Clerk.ID, Maker: "Baiq"}
		if err := d.DB.SaveCommitment(ctx, c); err != nil {
			return err
		}
		return d.DB.SaveObservation(ctx, &followup.Observation{PetitionID: p.ID, Visit: 1, Revision: 1, CourtID: p.CourtID, AgencyID: desk.Loteng, MadeAt: d.Now(), MadeBy: desk.Assessor.ID, Maker: "Baiq"})
	})
	owner := d.AsOwner(t)
	for _, sql := range []string{
		"update follow_up_commitment set what = 'lain'", "delete from follow_up_commitment", "truncate follow_up_commitment",
		"update follow_up_observation set answers = '[]'", "delete from follow_up_observation", "truncate follow_up_observation",
	} {
		if _, err := owner.Exec(t.Context(), sql); err == nil {
			t.Errorf("%s was done", sql)
		}
	}
	d.Exec(t, "update follow_up_commitment set dropped = 'salah tulis'")
	if _, err := owner.Exec(t.Context(), "update follow_up_commitment set dropped = ''"); err == nil {
		t.Error("a commitment that was set aside stands again")
	}
}
