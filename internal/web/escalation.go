package web

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/labstack/echo/v4"

	"timbang/internal/petition"
	"timbang/internal/referral"
)

// escalated lists the assessments of the court that are so late that the
// registrar must ask after them, the latest first.
func (s *Server) escalated(c echo.Context, all pile) (Section, error) {
	out := Section{ID: "eskalasi", Title: fmt.Sprintf("Asesmen terlambat lebih dari %d hari kerja", referral.Grace), Head: []string{"Lembaga", "Batas waktu", "Status"}}
	refs, err := s.Referrals.List(c.Request().Context(), actor(c), "")
	for _, r := range refs {
		if r.Escalated(s.today()) {
			out.Rows = append(out.Rows, s.escalatedRow(c, r, all))
		}
	}
	return out, err
}

func (s *Server) escalatedRow(c echo.Context, r referral.Referral, all pile) Row {
	row := Row{Name: "Anak " + r.Case.Initials, Href: referralURL(r.ID), Cells: []Cell{
		{Label: "Lembaga", Text: s.agencyName(c.Request().Context(), r.AgencyID), Note: r.Assessor},
		{Label: "Batas waktu", Text: r.Due.Indonesian(), Late: dueWords(&r, s.today())},
		{Label: "Status", Text: r.Status.Label()},
	}}
	if i := slices.IndexFunc(all, func(p petition.Summary) bool { return p.ID == r.PetitionID }); i >= 0 {
		row.Name, row.Note = cmp.Or(string(all[i].Number), row.Name), row.Name
	}
	return row
}
