package file

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"

	"golang.org/x/image/draw"
)

// largestPicture is the number of pixels that a picture may have.
const largestPicture = 60_000_000

// A sheet of A4 at 300 dots per inch, in pixels. More is not seen in print.
const (
	longSide  = 3508
	shortSide = 2480
)

// quality is that of the JPEGs that are kept.
const quality = 90

// Why a picture is not taken, and what to do.
const (
	brokenPicture = "Gambar ini rusak atau terpotong. Foto atau pindai ulang, lalu unggah lagi."
	hugePicture   = "Gambar ini terlalu besar. Perkecil sampai kurang dari 60 megapiksel, lalu unggah lagi."
	movingPicture = "Gambar bergerak tidak diterima. Unggah foto atau pindaian yang diam."
)

// redrawn decodes a picture and draws it anew, so that nothing is kept of it but
// what is seen.
func redrawn(content []byte) (verdict, []byte) {
	c, format, err := image.DecodeConfig(bytes.NewReader(content))
	switch {
	case err != nil || !ended(format, content) || c.Width == 0 || c.Height == 0:
		return verdict{Refused: brokenPicture}, nil
	case c.Width > largestPicture/c.Height:
		return verdict{Refused: hugePicture}, nil
	case format == "png" && moves(content):
		return verdict{Refused: movingPicture}, nil
	}
	m, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return verdict{Refused: brokenPicture}, nil
	}
	turn := orientation(content)
	m, smaller := fit(m)
	out, kind, err := encode(turn.apply(m), format)
	if err != nil || len(out) > Largest {
		return verdict{Refused: tooMuch}, nil
	}
	return verdict{Type: kind, Note: note(content, turn, smaller)}, out
}

// moves reports whether a PNG is an animation.
func moves(content []byte) bool { return bytes.Contains(content, []byte("acTL")) }

// note says what was changed, for the person who uploads it.
func note(content []byte, turn turning, smaller bool) string {
	var said []string
	if described(content) {
		said = append(said, "data lokasi dan kamera dihapus")
	}
	if turn > upright {
		said = append(said, "gambar ditegakkan")
	}
	if smaller {
		said = append(said, "ukuran disesuaikan dengan kertas A4")
	}
	if len(said) == 0 {
		return ""
	}
	return "Pada foto: " + strings.Join(said, ", ") + "."
}

// encode writes the pixels and nothing else. A PNG that would be too large
// becomes a JPEG on white.
func encode(m image.Image, format string) ([]byte, string, error) {
	var b bytes.Buffer
	if format == "png" {
		if err := png.Encode(&b, m); err != nil || b.Len() <= Largest {
			return b.Bytes(), "image/png", err
		}
		b.Reset()
		sheet := image.NewRGBA(m.Bounds())
		draw.Draw(sheet, sheet.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(sheet, sheet.Bounds(), m, m.Bounds().Min, draw.Over)
		m = sheet
	}
	err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality})
	return b.Bytes(), "image/jpeg", err
}

// fit returns the picture in eight bits, grey or in colour, no larger than a
// sheet, and whether it was made smaller.
func fit(m image.Image) (image.Image, bool) {
	size := m.Bounds().Size()
	long, short := max(size.X, size.Y), min(size.X, size.Y)
	if long <= longSide && short <= shortSide {
		return eight(m), false
	}
	n, of := longSide, long
	if shortSide*long < longSide*short {
		n, of = shortSide, short
	}
	to := image.Pt(max(1, size.X*n/of), max(1, size.Y*n/of))
	for half := m.Bounds().Size().Div(2); half.X >= to.X && half.Y >= to.Y; half = half.Div(2) {
		m = scaled(m, half) // the mean of each four
	}
	return scaled(m, to), true
}

// eight returns the picture as it is, or in eight bits where it has more or is
// meant for a press.
func eight(m image.Image) image.Image {
	switch m.(type) {
	case *image.Gray, *image.YCbCr, *image.RGBA, *image.NRGBA, *image.Paletted:
		return m
	}
	return scaled(m, m.Bounds().Size())
}

func scaled(m image.Image, to image.Point) image.Image {
	dst := blank(m, to)
	draw.ApproxBiLinear.Scale(dst, dst.Bounds(), m, m.Bounds(), draw.Src, nil)
	return dst
}

// blank is an empty picture of a size that can hold the colours of m.
func blank(m image.Image, size image.Point) draw.Image {
	r := image.Rectangle{Max: size}
	switch m.ColorModel() {
	case color.GrayModel, color.Gray16Model:
		return image.NewGray(r)
	}
	if o, ok := m.(interface{ Opaque() bool }); ok && o.Opaque() {
		return image.NewRGBA(r)
	}
	return image.NewNRGBA(r)
}
