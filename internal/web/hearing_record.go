package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/hearing"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// HearingRecord is where the course of a hearing is entered, in the order of
// the printed hearing sheet.
type HearingRecord struct {
	Base
	Facts   []SummaryRow
	Action  string
	Version int
	Parts   []SheetPart
	Back    Link
	Says    string
}

// Name implements Page.
func (HearingRecord) Name() string { return "hearing/record" }

// SheetPart is one article of the hearing sheet. With columns its fields are
// the cells of a table, row after row below the heads; a matrix has a column of
// boxes for each field, and a row for each of their options.
type SheetPart struct {
	Fieldset
	Columns []string
	Heads   []string
	Matrix  bool
}

// Rows gives the rows of the table.
func (p SheetPart) Rows() []QuestionRow {
	var out []QuestionRow
	for i, head := range p.Heads {
		n := len(p.Columns)
		out = append(out, QuestionRow{Head: head, Cells: p.Fields[i*n : (i+1)*n]})
	}
	return out
}

// Boxes gives the rows of a matrix.
func (p SheetPart) Boxes() []BoxRow {
	if len(p.Fields) == 0 {
		return nil
	}
	var out []BoxRow
	for i, o := range p.Fields[0].Options {
		row := BoxRow{Head: o.Text}
		for j, f := range p.Fields {
			x := f.Options[i]
			x.Selected = f.Chosen(x)
			row.Boxes = append(row.Boxes, Box{Field: f, ID: f.OptionID(i), Column: p.Columns[j], Option: x})
		}
		out = append(out, row)
	}
	return out
}

// BoxRow is one row of a matrix.
type BoxRow struct {
	Head  string
	Boxes []Box
}

// Box is one box to tick.
type Box struct {
	Field      Field
	ID, Column string
	Option     Option
}

func recordURL(id petition.ID, ordinal int) string {
	return petitionURL(id) + "/hearings/" + strconv.Itoa(ordinal) + "/record"
}

// recordable returns the petition and the hearing of a record. It leads away
// from a hearing that cannot be recorded and returns nil.
func (s *Server) recordable(c echo.Context) (*petition.Petition, *hearing.Hearing, error) {
	p, all, i, err := s.openedOf(c)
	if err != nil || p == nil {
		return nil, nil, err
	}
	return p, &all[i], nil
}

// openedOf is hearingOf for a hearing that was opened; it leads away from
// another and returns nil.
func (s *Server) openedOf(c echo.Context) (*petition.Petition, []hearing.Hearing, int, error) {
	p, all, i, err := s.hearingOf(c)
	if err == nil && p != nil && all[i].Status == hearing.Scheduled {
		return nil, nil, 0, s.see(c, "Sidang ini belum dibuka. Buka sidang dahulu, lalu catat jalannya.", petitionURL(p.ID))
	}
	return p, all, i, err
}

// hearingOf returns the petition, its hearings and which of them the address
// names. It leads away from a petition that is decided and returns nil.
func (s *Server) hearingOf(c echo.Context) (*petition.Petition, []hearing.Hearing, int, error) {
	ctx, by := c.Request().Context(), actor(c)
	f, err := s.Petitions.Show(ctx, by, petition.ID(c.Param("id")))
	if err != nil {
		return nil, nil, 0, err
	}
	all, err := s.Hearings.Of(ctx, by, f.Petition)
	if err != nil {
		return nil, nil, 0, err
	}
	i := slices.IndexFunc(all, func(h hearing.Hearing) bool { return strconv.Itoa(h.Ordinal) == c.Param("ordinal") })
	switch {
	case i < 0:
		return nil, nil, 0, problem.Missing()
	case !f.Status.Pending():
		return nil, nil, 0, s.see(c, "Perkara ini sudah diputus; catatan sidangnya tidak dapat diubah lagi.", petitionURL(f.ID))
	}
	return f.Petition, all, i, nil
}

