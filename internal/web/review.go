package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/petition"
	"timbang/internal/problem"
)

// PetitionReview lets the clerk check the answers before handing them over.
type PetitionReview struct {
	Base
	Blocks   []Block
	Bare     []CautionLine // what must be there before it can be handed over
	Open     int           // steps with something missing
	Cautions []CautionLine
	Births   *Births
	URL      string
	Version  int
}

// Name implements Page.
func (PetitionReview) Name() string { return "petition/review" }

// reviewPetition serves GET /petitions/:id/review.
func (s *Server) reviewPetition(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if !f.Status.Open() {
		return c.Redirect(http.StatusSeeOther, petitionURL(f.ID))
	}
	page, err := s.reviewPage(c, f)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) reviewPage(c echo.Context, f *petition.File) (*PetitionReview, error) {
	page := &PetitionReview{Base: s.base(c, "Periksa isian", s.caseLineOf(f)+" Cocokkan dengan berkas, lalu serahkan untuk diperiksa kelengkapannya."), URL: petitionURL(f.ID), Version: f.Version}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.Blocks = s.people(f.Petition)
	for i, b := range page.Blocks {
		page.Blocks[i].Change = &Link{Text: "Ubah", Href: stepURL(f.ID, b.Step)}
	}
	for _, b := range f.Bare() {
		page.Bare = append(page.Bare, CautionLine{b.Words, stepURL(f.ID, b.Name)})
	}
	for _, st := range stepsOf(f.Petition) {
		if len(st.part(f.Petition).Check()) > 0 {
			page.Open++
		}
	}
	page.Cautions = cautionLines(f.Petition, f.Cautions(s.today()))
	m, err := s.Rulings.Marriage(c.Request().Context(), actor(c), f.Petition)
	page.Blocks = append(page.Blocks, marriageReview(m, f.Petition)...)
	page.Blocks = append(page.Blocks, documentBlock(f))
	page.Births = birthsOf(f, s.today())
	return page, err
}

func documentBlock(f *petition.File) Block {
	out := Block{Title: "Dokumen"}
	for _, at := range f.Slots() {
		p := paper(petition.FindAt(f.Documents, at), f.ID)
		if p.Missing && !at.Kind.Statutory() && !at.Kind.Local() {
			continue
		}
		row := SummaryRow{Key: p.Label, Value: p.State, Hint: commas(p.Number, p.On, p.File), Change: &Link{Text: "Ubah", Href: p.Edit}}
		if p.Missing {
			row.Change.Text = "Tambah"
		}
		out.Rows = append(out.Rows, row)
	}
	for _, p := range sharedPapers(f, false) {
		out.Rows = append(out.Rows, SummaryRow{Key: p.Label, Value: p.State, Hint: p.From})
	}
	return out
}

// submitPetition serves POST /petitions/:id/submit.
func (s *Server) submitPetition(c echo.Context) error {
	p, err := s.Petitions.Submit(c.Request().Context(), actor(c), revision(c))
	if err == nil {
		return s.see(c, "Permohonan diserahkan untuk diperiksa kelengkapannya.", petitionURL(p.ID))
	}
	f, failed := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if failed != nil {
		return failed
	}
	switch what := problem.Of(err); {
	case what.Kind == problem.Invalid:
		err = problem.New(problem.Invalid, "Permohonan belum dapat diserahkan. Lengkapi dahulu yang disebut di bawah.").Because(err)
	case what.Kind == problem.Conflict && !f.Status.Open():
		return s.see(c, "Permohonan ini sudah diserahkan.", petitionURL(f.ID))
	case what.Kind == problem.Conflict:
		err = problem.New(problem.Conflict, "Isian diubah orang lain sejak Anda membuka halaman ini. Di bawah adalah isian terbaru; periksa, lalu serahkan lagi.").Because(err)
	}
	page, failed := s.reviewPage(c, f)
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}
