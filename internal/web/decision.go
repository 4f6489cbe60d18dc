package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// DecisionEdit is where the outcome of a petition is recorded, and where the
// record is corrected.
type DecisionEdit struct {
	Base
	Facts []SummaryRow
	Guard *Guard // what stands in the way; nil of a correction
	Form  Form
}

// Name implements Page.
func (DecisionEdit) Name() string { return "petition/decision" }

// outcomeMeans says what each outcome means; other SIPP ids for the same end
// stand in brackets.
var outcomeMeans = map[petition.OutcomeKind]struct{ words, sipp string }{
	petition.Granted:      {"Dispensasi diberikan. Hanya setelah sidang dibuka.", "62"},
	petition.Refused:      {"Permohonan diperiksa dan tidak dikabulkan. Hanya setelah sidang dibuka.", "63"},
	petition.Inadmissible: {"Cacat formal atau kedudukan, atau pihak yang wajib hadir tidak dihadirkan sampai sidang ketiga (PERMA 5/2019 Pasal 10 ayat 6).", "64"},
	petition.Lapsed:       {"Pemohon dipanggil dengan patut dan dua kali tidak hadir (PERMA 5/2019 Pasal 10 ayat 3).", "65 (93)"},
	petition.Withdrawn:    {"Pemohon menarik permohonannya, juga setelah nasihat atau sepakat menunda.", "67 (7)"},
	petition.StruckOut:    {"Dikeluarkan dari register, misalnya karena panjar habis.", "66"},
}

func outcomeOptions() []Option {
	var out []Option
	for _, o := range petition.Outcomes {
		m := outcomeMeans[o.Kind]
		out = append(out, Option{Value: string(o.Kind), Text: o.Label, Hint: m.words + " SIPP " + m.sipp + "."})
	}
	return out
}

// decisionForm asks for the decision; of a correction it shows what was
// recorded and asks why.
func (s *Server) decisionForm(c echo.Context, x determination.Case, was *determination.Determination) []Fieldset {
	on, note := s.today(), ""
	var old determination.Determination
	if was != nil {
		old, on, note = *was, was.On, was.Note
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "outcome", Label: "Hasil", Kind: "choice", Required: true, Options: outcomeOptions(), Value: string(old.Kind)},
		{Name: "withdrawal", Label: "Bila dicabut", Kind: "choice", Options: withdrawalOptions(), Value: string(old.Withdrawal)},
		{Name: "on", Label: "Tanggal penetapan", Kind: "date", Required: true, Hint: "Contoh 25-11-2026", Value: on.Short()},
		{Name: "reasons", Label: "Alasan menurut pertimbangan penetapan", Kind: "several", Hint: "Diperlukan bila dikabulkan atau ditolak. Padanannya dalam laporan SIPP dan Badilag dihitung dari pilihan ini.", Options: reasonOptions(), Values: old.Reasons},
		{Name: "note", Label: "Catatan", Kind: "longtext", Rows: 3, Hint: "Satu atau dua kalimat, misalnya isi amar. Jangan tulis nama atau NIK.", Value: note},
	}}}
	for _, a := range x.Standing() {
		sets = append(sets, s.weighing(c, a, old))
	}
	if was != nil {
		sets = append(sets, Fieldset{Legend: "Koreksi", Fields: []Field{
			{Name: "why", Label: "Apa yang salah pada catatan sebelumnya", Kind: "longtext", Rows: 3, Required: true, Hint: "Catatan sebelumnya tetap disimpan dan dapat dibaca."},
		}})
	}
	return sets
}

// weighing asks what the determination did with an assessment.
func (s *Server) weighing(c echo.Context, a assessment.Assessment, was determination.Determination) Fieldset {
	set := Fieldset{Legend: "Asesmen " + s.agencyName(c.Request().Context(), a.AgencyID)}
	if a.SignedAt != nil {
		set.Hint = fmt.Sprintf("Revisi %d, ditandatangani %s. Diperlukan bila dikabulkan atau ditolak.", a.Revision, calendar.Of(*a.SignedAt).Indonesian())
	}
	how := Field{Name: "how." + string(a.ID), Label: "Dalam pertimbangan penetapan", Kind: "choice"}
	for _, w := range determination.Weights {
		how.Options = append(how.Options, Option{Value: string(w.Kind), Text: w.Label})
	}
	words := Field{Name: "words." + string(a.ID), Label: "Bagaimana", Kind: "longtext", Rows: 2, Hint: "Diperlukan bila dikesampingkan."}
	for _, w := range was.Weighed {
		if w.Assessment == a.ID {
			how.Value, words.Value = string(w.How), w.Words
		}
	}
	set.Fields = []Field{how, words}
	return set
}

