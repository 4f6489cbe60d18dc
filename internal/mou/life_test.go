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

func TestCompanionsAreNotCoveredForInstrumentsThatAdvise(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	in := signed()
	in.Agencies = []identity.AgencyID{desk.Loteng, "lbh-apik", "kpi"}
	a, err := d.Agreements.Conclude(t.Context(), desk.Registrar, in)
	if err != nil {
		t.Fatal(err)
	}
	on := calendar.MustDate("2026-11-23")
	for id, want := range map[identity.AgencyID]bool{desk.Loteng: true, "lbh-apik": false, "kpi": false} {
		if got := a.Covers(id, desk.Instrument, on); got != want {
			t.Errorf("%s: covered %v, want %v", id, got, want)
		}
	}
	in.Number, in.Agencies = "2", []identity.AgencyID{"lbh-apik"}
	if _, err := d.Agreements.Conclude(t.Context(), desk.Registrar, in); problem.Of(err).At("instruments") == "" {
		t.Errorf("companions alone: got %v, want a fault", err)
	}
	in.Agencies, in.Instruments = []identity.AgencyID{desk.Loteng}, []string{"tidak-ada"}
	if _, err := d.Agreements.Conclude(t.Context(), desk.Registrar, in); problem.Of(err).At("instruments") == "" {
		t.Errorf("an unknown instrument: got %v, want a fault", err)
	}
}

func TestAnAgreementThatEndsBlocksNewRequestsAndKeepsOldOnes(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	a := d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 1)
	asked := d.Asked(t, p)
	at := mou.Revision{ID: a.ID, Version: a.Version}
	entries := d.Added(t, func(ctx context.Context) {
		if _, err := d.Agreements.Finish(ctx, desk.Registrar, at, calendar.MustDate("2026-11-22"), "Surat pengakhiran"); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "agreement.end" || entries[0].Subject != string(a.ID) {
		t.Errorf("got %v, want one agreement.end", entries)
	}
	if _, err := d.Referrals.Ask(t.Context(), desk.Judge, desk.Request(p)); !problem.Is(err, problem.Unlawful) {
		t.Errorf("a new request: %v, want unlawful", err)
	}
	if _, err := d.Referrals.Accept(t.Context(), desk.Supervisor, asked.ID, asked.Version); err != nil {
		t.Errorf("the old request: %v", err)
	}
	if _, err := d.Agreements.Finish(t.Context(), desk.Registrar, at, calendar.MustDate("2026-11-22"), "Lagi"); !problem.Is(err, problem.Conflict) {
		t.Errorf("what was seen before: %v, want a conflict", err)
	}
}

func TestWhatCanBeDoneToAnAgreementIsForItsRegistrarOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	a := d.Agree(t, "2027-11-23")
	at := mou.Revision{ID: a.ID, Version: a.Version}
	next := signed()
	next.From, next.To = calendar.MustDate("2027-11-24"), calendar.MustDate("2029-11-23")
	for _, by := range desk.Everybody {
		want := problem.Forbidden
		if by.Office == identity.Registrar {
			if want = problem.NotFound; by.Court == desk.Praya {
				continue
			}
		}
		_, renew := d.Agreements.Renew(t.Context(), by, a.ID, next)
		_, correct := d.Agreements.Correct(t.Context(), by, at, *a, "Alasan")
		_, finish := d.Agreements.Finish(t.Context(), by, at, calendar.MustDate("2026-12-01"), "Alasan")
		_, attach := d.Agreements.Attach(t.Context(), by, at, nil)
		for name, err := range map[string]error{"renew": renew, "correct": correct, "finish": finish, "attach": attach} {
			if !problem.Is(err, want) {
				t.Errorf("%s by %s: %v, want kind %v", name, by.ID, err, want)
			}
		}
	}
	renewal, err := d.Agreements.Renew(t.Context(), desk.Registrar, a.ID, next)
	if err != nil || renewal.Renews != a.ID {
		t.Fatalf("got %v, %v, want a renewal of %s", renewal, err, a.ID)
	}
	old, err := d.Agreements.Show(t.Context(), desk.Clerk, a.ID)
	if err != nil || old.After == nil || old.After.ID != renewal.ID || old.Version != a.Version {
		t.Errorf("the old one: %+v, %v, want it unchanged and followed", old, err)
	}
}

