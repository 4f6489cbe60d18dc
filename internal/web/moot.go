package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// MootClose is where a petition whose child turned 19 is closed by a person.
type MootClose struct {
	Base
	Since string
	Form  Form
}

// Name implements Page.
func (MootClose) Name() string { return "determination/moot" }

const notMoot = "Anak dalam perkara ini belum genap 19 tahun, atau perkaranya sudah diputus; tidak ada yang perlu ditutup."

func (s *Server) mootPage(c echo.Context, x determination.Case, back *refusal) *MootClose {
	page := &MootClose{Base: s.base(c, "Tutup perkara karena anak genap 19 tahun", s.caseLine(x.Petition)), Since: dayLine(x.Nineteen())}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: x.Name(), Href: petitionURL(x.ID)}, {Text: page.Title}}
	outcome := Field{Name: "outcome", Label: "Ditutup sebagai", Kind: "choice", Required: true}
	for _, k := range determination.MootEnds {
		outcome.Options = append(outcome.Options, Option{Value: string(k), Text: k.Label(), Hint: "SIPP " + outcomeMeans[k].sipp + "."})
	}
	outcome.Options[0].Hint = "Pemohon mencabut permohonannya. " + outcome.Options[0].Hint
	outcome.Options[1].Hint = "Dikeluarkan dari register oleh pengadilan. " + outcome.Options[1].Hint
	sets := []Fieldset{{Fields: []Field{
		outcome,
		{Name: "on", Label: "Tanggal penetapan", Kind: "date", Required: true, Hint: "Contoh 25-11-2026", Value: s.today().Short()},
		{Name: "note", Label: "Catatan", Kind: "longtext", Rows: 3, Hint: "Tanggal anak genap 19 tahun ditulis dengan sendirinya. Jangan tulis nama atau NIK."},
	}}}
	page.Form = Form{
		Action: petitionURL(x.ID) + "/moot", CSRF: page.CSRF, Version: back.at(x.Version), Fieldsets: back.over(sets), Submit: "Tutup perkara ini", Final: true,
		Cancel: &Link{Text: "Kembali tanpa menutup", Href: petitionURL(x.ID)},
		Says:   "Perkara dicatat selesai dengan hasil ini. Bila keliru, catatannya masih dapat dikoreksi sebelum diarsipkan.",
	}
	return page
}

// mootCase returns the case of a petition that became moot. It leads away from
// another and reports false.
func (s *Server) mootCase(c echo.Context) (x determination.Case, ok bool, err error) {
	if x, err = s.caseOf(c); err != nil {
		return x, false, err
	}
	if !x.Moot(s.today()) {
		return x, false, s.see(c, notMoot, petitionURL(x.ID))
	}
	return x, true, nil
}

// editMoot serves GET /petitions/:id/moot.
func (s *Server) editMoot(c echo.Context) error {
	x, ok, err := s.mootCase(c)
	if err != nil || !ok {
		return err
	}
	return s.render(c, http.StatusOK, s.mootPage(c, x, nil))
}

// closeMoot serves POST /petitions/:id/moot.
func (s *Server) closeMoot(c echo.Context) error {
	in := read(c)
	ruling := petition.Ruling{Kind: petition.OutcomeKind(in.text("outcome")), On: in.date("on"), Note: in.long("note")}
	err := in.problem("Perkara belum ditutup.", nil)
	if err == nil {
		_, err = s.Rulings.CloseMoot(c.Request().Context(), actor(c), revision(c), ruling)
	}
	if err == nil {
		return s.see(c, "Perkara ditutup: "+ruling.Kind.Label()+".", petitionURL(petition.ID(c.Param("id"))))
	}
	if kind := problem.Of(err).Kind; kind != problem.Invalid && kind != problem.Conflict {
		return err
	}
	x, ok, failed := s.mootCase(c)
	if failed != nil || !ok {
		return failed
	}
	return s.again(c, err, s.mootPage(c, x, refused(in, err)))
}

// mootStep is the way to close a petition that became moot.
func mootStep(o identity.Office, p *petition.Petition, today calendar.Date) []Step {
	if !p.Moot(today) || !access.May(o, access.CloseMoot) {
		return nil
	}
	return []Step{{Text: "Tutup karena anak genap 19 tahun", Href: petitionURL(p.ID) + "/moot", Main: true}}
}

// withMoot puts the way to close a case before the others; it is then the main
// one.
func withMoot(first, rest []Step) []Step {
	for i := range rest {
		rest[i].Main = rest[i].Main && len(first) == 0
	}
	return append(first, rest...)
}

// mootWords say that a child is 19, or will be by the hearing or the wedding,
// with the day.
func mootWords(p *petition.Petition, hearing, today calendar.Date) string {
	day := p.Nineteen()
	switch {
	case day.IsZero() || !p.Status.Pending():
		return ""
	case p.Moot(today):
		return "Anak genap 19 tahun pada " + day.Indonesian() + "; sejak hari itu dispensasi tidak diperlukan. Perkara ini ditutup oleh petugas atau hakim, tidak dengan sendirinya."
	case !hearing.Before(day):
		return "Anak genap 19 tahun pada " + day.Indonesian() + ", sebelum atau pada hari sidang " + hearing.Indonesian() + ". Tanyakan kepada hakim apakah sidang masih diperlukan."
	}
	return ""
}
