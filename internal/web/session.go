package web

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"golang.org/x/time/rate"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// newSessions keeps people signed in for a working day, or until they leave
// the page alone for two hours.
func (s *Server) newSessions() *scs.SessionManager {
	m := scs.New()
	m.Store = s.SessionStore.(scs.Store)
	m.Lifetime, m.IdleTimeout = 12*time.Hour, 2*time.Hour
	m.Cookie.Name, m.Cookie.HttpOnly, m.Cookie.Secure, m.Cookie.SameSite, m.Cookie.Persist = "timbang", true, s.Settings.Secure, http.SameSiteLaxMode, false
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		s.Log.ErrorContext(r.Context(), "session failed", "error", err)
		http.Error(w, "Terjadi gangguan pada sistem. Coba lagi sebentar lagi.", http.StatusInternalServerError)
	}
	return m
}

// guard lets in who may take the route's action at all; the verb asks again
// about the record.
func (s *Server) guard(r route) echo.HandlerFunc {
	return func(c echo.Context) error {
		if id := s.sessions.GetString(c.Request().Context(), "account"); id != "" {
			a, err := s.Identity.Who(c.Request().Context(), identity.AccountID(id))
			if err != nil && !problem.Is(err, problem.Unauthenticated) {
				return err
			}
			if err == nil {
				c.Set("account", a)
				c.Set("actor", a.Actor())
			}
		}
		if r.action != access.Public {
			who, ok := c.Get("actor").(identity.Actor)
			if !ok {
				return problem.New(problem.Unauthenticated, "Waktu kerja Anda sudah habis atau Anda belum masuk. Silakan masuk; isian yang sudah tersimpan tetap aman.")
			}
			if !access.May(who.Office, r.action) {
				return problem.New(problem.Forbidden, "Halaman ini bukan untuk jabatan %s.", who.Office.Label())
			}
		}
		return r.handle(s, c)
	}
}

func actor(c echo.Context) identity.Actor {
	who, _ := c.Get("actor").(identity.Actor)
	return who
}

// gate slows down who guesses passwords: by address, and by address and name.
// Nobody can lock another person out from elsewhere.
type gate struct {
	address, person *middleware.RateLimiterMemoryStore
}

func newGate() *gate {
	store := func(perMinute float64, burst int) *middleware.RateLimiterMemoryStore {
		return middleware.NewRateLimiterMemoryStoreWithConfig(middleware.RateLimiterMemoryStoreConfig{
			Rate: rate.Limit(perMinute / 60), Burst: burst, ExpiresIn: 30 * time.Minute,
		})
	}
	return &gate{address: store(30, 60), person: store(2, 8)}
}

func (g *gate) pass(address, username string) error {
	a, err := g.address.Allow(address)
	if err != nil {
		return err
	}
	p, err := g.person.Allow(address + " " + username)
	if err != nil {
		return err
	}
	if !a || !p {
		return problem.New(problem.TooMany, "Terlalu banyak percobaan masuk. Tunggu beberapa menit, lalu coba lagi.")
	}
	return nil
}

// SignIn is the page where people sign in.
type SignIn struct {
	Base
	Form Form
}

// Name implements Page.
func (SignIn) Name() string { return "session/new" }

func (s *Server) signInPage(c echo.Context, username string, what *problem.Problem) *SignIn {
	p := &SignIn{Base: s.base(c, "Masuk", "Gunakan nama pengguna dan kata sandi dari pengelola.")}
	p.Problem = what
	p.Form = Form{Action: "/sign-in", CSRF: p.CSRF, Submit: "Masuk", Fieldsets: []Fieldset{{Fields: []Field{
		{Name: "username", Label: "Nama pengguna", Value: username, Required: true, Width: "medium", Autocomplete: "username", InputMode: "text", Error: what.At("username")},
		{Name: "password", Label: "Kata sandi", Kind: "password", Required: true, Autocomplete: "current-password"},
		{Name: "to", Kind: "hidden", Value: local(c.FormValue("to"))},
	}}}}
	return p
}

// local keeps a way back to pages of this site only.
func local(to string) string {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.Contains(to, "\\") || strings.HasPrefix(to, "/sign-") {
		return "/"
	}
	return to
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
	ctx, username := c.Request().Context(), strings.ToLower(strings.TrimSpace(c.FormValue("username")))
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
	if err := s.renew(ctx, a.ID); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, local(c.FormValue("to")))
}

func (s *Server) renew(ctx context.Context, id identity.AccountID) error {
	if err := s.sessions.RenewToken(ctx); err != nil {
		return err
	}
	s.sessions.Put(ctx, "account", string(id))
	return nil
}

// closeSession serves POST /sign-out.
func (s *Server) closeSession(c echo.Context) error {
	ctx := c.Request().Context()
	if err := s.Identity.SignOut(ctx, actor(c)); err != nil {
		return err
	}
	if err := s.sessions.Destroy(ctx); err != nil {
		return err
	}
	c.Response().Header().Set("Clear-Site-Data", `"storage"`)
	return c.Redirect(http.StatusSeeOther, "/sign-in")
}

// AccountEdit lets a person change their password.
type AccountEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (AccountEdit) Name() string { return "account/edit" }

func (s *Server) accountPage(c echo.Context, what *problem.Problem) *AccountEdit {
	p := &AccountEdit{Base: s.base(c, "Ganti kata sandi", "Kata sandi baru berlaku mulai saat Anda masuk berikutnya.")}
	p.Form = Form{Action: "/account", CSRF: p.CSRF, Submit: "Ganti kata sandi", Fieldsets: []Fieldset{{Fields: []Field{
		{Name: "old", Label: "Kata sandi lama", Kind: "password", Required: true, Autocomplete: "current-password", Error: what.At("old")},
		{Name: "password", Label: "Kata sandi baru", Hint: "12 huruf atau lebih. Beberapa kata acak mudah diingat dan sulit ditebak.", Kind: "password", Required: true, Autocomplete: "new-password", Error: what.At("password")},
	}}}}
	return p
}

// editAccount serves GET /account.
func (s *Server) editAccount(c echo.Context) error {
	return s.render(c, http.StatusOK, s.accountPage(c, nil))
}

// saveAccount serves POST /account.
func (s *Server) saveAccount(c echo.Context) error {
	err := s.Identity.ChangePassword(c.Request().Context(), actor(c), c.FormValue("old"), c.FormValue("password"))
	if err != nil {
		return s.again(c, err, s.accountPage(c, problem.Of(err)))
	}
	if err := s.renew(c.Request().Context(), actor(c).ID); err != nil {
		return err
	}
	return s.see(c, "Kata sandi sudah diganti.", "/")
}