func TestAnAgencyKeepsItsOwnEntryOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	at := mou.ProfileRevision{Agency: desk.Loteng, Version: 1}
	slot := mou.Slot{Weekday: "Jumat", From: "9.00", To: "12.00", Profession: "psikolog", Place: "Praya"}
	for _, by := range desk.Everybody {
		want := problem.Forbidden
		if by.Office == identity.Supervisor {
			if want = problem.NotFound; by.Agency == desk.Loteng {
				continue
			}
		}
		_, keep := d.Agreements.Keep(t.Context(), by, at, mou.Profile{})
		_, add := d.Agreements.AddSlot(t.Context(), by, at, slot)
		if !problem.Is(keep, want) || !problem.Is(add, want) {
			t.Errorf("%s: %v, %v, want kind %v", by.ID, keep, add, want)
		}
	}
	entries := d.Added(t, func(ctx context.Context) {
		y, err := d.Agreements.AddSlot(ctx, desk.Supervisor, at, slot)
		if err != nil || len(y.Slots) != 1 || y.Slots[0].From != "09.00" {
			t.Fatalf("got %+v, %v, want one slot from 09.00", y, err)
		}
		y, err = d.Agreements.Keep(ctx, desk.Supervisor, mou.ProfileRevision{Agency: desk.Loteng, Version: y.Version}, mou.Profile{Phone: "(0370) 000000"})
		if err != nil || len(y.Slots) != 1 {
			t.Fatalf("got %+v, %v, want the slot still there", y, err)
		}
	})
	if len(entries) != 2 || entries[0].Action != "agency.slot" || entries[1].Action != "agency.keep" || entries[1].Subject != string(desk.Loteng) {
		t.Errorf("got %v, want a slot and a profile", entries)
	}
	again, err := d.Agreements.Agency(t.Context(), desk.Clerk, desk.Loteng)
	if err != nil || again.Phone != "(0370) 000000" || len(again.Slots) != 1 || again.UpdatedBy != desk.Supervisor.ID {
		t.Errorf("read again: %+v, %v", again, err)
	}
}

func TestOnlyTheAdminRenamesAndOldPapersKeepTheName(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	in := mou.Renaming{Agency: desk.Loteng, Name: "UPTD Rekaan", From: calendar.MustDate("2026-11-20"), Basis: "Peraturan rekaan", Known: 1}
	for _, by := range desk.Everybody {
		if by.Office == identity.Admin {
			continue
		}
		if _, err := d.Agreements.Rename(t.Context(), by, in); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%s: %v, want forbidden", by.ID, err)
		}
	}
	if _, err := d.Agreements.Rename(t.Context(), desk.Admin, in); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Agreements.Rename(t.Context(), desk.Admin, in); !problem.Is(err, problem.Conflict) {
		t.Errorf("from a page that was overtaken: %v, want a conflict", err)
	}
	in.Known = 2
	if _, err := d.Agreements.Rename(t.Context(), desk.Admin, in); problem.Of(err).At("name") == "" {
		t.Errorf("the same name again: %v, want a fault", err)
	}
	all, err := d.DB.Agencies(t.Context())
	if err != nil || len(all) != 15 {
		t.Fatalf("%d agencies, %v", len(all), err)
	}
	for day, want := range map[string]string{"2026-11-19": "UPTD PPA Kabupaten Lombok Tengah", "2026-11-20": "UPTD Rekaan"} {
		if got := mou.NameOn(all, desk.Loteng, calendar.MustDate(day)); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
}
