package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/petition"
)

// LinkNew ties a petition to another of the same court.
type LinkNew struct {
	Base
	Form Form
}

// Name implements Page.
func (LinkNew) Name() string { return "petition/link" }

func (s *Server) linkPage(c echo.Context, f *petition.File, back *refusal) *LinkNew {
	page := &LinkNew{Base: s.base(c, "Tautkan permohonan", s.caseLine(f.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	sets := []Fieldset{{Fields: []Field{
		{Name: "number", Label: "Nomor perkara yang lain", Required: true, Width: "medium", Hint: "Dari pengadilan ini, seperti 12/Pdt.P/" + s.today().String()[:4] + "/" + string(f.CourtID) + "."},
		{Name: "why", Label: "Mengapa keduanya ditautkan", Kind: "longtext", Rows: 3, Required: true, Hint: "Misalnya kedua calon di bawah 19 tahun (PERMA 5/2019 Pasal 8)."},
	}}}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/link", CSRF: page.CSRF, Fieldsets: back.over(sets), Submit: "Tautkan permohonan",
		Says: "Masing-masing perkara menyebut yang lain pada halamannya; keduanya tidak digabung, dan tautan tidak dapat dihapus.", Cancel: &Link{Text: "Kembali", Href: petitionURL(f.ID)},
	}
	return page
}

// newLink serves GET /petitions/:id/link.
func (s *Server) newLink(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.linkPage(c, f, nil))
}

// linkPetitions serves POST /petitions/:id/link.
func (s *Server) linkPetitions(c echo.Context) error {
	ctx, in, id := c.Request().Context(), read(c), petition.ID(c.Param("id"))
	err := s.Petitions.TieTo(ctx, actor(c), id, in.text("number"), in.long("why"))
	if err == nil {
		return s.see(c, "Kedua permohonan ditautkan.", petitionURL(id))
	}
	f, failed := s.Petitions.Show(ctx, actor(c), id)
	if failed != nil {
		return failed
	}
	return s.again(c, err, s.linkPage(c, f, refused(in, err)))
}
