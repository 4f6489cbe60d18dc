package pdf

import (
	"bytes"
	"fmt"
	"io"
	"maps"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"timbang/internal/brief"
)

// withNotes adds to the content of a page what its annotations show: fields that
// were filled in, stamps and signatures. Then the page has none any more.
func withNotes(doc *model.Context, page types.Dict, content []byte, resources types.Dict) ([]byte, types.Dict, error) {
	notes, err := doc.DereferenceArray(page["Annots"])
	if err != nil {
		return nil, nil, err
	}
	delete(page, "Annots")
	if len(notes) == 0 {
		return content, resources, nil
	}
	shown := types.NewDict()
	if old, err := doc.DereferenceDict(resources["XObject"]); err == nil {
		maps.Copy(shown, old)
	}
	out := bytes.NewBuffer(append(append([]byte("q\n"), content...), "\nQ\n"...))
	for i, note := range notes {
		face, place, ok := appearance(doc, note)
		if ok {
			name := fmt.Sprintf("TimbangNote%d", i)
			shown[name] = face
			fmt.Fprintf(out, "q %s cm /%s Do Q\n", place, name)
		}
	}
	resources = maps.Clone(resources)
	resources["XObject"] = shown
	return out.Bytes(), resources, nil
}

// hiddenNote are the flags of an annotation that is not shown.
const hiddenNote = 1<<1 | 1<<5

// appearance finds how an annotation is drawn and where (ISO 32000, 12.5.5).
func appearance(doc *model.Context, note types.Object) (face types.IndirectRef, place string, ok bool) {
	d, err := doc.DereferenceDict(note)
	if err != nil || d == nil {
		return face, "", false
	}
	if f := d.IntEntry("F"); f != nil && *f&hiddenNote != 0 || d.Subtype() != nil && *d.Subtype() == "Popup" {
		return face, "", false
	}
	faces, err := doc.DereferenceDict(d["AP"])
	if err != nil || faces == nil {
		return face, "", false
	}
	normal := faces["N"]
	if state := d.NameEntry("AS"); state != nil {
		if choice, err := doc.DereferenceDict(normal); err == nil && choice != nil {
			if _, isStream := streamOf(doc, normal); !isStream {
				normal = choice[*state]
			}
		}
	}
	face, isRef := normal.(types.IndirectRef)
	stream, isStream := streamOf(doc, normal)
	rect, err := doc.RectForArray(arrayOf(doc, d["Rect"]))
	if !isRef || !isStream || err != nil || rect == nil {
		return face, "", false
	}
	box, err := doc.RectForArray(arrayOf(doc, stream.Dict["BBox"]))
	if err != nil || box == nil || box.Width() <= 0 || box.Height() <= 0 {
		return face, "", false
	}
	return face, placed(doc, stream, box, rect), true
}

