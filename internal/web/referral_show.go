package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/assessment"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// ReferralShow is one request for an assessment: for the agency the minimum
// about the case, for the court how far it is.
type ReferralShow struct {
	Base
	State     Tag
	Late      bool
	Next      string // what happens next, and who does it
	Go        *Link  // the page where it is done
	Promised  *Link  // what was promised, of a visit after the decision
	Questions []string
	Facts     []SummaryRow
	Accept    *Form
	Start     *Form
	Allocate  *Form
	Again     bool // Allocate gives the request to somebody else
	Nobody    bool // the agency has no assessor to allocate to
	Decline   *Form
	Declining bool // the decline form was refused and stays open
}

// Name implements Page.
func (ReferralShow) Name() string { return "referral/show" }

// nextAtAgency and nextAtCourt say what happens next in each state.
var (
	nextAtAgency = map[referral.Status]map[identity.Office]string{
		referral.Requested: {identity.Supervisor: "Terima permintaan ini bila lembaga Anda dapat mengerjakannya sampai batas waktu, atau tolak dengan alasan."},
		referral.Accepted:  {identity.Supervisor: "Bagikan permintaan ini kepada seorang asesor."},
		referral.Allocated: {identity.Supervisor: "Asesor sedang mengerjakannya. Anda menandatangani setelah asesmen diserahkan.", identity.Assessor: "Isi asesmen, lalu serahkan kepada penyelia sebelum batas waktu."},
		referral.Submitted: {identity.Supervisor: "Baca asesmen, lalu tanda tangani atau kembalikan kepada asesor.", identity.Assessor: "Asesmen menunggu tanda tangan penyelia."},
		referral.Signed:    {identity.Supervisor: "Asesmen sudah ditandatangani dan diserahkan kepada hakim.", identity.Assessor: "Asesmen sudah ditandatangani dan diserahkan kepada hakim."},
		referral.Declined:  {identity.Supervisor: "Lembaga Anda tidak menerima permintaan ini."},
	}
	nextAtCourt = map[referral.Status]string{
		referral.Requested: "Menunggu jawaban lembaga.",
		referral.Accepted:  "Lembaga menerima permintaan ini dan akan menunjuk asesor.",
		referral.Allocated: "Asesor sedang mengerjakannya.",
		referral.Submitted: "Asesmen selesai diisi dan menunggu tanda tangan penyelia lembaga.",
		referral.Signed:    "Asesmen sudah ditandatangani; hakim dapat membacanya.",
		referral.Declined:  "Lembaga tidak menerima permintaan ini. Minta asesmen kepada lembaga lain.",
	}
)

func nextOf(o identity.Office, st referral.Status) string {
	if o.AtAgency() {
		return nextAtAgency[st][o]
	}
	return nextAtCourt[st]
}

func referralTag(st referral.Status) Tag {
	tone := map[referral.Status]string{referral.Requested: "notice", referral.Submitted: "notice", referral.Signed: "good", referral.Declined: "bad"}
	return Tag{st.Label(), tone[st]}
}

