package mou_test

import (
	"context"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func signed() mou.Agreement {
	return mou.Agreement{
		Number: "W22-A3/9/HK/2026", Title: "Asesmen anak", From: calendar.MustDate("2026-01-01"), To: calendar.MustDate("2026-12-31"),
		Agencies: []identity.AgencyID{desk.Loteng}, Instruments: []string{desk.Instrument},
	}
}

func TestARegistrarConcludesAnAgreementOfTheirCourt(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	in := signed()
	in.CourtID = desk.Mataram // what a form cannot decide
	entries := d.Added(t, func(ctx context.Context) {
		a, err := d.Agreements.Conclude(ctx, desk.Registrar, in)
		if err != nil || a.CourtID != desk.Praya {
			t.Fatalf("got %v, %v, want one of PA Praya", a, err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "agreement.conclude" || entries[0].CourtID != desk.Praya {
		t.Errorf("got %v, want one agreement.conclude", entries)
	}
	if _, err := d.Agreements.Conclude(t.Context(), desk.Registrar, in); !problem.Is(err, problem.Conflict) {
		t.Errorf("the same number: got %v, want a conflict", err)
	}
	if _, err := d.Agreements.Conclude(t.Context(), desk.OtherRegistrar, in); err != nil {
		t.Errorf("the same number at the other court: %v", err)
	}
	in.Number, in.Agencies = "2", []identity.AgencyID{"nobody"}
	if _, err := d.Agreements.Conclude(t.Context(), desk.Registrar, in); problem.Of(err).At("agencies") == "" {
		t.Errorf("an unknown agency: got %v, want a fault", err)
	}
}

func TestNobodyElseConcludesAgreements(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	for _, by := range desk.Everybody {
		if by.Office == identity.Registrar {
			continue
		}
		if _, err := d.Agreements.Conclude(t.Context(), by, signed()); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%s: got %v, want forbidden", by.ID, err)
		}
	}
}

func TestACourtSeesItsAgreementsAndTheMonitorAll(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	for _, by := range []identity.Actor{desk.Registrar, desk.OtherRegistrar} {
		if _, err := d.Agreements.Conclude(t.Context(), by, signed()); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		by   identity.Actor
		want int
	}{{desk.Clerk, 1}, {desk.Judge, 1}, {desk.Registrar, 1}, {desk.OtherClerk, 1}, {desk.Monitor, 2}} {
		all, agencies, err := d.Agreements.List(t.Context(), c.by)
		if err != nil || len(all) != c.want || len(agencies) != 15 {
			t.Errorf("%s: got %d agreements, %d agencies, %v, want %d and 15", c.by.ID, len(all), len(agencies), err, c.want)
		}
	}
	for _, by := range []identity.Actor{desk.Assessor, desk.Supervisor, desk.Admin} {
		if _, _, err := d.Agreements.List(t.Context(), by); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%s: got %v, want forbidden", by.ID, err)
		}
	}
}
