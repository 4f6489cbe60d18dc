package determination_test

import (
	"context"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// says gives what a rule says about a petition as Judge sees it.
func says(t *testing.T, d *desk.Desk, id petition.ID, rule string) law.Finding {
	t.Helper()
	c, err := d.Rulings.Of(t.Context(), desk.Judge, d.Again(t, id))
	must(t, err)
	for _, f := range c.Findings(today) {
		if f.Rule.ID == rule {
			return f
		}
	}
	t.Fatalf("there is no rule %s", rule)
	return law.Finding{}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// kind fails unless the error is of a kind.
func kind(t *testing.T, what string, err error, want problem.Kind) {
	t.Helper()
	if err == nil || problem.Of(err).Kind != want {
		t.Errorf("%s: got %v, want %v", what, err, want)
	}
}

var heeds = []determination.Heed{
	{Key: "anak", Answer: law.No, Words: "Anak ingin menyelesaikan sekolah dahulu."}, {Key: "calon", Answer: law.Yes},
	{Key: "a", Answer: law.Yes}, {Key: "h", Answer: law.Yes, Words: "Rekomendasi dibacakan."},
}

func TestConsentAndPasal16ReachTheRules(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	if got := says(t, d, p.ID, "khi-16").Status; got != law.Unknown {
		t.Errorf("before anything is recorded consent is %s", got)
	}
	_, err := d.Rulings.Attend(t.Context(), desk.Judge, desk.At(p), heeds)
	must(t, err)
	for rule, want := range map[string]law.Status{"khi-16": law.Unfulfilled, "perma5-16-a": law.Fulfilled, "perma5-16-h": law.Fulfilled, "perma5-16-b": law.Unknown} {
		if got := says(t, d, p.ID, rule).Status; got != want {
			t.Errorf("%s is %s, want %s", rule, got, want)
		}
	}
	again := append([]determination.Heed{}, heeds...)
	again[0] = determination.Heed{Key: "anak", Answer: law.Yes}
	x, err := d.Rulings.Attend(t.Context(), desk.Judge, desk.At(d.Again(t, p.ID)), again)
	must(t, err)
	if got := says(t, d, p.ID, "khi-16").Status; got != law.Fulfilled {
		t.Errorf("after the correction consent is %s", got)
	}
	all, err := d.DB.Attentions(t.Context(), p.ID)
	must(t, err)
	if len(all) != 2 || x.Ordinal != 2 || all[0].Heed("anak").Words == "" || all[1].Name != desk.Judge.Name {
		t.Errorf("both records must stay: %+v", all)
	}
}

func TestACommitmentOfFourFieldsFulfilsPasal16J(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	var pledges []determination.Pledge
	for _, f := range determination.CommitmentFields {
		pledges = append(pledges, determination.Pledge{Field: f.Field, Answer: law.Yes, Items: []determination.Promise{{What: "Membayar biaya sekolah", Who: "ayah anak", When: "setiap bulan"}}})
	}
	_, err := d.Rulings.Commit(t.Context(), desk.Judge, desk.At(p), pledges[:3], "P.7")
	must(t, err)
	if got := says(t, d, p.ID, "perma5-16-j").Status; got != law.Unknown {
		t.Errorf("three of four fields give %s", got)
	}
	_, err = d.Rulings.Commit(t.Context(), desk.Judge, desk.At(d.Again(t, p.ID)), pledges, "P.7")
	must(t, err)
	if got := says(t, d, p.ID, "perma5-16-j").Status; got != law.Fulfilled {
		t.Errorf("four fields give %s", got)
	}
	pledges[1] = determination.Pledge{Field: "sosial", Answer: law.No}
	_, err = d.Rulings.Commit(t.Context(), desk.Judge, desk.At(d.Again(t, p.ID)), pledges, "")
	must(t, err)
	if got := says(t, d, p.ID, "perma5-16-j"); got.Status != law.Unfulfilled || !strings.Contains(got.Words, "sosial") {
		t.Errorf("a field that was refused gives %s: %s", got.Status, got.Words)
	}
}

func TestOnlyTheJudgeOfTheCaseAttendsAndCommits(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	pledge := []determination.Pledge{{Field: "sosial", Answer: law.No}}
	for _, by := range desk.Everybody {
		want := problem.Forbidden
		if by.Office == identity.Judge {
			want = problem.NotFound
		}
		if by == desk.Judge {
			continue
		}
		_, err := d.Rulings.Attend(t.Context(), by, desk.At(p), heeds)
		kind(t, by.Name+" attends", err, want)
		_, err = d.Rulings.Commit(t.Context(), by, desk.At(p), pledge, "")
		kind(t, by.Name+" commits", err, want)
	}
	_, err := d.Rulings.Attend(t.Context(), desk.Judge, petition.Revision{ID: p.ID, Version: p.Version - 1}, heeds)
	kind(t, "an old revision", err, problem.Conflict)
	early := d.Assigned(t, 2)
	_, err = d.Rulings.Commit(t.Context(), desk.Judge, desk.At(early), pledge, "")
	kind(t, "before a hearing", err, problem.Conflict)
	p = d.Overridden(t, p)
	_, err = d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), ruling(petition.Withdrawn))
	must(t, err)
	_, err = d.Rulings.Attend(t.Context(), desk.Judge, desk.At(d.Again(t, p.ID)), heeds)
	kind(t, "after the decision", err, problem.Conflict)
}

