package referral_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

// signedFirst returns a signed assessment that came first, and its code.
func signedFirst(t *testing.T, d *desk.Desk) (*referral.Referral, referral.Code) {
	t.Helper()
	a := d.Signed(t, d.CameFirst(t))
	code := d.Code(t, a.ReferralID)
	r, err := d.DB.Referral(t.Context(), a.ReferralID)
	if err != nil {
		t.Fatal(err)
	}
	return r, code
}

func TestAnAssessmentThatCameFirstBelongsToNoCourtUntilAClerkAttachesIt(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, code := signedFirst(t, d)
	p := d.Assigned(t, 1)
	for _, by := range desk.Everybody {
		_, err := d.Referrals.Show(t.Context(), by, r.ID)
		if own := by == desk.Assessor || by == desk.Supervisor || by == identity.TheOperator; own != (err == nil) {
			t.Errorf("%s reads %v before it is attached", by.ID, err)
		}
	}
	in := referral.Attachment{Code: string(code), Basis: referral.Duty}
	for _, by := range desk.Everybody {
		if by != desk.Clerk {
			want := problem.Forbidden
			if by == desk.OtherClerk {
				want = problem.NotFound
			}
			if _, err := d.Referrals.Attach(t.Context(), by, p.ID, in); !problem.Is(err, want) {
				t.Errorf("attach by %s: got %v, want kind %d", by.ID, err, want)
			}
		}
	}
	entries := d.Added(t, func(ctx context.Context) {
		for range 2 { // a second click is no fault
			if _, err := d.Referrals.Attach(ctx, desk.Clerk, p.ID, in); err != nil {
				t.Fatal(err)
			}
		}
	})
	if len(entries) != 1 || entries[0].Action != "intake.attach" || entries[0].Case != string(p.ID) || entries[0].CourtID != desk.Praya || strings.Contains(entries[0].Note, string(code)) {
		t.Errorf("got %v, want one intake.attach without the code", entries)
	}
	signed, err := d.DB.SignedOf(t.Context(), p.ID)
	if err != nil || len(signed) != 1 || signed[0].CourtID != desk.Praya || signed[0].ReferralID != r.ID {
		t.Fatalf("the petition has %v, %v, want the assessment", signed, err)
	}
	if seal, err := d.Opened(t, signed[0].ID).Seal(); err != nil || seal != signed[0].Hash {
		t.Errorf("the seal changed: %s, %v", seal, err)
	}
	if _, err := d.Assessments.Show(t.Context(), desk.Judge, signed[0].ID); err != nil {
		t.Errorf("the judge reads %v", err)
	}
	if _, err := d.Referrals.Show(t.Context(), desk.SecondJudge, r.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("another judge reads %v", err)
	}
}

