package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/hearing"
	"timbang/internal/petition"
)

// HearingFindings is where the judge records the findings of Pasal 14.
type HearingFindings struct {
	Base
	Form Form
}

// Name implements Page.
func (HearingFindings) Name() string { return "hearing/findings" }

func findingsURL(id petition.ID, ordinal int) string {
	return petitionURL(id) + "/hearings/" + strconv.Itoa(ordinal) + "/findings"
}

func (s *Server) findingsPage(c echo.Context, p *petition.Petition, h *hearing.Hearing, back *refusal) *HearingFindings {
	page := &HearingFindings{Base: s.base(c, "Temuan hakim pada sidang ke-"+strconv.Itoa(h.Ordinal), h.Line()+". "+s.caseLine(p))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: p.Name(), Href: petitionURL(p.ID)}, {Text: page.Title}}
	page.Form = Form{
		Action: findingsURL(p.ID, h.Ordinal), CSRF: page.CSRF, Version: back.at(h.Version), Fieldsets: back.over(findingSets(h.Record)),
		Submit: "Simpan temuan", Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(p.ID)},
		Says: "Temuan sebelumnya tetap tersimpan dalam riwayat. Temuan pada sidang yang lebih baru menggantikan yang lebih lama.",
	}
	return page
}

func findingSets(r hearing.Record) []Fieldset {
	var out []Fieldset
	for _, m := range hearing.Matters {
		name, f := "finding."+m.Letter, r.Finding(m.Letter)
		open := Field{Name: name + ".open", Label: "Keadaan", Kind: "several", Options: []Option{{Value: "ya", Text: "Masih terbuka, akan didalami"}}}
		if f.Open {
			open.Values = []string{"ya"}
		}
		out = append(out, Fieldset{Legend: "Huruf " + m.Letter, Hint: m.Words + ".", Fields: []Field{
			{Name: name + ".words", Label: "Temuan", Kind: "longtext", Rows: 3, Value: f.Words},
			{Name: name + ".basis", Label: "Dasar", Kind: "longtext", Rows: 2, Value: f.Basis, Hint: "Misalnya keterangan anak yang didengar sendiri, atau laporan lembaga."},
			open,
		}})
	}
	return out
}

// readFindings reads the matters on which something was said.
func readFindings(in *input) []hearing.Finding {
	var out []hearing.Finding
	for _, m := range hearing.Matters {
		name := "finding." + m.Letter
		f := hearing.Finding{Letter: m.Letter, Words: in.long(name + ".words"), Basis: in.long(name + ".basis"), Open: in.yes(name + ".open")}
		if f != (hearing.Finding{Letter: m.Letter}) {
			out = append(out, f)
		}
	}
	return out
}

// editFindings serves GET /petitions/:id/hearings/:ordinal/findings.
func (s *Server) editFindings(c echo.Context) error {
	p, h, err := s.recordable(c)
	if err != nil || p == nil {
		return err
	}
	return s.render(c, http.StatusOK, s.findingsPage(c, p, h, nil))
}

// saveFindings serves POST /petitions/:id/hearings/:ordinal/findings.
func (s *Server) saveFindings(c echo.Context) error {
	p, h, err := s.recordable(c)
	if err != nil || p == nil {
		return err
	}
	in := read(c)
	if _, err = s.Hearings.Find(c.Request().Context(), actor(c), hearingRevision(p, h, in), readFindings(in)); err == nil {
		return s.see(c, "Temuan hakim tersimpan.", petitionURL(p.ID)+"#hearings")
	}
	failed := err
	if p, h, err = s.recordable(c); err != nil || p == nil {
		return err
	}
	return s.again(c, failed, s.findingsPage(c, p, h, refused(in, failed)))
}
