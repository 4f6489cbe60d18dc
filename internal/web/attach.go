package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// AttachmentNew is where a clerk types the code that a family brought, sees
// the little that tells whose it is, and confirms.
type AttachmentNew struct {
	Base
	Match []SummaryRow // empty until a code was found
	Warn  bool         // the birth date differs
	Form  Form
}

// Name implements Page.
func (AttachmentNew) Name() string { return "petition/attach" }

func attachURL(id petition.ID) string { return petitionURL(id) + "/attach" }

func (s *Server) attachPage(c echo.Context, f *petition.File) *AttachmentNew {
	page := &AttachmentNew{Base: s.base(c, "Lampirkan asesmen dengan kode", s.caseLine(f.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.Form = Form{
		Action: attachURL(f.ID), CSRF: page.CSRF, Submit: "Cari asesmen", Cancel: &Link{Text: "Kembali ke permohonan", Href: petitionURL(f.ID)},
		Fieldsets: []Fieldset{{Fields: []Field{{Name: "code", Label: "Kode dari slip keluarga", Required: true, Width: "medium", Hint: "Tiga kelompok berisi empat huruf atau angka."}}}},
	}
	return page
}

// matched turns the page into the one where the clerk confirms.
func (s *Server) matched(c echo.Context, page *AttachmentNew, f *petition.File, m *referral.Match) {
	page.Match = []SummaryRow{
		{Key: "Inisial anak", Value: m.Initials}, {Key: "Umur ketika dicatat", Value: m.Age}, {Key: "Kecamatan", Value: m.District},
		{Key: "Lembaga", Value: s.agencyName(c.Request().Context(), m.Agency)},
	}
	page.Warn = m.Differs
	fields := []Field{{Name: "code", Kind: "hidden", Value: string(m.Code)}}
	if m.Differs {
		fields = append(fields, Field{Name: "difference", Label: "Mengapa ini anak yang sama", Kind: "longtext", Rows: 3, Required: true, Hint: "Sekurang-kurangnya 20 huruf. Hakim membaca penjelasan ini."})
	}
	fields = append(fields, Field{Name: "basis", Label: "Dasar hukum melampirkan", Kind: "choice", Required: true, Options: basisOptions()})
	page.Form.Action, page.Form.Submit, page.Form.Fieldsets = attachURL(f.ID)+"/confirm", "Lampirkan pada permohonan ini", []Fieldset{{Fields: fields}}
	page.Form.Says = "Kode dipakai sekali. Sesudahnya asesmen ini menjadi bagian dari permohonan dan tidak dapat dilepas lagi."
	page.Form.Final = true
}

// newAttachment serves GET /petitions/:id/attach.
func (s *Server) newAttachment(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.attachPage(c, f))
}

// findAttachment serves POST /petitions/:id/attach.
func (s *Server) findAttachment(c echo.Context) error {
	ctx, by, id := c.Request().Context(), actor(c), petition.ID(c.Param("id"))
	f, err := s.Petitions.Show(ctx, by, id)
	if err != nil {
		return err
	}
	page, in := s.attachPage(c, f), read(c)
	var m *referral.Match
	if err = s.gate.try(by.ID); err == nil {
		m, err = s.Referrals.Find(ctx, by, id, in.text("code"))
	}
	if err != nil {
		page.Form.Fieldsets = overlay(page.Form.Fieldsets, typed(in), problem.Of(err))
		return s.again(c, err, page)
	}
	s.matched(c, page, f, m)
	return s.render(c, http.StatusOK, page)
}

// attachAssessment serves POST /petitions/:id/attach/confirm.
func (s *Server) attachAssessment(c echo.Context) error {
	ctx, by, id, in := c.Request().Context(), actor(c), petition.ID(c.Param("id")), read(c)
	f, err := s.Petitions.Show(ctx, by, id)
	if err != nil {
		return err
	}
	if err = s.gate.try(by.ID); err == nil {
		_, err = s.Referrals.Attach(ctx, by, id, referral.Attachment{Code: in.text("code"), Basis: referral.Basis(in.text("basis")), Difference: in.long("difference")})
	}
	if err == nil {
		return s.see(c, "Asesmen dilampirkan pada permohonan ini.", petitionURL(id))
	}
	page, what := s.attachPage(c, f), problem.Of(err)
	if what.Kind == problem.Invalid && what.At("code") == "" {
		m, failed := s.Referrals.Find(ctx, by, id, in.text("code"))
		if failed != nil {
			return failed
		}
		s.matched(c, page, f, m)
	}
	inOrder(page.Form.Fieldsets, what)
	page.Form.Fieldsets = overlay(page.Form.Fieldsets, typed(in), what)
	return s.again(c, err, page)
}
