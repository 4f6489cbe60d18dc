package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/mou"
)

func (s *Server) endPage(c echo.Context, a *mou.Record, back *refusal) *AgreementChange {
	page := &AgreementChange{Base: s.underAgreement(c, a, "Akhiri lebih awal", "Nota ini sebenarnya berlaku sampai "+a.To.Indonesian()+".")}
	page.Form = Form{
		Action: agreementURL(a.ID) + "/end", CSRF: page.CSRF, Version: back.at(a.Version), Final: true, Submit: "Akhiri nota kesepahaman", Cancel: backToAgreement(a),
		Fieldsets: back.over([]Fieldset{{Fields: []Field{
			{Name: "last", Label: "Hari terakhir berlaku", Kind: "date", Required: true, Hint: "Pada hari itu nota masih berlaku. Contoh " + s.today().Short()},
			{Name: "why", Label: "Alasan", Kind: "longtext", Rows: 3, Required: true, Hint: "Misalnya surat pengakhiran, dengan nomor dan tanggalnya. Jangan tulis nama orang."},
		}}}),
		Says: "Sesudah hari itu asesmen baru tidak dapat diminta berdasarkan nota ini. Permintaan yang sudah dibuat tetap berjalan. Tindakan ini tidak dapat dibatalkan.",
	}
	return page
}

// newEnd serves GET /agreements/:id/end.
func (s *Server) newEnd(c echo.Context) error {
	a, err := s.agreementAt(c)
	if err != nil {
		return err
	}
	if !a.EndedOn.IsZero() || a.State(s.today()) == mou.Ended {
		return s.see(c, "Nota kesepahaman ini sudah berakhir.", agreementURL(a.ID))
	}
	return s.render(c, http.StatusOK, s.endPage(c, a, nil))
}

// endAgreement serves POST /agreements/:id/end.
func (s *Server) endAgreement(c echo.Context) error {
	in := read(c)
	last, why := in.date("last"), in.long("why")
	err := in.problem("Nota kesepahaman belum diakhiri.", nil)
	if err == nil {
		_, err = s.Agreements.Finish(c.Request().Context(), actor(c), revisionOfAgreement(c, in), last, why)
	}
	a, failed := s.agreementAt(c)
	if failed != nil {
		return failed
	}
	if err == nil {
		return s.see(c, "Nota kesepahaman diakhiri; hari terakhirnya "+last.Indonesian()+".", agreementURL(a.ID))
	}
	return s.again(c, err, s.endPage(c, a, refused(in, err)))
}

func (s *Server) paperPage(c echo.Context, a *mou.Record, back *refusal) *AgreementChange {
	page := &AgreementChange{Base: s.underAgreement(c, a, "Unggah naskah", "Pindaian naskah lengkap yang sudah ditandatangani semua pihak.")}
	hint := "PDF, JPEG atau PNG, paling besar 15 MB."
	if a.FileHash != "" {
		page.File = &Link{Text: "Unduh naskah yang tersimpan (" + fileWords(a.FileType, a.FileSize) + ")", Href: agreementURL(a.ID) + "/file"}
		hint = "Berkas baru menggantikan yang tampil; yang lama tetap tersimpan. " + hint
	}
	page.Form = Form{
		Action: agreementURL(a.ID) + "/paper", CSRF: page.CSRF, Version: back.at(a.Version), Multipart: true, Submit: "Simpan naskah", Cancel: backToAgreement(a),
		Fieldsets: back.over([]Fieldset{{Fields: []Field{{Name: "file", Label: "Naskah yang ditandatangani", Kind: "file", Required: true, Hint: hint}}}}),
	}
	return page
}

// newPaper serves GET /agreements/:id/paper.
func (s *Server) newPaper(c echo.Context) error {
	a, err := s.agreementAt(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.paperPage(c, a, nil))
}

// attachPaper serves POST /agreements/:id/paper.
func (s *Server) attachPaper(c echo.Context) error {
	in := read(c)
	upload, err := in.upload("file", s.Now())
	if err != nil {
		return err
	}
	if err = in.problem("Naskah belum disimpan.", nil); err == nil {
		_, err = s.Agreements.Attach(c.Request().Context(), actor(c), revisionOfAgreement(c, in), upload)
	}
	a, failed := s.agreementAt(c)
	if failed != nil {
		return failed
	}
	if err == nil {
		return s.see(c, "Naskah tersimpan."+kept(upload), agreementURL(a.ID))
	}
	return s.again(c, err, s.paperPage(c, a, refused(in, err)))
}
