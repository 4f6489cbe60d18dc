package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	stddraw "image/draw"
	"image/jpeg"
	_ "image/png" // decodes uploads

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/image/draw"

	"timbang/internal/brief"
)

// exhibit is one uploaded paper with its pages; none where it cannot be read.
type exhibit struct {
	brief.Exhibit
	leaves []leaf
	doc    *model.Context // of a PDF
}

// leaf is one page of a paper.
type leaf struct {
	sheet
	box  *types.Rectangle // what of the page is shown, for a PDF
	turn int              // clockwise, in degrees
	page types.Dict

	picture []byte // JPEG, for a picture
	pixels  image.Point
	inks    string // its colour space
}

// mostLeaves is how many pages one paper may have.
const mostLeaves = 2000

// readExhibit reads a paper, whatever it does.
func readExhibit(e brief.Exhibit) (out exhibit) {
	out.Exhibit = e
	defer func() {
		if recover() != nil { // a file that breaks its reader cannot be read
			out.leaves, out.doc = nil, nil
		}
	}()
	var err error
	switch {
	case len(e.Content) == 0:
	case e.Type == "application/pdf":
		out.doc, out.leaves, err = leavesOf(e.Content)
	default:
		out.leaves, err = pictureLeaf(e.Content)
	}
	if err != nil {
		out.leaves, out.doc = nil, nil
	}
	return out
}

// The sharpness of a picture on paper: 300 dpi on the long side of A4.
const mostDots = 3508

// pictureLeaf puts a picture on a page of A4 that lies as the picture does. A
// JPEG that is not too sharp stays as it is, byte for byte.
func pictureLeaf(content []byte) ([]leaf, error) {
	about, kind, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	l := leaf{sheet: sheet{a4.w, a4.h}, picture: content}
	if kind != "jpeg" || max(about.Width, about.Height) > mostDots {
		if l.picture, err = redrawn(content); err != nil {
			return nil, err
		}
		if about, _, err = image.DecodeConfig(bytes.NewReader(l.picture)); err != nil {
			return nil, err
		}
	}
	l.pixels, l.inks = image.Pt(about.Width, about.Height), inksOf(about.ColorModel)
	if about.Width > about.Height {
		l.w, l.h = a4.h, a4.w
	}
	return []leaf{l}, nil
}

// inksOf names the colour space of a JPEG.
func inksOf(m color.Model) string {
	switch m {
	case color.GrayModel:
		return model.DeviceGrayCS
	case color.CMYKModel:
		return model.DeviceCMYKCS
	}
	return model.DeviceRGBCS
}

// redrawn makes a JPEG on white of at most mostDots.
func redrawn(content []byte) ([]byte, error) {
	m, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	size := m.Bounds().Size()
	if long := max(size.X, size.Y); long > mostDots {
		size = image.Pt(max(1, size.X*mostDots/long), max(1, size.Y*mostDots/long))
	}
	page := image.NewRGBA(image.Rectangle{Max: size})
	stddraw.Draw(page, page.Rect, image.White, image.Point{}, stddraw.Src)
	draw.ApproxBiLinear.Scale(page, page.Rect, m, m.Bounds(), draw.Over, nil)
	var out bytes.Buffer
	err = jpeg.Encode(&out, page, &jpeg.Options{Quality: 88})
	return out.Bytes(), err
}

// relaxed reads what others wrote.
func relaxed() *model.Configuration {
	quiet()
	c := model.NewDefaultConfiguration()
	c.Cmd, c.ValidationMode, c.CreateBookmarks = model.MERGECREATE, model.ValidationRelaxed, false
	return c
}

// unlocked reads a PDF, also one that is encrypted and opens without a password.
func unlocked(content []byte) (*model.Context, error) {
	doc, err := api.ReadAndValidate(bytes.NewReader(content), relaxed())
	if err == nil {
		return doc, nil
	}
	var plain bytes.Buffer
	if api.Decrypt(bytes.NewReader(content), &plain, model.NewDefaultConfiguration()) != nil {
		return nil, err
	}
	return api.ReadAndValidate(bytes.NewReader(plain.Bytes()), relaxed())
}

