package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/petition"
)

// column is one part of every row of a list of petitions.
type column struct {
	head string
	cell func(p petition.Summary, today calendar.Date) Cell
}

// The columns that lists are made of.
var (
	colAge = column{"Umur anak", func(p petition.Summary, today calendar.Date) Cell {
		if p.Born.IsZero() {
			return Cell{}
		}
		c := Cell{Text: calendar.AgeOn(p.Born, today).String()}
		switch day := calendar.Birthday(p.Born, 19); {
		case !p.Status.Pending():
		case !today.Before(day):
			c.Late = "Genap 19 tahun " + day.Indonesian()
		case !p.HearingOn.Before(day):
			c.Late = "Genap 19 tahun " + day.Indonesian() + ", sebelum atau pada hari sidang"
		case calendar.MonthsUntil(today, day) < 3:
			c.Note = "genap 19 tahun " + day.Indonesian()
		}
		return c
	}}
	colDistrict = column{"Tempat tinggal", func(p petition.Summary, _ calendar.Date) Cell {
		district, regency, _ := strings.Cut(p.District, ", ")
		return Cell{Text: district, Note: regency}
	}}
	colJudge     = column{"Hakim", func(p petition.Summary, _ calendar.Date) Cell { return Cell{Text: p.JudgeName} }}
	colState     = column{"Tahap", func(p petition.Summary, _ calendar.Date) Cell { return Cell{Text: p.Status.Label()} }}
	colSubmitted = column{"Diserahkan", func(p petition.Summary, today calendar.Date) Cell {
		if p.SubmittedAt == nil {
			return Cell{}
		}
		return onDay(calendar.Of(*p.SubmittedAt), today)
	}}
	colReturned   = column{"Dikembalikan", func(p petition.Summary, today calendar.Date) Cell { return onDay(calendar.Of(p.UpdatedAt), today) }}
	colUpdated    = column{"Terakhir diubah", func(p petition.Summary, today calendar.Date) Cell { return onDay(calendar.Of(p.UpdatedAt), today) }}
	colAssigned   = column{"Hakim ditetapkan", func(p petition.Summary, today calendar.Date) Cell { return onDay(p.AssignedOn, today) }}
	colDecided    = column{"Diputus", func(p petition.Summary, today calendar.Date) Cell { return onDay(p.DecidedOn, today) }}
	colRegistered = column{"Didaftarkan", func(p petition.Summary, today calendar.Date) Cell {
		c := onDay(p.RegisteredOn, today)
		c.Late = unassigned(p, today)
		return c
	}}
	colHearing = column{"Sidang", func(p petition.Summary, today calendar.Date) Cell {
		c := Cell{Text: dayLine(p.HearingOn), Note: near(p.HearingOn, today), Late: unopened(p, today)}
		if c.Text != "" {
			c.Note += ", pukul " + p.HearingAt + ", " + p.HearingRoom
		}
		return c
	}}
	colHour = column{"Pukul", func(p petition.Summary, _ calendar.Date) Cell {
		return Cell{Text: p.HearingAt + " WITA", Note: p.HearingRoom + begun(p)}
	}}
	colAssessments = column{"Asesmen", assessmentCell}
	colBrief       = column{"Ringkasan", briefCell}
	colLate        = column{"Yang terlambat", func(p petition.Summary, today calendar.Date) Cell {
		return Cell{Text: strings.Join(lateness(p, today), " ")}
	}}
)

func onDay(d, today calendar.Date) Cell { return Cell{Text: d.Indonesian(), Note: near(d, today)} }

func begun(p petition.Summary) string {
	if p.HearingBegun {
		return ", sudah dibuka"
	}
	return ""
}

func assessmentCell(p petition.Summary, today calendar.Date) Cell {
	if p.Referrals == 0 {
		return Cell{Text: "Belum diminta"}
	}
	c := Cell{Text: fmt.Sprintf("%d dari %d ditandatangani", p.Signed, p.Referrals)}
	if !p.Due.IsZero() {
		c.Note = "batas " + p.Due.Indonesian() + ", " + near(p.Due, today)
	}
	if p.Due.Before(today) && !p.Due.IsZero() {
		c.Late = "Terlambat"
	}
	return c
}

func briefCell(p petition.Summary, today calendar.Date) Cell {
	if p.Briefs == 0 || p.BriefAt == nil {
		if p.HearingOn == today {
			return Cell{Late: "Belum terbit"}
		}
		return Cell{Text: "Belum terbit"}
	}
	on := calendar.Of(*p.BriefAt)
	c := Cell{Text: fmt.Sprintf("Versi %d", p.Briefs), Note: "terbit " + on.Indonesian() + ", " + near(on, today)}
	if p.SignedAt != nil && p.SignedAt.After(*p.BriefAt) {
		c.Late = "Ada asesmen sesudahnya"
	}
	return c
}

