package referral_test

import (
	"context"
	"net/url"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

func TestAMeetingThatMovesKeepsTheEarlierOne(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	r := d.Allocated(t, d.Assigned(t, 1))
	at := func() referral.Revision {
		x, err := d.DB.Referral(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		return referral.Revision{ID: x.ID, Version: x.Version}
	}
	in := referral.Appointment{On: calendar.MustDate("2026-11-26"), At: "9.30", Place: "Balai Dusun Karang"}
	entries := d.Added(t, func(ctx context.Context) {
		if got, err := d.Referrals.Schedule(ctx, desk.Assessor, at(), in); err != nil || got.Status != referral.Scheduled {
			t.Fatalf("got %v, %v", got, err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "referral.schedule" {
		t.Errorf("got %v, want one referral.schedule", entries)
	}
	in.On = calendar.MustDate("2026-11-28") // a Saturday: families are at home then
	if _, err := d.Referrals.Schedule(t.Context(), desk.Supervisor, at(), in); problem.Of(err).At("why") == "" {
		t.Errorf("moved without a reason: %v", err)
	}
	in.Why = "Anak ujian sekolah."
	if _, err := d.Referrals.Schedule(t.Context(), desk.Supervisor, at(), in); err != nil {
		t.Fatal(err)
	}
	all, err := d.Referrals.Meetings(t.Context(), desk.Judge, current(t, d, r.ID))
	if err != nil || len(all) != 2 || all[0].Why != "Anak ujian sekolah." || all[1].Line() != "Kamis, 26 November 2026 pukul 09.30 WITA, Balai Dusun Karang" {
		t.Errorf("got %+v, %v", all, err)
	}
	if _, err := d.Referrals.Allocate(t.Context(), desk.Supervisor, r.ID, at().Version, desk.SecondAssessor.ID); err != nil {
		t.Fatal(err)
	}
	if got := current(t, d, r.ID); got.Status != referral.Scheduled || got.Assessor != desk.SecondAssessor.Name {
		t.Errorf("given to another assessor: %s, %s", got.Status, got.Assessor)
	}
	if _, err := d.Referrals.Schedule(t.Context(), desk.Assessor, at(), in); !problem.Is(err, problem.NotFound) {
		t.Errorf("the former assessor: got %v, want not found", err)
	}
	for name, wrong := range map[string]referral.Appointment{
		"on":    {On: calendar.MustDate("2026-11-20"), At: "9.30", Place: "Balai", Why: "-"},
		"at":    {On: in.On, At: "pagi", Place: "Balai", Why: "-"},
		"place": {On: in.On, At: "9.30", Why: "-"},
	} {
		if _, err := d.Referrals.Schedule(t.Context(), desk.Supervisor, at(), wrong); problem.Of(err).At(name) == "" {
			t.Errorf("%s: got %v, want a fault", name, err)
		}
	}
}

func current(t *testing.T, d *desk.Desk, id referral.ID) *referral.Referral {
	t.Helper()
	r, err := d.DB.Referral(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestWhatTheCourtTakesBackCanBeReadAndNotWritten(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 1)
	a := d.Written(t, d.Allocated(t, p))
	r := current(t, d, a.ReferralID)
	at := referral.Revision{ID: r.ID, Version: r.Version}
	if _, err := d.Referrals.Revoke(t.Context(), desk.Clerk, at, " "); problem.Of(err).At("reason") == "" {
		t.Errorf("without a reason: %v", err)
	}
	for _, by := range []identity.Actor{desk.OtherClerk, desk.OtherJudge, desk.SecondJudge} {
		if _, err := d.Referrals.Revoke(t.Context(), by, at, "Diminta kepada lembaga lain."); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s: got %v, want not found", by.ID, err)
		}
	}
	entries := d.Added(t, func(ctx context.Context) {
		got, err := d.Referrals.Revoke(ctx, desk.Judge, at, "Diminta kepada lembaga lain.")
		if err != nil || got.Status != referral.Revoked || got.Revoker != "Lalu Samalas, Hakim" {
			t.Fatalf("got %v, %v", got, err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "referral.revoke" {
		t.Errorf("got %v, want one referral.revoke", entries)
	}
	if _, _, err := d.Assessments.Write(t.Context(), desk.Assessor, desk.Of(a), "adat", url.Values{"f10_describes": {"Sesudahnya."}}); !problem.Is(err, problem.Conflict) {
		t.Errorf("write: got %v, want a conflict", err)
	}
	if _, err := d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(a)); !problem.Is(err, problem.Conflict) {
		t.Errorf("submit: got %v, want a conflict", err)
	}
	got, err := d.Assessments.Show(t.Context(), desk.Assessor, a.ID)
	if err != nil || len(got.Answers) != len(a.Answers) {
		t.Errorf("the draft lost answers: %d of %d, %v", len(got.Answers), len(a.Answers), err)
	}
	if _, err := d.Referrals.Revoke(t.Context(), desk.Judge, referral.Revision{ID: r.ID, Version: r.Version + 1}, "Sekali lagi."); !problem.Is(err, problem.Conflict) {
		t.Errorf("twice: got %v, want a conflict", err)
	}
	d.Asked(t, p) // the same agency can be asked anew
}

func TestWhatWaitsForASignatureCanBeTakenBackAndIsThenNotSigned(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	a := d.Handed(t, d.Allocated(t, d.Assigned(t, 1)))
	r := current(t, d, a.ReferralID)
	if _, err := d.Referrals.Revoke(t.Context(), desk.Clerk, referral.Revision{ID: r.ID, Version: r.Version}, "Permohonan dicabut."); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(a)); !problem.Is(err, problem.Conflict) {
		t.Errorf("sign: got %v, want a conflict", err)
	}
	signed := d.Signed(t, d.Allocated(t, d.Assigned(t, 2)))
	r = current(t, d, signed.ReferralID)
	if _, err := d.Referrals.Revoke(t.Context(), desk.Clerk, referral.Revision{ID: r.ID, Version: r.Version}, "Terlambat."); !problem.Is(err, problem.Conflict) {
		t.Errorf("after the signature: got %v, want a conflict", err)
	}
}

func TestOneRequestIsOpenForEachPetitionAgencyAndInstrument(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 1)
	r := d.Asked(t, p)
	if _, err := d.Referrals.Ask(t.Context(), desk.Judge, desk.Request(p)); !problem.Is(err, problem.Conflict) {
		t.Errorf("the same agency twice: got %v, want a conflict", err)
	}
	second := desk.Request(p)
	second.Agency = desk.Paramita
	if _, err := d.Referrals.Ask(t.Context(), desk.Judge, second); err != nil {
		t.Errorf("a second agency: %v", err)
	}
	if _, err := d.Referrals.Decline(t.Context(), desk.Supervisor, r.ID, r.Version, referral.NoCapacity, "Penuh."); err != nil {
		t.Fatal(err)
	}
	d.Asked(t, p)
}

func TestADueDateIsAWorkingDay(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	in := desk.Request(d.Assigned(t, 1))
	for _, day := range []string{"2026-12-05", "2026-12-25"} {
		in.Due = calendar.MustDate(day)
		if _, err := d.Referrals.Ask(t.Context(), desk.Judge, in); problem.Of(err).At("due") == "" {
			t.Errorf("%s: got %v, want a fault", day, err)
		}
	}
}

func TestBothSidesReadTheLettersAndTheReadingIsAudited(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	r := d.Asked(t, d.Assigned(t, 1))
	if _, err := d.Referrals.Letter(t.Context(), desk.Clerk, r.ID, true); !problem.Is(err, problem.NotFound) {
		t.Errorf("a reply before the answer: %v", err)
	}
	for _, by := range []identity.Actor{desk.Clerk, desk.Judge, desk.Supervisor} {
		entries := d.Added(t, func(ctx context.Context) {
			l, err := d.Referrals.Letter(ctx, by, r.ID, false)
			if err != nil || l.Court.Name != "Pengadilan Agama Praya" || l.Agency.ID != desk.Loteng || l.Agreement.Number == "" || l.On() != calendar.MustDate("2026-11-23") {
				t.Fatalf("%s: got %+v, %v", by.ID, l, err)
			}
		})
		if len(entries) != 1 || entries[0].Action != "referral.letter" {
			t.Errorf("%s: got %v, want one referral.letter", by.ID, entries)
		}
	}
	for _, by := range []identity.Actor{desk.OtherClerk, desk.OtherSupervisor, desk.Assessor} {
		if _, err := d.Referrals.Letter(t.Context(), by, r.ID, false); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s: got %v, want not found", by.ID, err)
		}
	}
	if _, err := d.Referrals.Decline(t.Context(), desk.Supervisor, r.ID, r.Version, referral.ByPolicy, "Tidak menerbitkan rekomendasi."); err != nil {
		t.Fatal(err)
	}
	l, err := d.Referrals.Letter(t.Context(), desk.Judge, r.ID, true)
	if err != nil || !l.Reply || l.Referral.Answerer != desk.Supervisor.Name {
		t.Errorf("got %+v, %v", l, err)
	}
	first := d.CameFirst(t)
	if _, err := d.Referrals.Letter(t.Context(), desk.Supervisor, first.ID, false); !problem.Is(err, problem.NotFound) {
		t.Errorf("nobody asked for what came first: %v", err)
	}
}
