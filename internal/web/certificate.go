package web

import (
	"bytes"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/problem"
)

// CertificateLine is one paper that the agency issued for an assessment.
// Withdraw is where it is taken back, while that can be.
type CertificateLine struct {
	Words, Href, Withdraw, Why string
	State                      Tag
}

// CertificateEdit is where a supervisor issues a paper, or takes one back.
type CertificateEdit struct {
	Base
	Facts   []SummaryRow
	Refused []string // why a kind cannot be issued
	Form    *Form    // nil when none can be issued
}

// Name implements Page.
func (CertificateEdit) Name() string { return "assessment/certificate" }

func certificatesURL(id assessment.ID) string { return assessmentURL(id) + "/certificates" }

func certificateURL(id assessment.CertificateID) string { return "/certificates/" + string(id) }

// offerCertificates lists the papers of a signed assessment and leads to the
// next one.
func (s *Server) offerCertificates(c echo.Context, page *AssessmentShow, x sheet) error {
	if x.Status != assessment.Signed {
		return nil
	}
	by := actor(c)
	all, _, err := s.Assessments.Certificates(c.Request().Context(), by, x.Assessment)
	mine := access.May(by.Office, access.IssueCertificate)
	for _, k := range all {
		l := CertificateLine{Words: k.Words(), Href: certificateURL(k.ID) + "/file", State: Tag{"Berlaku", "good"}}
		if k.WithdrawnAt != nil {
			l.State, l.Why = Tag{"Ditarik", "bad"}, k.WithdrawnWhy
		} else if mine {
			l.Withdraw = certificateURL(k.ID) + "/withdraw"
		}
		page.Certificates = append(page.Certificates, l)
	}
	if mine {
		page.Certify = certificatesURL(x.ID) + "/new"
	}
	return err
}

