package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// AccountIndex lists everybody who may sign in, for who keeps the accounts.
type AccountIndex struct {
	Base
	Accounts []AccountLine
}

// AccountLine is one account.
type AccountLine struct {
	Name, Title, Username, Office, Place, State, Href string // Href is empty for an account that is not theirs to keep
}

// Name implements Page.
func (AccountIndex) Name() string { return "account/index" }

// AccountNew is where an account is made.
type AccountNew struct {
	Base
	Form Form
}

// Name implements Page.
func (AccountNew) Name() string { return "account/new" }

// AccountShow is one account with what can be done to it.
type AccountShow struct {
	Base
	Rows    []SummaryRow
	Work    string // what waits for the person
	Version int
	Steps   []AccountStep
}

// AccountStep is one thing to do to an account.
type AccountStep struct {
	Title, Words, Action, Submit string
	Final                        bool
}

// Name implements Page.
func (AccountShow) Name() string { return "account/show" }

// AccountGiven shows a password that was made, once.
type AccountGiven struct {
	Base
	Password, Back string
}

// Name implements Page.
func (AccountGiven) Name() string { return "account/given" }

func accountURL(id identity.AccountID) string { return "/accounts/" + string(id) }

// listAccounts serves GET /accounts.
func (s *Server) listAccounts(c echo.Context) error {
	all, err := s.Identity.List(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	page := &AccountIndex{Base: s.base(c, "Kelola akun", "Setiap orang memakai akunnya sendiri. Tutup akun pada hari orangnya pindah.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	for _, a := range all {
		line := AccountLine{Name: a.Name, Title: a.Title, Username: a.Username, Office: a.Office.Label(), Place: s.institution(c, &a), State: accountState(&a, s.Settings.SecondFactor)}
		if a.Office != identity.Admin {
			line.Href = accountURL(a.ID)
		}
		page.Accounts = append(page.Accounts, line)
	}
	return s.render(c, http.StatusOK, page)
}

// accountState says in words how far an account is from being used safely.
func accountState(a *identity.Account, second bool) string {
	switch {
	case !a.Active:
		return "Ditutup"
	case a.MustChange:
		return "Kata sandi sementara belum diganti"
	case second && a.Office.Guarded() && !a.Enrolled():
		return "Langkah kedua belum aktif"
	}
	return "Aktif"
}

// newAccount serves GET /accounts/new.
func (s *Server) newAccount(c echo.Context) error {
	page, err := s.accountForm(c, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) accountForm(c echo.Context, back *refusal) (*AccountNew, error) {
	courts, err := s.Directory.Courts(c.Request().Context())
	if err != nil {
		return nil, err
	}
	agencies, err := s.Directory.Agencies(c.Request().Context())
	if err != nil {
		return nil, err
	}
	places := []Option{{Text: "Tidak terikat (pemantau)"}}
	for _, x := range courts {
		places = append(places, Option{Value: "court:" + string(x.ID), Text: x.Name, Group: "Pengadilan"})
	}
	for _, x := range agencies {
		places = append(places, Option{Value: "agency:" + string(x.ID), Text: x.Name, Group: "Lembaga mitra"})
	}
	var offices []Option
	for _, o := range identity.Offices {
		if o != identity.Admin {
			offices = append(offices, Option{Value: string(o), Text: o.Label()})
		}
	}
	page := &AccountNew{Base: s.base(c, "Akun baru", "Kata sandi sementara ditampilkan satu kali sesudah disimpan; pemiliknya menggantinya saat pertama masuk.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Kelola akun", Href: "/accounts"}, {Text: page.Title}}
	page.Form = Form{Action: "/accounts", CSRF: page.CSRF, Submit: "Buat akun", Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: "/accounts"}, Fieldsets: back.over([]Fieldset{{Fields: []Field{
		{Name: "name", Label: "Nama lengkap dengan gelar", Hint: "Seperti tercetak pada surat.", Required: true},
		{Name: "username", Label: "Nama pengguna", Hint: "Huruf kecil, angka, titik atau garis.", Required: true, Width: "medium"},
		{Name: "office", Label: "Jabatan", Kind: "choice", Required: true, Options: offices},
		{Name: "place", Label: "Tempat bekerja", Kind: "select", Required: true, Options: places},
		{Name: "title", Label: "Profesi atau pangkat", Hint: "Misalnya Pekerja sosial profesional. Dicetak di bawah nama."},
	}}})}
	return page, nil
}

// addAccount serves POST /accounts.
func (s *Server) addAccount(c echo.Context) error {
	in := read(c)
	a := identity.Account{Username: username(in.text("username")), Name: in.text("name"), Title: in.text("title"), Office: identity.Office(in.text("office")), MustChange: true}
	switch place := in.text("place"); {
	case len(place) > 6 && place[:6] == "court:":
		a.CourtID = identity.CourtID(place[6:])
	case len(place) > 7 && place[:7] == "agency:":
		a.AgencyID = identity.AgencyID(place[7:])
	}
	password := identity.NewPassword()
	added, err := s.Identity.Add(c.Request().Context(), actor(c), a, password)
	if err == nil {
		return s.given(c, added, password)
	}
	page, failed := s.accountForm(c, refused(in, placed(err)))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

// placed names the one field of the form where a place is chosen.
func placed(err error) error {
	p := problem.Of(err)
	for i, f := range p.Fields {
		if f.Name == "court" || f.Name == "agency" {
			p.Fields[i].Name = "place"
		}
	}
	return err
}

// given shows a password that was made.
func (s *Server) given(c echo.Context, a *identity.Account, password string) error {
	page := &AccountGiven{Base: s.base(c, "Kata sandi sementara", a.Name+" ("+a.Username+")."), Password: password, Back: accountURL(a.ID)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Kelola akun", Href: "/accounts"}, {Text: page.Title}}
	return s.render(c, http.StatusOK, page)
}

// showAccount serves GET /accounts/:id.
func (s *Server) showAccount(c echo.Context) error {
	a, work, err := s.Identity.Find(c.Request().Context(), actor(c), identity.AccountID(c.Param("id")))
	if err != nil {
		return err
	}
	page := &AccountShow{Base: s.base(c, a.Name, a.Office.Label()+"."), Version: a.Version}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Kelola akun", Href: "/accounts"}, {Text: a.Name}}
	page.Rows = []SummaryRow{
		{Key: "Nama pengguna", Value: a.Username}, {Key: "Jabatan", Value: a.Office.Label()}, {Key: "Tempat bekerja", Value: s.institution(c, a)},
		{Key: "Keadaan", Value: accountState(a, s.Settings.SecondFactor)}, {Key: "Dibuat", Value: calendar.Of(a.CreatedAt).Indonesian()},
	}
	if a.Title != "" {
		page.Rows = append(page.Rows, SummaryRow{Key: "Profesi atau pangkat", Value: a.Title})
	}
	if work.Cases+work.Requests > 0 {
		page.Work = fmt.Sprintf("Yang masih menunggu orang ini: %d perkara, %d permintaan asesmen. Panitera mengganti hakimnya dan penyelia membagi ulang permintaannya; menutup akun tidak memindahkan apa pun.", work.Cases, work.Requests)
	}
	page.Steps = accountSteps(a)
	return s.render(c, http.StatusOK, page)
}

// accountSteps are what can be done to an account as it stands.
func accountSteps(a *identity.Account) []AccountStep {
	at := accountURL(a.ID)
	if !a.Active {
		return []AccountStep{{"Buka kembali", "Orangnya dapat masuk lagi dengan kata sandi yang sama.", at + "/reopen", "Buka kembali akun", false}}
	}
	steps := []AccountStep{{"Kata sandi baru", "Untuk orang yang lupa. Kata sandi lama dan sesi yang terbuka berakhir; pastikan dahulu siapa yang meminta.", at + "/password", "Buat kata sandi sementara", false}}
	if a.Enrolled() {
		steps = append(steps, AccountStep{"Ponsel hilang", "Langkah kedua dicabut dan kode cadangannya tidak berlaku lagi; orangnya mengaktifkannya ulang saat masuk.", at + "/second", "Cabut langkah kedua", false})
	}
	return append(steps, AccountStep{"Tutup akun", "Untuk orang yang pindah atau berhenti. Sesi yang terbuka berakhir saat itu juga; yang pernah dikerjakannya tetap atas namanya.", at + "/close", "Tutup akun", true})
}

// givePassword serves POST /accounts/:id/password.
func (s *Server) givePassword(c echo.Context) error {
	ctx, by, id := c.Request().Context(), actor(c), identity.AccountID(c.Param("id"))
	password, err := s.Identity.Give(ctx, by, id)
	if err != nil {
		return err
	}
	a, _, err := s.Identity.Find(ctx, by, id)
	if err != nil {
		return err
	}
	return s.given(c, a, password)
}

// closeAccount serves POST /accounts/:id/close.
func (s *Server) closeAccount(c echo.Context) error {
	return s.setAccount(c, "Akun ditutup. Sesinya berakhir.", func(id identity.AccountID, version int) error {
		return s.Identity.SetActive(c.Request().Context(), actor(c), id, version, false)
	})
}

// reopenAccount serves POST /accounts/:id/reopen.
func (s *Server) reopenAccount(c echo.Context) error {
	return s.setAccount(c, "Akun dibuka kembali.", func(id identity.AccountID, version int) error {
		return s.Identity.SetActive(c.Request().Context(), actor(c), id, version, true)
	})
}

// dropSecond serves POST /accounts/:id/second.
func (s *Server) dropSecond(c echo.Context) error {
	return s.setAccount(c, "Langkah kedua dicabut.", func(id identity.AccountID, version int) error {
		return s.Identity.DropSecond(c.Request().Context(), actor(c), id, version)
	})
}

func (s *Server) setAccount(c echo.Context, flash string, set func(identity.AccountID, int) error) error {
	id := identity.AccountID(c.Param("id"))
	if err := set(id, read(c).version()); err != nil {
		return err
	}
	return s.see(c, flash, accountURL(id))
}
