package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// EmergencyIndex is where an officer of the court opens restricted findings for
// a reason, and where the openings wait for their review.
type EmergencyIndex struct {
	Base
	Form Form
	List Section
}

// Name implements Page.
func (EmergencyIndex) Name() string { return "emergency/index" }

// EmergencyShow is one opening: the findings for who opened it, while they can
// be read, and the review.
type EmergencyShow struct {
	Base
	State    Tag
	Facts    []SummaryRow
	Shown    bool // the findings are on the page, whatever there is
	Sections []SectionRead
	Form     *Form // the review
	Own      bool  // the registrar opened it and cannot review it
}

// Name implements Page.
func (EmergencyShow) Name() string { return "emergency/show" }

func emergencyURL(id assessment.EmergencyID) string { return "/emergencies/" + string(id) }

// listEmergencies serves GET /emergencies.
func (s *Server) listEmergencies(c echo.Context) error {
	page, err := s.emergencyIndex(c, nil, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) emergencyIndex(c echo.Context, several []assessment.Assessment, back *refusal) (*EmergencyIndex, error) {
	all, err := s.Assessments.Emergencies(c.Request().Context(), actor(c))
	if err != nil {
		return nil, err
	}
	page := &EmergencyIndex{Base: s.base(c, "Akses darurat", "Membuka temuan terbatas satu asesmen tanpa menjadi hakim perkaranya, bila keselamatan anak atau sidang tidak dapat menunggu.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	fields := []Field{{Name: "number", Label: "Nomor perkara", Kind: "text", Required: true, Hint: "Seperti tertulis di register, misalnya 12/Pdt.P/2026/PA.Pra."}}
	if len(several) > 1 {
		f := Field{Name: "assessment", Label: "Asesmen yang dibuka", Kind: "choice", Required: true}
		for _, a := range several {
			f.Options = append(f.Options, Option{Value: string(a.ID), Text: s.agencyName(c.Request().Context(), a.AgencyID), Hint: "ditandatangani " + calendar.Of(*a.SignedAt).Indonesian()})
		}
		fields = append(fields, f)
	}
	fields = append(fields, Field{Name: "reason", Label: "Alasan", Kind: "longtext", Rows: 4, Required: true, Hint: "Sekurang-kurangnya 20 huruf. Panitera dan hakim perkara membacanya; jangan tulis nama atau NIK."})
	fields = append(fields, Field{Name: "password", Label: "Kata sandi Anda sekali lagi", Kind: "password", Required: true, Autocomplete: "current-password"})
	page.Form = Form{
		Action: "/emergencies", CSRF: page.CSRF, Fieldsets: back.over([]Fieldset{{Legend: "Buka temuan terbatas", Fields: fields}}), Submit: "Buka dengan alasan ini", Final: true,
		Says: fmt.Sprintf("Pembukaan dan setiap pembacaan dicatat, tampil kepada hakim perkara, dan ditinjau panitera yang bukan Anda. Temuan dapat dibaca selama %d jam. Kata-kata anak tidak ikut terbuka.", int(assessment.EmergencyFor.Hours())),
	}
	page.List = s.emergencyRows(c, all)
	return page, nil
}

// emergencyRows lists the openings that concern the reader, those whose review
// is due first.
func (s *Server) emergencyRows(c echo.Context, all []assessment.Emergency) Section {
	out := Section{ID: "pembukaan", Title: "Pembukaan", Empty: "Belum ada temuan terbatas yang dibuka dengan akses darurat.", Head: []string{"Dibuka", "Oleh", "Tinjauan"}}
	for _, due := range []bool{true, false} {
		for _, e := range all {
			if (e.Verdict == "") == due {
				out.Rows = append(out.Rows, Row{Name: string(e.Number), Href: emergencyURL(e.ID), Cells: []Cell{
					labelled("Dibuka", onDay(calendar.Of(e.OpenedAt), s.today())), {Label: "Oleh", Text: e.Opener}, {Label: "Tinjauan", Text: e.Verdict.Label()},
				}})
			}
		}
	}
	return out
}

// openEmergency serves POST /emergencies.
func (s *Server) openEmergency(c echo.Context) error {
	ctx, by, in := c.Request().Context(), actor(c), read(c)
	call := assessment.Call{Assessment: assessment.ID(in.text("assessment")), Reason: in.long("reason")}
	n, err := petition.ParseNumber(in.text("number"), by.Court, s.today())
	if err != nil {
		err = problem.New(problem.Invalid, "Temuan terbatas belum dibuka.").With("number", err.Error())
	} else {
		call.Number = n
		var e *assessment.Emergency
		if err = s.asked(c, by); err == nil {
			e, err = s.Assessments.BreakGlass(ctx, by, call)
		}
		if err == nil {
			return s.see(c, "Temuan terbatas dibuka. Pembukaan ini dicatat dan akan ditinjau.", emergencyURL(e.ID))
		}
	}
	several, failed := s.Assessments.Candidates(ctx, by, call.Number)
	if failed != nil {
		return failed
	}
	page, failed := s.emergencyIndex(c, several, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

func (s *Server) emergencyPage(c echo.Context, back *refusal) (*EmergencyShow, error) {
	by := actor(c)
	e, a, err := s.Assessments.Emergency(c.Request().Context(), by, assessment.EmergencyID(c.Param("id")))
	if err != nil {
		return nil, err
	}
	page := &EmergencyShow{Base: s.base(c, "Akses darurat "+string(e.Number), ""), State: Tag{e.Verdict.Label(), reviewTone[e.Verdict]}, Facts: s.emergencyFacts(c, e, a)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Akses darurat", Href: "/emergencies"}, {Text: string(e.Number)}}
	if a.Answers != nil {
		in, err := s.Assessments.Instrument(a)
		if err != nil {
			return nil, err
		}
		page.Shown, page.Sections = true, restrictedSections(sheet{Assessment: a, in: in})
	}
	if !access.May(by.Office, access.ReviewEmergency) || e.Verdict != "" {
		return page, nil
	}
	if page.Own = e.OpenedBy == by.ID; !page.Own {
		page.Form = reviewForm(page.CSRF, e, back)
	}
	return page, nil
}

var reviewTone = map[assessment.ReviewVerdict]string{"": "notice", assessment.Reviewed: "good", assessment.Questioned: "bad"}

func (s *Server) emergencyFacts(c echo.Context, e *assessment.Emergency, a *assessment.Assessment) []SummaryRow {
	words := "sampai " + moment(e.Until)
	if !e.Shows(s.Now()) {
		words = "berakhir " + moment(e.Until)
	}
	rows := []SummaryRow{
		{Key: "Dibuka oleh", Value: e.Opener + " (" + e.Office.Label() + ")", Hint: moment(e.OpenedAt)},
		{Key: "Dapat dibaca", Value: sentence(words)},
		{Key: "Asesmen", Value: s.agencyName(c.Request().Context(), a.AgencyID), Hint: "ditandatangani " + moment(*a.SignedAt)},
		{Key: "Alasan", Value: e.Reason},
	}
	if e.ReviewedAt != nil {
		rows = append(rows, SummaryRow{Key: "Tinjauan", Value: e.Words, Hint: e.Reviewer + ", " + moment(*e.ReviewedAt)})
	}
	return rows
}

// restrictedSections are the answers of the restricted lane, by section.
func restrictedSections(x sheet) []SectionRead {
	var out []SectionRead
	for _, sec := range readSections(x) {
		var kept []AnswerRead
		for _, r := range sec.Answers {
			if r.Restricted && r.Words != "" {
				kept = append(kept, r)
			}
		}
		if sec.Answers = kept; len(kept) > 0 {
			out = append(out, sec)
		}
	}
	return out
}

func reviewForm(csrf string, e *assessment.Emergency, back *refusal) *Form {
	verdict := Field{Name: "verdict", Label: "Hasil tinjauan", Kind: "choice", Required: true, Options: []Option{
		{Value: string(assessment.Reviewed), Text: assessment.Reviewed.Label(), Hint: "Alasannya cukup bagi pembukaan ini."},
		{Value: string(assessment.Questioned), Text: assessment.Questioned.Label(), Hint: "Alasannya tidak cukup; tindak lanjutnya pada pimpinan pengadilan."},
	}}
	words := Field{Name: "words", Label: "Catatan tinjauan", Kind: "longtext", Rows: 4, Required: true, Hint: "Sekurang-kurangnya 20 huruf; jangan tulis nama atau NIK."}
	return &Form{
		Action: emergencyURL(e.ID) + "/review", CSRF: csrf, Version: back.at(e.Version), Fieldsets: back.over([]Fieldset{{Legend: "Tinjauan", Fields: []Field{verdict, words}}}),
		Submit: "Catat tinjauan", Final: true, Says: "Tinjauan disimpan dengan nama Anda dan tidak dapat diubah lagi. Temuan itu sendiri tidak tampil kepada Anda.",
	}
}

// showEmergency serves GET /emergencies/:id.
func (s *Server) showEmergency(c echo.Context) error {
	page, err := s.emergencyPage(c, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// reviewEmergency serves POST /emergencies/:id/review.
func (s *Server) reviewEmergency(c echo.Context) error {
	in, id := read(c), assessment.EmergencyID(c.Param("id"))
	_, err := s.Assessments.Review(c.Request().Context(), actor(c), id, in.version(), assessment.ReviewVerdict(in.text("verdict")), in.long("words"))
	if err == nil {
		return s.see(c, "Tinjauan dicatat.", emergencyURL(id))
	}
	page, failed := s.emergencyPage(c, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

// dueReviews are the openings that wait for the review of this registrar.
func (s *Server) dueReviews(c echo.Context) ([]Section, error) {
	all, err := s.Assessments.Emergencies(c.Request().Context(), actor(c))
	if err != nil {
		return nil, err
	}
	var due []assessment.Emergency
	for _, e := range all {
		if e.Verdict == "" && e.OpenedBy != actor(c).ID {
			due = append(due, e)
		}
	}
	if len(due) == 0 {
		return nil, nil
	}
	out := s.emergencyRows(c, due)
	out.ID, out.Title = "darurat", "Akses darurat yang belum ditinjau"
	return []Section{out}, nil
}

// openedLines tell the judge of a petition who else read restricted findings.
func (s *Server) openedLines(c echo.Context, a *assessment.Assessment) ([]Link, error) {
	all, err := s.Assessments.EmergenciesOf(c.Request().Context(), actor(c), a)
	var out []Link
	for _, e := range all {
		out = append(out, Link{Text: e.Opener + " (" + e.Office.Label() + "), " + moment(e.OpenedAt) + ": " + lowerFirst(e.Verdict.Label()), Href: emergencyURL(e.ID)})
	}
	return out, err
}

// asked asks for the password once more: emergency access is no thing for
// whoever sits down at an unlocked desk.
func (s *Server) asked(c echo.Context, by identity.Actor) error {
	if err := s.gate.second(c.RealIP(), by.ID); err != nil {
		return err
	}
	return s.Identity.Again(c.Request().Context(), by, c.FormValue("password"))
}

// mayBreakGlass reports whether the menu of an office leads to emergencies.
func mayBreakGlass(o identity.Office) bool { return access.May(o, access.BreakGlass) }
