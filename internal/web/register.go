package web

import (
	"bytes"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// PetitionReview lets the clerk check the answers before handing them over.
type PetitionReview struct {
	Base
	Blocks   []Block
	Bare     []problem.Field
	Cautions []petition.Caution
	URL      string
	Version  int
}

// Name implements Page.
func (PetitionReview) Name() string { return "petition/review" }

// reviewPetition serves GET /petitions/:id/review.
func (s *Server) reviewPetition(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.reviewPage(c, f))
}

func (s *Server) reviewPage(c echo.Context, f *petition.File) *PetitionReview {
	page := &PetitionReview{Base: s.base(c, "Periksa isian", "Cocokkan dengan berkas, lalu serahkan untuk diperiksa kelengkapannya."), URL: petitionURL(f.ID), Version: f.Version}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.Blocks, page.Bare, page.Cautions = s.people(f.Petition), f.Bare(), f.Cautions(s.today())
	papers := Block{Title: "Dokumen"}
	for _, k := range petition.DocumentKinds {
		if d := petition.Find(f.Documents, k.Kind); d.ID != "" || k.Statutory {
			p := paper(d, f.ID)
			papers.Rows = append(papers.Rows, SummaryRow{Key: p.Label, Value: p.State, Hint: p.Number})
		}
	}
	page.Blocks = append(page.Blocks, papers)
	return page
}

// submitPetition serves POST /petitions/:id/submit.
func (s *Server) submitPetition(c echo.Context) error {
	p, err := s.Petitions.Submit(c.Request().Context(), actor(c), revision(c))
	if problem.Is(err, problem.Invalid) {
		f, ferr := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
		if ferr != nil {
			return ferr
		}
		what := problem.Of(err)
		return s.again(c, problem.New(problem.Invalid, "%s Lengkapi yang disebut di bawah.", what.Words), s.reviewPage(c, f))
	}
	if err != nil {
		return err
	}
	return s.see(c, "Permohonan diserahkan untuk diperiksa kelengkapannya.", petitionURL(p.ID))
}

// PetitionCheck is where completeness is judged.
type PetitionCheck struct {
	Base
	Defects []petition.Defect
	URL     string
	Form    Form
}

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
	page := &PetitionCheck{Base: s.base(c, "Periksa kelengkapan", draftName(f.Petition)+". PERMA 5/2019 Pasal 9."), URL: petitionURL(id)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(id)}, {Text: page.Title}}
	if page.Defects, err = s.Petitions.Defects(ctx, actor(c), id); err != nil {
		return err
	}
	page.Form = Form{
		Action: petitionURL(id) + "/return", CSRF: page.CSRF, Version: f.Version, Submit: "Kembalikan untuk dilengkapi", Final: len(page.Defects) == 0,
		Fieldsets: []Fieldset{{Fields: []Field{{Name: "remarks", Label: "Hal lain yang perlu dilengkapi", Kind: "longtext", Hint: "Satu hal satu baris. Dicetak dalam surat pengembalian.", Value: c.FormValue("remarks"), Error: problem.Of(failed).At("remarks")}}}},
	}
	if failed != nil {
		return s.again(c, failed, page)
	}
	return s.render(c, http.StatusOK, page)
}

