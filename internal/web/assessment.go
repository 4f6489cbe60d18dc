package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// AssessmentShow is an assessment as the court will read it, with what its
// author and the supervisor can do next.
type AssessmentShow struct {
	Base
	State        Tag
	Next         string
	Facts        []SummaryRow
	Comment      string // why it was returned
	Tasks        []Task // the sections, for the author while the draft is open
	Missing      []Link // what keeps the draft from being submitted
	Flags        []instrument.Flag
	Papers       []EvidenceLine
	Attach       string // where the author adds one
	Print        string // the whole assessment on paper
	Certificates []CertificateLine
	Certify      string // where the supervisor issues one
	Voice        *VoiceRead
	Sections     []SectionRead
	Silent       []string // factors that the instrument does not cover
	Broken       []Link   // who else read the restricted findings, for the judge
	Traced       *Traced  // the protection referral that it raised
	Submit       *Form
	Sign         *Form
	Return       *Form
	OwnWork      bool // the supervisor wrote it and cannot sign it

	Kept        string // what was typed where its form is gone
	Replaced    *Link  // the revision that took its place
	ReplacedWhy string
	Correction  *Correction
	Revisions   []RevisionLine
	Notice      string // of a draft that was left alone
	Correct     *Form
	Drop        *Form
	Hand        *Form
	Warn        *Form
	Reopen      *Form
}

// Name implements Page.
func (AssessmentShow) Name() string { return "assessment/show" }

// nextForAssessment says what happens next in each state.
var nextForAssessment = map[assessment.Status]map[identity.Office]string{
	assessment.Draft: {
		identity.Assessor:   "Isi bagian demi bagian, lalu serahkan setelah lengkap.",
		identity.Supervisor: "Asesor masih mengisinya. Anda menandatangani setelah diserahkan.",
	},
	assessment.Returned: {
		identity.Assessor:   "Perbaiki menurut catatan penyelia, lalu serahkan lagi.",
		identity.Supervisor: "Dikembalikan kepada asesor untuk diperbaiki.",
	},
	assessment.Dropped: {
		identity.Assessor:   "Koreksi ini dibatalkan; isinya tetap dapat dibaca. Revisi yang ditandatangani tetap berlaku.",
		identity.Supervisor: "Koreksi ini dibatalkan; isinya tetap dapat dibaca. Revisi yang ditandatangani tetap berlaku.",
	},
	assessment.Submitted: {
		identity.Assessor:   "Diserahkan kepada penyelia; isinya tidak dapat diubah lagi kecuali dikembalikan.",
		identity.Supervisor: "Baca seluruhnya seperti hakim akan membacanya, lalu tanda tangani atau kembalikan.",
	},
	assessment.Signed: {
		identity.Assessor:   "Ditandatangani dan dibekukan. Hakim dapat membacanya.",
		identity.Supervisor: "Ditandatangani dan dibekukan. Hakim dapat membacanya.",
		identity.Judge:      "Asesmen ini adalah keterangan lembaga; tidak mengikat hakim.",
	},
}

func (s *Server) assessmentPage(c echo.Context, x sheet) (*AssessmentShow, error) {
	by := actor(c)
	r, err := s.Referrals.Show(c.Request().Context(), by, x.ReferralID)
	if err != nil {
		return nil, err
	}
	page := &AssessmentShow{
		Base: s.base(c, x.in.Title, childLine(r.Case)), State: assessmentTag(x.Status), Next: nextForAssessment[x.Status][by.Office],
		Facts: assessmentFacts(x), Flags: x.in.Flags(x.Answers), Voice: readVoice(x), Sections: readSections(x), Silent: silent(x.in),
	}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: referralTitle(r), Href: referralURL(r.ID)}, {Text: "Asesmen"}}
	if by.Office.AtCourt() {
		page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Permohonan", Href: petitionURL(x.PetitionID)}, {Text: "Asesmen"}}
	}
	page.offer(by, r, x, s.today())
	if err := s.lives(c, page, x); err != nil {
		return nil, err
	}
	if page.Broken, err = s.openedLines(c, x.Assessment); err != nil {
		return nil, err
	}
	if page.Traced, err = s.traced(c, x.Assessment); err != nil {
		return nil, err
	}
	page.Print = assessmentURL(x.ID) + "/print"
	if err := s.offerCertificates(c, page, x); err != nil {
		return nil, err
	}
	return page, s.offerPapers(c, page, x)
}

func assessmentTag(st assessment.Status) Tag {
	tone := map[assessment.Status]string{assessment.Dropped: "bad", assessment.Submitted: "notice", assessment.Returned: "notice", assessment.Signed: "good"}
	return Tag{st.Label(), tone[st]}
}

func assessmentFacts(x sheet) []SummaryRow {
	rows := []SummaryRow{
		{Key: "Ditulis oleh", Value: x.Author, Hint: x.AuthorTitle},
		{Key: "Instrumen", Value: x.in.Title + ", versi " + strconv.Itoa(x.InstrumentVersion), Hint: "SHA-256 " + x.InstrumentHash},
		{Key: "Revisi", Value: strconv.Itoa(x.Revision), Hint: "Terakhir diubah " + moment(x.UpdatedAt)},
	}
	if x.SubmittedAt != nil {
		rows = append(rows, SummaryRow{Key: "Diserahkan", Value: moment(*x.SubmittedAt)})
	}
	if x.SignedAt != nil {
		rows = append(rows, SummaryRow{Key: "Ditandatangani", Value: x.Signer + ", " + moment(*x.SignedAt), Hint: "Segel isi: SHA-256 " + x.Hash})
	}
	return rows
}

