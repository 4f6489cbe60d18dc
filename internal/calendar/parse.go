package calendar

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// mistake is an error whose text is a sentence for the person who typed.
type mistake string

func (m mistake) Error() string { return string(m) }

// refuse says what is wrong with a date and shows how to write one.
func refuse(words string, args ...any) error {
	return mistake(fmt.Sprintf(words, args...) + " Tulis tanggal seperti 23-11-2026.")
}

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2}) ?[-/. ] ?(\d{1,2}|[A-Za-z]{3,9}) ?[-/. ] ?(\d+)$`)
	yearFirst = regexp.MustCompile(`^(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})$`)
)

// monthWords holds every spelling of a month that clerks type or paste.
var monthWords = map[string]time.Month{
	"januari": 1, "jan": 1,
	"februari": 2, "pebruari": 2, "feb": 2, "peb": 2,
	"maret": 3, "mar": 3,
	"april": 4, "apr": 4,
	"mei":  5,
	"juni": 6, "jun": 6,
	"juli": 7, "jul": 7,
	"agustus": 8, "agu": 8, "ags": 8, "agt": 8,
	"september": 9, "sep": 9, "sept": 9,
	"oktober": 10, "okt": 10,
	"november": 11, "nopember": 11, "nov": 11, "nop": 11,
	"desember": 12, "des": 12,
}

// ParseDate reads a date as people write it: 23-11-2026, 23/11/2026,
// 23.11.2026, 23 November 2026, 23 Nov 2026 or 2026-11-23, with or without
// spaces; the day always comes before the month except in the last form. The
// text of an error is an Indonesian sentence for the person who typed.
func ParseDate(s string) (Date, error) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return Date{}, refuse("Tanggal belum diisi.")
	}
	if p := yearFirst.FindStringSubmatch(s); p != nil {
		return newDate(p[1], p[2], p[3])
	}
	if p := dayFirst.FindStringSubmatch(s); p != nil {
		return newDate(p[3], p[2], p[1])
	}
	return Date{}, refuse("Tanggal tidak dapat dibaca.")
}

// MustDate is ParseDate for tables and tests. It panics on a mistake.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(fmt.Sprintf("calendar: MustDate(%q): %v", s, err))
	}
	return d
}

// newDate refuses the parts of a date that is in no calendar.
func newDate(year, month, day string) (Date, error) {
	if len(year) != 4 || year[0] == '0' {
		return Date{}, refuse("Tahun harus ditulis lengkap dengan empat angka.")
	}
	m, err := parseMonth(month)
	if err != nil {
		return Date{}, err
	}
	y, _ := strconv.Atoi(year) // four digits
	d, _ := strconv.Atoi(day)  // one or two digits
	if d == 0 {
		return Date{}, refuse("Tanggal 0 tidak ada.")
	}
	if last := daysIn(y, m); d > last {
		return Date{}, refuse("Tanggal %d tidak ada: bulan %s %d hanya sampai tanggal %d.", d, monthNames[m], y, last)
	}
	return Date{y, m, d}, nil
}

// parseMonth reads a month given as a number or as a word.
func parseMonth(s string) (time.Month, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		m, ok := monthWords[strings.ToLower(s)]
		if !ok {
			return 0, refuse("Nama bulan tidak dikenal.")
		}
		return m, nil
	}
	if n < 1 || n > 12 {
		return 0, refuse("Bulan %d tidak ada; bulan ditulis dengan angka 1 sampai 12 sesudah tanggal.", n)
	}
	return time.Month(n), nil
}
