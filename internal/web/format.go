package web

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"timbang/internal/calendar"
)

// formats are the functions that templates may call. They only choose how a
// value is written; what is shown is decided in the page types.
var formats = template.FuncMap{
	"date":      calendar.Date.Indonesian,
	"dateShort": calendar.Date.Short,
	"moment":    moment,
	"rupiah":    rupiah,
	"age":       calendar.Age.String,
	"anchor":    anchor,
}

// moment writes a point in time as Lombok reads it, "23 November 2026 09.30
// WITA", or nothing for the zero time.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return calendar.Of(t).Indonesian() + " " + calendar.Clock(t)
}

// rupiah writes whole rupiah with dots between thousands, "Rp1.250.000".
func rupiah(n int64) string {
	sign, digits := "", strconv.FormatInt(n, 10)
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return sign + "Rp" + b.String()
}

// anchor returns the id of the control of the field called name, the target of
// the links in the list of problems.
func anchor(name string) string {
	return "f-" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '-'
	}, name)
}
