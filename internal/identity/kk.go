package identity

import (
	"database/sql/driver"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"time"
	"unicode"

	"timbang/internal/calendar"
	"timbang/internal/region"
)

// KK is the number of a family card (Kartu Keluarga): 16 ASCII digits, or
// empty when it is not known. It changes when a family moves or divides, so it
// never identifies one. Like a NIK it shows itself masked.
type KK string

// ParseKK reads a KK number as people type it, with or without spaces, dots
// and dashes. The text of an error is an Indonesian sentence, which never
// repeats the number. Older cards deviate from the rules of the date inside, so
// that is left to Warnings.
func ParseKK(s string) (KK, error) {
	d, err := sixteenDigits("Nomor KK", s)
	return KK(d), err
}

// Warnings returns Indonesian sentences about what in the number deserves a
// look on the day today, none of them a reason to refuse it.
func (k KK) Warnings(today calendar.Date) []string {
	if len(k) != numberLength {
		return nil
	}
	words := regionWarnings("nomor KK", string(k))
	day, month, year := datePart(string(k))
	if day > 40 && day <= 71 {
		return append(words, "Nomor KK ini tampak seperti NIK seorang perempuan. Pastikan yang diisi nomor Kartu Keluarga, yang tertulis di bagian atas kartu.")
	}
	if day < 1 || month < 1 || month > 12 || day > longest(month, year) {
		return append(words, "Tanggal pencatatan di dalam nomor KK (angka ke-7 sampai ke-12) tidak ada dalam kalender. Cocokkan dengan Kartu Keluarga.")
	}
	if recorded(day, month, year).After(today) {
		return append(words, "Tanggal pencatatan di dalam nomor KK (angka ke-7 sampai ke-12) belum tiba. Cocokkan dengan Kartu Keluarga.")
	}
	return words
}

// recorded gives the date in a KK number its century: cards of 16 digits came
// with the registers of the last decades, so 70-99 are the nineteen hundreds.
func recorded(day, month, year int) calendar.Date {
	century := 2000
	if year >= 70 {
		century = 1900
	}
	return calendar.Date{Year: century + year, Month: time.Month(month), Day: day}
}

// Digits returns the whole number, for forms and papers that must show it.
func (k KK) Digits() string { return string(k) }

// Masked returns the number without the date inside, "520201******9991".
func (k KK) Masked() string { return masked(string(k)) }

// String returns the masked number.
func (k KK) String() string { return k.Masked() }

// GoString returns the masked number.
func (k KK) GoString() string { return k.Masked() }

// Format writes the masked number whatever the verb.
func (k KK) Format(f fmt.State, _ rune) { writeMasked(f, k.Masked()) }

// LogValue returns the masked number.
func (k KK) LogValue() slog.Value { return slog.StringValue(k.Masked()) }

// MarshalText returns the whole number, for JSON.
func (k KK) MarshalText() ([]byte, error) { return []byte(k), nil }

// UnmarshalText reads what ParseKK reads, with the same errors. Empty text
// gives the empty number.
func (k *KK) UnmarshalText(text []byte) error { return unmarshalNumber(k, text, ParseKK) }

// Value returns the whole number as text.
func (k KK) Value() (driver.Value, error) { return string(k), nil }

// Scan takes a number from a text column as it is; null gives the empty one.
func (k *KK) Scan(src any) error { return scanNumber(k, src) }

// numberLength is the number of digits of a NIK and of a KK number.
const numberLength = 16

// sentence is an error whose text is for the person who typed.
type sentence string

func (s sentence) Error() string { return string(s) }

// sixteenDigits removes spaces, dots and dashes and refuses what is then not
// 16 ASCII digits, or the same digit 16 times. what begins the sentence.
func sixteenDigits(what, s string) (string, error) {
	d := strings.Map(dropPunctuation, s)
	for _, r := range d {
		switch {
		case r >= '0' && r <= '9':
		case unicode.IsDigit(r):
			return "", sentence(what + " memuat angka yang bukan angka biasa, misalnya angka lebar hasil salinan. Ketik ulang dengan angka 0 sampai 9 pada papan ketik.")
		default:
			return "", sentence(what + " hanya boleh berisi angka 0 sampai 9. Hapus huruf atau tanda lain, lalu periksa kembali.")
		}
	}
	switch {
	case d == "":
		return "", sentence(what + " belum diisi. Tulis 16 angka seperti pada Kartu Keluarga.")
	case len(d) != numberLength:
		return "", sentence(fmt.Sprintf("%s harus 16 angka, sedangkan yang diisi %d angka. Periksa kembali pada Kartu Keluarga.", what, len(d)))
	case d == strings.Repeat(d[:1], numberLength):
		return "", sentence(what + " tidak mungkin terdiri dari angka yang sama semua. Periksa kembali pada Kartu Keluarga.")
	}
	return d, nil
}

// dropPunctuation removes what people put between groups of digits, and the
// invisible signs that come along when a number is pasted.
func dropPunctuation(r rune) rune {
	if r == '.' || unicode.IsSpace(r) || unicode.In(r, unicode.Pd, unicode.Cf) {
		return -1
	}
	return r
}

// datePart returns digits 7-12 of a number as three numbers of two digits.
func datePart(d string) (day, month, year int) {
	n, _ := strconv.Atoi(d[6:12]) // sixteenDigits let digits pass only
	return n / 10000, n / 100 % 100, n % 100
}

// regionWarnings says which level of the region in a number is not in the
// register of today.
func regionWarnings(what, d string) []string {
	p := region.KnownPrefix(d)
	level := ""
	switch {
	case !p.Province:
		level = "provinsi (angka ke-1 dan ke-2)"
	case !p.Checked || p.District:
		return nil
	case !p.Regency:
		level = "kabupaten/kota (angka ke-3 dan ke-4)"
	default:
		level = "kecamatan (angka ke-5 dan ke-6)"
	}
	return []string{"Kode " + level + " pada " + what +
		" tidak ada dalam daftar wilayah sekarang. Nomor yang terbit sebelum pemekaran wilayah memang demikian; cocokkan dengan Kartu Keluarga."}
}

// unmarshalNumber reads text into to, keeping it as it was on a mistake.
func unmarshalNumber[T ~string](to *T, text []byte, parse func(string) (T, error)) error {
	if len(text) == 0 {
		*to = ""
		return nil
	}
	n, err := parse(string(text))
	if err == nil {
		*to = n
	}
	return err
}

// scanNumber reads a text column. The error does not repeat what it holds.
func scanNumber[T ~string](to *T, src any) error {
	switch v := src.(type) {
	case nil:
		*to = ""
	case string:
		*to = T(v)
	case []byte:
		*to = T(v)
	default:
		return fmt.Errorf("scan identity number: unexpected %T", src)
	}
	return nil
}
