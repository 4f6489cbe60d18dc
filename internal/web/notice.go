package web

import (
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/notice"
)

// NoticeIndex is the list of what a person must know, unread ones first.
type NoticeIndex struct {
	Base
	Unread  int    // how many are unread; 100 stands for 100 or more
	Until   string // up to when everything can be marked, as the form carries it
	Notices []NoticeLine
	Next    string
	Stale   []string // colleagues whom no e-mail reaches
}

// Name implements Page.
func (NoticeIndex) Name() string { return "notice/index" }

// NoticeLine is one notice. It leads to its record through a form, which marks
// it as read.
type NoticeLine struct {
	ID, Words, Case, When string
	Unread                bool
}

// told says in plain words what each kind of notice tells. No person is named.
var told = map[notice.Kind]string{
	"petition.assign": "Perkara ditetapkan kepada Anda", "petition.replace": "Perkara dialihkan kepada Anda",
	"petition.return":  "Permohonan dikembalikan untuk dilengkapi",
	"referral.request": "Permintaan asesmen menunggu jawaban lembaga Anda", "referral.accept": "Permintaan asesmen diterima lembaga",
	"referral.decline": "Permintaan asesmen tidak diterima lembaga; pilih lembaga lain", "referral.allocate": "Permintaan asesmen dibagikan kepada Anda",
	"referral.schedule": "Pertemuan asesmen dijadwalkan", "referral.revoke": "Permintaan asesmen dicabut pengadilan",
	"referral.withdraw": "Permintaan kunjungan ditarik pengadilan", "intake.attach": "Asesmen yang mendahului permohonan dilampirkan pada perkara",
	notice.Late: "Asesmen melewati batas waktu", "assessment.submit": "Asesmen menunggu tanda tangan Anda",
	"assessment.return": "Asesmen dikembalikan untuk diperbaiki", "assessment.sign": "Asesmen sudah ditandatangani",
	notice.Superseded: "Asesmen baru menggantikan yang lama", "hearing.schedule": "Sidang dijadwalkan", "hearing.cancel": "Sidang dibatalkan",
	notice.Adjourned: "Sidang ditunda", "repeat.ask": "Pengadilan lain meminta keterangan", "repeat.answer": "Pengadilan lain menjawab permintaan keterangan",
	"agreement.end": "Nota kesepahaman diakhiri lebih awal", notice.Ending: "Nota kesepahaman akan berakhir",
	"protection.raise": "Rujukan perlindungan anak dibuka", "protection.add": "Ada tanda baru dalam rujukan perlindungan anak", "protection.hand": "Rujukan perlindungan anak dialihkan",
	"protection.receive": "Rujukan perlindungan anak diterima UPTD PPA", "protection.close": "Rujukan perlindungan anak ditutup",
	"brief.issue": "Ringkasan perkara diterbitkan", notice.VisitDue: "Kunjungan tindak lanjut jatuh tempo",
}

// noticeLink is the entry of the menu with the number of unread notices.
func (s *Server) noticeLink(c echo.Context, id identity.AccountID) Link {
	l := Link{Text: "Pemberitahuan", Href: "/notices", Here: c.Path() == "/notices"}
	switch n, err := s.Directory.Unread(c.Request().Context(), id); {
	case err != nil:
		s.Log.ErrorContext(c.Request().Context(), "count of notices failed", "error", err)
	case n >= mostUnread:
		l.Text += fmt.Sprintf(" (%d+)", mostUnread-1)
	case n > 0:
		l.Text += fmt.Sprintf(" (%d)", n)
	}
	return l
}

// mostUnread is where the count of unread notices stops.
const mostUnread = 100

// listNotices serves GET /notices.
func (s *Server) listNotices(c echo.Context) error {
	ctx, by := c.Request().Context(), actor(c)
	all, more, err := s.Notices.List(ctx, by, notice.ParsePlace(c.QueryParam("after")))
	if err != nil {
		return err
	}
	page := &NoticeIndex{Base: s.base(c, "Pemberitahuan", "Hal yang perlu Anda lihat. Yang belum dibaca di atas."), Until: s.Now().UTC().Format(time.RFC3339Nano)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	if page.Unread, err = s.Directory.Unread(ctx, by.ID); err != nil {
		return err
	}
	for _, n := range all {
		page.Notices = append(page.Notices, NoticeLine{ID: string(n.ID), Words: noticeWords(n.Notice), Case: n.Case, When: moment(n.At), Unread: n.ReadAt == nil})
	}
	if page.Stale, err = s.unreachable(c); err != nil {
		return err
	}
	if more {
		page.Next = "/notices?after=" + all[len(all)-1].Place().String()
	}
	return s.render(c, http.StatusOK, page)
}

func noticeWords(n notice.Notice) string {
	switch {
	case n.Kind == notice.Ending:
		return fmt.Sprintf("%s dalam %d hari atau kurang", told[n.Kind], n.Part)
	case n.Kind == notice.VisitDue:
		return fmt.Sprintf("%s: kunjungan ke-%d", told[n.Kind], n.Part)
	}
	return told[n.Kind]
}

// readNotices serves POST /notices/read.
func (s *Server) readNotices(c echo.Context) error {
	until, err := time.Parse(time.RFC3339Nano, c.FormValue("until"))
	if now := s.Now(); err != nil || until.After(now) {
		until = now
	}
	n, err := s.Notices.ReadAll(c.Request().Context(), actor(c), until)
	if err != nil {
		return err
	}
	return s.see(c, fmt.Sprintf("%d pemberitahuan ditandai sudah dibaca.", n), "/notices")
}

// readNotice serves POST /notices/:id/read.
func (s *Server) readNotice(c echo.Context) error {
	if _, err := s.Notices.Read(c.Request().Context(), actor(c), notice.ID(c.Param("id"))); err != nil {
		return err
	}
	return s.see(c, "Pemberitahuan ditandai sudah dibaca.", "/notices")
}

// openNotice serves POST /notices/:id/open. Whether the record is still there
// for the reader is asked by its own page.
func (s *Server) openNotice(c echo.Context) error {
	n, err := s.Notices.Read(c.Request().Context(), actor(c), notice.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return s.see(c, "", noticeURL(n, actor(c)))
}

// noticeURL is the page to which a notice leads its reader. An agency reads of
// its agreements on its own page.
func noticeURL(n *notice.Notice, by identity.Actor) string {
	switch n.Page {
	case notice.Referral:
		return "/referrals/" + n.Subject
	case notice.Assessment:
		return "/assessments/" + n.Subject
	case notice.Request:
		return "/repeats/" + n.Subject
	case notice.Repeats:
		return "/petitions/" + n.Subject + "/repeats"
	case notice.FollowUp:
		return "/petitions/" + n.Subject + "/follow-up"
	case notice.Protection:
		return "/protections/" + n.Subject
	case notice.Agreement:
		if by.Agency != "" {
			return agencyURL(by.Agency)
		}
		return "/agreements/" + n.Subject
	}
	return "/petitions/" + n.Subject
}
