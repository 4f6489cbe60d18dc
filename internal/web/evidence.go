package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/instrument"
)

// EvidenceLine is one paper of an assessment. Remove is where its author
// takes it back, while that can be.
type EvidenceLine struct {
	Title, About, Href, Remove string
	Restricted                 bool
	Version                    int
}

// EvidenceNew is where an assessor puts a paper to an assessment.
type EvidenceNew struct {
	Base
	Form Form
}

// Name implements Page.
func (EvidenceNew) Name() string { return "assessment/attachment" }

func attachmentURL(id assessment.ID) string { return assessmentURL(id) + "/attachments" }

// offerPapers lists the papers for who may read them, with what the author can
// do with them now.
func (s *Server) offerPapers(c echo.Context, page *AssessmentShow, x sheet) error {
	by := actor(c)
	if !access.May(by.Office, access.ReadAttachment) {
		return nil
	}
	all, err := s.Assessments.Attachments(c.Request().Context(), by, x.Assessment)
	if err != nil {
		return err
	}
	mine := by.Office == identity.Assessor && x.Status.Open()
	for _, a := range all {
		line := EvidenceLine{
			Title: a.Title, About: attachmentWords(a), Href: attachmentURL(x.ID) + "/" + string(a.ID) + "/file",
			Restricted: a.Restricted, Version: x.Version,
		}
		if mine {
			line.Remove = attachmentURL(x.ID) + "/" + string(a.ID) + "/remove"
		}
		page.Papers = append(page.Papers, line)
	}
	if mine {
		page.Attach = attachmentURL(x.ID) + "/new"
	}
	return nil
}

func attachmentWords(a assessment.Attachment) string {
	words := a.Kind.Label() + ", " + fileWords(a.FileType, a.FileSize)
	if a.Factor != "" {
		words += ". Faktor " + factorName(a.Factor)
	}
	return words
}

func (s *Server) attachmentPage(c echo.Context, x sheet, back *refusal) (*EvidenceNew, error) {
	r, err := s.Referrals.Show(c.Request().Context(), actor(c), x.ReferralID)
	if err != nil {
		return nil, err
	}
	page := &EvidenceNew{Base: s.base(c, "Tambah lampiran", childLine(r.Case))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Permintaan asesmen", Href: referralURL(r.ID)}, {Text: "Asesmen", Href: assessmentURL(x.ID)}, {Text: page.Title}}
	page.Form = Form{
		Action: attachmentURL(x.ID), CSRF: page.CSRF, Version: back.at(x.Version), Fieldsets: back.over(attachmentForm(x.in)),
		Submit: "Simpan lampiran", Multipart: true, Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: assessmentURL(x.ID)},
	}
	return page, nil
}

func attachmentForm(in *instrument.Instrument) []Fieldset {
	kinds := make([]Option, 0, len(assessment.AttachmentKinds))
	for _, k := range assessment.AttachmentKinds {
		kinds = append(kinds, Option{Value: string(k), Text: k.Label()})
	}
	factors := []Option{{Value: "", Text: "Tidak untuk satu faktor saja"}}
	for _, f := range in.Covers {
		factors = append(factors, Option{Value: string(f), Text: factorName(f)})
	}
	return []Fieldset{{Fields: []Field{
		{Name: "kind", Label: "Jenis lampiran", Kind: "choice", Options: kinds, Required: true},
		{Name: "title", Label: "Judul", Required: true, Hint: "Misalnya surat keterangan sekolah. Jangan tulis nama atau NIK."},
		{Name: "factor", Label: "Bukti untuk faktor", Kind: "select", Options: factors, Hint: "Bukti untuk faktor terbatas selalu terbatas."},
		{Name: "restricted", Label: "Terbatas", Kind: "several", Options: []Option{{Value: "1", Text: "Judulnya tidak dicetak dalam ringkasan perkara"}}},
		{Name: "file", Label: "Pindaian atau foto", Kind: "file", Required: true, Hint: "PDF, JPEG atau PNG, paling besar 15 MB. Data lokasi dan kamera pada foto dihapus."},
	}}}
}

// newEvidence serves GET /assessments/:id/attachments/new.
func (s *Server) newEvidence(c echo.Context) error {
	x, err := s.sheetOf(c)
	if err != nil {
		return err
	}
	if !x.Status.Open() {
		return s.see(c, "Asesmen ini sudah diserahkan; lampirannya tidak dapat diubah lagi.", assessmentURL(x.ID))
	}
	page, err := s.attachmentPage(c, x, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// attachEvidence serves POST /assessments/:id/attachments.
func (s *Server) attachEvidence(c echo.Context) error {
	x, err := s.sheetOf(c)
	if err != nil {
		return err
	}
	in := read(c)
	upload, err := in.upload("file", s.Now())
	if err != nil {
		return err
	}
	a := assessment.Attachment{
		Kind: assessment.AttachmentKind(in.text("kind")), Title: in.text("title"), Factor: instrument.FactorID(in.text("factor")), Restricted: in.yes("restricted"),
	}
	if len(in.faults) > 0 {
		err = in.problem("Lampiran belum disimpan.", a.Check(x.in))
	} else {
		_, err = s.Assessments.Attach(c.Request().Context(), actor(c), assessment.Revision{ID: x.ID, Version: in.version()}, a, upload)
	}
	if err == nil {
		return s.see(c, "Lampiran tersimpan."+kept(upload), assessmentURL(x.ID))
	}
	page, failed := s.attachmentPage(c, x, refused(in, err))
	if failed != nil {
		return failed
	}
	if upload != nil {
		eachField(page.Form.Fieldsets, func(f *Field) {
			if f.Name == "file" {
				f.Warning = "pilih berkasnya sekali lagi; berkas tadi belum tersimpan."
			}
		})
	}
	return s.again(c, err, page)
}

// removeEvidence serves POST /assessments/:id/attachments/:attachment/remove.
func (s *Server) removeEvidence(c echo.Context) error {
	a, err := s.Assessments.Detach(c.Request().Context(), actor(c), assessmentAt(c), assessment.AttachmentID(c.Param("attachment")))
	if err != nil {
		return s.assessmentAgain(c, err)
	}
	return s.see(c, "Lampiran dihapus.", assessmentURL(a.ID))
}

// downloadEvidence serves GET /assessments/:id/attachments/:attachment/file.
func (s *Server) downloadEvidence(c echo.Context) error {
	f, x, err := s.Assessments.AttachedFile(c.Request().Context(), actor(c), assessment.ID(c.Param("id")), assessment.AttachmentID(c.Param("attachment")))
	if err != nil {
		return err
	}
	return download(c, f.Type, "lampiran-"+string(x.Kind)+file.Ending(f.Type), f.Content)
}
