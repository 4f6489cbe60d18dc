package file_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// place is what a telephone writes into a photograph.
const place = "GPS -8.7050 116.2700 Telepon Contoh"

// withExif adds to a JPEG how the camera was held and where it was.
func withExif(t testing.TB, photo []byte, held uint16) []byte {
	t.Helper()
	tiff := []byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	tiff = append(binary.BigEndian.AppendUint16(tiff, held), "\x00\x00\x00\x00\x00\x00"+place...)
	segment := append([]byte{0xFF, 0xE1}, binary.BigEndian.AppendUint16(nil, uint16(len(tiff)+2))...)
	return append(append(bytes.Clone(photo[:2]), append(segment, tiff...)...), photo[2:]...)
}

// withChunk adds a chunk to a PNG behind its header.
func withChunk(photo []byte, kind, content string) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	chunk = append(chunk, kind+content...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE([]byte(kind+content)))
	return append(append(bytes.Clone(photo[:33]), chunk...), photo[33:]...)
}

func decoded(t testing.TB, content []byte) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestWhatACameraWritesIntoAPhotographIsGone(t *testing.T) {
	t.Parallel()
	for name, content := range map[string][]byte{
		"JPEG": withExif(t, photo(t, 40, 30), 1),
		"PNG":  withChunk(drawing(t, 40, 30), "tEXt", "Comment\x00"+place),
		"tail": append(photo(t, 40, 30), place...),
	} {
		if !bytes.Contains(content, []byte(place)) {
			t.Fatalf("%s: the sample says nothing", name)
		}
		f := take(t, content)
		if bytes.Contains(f.Content, []byte("GPS")) || bytes.Contains(f.Content, []byte("Exif")) {
			t.Errorf("%s: it still says where it was made", name)
		}
		if name != "tail" && !strings.Contains(f.Note, "data lokasi dan kamera dihapus") {
			t.Errorf("%s: the note is %q", name, f.Note)
		}
	}
	if f := take(t, photo(t, 40, 30)); f.Note != "" {
		t.Errorf("a photograph that says nothing: the note is %q, want none", f.Note)
	}
}

// quarters is a picture with a corner of each grey, left to right, top to
// bottom: 0, 80, 160, 240.
func quarters(w, h int) *image.Gray {
	m := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetGray(x, y, color.Gray{Y: uint8(80 * (2*(2*y/h) + 2*x/w))})
		}
	}
	return m
}

func TestAPhotographIsTurnedUpright(t *testing.T) {
	t.Parallel()
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, quarters(64, 32), &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	for held, want := range map[uint16]struct {
		wide    bool
		corners [4]int
	}{
		0: {true, [4]int{0, 1, 2, 3}}, 1: {true, [4]int{0, 1, 2, 3}}, 9: {true, [4]int{0, 1, 2, 3}},
		2: {true, [4]int{1, 0, 3, 2}}, 3: {true, [4]int{3, 2, 1, 0}}, 4: {true, [4]int{2, 3, 0, 1}},
		5: {false, [4]int{0, 2, 1, 3}}, 6: {false, [4]int{2, 0, 3, 1}}, 7: {false, [4]int{3, 1, 2, 0}}, 8: {false, [4]int{1, 3, 0, 2}},
	} {
		m := decoded(t, take(t, withExif(t, plain.Bytes(), held)).Content)
		b := m.Bounds()
		if (b.Dx() > b.Dy()) != want.wide {
			t.Errorf("held %d: %v", held, b)
		}
		for i, at := range []image.Point{{4, 4}, {b.Dx() - 4, 4}, {4, b.Dy() - 4}, {b.Dx() - 4, b.Dy() - 4}} {
			if got := grey8(m, at); (got+40)/80 != want.corners[i] {
				t.Errorf("held %d, corner %d: got grey %d, want about %d", held, i, got, 80*want.corners[i])
			}
		}
	}
}

func grey8(m image.Image, at image.Point) int {
	return int(color.GrayModel.Convert(m.At(at.X, at.Y)).(color.Gray).Y)
}

func TestAPictureIsNoLargerThanASheet(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ w, h, wantW, wantH int }{
		"as long as a sheet": {60, 3508, 60, 3508},
		"twice as long":      {7016, 60, 3508, 30},
		"a little longer":    {3720, 100, 3508, 94},
		"too wide":           {2500, 2600, 2480, 2579},
	} {
		f := take(t, drawing(t, c.w, c.h))
		if b := decoded(t, f.Content).Bounds(); b.Dx() != c.wantW || b.Dy() != c.wantH {
			t.Errorf("%s: got %v, want %d by %d", name, b, c.wantW, c.wantH)
		}
		if (f.Note != "") != (c.w != c.wantW) {
			t.Errorf("%s: the note is %q", name, f.Note)
		}
	}
}

// forPress is a JPEG in four colours of one block, by the tables of a grey one.
func forPress(t testing.TB) []byte {
	t.Helper()
	grey := photo(t, 8, 8)
	out := []byte{0xFF, 0xD8}
	for at := 2; grey[at+1] != 0xDA; {
		n := 2 + int(binary.BigEndian.Uint16(grey[at+2:]))
		if grey[at+1] == 0xDB || grey[at+1] == 0xC4 {
			out = append(out, grey[at:at+n]...)
		}
		at += n
	}
	out = append(out, "\xFF\xC0\x00\x14\x08\x00\x08\x00\x08\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"...)
	out = append(out, "\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x00\xFF\xDA\x00\x0E\x04\x01\x00\x02\x00\x03\x00\x04\x00\x00\x3F\x00"...)
	return append(out, 0x28, 0xA2, 0x8A, 0xFF, 0xD9) // four times: no difference, end of block
}

func TestOddPicturesBecomePlainOnes(t *testing.T) {
	t.Parallel()
	deep := image.NewNRGBA64(image.Rect(0, 0, 20, 10))
	deep.SetNRGBA64(3, 3, color.NRGBA64{R: 0xFFFF, A: 0x8000})
	var b bytes.Buffer
	if err := png.Encode(&b, deep); err != nil {
		t.Fatal(err)
	}
	m, ok := decoded(t, take(t, b.Bytes()).Content).(*image.NRGBA)
	if !ok || m.NRGBAAt(3, 3).R < 0xFC {
		t.Errorf("sixteen bits: %T", m)
	}
	moving := withChunk(drawing(t, 20, 10), "acTL", "\x00\x00\x00\x02\x00\x00\x00\x00")
	if got := words(t, moving); !strings.HasPrefix(got, "Gambar bergerak tidak diterima.") {
		t.Errorf("an animation: got %q", got)
	}
	palette := image.NewPaletted(image.Rect(0, 0, 20, 10), color.Palette{color.Black, color.White})
	b.Reset()
	if err := png.Encode(&b, palette); err != nil {
		t.Fatal(err)
	}
	if _, ok := decoded(t, take(t, b.Bytes()).Content).(*image.Paletted); !ok {
		t.Error("a picture of two colours is no longer one")
	}
	press := forPress(t)
	if _, ok := decoded(t, press).(*image.CMYK); !ok {
		t.Fatal("the sample is not for a press")
	}
	if _, ok := decoded(t, take(t, press).Content).(*image.YCbCr); !ok {
		t.Error("a picture for a press did not become one for a screen")
	}
}
