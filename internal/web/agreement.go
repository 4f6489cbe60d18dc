package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/mou"
)

// AgreementIndex lists the agreements that the reader may see.
type AgreementIndex struct {
	Base
	Expiring []ExpiryLine
	Rows     []AgreementRow
	May      bool // record another one
}

// Name implements Page.
func (AgreementIndex) Name() string { return "agreement/index" }

// AgreementRow is one agreement in words.
type AgreementRow struct {
	Number, Title, Court, Href string
	Agencies, Instruments      []string
	From, To, Left             string
	State                      Tag
}

// ExpiryLine is an agreement about which somebody must do something.
type ExpiryLine struct {
	Number, Href, Words string
	State               Tag
}

// AgreementShow is the page of one agreement.
type AgreementShow struct {
	Base
	State  Tag
	Left   string
	Facts  []SummaryRow
	Covers []CoverLine
	Steps  []Link
	Done   []TrailLine
}

// Name implements Page.
func (AgreementShow) Name() string { return "agreement/show" }

// CoverLine says for what one agency may be asked under an agreement.
type CoverLine struct {
	Agency, Href, Now, Role string // Now is the name that holds today, where it differs
	Instruments             []string
}

// TrailLine is one thing that was done to a record, by an office and not by
// name.
type TrailLine struct{ On, Office, What, Why string }

func agreementURL(id mou.AgreementID) string { return "/agreements/" + string(id) }

// agreementState says how an agreement stands, and for how long.
func agreementState(a mou.Agreement, today calendar.Date) (Tag, string) {
	n := today.DaysUntil(a.End())
	switch a.State(today) {
	case mou.Upcoming:
		return Tag{Text: "Belum berlaku"}, "mulai " + near(a.From, today)
	case mou.Ended:
		return Tag{Text: "Sudah berakhir", Tone: "bad"}, fmt.Sprintf("berakhir %d hari lalu", -n)
	default:
		if n == 0 {
			return Tag{Text: "Segera berakhir", Tone: "notice"}, "berakhir hari ini"
		}
		if a.Warning(today) > 0 {
			return Tag{Text: "Segera berakhir", Tone: "notice"}, fmt.Sprintf("tinggal %d hari", n)
		}
		return Tag{Text: "Berlaku", Tone: "good"}, fmt.Sprintf("%d hari lagi", n)
	}
}

// expiryLines say which agreements need a successor, the first to end first.
func expiryLines(all []mou.Agreement, courts map[identity.CourtID]string, today calendar.Date) []ExpiryLine {
	var out []ExpiryLine
	for _, a := range mou.Expiring(all, today) {
		_, left := agreementState(a, today)
		line := ExpiryLine{Number: a.Number, Href: agreementURL(a.ID)}
		line.Words = courts[a.CourtID] + ": " + left + " (" + a.End().Indonesian() + ")."
		switch w := a.Warning(today); {
		case w == 0:
			line.State, line.Words = Tag{"Berakhir", "bad"}, line.Words+" Asesmen baru tidak dapat diminta berdasarkan nota ini."
		case w == slices.Min(mou.Warnings):
			line.State = Tag{fmt.Sprintf("%d hari terakhir", w), "bad"}
		default:
			line.State = Tag{Text: fmt.Sprintf("%d hari terakhir", w)}
		}
		out = append(out, line)
	}
	return out
}

// expiring lists what the registrar and the coalition see on their first page.
func (s *Server) expiring(c echo.Context) ([]ExpiryLine, error) {
	all, _, err := s.Agreements.List(c.Request().Context(), actor(c))
	if err != nil {
		return nil, err
	}
	courts, err := s.courtNames(c.Request().Context())
	return expiryLines(all, courts, s.today()), err
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
	page.May, page.Expiring = access.May(by.Office, access.ConcludeAgreement), expiryLines(all, courts, s.today())
	for _, a := range all {
		row := AgreementRow{Number: a.Number, Title: a.Title, Court: courts[a.CourtID], From: a.From.Indonesian(), To: a.End().Indonesian(), Href: agreementURL(a.ID)}
		row.State, row.Left = agreementState(a, s.today())
		if mou.Successor(all, a.ID) != nil {
			row.Left += "; sudah diperpanjang"
		}
		for _, id := range a.Agencies {
			row.Agencies = append(row.Agencies, nameOf(agencies, id))
		}
		row.Instruments = s.instrumentNames(a.Instruments)
		page.Rows = append(page.Rows, row)
	}
	return page, nil
}

// instrumentNames gives the titles of the newest versions of instruments.
func (s *Server) instrumentNames(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, s.instrumentName(id))
	}
	return out
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

