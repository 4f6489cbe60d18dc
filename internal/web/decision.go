package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/petition"
	"timbang/internal/problem"
)

// DecisionEdit is where the outcome of a petition is recorded, once.
type DecisionEdit struct {
	Base
	Facts []SummaryRow
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

func (s *Server) decisionPage(c echo.Context, p *petition.Petition, in *input, what *problem.Problem) *DecisionEdit {
	page := &DecisionEdit{Base: s.base(c, "Catat penetapan", p.Name()+". "+s.lead(p))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: p.Name(), Href: petitionURL(p.ID)}, {Text: page.Title}}
	page.Facts = []SummaryRow{
		{Key: "Tahap", Value: p.Status.Label()},
		{Key: "Didaftarkan", Value: dayLine(p.RegisteredOn), Hint: near(p.RegisteredOn, s.today())},
		{Key: "Hakim", Value: s.accountName(c, p)},
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "outcome", Label: "Hasil", Kind: "choice", Required: true, Options: outcomeOptions()},
		{Name: "on", Label: "Tanggal penetapan", Kind: "date", Required: true, Hint: "Contoh 25-11-2026", Value: s.today().Short()},
		{Name: "note", Label: "Catatan", Kind: "longtext", Rows: 3, Hint: "Satu atau dua kalimat, misalnya isi amar. Jangan tulis nama atau NIK."},
	}}}
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

// decidable returns the petition of a decision. It leads away from one that
// cannot be decided and returns nil.
func (s *Server) decidable(c echo.Context) (*petition.Petition, error) {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return nil, err
	}
	if !f.Status.Pending() {
		return nil, s.see(c, fmt.Sprintf("Permohonan ini berstatus %s; penetapan tidak dapat dicatat.", f.Status.Label()), petitionURL(f.ID))
	}
	return f.Petition, nil
}

// editDecision serves GET /petitions/:id/decision.
func (s *Server) editDecision(c echo.Context) error {
	p, err := s.decidable(c)
	if err != nil || p == nil {
		return err
	}
	return s.render(c, http.StatusOK, s.decisionPage(c, p, nil, nil))
}

// saveDecision serves POST /petitions/:id/decision.
func (s *Server) saveDecision(c echo.Context) error {
	p, err := s.decidable(c)
	if err != nil || p == nil {
		return err
	}
	in := read(c)
	ruling := petition.Ruling{Kind: petition.OutcomeKind(in.text("outcome")), On: in.date("on"), Note: in.long("note")}
	err = in.problem("Penetapan belum dicatat.", ruling.Check(p, s.today()))
	if err == nil {
		_, err = s.Petitions.Decide(c.Request().Context(), actor(c), revision(c), ruling)
	}
	if err != nil {
		stale(problem.Of(err))
		return s.again(c, err, s.decisionPage(c, p, in, problem.Of(err)))
	}
	return s.see(c, "Penetapan dicatat: "+ruling.Kind.Label()+".", petitionURL(p.ID))
}

// followPetition serves POST /petitions/:id/follow-up.
func (s *Server) followPetition(c echo.Context) error {
	p, err := s.Petitions.Follow(c.Request().Context(), actor(c), revision(c))
	if err != nil {
		return err
	}
	return s.see(c, "Permohonan masuk daftar tindak lanjut.", petitionURL(p.ID))
}

// archivePetition serves POST /petitions/:id/archive.
func (s *Server) archivePetition(c echo.Context) error {
	p, err := s.Petitions.Archive(c.Request().Context(), actor(c), revision(c))
	if err != nil {
		return err
	}
	return s.see(c, "Permohonan diarsipkan.", petitionURL(p.ID))
}
