package web

import (
	"bytes"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// CourtEdit is what a court sets itself: the paper on which it prints.
type CourtEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (CourtEdit) Name() string { return "court/edit" }

func (s *Server) courtPage(c echo.Context, back *refusal) (*CourtEdit, error) {
	court, err := s.Directory.Court(c.Request().Context(), actor(c).Court)
	if err != nil {
		return nil, err
	}
	page := &CourtEdit{Base: s.base(c, "Pengaturan pengadilan", court.Name+".")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	f := Field{Name: "paper", Label: "Ukuran kertas", Kind: "choice", Required: true, Value: string(court.Paper), Hint: "Untuk ringkasan, berkas gabungan, surat, dan lembar anak. Yang sudah terbit tidak berubah."}
	for _, p := range identity.Papers {
		f.Options = append(f.Options, Option{Value: string(p), Text: p.Label()})
	}
	page.Form = Form{
		Action: "/court", CSRF: page.CSRF, Version: back.at(court.Version), Fieldsets: back.over([]Fieldset{{Fields: []Field{f}}}), Submit: "Simpan",
		Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: "/"},
	}
	return page, nil
}

// editCourt serves GET /court.
func (s *Server) editCourt(c echo.Context) error {
	page, err := s.courtPage(c, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// saveCourt serves POST /court.
func (s *Server) saveCourt(c echo.Context) error {
	in := read(c)
	_, err := s.Petitions.KeepPaper(c.Request().Context(), actor(c), in.version(), identity.Paper(in.text("paper")))
	if err == nil {
		return s.see(c, "Ukuran kertas disimpan.", "/court")
	}
	page, failed := s.courtPage(c, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

// printLeaflet serves GET /petitions/:id/hearings/:ordinal/leaflet.pdf: a page
// for the child that names nobody.
func (s *Server) printLeaflet(c echo.Context) error {
	ctx, by := c.Request().Context(), actor(c)
	f, err := s.Petitions.Show(ctx, by, petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	x, err := s.Rulings.Of(ctx, by, f.Petition)
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(c.Param("ordinal")) // no hearing has the number 0
	for _, h := range x.Hearings {
		if h.Ordinal != n {
			continue
		}
		court, err := s.Directory.Court(ctx, f.CourtID)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := s.Leaflet(&b, hearing.Leaflet{Court: *court, On: h.On, At: h.At, Room: h.Room}); err != nil {
			return err
		}
		return download(c, "application/pdf", "sidang-untukmu.pdf", b.Bytes())
	}
	return problem.Missing()
}

// leafletLink leads to the page for the child while the hearing is to come.
func leafletLink(by identity.Actor, p *petition.Petition, h hearing.Hearing) []Link {
	if !access.May(by.Office, access.ReadPetition) || h.Status.Ended() {
		return nil
	}
	return []Link{{Text: "Lembar untuk anak (PDF)", Href: petitionURL(p.ID) + "/hearings/" + strconv.Itoa(h.Ordinal) + "/leaflet.pdf"}}
}
