package pdf

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The fonts are subsets of TeX Gyre Bonum (GUST Font Licence) and DejaVu Sans
// (Bitstream Vera licence); fonts/convert.py makes them.
//
//go:embed fonts/*.ttf
var fontFiles embed.FS

// face is one of the fonts, in the order in which documents hold them.
type face int

const (
	regular face = iota
	bold
	italic
	symbols // for what the text faces lack
	faces   // how many there are
)

// family names the fonts of each face and their families within a document:
// the one of all letters and, with its name as others see it, the quick one.
var family = [faces]struct{ file, name, style, quickFile, quick, known string }{
	{"fonts/bonum-regular.ttf", "Book", "", "fonts/quick-regular.ttf", "Quick", "TIMBNG+TimbangBook-Regular"},
	{"fonts/bonum-bold.ttf", "Book", "B", "fonts/quick-bold.ttf", "Quick", "TIMBNG+TimbangBook-Bold"},
	{"fonts/bonum-italic.ttf", "Book", "I", "fonts/quick-italic.ttf", "Quick", "TIMBNG+TimbangBook-Italic"},
	{"fonts/symbols.ttf", "Symbols", "", "fonts/quick-symbols.ttf", "QuickSymbols", "TIMBNG+TimbangSymbols"},
}

// metrics holds what the layout asks of a face: the advance of each rune of
// the basic plane in thousandths of the size, -1 where the face has no glyph.
type metrics [0x10000]int16

// typefaces are the faces as read once, never written to.
type typefaces struct {
	file   [faces][]byte
	widths [faces]*metrics
	quick  [faces]*quickFace
}

// loaded reads the faces when the first document is made. It panics where an
// embedded font is broken.
var loaded = sync.OnceValue(func() *typefaces {
	var t typefaces
	for f := range faces {
		if err := t.read(f); err != nil {
			panic(fmt.Errorf("read %s: %w", family[f].file, err))
		}
	}
	return &t
})

// read reads the two fonts of a face.
func (t *typefaces) read(f face) (err error) {
	if t.file[f], err = fontFiles.ReadFile(family[f].file); err != nil {
		return err
	}
	if t.widths[f], err = measure(t.file[f]); err != nil {
		return err
	}
	b, err := fontFiles.ReadFile(family[f].quickFile)
	if err != nil {
		return err
	}
	t.quick[f], err = readQuick(family[f].known, b)
	return err
}

// measure reads the advance widths of a TrueType font, rounded as gofpdf
// rounds them.
func measure(b []byte) (*metrics, error) {
	f, err := sfnt.Parse(b)
	if err != nil {
		return nil, err
	}
	var (
		m    metrics
		buf  sfnt.Buffer
		unit = fixed.Int26_6(f.UnitsPerEm())
	)
	for r := range m {
		m[r] = -1
		g, err := f.GlyphIndex(&buf, rune(r))
		if err != nil || g == 0 {
			continue
		}
		w, err := f.GlyphAdvance(&buf, g, unit, font.HintingNone)
		if err != nil {
			return nil, err
		}
		m[r] = int16((int(w)*1000 + int(unit)/2) / int(unit))
	}
	return &m, nil
}

// has reports whether the face can print r.
func (t *typefaces) has(f face, r rune) bool { return r < 0x10000 && t.widths[f][r] >= 0 }

// faceFor gives the face that prints r where f is wanted.
func (t *typefaces) faceFor(f face, r rune) face {
	if t.has(f, r) {
		return f
	}
	return symbols
}

// advance gives the width of r at size 1, in points.
func (t *typefaces) advance(f face, r rune) float64 {
	return float64(t.widths[t.faceFor(f, r)][r]) / 1000
}

// fonts says which fonts of each face a document needs.
type fonts struct{ quick, whole [faces]bool }

// need notes the font in which s is set in face f.
func (n *fonts) need(t *typefaces, f face, s string) {
	if t.quick[f].covers(s) {
		n.quick[f] = true
	} else {
		n.whole[f] = true
	}
}

// register adds the fonts to a document. A composite one has bytes of its own
// because gofpdf writes into them.
func (t *typefaces) register(p *gofpdf.Fpdf, used fonts) {
	for f := range faces {
		if used.quick[f] {
			p.AddFontFromBytes(family[f].quick, family[f].style, t.quick[f].about, t.quick[f].file)
		}
		if used.whole[f] {
			p.AddUTF8FontFromBytes(family[f].name, family[f].style, append([]byte(nil), t.file[f]...))
		}
	}
}

// missing is printed in place of what no face has.
const missing = '\uFFFD'

// arabic is printed in place of a passage in Arabic script, which needs
// shaping from right to left that this paper does not do.
const arabic = "[aksara Arab]"

// clean makes s printable: every rune left has a glyph. What cannot be printed
// becomes a visible mark, never a blank; what is invisible by nature and every
// sign that turns the direction of writing is taken out.
func (t *typefaces) clean(s string) string {
	if t.plain(s) {
		return s
	}
	var b strings.Builder
	var run bool // inside a passage in Arabic script
	for _, r := range strings.ReplaceAll(strings.ToValidUTF8(s, string(missing)), "\r\n", "\n") {
		switch {
		case unicode.Is(unicode.Arabic, r):
			if !run {
				b.WriteString(arabic)
			}
			run = true
			continue
		case run && r == ' ':
			continue
		case invisible(r):
			continue
		}
		if run {
			b.WriteByte(' ')
		}
		run = false
		b.WriteRune(t.printable(r))
	}
	return b.String()
}

// plain reports whether s is made of ASCII that needs no cleaning.
func (t *typefaces) plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\n' || s[i] > '~' {
			return false
		}
	}
	return true
}

// printable gives r, or what stands for it.
func (t *typefaces) printable(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\u2011':
		return '-'
	case r < ' ' || r == 0x7f || unicode.Is(unicode.Zs, r) && r != '\u00a0':
		return ' '
	case r > 0xffff:
		return missing
	case t.has(regular, r) && t.has(bold, r) && t.has(italic, r) || t.has(symbols, r):
		return r
	}
	return missing
}

// invisible reports whether r shows nothing by itself: soft hyphen, zero
// width, direction marks, variation selectors.
func invisible(r rune) bool {
	return r == '\u00ad' || unicode.Is(unicode.Cf, r) || r >= '\ufe00' && r <= '\ufe0f' || r == '\u034f' || r == '\r'
}
