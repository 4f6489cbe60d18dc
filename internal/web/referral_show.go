package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/referral"
)

// ReferralShow is one request for an assessment: for the agency the minimum
// about the case, for the court how far it is.
type ReferralShow struct {
	Base
	State     Tag
	Clock     Tag    // how many working days are left
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
	Schedule  *Form
	Meetings  []string // earlier ones, that no longer hold
	Revoke    *Form
	Drop      *Form
	Code      *FamilyCode
	Letters   []Link
	Open      string // the form that was refused, "decline", stays open
}

// Name implements Page.
func (ReferralShow) Name() string { return "referral/show" }

// nextAtAgency and nextAtCourt say what happens next in each state.
var (
	nextAtAgency = map[referral.Status]map[identity.Office]string{
		referral.Requested: {identity.Supervisor: "Terima permintaan ini bila lembaga Anda dapat mengerjakannya sampai batas waktu, atau tolak dengan alasan."},
		referral.Accepted:  {identity.Supervisor: "Bagikan permintaan ini kepada seorang asesor."},
		referral.Allocated: {identity.Supervisor: "Asesor sedang mengerjakannya. Anda menandatangani setelah asesmen diserahkan.", identity.Assessor: "Jadwalkan pertemuan dengan anak, isi asesmen, lalu serahkan kepada penyelia sebelum batas waktu."},
		referral.Scheduled: {identity.Supervisor: "Pertemuan dengan anak sudah dijadwalkan. Anda menandatangani setelah asesmen diserahkan.", identity.Assessor: "Isi asesmen, lalu serahkan kepada penyelia sebelum batas waktu."},
		referral.Submitted: {identity.Supervisor: "Baca asesmen, lalu tanda tangani atau kembalikan kepada asesor.", identity.Assessor: "Asesmen menunggu tanda tangan penyelia."},
		referral.Returned:  {identity.Supervisor: "Asesor sedang memperbaiki asesmen menurut catatan Anda.", identity.Assessor: "Perbaiki asesmen menurut catatan penyelia, lalu serahkan lagi."},
		referral.Signed:    {identity.Supervisor: "Asesmen sudah ditandatangani dan diserahkan kepada hakim.", identity.Assessor: "Asesmen sudah ditandatangani dan diserahkan kepada hakim."},
		referral.Declined:  {identity.Supervisor: "Lembaga Anda tidak menerima permintaan ini."},
		referral.Revoked:   {identity.Supervisor: "Permintaan ini dihentikan. Isian yang ada tetap tersimpan dan dapat dibaca.", identity.Assessor: "Permintaan ini dihentikan. Isian Anda tetap tersimpan dan dapat dibaca, tetapi tidak dapat diubah lagi."},
	}
	nextAtCourt = map[referral.Status]string{
		referral.Requested: "Menunggu jawaban lembaga.",
		referral.Accepted:  "Lembaga menerima permintaan ini dan akan menunjuk asesor.",
		referral.Allocated: "Asesor sedang mengerjakannya.",
		referral.Scheduled: "Pertemuan dengan anak sudah dijadwalkan; asesor sedang mengerjakannya.",
		referral.Submitted: "Asesmen selesai diisi dan menunggu tanda tangan penyelia lembaga.",
		referral.Returned:  "Penyelia lembaga mengembalikan asesmen kepada asesor untuk diperbaiki.",
		referral.Signed:    "Asesmen sudah ditandatangani; hakim dapat membacanya.",
		referral.Declined:  "Lembaga tidak menerima permintaan ini. Minta asesmen kepada lembaga lain.",
		referral.Revoked:   "Pengadilan mencabut permintaan ini.",
	}
)

func nextOf(o identity.Office, r *referral.Referral) string {
	switch {
	case !o.AtAgency():
		return nextAtCourt[r.Status]
	case r.Status == referral.Signed && !r.Attached():
		return "Asesmen sudah ditandatangani. Beri keluarga kode di bawah ini; petugas pengadilan melampirkannya pada permohonan."
	}
	return nextAtAgency[r.Status][o]
}

