package intake

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// The most that is read at once: bytes of a block, rows of it, letters of a
// cell.
const (
	Largest  = 1 << 20
	MostRows = 25
	longest  = 1000
)

// Read takes a block of rows apart, pasted or of a CSV file: columns stand
// between tabs, semicolons or commas, the first line may name them. It returns
// Invalid with words that say what to do.
func Read(block []byte) ([]Row, error) {
	text, err := decode(block)
	if err != nil {
		return nil, err
	}
	lines, err := split(text)
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, refuse("Belum ada baris. Salin baris dari SIPP lalu tempel di sini, atau pilih berkas CSV.")
	}
	heads, lines, err := headed(lines)
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, refuse("Hanya ada baris judul kolom. Salin juga baris perkaranya.")
	}
	if len(lines) > MostRows {
		return nil, refuse("Terlalu banyak baris. Impor paling banyak 25 perkara sekaligus.")
	}
	return rowsOf(heads, lines)
}

func refuse(words string) error {
	return problem.New(problem.Invalid, "Baris belum terbaca.").With("rows", words)
}

// decode makes text of bytes, and refuses what is no text.
func decode(b []byte) (string, error) {
	switch {
	case len(b) > Largest:
		return "", refuse("Isinya terlalu besar; paling banyak 1 MB. Salin hanya baris dispensasi kawin.")
	case bytes.HasPrefix(b, []byte("PK\x03\x04")), bytes.HasPrefix(b, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return "", refuse("Ini berkas lembar kerja Excel. Salin barisnya lalu tempel di sini, atau simpan dahulu sebagai CSV UTF-8.")
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return wide(b[2:], binary.LittleEndian), nil
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return wide(b[2:], binary.BigEndian), nil
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	switch {
	case !utf8.Valid(b):
		return "", refuse("Huruf dalam berkas ini tidak tersimpan sebagai UTF-8 sehingga nama dapat salah. Simpan ulang sebagai CSV UTF-8, atau salin dan tempel barisnya.")
	case bytes.IndexByte(b, 0) >= 0:
		return "", refuse("Ini bukan berkas teks. Simpan sebagai CSV UTF-8, atau salin dan tempel barisnya.")
	case bytes.ContainsRune(b, utf8.RuneError):
		return "", refuse("Sebagian huruf sudah rusak menjadi tanda �. Salin ulang dari SIPP, atau simpan ulang sebagai CSV UTF-8.")
	}
	return string(b), nil
}

// wide reads UTF-16.
func wide(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return strings.ReplaceAll(string(utf16.Decode(units)), "\x00", "")
}

// split takes lines and cells apart; empty lines are left out.
func split(text string) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(strings.ReplaceAll(text, "\r", "\n")))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = separator(text), true, -1
	var out [][]string
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, refuse("Tanda kutip dalam salinan ini tidak berpasangan. Salin ulang barisnya.")
		}
		filled := false
		for i, c := range cells {
			if cells[i] = squeeze(c); utf8.RuneCountInString(cells[i]) > longest {
				return nil, refuse("Ada sel yang terlalu panjang; mungkin tanda kutipnya tidak berpasangan. Salin ulang barisnya.")
			}
			filled = filled || cells[i] != ""
		}
		if filled {
			out = append(out, cells)
		}
	}
}

// separator is what stands between the columns, by what the text holds most.
func separator(text string) rune {
	for _, r := range "\t;" {
		if strings.ContainsRune(text, r) {
			return r
		}
	}
	return ','
}

// headed finds the column of each cell, from a heading line or from SIPP's
// order.
func headed(lines [][]string) ([]string, [][]string, error) {
	var heads []string
	known := map[string]bool{}
	for _, cell := range lines[0] {
		name := named(cell)
		if name != "" && known[name] {
			return nil, nil, refuse("Kolom " + cell + " ada dua kali dalam baris judul. Hapus salah satunya.")
		}
		known[name] = true
		heads = append(heads, name)
	}
	delete(known, "")
	if len(known) >= 2 {
		return heads, lines[1:], nil
	}
	heads = heads[:0]
	for _, c := range Columns {
		heads = append(heads, c.Name)
	}
	for _, cells := range lines {
		if len(cells) < 4 || len(cells) > len(heads) {
			return nil, nil, refuse("Susunan kolomnya tidak dikenali. Salin bersama baris judul kolomnya.")
		}
	}
	return heads, lines, nil
}

func rowsOf(heads []string, lines [][]string) ([]Row, error) {
	out := make([]Row, len(lines))
	for i, cells := range lines {
		out[i] = Row{Ticket: petition.ID(identity.NewID()), Cells: map[string]string{}}
		for j, c := range cells {
			if j < len(heads) && heads[j] != "" {
				out[i].Cells[heads[j]] = c
			}
		}
	}
	return out, nil
}