// offer adds what the person can do with the assessment now.
func (p *AssessmentShow) offer(by identity.Actor, r *referral.Referral, x sheet, today calendar.Date) {
	form := func(to, submit string, final bool) *Form {
		return &Form{Action: assessmentURL(x.ID) + to, CSRF: p.CSRF, Submit: submit, Final: final, Version: x.Version}
	}
	switch {
	case r.Status == referral.Revoked:
		p.Next = "Permintaan ini dihentikan. Isian tetap dapat dibaca, tetapi tidak dapat diubah lagi. Alasannya: " + stopped(r.RevokedWhy)
	case x.Status == assessment.Signed && !r.Attached():
		p.Next = "Ditandatangani dan dibekukan. Belum dilampirkan pada permohonan: hanya lembaga Anda yang dapat membacanya."
	case by.Office == identity.Assessor && x.Status.Open() && !x.Lapsed(today):
		p.Comment, p.Tasks, p.Missing = x.Comment, sectionTasks(x), missing(x)
		if len(p.Missing) == 0 {
			p.Submit = form("/submit", "Serahkan kepada penyelia", true)
		}
		for i := range p.Sections {
			p.Sections[i].Href = sectionURL(x.ID, p.Sections[i].ID)
		}
	case by.Office == identity.Supervisor && x.Status == assessment.Returned:
		p.Comment = x.Comment
	case by.Office == identity.Supervisor && x.Status == assessment.Submitted:
		p.Sign = form("/sign", "Tanda tangani", true)
		p.Return = form("/return", "Kembalikan kepada asesor", false)
		p.Return.Fieldsets = []Fieldset{{Fields: []Field{{Name: "comment", Label: "Yang perlu diperbaiki", Kind: "longtext", Rows: 4, Required: true, Hint: "Sebutkan bagiannya. Catatan ini hanya dibaca asesor, bukan pengadilan."}}}}
	}
}

// missing lists what keeps the draft from being submitted, each with the way
// to its field.
func missing(x sheet) []Link {
	var out []Link
	for _, f := range x.in.Check(x.Answers) {
		out = append(out, Link{Text: x.title(f.Field, f.Words), Href: sectionURL(x.ID, f.Section) + "#" + anchor(f.Field)})
	}
	return out
}

// showAssessment serves GET /assessments/:id.
func (s *Server) showAssessment(c echo.Context) error {
	x, err := s.sheetOf(c)
	if err != nil {
		return err
	}
	page, err := s.assessmentPage(c, x)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// assessmentAgain shows the page of a refused step. What is missing stands on
// the page already, with its ways.
func (s *Server) assessmentAgain(c echo.Context, refused error) error {
	what := problem.Of(refused)
	if what.Kind != problem.Invalid && what.Kind != problem.Conflict {
		return refused
	}
	x, err := s.sheetOf(c)
	if err != nil {
		return err
	}
	page, err := s.assessmentPage(c, x)
	if err != nil {
		return err
	}
	if in := read(c); page.Return == nil && page.Correct == nil {
		page.Kept = in.long("reason") + in.long("comment")
	}
	if !page.refusedForms(read(c), what) {
		what = problem.New(what.Kind, "%s", what.Words)
	}
	return s.again(c, what, page)
}

func assessmentAt(c echo.Context) assessment.Revision {
	return assessment.Revision{ID: assessment.ID(c.Param("id")), Version: read(c).version()}
}

// submitAssessment serves POST /assessments/:id/submit.
func (s *Server) submitAssessment(c echo.Context) error {
	a, err := s.Assessments.Submit(c.Request().Context(), actor(c), assessmentAt(c))
	if err != nil {
		return s.assessmentAgain(c, err)
	}
	return s.see(c, "Asesmen diserahkan kepada penyelia.", assessmentURL(a.ID))
}

// returnAssessment serves POST /assessments/:id/return.
func (s *Server) returnAssessment(c echo.Context) error {
	a, err := s.Assessments.Return(c.Request().Context(), actor(c), assessmentAt(c), read(c).long("comment"))
	if err != nil {
		return s.assessmentAgain(c, err)
	}
	return s.see(c, "Asesmen dikembalikan kepada "+a.Author+".", assessmentURL(a.ID))
}

// signAssessment serves POST /assessments/:id/sign.
func (s *Server) signAssessment(c echo.Context) error {
	a, err := s.Assessments.Sign(c.Request().Context(), actor(c), assessmentAt(c))
	if err != nil {
		return s.assessmentAgain(c, err)
	}
	if a.PetitionID == "" {
		return s.see(c, "Asesmen ditandatangani dan dibekukan. Buat kode untuk keluarga.", referralURL(a.ReferralID))
	}
	return s.see(c, "Asesmen ditandatangani dan dibekukan. Hakim sekarang dapat membacanya.", assessmentURL(a.ID))
}
