package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/brief"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// AnnexPart is what the judge of a petition finds about its sealed annex: those
// that were made, and the form that makes one.
type AnnexPart struct {
	All    []brief.IssuedAnnex
	Ticket string // the id of the next; empty where there is nothing to seal
}

// AnnexShow is the answer to making a sealed annex: the only page that ever
// shows its password.
type AnnexShow struct {
	Base
	Rows     []SummaryRow
	Password string
	File     string
	Back     Link
}

// Name implements Page.
func (AnnexShow) Name() string { return "annex/show" }

func annexURL(id brief.AnnexID) string { return "/annexes/" + string(id) }

// annexPart is nil for everybody but the judge of the petition, and where there
// is neither an annex nor anything to seal.
func (s *Server) annexPart(c echo.Context, p *petition.Petition) (*AnnexPart, error) {
	by := actor(c)
	if !access.May(by.Office, access.SealAnnex) {
		return nil, nil
	}
	all, some, err := s.Briefs.AnnexesOf(c.Request().Context(), by, p)
	if err != nil || len(all) == 0 && !some {
		return nil, err
	}
	out := &AnnexPart{All: all}
	if some {
		out.Ticket = identity.NewID()
	}
	return out, nil
}

// sealAnnex serves POST /petitions/:id/annexes. It answers with the page itself:
// the password is in no address and is kept nowhere.
func (s *Server) sealAnnex(c echo.Context) error {
	id := petition.ID(c.Param("id"))
	ticket := read(c).text("ticket")
	if ticket == "" {
		ticket = identity.NewID()
	}
	x, err := s.Briefs.SealAnnex(c.Request().Context(), actor(c), id, brief.AnnexID(ticket))
	if err != nil {
		return err
	}
	page := &AnnexShow{Base: s.base(c, "Lampiran Tertutup", "Salin kata sandinya sekarang. Sesudah halaman ini ditutup, kata sandi tidak dapat ditampilkan lagi.")}
	page.Back = Link{Text: "Permohonan", Href: petitionURL(id)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, page.Back, {Text: page.Title}}
	page.Password, page.File = x.Password, annexURL(x.ID)+"/file"
	page.Rows = []SummaryRow{
		{Key: "Nomor", Value: fmt.Sprint(x.Number)}, {Key: "Kode", Value: x.Code}, {Key: "Disegel", Value: moment(x.IssuedAt)}, {Key: "SHA-256 berkas", Value: x.SHA256},
	}
	return s.render(c, http.StatusOK, page)
}

// downloadAnnex serves GET /annexes/:id/file. The name of the file names nobody.
func (s *Server) downloadAnnex(c echo.Context) error {
	x, err := s.Briefs.AnnexFile(c.Request().Context(), actor(c), brief.AnnexID(c.Param("id")))
	if err != nil {
		return err
	}
	return download(c, "application/pdf", fmt.Sprintf("lampiran-tertutup-%s-%d.pdf", x.Code, x.Number), x.Content)
}