func TestTheClerkLearnsInitialsAgeDistrictAndAgencyAndNoMore(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	_, code := signedFirst(t, d)
	p := d.Submitted(t)
	entries := d.Added(t, func(ctx context.Context) {
		m, err := d.Referrals.Find(ctx, desk.Clerk, p.ID, strings.ToLower(string(code)))
		if err != nil || m.Initials != "S.W." || m.Agency != desk.Loteng || m.Differs || !strings.Contains(m.District, "Praya") || !strings.HasPrefix(m.Age, "17 tahun") {
			t.Fatalf("got %+v, %v", m, err)
		}
		b, err := json.Marshal(m)
		if err != nil || strings.Contains(string(b), "Siti") || strings.Contains(string(b), "2009") || strings.Contains(string(b), "0819") {
			t.Errorf("the clerk learns %s, %v", b, err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "intake.find" || entries[0].Case != string(p.ID) {
		t.Errorf("got %v, want one intake.find", entries)
	}
	if _, err := d.Referrals.Attach(t.Context(), desk.Clerk, p.ID, referral.Attachment{Code: string(code), Basis: referral.Consent}); err != nil {
		t.Fatal(err)
	}
	r, err := d.DB.Referrals(t.Context(), access.Scope{Court: desk.Praya}, p.ID)
	if err != nil || len(r) != 1 || r[0].AgreementID != "" || r[0].Case.Court != "Pengadilan Agama Praya" {
		t.Fatalf("got %v, %v, want it attached without an agreement", r, err)
	}
	x, err := d.Referrals.IntakeOf(t.Context(), desk.Clerk, &r[0])
	if err != nil || x.Name != "" || !x.Born.IsZero() || x.Code != "" || x.Consent != "" || x.AttachedBasis != referral.Consent {
		t.Errorf("the court reads %+v, %v", x, err)
	}
	if x, err = d.Referrals.IntakeOf(t.Context(), desk.Assessor, &r[0]); err != nil || x.Name != "Siti Wangsa" {
		t.Errorf("the agency reads %+v, %v", x, err)
	}
}

func TestAWrongCodeLeadsNowhereAndIsAudited(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, code := signedFirst(t, d)
	p, q := d.Assigned(t, 1), d.Assigned(t, 2)
	refused := func(name, typed, words string) {
		t.Helper()
		for verb, do := range map[string]func(ctx context.Context) error{
			"find": func(ctx context.Context) error {
				_, err := d.Referrals.Find(ctx, desk.Clerk, q.ID, typed)
				return err
			},
			"attach": func(ctx context.Context) error {
				_, err := d.Referrals.Attach(ctx, desk.Clerk, q.ID, referral.Attachment{Code: typed, Basis: referral.Duty})
				return err
			},
		} {
			entries := d.Added(t, func(ctx context.Context) {
				if err := do(ctx); !strings.HasPrefix(problem.Of(err).At("code"), words) {
					t.Errorf("%s, %s: got %v, want %q", name, verb, err, words)
				}
			})
			if len(entries) != 1 || entries[0].Action != "intake.miss" || entries[0].Case != string(q.ID) || entries[0].Subject != "" {
				t.Errorf("%s, %s: got %v, want one intake.miss", name, verb, entries)
			}
		}
	}
	const same = "Kode tidak dikenal, sudah dipakai, atau sudah berakhir."
	refused("mistyped", string(code[1])+string(code[0])+string(code[2:])+"2", "Kode ini salah ketik.")
	refused("never given", string(referral.NewCode()), same)

	old := code
	code = d.Code(t, r.ID)
	refused("replaced by a new one", string(old), same)

	d.Pass(referral.CodeDays + 1)
	refused("ended", string(code), same)
	code = d.Code(t, r.ID)
	d.Pass(referral.CodeDays)
	if _, err := d.Referrals.Attach(t.Context(), desk.Clerk, p.ID, referral.Attachment{Code: string(code), Basis: referral.Duty}); err != nil {
		t.Fatalf("on its last day: %v", err)
	}
	refused("used", string(code), same)
}

func TestACodeOfAnotherChildNeedsWords(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	in := desk.Recording()
	in.Born = calendar.MustDate("2009-07-02")
	r, err := d.Referrals.Record(t.Context(), desk.Assessor, in)
	if err != nil {
		t.Fatal(err)
	}
	d.Signed(t, r)
	code, p := d.Code(t, r.ID), d.Draft(t)
	m, err := d.Referrals.Find(t.Context(), desk.Clerk, p.ID, string(code))
	if err != nil || !m.Differs {
		t.Fatalf("got %+v, %v, want a difference", m, err)
	}
	x := referral.Attachment{Code: string(code), Basis: referral.Vital}
	for _, words := range []string{"", "ya", "1234567890 1234567890 !!"} {
		x.Difference = words
		if _, err := d.Referrals.Attach(t.Context(), desk.Clerk, p.ID, x); problem.Of(err).At("difference") == "" {
			t.Errorf("with %q: got %v, want a fault", words, err)
		}
	}
	x.Difference, x.Basis = "Akta kelahiran menyebut tanggal 1, slip salah tulis.", "lain"
	if _, err := d.Referrals.Attach(t.Context(), desk.Clerk, p.ID, x); problem.Of(err).At("basis") == "" {
		t.Errorf("without a basis: got %v", err)
	}
	x.Basis = referral.Vital
	got, err := d.Referrals.Attach(t.Context(), desk.Clerk, p.ID, x)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := d.Referrals.IntakeOf(t.Context(), desk.Clerk, got)
	if err != nil || kept.Difference != x.Difference {
		t.Errorf("kept %+v, %v", kept, err)
	}
}

func TestNothingIsAttachedAfterTheDecisionOrBeforeTheBirthDateIsKnown(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	_, code := signedFirst(t, d)
	blank, err := d.Petitions.Open(t.Context(), desk.Clerk, desk.Ticket())
	if err != nil {
		t.Fatal(err)
	}
	decided := d.Decided(t, d.Assigned(t, 1))
	for _, id := range []petition.ID{blank.ID, decided.ID} {
		if _, err := d.Referrals.Find(t.Context(), desk.Clerk, id, string(code)); !problem.Is(err, problem.Conflict) {
			t.Errorf("got %v, want a conflict", err)
		}
	}
}

func TestACodeIsMadeForASignedAssessmentThatCameFirstOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	asked := d.Signed(t, d.Allocated(t, d.Assigned(t, 1)))
	first := d.CameFirst(t)
	for id, want := range map[referral.ID]problem.Kind{asked.ReferralID: problem.NotFound, first.ID: problem.Conflict} {
		r, err := d.DB.Referral(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Referrals.IssueCode(t.Context(), desk.Supervisor, referral.Revision{ID: id, Version: r.Version}); !problem.Is(err, want) {
			t.Errorf("got %v, want kind %d", err, want)
		}
		if _, err := d.Referrals.Slip(t.Context(), desk.Supervisor, id); !problem.Is(err, problem.NotFound) {
			t.Errorf("a slip without a code: got %v", err)
		}
	}
	r, code := signedFirst(t, d)
	for _, by := range []identity.Actor{desk.OtherSupervisor, desk.OtherAssessor, desk.SecondAssessor} {
		if _, err := d.Referrals.IssueCode(t.Context(), by, referral.Revision{ID: r.ID, Version: r.Version}); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s: got %v, want not found", by.ID, err)
		}
	}
	slip, err := d.Referrals.Slip(t.Context(), desk.Assessor, r.ID)
	if err != nil || slip.Code != code || slip.Initials != "S.W." || slip.Until != calendar.MustDate("2026-11-23").AddDays(referral.CodeDays) {
		t.Errorf("got %+v, %v", slip, err)
	}
}

func TestACodeThatEndsSoonIsNoticed(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	r, code := signedFirst(t, d)
	noticed := func(want bool) {
		t.Helper()
		all, err := d.Referrals.Expiring(t.Context(), desk.Supervisor)
		if err != nil || (len(all) == 1 && all[0].ReferralID == r.ID) != want {
			t.Errorf("got %v, %v, want noticed %v", all, err, want)
		}
		if others, err := d.Referrals.Expiring(t.Context(), desk.OtherSupervisor); err != nil || len(others) > 0 {
			t.Errorf("another agency is told of %v, %v", others, err)
		}
	}
	noticed(false)
	d.Pass(referral.CodeDays - referral.NoticeDays)
	noticed(true)
	if _, err := d.Referrals.Attach(t.Context(), desk.Clerk, d.Draft(t).ID, referral.Attachment{Code: string(code), Basis: referral.Duty}); err != nil {
		t.Fatal(err)
	}
	noticed(false)
}

func TestAChildIsRecordedOnceAndByItsAgencyOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	in := desk.Recording()
	entries := d.Added(t, func(ctx context.Context) {
		for range 2 {
			if r, err := d.Referrals.Record(ctx, desk.Assessor, in); err != nil || r.ID != in.Ticket || r.Assignee != desk.Assessor.ID || r.Status != referral.Allocated {
				t.Fatalf("got %v, %v", r, err)
			}
		}
	})
	if len(entries) != 1 || entries[0].Action != "intake.record" || entries[0].Case != "" || entries[0].CourtID != "" {
		t.Errorf("got %v, want one intake.record of no court", entries)
	}
	for _, by := range desk.Everybody {
		x := desk.Recording()
		x.Assignee = desk.SecondAssessor.ID
		_, err := d.Referrals.Record(t.Context(), by, x)
		switch {
		case !by.Office.AtAgency():
			if !problem.Is(err, problem.Forbidden) {
				t.Errorf("%s: got %v, want forbidden", by.ID, err)
			}
		case by == desk.OtherSupervisor:
			if problem.Of(err).At("assignee") == "" {
				t.Errorf("an assessor of another agency: got %v", err)
			}
		case err != nil:
			t.Errorf("%s: %v", by.ID, err)
		}
	}
	if _, err := d.Referrals.Record(t.Context(), desk.OtherAssessor, in); !problem.Is(err, problem.NotFound) {
		t.Errorf("the ticket of another: got %v, want not found", err)
	}
}

func TestAFaultyRecordingSaysWhatToMend(t *testing.T) {
	t.Parallel()
	today := calendar.MustDate("2026-11-23")
	faults := func(in referral.Recording) []string {
		var out []string
		for _, f := range in.Check(today) {
			out = append(out, f.Name)
		}
		return out
	}
	if got := faults(referral.Recording{}); !slices.Equal(got, []string{"name", "sex", "born", "district", "contact", "instrument", "basis", "assent"}) {
		t.Errorf("an empty one: %v", got)
	}
	if got := faults(desk.Recording()); len(got) > 0 {
		t.Errorf("a whole one: %v", got)
	}
	for name, c := range map[string]struct {
		change func(*referral.Recording)
		field  string
	}{
		"born tomorrow":             {func(in *referral.Recording) { in.Born = today.AddDays(1) }, "born"},
		"nineteen today":            {func(in *referral.Recording) { in.Born = calendar.MustDate("2007-11-23") }, "born"},
		"a regency for a district":  {func(in *referral.Recording) { in.District = "52.02" }, "district"},
		"consent of nobody":         {func(in *referral.Recording) { in.Consent = "" }, "consent"},
		"consent against the child": {func(in *referral.Recording) { in.Assent = referral.Refuses }, "assent"},
	} {
		in := desk.Recording()
		if c.change(&in); !slices.Equal(faults(in), []string{c.field}) {
			t.Errorf("%s: %v, want %s", name, faults(in), c.field)
		}
	}
	in := desk.Recording()
	if in.Basis, in.Assent, in.Consent = referral.Vital, referral.Refuses, ""; len(faults(in)) > 0 {
		t.Errorf("without consent on another basis: %v", faults(in))
	}
}

func TestAnAgencyMayStopWhatCameFirstAndNotWhatACourtAsked(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	asked, first := d.Allocated(t, d.Assigned(t, 1)), d.CameFirst(t)
	if _, err := d.Referrals.Drop(t.Context(), desk.Supervisor, referral.Revision{ID: asked.ID, Version: asked.Version}, "Keluarga pindah."); !problem.Is(err, problem.Conflict) {
		t.Errorf("got %v, want a conflict", err)
	}
	got, err := d.Referrals.Drop(t.Context(), desk.Supervisor, referral.Revision{ID: first.ID, Version: first.Version}, "Keluarga pindah.")
	if err != nil || got.Status != referral.Revoked || got.RevokedWhy != "Keluarga pindah." {
		t.Errorf("got %v, %v", got, err)
	}
}
