package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/brief"
	"timbang/internal/job"
	"timbang/internal/petition"
)

// BundleShow says how far a bundle is. It asks for itself again while the bundle
// is being made, also without JavaScript.
type BundleShow struct {
	Base
	Tag    Tag
	Rows   []SummaryRow
	Fault  string // what failed
	Again  string // where to ask for another attempt
	File   string // where the bundle is
	Reload string // where to look again
}

// Name implements Page.
func (BundleShow) Name() string { return "bundle/show" }

// lookAgain is how many seconds the page waits before it asks for itself again.
const lookAgain = "3"

func bundleURL(id brief.BundleID) string { return "/bundles/" + string(id) }

// askBundle serves POST /petitions/:id/bundles.
func (s *Server) askBundle(c echo.Context) error {
	j, err := s.Briefs.AskBundle(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, bundleURL(brief.BundleID(j.ID)))
}

// showBundle serves GET /bundles/:id.
func (s *Server) showBundle(c echo.Context) error {
	x, err := s.Briefs.Progress(c.Request().Context(), actor(c), brief.BundleID(c.Param("id")))
	if err != nil {
		return err
	}
	page := &BundleShow{Base: s.base(c, "Berkas gabungan perkara", "Berkas gabungan dari ringkasan versi "+fmt.Sprint(x.Brief.Number)+".")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: x.Petition.Name(), Href: petitionURL(x.Petition.ID)}, {Text: page.Title}}
	id := brief.BundleID(x.ID)
	page.Rows = []SummaryRow{{Key: "Diminta", Value: moment(x.CreatedAt)}}
	switch x.State {
	case job.Done:
		page.Tag = Tag{"Selesai", "good"}
		if b := x.Bundle; b != nil {
			page.File = bundleURL(id) + "/file"
			page.Rows = append(page.Rows, bundleRows(b)...)
		}
	case job.Failed:
		page.Tag, page.Fault, page.Again = Tag{"Gagal", "bad"}, x.Fault, bundleURL(id)+"/again"
	case job.Waiting, job.Running:
		page.Tag, page.Reload = Tag{"Sedang disiapkan", "notice"}, bundleURL(id)
		page.Rows = append(page.Rows, SummaryRow{Key: "Kemajuan", Value: howFar(x.Job)})
		c.Response().Header().Set("Refresh", lookAgain)
	}
	return s.render(c, http.StatusOK, page)
}

// bundleRows say what the bundle holds.
func bundleRows(b *brief.IssuedBundle) []SummaryRow {
	var pages, unread int
	for _, p := range b.Places {
		pages += p.Pages
		if p.Pages == 0 {
			unread++
		}
	}
	rows := []SummaryRow{
		{Key: "Isi", Value: fmt.Sprintf("%d halaman ringkasan dan indeks, %d halaman lampiran", b.Front, pages)},
		{Key: "Kode", Value: b.Code}, {Key: "Terbit", Value: moment(b.IssuedAt)}, {Key: "SHA-256 berkas", Value: b.SHA256},
	}
	if unread > 0 {
		rows = append(rows, SummaryRow{Key: "Tidak dapat dibaca", Value: fmt.Sprintf("%d dokumen", unread), Hint: "Namanya tertulis di indeks berkas gabungan. Minta petugas mengunggah ulang dokumen itu."})
	}
	return rows
}

// howFar says how far a job is.
func howFar(j job.Job) string {
	switch {
	case j.State == job.Waiting && j.Attempts > 0:
		return fmt.Sprintf("Percobaan ke-%d belum berhasil; dicoba lagi sebentar lagi", j.Attempts)
	case j.Steps == 0:
		return "Menunggu giliran"
	}
	return fmt.Sprintf("%d dari %d langkah", j.Step, j.Steps)
}

// againBundle serves POST /bundles/:id/again.
func (s *Server) againBundle(c echo.Context) error {
	id := brief.BundleID(c.Param("id"))
	if err := s.Briefs.AgainBundle(c.Request().Context(), actor(c), id); err != nil {
		return err
	}
	return s.see(c, "Berkas gabungan disiapkan ulang.", bundleURL(id))
}

// downloadBundle serves GET /bundles/:id/file. The name of the file names nobody.
func (s *Server) downloadBundle(c echo.Context) error {
	x, err := s.Briefs.BundleFile(c.Request().Context(), actor(c), brief.BundleID(c.Param("id")))
	if err != nil {
		return err
	}
	return download(c, "application/pdf", fmt.Sprintf("berkas-gabungan-%s-%d.pdf", x.Code, x.Number), x.Content)
}
