package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/petition"
)

// ReplacementEdit names another judge or panitera pengganti.
type ReplacementEdit struct {
	Base
	Facts []SummaryRow
	Form  Form
}

// Name implements Page.
func (ReplacementEdit) Name() string { return "petition/replace" }

func (s *Server) replacementPage(c echo.Context, f *petition.File, back *refusal) (*ReplacementEdit, error) {
	judges, err := s.Directory.Accounts(c.Request().Context(), identity.Judge, f.CourtID, "")
	if err != nil {
		return nil, err
	}
	page := &ReplacementEdit{Base: s.base(c, "Ganti hakim atau panitera pengganti", s.caseLine(f.Petition)), Facts: benchRows(f.Benches)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	var options []Option
	for _, j := range judges {
		options = append(options, Option{Value: string(j.ID), Text: j.Name, Hint: j.Title})
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "judge", Label: "Hakim", Kind: "choice", Required: true, Options: options, Value: string(f.JudgeID)},
		{Name: "deputy", Label: "Panitera pengganti", Required: true, Value: f.Deputy},
		{Name: "why", Label: "Alasan penggantian", Kind: "longtext", Rows: 3, Required: true, Hint: "Misalnya nomor dan tanggal penetapan ketua, atau hakim dimutasi."},
	}}}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/assign/replace", CSRF: page.CSRF, Version: back.at(f.Version), Fieldsets: back.over(sets), Submit: "Catat penggantian",
		Cancel: &Link{Text: "Kembali tanpa mengganti", Href: petitionURL(f.ID)},
		Says:   "Hakim yang diganti tidak dapat lagi membaca perkara ini, terhitung sekarang; hakim yang baru langsung dapat. Keduanya tetap tercatat dalam riwayat.",
	}
	return page, nil
}

// benchRows say who was named to sit, the first first.
func benchRows(all []petition.Assignment) []SummaryRow {
	var out []SummaryRow
	for i, a := range all {
		row := SummaryRow{Key: "Ditetapkan " + a.On.Indonesian(), Value: a.Judge, Hint: stopped("Panitera pengganti " + a.Deputy)}
		if i > 0 {
			row.Key = "Diganti " + a.On.Indonesian()
			row.Hint += " " + stopped("Alasan: "+a.Why)
		}
		if a.Name != "" {
			row.Hint += " " + stopped("Dicatat "+a.Name)
		}
		out = append(out, row)
	}
	return out
}

// sinceWords say since when who sits, and who sat before.
func sinceWords(f *petition.File) string {
	words := "Panitera pengganti " + f.Deputy + ", sejak " + f.AssignedOn.Indonesian()
	if n := len(f.Benches); n > 1 {
		before := f.Benches[n-2]
		words += fmt.Sprintf(". Sebelumnya %s, panitera pengganti %s", before.Judge, before.Deputy)
	}
	return words
}

const notReplaceable = "Hakim dan panitera pengganti hanya dapat diganti setelah ditetapkan dan sebelum perkara diputus."

// editReplacement serves GET /petitions/:id/assign/replace.
func (s *Server) editReplacement(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if !f.Replaceable() {
		return s.see(c, notReplaceable, petitionURL(f.ID))
	}
	page, err := s.replacementPage(c, f, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// saveReplacement serves POST /petitions/:id/assign/replace.
func (s *Server) saveReplacement(c echo.Context) error {
	ctx, in := c.Request().Context(), read(c)
	_, err := s.Petitions.Replace(ctx, actor(c), revision(c), petition.Bench{Judge: identity.AccountID(in.text("judge")), Deputy: in.text("deputy"), Why: in.long("why")})
	if err == nil {
		return s.see(c, "Penggantian dicatat.", petitionURL(petition.ID(c.Param("id"))))
	}
	f, failed := s.Petitions.Show(ctx, actor(c), petition.ID(c.Param("id")))
	if failed != nil {
		return failed
	}
	if !f.Replaceable() {
		return s.see(c, notReplaceable, petitionURL(f.ID))
	}
	page, failed := s.replacementPage(c, f, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}
