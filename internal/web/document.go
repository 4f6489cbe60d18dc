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
	File *Link // the file that is there already
}

// Name implements Page.
func (DocumentEdit) Name() string { return "petition/document" }

func (s *Server) documentPage(c echo.Context, f *petition.File, d petition.Document, back *refusal) *DocumentEdit {
	page := &DocumentEdit{Base: s.base(c, d.Kind.Label(), d.Kind.Pasal())}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	if p := paper(d, f.ID); p.File != "" {
		page.File = &Link{Text: "Unduh berkas yang tersimpan (" + p.File + ")", Href: p.Href}
	}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/documents/" + string(d.Kind), CSRF: page.CSRF, Version: back.at(d.Version), Fieldsets: back.over(documentForm(d)),
		Submit: "Simpan dokumen", Multipart: true, Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(f.ID)},
	}
	return page
}

func documentForm(d petition.Document) []Fieldset {
	sets := []Fieldset{{Fields: []Field{
		{Name: "number", Label: "Nomor", Value: d.Number, Width: "medium"},
		{Name: "issued_on", Label: "Tanggal dokumen", Kind: "date", Value: d.IssuedOn.Short()},
		{Name: "issuer", Label: "Diterbitkan oleh", Value: d.Issuer},
		{Name: "original_seen", Label: "Dokumen asli", Kind: "several", Values: checked(d.OriginalSeen), Options: []Option{{Value: "1", Text: "Asli diperlihatkan dan cocok"}}},
		{Name: "file", Label: "Pindaian atau foto", Kind: "file", Hint: fileHint(d)},
	}}}
	if d.Kind.Statutory() && d.Kind != "a" {
		sets = append(sets, Fieldset{Legend: "Dokumen pengganti", Hint: "PERMA 5/2019 Pasal 5 ayat (2): bila dokumen tidak dapat dipenuhi, dokumen lain yang menjelaskan identitas atau pendidikan dapat dipakai.", Fields: []Field{
			{Name: "substitute", Label: "Pengganti", Kind: "several", Values: checked(d.Substitute), Options: []Option{{Value: "1", Text: "Ini dokumen pengganti"}}},
			{Name: "why", Label: "Mengapa dokumen pengganti dipakai", Kind: "longtext", Rows: 2, Value: d.Why},
		}})
	}
	return sets
}

func fileHint(d petition.Document) string {
	const accepted = "PDF, JPEG atau PNG, paling besar 15 MB."
	if d.FileHash == "" {
		return accepted
	}
	return "Kosongkan untuk mempertahankan berkas yang sudah tersimpan. " + accepted
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
	return s.render(c, http.StatusOK, s.documentPage(c, f, d, nil))
}

// saveDocument serves POST /petitions/:id/documents/:kind.
func (s *Server) saveDocument(c echo.Context) error {
	f, old, err := s.documentKind(c)
	if err != nil {
		return err
	}
	in := read(c)
	upload, err := in.upload("file", s.Now())
	if err != nil {
		return err
	}
	d := petition.Document{
		PetitionID: f.ID, Kind: old.Kind, Number: in.text("number"), Issuer: in.text("issuer"), IssuedOn: in.date("issued_on"),
		OriginalSeen: in.yes("original_seen"), Substitute: in.yes("substitute"), Why: in.long("why"), Version: in.version(),
	}
	if err = in.problem("Dokumen belum disimpan.", d.Check(s.today(), upload != nil || old.FileHash != "")); err == nil {
		_, err = s.Petitions.PutDocument(c.Request().Context(), actor(c), d, upload)
	}
	if err != nil {
		return s.documentAgain(c, in, err, upload)
	}
	return s.see(c, d.Kind.Label()+": tersimpan.", petitionURL(f.ID))
}

// documentAgain shows a refused document. An upload is not asked for twice: it
// is kept although the rest was refused, or the page says that it was not.
func (s *Server) documentAgain(c echo.Context, in *input, failed error, upload *file.File) error {
	what, kept := problem.Of(failed), false
	if upload != nil && what.Kind == problem.Invalid {
		id, kind := petition.ID(c.Param("id")), petition.DocumentKind(c.Param("kind"))
		d, err := s.Petitions.KeepFile(c.Request().Context(), actor(c), id, kind, in.version(), upload)
		if err != nil {
			failed = err
		} else {
			what.Words, kept = "Berkas sudah tersimpan, isian lainnya belum. Perbaiki yang disebut di bawah; berkas tidak perlu diunggah lagi.", true
			in.saved = d.Version
		}
	}
	f, d, err := s.documentKind(c)
	if err != nil {
		return err
	}
	page := s.documentPage(c, f, d, refused(in, failed))
	if upload != nil && !kept {
		eachField(page.Form.Fieldsets, func(x *Field) {
			if x.Name == "file" {
				x.Warning = "pilih berkasnya sekali lagi; berkas tadi belum tersimpan."
			}
		})
	}
	return s.again(c, failed, page)
}

// downloadDocument serves GET /petitions/:id/papers/:document/file.
func (s *Server) downloadDocument(c echo.Context) error {
	f, d, err := s.Petitions.File(c.Request().Context(), actor(c), petition.ID(c.Param("id")), petition.DocumentID(c.Param("document")))
	if err != nil {
		return err
	}
	return download(c, f.Type, "dokumen-"+string(d.Kind)+file.Ending(f.Type), f.Content)
}
