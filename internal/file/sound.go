package file

import (
	"bytes"
	"regexp"
	"strconv"
)

var startxref = regexp.MustCompile(`startxref\s+(\d{1,10})\s+%%EOF`)

// soundPDF says what is wrong with a PDF on its face: it must have its end, its
// table of contents, and open without a password.
func soundPDF(content []byte) string {
	end := startxref.FindSubmatch(content[max(0, len(content)-2048):])
	if end == nil || !bytes.HasPrefix(content, []byte("%PDF-")) || !bytes.Contains(content, []byte("/Root")) {
		return brokenPDF
	}
	if at, err := strconv.Atoi(string(end[1])); err != nil || at >= len(content) {
		return brokenPDF
	}
	if locked(content) {
		return lockedPDF
	}
	return ""
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
