package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/file"
	"timbang/internal/identity"
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
	page := &DocumentEdit{Base: s.base(c, documentTitle(d), askedWords(d.Kind))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	if p := paper(d, f.ID); p.File != "" {
		page.File = &Link{Text: "Unduh berkas yang tersimpan (" + p.File + ")", Href: p.Href}
	}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/documents/" + d.Slot().String(), CSRF: page.CSRF, Version: back.at(d.Version), Fieldsets: back.over(documentForm(f.Petition, d)),
		Submit: "Simpan dokumen", Multipart: true, Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(f.ID)},
	}
	return page
}

// documentTitle heads the page of a document; one more other document has no
// title yet.
func documentTitle(d petition.Document) string {
	if d.ID == "" && d.Kind == petition.Other {
		return "Tambah dokumen lain"
	}
	return d.Label()
}

const localWords = "Diminta pengadilan ini, di luar Pasal 5."

// askedWords say who asks for a kind of document: an article, or the list of
// the court.
func askedWords(k petition.DocumentKind) string {
	if k.Local() {
		return localWords
	}
	return k.Pasal()
}

func documentForm(p *petition.Petition, d petition.Document) []Fieldset {
	fields := []Field{
		{Name: "number", Label: "Nomor", Value: d.Number, Width: "medium"},
		{Name: "issued_on", Label: "Tanggal dokumen", Kind: "date", Value: d.IssuedOn.Short()},
		{Name: "issuer", Label: "Diterbitkan oleh", Value: d.Issuer},
		{Name: "original_seen", Label: "Dokumen asli", Kind: "several", Values: checked(d.OriginalSeen), Options: []Option{{Value: "1", Text: "Asli diperlihatkan dan cocok"}}},
		{Name: "file", Label: "Pindaian atau foto", Kind: "file", Hint: fileHint(d)},
	}
	switch {
	case d.Kind == petition.Other:
		fields = append([]Field{{Name: "title", Label: "Judul dokumen", Value: d.Title, Required: true, Hint: "Misalnya surat pernyataan kepala dusun. Jangan tulis nama atau NIK."}}, fields...)
	case d.Kind.Local():
		fields = append([]Field{{Name: "form", Label: "Nama formulir seperti tercetak", Value: d.Form, Width: "medium", Hint: "Misalnya N1, N7 atau N8; penomoran formulir berbeda-beda."}}, fields...)
	}
	sets := append([]Fieldset{{Fields: fields}}, statedForm(p, d)...)
	if d.Kind.Statutory() && d.Kind != "a" {
		sets = append(sets, Fieldset{Legend: "Dokumen pengganti", Hint: "PERMA 5/2019 Pasal 5 ayat (2): bila dokumen tidak dapat dipenuhi, dokumen lain yang menjelaskan identitas atau pendidikan dapat dipakai.", Fields: []Field{
			{Name: "substitute", Label: "Pengganti", Kind: "several", Values: checked(d.Substitute), Options: []Option{{Value: "1", Text: "Ini dokumen pengganti"}}},
			{Name: "why", Label: "Mengapa dokumen pengganti dipakai", Kind: "longtext", Rows: 2, Value: d.Why},
		}})
	}
	return sets
}

// statedForm asks what the document says of the two prospective spouses.
func statedForm(p *petition.Petition, d petition.Document) []Fieldset {
	var out []Fieldset
	add := func(asked bool, who, prefix string, x petition.Stated, in petition.Person) {
		if !asked {
			return
		}
		hint := "Salin dari dokumen, juga bila berbeda dari permohonan. Semua tanggal ditampilkan; tidak ada yang dipilih."
		if !in.Born.IsZero() {
			hint += " Menurut permohonan: " + in.Born.Indonesian() + "."
		}
		out = append(out, Fieldset{Legend: sentence(who) + " menurut dokumen ini", Hint: hint, Fields: []Field{
			{Name: prefix + "born", Label: "Tanggal lahir " + who + " menurut dokumen ini", Kind: "date", Value: x.Born.Short()},
			{Name: prefix + "name", Label: "Nama " + who + " seperti tertulis, bila berbeda", Value: x.Name},
		}})
	}
	add(d.Kind.Of().Child(), "anak", "child_", d.Child, p.Child.Person)
	add(d.Kind.Of().Spouse(), lowerFirst(spouseTitle(p.Spouse)), "spouse_", d.Spouse, p.Spouse.Person)
	return out
}

