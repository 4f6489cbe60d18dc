package web_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/hearing"
	"timbang/internal/petition"
	"timbang/internal/testkit/browser"
)

// TestThePagesOfAPetitionAreReadable opens each page in a real browser, on a
// phone and on a desk, with a checker of accessibility.
func TestThePagesOfAPetitionAreReadable(t *testing.T) {
	t.Parallel()
	c := newCourt(t)
	server := httptest.NewServer(c.handler)
	t.Cleanup(server.Close)
	browser.Keep(t)
	cookies := map[string][]*http.Cookie{}
	for _, who := range []string{"petugas.praya", "panitera.praya", "hakim.praya"} {
		cookies[who] = c.signIn(t, who)
	}
	for _, v := range c.views() {
		for _, width := range widths(v) {
			t.Run(v.name, func(t *testing.T) {
				p := browser.Open(t, server.URL+v.path, width, true, cookies[v.who]...)
				p.At(v.page)
				if v.press != "" {
					p.Press(v.press)
					p.At(v.then)
				}
				p.Axe()
				if os.Getenv("TIMBANG_SHOTS") != "" {
					p.Shot(strings.ReplaceAll(v.name, " ", "-"))
				}
			})
		}
	}
}

// widths are the phone for every page and the desk for some; all of them when
// somebody looks at the pictures.
func widths(v view) []int {
	if os.Getenv("TIMBANG_SHOTS") != "" || v.name == "draft" || v.name == "show judge" {
		return []int{390, 1280}
	}
	return []int{390}
}

// view is a page as one person sees it. The button, if one is named, leads to
// the page then.
type view struct{ name, who, path, page, press, then string }

func (c *court) views() []view {
	c.t.Helper()
	blank := c.must(c.petitions.Open(c.t.Context(), c.people["petugas.praya"], "aaaaaaaaaaaaaaaaaaaaaaaaaa"))
	draft, odd, lacking, whole := c.filled(), c.odd(), c.lacking(), c.submitted()
	registered, heard := c.registered("11/Pdt.P/2026/PA.Pra"), c.scheduled("12/Pdt.P/2026/PA.Pra")
	back := c.must(c.petitions.Return(c.t.Context(), c.people["petugas.praya"], at(c.lacking()), "Tanda tangan Pemohon II belum ada pada surat permohonan"))
	on := func(p *petition.Petition, rest string) string { return "/petitions/" + string(p.ID) + rest }
	return []view{
		{"draft new", "petugas.praya", on(blank, ""), "petition/draft", "", ""},
		{"draft", "petugas.praya", on(odd, ""), "petition/draft", "", ""},
		{"draft returned", "petugas.praya", on(back, ""), "petition/draft", "", ""},
		{"step standing", "petugas.praya", on(blank, "/steps/standing"), "petition/step", "", ""},
		{"step refused", "petugas.praya", on(blank, "/steps/child"), "petition/step", "Simpan dan lanjutkan", "petition/step"},
		{"step petitioner", "petugas.praya", on(draft, "/steps/petitioner"), "petition/step", "", ""},
		{"step domicile", "petugas.praya", on(draft, "/steps/domicile"), "petition/step", "", ""},
		{"step child", "petugas.praya", on(odd, "/steps/child"), "petition/step", "", ""},
		{"step spouse", "petugas.praya", on(draft, "/steps/spouse"), "petition/step", "", ""},
		{"step reason", "petugas.praya", on(draft, "/steps/reason"), "petition/step", "", ""},
		{"document", "petugas.praya", on(odd, "/documents/d"), "petition/document", "", ""},
		{"review", "petugas.praya", on(odd, "/review"), "petition/review", "", ""},
		{"check lacking", "petugas.praya", on(lacking, "/check"), "petition/check", "", ""},
		{"check whole", "petugas.praya", on(whole, "/check"), "petition/check", "", ""},
		{"register", "petugas.praya", on(whole, "/register"), "petition/register", "", ""},
		{"show clerk", "petugas.praya", on(registered, ""), "petition/show", "", ""},
		{"assign", "panitera.praya", on(registered, "/assign"), "petition/assign", "", ""},
		{"show judge", "hakim.praya", on(heard, ""), "petition/show", "", ""},
		{"numbers", "hakim.praya", on(heard, ""), "petition/show", "Tampilkan NIK lengkap", "petition/numbers"},
		{"history", "hakim.praya", on(heard, "/history"), "petition/history", "", ""},
		{"link", "petugas.praya", on(registered, "/link"), "petition/link", "", ""},
	}
}

// odd is a draft with things to look at again and one scanned document.
func (c *court) odd() *petition.Petition {
	c.t.Helper()
	p, by, ctx := c.filled(), c.people["petugas.praya"], c.t.Context()
	child := p.Child
	child.NIK, child.Religion = "9901010109109993", "Hindu"
	p = c.must(c.petitions.Amend(ctx, by, at(p), child, true))
	p = c.must(c.petitions.Amend(ctx, by, at(p), petition.Reason{Words: "Belum lengkap"}, false))
	content, err := os.ReadFile("testdata/surat.pdf")
	if err != nil {
		c.t.Fatal(err)
	}
	scan, err := file.Inspect(c.t.Context(), content, monday)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, d := range []petition.Document{
		{Kind: "d", Number: "5202-LT-14092010-0017", Issuer: "Disdukcapil Kabupaten Lombok Tengah", IssuedOn: calendar.MustDate("20-09-2010"), OriginalSeen: true},
		{Kind: "f", Number: "MTs-013/2024", Substitute: true, Why: "Ijazah belum diambil; sekolah menerbitkan surat keterangan."},
	} {
		d.PetitionID = p.ID
		if _, err := c.petitions.PutDocument(ctx, by, d, scan); err != nil {
			c.t.Fatal(err)
		}
	}
	return p
}

// scheduled is an assigned petition with a hearing.
func (c *court) scheduled(number string) *petition.Petition {
	c.t.Helper()
	p := c.assigned(number)
	_, err := c.hearings.Schedule(c.t.Context(), c.people["petugas.praya"], at(p), hearing.Slot{On: calendar.MustDate("02-12-2026"), At: "09.30", Room: "Ruang Sidang 1"})
	if err != nil {
		c.t.Fatal(err)
	}
	return p
}
