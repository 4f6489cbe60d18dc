package region

import (
	_ "embed" // the two tables
	"fmt"
	"strings"
	"sync"
)

//go:embed wilayah.csv
var areaTable string

//go:embed yurisdiksi.csv
var courtTable string

// seat is the court over a district and how sure the source is of it.
type seat struct{ court, sure string }

// tables are the two files, read: every slice is in the order of the codes.
type tables struct {
	areas  map[Code]Area
	inside map[Code][]Area
	seats  map[Code]seat
	under  map[string][]Area
}

// register reads the tables at their first use. It panics on a broken line,
// which only a mistake in the repository can bring about.
var register = sync.OnceValue(func() *tables {
	t := &tables{
		areas: map[Code]Area{}, inside: map[Code][]Area{},
		seats: map[Code]seat{}, under: map[string][]Area{},
	}
	for line := range rows(areaTable) {
		t.addArea(line)
	}
	for line := range rows(courtTable) {
		t.addCourt(line)
	}
	return t
})

// rows yields the lines of a table without its heading.
func rows(table string) func(yield func(string) bool) {
	_, body, _ := strings.Cut(strings.TrimSpace(table), "\n")
	return strings.SplitSeq(body, "\n")
}

func (t *tables) addArea(line string) {
	code, name, ok := strings.Cut(line, ";")
	a := Area{Code(code), name, Code(code).Kind()}
	if _, twice := t.areas[a.Code]; !ok || name == "" || a.Kind == "" || twice {
		panic(fmt.Sprintf("region: wilayah.csv: bad line %q", line))
	}
	t.areas[a.Code] = a
	t.inside[a.Code.Parent()] = append(t.inside[a.Code.Parent()], a)
}

func (t *tables) addCourt(line string) {
	f := strings.Split(line, ",")
	if len(f) != 3 {
		panic(fmt.Sprintf("region: yurisdiksi.csv: bad line %q", line))
	}
	a, ok := t.areas[Code(f[0])]
	if _, twice := t.seats[a.Code]; !ok || a.Kind != District || twice {
		panic(fmt.Sprintf("region: yurisdiksi.csv: bad line %q", line))
	}
	t.seats[a.Code] = seat{f[1], f[2]}
	t.under[f[1]] = append(t.under[f[1]], a)
}
