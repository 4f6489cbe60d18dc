package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// SearchShow is the one box in which the court searches, with what was found.
type SearchShow struct {
	Base
	Form     Form
	Sections []Section
}

// Name implements Page.
func (SearchShow) Name() string { return "home/search" }

const searchURL = "/search"

// searchForm is the box. It is sent by POST, because an address is kept by the
// browser and what is searched for names people.
func searchForm(csrf, typed, fault string) Form {
	return Form{Action: searchURL, CSRF: csrf, Submit: "Cari", Fieldsets: []Fieldset{{Fields: []Field{
		{Name: "q", Label: "Yang dicari", Hint: "Nomor perkara, nama, NIK, tanggal sidang, atau nama lembaga.", Value: typed, Error: fault, Required: true, Autocomplete: "off"},
	}}}}
}

// askSearch serves GET /search.
func (s *Server) askSearch(c echo.Context) error {
	return s.render(c, http.StatusOK, s.searchPage(c, "", ""))
}

func (s *Server) searchPage(c echo.Context, typed, fault string) *SearchShow {
	page := &SearchShow{Base: s.base(c, "Cari perkara", "Nama ditemukan meskipun ejaannya berbeda: Muhammad, Moh., Mhd.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	page.Form = searchForm(page.CSRF, typed, fault)
	return page
}

// showSearch serves POST /search.
func (s *Server) showSearch(c echo.Context) error {
	typed := read(c).text("q")
	x, err := s.Repeats.Search(c.Request().Context(), actor(c), typed)
	if err != nil {
		return s.again(c, err, s.searchPage(c, typed, problem.Of(err).At("q")))
	}
	page := s.searchPage(c, typed, "")
	page.Sections = []Section{s.section("ditemukan", "Menurut "+string(x.By), "Tidak ada perkara Anda yang cocok. Periksa ejaannya, atau cari dengan nomor perkara.", x.All, colState, colAge, colDistrict, colJudge, colHearing)}
	if len(x.Asks) > 0 {
		page.Sections = append(page.Sections, s.section("lembaga", "Diminta kepada lembaga dengan nama itu", "", x.Asks, colState, colAge, colDistrict, colAssessments, colHearing))
	}
	return s.render(c, http.StatusOK, page)
}

// searchLink leads court staff to the box.
func searchLink(o identity.Office) []Link {
	if !access.May(o, access.ReadPetition) {
		return nil
	}
	return []Link{{Text: "Cari", Href: searchURL}}
}
