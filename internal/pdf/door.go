package pdf

import (
	"io"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/report"
)

// doorLine is large enough to be read from a step away.
var doorLine = style{regular, 13, black}

// DoorList writes the hearings of a day for the door of the court room. It names
// nobody: cases are called by their number, children by their initials. It
// returns an error when it cannot be printed or w fails.
func DoorList(w io.Writer, a *report.Agenda) error {
	at := time.Date(a.From.Year, a.From.Month, a.From.Day, 0, 0, 0, 0, calendar.WITA)
	return build(w, func() (*paper, info) {
		p := newPaper(sizeOf(a.Court))
		p.letterhead(a.Court.Name, []string{a.Court.Address})
		p.para(say("Daftar sidang, "+a.From.Weekday()+", "+a.From.Indonesian(), title), 7)
		p.y += 4
		if len(a.Sittings) == 0 {
			p.none("Tidak ada sidang pada hari ini.")
		} else {
			g := p.grid(column{"Pukul", 26}, column{"Nomor perkara", p.measure() - 26 - 30 - 52}, column{"Anak", 30}, column{"Ruang", 52})
			g.lead = 6
			for _, s := range a.Sittings {
				g.row(say(s.At, doorLine), say(string(s.Number), doorLine), say(s.Initials, doorLine), say(s.Room, doorLine))
			}
		}
		p.y += 4
		p.para(say("Sidang perkara anak tertutup untuk umum. Tunggu sampai nomor perkara Anda dipanggil.", table), tableLead)
		p.foot(a.Court.Name)
		return p, info{title: "Daftar sidang " + a.From.Indonesian(), author: a.Court.Name, at: at}
	})
}
