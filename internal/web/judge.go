package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// JudgeIndex lists the judges of the registrar's court with their qualification.
type JudgeIndex struct {
	Base
	Judges []JudgeLine
}

// JudgeLine is one judge.
type JudgeLine struct{ Name, Title, Words, Hint, Href string }

// Name implements Page.
func (JudgeIndex) Name() string { return "judge/index" }

// QualificationEdit is where the registrar records the qualification of a judge.
type QualificationEdit struct {
	Base
	Earlier []SummaryRow // what was recorded, the newest first
	Form    Form
}

// Name implements Page.
func (QualificationEdit) Name() string { return "judge/edit" }

// FallbackEdit is where the registrar records that no other judge is qualified.
type FallbackEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (FallbackEdit) Name() string { return "determination/fallback" }

func judgeURL(id identity.AccountID) string { return "/judges/" + string(id) }
func fallbackURL(id petition.ID) string     { return petitionURL(id) + "/fallback" }
func qualifiedBy(q determination.Qualification) string {
	return "Dicatat " + q.Name + ", " + calendar.Of(q.MadeAt).Indonesian()
}

// qualified says on what a judge is qualified and who recorded it.
func qualified(said []determination.Qualification) (words, hint string) {
	q := determination.Last(said)
	if q == nil {
		return "Belum tercatat", ""
	}
	words = q.Basis.Label()
	if q.Basis == determination.Unqualified {
		words = "Tidak memenuhi kualifikasi"
	}
	return words, strings.TrimSpace(stopped(commas(q.Number, q.IssuedOn.Indonesian())) + " " + qualifiedBy(*q))
}

// listJudges serves GET /judges.
func (s *Server) listJudges(c echo.Context) error {
	all, err := s.Rulings.Judges(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	page := &JudgeIndex{Base: s.base(c, "Hakim", "Kualifikasi hakim untuk dispensasi kawin (PERMA 5/2019 Pasal 20).")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	for _, j := range all {
		words, hint := qualified(j.Said)
		page.Judges = append(page.Judges, JudgeLine{Name: j.Judge.Name, Title: j.Judge.Title, Words: words, Hint: hint, Href: judgeURL(j.Judge.ID)})
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) qualificationPage(c echo.Context, back *refusal) (*QualificationEdit, error) {
	j, err := s.Rulings.Judge(c.Request().Context(), actor(c), identity.AccountID(c.Param("id")))
	if err != nil {
		return nil, err
	}
	var last determination.Qualification
	if q := determination.Last(j.Said); q != nil {
		last = *q
	}
	page := &QualificationEdit{Base: s.base(c, "Kualifikasi hakim", j.Judge.Name+".")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Hakim", Href: "/judges"}, {Text: page.Title}}
	for i := len(j.Said) - 1; i >= 0; i-- {
		q := j.Said[i]
		page.Earlier = append(page.Earlier, SummaryRow{Key: calendar.Of(q.MadeAt).Indonesian(), Value: commas(q.Basis.Label(), q.Number, q.IssuedOn.Indonesian()), Hint: "Dicatat " + q.Name})
	}
	var bases []Option
	for _, b := range determination.QualificationBases {
		bases = append(bases, Option{Value: string(b.Basis), Text: b.Label})
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "basis", Label: "Dasar kualifikasi", Kind: "choice", Required: true, Value: string(last.Basis), Options: bases},
		{Name: "number", Label: "Nomor surat atau sertifikat", Value: last.Number, Width: "medium"},
		{Name: "issued_on", Label: "Tanggalnya", Kind: "date", Value: last.IssuedOn.Short()},
	}}}
	page.Form = Form{
		Action: judgeURL(j.Judge.ID), CSRF: page.CSRF, Version: back.at(len(j.Said)), Fieldsets: back.over(sets), Submit: "Simpan kualifikasi",
		Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: "/judges"}, Says: "Catatan sebelumnya tetap disimpan; yang terakhir berlaku.",
	}
	return page, nil
}

// editJudge serves GET /judges/:id.
func (s *Server) editJudge(c echo.Context) error {
	page, err := s.qualificationPage(c, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// saveJudge serves POST /judges/:id.
func (s *Server) saveJudge(c echo.Context) error {
	in := read(c)
	x := determination.QualificationEntry{Basis: determination.QualificationBasis(in.text("basis")), Number: in.text("number"), IssuedOn: in.date("issued_on")}
	failed := in.problem("Kualifikasi belum tersimpan.", nil)
	if failed == nil {
		failed = s.Rulings.Qualify(c.Request().Context(), actor(c), identity.AccountID(c.Param("id")), in.version(), x)
	}
	if failed == nil {
		return s.see(c, "Kualifikasi hakim tersimpan.", "/judges")
	}
	page, err := s.qualificationPage(c, refused(in, failed))
	if err != nil {
		return err
	}
	return s.again(c, failed, page)
}

func (s *Server) fallbackPage(c echo.Context, x determination.Case, back *refusal) *FallbackEdit {
	page := &FallbackEdit{Base: s.base(c, "Hakim tanpa kualifikasi", s.caseLine(x.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: x.Name(), Href: petitionURL(x.ID)}, {Text: page.Title}}
	var last determination.Fallback
	if f := determination.Last(x.Marriage.Fallbacks); f != nil {
		last = *f
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "no_other", Label: "Tidak ada hakim lain yang memenuhi kualifikasi", Kind: "choice", Required: true, Value: string(last.NoOther), Options: []Option{
			{Value: string(law.Yes), Text: "Benar, tidak ada"}, {Value: string(law.No), Text: "Masih ada hakim lain yang memenuhi kualifikasi"}}},
		{Name: "words", Label: "Dari mana hal itu diketahui", Kind: "longtext", Rows: 3, Required: true, Value: last.Words},
	}}}
	page.Form = Form{
		Action: fallbackURL(x.ID), CSRF: page.CSRF, Version: back.at(x.Version), Fieldsets: back.over(sets), Submit: "Simpan catatan",
		Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(x.ID)}, Says: "Berlaku untuk hakim yang sekarang memegang perkara ini.",
	}
	return page
}

// fallbackCase returns the case of the address while the record is asked for;
// else it sends the reader to the petition.
func (s *Server) fallbackCase(c echo.Context) (x determination.Case, ok bool, err error) {
	if x, err = s.caseOf(c); err != nil {
		return x, false, err
	}
	if !x.Status.Pending() || !x.Marriage.NeedsFallback() {
		return x, false, s.see(c, "Catatan ini hanya untuk perkara yang hakimnya tercatat tanpa kualifikasi.", petitionURL(x.ID))
	}
	return x, true, nil
}

// editFallback serves GET /petitions/:id/fallback.
func (s *Server) editFallback(c echo.Context) error {
	x, ok, err := s.fallbackCase(c)
	if err != nil || !ok {
		return err
	}
	return s.render(c, http.StatusOK, s.fallbackPage(c, x, nil))
}

// saveFallback serves POST /petitions/:id/fallback.
func (s *Server) saveFallback(c echo.Context) error {
	in := read(c)
	_, failed := s.Rulings.FallBack(c.Request().Context(), actor(c), revision(c), law.Answer(in.text("no_other")), in.long("words"))
	if failed == nil {
		return s.see(c, "Catatan tentang hakim tersimpan.", petitionURL(petition.ID(c.Param("id"))))
	}
	x, ok, err := s.fallbackCase(c)
	if err != nil || !ok {
		return err
	}
	return s.again(c, failed, s.fallbackPage(c, x, refused(in, failed)))
}
