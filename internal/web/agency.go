package web

import (
	"github.com/labstack/echo/v4"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/referral"
)

// AgencyHome is the first page of an agency: what came in, and what is due.
type AgencyHome struct {
	Base
	Counts []Count
	Groups []ReferralGroup
}

// Name implements Page.
func (AgencyHome) Name() string { return "home/agency" }

// Count is how many of something there are.
type Count struct {
	N    int
	Text string
}

// ReferralGroup is the referrals that wait for the same step. Empty says why
// there are none and what to do.
type ReferralGroup struct {
	Title, Empty string
	Rows         []ReferralRow
}

// ReferralRow is one referral in a list: initials only.
type ReferralRow struct {
	Child, Age, District, Court, Href string
	Due, DueWords                     string
	Late                              bool
	State                             Tag
}

func (s *Server) referralRow(r referral.Referral, state Tag) ReferralRow {
	return ReferralRow{
		Child: r.Case.Initials, Age: r.Case.Age, District: r.Case.District, Court: r.Case.Court, Href: referralURL(r.ID),
		Due: r.Due.Short(), DueWords: dueWords(&r, s.today()), Late: r.Late(s.today()), State: state,
	}
}

// dueWords says how far away the due date is, while it matters.
func dueWords(r *referral.Referral, on calendar.Date) string {
	n := on.DaysUntil(r.Due)
	switch {
	case r.Status == referral.Signed || r.Status == referral.Declined:
		return ""
	case n < 0:
		return "Terlambat " + countWords(-n, "hari")
	case n == 0:
		return "Hari ini"
	case n == 1:
		return "Besok"
	default:
		return countWords(n, "hari lagi")
	}
}

// agencyPage is the first page of an agency.
func (s *Server) agencyPage(c echo.Context) (Page, error) {
	all, err := s.Referrals.List(c.Request().Context(), actor(c), "")
	if err != nil {
		return nil, err
	}
	if actor(c).Office == identity.Assessor {
		return s.assessorPage(c, all)
	}
	return s.supervisorPage(c, all), nil
}

// mostFinished is how many finished referrals the first page still shows.
const mostFinished = 10

func (s *Server) supervisorPage(c echo.Context, all []referral.Referral) *AgencyHome {
	page := &AgencyHome{Base: s.base(c, "Permintaan masuk", "Permintaan asesmen dari pengadilan, yang paling dekat batas waktunya di atas.")}
	page.Groups = []ReferralGroup{
		{Title: "Menunggu tanda tangan", Empty: "Tidak ada asesmen yang menunggu tanda tangan Anda. Asesmen tampil di sini setelah diserahkan asesor."},
		{Title: "Baru", Empty: "Tidak ada permintaan baru. Permintaan tampil di sini begitu hakim memintanya; Anda tidak perlu melakukan apa-apa."},
		{Title: "Sedang dikerjakan", Empty: "Tidak ada permintaan di tangan asesor."},
		{Title: "Selesai", Empty: "Belum ada permintaan yang selesai."},
	}
	into := map[referral.Status]int{referral.Submitted: 0, referral.Requested: 1, referral.Accepted: 1, referral.Allocated: 2, referral.Signed: 3, referral.Declined: 3}
	late := 0
	for _, r := range all {
		g := &page.Groups[into[r.Status]]
		if r.Late(s.today()) {
			late++
		}
		if g.Title != "Selesai" || len(g.Rows) < mostFinished {
			g.Rows = append(g.Rows, s.referralRow(r, referralTag(r.Status)))
		}
	}
	page.Counts = []Count{
		{len(page.Groups[0].Rows), "menunggu tanda tangan"}, {len(page.Groups[1].Rows), "baru"},
		{len(page.Groups[2].Rows), "sedang dikerjakan"}, {late, "terlambat"},
	}
	return page
}

func (s *Server) assessorPage(c echo.Context, all []referral.Referral) (*AgencyHome, error) {
	page := &AgencyHome{Base: s.base(c, "Tugas saya", "Asesmen yang dibagikan kepada Anda, yang paling dekat batas waktunya di atas.")}
	page.Groups = []ReferralGroup{
		{Title: "Sedang diisi", Empty: "Tidak ada asesmen yang sedang Anda isi."},
		{Title: "Belum dimulai", Empty: "Tidak ada tugas baru. Tugas tampil di sini setelah penyelia membagikannya kepada Anda."},
		{Title: "Menunggu tanda tangan", Empty: "Tidak ada asesmen Anda yang menunggu tanda tangan penyelia."},
		{Title: "Selesai", Empty: "Belum ada asesmen yang selesai."},
	}
	late := 0
	for _, r := range all {
		g, state, err := s.task(c, r)
		if err != nil {
			return nil, err
		}
		if r.Late(s.today()) {
			late++
		}
		if g < 3 || len(page.Groups[g].Rows) < mostFinished {
			page.Groups[g].Rows = append(page.Groups[g].Rows, s.referralRow(r, state))
		}
	}
	page.Counts = []Count{{len(page.Groups[0].Rows), "sedang diisi"}, {len(page.Groups[1].Rows), "belum dimulai"}, {late, "terlambat"}}
	return page, nil
}

// task says in which group of the assessor's page a referral stands and how
// far it is.
func (s *Server) task(c echo.Context, r referral.Referral) (group int, state Tag, err error) {
	switch r.Status {
	case referral.Submitted:
		return 2, referralTag(r.Status), nil
	case referral.Signed, referral.Declined, referral.Requested, referral.Accepted:
		return 3, referralTag(r.Status), nil
	}
	a, err := s.Assessments.Of(c.Request().Context(), actor(c), &r)
	switch {
	case err != nil:
		return 0, Tag{}, err
	case a == nil || a.AuthorID != actor(c).ID:
		return 1, Tag{"Belum dimulai", "notice"}, nil
	case a.Status == assessment.Returned:
		return 0, assessmentTag(a.Status), nil
	default:
		return 0, Tag{"Draf", ""}, nil
	}
}