func TestFaultyAnswersOfTheJudgeAreRefused(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 4001)
	for name, c := range map[string]struct {
		heeds []determination.Heed
		field string
	}{
		"tidak ada jawaban":        {nil, "heed.anak"},
		"huruf yang tidak ada":     {[]determination.Heed{{Key: "z", Answer: law.Yes}}, "heed.z"},
		"jawaban di luar pilihan":  {[]determination.Heed{{Key: "a", Answer: "mungkin"}}, "heed.a"},
		"catatan tanpa jawaban":    {[]determination.Heed{{Key: "a", Words: "Sudah"}}, "heed.a"},
		"tidak tanpa keterangan":   {[]determination.Heed{{Key: "calon", Answer: law.No}}, "heed.calon.words"},
		"catatan yang panjang":     {[]determination.Heed{{Key: "a", Answer: law.Yes, Words: long}}, "heed.a.words"},
		"huruf d dibaca dari lain": {[]determination.Heed{{Key: "d", Answer: law.Yes}}, "heed.d"},
	} {
		if got := determination.CheckHeeds(c.heeds); len(got) == 0 || got[0].Name != c.field {
			t.Errorf("%s: got %v, want %s", name, got, c.field)
		}
	}
	if got := determination.CheckHeeds(heeds); len(got) > 0 {
		t.Errorf("sound answers: got %v", got)
	}
}

func TestAPledgeIsConcrete(t *testing.T) {
	t.Parallel()
	item := determination.Promise{What: "Menanggung sekolah", Who: "ayah anak"}
	many := make([]determination.Promise, determination.MostPromises+1)
	for i := range many {
		many[i] = item
	}
	for name, c := range map[string]struct {
		pledge determination.Pledge
		field  string
	}{
		"ya tanpa kesanggupan":      {determination.Pledge{Field: "sosial", Answer: law.Yes}, "pledge.sosial.1.what"},
		"kesanggupan tanpa jawaban": {determination.Pledge{Field: "sosial", Items: []determination.Promise{item}}, "pledge.sosial"},
		"tanpa siapa":               {determination.Pledge{Field: "sosial", Answer: law.Yes, Items: []determination.Promise{{What: "x"}}}, "pledge.sosial.1.who"},
		"tanpa apa":                 {determination.Pledge{Field: "sosial", Answer: law.Yes, Items: []determination.Promise{item, {Who: "x"}}}, "pledge.sosial.2.what"},
		"bidang yang tidak ada":     {determination.Pledge{Field: "agama", Answer: law.No}, "pledge.agama"},
		"terlalu banyak":            {determination.Pledge{Field: "sosial", Answer: law.Yes, Items: many}, "pledge.sosial.1.what"},
		"terlalu panjang":           {determination.Pledge{Field: "sosial", Answer: law.Yes, Items: []determination.Promise{{What: "x", Who: "y", When: strings.Repeat("a", 241)}}}, "pledge.sosial.1.when"},
	} {
		if got := determination.CheckPledges([]determination.Pledge{c.pledge}, ""); len(got) == 0 || got[0].Name != c.field {
			t.Errorf("%s: got %v, want %s", name, got, c.field)
		}
	}
	if got := determination.CheckPledges(nil, strings.Repeat("a", 241)); len(got) != 2 {
		t.Errorf("nothing but a long paper: got %v", got)
	}
}

func qualify(t *testing.T, d *desk.Desk, judge identity.AccountID, seen int, basis determination.QualificationBasis) error {
	t.Helper()
	in := determination.QualificationEntry{Basis: basis}
	if basis == "sertifikat_sppa" {
		in.Number, in.IssuedOn = "77/SPPA/2026", calendar.MustDate("2026-10-01")
	}
	return d.Rulings.Qualify(t.Context(), desk.Registrar, judge, seen, in)
}

