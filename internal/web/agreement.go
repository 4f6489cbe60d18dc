package web

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/problem"
)

// AgreementIndex lists the agreements that the reader may see.
type AgreementIndex struct {
	Base
	Rows []AgreementRow
	May  bool // record another one
}

// Name implements Page.
func (AgreementIndex) Name() string { return "agreement/index" }

// AgreementRow is one agreement in words.
type AgreementRow struct {
	Number, Title, Court  string
	Agencies, Instruments []string
	From, To, Left        string
	State                 Tag
}

// AgreementNew is where an agreement is recorded.
type AgreementNew struct {
	Base
	Form Form
}

// Name implements Page.
func (AgreementNew) Name() string { return "agreement/new" }

// expiring is within how many days of its end an agreement needs attention.
const expiring = 90

// agreementState says how an agreement stands, and for how long.
func agreementState(a mou.Agreement, today calendar.Date) (Tag, string) {
	n := today.DaysUntil(a.To)
	switch a.State(today) {
	case mou.Upcoming:
		return Tag{Text: "Belum berlaku"}, "mulai " + near(a.From, today)
	case mou.Ended:
		return Tag{Text: "Sudah berakhir", Tone: "bad"}, fmt.Sprintf("berakhir %d hari lalu", -n)
	default:
		if n == 0 {
			return Tag{Text: "Segera berakhir", Tone: "notice"}, "berakhir hari ini"
		}
		if n <= expiring {
			return Tag{Text: "Segera berakhir", Tone: "notice"}, fmt.Sprintf("tinggal %d hari", n)
		}
		return Tag{Text: "Berlaku", Tone: "good"}, fmt.Sprintf("%d hari lagi", n)
	}
}

func (s *Server) agreementsPage(c echo.Context) (Page, error) {
	ctx, by := c.Request().Context(), actor(c)
	all, agencies, err := s.Agreements.List(ctx, by)
	if err != nil {
		return nil, err
	}
	courts, err := s.courtNames(ctx)
	if err != nil {
		return nil, err
	}
	page := &AgreementIndex{Base: s.base(c, "Nota kesepahaman", "Asesmen hanya dapat diminta kepada lembaga yang nota kesepahamannya berlaku.")}
	page.May = access.May(by.Office, access.ConcludeAgreement)
	for _, a := range all {
		row := AgreementRow{Number: a.Number, Title: a.Title, Court: courts[a.CourtID], From: a.From.Indonesian(), To: a.To.Indonesian()}
		row.State, row.Left = agreementState(a, s.today())
		for _, id := range a.Agencies {
			row.Agencies = append(row.Agencies, nameOf(agencies, id))
		}
		for _, id := range a.Instruments {
			row.Instruments = append(row.Instruments, s.instrumentName(id))
		}
		page.Rows = append(page.Rows, row)
	}
	return page, nil
}

// instrumentName gives the title of the newest version of an instrument.
func (s *Server) instrumentName(id string) string {
	if in, err := s.Assessments.Catalogue.Latest(id); err == nil {
		return in.Title
	}
	return id
}

// listAgreements serves GET /agreements.
func (s *Server) listAgreements(c echo.Context) error {
	page, err := s.agreementsPage(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) agreementForm(c echo.Context, in *input, what *problem.Problem) (*AgreementNew, error) {
	agencies, err := s.Directory.Agencies(c.Request().Context())
	if err != nil {
		return nil, err
	}
	page := &AgreementNew{Base: s.base(c, "Catat nota kesepahaman", "Salin dari naskah yang sudah ditandatangani ketua pengadilan.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Nota kesepahaman", Href: "/agreements"}, {Text: page.Title}}
	sets := []Fieldset{{Fields: []Field{
		{Name: "number", Label: "Nomor", Required: true, Width: "medium"},
		{Name: "title", Label: "Tentang", Required: true},
		{Name: "from", Label: "Mulai berlaku", Kind: "date", Required: true, Hint: "Contoh 04-08-2023"},
		{Name: "to", Label: "Berlaku sampai", Kind: "date", Required: true, Hint: "Hari terakhir masih berlaku. Contoh 03-08-2028"},
		{Name: "agencies", Label: "Lembaga", Kind: "several", Required: true, Options: agencyOptions(agencies)},
		{Name: "instruments", Label: "Instrumen yang boleh diminta", Kind: "several", Required: true, Options: s.instrumentOptions()},
	}}}
	if in != nil {
		inOrder(sets, what)
		sets = overlay(sets, typed(in), what)
	}
	page.Form = Form{Action: "/agreements", CSRF: page.CSRF, Fieldsets: sets, Submit: "Catat nota kesepahaman", Cancel: &Link{Text: "Kembali", Href: "/agreements"}}
	return page, nil
}

func agencyOptions(all []mou.Agency) []Option {
	var out []Option
	for _, y := range all {
		out = append(out, Option{Value: string(y.ID), Text: y.Name, Hint: y.Role.Label() + ". " + y.Area + "."})
	}
	return out
}

func (s *Server) instrumentOptions() []Option {
	var out []Option
	for _, in := range s.Assessments.Catalogue.All() {
		if !slices.ContainsFunc(out, func(o Option) bool { return o.Value == in.ID }) {
			out = append(out, Option{Value: in.ID, Text: s.instrumentName(in.ID), Hint: in.Audience})
		}
	}
	return out
}

// newAgreement serves GET /agreements/new.
func (s *Server) newAgreement(c echo.Context) error {
	page, err := s.agreementForm(c, nil, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// concludeAgreement serves POST /agreements.
func (s *Server) concludeAgreement(c echo.Context) error {
	in := read(c)
	a := mou.Agreement{Number: in.text("number"), Title: in.text("title"), From: in.date("from"), To: in.date("to"), Instruments: in.several("instruments")}
	for _, id := range in.several("agencies") {
		a.Agencies = append(a.Agencies, identity.AgencyID(id))
	}
	missing := a.Check()
	for _, id := range a.Instruments {
		if _, err := s.Assessments.Catalogue.Latest(id); err != nil {
			missing = append(missing, problem.Field{Name: "instruments", Words: "Pilih instrumen dari daftar."})
		}
	}
	err := in.problem("Nota kesepahaman belum dicatat.", missing)
	if err == nil {
		_, err = s.Agreements.Conclude(c.Request().Context(), actor(c), a)
	}
	if err == nil {
		return s.see(c, "Nota kesepahaman dicatat.", "/agreements")
	}
	page, failed := s.agreementForm(c, in, problem.Of(err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}
