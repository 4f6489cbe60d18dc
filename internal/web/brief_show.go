package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/brief"
	"timbang/internal/instrument"
	"timbang/internal/petition"
)

// BriefShow is the brief in the browser, from the same data as the paper: every
// sentence with the place where it stands.
type BriefShow struct {
	Base
	State    Tag
	Says     string
	Facts    []SummaryRow
	Parts    []BriefPart // before the matrix
	Columns  []BriefColumn
	Matrix   []MatrixRow
	Rest     []BriefPart // after it
	Sheet    []BriefPart // what the hearings settled, and the questions that are left
	Agencies []BriefAgency
	After    []BriefPart
	URL      string
	Issue    bool // a version can be issued
}

// Name implements Page.
func (BriefShow) Name() string { return "brief/show" }

// BriefPart is one part of the brief; an empty one says so.
type BriefPart struct {
	ID, Title, None string
	Lines           []BriefLine
}

// BriefLine is a label with what is said under it.
type BriefLine struct {
	Label string
	Said  []BriefSaid
}

// BriefSaid is one sentence. Href is where it stands, for who reads it there;
// Source names that place.
type BriefSaid struct{ Text, Href, Source string }

// BriefColumn is one assessment of the matrix.
type BriefColumn struct{ Agency, On, Href string }

// MatrixRow is one factor across the assessments.
type MatrixRow struct {
	Factor, Name string
	Cells        []MatrixCell
	Disagrees    bool
}

// MatrixCell says what one assessment found about a factor, by mark and word.
type MatrixCell struct{ Agency, Mark, Words string }

// BriefAgency is one assessment as the court reads it.
type BriefAgency struct {
	ID, Title string
	Parts     []BriefPart
}

// showBrief serves GET /petitions/:id/brief.
func (s *Server) showBrief(c echo.Context) error {
	b, p, issued, err := s.Briefs.Preview(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page := &BriefShow{Base: s.base(c, "Ringkasan Perkara untuk Hakim", string(p.Number)), URL: petitionURL(p.ID), Issue: !issued && p.Status.Pending()}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: p.Name(), Href: page.URL}, {Text: "Ringkasan"}}
	page.State, page.Says = Tag{fmt.Sprintf("Versi %d, sudah terbit", b.Head.Version), "good"}, "Isi halaman ini sama dengan berkas PDF yang terbit."
	if !issued {
		page.State, page.Says = Tag{"Belum terbit", "notice"}, fmt.Sprintf("Ini keadaan sekarang. Bila diterbitkan, menjadi versi %d.", b.Head.Version)
	}
	r := briefReader{p.ID, b}
	page.Facts = r.strip()
	page.Parts = []BriefPart{r.who(), r.why(), r.voices("suara", b.Voices)}
	page.Columns, page.Matrix = r.columns(), r.matrix()
	page.Rest = append([]BriefPart{r.care(), r.gaps(), r.overrides(), r.chronology()}, r.marriage()...)
	page.Rest, page.Sheet = append(page.Rest, r.requests()), r.sheet()
	for i, a := range b.Agencies {
		page.Agencies = append(page.Agencies, r.agency(i, a))
	}
	page.After = []BriefPart{r.documents(), r.changes()}
	return s.render(c, http.StatusOK, page)
}

// briefReader puts a brief into the words of the page.
type briefReader struct {
	id petition.ID
	b  *brief.Brief
}

// said gives sentences with the places where they stand.
func (r briefReader) said(all ...brief.Sentence) []BriefSaid {
	var out []BriefSaid
	for _, x := range all {
		if !x.IsZero() {
			out = append(out, BriefSaid{x.Text, r.href(x.Ref), x.Ref.Label})
		}
	}
	return out
}

// href is the page on which the judge reads a source.
func (r briefReader) href(x brief.Ref) string {
	switch at := petitionURL(r.id); x.Kind {
	case brief.FromAssessment:
		return "/assessments/" + x.ID
	case brief.FromReferral:
		return "/referrals/" + x.ID
	case brief.FromCertificate:
		return "/certificates/" + x.ID + "/file"
	case brief.FromRepeat:
		return at + "/repeats"
	case brief.FromHearing:
		return at + "#hearings"
	case brief.FromDocument:
		return at + "#papers"
	case brief.FromOverride:
		return at + "#guard"
	case "":
		return ""
	default:
		return at
	}
}

// line is a labelled statement; what says nothing has no line.
func (r briefReader) line(label string, all ...brief.Sentence) []BriefLine {
	if said := r.said(all...); len(said) > 0 {
		return []BriefLine{{label, said}}
	}
	return nil
}

func (r briefReader) lines(all []brief.Line) []BriefLine {
	var out []BriefLine
	for _, l := range all {
		out = append(out, r.line(l.Label, l.Said...)...)
	}
	return out
}

// plainly is a line without a source: what the page computes or names.
func plainly(label, words string) BriefLine {
	return BriefLine{label, []BriefSaid{{Text: words}}}
}

func (r briefReader) strip() []SummaryRow {
	h := r.b.Head
	heard := SummaryRow{Key: "Sidang", Value: "Sidang belum dijadwalkan"}
	if !h.HearingDate.IsZero() {
		heard.Value = fmt.Sprintf("%s, %s, %s", h.HearingDate.Weekday(), h.HearingDate.Indonesian(), h.HearingTime)
		heard.Hint = fmt.Sprintf("Sidang ke-%d, %s", r.b.Hearing.Number, h.Room)
	}
	code := h.Code
	if code == "" {
		code = "diberikan saat terbit"
	}
	return []SummaryRow{
		{Key: "Pengadilan", Value: h.Court}, {Key: "Perkara", Value: h.CaseNumber, Hint: "Hakim " + h.Judge}, heard,
		{Key: "Versi", Value: fmt.Sprint(h.Version), Hint: "keadaan " + moment(h.FrozenAt)}, {Key: "Kode", Value: code},
	}
}

func (r briefReader) columns() []BriefColumn {
	var out []BriefColumn
	for _, c := range r.b.Matrix.Columns {
		out = append(out, BriefColumn{c.Agency, c.On.Indonesian(), r.href(c.Ref)})
	}
	return out
}

// matrix has all sixteen factors: one that nobody assessed says so.
func (r briefReader) matrix() []MatrixRow {
	var out []MatrixRow
	for _, row := range r.b.Matrix.Rows {
		x := MatrixRow{Factor: string(row.Factor), Name: row.Name, Disagrees: row.Disagrees()}
		for i, col := range r.b.Matrix.Columns {
			cell := brief.Cell{}
			if i < len(row.Cells) {
				cell = row.Cells[i]
			}
			mark, words := polarityWords(cell.Polarity, cell.Sealed)
			x.Cells = append(x.Cells, MatrixCell{col.Agency, mark, words})
		}
		out = append(out, x)
	}
	return out
}

// polarityWords says which way a finding points, by mark and word as the paper
// does and never by colour.
func polarityWords(p instrument.Polarity, sealed bool) (mark, words string) {
	if sealed {
		return "■", "tertutup"
	}
	switch p {
	case instrument.Concern:
		return "▲", "keberatan"
	case instrument.NoConcern:
		return "○", "tidak ada keberatan"
	case instrument.Mixed:
		return "◐", "campuran"
	}
	return "–", "tidak dinilai"
}
