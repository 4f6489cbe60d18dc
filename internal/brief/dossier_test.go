package brief

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"timbang/forms"
	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/instrument"
	"timbang/internal/petition"
)

// agencyForm is a small instrument that covers the urgent reason and the two
// restricted factors.
const agencyForm = `id: contoh-asesmen
version: 1
title: Asesmen contoh
source: contoh
audience: contoh
covers: [F01, F03, F04, F05, F12, F16]
sections:
  - id: alasan
    title: Alasan
    factor: F12
    items:
      - {id: f12_kejadian, text: Kejadian, type: date}
`

func form(t testing.TB) *instrument.Instrument {
	t.Helper()
	in, err := instrument.Parse("contoh-asesmen.v1.yaml", []byte(agencyForm))
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// said is a signed assessment with these answers.
func said(t testing.TB, id string, answers map[string]string) signed {
	t.Helper()
	at := time.Date(2026, 11, 10, 1, 0, 0, 0, time.UTC)
	a := assessment.Assessment{ID: assessment.ID(id), Revision: 1, SignedAt: &at, Answers: instrument.Answers{}}
	for k, v := range answers {
		a.Answers[k] = instrument.Answer{v}
	}
	return signed{Assessment: a, form: form(t), agency: "Lembaga " + id}
}

func claims(categories ...string) *dossier {
	p := &petition.Petition{ID: "p", Reason: petition.Reason{Categories: categories, Words: "Alasan."}}
	return &dossier{Petition: p}
}

func TestAReasonIsDocumentedOnlyByThePapersItCanRestOn(t *testing.T) {
	t.Parallel()
	letter := petition.Document{ID: "k", Kind: "kesehatan", Number: "9/2026"}
	other := petition.Document{ID: "l", Kind: "lain", OriginalSeen: true}
	refusal := petition.Document{ID: "r", Kind: "penolakan", Number: "9/2026"}
	empty := petition.Document{ID: "e", Kind: "kesehatan"}
	for _, c := range []struct {
		name       string
		categories []string
		papers     []petition.Document
		want       ClaimStatus
		evidence   int
	}{
		{"tanpa surat", []string{"hamil"}, nil, Stated, 0},
		{"hamil dengan surat tenaga kesehatan", []string{"hamil"}, []petition.Document{letter}, Documented, 1},
		{"hamil dengan dokumen lain saja", []string{"hamil"}, []petition.Document{other}, Stated, 0},
		{"merarik dengan dokumen lain", []string{"merarik"}, []petition.Document{other}, Documented, 1},
		{"penolakan KUA tidak menopang alasan", []string{"merarik"}, []petition.Document{refusal}, Stated, 0},
		{"surat tanpa nomor, tanggal dan berkas", []string{"hamil"}, []petition.Document{empty}, Stated, 0},
		{"satu dari dua alasan", []string{"hamil", "merarik"}, []petition.Document{other}, Stated, 1},
		{"tanpa golongan", nil, []petition.Document{letter}, Stated, 0},
	} {
		d := claims(c.categories...)
		d.documents = c.papers
		if got := d.whyNow(); got.Status != c.want || len(got.Evidence) != c.evidence {
			t.Errorf("%s: %q with %d papers, want %q with %d", c.name, got.Status, len(got.Evidence), c.want, c.evidence)
		}
	}
	if got := (&dossier{Petition: &petition.Petition{}}).whyNow(); got.Status != "" || !got.Claim.IsZero() {
		t.Errorf("no reason: %+v, want nothing", got)
	}
}

func TestOnlyAConcernAboutTheReasonItselfDisputesIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answers map[string]string
		want    ClaimStatus
	}{
		"F12 keberatan":            {map[string]string{"f12_polarity": "concern", "f12_finding": "Anak bermalam di rumah bibinya."}, Disputed},
		"F12 campuran":             {map[string]string{"f12_polarity": "mixed", "f12_finding": "Dua sisi."}, Stated},
		"F12 tidak ada keberatan":  {map[string]string{"f12_polarity": "no_concern", "f12_finding": "Sesuai."}, Stated},
		"F12 tidak dinilai":        {map[string]string{"f12_polarity": "not_assessed"}, Stated},
		"F05 keberatan, kehamilan": {map[string]string{"f05_polarity": "concern", "f05_finding": "Hamil 20 minggu."}, Stated},
	} {
		d := claims("hamil")
		d.signed = []signed{said(t, "a", c.answers)}
		if got := d.whyNow(); got.Status != c.want || (len(got.Against) > 0) != (c.want == Disputed) {
			t.Errorf("%s: %q against %v, want %q", name, got.Status, got.Against, c.want)
		}
	}
	d := claims("hamil")
	old := said(t, "a", map[string]string{"f12_polarity": "concern", "f12_finding": "Dahulu."})
	old.replaced = 2
	d.signed = []signed{old}
	if got := d.whyNow().Status; got != Stated {
		t.Errorf("a finding that was replaced: %q, want %q", got, Stated)
	}
}

func TestOfASealedFactorNothingButItsExistenceIsSaid(t *testing.T) {
	t.Parallel()
	d := claims("merarik")
	d.signed = []signed{said(t, "a", map[string]string{"f03_polarity": "concern", "f03_finding": "Rahasia.", "f04_polarity": "not_assessed", "f04_not_assessed_why": "Sebab rahasia."})}
	m := d.matrix()
	if c := m.Rows[2].Cells[0]; !c.Sealed || c.Polarity != "" {
		t.Errorf("F03 is %+v, want sealed without its direction", c)
	}
	if c := m.Rows[3].Cells[0]; c.Sealed || c.Assessed() {
		t.Errorf("F04 is %+v, want not assessed", c)
	}
	if all := fmt.Sprintf("%+v %+v", d.page(d.signed[0]), m); strings.Contains(strings.ToLower(all), "rahasia") {
		t.Errorf("the page says %s", all)
	}
	if !d.flags().Restricted {
		t.Error("no flag, want that sealed findings exist")
	}
	for _, q := range d.questions(Brief{Matrix: m}) {
		if strings.HasPrefix(q.About, "F03") {
			t.Errorf("question %q hints at a sealed finding", q.Text)
		}
	}
}

