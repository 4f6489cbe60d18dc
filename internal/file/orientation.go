package file

import (
	"bytes"
	"encoding/binary"
	"image"

	"golang.org/x/image/draw"
)

// turning is how a camera was held, as Exif says it (tag 0x0112): 1 to 8.
type turning int

const upright turning = 1

// described reports whether a picture says more than its pixels: where, when
// and by what it was made.
func described(content []byte) bool {
	if bytes.HasPrefix(content, []byte("\x89PNG")) {
		for _, chunk := range []string{"eXIf", "tEXt", "zTXt", "iTXt"} {
			if bytes.Contains(content, []byte(chunk)) {
				return true
			}
		}
		return false
	}
	return len(segments(content, 0xE1))+len(segments(content, 0xED))+len(segments(content, 0xFE)) > 0
}

// segments lists the contents of the segments of a JPEG with a marker, before
// its picture begins.
func segments(content []byte, marker byte) [][]byte {
	var out [][]byte
	for at := 2; at+4 <= len(content) && content[at] == 0xFF && content[at+1] != 0xDA; {
		if content[at+1] == 0xFF { // a filler
			at++
			continue
		}
		end := at + 2 + int(binary.BigEndian.Uint16(content[at+2:]))
		if end < at+4 || end > len(content) {
			break
		}
		if content[at+1] == marker {
			out = append(out, content[at+4:end])
		}
		at = end
	}
	return out
}

// orientation reads how the camera was held; a picture that does not say so, or
// says it in a damaged way, is upright.
func orientation(content []byte) turning {
	if !bytes.HasPrefix(content, []byte{0xFF, 0xD8}) {
		return upright
	}
	for _, s := range segments(content, 0xE1) {
		if tiff, ok := bytes.CutPrefix(s, []byte("Exif\x00\x00")); ok {
			return held(tiff)
		}
	}
	return upright
}

// held reads the first directory of a TIFF header.
func held(tiff []byte) turning {
	var order binary.ByteOrder = binary.BigEndian
	if bytes.HasPrefix(tiff, []byte("II")) {
		order = binary.LittleEndian
	}
	if len(tiff) < 8 {
		return upright
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return upright
	}
	n := int(order.Uint16(tiff[at:]))
	for rest := tiff[at+2:]; n > 0 && len(rest) >= 12; n, rest = n-1, rest[12:] {
		if order.Uint16(rest) != 0x0112 {
			continue
		}
		if t := turning(order.Uint16(rest[8:])); t > upright && t <= 8 {
			return t
		}
		break
	}
	return upright
}

// apply turns a picture so that it stands upright.
func (t turning) apply(m image.Image) image.Image {
	if t <= upright {
		return m
	}
	b := m.Bounds()
	src := blank(m, b.Size())
	draw.Draw(src, src.Bounds(), m, b.Min, draw.Src)
	size := b.Size()
	if t >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	dst := blank(src, size)
	from, to := pixels(src), pixels(dst)
	for y := range size.Y {
		for x := range size.X {
			p := t.from(x, y, b.Dx(), b.Dy())
			copy(to.at(x, y), from.at(p.X, p.Y))
		}
	}
	return dst
}

// from says which pixel of a picture of w by h comes to x, y.
func (t turning) from(x, y, w, h int) image.Point {
	switch t {
	case 2:
		return image.Pt(w-1-x, y)
	case 3:
		return image.Pt(w-1-x, h-1-y)
	case 4:
		return image.Pt(x, h-1-y)
	case 5:
		return image.Pt(y, x)
	case 6:
		return image.Pt(y, h-1-x)
	case 7:
		return image.Pt(w-1-y, h-1-x)
	}
	return image.Pt(w-1-y, x)
}

// raster is the bytes of a picture.
type raster struct {
	pix         []byte
	stride, per int
}

func (r raster) at(x, y int) []byte {
	i := y*r.stride + x*r.per
	return r.pix[i : i+r.per]
}

func pixels(m draw.Image) raster {
	switch m := m.(type) {
	case *image.Gray:
		return raster{m.Pix, m.Stride, 1}
	case *image.NRGBA:
		return raster{m.Pix, m.Stride, 4}
	case *image.RGBA:
		return raster{m.Pix, m.Stride, 4}
	}
	panic("file: a picture that blank does not make")
}
