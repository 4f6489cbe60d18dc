package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/repeat"
)

// Earlier is what the page of a petition says about earlier ones: for every
// office only that they may exist, in which court and since when.
type Earlier struct {
	Lines []string // "PA Praya, 12-03-2026"
	Href  string   // where they are looked into; empty for who may not
	About []Link   // what the other court asked about this petition
}

// RepeatShow is where registrar and judge look into the earlier petitions that
// may concern the same people.
type RepeatShow struct {
	Base
	URL   string
	Cards []RepeatCard
}

// Name implements Page.
func (RepeatShow) Name() string { return "repeat/show" }

// RepeatCard is one earlier petition. Details are there when they may be known.
type RepeatCard struct {
	ID, Title     string
	State         Tag
	Rows, Details []SummaryRow
	Decisions     []VerdictLine // the newest first
	Links         []Link
}

// VerdictLine is one decision on a match.
type VerdictLine struct{ Verdict, Why, By string }

// shortCourt names a court as its people do, "PA Praya".
func (s *Server) shortCourt(c echo.Context, id identity.CourtID) string {
	court, err := s.Directory.Court(c.Request().Context(), id)
	if err != nil {
		return string(id)
	}
	return strings.Replace(court.Name, "Pengadilan Agama", "PA", 1)
}

// earlier returns what the page of p says about earlier petitions, or nil.
func (s *Server) earlier(c echo.Context, p *petition.Petition) (*Earlier, error) {
	ctx, by := c.Request().Context(), actor(c)
	open, all, err := s.Repeats.Notices(ctx, by, p)
	if err != nil {
		return nil, err
	}
	out := &Earlier{}
	for _, n := range open {
		out.Lines = append(out.Lines, s.shortCourt(c, n.Court)+", "+n.On.Short())
	}
	if all > 0 && access.May(by.Office, access.ReadRepeat) {
		out.Href = repeatsURL(p.ID)
	}
	if access.May(by.Office, access.AnswerRepeat) {
		asked, err := s.Repeats.About(ctx, by, p)
		if err != nil {
			return nil, err
		}
		for _, r := range asked {
			words := fmt.Sprintf("%s meminta keterangan tentang permohonan ini, %s: %s", s.shortCourt(c, r.CourtID), calendar.Of(r.AskedAt).Indonesian(), lowerFirst(r.Status.Label()))
			out.About = append(out.About, Link{Text: words, Href: requestURL(r.ID)})
		}
	}
	return out, nil
}

func repeatsURL(id petition.ID) string { return petitionURL(id) + "/repeats" }

func requestURL(id repeat.RequestID) string { return "/repeats/" + string(id) }

// showRepeats serves GET /petitions/:id/repeats.
func (s *Server) showRepeats(c echo.Context) error {
	f, err := s.Repeats.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page := &RepeatShow{Base: s.base(c, "Permohonan terdahulu", s.caseLine(f.Petition)), URL: petitionURL(f.ID)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	for i, x := range f.Sightings {
		page.Cards = append(page.Cards, s.repeatCard(c, f.Petition, i, x))
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) repeatCard(c echo.Context, p *petition.Petition, i int, x repeat.Sighting) RepeatCard {
	card := RepeatCard{ID: fmt.Sprintf("earlier-%d", i+1), Title: s.shortCourt(c, x.Court) + ", " + x.Filed.Short(), State: verdictTag(x.Verdict()), Rows: sharedRows(x)}
	for _, q := range x.Requests {
		card.Rows = append(card.Rows, requestRow(q))
	}
	if x.Details != nil {
		card.Details = detailRows(x.Details)
	}
	for _, d := range x.Decisions {
		card.Decisions = append(card.Decisions, VerdictLine{d.Verdict.Label(), d.Why, fmt.Sprintf("%s (%s), %s", d.Name, d.Office.Label(), calendar.Of(d.MadeAt).Indonesian())})
	}
	card.Links = repeatLinks(actor(c), p, x)
	return card
}

// repeatLinks leads to what the reader may do about a match. An open question
// comes first: an answer helps to decide.
func repeatLinks(by identity.Actor, p *petition.Petition, x repeat.Sighting) []Link {
	var out []Link
	at := repeatsURL(p.ID) + "/" + string(x.Other)
	if access.May(by.Office, access.AskRepeat) && x.MayAsk(p) {
		out = append(out, Link{Text: "Minta keterangan", Href: at + "/request"})
	}
	if access.May(by.Office, access.DecideRepeat) && p.Status != petition.Archived {
		words := "Putuskan"
		if len(x.Decisions) > 0 {
			words = "Koreksi keputusan"
		}
		out = append(out, Link{Text: words, Href: at + "/decision"})
	}
	return out
}

func verdictTag(v repeat.Verdict) Tag {
	switch v {
	case "":
		return Tag{"Belum diputuskan", "notice"}
	case repeat.Same:
		return Tag{v.Label(), "good"}
	}
	return Tag{Text: v.Label()}
}

var whoWords = map[repeat.Who]string{repeat.Child: "Anak", repeat.Spouse: "Calon"}

// sharedRows say who resembles whom, and by what.
func sharedRows(x repeat.Sighting) []SummaryRow {
	if len(x.Shared) == 0 {
		return []SummaryRow{{Key: "Kecocokan", Value: "Tidak cocok lagi menurut isian sekarang"}}
	}
	var out []SummaryRow
	for _, m := range x.Shared {
		out = append(out, SummaryRow{
			Key:   "Kecocokan",
			Value: fmt.Sprintf("%s di sini, %s pada permohonan terdahulu", whoWords[m.Mine], lowerFirst(whoWords[m.Theirs])),
			Hint:  m.Basis.Label() + ".",
		})
	}
	return out
}

// requestRow says what was asked, and the answer with its reason.
func requestRow(q repeat.Request) SummaryRow {
	row := SummaryRow{Key: "Permintaan keterangan", Value: q.Status.Label(), Hint: fmt.Sprintf("Diminta %s, %s.", q.Asker, calendar.Of(q.AskedAt).Indonesian())}
	if q.AnsweredAt != nil {
		row.Hint = fmt.Sprintf("Dijawab %s, %s: %s", q.Answerer, calendar.Of(*q.AnsweredAt).Indonesian(), q.Answer)
	}
	return row
}

// detailRows are what one court tells the other.
func detailRows(d *repeat.Details) []SummaryRow {
	whose := "menurut pemohon"
	if d.Found {
		whose = "menurut pertimbangan penetapan"
	}
	var reasons []string
	for _, r := range d.Reasons {
		reasons = append(reasons, petition.ReasonLabel(r))
	}
	number := string(d.Number)
	if number == "" {
		number = "Belum bernomor"
	}
	rows := []SummaryRow{{Key: "Nomor perkara", Value: number}, {Key: "Anak", Value: d.Initials}, {Key: "Hasil", Value: d.Outcome}}
	if !d.DecidedOn.IsZero() {
		rows = append(rows, SummaryRow{Key: "Tanggal penetapan", Value: d.DecidedOn.Indonesian()})
	}
	return append(rows, SummaryRow{Key: "Alasan", Value: strings.Join(reasons, "; "), Hint: whose})
}

// sightingOf returns the petition and the match that the address names.
func (s *Server) sightingOf(c echo.Context) (*repeat.File, *repeat.Sighting, error) {
	f, err := s.Repeats.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return nil, nil, err
	}
	for i := range f.Sightings {
		if f.Sightings[i].Other == petition.ID(c.Param("other")) {
			return f, &f.Sightings[i], nil
		}
	}
	return nil, nil, problem.Missing()
}
