package access_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/testkit/golden"
)

const (
	praya   identity.CourtID  = "PA.Pra"
	mataram identity.CourtID  = "PA.Mtr"
	loteng  identity.AgencyID = "uptd-ppa-loteng"
	sentra  identity.AgencyID = "sentra-paramita"
)

var (
	clerk      = identity.Actor{ID: "clerk", Office: identity.Clerk, Court: praya}
	judge      = identity.Actor{ID: "judge", Office: identity.Judge, Court: praya}
	registrar  = identity.Actor{ID: "registrar", Office: identity.Registrar, Court: praya}
	assessor   = identity.Actor{ID: "assessor", Office: identity.Assessor, Agency: loteng}
	supervisor = identity.Actor{ID: "supervisor", Office: identity.Supervisor, Agency: loteng}
	monitor    = identity.Actor{ID: "monitor", Office: identity.Monitor}
	admin      = identity.Actor{ID: "admin", Office: identity.Admin}
)

func TestThePolicyIsPrinted(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("# Wewenang\n\nBerkas ini dicetak dari `internal/access` oleh pengujiannya; jangan disunting. Wewenang ditanya dua kali: oleh halaman, apakah jabatan itu boleh, dan oleh tindakannya, apakah orang itu boleh terhadap data ini. Data pengadilan, lembaga, atau hakim lain tidak ada bagi yang bertanya: jawabannya \"tidak ditemukan\", bukan \"dilarang\". Tidak seorang pun memberi wewenang kepada dirinya sendiri.\n\nHakim berarti hakim yang ditetapkan untuk permohonan itu; asesor berarti asesor yang ditugasi untuk permintaan itu. Operator sistem adalah baris perintah pada mesinnya; tidak seorang pun dapat masuk sebagai operator.\n\n| Tindakan |")
	offices := append(slices.Clone(identity.Offices), identity.Operator)
	for _, o := range offices {
		b.WriteString(" " + o.Label() + " |")
	}
	b.WriteString(" Keterangan |\n|---|" + strings.Repeat("---|", len(offices)+1) + "\n")
	for _, a := range access.Sorted() {
		fmt.Fprintf(&b, "| `%s` |", a)
		for _, o := range offices {
			b.WriteString(mark(access.May(o, a)))
		}
		fmt.Fprintf(&b, " %s |\n", access.Why(a))
	}
	golden.Text(t, "../../docs/access.md", []byte(b.String()))
}

func mark(yes bool) string {
	if yes {
		return " ● |"
	}
	return " |"
}

func TestEveryActionSaysWhyAndBelongsToSomebody(t *testing.T) {
	t.Parallel()
	for _, a := range access.Sorted() {
		if !strings.HasSuffix(access.Why(a), ".") {
			t.Errorf("%s says %q", a, access.Why(a))
		}
		if !slices.ContainsFunc(identity.Offices, func(o identity.Office) bool { return access.May(o, a) }) {
			t.Errorf("%s belongs to nobody", a)
		}
	}
}

func TestAnUnknownActionOrOfficeMayNothing(t *testing.T) {
	t.Parallel()
	for _, o := range append(slices.Clone(identity.Offices), identity.Operator, "", "raja") {
		if access.May(o, "petition.burn") {
			t.Errorf("%q may do what is not in the policy", o)
		}
	}
	for _, a := range access.Sorted() {
		if access.May("", a) || access.May("raja", a) {
			t.Errorf("an unknown office may %s", a)
		}
	}
	if !access.May("", access.Public) {
		t.Error("nobody may see a public page")
	}
}

// case of a record and who asks for it.
type asked struct {
	name string
	by   identity.Actor
	do   access.Action
	in   access.Scope
	want problem.Kind // 0 for yes
}