func TestTheQualificationOfTheJudgeReachesPasal20(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	_, err := d.Rulings.FallBack(t.Context(), desk.Registrar, desk.At(p), law.Yes, "Daftar hakim.")
	kind(t, "a fallback before the qualification is known", err, problem.Conflict)
	must(t, qualify(t, d, desk.Judge.ID, 0, determination.Unqualified))
	if a, b := says(t, d, p.ID, "perma5-20-a").Status, says(t, d, p.ID, "perma5-20-b").Status; a != law.Unknown || b != law.Unknown {
		t.Errorf("unqualified, nothing else known: %s and %s", a, b)
	}
	_, err = d.Rulings.FallBack(t.Context(), desk.Registrar, desk.At(p), law.No, "Daftar hakim 23-11-2026.")
	must(t, err)
	if got := says(t, d, p.ID, "perma5-20-a").Status; got != law.Unfulfilled {
		t.Errorf("with another judge who qualifies: %s", got)
	}
	_, err = d.Rulings.FallBack(t.Context(), desk.Registrar, desk.At(d.Again(t, p.ID)), law.Yes, "Hakim lain sudah pindah.")
	must(t, err)
	if a, b := says(t, d, p.ID, "perma5-20-a").Status, says(t, d, p.ID, "perma5-20-b").Status; a != law.NotApplicable || b != law.Fulfilled {
		t.Errorf("with nobody else: %s and %s", a, b)
	}
	must(t, qualify(t, d, desk.Judge.ID, 1, "sertifikat_sppa"))
	if a, b := says(t, d, p.ID, "perma5-20-a").Status, says(t, d, p.ID, "perma5-20-b").Status; a != law.Fulfilled || b != law.NotApplicable {
		t.Errorf("with a certificate: %s and %s", a, b)
	}
}

func TestTheFallbackOfAnotherJudgeDoesNotCount(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	must(t, qualify(t, d, desk.Judge.ID, 0, determination.Unqualified))
	must(t, qualify(t, d, desk.SecondJudge.ID, 0, determination.Unqualified))
	_, err := d.Rulings.FallBack(t.Context(), desk.Registrar, desk.At(p), law.Yes, "Daftar hakim.")
	must(t, err)
	p = d.Again(t, p.ID)
	p.JudgeID = desk.SecondJudge.ID
	var m determination.Marriage
	d.Do(t, func(ctx context.Context) (err error) {
		m, err = determination.LoadMarriage(ctx, d.DB, p)
		return err
	})
	if len(m.Qualifications) != 1 || len(m.Fallbacks) != 0 {
		t.Errorf("another judge has %d qualifications and %d fallbacks, want 1 and 0", len(m.Qualifications), len(m.Fallbacks))
	}
}

func TestARegistrarQualifiesTheJudgesOfTheCourtAlone(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	in := determination.QualificationEntry{Basis: "pengalaman"}
	kind(t, "a judge of the other court", d.Rulings.Qualify(t.Context(), desk.Registrar, desk.OtherJudge.ID, 0, in), problem.NotFound)
	kind(t, "a clerk", d.Rulings.Qualify(t.Context(), desk.Registrar, desk.Clerk.ID, 0, in), problem.NotFound)
	kind(t, "an assessor", d.Rulings.Qualify(t.Context(), desk.Registrar, desk.Assessor.ID, 0, in), problem.NotFound)
	kind(t, "nobody", d.Rulings.Qualify(t.Context(), desk.Registrar, "nobody", 0, in), problem.NotFound)
	kind(t, "by a clerk", d.Rulings.Qualify(t.Context(), desk.Clerk, desk.Judge.ID, 0, in), problem.Forbidden)
	must(t, d.Rulings.Qualify(t.Context(), desk.Registrar, desk.Judge.ID, 0, in))
	kind(t, "twice from one page", d.Rulings.Qualify(t.Context(), desk.Registrar, desk.Judge.ID, 0, in), problem.Conflict)
	kind(t, "a certificate without a number", d.Rulings.Qualify(t.Context(), desk.Registrar, desk.Judge.ID, 1, determination.QualificationEntry{Basis: "sk_hakim_anak"}), problem.Invalid)
	all, err := d.Rulings.Judges(t.Context(), desk.Registrar)
	must(t, err)
	if len(all) != 2 || all[0].Judge.ID != desk.Judge.ID || len(all[0].Said) != 1 || len(all[1].Said) != 0 {
		t.Errorf("the registrar sees %+v", all)
	}
}

func TestAnUnregisteredMarriageReleasesNobody(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	_, err := d.Petitions.NoteCustom(t.Context(), desk.Judge, desk.At(p), "sidang", petition.Customary{Akad: petition.ToldYes, AkadOn: calendar.MustDate("2026-10-01"), AkadBy: "tokoh agama"})
	must(t, err)
	if got := says(t, d, p.ID, "perma5-1").Status; got != law.Fulfilled {
		t.Errorf("after an akad without registration the child is Anak: %s", got)
	}
	c, err := d.Rulings.Of(t.Context(), desk.Judge, d.Again(t, p.ID))
	must(t, err)
	if len(c.Marriage.Customs) != 1 || c.Marriage.Customs[0].Facts.Akad != petition.ToldYes {
		t.Errorf("the judge does not see the akad: %+v", c.Marriage.Customs)
	}
}
