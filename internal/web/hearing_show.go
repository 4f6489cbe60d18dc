package web

import (
	"fmt"
	"strings"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// HearingShow is one hearing on the page of its petition, with what was
// recorded of it.
type HearingShow struct {
	Title, Line string
	State       Tag
	Called      []SummaryRow // who was summoned how
	Awaited     string       // whom the petitioner was ordered to bring
	Rows        []SummaryRow
	Saved       string // who recorded it, and who changed it
	Links       []Link
}

// hearingShows are the hearings of a petition for a reader.
func hearingShows(by identity.Actor, p *petition.Petition, all []hearing.Hearing) []HearingShow {
	var out []HearingShow
	seats := hearing.Seats(p)
	for i, h := range all {
		x := HearingShow{Title: fmt.Sprintf("Sidang ke-%d", h.Ordinal), Line: h.Line(), State: hearingTag(all, i)}
		if len(h.Record.Saves) > 0 {
			x.Rows, x.Saved = recordRows(h.Record, seats), savedLine(h.Record.Saves)
		}
		if h.Status != hearing.Scheduled && p.Status.Pending() {
			x.Links = recordLinks(by, p, h)
		}
		x.Links = append(x.Links, summonsLink(by, p, all, i)...)
		x.Links = append(x.Links, leafletLink(by, p, h)...)
		x.Called, x.Awaited = relaasRows(h, seats), groupWords(hearing.Awaited(all, h.Ordinal))
		out = append(out, x)
	}
	return out
}

func hearingTag(all []hearing.Hearing, i int) Tag {
	tag := Tag{Text: hearing.Word(all, i)}
	switch {
	case all[i].Status == hearing.Open:
		tag.Text, tag.Tone = tag.Text+", belum selesai dicatat", "notice"
	case all[i].Status.Ended():
		tag.Tone = "good"
	}
	return tag
}

func recordLinks(by identity.Actor, p *petition.Petition, h hearing.Hearing) []Link {
	var out []Link
	if access.May(by.Office, access.RecordHearing) {
		words := "Catat jalannya sidang"
		if h.Record.End != "" {
			words = "Koreksi catatan sidang"
		}
		out = append(out, Link{Text: words, Href: recordURL(p.ID, h.Ordinal)})
	}
	if access.May(by.Office, access.FindAtHearing) {
		out = append(out, Link{Text: "Catat temuan Pasal 14", Href: findingsURL(p.ID, h.Ordinal)})
	}
	return out
}

// recordRows say what is recorded of a hearing.
func recordRows(r hearing.Record, seats []hearing.Summoned) []SummaryRow {
	title := func(who hearing.Role) string {
		for _, x := range seats {
			if x.Who == who {
				return x.Title
			}
		}
		return ""
	}
	var here, away []string
	for _, s := range r.Seats {
		switch {
		case s.Presence == hearing.Remote:
			here = append(here, title(s.Who)+" (audio-visual)")
		case s.Presence.Came():
			here = append(here, title(s.Who))
		case s.Presence.Absent():
			away = append(away, title(s.Who)+" ("+absence(s)+")")
		}
	}
	rows := filled(SummaryRow{Key: "Hadir", Value: strings.Join(here, "; ")}, SummaryRow{Key: "Tidak hadir", Value: strings.Join(away, "; ")}, mannerRow(r))
	for _, a := range r.Advice {
		rows = append(rows, SummaryRow{Key: "Nasihat kepada " + lowerFirst(a.To.Label()), Value: letters(a.Items), Hint: a.Response})
	}
	for _, s := range r.Statements {
		rows = append(rows, SummaryRow{Key: "Keterangan " + lowerFirst(title(s.Who)), Value: s.Gist, Hint: heardHow(s)})
	}
	for _, f := range r.Findings {
		rows = append(rows, findingRow(f))
	}
	return append(rows, filled(SummaryRow{Key: "Alasan ditunda", Value: r.Reason}, SummaryRow{Key: "Ditunda ke", Value: dayLine(r.Next)},
		SummaryRow{Key: "Diperintahkan dihadirkan", Value: groupWords(r.Ordered)})...)
}

// absence says why somebody did not come, and how they were called.
func absence(s hearing.Seat) string {
	why := s.Why
	if s.Presence == hearing.Silent {
		why = commas("tanpa keterangan", s.Why)
	}
	if s.Summons == "" {
		return why
	}
	return why + "; panggilan: " + lowerFirst(s.Summons.Label())
}

func mannerRow(r hearing.Record) SummaryRow {
	var kept []string
	if r.Understood {
		kept = append(kept, "bahasa dan cara yang dimengerti anak")
	}
	if r.Plain {
		kept = append(kept, "tanpa atribut persidangan")
	}
	row := SummaryRow{Key: "Bahasa dan suasana", Value: commas(append([]string{r.Language}, kept...)...)}
	for _, x := range []struct{ who, name string }{{"Pendamping", r.Companion}, {"Juru bahasa", r.Interpreter}} {
		if x.name != "" {
			row.Hint = strings.TrimSpace(row.Hint + " " + stopped(x.who+": "+x.name))
		}
	}
	if row.Value == "" && row.Hint != "" {
		row.Value = "Tidak dicatat"
	}
	return row
}

func letters(items []string) string {
	if len(items) == 5 {
		return "Huruf a sampai e"
	}
	return "Huruf " + strings.Join(items, ", ")
}

func heardHow(s hearing.Statement) string {
	if s.How == hearing.Alone {
		return "Didengar sendiri"
	}
	return "Didengar bersama " + s.With
}

func findingRow(f hearing.Finding) SummaryRow {
	row := SummaryRow{Key: "Temuan Pasal 14 huruf " + f.Letter, Value: f.Words}
	if f.Basis != "" {
		row.Hint = stopped("Dasar: " + f.Basis)
	}
	if f.Open {
		row.Hint = strings.TrimSpace(row.Hint + " Masih terbuka.")
	}
	if row.Value == "" {
		row.Value = "Belum ada"
	}
	return row
}

// savedLine says who recorded a hearing, and who changed it last.
func savedLine(all []hearing.Save) string {
	if len(all) == 0 {
		return ""
	}
	say := func(verb string, s hearing.Save) string {
		return stopped(verb + " " + s.By + " (" + s.Office.Label() + "), " + calendar.Of(s.At).Indonesian() + " " + calendar.Clock(s.At))
	}
	out := say("Dicatat", all[0])
	if last := all[len(all)-1]; len(all) > 1 {
		out += " " + say("Diubah", last)
		if last.Why != "" {
			out += " " + stopped("Koreksi: "+last.Why)
		}
	}
	return out
}

// recordStep is the way to a hearing that was opened and is not recorded yet.
func recordStep(o identity.Office, p *petition.Petition, all []hearing.Hearing) (Step, bool) {
	h := hearing.Last(all)
	if h == nil || h.Status != hearing.Open || !p.Status.Pending() || !access.May(o, access.RecordHearing) {
		return Step{}, false
	}
	return Step{Text: "Catat jalannya sidang", Href: recordURL(p.ID, h.Ordinal), Main: true}, true
}
