package intake

import (
	"regexp"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

var (
	powered = regexp.MustCompile(`^[0-9]([.,][0-9]+)?[eE]\+?[0-9]+$`)
	serial  = regexp.MustCompile(`^[0-9]{4,5}([.,][0-9]+)?$`)
	clock   = regexp.MustCompile(`[ T][0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2})?$`)
)

// understand reads the cells of a row into the parts of a petition.
func understand(r Row, court identity.CourtID, today calendar.Date) Checked {
	x := Checked{Row: r}
	on := x.date("tanggal_pendaftaran")
	if on.After(today) {
		x.fault("tanggal_pendaftaran", "Tanggal pendaftaran belum tiba.")
	}
	x.readNumber(court, on, today)
	if kind := strings.ToLower(x.cell("jenis_perkara_nama")); kind != "" && !strings.Contains(kind, "dispensasi") {
		x.fault("jenis_perkara_nama", "Ini bukan perkara dispensasi kawin. Lewati baris ini.")
	}
	he, she := x.partner("suami", identity.Male), x.partner("istri", identity.Female)
	day := on
	if day.IsZero() {
		day = today
	}
	child, spouse := x.who(he, she, day)
	asks := petition.Person{Name: x.need("pihak1_text", "Nama pemohon belum ada."), NIK: x.nik("nomor_indentitas"), Address: x.cell("alamat"), Phone: x.cell("telepon")}
	x.entry = petition.Entry{Ticket: r.Ticket, Parts: []petition.Part{
		petition.Noted{Number: x.number, On: on},
		petition.Petitioners{People: []petition.Person{asks}},
		petition.Child{Person: child},
		petition.Spouse{Person: spouse},
		reason(x.cell("faktor_dispensasi_kawin")),
	}}
	x.faults(today)
	return x
}

func (x *Checked) cell(column string) string { return squeeze(x.Cells[column]) }

func (x *Checked) need(column, words string) string {
	v := x.cell(column)
	if v == "" {
		x.fault(column, words)
	}
	return v
}

// readNumber reads the case number. A row without one below a row that has one
// is what a merged cell leaves behind.
func (x *Checked) readNumber(court identity.CourtID, on, today calendar.Date) {
	v := x.need("nomor_perkara", "Nomor perkara belum ada. Dalam lembar kerja, sel yang digabung hanya mengisi baris pertamanya; isi nomornya di sini, atau lewati baris ini.")
	if v == "" {
		return
	}
	n, err := petition.ParseNumber(v, court, today)
	switch {
	case err != nil:
		x.fault("nomor_perkara", problem.Of(err).Words)
	case !on.IsZero() && n.Year() != on.Year:
		x.fault("nomor_perkara", "Tahun nomor perkara berbeda dari tahun pendaftaran. Periksa keduanya.")
	default:
		x.number = n
	}
}

// partner reads one of the two who want to marry.
func (x *Checked) partner(who string, sex identity.Sex) petition.Person {
	return petition.Person{
		Name: x.need(who+"_nama", "Nama belum ada."), Sex: sex, NIK: x.nik(who + "_nik"),
		BirthPlace: x.cell(who + "_tempat_lahir"), Born: x.date(who + "_tanggal_lahir"),
	}
}

// nik reads a NIK and explains what a spreadsheet does to one.
func (x *Checked) nik(column string) identity.NIK {
	v := strings.TrimLeft(x.cell(column), "'’`")
	if v == "" || v == "-" {
		return ""
	}
	digits := strings.NewReplacer(" ", "", ".", "", "-", "").Replace(v)
	switch n, err := identity.ParseNIK(v); {
	case powered.MatchString(v):
		x.fault(column, "Lembar kerja mengubah NIK ini menjadi bilangan dan angka belakangnya hilang. Ketik ulang 16 angkanya dari KTP atau Kartu Keluarga.")
	case len(digits) == 16 && strings.HasSuffix(digits, "0000"):
		x.fault(column, "Angka belakang NIK ini hilang menjadi 0, biasanya karena lembar kerja. Ketik ulang 16 angkanya dari KTP atau Kartu Keluarga.")
	case err != nil:
		x.fault(column, err.Error())
	case strings.HasSuffix(digits, "0"):
		x.warn(column, "NIK ini berakhir dengan 0. Lembar kerja sering mengganti angka ke-16 dengan 0; cocokkan dengan KTP atau Kartu Keluarga.")
		return n
	default:
		return n
	}
	return ""
}

// date reads a date as SIPP, people and spreadsheets write it.
func (x *Checked) date(column string) calendar.Date {
	v := x.cell(column)
	if v == "" || v == "-" || strings.HasPrefix(v, "0000") {
		return calendar.Date{}
	}
	if serial.MatchString(v) {
		x.fault(column, "Lembar kerja mengubah tanggal ini menjadi bilangan. Tulis tanggalnya seperti 23-11-2026.")
		return calendar.Date{}
	}
	d, err := calendar.ParseDate(clock.ReplaceAllString(v, ""))
	if err != nil {
		x.fault(column, err.Error())
	}
	return d
}

// who tells the child from the other one: by the answer, or by who is under 19
// on the day of registration (UU 16/2019 Pasal 7 ayat (1)).
func (x *Checked) who(he, she petition.Person, day calendar.Date) (child, spouse petition.Person) {
	switch answer := x.cell(Child); {
	case answer == "L":
		return he, she
	case answer == "P":
		return she, he
	}
	boy, girl := minor(he, day), minor(she, day)
	x.Cells[Child] = ""
	switch {
	case boy && !girl && !she.Born.IsZero():
		x.Cells[Child] = "L"
		return he, she
	case girl && !boy && !he.Born.IsZero():
		x.Cells[Child] = "P"
		return she, he
	case x.faulty("suami_tanggal_lahir") || x.faulty("istri_tanggal_lahir"):
		// once the date is mended it tells
	case boy || girl || he.Born.IsZero() || she.Born.IsZero():
		x.fault(Child, "Tanggal lahir belum menentukan siapa yang dimohonkan dispensasi. Pilih orangnya.")
	default:
		x.fault(Child, "Keduanya sudah berusia 19 tahun pada tanggal pendaftaran. Periksa tanggal lahirnya, atau lewati baris ini.")
	}
	return she, he
}

func minor(p petition.Person, day calendar.Date) bool {
	return !p.Born.IsZero() && day.Before(calendar.Birthday(p.Born, 19))
}

// childNIK is the column with the number of the child.
func childNIK(x *Checked) string {
	if x.Cells[Child] == "L" {
		return "suami_nik"
	}
	return "istri_nik"
}

// factors tells which category a factor of SIPP is.
var factors = []struct{ has, code string }{
	{"hamil", "hamil"}, {"hubungan", "hubungan"}, {"intim", "hubungan"}, {"zina", "zina"}, {"cinta", "zina"}, {"merarik", "merarik"},
	{"selarian", "merarik"}, {"ekonomi", "ekonomi"}, {"pendidikan", "pendidikan"}, {"jodoh", "perjodohan"}, {"orang tua", "perjodohan"},
}

// reason keeps SIPP's words beside the categories that they name.
func reason(words string) petition.Reason {
	r := petition.Reason{Words: words}
	low := strings.ToLower(words)
	seen := map[string]bool{}
	for _, f := range factors {
		if strings.Contains(low, f.has) && !seen[f.code] {
			seen[f.code] = true
			r.Categories = append(r.Categories, f.code)
		}
	}
	if words != "" && len(r.Categories) == 0 {
		r.Categories = []string{"lain"}
	}
	return r
}

// places says in which column of a row a fault of a part is mended.
func (x *Checked) places() map[string]string {
	child, spouse := "istri_", "suami_"
	if x.Cells[Child] == "L" {
		child, spouse = spouse, child
	}
	return map[string]string{
		"on": "tanggal_pendaftaran", "p1.name": "pihak1_text", "p1.address": "alamat", "p1.phone": "telepon", "words": "faktor_dispensasi_kawin",
		"child.name": child + "nama", "child.birth_place": child + "tempat_lahir", "child.born": child + "tanggal_lahir",
		"spouse.name": spouse + "nama", "spouse.birth_place": spouse + "tempat_lahir", "spouse.born": spouse + "tanggal_lahir",
	}
}

// faults adds what not even a draft may hold, by the petition's own rules.
func (x *Checked) faults(today calendar.Date) {
	at := x.places()
	for _, part := range x.entry.Parts {
		for _, f := range part.Faults(today) {
			column := at[f.Name]
			if column == "" {
				column = "nomor_perkara"
			}
			x.fault(column, f.Words)
		}
	}
}
