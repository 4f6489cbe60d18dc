package web

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/instrument"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// AssessmentSection is one section of the form, one page.
type AssessmentSection struct {
	Base
	Section    *instrument.Section
	Factor     string
	Questions  []Question
	Action     string // where the section is saved, and where drafts go
	Overview   string
	Version    int
	More       bool // answers can bring up further questions
	Unsaved    bool // what is on the page is not stored: somebody changed it
	Submit     string
	Sections   []Task
	Here       int // the index of this section in Sections
	Restricted bool
	Grows      bool // a table can have more rows; Enter must not add them
	Ended      bool // the request was taken back: nothing can be written any more
}

// Name implements Page.
func (AssessmentSection) Name() string { return "assessment/section" }

func assessmentURL(id assessment.ID) string { return "/assessments/" + string(id) }

func sectionURL(id assessment.ID, section string) string {
	return assessmentURL(id) + "/sections/" + section
}

// sheet is an assessment with its instrument and the section of a request.
type sheet struct {
	*assessment.Assessment
	in   *instrument.Instrument
	sec  *instrument.Section
	more rowsWanted
}

// sheetOf loads the assessment of a request; the section is nil where the
// address names none.
func (s *Server) sheetOf(c echo.Context) (sheet, error) {
	a, err := s.Assessments.Show(c.Request().Context(), actor(c), assessment.ID(c.Param("id")))
	if err != nil {
		return sheet{}, err
	}
	in, err := s.Assessments.Instrument(a)
	if err != nil {
		return sheet{}, err
	}
	x := sheet{Assessment: a, in: in}
	if name := c.Param("section"); name != "" {
		sec, ok := in.Section(name)
		if !ok {
			return sheet{}, errNoPage
		}
		x.sec = sec
	}
	return x, nil
}

func (s *Server) sectionPage(c echo.Context, x sheet) (*AssessmentSection, error) {
	r, err := s.Referrals.Show(c.Request().Context(), actor(c), x.ReferralID)
	if err != nil {
		return nil, err
	}
	page := &AssessmentSection{
		Base: s.base(c, x.sec.Title, childLine(r.Case)), Section: x.sec, Questions: questions(x.in, x.sec, x.Answers, x.more),
		Action: sectionURL(x.ID, x.sec.ID), Overview: assessmentURL(x.ID), Version: x.Version,
		Sections: sectionTasks(x), Here: slices.Index(x.in.Sections, x.sec), Submit: "Simpan dan lanjutkan",
	}
	page.Ended = r.Status == referral.Revoked
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: referralTitle(r), Href: referralURL(r.ID)}, {Text: "Asesmen", Href: page.Overview}, {Text: x.sec.Title}}
	if x.sec.Factor != instrument.Procedure && x.sec.Factor != "" {
		page.Factor = factorName(x.sec.Factor)
	}
	for _, q := range page.Questions {
		page.More, page.Restricted = page.More || q.Hidden && q.When != "", page.Restricted || q.Field.Restricted
		page.Grows = page.Grows || q.Grows
	}
	return page, nil
}

// Position says which of how many sections this is.
func (p AssessmentSection) Position() string {
	return "Bagian " + number(p.Here+1) + " dari " + number(len(p.Sections))
}

// sectionTasks lists the sections with what is still missing from each.
func sectionTasks(x sheet) []Task {
	var out []Task
	for _, p := range x.in.Progress(x.Answers) {
		t := Task{Title: p.Title, Href: sectionURL(x.ID, p.ID), Status: "Lengkap", Tone: "good"}
		switch {
		case p.Faults > 0:
			t.Status, t.Tone = countWords(p.Faults, "perlu diperbaiki"), "bad"
		case !p.Done():
			t.Status, t.Tone = countWords(p.Required-p.Answered, "belum diisi"), "notice"
		}
		out = append(out, t)
	}
	return out
}

