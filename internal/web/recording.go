package web

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/region"
)

// IntakeNew records a child who came to the agency before a petition.
type IntakeNew struct {
	Base
	Form   Form
	Nobody bool // the agency has no assessor to fill the assessment
}

// Name implements Page.
func (IntakeNew) Name() string { return "referral/intake" }

func (s *Server) intakePage(c echo.Context, in *input, what *problem.Problem) (*IntakeNew, error) {
	page := &IntakeNew{Base: s.base(c, "Catat anak yang datang lebih dahulu", "Untuk asesmen sebelum ada permohonan di pengadilan.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	sets := []Fieldset{{Legend: "Anak", Fields: s.childFields()}, {Legend: "Berbagi dengan pengadilan", Fields: sharingFields()}}
	if by := actor(c); by.Office == identity.Supervisor {
		all, err := s.Directory.Accounts(c.Request().Context(), identity.Assessor, "", by.Agency)
		if err != nil {
			return nil, err
		}
		page.Nobody = len(all) == 0
		sets[0].Fields = append(sets[0].Fields, Field{Name: "assignee", Label: "Asesor", Kind: "choice", Required: true, Options: accountOptions(all, "")})
	}
	if in != nil {
		inOrder(sets, what)
		sets = overlay(sets, typed(in), what)
	}
	page.Form = Form{
		Action: "/intakes", CSRF: page.CSRF, Fieldsets: sets, Submit: "Catat dan mulai asesmen", Cancel: &Link{Text: "Kembali", Href: "/"},
		Says: "Setelah asesmen ditandatangani, Anda membuat kode untuk keluarga; pengadilan baru mengetahuinya bila keluarga membawa kode itu.",
	}
	return page, nil
}

func (s *Server) childFields() []Field {
	return []Field{
		{Name: "ticket", Kind: "hidden", Value: identity.NewID()},
		{Name: "name", Label: "Nama anak", Required: true, Hint: "Hanya dibaca lembaga Anda; pengadilan melihat huruf awalnya. Boleh huruf awal saja, dipisah spasi."},
		{Name: "sex", Label: "Jenis kelamin", Kind: "choice", Required: true, Options: []Option{
			{Value: string(identity.Female), Text: sentence(identity.Female.Indonesian())}, {Value: string(identity.Male), Text: sentence(identity.Male.Indonesian())}}},
		{Name: "born", Label: "Tanggal lahir", Kind: "date", Required: true, Hint: "Dibandingkan dengan permohonan ketika kode dipakai. Contoh 23-11-2008."},
		{Name: "district", Label: "Kecamatan tempat tinggal", Kind: "select", Required: true, Options: districtOptions()},
		{Name: "contact", Label: "Cara menghubungi keluarga", Required: true},
		{Name: "instrument", Label: "Instrumen asesmen", Kind: "choice", Required: true, Value: usualInstrument, Options: s.referralInstruments()},
	}
}

func districtOptions() []Option {
	var out []Option
	for _, r := range region.Regencies() {
		for _, d := range region.Districts(r.Code) {
			out = append(out, Option{Value: string(d.Code), Text: d.Name, Group: r.Name})
		}
	}
	return out
}

func sharingFields() []Field {
	return []Field{
		{Name: "basis", Label: "Dasar hukum", Kind: "choice", Required: true, Options: basisOptions()},
		{Name: "consent", Label: "Siapa yang menyetujui dan bagaimana", Hint: "Wajib bila dasarnya persetujuan. Misalnya ibu kandung, tertulis, 20-11-2026."},
		{Name: "assent", Label: "Sikap anak", Kind: "choice", Required: true, Options: assentOptions()},
	}
}

func basisOptions() []Option {
	var out []Option
	for _, b := range referral.Bases {
		out = append(out, Option{Value: string(b), Text: b.Label(), Hint: b.Cite()})
	}
	return out
}

func assentOptions() []Option {
	var out []Option
	for _, a := range referral.Assents {
		out = append(out, Option{Value: string(a), Text: a.Label()})
	}
	return out
}

// newIntake serves GET /intakes/new.
func (s *Server) newIntake(c echo.Context) error {
	page, err := s.intakePage(c, nil, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// recordIntake serves POST /intakes.
func (s *Server) recordIntake(c echo.Context) error {
	in := read(c)
	x := referral.Recording{
		Ticket: referral.ID(in.text("ticket")), Name: in.text("name"), Sex: identity.Sex(in.text("sex")), Born: in.date("born"),
		District: region.Code(in.text("district")), Contact: in.text("contact"), Instrument: in.text("instrument"), Assignee: identity.AccountID(in.text("assignee")),
		Basis: referral.Basis(in.text("basis")), Consent: in.text("consent"), Assent: referral.Assent(in.text("assent")),
	}
	if !slices.ContainsFunc(s.referralInstruments(), func(o Option) bool { return o.Value == x.Instrument }) {
		x.Instrument = ""
	}
	err := in.problem("Anak belum dicatat.", x.Check(s.today()))
	var r *referral.Referral
	if err == nil {
		r, err = s.Referrals.Record(c.Request().Context(), actor(c), x)
	}
	if err == nil {
		return s.see(c, "Anak dicatat.", referralURL(r.ID))
	}
	page, failed := s.intakePage(c, in, problem.Of(err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}
