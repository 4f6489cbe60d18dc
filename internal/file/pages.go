package file

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// What the streams of a PDF may hold once unpacked, in bytes, and a picture in
// pixels; three packings one in the other are none that a writer of pages makes.
const (
	largestStream  = 256 << 20
	largestStreams = 768 << 20
	largestImage   = 300_000_000
	mostFilters    = 2
)

// pages counts the pages by going through them: the number that a file gives of
// itself proves nothing, but must agree.
func (w *walk) pages() string {
	root, err := w.doc.Catalog()
	if err != nil {
		return brokenPDF
	}
	top, err := w.doc.DereferenceDict(root["Pages"])
	if err != nil || top == nil {
		return brokenPDF
	}
	seen, n := map[int]bool{}, 0
	open := []types.Object{top}
	for len(open) > 0 && n <= MostPages {
		o := open[len(open)-1]
		open = open[:len(open)-1]
		if ref, ok := o.(types.IndirectRef); ok {
			if seen[ref.ObjectNumber.Value()] {
				return brokenPDF
			}
			seen[ref.ObjectNumber.Value()] = true
		}
		d, err := w.doc.DereferenceDict(o)
		if err != nil || d == nil {
			return brokenPDF
		}
		kids, err := w.doc.DereferenceArray(d["Kids"])
		switch {
		case err != nil:
			return brokenPDF
		case d["Kids"] == nil:
			n++
		}
		open = append(open, kids...)
	}
	if n > MostPages {
		return longPDF
	}
	if said := top.IntEntry("Count"); n == 0 || said == nil || *said != n {
		return brokenPDF
	}
	return ""
}

// stream looks at a stream: its dictionary, how much it unpacks to, and how
// large a picture it is.
func (w *walk) stream(s *types.StreamDict) string {
	if words := w.dict(s.Dict); words != "" {
		return words
	}
	if s.Dict["F"] != nil { // its content lies in another file
		return launching
	}
	wide, high := s.IntEntry("Width"), s.IntEntry("Height")
	if wide != nil && high != nil && (*wide < 0 || *high < 0 || *high > 0 && *wide > largestImage / *high) {
		return tooMuch
	}
	if len(s.FilterPipeline) > mostFilters {
		return tooMuch
	}
	n := unpacked(s)
	if w.size += n; n > largestStream || w.size > largestStreams {
		return tooMuch
	}
	return ""
}

// unpacked counts the bytes of a stream until its end, or until a format of
// pictures, without keeping them. A stream with a damaged end counts as far as
// it goes, as readers show it.
func unpacked(s *types.StreamDict) int64 {
	var r io.Reader = bytes.NewReader(s.Raw)
	for i, f := range s.FilterPipeline {
		switch {
		case f.Name == "FlateDecode":
			z, err := zlib.NewReader(r)
			if err != nil {
				return 0 // readers show nothing of it
			}
			r = z
		case f.Name == "ASCII85Decode" && i == 0:
			text, _, _ := bytes.Cut(s.Raw, []byte("~"))
			r = ascii85.NewDecoder(bytes.NewReader(text))
		case f.Name == "ASCIIHexDecode" && i == 0:
			text, _, _ := bytes.Cut(s.Raw, []byte(">"))
			r = hex.NewDecoder(bytes.NewReader(text))
		default:
			return count(r)
		}
	}
	return count(r)
}

func count(r io.Reader) int64 {
	n, _ := io.Copy(io.Discard, io.LimitReader(r, largestStream+1)) // a damaged end is an end
	return n
}