func TestAReplacedRevisionStaysReadableAndLeavesTheMatrix(t *testing.T) {
	t.Parallel()
	d := claims("merarik")
	now, old := said(t, "b", map[string]string{"f12_polarity": "no_concern"}), said(t, "a", map[string]string{"f12_polarity": "concern"})
	old.replaced = 2
	d.signed = []signed{now, old}
	if m := d.matrix(); len(m.Columns) != 1 || m.Columns[0].Ref.ID != "b" || m.Rows[11].Disagrees() {
		t.Errorf("columns %v, want the revision that stands alone", m.Columns)
	}
	if got := d.page(old).Superseded.Text; got != "digantikan revisi 2" {
		t.Errorf("superseded %q, want by revision 2", got)
	}
}

func TestTheChronologyKeepsTheCaseWhereThereIsNotRoomForAll(t *testing.T) {
	t.Parallel()
	d := claims("merarik")
	d.RegisteredOn = calendar.MustDate("2026-11-02")
	for i := range 20 {
		d.documents = append(d.documents, petition.Document{ID: petition.DocumentID(fmt.Sprint(i)), Kind: "lain", IssuedOn: calendar.MustDate("2026-11-03").AddDays(i)})
	}
	d.signed = []signed{said(t, "a", map[string]string{"f12_kejadian": "2026-10-11"})}
	got := d.chronology()
	if len(got) != MaxEvents || !slices.IsSortedFunc(got, func(a, b Event) int { return a.On.Compare(b.On) }) {
		t.Fatalf("%d lines, want %d in order", len(got), MaxEvents)
	}
	for _, want := range []string{"Kejadian (menurut Lembaga a).", "Permohonan didaftarkan", "Asesmen Lembaga a ditandatangani."} {
		if !slices.ContainsFunc(got, func(e Event) bool { return strings.Contains(e.What.Text, want) }) {
			t.Errorf("no line %q in %v", want, got)
		}
	}
	if first := got[len(got)-1].On; first != calendar.MustDate("2026-11-22") {
		t.Errorf("the last line is of %s, want the latest paper kept", first)
	}
}

func TestNumbersOfPersonsAreMaskedInFreeText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"NIK 5202015409109993.":         "NIK 520201******9993.",
		"5202 0154 0910 9993":           "520201******9993",
		"520201-540910-9993":            "520201******9993",
		"12-11-2026 13-11-2026":         "12-11-2026 13-11-2026",
		"telepon 0370 999999, 421/2026": "telepon 0370 999999, 421/2026",
		"Rp1.200.000":                   "Rp1.200.000",
	} {
		if got := plain(in); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFactsForgetTheDayAndTheVersionAndNothingElse(t *testing.T) {
	t.Parallel()
	facts := func(b Brief) string {
		s, err := b.facts()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	base := Brief{Who: Who{Standing: Sentence{"Kedua orang tua", Ref{Kind: FromPetition, ID: "p", Revision: 3}}}}
	same := base
	same.Head = Head{Version: 4, Code: "X", VerifyURL: "u", FrozenAt: time.Unix(1, 0)}
	same.Freshness.DaysAgo, same.Who.Child.MonthsTo19, same.Who.Standing.Ref.Revision = 9, 9, 4
	same.Changes = []Change{{Kind: New}}
	if facts(same) != facts(base) {
		t.Error("version, code, time and day change the facts")
	}
	for name, change := range map[string]func(*Brief){
		"judge":    func(b *Brief) { b.Head.Judge = "Lain" },
		"birth":    func(b *Brief) { b.Who.Child.Born = calendar.MustDate("2010-01-01") },
		"words":    func(b *Brief) { b.Who.Standing.Text = "Wali" },
		"revision": func(b *Brief) { b.Agencies = []AgencyPage{{Ref: Ref{Kind: FromAssessment, ID: "a", Revision: 2}}} },
	} {
		b := base
		change(&b)
		if facts(b) == facts(base) {
			t.Errorf("%s: the facts stay the same", name)
		}
	}
}

func TestALetterSpeaksItselfAndAReportThroughItsFindings(t *testing.T) {
	t.Parallel()
	all, err := instrument.Load(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	letter, err := all.Latest("kesehatan-surat-keterangan")
	if err != nil {
		t.Fatal(err)
	}
	a := said(t, "a", map[string]string{"f05_polarity": "mixed", "f05_finding": "Baik.", "f05_arm": "22,8", "f05_injury": "ya", "f05_injury_note": "TandaTerbatas", "f05_screening.hiv.offered": "ditawarkan"})
	a.form = letter
	var got []string
	for _, l := range claims().page(a).Findings[0].Lines {
		got = append(got, l.Label+": "+l.Said[0].Text)
	}
	want := []string{"Temuan: Baik.", "Lingkar lengan atas: 22,8 cm (di bawah rujukan 23,5 cm)", "Pemeriksaan yang ditawarkan: HIV – Ditawarkan atau tidak: Ditawarkan"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	report := said(t, "b", map[string]string{"f12_kejadian": "2026-11-02", "f12_polarity": "mixed", "f12_finding": "Dua sisi."})
	for _, f := range claims().page(report).Findings {
		for _, l := range f.Lines {
			if l.Particular {
				t.Errorf("%s: a report with several factors prints %q", f.Factor, l.Label)
			}
		}
	}
}
