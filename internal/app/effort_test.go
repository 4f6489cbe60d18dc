package app_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"timbang/internal/demo"
	"timbang/internal/testkit/browser"
	"timbang/internal/testkit/golden"
	"timbang/internal/testkit/journal"
)

// costs are the efforts of the whole path, by device and work.
type costs struct {
	mu sync.Mutex
	of map[string]browser.Effort
}

func (c *costs) add(device, work string, p *browser.Page) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.of[device+" "+work] = p.Spent()
}

// print compares docs/effort.md, and says in the log how long people waited.
func (c *costs) print(t *testing.T) {
	if t.Failed() {
		return
	}
	var b strings.Builder
	b.WriteString("# Berapa klik\n\nDihitung oleh pengujian peramban yang menempuh seluruh jalan perkara; dicetak olehnya, jangan disunting. Klik: tombol, tautan, dan pilihan yang ditekan. Isian: kolom yang diketik, dipilih dari daftar, atau diberi berkas; pada laporan sosial juga setiap pilihan. Masuk tidak dihitung. Tanpa skrip, halaman yang jawabannya memunculkan pertanyaan lanjutan diisi sekali lagi.\n\n| Pekerjaan | Meja | Ponsel | Ponsel tanpa skrip |\n|---|---|---|---|\n")
	for _, w := range [][2]string{{"registration", "Mendaftarkan permohonan, dari lembar kosong sampai bernomor"}, {"request", "Meminta asesmen"}, {"assessment", "Mengisi dan menyerahkan laporan sosial"}, {"hearing", "Menjadwalkan sidang"}} {
		fmt.Fprintf(&b, "| %s", w[1])
		for _, device := range []string{"desk", "phone", "phone without scripts"} {
			e := c.of[device+" "+w[0]]
			fmt.Fprintf(&b, " | %d klik, %d isian", e.Clicks, e.Fields)
			t.Logf("%s on a %s: waited %.1f s", w[0], device, e.Waited.Seconds())
		}
		b.WriteString(" |\n")
	}
	golden.Text(t, "../../docs/effort.md", []byte(b.String()))
}

// TestEverybodyCanReadOnASmallOldSlowDevice opens the daily pages of a clerk, a
// judge and an assessor
// at 320 pixels (a desk at 400 %), at 640 (200 %), in high contrast, by the tab
// key alone and on a slow line.
func TestEverybodyCanReadOnASmallOldSlowDevice(t *testing.T) {
	t.Parallel()
	browser.Keep(t)
	house := demonstration(t)
	srv := httptest.NewServer(journal.Watch(house.Handler()))
	t.Cleanup(srv.Close)
	for user, links := range map[string][]string{
		"petugas.praya": {"/", "/search", "/calendar", "/?state=", "/help"}, "hakim.praya": {"/", "/calendar", "/notices"},
		"asesor.loteng": {"/", "/intakes/new", "/account"},
	} {
		cookies := signIn(t, house, user)
		p := browser.Open(t, srv.URL+"/", 640, true, cookies...)
		p.Fits()
		p = browser.Open(t, srv.URL+"/", 320, true, cookies...)
		p.Contrast()
		for _, at := range links {
			p.Go(srv.URL + at)
			p.Fits()
			p.Axe()
		}
		if order := p.Focusable(25); len(order) < 5 || order[0] != "Langsung ke isi" {
			t.Errorf("%s reaches by the tab key %q, want the way to the content first", user, order)
		}
		p = browser.Open(t, srv.URL+"/help", 390, true, cookies...)
		p.Slow()
		p.Go(srv.URL + "/")
		p.See(nameOf(user))
		if n := p.Loaded(); n == 0 || n > heaviest {
			t.Errorf("the first page of %s takes %d bytes of a slow line, want at most %d", user, n, heaviest)
		}
	}
}

func nameOf(username string) string {
	for _, u := range demo.Users() {
		if u.Username == username {
			return u.Name
		}
	}
	return ""
}
