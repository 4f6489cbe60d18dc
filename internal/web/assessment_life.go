package web

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// Correction says what a revision corrects and why.
type Correction struct {
	Of        Link
	Reason    string
	Requester string
	Changed   []string // the questions that are answered otherwise
}

// RevisionLine is one revision of an assessment.
type RevisionLine struct {
	Title, Href, Note string
	State             Tag
	Here              bool
}

// lives adds to the page of an assessment where it stands among its revisions,
// who wrote at it, and what can be done about that.
func (s *Server) lives(c echo.Context, page *AssessmentShow, x sheet) error {
	ctx, by := c.Request().Context(), actor(c)
	chain, err := s.Assessments.Chain(ctx, by, x.Assessment)
	if err != nil {
		return err
	}
	if len(chain) > 1 {
		page.Revisions = revisionLines(chain, x.ID)
	}
	if next := x.Replacement(chain); next != nil {
		page.Replaced = &Link{Text: "Revisi " + strconv.Itoa(next.Revision), Href: assessmentURL(next.ID)}
		page.Next, page.ReplacedWhy = "", "Alasan: "+next.Reason
		page.State = Tag{"Digantikan", "bad"}
	}
	if page.Correction, err = s.correction(ctx, by, x); err != nil {
		return err
	}
	authors, err := s.Assessments.Authors(ctx, by, x.Assessment)
	if err != nil {
		return err
	}
	if wrote, err := s.Assessments.Wrote(ctx, by, x.Assessment); err != nil {
		return err
	} else if wrote && page.Sign != nil {
		page.OwnWork, page.Sign = true, nil
	}
	page.Facts = append(page.Facts, authorRows(authors)...)
	page.notice(x, s.today())
	page.correct(by, x, chain)
	return s.tend(c, page, x)
}

func revisionLines(chain []assessment.Assessment, here assessment.ID) []RevisionLine {
	var out []RevisionLine
	for i := range chain {
		a := &chain[i]
		l := RevisionLine{Title: "Revisi " + strconv.Itoa(a.Revision), Href: assessmentURL(a.ID), State: assessmentTag(a.Status), Here: a.ID == here}
		if next := a.Replacement(chain); next != nil {
			l.State = Tag{"Digantikan revisi " + strconv.Itoa(next.Revision), "bad"}
		}
		if a.SignedAt != nil {
			l.Note = "Ditandatangani " + a.Signer + ", " + moment(*a.SignedAt) + "."
		}
		out = append(out, l)
	}
	return out
}

// correction compares a revision with the one that it corrects.
func (s *Server) correction(ctx context.Context, by identity.Actor, x sheet) (*Correction, error) {
	before, err := s.Assessments.Before(ctx, by, x.Assessment)
	if err != nil || before == nil {
		return nil, err
	}
	out := &Correction{Of: Link{Text: "revisi " + strconv.Itoa(before.Revision)}, Reason: x.Reason, Requester: x.Requester}
	if access.Check(by, access.ReadAssessment, before.Scope()) == nil {
		out.Of.Href = assessmentURL(before.ID)
	}
	for _, field := range assessment.Differences(before.Answers, x.Answers) {
		id, _, _ := strings.Cut(field, ".")
		if it, ok := x.in.Item(id); ok && !slices.Contains(out.Changed, it.Text) {
			out.Changed = append(out.Changed, it.Text)
		}
	}
	return out, nil
}

// authorRows name the earlier authors; the present one stands above them.
func authorRows(all []assessment.Author) []SummaryRow {
	var out []SummaryRow
	for i := range all[:max(len(all)-1, 0)] {
		out = append(out, SummaryRow{Key: "Penulis sebelumnya", Value: all[i].Name, Hint: all[i].Title + ", sejak " + moment(all[i].Since) + " sampai " + moment(all[i+1].Since)})
	}
	return out
}

