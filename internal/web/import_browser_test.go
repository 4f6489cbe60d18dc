package web_test

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"timbang/internal/testkit/browser"
	"timbang/internal/web"
)

// TestBrowserRowsOfSIPPAreMendedInPlace pastes a row that a spreadsheet
// destroyed, mends it and imports it, with and without the page's script.
func TestBrowserRowsOfSIPPAreMendedInPlace(t *testing.T) {
	t.Parallel()
	browser.Keep(t)
	h := openCourt(t, web.Settings{})
	srv := httptest.NewServer(h.handler)
	t.Cleanup(srv.Close)
	for i, width := range []int{390, 1280} {
		p := browser.Open(t, srv.URL+"/sipp", width, width > 390, h.signIn(t, "petugas.praya")...)
		p.Fits()
		p.Axe()
		p.Fill("Baris dari SIPP", fmt.Sprintf("%d/Pdt.P/2026/PA.Pra;01-02-2026;Dispensasi Kawin;Amaq Rekaan;;;;Lalu Rekaan;;;02-03-2001;Baiq Rekaan;5,20201E+15;;17 Juni 2009;Menghindari Zina", 961+i))
		p.Shot("sipp-pasted")
		p.Press("Baca dan periksa")
		p.See("Lembar kerja mengubah NIK ini")
		p.Shot("sipp-preview")
		p.Fits()
		p.Axe()
		p.Fill("NIK calon istri", "5202015706099993")
		if i == 1 { // of the row that came in at the other width
			p.Press("Periksa lagi")
			p.See("Sudah ada di pengadilan ini")
			p.Shot("sipp-twin")
			p.Fits()
			p.Axe()
		}
		p.Press("Impor sebagai draf")
		p.See("1 perkara diimpor sebagai draf")
	}
}