func (s *Server) certificatePage(c echo.Context, x sheet, back *refusal) (*CertificateEdit, error) {
	r, err := s.Referrals.Show(c.Request().Context(), actor(c), x.ReferralID)
	if err != nil {
		return nil, err
	}
	_, why, err := s.Assessments.Certificates(c.Request().Context(), actor(c), x.Assessment)
	if err != nil {
		return nil, err
	}
	page := &CertificateEdit{Base: s.base(c, "Terbitkan surat", childLine(r.Case))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Asesmen", Href: assessmentURL(x.ID)}, {Text: page.Title}}
	kind := Field{Name: "kind", Label: "Jenis surat", Kind: "choice", Required: true}
	for _, k := range assessment.CertificateKinds {
		if why[k] == "" {
			kind.Options = append(kind.Options, Option{Value: string(k), Text: k.Label(), Hint: certificateHint[k]})
		} else {
			page.Refused = append(page.Refused, k.Label()+": "+lowerFirst(why[k]))
		}
	}
	if len(kind.Options) > 0 {
		page.Form = &Form{
			Action: certificatesURL(x.ID), CSRF: page.CSRF, Submit: "Terbitkan surat", Final: true, Fieldsets: back.over(certificateForm(kind, s.today().Short())),
			Says: "Surat dicetak dan dibekukan; sesudahnya hanya dapat ditarik dengan alasan.", Cancel: &Link{Text: "Kembali tanpa menerbitkan", Href: assessmentURL(x.ID)},
		}
	}
	return page, nil
}

var certificateHint = map[assessment.CertificateKind]string{
	assessment.Counselling:    "Menerangkan bahwa konseling sudah dilakukan; tidak menyatakan pendapat.",
	assessment.Recommendation: "Menyampaikan posisi yang tertulis dalam asesmen ini; tidak mengikat siapa pun.",
}

func certificateForm(kind Field, today string) []Fieldset {
	return []Fieldset{
		{Fields: []Field{
			kind,
			{Name: "number", Label: "Nomor surat", Required: true, Hint: "Menurut buku agenda lembaga Anda."},
			{Name: "dated_on", Label: "Tanggal surat", Kind: "date", Required: true, Value: today},
			{Name: "place", Label: "Tempat", Required: true, Width: "medium", Hint: "Misalnya Praya."},
		}},
		{Legend: "Hanya untuk surat keterangan konseling", Fields: []Field{
			{Name: "held_on", Label: "Tanggal konseling", Kind: "date"},
			{Name: "present", Label: "Diikuti oleh", Hint: "Misalnya anak, ibu, dan calon suami. Jangan tulis nama."},
		}},
	}
}

// newCertificate serves GET /assessments/:id/certificates/new.
func (s *Server) newCertificate(c echo.Context) error {
	x, err := s.sheetOf(c)
	if err != nil {
		return err
	}
	if x.Status != assessment.Signed {
		return s.see(c, "Surat hanya diterbitkan untuk asesmen yang sudah ditandatangani.", assessmentURL(x.ID))
	}
	page, err := s.certificatePage(c, x, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// issueCertificate serves POST /assessments/:id/certificates.
func (s *Server) issueCertificate(c echo.Context) error {
	x, err := s.sheetOf(c)
	if err != nil {
		return err
	}
	in := read(c)
	k := assessment.Certificate{
		Kind: assessment.CertificateKind(in.text("kind")), Number: in.text("number"), DatedOn: in.date("dated_on"), Place: in.text("place"),
		HeldOn: in.date("held_on"), Present: in.text("present"),
	}
	err = in.problem("Surat belum diterbitkan.", nil)
	if err == nil {
		_, err = s.Assessments.IssueCertificate(c.Request().Context(), actor(c), x.ID, k)
	}
	if err == nil {
		return s.see(c, k.Kind.Label()+" diterbitkan.", assessmentURL(x.ID)+"#surat")
	}
	page, failed := s.certificatePage(c, x, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

// retractionPage is the form with which a paper is taken back.
func (s *Server) retractionPage(c echo.Context, back *refusal) (*CertificateEdit, error) {
	k, err := s.Assessments.CertificateFile(c.Request().Context(), actor(c), assessment.CertificateID(c.Param("id")))
	if err != nil {
		return nil, err
	}
	page := &CertificateEdit{Base: s.base(c, "Tarik surat", "")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Asesmen", Href: assessmentURL(k.AssessmentID)}, {Text: page.Title}}
	page.Facts = []SummaryRow{{Key: "Surat", Value: k.Words(), Hint: "diterbitkan " + k.Issuer + ", " + moment(k.IssuedAt)}}
	if k.WithdrawnAt != nil {
		page.Facts = append(page.Facts, SummaryRow{Key: "Alasan ditarik", Value: k.WithdrawnWhy, Hint: k.Withdrawer})
		return page, nil
	}
	page.Form = &Form{
		Action: certificateURL(k.ID) + "/withdraw", CSRF: page.CSRF, Submit: "Tarik surat", Final: true,
		Fieldsets: back.over([]Fieldset{{Fields: []Field{{Name: "why", Label: "Alasan ditarik", Kind: "longtext", Rows: 3, Required: true, Hint: "Hakim membacanya."}}}}),
		Says:      "Surat itu sendiri tetap tersimpan, bertanda ditarik.", Cancel: &Link{Text: "Kembali tanpa menarik", Href: assessmentURL(k.AssessmentID)},
	}
	return page, nil
}

// newWithdrawal serves GET /certificates/:id/withdraw.
func (s *Server) newWithdrawal(c echo.Context) error {
	page, err := s.retractionPage(c, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// withdrawCertificate serves POST /certificates/:id/withdraw.
func (s *Server) withdrawCertificate(c echo.Context) error {
	in := read(c)
	k, err := s.Assessments.WithdrawCertificate(c.Request().Context(), actor(c), assessment.CertificateID(c.Param("id")), in.long("why"))
	if err == nil {
		return s.see(c, "Surat ditarik.", assessmentURL(k.AssessmentID)+"#surat")
	}
	if problem.Is(err, problem.NotFound) {
		return err
	}
	page, failed := s.retractionPage(c, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

// downloadCertificate serves GET /certificates/:id/file. The name of the file
// names nobody.
func (s *Server) downloadCertificate(c echo.Context) error {
	k, err := s.Assessments.CertificateFile(c.Request().Context(), actor(c), assessment.CertificateID(c.Param("id")))
	if err != nil {
		return err
	}
	return download(c, "application/pdf", "surat-"+string(k.Kind)+".pdf", k.Content)
}

// printAssessment serves GET /assessments/:id/print.
func (s *Server) printAssessment(c echo.Context) error {
	x, err := s.Assessments.Print(c.Request().Context(), actor(c), assessment.ID(c.Param("id")))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.AssessmentPrint(&b, *x); err != nil {
		return err
	}
	return download(c, "application/pdf", "asesmen.pdf", b.Bytes())
}