// notice says that a draft was left alone, or that its notice runs or has run
// out.
func (p *AssessmentShow) notice(x sheet, today calendar.Date) {
	switch {
	case x.Lapsed(today):
		p.Notice = "Draf ini kedaluwarsa sejak " + x.ExpiresOn.AddDays(1).Indonesian() + ". Isinya tetap tersimpan; penyelia dapat membukanya kembali."
	case x.Status.Open() && !x.ExpiresOn.IsZero():
		p.Notice = "Draf ini kedaluwarsa sesudah " + x.ExpiresOn.Indonesian() + " bila tidak dilanjutkan. Setiap isian baru membatalkan pemberitahuan ini."
	case x.Abandoned(today):
		p.Notice = "Draf ini tidak diubah sejak " + calendar.Of(x.UpdatedAt).Indonesian() + ", sudah " + strconv.Itoa(calendar.WorkingDaysUntil(calendar.Of(x.UpdatedAt), today)) + " hari kerja."
	}
}

// correct offers to open a correction of the newest signed revision, or to drop
// the one that is open.
func (p *AssessmentShow) correct(by identity.Actor, x sheet, chain []assessment.Assessment) {
	if access.Check(by, access.CorrectAssessment, x.Scope()) != nil {
		return
	}
	newest := !slices.ContainsFunc(chain, func(a assessment.Assessment) bool {
		return a.Revision > x.Revision && a.Status != assessment.Dropped
	})
	switch {
	case x.Status == assessment.Signed && newest:
		p.Correct = p.lifeForm(x, "/correct", "Buka koreksi", Field{Name: "reason", Label: "Alasan koreksi", Kind: "longtext", Rows: 3, Required: true,
			Hint: "Satu atau dua kalimat. Dicetak dalam ringkasan perkara; jangan sebut nama anak atau isi jawaban terbatas."})
	case x.Corrects != "" && x.Status.Open():
		p.Drop = p.lifeForm(x, "/drop", "Batalkan koreksi")
		p.Drop.Final = true
	}
}

func (p *AssessmentShow) lifeForm(x sheet, to, submit string, fields ...Field) *Form {
	f := &Form{Action: assessmentURL(x.ID) + to, CSRF: p.CSRF, Submit: submit, Version: x.Version}
	if len(fields) > 0 {
		f.Fieldsets = []Fieldset{{Fields: fields}}
	}
	return f
}

// tend offers the supervisor what can be done about a draft.
func (s *Server) tend(c echo.Context, p *AssessmentShow, x sheet) error {
	by := actor(c)
	if !x.Status.Open() || access.Check(by, access.TendDraft, x.Scope()) != nil {
		return nil
	}
	switch {
	case !x.ExpiresOn.IsZero():
		p.Reopen = p.lifeForm(x, "/reopen", "Buka kembali draf")
	case x.Abandoned(s.today()):
		p.Warn = p.lifeForm(x, "/warn", "Beri tahu akan kedaluwarsa")
	}
	if x.Corrects == "" {
		return nil
	}
	all, err := s.Directory.Accounts(c.Request().Context(), identity.Assessor, "", x.AgencyID)
	if options := accountOptions(all, x.AuthorID); len(options) > 0 {
		p.Hand = p.lifeForm(x, "/hand", "Alihkan koreksi", Field{Name: "assignee", Label: "Asesor", Kind: "choice", Required: true, Options: options})
	}
	return err
}

// forms lists the forms of the page that have fields.
func (p *AssessmentShow) forms() []*Form {
	return slices.DeleteFunc([]*Form{p.Return, p.Correct, p.Hand}, func(f *Form) bool { return f == nil })
}

// correctAssessment serves POST /assessments/:id/correct.
func (s *Server) correctAssessment(c echo.Context) error {
	a, err := s.Assessments.Correct(c.Request().Context(), actor(c), assessmentAt(c), read(c).long("reason"))
	if err != nil {
		return s.assessmentAgain(c, err)
	}
	return s.see(c, "Koreksi dibuka sebagai revisi "+strconv.Itoa(a.Revision)+". Revisi sebelumnya tetap berlaku sampai koreksi ditandatangani.", assessmentURL(a.ID))
}