func withdrawalOptions() []Option {
	var out []Option
	for _, w := range determination.Withdrawals {
		out = append(out, Option{Value: string(w.Kind), Text: w.Label})
	}
	return out
}

func reasonOptions() []Option {
	var out []Option
	for _, k := range petition.ReasonKinds {
		out = append(out, Option{Value: k.Code, Text: k.Label})
	}
	return out
}

// rulingOf reads the decision from a form.
func rulingOf(in *input, x determination.Case) determination.Ruling {
	r := determination.Ruling{
		Ruling:     petition.Ruling{Kind: petition.OutcomeKind(in.text("outcome")), On: in.date("on"), Note: in.long("note")},
		Withdrawal: determination.Withdrawal(in.text("withdrawal")), Reasons: in.several("reasons"),
	}
	for _, a := range x.Standing() {
		r.Weighed = append(r.Weighed, determination.Weighed{
			Assessment: a.ID, How: determination.Weight(in.text("how." + string(a.ID))), Words: in.long("words." + string(a.ID)),
		})
	}
	return r
}

func (s *Server) decisionPage(c echo.Context, x determination.Case, in *input, what *problem.Problem) *DecisionEdit {
	p := x.Petition
	page := &DecisionEdit{Base: s.base(c, "Catat penetapan", p.Name()+". "+s.lead(p)), Guard: guardOf(x, "", s.today())}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: p.Name(), Href: petitionURL(p.ID)}, {Text: page.Title}}
	page.Facts = []SummaryRow{
		{Key: "Tahap", Value: p.Status.Label()},
		{Key: "Didaftarkan", Value: dayLine(p.RegisteredOn), Hint: near(p.RegisteredOn, s.today())},
		{Key: "Hakim", Value: s.accountName(c, p)},
	}
	sets := s.decisionForm(c, x, nil)
	if in != nil {
		inOrder(sets, what)
		sets = overlay(sets, typed(in), what)
	}
	page.Form = Form{
		Action: petitionURL(p.ID) + "/decision", CSRF: page.CSRF, Version: p.Version, Fieldsets: sets,
		Submit: "Catat penetapan", Final: true, Cancel: &Link{Text: "Kembali tanpa mencatat", Href: petitionURL(p.ID)},
	}
	return page
}

// decidable returns the case of a decision. It leads away from one that
// cannot be decided and reports false.
func (s *Server) decidable(c echo.Context) (x determination.Case, ok bool, err error) {
	if x, err = s.caseOf(c); err != nil {
		return x, false, err
	}
	if !x.Status.Pending() {
		return x, false, s.see(c, fmt.Sprintf("Permohonan ini berstatus %s; penetapan tidak dapat dicatat.", x.Status.Label()), petitionURL(x.ID))
	}
	return x, true, nil
}

// editDecision serves GET /petitions/:id/decision.
func (s *Server) editDecision(c echo.Context) error {
	x, ok, err := s.decidable(c)
	if err != nil || !ok {
		return err
	}
	return s.render(c, http.StatusOK, s.decisionPage(c, x, nil, nil))
}

// saveDecision serves POST /petitions/:id/decision.
func (s *Server) saveDecision(c echo.Context) error {
	x, ok, err := s.decidable(c)
	if err != nil || !ok {
		return err
	}
	in := read(c)
	ruling := rulingOf(in, x)
	err = in.problem("Penetapan belum dicatat.", ruling.Check(x, s.today()))
	if err == nil {
		_, err = s.Rulings.Decide(c.Request().Context(), actor(c), revision(c), ruling)
	}
	if err != nil {
		stale(problem.Of(err))
		return s.again(c, err, s.decisionPage(c, x, in, problem.Of(err)))
	}
	return s.see(c, "Penetapan dicatat: "+ruling.Kind.Label()+".", petitionURL(x.ID))
}

// archivePetition serves POST /petitions/:id/archive.
func (s *Server) archivePetition(c echo.Context) error {
	p, err := s.Petitions.Archive(c.Request().Context(), actor(c), revision(c))
	if err != nil {
		return err
	}
	return s.see(c, "Permohonan diarsipkan.", petitionURL(p.ID))
}
