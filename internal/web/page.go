package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"

	"timbang/internal/problem"
)

// Base is what the layout shows around every page. Each page type embeds it.
type Base struct {
	Title   string           // the one h1, and the title of the window
	Lead    string           // whose case it is and what to do next, in one line
	User    *UserLine        // nil for a visitor
	Demo    bool             // shows that the installation is a demonstration
	CSRF    string           // token of the sign-out form
	Flash   string           // what the last step achieved, shown once
	Nav     []Link           // the menu of the office
	Trail   []Link           // the way here; the last one has no Href
	Problem *problem.Problem // what to mend, shown above the title
	Assets  string           // hash of the static files, set by the renderer
}

// UserLine says in the header who is signed in.
type UserLine struct{ Name, Office, Institution string }

// Link is one way to another page. Here marks the menu entry of this page.
type Link struct {
	Text, Href string
	Here       bool
}

// Page is the data of one template. Each page has its own type, so that a
// misspelt field is a failed test and not a blank on a judge's screen. Its
// name is the path of its template without the extension, "petition/show".
type Page interface {
	Name() string
	base() *Base
}

func (b *Base) base() *Base { return b }

// SummaryRow is one fact of a summary list. A fact without a value is shown as
// not filled in; Hint says where the value comes from.
type SummaryRow struct {
	Key, Value, Hint string
	Change           *Link
}

// Tag is a status in one or two words. Tone is empty, "good", "notice" or
// "bad" and only repeats in colour what the words say.
type Tag struct{ Text, Tone string }

// Task is one step of a longer work. Without Href it cannot be started yet.
type Task struct{ Title, Href, Hint, Status, Tone string }

// Tag returns the status as a tag.
func (t Task) Tag() Tag { return Tag{t.Status, t.Tone} }

// ProblemShow says what went wrong and leads back to work.
type ProblemShow struct {
	Base
	What *problem.Problem
	Code string // of the request, for the log; empty when nothing was logged
	Back *Link
}

// Name implements Page.
func (ProblemShow) Name() string { return "problem/show" }

// renderer turns pages into HTML with templates parsed once, at start-up.
type renderer struct {
	pages  map[string]*template.Template
	assets string
}

// newRenderer parses the layout, the partials and the file of each page. It
// returns an error for a template that is missing, does not parse, or writes
// data where html/template cannot make it safe.
func newRenderer(fsys fs.FS, pages []Page) (*renderer, error) {
	assets, err := hashOf(fsys, "static")
	if err != nil {
		return nil, err
	}
	frame, err := template.New("frame").Funcs(formats).ParseFS(fsys, "layout.html", "_*.html")
	if err != nil {
		return nil, fmt.Errorf("parse layout: %w", err)
	}
	r := &renderer{pages: map[string]*template.Template{}, assets: assets}
	for _, p := range pages {
		t, err := parsePage(fsys, frame, p)
		if err != nil {
			return nil, fmt.Errorf("parse page %s: %w", p.Name(), err)
		}
		r.pages[p.Name()] = t
	}
	return r, nil
}

// parsePage adds the partials of the page's noun and the page to the frame.
func parsePage(fsys fs.FS, frame *template.Template, p Page) (*template.Template, error) {
	t, err := frame.Clone()
	if err != nil {
		return nil, err
	}
	files := []string{p.Name() + ".html"}
	if own, _ := fs.Glob(fsys, path.Dir(p.Name())+"/_*.html"); len(own) > 0 {
		files = append(own, files...)
	}
	if t, err = t.ParseFS(fsys, files...); err != nil {
		return nil, err
	}
	return t, provable(t, p)
}

// provable tries a copy of the template. An empty page may lack what its
// template reads; only a template that cannot be made safe is an error.
func provable(t *template.Template, p Page) error {
	probe, err := t.Clone()
	if err != nil {
		return err
	}
	err = probe.ExecuteTemplate(io.Discard, "layout", p)
	if _, unsafe := errors.AsType[*template.Error](err); unsafe {
		return err
	}
	return nil
}

// html returns the whole page. Nothing is sent before all of it is there, so
// that a failure can still become an error page. It sets the page's Assets.
func (r *renderer) html(p Page) ([]byte, error) {
	t, ok := r.pages[p.Name()]
	if !ok {
		return nil, fmt.Errorf("render %s: the page is not in the list of pages", p.Name())
	}
	p.base().Assets = r.assets
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "layout", p); err != nil {
		return nil, fmt.Errorf("render %s: %w", p.Name(), err)
	}
	return b.Bytes(), nil
}

// hashOf returns a short hash over all files below dir, so that a changed
// stylesheet gets a new address and an unchanged one stays in the cache.
func hashOf(fsys fs.FS, dir string) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(fsys, name)
		fmt.Fprintf(h, "%s %d\n%s", name, len(b), b)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("hash %s: %w", dir, err)
	}
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}
