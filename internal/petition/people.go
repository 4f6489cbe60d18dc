package petition

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"unicode/utf8"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/region"
)

// Person is somebody named in a petition. Every field may be empty in a draft.
type Person struct {
	Name       string
	Father     string // as in bin or binti
	NIK        identity.NIK
	Sex        identity.Sex
	BirthPlace string
	Born       calendar.Date
	Religion   string
	Education  string
	Occupation string
	Address    string
	Phone      string
	Relation   string // to the child, where it matters
}

// LogValue keeps the person out of logs.
func (Person) LogValue() slog.Value { return slog.StringValue("person") }

// Initials gives the first letters of the name, "S.A.", for lists and for
// whoever must not know the name.
func (x Person) Initials() string {
	var b strings.Builder
	for _, w := range strings.Fields(x.Name) {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteString(strings.ToUpper(string(r)) + ".")
	}
	return b.String()
}

// FullName gives the name with bin or binti.
func (x Person) FullName() string {
	switch {
	case x.Father == "":
		return x.Name
	case x.Sex == identity.Female:
		return x.Name + " binti " + x.Father
	default:
		return x.Name + " bin " + x.Father
	}
}

// demand says which fields of a person a form insists on.
type demand struct {
	who      string // "anak", in the middle of a sentence
	born     bool
	nik      bool
	sex      bool
	religion bool
	address  bool
}

// check lists what is missing from a person, in the order of the form.
func (x Person) check(prefix string, d demand) []problem.Field {
	var out []problem.Field
	need := func(missing bool, field, what string) {
		if missing {
			out = append(out, problem.Field{Name: prefix + field, Words: what + " " + d.who + " belum diisi."})
		}
	}
	need(x.Name == "", "name", "Nama lengkap")
	need(d.nik && x.NIK == "", "nik", "NIK")
	need(d.sex && x.Sex == "", "sex", "Jenis kelamin")
	need(d.born && x.Born.IsZero(), "born", "Tanggal lahir")
	need(d.religion && x.Religion == "", "religion", "Agama")
	need(d.address && x.Address == "", "address", "Alamat")
	return out
}

// faults lists what not even a draft may hold about a person.
func (x Person) faults(prefix string, today calendar.Date) []problem.Field {
	var out []problem.Field
	for _, f := range []struct{ field, value string }{
		{"name", x.Name}, {"father", x.Father}, {"relation", x.Relation}, {"birth_place", x.BirthPlace}, {"religion", x.Religion},
		{"education", x.Education}, {"occupation", x.Occupation}, {"address", x.Address}, {"phone", x.Phone},
	} {
		out = append(out, atMost(prefix+f.field, f.value, longestLine)...)
	}
	out = append(out, oneOf(prefix+"sex", x.Sex, identity.Male, identity.Female)...)
	switch {
	case x.Born.After(today):
		out = append(out, problem.Field{Name: prefix + "born", Words: "Tanggal lahir belum tiba. Periksa kembali tahunnya."})
	case calendar.AgeOn(x.Born, today).Years > oldest:
		out = append(out, problem.Field{Name: prefix + "born", Words: "Menurut tanggal lahir ini usianya lebih dari 120 tahun. Periksa kembali tahunnya."})
	}
	return out
}

const (
	longestLine = 240
	longestText = 4000
	oldest      = 120
)

// atMost refuses a text longer than n letters.
func atMost(name, text string, n int) []problem.Field {
	if utf8.RuneCountInString(text) <= n {
		return nil
	}
	return []problem.Field{{Name: name, Words: fmt.Sprintf("Isian terlalu panjang; paling banyak %d huruf.", n)}}
}

// oneOf refuses an answer that is not on the list; none is fine.
func oneOf[T ~string](name string, got T, known ...T) []problem.Field {
	if got == "" || slices.Contains(known, got) {
		return nil
	}
	return []problem.Field{{Name: name, Words: "Pilih salah satu jawaban yang tersedia."}}
}

// Child is the child for whom dispensation is asked.
type Child struct {
	Person
	Marital    Marital
	School     string // name of the school, or where the child stopped
	StillAt    string // "ya", "tidak", or empty
	LivesWith  string
	ParentTies string // how the petitioners relate to the child: kandung, tiri, angkat, wali
}

// Marital is what a person was before.
type Marital string

// The marital histories. A registered widow or widower under 19 is no longer
// Anak and needs no dispensation; an unregistered one still does
// (PERMA 5/2019 Pasal 1 angka 1).
const (
	Never        Marital = "belum_kawin"
	Registered19 Marital = "pernah_kawin_tercatat"
	Unregistered Marital = "pernah_kawin_tidak_tercatat"
	MarriedNow   Marital = "masih_kawin"
)

// How a spouse who is under 19 too asks for dispensation (PERMA 5/2019 Pasal
// 8): by a petition of their own that is linked, or in this one.
const (
	Apart    = "tersendiri"
	Together = "bersama"
)

// Spouse is the prospective spouse.
type Spouse struct {
	Person
	Marital  Marital
	Income   int64  // rupiah a month
	Months   int    // length of the relationship, in months
	AlsoAsks string // when also under 19: Apart, Together, or empty
}

// SpouseParents are the parents or guardians of the prospective spouse.
type SpouseParents struct {
	Father   Person
	Mother   Person
	District region.Code // kecamatan where they live; with both children under age it may decide the court
	Note     string      // who speaks for them where one is dead or away
}

// Domicile is where the petitioners live, which decides the court.
type Domicile struct {
	District region.Code // kecamatan
	Village  region.Code // desa or kelurahan; empty outside the court's area
	Street   string
}

// Reason is why the marriage is said to be urgent (UU 16/2019 Pasal 7 ayat (2)).
type Reason struct {
	Categories []string // codes of ReasonKinds
	Words      string   // in the petitioners' words
	Wedding    calendar.Date
	Refusal    string // number of the KUA's refusal, with the name of the form
	RefusedOn  calendar.Date
	KUA        string
}

// ReasonKinds are the categories of the claimed reason, as courts count them.
var ReasonKinds = []struct{ Code, Label string }{
	{"hamil", "Kehamilan"},
	{"hubungan", "Sudah berhubungan badan"},
	{"zina", "Kekhawatiran melanggar agama atau hubungan dekat yang lama"},
	{"merarik", "Merarik atau selarian"},
	{"ekonomi", "Keadaan ekonomi keluarga"},
	{"pendidikan", "Anak tidak bersekolah"},
	{"perjodohan", "Perjodohan atau kesepakatan keluarga"},
	{"lain", "Alasan lain"},
}

// ReasonLabel gives the words of a category.
func ReasonLabel(code string) string {
	for _, k := range ReasonKinds {
		if k.Code == code {
			return k.Label
		}
	}
	return code
}
