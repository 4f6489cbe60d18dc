package identity

import (
	"database/sql/driver"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"timbang/internal/calendar"
)

// Sex is the sex in a civil register, by the letters that registers use.
type Sex string

// The two sexes; the empty Sex means that it is not known.
const (
	Male   Sex = "L"
	Female Sex = "P"
)

// Indonesian returns the word of court papers, or nothing when unknown.
func (s Sex) Indonesian() string {
	switch s {
	case Male:
		return "laki-laki"
	case Female:
		return "perempuan"
	}
	return ""
}

// NIK is the national identity number: 16 ASCII digits, or empty when it is
// not known. It holds a birth date, so every verb of fmt and every log shows it
// masked; only Digits, JSON and the database get the whole number. fmt cannot
// ask a field that is not exported, so structs hold a NIK in an exported one.
type NIK string

// ParseNIK reads a NIK as people type it, with or without spaces, dots and
// dashes. The text of an error is an Indonesian sentence, which never repeats
// the number. What is merely odd is left to Warnings.
func ParseNIK(s string) (NIK, error) {
	d, err := sixteenDigits("NIK", s)
	if err != nil {
		return "", err
	}
	day, month, year := datePart(d)
	if day > 40 {
		day -= 40
	}
	switch {
	case day < 1 || day > 31:
		return "", sentence("Angka ke-7 dan ke-8 NIK harus 01 sampai 31 (laki-laki) atau 41 sampai 71 (perempuan). Periksa kembali pada KTP atau Kartu Keluarga.")
	case month < 1 || month > 12:
		return "", sentence("Angka ke-9 dan ke-10 NIK adalah bulan lahir dan harus 01 sampai 12. Periksa kembali pada KTP atau Kartu Keluarga.")
	case day > longest(month, year):
		return "", sentence("Tanggal lahir di dalam NIK (angka ke-7 sampai ke-12) tidak ada dalam kalender. Periksa kembali pada KTP atau Kartu Keluarga.")
	case d[12:] == "0000":
		return "", sentence("Empat angka terakhir NIK tidak mungkin 0000. Periksa kembali pada KTP atau Kartu Keluarga.")
	}
	return NIK(d), nil
}

// longest returns the last day of a month in the kindest century: 29 February
// of the year 00 existed in 2000.
func longest(month, year int) int {
	switch {
	case month == 2 && year%4 == 0:
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// DuplicateNIK reports whether two of the numbers are the same. Empty ones do
// not count.
func DuplicateNIK(numbers ...NIK) bool {
	seen := map[NIK]bool{}
	for _, n := range numbers {
		if n != "" && seen[n] {
			return true
		}
		seen[n] = true
	}
	return false
}

// Warnings returns Indonesian sentences about what in the NIK deserves a look,
// none of them a reason to refuse it: the number keeps the region and the birth
// date of the first registration for life. An unknown born or sex is not
// compared; today is the day on which the clerk looks.
func (n NIK) Warnings(born calendar.Date, sex Sex, today calendar.Date) []string {
	if len(n) != numberLength {
		return nil
	}
	words := regionWarnings("NIK", string(n))
	day, month, year := datePart(string(n))
	inNIK := Male
	if day > 40 {
		day, inNIK = day-40, Female
	}
	words = append(words, birthWarnings(day, month, year, born, today)...)
	if sex != "" && sex != inNIK {
		words = append(words, fmt.Sprintf("Menurut NIK, jenis kelaminnya %s, sedangkan yang diisi %s. Cocokkan dengan akta kelahiran.",
			inNIK.Indonesian(), sex.Indonesian()))
	}
	return words
}

// birthWarnings compares the date in a NIK, which lacks the century, with the
// stated one. Nothing is known of the century unless the two agree.
func birthWarnings(day, month, year int, born, today calendar.Date) []string {
	switch {
	case born.IsZero():
		return nil
	case day != born.Day || month != int(born.Month) || year != born.Year%100:
		return []string{fmt.Sprintf("Tanggal lahir menurut NIK %02d-%02d-%02d, sedangkan yang diisi %s. NIK tidak berubah ketika tanggal lahir diperbaiki; cocokkan dengan akta kelahiran.",
			day, month, year, born.Short())}
	case born.After(today):
		return []string{"Tanggal lahir di dalam NIK belum tiba. Periksa kembali NIK dan tanggal lahir."}
	case calendar.AgeOn(born, today).Years > 120:
		return []string{"Menurut NIK dan tanggal lahir, usianya lebih dari 120 tahun. Periksa kembali tahun lahir."}
	}
	return nil
}

// Digits returns the whole number, for forms and papers that must show it.
func (n NIK) Digits() string { return string(n) }

// Masked returns the number without the birth date, "520201******9991".
func (n NIK) Masked() string { return masked(string(n)) }

// String returns the masked number.
func (n NIK) String() string { return n.Masked() }

// GoString returns the masked number.
func (n NIK) GoString() string { return n.Masked() }

// Format writes the masked number whatever the verb; without it %d would show
// the whole one.
func (n NIK) Format(f fmt.State, _ rune) { writeMasked(f, n.Masked()) }

// LogValue returns the masked number.
func (n NIK) LogValue() slog.Value { return slog.StringValue(n.Masked()) }

// MarshalText returns the whole number: JSON is a way to keep data, not to
// show it.
func (n NIK) MarshalText() ([]byte, error) { return []byte(n), nil }

// UnmarshalText reads what ParseNIK reads, with the same errors. Empty text
// gives the empty NIK.
func (n *NIK) UnmarshalText(text []byte) error {
	return unmarshalNumber(n, text, ParseNIK)
}

// Value returns the whole number as text. The driver would otherwise fall back
// on String and store the masked one.
func (n NIK) Value() (driver.Value, error) { return string(n), nil }

// Scan takes a number from a text column as it is; null gives the empty NIK.
func (n *NIK) Scan(src any) error { return scanNumber(n, src) }

// writeMasked ignores a failing writer, as fmt itself does.
func writeMasked(w io.Writer, text string) { _, _ = io.WriteString(w, text) }

// masked hides the date inside a number, and all of it when the length is not
// the one of a number.
func masked(s string) string {
	if len(s) != numberLength {
		return strings.Repeat("*", len(s))
	}
	return s[:6] + "******" + s[12:]
}
