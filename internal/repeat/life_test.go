package repeat_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/repeat"
	"timbang/internal/testkit/desk"
)

const why = "Anak tampaknya pernah dimohonkan sebelumnya."

// filing is what a test says of a petition: the rest is invented.
type filing struct {
	by            identity.Actor
	child, mother string
	born          string
	nik           identity.NIK
	spouse        string
	draft         bool
}

// file hands in a petition, or keeps it as a draft.
func file(t *testing.T, d *desk.Desk, f filing) *petition.Petition {
	t.Helper()
	ctx := t.Context()
	p, err := d.Petitions.Open(ctx, f.by, desk.Ticket())
	must(t, err)
	people := []petition.Person{{Name: "Amaq Rekaan", Sex: identity.Male}}
	kind := petition.OneDead
	if f.mother != "" {
		people, kind = append(people, petition.Person{Name: f.mother, Sex: identity.Female}), petition.BothParents
	}
	for _, part := range []petition.Part{
		petition.Standing{Kind: kind}, petition.Petitioners{Kind: kind, People: people},
		petition.Child{Person: petition.Person{Name: f.child, NIK: f.nik, Sex: identity.Female, Born: calendar.MustDate(f.born)}, ParentTies: "kandung"},
		petition.Spouse{Person: petition.Person{Name: f.spouse}},
		petition.Domicile{District: desk.District},
	} {
		p, err = d.Petitions.Amend(ctx, f.by, desk.At(p), part, false)
		must(t, err)
	}
	if f.draft {
		return p
	}
	p, err = d.Petitions.Submit(ctx, f.by, desk.At(p))
	must(t, err)
	return p
}

// pair is a child of whom a petition was handed in at Praya, and later at
// Mataram with other spellings.
func pair(t *testing.T, d *desk.Desk) (earlier, later *petition.Petition) {
	t.Helper()
	earlier = file(t, d, filing{by: desk.Clerk, child: "Siti Nuraini", mother: "Inaq Mariyam", born: "2009-05-04", spouse: "Lalu Bumbang"})
	d.Pass(30)
	return earlier, file(t, d, filing{by: desk.OtherClerk, child: "ST. NUR AINY", mother: "Inaq Mariam", born: "2009-05-04", spouse: "Ahmad"})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func notices(t *testing.T, d *desk.Desk, by identity.Actor, p *petition.Petition) []repeat.Notice {
	t.Helper()
	out, _, err := d.Repeats.Notices(t.Context(), by, p)
	must(t, err)
	return out
}

func TestTheClerkLearnsThatAnEarlierPetitionExists(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	earlier, later := pair(t, d)
	got := notices(t, d, desk.OtherClerk, later)
	if len(got) != 1 || got[0] != (repeat.Notice{Court: desk.Praya, On: calendar.MustDate("2026-11-23")}) {
		t.Errorf("Notices = %v, want one of PA Praya, 23 November 2026", got)
	}
	if got := notices(t, d, desk.Clerk, earlier); len(got) != 0 {
		t.Errorf("Notices of the earlier petition = %v, want none", got)
	}
	if _, _, err := d.Repeats.Notices(t.Context(), desk.Clerk, later); !problem.Is(err, problem.NotFound) {
		t.Errorf("Notices for the other court = %v, want NotFound", err)
	}
}

func TestWhatMatchesAndHowStrongly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	const nik identity.NIK = "5202014405099991"
	first := file(t, d, filing{by: desk.Clerk, child: "Siti Nuraini", mother: "Inaq Mariam", born: "2009-05-04", nik: nik, spouse: "Ahmad"})
	d.Pass(1)
	for name, c := range map[string]struct {
		filing
		want repeat.Basis
	}{
		"the number alone":            {filing{child: "Baiq Lain", mother: "Inaq Lain", born: "2008-01-01", nik: nik}, repeat.ByNIK},
		"name, birth and mother":      {filing{child: "Nur Aini", mother: "Inaq Mariyam", born: "2009-05-04"}, repeat.ByMother},
		"no mother known":             {filing{child: "Nur Aini", born: "2009-05-04"}, repeat.ByBirth},
		"another mother":              {filing{child: "Nur Aini", mother: "Inaq Sahnun", born: "2009-05-04"}, ""},
		"another birth date":          {filing{child: "Nur Aini", mother: "Inaq Mariam", born: "2009-05-05"}, ""},
		"another name":                {filing{child: "Nur Asiah", mother: "Inaq Mariam", born: "2009-05-04"}, ""},
		"a draft sees the earlier":    {filing{child: "Nur Aini", mother: "Inaq Mariam", born: "2009-05-04", draft: true}, repeat.ByMother},
		"the number beside the names": {filing{child: "Nur Aini", mother: "Inaq Mariam", born: "2009-05-04", nik: nik}, repeat.ByNIK},
	} {
		c.by, c.spouse = desk.OtherClerk, "Calon Rekaan"
		p := file(t, d, c.filing)
		all, err := repeat.Sightings(t.Context(), d.DB, p, calendar.Of(d.Now()))
		must(t, err)
		all = slices.DeleteFunc(all, func(x repeat.Sighting) bool { return x.Other != first.ID })
		switch {
		case c.want == "" && len(all) > 0:
			t.Errorf("%s: %+v, want nothing", name, all[0].Shared)
		case c.want != "" && (len(all) != 1 || !slices.Equal(all[0].Shared, []repeat.Shared{{Mine: repeat.Child, Theirs: repeat.Child, Basis: c.want}})):
			t.Errorf("%s: %+v, want one by %s", name, all, c.want)
		}
	}
}

