package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/brief"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// issueBrief serves POST /petitions/:id/briefs.
func (s *Server) issueBrief(c echo.Context) error {
	id := petition.ID(c.Param("id"))
	x, err := s.Briefs.Issue(c.Request().Context(), actor(c), id)
	if err != nil {
		return err
	}
	said := fmt.Sprintf("Ringkasan versi %d sudah terbit.", x.Number)
	if len(x.Content) == 0 { // an earlier version comes without its file
		said = fmt.Sprintf("Tidak ada fakta baru sejak versi %d; ringkasan itu tetap yang terbaru.", x.Number)
	}
	return s.see(c, said, petitionURL(id))
}

// downloadBrief serves GET /briefs/:id/file. The name of the file names nobody.
func (s *Server) downloadBrief(c echo.Context) error {
	x, err := s.Briefs.File(c.Request().Context(), actor(c), brief.ID(c.Param("id")))
	if err != nil {
		return err
	}
	name := fmt.Sprintf("ringkasan-%s-v%d.pdf", x.Code, x.Number)
	return download(c, "application/pdf", name, x.Content)
}

// VerificationShow tells the public whether a code was given, and by which
// court and when: nothing about a person.
type VerificationShow struct {
	Base
	Proof *brief.Proof // nil while nothing matches
	Tag   Tag
	Rows  []SummaryRow
	Field Field
}

// Name implements Page.
func (VerificationShow) Name() string { return "verification/show" }

func (s *Server) verificationPage(c echo.Context, title, lead, typed string) *VerificationShow {
	return &VerificationShow{Base: s.base(c, title, lead), Field: Field{
		Name: "kode", Label: "Kode ringkasan", Value: typed, Required: true, Width: "medium", Autocomplete: "off",
		Hint: "Sepuluh huruf dan angka di bawah kode QR dan di kaki setiap halaman, misalnya 7KQM2-F9D4X. Huruf besar, kecil, dan tanda hubung tidak dibedakan.",
	}}
}

const (
	askTitle = "Periksa ringkasan perkara"
	askLead  = "Ketik kode yang tercetak pada ringkasan untuk mengetahui apakah ringkasan itu diterbitkan oleh pengadilan."
)

// askVerification serves GET /v: the form, and what it sends.
func (s *Server) askVerification(c echo.Context) error {
	typed := strings.TrimSpace(c.QueryParam("kode"))
	if typed == "" {
		return s.render(c, http.StatusOK, s.verificationPage(c, askTitle, askLead, ""))
	}
	code, ok := brief.ParseCode(typed)
	if !ok {
		page := s.verificationPage(c, askTitle, askLead, short(typed))
		page.Field.Error = "Kode terdiri atas sepuluh huruf dan angka, misalnya 7KQM2-F9D4X."
		return s.again(c, problem.New(problem.Invalid, "Kode belum dapat diperiksa.").With("kode", page.Field.Error), page)
	}
	return c.Redirect(http.StatusSeeOther, "/v/"+url.PathEscape(code))
}

// showVerification serves GET /v/:code.
func (s *Server) showVerification(c echo.Context) error {
	typed := short(c.Param("code"))
	if err := s.gate.look(c.RealIP()); err != nil {
		return s.again(c, err, s.verificationPage(c, askTitle, askLead, typed))
	}
	proof, err := s.Briefs.Verify(c.Request().Context(), typed)
	if problem.Is(err, problem.NotFound) {
		page := s.verificationPage(c, "Tidak cocok", "Tidak ada ringkasan dengan kode ini. Ketik kembali kode yang tercetak; bila tetap tidak cocok, jangan pakai lembar itu dan hubungi pengadilan.", typed)
		page.Tag = Tag{"Tidak cocok", "bad"}
		return s.render(c, http.StatusNotFound, page)
	}
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.proofPage(c, proof))
}

func (s *Server) proofPage(c echo.Context, proof *brief.Proof) *VerificationShow {
	page := s.verificationPage(c, "Kode cocok", "Ringkasan dengan kode ini diterbitkan oleh "+proof.Court+".", "")
	if proof.Bundle {
		page.Lead = "Berkas gabungan dengan kode ini diterbitkan oleh " + proof.Court + "."
	}
	if proof.Annex {
		page.Lead = "Lampiran Tertutup dengan kode ini diterbitkan oleh " + proof.Court + "."
	}
	page.Proof, page.Tag = proof, Tag{"Versi terbaru", "good"}
	if !proof.Newest {
		page.Tag = Tag{"Ada versi yang lebih baru", "notice"}
	}
	page.Rows = []SummaryRow{
		{Key: "Pengadilan", Value: proof.Court}, {Key: "Kode", Value: proof.Code}, {Key: "Versi", Value: fmt.Sprint(proof.Number)},
		{Key: "Diterbitkan", Value: moment(proof.IssuedAt)}, {Key: "SHA-256 berkas", Value: proof.SHA256},
	}
	return page
}

// short keeps what a visitor typed from filling the page.
func short(typed string) string {
	if r := []rune(typed); len(r) > 40 {
		return string(r[:40])
	}
	return typed
}

// look slows down who tries codes, by address.
func (g *gate) look(address string) error {
	ok, err := g.address.Allow(address)
	if err != nil {
		return err
	}
	if !ok {
		return problem.New(problem.TooMany, "Terlalu banyak kode diperiksa dari jaringan ini. Tunggu beberapa menit, lalu coba lagi.")
	}
	return nil
}
