package brief

import (
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/petition"
)

// Birth is a birth date as one source gives it, with the age by it on the day
// of the hearing.
type Birth struct {
	On  calendar.Date
	Age calendar.Age
	By  Sentence // the source in words: "permohonan", "Kartu Keluarga"
}

// births lists every birth date on file where sources differ; none is picked.
// Where they agree the list is empty.
func (d *dossier) births(differ bool, all []petition.Reading, field string) []Birth {
	if !differ {
		return nil
	}
	var out []Birth
	for _, r := range all {
		if r.Born.IsZero() {
			continue
		}
		b := Birth{On: r.Born, Age: calendar.AgeOn(r.Born, d.day), By: say(d.from(field), "%s", r.Source())}
		if r.Document != nil {
			b.By.Ref = paper(*r.Document, statedField(*r.Document, field)+".born")
		}
		out = append(out, b)
	}
	return out
}

// statedField names where a document keeps what it says of the child or the
// spouse of the petition that reads it.
func statedField(x petition.Document, field string) string {
	if x.From == nil || x.From.TheirChild != petition.TheSpouse {
		return field
	}
	return map[string]string{"child": "spouse", "spouse": "child"}[field]
}

// stated says which birth dates and spellings a document has, for the list of
// documents.
func (d *dossier) stated(x petition.Document) string {
	var parts []string
	for _, y := range []struct {
		who string
		petition.Stated
	}{{"anak", x.Child}, {spouseRole(d.Petition.Spouse.Sex, d.Child.Sex), x.Spouse}} {
		if !y.Born.IsZero() {
			parts = append(parts, y.who+" lahir "+y.Born.Indonesian())
		}
		if y.Name != "" {
			parts = append(parts, "nama "+y.who+" ditulis “"+y.Name+"”")
		}
	}
	return strings.Join(parts, ", ")
}

// joint says that the petition is one for both.
func (d *dossier) joint() Sentence {
	if !d.Joint(d.today) {
		return Sentence{}
	}
	return say(d.from("spouse.alsoasks"), "Permohonan bersama untuk keduanya, yang sama-sama di bawah 19 tahun (PERMA 5/2019 Pasal 8).")
}

// has reports whether a document of a kind is there.
func (d *dossier) has(kind petition.DocumentKind) bool {
	for _, x := range d.documents {
		if x.Kind == kind && x.Present() {
			return true
		}
	}
	return false
}
