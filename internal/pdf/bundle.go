package pdf

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"timbang/internal/brief"
)

// Bundle returns the brief, an index and the uploaded papers as one PDF file,
// how many pages stand before the papers and where each of them stands. Every
// page carries the number that it has in the file. Of a paper that is a PDF only
// what its pages show is taken, never what they do. A paper that cannot be read
// is named in the index and has no pages.
func Bundle(x brief.Bundle) (file []byte, front int, places []brief.Place, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("build bundle: %v", r)
		}
	}()
	papers := make([]exhibit, len(x.Exhibits))
	for i, e := range x.Exhibits {
		papers[i] = readExhibit(e)
	}
	b := binder{front: layFront(x.Brief), papers: papers}
	b.index()
	b.fill(x.Front)
	front = len(b.pages)
	places = b.annex()
	b.furniture()
	var host bytes.Buffer
	if err := b.print(&host, info{
		title: "Berkas Perkara untuk Hakim " + x.Brief.Head.CaseNumber, author: x.Brief.Head.Court,
		subject: fmt.Sprintf("Berkas gabungan ringkasan versi %d, kode %s", x.Brief.Head.Version, x.Brief.Head.Code), at: x.Brief.Head.FrozenAt,
	}); err != nil {
		return nil, 0, nil, fmt.Errorf("build bundle: %w", err)
	}
	if err := Sound(host.Bytes()); err != nil {
		return nil, 0, nil, err
	}
	out := bytes.NewBuffer(make([]byte, 0, host.Len()+weight(papers)))
	if err := impose(out, host.Bytes(), front, papers); err != nil {
		return nil, 0, nil, fmt.Errorf("build bundle: %w", err)
	}
	if err := proveBundle(out.Bytes(), x.Brief, places); err != nil {
		return nil, 0, nil, err
	}
	return out.Bytes(), front, places, nil
}

// weight is how many bytes the papers take in the bundle, and a little more.
func weight(papers []exhibit) int {
	n := 64 << 10
	for _, p := range papers {
		n += len(p.Content) + 4<<10*len(p.leaves)
	}
	return n
}

// sheet is a page of its own size, in millimetres, with room for a page of
// another file or for a picture.
type sheet struct{ w, h float64 }

// open adds the page to a document.
func (s sheet) open(doc *gofpdf.Fpdf) {
	doc.AddPageFormat("P", gofpdf.SizeType{Wd: s.w, Ht: s.h})
}

// binder lays out a bundle.
type binder struct {
	*front
	papers []exhibit
	at     []anchor // where each paper begins
}

// index lists the papers with the pages on which they stand.
func (b *binder) index() {
	b.chapter("Indeks lampiran", "Indeks lampiran")
	if len(b.papers) == 0 {
		b.none("Belum ada dokumen yang diunggah.")
		return
	}
	b.para(say("Nomor halaman adalah nomor halaman berkas ini. Dokumen yang datang sesudah berkas gabungan pertama berada di akhir dan diberi nomor A.", aside), tableLead)
	b.y++
	g := b.grid(column{"No.", 12}, column{"Dokumen", b.measure() - 12 - 30 - 42}, column{"Halaman", 30}, column{"Keterangan", 42})
	late := 0
	for i, p := range b.papers {
		at := b.anchor()
		b.at = append(b.at, at)
		number := fmt.Sprint(i + 1 - late)
		if p.Late {
			late++
			number = fmt.Sprintf("A-%d", late)
		}
		title := orWords(p.Title, "Dokumen")
		if len(p.leaves) == 0 {
			g.row(cell(say(number, table)), cell(say(title, table)), cell(say("–", table)), cell(say("tidak dapat dibaca", tableB)))
			continue
		}
		words := cell{{text: title, style: table, target: at}}
		note := fmt.Sprintf("%d halaman", len(p.leaves))
		g.row(cell(say(number, table)), words, cell(seePage("mulai", at, table)), cell(say(note, table)))
	}
}

// fill adds empty pages until the papers begin where they did in the bundle
// before. A front that has grown moves them, and the index says so.
func (b *binder) fill(front int) {
	if front > 0 && len(b.pages) > front {
		b.y += 3
		b.para(say(fmt.Sprintf("Bagian depan bertambah; nomor halaman lampiran bergeser %d halaman sejak berkas gabungan sebelumnya.", len(b.pages)-front), strong), bodyLead)
	}
	for len(b.pages) < front {
		b.turn()
		b.none("Halaman ini sengaja dikosongkan agar nomor halaman lampiran tidak berubah.")
	}
}

// annex adds a page for every leaf, with its stamp.
func (b *binder) annex() []brief.Place {
	b.opened, b.sheets = nil, map[int]sheet{}
	places := make([]brief.Place, len(b.papers))
	var total, late int
	for _, p := range b.papers {
		total += len(p.leaves)
	}
	total += len(b.pages)
	for i, p := range b.papers {
		places[i] = brief.Place{ID: p.ID, Late: p.Late, Pages: len(p.leaves)}
		if len(p.leaves) > 0 {
			places[i].From = len(b.pages) + 1
		}
		for n, leaf := range p.leaves {
			b.turn()
			b.y = 0
			b.sheets[len(b.pages)-1] = leaf.sheet
			if n == 0 {
				b.drop(b.at[i])
				b.bookmark(shortTitle(p.Title), 0)
			}
			label := ""
			if p.Late {
				late++
				label = fmt.Sprintf("A-%d · ", late)
			}
			b.stamp(leaf.sheet, label, total)
		}
	}
	return places
}

// shortTitle fits the outline.
func shortTitle(s string) string {
	if r := []rune(orWords(s, "Dokumen")); len(r) > 60 {
		return string(r[:59]) + "…"
	} else {
		return string(r)
	}
}

// stamp sets the number of the page on white ground in the lower right corner.
func (b *binder) stamp(s sheet, label string, total int) {
	h := b.b.Head
	number := b.clean(fmt.Sprintf("%sHalaman %d dari %d", label, len(b.pages), total))
	words := b.clean(fmt.Sprintf("%s · versi %d · kode %s", orWords(h.CaseNumber, "Belum bernomor"), h.Version, h.Code))
	big, small := style{bold, 10, black}, style{regular, 7, black}
	w := max(b.width(number, big), b.width(words, small)) + 4
	x, y := s.w-w-3, s.h-12
	b.put(op{shape: block, x: x, y: y, w: w, h: 9.5, style: style{ink: 0xffffff}})
	b.put(op{shape: frame, x: x, y: y, w: w, h: 9.5, weight: hair, style: style{ink: grey}})
	b.put(op{shape: glyphs, x: x + 2, y: y + 4, text: number, style: big})
	b.put(op{shape: glyphs, x: x + 2, y: y + 7.8, text: words, style: small})
}