func TestARecordExistsForItsOwnersOnly(t *testing.T) {
	t.Parallel()
	const yes = problem.Kind(0)
	petition := access.Scope{Court: praya, Judge: judge.ID}
	elsewhere := access.Scope{Court: mataram, Judge: "other-judge"}
	referral := access.Scope{Court: praya, Judge: judge.ID, Agency: loteng, Assignee: assessor.ID}
	foreign := access.Scope{Court: praya, Judge: judge.ID, Agency: sentra, Assignee: "other"}
	for _, c := range []asked{
		{"own court", clerk, access.ReadPetition, petition, yes},
		{"own court, no judge yet", clerk, access.ReadPetition, access.Scope{Court: praya}, yes},
		{"other court", clerk, access.ReadPetition, elsewhere, problem.NotFound},
		{"registrar of another court", registrar, access.AssignJudge, elsewhere, problem.NotFound},
		{"assigned judge", judge, access.ReadPetition, petition, yes},
		{"another judge of the court", judge, access.ReadPetition, access.Scope{Court: praya, Judge: "judge2"}, problem.NotFound},
		{"a judge before the assignment", judge, access.ReadPetition, access.Scope{Court: praya}, problem.NotFound},
		{"the same judge id at another court", judge, access.ReadPetition, access.Scope{Court: mataram, Judge: judge.ID}, problem.NotFound},
		{"a clerk who would assign", clerk, access.AssignJudge, petition, problem.Forbidden},
		{"a judge who would assign themselves", judge, access.AssignJudge, petition, problem.Forbidden},
		{"an assessor at a petition", assessor, access.ReadPetition, petition, problem.Forbidden},
		{"the wrong office at another court's record learns nothing more", clerk, access.AssignJudge, elsewhere, problem.Forbidden},
		{"allocated assessor", assessor, access.WriteAssessment, referral, yes},
		{"assessor before the allocation", assessor, access.ReadReferral, access.Scope{Court: praya, Agency: loteng}, problem.NotFound},
		{"another assessor of the agency", assessor, access.ReadReferral, access.Scope{Court: praya, Agency: loteng, Assignee: "assessor2"}, problem.NotFound},
		{"supervisor of the agency", supervisor, access.AllocateReferral, referral, yes},
		{"supervisor of another agency", supervisor, access.AllocateReferral, foreign, problem.NotFound},
		{"assessor of another agency", assessor, access.ReadReferral, foreign, problem.NotFound},
		{"a record of no agency", supervisor, access.ReadReferral, petition, problem.NotFound},
		{"an assessor who would sign", assessor, access.SignAssessment, referral, problem.Forbidden},
		{"a clerk at the answers", clerk, access.ReadAssessment, referral, problem.Forbidden},
		{"the judge at the answers", judge, access.ReadAssessment, referral, yes},
		{"a partner at the brief", supervisor, access.ReadBrief, referral, problem.Forbidden},
		{"a clerk at the brief", clerk, access.ReadBrief, petition, problem.Forbidden},
		{"the operator at a brief", identity.TheOperator, access.IssueBrief, petition, yes},
		{"the operator as clerk", identity.TheOperator, access.AmendPetition, petition, problem.Forbidden},
		{"the monitor at a petition", monitor, access.ReadPetition, petition, problem.Forbidden},
		{"the monitor at a court's agreements", monitor, access.ReadAgreement, access.Scope{Court: praya}, problem.NotFound},
		{"the monitor at all agreements", monitor, access.ReadAgreement, access.Scope{}, yes},
		{"the admin at a petition", admin, access.ReadPetition, petition, problem.Forbidden},
		{"nobody", identity.Actor{}, access.ReadPetition, petition, problem.Forbidden},
	} {
		err := access.Check(c.by, c.do, c.in)
		if c.want == yes && err != nil || c.want != yes && !problem.Is(err, c.want) {
			t.Errorf("%s: got %v, want kind %d", c.name, err, c.want)
		}
	}
}

func TestAForeignRecordIsNotToldFromAMissingOne(t *testing.T) {
	t.Parallel()
	err := access.Check(clerk, access.ReadPetition, access.Scope{Court: mataram})
	if got, want := problem.Of(err).Words, problem.Missing().Words; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheScopeOfListsIsTheOneThatRecordsAreCheckedBy(t *testing.T) {
	t.Parallel()
	for _, by := range []identity.Actor{clerk, judge, registrar} {
		if err := access.Check(by, access.ReadPetition, access.Of(by)); err != nil {
			t.Errorf("%s does not find what is listed: %v", by.ID, err)
		}
	}
	for _, by := range []identity.Actor{assessor, supervisor} {
		if err := access.Check(by, access.ReadReferral, access.Of(by)); err != nil {
			t.Errorf("%s does not find what is listed: %v", by.ID, err)
		}
	}
	if got := access.Of(monitor); got != (access.Scope{}) {
		t.Errorf("the monitor lists %+v", got)
	}
}

// TestNobodyGrantsThemselvesAnything keeps apart the pairs of actions with which
// somebody could give themselves a case and then work on it, or approve what
// they wrote.
func TestNobodyGrantsThemselvesAnything(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]access.Action{
		{access.AssignJudge, access.IssueBrief},
		{access.AssignJudge, access.ReadAssessment},
		{access.AllocateReferral, access.WriteAssessment},
		{access.SignAssessment, access.WriteAssessment},
		{access.ConcludeAgreement, access.RequestAssessment},
		{access.RequestAssessment, access.AnswerReferral},
	} {
		for _, o := range identity.Offices {
			if access.May(o, pair[0]) && access.May(o, pair[1]) {
				t.Errorf("%s may both %s and %s", o, pair[0], pair[1])
			}
		}
	}
}

func TestMonitorAndAdminNeverMeetAPersonsData(t *testing.T) {
	t.Parallel()
	for _, o := range []identity.Office{identity.Monitor, identity.Admin} {
		for _, a := range access.Sorted() {
			room, _, _ := strings.Cut(string(a), ".")
			if slices.Contains([]string{"petition", "hearing", "referral", "assessment", "brief"}, room) && access.May(o, a) {
				t.Errorf("%s may %s", o, a)
			}
		}
	}
}
