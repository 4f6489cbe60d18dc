package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/followup"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// ordinal gives the number in the address, or 0, which no record has.
func ordinal(c echo.Context) int {
	n, err := strconv.Atoi(c.Param("ordinal"))
	if err != nil {
		return 0
	}
	return n
}

// askVisit serves POST /petitions/:id/follow-up/visits/:ordinal/ask.
func (s *Server) askVisit(c echo.Context) error {
	ctx, id := c.Request().Context(), petition.ID(c.Param("id"))
	f, err := s.FollowUps.Ask(ctx, actor(c), revision(c), ordinal(c))
	if err == nil {
		return s.see(c, "Permintaan kunjungan terkirim kepada "+s.agencyName(ctx, f.Plan.AgencyID)+".", followUpURL(id))
	}
	if problem.Is(err, problem.NotFound) {
		return err
	}
	f, failed := s.FollowUps.Show(ctx, actor(c), id)
	if failed != nil {
		return failed
	}
	if f.Plan == nil {
		return err
	}
	page, failed := s.followUpPage(c, f)
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

func (s *Server) missForm(c echo.Context, f *followup.File) (planForm, error) {
	n := ordinal(c)
	if n < 1 || n > followup.Visits {
		return planForm{}, problem.Missing()
	}
	var options []Option
	for _, x := range followup.Hindrances {
		options = append(options, Option{Value: string(x.Kind), Text: x.Label})
	}
	return planForm{path: "/visits/" + strconv.Itoa(n) + "/miss", title: "Catat kunjungan ke-" + strconv.Itoa(n) + " tidak terlaksana", submit: "Catat tidak terlaksana", final: true,
		says: "Kunjungan ini ditutup, dan permintaan yang masih di lembaga ditarik. Kunjungan berikutnya tetap direncanakan.",
		sets: []Fieldset{{Fields: []Field{
			{Name: "why", Label: "Mengapa", Kind: "choice", Required: true, Options: options},
			{Name: "words", Label: "Penjelasan", Kind: "longtext", Rows: 3, Required: true, Hint: "Apa yang sudah dicoba dan siapa yang memberi tahu. Jangan tulis nama atau NIK."},
		}}}}, nil
}

// editMissedVisit serves GET /petitions/:id/follow-up/visits/:ordinal/miss.
func (s *Server) editMissedVisit(c echo.Context) error { return s.editPlan(c, nil, s.missForm) }

// saveMissedVisit serves POST /petitions/:id/follow-up/visits/:ordinal/miss.
func (s *Server) saveMissedVisit(c echo.Context) error {
	in := read(c)
	_, err := s.FollowUps.Miss(c.Request().Context(), actor(c), revision(c), ordinal(c), followup.Hindrance(in.text("why")), in.long("words"))
	return s.savePlan(c, in, err, "Kunjungan dicatat tidak terlaksana.", s.missForm)
}
