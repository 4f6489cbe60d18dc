package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/problem"
)

// SecondNew is where a person sets up the second step of signing in.
type SecondNew struct {
	Base
	Secret string // in groups of four
	Size   int    // of the QR code, in dots
	Dots   []Dot
	Form   Form
}

// Dot is a run of black dots of a QR code. The code is drawn in the page itself:
// a picture of its own would be another request, which could give the session
// back as it was before the code was confirmed.
type Dot struct{ X, Y, Wide int }

// dots joins the dots of each row of a QR code.
func dots(rows [][]bool) []Dot {
	var out []Dot
	for y, row := range rows {
		for x := 0; x < len(row); x++ {
			n := x
			for n < len(row) && row[n] {
				n++
			}
			if n > x {
				out = append(out, Dot{x, y, n - x})
				x = n
			}
		}
	}
	return out
}

// Name implements Page.
func (SecondNew) Name() string { return "account/second" }

// SecondCodes shows the recovery codes, once.
type SecondCodes struct {
	Base
	Codes []string
}

// Name implements Page.
func (SecondCodes) Name() string { return "account/codes" }

// SecondAsk is the second step of signing in.
type SecondAsk struct {
	Base
	Form Form
}

// Name implements Page.
func (SecondAsk) Name() string { return "session/second" }

const (
	enrolURL  = "/account/second"
	secondURL = "/sign-in/second"
)

// detour is where a person must go first: to the second step, to a password of
// their own, or to set up the second step; it is empty for who may go on.
func (s *Server) detour(c echo.Context) string {
	a, ok := c.Get("account").(*identity.Account)
	switch {
	case !ok:
		return ""
	case s.Settings.SecondFactor && a.Enrolled() && !s.sessions.GetBool(c.Request().Context(), "second"):
		return secondURL
	case a.MustChange:
		return "/account"
	case s.Settings.SecondFactor && a.Office.Guarded() && !a.Enrolled():
		return enrolURL
	}
	return ""
}

// onTheWay are the routes that each detour leaves open.
var onTheWay = map[string][]string{
	secondURL:  {secondURL, "/sign-out"},
	"/account": {"/account", "/sign-out"},
	enrolURL:   {enrolURL, "/sign-out"},
}

// detained sends a person to the detour, unless the route is on the way.
func (s *Server) detained(c echo.Context, r route) (bool, error) {
	to := s.detour(c)
	if to == "" || slices.Contains(onTheWay[to], r.path) {
		return false, nil
	}
	if to == "/account" {
		return true, s.see(c, "Kata sandi Anda dibuat oleh orang lain. Ganti dahulu dengan kata sandi yang hanya Anda ketahui.", to)
	}
	if r.method == http.MethodGet && to == secondURL && r.path != "/" {
		s.sessions.Put(c.Request().Context(), "to", local(c.Request().URL.RequestURI()))
	}
	return true, c.Redirect(http.StatusSeeOther, to)
}

func codeField(what *problem.Problem, hint string) Field {
	return Field{Name: "code", Label: "Kode", Hint: hint, Required: true, Width: "short", InputMode: "numeric", Autocomplete: "one-time-code", Error: what.At("code")}
}

// newSecond serves GET /account/second.
func (s *Server) newSecond(c echo.Context) error { return s.secondPage(c, nil) }

func (s *Server) secondPage(c echo.Context, failed error) error {
	e, err := s.Identity.BeginSecond(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	page := &SecondNew{Base: s.base(c, "Langkah kedua saat masuk", "Kode enam angka dari ponsel Anda, selain kata sandi. Jabatan Anda membaca banyak perkara anak; kata sandi saja tidak cukup.")}
	code, err := s.QRCode(e.URL)
	if err != nil {
		return err
	}
	page.Size, page.Dots = len(code), dots(code)
	if a, ok := c.Get("account").(*identity.Account); ok && !a.Office.Guarded() {
		page.Lead = "Kode enam angka dari ponsel Anda, selain kata sandi."
	}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Akun", Href: "/account"}, {Text: page.Title}}
	var groups []string
	for g := range slices.Chunk([]byte(e.Secret), 4) {
		groups = append(groups, string(g))
	}
	page.Secret = strings.Join(groups, " ")
	page.Form = Form{Action: enrolURL, CSRF: page.CSRF, Submit: "Aktifkan", Fieldsets: []Fieldset{{Fields: []Field{codeField(problem.Of(failed), "Enam angka yang ditampilkan aplikasi.")}}}}
	if failed != nil {
		return s.again(c, failed, page)
	}
	return s.render(c, http.StatusOK, page)
}

// saveSecond serves POST /account/second.
func (s *Server) saveSecond(c echo.Context) error {
	ctx, by := c.Request().Context(), actor(c)
	err := s.gate.second(c.RealIP(), by.ID)
	var codes []string
	if err == nil {
		codes, err = s.Identity.ConfirmSecond(ctx, by, read(c).text("code"))
	}
	if problem.Is(err, problem.Invalid) || problem.Is(err, problem.TooMany) {
		return s.secondPage(c, err)
	}
	if err != nil {
		return err
	}
	s.sessions.Put(ctx, "second", true)
	page := &SecondCodes{Base: s.base(c, "Kode cadangan", "Langkah kedua sudah aktif. Simpan kode ini di luar ponsel: tiap kode menggantikan kode ponsel satu kali."), Codes: codes}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Akun", Href: "/account"}, {Text: page.Title}}
	return s.render(c, http.StatusOK, page)
}

// askSecond serves GET /sign-in/second.
func (s *Server) askSecond(c echo.Context) error {
	if s.detour(c) != secondURL {
		return c.Redirect(http.StatusSeeOther, "/")
	}
	return s.render(c, http.StatusOK, s.codePage(c, nil))
}

func (s *Server) codePage(c echo.Context, what *problem.Problem) *SecondAsk {
	page := &SecondAsk{Base: s.base(c, "Langkah kedua", "Ketik kode enam angka dari aplikasi di ponsel Anda.")}
	page.Nav = nil
	page.Form = Form{Action: secondURL, CSRF: page.CSRF, Submit: "Lanjut", Fieldsets: []Fieldset{{Fields: []Field{codeField(what, "Ponsel tidak ada? Ketik satu kode cadangan.")}}}}
	return page
}

// passSecond serves POST /sign-in/second.
func (s *Server) passSecond(c echo.Context) error {
	ctx, by := c.Request().Context(), actor(c)
	if s.detour(c) != secondURL {
		return c.Redirect(http.StatusSeeOther, "/")
	}
	err := s.gate.second(c.RealIP(), by.ID)
	if err == nil {
		err = s.Identity.PassSecond(ctx, by, read(c).text("code"))
	}
	if problem.Is(err, problem.Invalid) || problem.Is(err, problem.TooMany) {
		return s.again(c, err, s.codePage(c, problem.Of(err)))
	}
	if err != nil {
		return err
	}
	if err := s.sessions.RenewToken(ctx); err != nil {
		return err
	}
	s.sessions.Put(ctx, "second", true)
	return c.Redirect(http.StatusSeeOther, local(s.sessions.PopString(ctx, "to")))
}
