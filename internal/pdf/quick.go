package pdf

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// quickFace is the small set of letters of a face that nearly every text is
// made of, printed with one byte a letter. Its file lies in a document whole
// and is compressed once for all documents; a text with any other letter is
// set in the composite font of its face, which gofpdf cuts for each document.
type quickFace struct {
	about []byte        // the definition that gofpdf reads
	file  []byte        // the font, compressed
	code  [0x10000]byte // the byte of each rune, 0 for none
	runes [256]rune     // the rune of each byte
	width [256]int      // the advance in thousandths of the size
}

// ascii is the first byte that stands for itself, and ends where the bytes
// begin that each font gives to the rest of its letters.
const asciiFrom, asciiTo = 0x20, 0x7f

// readQuick reads a font and gives each letter beyond ASCII a byte, in the
// order of their code points. A space that does not break is set as a space.
func readQuick(name string, ttf []byte) (*quickFace, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	q := &quickFace{file: squeeze(ttf)}
	widths, err := measure(ttf)
	if err != nil {
		return nil, err
	}
	next := asciiTo + 1
	for r := rune(asciiFrom); r < 0x10000; r++ {
		if widths[r] < 0 || r == nbsp {
			continue
		}
		at := int(r)
		if r >= asciiTo {
			at, next = next, next+1
		}
		q.code[r], q.runes[at], q.width[at] = byte(at), r, int(widths[r])
	}
	q.code[nbsp] = q.code[' ']
	q.about, err = q.describe(name, f, len(ttf))
	return q, err
}

// nbsp is the space that does not break.
const nbsp = '\u00a0'

// describe writes the definition of the font in the words of gofpdf.
func (q *quickFace) describe(name string, f *sfnt.Font, size int) ([]byte, error) {
	var buf sfnt.Buffer
	em := fixed.Int26_6(f.UnitsPerEm())
	m, err := f.Metrics(&buf, em, font.HintingNone)
	if err != nil {
		return nil, err
	}
	b, err := f.Bounds(&buf, em, font.HintingNone)
	if err != nil {
		return nil, err
	}
	of := func(v fixed.Int26_6) int { return int(v) * 1000 / int(em) }
	desc := gofpdf.FontDescType{Ascent: of(m.Ascent), Descent: -of(m.Descent), CapHeight: of(m.CapHeight), Flags: nonsymbolic, StemV: 80, MissingWidth: q.width[' ']}
	desc.FontBBox.Xmin, desc.FontBBox.Ymin = of(b.Min.X), -of(b.Max.Y)
	desc.FontBBox.Xmax, desc.FontBBox.Ymax = of(b.Max.X), -of(b.Min.Y)
	return json.Marshal(map[string]any{
		"Tp": "TrueType", "Name": name, "File": name + ".z", "OriginalSize": size, "Cw": q.width, "Enc": "cp1252", "Diff": q.differences(), "Desc": desc,
	})
}

// nonsymbolic is the flag of a font whose letters are named.
const nonsymbolic = 1 << 5

// differences names the letter of every byte by its code point, which is also
// its name in the font.
func (q *quickFace) differences() string {
	var b strings.Builder
	for at, r := range q.runes {
		if r != 0 {
			fmt.Fprintf(&b, "%d/uni%04X ", at, r)
		}
	}
	return strings.TrimSpace(b.String())
}

// covers reports whether every letter of s is of the set.
func (q *quickFace) covers(s string) bool {
	for _, r := range s {
		if r > 0xffff || q.code[r] == 0 {
			return false
		}
	}
	return true
}

// bytes gives the text with one byte a letter. Every letter must be covered.
func (q *quickFace) bytes(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= asciiTo }) {
		return s
	}
	out := make([]byte, 0, len(s))
	for _, r := range s {
		out = append(out, q.code[r])
	}
	return string(out)
}

// squeeze compresses a font.
func squeeze(ttf []byte) []byte {
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	return slices.Clone(c.compress(ttf))
}
