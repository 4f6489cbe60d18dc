package web

import (
	"bytes"
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/report"
)

// PetitionReaders is who looked at a child's file, for the registrar.
type PetitionReaders struct {
	Base
	Readers []ReaderLine
	Only    string // the person whose entries are listed, or empty
	Everyone,
	Print string // addresses
	Lines []HistoryLine
	Older string
}

// ReaderLine is one person who looked.
type ReaderLine struct {
	Name, Office, Readings, Changes, Last, Href string
	Urgent                                      int
}

// Name implements Page.
func (PetitionReaders) Name() string { return "petition/readers" }

func readersURL(id petition.ID) string { return petitionURL(id) + "/readers" }

// readers asks for what the address names.
func (s *Server) readers(c echo.Context) (*report.Readers, error) {
	before, err := strconv.ParseInt(cmp.Or(c.QueryParam("before"), "0"), 10, 64)
	if err != nil || before < 0 {
		return nil, problem.Missing().Because(err)
	}
	return s.Reports.Readers(c.Request().Context(), actor(c), petition.ID(c.Param("id")), identity.AccountID(c.QueryParam("who")), before)
}

// showReaders serves GET /petitions/:id/readers.
func (s *Server) showReaders(c echo.Context) error {
	x, err := s.readers(c)
	if err != nil {
		return err
	}
	id, who := x.Petition.ID, c.QueryParam("who")
	page := &PetitionReaders{Base: s.base(c, "Siapa yang membuka berkas", stopped(draftName(x.Petition))+" Menurut jejak audit; halaman ini pun tercatat."), Everyone: readersURL(id), Print: readersURL(id) + ".pdf"}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(x.Petition), Href: petitionURL(id)}, {Text: page.Title}}
	for _, r := range x.All {
		page.Readers = append(page.Readers, ReaderLine{
			Name: r.Actor, Office: commas(r.Office.Label(), r.Place), Readings: strconv.Itoa(r.Readings), Changes: strconv.Itoa(r.Changes), Urgent: r.Urgent,
			Last: calendar.Of(r.LastAt).Indonesian() + ", " + calendar.Clock(r.LastAt), Href: readersURL(id) + "?who=" + url.QueryEscape(string(r.ActorID)),
		})
		if string(r.ActorID) == who {
			page.Only = r.Actor
		}
	}
	for _, e := range x.Entries {
		page.Lines = append(page.Lines, HistoryLine{
			At: calendar.Of(e.At).Indonesian() + ", " + calendar.Clock(e.At), Who: e.Actor, Office: e.Office.Label(),
			What: cmp.Or(done[e.Action], "Tindakan lain"), Read: slices.Contains(audit.Readings, e.Action),
		})
	}
	if x.More {
		q := url.Values{"before": {strconv.FormatInt(x.Entries[len(x.Entries)-1].Seq, 10)}}
		if who != "" {
			q.Set("who", who)
		}
		page.Older = readersURL(id) + "?" + q.Encode()
	}
	return s.render(c, http.StatusOK, page)
}

// printReaders serves GET /petitions/:id/readers.pdf.
func (s *Server) printReaders(c echo.Context) error {
	x, err := s.readers(c)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.ReadersPrint(&b, x); err != nil {
		return err
	}
	return download(c, "application/pdf", "pembaca-berkas.pdf", b.Bytes())
}

// AuditDigest is what was done at a court in a month, with the signed reports.
type AuditDigest struct {
	Base
	Lines         []DigestLine
	Before, After *Link
	Days          []Link
}

// DigestLine is what one office did, in figures.
type DigestLine struct{ Office, People, Readings, Changes, Reveals, Urgent, Late string }

// Name implements Page.
func (AuditDigest) Name() string { return "audit/show" }

// showAudit serves GET /audit.
func (s *Server) showAudit(c echo.Context) error {
	month := report.MonthOf(s.today())
	if typed := c.QueryParam("month"); typed != "" {
		m, err := report.ParseMonth(typed)
		if err != nil {
			return err
		}
		month = m
	}
	d, err := s.Reports.Digest(c.Request().Context(), actor(c), month)
	if err != nil {
		return err
	}
	page := &AuditDigest{Base: s.base(c, "Jejak audit, "+month.Indonesian(), "Berapa kali data perkara dibaca dan diubah, menurut jabatan.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	for _, l := range d.Lines {
		page.Lines = append(page.Lines, DigestLine{l.Office.Label(), strconv.Itoa(l.People), strconv.Itoa(l.Readings), strconv.Itoa(l.Changes), strconv.Itoa(l.Reveals), strconv.Itoa(l.Urgent), strconv.Itoa(l.Late)})
	}
	page.Before = &Link{Text: month.Before().Indonesian(), Href: "/audit?month=" + month.Before().String()}
	if next := report.MonthOf(month.Last().AddDays(1)); !next.First().After(s.today()) {
		page.After = &Link{Text: next.Indonesian(), Href: "/audit?month=" + next.String()}
	}
	for _, r := range d.Days {
		page.Days = append(page.Days, Link{Text: r.Day.Indonesian(), Href: "/audit/" + r.Day.String() + ".txt"})
	}
	return s.render(c, http.StatusOK, page)
}

// downloadAudit serves GET /audit/:day: the signed report of a day.
func (s *Server) downloadAudit(c echo.Context) error {
	name := c.Param("day")
	day, err := calendar.ParseDate(name[:max(0, len(name)-len(".txt"))])
	if err != nil || day.String()+".txt" != name {
		return problem.Missing().Because(err)
	}
	r, err := s.Reports.Signed(c.Request().Context(), actor(c), day)
	if err != nil {
		return err
	}
	return download(c, "text/plain; charset=utf-8", "jejak-audit-"+name, []byte(r.Content))
}
