package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/notice"
	"timbang/internal/problem"
)

// AccountEmail is where a person says to which address e-mails go, and where
// the link of such an e-mail leads. Form is nil where no e-mail is sent.
type AccountEmail struct {
	Base
	State Tag
	Words string
	Form  *Form
}

// Name implements Page.
func (AccountEmail) Name() string { return "account/email" }

const emailURL = "/account/email"

// emailState says in words how it stands with an address.
func emailState(a *notice.Address) (Tag, string) {
	switch {
	case a.Email == "":
		return Tag{"Tidak dipakai", ""}, "Anda belum mengisi alamat e-mail. Pemberitahuan tetap ada dalam daftar."
	case a.StaleAt != nil:
		return Tag{"Tidak dapat dikirimi", "bad"}, "Server surat menolak alamat ini pada " + calendar.Of(*a.StaleAt).Indonesian() + ". Perbaiki alamatnya, lalu simpan lagi."
	case a.ConfirmedAt == nil:
		return Tag{"Menunggu konfirmasi", "notice"}, "Tautan konfirmasi dikirim ke alamat ini, paling sering satu e-mail dalam satu jam. Bila tidak datang, simpan alamat ini sekali lagi."
	}
	return Tag{"Dipakai", "good"}, "Anda menerima e-mail bila ada yang perlu dilihat, paling sering satu dalam satu jam."
}

func (s *Server) emailPage(c echo.Context, typed string, what *problem.Problem) (*AccountEmail, error) {
	a, err := s.Notices.Address(c.Request().Context(), actor(c))
	if err != nil {
		return nil, err
	}
	page := &AccountEmail{Base: s.base(c, "Pemberitahuan lewat e-mail", "E-mail hanya berkata bahwa ada yang perlu dilihat: tanpa nama dan tanpa nomor perkara.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Akun", Href: "/account"}, {Text: page.Title}}
	if !s.Settings.Mail {
		page.Words = "Instalasi ini tidak mengirim e-mail. Pemberitahuan Anda ada dalam daftar."
		return page, nil
	}
	page.State, page.Words = emailState(a)
	value := a.Email
	if what != nil {
		value = typed
	}
	page.Form = &Form{Action: emailURL, CSRF: page.CSRF, Version: a.Version, Submit: "Simpan alamat", Cancel: &Link{Text: "Kembali ke akun", Href: "/account"}, Fieldsets: []Fieldset{{Fields: []Field{
		{Name: "email", Label: "Alamat e-mail", Hint: "Kosongkan untuk berhenti menerima e-mail.", Value: value, Autocomplete: "email", InputMode: "email", Error: what.At("email")},
	}}}}
	return page, nil
}

// editEmail serves GET /account/email.
func (s *Server) editEmail(c echo.Context) error {
	page, err := s.emailPage(c, "", nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// saveEmail serves POST /account/email.
func (s *Server) saveEmail(c echo.Context) error {
	if !s.Settings.Mail {
		return s.see(c, "Instalasi ini tidak mengirim e-mail.", emailURL)
	}
	typed := strings.TrimSpace(c.FormValue("email"))
	err := s.Notices.SetAddress(c.Request().Context(), actor(c), revision(c).Version, typed)
	if err != nil {
		page, failed := s.emailPage(c, typed, problem.Of(err))
		if failed != nil {
			return failed
		}
		return s.again(c, err, page)
	}
	if typed == "" {
		return s.see(c, "Alamat e-mail dihapus. Anda tidak menerima e-mail lagi.", emailURL)
	}
	return s.see(c, "Alamat e-mail disimpan. Buka tautan yang dikirim ke alamat itu.", emailURL)
}

// askConfirmation serves GET /account/email/:token. It changes nothing, since
// programs that guard mailboxes open links too.
func (s *Server) askConfirmation(c echo.Context) error {
	page, err := s.emailPage(c, "", nil)
	if err != nil {
		return err
	}
	if page.Form != nil {
		page.Title, page.Words = "Konfirmasi alamat e-mail", "Anda membuka tautan yang dikirim ke alamat e-mail Anda."
		page.Form = &Form{Action: c.Request().URL.Path, CSRF: page.CSRF, Submit: "Pakai alamat ini", Cancel: &Link{Text: "Batal", Href: emailURL}}
	}
	return s.render(c, http.StatusOK, page)
}

// confirmEmail serves POST /account/email/:token.
func (s *Server) confirmEmail(c echo.Context) error {
	err := s.Notices.ConfirmAddress(c.Request().Context(), actor(c), c.Param("token"))
	if err != nil {
		page, failed := s.emailPage(c, "", nil)
		if failed != nil {
			return failed
		}
		return s.again(c, err, page)
	}
	return s.see(c, "Alamat e-mail Anda dikonfirmasi.", emailURL)
}

// unreachable names the colleagues whose address is stale, for who keeps
// accounts at their court or agency.
func (s *Server) unreachable(c echo.Context) ([]string, error) {
	if !access.May(actor(c).Office, access.ReadStale) {
		return nil, nil
	}
	all, err := s.Notices.Unreachable(c.Request().Context(), actor(c))
	var out []string
	for _, a := range all {
		out = append(out, a.Name+", "+a.Office.Label())
	}
	return out, err
}
