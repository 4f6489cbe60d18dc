package pdf

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// voice turns what a content shows in one font into text.
type voice func(shown []byte) string

// voices gives the voice of every font of a page, by the name that its content
// uses.
func (r *reading) voices(page types.Dict) (map[string]voice, error) {
	resources, err := r.DereferenceDict(page["Resources"])
	if err != nil {
		return nil, err
	}
	fonts, err := r.DereferenceDict(resources["Font"])
	if err != nil {
		return nil, err
	}
	out := make(map[string]voice, len(fonts))
	for name, ref := range fonts {
		font, err := r.DereferenceDict(ref)
		if err != nil {
			return nil, err
		}
		if out[name], err = r.voice(font); err != nil {
			return nil, fmt.Errorf("font %s: %w", name, err)
		}
	}
	return out, nil
}

// voice gives the voice of a font: 16 bits a letter in a composite one, else a
// byte a letter, which its encoding names.
func (r *reading) voice(font types.Dict) (voice, error) {
	if kind := font.Subtype(); kind != nil && *kind == "Type0" {
		return wide, nil
	}
	encoding, err := r.DereferenceDict(font["Encoding"])
	if err != nil {
		return nil, err
	}
	named, err := r.DereferenceArray(encoding["Differences"])
	if err != nil {
		return nil, err
	}
	var letters [256]rune
	at := 0
	for _, o := range named {
		switch o := o.(type) {
		case types.Integer:
			at = o.Value()
		case types.Name:
			code, err := strconv.ParseUint(strings.TrimPrefix(o.Value(), "uni"), 16, 16)
			if err != nil || at < 0 || at > 255 {
				return nil, fmt.Errorf("no letter is named %q", o.Value())
			}
			letters[at] = rune(code)
			at++
		}
	}
	return func(shown []byte) string { return narrow(&letters, shown) }, nil
}

// wide reads 16 bits a letter.
func wide(shown []byte) string {
	units := make([]uint16, 0, len(shown)/2)
	for ; len(shown) > 1; shown = shown[2:] {
		units = append(units, binary.BigEndian.Uint16(shown))
	}
	return string(utf16.Decode(units))
}

// narrow reads a byte a letter. A byte without a letter is a visible mark.
func narrow(letters *[256]rune, shown []byte) string {
	var b strings.Builder
	for _, c := range shown {
		if r := letters[c]; r != 0 {
			b.WriteRune(r)
		} else {
			b.WriteRune(missing)
		}
	}
	return b.String()
}

// spoken gives the text that the content of a page shows, in the order in which
// it was drawn. Our own files show text by Tj only, each in the font that was
// named last.
func spoken(content []byte, voices map[string]voice) string {
	var out strings.Builder
	var now voice
	for i := 0; i < len(content); i++ {
		switch content[i] {
		case '/':
			end := i + 1
			for end < len(content) && content[end] > ' ' {
				end++
			}
			if v := voices[string(content[i+1:end])]; v != nil {
				now = v
			}
			i = end
		case '(':
			var shown []byte
			if shown, i = unescaped(content, i+1); now != nil {
				out.WriteString(now(shown))
			}
		}
	}
	return out.String()
}

// unescaped reads a string of a content from i on and gives where it ends.
func unescaped(content []byte, i int) ([]byte, int) {
	var text []byte
	for ; i < len(content) && content[i] != ')'; i++ {
		c := content[i]
		if c == '\\' && i+1 < len(content) {
			i++
			if c = content[i]; c == 'r' {
				c = '\r'
			}
		}
		text = append(text, c)
	}
	return text, i
}
