package web

import (
	"bytes"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/referral"
)

// appointment are the fields of a meeting with the child; where there is an
// earlier one, why it changes.
func (p *ReferralShow) appointment() []Field {
	fields := []Field{
		{Name: "on", Label: "Tanggal", Kind: "date", Required: true},
		{Name: "at", Label: "Jam", Kind: "time", Required: true},
		{Name: "place", Label: "Tempat", Required: true, Hint: "Pengadilan juga membacanya. Jangan tulis nama."},
	}
	if p.met() {
		fields = append(fields, Field{Name: "why", Label: "Mengapa jadwalnya berubah", Kind: "longtext", Rows: 2, Required: true})
	}
	return fields
}

// meetingKey names the row of the meeting that stands.
const meetingKey = "Pertemuan dengan anak"

// met reports whether a meeting was agreed already.
func (p *ReferralShow) met() bool {
	for _, r := range p.Facts {
		if r.Key == meetingKey {
			return true
		}
	}
	return false
}

// Met reports whether Schedule moves a meeting and does not make the first.
func (p *ReferralShow) Met() bool { return p.met() }

// meetings adds the meeting that stands to the facts and keeps the earlier
// ones below.
func (p *ReferralShow) meetings(all []referral.Meeting) {
	for i, m := range all {
		said := m.Name + ", " + moment(m.MadeAt)
		if i == 0 {
			p.Facts = append(p.Facts, SummaryRow{Key: meetingKey, Value: m.Line(), Hint: said})
			continue
		}
		p.Meetings = append(p.Meetings, m.Line()+" ("+said+"). Diubah karena: "+stopped(all[i-1].Why))
	}
}

// intakeFacts are what is known of a child who came before a petition: to the
// agency whom it is, to the court on what basis it was shared.
func (s *Server) intakeFacts(by identity.Actor, x *referral.Intake) []SummaryRow {
	if x == nil {
		return nil
	}
	var rows []SummaryRow
	if by.Office.AtAgency() {
		rows = append(rows, SummaryRow{Key: "Nama anak", Value: x.Name, Hint: "Hanya dibaca lembaga Anda."}, SummaryRow{Key: "Tanggal lahir", Value: x.Born.Indonesian()})
	}
	rows = append(rows, SummaryRow{Key: "Dasar berbagi", Value: x.Basis.Label(), Hint: x.Basis.Cite()})
	if x.Consent != "" {
		rows = append(rows, SummaryRow{Key: "Persetujuan", Value: x.Consent})
	}
	rows = append(rows, SummaryRow{Key: "Sikap anak", Value: x.Assent.Label()})
	if x.AttachedAt != nil {
		rows = append(rows, SummaryRow{Key: "Dilampirkan pada permohonan", Value: x.Attacher + ", " + moment(*x.AttachedAt), Hint: x.AttachedBasis.Label() + ". " + x.AttachedBasis.Cite()})
	}
	if x.Difference != "" {
		rows = append(rows, SummaryRow{Key: "Tanggal lahir berbeda", Value: x.Difference, Hint: "Penjelasan petugas yang melampirkan."})
	}
	return rows
}

// letterLinks lead to the letters that there are.
func letterLinks(r *referral.Referral) []Link {
	if r.CameFirst || r.Visit > 0 {
		return nil
	}
	links := []Link{{Text: "Unduh surat permintaan (PDF)", Href: referralURL(r.ID) + "/request.pdf"}}
	if r.Answered() {
		links = append(links, Link{Text: "Unduh surat balasan (PDF)", Href: referralURL(r.ID) + "/reply.pdf"})
	}
	return links
}

// FamilyCode is the code that a family takes to the court. Code is empty until
// one is made.
type FamilyCode struct {
	Code, Until string
	Ended       bool
	Slip        string // the address of the slip
	Make        *Form
}

// familyCode offers the code of a signed assessment that came first, until it
// is attached.
func (s *Server) familyCode(p *ReferralShow, by identity.Actor, r *referral.Referral, x *referral.Intake) *FamilyCode {
	if x == nil || !by.Office.AtAgency() || r.Status != referral.Signed || r.Attached() {
		return nil
	}
	f := &FamilyCode{Make: p.form(r, "/code", "Buat kode untuk keluarga")}
	if x.Code == "" {
		return f
	}
	f.Code, f.Until, f.Ended = string(x.Code), x.CodeUntil.Indonesian(), !x.Good(s.today())
	f.Make.Submit = "Buat kode baru"
	if !f.Ended {
		f.Slip = referralURL(r.ID) + "/slip.pdf"
	}
	return f
}

// issueCode serves POST /referrals/:id/code.
func (s *Server) issueCode(c echo.Context) error {
	if _, err := s.Referrals.IssueCode(c.Request().Context(), actor(c), referralAt(c)); err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Kode dibuat. Unduh slipnya dan berikan kepada keluarga.", referralURL(referral.ID(c.Param("id"))))
}

// downloadSlip serves GET /referrals/:id/slip.pdf.
func (s *Server) downloadSlip(c echo.Context) error {
	slip, err := s.Referrals.Slip(c.Request().Context(), actor(c), referral.ID(c.Param("id")))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.CodeSlip(&b, *slip); err != nil {
		return err
	}
	return download(c, "application/pdf", "slip-kode-asesmen.pdf", b.Bytes())
}

// downloadRequestLetter serves GET /referrals/:id/request.pdf.
func (s *Server) downloadRequestLetter(c echo.Context) error {
	return s.referralLetter(c, false, "surat-permintaan-asesmen.pdf")
}

// downloadReplyLetter serves GET /referrals/:id/reply.pdf.
func (s *Server) downloadReplyLetter(c echo.Context) error {
	return s.referralLetter(c, true, "surat-balasan-asesmen.pdf")
}

func (s *Server) referralLetter(c echo.Context, reply bool, name string) error {
	l, err := s.Referrals.Letter(c.Request().Context(), actor(c), referral.ID(c.Param("id")), reply)
	if err != nil {
		return err
	}
	l.Instrument = s.instrumentName(l.Referral.Instrument)
	var b bytes.Buffer
	if err := s.ReferralLetter(&b, *l); err != nil {
		return err
	}
	return download(c, "application/pdf", name, b.Bytes())
}