// judgeWithin is within how many days of the registration a judge is named.
const judgeWithin = 7

// unassigned says how late the naming of a judge is, or nothing.
func unassigned(p petition.Summary, today calendar.Date) string {
	if n := p.RegisteredOn.DaysUntil(today); p.Status == petition.Registered && n > judgeWithin {
		return fmt.Sprintf("Menunggu hakim %d hari", n)
	}
	return ""
}

// unopened says that the day of a hearing passed and nobody opened it.
func unopened(p petition.Summary, today calendar.Date) string {
	if words := late(p.HearingOn, today); words != "" && p.Status == petition.Scheduled && !p.HearingBegun {
		return "Belum dibuka, " + words
	}
	return ""
}

// lateness lists everything that is late about a petition, in sentences.
func lateness(p petition.Summary, today calendar.Date) []string {
	var out []string
	if words := unassigned(p, today); words != "" {
		out = append(out, words+" sejak didaftarkan.")
	}
	if unopened(p, today) != "" {
		out = append(out, fmt.Sprintf("Sidang %s belum dibuka, %s.", p.HearingOn.Indonesian(), late(p.HearingOn, today)))
	}
	if n := calendar.WorkingDaysUntil(p.Due, today); n > 0 {
		out = append(out, fmt.Sprintf("Asesmen belum masuk, terlambat %d hari kerja dari batas %s.", n, p.Due.Indonesian()))
	}
	return out
}

// section makes a list of the petitions with the given columns.
func (s *Server) section(id, title, empty string, ps []petition.Summary, cols ...column) Section {
	x, today := Section{ID: id, Title: title, Empty: empty}, s.today()
	for _, col := range cols {
		x.Head = append(x.Head, col.head)
	}
	for _, p := range ps {
		r := Row{Name: "Permohonan baru", Href: petitionURL(p.ID)}
		if p.Initials != "" {
			r.Name = "Anak " + p.Initials
		}
		if p.Number != "" {
			r.Name, r.Note = string(p.Number), r.Name
		}
		for _, col := range cols {
			cell := col.cell(p, today)
			cell.Label = col.head
			r.Cells = append(r.Cells, cell)
		}
		x.Rows = append(x.Rows, r)
	}
	return x
}

// pile is petitions of which some are picked for each list.
type pile []petition.Summary

func (all pile) pick(yes func(petition.Summary) bool) pile {
	var out pile
	for _, p := range all {
		if yes(p) {
			out = append(out, p)
		}
	}
	return out
}

func (all pile) in(statuses ...petition.Status) pile {
	return all.pick(func(p petition.Summary) bool { return slices.Contains(statuses, p.Status) })
}

// moot are the petitions before the court whose child is 19 by now.
func (all pile) moot(today calendar.Date) pile {
	return all.pick(func(p petition.Summary) bool {
		return p.Status.Pending() && !p.Born.IsZero() && !today.Before(calendar.Birthday(p.Born, 19))
	}).byRegister()
}

const mootTitle = "Anak genap 19 tahun"

// oldest puts what waits longest first.
func (all pile) oldest() pile {
	slices.SortStableFunc(all, func(a, b petition.Summary) int { return a.UpdatedAt.Compare(b.UpdatedAt) })
	return all
}

// byHearing puts the nearest hearing first.
func (all pile) byHearing() pile {
	slices.SortStableFunc(all, func(a, b petition.Summary) int {
		return cmp.Or(a.HearingOn.Compare(b.HearingOn), cmp.Compare(a.HearingAt, b.HearingAt))
	})
	return all
}

// byRegister puts the oldest registration first.
func (all pile) byRegister() pile {
	slices.SortStableFunc(all, func(a, b petition.Summary) int { return a.RegisteredOn.Compare(b.RegisteredOn) })
	return all
}

// everyOne reads all petitions of the statuses, page after page: a worklist
// that ends at some number would hide work.
func (s *Server) everyOne(c echo.Context, statuses ...petition.Status) (pile, error) {
	return s.everyUpTo(c, math.MaxInt, statuses...)
}

// everyUpTo does the same, and stops after the page that reaches a number.
func (s *Server) everyUpTo(c echo.Context, most int, statuses ...petition.Status) (pile, error) {
	const page = 200
	var all pile
	for after := ""; ; {
		ps, err := s.Petitions.List(c.Request().Context(), actor(c), petition.Filter{Statuses: statuses, Limit: page, After: after})
		if err != nil {
			return nil, err
		}
		all = append(all, ps...)
		if len(ps) < page || len(all) >= most {
			return all, nil
		}
		after = ps[page-1].Place()
	}
}

// dayLead begins a first page with the day.
func (s *Server) dayLead(words string) string {
	return dayLine(s.today()) + ". " + words
}
