package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/mou"
)

// AgencyEdit is where the entry of an agency is changed: what it says of
// itself, its weekly times, or its name.
type AgencyEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (AgencyEdit) Name() string { return "agency/edit" }

func (s *Server) agencyEdit(c echo.Context, y *mou.Agency, title, lead string) *AgencyEdit {
	page := &AgencyEdit{Base: s.base(c, title, lead)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Lembaga mitra", Href: "/agencies"}, {Text: y.Name, Href: agencyURL(y.ID)}, {Text: title}}
	page.Form = Form{CSRF: page.CSRF, Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: agencyURL(y.ID)}}
	return page
}

// own gives the agency of a request that its supervisor makes.
func (s *Server) own(c echo.Context) (*mou.Agency, error) {
	return s.Agreements.Own(c.Request().Context(), actor(c), identity.AgencyID(c.Param("id")))
}

func profileRevision(c echo.Context, in *input) mou.ProfileRevision {
	return mou.ProfileRevision{Agency: identity.AgencyID(c.Param("id")), Version: in.version()}
}

func weekdayOptions() []Option {
	var out []Option
	for _, w := range mou.Weekdays {
		out = append(out, Option{Value: string(w), Text: string(w)})
	}
	return out
}

func profileForm(y *mou.Agency) []Fieldset {
	var days []string
	for _, w := range y.OpenDays {
		days = append(days, string(w))
	}
	sets := []Fieldset{
		{Legend: "Kontak", Hint: "Hanya kontak kantor. Jangan tulis nama atau nomor pribadi.", Fields: []Field{
			{Name: "address", Label: "Alamat", Value: y.Address},
			{Name: "phone", Label: "Telepon kantor", Value: y.Phone, Width: "medium", InputMode: "tel"},
			{Name: "email", Label: "Surel kantor", Value: y.Email, InputMode: "email"},
		}},
		{Legend: "Hari dan jam buka", Fields: []Field{
			{Name: "open_days", Label: "Hari buka", Kind: "several", Values: days, Options: weekdayOptions()},
			{Name: "open_from", Label: "Buka pukul", Kind: "time", Value: y.OpenFrom, Hint: "Contoh 08.00 (WITA)"},
			{Name: "open_to", Label: "Tutup pukul", Kind: "time", Value: y.OpenTo, Hint: "Contoh 16.00 (WITA)"},
			{Name: "open_note", Label: "Keterangan", Value: y.OpenNote, Hint: "Misalnya Jumat sampai 11.30"},
		}},
	}
	if !y.Role.MayAdvise() {
		return sets
	}
	stances := []Option{}
	for _, x := range mou.Stances {
		stances = append(stances, Option{Value: string(x.Stance), Text: x.Label})
	}
	return append(sets, Fieldset{Legend: "Kebijakan tentang rekomendasi", Hint: "Semua jawaban sama baiknya. Pengadilan membacanya sebelum meminta asesmen.", Fields: []Field{
		{Name: "recommendation", Label: "Kebijakan", Kind: "choice", Value: string(y.Recommendation), Options: stances},
		{Name: "policy", Label: "Dengan kata-kata lembaga", Kind: "longtext", Rows: 3, Value: y.Policy},
	}})
}

func (s *Server) profilePage(c echo.Context, y *mou.Agency, back *refusal) *AgencyEdit {
	page := s.agencyEdit(c, y, "Ubah keterangan lembaga", "Yang kosong tampil sebagai belum diketahui.")
	page.Form.Action, page.Form.Submit = agencyURL(y.ID)+"/profile", "Simpan keterangan"
	page.Form.Version, page.Form.Fieldsets = back.at(y.Version), back.over(profileForm(y))
	return page
}

// editProfile serves GET /agencies/:id/profile.
func (s *Server) editProfile(c echo.Context) error {
	y, err := s.own(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.profilePage(c, y, nil))
}

// saveProfile serves POST /agencies/:id/profile.
func (s *Server) saveProfile(c echo.Context) error {
	in := read(c)
	p := mou.Profile{
		Address: in.text("address"), Phone: in.text("phone"), Email: in.text("email"), OpenFrom: in.text("open_from"), OpenTo: in.text("open_to"),
		OpenNote: in.text("open_note"), Recommendation: mou.Stance(in.text("recommendation")), Policy: in.long("policy"),
	}
	for _, w := range in.several("open_days") {
		p.OpenDays = append(p.OpenDays, mou.Weekday(w))
	}
	_, err := s.Agreements.Keep(c.Request().Context(), actor(c), profileRevision(c, in), p)
	y, failed := s.own(c)
	if failed != nil {
		return failed
	}
	if err == nil {
		return s.see(c, "Keterangan lembaga disimpan.", agencyURL(y.ID))
	}
	return s.again(c, err, s.profilePage(c, y, refused(in, err)))
}

