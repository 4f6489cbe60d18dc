package calendar

import (
	_ "embed" // for the list of holidays
	"encoding/csv"
	"fmt"
	"strings"
)

// libur.csv names its sources and says that the courts must check it.
//
//go:embed libur.csv
var holidayFile string

var holidays, holidayYears = readHolidays(holidayFile)

// readHolidays panics on a faulty list: it is part of the program.
func readHolidays(text string) (map[Date]string, map[int]bool) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("calendar: libur.csv: %v", err))
	}
	names, years := map[Date]string{}, map[int]bool{}
	for _, row := range rows[1:] {
		d := MustDate(row[0])
		names[d], years[d.Year] = row[1], true
	}
	return names, years
}

// Holiday returns the name of the national holiday or joint leave on d, or
// nothing for any other day and for years that HolidaysKnown denies.
func Holiday(d Date) string { return holidays[d] }

// HolidaysKnown reports whether the holidays of a year are in the list.
func HolidaysKnown(year int) bool { return holidayYears[year] }

// Weekend reports whether d is a Saturday or a Sunday.
func (d Date) Weekend() bool {
	w := d.Weekday()
	return w == "Sabtu" || w == "Minggu"
}
