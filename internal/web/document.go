package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/file"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// DocumentEdit is the page of one document.
type DocumentEdit struct {
	Base
	Form Form
	Href string // the file that is there already
}

// Name implements Page.
func (DocumentEdit) Name() string { return "petition/document" }

func (s *Server) documentPage(c echo.Context, f *petition.File, d petition.Document, in *input, what *problem.Problem) *DocumentEdit {
	page := &DocumentEdit{Base: s.base(c, d.Kind.Label(), d.Kind.Pasal())}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.Href = paper(d, f.ID).Href
	sets := documentForm(d)
	if in != nil {
		inOrder(sets, what)
		sets = overlay(sets, typed(in), what)
	}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/documents/" + string(d.Kind), CSRF: page.CSRF, Version: d.Version, Fieldsets: sets,
		Submit: "Simpan dokumen", Multipart: true, Cancel: &Link{Text: "Kembali ke daftar langkah", Href: petitionURL(f.ID)},
	}
	return page
}

func documentForm(d petition.Document) []Fieldset {
	sets := []Fieldset{{Fields: []Field{
		{Name: "number", Label: "Nomor", Value: d.Number, Width: "medium"},
		{Name: "issued_on", Label: "Tanggal dokumen", Kind: "date", Value: d.IssuedOn.Short()},
		{Name: "issuer", Label: "Diterbitkan oleh", Value: d.Issuer},
		{Name: "original_seen", Label: "Dokumen asli", Kind: "several", Values: checked(d.OriginalSeen), Options: []Option{{Value: "1", Text: "Asli diperlihatkan dan cocok"}}},
		{Name: "file", Label: "Pindaian atau foto", Kind: "file", Hint: "PDF, JPEG atau PNG, paling besar 15 MB. Berkas baru menggantikan yang lama."},
	}}}
	if d.Kind.Statutory() && d.Kind != "a" {
		sets = append(sets, Fieldset{Legend: "Dokumen pengganti", Hint: "PERMA 5/2019 Pasal 5 ayat (2): bila dokumen tidak dapat dipenuhi, dokumen lain yang menjelaskan identitas atau pendidikan dapat dipakai.", Fields: []Field{
			{Name: "substitute", Label: "Pengganti", Kind: "several", Values: checked(d.Substitute), Options: []Option{{Value: "1", Text: "Ini dokumen pengganti"}}},
			{Name: "why", Label: "Mengapa dokumen pengganti dipakai", Kind: "longtext", Rows: 2, Value: d.Why},
		}})
	}
	return sets
}

func checked(yes bool) []string {
	if yes {
		return []string{"1"}
	}
	return nil
}

// documentKind finds the petition and the document of a request.
func (s *Server) documentKind(c echo.Context) (*petition.File, petition.Document, error) {
	kind := petition.DocumentKind(c.Param("kind"))
	if kind.Label() == "" {
		return nil, petition.Document{}, errNoPage
	}
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return nil, petition.Document{}, err
	}
	return f, petition.Find(f.Documents, kind), nil
}

// editDocument serves GET /petitions/:id/documents/:kind.
func (s *Server) editDocument(c echo.Context) error {
	f, d, err := s.documentKind(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.documentPage(c, f, d, nil, nil))
}

// saveDocument serves POST /petitions/:id/documents/:kind.
func (s *Server) saveDocument(c echo.Context) error {
	f, old, err := s.documentKind(c)
	if err != nil {
		return err
	}
	in := read(c)
	d := petition.Document{
		PetitionID: f.ID, Kind: old.Kind, Number: in.text("number"), Issuer: in.text("issuer"), IssuedOn: in.date("issued_on"),
		OriginalSeen: in.yes("original_seen"), Substitute: in.yes("substitute"), Why: in.long("why"), Version: in.version(),
	}
	if err := s.putDocument(c, in, d); err != nil {
		stale(problem.Of(err))
		return s.again(c, err, s.documentPage(c, f, old, in, problem.Of(err)))
	}
	return s.see(c, "Dokumen tersimpan.", petitionURL(f.ID))
}

func (s *Server) putDocument(c echo.Context, in *input, d petition.Document) error {
	var upload *file.File
	upload, err := in.upload("file", s.Now())
	if err == nil {
		err = in.problem("Dokumen belum disimpan.", nil)
	}
	if err == nil {
		_, err = s.Petitions.PutDocument(c.Request().Context(), actor(c), d, upload)
	}
	return err
}

// downloadDocument serves GET /petitions/:id/papers/:document/file.
func (s *Server) downloadDocument(c echo.Context) error {
	f, d, err := s.Petitions.File(c.Request().Context(), actor(c), petition.ID(c.Param("id")), petition.DocumentID(c.Param("document")))
	if err != nil {
		return err
	}
	return download(c, f.Type, "dokumen-"+string(d.Kind)+file.Ending(f.Type), f.Content)
}
