package web

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/petition"
	"timbang/internal/report"
)

// ListExport asks for the password before a list leaves the site.
type ListExport struct {
	Base
	Form Form
}

// Name implements Page.
func (ListExport) Name() string { return "home/export" }

// exportURL leads to the download of the register in one state, or in all.
func exportURL(state petition.Status) string {
	return "/register/export?" + url.Values{"state": {string(state)}}.Encode()
}

// askExport serves GET /register/export.
func (s *Server) askExport(c echo.Context) error {
	return s.render(c, http.StatusOK, s.exportPage(c, stateOf(c.QueryParam("state"))))
}

func (s *Server) exportPage(c echo.Context, state petition.Status) *ListExport {
	page := &ListExport{Base: s.base(c, "Unduh daftar permohonan", "Lembar kerja (XLSX) dengan kolom yang sama seperti pada halaman, semua baris.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: registerTitle(state), Href: "/?" + url.Values{"state": {string(state)}}.Encode()}, {Text: page.Title}}
	page.Form = Form{
		Action: "/register/export", CSRF: page.CSRF, Submit: "Unduh lembar kerja",
		Says:      "Daftar memuat nomor perkara dan inisial anak, tanpa nama dan NIK. Unduhan ini dicatat; simpan berkasnya hanya di komputer pengadilan.",
		Fieldsets: []Fieldset{{Legend: "Daftar yang diunduh", Fields: []Field{stateField(state), {Name: "password", Label: "Kata sandi Anda sekali lagi", Kind: "password", Required: true, Autocomplete: "current-password"}}}},
	}
	return page
}

// exportList serves POST /register/export: every row of what the register shows.
func (s *Server) exportList(c echo.Context) error {
	state := stateOf(c.FormValue("state"))
	file, err := s.listFile(c, state)
	if err != nil {
		page := s.exportPage(c, state)
		page.Form.Fieldsets = refused(read(c), err).over(page.Form.Fieldsets)
		return s.again(c, err, page)
	}
	return download(c, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "daftar-permohonan-"+s.today().String()+".xlsx", file)
}

func (s *Server) listFile(c echo.Context, state petition.Status) ([]byte, error) {
	if err := s.asked(c, actor(c)); err != nil {
		return nil, err
	}
	all, err := s.everyUpTo(c, report.MostExported+1, within(state)...)
	if err != nil {
		return nil, err
	}
	list := exported(s.section("register", registerTitle(state), "", all, registerColumns...))
	if err := s.Reports.ExportList(c.Request().Context(), actor(c), "register/"+string(state), list); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := s.ListSheet(&b, list); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// exported turns a list of a page into rows of texts.
func exported(x Section) *report.List {
	out := &report.List{Title: x.Title, Head: append([]string{"Permohonan", "Keterangan"}, x.Head...)}
	for _, r := range x.Rows {
		row := []string{r.Name, r.Note}
		for _, cell := range r.Cells {
			parts := slices.DeleteFunc([]string{cell.Text, cell.Note, cell.Late}, func(s string) bool { return s == "" })
			row = append(row, strings.Join(parts, "; "))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