// placed is the matrix that brings the transformed box into the rectangle.
func placed(doc *model.Context, stream *types.StreamDict, box, rect *types.Rectangle) string {
	m := [6]float64{1, 0, 0, 1, 0, 0}
	if a := arrayOf(doc, stream.Dict["Matrix"]); len(a) == 6 {
		for i := range m {
			if v, err := doc.DereferenceNumber(a[i]); err == nil {
				m[i] = v
			}
		}
	}
	x0, y0, x1, y1 := 1e9, 1e9, -1e9, -1e9
	for _, p := range [][2]float64{{box.LL.X, box.LL.Y}, {box.UR.X, box.LL.Y}, {box.LL.X, box.UR.Y}, {box.UR.X, box.UR.Y}} {
		x, y := m[0]*p[0]+m[2]*p[1]+m[4], m[1]*p[0]+m[3]*p[1]+m[5]
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	sx, sy := 1.0, 1.0
	if x1 > x0 && y1 > y0 {
		sx, sy = rect.Width()/(x1-x0), rect.Height()/(y1-y0)
	}
	return fmt.Sprintf("%.5f 0 0 %.5f %.5f %.5f", sx, sy, rect.LL.X-sx*x0, rect.LL.Y-sy*y0)
}

func streamOf(doc *model.Context, o types.Object) (*types.StreamDict, bool) {
	s, _, err := doc.DereferenceStreamDict(o)
	return s, err == nil && s != nil
}

func arrayOf(doc *model.Context, o types.Object) types.Array {
	a, err := doc.DereferenceArray(o)
	if err != nil {
		return nil
	}
	return a
}

// impose lays the pages of the papers under the stamps of the host.
func impose(w io.Writer, host []byte, front int, papers []exhibit) error {
	doc, err := api.ReadAndValidate(bytes.NewReader(host), relaxed())
	if err != nil {
		return err
	}
	doc.EnsureVersionForWriting()
	n := front
	for _, p := range papers {
		if p.doc != nil {
			if err := adopt(doc, p.doc); err != nil {
				return err
			}
		}
		for _, l := range p.leaves {
			n++
			if l.picture != nil {
				if l.page, err = pictured(doc, l); err != nil {
					return fmt.Errorf("page %d: %w", n, err)
				}
			}
			if err := under(doc, n, l); err != nil {
				return fmt.Errorf("page %d: %w", n, err)
			}
		}
	}
	return api.WriteContext(doc, w)
}

// pictured puts a picture into the host as it is and returns a page that shows
// nothing else.
func pictured(doc *model.Context, l leaf) (types.Dict, error) {
	stream, err := model.CreateDCTImageStreamDict(doc.XRefTable, l.picture, l.pixels.X, l.pixels.Y, 8, l.inks)
	if err != nil {
		return nil, err
	}
	ref, err := doc.IndRefForNewObject(*stream)
	if err != nil {
		return nil, err
	}
	return types.Dict{formKey: *ref}, nil
}

// adopt brings the objects of a paper into the host, but not its pages.
func adopt(doc, paper *model.Context) error {
	pages := doc.PageCount
	if err := pdfcpu.MergeXRefTables("", paper, doc, false, false); err != nil {
		return err
	}
	ref, err := doc.Pages()
	if err != nil {
		return err
	}
	tree, err := doc.DereferenceDict(*ref)
	if err != nil {
		return err
	}
	kids, err := doc.DereferenceArray(tree["Kids"])
	if err != nil || len(kids) < 2 {
		return fmt.Errorf("tree of pages: %d branches (%w)", len(kids), err)
	}
	tree["Kids"], tree["Count"] = kids[:len(kids)-1], types.Integer(pages)
	doc.PageCount = pages
	return nil
}

// under draws a leaf below what stands on page n of the host.
func under(doc *model.Context, n int, l leaf) error {
	page, _, about, err := doc.PageDict(n, false)
	if err != nil {
		return err
	}
	resources := maps.Clone(about.Resources)
	shown := types.NewDict()
	if old, err := doc.DereferenceDict(resources["XObject"]); err == nil {
		maps.Copy(shown, old)
	}
	shown[formKey] = l.page[formKey]
	resources["XObject"], page["Resources"] = shown, resources
	m := l.matrix()
	draw, err := bare(doc, fmt.Appendf(nil, "q %.5f %.5f %.5f %.5f %.5f %.5f cm /%s Do Q\n", m[0], m[1], m[2], m[3], m[4], m[5], formKey))
	if err != nil {
		return err
	}
	page["Contents"] = types.Array{*draw, page["Contents"]}
	return nil
}

// bare adds a stream as it is: a few words gain nothing by being compressed.
func bare(doc *model.Context, content []byte) (*types.IndirectRef, error) {
	s := types.StreamDict{Dict: types.NewDict(), Content: content}
	if err := s.Encode(); err != nil {
		return nil, err
	}
	return doc.IndRefForNewObject(s)
}

// proveBundle reads a bundle back: the brief in it is whole, every page says its
// number, and every link and line of the outline leads to a page of the file.
func proveBundle(file []byte, b brief.Brief, places []brief.Place) error {
	doc, err := api.ReadAndValidate(bytes.NewReader(file), relaxed())
	if err != nil {
		return fmt.Errorf("read the bundle back: %w", err)
	}
	r, err := whole(doc, b)
	if err != nil {
		return err
	}
	return r.indexed(places)
}

// indexed checks that the outline leads to every paper where it stands.
func (r *reading) indexed(places []brief.Place) error {
	marks, err := pdfcpu.Bookmarks(r.Context)
	if err != nil {
		return fmt.Errorf("outline: %w", err)
	}
	at := map[int]bool{}
	for _, m := range marks {
		at[m.PageFrom] = true
	}
	for i, p := range places {
		if p.Pages > 0 && (!at[p.From] || p.From+p.Pages-1 > r.PageCount) {
			return fmt.Errorf("the outline does not lead to paper %d", i+1)
		}
	}
	return nil
}
