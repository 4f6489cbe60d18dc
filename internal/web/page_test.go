package web

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jba/templatecheck"

	"timbang/internal/problem"
)

func TestTheFrameAndTheFormMatchTheirTypes(t *testing.T) {
	t.Parallel()
	pages := []Page{&formSample{}, &ProblemShow{}}
	r, err := newRenderer(sampleFS(t), pages)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if err := templatecheck.CheckHTML(r.pages[p.Name()].Lookup("layout"), p); err != nil {
			t.Errorf("%s: %v", p.Name(), err)
		}
	}
}

func TestAPageShowsWhoIsSignedInAndWhereItStands(t *testing.T) {
	t.Parallel()
	p := &ProblemShow{What: problem.Missing(), Base: Base{
		Title: "Tidak ada", Demo: true, CSRF: "kunci", Flash: "Tersimpan.",
		User:  &UserLine{"Baiq <i>", "Petugas", "PA Praya"},
		Nav:   []Link{{Text: "Meja kerja", Href: "/", Here: true}},
		Trail: []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Ini"}},
	}}
	r, err := newRenderer(sampleFS(t), []Page{p})
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.html(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<html lang="id">`, `<body data-page="problem/show">`, "<h1>Tidak ada</h1>", "Baiq &lt;i&gt;", "PA Praya",
		`<input type="hidden" name="_csrf" value="kunci">`, "Instalasi peragaan: semua orang dan perkara di sini rekaan.",
		`<a href="/" aria-current="page">Meja kerja</a>`, `<span aria-current="page">Ini</span>`, `role="status">Tersimpan.`,
		"Data tidak ditemukan.", "/static/timbang.css?v=" + r.assets,
	} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestAChangedStylesheetGetsANewAddress(t *testing.T) {
	t.Parallel()
	fsys := sampleFS(t)
	before, err := newRenderer(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	fsys["static/timbang.css"] = &fstest.MapFile{Data: []byte("p{}")}
	after, err := newRenderer(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	if before.assets == after.assets {
		t.Errorf("both stylesheets have the hash %s", after.assets)
	}
}

func TestABrokenTemplateIsFoundAtStartUp(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"does not parse": `{{define "main"}}{{if}}{{end}}`,
		"unsafe place":   `{{define "main"}}<a {{if .Title}}href="{{else}}title='{{end}}x">y</a>{{end}}`,
		"unknown func":   `{{define "main"}}{{shout .Title}}{{end}}`,
		"no partial":     `{{define "main"}}{{template "nowhere" .}}{{end}}`,
	} {
		fsys := sampleFS(t)
		fsys["sample/form.html"] = &fstest.MapFile{Data: []byte(text)}
		if _, err := newRenderer(fsys, []Page{&formSample{}}); err == nil {
			t.Errorf("%s: went unnoticed", name)
		}
		delete(fsys, "sample/form.html")
		if _, err := newRenderer(fsys, []Page{&formSample{}}); err == nil {
			t.Error("a missing page went unnoticed")
		}
	}
	r, err := newRenderer(sampleFS(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.html(&formSample{}); err == nil {
		t.Error("a page that is not in the list was rendered")
	}
}
