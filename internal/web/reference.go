package web

import (
	"cmp"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/petition"
)

// ReferenceNew lets a petition use a document of a linked one as evidence.
type ReferenceNew struct {
	Base
	Form    Form
	Offered int    // documents that can be referred to
	None    string // why there is none
	URL     string
}

// Name implements Page.
func (ReferenceNew) Name() string { return "petition/refer" }

// ReferenceEnd withdraws such a reference.
type ReferenceEnd struct {
	Base
	Form Form
}

// Name implements Page.
func (ReferenceEnd) Name() string { return "petition/withdraw" }

func referenceURL(id petition.ID, ref petition.ReferenceID) string {
	return petitionURL(id) + "/references/" + string(ref) + "/withdraw"
}

// newReference serves GET /petitions/:id/references/new.
func (s *Server) newReference(c echo.Context) error {
	page, err := s.referencePage(c, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) referencePage(c echo.Context, back *refusal) (*ReferenceNew, error) {
	ctx, id := c.Request().Context(), petition.ID(c.Param("id"))
	f, err := s.Petitions.Show(ctx, actor(c), id)
	if err != nil {
		return nil, err
	}
	offers, err := s.Petitions.Offers(ctx, actor(c), id)
	if err != nil {
		return nil, err
	}
	page := &ReferenceNew{Base: s.base(c, "Rujuk dokumen perkara tertaut", s.caseLineOf(f))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.URL, page.None = petitionURL(f.ID), noOffer(f)
	for _, o := range offers {
		page.Offered += len(o.Documents)
	}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/references", CSRF: page.CSRF, Fieldsets: back.over(referenceForm(f, offers)), Submit: "Rujuk dokumen ini",
		Says: "Dokumen tetap pada berkas perkara asalnya dan tidak disalin. Pembaca perkara ini dapat membukanya selama rujukan berlaku.", Cancel: &Link{Text: "Kembali tanpa merujuk", Href: petitionURL(f.ID)},
	}
	return page, nil
}

// noOffer says why there is nothing to refer to.
func noOffer(f *petition.File) string {
	if len(f.Links) == 0 {
		return "Permohonan ini belum tertaut dengan permohonan lain. Tautkan dahulu, lalu rujuk dokumennya."
	}
	return "Perkara yang tertaut tidak mempunyai dokumen lain yang dapat dirujuk."
}

func referenceForm(f *petition.File, offers []petition.Offer) []Fieldset {
	var docs, kinds []Option
	for _, o := range offers {
		number := cmp.Or(string(o.OtherNumber), "Permohonan belum bernomor")
		for _, d := range o.Documents {
			docs = append(docs, Option{Value: string(d.ID), Text: identity.HideNumbers(commas(d.Label(), d.Number)), Group: number})
		}
	}
	for _, a := range petition.Checklist(f.CourtID) {
		kinds = append(kinds, Option{Value: string(a.Kind), Text: a.Label})
	}
	return []Fieldset{{Fields: []Field{
		{Name: "document", Label: "Dokumen perkara tertaut", Kind: "select", Required: true, Options: docs, Hint: "Hanya dokumen perkara yang tertaut dan belum dirujuk."},
		{Name: "used_as", Label: "Dipakai dalam perkara ini sebagai", Kind: "select", Required: true, Options: kinds, Hint: "Akta kelahiran anak pada perkara itu, misalnya, adalah akta kelahiran calon pada perkara ini."},
		{Name: "their_child", Label: "Anak pada perkara itu dalam perkara ini adalah", Kind: "choice", Required: true, Options: []Option{
			{Value: string(petition.TheSpouse), Text: spouseTitle(f.Spouse)},
			{Value: string(petition.SameChild), Text: "Anak yang sama"},
			{Value: string(petition.NeitherOne), Text: "Orang lain", Hint: "Tanggal lahir dan nama dalam dokumen itu tidak dibaca untuk perkara ini."},
		}},
	}}}
}

// refer serves POST /petitions/:id/references.
func (s *Server) refer(c echo.Context) error {
	in, id := read(c), petition.ID(c.Param("id"))
	_, err := s.Petitions.Refer(c.Request().Context(), actor(c), id, petition.Referring{
		Document: petition.DocumentID(in.text("document")), UsedAs: petition.DocumentKind(in.text("used_as")), TheirChild: petition.Kin(in.text("their_child")),
	})
	if err == nil {
		return s.see(c, "Dokumen dirujuk sebagai bukti dalam perkara ini.", petitionURL(id)+"#papers")
	}
	page, failed := s.referencePage(c, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

// reference finds the petition of a request and its reference.
func (s *Server) reference(c echo.Context) (*petition.File, petition.Reference, error) {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return nil, petition.Reference{}, err
	}
	for _, r := range f.References {
		if string(r.ID) == c.Param("reference") {
			return f, r, nil
		}
	}
	return nil, petition.Reference{}, errNoPage
}

// editWithdrawal serves GET /petitions/:id/references/:reference/withdraw.
func (s *Server) editWithdrawal(c echo.Context) error {
	f, r, err := s.reference(c)
	if err != nil {
		return err
	}
	if !r.Stands() {
		return s.see(c, "Rujukan ini sudah ditarik.", petitionURL(f.ID)+"#papers")
	}
	return s.render(c, http.StatusOK, s.withdrawalPage(c, f, r, nil))
}

func (s *Server) withdrawalPage(c echo.Context, f *petition.File, r petition.Reference, back *refusal) *ReferenceEnd {
	page := &ReferenceEnd{Base: s.base(c, "Tarik rujukan dokumen", identity.HideNumbers(r.Document.Label())+", dari "+stopped(ownerName(r)))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	sets := []Fieldset{{Fields: []Field{{Name: "why", Label: "Mengapa rujukan ditarik", Kind: "longtext", Rows: 3, Required: true, Hint: "Jangan tulis nama atau NIK."}}}}
	page.Form = Form{
		Action: referenceURL(f.ID, r.ID), CSRF: page.CSRF, Fieldsets: back.over(sets), Submit: "Tarik rujukan",
		Says: "Dokumen tidak dapat dibuka lagi dari perkara ini dan tidak dihitung sebagai bukti; rujukan dan alasannya tetap tercatat.", Cancel: &Link{Text: "Kembali tanpa menarik", Href: petitionURL(f.ID)},
	}
	return page
}

// withdrawReference serves POST /petitions/:id/references/:reference/withdraw.
func (s *Server) withdrawReference(c echo.Context) error {
	in, id := read(c), petition.ID(c.Param("id"))
	err := s.Petitions.Withdraw(c.Request().Context(), actor(c), id, petition.ReferenceID(c.Param("reference")), in.long("why"))
	if err == nil {
		return s.see(c, "Rujukan ditarik.", petitionURL(id)+"#papers")
	}
	f, r, failed := s.reference(c)
	if failed != nil {
		return failed
	}
	return s.again(c, err, s.withdrawalPage(c, f, r, refused(in, err)))
}
