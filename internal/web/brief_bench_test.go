package web_test

import (
	"bytes"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"timbang/internal/brief"
	"timbang/internal/pdf"
	"timbang/internal/testkit/browser"
	"timbang/internal/testkit/desk"
)

// BenchmarkBriefBesideBrowsers prints the same brief with our own kit, from its
// page with Chromium that is running, with Chromium that starts for it, and with
// LibreOffice where it is installed, one after the other in every round.
func BenchmarkBriefBesideBrowsers(b *testing.B) {
	c := openBriefHouse(b)
	id := c.sealedAssessment().PetitionID
	at := "/petitions/" + string(id) + "/brief"
	briefs := &brief.Service{Store: c.DB, Catalogue: c.Assessments.Catalogue, Keys: c.Assessments.Keys, Origin: "https://timbang.example", Now: c.Now}
	x, _, _, err := briefs.Preview(b.Context(), desk.Judge, id)
	if err != nil {
		b.Fatal(err)
	}
	srv := httptest.NewServer(c.handler)
	b.Cleanup(srv.Close)
	page := filepath.Join(b.TempDir(), "ringkasan.html")
	if err := os.WriteFile(page, c.ask("GET", at, c.as(desk.Judge)).Body.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	tab := browser.Open(b, srv.URL+at, 1280, true, c.as(desk.Judge))
	tab.At("brief/show")
	ways := map[string]func(){
		"ours": func() { must(b, pdf.Brief(&bytes.Buffer{}, *x)) },
		"warm": func() { tab.Print() },
		"cold": func() { must(b, coldly(b, page)) },
		"office": func() {
			must(b, exec.CommandContext(b.Context(), "soffice", "--headless", "--convert-to", "pdf", "--outdir", b.TempDir(), page).Run())
		},
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		delete(ways, "office")
	}
	took := map[string][]time.Duration{}
	ways["ours"]() // a program that runs has read its fonts
	for b.Loop() {
		for name, print := range ways {
			start := time.Now()
			print()
			took[name] = append(took[name], time.Since(start))
		}
	}
	for name := range ways {
		slices.Sort(took[name])
	}
	ours := took["ours"][len(took["ours"])/2]
	b.ReportMetric(float64(ours.Microseconds())/1000, "ms-ours")
	for name, all := range took {
		if name != "ours" {
			b.ReportMetric(float64(all[len(all)/2])/float64(ours), "x-"+name)
		}
	}
}

// coldly prints a page with a Chromium of its own.
func coldly(b *testing.B, page string) error {
	out := filepath.Join(b.TempDir(), "cold.pdf")
	cmd := exec.CommandContext(b.Context(), browser.Path(b), "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+b.TempDir(), "--print-to-pdf="+out, "file://"+page)
	return cmd.Run()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
