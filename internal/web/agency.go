package web

import (
	"cmp"
	"slices"

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
	Record   string // where a child is recorded who came before a petition
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
		{Label: "Umur", Text: r.Case.Age}, {Label: "Kecamatan", Text: r.Case.District}, {Label: "Pengadilan", Text: cmp.Or(r.Case.Court, "Belum ada permohonan")},
		due, {Label: "Status", Text: state.Text, Note: visitNote(r)},
	}}
}

// dueWords says how far away the due date is, in working days, while it
// matters.
func dueWords(r *referral.Referral, on calendar.Date) string { return sentence(r.Clock(on)) }

// agencyPage is the first page of an agency.
func (s *Server) agencyPage(c echo.Context) (Page, error) {
	all, err := s.Referrals.List(c.Request().Context(), actor(c), "")
	if err != nil {
		return nil, err
	}
	page := s.supervisorPage
	if actor(c).Office == identity.Assessor {
		page = s.assessorPage
	}
	out, err := page(c, all)
	if err != nil {
		return nil, err
	}
	out.Record = "/intakes/new"
	drafts, err := s.draftSections(c, all)
	if err != nil {
		return nil, err
	}
	out.Sections = append(drafts, out.Sections...)
	protections, err := s.protectionSection(c)
	if err != nil {
		return nil, err
	}
	out.Sections = append(protections, out.Sections...)
	ending, err := s.endingCodes(c, all)
	if len(ending.Rows) > 0 {
		out.Sections = append([]Section{ending}, out.Sections...)
	}
	return out, err
}

// endingCodes lists the children whose code ends soon, or has ended, unused.
func (s *Server) endingCodes(c echo.Context, all []referral.Referral) (Section, error) {
	out := Section{ID: "codes", Title: "Kode keluarga akan berakhir"}
	ending, err := s.Referrals.Expiring(c.Request().Context(), actor(c))
	for _, x := range ending {
		i := slices.IndexFunc(all, func(r referral.Referral) bool { return r.ID == x.ReferralID })
		if i < 0 {
			continue
		}
		words := "Kode sampai " + x.CodeUntil.Indonesian()
		if !x.Good(s.today()) {
			words = "Kode berakhir " + x.CodeUntil.Indonesian()
		}
		out.Rows = append(out.Rows, s.referralRow(all[i], Tag{Text: words}))
	}
	return out, err
}

// mostFinished is how many finished referrals the first page still shows.
const mostFinished = 10

func (s *Server) supervisorPage(c echo.Context, all []referral.Referral) (*AgencyHome, error) {
	page := &AgencyHome{Base: s.base(c, "Permintaan masuk", "Permintaan asesmen dari pengadilan, yang paling dekat batas waktunya di atas.")}
	page.Sections = []Section{
		{ID: "late", Title: "Terlambat", Empty: "Tidak ada yang lewat batas waktu."},
		{ID: "sign", Title: "Menunggu tanda tangan", Empty: "Tidak ada asesmen yang menunggu tanda tangan Anda. Asesmen tampil di sini setelah diserahkan asesor."},
		{ID: "new", Title: "Baru", Empty: "Tidak ada permintaan baru. Permintaan tampil di sini begitu hakim memintanya; Anda tidak perlu melakukan apa-apa."},
		{ID: "work", Title: "Sedang dikerjakan", Empty: "Tidak ada permintaan di tangan asesor."},
		{ID: "done", Title: "Selesai", Empty: "Belum ada permintaan yang selesai."},
	}
	for _, r := range all {
		if g := &page.Sections[s.desk(r)]; g.ID != "done" || len(g.Rows) < mostFinished {
			g.Rows = append(g.Rows, s.referralRow(r, standing(r)))
		}
	}
	page.Counts = []Count{
		{len(page.Sections[1].Rows), "menunggu tanda tangan", "#sign"}, {len(page.Sections[2].Rows), "baru", "#new"},
		{len(page.Sections[3].Rows), "sedang dikerjakan", "#work"}, {len(page.Sections[0].Rows), "terlambat", "#late"},
	}
	page.Sections = append(s.lateVisits(all), page.Sections...)
	return page, nil
}

// standing says how far a referral is; what is signed and came first still
// waits for a petition.
func standing(r referral.Referral) Tag {
	if r.Status == referral.Signed && !r.Attached() {
		return Tag{"Ditandatangani, belum dilampirkan", "notice"}
	}
	return referralTag(r.Status)
}

// desk says in which group of the supervisor's page a referral stands: what is
// late comes before everything else. Late visits have a group of their own.
func (s *Server) desk(r referral.Referral) int {
	switch {
	case r.Late(s.today()) && r.Visit == 0:
		return 0
	case r.Status == referral.Submitted:
		return 1
	case r.Status == referral.Requested || r.Status == referral.Accepted:
		return 2
	case r.Status.Working():
		return 3
	}
	return 4
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
	case referral.Signed, referral.Declined, referral.Revoked, referral.Requested, referral.Accepted:
		return 3, standing(r), nil
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