// document reads a form into a document at a place.
func (in *input) document(id petition.ID, at petition.Slot) petition.Document {
	d := petition.Document{
		PetitionID: id, Kind: at.Kind, Ordinal: at.Ordinal, Title: in.text("title"), Form: in.text("form"),
		Number: in.text("number"), Issuer: in.text("issuer"), IssuedOn: in.date("issued_on"),
		OriginalSeen: in.yes("original_seen"), Substitute: in.yes("substitute"), Why: in.long("why"), Version: in.version(),
	}
	if at.Kind.Of().Child() {
		d.Child = petition.Stated{Born: in.date("child_born"), Name: in.text("child_name")}
	}
	if at.Kind.Of().Spouse() {
		d.Spouse = petition.Stated{Born: in.date("spouse_born"), Name: in.text("spouse_name")}
	}
	return d
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

// documentAt finds the petition and the document of a request. A court that
// does not ask for a kind has no page for it, unless one is on file.
func (s *Server) documentAt(c echo.Context) (*petition.File, petition.Document, error) {
	at, ok := petition.ParseSlot(c.Param("kind"))
	if !ok {
		return nil, petition.Document{}, errNoPage
	}
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return nil, petition.Document{}, err
	}
	if !f.Has(at) {
		return nil, petition.Document{}, errNoPage
	}
	return f, petition.FindAt(f.Documents, at), nil
}

// editDocument serves GET /petitions/:id/documents/:kind.
func (s *Server) editDocument(c echo.Context) error {
	f, d, err := s.documentAt(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.documentPage(c, f, d, nil))
}

// saveDocument serves POST /petitions/:id/documents/:kind.
func (s *Server) saveDocument(c echo.Context) error {
	f, old, err := s.documentAt(c)
	if err != nil {
		return err
	}
	in := read(c)
	upload, err := in.upload("file", s.Now())
	if err != nil {
		return err
	}
	d := in.document(f.ID, old.Slot())
	if err = in.problem("Dokumen belum disimpan.", d.Check(s.today(), upload != nil || old.FileHash != "")); err == nil {
		_, err = s.Petitions.PutDocument(c.Request().Context(), actor(c), d, upload)
	}
	if err != nil {
		return s.documentAgain(c, in, err, upload)
	}
	return s.see(c, identity.HideNumbers(d.Label())+": tersimpan."+kept(upload), petitionURL(f.ID))
}

// kept says what of an upload was not kept as it came, behind a sentence.
func kept(upload *file.File) string {
	if upload == nil || upload.Note == "" {
		return ""
	}
	return " " + upload.Note
}

// documentAgain shows a refused document. An upload is not asked for twice: it
// is kept although the rest was refused, or the page says that it was not.
func (s *Server) documentAgain(c echo.Context, in *input, failed error, upload *file.File) error {
	what, kept := problem.Of(failed), false
	if upload != nil && what.Kind == problem.Invalid {
		at, _ := petition.ParseSlot(c.Param("kind"))
		d, err := s.Petitions.KeepFile(c.Request().Context(), actor(c), petition.ID(c.Param("id")), at, in.version(), upload)
		if err != nil {
			failed = err
		} else {
			what.Words, kept = "Berkas sudah tersimpan, isian lainnya belum. Perbaiki yang disebut di bawah; berkas tidak perlu diunggah lagi.", true
			in.saved = d.Version
		}
	}
	f, d, err := s.documentAt(c)
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
