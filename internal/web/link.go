package web

import (
	"cmp"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// LinkNew ties a petition to another of the same court.
type LinkNew struct {
	Base
	Form Form
}

// LinkLine is a petition that belongs to this one, or did until Until. Href is
// empty for a reader who may not read it, End for who may not part the two.
type LinkLine struct{ Text, Href, Why, On, End, Until, EndWhy string }

func linkLines(by identity.Actor, all []petition.Link) []LinkLine {
	out := make([]LinkLine, len(all))
	for i, l := range all {
		out[i] = LinkLine{Text: cmp.Or(string(l.OtherNumber), "Permohonan belum bernomor"), Why: l.Why, On: calendar.Of(l.LinkedAt).Indonesian()}
		if by.Office != identity.Judge || l.OtherJudge == by.ID {
			out[i].Href = petitionURL(l.OtherID)
		}
		switch {
		case l.UnlinkedAt != nil:
			out[i].Until, out[i].EndWhy = calendar.Of(*l.UnlinkedAt).Indonesian(), l.UnlinkWhy
		case access.May(by.Office, access.UnlinkPetitions):
			out[i].End = unlinkURL(l.PetitionID, l.OtherID)
		}
	}
	return out
}

func unlinkURL(id, other petition.ID) string {
	return petitionURL(id) + "/links/" + string(other) + "/unlink"
}

// Name implements Page.
func (LinkNew) Name() string { return "petition/link" }

func (s *Server) linkPage(c echo.Context, f *petition.File, back *refusal) *LinkNew {
	page := &LinkNew{Base: s.base(c, "Tautkan permohonan", s.caseLineOf(f))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	sets := []Fieldset{{Fields: []Field{
		{Name: "number", Label: "Nomor perkara yang lain", Required: true, Width: "medium", Hint: "Dari pengadilan ini, seperti 12/Pdt.P/" + s.today().String()[:4] + "/" + string(f.CourtID) + "."},
		{Name: "why", Label: "Mengapa keduanya ditautkan", Kind: "longtext", Rows: 3, Required: true, Hint: "Misalnya kedua calon di bawah 19 tahun (PERMA 5/2019 Pasal 8)."},
	}}}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/link", CSRF: page.CSRF, Fieldsets: back.over(sets), Submit: "Tautkan permohonan",
		Says: "Masing-masing perkara menyebut yang lain pada halamannya; keduanya tidak digabung. Tautan dapat dilepas dengan alasan; catatannya tetap ada.", Cancel: &Link{Text: "Kembali", Href: petitionURL(f.ID)},
	}
	return page
}

// newLink serves GET /petitions/:id/link.
func (s *Server) newLink(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.linkPage(c, f, nil))
}

// linkPetitions serves POST /petitions/:id/link.
func (s *Server) linkPetitions(c echo.Context) error {
	ctx, in, id := c.Request().Context(), read(c), petition.ID(c.Param("id"))
	err := s.Petitions.TieTo(ctx, actor(c), id, in.text("number"), in.long("why"))
	if err == nil {
		return s.see(c, "Kedua permohonan ditautkan.", petitionURL(id))
	}
	f, failed := s.Petitions.Show(ctx, actor(c), id)
	if failed != nil {
		return failed
	}
	return s.again(c, err, s.linkPage(c, f, refused(in, err)))
}

// LinkEnd parts two petitions with a reason.
type LinkEnd struct {
	Base
	Form Form
}

// Name implements Page.
func (LinkEnd) Name() string { return "petition/unlink" }

// linkOf finds the petition of a request and its link to the other one.
func (s *Server) linkOf(c echo.Context) (*petition.File, petition.Link, error) {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return nil, petition.Link{}, err
	}
	for _, l := range f.Links {
		if string(l.OtherID) == c.Param("other") {
			return f, l, nil
		}
	}
	return nil, petition.Link{}, errNoPage
}

// editUnlink serves GET /petitions/:id/links/:other/unlink.
func (s *Server) editUnlink(c echo.Context) error {
	f, l, err := s.linkOf(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.unlinkPage(c, f, l, nil))
}

func (s *Server) unlinkPage(c echo.Context, f *petition.File, l petition.Link, back *refusal) *LinkEnd {
	other := cmp.Or(string(l.OtherNumber), "permohonan yang belum bernomor")
	page := &LinkEnd{Base: s.base(c, "Lepas tautan dengan "+other, s.caseLineOf(f))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: "Lepas tautan"}}
	sets := []Fieldset{{Fields: []Field{{Name: "why", Label: "Mengapa tautan dilepas", Kind: "longtext", Rows: 3, Required: true, Hint: "Misalnya keliru ditautkan. Jangan tulis nama atau NIK."}}}}
	page.Form = Form{
		Action: unlinkURL(f.ID, l.OtherID), CSRF: page.CSRF, Fieldsets: back.over(sets), Submit: "Lepas tautan",
		Says: "Kedua perkara berdiri sendiri lagi. Rujukan dokumen di antara keduanya ikut ditarik; tautan dan alasannya tetap tercatat pada kedua perkara.", Cancel: &Link{Text: "Kembali tanpa melepas", Href: petitionURL(f.ID)},
	}
	return page
}

// unlinkPetitions serves POST /petitions/:id/links/:other/unlink.
func (s *Server) unlinkPetitions(c echo.Context) error {
	in, id := read(c), petition.ID(c.Param("id"))
	err := s.Petitions.Untie(c.Request().Context(), actor(c), id, petition.ID(c.Param("other")), in.long("why"))
	if err == nil {
		return s.see(c, "Tautan dilepas.", petitionURL(id))
	}
	f, l, gone := s.linkOf(c)
	if gone != nil {
		return err
	}
	return s.again(c, err, s.unlinkPage(c, f, l, refused(in, err)))
}
