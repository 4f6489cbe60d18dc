package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
)

// HelpShow is the short handbook, for everybody and without signing in.
type HelpShow struct {
	Base
	Mine *Link // the part for the reader's own office
}

// Name implements Page.
func (HelpShow) Name() string { return "help/show" }

// helpFor is the part of the handbook that each office reads first.
var helpFor = map[identity.Office]string{
	identity.Clerk: "petugas", identity.Registrar: "panitera", identity.Judge: "hakim", identity.Supervisor: "penyelia",
	identity.Assessor: "asesor", identity.Monitor: "pemantau", identity.Admin: "pengelola",
}

// showHelp serves GET /help.
func (s *Server) showHelp(c echo.Context) error {
	page := &HelpShow{Base: s.base(c, "Bantuan", "Apa yang dilakukan setiap jabatan di Timbang, dan apa yang dilakukan bila ada masalah.")}
	if part := helpFor[actor(c).Office]; part != "" {
		page.Mine = &Link{Text: "Langsung ke bagian " + actor(c).Office.Label(), Href: "#" + part}
	}
	return s.render(c, http.StatusOK, page)
}
