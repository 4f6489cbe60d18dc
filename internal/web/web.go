// Package web is the door for browsers: routes, sessions, forms and pages.
//
// Every URL is a line of the table in routes.go with the action that it takes.
// A handler binds, calls one verb of a room and renders a typed page; only
// fail turns an error into a status.
package web

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/notice"
	"timbang/internal/petition"
	"timbang/internal/protection"
	"timbang/internal/referral"
	"timbang/internal/repeat"
	"timbang/internal/report"
)

// Settings are what an installation may choose about its pages.
type Settings struct {
	Origin string // the public address of the site, before every path
	Demo   bool   // every page says that this is a demonstration
	// SecondFactor asks judges, registrars and admins for a code besides their
	// password, and everybody else who set one up.
	SecondFactor bool
	Secure       bool // pages are served over https: cookies may not travel otherwise
	Proxy        bool // a reverse proxy on this machine sets X-Forwarded-For

	Mail bool // e-mails are sent to who wants them

	DemoUsers    []DemoUser // shown where a demonstration is entered
	DemoPassword string     // of all of them
}

// DemoUser is an invented person of a demonstration.
type DemoUser struct{ Username, Name, Office, Institution string }

// Server answers browsers.
type Server struct {
	Identity    *identity.Service
	Petitions   *petition.Service
	Hearings    *hearing.Service
	Referrals   *referral.Service
	Assessments *assessment.Service
	Agreements  *mou.Service
	Rulings     *determination.Service
	FollowUps   *followup.Service
	Repeats     *repeat.Service
	Protections *protection.Service
	Briefs      *brief.Service
	Notices     *notice.Service
	Reports     *report.Service
	Directory   Directory
	Letter      func(io.Writer, petition.Letter) error

	ReferralLetter  func(io.Writer, referral.Letter) error
	Leaflet         func(io.Writer, hearing.Leaflet) error
	QRCode          func(text string) ([][]bool, error)
	DoorList        func(io.Writer, *report.Agenda) error
	ReadersPrint    func(io.Writer, *report.Readers) error
	ReportPrint     func(io.Writer, *report.Monthly) error
	ReportSheet     func(io.Writer, *report.Monthly) error
	ListSheet       func(io.Writer, *report.List) error
	CodeSlip        func(io.Writer, referral.Slip) error
	AssessmentPrint func(io.Writer, assessment.Printout) error

	SessionStore scs.CtxStore
	Measure      func(method, route string, status int, took time.Duration) // may be nil
	Ready        func(context.Context) error
	Settings     Settings
	Files        fs.FS // templates and static files
	Log          *slog.Logger
	Now          func() time.Time

	pages    *renderer
	sessions *scs.SessionManager
	gate     *gate
}

// Directory looks up courts, agencies and colleagues by name.
type Directory interface {
	Court(ctx context.Context, id identity.CourtID) (*identity.Court, error)
	Courts(ctx context.Context) ([]identity.Court, error)
	Agencies(ctx context.Context) ([]mou.Agency, error)
	Accounts(ctx context.Context, office identity.Office, court identity.CourtID, agency identity.AgencyID) ([]identity.Account, error)
	CountAccounts(ctx context.Context) (map[identity.Office]int, error)
	Unread(ctx context.Context, id identity.AccountID) (int, error)
}

// largestBody is what a request may carry: one upload and its form.
const largestBody = "17M"

// Handler returns the whole site. It fails on a broken template.
func (s *Server) Handler() (http.Handler, error) {
	pages, err := newRenderer(s.Files, Pages)
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	s.pages, s.sessions, s.gate = pages, s.newSessions(), newGate()
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = s.fail
	e.IPExtractor = echo.ExtractIPDirect()
	if s.Settings.Proxy {
		e.IPExtractor = echo.ExtractIPFromXFFHeader(echo.TrustLoopback(true), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false))
	}
	e.Use(s.observe, s.recover(), s.harden, middleware.BodyLimit(largestBody), s.compress())
	e.GET("/static/*", s.static)
	site := e.Group("", echo.WrapMiddleware(s.sessions.LoadAndSave), s.answer, s.recognise, s.csrf())
	for _, r := range routes {
		if probes[r.path] {
			e.Add(r.method, r.path, func(c echo.Context) error { return r.handle(s, c) })
			continue
		}
		site.Add(r.method, r.path, s.guard(r))
	}
	return e, nil
}

// recover turns a panic into the page for a gangguan; fail logs it with the
// code that the page shows.
func (s *Server) recover() echo.MiddlewareFunc {
	return middleware.RecoverWithConfig(middleware.RecoverConfig{
		LogErrorFunc: func(_ echo.Context, err error, stack []byte) error { return fmt.Errorf("panic: %w\n%s", err, stack) },
	})
}

func (s *Server) csrf() echo.MiddlewareFunc {
	return middleware.CSRFWithConfig(middleware.CSRFConfig{
		TokenLookup: "form:_csrf,header:X-CSRF-Token", CookieName: "timbang_csrf", CookiePath: "/",
		CookieHTTPOnly: true, CookieSecure: s.Settings.Secure, CookieSameSite: http.SameSiteLaxMode,
		ErrorHandler: func(error, echo.Context) error { return errForged },
	})
}

// compress leaves PDFs and pictures alone: they are compressed already.
func (s *Server) compress() echo.MiddlewareFunc {
	return middleware.GzipWithConfig(middleware.GzipConfig{
		Level: 5, MinLength: 1024,
		Skipper: func(c echo.Context) bool { return isDownload(c.Path()) },
	})
}

// policy is the content security policy of every page: nothing from anywhere
// else, no inline script, no inline style, no frames.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// harden sets the headers that keep a page to itself.
func (s *Server) harden(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "no-store")
		if s.Settings.Secure {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		return next(c)
	}
}

// observe writes one log event per request: the route and never the URL, whose
// ids would tie a person to an event.
func (s *Server) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := s.Now()
		code := identity.NewID()[:10]
		c.Set("code", code)
		err := next(c)
		if err != nil {
			c.Error(err)
		}
		attrs := []slog.Attr{
			slog.String("code", code), slog.String("method", c.Request().Method), slog.String("route", c.Path()),
			slog.Int("status", c.Response().Status), slog.Int64("bytes", c.Response().Size), slog.Duration("took", s.Now().Sub(start)),
		}
		if who, ok := c.Get("actor").(identity.Actor); ok {
			attrs = append(attrs, slog.Any("actor", who))
		}
		s.Log.LogAttrs(c.Request().Context(), slog.LevelInfo, "request", attrs...)
		if s.Measure != nil {
			s.Measure(c.Request().Method, c.Path(), c.Response().Status, s.Now().Sub(start))
		}
		return nil
	}
}

// static serves the stylesheet and scripts; their address changes with their
// content, so that a browser keeps them for a year.
func (s *Server) static(c echo.Context) error {
	b, err := fs.ReadFile(s.Files, "static/"+c.Param("*"))
	if err != nil {
		return errNoPage
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(c.Response(), c.Request(), c.Param("*"), time.Time{}, newReader(b))
	return nil
}

func (s *Server) today() calendar.Date { return calendar.Of(s.Now()) }
