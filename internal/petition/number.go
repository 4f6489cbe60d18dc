package petition

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Number is a case number in its canonical form, "12/Pdt.P/2026/PA.Pra". The
// court's own register gives it; it is never invented here.
type Number string

var numberForm = regexp.MustCompile(`(?i)^0{0,3}([1-9][0-9]{0,3})/pdt\.p/(20[0-9]{2})/(pa\.[a-z]{2,5})$`)

// ParseNumber reads a case number of the court as a clerk types or pastes it:
// spaces, case and leading zeros do not matter. It returns an error with
// Indonesian words for anything else, for another court, and for a year after
// today's.
func ParseNumber(s string, court identity.CourtID, today calendar.Date) (Number, error) {
	s = strings.Join(strings.Fields(s), "")
	m := numberForm.FindStringSubmatch(s)
	if m == nil {
		return "", problem.New(problem.Invalid, "Tulis nomor perkara seperti 12/Pdt.P/%d/%s.", today.Year, court)
	}
	if !strings.EqualFold(m[3], string(court)) {
		return "", problem.New(problem.Invalid, "Nomor ini bukan nomor %s. Nomor pengadilan Anda berakhir dengan %s.", m[3], court)
	}
	if y, err := strconv.Atoi(m[2]); err != nil || y > today.Year {
		return "", problem.New(problem.Invalid, "Tahun dalam nomor perkara belum tiba. Periksa kembali nomornya.")
	}
	return Number(fmt.Sprintf("%s/Pdt.P/%s/%s", m[1], m[2], court)), nil
}

// Year gives the year in the number, or 0.
func (n Number) Year() int {
	if m := numberForm.FindStringSubmatch(string(n)); m != nil {
		y, _ := strconv.Atoi(m[2])
		return y
	}
	return 0
}
