package web

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

var (
	errNoPage = problem.New(problem.NotFound, "Halaman tidak ditemukan. Periksa alamatnya atau kembali ke halaman awal.")
	errForged = problem.New(problem.Forbidden, "Formulir ini sudah kedaluwarsa. Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi.")
)

func newReader(b []byte) io.ReadSeeker { return bytes.NewReader(b) }

func isDownload(path string) bool {
	return strings.HasSuffix(path, "/file") || strings.HasSuffix(path, ".pdf")
}

// base fills what the layout shows around the page of the signed-in person.
func (s *Server) base(c echo.Context, title, lead string) Base {
	b := Base{Title: title, Lead: lead, Demo: s.Settings.Demo}
	if token, ok := c.Get("csrf").(string); ok {
		b.CSRF = token
	}
	if a, ok := c.Get("account").(*identity.Account); ok {
		b.User = &UserLine{Name: a.Name, Office: a.Office.Label(), Institution: s.institution(c, a)}
		b.Nav = append(nav(a.Office, c.Path()), s.noticeLink(c, a.ID))
		b.Flash = s.sessions.PopString(c.Request().Context(), "flash")
	}
	return b
}

// institution names the court or agency of an account.
func (s *Server) institution(c echo.Context, a *identity.Account) string {
	ctx := c.Request().Context()
	if a.CourtID != "" {
		if court, err := s.Directory.Court(ctx, a.CourtID); err == nil {
			return court.Name
		}
	}
	if a.AgencyID != "" {
		return s.agencyName(ctx, a.AgencyID)
	}
	return ""
}

func nav(o identity.Office, path string) []Link {
	links := append([]Link{{Text: "Meja kerja", Href: "/"}}, append(searchLink(o), agendaLink(o)...)...)
	if o.AtCourt() || o == identity.Monitor {
		links = append(links, Link{Text: "Nota kesepahaman", Href: "/agreements"})
	}
	if o == identity.Monitor {
		links = append(links, Link{Text: "Tindak lanjut", Href: "/follow-ups"})
	}
	if access.May(o, access.KeepAccounts) {
		links = append(links, Link{Text: "Kelola akun", Href: "/accounts"})
	}
	if access.May(o, access.QualifyJudge) {
		links = append(links, Link{Text: "Hakim", Href: "/judges"}, Link{Text: "Pengaturan", Href: "/court"})
	}
	if access.May(o, access.ReadAudit) {
		links = append(links, Link{Text: "Jejak audit", Href: "/audit"})
	}
	links = append(links, reportLink(o)...)
	if mayBreakGlass(o) {
		links = append(links, Link{Text: "Akses darurat", Href: "/emergencies"})
	}
	links = append(links, Link{Text: "Lembaga mitra", Href: "/agencies"}, Link{Text: "Akun", Href: "/account"})
	for i := range links {
		links[i].Here = links[i].Href == path
	}
	return links
}

// render sends a page.
func (s *Server) render(c echo.Context, status int, p Page) error {
	b, err := s.pages.html(p)
	if err != nil {
		return err
	}
	return c.HTMLBlob(status, b)
}

// again sends a page whose form was refused: what was typed stays, and the
// summary at the top says what to do. Anything but a refusal is passed on.
func (s *Server) again(c echo.Context, err error, p Page) error {
	what := problem.Of(err)
	switch what.Kind {
	case problem.Invalid, problem.Unlawful, problem.Conflict, problem.TooMany:
		p.base().Problem = what
		return s.render(c, statusOf[what.Kind], p)
	default:
		return err
	}
}

// see sends the browser to another page, which says once what was achieved.
func (s *Server) see(c echo.Context, flash, to string) error {
	if flash != "" {
		s.sessions.Put(c.Request().Context(), "flash", flash)
	}
	return c.Redirect(http.StatusSeeOther, to)
}

// download sends a file that the browser keeps and never runs.
func download(c echo.Context, mediaType, name string, content []byte) error {
	h := c.Response().Header()
	h.Set("Content-Disposition", `attachment; filename="`+url.PathEscape(name)+`"`)
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	return c.Blob(http.StatusOK, mediaType, content)
}

var statusOf = map[problem.Kind]int{
	problem.Internal:        http.StatusInternalServerError,
	problem.Invalid:         http.StatusUnprocessableEntity,
	problem.Unauthenticated: http.StatusUnauthorized,
	problem.Forbidden:       http.StatusForbidden,
	problem.NotFound:        http.StatusNotFound,
	problem.Conflict:        http.StatusConflict,
	problem.Unlawful:        http.StatusUnprocessableEntity,
	problem.TooMany:         http.StatusTooManyRequests,
}

var titleOf = map[problem.Kind]string{
	problem.Internal:        "Terjadi gangguan",
	problem.Invalid:         "Ada yang perlu diperbaiki",
	problem.Unauthenticated: "Silakan masuk",
	problem.Forbidden:       "Bukan wewenang Anda",
	problem.NotFound:        "Tidak ditemukan",
	problem.Conflict:        "Data sudah berubah",
	problem.Unlawful:        "Belum memenuhi ketentuan",
	problem.TooMany:         "Terlalu sering",
}

// answer turns an error into its page while the session is still at hand and
// the time of the request is not over.
func (s *Server) answer(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := next(c); err != nil {
			s.fail(err, c)
		}
		return nil
	}
}

// fail is the only place where an error becomes a page.
func (s *Server) fail(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	p := problem.Of(unEcho(err))
	if p.Kind == problem.Unauthenticated && c.Request().Method == http.MethodGet && c.Request().Header.Get("X-Autosave") == "" {
		to := "/sign-in?to=" + url.QueryEscape(c.Request().URL.RequestURI())
		s.report(c, c.Redirect(http.StatusSeeOther, to))
		return
	}
	page := &ProblemShow{Base: s.base(c, titleOf[p.Kind], ""), What: p, Back: &Link{Text: "Kembali ke halaman awal", Href: "/"}}
	if p.Kind == problem.Internal {
		page.Code, _ = c.Get("code").(string)
		s.Log.ErrorContext(c.Request().Context(), "request failed", slog.String("code", page.Code), slog.String("route", c.Path()), slog.Any("error", err))
	}
	s.report(c, s.render(c, statusOf[p.Kind], page))
}

func (s *Server) report(c echo.Context, err error) {
	if err != nil {
		s.Log.ErrorContext(c.Request().Context(), "error page failed", slog.Any("error", err))
	}
}

// unEcho gives the errors of the framework words of ours.
func unEcho(err error) error {
	he, ok := errors.AsType[*echo.HTTPError](err)
	switch {
	case !ok || he.Code >= http.StatusInternalServerError && he.Code != http.StatusServiceUnavailable:
		return err
	case he.Code == http.StatusRequestEntityTooLarge:
		return problem.New(problem.Invalid, "Kiriman terlalu besar. Berkas paling besar 15 MB; perkecil lalu unggah lagi.").Because(err)
	case he.Code == http.StatusServiceUnavailable:
		return problem.New(problem.TooMany, "Sistem sedang sibuk. Tunggu sebentar, lalu coba lagi.").Because(err)
	case he.Code == http.StatusForbidden:
		return errForged
	case he.Code == http.StatusNotFound || he.Code == http.StatusMethodNotAllowed:
		return errNoPage
	default:
		return problem.New(problem.Invalid, "Permintaan tidak dapat dibaca. Kembali ke halaman sebelumnya, muat ulang, lalu coba lagi.").Because(err)
	}
}
