// Package pdf prints the papers of the court: the judge's brief and letters.
//
// A document is laid out on a paper of ops first (paper.go, text.go, table.go)
// and written by gofpdf only when its number of pages is known, so "Halaman n
// dari m" and every reference to a page are right by construction. Equal data
// give equal bytes. Text from outside may be anything: what no font has is
// printed as a visible mark.
package pdf

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"

	"timbang/internal/brief"
)

// Brief writes the judge's brief as one PDF file. It returns an error when the
// brief cannot be printed or w fails; a brief that lacks parts is printed with
// words that say so.
func Brief(w io.Writer, b brief.Brief) error {
	return build(w, func() (*paper, info) {
		return layBrief(b), info{
			title:   "Ringkasan Perkara untuk Hakim " + b.Head.CaseNumber,
			author:  b.Head.Court,
			subject: fmt.Sprintf("Versi %d, kode %s", b.Head.Version, b.Head.Code),
			at:      b.Head.FrozenAt,
		}
	})
}

// info is what a file says about itself. Its date is that of the data and not
// of the clock.
type info struct {
	title, author, subject string
	at                     time.Time
}

// date is when the data were made. For data without a date it is the first day
// that computers know, because the library would take the clock for none.
func (about info) date() time.Time {
	if about.at.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return about.at.UTC()
}

// build lays out and writes a document and turns a panic of the layout or of
// gofpdf into an error.
func build(w io.Writer, lay func() (*paper, info)) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("build document: %v", r)
		}
	}()
	p, about := lay()
	var plain, out bytes.Buffer
	if err := p.print(&plain, about); err != nil {
		return fmt.Errorf("build document: %w", err)
	}
	if err := pack(&out, plain.Bytes()); err != nil {
		return fmt.Errorf("build document: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

// print writes the pages with gofpdf, in the plain form that pack takes.
func (p *paper) print(w io.Writer, about info) error {
	doc := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "mm", Size: gofpdf.SizeType{Wd: p.w, Ht: p.h}})
	doc.SetCompression(false) // pack does it
	doc.SetCatalogSort(true)
	doc.SetProducer("Timbang", true)
	doc.SetCreator("Timbang", true)
	doc.SetCreationDate(about.date())
	doc.SetModificationDate(about.date())
	doc.SetTitle(p.clean(about.title), true)
	doc.SetAuthor(p.clean(about.author), true)
	doc.SetSubject(p.clean(about.subject), true)
	doc.SetAutoPageBreak(false, 0)
	p.register(doc, p.used())
	pen := pen{Fpdf: doc, paper: p, links: map[anchor]int{}}
	for i, ops := range p.pages {
		if s, ok := p.sheets[i]; ok {
			s.open(doc)
		} else {
			doc.AddPage()
		}
		pen.begin()
		for _, o := range ops {
			pen.draw(o)
		}
		pen.bookmarks(i + 1)
	}
	return doc.Output(w)
}

// used says which fonts the document needs. Numbers of pages are set in any
// style and known last.
func (p *paper) used() (used fonts) {
	for _, ops := range p.pages {
		for i := range ops {
			if ops[i].shape != glyphs {
				continue
			}
			if ops[i].page != 0 {
				used.quick[ops[i].style.face] = true
				continue
			}
			for f, s := range p.runs(ops[i].style.face, ops[i].text) {
				used.need(p.typefaces, f, s)
			}
		}
	}
	return used
}

// runs cuts a text wanted in one face where it must change to the symbols and
// back.
func (t *typefaces) runs(wanted face, text string) iter.Seq2[face, string] {
	return func(yield func(face, string) bool) {
		from, now := 0, wanted
		for i, r := range text {
			f := t.faceFor(wanted, r)
			if f != now && i > from {
				if !yield(now, text[from:i]) {
					return
				}
				from = i
			}
			now = f
		}
		if from < len(text) {
			yield(now, text[from:])
		}
	}
}

// pen draws ops and remembers what it holds, so that nothing is said twice.
type pen struct {
	*gofpdf.Fpdf
	paper *paper
	links map[anchor]int
	font  string
	face  face
	size  float64
	fill  ink
	text  ink
}

// begin forgets what the pen held on the page before.
func (d *pen) begin() { d.face, d.size, d.fill, d.text = faces, 0, ^ink(0), ^ink(0) }

// draw puts one op on the page.
func (d *pen) draw(o op) {
	c := o.style.ink
	switch o.shape {
	case glyphs:
		d.glyphs(o)
	case block:
		if d.fill != c {
			d.fill = c
			d.SetFillColor(c.rgb())
		}
		d.Rect(o.x, o.y, o.w, o.h, "F")
	case rule:
		d.SetDrawColor(c.rgb())
		d.SetLineWidth(o.weight)
		d.Line(o.x, o.y, o.x+o.w, o.y+o.h)
	case frame:
		d.SetDrawColor(c.rgb())
		d.SetLineWidth(o.weight)
		d.Rect(o.x, o.y, o.w, o.h, "D")
	case link:
		d.link(o)
	}
}

// glyphs sets a line of text, changing to the symbols where the face lacks a
// rune.
func (d *pen) glyphs(o op) {
	if o.page != 0 {
		o.text = strconv.Itoa(d.paper.places[o.page].page)
	}
	if d.text != o.style.ink {
		d.text = o.style.ink
		d.SetTextColor(d.text.rgb())
	}
	for f, s := range d.paper.runs(o.style.face, o.text) {
		d.run(o, f, s)
		o.x += d.paper.width(s, style{face: f, size: o.style.size})
	}
}

// run sets text in one face, in its quick font where that has every letter.
func (d *pen) run(o op, f face, s string) {
	name, quick := family[f].name, d.paper.quick[f]
	if quick.covers(s) {
		name, s = family[f].quick, quick.bytes(s)
	}
	if d.font != name || d.face != f || d.size != o.style.size {
		d.font, d.face, d.size = name, f, o.style.size
		d.SetFont(name, family[f].style, d.size)
	}
	d.Text(o.x, o.y, s)
}

// link lays a link over a rectangle. A target that was never put down leads
// nowhere and is left out.
func (d *pen) link(o op) {
	if o.text != "" {
		d.LinkString(o.x, o.y, o.w, o.h, o.text)
		return
	}
	to := d.paper.places[o.target]
	if to.page == 0 {
		return
	}
	id, ok := d.links[o.target]
	if !ok {
		id = d.AddLink()
		d.SetLink(id, to.y, to.page)
		d.links[o.target] = id
	}
	d.Link(o.x, o.y, o.w, o.h, id)
}

// bookmarks adds the lines of the outline that lead to page n.
func (d *pen) bookmarks(n int) {
	for _, b := range d.paper.outline {
		if at := d.paper.places[b.at]; at.page == n {
			d.Bookmark(b.text, b.deep, at.y)
		}
	}
}

// rgb gives the parts of the colour.
func (c ink) rgb() (r, g, b int) { return int(c >> 16 & 0xff), int(c >> 8 & 0xff), int(c & 0xff) }
