package demo

import (
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"strings"
	"sync"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/math/fixed"

	"timbang/internal/pdf"
)

// The sizes of a photograph and of the sheet of paper in it, in pixels.
const (
	sheetWide, sheetHigh = 740, 1040
	photoWide, photoHigh = 840, 1140
	margin               = 62
)

var (
	paperWhite = color.RGBA{246, 243, 233, 255}
	inkBlue    = color.RGBA{38, 40, 58, 255}
	stampRed   = color.RGBA{176, 60, 52, 255}
	desk       = color.RGBA{122, 92, 66, 255}
)

// face gives the typeface of the photographed letters in one size.
var face = sync.OnceValue(func() func(size float64) font.Face {
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		panic(err)
	}
	return func(size float64) font.Face {
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
		if err != nil {
			panic(err)
		}
		return face
	}
})

// photograph writes a JPEG of a paper that lies on a desk: a little askew, with
// the light from one side.
func photograph(w io.Writer, s pdf.Specimen) error {
	sheet := image.NewRGBA(image.Rect(0, 0, sheetWide, sheetHigh))
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(paperWhite), image.Point{}, draw.Src)
	typeset(sheet, s)
	photo := image.NewRGBA(image.Rect(0, 0, photoWide, photoHigh))
	draw.Draw(photo, photo.Bounds(), image.NewUniform(desk), image.Point{}, draw.Src)
	sin, cos := math.Sincos(0.4 * math.Pi / 180 * float64(1+len(s.Title)%4))
	draw.ApproxBiLinear.Transform(photo, f64.Aff3{cos, -sin, 62, sin, cos, 38}, sheet, sheet.Bounds(), draw.Src, nil)
	light(photo)
	return jpeg.Encode(w, photo, &jpeg.Options{Quality: 58})
}

// light darkens the picture towards one corner and roughens it.
func light(p *image.RGBA) {
	seed := uint32(7)
	for y := range photoHigh {
		for x := range photoWide {
			seed = seed*1664525 + 1013904223
			shade := 1 - 0.22*float64(x+y)/float64(photoWide+photoHigh) + float64(seed>>28)/1200
			i := p.PixOffset(x, y)
			for k := range 3 {
				p.Pix[i+k] = uint8(min(255, float64(p.Pix[i+k])*shade))
			}
		}
	}
}

// typist sets lines on a sheet.
type typist struct {
	font.Drawer
	y     int
	faces map[float64]font.Face
}

func newTypist(on draw.Image, y int) *typist {
	return &typist{Drawer: font.Drawer{Dst: on}, y: y, faces: map[float64]font.Face{}}
}

func typeset(sheet *image.RGBA, s pdf.Specimen) {
	t := newTypist(sheet, 40)
	t.say(stampRed, 18, "CONTOH – PERAGAAN")
	t.say(inkBlue, 26, s.Issuer)
	t.say(inkBlue, 24, s.Title)
	if s.Number != "" {
		t.say(inkBlue, 18, "Nomor: "+s.Number)
	}
	for _, x := range s.Passages {
		t.y += 8
		t.say(inkBlue, 21, x.Heading)
		for _, r := range x.Pairs {
			t.say(inkBlue, 20, r[0]+": "+r[1])
		}
		for _, r := range x.Table {
			t.say(inkBlue, 18, strings.Join(r, "  "))
		}
		t.say(inkBlue, 20, x.Words)
	}
	t.y += 20
	t.say(inkBlue, 20, s.Place+", "+s.Date.Indonesian())
	t.say(inkBlue, 20, s.Office)
	t.y += 46
	t.say(inkBlue, 20, strings.Join(s.Signatory, " / "))
	t.say(stampRed, 18, "CONTOH – PERAGAAN · orang dan peristiwa rekaan")
}

// say sets words in lines between the margins; what does not fit on the sheet
// is cut off, as in a photograph.
func (t *typist) say(ink color.Color, size float64, words string) {
	if t.faces[size] == nil {
		t.faces[size] = face()(size)
	}
	t.Face, t.Src = t.faces[size], image.NewUniform(ink)
	lead := int(size * 1.45)
	line := ""
	for _, word := range strings.Fields(words) {
		if line != "" && t.MeasureString(line+" "+word) > fixed.I(sheetWide-2*margin) {
			t.put(line, lead)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if line != "" {
		t.put(line, lead)
	}
}

func (t *typist) put(line string, lead int) {
	t.y += lead
	t.Dot = fixed.P(margin, t.y)
	t.DrawString(line)
}

// house writes a PNG of a family house, drawn in flat colours.
func house(w io.Writer, variant int) error {
	p := image.NewRGBA(image.Rect(0, 0, 720, 480))
	fill := func(x0, y0, x1, y1 int, c color.RGBA) {
		draw.Draw(p, image.Rect(x0, y0, x1, y1), image.NewUniform(c), image.Point{}, draw.Src)
	}
	walls := []color.RGBA{{214, 202, 176, 255}, {186, 206, 196, 255}, {222, 190, 160, 255}}[variant%3]
	fill(0, 0, 720, 300, color.RGBA{176, 208, 226, 255})
	fill(0, 300, 720, 480, color.RGBA{142, 128, 92, 255})
	fill(150, 210, 570, 390, walls)
	for i := range 100 {
		fill(120+i*2, 210-i, 600-i*2, 211-i, color.RGBA{150, 84, 62, 255})
	}
	fill(320, 280, 400, 390, color.RGBA{104, 72, 48, 255})
	fill(190, 260, 270, 320, color.RGBA{92, 118, 128, 255})
	fill(450, 260, 530, 320, color.RGBA{92, 118, 128, 255})
	fill(600, 180, 616, 390, color.RGBA{96, 70, 44, 255})
	for y := range 120 {
		half := int(math.Sqrt(float64(60*60 - (y-60)*(y-60))))
		fill(608-half, 90+y, 608+half, 91+y, color.RGBA{78, 128, 72, 255})
	}
	t := newTypist(p, 420)
	t.say(color.RGBA{250, 246, 236, 255}, 20, "CONTOH – PERAGAAN: rumah keluarga, gambar rekaan")
	return png.Encode(w, p)
}
