package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Guard says what stands between a petition and its determination, and what
// the judge set aside. State is empty where nothing can be decided any more.
type Guard struct {
	State     Tag
	Words     string
	Href      string // where the judge sets an item aside
	Overrides []OverrideLine
}

// OverrideLine is one item that was set aside. ID is empty for who may not
// take it back, and Revoked says when it was.
type OverrideLine struct{ Words, Cite, Reason, Judge, On, Revoked, ID string }

// OverrideNew is where a judge sets an open item aside.
type OverrideNew struct {
	Base
	Form Form
}

// Name implements Page.
func (OverrideNew) Name() string { return "determination/override" }

// guardOf returns the guard of a case for an office, or nil where there is
// nothing to say.
func guardOf(c determination.Case, o identity.Office, today calendar.Date) *Guard {
	if !c.Status.Pending() && len(c.Overrides) == 0 {
		return nil
	}
	g, mine := &Guard{}, access.May(o, access.OverrideItem)
	if c.Status.Pending() {
		r := c.Readiness(today)
		g.State, g.Words = Tag{"Belum siap diputus", "notice"}, r.Words
		if r.Ready {
			g.State = Tag{"Siap diputus", "good"}
		}
	}
	if mine && c.Status != petition.Archived && len(c.Blocking(today)) > 0 {
		g.Href = overrideURL(c.ID)
	}
	for _, x := range c.Overrides {
		line := OverrideLine{Words: x.Words, Cite: x.Pasal, Reason: x.Reason, Judge: x.Judge, On: calendar.Of(x.MadeAt).Indonesian()}
		switch {
		case !x.Stands():
			line.Revoked = calendar.Of(*x.RevokedAt).Indonesian()
		case mine && c.Status.Pending():
			line.ID = string(x.ID)
		}
		g.Overrides = append(g.Overrides, line)
	}
	return g
}

func overrideURL(id petition.ID) string { return petitionURL(id) + "/overrides" }

// caseOf returns the case that the address names; the reading is audited.
func (s *Server) caseOf(c echo.Context) (determination.Case, error) {
	ctx := c.Request().Context()
	f, err := s.Petitions.Show(ctx, actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return determination.Case{}, err
	}
	return s.Rulings.Of(ctx, actor(c), f.Petition)
}

const nothingBlocks = "Tidak ada hal yang perlu dikesampingkan: tidak ada yang menghalangi penetapan pada tahap ini."

func (s *Server) overridePage(c echo.Context, x determination.Case, in *input, what *problem.Problem) *OverrideNew {
	page := &OverrideNew{Base: s.base(c, "Kesampingkan hal yang belum terpenuhi", s.caseLine(x.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: x.Name(), Href: petitionURL(x.ID)}, {Text: page.Title}}
	var options []Option
	for _, i := range x.Blocking(s.today()) {
		options = append(options, Option{Value: i.Rule.ID, Text: i.Words, Hint: i.Rule.Cite() + ". Akibat: " + lowerFirst(consequenceWords[i.Rule.Consequence]) + "."})
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "rule", Label: "Hal yang dikesampingkan", Kind: "choice", Required: true, Options: options},
		{Name: "reason", Label: "Alasan", Kind: "longtext", Rows: 4, Required: true, Hint: "Sekurang-kurangnya 20 huruf. Alasan tercetak dalam ringkasan perkara; jangan tulis nama atau NIK."},
	}}}
	if in != nil {
		inOrder(sets, what)
		sets = overlay(sets, typed(in), what)
	}
	page.Form = Form{
		Action: overrideURL(x.ID), CSRF: page.CSRF, Version: x.Version, Fieldsets: sets, Submit: "Kesampingkan dengan alasan ini",
		Cancel: &Link{Text: "Kembali tanpa mengesampingkan", Href: petitionURL(x.ID)},
		Says:   "Pengesampingan disimpan bersama nama Anda dan waktunya. Anda dapat mencabutnya sebelum perkara diputus; keduanya tetap tercatat.",
	}
	return page
}

// newOverride serves GET /petitions/:id/overrides.
func (s *Server) newOverride(c echo.Context) error {
	x, err := s.caseOf(c)
	if err != nil {
		return err
	}
	if len(x.Blocking(s.today())) == 0 {
		return s.see(c, nothingBlocks, petitionURL(x.ID))
	}
	return s.render(c, http.StatusOK, s.overridePage(c, x, nil, nil))
}

// saveOverride serves POST /petitions/:id/overrides.
func (s *Server) saveOverride(c echo.Context) error {
	in := read(c)
	_, err := s.Rulings.Override(c.Request().Context(), actor(c), revision(c), in.text("rule"), in.long("reason"))
	if err == nil {
		return s.see(c, "Hal ini dikesampingkan dengan alasan tertulis.", petitionURL(petition.ID(c.Param("id"))))
	}
	x, failed := s.caseOf(c)
	if failed != nil {
		return failed
	}
	if len(x.Blocking(s.today())) == 0 {
		return s.see(c, nothingBlocks, petitionURL(x.ID))
	}
	what := problem.Of(err)
	stale(what)
	return s.again(c, err, s.overridePage(c, x, in, what))
}

// revokeOverride serves POST /petitions/:id/overrides/revoke.
func (s *Server) revokeOverride(c echo.Context) error {
	_, err := s.Rulings.Revoke(c.Request().Context(), actor(c), revision(c), determination.OverrideID(read(c).text("override")))
	if err != nil {
		return err
	}
	return s.see(c, "Pengesampingan dicabut; hal itu kembali menghalangi penetapan.", petitionURL(petition.ID(c.Param("id"))))
}
