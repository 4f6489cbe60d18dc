package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/followup"
	"timbang/internal/referral"
)

// FollowUpCounts is what the monitor sees of the follow-up: figures, and
// nothing about a person.
type FollowUpCounts struct {
	Base
	Courts []CourtCount
}

// Name implements Page.
func (FollowUpCounts) Name() string { return "followup/counts" }

// CourtCount is the figures of one court.
type CourtCount struct {
	ID, Court string
	Rows      []SummaryRow
}

// countFollowUps serves GET /follow-ups.
func (s *Server) countFollowUps(c echo.Context) error {
	ctx := c.Request().Context()
	all, err := s.FollowUps.Figures(ctx, actor(c))
	if err != nil {
		return err
	}
	names, err := s.courtNames(ctx)
	if err != nil {
		return err
	}
	page := &FollowUpCounts{Base: s.base(c, "Tindak lanjut dalam angka", "Jumlah anak dan kunjungan setelah penetapan, sampai "+dayLine(s.today())+".")}
	for _, x := range all {
		row := CourtCount{ID: anchor(string(x.CourtID)), Court: names[x.CourtID], Rows: []SummaryRow{{Key: x.Plans.Label, Value: x.Plans.Words}}}
		for _, f := range x.Visits {
			row.Rows = append(row.Rows, SummaryRow{Key: f.Label, Value: f.Words})
		}
		page.Courts = append(page.Courts, row)
	}
	return s.render(c, http.StatusOK, page)
}

// visitLists are the visits that the court has to see to, without lists that
// are empty.
func (s *Server) visitLists(c echo.Context) ([]Section, error) {
	all, err := s.FollowUps.Waiting(c.Request().Context(), actor(c))
	if err != nil {
		return nil, err
	}
	head := []string{"Kunjungan", "Paling lambat", "Tempat tinggal", "Lembaga", "Keadaan"}
	ask := Section{ID: "kunjungan", Title: "Kunjungan yang perlu diminta", Head: head}
	over := Section{ID: "kunjungan-terlambat", Title: "Kunjungan terlambat", Head: head}
	for _, l := range all {
		if l.Waits() {
			ask.Rows = append(ask.Rows, s.visitRow(c, l))
		} else if l.Due.Before(s.today()) {
			over.Rows = append(over.Rows, s.visitRow(c, l))
		}
	}
	var out []Section
	for _, x := range []Section{over, ask} {
		if len(x.Rows) > 0 {
			out = append(out, x)
		}
	}
	return out, nil
}

func (s *Server) visitRow(c echo.Context, l followup.Line) Row {
	today := s.today()
	due := Cell{Label: "Paling lambat", Text: l.Due.Indonesian(), Note: near(l.Due, today)}
	if words := late(l.Due, today); words != "" {
		due.Note, due.Late = "", "Terlambat, "+words
	}
	state := Cell{Label: "Keadaan", Text: followup.Planned.Label()}
	if l.ReferralID != "" {
		state.Text = l.Asked.Label()
	}
	return Row{Name: string(l.Number), Note: "Anak " + l.Initials, Href: followUpURL(l.PetitionID), Cells: []Cell{
		{Label: "Kunjungan", Text: visitTitle(l.Ordinal)}, due, {Label: "Tempat tinggal", Text: l.District}, {Label: "Lembaga", Text: s.agencyName(c.Request().Context(), l.AgencyID)}, state,
	}}
}

// visitNote says of a request that it is for a visit.
func visitNote(r referral.Referral) string {
	if r.Visit == 0 {
		return ""
	}
	return "tindak lanjut ke-" + strconv.Itoa(r.Visit)
}

// lateVisits are the visits among the requests of an agency that are overdue,
// or no section where there is none.
func (s *Server) lateVisits(all []referral.Referral) []Section {
	out := Section{ID: "kunjungan-terlambat", Title: "Kunjungan tindak lanjut terlambat"}
	for _, r := range all {
		if r.Visit > 0 && r.Late(s.today()) {
			out.Rows = append(out.Rows, s.referralRow(r, referralTag(r.Status)))
		}
	}
	if len(out.Rows) == 0 {
		return nil
	}
	return []Section{out}
}
