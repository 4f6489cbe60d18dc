package petition_test

import (
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

func TestNotEvenADraftHoldsWhatCannotBe(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 241)
	for name, c := range map[string]struct {
		part petition.Part
		want string
	}{
		"an unknown standing":           {petition.Ground{Kind: "tetangga"}, "standing"},
		"a proof of tomorrow":           {petition.Standing{Kind: petition.Guardian, ProofDate: today().AddDays(1)}, "proof_date"},
		"a petitioner not yet born":     {petition.Petitioners{People: []petition.Person{{}, {Born: today().AddDays(1)}}}, "p2.born"},
		"a person of 121 years":         {petition.Petitioners{People: []petition.Person{{Born: calendar.MustDate("01-01-1905")}}}, "p1.born"},
		"a very long name":              {petition.Child{Person: petition.Person{Name: long}}, "child.name"},
		"a sex that registers lack":     {petition.Child{Person: petition.Person{Sex: "X"}}, "child.sex"},
		"a child who is married now":    {petition.Child{Marital: petition.MarriedNow}, "child.marital"},
		"an answer that was not asked":  {petition.Spouse{AlsoAsks: "mungkin"}, "spouse.also_asks"},
		"a mother not yet born":         {petition.SpouseParents{Mother: petition.Person{Born: today().AddDays(9)}}, "sm.born"},
		"a village that is not there":   {petition.Domicile{Village: "52.02.99.1001"}, "village"},
		"a district that is not there":  {petition.Domicile{District: "52.99.01"}, "district"},
		"a reason of no known category": {petition.Reason{Categories: []string{"cinta"}}, "categories"},
		"a reason of a whole book":      {petition.Reason{Words: strings.Repeat("a", 4001)}, "words"},
		"a refusal of tomorrow":         {petition.Reason{RefusedOn: today().AddDays(1)}, "refused_on"},
	} {
		faults := c.part.Faults(today())
		if len(faults) != 1 || faults[0].Name != c.want {
			t.Errorf("%s: Faults = %+v, want one at %s", name, faults, c.want)
		}
	}
}

func TestADraftMayBeEmpty(t *testing.T) {
	t.Parallel()
	for _, part := range []petition.Part{
		petition.Ground{}, petition.Standing{}, petition.Petitioners{}, petition.Domicile{}, petition.Child{}, petition.Spouse{}, petition.SpouseParents{}, petition.Reason{},
	} {
		if faults := part.Faults(today()); len(faults) > 0 {
			t.Errorf("%T: Faults = %+v, want none", part, faults)
		}
	}
}

func TestTheProofIsAskedForByItsOwnName(t *testing.T) {
	t.Parallel()
	faults := petition.Standing{Kind: petition.OneDead}.Check()
	want := "Nomor akta atau surat keterangan kematian belum diisi."
	if len(faults) != 2 || faults[0] != (problem.Field{Name: "proof_number", Words: want}) {
		t.Errorf("Check = %+v, want first %q", faults, want)
	}
	if faults := (petition.Standing{Kind: petition.BothParents}).Check(); len(faults) > 0 {
		t.Errorf("both parents: Check = %+v, want none", faults)
	}
}

func TestADoubtfulNumberIsACautionAtItsField(t *testing.T) {
	t.Parallel()
	nik := identity.NIK("5202014107089991")
	p := &petition.Petition{CourtID: "PA.Pra", Petitioners: []petition.Person{{NIK: nik}}}
	p.Child.Person = petition.Person{NIK: nik, Sex: identity.Male, Born: calendar.MustDate("02-07-2008")}
	var at []string
	for _, w := range p.Cautions(today()) {
		at = append(at, w.Step+" "+w.Field)
	}
	if got, want := strings.Join(at, ", "), "child child.nik, child child.nik, child child.nik"; got != want {
		t.Errorf("cautions at %s, want %s (used twice, another date, another sex)", got, want)
	}
}
