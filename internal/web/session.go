package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// newSessions keeps people signed in for a working day, or until they leave
// the page alone for two hours.
func (s *Server) newSessions() *scs.SessionManager {
	m := scs.New()
	m.Store = s.SessionStore.(scs.Store)
	m.Lifetime, m.IdleTimeout = identity.SessionFor, identity.SessionIdle
	m.Cookie.HttpOnly, m.Cookie.Secure, m.Cookie.SameSite, m.Cookie.Persist = true, s.Settings.Secure, http.SameSiteLaxMode, false
	if m.Cookie.Name = "timbang"; s.Settings.Secure {
		m.Cookie.Name = "__Host-timbang" // no other host or plain page can set it
	}
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		s.Log.ErrorContext(r.Context(), "session failed", "error", err)
		http.Error(w, "Terjadi gangguan pada sistem. Coba lagi sebentar lagi.", http.StatusInternalServerError)
	}
	return m
}

// recognise finds the person of a session, for every page: also one that does
// not exist says who is signed in. A session of an older password is nobody's.
func (s *Server) recognise(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx := c.Request().Context()
		seeAs(c, identity.Actor{})
		id := s.sessions.GetString(ctx, "account")
		if id == "" {
			return next(c)
		}
		a, err := s.present(ctx, identity.AccountID(id))
		if err != nil && !problem.Is(err, problem.Unauthenticated) {
			return err
		}
		if err == nil && s.sessions.GetString(ctx, "stamp") == a.Stamp() {
			c.Set("account", a)
			c.Set("actor", a.Actor())
			seeAs(c, a.Actor())
		}
		return next(c)
	}
}

// seeAs makes who the asker of the rest of the request: the database shows only
// what is theirs.
func seeAs(c echo.Context, who identity.Actor) {
	c.SetRequest(c.Request().WithContext(identity.On(c.Request().Context(), who)))
}

// present finds the account of a session whose place was not ended. A session of
// a version that kept no places lasts as it did.
func (s *Server) present(ctx context.Context, id identity.AccountID) (*identity.Account, error) {
	if place := s.sessions.GetString(ctx, "place"); place != "" {
		return s.Identity.Present(ctx, id, place)
	}
	return s.Identity.Who(ctx, id)
}

// guard lets in who may take the route's action at all; the verb asks again
// about the record.
func (s *Server) guard(r route) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !legible(c.ParamValues()...) || !spelled(c.QueryParams()) {
			return problem.Missing()
		}
		if r.action != access.Public {
			who, ok := c.Get("actor").(identity.Actor)
			if !ok {
				return problem.New(problem.Unauthenticated, "Waktu kerja Anda sudah habis atau Anda belum masuk. Silakan masuk; isian yang sudah tersimpan tetap aman.")
			}
			if !access.May(who.Office, r.action) {
				return problem.New(problem.Forbidden, "Halaman ini bukan untuk jabatan %s.", who.Office.Label())
			}
			if gone, err := s.detained(c, r); gone || err != nil {
				return err
			}
		}
		return s.inTime(c, r)
	}
}

// work is how long a request may take once all of it has arrived.
const work = 30 * time.Second

// inTime waits for the whole form first, however slow the line is that an
// upload comes over, and bounds only the work on it. A page that says what went
// wrong is drawn after that, and not within the time that is over.
func (s *Server) inTime(c echo.Context, r route) error {
	if c.Request().Method == http.MethodPost {
		form, err := c.FormParams()
		if err != nil {
			return arrived(err)
		}
		if !spelled(form) {
			return problem.New(problem.Invalid, "Kiriman memuat huruf yang tidak dapat disimpan, misalnya dari salinan yang rusak. Kembali ke halaman sebelumnya, hapus huruf itu, lalu kirim lagi.")
		}
	}
	whole := c.Request()
	ctx, cancel := context.WithTimeout(whole.Context(), work)
	defer cancel()
	c.SetRequest(whole.WithContext(ctx))
	defer c.SetRequest(whole)
	return r.handle(s, c)
}

// legible reports whether every text is one that the database can keep.
func legible(texts ...string) bool {
	for _, s := range texts {
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			return false
		}
	}
	return true
}

// spelled reports the same of every field.
func spelled(form url.Values) bool {
	for name, all := range form {
		if !legible(name) || !legible(all...) {
			return false
		}
	}
	return true
}