func (s *Server) slotPage(c echo.Context, y *mou.Agency, back *refusal) *AgencyEdit {
	page := s.agencyEdit(c, y, "Tambah jadwal asesmen", "Jam tetap setiap minggu ketika anak dapat ditemui. Pengadilan melihat tanggal terdekatnya.")
	page.Form.Action, page.Form.Submit, page.Form.Version = agencyURL(y.ID)+"/slots", "Simpan jadwal", back.at(y.Version)
	page.Form.Fieldsets = back.over([]Fieldset{{Fields: []Field{
		{Name: "weekday", Label: "Hari", Kind: "choice", Required: true, Options: weekdayOptions()},
		{Name: "from", Label: "Mulai pukul", Kind: "time", Required: true, Hint: "Contoh 09.00 (WITA)"},
		{Name: "to", Label: "Selesai pukul", Kind: "time", Required: true, Hint: "Contoh 12.00 (WITA)"},
		{Name: "profession", Label: "Profesi", Required: true, Width: "medium", Hint: "Misalnya psikolog. Jangan tulis nama."},
		{Name: "place", Label: "Tempat", Required: true},
	}}})
	return page
}

// newSlot serves GET /agencies/:id/slots.
func (s *Server) newSlot(c echo.Context) error {
	y, err := s.own(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.slotPage(c, y, nil))
}

// addSlot serves POST /agencies/:id/slots.
func (s *Server) addSlot(c echo.Context) error {
	in := read(c)
	x := mou.Slot{Weekday: mou.Weekday(in.text("weekday")), From: in.text("from"), To: in.text("to"), Profession: in.text("profession"), Place: in.text("place")}
	_, err := s.Agreements.AddSlot(c.Request().Context(), actor(c), profileRevision(c, in), x)
	y, failed := s.own(c)
	if failed != nil {
		return failed
	}
	if err == nil {
		return s.see(c, "Jadwal disimpan.", agencyURL(y.ID))
	}
	return s.again(c, err, s.slotPage(c, y, refused(in, err)))
}

// removeSlot serves POST /agencies/:id/slots/remove.
func (s *Server) removeSlot(c echo.Context) error {
	in := read(c)
	y, err := s.Agreements.RemoveSlot(c.Request().Context(), actor(c), profileRevision(c, in), in.text("slot"))
	if err != nil {
		return err
	}
	return s.see(c, "Jadwal dihapus.", agencyURL(y.ID))
}

func (s *Server) namePage(c echo.Context, y *mou.Agency, back *refusal) *AgencyEdit {
	page := s.agencyEdit(c, y, "Catat nama baru", "Nama sekarang: "+y.Name+".")
	page.Form.Action, page.Form.Submit, page.Form.Version = agencyURL(y.ID)+"/name", "Catat nama", back.at(len(y.Names))
	page.Form.Says = "Surat dan ringkasan dari hari-hari sebelumnya tetap memakai nama pada harinya."
	page.Form.Fieldsets = back.over([]Fieldset{{Fields: []Field{
		{Name: "name", Label: "Nama lengkap", Required: true},
		{Name: "from", Label: "Dipakai sejak", Kind: "date", Required: true, Hint: "Hari ini atau sebelumnya. Contoh " + s.today().Short()},
		{Name: "basis", Label: "Dasar", Required: true, Hint: "Peraturan atau surat yang mengubah nama, dengan nomornya."},
	}}})
	return page
}

func (s *Server) agencyAt(c echo.Context) (*mou.Agency, error) {
	return s.Agreements.Agency(c.Request().Context(), actor(c), identity.AgencyID(c.Param("id")))
}

// newName serves GET /agencies/:id/name.
func (s *Server) newName(c echo.Context) error {
	y, err := s.agencyAt(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.namePage(c, y, nil))
}

// saveName serves POST /agencies/:id/name.
func (s *Server) saveName(c echo.Context) error {
	in := read(c)
	next := mou.Renaming{Agency: identity.AgencyID(c.Param("id")), Name: in.text("name"), From: in.date("from"), Basis: in.text("basis"), Known: in.version()}
	err := in.problem("Nama belum dicatat.", next.Check(s.today()))
	if err == nil {
		_, err = s.Agreements.Rename(c.Request().Context(), actor(c), next)
	}
	y, failed := s.agencyAt(c)
	if failed != nil {
		return failed
	}
	if err == nil {
		return s.see(c, "Nama baru dicatat.", agencyURL(y.ID))
	}
	return s.again(c, err, s.namePage(c, y, refused(in, err)))
}