// editSection serves GET /assessments/:id/sections/:section.
func (s *Server) editSection(c echo.Context) error {
	x, err := s.sheetOf(c)
	if err != nil {
		return err
	}
	if !x.Status.Open() {
		return s.see(c, "Asesmen ini sudah diserahkan; isinya tidak dapat diubah lagi.", assessmentURL(x.ID))
	}
	if x.Lapsed(s.today()) {
		return s.see(c, "Draf ini kedaluwarsa. Isinya tetap tersimpan; minta penyelia membukanya kembali.", assessmentURL(x.ID))
	}
	x.more = rowsWanted{Table: c.QueryParam("more"), All: c.QueryParam("rows") == "all"}
	page, err := s.sectionPage(c, x)
	if err != nil {
		return err
	}
	if page.Ended {
		return s.see(c, "Permintaan ini dihentikan; isiannya tidak dapat diubah lagi.", assessmentURL(x.ID))
	}
	return s.render(c, http.StatusOK, page)
}

// saveSection serves POST /assessments/:id/sections/:section. With the header
// X-Autosave it answers the form's own script and not a person.
func (s *Server) saveSection(c echo.Context) error {
	if c.Request().Header.Get("X-Autosave") != "" {
		return s.autosaveSection(c)
	}
	before, err := s.sheetOf(c)
	if err != nil {
		return err
	}
	in := read(c)
	settle(before.sec, before.Answers, typed(in))
	at := assessment.Revision{ID: before.ID, Version: in.version()}
	a, faults, err := s.Assessments.Write(c.Request().Context(), actor(c), at, before.sec.ID, typed(in))
	if problem.Is(err, problem.Conflict) {
		return s.sectionConflict(c, before, in, problem.Of(err))
	}
	if err != nil {
		return err
	}
	now := sheet{Assessment: a, in: before.in, sec: before.sec}
	if table := now.growing(in.text("more")); table != "" {
		return s.see(c, "Tersimpan. Baris baru ada di bawah baris yang terisi.", sectionURL(now.ID, now.sec.ID)+"?more="+table+"#"+anchor(table))
	}
	kept := slices.DeleteFunc(faults, func(f instrument.Fault) bool { return !f.Kept })
	if len(kept) > 0 {
		return s.sectionKept(c, now, kept)
	}
	return s.sectionSaved(c, before, now, in.yes("later"))
}

// growing returns the id of the table to which a button of the page adds rows,
// or nothing where no button of the section was pressed.
func (x sheet) growing(id string) string {
	it, ok := x.in.Item(id)
	if !ok || it.Section != x.sec.ID || it.Shown == 0 {
		return ""
	}
	return it.ID
}

// sectionKept shows the section again with the answers that were left blank and
// not emptied.
func (s *Server) sectionKept(c echo.Context, now sheet, kept []instrument.Fault) error {
	page, err := s.sectionPage(c, now)
	if err != nil {
		return err
	}
	what := problem.New(problem.Invalid, "Isian Anda tersimpan, kecuali yang dikosongkan tanpa dicentang.")
	for _, f := range kept {
		what.With(f.Field, f.Words)
	}
	overlayQuestions(page.Questions, nil, what)
	return s.again(c, now.titled(what), page)
}

// sectionSaved leads on from a section that is stored.
func (s *Server) sectionSaved(c echo.Context, before, now sheet, later bool) error {
	if later {
		return s.see(c, "Bagian “"+now.sec.Title+"” tersimpan.", assessmentURL(now.ID))
	}
	if now.opened(before.Answers) {
		return s.see(c, "Tersimpan. Jawaban Anda membuka pertanyaan lain di bagian ini; isi juga yang itu.", sectionURL(now.ID, now.sec.ID))
	}
	if what := now.faults(); what != nil {
		page, err := s.sectionPage(c, now)
		if err != nil {
			return err
		}
		overlayQuestions(page.Questions, nil, what)
		return s.again(c, now.titled(what), page)
	}
	if next := slices.Index(now.in.Sections, now.sec) + 1; next < len(now.in.Sections) {
		return s.see(c, "Bagian “"+now.sec.Title+"” tersimpan.", sectionURL(now.ID, now.in.Sections[next].ID))
	}
	return s.see(c, "Bagian terakhir tersimpan. Periksa isian Anda di bawah.", assessmentURL(now.ID))
}