// arrived says what is wrong with a form that did not come whole.
func arrived(err error) error {
	if he, ok := errors.AsType[*echo.HTTPError](err); ok {
		return he
	}
	return problem.New(problem.Invalid, "Kiriman belum sampai utuh. Kembali ke halaman sebelumnya, lalu kirim lagi.").Because(err)
}

func actor(c echo.Context) identity.Actor {
	who, _ := c.Get("actor").(identity.Actor)
	return who
}

// SignIn is the page where people sign in. A demonstration tells with what.
type SignIn struct {
	Base
	Form     Form
	Users    []DemoUser
	Password string
}

// Name implements Page.
func (SignIn) Name() string { return "session/new" }

func (s *Server) signInPage(c echo.Context, username string, what *problem.Problem) *SignIn {
	p := &SignIn{Base: s.base(c, "Masuk", "Gunakan nama pengguna dan kata sandi dari pengelola.")}
	p.Problem = what
	if s.Settings.Demo && s.Settings.DemoPassword != "" {
		p.Users, p.Password = s.Settings.DemoUsers, s.Settings.DemoPassword
	}
	p.Form = Form{Action: "/sign-in", CSRF: p.CSRF, Submit: "Masuk", Fieldsets: []Fieldset{{Fields: []Field{
		{Name: "username", Label: "Nama pengguna", Value: username, Required: true, Width: "medium", Autocomplete: "username", InputMode: "text", Error: what.At("username")},
		{Name: "password", Label: "Kata sandi", Kind: "password", Required: true, Autocomplete: "current-password"},
		{Name: "to", Kind: "hidden", Value: local(c.FormValue("to"))},
	}}}}
	return p
}

// local keeps a way back to pages of this site only. Browsers read a backslash
// as a slash and skip control characters, so either spoils the way.
func local(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") ||
		strings.Contains(to, "\\") || strings.HasPrefix(u.Path, "/sign-") {
		return "/"
	}
	return to
}

// longest is longer than every username and every password.
const longest = 512

// username puts a username into the form in which it is kept.
func username(typed string) string {
	return strings.ToLower(strings.TrimSpace(typed[:min(len(typed), longest)]))
}

// newSession serves GET /sign-in.
func (s *Server) newSession(c echo.Context) error {
	if actor(c).ID != "" {
		return c.Redirect(http.StatusSeeOther, "/")
	}
	return s.render(c, http.StatusOK, s.signInPage(c, "", nil))
}

// openSession serves POST /sign-in.
func (s *Server) openSession(c echo.Context) error {
	ctx, username := c.Request().Context(), username(c.FormValue("username"))
	err := s.gate.pass(c.RealIP(), username)
	var a *identity.Account
	if err == nil {
		a, err = s.Identity.SignIn(ctx, username, c.FormValue("password"))
	}
	if p := problem.Of(err); err != nil && (p.Kind == problem.Unauthenticated || p.Kind == problem.TooMany) {
		return s.render(c, statusOf[p.Kind], s.signInPage(c, username, p))
	}
	if err != nil {
		return err
	}
	if err := s.renew(ctx, a); err != nil {
		return err
	}
	place, err := s.Identity.Arrive(ctx, a, identity.DeviceOf(c.Request().UserAgent()))
	if err != nil {
		return err
	}
	s.sessions.Put(ctx, "place", place)
	return c.Redirect(http.StatusSeeOther, local(c.FormValue("to")))
}

// renew gives the session a new token, so that one planted before the sign-in
// is worth nothing, and binds it to the person and to their password: another
// password ends it.
func (s *Server) renew(ctx context.Context, a *identity.Account) error {
	if err := s.sessions.RenewToken(ctx); err != nil {
		return err
	}
	s.sessions.Put(ctx, "account", string(a.ID))
	s.sessions.Put(ctx, "stamp", a.Stamp())
	return nil
}

// closeSession serves POST /sign-out.
func (s *Server) closeSession(c echo.Context) error {
	ctx := c.Request().Context()
	if err := s.Identity.SignOut(ctx, actor(c), s.sessions.GetString(ctx, "place")); err != nil {
		return err
	}
	if err := s.sessions.Destroy(ctx); err != nil {
		return err
	}
	c.Response().Header().Set("Clear-Site-Data", `"storage"`)
	return c.Redirect(http.StatusSeeOther, "/sign-in")
}
