package law_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"timbang/internal/law"
)

// rank orders the statuses from worst to best.
var rank = map[law.Status]int{law.Unfulfilled: 0, law.NotYet: 1, law.Unknown: 1, law.NotApplicable: 2, law.Fulfilled: 2}

// answers are the matters that a person records with yes or no.
func answers(f *law.Facts) map[string]func(law.Answer) {
	out := map[string]func(law.Answer){
		"plain":  func(a law.Answer) { f.Hearing.Exam.Plain = a },
		"robes":  func(a law.Answer) { f.Hearing.Exam.NoAttributes = a },
		"advice": func(a law.Answer) { f.Ruling.Advice = a },
	}
	for group, in := range map[string]struct {
		of   map[string]law.Answer
		keys []string
	}{
		"considered": {f.Ruling.Considered, []string{"anak", "calon", "orang_tua", "orang_tua_calon"}},
		"sources":    {f.Ruling.Sources, []string{"a", "b"}},
		"attention":  {f.Attention, []string{"a", "b", "c", "e", "g", "h", "i"}},
		"consent":    {f.Consent, []string{"anak", "calon"}},
		"commitment": {f.Commitment, []string{"ekonomi", "sosial", "kesehatan", "pendidikan"}},
	} {
		for _, key := range in.keys {
			out[group+" "+key] = func(a law.Answer) { in.of[key] = a }
		}
	}
	return out
}

// keeps lists the ways to keep one more duty, the facts otherwise being as they
// are.
func keeps() map[string]func(*law.Facts) {
	out := map[string]func(*law.Facts){
		"standing known": func(f *law.Facts) { f.StandingKnown = true },
		"standing paper": func(f *law.Facts) { f.StandingPaper = true },
		"linked":         func(f *law.Facts) { f.LinkedPetition = true },
		"fee":            func(f *law.Facts) { f.FeeSettled = true },
		"reason":         func(f *law.Facts) { f.ReasonStated = true },
		"assessment":     func(f *law.Facts) { f.Assessments++ },
		"principal":      func(f *law.Facts) { f.Principal = true },
		"second parent":  func(f *law.Facts) { f.Petitioners = 2 },
		"examined":       func(f *law.Facts) { f.Examined = true },
		"returned":       func(f *law.Facts) { f.Returned = true },
		"poverty letter": func(f *law.Facts) { f.ProdeoProof = true },
		"home":           func(f *law.Facts) { f.HomeCourt = f.Court },
		"qualified":      func(f *law.Facts) { f.Judge.Basis = "sertifikat_sppa" },
		"muslim":         func(f *law.Facts) { f.Child.Religion = "Islam" },
	}
	blank := anyMaps(law.Facts{})
	for name := range answers(&blank) {
		out["yes "+name] = func(f *law.Facts) { answers(f)[name](law.Yes) }
	}
	for _, kind := range []string{"nasab", "terikat", "talak_lian"} {
		out["no impediment "+kind] = func(f *law.Facts) { f.Impediments[kind] = law.Impediment{State: law.Absent, Basis: "keterangan KUA"} }
	}
	for i := range 3 {
		out[fmt.Sprintf("came to hearing %d", i+1)] = func(f *law.Facts) {
			if i < len(f.Hearing.Sessions) {
				f.Hearing.Sessions[i].Petitioner = law.Came
			}
		}
		out[fmt.Sprintf("ordered at hearing %d", i+1)] = func(f *law.Facts) {
			if i < len(f.Hearing.Sessions) {
				f.Hearing.Sessions[i].Ordered = law.Yes
			}
		}
	}
	for _, letter := range []string{"a", "b", "c", "d", "e", "f", "kesehatan", "penolakan", "n1", "lpa"} {
		out["paper "+letter] = func(f *law.Facts) {
			p := f.Papers[letter]
			p.Present, p.Seen, p.Why = true, true, "alasan"
			f.Papers[letter] = p
		}
	}
	for _, who := range []string{"anak", "calon", "orang_tua", "orang_tua_calon", "pemohon"} {
		out["brought "+who] = func(f *law.Facts) { f.Hearing.Brought[who] = true }
		out["heard "+who] = func(f *law.Facts) { f.Hearing.Heard[who] = true }
		for _, i := range law.AdviceItems {
			out["advised "+who+i.Letter] = func(f *law.Facts) {
				if f.Hearing.Advised[who] == nil {
					f.Hearing.Advised[who] = map[string]bool{}
				}
				f.Hearing.Advised[who][i.Letter] = true
			}
		}
	}
	for _, letter := range []string{"a", "b", "c"} {
		out["found "+letter] = func(f *law.Facts) { f.Hearing.Findings[letter] = true }
	}
	return out
}

// anyMaps gives facts in which everything can be recorded.
func anyMaps(f law.Facts) law.Facts {
	f.Papers, f.Impediments = map[string]law.Paper{}, map[string]law.Impediment{}
	f.Consent, f.Attention, f.Commitment = map[string]law.Answer{}, map[string]law.Answer{}, map[string]law.Answer{}
	f.Ruling.Considered, f.Ruling.Sources = map[string]law.Answer{}, map[string]law.Answer{}
	f.Hearing.Brought, f.Hearing.Heard, f.Hearing.Findings = map[string]bool{}, map[string]bool{}, map[string]bool{}
	f.Hearing.Advised = map[string]map[string]bool{}
	return f
}

