package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/determination"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// CommitmentEdit is where the judge records what the parents committed
// themselves to.
type CommitmentEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (CommitmentEdit) Name() string { return "determination/commitment" }

func commitmentURL(id petition.ID) string { return petitionURL(id) + "/commitment" }

// commitmentSets ask about every field, with one blank row beyond what is known
// and two at first.
func commitmentSets(last *determination.Commitment) []Fieldset {
	var x determination.Commitment
	if last != nil {
		x = *last
	}
	var out []Fieldset
	for _, f := range determination.CommitmentFields {
		p, name := x.Pledge(f.Field), "pledge."+f.Field
		set := Fieldset{Legend: f.Label, Fields: []Field{
			{Name: name, Label: "Orang tua berkomitmen", Kind: "choice", Value: string(p.Answer), Options: yesNo()},
		}}
		for i := range min(max(2, len(p.Items)+1), determination.MostPromises) {
			var item determination.Promise
			if i < len(p.Items) {
				item = p.Items[i]
			}
			set.Fields = append(set.Fields, itemFields(fmt.Sprintf("%s.%d.", name, i+1), i+1, item)...)
		}
		out = append(out, set)
	}
	return append(out, Fieldset{Legend: "Surat yang ditandatangani", Fields: []Field{
		{Name: "paper", Label: "Nomor dan tanggal surat, atau tanda bukti", Value: x.Paper, Hint: "Misalnya bukti P.7, surat pernyataan 20-11-2026."},
	}})
}

func itemFields(at string, n int, x determination.Promise) []Field {
	return []Field{
		{Name: at + "what", Label: fmt.Sprintf("Kesanggupan ke-%d", n), Value: x.What},
		{Name: at + "who", Label: fmt.Sprintf("Oleh siapa (%d)", n), Value: x.Who, Hint: "Cukup hubungannya, misalnya ayah anak."},
		{Name: at + "when", Label: fmt.Sprintf("Kapan (%d)", n), Value: x.When, Hint: "Misalnya setiap bulan mulai Januari 2027."},
	}
}

// readPledges reads the fields on which something was said; blank rows are
// skipped.
func readPledges(in *input) []determination.Pledge {
	var out []determination.Pledge
	for _, f := range determination.CommitmentFields {
		name := "pledge." + f.Field
		p := determination.Pledge{Field: f.Field, Answer: law.Answer(in.text(name))}
		for i := range determination.MostPromises {
			at := fmt.Sprintf("%s.%d.", name, i+1)
			item := determination.Promise{What: in.text(at + "what"), Who: in.text(at + "who"), When: in.text(at + "when")}
			if item != (determination.Promise{}) {
				p.Items = append(p.Items, item)
			}
		}
		if p.Answer != "" || len(p.Items) > 0 {
			out = append(out, p)
		}
	}
	return out
}

func (s *Server) pledgePage(c echo.Context, x determination.Case, back *refusal) *CommitmentEdit {
	page := &CommitmentEdit{Base: s.base(c, "Komitmen orang tua", s.caseLine(x.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: x.Name(), Href: petitionURL(x.ID)}, {Text: page.Title}}
	page.Form = Form{
		Action: commitmentURL(x.ID), CSRF: page.CSRF, Version: back.at(x.Version), Fieldsets: back.over(commitmentSets(determination.Last(x.Marriage.Commitments))),
		Submit: "Simpan komitmen", Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(x.ID)},
		Says: "Catatan sebelumnya tetap disimpan; yang terakhir berlaku. Baris tambahan muncul setelah tersimpan.",
	}
	return page
}

// editPledges serves GET /petitions/:id/commitment.
func (s *Server) editPledges(c echo.Context) error {
	x, ok, err := s.heardCase(c)
	if err != nil || !ok {
		return err
	}
	return s.render(c, http.StatusOK, s.pledgePage(c, x, nil))
}

// savePledges serves POST /petitions/:id/commitment.
func (s *Server) savePledges(c echo.Context) error {
	in := read(c)
	_, failed := s.Rulings.Commit(c.Request().Context(), actor(c), revision(c), readPledges(in), in.text("paper"))
	if failed == nil {
		return s.see(c, "Komitmen orang tua tersimpan.", petitionURL(petition.ID(c.Param("id"))))
	}
	x, ok, err := s.heardCase(c)
	if err != nil || !ok {
		return err
	}
	return s.again(c, failed, s.pledgePage(c, x, refused(in, failed)))
}
