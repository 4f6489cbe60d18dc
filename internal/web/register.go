package web

import (
	"bytes"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// PetitionCheck is where completeness is judged.
type PetitionCheck struct {
	Base
	Defects  []DefectLine
	Cautions []CautionLine
	Earlier  *Earlier
	URL      string
	Local    []Paper // of the court's own list
	Births   *Births
	Form     Form
}

// DefectLine is a defect with the way to the document that would mend it.
type DefectLine struct{ Words, Pasal, Href string }

// Name implements Page.
func (PetitionCheck) Name() string { return "petition/check" }

// checkPetition serves GET /petitions/:id/check.
func (s *Server) checkPetition(c echo.Context) error { return s.checkAgain(c, nil) }

func (s *Server) checkAgain(c echo.Context, failed error) error {
	ctx, id := c.Request().Context(), petition.ID(c.Param("id"))
	f, err := s.Petitions.Show(ctx, actor(c), id)
	if err != nil {
		return err
	}
	if f.Status != petition.Submitted {
		return s.see(c, "Permohonan ini tidak sedang menunggu pemeriksaan.", petitionURL(id))
	}
	defects, err := s.Petitions.Defects(ctx, actor(c), id)
	if err != nil {
		return err
	}
	earlier, err := s.earlier(c, f.Petition)
	if err != nil {
		return err
	}
	if failed != nil {
		page := s.checkPage(c, f, defects, refused(read(c), failed))
		page.Earlier = earlier
		return s.again(c, failed, page)
	}
	page := s.checkPage(c, f, defects, nil)
	page.Earlier = earlier
	return s.render(c, http.StatusOK, page)
}

func (s *Server) checkPage(c echo.Context, f *petition.File, defects []petition.Defect, back *refusal) *PetitionCheck {
	page := &PetitionCheck{Base: s.base(c, "Periksa kelengkapan", s.caseLineOf(f)), URL: petitionURL(f.ID), Cautions: cautionLines(f.Petition, f.Cautions(s.today()))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.Local, page.Births = localPapers(f, access.May(actor(c).Office, access.AmendPetition)), birthsOf(f, s.today())
	for _, d := range defects {
		page.Defects = append(page.Defects, DefectLine{d.Words, d.Pasal, s.mends(c, f, d)})
	}
	sets := []Fieldset{{Fields: []Field{{Name: "remarks", Label: "Hal lain yang perlu dilengkapi", Kind: "longtext", Required: len(defects) == 0, Hint: "Satu hal satu baris. Dicetak dalam surat pengembalian."}}}}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/return", CSRF: page.CSRF, Version: back.at(f.Version), Fieldsets: back.over(sets), Submit: "Kembalikan untuk dilengkapi",
		Says: "Permohonan kembali ke petugas untuk dilengkapi dan dapat diserahkan lagi; surat pengembalian dapat dicetak sesudahnya.",
	}
	return page
}

// mends leads to the document that a defect asks for, for who may add it.
func (s *Server) mends(c echo.Context, f *petition.File, d petition.Defect) string {
	for _, a := range petition.Checklist(f.CourtID) {
		if a.Pasal == d.Pasal && access.May(actor(c).Office, access.AmendPetition) {
			return documentURL(f.ID, petition.Slot{Kind: a.Kind, Ordinal: 1})
		}
	}
	return ""
}

// returnPetition serves POST /petitions/:id/return.
func (s *Server) returnPetition(c echo.Context) error {
	p, err := s.Petitions.Return(c.Request().Context(), actor(c), revision(c), read(c).long("remarks"))
	if problem.Is(err, problem.Invalid) || problem.Is(err, problem.Conflict) {
		return s.checkAgain(c, err)
	}
	if err != nil {
		return err
	}
	return s.see(c, "Permohonan dikembalikan. Cetak surat pengembaliannya untuk pemohon.", petitionURL(p.ID))
}

// downloadReturnLetter serves GET /petitions/:id/return.pdf.
func (s *Server) downloadReturnLetter(c echo.Context) error {
	ctx, by := c.Request().Context(), actor(c)
	court, err := s.Directory.Court(ctx, by.Court)
	if err != nil {
		return err
	}
	letter, err := s.Petitions.LetterOf(ctx, by, petition.ID(c.Param("id")), *court)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.Letter(&b, *letter); err != nil {
		return err
	}
	return download(c, "application/pdf", "surat-pengembalian.pdf", b.Bytes())
}

// RegistrationEdit enters a complete petition in the register.
type RegistrationEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (RegistrationEdit) Name() string { return "petition/register" }

func (s *Server) registrationPage(c echo.Context, f *petition.File, back *refusal) *RegistrationEdit {
	page := &RegistrationEdit{Base: s.base(c, "Daftarkan permohonan", s.caseLineOf(f)+" Salin nomor perkara dari register atau SIPP.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	on := f.Registration.SIPPOn
	if on.IsZero() {
		on = s.today()
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "number", Value: string(f.Registration.SIPPNumber), Label: "Nomor perkara", Required: true, Width: "medium", Hint: "Seperti 12/Pdt.P/" + s.today().String()[:4] + "/" + string(f.CourtID) + "."},
		{Name: "on", Label: "Tanggal pendaftaran", Kind: "date", Required: true, Value: on.Short()},
		{Name: "fee", Label: "Biaya", Kind: "choice", Required: true, Options: []Option{
			{Value: "advance", Text: "Panjar dibayar", Selected: back == nil}, {Value: "prodeo", Text: "Prodeo (cuma-cuma)"}}},
		{Name: "advance", Label: "Jumlah panjar", Kind: "money", Hint: "Kosongkan untuk prodeo."},
		{Name: "receipt", Label: "Nomor SKUM, atau nomor SKTM untuk prodeo", Required: true, Width: "medium"},
	}}}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/register", CSRF: page.CSRF, Version: back.at(f.Version), Fieldsets: back.over(sets), Submit: "Daftarkan permohonan",
		Says: "Permohonan memperoleh nomor perkara, dan isinya tidak dapat diubah lagi; dokumen masih dapat ditambah.", Cancel: &Link{Text: "Kembali", Href: petitionURL(f.ID) + "/check"},
	}
	return page
}

// editRegistration serves GET /petitions/:id/register.
func (s *Server) editRegistration(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if f.Status != petition.Submitted {
		return s.see(c, "Permohonan ini tidak sedang menunggu pendaftaran.", petitionURL(f.ID))
	}
	return s.render(c, http.StatusOK, s.registrationPage(c, f, nil))
}

// saveRegistration serves POST /petitions/:id/register.
func (s *Server) saveRegistration(c echo.Context) error {
	ctx, in, id := c.Request().Context(), read(c), petition.ID(c.Param("id"))
	enrol := petition.Enrolment{Number: in.text("number"), On: in.date("on"), Prodeo: in.text("fee") == "prodeo", Advance: in.rupiah("advance"), Receipt: in.text("receipt")}
	err := in.problem("Permohonan belum didaftarkan.", nil)
	if err == nil {
		_, err = s.Petitions.Register(ctx, actor(c), revision(c), enrol)
	}
	if err == nil {
		return s.see(c, "Permohonan terdaftar.", petitionURL(id))
	}
	f, failed := s.Petitions.Show(ctx, actor(c), id)
	if failed != nil {
		return failed
	}
	return s.again(c, err, s.registrationPage(c, f, refused(in, err)))
}
