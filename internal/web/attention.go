package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/determination"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// AttentionEdit is where the judge records the consent of both and what was
// attended to.
type AttentionEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (AttentionEdit) Name() string { return "determination/attention" }

func attentionURL(id petition.ID) string { return petitionURL(id) + "/attention" }

func yesNo() []Option {
	return []Option{{Value: string(law.Yes), Text: "Ya"}, {Value: string(law.No), Text: "Tidak"}}
}

func attentionSets(last *determination.Attention) []Fieldset {
	var x determination.Attention
	if last != nil {
		x = *last
	}
	var out []Fieldset
	for _, m := range append(append([]determination.Matter{}, determination.Consents...), determination.Letters...) {
		h, hint := x.Heed(m.Key), m.Cite+"."
		if m.Read != "" {
			hint += " Juga terbaca dari " + m.Read + "; boleh dikosongkan."
		}
		out = append(out, Fieldset{Legend: m.Words, Hint: hint, Fields: []Field{
			{Name: "heed." + m.Key, Label: "Jawaban", Kind: "choice", Value: string(h.Answer), Options: yesNo()},
			{Name: "heed." + m.Key + ".words", Label: "Catatan", Kind: "longtext", Rows: 2, Value: h.Words},
		}})
	}
	return out
}

// readHeeds reads the matters on which something was said.
func readHeeds(in *input) []determination.Heed {
	var out []determination.Heed
	for _, m := range append(append([]determination.Matter{}, determination.Consents...), determination.Letters...) {
		h := determination.Heed{Key: m.Key, Answer: law.Answer(in.text("heed." + m.Key)), Words: in.long("heed." + m.Key + ".words")}
		if h.Answer != "" || h.Words != "" {
			out = append(out, h)
		}
	}
	return out
}

// heardCase returns the case of the address once a hearing was opened and until
// it is decided; else it sends the reader to the petition.
func (s *Server) heardCase(c echo.Context) (x determination.Case, ok bool, err error) {
	if x, err = s.caseOf(c); err != nil {
		return x, false, err
	}
	if !x.Status.Pending() || !x.Heard() {
		return x, false, s.see(c, "Catatan ini diisi hakim setelah sidang dibuka dan sebelum perkara diputus.", petitionURL(x.ID))
	}
	return x, true, nil
}

func (s *Server) attentionPage(c echo.Context, x determination.Case, back *refusal) *AttentionEdit {
	page := &AttentionEdit{Base: s.base(c, "Persetujuan dan perhatian hakim", s.caseLine(x.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: x.Name(), Href: petitionURL(x.ID)}, {Text: page.Title}}
	page.Form = Form{
		Action: attentionURL(x.ID), CSRF: page.CSRF, Version: back.at(x.Version), Fieldsets: back.over(attentionSets(determination.Last(x.Marriage.Attentions))),
		Submit: "Simpan catatan", Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(x.ID)},
		Says: "Catatan sebelumnya tetap disimpan; yang terakhir berlaku. Huruf d, f, dan j terbaca dari halangan, tanggal lahir, dan komitmen.",
	}
	return page
}

// editAttention serves GET /petitions/:id/attention.
func (s *Server) editAttention(c echo.Context) error {
	x, ok, err := s.heardCase(c)
	if err != nil || !ok {
		return err
	}
	return s.render(c, http.StatusOK, s.attentionPage(c, x, nil))
}

// saveAttention serves POST /petitions/:id/attention.
func (s *Server) saveAttention(c echo.Context) error {
	in := read(c)
	_, failed := s.Rulings.Attend(c.Request().Context(), actor(c), revision(c), readHeeds(in))
	if failed == nil {
		return s.see(c, "Persetujuan dan perhatian hakim tersimpan.", petitionURL(petition.ID(c.Param("id"))))
	}
	x, ok, err := s.heardCase(c)
	if err != nil || !ok {
		return err
	}
	return s.again(c, failed, s.attentionPage(c, x, refused(in, failed)))
}