// leavesOf reads the pages of a PDF.
func leavesOf(content []byte) (*model.Context, []leaf, error) {
	doc, err := unlocked(content)
	if err != nil {
		return nil, nil, err
	}
	if doc.PageCount < 1 || doc.PageCount > mostLeaves {
		return nil, nil, fmt.Errorf("%d pages", doc.PageCount)
	}
	out := make([]leaf, doc.PageCount)
	for i := range out {
		if out[i], err = leafOf(doc, i+1); err != nil {
			return nil, nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return doc, out, root(doc)
}

// leafOf turns a page into a form that draws it, which is kept with the page
// under the key formKey.
func leafOf(doc *model.Context, n int) (leaf, error) {
	page, _, about, err := doc.PageDict(n, false)
	if err != nil {
		return leaf{}, err
	}
	l := leaf{page: page, box: about.MediaBox, turn: ((about.Rotate % 360) + 360) % 360}
	if about.CropBox != nil {
		l.box = about.CropBox
	}
	if l.box == nil || l.box.Width() <= 0 || l.box.Height() <= 0 {
		return leaf{}, fmt.Errorf("no room on the page")
	}
	content, err := doc.PageContent(page, n)
	if err != nil && err != model.ErrNoContent {
		return leaf{}, err
	}
	resources := about.Resources
	if resources == nil {
		resources = types.NewDict()
	}
	if content, resources, err = withNotes(doc, page, content, resources); err != nil {
		return leaf{}, err
	}
	form, err := doc.NewStreamDictForBuf(content)
	if err != nil {
		return leaf{}, err
	}
	form.Dict["Type"], form.Dict["Subtype"] = types.Name("XObject"), types.Name("Form")
	form.Dict["BBox"], form.Dict["Resources"] = l.box.Array(), resources
	if g := page["Group"]; g != nil {
		form.Dict["Group"] = g
	}
	if err := form.Encode(); err != nil {
		return leaf{}, err
	}
	ref, err := doc.IndRefForNewObject(*form)
	if err != nil {
		return leaf{}, err
	}
	page[formKey] = *ref
	l.w, l.h = l.size()
	return l, nil
}

// formKey is where a page keeps the form that draws it.
const formKey = "TimbangForm"

// The sizes of paper that are kept, in millimetres; others are fitted to A4.
const (
	leastSide = 70.0
	mostSide  = 1200.0
)

// size is that of the upright page in millimetres.
func (l leaf) size() (w, h float64) {
	w, h = l.box.Width()*point, l.box.Height()*point
	if l.turn%180 == 90 {
		w, h = h, w
	}
	if min(w, h) < leastSide || max(w, h) > mostSide {
		scale := min(a4.w/w, a4.h/h)
		w, h = w*scale, h*scale
	}
	return max(w, leastSide), max(h, leastSide/2)
}

// matrix stands the page upright on its sheet.
func (l leaf) matrix() [6]float64 {
	if l.picture != nil {
		return l.fitted()
	}
	m, w, h := [6]float64{1, 0, 0, 1, -l.box.LL.X, -l.box.LL.Y}, l.box.Width(), l.box.Height()
	switch l.turn {
	case 90:
		m, w, h = [6]float64{0, -1, 1, 0, -l.box.LL.Y, l.box.UR.X}, h, w
	case 180:
		m = [6]float64{-1, 0, 0, -1, l.box.UR.X, l.box.UR.Y}
	case 270:
		m, w, h = [6]float64{0, 1, -1, 0, l.box.UR.Y, -l.box.LL.X}, h, w
	}
	scale := min(l.w/point/w, l.h/point/h)
	for i := range m {
		m[i] *= scale
	}
	return m
}

// fitted brings the unit square of a picture onto its sheet, as large as it can
// be and in the middle.
func (l leaf) fitted() [6]float64 {
	w, h := l.w/point, l.h/point
	scale := min(w/float64(l.pixels.X), h/float64(l.pixels.Y))
	x, y := float64(l.pixels.X)*scale, float64(l.pixels.Y)*scale
	return [6]float64{x, 0, 0, y, (w - x) / 2, (h - y) / 2}
}

// root takes from a file what it would do when it is opened or filled in.
func root(doc *model.Context) error {
	catalog, err := doc.Catalog()
	if err != nil {
		return err
	}
	for _, key := range []string{"AcroForm", "Names", "Dests", "Outlines", "OpenAction", "AA"} {
		delete(catalog, key)
	}
	doc.Names, doc.Form, doc.Outlines = nil, nil, nil
	return nil
}
