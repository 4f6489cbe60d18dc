package file_test

import (
	"bytes"
	"encoding/csv"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"timbang/internal/file"
	"timbang/internal/problem"
)

var now = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)

// TestMain lets this binary be the child that examines a file.
func TestMain(m *testing.M) {
	if asked, err := file.Child(os.Stdin, os.Stdout); asked {
		if err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// take is what is kept of a content that must be taken.
func take(t testing.TB, content []byte) *file.File {
	t.Helper()
	f, err := file.Inspect(t.Context(), content, now)
	if err != nil {
		t.Fatalf("Inspect = %v, %v, want it taken", err, problem.Of(err).Fields)
	}
	return f
}

// words are what is wrong with a content, or nothing when it is taken.
func words(t testing.TB, content []byte) string {
	t.Helper()
	f, err := file.Inspect(t.Context(), content, now)
	if err == nil {
		if f.Size != len(f.Content) || file.Ending(f.Type) == "" || f.Type == "application/pdf" && !bytes.Equal(f.Content, content) {
			t.Errorf("got %d bytes, %s", f.Size, f.Type)
		}
		return ""
	}
	if f != nil || !problem.Is(err, problem.Invalid) || problem.Of(err).At("file") == "" {
		t.Errorf("got %v, %v, want invalid with words about the file", f, err)
	}
	return problem.Of(err).At("file")
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	damaged = "Berkas PDF ini rusak atau terpotong."
	secret  = "Berkas PDF ini terkunci kata sandi."
	kind    = "Jenis berkas ini tidak diterima."
	blurred = "Gambar ini rusak atau terpotong."
)

// TestTheSamplesOfHostileFilesAreKnown says of every sample what becomes of it.
func TestTheSamplesOfHostileFilesAreKnown(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"not-a-pdf.pdf":                    kind,
		"leading-junk.pdf":                 damaged, // readers that repair it exist; a clerk saves it anew
		"malformed-bogus-page-count.pdf":   damaged,
		"objstm-expands-2mb.pdf":           damaged, // it has no page
		"encrypted-user-password-view.pdf": secret,
		"javascript-openaction.pdf":        "Berkas PDF ini memuat perintah yang berjalan sendiri.",
		"launch-action.pdf":                "Berkas PDF ini memuat tautan yang membuka program",
		"embedded-file.pdf":                "Berkas PDF ini membawa berkas lain",
	}
	const folder = "../../../shared/samples/pdf"
	rows, err := csv.NewReader(bytes.NewReader(read(t, filepath.Join(folder, "MANIFEST.csv")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		got := words(t, read(t, filepath.Join(folder, row[0])))
		if w := want[row[0]]; !strings.HasPrefix(got, w) || w == "" && got != "" {
			t.Errorf("%s (%s): got %q, want %q", row[0], row[4], got, w)
		}
	}
}

func TestAPDFIsTakenUnlessItAsksForAPassword(t *testing.T) {
	t.Parallel()
	if got := words(t, read(t, "testdata/plain.pdf")); got != "" {
		t.Errorf("plain: got %q", got)
	}
	for _, revision := range []string{"r2", "r3", "r4", "r4meta", "r5", "r6", "r6stream"} {
		if got := words(t, read(t, "testdata/"+revision+"-open.pdf")); got != "" {
			t.Errorf("%s with the empty password: got %q, want it taken", revision, got)
		}
		if got := words(t, read(t, "testdata/"+revision+"-locked.pdf")); !strings.HasPrefix(got, secret) {
			t.Errorf("%s with a password: got %q, want it refused", revision, got)
		}
	}
}

func TestAnEncryptionThatIsNotKnownCountsAsLocked(t *testing.T) {
	t.Parallel()
	open := read(t, "testdata/r6-open.pdf")
	for name, b := range map[string][]byte{
		"another revision":     bytes.Replace(open, []byte("/R 6"), []byte("/R 9"), 1),
		"no such object":       bytes.Replace(open, []byte("/Encrypt "), []byte("/Encrypt 9"), 1),
		"no user key":          bytes.Replace(open, []byte("/U <"), []byte("/X <"), 1),
		"written in place":     bytes.Replace(open, []byte("/Encrypt "), []byte("/Encrypt<</R 6>>/X "), 1),
		"one digit of the key": flip(open),
	} {
		if got := words(t, b); !strings.HasPrefix(got, secret) {
			t.Errorf("%s: got %q, want it refused", name, got)
		}
	}
}

// flip changes the first digit of the user key.
func flip(b []byte) []byte {
	out := bytes.Clone(b)
	at := bytes.Index(out, []byte("/U <")) + 4
	if out[at]++; out[at] > 'f' || out[at] == ':' {
		out[at] = '0'
	}
	return out
}

func TestATruncatedFileIsRefused(t *testing.T) {
	t.Parallel()
	pdf := read(t, "testdata/plain.pdf")
	for _, n := range []int{9, len(pdf) / 2, len(pdf) - 8} {
		if got := words(t, pdf[:n]); !strings.HasPrefix(got, damaged) {
			t.Errorf("PDF of %d bytes: got %q", n, got)
		}
	}
	far := bytes.Replace(pdf, []byte("startxref\n"), []byte("startxref\n99"), 1)
	if got := words(t, far); !strings.HasPrefix(got, damaged) {
		t.Errorf("contents that point past the end: got %q", got)
	}
	for name, b := range map[string][]byte{"jpeg": photo(t, 320, 200), "png": drawing(t, 320, 200)} {
		if got := words(t, b); got != "" {
			t.Errorf("%s: got %q, want it taken", name, got)
		}
		if got := words(t, append(bytes.Clone(b), "what a telephone adds"...)); got != "" {
			t.Errorf("%s with a trailer: got %q, want it taken", name, got)
		}
		for _, n := range []int{len(b) / 2, len(b) - 16} {
			if got := words(t, b[:n]); !strings.HasPrefix(got, blurred) {
				t.Errorf("%s of %d bytes: got %q", name, n, got)
			}
		}
	}
}

func TestASmallPictureInsideDoesNotHideThatTheBigOneIsTruncated(t *testing.T) {
	t.Parallel()
	big, small := photo(t, 320, 200), photo(t, 8, 8)
	n := len(small) + 2
	segment := append([]byte{0xFF, 0xE1, byte(n >> 8), byte(n)}, small...)
	whole := append(append(bytes.Clone(big[:2]), segment...), big[2:]...)
	if got := words(t, whole); got != "" {
		t.Errorf("whole: got %q", got)
	}
	if got := words(t, whole[:len(whole)-400]); !strings.HasPrefix(got, blurred) {
		t.Errorf("truncated: got %q", got)
	}
}

func TestTheLimitsAreSaidWithWhatToDo(t *testing.T) {
	t.Parallel()
	heic := append([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), make([]byte, 600)...)
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"empty":          {nil, "Berkas kosong."},
		"too large":      {append([]byte("%PDF-1.4\n"), make([]byte, file.Largest)...), "Berkas lebih besar dari 15 MB."},
		"too many dots":  {huge(t), "Gambar ini terlalu besar."},
		"HEIC":           {heic, "Foto HEIC belum dapat dibaca."},
		"a web page":     {[]byte("<html><script>alert(1)</script>"), kind},
		"a program":      {[]byte("MZ\x90\x00\x03"), kind},
		"a word file":    {[]byte("PK\x03\x04word/document.xml"), kind},
		"a GIF":          {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), kind},
		"an SVG":         {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"></svg>`), kind},
		"a PDF in name":  {[]byte("%PDF-1.4\n%%EOF"), damaged},
		"a JPEG in name": {[]byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), blurred},
	} {
		if got := words(t, c.content); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func grey(w, h int) image.Image {
	m := image.NewGray(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.SetGray(i%w, i/w, color.Gray{Y: uint8(i * i >> 3)})
	}
	return m
}

func photo(t testing.TB, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, grey(w, h), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func drawing(t testing.TB, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, grey(w, h)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// huge is a picture whose header promises 100 megapixels.
func huge(t testing.TB) []byte {
	t.Helper()
	b := photo(t, 8, 8)
	at := bytes.Index(b, []byte{0xFF, 0xC0}) + 5
	copy(b[at:], []byte{0x27, 0x10, 0x27, 0x10})
	return b
}