// returnPetition serves POST /petitions/:id/return.
func (s *Server) returnPetition(c echo.Context) error {
	p, err := s.Petitions.Return(c.Request().Context(), actor(c), revision(c), read(c).long("remarks"))
	if problem.Is(err, problem.Invalid) {
		return s.checkAgain(c, err)
	}
	if err != nil {
		return err
	}
	return s.see(c, "Permohonan dikembalikan. Cetak surat pengembalian untuk pemohon.", petitionURL(p.ID))
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

func (s *Server) registrationPage(c echo.Context, f *petition.File, in *input, what *problem.Problem) *RegistrationEdit {
	page := &RegistrationEdit{Base: s.base(c, "Daftarkan permohonan", draftName(f.Petition)+". Salin nomor dari register atau SIPP.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	sets := []Fieldset{{Fields: []Field{
		{Name: "number", Label: "Nomor perkara", Required: true, Width: "medium", Hint: "Seperti 12/Pdt.P/" + s.today().String()[:4] + "/" + string(f.CourtID) + "."},
		{Name: "on", Label: "Tanggal pendaftaran", Kind: "date", Required: true, Value: s.today().Short()},
		{Name: "fee", Label: "Biaya", Kind: "choice", Required: true, Options: []Option{
			{Value: "advance", Text: "Panjar dibayar", Selected: in == nil}, {Value: "prodeo", Text: "Prodeo (cuma-cuma)"}}},
		{Name: "advance", Label: "Jumlah panjar", Kind: "money", Hint: "Kosongkan untuk prodeo."},
		{Name: "receipt", Label: "Nomor SKUM, atau nomor SKTM untuk prodeo", Required: true, Width: "medium"},
	}}}
	if in != nil {
		inOrder(sets, what)
		sets = overlay(sets, typed(in), what)
	}
	page.Form = Form{Action: petitionURL(f.ID) + "/register", CSRF: page.CSRF, Version: f.Version, Fieldsets: sets, Submit: "Daftarkan permohonan", Cancel: &Link{Text: "Kembali", Href: petitionURL(f.ID) + "/check"}}
	return page
}

// editRegistration serves GET /petitions/:id/register.
func (s *Server) editRegistration(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.registrationPage(c, f, nil, nil))
}

// saveRegistration serves POST /petitions/:id/register.
func (s *Server) saveRegistration(c echo.Context) error {
	ctx, in := c.Request().Context(), read(c)
	f, err := s.Petitions.Show(ctx, actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	enrol := petition.Enrolment{Number: in.text("number"), On: in.date("on"), Prodeo: in.text("fee") == "prodeo", Advance: in.rupiah("advance"), Receipt: in.text("receipt")}
	if err = in.problem("Permohonan belum didaftarkan.", nil); err == nil {
		_, err = s.Petitions.Register(ctx, actor(c), revision(c), enrol)
	}
	if err != nil {
		return s.again(c, err, s.registrationPage(c, f, in, problem.Of(err)))
	}
	return s.see(c, "Permohonan terdaftar.", petitionURL(f.ID))
}

// AssignmentEdit names the judge and the panitera pengganti.
type AssignmentEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (AssignmentEdit) Name() string { return "petition/assign" }

func (s *Server) assignmentPage(c echo.Context, f *petition.File, in *input, what *problem.Problem) (*AssignmentEdit, error) {
	judges, err := s.Directory.Accounts(c.Request().Context(), identity.Judge, f.CourtID, "")
	if err != nil {
		return nil, err
	}
	page := &AssignmentEdit{Base: s.base(c, "Tetapkan hakim", f.Name())}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: f.Name(), Href: petitionURL(f.ID)}, {Text: page.Title}}
	var options []Option
	for _, j := range judges {
		options = append(options, Option{Value: string(j.ID), Text: j.Name, Hint: j.Title})
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "judge", Label: "Hakim", Kind: "choice", Required: true, Options: options},
		{Name: "deputy", Label: "Panitera pengganti", Required: true},
	}}}
	if in != nil {
		sets = overlay(sets, typed(in), what)
	}
	page.Form = Form{Action: petitionURL(f.ID) + "/assign", CSRF: page.CSRF, Version: f.Version, Fieldsets: sets, Submit: "Tetapkan", Cancel: &Link{Text: "Kembali", Href: petitionURL(f.ID)}}
	return page, nil
}

// editAssignment serves GET /petitions/:id/assign.
func (s *Server) editAssignment(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page, err := s.assignmentPage(c, f, nil, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// saveAssignment serves POST /petitions/:id/assign.
func (s *Server) saveAssignment(c echo.Context) error {
	ctx, in := c.Request().Context(), read(c)
	_, err := s.Petitions.Assign(ctx, actor(c), revision(c), identity.AccountID(in.text("judge")), in.text("deputy"))
	if err == nil {
		return s.see(c, "Hakim ditetapkan.", petitionURL(petition.ID(c.Param("id"))))
	}
	f, ferr := s.Petitions.Show(ctx, actor(c), petition.ID(c.Param("id")))
	if ferr != nil {
		return ferr
	}
	page, perr := s.assignmentPage(c, f, in, problem.Of(err))
	if perr != nil {
		return perr
	}
	return s.again(c, err, page)
}
