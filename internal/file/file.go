// Package file examines uploaded papers and gives back what may be kept.
//
// What a file is, its content says. It is looked at by a child: this program,
// started once more for that one file with little memory, little time, nothing
// to write to and nothing of our environment (Child). A PDF is kept byte for
// byte, so that an electronic signature on it stays valid, or refused with what
// to do. A picture is drawn anew: upright, no larger than paper needs, and
// without what a camera writes into it.
//
// A file's own name is not kept: names that people give to files often hold a
// person's name.
package file

import (
	"context"
	"time"

	"github.com/gabriel-vasile/mimetype"

	"timbang/internal/problem"
)

// Hash names a file that is kept: a keyed hash of its content in hexadecimal.
// Whoever has the data but not the key cannot tell by it whether a paper that
// they know is among them.
type Hash string

// Largest is the size in bytes that one upload may have: 15 MiB.
const Largest = 15 << 20

// File is one uploaded paper.
type File struct {
	Hash      Hash `gorm:"primaryKey"` // given when it is kept
	Type      string
	Size      int // bytes
	Content   []byte
	CreatedAt time.Time
	Note      string `gorm:"-"` // what was changed, for the person who uploads it
}

// kinds are the types that are accepted, with the ending for a download.
var kinds = map[string]string{"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}

// Ending gives the ending for a download of the type, with its dot.
func Ending(mediaType string) string { return kinds[mediaType] }

// Inspect examines the content of an upload and returns what is to be kept. It
// returns Invalid, with a sentence that says what to do, for an empty or too
// large file, for one that is not a PDF, JPEG or PNG, for one that is damaged or
// asks for a password, for a PDF that does more than show pages, and for
// whatever takes the child too long; TooMany while others are examined.
func Inspect(ctx context.Context, content []byte, now time.Time) (*File, error) {
	if len(content) == 0 {
		return nil, refuse("Berkas kosong. Pilih berkas lain.")
	}
	if len(content) > Largest {
		return nil, refuse("Berkas lebih besar dari 15 MB. Pindai ulang dengan ketajaman 200 dpi atau bagi menjadi beberapa berkas.")
	}
	v, changed, err := ask(ctx, content)
	if err != nil {
		return nil, err
	}
	if v.Refused != "" {
		return nil, refuse(v.Refused)
	}
	if v.Changed {
		content = changed
	}
	return &File{Type: v.Type, Size: len(content), Content: content, CreatedAt: now, Note: v.Note}, nil
}

// examine is the work of the child: the verdict, and the content when that is
// another one now.
func examine(content []byte) (verdict, []byte) {
	kind := mimetype.Detect(content)
	switch kind.String() {
	case "application/pdf":
		return verdict{Type: kind.String(), Refused: faultOfPDF(content)}.sorted(), nil
	case "image/jpeg", "image/png", "image/apng":
		return redrawn(content)
	}
	return verdict{Refused: advice(kind)}, nil
}

// sorted leaves out the type of what is refused.
func (v verdict) sorted() verdict {
	if v.Refused != "" {
		v.Type = ""
	}
	return v
}

func advice(kind *mimetype.MIME) string {
	for _, photo := range []string{"image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence", "image/avif"} {
		if kind.Is(photo) {
			return "Foto HEIC belum dapat dibaca. Pada iPhone: Pengaturan, Kamera, Format, pilih 'Paling Kompatibel', lalu foto ulang; pada telepon lain simpan foto sebagai JPEG."
		}
	}
	return "Jenis berkas ini tidak diterima. Unggah PDF, JPEG atau PNG."
}

func refuse(words string) error {
	return problem.New(problem.Invalid, "Berkas belum dapat disimpan.").With("file", words)
}

func busy() error {
	const words = "Banyak berkas sedang diperiksa. Tunggu sebentar, lalu unggah sekali lagi."
	return problem.New(problem.TooMany, "%s", words).With("file", words)
}
