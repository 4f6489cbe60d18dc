package web

import (
	"slices"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// Births shows what every source says of the two prospective spouses, side by
// side: none is picked.
type Births struct {
	Differ bool // birth dates differ
	People []BirthPerson
}

// BirthPerson is one of the two with what every source says, the petition first.
type BirthPerson struct {
	Who  string
	Rows []BirthRow
}

// BirthRow is what one source says of one person.
type BirthRow struct{ Source, Born, Age, Name string }

// birthsOf gathers the sources of a file, or returns nil while no document
// says anything.
func birthsOf(f *petition.File, on calendar.Date) *Births {
	docs, out := f.Papers(), &Births{}
	child, spouse := f.Births(docs)
	out.Differ = child.Differ() || spouse.Differ()
	out.add("Anak", f.ReadingsOfChild(docs), on)
	out.add(spouseTitle(f.Spouse), f.ReadingsOfSpouse(docs), on)
	if len(out.People) == 0 {
		return nil
	}
	return out
}

// add adds the sources of one person, where there is more than the petition.
func (b *Births) add(who string, all []petition.Reading, on calendar.Date) {
	if len(all) == 0 || all[len(all)-1].Document == nil {
		return
	}
	x := BirthPerson{Who: who}
	for _, r := range all {
		row := BirthRow{Source: sentence(identity.HideNumbers(r.Source())), Born: r.Born.Indonesian(), Name: r.Name}
		if !r.Born.IsZero() {
			row.Age = calendar.AgeOn(r.Born, on).String()
		}
		x.Rows = append(x.Rows, row)
	}
	b.People = append(b.People, x)
}

// agesBy writes the ages on a day by every birth date on file: one where the
// sources agree.
func agesBy(all []petition.Reading, on calendar.Date) string {
	var out []string
	for _, r := range all {
		if r.Born.IsZero() {
			continue
		}
		if age := calendar.AgeOn(r.Born, on).String(); !slices.Contains(out, age) {
			out = append(out, age)
		}
	}
	return strings.Join(out, " atau ")
}

const sourcesDiffer = "Tanggal lahir berbeda antardokumen"