// opened reports whether the answers bring up questions that were not on the
// page when it was sent, because it was sent without its script.
func (x sheet) opened(before instrument.Answers) bool {
	return slices.ContainsFunc(x.sec.Items, func(it *instrument.Item) bool {
		return x.in.Visible(it, x.Answers) && !x.in.Visible(it, before)
	})
}

// faults returns what is missing from the section or must be mended, or nil.
func (x sheet) faults() *problem.Problem {
	p := problem.New(problem.Invalid, "Isian Anda tersimpan, tetapi bagian ini belum lengkap. Lengkapi sekarang, atau tekan “Simpan dahulu” untuk melengkapinya nanti.")
	for _, it := range x.sec.Items {
		for _, f := range x.in.CheckField(it.ID, x.Answers) {
			p.With(f.Field, f.Words)
		}
	}
	if len(p.Fields) == 0 {
		return nil
	}
	return p
}

// titled returns the problem with each fault named by its question, for a list
// away from the fields.
func (x sheet) titled(what *problem.Problem) *problem.Problem {
	out := problem.New(what.Kind, "%s", what.Words)
	for _, f := range what.Fields {
		out.With(f.Name, x.title(f.Name, f.Words))
	}
	return out
}

func (x sheet) title(field, words string) string {
	if it, ok := x.in.Item(field); ok && !strings.Contains(words, it.Text) {
		return it.Text + ": " + words
	}
	return words
}

// sectionConflict shows the section with what was typed and, beside it, what
// is stored: saving once more overwrites it knowingly.
func (s *Server) sectionConflict(c echo.Context, x sheet, in *input, what *problem.Problem) error {
	mine, _, err := x.in.Accept(x.sec.ID, typed(in))
	if err != nil {
		return err
	}
	page, err := s.sectionPage(c, x.with(mine))
	if err != nil {
		return err
	}
	overlayQuestions(page.Questions, typed(in), nil)
	compare(page.Questions, x.in, x.Answers, mine)
	page.Unsaved, page.Submit = true, "Simpan pilihan saya"
	if x.Status.Open() && !page.Ended {
		what = problem.New(problem.Conflict, "Asesmen ini diubah di tab atau perangkat lain sejak Anda membukanya; terakhir disimpan %s atas nama %s. Isian Anda masih ada di bawah dan belum tersimpan. Untuk setiap isian yang berbeda, pilih yang dipakai, lalu simpan.", moment(x.UpdatedAt), x.Author)
	}
	return s.again(c, what, page)
}

// with is the sheet as it would be with these answers, for a page that has room
// for them.
func (x sheet) with(mine instrument.Answers) sheet {
	a := *x.Assessment
	a.Answers = maps.Clone(x.Answers)
	if a.Answers == nil {
		a.Answers = instrument.Answers{}
	}
	maps.Copy(a.Answers, mine)
	x.Assessment = &a
	return x
}

// saved is what the form's script learns about its draft.
type saved struct {
	Version int    `json:"version"`
	SavedAt string `json:"saved_at"`
	// Kept names the answers that were left blank and not emptied.
	Kept []string `json:"kept,omitempty"`
}

// autosaveSection keeps a draft of a section and says when that was.
func (s *Server) autosaveSection(c echo.Context) error {
	at := assessment.Revision{ID: assessment.ID(c.Param("id")), Version: read(c).version()}
	a, faults, err := s.Assessments.Write(c.Request().Context(), actor(c), at, c.Param("section"), typed(read(c)))
	if err != nil {
		return err
	}
	out := saved{Version: a.Version, SavedAt: calendar.Clock(a.UpdatedAt)}
	for _, f := range faults {
		if f.Kept {
			out.Kept = append(out.Kept, f.Field)
		}
	}
	return c.JSON(http.StatusOK, out)
}