// showAgreement serves GET /agreements/:id.
func (s *Server) showAgreement(c echo.Context) error {
	a, err := s.Agreements.Show(c.Request().Context(), actor(c), mou.AgreementID(c.Param("id")))
	if err != nil {
		return err
	}
	courts, err := s.courtNames(c.Request().Context())
	if err != nil {
		return err
	}
	page := &AgreementShow{Base: s.base(c, a.Number, stopped(a.Title)), Done: trailLines(a.Trail)}
	page.Base.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Nota kesepahaman", Href: "/agreements"}, {Text: a.Number}}
	page.State, page.Left = agreementState(a.Agreement, s.today())
	page.Facts = s.agreementFacts(c, a, courts[a.CourtID])
	page.Covers = s.coverLines(a)
	page.Steps = agreementSteps(actor(c).Office, a, s.today())
	return s.render(c, http.StatusOK, page)
}

func (s *Server) agreementFacts(c echo.Context, a *mou.Record, court string) []SummaryRow {
	rows := []SummaryRow{
		{Key: "Pengadilan", Value: court},
		{Key: "Para pihak", Value: strings.Join(a.Parties, "\n")},
		{Key: "Ruang lingkup", Value: a.Scope},
		{Key: "Mulai berlaku", Value: a.From.Indonesian()},
		{Key: "Berlaku sampai", Value: a.To.Indonesian()},
	}
	if !a.EndedOn.IsZero() {
		rows = append(rows, SummaryRow{Key: "Diakhiri lebih awal", Value: "Hari terakhir " + a.EndedOn.Indonesian(), Hint: "Alasan: " + stopped(a.EndedWhy)})
	}
	if a.Before != nil {
		rows = append(rows, SummaryRow{Key: "Memperpanjang", Value: a.Before.Number, Change: &Link{Text: "Buka", Href: agreementURL(a.Before.ID)}})
	}
	if a.After != nil {
		rows = append(rows, SummaryRow{Key: "Diperpanjang dengan", Value: a.After.Number, Change: &Link{Text: "Buka", Href: agreementURL(a.After.ID)}})
	}
	paper := SummaryRow{Key: "Naskah yang ditandatangani", Value: "Belum diunggah"}
	if a.FileHash != "" {
		paper.Value = fileWords(a.FileType, a.FileSize)
		if access.May(actor(c).Office, access.ReadAgreementFile) {
			paper.Change = &Link{Text: "Unduh", Href: agreementURL(a.ID) + "/file"}
		}
	}
	return append(rows, paper)
}

// coverLines say for what each agency may be asked, by the name that it bore
// when the agreement began.
func (s *Server) coverLines(a *mou.Record) []CoverLine {
	var out []CoverLine
	for _, id := range a.Agreement.Agencies {
		line := CoverLine{Agency: mou.NameOn(a.Agencies, id, a.From), Href: agencyURL(id), Instruments: s.instrumentNames(a.Coverage[id])}
		for _, y := range a.Agencies {
			if y.ID == id {
				line.Role = y.Role.Label()
			}
		}
		if now := nameOf(a.Agencies, id); now != line.Agency {
			line.Now = now
		}
		out = append(out, line)
	}
	return out
}

// agreementSteps are what an office may do with an agreement now.
func agreementSteps(o identity.Office, a *mou.Record, today calendar.Date) []Link {
	var out []Link
	add := func(may bool, action access.Action, text, href string) {
		if may && access.May(o, action) {
			out = append(out, Link{Text: text, Href: agreementURL(a.ID) + href})
		}
	}
	add(a.After == nil, access.ConcludeAgreement, "Catat perpanjangan", "/renewal")
	add(true, access.AttachAgreement, "Unggah naskah", "/paper")
	add(true, access.CorrectAgreement, "Koreksi catatan", "/correction")
	add(a.EndedOn.IsZero() && a.State(today) != mou.Ended, access.EndAgreement, "Akhiri lebih awal", "/end")
	return out
}

// trailLines say what was done to an agreement or an agency. Downloads of the
// paper are left out: they change nothing.
func trailLines(entries []audit.Entry) []TrailLine {
	var out []TrailLine
	for _, e := range entries {
		if e.Action != string(access.ReadAgreementFile) {
			out = append(out, TrailLine{On: moment(e.At), Office: e.Office.Label(), What: done[e.Action], Why: e.Note})
		}
	}
	return out
}

// downloadAgreement serves GET /agreements/:id/file.
func (s *Server) downloadAgreement(c echo.Context) error {
	f, err := s.Agreements.File(c.Request().Context(), actor(c), mou.AgreementID(c.Param("id")))
	if err != nil {
		return err
	}
	return download(c, f.Type, "nota-kesepahaman"+file.Ending(f.Type), f.Content)
}
