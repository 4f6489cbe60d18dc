package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/petition"
)

// NoteEdit is where a judge writes for themselves about a petition.
type NoteEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (NoteEdit) Name() string { return "determination/note" }

func noteURL(id petition.ID) string { return petitionURL(id) + "/note" }

func (s *Server) notePage(c echo.Context, back *refusal) (*NoteEdit, error) {
	n, p, err := s.Rulings.Note(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return nil, err
	}
	lead := stopped(draftName(p)) + " Hanya Anda yang membacanya; tidak masuk ringkasan, berkas gabungan, atau cetakan mana pun."
	if n.Version > 0 {
		lead += " Disimpan " + calendar.Of(n.SavedAt).Indonesian() + ", " + calendar.Clock(n.SavedAt) + "."
	}
	page := &NoteEdit{Base: s.base(c, "Catatan pribadi", lead)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(p), Href: petitionURL(p.ID)}, {Text: page.Title}}
	page.Form = Form{
		Action: noteURL(p.ID), CSRF: page.CSRF, Version: back.at(n.Version), Submit: "Simpan", Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(p.ID)},
		Fieldsets: back.over([]Fieldset{{Fields: []Field{{Name: "words", Label: "Catatan", Kind: "longtext", Rows: 14, Value: n.Words, Hint: "Bukan bagian dari berkas perkara. Temuan untuk penetapan dicatat pada Temuan hakim."}}}}),
	}
	return page, nil
}

// editNote serves GET /petitions/:id/note.
func (s *Server) editNote(c echo.Context) error {
	page, err := s.notePage(c, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// saveNote serves POST /petitions/:id/note.
func (s *Server) saveNote(c echo.Context) error {
	in, id := read(c), petition.ID(c.Param("id"))
	err := s.Rulings.SaveNote(c.Request().Context(), actor(c), id, in.version(), in.long("words"))
	if err == nil {
		return s.see(c, "Catatan pribadi disimpan.", petitionURL(id))
	}
	page, failed := s.notePage(c, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}
