package web

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"timbang/internal/petition"
)

// judgePage is the first page of a judge: the hearings of today, those to come
// and everything else that waits for this judge.
func (s *Server) judgePage(c echo.Context) (Page, error) {
	all, err := s.everyOne(c, petition.Assigned, petition.Scheduled, petition.InHearing, petition.Decided, petition.FollowUp)
	if err != nil {
		return nil, err
	}
	page := &CourtHome{Base: s.base(c, "Sidang Saya", "")}
	now, next, rest := all.bench(s)
	page.Sections = []Section{
		s.section("hari-ini", "Hari ini", "Tidak ada sidang hari ini. Sidang muncul di sini setelah petugas menjadwalkannya.",
			now, colHour, colAge, colAssessments, colBrief),
		s.section("berikutnya", "Berikutnya", "Belum ada sidang lain yang terjadwal.", next, colHearing, colAge, colAssessments, colBrief),
		s.section("lain", "Perkara lain", "Tidak ada perkara lain yang ditetapkan kepada Anda. Panitera menetapkan hakim setelah permohonan terdaftar.",
			rest, colState, colHearing, colAge, colAssessments, colBrief),
	}
	page.Sections = s.ifAny(page.Sections, "genap-19", mootTitle, all.moot(s.today()), colAge, colState, colHearing)
	page.Counts, page.Board = counts(page.Sections), "/gaps"
	page.Sections = s.ifAny(page.Sections, "diputus", "Sudah diputus", all.in(petition.Decided, petition.FollowUp), colDecided, colState, colAge)
	page.Lead = s.dayLead(firstHearing(now))
	return page, nil
}

// bench divides the pending petitions of a judge by their hearing.
func (all pile) bench(s *Server) (now, next, rest pile) {
	today := s.today()
	for _, p := range all.in(petition.Assigned, petition.Scheduled, petition.InHearing).byHearing() {
		switch {
		case p.HearingOn == today:
			now = append(now, p)
		case p.HearingOn.After(today):
			next = append(next, p)
		default:
			rest = append(rest, p)
		}
	}
	return now, next, rest
}

func firstHearing(now pile) string {
	for _, p := range now {
		if !p.HearingBegun {
			return fmt.Sprintf("Sidang pertama yang belum dibuka pukul %s di %s.", p.HearingAt, p.HearingRoom)
		}
	}
	if len(now) > 0 {
		return "Semua sidang hari ini sudah dibuka."
	}
	return "Tidak ada sidang hari ini."
}