func referralTag(st referral.Status) Tag {
	tone := map[referral.Status]string{referral.Requested: "notice", referral.Submitted: "notice", referral.Returned: "notice", referral.Signed: "good", referral.Declined: "bad", referral.Revoked: "bad"}
	return Tag{st.Label(), tone[st]}
}

// clockTag says how many working days are left.
func clockTag(r *referral.Referral, on calendar.Date) Tag {
	if r.Late(on) {
		return Tag{sentence(r.Clock(on)), "bad"}
	}
	return Tag{sentence(r.Clock(on)), ""}
}

func referralTitle(r *referral.Referral) string {
	if r.CameFirst {
		return "Asesmen sebelum permohonan"
	}
	return "Permintaan asesmen"
}

func (s *Server) referralShow(c echo.Context, r *referral.Referral) (*ReferralShow, error) {
	by, ctx := actor(c), c.Request().Context()
	page := &ReferralShow{Base: s.base(c, referralTitle(r), childLine(r.Case)), State: referralTag(r.Status), Clock: clockTag(r, s.today()), Next: nextOf(by.Office, r)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	if by.Office.AtCourt() {
		page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Permohonan", Href: petitionURL(r.PetitionID)}, {Text: page.Title}}
	}
	for line := range strings.Lines(r.Questions) {
		if line = strings.TrimSpace(line); line != "" {
			page.Questions = append(page.Questions, line)
		}
	}
	a, err := s.Assessments.Of(ctx, by, r)
	if err != nil {
		return nil, err
	}
	x, err := s.Referrals.IntakeOf(ctx, by, r)
	if err != nil {
		return nil, err
	}
	meetings, err := s.Referrals.Meetings(ctx, by, r)
	if err != nil {
		return nil, err
	}
	assessors, err := s.assessors(c, r)
	if err != nil {
		return nil, err
	}
	page.visit(by, r)
	page.Facts = append(s.referralFacts(c, r, a), s.intakeFacts(by, x)...)
	page.Go = wayOn(by, r, a)
	page.meetings(meetings)
	page.forms(by, r, a, assessors)
	page.stops(by, r)
	page.Letters, page.Code = letterLinks(r), s.familyCode(page, by, r, x)
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

func (s *Server) referralFacts(c echo.Context, r *referral.Referral, a *assessment.Assessment) []SummaryRow {
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
	asked := "Diminta oleh"
	if r.CameFirst {
		asked = "Dicatat oleh"
	}
	add(asked, r.Requester, joinedWords(r.Case.Court, moment(r.RequestedAt)))
	add("Lembaga", s.agencyName(c.Request().Context(), r.AgencyID), "")
	add("Asesor", r.Assessor, r.AssessorTitle)
	add("Alasan tidak menerima", r.Why(), "")
	if r.RevokedAt != nil {
		add("Alasan dihentikan", r.RevokedWhy, r.Revoker+", "+moment(*r.RevokedAt))
	}
	if r.Visit > 0 {
		add("Tindak lanjut", visitTitle(r.Visit), "setelah penetapan")
	}
	if a != nil && a.Status == assessment.Signed {
		add("Asesmen", "Ditandatangani "+a.Signer, "Ditulis "+a.Author+", "+a.AuthorTitle+". "+moment(*a.SignedAt)+".")
	}
	return rows
}

// joinedWords puts a comma between what is there.
func joinedWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// wayOn leads to the page where the next step is done, if there is one for
// this person.
func wayOn(by identity.Actor, r *referral.Referral, a *assessment.Assessment) *Link {
	switch {
	case by.Office.AtCourt() && r.Visit > 0:
		return &Link{Text: "Buka rencana tindak lanjut", Href: followUpURL(r.PetitionID)}
	case by.Office.AtCourt() && (r.Status == referral.Declined || r.Status == referral.Revoked) && by.Office != identity.Registrar:
		return &Link{Text: "Minta lembaga lain", Href: petitionURL(r.PetitionID) + "/referrals/new"}
	case a == nil || by.Office.AtCourt() && (by.Office != identity.Judge || a.Status != assessment.Signed):
		return nil
	case by.Office == identity.Assessor && a.AuthorID != by.ID:
		return nil
	case by.Office == identity.Assessor && a.Status.Open() && r.Status != referral.Revoked:
		return &Link{Text: "Lanjutkan asesmen", Href: assessmentURL(a.ID)}
	case by.Office == identity.Supervisor && (r.Status == referral.Submitted || a.Status == assessment.Submitted):
		return &Link{Text: "Baca dan tanda tangani", Href: assessmentURL(a.ID)}
	default:
		return &Link{Text: "Baca asesmen", Href: assessmentURL(a.ID)}
	}
}

// form makes a form of the page that goes to a step of the referral.
func (p *ReferralShow) form(r *referral.Referral, to, submit string, fields ...Field) *Form {
	f := &Form{Action: referralURL(r.ID) + to, CSRF: p.CSRF, Submit: submit, Version: r.Version}
	if len(fields) > 0 {
		f.Fieldsets = []Fieldset{{Fields: fields}}
	}
	return f
}

// forms offers what somebody at the agency may do with the request now.
func (p *ReferralShow) forms(by identity.Actor, r *referral.Referral, a *assessment.Assessment, assessors []identity.Account) {
	if by.Office.AtAgency() && r.Status.Working() {
		p.Schedule = p.form(r, "/schedule", "Simpan jadwal", p.appointment()...)
	}
	switch by.Office {
	case identity.Assessor:
		if r.Status.Working() && p.Go == nil {
			p.Start = p.form(r, "/assessment", startWords(a))
		}
	case identity.Supervisor:
		if r.Status == referral.Requested {
			p.Accept = p.form(r, "/accept", "Terima permintaan")
		}
		if r.Status == referral.Accepted || r.Status.Working() {
			options := accountOptions(assessors, r.Assignee)
			p.Nobody, p.Again = len(options) == 0, r.Assignee != ""
			p.Allocate = p.form(r, "/allocate", "Bagikan", Field{Name: "assignee", Label: "Asesor", Kind: "choice", Required: true, Options: options})
		}
		if r.Status.May(referral.Declined) {
			p.Decline = p.form(r, "/decline", "Tolak permintaan", Field{Name: "refusal", Label: "Alasan", Kind: "choice", Required: true, Options: refusalOptions()},
				Field{Name: "reason", Label: "Penjelasan", Kind: "longtext", Rows: 3, Required: true, Hint: "Satu atau dua kalimat. Pengadilan membacanya; jangan sebut nama."})
			p.Decline.Final = true
		}
	}
}

func refusalOptions() []Option {
	var out []Option
	for _, x := range referral.Refusals {
		out = append(out, Option{Value: string(x), Text: x.Label()})
	}
	return out
}

// stops offers to end what is not finished: to the court what it asked for, to
// the agency what came first.
func (p *ReferralShow) stops(by identity.Actor, r *referral.Referral) {
	if !r.Status.May(referral.Revoked) {
		return
	}
	reason := Field{Name: "reason", Label: "Alasan", Kind: "longtext", Rows: 3, Required: true}
	switch {
	case access.May(by.Office, access.RevokeReferral) && !r.CameFirst && r.Visit == 0:
		reason.Hint = "Lembaga membaca alasan ini."
		p.Revoke = p.form(r, "/revoke", "Cabut permintaan", reason)
		p.Revoke.Final = true
	case access.May(by.Office, access.AllocateReferral) && r.CameFirst:
		reason.Hint = "Misalnya keluarga tidak jadi mengajukan permohonan."
		p.Drop = p.form(r, "/drop", "Hentikan", reason)
		p.Drop.Final = true
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
