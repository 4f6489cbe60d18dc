package web

import (
	"bytes"
	"io"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/report"
)

// ReportIndex lists the months of which a court can report.
type ReportIndex struct {
	Base
	Months []Link
}

// Name implements Page.
func (ReportIndex) Name() string { return "report/index" }

// ReportShow is LIPA 8 of one month, or the cases behind one of its figures.
type ReportShow struct {
	Base
	Figures []ReportFigure
	Proof   []string // why the figures add up
	Unfit   string   // why they do not
	Files   []Link
	Cases   []ReportCase
	Empty   string
}

// ReportFigure is one column of the form.
type ReportFigure struct {
	Number, Label, Href string
	Count               int
}

// ReportCase is one case behind a figure.
type ReportCase struct{ Number, Href, Registered, Decided, End string }

// Name implements Page.
func (ReportShow) Name() string { return "report/show" }

// mostMonths is how many months are offered at once.
const mostMonths = 36

func reportURL(m report.Month) string { return "/reports/" + m.String() }

// listReports serves GET /reports.
func (s *Server) listReports(c echo.Context) error {
	months, err := s.Reports.Months(c.Request().Context(), actor(c), mostMonths)
	if err != nil {
		return err
	}
	page := &ReportIndex{Base: s.base(c, "Laporan bulanan", "LIPA 8 perkara dispensasi kawin, dihitung dari register.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	for _, m := range months {
		page.Months = append(page.Months, Link{Text: m.Indonesian(), Href: reportURL(m)})
	}
	return s.render(c, http.StatusOK, page)
}

// monthly counts the month that the address names.
func (s *Server) monthly(c echo.Context, form string) (*report.Monthly, error) {
	m, err := report.ParseMonth(c.Param("month"))
	if err != nil {
		return nil, err
	}
	return s.Reports.LIPA8(c.Request().Context(), actor(c), m, form)
}

func (s *Server) reportPage(c echo.Context, m *report.Monthly, title, lead string) *ReportShow {
	page := &ReportShow{Base: s.base(c, title, lead)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Laporan bulanan", Href: "/reports"}, {Text: m.Month.Indonesian(), Href: reportURL(m.Month)}, {Text: "LIPA 8"}}
	return page
}

// showReport serves GET /reports/:month.
func (s *Server) showReport(c echo.Context) error {
	m, err := s.monthly(c, "page")
	if err != nil {
		return err
	}
	page := s.reportPage(c, m, "LIPA 8, "+m.Month.Indonesian(), m.Court.Name+". Dihitung dari register pada "+calendar.Of(m.MadeAt).Indonesian()+" pukul "+calendar.Clock(m.MadeAt)+". Tekan angka untuk melihat perkaranya.")
	for i, col := range report.Columns {
		f := ReportFigure{Number: strconv.Itoa(i + 3), Label: col.Label, Count: m.Count(col.Column)}
		if f.Count > 0 {
			f.Href = reportURL(m.Month) + "/" + string(col.Column)
		}
		page.Figures = append(page.Figures, f)
	}
	n := func(col report.Column) string { return strconv.Itoa(m.Count(col)) }
	page.Proof = []string{
		"Sisa bulan lalu " + n(report.Carried) + " + diterima " + n(report.Received) + " = jumlah " + n(report.Sum) + ".",
		"Jumlah " + n(report.Sum) + " = selesai " + n(report.Ended) + " + sisa akhir " + n(report.Remaining) + ".",
	}
	if !m.Balanced() {
		page.Unfit = strconv.Itoa(len(m.Faults)) + " perkara mempunyai tanggal atau hasil yang tidak mungkin, maka tidak dihitung. Perbaiki catatan penetapannya, lalu buka laporan ini lagi."
		page.Cases = reportCases(m, m.Faults)
	}
	page.Files = []Link{{Text: "Unduh PDF", Href: reportURL(m.Month) + "/lipa8.pdf"}, {Text: "Unduh lembar kerja (XLSX)", Href: reportURL(m.Month) + "/lipa8.xlsx"}}
	return s.render(c, http.StatusOK, page)
}

// showReportCases serves GET /reports/:month/:column: the list behind a figure.
func (s *Server) showReportCases(c echo.Context) error {
	col := report.Column(c.Param("column"))
	if col.Label() == "" {
		return problem.Missing()
	}
	m, err := s.monthly(c, string(col))
	if err != nil {
		return err
	}
	page := s.reportPage(c, m, col.Label()+", "+m.Month.Indonesian(), "Perkara di balik angka "+strconv.Itoa(m.Count(col))+" pada LIPA 8.")
	page.Trail[3].Text = col.Label()
	page.Cases, page.Empty = reportCases(m, m.Cases[col]), "Tidak ada perkara pada lajur ini."
	return s.render(c, http.StatusOK, page)
}

func reportCases(m *report.Monthly, cases []report.Case) []ReportCase {
	var out []ReportCase
	for _, x := range cases {
		line := ReportCase{Number: string(x.Number), Href: petitionURL(x.ID), Registered: x.RegisteredOn.Indonesian(), Decided: "–", End: "belum diputus"}
		if m.Ends(x) {
			line.Decided, line.End = x.DecidedOn.Indonesian(), x.Kind.Label()
		}
		out = append(out, line)
	}
	return out
}

// downloadReport serves GET /reports/:month/lipa8.pdf.
func (s *Server) downloadReport(c echo.Context) error {
	return s.reportFile(c, "pdf", "application/pdf", s.ReportPrint)
}

// downloadReportSheet serves GET /reports/:month/lipa8.xlsx.
func (s *Server) downloadReportSheet(c echo.Context) error {
	return s.reportFile(c, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", s.ReportSheet)
}

func (s *Server) reportFile(c echo.Context, form, mediaType string, print func(io.Writer, *report.Monthly) error) error {
	m, err := s.monthly(c, form)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := print(&b, m); err != nil {
		return err
	}
	return download(c, mediaType, "lipa8-"+m.Month.String()+"."+form, b.Bytes())
}

// reportLink leads who may read them to the monthly reports.
func reportLink(o identity.Office) []Link {
	if !access.May(o, access.ReadReport) {
		return nil
	}
	return []Link{{Text: "Laporan", Href: "/reports"}}
}