// dropCorrection serves POST /assessments/:id/drop.
func (s *Server) dropCorrection(c echo.Context) error {
	a, err := s.Assessments.Drop(c.Request().Context(), actor(c), assessmentAt(c))
	return s.livedOn(c, a, err, "Koreksi dibatalkan. Revisi yang ditandatangani tetap berlaku.")
}

// handCorrection serves POST /assessments/:id/hand.
func (s *Server) handCorrection(c echo.Context) error {
	a, err := s.Assessments.HandOn(c.Request().Context(), actor(c), assessmentAt(c), identity.AccountID(read(c).text("assignee")))
	return s.livedOn(c, a, err, "Koreksi dialihkan. Asesor yang baru melanjutkan isian yang sudah ada.")
}

// warnDraft serves POST /assessments/:id/warn.
func (s *Server) warnDraft(c echo.Context) error {
	a, err := s.Assessments.Warn(c.Request().Context(), actor(c), assessmentAt(c))
	return s.livedOn(c, a, err, "Pemberitahuan diberikan. Penulis melihatnya di halaman pertamanya dan pada asesmen ini.")
}

// reopenDraft serves POST /assessments/:id/reopen.
func (s *Server) reopenDraft(c echo.Context) error {
	a, err := s.Assessments.Reopen(c.Request().Context(), actor(c), assessmentAt(c))
	return s.livedOn(c, a, err, "Draf dibuka kembali; penulisnya dapat melanjutkan.")
}

func (s *Server) livedOn(c echo.Context, a *assessment.Assessment, err error, words string) error {
	if err != nil {
		return s.assessmentAgain(c, err)
	}
	return s.see(c, words, assessmentURL(a.ID))
}

// draftSections list what the first page of an agency must not hide behind its
// requests: corrections of what is signed, and drafts that were left alone.
func (s *Server) draftSections(c echo.Context, all []referral.Referral) ([]Section, error) {
	drafts, err := s.Assessments.Drafts(c.Request().Context(), actor(c))
	corrections := Section{ID: "corrections", Title: "Koreksi"}
	alone := Section{ID: "alone", Title: "Draf yang ditinggalkan"}
	for i := range drafts {
		a := &drafts[i]
		at := slices.IndexFunc(all, func(r referral.Referral) bool { return r.ID == a.ReferralID })
		if at < 0 || all[at].Status == referral.Revoked {
			continue
		}
		row := s.referralRow(all[at], Tag{Text: draftWords(a, s.today())})
		row.Href = assessmentURL(a.ID)
		switch {
		case a.Abandoned(s.today()) || !a.ExpiresOn.IsZero():
			alone.Rows = append(alone.Rows, row)
		case a.Corrects != "":
			corrections.Rows = append(corrections.Rows, row)
		}
	}
	return slices.DeleteFunc([]Section{corrections, alone}, func(x Section) bool { return len(x.Rows) == 0 }), err
}

// draftWords say how a draft stands in a list.
func draftWords(a *assessment.Assessment, today calendar.Date) string {
	switch {
	case a.Lapsed(today):
		return "Kedaluwarsa sejak " + a.ExpiresOn.AddDays(1).Indonesian()
	case !a.ExpiresOn.IsZero():
		return "Kedaluwarsa sesudah " + a.ExpiresOn.Indonesian()
	case a.Abandoned(today):
		return "Tidak diubah sejak " + calendar.Of(a.UpdatedAt).Indonesian()
	}
	return "Revisi " + strconv.Itoa(a.Revision) + ": " + strings.ToLower(a.Status.Label())
}

// refusedForms puts what was typed, and what is wrong with it, over the forms
// of the page; it reports whether a form has the faulty field.
func (p *AssessmentShow) refusedForms(in *input, what *problem.Problem) bool {
	found := false
	for _, f := range p.forms() {
		f.Fieldsets = overlay(f.Fieldsets, typed(in), what)
		for _, set := range f.Fieldsets {
			found = found || slices.ContainsFunc(set.Fields, func(x Field) bool { return x.Error != "" })
		}
	}
	return found
}
