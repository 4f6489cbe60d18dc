package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// HearingNew is where a hearing is scheduled, with those that were before.
type HearingNew struct {
	Base
	Facts    []SummaryRow
	Hearings []HearingLine
	Form     Form
}

// Name implements Page.
func (HearingNew) Name() string { return "hearing/new" }

// HearingLine is one hearing of a petition as the page lists it.
type HearingLine struct {
	Ordinal         int
	Day, Hour, Room string
	State           Tag
}

func (s *Server) hearingPage(c echo.Context, p *petition.Petition, in *input, slot hearing.Slot, what *problem.Problem) (*HearingNew, error) {
	all, err := s.Hearings.Of(c.Request().Context(), actor(c), p)
	if err != nil {
		return nil, err
	}
	page := &HearingNew{Base: s.base(c, "Jadwalkan sidang", p.Name()+". "+s.lead(p))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: p.Name(), Href: petitionURL(p.ID)}, {Text: page.Title}}
	page.Facts, page.Hearings = s.hearingFacts(c, p), hearingLines(all)
	sets := hearingForm(all, slot, what)
	if in != nil {
		inOrder(sets, what)
		sets = overlay(sets, typed(in), what)
	}
	page.Form = Form{
		Action: petitionURL(p.ID) + "/hearings", CSRF: page.CSRF, Version: p.Version, Fieldsets: sets,
		Submit: "Jadwalkan sidang", Cancel: &Link{Text: "Kembali ke perkara", Href: petitionURL(p.ID)},
	}
	return page, nil
}

// hearingForm asks when and where, and for a confirmation when there are
// doubts about what was typed. The room of the last hearing is offered again,
// and the day to which it was adjourned.
func hearingForm(all []hearing.Hearing, slot hearing.Slot, what *problem.Problem) []Fieldset {
	room, day, hour := "", "", ""
	if last := hearing.Last(all); last != nil {
		room = last.Room
		if day = last.Record.Next.Short(); day != "" {
			hour = last.At
		}
	}
	fields := []Field{
		{Name: "on", Label: "Tanggal sidang", Kind: "date", Required: true, Hint: "Contoh 30-11-2026. Hari kerja.", Value: day},
		{Name: "at", Label: "Pukul", Kind: "time", Required: true, Value: hour},
		{Name: "room", Label: "Ruang sidang", Required: true, Width: "medium", Value: room},
	}
	if what.At("confirm") != "" {
		fields = append(fields, Field{Name: "confirm", Label: "Tetap jadwalkan", Kind: "several", Required: true,
			Options: []Option{{Value: slot.Key(), Text: "Saya sudah memeriksanya; jadwalkan pada waktu ini"}}})
	}
	return []Fieldset{{Fields: fields}}
}

// hearingFacts are what the clerk weighs when choosing a day.
func (s *Server) hearingFacts(c echo.Context, p *petition.Petition) []SummaryRow {
	rows := []SummaryRow{{Key: "Hakim", Value: s.accountName(c, p), Hint: "Panitera pengganti " + p.Deputy}}
	if born := p.Child.Born; !born.IsZero() {
		adult := calendar.Birthday(born, 19)
		rows = append(rows, SummaryRow{Key: "Anak genap 19 tahun", Value: dayLine(adult), Hint: untilNineteen(born, s.today())})
	}
	return rows
}

func hearingLines(all []hearing.Hearing) []HearingLine {
	var out []HearingLine
	for i, h := range all {
		out = append(out, HearingLine{Ordinal: h.Ordinal, Day: dayLine(h.On), Hour: h.At + " WITA", Room: h.Room, State: hearingTag(all, i)})
	}
	return out
}

const notHeard = "Sidang dapat dijadwalkan setelah hakim ditetapkan dan sebelum perkara diputus."

func mayBeHeard(st petition.Status) bool {
	return st == petition.Scheduled || st.May(petition.Scheduled)
}

// newHearing serves GET /petitions/:id/hearings/new.
func (s *Server) newHearing(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if !mayBeHeard(f.Status) {
		return s.see(c, notHeard, petitionURL(f.ID))
	}
	page, err := s.hearingPage(c, f.Petition, nil, hearing.Slot{}, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// scheduleHearing serves POST /petitions/:id/hearings.
func (s *Server) scheduleHearing(c echo.Context) error {
	ctx, in := c.Request().Context(), read(c)
	slot := hearing.Slot{On: in.date("on"), At: in.text("at"), Room: in.text("room"), Confirmed: in.text("confirm")}
	err := in.problem("Sidang belum dijadwalkan.", slot.Check(s.today()))
	var h *hearing.Hearing
	if err == nil {
		h, err = s.Hearings.Schedule(ctx, actor(c), revision(c), slot)
	}
	if err == nil {
		return s.see(c, "Sidang dijadwalkan: "+h.Line()+".", petitionURL(h.PetitionID))
	}
	f, failed := s.Petitions.Show(ctx, actor(c), petition.ID(c.Param("id")))
	if failed != nil {
		return failed
	}
	if !mayBeHeard(f.Status) {
		return s.see(c, notHeard, petitionURL(f.ID))
	}
	stale(problem.Of(err))
	page, failed := s.hearingPage(c, f.Petition, in, slot, problem.Of(err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

// beginHearing serves POST /petitions/:id/hearings/begin.
func (s *Server) beginHearing(c echo.Context) error {
	h, err := s.Hearings.Begin(c.Request().Context(), actor(c), revision(c))
	if err != nil {
		return err
	}
	return s.see(c, "Sidang dibuka.", petitionURL(h.PetitionID))
}
