package web

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/problem"
	"timbang/templates"
)

// formSample is a page with nothing but a form.
type formSample struct {
	Base
	Form Form
}

// Name implements Page.
func (formSample) Name() string { return "sample/form" }

// sampleFS holds the real frame and the page of formSample.
func sampleFS(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{"sample/form.html": {Data: []byte(`{{define "main"}}{{template "form" .Form}}{{end}}`)}}
	err := fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(templates.FS, name)
		fsys[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

// drawn returns the page of a form with these fields.
func drawn(t *testing.T, fields ...Field) string {
	t.Helper()
	p := &formSample{Base{Title: "Uji"}, Form{Action: "/x", Submit: "Simpan", Version: 3, Fieldsets: []Fieldset{{Fields: fields}}}}
	r, err := newRenderer(sampleFS(t), []Page{p})
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.html(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEachKindOfFieldIsDrawn(t *testing.T) {
	t.Parallel()
	two := []Option{{Value: "a", Text: "Satu", Hint: "yang pertama"}, {Value: "b", Text: "Dua"}}
	for name, c := range map[string]struct {
		field Field
		want  []string
	}{
		"a text with everything said about it": {
			Field{Name: "n", Label: "Nama", Value: `<b>"Siti`, Hint: "Sesuai akta.", Error: "Nama belum diisi.", Warning: "Berbeda dari KTP.", Required: true},
			[]string{
				`<label for="f-n">Nama</label>`, `id="f-n-hint">Sesuai akta.`, `Nama belum diisi.`,
				`aria-describedby="f-n-error f-n-hint f-n-warning" aria-invalid="true"`, `value="&lt;b&gt;&#34;Siti"`,
			},
		},
		"a date": {
			Field{Name: "d", Label: "Tanggal", Kind: "date"},
			[]string{`type="text" id="f-d" class="short"`, `inputmode="numeric" spellcheck="false"`, "Contoh 23-11-2008", "(boleh kosong)"},
		},
		"radios": {
			Field{Name: "c", Label: "Pilih", Kind: "choice", Value: "b", Options: two, Error: "Pilih satu.", Required: true},
			[]string{
				`<fieldset class="field wrong" aria-describedby="f-c-error">`, `<legend>Pilih</legend>`,
				`<input type="radio" id="f-c" name="c" value="a" aria-describedby="f-c-means" aria-invalid="true">`,
				`<input type="radio" id="f-c-2" name="c" value="b" checked aria-invalid="true">`, `<label for="f-c-2">Dua</label>`,
			},
		},
		"checkboxes": {
			Field{Name: "s", Label: "Pilih", Kind: "several", Values: []string{"a", "b"}, Options: two},
			[]string{`<input type="checkbox" id="f-s" name="s" value="a" checked`, `value="b" checked>`},
		},
		"a select in groups": {
			Field{Name: "k", Label: "Kecamatan", Kind: "select", Value: "2", Options: []Option{{Value: "1", Text: "Praya", Group: "Loteng"}, {Value: "2", Text: "Ampenan", Group: "Mataram"}}},
			[]string{`<option value="">Pilih</option><optgroup label="Loteng"><option value="1">Praya</option></optgroup><optgroup label="Mataram"><option value="2" selected>Ampenan</option>`},
		},
		"money":      {Field{Name: "m", Label: "Biaya", Kind: "money", Value: "1.000"}, []string{`<span>Rp</span><input`}},
		"a unit":     {Field{Name: "u", Label: "Berat", Kind: "number", Unit: "kg"}, []string{`autocomplete="off"><span>kg</span>`}},
		"a password": {Field{Name: "p", Label: "Sandi", Kind: "password", Value: "rahasia"}, []string{`type="password"`, `name="p" spellcheck`}},
		"long text":  {Field{Name: "l", Label: "Cerita", Kind: "longtext", Value: "</textarea>", Prompt: "Berembe?", Restricted: true}, []string{`rows="4"`, `&lt;/textarea&gt;</textarea>`, `<q lang="sas">Berembe?</q>`, "Terbatas"}},
		"shown only": {Field{Name: "x", Label: "Umur", Kind: "static", Value: "16 tahun"}, []string{`<p class="static">16 tahun</p>`}},
		"hidden":     {Field{Name: "h", Kind: "hidden", Value: "7"}, []string{`<input type="hidden" name="h" value="7">`, `name="version" value="3"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := drawn(t, c.field)
			for _, want := range c.want {
				if !strings.Contains(page, want) {
					t.Errorf("the page lacks %s\n%s", want, page[strings.Index(page, "<main"):])
				}
			}
			if strings.Contains(page, "rahasia") {
				t.Error("the page gives a password back")
			}
		})
	}
}

func TestAnEmptyValueChoosesNothing(t *testing.T) {
	t.Parallel()
	f := Field{Kind: "choice", Options: []Option{{Value: ""}, {Value: "a"}, {Value: "b", Selected: true}}}
	var got []bool
	for _, o := range f.Options {
		got = append(got, f.Chosen(o))
	}
	if diff := cmp.Diff([]bool{false, false, true}, got); diff != "" {
		t.Errorf("chosen options differ (-want +got):\n%s", diff)
	}
}

func TestTheSummaryOfProblemsLeadsToTheFields(t *testing.T) {
	t.Parallel()
	p := &formSample{Base: Base{Title: "Uji", Problem: problem.New(problem.Invalid, "Perbaiki dahulu.").With("born", "Tanggal lahir anak belum diisi.")}}
	r, err := newRenderer(sampleFS(t), []Page{p})
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.html(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<a href="#f-born">Tanggal lahir anak belum diisi.</a>`, "<title>Perlu diperbaiki: Uji – Timbang</title>", "Perbaiki dahulu."} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}