// hearingRevision names the hearing of a form as its sender saw it.
func hearingRevision(p *petition.Petition, h *hearing.Hearing, in *input) hearing.Revision {
	return hearing.Revision{Petition: p.ID, Ordinal: h.Ordinal, Version: in.version()}
}

func (s *Server) recordPage(c echo.Context, p *petition.Petition, all []hearing.Hearing, i int, back *refusal) *HearingRecord {
	h := &all[i]
	page := &HearingRecord{Base: s.base(c, "Catat jalannya sidang ke-"+strconv.Itoa(h.Ordinal), h.Line()+". "+s.caseLine(p))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: p.Name(), Href: petitionURL(p.ID)}, {Text: page.Title}}
	page.Facts = []SummaryRow{{Key: "Hakim", Value: s.accountName(c, p), Hint: "Panitera pengganti " + p.Deputy}}
	if saved := savedLine(h.Record.Saves); saved != "" {
		page.Facts = append(page.Facts, SummaryRow{Key: "Catatan", Value: saved})
	}
	page.Facts = append(page.Facts, calledRows(all, i, hearing.Seats(p))...)
	page.Parts = sheetParts(offered(all, i, hearing.Seats(p)), hearing.Seats(p))
	sets := make([]Fieldset, len(page.Parts))
	for i := range page.Parts {
		sets[i] = page.Parts[i].Fieldset
	}
	back.over(sets)
	page.Action, page.Version = recordURL(p.ID, h.Ordinal), back.at(h.Version)
	page.Back = Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(p.ID)}
	if h.Record.End != "" {
		page.Says = "Sidang ini sudah berakhir. Catatan sebelumnya tetap tersimpan dalam riwayat."
	}
	return page
}

// editRecord serves GET /petitions/:id/hearings/:ordinal/record.
func (s *Server) editRecord(c echo.Context) error {
	p, all, i, err := s.openedOf(c)
	if err != nil || p == nil {
		return err
	}
	return s.render(c, http.StatusOK, s.recordPage(c, p, all, i, nil))
}

// saveRecord serves POST /petitions/:id/hearings/:ordinal/record.
func (s *Server) saveRecord(c echo.Context) error {
	p, h, err := s.recordable(c)
	if err != nil || p == nil {
		return err
	}
	in := read(c)
	record := readRecord(in, hearing.Seats(p))
	err = in.problem("Catatan sidang belum tersimpan. Perbaiki yang disebut di bawah; isian Anda masih ada.", record.Check(h, hearing.Seats(p)))
	if err == nil {
		h, err = s.Hearings.Enter(c.Request().Context(), actor(c), hearingRevision(p, h, in), record, in.text("why"))
	}
	if err != nil {
		return s.recordAgain(c, in, err)
	}
	to := petitionURL(p.ID) + "#hearings"
	if h.Status == hearing.Adjourned && access.May(actor(c).Office, access.ScheduleHearing) && p.Status == petition.InHearing {
		to = petitionURL(p.ID) + "/hearings/new"
	}
	return s.see(c, recordedWords(h), to)
}

// recordAgain shows a refused record with what was typed, over what is stored
// now.
func (s *Server) recordAgain(c echo.Context, in *input, failed error) error {
	p, all, i, err := s.openedOf(c)
	if err != nil || p == nil {
		return err
	}
	return s.again(c, failed, s.recordPage(c, p, all, i, refused(in, failed)))
}

// recordedWords say what a saved record amounts to.
func recordedWords(h *hearing.Hearing) string {
	switch h.Status {
	case hearing.Adjourned:
		return "Catatan sidang tersimpan. Sidang ditunda ke " + dayLine(h.Record.Next) + "; jadwalkan jam dan ruangnya."
	case hearing.Closed:
		return "Catatan sidang tersimpan. Sidang ditutup."
	case hearing.Open, hearing.Scheduled:
	}
	return "Catatan sidang tersimpan. Pencatatan belum selesai."
}