func (s *Server) referralShow(c echo.Context, r *referral.Referral) (*ReferralShow, error) {
	by := actor(c)
	page := &ReferralShow{Base: s.base(c, "Permintaan asesmen", childLine(r.Case)), State: referralTag(r.Status), Late: r.Late(s.today()), Next: nextOf(by.Office, r.Status)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	if by.Office.AtCourt() {
		page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Permohonan", Href: petitionURL(r.PetitionID)}, {Text: page.Title}}
	}
	for line := range strings.Lines(r.Questions) {
		if line = strings.TrimSpace(line); line != "" {
			page.Questions = append(page.Questions, line)
		}
	}
	a, err := s.Assessments.Of(c.Request().Context(), by, r)
	if err != nil {
		return nil, err
	}
	assessors, err := s.assessors(c, r)
	if err != nil {
		return nil, err
	}
	page.visit(by, r)
	page.Facts = s.referralFacts(c, r, a, assessors)
	page.Go = wayOn(by, r, a)
	page.forms(by, r, a, assessors)
	return page, nil
}

// childLine says whose case it is with the little that an agency may know.
func childLine(x referral.Case) string {
	return "Anak " + x.Initials + ", " + strings.ToLower(x.Sex.Indonesian()) + ", " + x.Age + ", " + x.District + "."
}

// assessors lists the assessors of the agency, for its supervisor.
func (s *Server) assessors(c echo.Context, r *referral.Referral) ([]identity.Account, error) {
	if actor(c).Office != identity.Supervisor {
		return nil, nil
	}
	return s.Directory.Accounts(c.Request().Context(), identity.Assessor, "", r.AgencyID)
}

func (s *Server) referralFacts(c echo.Context, r *referral.Referral, a *assessment.Assessment, assessors []identity.Account) []SummaryRow {
	rows := []SummaryRow{
		{Key: "Paling lambat diserahkan", Value: r.Due.Weekday() + ", " + r.Due.Indonesian(), Hint: dueWords(r, s.today())},
		{Key: "Instrumen", Value: s.instrumentName(r.Instrument)},
		{Key: "Cara menghubungi keluarga", Value: r.Case.Contact},
	}
	add := func(key, value, hint string) {
		if value != "" {
			rows = append(rows, SummaryRow{Key: key, Value: value, Hint: hint})
		}
	}
	add("Diminta oleh", r.Requester, r.Case.Court+", "+moment(r.RequestedAt))
	add("Lembaga", s.agencyName(c.Request().Context(), r.AgencyID), "")
	for _, x := range assessors {
		if x.ID == r.Assignee {
			add("Asesor", x.Name, x.Title)
		}
	}
	if r.Visit > 0 {
		add("Tindak lanjut", visitTitle(r.Visit), "setelah penetapan")
	}
	add("Alasan tidak menerima", r.Reason, "")
	if a != nil && a.Status == assessment.Signed {
		add("Asesmen", "Ditandatangani "+a.Signer, "Ditulis "+a.Author+", "+a.AuthorTitle+". "+moment(*a.SignedAt)+".")
	}
	return rows
}

// wayOn leads to the page where the next step is done, if there is one for
// this person.
func wayOn(by identity.Actor, r *referral.Referral, a *assessment.Assessment) *Link {
	switch {
	case by.Office.AtCourt() && r.Visit > 0:
		return &Link{Text: "Buka rencana tindak lanjut", Href: followUpURL(r.PetitionID)}
	case by.Office.AtCourt() && r.Status == referral.Declined && by.Office != identity.Registrar:
		return &Link{Text: "Minta lembaga lain", Href: petitionURL(r.PetitionID) + "/referrals/new"}
	case a == nil || by.Office.AtCourt() && (by.Office != identity.Judge || a.Status != assessment.Signed):
		return nil
	case by.Office == identity.Assessor && a.AuthorID != by.ID:
		return nil
	case by.Office == identity.Assessor && a.Status.Open():
		return &Link{Text: "Lanjutkan asesmen", Href: assessmentURL(a.ID)}
	case by.Office == identity.Supervisor && a.Status == assessment.Submitted:
		return &Link{Text: "Baca dan tanda tangani", Href: assessmentURL(a.ID)}
	default:
		return &Link{Text: "Baca asesmen", Href: assessmentURL(a.ID)}
	}
}

// forms offers what the person may do with the request now.
func (p *ReferralShow) forms(by identity.Actor, r *referral.Referral, a *assessment.Assessment, assessors []identity.Account) {
	form := func(to, submit string, fields ...Field) *Form {
		f := &Form{Action: referralURL(r.ID) + to, CSRF: p.CSRF, Submit: submit, Version: r.Version}
		if len(fields) > 0 {
			f.Fieldsets = []Fieldset{{Fields: fields}}
		}
		return f
	}
	switch by.Office {
	case identity.Assessor:
		if r.Status == referral.Allocated && p.Go == nil {
			p.Start = form("/assessment", startWords(a))
		}
	case identity.Supervisor:
		if r.Status == referral.Requested {
			p.Accept = form("/accept", "Terima permintaan")
		}
		if r.Status.May(referral.Allocated) && r.Status != referral.Submitted {
			options := accountOptions(assessors, r.Assignee)
			p.Nobody, p.Again = len(options) == 0, r.Assignee != ""
			p.Allocate = form("/allocate", "Bagikan", Field{Name: "assignee", Label: "Asesor", Kind: "choice", Required: true, Options: options})
		}
		if r.Status.May(referral.Declined) {
			p.Decline = form("/decline", "Tolak permintaan", Field{Name: "reason", Label: "Alasan", Kind: "longtext", Rows: 3, Required: true, Hint: "Misalnya benturan kepentingan, tidak ada asesor sampai batas waktu, atau kebijakan lembaga. Pengadilan membaca alasan ini."})
			p.Decline.Final = true
		}
	}
}

func startWords(a *assessment.Assessment) string {
	if a != nil {
		return "Ambil alih asesmen"
	}
	return "Mulai asesmen"
}

// accountOptions offers every account but one.
func accountOptions(all []identity.Account, but identity.AccountID) []Option {
	var out []Option
	for _, a := range all {
		if a.ID != but {
			out = append(out, Option{Value: string(a.ID), Text: a.Name, Hint: a.Title})
		}
	}
	return out
}

// showReferral serves GET /referrals/:id.
func (s *Server) showReferral(c echo.Context) error {
	r, err := s.Referrals.Show(c.Request().Context(), actor(c), referral.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page, err := s.referralShow(c, r)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// referralAgain shows the page of a refused step with what was typed.
func (s *Server) referralAgain(c echo.Context, refused error) error {
	if k := problem.Of(refused).Kind; k != problem.Invalid && k != problem.Conflict {
		return refused
	}
	r, err := s.Referrals.Show(c.Request().Context(), actor(c), referral.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page, err := s.referralShow(c, r)
	if err != nil {
		return err
	}
	for _, f := range []*Form{page.Allocate, page.Decline} {
		if f != nil && strings.HasSuffix(c.Path(), f.Action[strings.LastIndex(f.Action, "/"):]) {
			f.Fieldsets = overlay(f.Fieldsets, typed(read(c)), problem.Of(refused))
		}
	}
	page.Declining = strings.HasSuffix(c.Path(), "/decline")
	return s.again(c, refused, page)
}

// acceptReferral serves POST /referrals/:id/accept.
func (s *Server) acceptReferral(c echo.Context) error {
	r, err := s.Referrals.Accept(c.Request().Context(), actor(c), referral.ID(c.Param("id")), read(c).version())
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Permintaan diterima. Sekarang bagikan kepada asesor.", referralURL(r.ID))
}

// declineReferral serves POST /referrals/:id/decline.
func (s *Server) declineReferral(c echo.Context) error {
	in := read(c)
	r, err := s.Referrals.Decline(c.Request().Context(), actor(c), referral.ID(c.Param("id")), in.version(), in.long("reason"))
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Permintaan ditolak; pengadilan membaca alasan Anda.", referralURL(r.ID))
}

// allocateReferral serves POST /referrals/:id/allocate.
func (s *Server) allocateReferral(c echo.Context) error {
	in := read(c)
	r, err := s.Referrals.Allocate(c.Request().Context(), actor(c), referral.ID(c.Param("id")), in.version(), identity.AccountID(in.text("assignee")))
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Permintaan dibagikan.", referralURL(r.ID))
}

// beginAssessment serves POST /referrals/:id/assessment.
func (s *Server) beginAssessment(c echo.Context) error {
	a, err := s.Assessments.Begin(c.Request().Context(), actor(c), referral.ID(c.Param("id")))
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "", assessmentURL(a.ID))
}
