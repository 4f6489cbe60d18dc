package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// AccountEdit lets a person change their password.
type AccountEdit struct {
	Base
	Facts  []SummaryRow
	Form   Form
	Places []AccountPlace
	Second *Link // where the second step is set up
	Email  Link  // where e-mails are turned on and off
}

// AccountPlace is one device on which the person is signed in.
type AccountPlace struct {
	Device, Since, Seen, End string // End is the address that ends it, empty for this device
}

// places lists where the person is signed in.
func (s *Server) places(c echo.Context) []AccountPlace {
	ctx := c.Request().Context()
	all, err := s.Identity.Places(ctx, actor(c))
	if err != nil {
		s.Log.ErrorContext(ctx, "list of sign-ins failed", "error", err)
	}
	here := s.sessions.GetString(ctx, "place")
	var out []AccountPlace
	for _, x := range all {
		p := AccountPlace{Device: x.Device, Since: calendar.Of(x.OpenedAt).Indonesian() + ", " + calendar.Clock(x.OpenedAt), Seen: calendar.Clock(x.SeenAt)}
		if x.ID != here {
			p.End = "/account/places/" + x.ID + "/end"
		}
		out = append(out, p)
	}
	return out
}

// endPlace serves POST /account/places/:place/end; "others" ends all but this
// one.
func (s *Server) endPlace(c echo.Context) error {
	ctx, place, kept := c.Request().Context(), c.Param("place"), ""
	if place == "others" {
		place, kept = "", s.sessions.GetString(ctx, "place")
	}
	if err := s.Identity.Leave(ctx, actor(c), place, kept); err != nil {
		return err
	}
	return s.see(c, "Perangkat itu sudah dikeluarkan.", "/account")
}

// Name implements Page.
func (AccountEdit) Name() string { return "account/edit" }

func (s *Server) accountPage(c echo.Context, what *problem.Problem) *AccountEdit {
	p := &AccountEdit{Base: s.base(c, "Akun", "Ganti kata sandi bila Anda menduga orang lain mengetahuinya.")}
	p.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: p.Title}}
	if u := p.User; u != nil {
		p.Facts = []SummaryRow{{Key: "Nama", Value: u.Name}, {Key: "Jabatan", Value: u.Office}}
		if u.Institution != "" {
			p.Facts = append(p.Facts, SummaryRow{Key: "Lembaga", Value: u.Institution})
		}
	}
	if s.Settings.SecondFactor {
		p.Second = &Link{Text: "Langkah kedua saat masuk", Href: enrolURL}
		if a, ok := c.Get("account").(*identity.Account); ok && a.Enrolled() {
			p.Second = nil
			p.Facts = append(p.Facts, SummaryRow{Key: "Langkah kedua", Value: "Aktif sejak " + calendar.Of(*a.SecondSince).Indonesian()})
		}
	}
	p.Places = s.places(c)
	p.Email = Link{Text: "Pemberitahuan lewat e-mail", Href: "/account/email"}
	p.Form = Form{Action: "/account", CSRF: p.CSRF, Submit: "Ganti kata sandi", Cancel: &Link{Text: "Kembali", Href: "/"}, Fieldsets: []Fieldset{{Fields: []Field{
		{Name: "old", Label: "Kata sandi lama", Kind: "password", Required: true, Autocomplete: "current-password", Error: what.At("old")},
		{Name: "password", Label: "Kata sandi baru", Hint: "12 huruf atau lebih. Beberapa kata acak mudah diingat dan sulit ditebak.", Kind: "password", Required: true, Autocomplete: "new-password", Error: what.At("password")},
	}}}}
	return p
}

// editAccount serves GET /account.
func (s *Server) editAccount(c echo.Context) error {
	return s.render(c, http.StatusOK, s.accountPage(c, nil))
}

// saveAccount serves POST /account. Whoever else works under the account with
// the old password is signed out.
func (s *Server) saveAccount(c echo.Context) error {
	ctx, by := c.Request().Context(), actor(c)
	err := s.gate.pass(c.RealIP(), string(by.ID))
	if err == nil {
		err = s.Identity.ChangePassword(ctx, by, c.FormValue("old"), c.FormValue("password"))
	}
	if err != nil {
		return s.again(c, err, s.accountPage(c, problem.Of(err)))
	}
	a, err := s.Identity.Who(ctx, by.ID)
	if err != nil {
		return err
	}
	if err := s.renew(ctx, a); err != nil {
		return err
	}
	if err := s.Identity.Leave(ctx, by, "", s.sessions.GetString(ctx, "place")); err != nil {
		return err
	}
	return s.see(c, "Kata sandi sudah diganti. Sesi Anda di perangkat lain berakhir.", "/account")
}
