package postgres_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/region"
	"timbang/internal/repeat"
	"timbang/internal/testkit/desk"
)

// elsewhere opens a petition at the other court, inside a transaction.
func elsewhere(ctx context.Context, d *desk.Desk) (petition.ID, error) {
	p := &petition.Petition{ID: desk.Ticket(), CourtID: desk.Mataram, Status: petition.Draft, CreatedAt: d.Now(), CreatedBy: desk.OtherClerk.ID, UpdatedAt: d.Now()}
	return p.ID, d.DB.SavePetition(ctx, p)
}

const longEnough = "Anak tampaknya pernah dimohonkan."

// repeatBreaches are those of the tables of repeat petitions.
var repeatBreaches = []breach{
	{"repeat_request_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		other, err := elsewhere(ctx, d)
		for range 2 {
			if err != nil {
				return err
			}
			err = d.DB.SaveRepeatRequest(ctx, &repeat.Request{
				ID: repeat.RequestID(identity.NewID()), PetitionID: p.ID, OtherID: other, CourtID: p.CourtID, OtherCourtID: desk.Mataram,
				Reason: longEnough, AskedAt: d.Now(), AskedBy: desk.Registrar.ID, Status: repeat.Asked,
			})
		}
		return err
	}, "Permintaan keterangan sudah dikirim dan menunggu jawaban. Muat ulang halaman."},
	{"repeat_decision_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		other, err := elsewhere(ctx, d)
		for range 2 {
			if err != nil {
				return err
			}
			err = d.DB.SaveRepeatDecision(ctx, &repeat.Decision{PetitionID: p.ID, OtherID: other, Ordinal: 1, CourtID: p.CourtID, Verdict: repeat.Same, Why: longEnough, MadeAt: d.Now(), MadeBy: desk.Judge.ID, Office: identity.Judge})
		}
		return err
	}, "Keputusan baru saja dicatat oleh orang lain. Muat ulang halaman."},
}

// TestWhatWasToldAndDecidedStays lets not even the owner change an answer or a
// decision.
func TestWhatWasToldAndDecidedStays(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	ctx := t.Context()
	earlier, err := d.Petitions.Open(ctx, desk.OtherClerk, desk.Ticket())
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range desk.Parts() {
		if earlier, err = d.Petitions.Amend(ctx, desk.OtherClerk, desk.At(earlier), part, false); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Petitions.Submit(ctx, desk.OtherClerk, desk.At(earlier)); err != nil {
		t.Fatal(err)
	}
	p := d.Assigned(t, 1)
	q, err := d.Repeats.Ask(ctx, desk.Registrar, p.ID, earlier.ID, longEnough)
	if err == nil {
		_, err = d.Repeats.Answer(ctx, desk.OtherRegistrar, q.ID, q.Version, repeat.Reply{Grant: repeat.Granted, Reason: longEnough})
	}
	if err == nil {
		_, err = d.Repeats.Decide(ctx, desk.Judge, p.ID, repeat.Finding{Other: earlier.ID, Verdict: repeat.Same, Why: longEnough})
	}
	if err != nil {
		t.Fatal(err)
	}
	for sql, app := range map[string]string{
		"update repeat_request set disclosed = '{}'":   refused,
		"update repeat_request set status = 'refused'": refused,
		"delete from repeat_request":                   denied,
		"truncate repeat_request":                      denied,
		"update repeat_decision set verdict = 'lain'":  denied,
		"delete from repeat_decision":                  denied,
		"truncate repeat_decision":                     denied,
	} {
		if got := code(d.AsApp(t).Exec(ctx, sql)); got != app {
			t.Errorf("%s by the application: got %q, want %q", sql, got, app)
		}
		if got := code(d.AsOwner(t).Exec(ctx, sql)); got != refused {
			t.Errorf("%s by the owner: got %q, want %q", sql, got, refused)
		}
	}
}

// TestOneCourtAsksTheOther lets no court ask itself.
func TestOneCourtAsksTheOther(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	a, b := d.Submitted(t), d.Submitted(t)
	err := d.DB.SaveRepeatRequest(t.Context(), &repeat.Request{
		ID: "r", PetitionID: a.ID, OtherID: b.ID, CourtID: a.CourtID, OtherCourtID: b.CourtID, Reason: longEnough, AskedAt: d.Now(), AskedBy: desk.Registrar.ID, Status: repeat.Asked,
	})
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok || err == nil {
		t.Errorf("got %v, %v, want a refusal without the values of the row", pg, err)
	}
}

// BenchmarkLikenesses looks for earlier petitions of one among two thousand.
func BenchmarkLikenesses(b *testing.B) {
	d := desk.Open(b)
	p := d.Submitted(b)
	clerk := desk.OtherClerk
	d.Do(b, func(ctx context.Context) error {
		keeper := repeat.Keeper{Store: d.DB, Index: d.Repeats}
		for i := range 2000 {
			x := &petition.Petition{ID: desk.Ticket(), CourtID: desk.Mataram, Status: petition.Submitted, CreatedAt: d.Now(), CreatedBy: clerk.ID, UpdatedAt: d.Now()}
			now := d.Now()
			x.SubmittedAt, x.Domicile.District = &now, region.Code("52.71.01")
			x.Child.Name, x.Child.Born = p.Child.Name, calendar.MustDate("2009-07-01").AddDays(i%700)
			if err := keeper.SavePetition(ctx, x); err != nil {
				return err
			}
		}
		return nil
	})
	d.Exec(b, "analyze")
	for b.Loop() {
		if all, err := repeat.Sightings(b.Context(), d.DB, p, calendar.MustDate("2026-12-31")); err != nil || len(all) == 0 {
			b.Fatal(all, err)
		}
	}
}
