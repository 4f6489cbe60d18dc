package web

import (
	"strconv"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// asks says which questions about a person a form puts.
type asks struct{ nik, sex, born, life, address, phone, relation bool }

var (
	everything = asks{nik: true, sex: true, born: true, life: true, address: true}
	parent     = asks{nik: true, born: true, life: true, address: true}
)

// personFields are the questions about one person, whose names start with
// prefix.
func personFields(prefix string, x petition.Person, a asks) []Field {
	f := []Field{{Name: prefix + "name", Label: "Nama lengkap", Value: x.Name, Required: true, Hint: "Seperti di KTP atau akta kelahiran."}}
	f = append(f, Field{Name: prefix + "father", Label: "Bin atau binti", Value: x.Father, Hint: "Nama ayahnya."})
	add := func(asked bool, g ...Field) {
		if asked {
			f = append(f, g...)
		}
	}
	add(a.relation, Field{Name: prefix + "relation", Label: "Hubungan dengan anak", Kind: "select", Value: x.Relation, Width: "medium", Options: list(
		"Ayah kandung", "Ibu kandung", "Ayah tiri", "Ibu tiri", "Orang tua angkat", "Wali", "Kakek atau nenek", "Kuasa")})
	add(a.nik, Field{Name: prefix + "nik", Label: "NIK", Kind: "nik", Value: x.NIK.Digits(), Required: true})
	add(a.sex, Field{Name: prefix + "sex", Label: "Jenis kelamin", Kind: "choice", Value: string(x.Sex), Required: true, Options: []Option{
		{Value: string(identity.Male), Text: "Laki-laki"}, {Value: string(identity.Female), Text: "Perempuan"}}})
	add(a.born, Field{Name: prefix + "birth_place", Label: "Tempat lahir", Value: x.BirthPlace, Width: "medium"},
		Field{Name: prefix + "born", Label: "Tanggal lahir", Kind: "date", Value: x.Born.Short(), Required: true})
	add(a.life, Field{Name: prefix + "religion", Label: "Agama", Kind: "select", Value: x.Religion, Required: true, Width: "medium", Options: list("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu", "Kepercayaan")},
		Field{Name: prefix + "education", Label: "Pendidikan terakhir", Kind: "select", Value: x.Education, Width: "medium", Options: list("Tidak sekolah", "SD atau MI", "SMP atau MTs", "SMA, SMK atau MA", "Diploma", "Sarjana atau lebih")},
		Field{Name: prefix + "occupation", Label: "Pekerjaan", Value: x.Occupation, Width: "medium"})
	add(a.address, Field{Name: prefix + "address", Label: "Alamat", Kind: "longtext", Rows: 2, Value: x.Address, Required: true, Hint: "Dusun atau lingkungan, RT/RW, desa atau kelurahan, kecamatan, kabupaten atau kota."})
	add(a.phone, Field{Name: prefix + "phone", Label: "Nomor telepon", Value: x.Phone, Width: "medium", InputMode: "tel"})
	return f
}

// person reads the answers about one person.
func (in *input) person(prefix string) petition.Person {
	return petition.Person{
		Name: in.text(prefix + "name"), Father: in.text(prefix + "father"), Relation: in.text(prefix + "relation"),
		NIK: in.nik(prefix + "nik"), Sex: identity.Sex(in.text(prefix + "sex")),
		BirthPlace: in.text(prefix + "birth_place"), Born: in.date(prefix + "born"),
		Religion: in.text(prefix + "religion"), Education: in.text(prefix + "education"), Occupation: in.text(prefix + "occupation"),
		Address: in.text(prefix + "address"), Phone: in.text(prefix + "phone"),
	}
}

// personRows sum a person up for reading, with the number masked.
func personRows(x petition.Person, on calendar.Date) []SummaryRow {
	rows := []SummaryRow{{Key: "Nama", Value: x.FullName()}}
	add := func(key, value string) {
		if value != "" {
			rows = append(rows, SummaryRow{Key: key, Value: value})
		}
	}
	add("Hubungan dengan anak", x.Relation)
	if x.NIK != "" {
		add("NIK", x.NIK.Masked())
	}
	add("Jenis kelamin", x.Sex.Indonesian())
	if !x.Born.IsZero() {
		add("Lahir", place(x.BirthPlace)+x.Born.Indonesian()+" ("+calendar.AgeOn(x.Born, on).String()+")")
	}
	add("Agama", x.Religion)
	add("Pendidikan", x.Education)
	add("Pekerjaan", x.Occupation)
	add("Alamat", x.Address)
	add("Telepon", x.Phone)
	return rows
}

func place(p string) string {
	if p == "" {
		return ""
	}
	return p + ", "
}

// list makes options whose value is their text.
func list(texts ...string) []Option {
	out := make([]Option, len(texts))
	for i, t := range texts {
		out[i] = Option{Value: t, Text: t}
	}
	return out
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func amount(n int64) string {
	if n == 0 {
		return ""
	}
	return rupiah(n)[2:]
}
