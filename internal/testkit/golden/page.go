package golden

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Pictures of pages are kept at this many dots an inch in sixteen greys: coarse
// enough to be small, fine enough that a moved line or an added word shows.
const (
	dpi  = "44"
	tone = 16
)

// tolerance is the share of pixels of a page that may differ: fonts are hinted
// a little differently from one release of poppler to the next.
const tolerance = 0.001

// PDF fails the test unless the document reads and looks as it did: its text
// in the layout of the page must equal path.txt, and each page must equal
// path-NN.png but for a thousandth of the pixels. It needs poppler's pdftotext
// and pdftoppm.
func PDF(t testing.TB, path string, doc []byte) {
	t.Helper()
	Text(t, path+".txt", Read(t, doc))
	pp := pages(t, doc)
	for i, page := range pp {
		compare(t, picture(path, i+1), page)
	}
	surplus(t, path, len(pp))
}

// Read returns the text of the document as pdftotext lays it out, without the
// blanks at the ends of lines. Pages end with a form feed.
func Read(t testing.TB, doc []byte) []byte {
	t.Helper()
	ll := strings.Split(string(run(t, doc, "pdftotext", "-layout", "-", "-")), "\n")
	for i, l := range ll {
		ll[i] = strings.TrimRight(l, " ")
	}
	return []byte(strings.Join(ll, "\n"))
}

func picture(path string, page int) string { return fmt.Sprintf("%s-%02d.png", path, page) }

func compare(t testing.TB, file string, page []byte) {
	t.Helper()
	want := wanted(t, file, page)
	if want == nil {
		return
	}
	if d := difference(decode(t, page), decode(t, want)); d > tolerance {
		t.Errorf("%s: %.2f %% of the page changed, see %s", file, 100*d, keep(t, file, page))
	}
}

// surplus complains about pictures of pages that the document no longer has,
// and removes them under -update.
func surplus(t testing.TB, path string, n int) {
	t.Helper()
	for {
		n++
		file := picture(path, n)
		if _, err := os.Stat(file); err != nil {
			return
		}
		if !*update {
			t.Errorf("%s: the document has only %d pages", file, n-1)
			return
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
}

// run pipes in through a program and returns what it wrote.
func run(t testing.TB, in []byte, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		t.Fatalf("%s is missing: install poppler-utils", name)
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

// pages draws each page and packs it small, first page first.
func pages(t testing.TB, doc []byte) [][]byte {
	t.Helper()
	dir := t.TempDir()
	run(t, doc, "pdftoppm", "-r", dpi, "-gray", "-png", "-", filepath.Join(dir, "p"))
	files, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	pp := make([][]byte, len(files))
	for i, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		pp[i] = pack(t, decode(t, b))
	}
	return pp
}

// pack encodes a picture in few greys.
func pack(t testing.TB, m image.Image) []byte {
	t.Helper()
	r := m.Bounds()
	out := image.NewPaletted(r, greys())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			out.SetColorIndex(x, y, color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y/tone)
		}
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func greys() color.Palette {
	p := make(color.Palette, tone)
	for i := range p {
		p[i] = color.Gray{Y: uint8(i * 0xff / (tone - 1))}
	}
	return p
}

// difference returns the share of pixels that differ by more than a quarter of
// the way from black to white, 1 when the pictures differ in size.
func difference(a, b image.Image) float64 {
	r := a.Bounds()
	if r != b.Bounds() {
		return 1
	}
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p, _, _, _ := a.At(x, y).RGBA()
			q, _, _, _ := b.At(x, y).RGBA()
			if max(p, q)-min(p, q) > 0x4000 {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy())
}

func decode(t testing.TB, b []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
