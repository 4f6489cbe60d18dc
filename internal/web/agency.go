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
	Counts   []Count
	Sections []Section
}

// Name implements Page.
func (AgencyHome) Name() string { return "home/agency" }

// Head names the columns of the lists but the first.
func (AgencyHome) Head() []string {
	return []string{"Umur", "Kecamatan", "Pengadilan", "Batas waktu", "Status"}
}

// referralRow is one referral in a list: initials only.
func (s *Server) referralRow(r referral.Referral, state Tag) Row {
	due := Cell{Label: "Batas waktu", Text: r.Due.Indonesian(), Note: dueWords(&r, s.today())}
	if r.Late(s.today()) {
		due.Note, due.Late = "", due.Note
	}
	return Row{Name: r.Case.Initials, Href: referralURL(r.ID), Cells: []Cell{
		{Label: "Umur", Text: r.Case.Age}, {Label: "Kecamatan", Text: r.Case.District}, {Label: "Pengadilan", Text: r.Case.Court},
		due, {Label: "Status", Text: state.Text, Note: visitNote(r)},
	}}
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
	page.Sections = []Section{
		{ID: "sign", Title: "Menunggu tanda tangan", Empty: "Tidak ada asesmen yang menunggu tanda tangan Anda. Asesmen tampil di sini setelah diserahkan asesor."},
		{ID: "new", Title: "Baru", Empty: "Tidak ada permintaan baru. Permintaan tampil di sini begitu hakim memintanya; Anda tidak perlu melakukan apa-apa."},
		{ID: "work", Title: "Sedang dikerjakan", Empty: "Tidak ada permintaan di tangan asesor."},
		{ID: "done", Title: "Selesai", Empty: "Belum ada permintaan yang selesai."},
	}
	into := map[referral.Status]int{referral.Submitted: 0, referral.Requested: 1, referral.Accepted: 1, referral.Allocated: 2, referral.Signed: 3, referral.Declined: 3}
	late := 0
	for _, r := range all {
		g := &page.Sections[into[r.Status]]
		if r.Late(s.today()) {
			late++
		}
		if g.ID != "done" || len(g.Rows) < mostFinished {
			g.Rows = append(g.Rows, s.referralRow(r, referralTag(r.Status)))
		}
	}
	page.Counts = []Count{
		{len(page.Sections[0].Rows), "menunggu tanda tangan", "#sign"}, {len(page.Sections[1].Rows), "baru", "#new"},
		{len(page.Sections[2].Rows), "sedang dikerjakan", "#work"}, {late, "terlambat", ""},
	}
	page.Sections = append(s.lateVisits(all), page.Sections...)
	return page
}

func (s *Server) assessorPage(c echo.Context, all []referral.Referral) (*AgencyHome, error) {
	page := &AgencyHome{Base: s.base(c, "Tugas saya", "Asesmen yang dibagikan kepada Anda, yang paling dekat batas waktunya di atas.")}
	page.Sections = []Section{
		{ID: "draft", Title: "Sedang diisi", Empty: "Tidak ada asesmen yang sedang Anda isi."},
		{ID: "todo", Title: "Belum dimulai", Empty: "Tidak ada tugas baru. Tugas tampil di sini setelah penyelia membagikannya kepada Anda."},
		{ID: "sign", Title: "Menunggu tanda tangan", Empty: "Tidak ada asesmen Anda yang menunggu tanda tangan penyelia."},
		{ID: "done", Title: "Selesai", Empty: "Belum ada asesmen yang selesai."},
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
		if g < 3 || len(page.Sections[g].Rows) < mostFinished {
			page.Sections[g].Rows = append(page.Sections[g].Rows, s.referralRow(r, state))
		}
	}
	page.Counts = []Count{{len(page.Sections[0].Rows), "sedang diisi", "#draft"}, {len(page.Sections[1].Rows), "belum dimulai", "#todo"}, {late, "terlambat", ""}}
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
