package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/petition"
)

// ImpedimentEdit is where impediments to the marriage are stated.
type ImpedimentEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (ImpedimentEdit) Name() string { return "petition/impediment" }

func impedimentURL(id petition.ID) string { return petitionURL(id) + "/impediments" }

// impedimentSets ask about every kind, filled with what was stated; what the
// petition itself shows is said beside it.
func impedimentSets(known []petition.Known) []Fieldset {
	var states []Option
	for _, x := range []petition.ImpedimentState{petition.NoImpediment, petition.ImpedimentExists, petition.ImpedimentUnknown} {
		states = append(states, Option{Value: string(x), Text: x.Label()})
	}
	var out []Fieldset
	for _, k := range known {
		var said petition.Obstacle
		if len(k.Said) > 0 {
			said = k.Now()
		}
		set := Fieldset{Legend: upperFirst(k.Words), Hint: k.Pasal + ".", Fields: []Field{
			{Name: k.Kind, Label: "Keadaan", Kind: "choice", Value: string(said.State), Options: states},
			{Name: k.Kind + ".basis", Label: "Dasar", Value: said.Basis},
		}}
		if k.Shown.State != "" {
			set.Hint += " Menurut isian permohonan: " + lowerFirst(petition.ImpedimentState(k.Shown.State).Label()) + "."
		}
		out = append(out, set)
	}
	return out
}

func readObstacles(in *input, known []petition.Known) []petition.Obstacle {
	var out []petition.Obstacle
	for _, k := range known {
		o := petition.Obstacle{Kind: k.Kind, State: petition.ImpedimentState(in.text(k.Kind)), Basis: in.text(k.Kind + ".basis")}
		out = append(out, o)
	}
	return out
}

func (s *Server) impedimentPage(c echo.Context, f *petition.File, back *refusal) (*ImpedimentEdit, error) {
	m, err := s.Rulings.Marriage(c.Request().Context(), actor(c), f.Petition)
	if err != nil {
		return nil, err
	}
	page := &ImpedimentEdit{Base: s.base(c, "Halangan perkawinan", s.caseLine(f.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.Form = Form{
		Action: impedimentURL(f.ID), CSRF: page.CSRF, Version: back.at(f.Version), Fieldsets: back.over(impedimentSets(f.Impeded(m.Impediments))),
		Submit: "Simpan halangan", Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(f.ID)},
		Says: "Yang diubah dicatat sebagai keterangan baru; keterangan sebelumnya tetap disimpan.",
	}
	return page, nil
}

// editImpediments serves GET /petitions/:id/impediments.
func (s *Server) editImpediments(c echo.Context) error {
	f, err := s.undecided(c)
	if err != nil || f == nil {
		return err
	}
	page, err := s.impedimentPage(c, f, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// saveImpediments serves POST /petitions/:id/impediments.
func (s *Server) saveImpediments(c echo.Context) error {
	f, err := s.undecided(c)
	if err != nil || f == nil {
		return err
	}
	in := read(c)
	_, failed := s.Petitions.NoteImpediments(c.Request().Context(), actor(c), revision(c), readObstacles(in, f.Impeded(nil)))
	if failed == nil {
		return s.see(c, "Halangan perkawinan tersimpan.", petitionURL(f.ID))
	}
	if f, err = s.undecided(c); err != nil || f == nil {
		return err
	}
	page, err := s.impedimentPage(c, f, refused(in, failed))
	if err != nil {
		return err
	}
	return s.again(c, failed, page)
}