func TestADraftIsNoEarlierPetition(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	file(t, d, filing{by: desk.Clerk, child: "Siti Nuraini", mother: "Inaq Mariam", born: "2009-05-04", spouse: "Ahmad", draft: true})
	p := file(t, d, filing{by: desk.OtherClerk, child: "Siti Nuraini", mother: "Inaq Mariam", born: "2009-05-04", spouse: "Ahmad"})
	if got := notices(t, d, desk.OtherClerk, p); len(got) != 0 {
		t.Errorf("Notices = %v, want none: nothing was handed in", got)
	}
}

func TestACorrectedNameMovesItsMarks(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	_, later := pair(t, d)
	p, err := d.Petitions.Return(t.Context(), desk.OtherClerk, desk.At(later), "Nama anak tidak sesuai akta.")
	must(t, err)
	p, err = d.Petitions.Amend(t.Context(), desk.OtherClerk, desk.At(p), petition.Child{Person: petition.Person{Name: "Sri Wahyuni", Sex: identity.Female, Born: calendar.MustDate("2009-05-04")}}, false)
	must(t, err)
	if got := notices(t, d, desk.OtherClerk, p); len(got) != 0 {
		t.Errorf("Notices after the correction = %v, want none", got)
	}
}

func TestTheOtherCourtGrantsWhatIsAsked(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	earlier, later := pair(t, d)
	ctx := t.Context()
	q, err := d.Repeats.Ask(ctx, desk.OtherRegistrar, later.ID, earlier.ID, why)
	must(t, err)
	if _, err := d.Repeats.Ask(ctx, desk.OtherRegistrar, later.ID, earlier.ID, why); !problem.Is(err, problem.Conflict) {
		t.Errorf("asked twice: %v, want Conflict", err)
	}
	questions, _, err := d.Repeats.Worklist(ctx, desk.Registrar)
	if err != nil || len(questions) != 1 || questions[0].ID != q.ID {
		t.Errorf("the worklist holds %v, %v, want the question", questions, err)
	}
	added := d.Added(t, func(ctx context.Context) {
		x, err := d.Repeats.Question(ctx, desk.Registrar, q.ID)
		must(t, err)
		if x.Details.Initials != "S.N." || x.For != "Permohonan belum bernomor" {
			t.Errorf("Question = %+v, want the initials and an unnumbered petition", x.Details)
		}
	})
	if len(added) != 2 || added[0].Case != string(later.ID) || added[1].Case != string(earlier.ID) || added[1].CourtID != desk.Praya {
		t.Errorf("the reading left %+v, want one entry on each side", added)
	}
	if f, err := d.Repeats.Show(ctx, desk.OtherRegistrar, later.ID); err != nil || f.Sightings[0].Details != nil {
		t.Errorf("before the answer the asker knows %+v, %v", f, err)
	}
	if _, err := d.Repeats.Answer(ctx, desk.Registrar, q.ID, q.Version, repeat.Reply{Grant: "ya", Reason: "-"}); len(problem.Of(err).Fields) != 2 {
		t.Errorf("a faulty answer: %v, want two faults", err)
	}
	added = d.Added(t, func(ctx context.Context) {
		_, err = d.Repeats.Answer(ctx, desk.Registrar, q.ID, q.Version, repeat.Reply{Grant: repeat.Granted, Reason: "Diperlukan untuk memeriksa anak yang sama."})
		must(t, err)
	})
	if len(added) != 2 || added[0].Action != string(access.AnswerRepeat) || added[1].Case != string(earlier.ID) {
		t.Errorf("the answer left %+v, want one entry on each side", added)
	}
	if _, err := d.Repeats.Answer(ctx, desk.Registrar, q.ID, q.Version+1, repeat.Reply{Grant: repeat.Refused, Reason: "Diperlukan untuk memeriksa anak yang sama."}); !problem.Is(err, problem.Conflict) {
		t.Errorf("answered twice: %v, want Conflict", err)
	}
	added = d.Added(t, func(ctx context.Context) {
		f, err := d.Repeats.Show(ctx, desk.OtherRegistrar, later.ID)
		must(t, err)
		if got := f.Sightings[0].Details; got == nil || got.Initials != "S.N." || got.Outcome != "Belum diputus (Diserahkan)" {
			t.Errorf("granted: %+v, want the initials and the state", got)
		}
	})
	if len(added) != 2 || added[1].Case != string(earlier.ID) || strings.Contains(fmt.Sprint(added), "Nuraini") {
		t.Errorf("reading what was granted left %+v, want one entry on each side and no name", added)
	}
	if _, answers, err := d.Repeats.Worklist(ctx, desk.OtherRegistrar); err != nil || len(answers) != 1 {
		t.Errorf("%d answers wait for a decision, %v, want 1", len(answers), err)
	}
	if about, err := d.Repeats.About(ctx, desk.Registrar, earlier); err != nil || len(about) != 1 {
		t.Errorf("%d requests about the earlier petition, %v, want 1", len(about), err)
	}
}

