package calendar

import "regexp"

var clockForm = regexp.MustCompile(`^([01]?[0-9]|2[0-3])[.:]([0-5][0-9])$`)

// ReadClock puts a time of day as people write it, "9:00" or "09.00", into its
// one form, "09.00", in which an earlier time sorts first. It gives nothing for
// what is no time of day.
func ReadClock(s string) string {
	m := clockForm.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	if len(m[1]) == 1 {
		m[1] = "0" + m[1]
	}
	return m[1] + "." + m[2]
}