func anyFacts(r *rapid.T, names []string, all map[string]func(*law.Facts)) law.Facts {
	f := anyMaps(law.Facts{
		Stage: law.Stage(rapid.IntRange(1, 4).Draw(r, "stage")), Filed: filed,
		Court: rapid.SampledFrom([]string{"", "PA.Mtr", "PA.Pra"}).Draw(r, "court"), HomeCourt: rapid.SampledFrom([]string{"", "PA.GM"}).Draw(r, "home"),
		Child:         law.Subject{Born: born(rapid.IntRange(12, 21).Draw(r, "child")), RegisteredMarriage: rapid.Bool().Draw(r, "widow"), Religion: rapid.SampledFrom([]string{"", "Hindu"}).Draw(r, "religion")},
		Spouse:        law.Subject{Born: born(rapid.IntRange(12, 40).Draw(r, "spouse"))},
		Ground:        rapid.SampledFrom([]law.Ground{"", law.BothParents, law.Custody, law.OneDead, law.OneMissing, law.Guardian, law.Proxy}).Draw(r, "ground"),
		StandingProof: rapid.Bool().Draw(r, "proof"), Petitioners: rapid.IntRange(1, 2).Draw(r, "petitioners"), Prodeo: rapid.Bool().Draw(r, "prodeo"),
		Judge: law.Judge{Basis: rapid.SampledFrom([]string{"", "tidak_ada"}).Draw(r, "basis"), NoOther: anyAnswer(r)},
	})
	for i := range rapid.IntRange(0, 3).Draw(r, "hearings") {
		f.Hearing.Sessions = append(f.Hearing.Sessions, anySession(r, i+1))
	}
	for _, name := range slices.Sorted(maps.Keys(answers(&f))) {
		answers(&f)[name](anyAnswer(r))
	}
	for _, kind := range []string{"nasab", "terikat", "talak_lian"} {
		f.Impediments[kind] = law.Impediment{State: rapid.SampledFrom([]string{"", "ada", "tidak_ada"}).Draw(r, kind)}
	}
	for _, letter := range []string{"a", "b", "f"} {
		f.Papers[letter] = law.Paper{Present: rapid.Bool().Draw(r, "present"), Substitute: letter != "a" && rapid.Bool().Draw(r, "substitute")}
	}
	for _, name := range rapid.SliceOfDistinct(rapid.SampledFrom(names), rapid.ID).Draw(r, "kept") {
		all[name](&f)
	}
	return f
}

func anyAnswer(r *rapid.T) law.Answer {
	return rapid.SampledFrom([]law.Answer{"", law.Yes, law.No}).Draw(r, "answer")
}

func anySession(r *rapid.T, ordinal int) law.Session {
	s := law.Session{Ordinal: ordinal, Summoned: anyAnswer(r), Ordered: anyAnswer(r), Brought: map[string]bool{}}
	s.Petitioner = rapid.SampledFrom([]law.Presence{"", law.Came, law.Stayed}).Draw(r, "presence")
	for _, who := range []string{"anak", "calon", "orang_tua_calon"} {
		s.Brought[who] = rapid.Bool().Draw(r, who)
	}
	return s
}

// Pasal 10 ties two duties to others, and only there keeping one can open
// another: a proper summons makes an absence count, and is left out above; and
// who comes without the persons starts the count of ayat (4) and (6).
func TestKeepingOneMoreDutyNeverMakesAFindingWorse(t *testing.T) {
	t.Parallel()
	all := keeps()
	names := slices.Sorted(maps.Keys(all))
	rapid.Check(t, func(r *rapid.T) {
		f := anyFacts(r, names, all)
		before := law.Evaluate(f)
		name := rapid.SampledFrom(names).Draw(r, "keep")
		all[name](&f)
		for i, x := range law.Evaluate(f) {
			counts := strings.HasPrefix(name, "came") && (x.Rule.ID == "perma5-10-4" || x.Rule.ID == "perma5-10-6")
			if rank[x.Status] < rank[before[i].Status] && !counts {
				r.Errorf("%s made %s go from %s to %s", name, x.Rule.ID, before[i].Status, x.Status)
			}
		}
	})
}

func TestTheOrderOfTheEvidenceDoesNotMatter(t *testing.T) {
	t.Parallel()
	all := keeps()
	names := slices.Sorted(maps.Keys(all))
	rapid.Check(t, func(r *rapid.T) {
		f := anyFacts(r, names, all)
		for i := range rapid.IntRange(0, 4).Draw(r, "births") {
			f.Child.Births = append(f.Child.Births, law.Birth{Source: fmt.Sprintf("dokumen %d", i), Date: born(rapid.IntRange(16, 19).Draw(r, "born"))})
		}
		g := f
		g.Child.Births = rapid.Permutation(f.Child.Births).Draw(r, "births in another order")
		g.Hearing.Sessions = rapid.Permutation(f.Hearing.Sessions).Draw(r, "hearings in another order")
		if diff := cmp.Diff(said(g), said(f)); diff != "" {
			r.Error(diff)
		}
	})
}

// said gives every finding as a reader sees it.
func said(f law.Facts) []string {
	var out []string
	for _, x := range law.Evaluate(f) {
		out = append(out, x.Rule.ID+" "+string(x.Status)+" "+x.Message())
	}
	return out
}

func BenchmarkEvaluate(b *testing.B) {
	f := anyMaps(law.Facts{Stage: law.AtDecision, Filed: filed, Court: "PA.Pra", Child: law.Subject{Born: born(17)}, Spouse: law.Subject{Born: born(18)}})
	for b.Loop() {
		law.Evaluate(f)
	}
}
