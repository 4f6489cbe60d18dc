// Package file recognises uploaded papers by their content, limits them and
// names them by their SHA-256.
//
// A file's own name is not kept: names that people give to files often hold a
// person's name.
package file

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/gabriel-vasile/mimetype"

	"timbang/internal/problem"
)

// Hash names a file: the SHA-256 of its content in hexadecimal.
type Hash string

// Largest is the size in bytes that one upload may have: 15 MiB.
const Largest = 15 << 20

// largestPicture is the number of pixels that a picture may have.
const largestPicture = 60_000_000

// File is one uploaded paper.
type File struct {
	Hash      Hash `gorm:"primaryKey"`
	Type      string
	Size      int // bytes
	Content   []byte
	CreatedAt time.Time
}

// kinds are the types that are accepted, with the ending for a download.
var kinds = map[string]string{"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}

// Ending gives the ending for a download of the type, with its dot.
func Ending(mediaType string) string { return kinds[mediaType] }

// Inspect recognises the content. It returns Invalid, with a sentence that
// says what to do, for an empty or too large file, for one that is not a PDF,
// JPEG or PNG, for one that is damaged on its face, and for a PDF that asks for
// a password.
func Inspect(content []byte, now time.Time) (*File, error) {
	if len(content) == 0 {
		return nil, refuse("Berkas kosong. Pilih berkas lain.")
	}
	if len(content) > Largest {
		return nil, refuse("Berkas lebih besar dari 15 MB. Pindai ulang dengan ketajaman 200 dpi atau bagi menjadi beberapa berkas.")
	}
	kind := mimetype.Detect(content)
	if kinds[kind.String()] == "" {
		return nil, refuse(advice(kind))
	}
	if err := sound(kind.String(), content); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	return &File{Hash: Hash(hex.EncodeToString(sum[:])), Type: kind.String(), Size: len(content), Content: content, CreatedAt: now}, nil
}

func advice(kind *mimetype.MIME) string {
	if kind.Is("image/heic") || kind.Is("image/heif") {
		return "Foto HEIC belum dapat dibaca. Pada telepon, pilih pengaturan kamera 'Paling Kompatibel' atau kirim sebagai JPEG."
	}
	return "Jenis berkas ini tidak diterima. Unggah PDF, JPEG atau PNG."
}

func refuse(words string) error {
	return problem.New(problem.Invalid, "Berkas belum dapat disimpan.").With("file", words)
}