func TestARefusalTellsNothing(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	earlier, later := pair(t, d)
	q, err := d.Repeats.Ask(t.Context(), desk.OtherRegistrar, later.ID, earlier.ID, why)
	must(t, err)
	_, err = d.Repeats.Answer(t.Context(), desk.Registrar, q.ID, q.Version, repeat.Reply{Grant: repeat.Refused, Reason: "Alasannya belum cukup untuk membuka perkara."})
	must(t, err)
	f, err := d.Repeats.Show(t.Context(), desk.OtherRegistrar, later.ID)
	must(t, err)
	if x := f.Sightings[0]; x.Details != nil || x.Requests[0].Status != repeat.Refused || x.Requests[0].Disclosed.Initials != "" {
		t.Errorf("after a refusal: %+v, want no details", x)
	}
	if _, err := d.Repeats.Ask(t.Context(), desk.OtherRegistrar, later.ID, earlier.ID, "Kami mohon dipertimbangkan kembali, sidang besok."); err != nil {
		t.Errorf("asking again with another reason: %v, want nil", err)
	}
}

func TestDecisionsStandBesideEachOther(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	earlier, later := pair(t, d)
	decide := func(v repeat.Verdict, after int, why string) error {
		_, err := d.Repeats.Decide(t.Context(), desk.OtherRegistrar, later.ID, repeat.Finding{Other: earlier.ID, Verdict: v, Why: why, After: after})
		return err
	}
	must(t, decide(repeat.Other, 0, "Akta kelahiran menunjukkan ibu yang lain."))
	if got := notices(t, d, desk.OtherClerk, later); len(got) != 0 {
		t.Errorf("Notices of somebody else = %v, want none", got)
	}
	if err := decide(repeat.Same, 0, "Akta kelahiran menunjukkan ibu yang sama."); !problem.Is(err, problem.Conflict) {
		t.Errorf("a decision on an old state: %v, want Conflict", err)
	}
	if err := decide("mungkin", 1, "ya"); len(problem.Of(err).Fields) != 2 {
		t.Errorf("a faulty decision: %v, want two faults", err)
	}
	must(t, decide(repeat.Same, 1, "Akta kelahiran dibaca keliru; ibunya sama."))
	f, err := d.Repeats.Show(t.Context(), desk.OtherRegistrar, later.ID)
	must(t, err)
	if x := f.Sightings[0]; x.Verdict() != repeat.Same || len(x.Decisions) != 2 || x.Decisions[1].Verdict != repeat.Other || x.Decisions[0].Name != desk.OtherRegistrar.Name {
		t.Errorf("decisions %+v, want the correction and the one before it", x.Decisions)
	}
	if got := notices(t, d, desk.OtherClerk, later); len(got) != 1 {
		t.Errorf("Notices after the correction = %v, want one", got)
	}
}

