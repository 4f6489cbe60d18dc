package web

import (
	"bytes"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// AgendaShow is the hearings of two weeks, day by day.
type AgendaShow struct {
	Base
	Days          []AgendaDay
	Before, After string // addresses
	Since         string // since when the person's calendar has an address
	Address       string // of the person's calendar, shown once
}

// AgendaDay is the hearings of one day.
type AgendaDay struct {
	Title, Door string
	Rows        []AgendaRow
}

// AgendaRow is one hearing.
type AgendaRow struct{ At, Number, Child, Href, Room, Judge, Clash string }

// Name implements Page.
func (AgendaShow) Name() string { return "hearing/agenda" }

// agendaDays is how many days a page of the agenda has.
const agendaDays = 14

// showAgenda serves GET /calendar.
func (s *Server) showAgenda(c echo.Context) error {
	from := s.today()
	if typed := c.QueryParam("from"); typed != "" {
		d, err := calendar.ParseDate(typed)
		if err != nil {
			return problem.Missing().Because(err)
		}
		from = d
	}
	by := actor(c)
	a, err := s.Reports.Agenda(c.Request().Context(), by, from, from.AddDays(agendaDays-1))
	if err != nil {
		return err
	}
	page := &AgendaShow{Base: s.base(c, "Kalender sidang", a.From.Indonesian()+" sampai "+a.To.Indonesian()+".")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	page.Before, page.After = "/calendar?from="+from.AddDays(-agendaDays).String(), "/calendar?from="+from.AddDays(agendaDays).String()
	for _, x := range a.Sittings {
		title := x.On.Weekday() + ", " + x.On.Indonesian()
		if n := len(page.Days); n == 0 || page.Days[n-1].Title != title {
			page.Days = append(page.Days, AgendaDay{Title: title})
			if access.May(by.Office, access.ScheduleHearing) {
				page.Days[n].Door = "/calendar/" + x.On.String() + ".pdf"
			}
		}
		day := &page.Days[len(page.Days)-1]
		row := AgendaRow{At: x.At, Number: string(x.Number), Child: "Anak " + x.Initials, Href: petitionURL(x.PetitionID), Room: x.Room, Judge: x.Judge}
		if x.Clash != "" {
			row.Clash = "Bentrok: " + x.Clash + " yang sama"
		}
		day.Rows = append(day.Rows, row)
	}
	if err := s.feedOf(c, page); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// feedOf says whether the person's calendar has an address, and shows one that
// was just made.
func (s *Server) feedOf(c echo.Context, page *AgendaShow) error {
	ctx := c.Request().Context()
	since, err := s.Reports.Store.FeedSince(ctx, actor(c).ID)
	if err != nil {
		return err
	}
	if !since.IsZero() {
		page.Since = calendar.Of(since).Indonesian()
	}
	if token := s.sessions.PopString(ctx, "feed"); token != "" {
		page.Address = s.Settings.Origin + "/feed/" + token
	}
	return nil
}

// makeFeed serves POST /calendar/feed.
func (s *Server) makeFeed(c echo.Context) error {
	ctx := c.Request().Context()
	token, err := s.Reports.MakeFeed(ctx, actor(c))
	if err != nil {
		return err
	}
	s.sessions.Put(ctx, "feed", token)
	return c.Redirect(http.StatusSeeOther, "/calendar")
}

// dropFeed serves POST /calendar/feed/remove.
func (s *Server) dropFeed(c echo.Context) error {
	if err := s.Reports.DropFeed(c.Request().Context(), actor(c)); err != nil {
		return err
	}
	return s.see(c, "Alamat kalender dicabut; ponsel yang memakainya tidak menerima apa pun lagi.", "/calendar")
}

// serveFeed serves GET /feed/:token to calendars, which cannot sign in.
func (s *Server) serveFeed(c echo.Context) error {
	if err := s.gate.feed(c.RealIP()); err != nil {
		return err
	}
	b, err := s.Reports.Feed(c.Request().Context(), c.Param("token"))
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "text/calendar; charset=utf-8", b)
}

// printDoorList serves GET /calendar/:day: the list for the door of a day.
func (s *Server) printDoorList(c echo.Context) error {
	day, ok := strings.CutSuffix(c.Param("day"), ".pdf")
	d, err := calendar.ParseDate(day)
	if err != nil || !ok || d.String() != day {
		return problem.Missing().Because(err)
	}
	a, err := s.Reports.Agenda(c.Request().Context(), actor(c), d, d)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.DoorList(&b, a); err != nil {
		return err
	}
	return download(c, "application/pdf", "daftar-sidang-"+day+".pdf", b.Bytes())
}

// agendaLink leads who may read it to the calendar.
func agendaLink(o identity.Office) []Link {
	if !access.May(o, access.ReadAgenda) {
		return nil
	}
	return []Link{{Text: "Kalender", Href: "/calendar"}}
}
