package file

import (
	"bytes"
	"image"
	_ "image/jpeg" // the JPEG decoder, for DecodeConfig
	_ "image/png"  // the PNG decoder, for DecodeConfig
	"regexp"
	"strconv"
)

// sound looks at what can be seen without decoding the whole file: that it has
// its end, that its pages can be reached, and that it opens without a password.
func sound(kind string, content []byte) error {
	if kind == "application/pdf" {
		return soundPDF(content)
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || !ended(format, content) {
		return refuse("Gambar ini rusak atau terpotong. Foto atau pindai ulang, lalu unggah lagi.")
	}
	if c.Width*c.Height > largestPicture {
		return refuse("Gambar ini terlalu besar. Perkecil sampai kurang dari 60 megapiksel, lalu unggah lagi.")
	}
	return nil
}

var startxref = regexp.MustCompile(`startxref\s+(\d{1,10})\s+%%EOF`)

// soundPDF reads the end of a PDF, where its table of contents is announced.
func soundPDF(content []byte) error {
	end := startxref.FindSubmatch(content[max(0, len(content)-2048):])
	if end == nil || !bytes.HasPrefix(content, []byte("%PDF-")) || !bytes.Contains(content, []byte("/Root")) {
		return refuse("Berkas PDF ini rusak atau terpotong. Pindai atau simpan ulang, lalu unggah lagi.")
	}
	if at, err := strconv.Atoi(string(end[1])); err != nil || at >= len(content) {
		return refuse("Berkas PDF ini rusak atau terpotong. Pindai atau simpan ulang, lalu unggah lagi.")
	}
	if locked(content) {
		return refuse("Berkas PDF ini terkunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi.")
	}
	return nil
}

// ended reports whether a picture has its closing mark.
func ended(format string, content []byte) bool {
	if format == "png" {
		return bytes.Contains(content, []byte("IEND"))
	}
	return bytes.Contains(scan(content), []byte{0xFF, 0xD9})
}

// scan returns a JPEG from the beginning of its picture on: the segments before
// it can hold a small picture with a closing mark of its own.
func scan(content []byte) []byte {
	for at := 2; at+4 <= len(content) && content[at] == 0xFF; {
		marker, size := content[at+1], int(content[at+2])<<8|int(content[at+3])
		switch {
		case marker == 0xFF: // a filler
			at++
		case marker == 0xDA:
			return content[at:]
		default:
			at += 2 + size
		}
	}
	return nil
}