func TestWhoMayDoWhatAboutARepeat(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	earlier, later := pair(t, d)
	ctx := t.Context()
	q, err := d.Repeats.Ask(ctx, desk.OtherRegistrar, later.ID, earlier.ID, why)
	must(t, err)
	for _, who := range desk.Everybody {
		_, show := d.Repeats.Show(ctx, who, later.ID)
		_, ask := d.Repeats.Ask(ctx, who, later.ID, earlier.ID, why)
		_, question := d.Repeats.Question(ctx, who, q.ID)
		_, answer := d.Repeats.Answer(ctx, who, q.ID, q.Version+9, repeat.Reply{Grant: repeat.Granted, Reason: why})
		_, decision := d.Repeats.Decide(ctx, who, later.ID, repeat.Finding{Other: earlier.ID, After: 9})
		for verb, x := range map[string]struct {
			err error
			may bool
		}{
			"show": {show, who.ID == desk.OtherRegistrar.ID}, "ask": {ask, who.ID == desk.OtherRegistrar.ID}, "decide": {decision, who.ID == desk.OtherRegistrar.ID},
			"question": {question, who.ID == desk.Registrar.ID}, "answer": {answer, who.ID == desk.Registrar.ID},
		} {
			if shut := problem.Is(x.err, problem.NotFound) || problem.Is(x.err, problem.Forbidden); shut == x.may {
				t.Errorf("%s by %s: %v, want it to be let in: %t", verb, who.ID, x.err, x.may)
			}
		}
	}
	if _, err := d.Repeats.Ask(ctx, desk.OtherRegistrar, later.ID, "tidakada", why); !problem.Is(err, problem.NotFound) {
		t.Errorf("asked about nothing: %v, want NotFound", err)
	}
}

func TestTheCourtsOwnPetitionNeedsNoQuestion(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	first := file(t, d, filing{by: desk.Clerk, child: "Siti Nuraini", mother: "Inaq Mariam", born: "2009-05-04", spouse: "Ahmad"})
	second := file(t, d, filing{by: desk.Clerk, child: "Siti Nuraini", mother: "Inaq Mariam", born: "2009-05-04", spouse: "Ahmad"})
	f, err := d.Repeats.Show(t.Context(), desk.Registrar, second.ID)
	must(t, err)
	if len(f.Sightings) != 1 || f.Sightings[0].Other != first.ID || f.Sightings[0].Details == nil {
		t.Errorf("sightings %+v, want the first with its details", f.Sightings)
	}
	if _, err := d.Repeats.Ask(t.Context(), desk.Registrar, second.ID, first.ID, why); !problem.Is(err, problem.Conflict) {
		t.Errorf("asked of the own court: %v, want Conflict", err)
	}
}

func TestTheIndexHoldsNothingThatCanBeRead(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	file(t, d, filing{by: desk.Clerk, child: "Siti Nuraini", mother: "Inaq Mariam", born: "2009-05-04", nik: "5202014405099991", spouse: "Lalu Bumbang"})
	var dump string
	must(t, d.AsOwner(t).QueryRow(t.Context(), `select string_agg(convert_from(decode(replace(encode(m.mark, 'hex'), '00', '2e'), 'hex'), 'LATIN1') || row_to_json(m)::text, e'\n') from repeat_mark m`).Scan(&dump))
	for _, secret := range []string{"nuraini", "aini", "siti", "mariam", "bumbang", "5202014405099991", "2009-05-04", "2009"} {
		if strings.Contains(strings.ToLower(dump), secret) {
			t.Errorf("the index shows %q", secret)
		}
	}
	if n := strings.Count(dump, "\n") + 1; n < 4 {
		t.Errorf("the index has %d marks, want the number, the names and the mother", n)
	}
}

func TestMarksOfAnotherKeyAreMadeAnew(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	earlier, later := pair(t, d)
	d.Exec(t, "delete from repeat_mark where petition_id = $1", string(earlier.ID))
	if got := notices(t, d, desk.OtherClerk, later); len(got) != 0 {
		t.Fatalf("Notices without marks = %v, want none", got)
	}
	for range 2 {
		n, err := d.Repeats.Backfill(t.Context())
		must(t, err)
		if got := notices(t, d, desk.OtherClerk, later); len(got) != 1 || n > 1 {
			t.Errorf("after marking %d anew: %v, want one", n, got)
		}
	}
	next := *d.Repeats
	next.Keys = d.Repeats.Keys.Add()
	if n, err := next.Backfill(t.Context()); err != nil || n != 2 {
		t.Errorf("with a newer key %d were marked, %v, want both", n, err)
	}
	if n, err := next.Backfill(t.Context()); err != nil || n != 0 {
		t.Errorf("once more: %d, %v, want none", n, err)
	}
	if got := notices(t, d, desk.OtherClerk, later); len(got) != 1 {
		t.Errorf("Notices by the newer key = %v, want one", got)
	}
}
