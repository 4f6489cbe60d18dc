package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/petition"
)

// AssignmentEdit names the judge and the panitera pengganti.
type AssignmentEdit struct {
	Base
	Form Form
	None bool // the court has no judge who can sign in
}

// Name implements Page.
func (AssignmentEdit) Name() string { return "petition/assign" }

func (s *Server) assignmentPage(c echo.Context, f *petition.File, back *refusal) (*AssignmentEdit, error) {
	judges, err := s.Rulings.Judges(c.Request().Context(), actor(c))
	if err != nil {
		return nil, err
	}
	page := &AssignmentEdit{Base: s.base(c, "Tetapkan hakim", s.caseLineOf(f))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	var options []Option
	page.None = len(judges) == 0
	for _, j := range judges {
		words, _ := qualified(j.Said)
		options = append(options, Option{Value: string(j.Judge.ID), Text: j.Judge.Name, Hint: commas(j.Judge.Title, "kualifikasi: "+lowerFirst(words))})
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "judge", Label: "Hakim", Kind: "choice", Required: true, Options: options},
		{Name: "deputy", Label: "Panitera pengganti", Required: true},
	}}}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/assign", CSRF: page.CSRF, Version: back.at(f.Version), Fieldsets: back.over(sets), Submit: "Tetapkan hakim",
		Says: "Perkara ini menjadi terbaca oleh hakim yang dipilih, dan petugas dapat menjadwalkan sidang.", Cancel: &Link{Text: "Kembali", Href: petitionURL(f.ID)},
	}
	return page, nil
}

// editAssignment serves GET /petitions/:id/assign.
func (s *Server) editAssignment(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if f.Status != petition.Registered {
		return s.see(c, "Permohonan ini tidak sedang menunggu penetapan hakim.", petitionURL(f.ID))
	}
	page, err := s.assignmentPage(c, f, nil)
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
	page, perr := s.assignmentPage(c, f, refused(in, err))
	if perr != nil {
		return perr
	}
	return s.again(c, err, page)
}
