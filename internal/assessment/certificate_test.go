package assessment_test

import (
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func counselling() assessment.Certificate {
	return assessment.Certificate{
		Kind: assessment.Counselling, Number: "12/UPTD/2026", DatedOn: calendar.MustDate("2026-11-23"), Place: "Praya",
		HeldOn: calendar.MustDate("2026-11-20"), Present: "anak dan ibu",
	}
}

func TestACertificateIsFrozenReadAndWithdrawn(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	a := d.Signed(t, d.Allocated(t, d.Assigned(t, 12)))
	x, err := d.Assessments.IssueCertificate(t.Context(), desk.Supervisor, a.ID, counselling())
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []identity.Actor{desk.Supervisor, desk.Assessor, desk.Judge} {
		k, err := d.Assessments.CertificateFile(t.Context(), who, x.ID)
		if err != nil || !strings.HasPrefix(string(k.Content), "Surat keterangan sudah konseling 12/UPTD/2026") {
			t.Errorf("%s reads %q, %v", who.Name, k.Content, err)
		}
	}
	for _, who := range []identity.Actor{desk.Clerk, desk.Registrar, desk.SecondJudge, desk.OtherSupervisor, desk.SecondAssessor, desk.Monitor, desk.Admin} {
		if k, err := d.Assessments.CertificateFile(t.Context(), who, x.ID); err == nil {
			t.Errorf("%s reads %q", who.Name, k.Content)
		}
	}
	if _, err := d.Assessments.IssueCertificate(t.Context(), desk.Supervisor, a.ID, counselling()); !problem.Is(err, problem.Conflict) {
		t.Errorf("a second one of the kind: %v", err)
	}
	if _, err := d.Assessments.WithdrawCertificate(t.Context(), desk.Supervisor, x.ID, " "); !problem.Is(err, problem.Invalid) {
		t.Errorf("withdrawn without a reason: %v", err)
	}
	if _, err := d.Assessments.WithdrawCertificate(t.Context(), desk.OtherSupervisor, x.ID, "Keliru."); !problem.Is(err, problem.NotFound) {
		t.Errorf("another agency withdrew it: %v", err)
	}
	if x, err = d.Assessments.WithdrawCertificate(t.Context(), desk.Supervisor, x.ID, "Tanggalnya keliru."); err != nil || x.WithdrawnAt == nil {
		t.Fatalf("got %+v, %v", x, err)
	}
	if _, err = d.Assessments.WithdrawCertificate(t.Context(), desk.Supervisor, x.ID, "Lagi."); !problem.Is(err, problem.Conflict) {
		t.Errorf("withdrawn twice: %v", err)
	}
	again := counselling()
	again.Number = "13/UPTD/2026"
	if _, err := d.Assessments.IssueCertificate(t.Context(), desk.Supervisor, a.ID, again); err != nil {
		t.Errorf("after the withdrawal none can take its place: %v", err)
	}
}

func TestNoCertificateBeforeTheSignature(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	a := d.Handed(t, d.Allocated(t, d.Assigned(t, 12)))
	if _, err := d.Assessments.IssueCertificate(t.Context(), desk.Supervisor, a.ID, counselling()); !problem.Is(err, problem.Conflict) {
		t.Errorf("got %v", err)
	}
	if _, err := d.Assessments.IssueCertificate(t.Context(), desk.Assessor, a.ID, counselling()); !problem.Is(err, problem.Forbidden) {
		t.Errorf("an assessor issues: %v", err)
	}
}

func TestWhatACertificateLacksIsSaid(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	a := d.Signed(t, d.Allocated(t, d.Assigned(t, 12)))
	_, err := d.Assessments.IssueCertificate(t.Context(), desk.Supervisor, a.ID, assessment.Certificate{Kind: assessment.Counselling, DatedOn: calendar.MustDate("2026-11-24")})
	var got []string
	for _, f := range problem.Of(err).Fields {
		got = append(got, f.Name)
	}
	if want := "number dated_on place held_on present"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestARecommendationFollowsTheAssessmentAndThePolicy(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	a := d.Opened(t, d.Signed(t, d.Allocated(t, d.Assigned(t, 12))).ID)
	in, err := d.Assessments.Instrument(a)
	if err != nil {
		t.Fatal(err)
	}
	assesses := mou.Agency{Role: mou.Assesses}
	for _, c := range []struct {
		position instrument.Position
		agency   mou.Agency
		issued   bool
	}{
		{instrument.Recommended, assesses, true},
		{instrument.NotRecommended, assesses, true},
		{instrument.Postponed, assesses, true},
		{instrument.NoPosition, assesses, false},
		{instrument.Declined, assesses, false},
		{"", assesses, false},
		{instrument.Recommended, mou.Agency{Role: mou.Assesses, Profile: mou.Profile{Recommendation: mou.NeverIssues}}, false},
		{instrument.Recommended, mou.Agency{Role: mou.Accompanies}, false},
	} {
		a.Answers["f16_recommendation"] = nil
		if c.position != "" {
			a.Answers["f16_recommendation"] = instrument.Answer{string(c.position)}
		}
		if words := assessment.Refusal(assessment.Recommendation, in, a, c.agency); (words == "") != c.issued {
			t.Errorf("%q by %+v: %q", c.position, c.agency.Role, words)
		}
		if words := assessment.Refusal(assessment.Counselling, in, a, c.agency); words != "" {
			t.Errorf("counselling is refused: %q", words)
		}
	}
}

func TestAPrintoutHoldsTheLanesOfItsReader(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	a := d.Handed(t, d.Allocated(t, d.Assigned(t, 12)))
	if _, err := d.Assessments.Print(t.Context(), desk.Judge, a.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("the judge prints what is not signed: %v", err)
	}
	x, err := d.Assessments.Print(t.Context(), desk.Supervisor, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	restricted, answered := 0, 0
	for _, s := range x.Sections {
		for _, k := range s.Answers {
			if k.Words != "" {
				answered++
			}
			if k.Restricted && k.Words != "" {
				restricted++
			}
		}
	}
	if answered < 40 || restricted == 0 || x.Voice == nil {
		t.Errorf("the supervisor prints %d answers, %d restricted, voice %v", answered, restricted, x.Voice)
	}
	for _, who := range []identity.Actor{desk.Clerk, desk.Registrar, desk.OtherSupervisor, desk.SecondAssessor, desk.Monitor} {
		if _, err := d.Assessments.Print(t.Context(), who, a.ID); err == nil {
			t.Errorf("%s prints it", who.Name)
		}
	}
}
