package web

import (
	"strings"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/region"
)

// lowerFirst puts a label into the middle of a sentence; KUA and KTP stay.
func lowerFirst(s string) string {
	if len(s) < 2 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func standingForm(p *petition.Petition) []Fieldset {
	var kinds []Option
	for _, b := range petition.Bases {
		hint := "Pasal " + b.Pasal + ". " + b.Hint
		if b.Proof != "" {
			hint += " Bukti: " + lowerFirst(b.Proof) + "."
		}
		kinds = append(kinds, Option{Value: string(b.Kind), Text: b.Label, Hint: hint})
	}
	return []Fieldset{{Fields: []Field{{Name: "standing", Label: "Yang mengajukan permohonan", Kind: "choice", Required: true, Value: string(p.Standing.Kind), Options: kinds}}}}
}

func readStanding(in *input, _ *petition.Petition) petition.Part {
	return petition.Ground{Kind: petition.StandingKind(in.text("standing"))}
}

// proofForm asks for the paper that the chosen kind of standing rests on, by
// its own name, and for nothing that the kind does not need.
func proofForm(p *petition.Petition) []Fieldset {
	x := p.Standing
	b, _ := x.Kind.Basis()
	fields := []Field{
		{Name: "proof_number", Label: "Nomor " + lowerFirst(b.Proof), Value: x.ProofNumber, Width: "medium", Required: true},
		{Name: "proof_date", Label: "Tanggalnya", Kind: "date", Value: x.ProofDate.Short(), Required: true},
		{Name: "proof_issuer", Label: "Diterbitkan oleh", Value: x.ProofIssuer},
	}
	if x.Kind == petition.Proxy {
		fields = append(fields,
			Field{Name: "principal", Label: "Nama pemberi kuasa", Value: x.Principal, Required: true},
			Field{Name: "proxy_kind", Label: "Jenis kuasa", Kind: "choice", Value: x.ProxyKind, Options: list("Advokat", "Insidentil")})
	}
	if x.Kind == petition.Proxy || x.Kind == petition.Guardian {
		fields = append(fields, Field{Name: "why", Label: "Mengapa orang tua tidak mengajukan sendiri", Kind: "longtext", Rows: 3, Value: x.Why, Required: true})
	}
	return []Fieldset{{Fields: fields}}
}

func readProof(in *input, p *petition.Petition) petition.Part {
	return petition.Standing{
		Kind: p.Standing.Kind, ProofNumber: in.text("proof_number"), ProofDate: in.date("proof_date"), ProofIssuer: in.text("proof_issuer"),
		Principal: in.text("principal"), ProxyKind: in.text("proxy_kind"), Why: in.long("why"),
	}
}

// needsProof reports whether the standing rests on a paper of its own.
func needsProof(p *petition.Petition) bool {
	b, _ := p.Standing.Kind.Basis()
	return b.Proof != ""
}

func petitionerForm(p *petition.Petition) []Fieldset {
	b, ok := p.Standing.Kind.Basis()
	if !ok {
		b.Petitioners = 1
	}
	var out []Fieldset
	for i := range b.Petitioners {
		var x petition.Person
		if i < len(p.Petitioners) {
			x = p.Petitioners[i]
		}
		a := parent
		a.relation, a.phone, a.sex = true, true, true
		set := Fieldset{Fields: personFields(petition.PetitionerPrefix(i), x, a)}
		if b.Petitioners > 1 {
			set.Legend = petition.PetitionerTitle(i, b.Petitioners)
		}
		out = append(out, set)
	}
	if len(out) > 1 {
		eachField(out[1:], func(f *Field) {
			if f.Name == "p2.address" {
				f.Required, f.Hint = false, "Kosongkan bila sama dengan Pemohon I."
			}
		})
	}
	return out
}

func readPetitioner(in *input, p *petition.Petition) petition.Part {
	b, ok := p.Standing.Kind.Basis()
	if !ok {
		b.Petitioners = 1
	}
	x := petition.Petitioners{Kind: p.Standing.Kind}
	for i := range b.Petitioners {
		x.People = append(x.People, in.person(petition.PetitionerPrefix(i)))
	}
	if len(x.People) > 1 && x.People[1].Name != "" && x.People[1].Address == "" {
		x.People[1].Address = x.People[0].Address
	}
	return x
}

func domicileForm(p *petition.Petition) []Fieldset {
	villages := []Option{}
	for _, d := range region.DistrictsOf(string(p.CourtID)) {
		for _, v := range region.Villages(d.Code) {
			villages = append(villages, Option{Value: string(v.Code), Text: v.Name, Group: "Kecamatan " + d.Name})
		}
	}
	elsewhere := ""
	if p.Domicile.Village == "" {
		elsewhere = string(p.Domicile.District)
	}
	return []Fieldset{
		{Fields: []Field{
			{Name: "village", Label: "Desa atau kelurahan", Kind: "select", Required: true, Value: string(p.Domicile.Village), Options: villages, Hint: "Ketik huruf-huruf pertamanya untuk melompat."},
			{Name: "street", Label: "Dusun atau lingkungan, jalan, RT/RW", Value: p.Domicile.Street},
		}},
		{Legend: "Di luar wilayah pengadilan ini", Hint: "Isi hanya bila desa atau kelurahan pemohon tidak ada dalam daftar di atas.", Fields: []Field{
			{Name: "district", Label: "Kecamatan", Kind: "select", Value: elsewhere, Options: districts()},
		}},
	}
}

// districts are the kecamatan of the province, by kabupaten or kota.
func districts() []Option {
	var out []Option
	for _, r := range region.Regencies() {
		for _, d := range region.Districts(r.Code) {
			out = append(out, Option{Value: string(d.Code), Text: d.Name, Group: r.Name})
		}
	}
	return out
}

func readDomicile(in *input, _ *petition.Petition) petition.Part {
	d := petition.Domicile{Village: region.Code(in.text("village")), Street: in.text("street")}
	elsewhere := region.Code(in.text("district"))
	d.District = d.Village.Parent()
	if d.Village == "" {
		d.District = elsewhere
	} else if elsewhere != "" && elsewhere != d.District {
		in.fault("district", "Anda sudah memilih desa atau kelurahan. Kosongkan salah satu dari keduanya.")
	}
	return d
}

func childForm(p *petition.Petition) []Fieldset {
	x := p.Child
	return []Fieldset{
		{Fields: personFields("child.", x.Person, everything)},
		{Legend: "Riwayat", Fields: []Field{
			{Name: "child.marital", Label: "Status perkawinan", Kind: "choice", Required: true, Value: string(x.Marital), Options: []Option{
				{Value: string(petition.Never), Text: "Belum pernah kawin"},
				{Value: string(petition.Registered19), Text: "Pernah kawin dan tercatat", Hint: "Janda atau duda tercatat tidak memerlukan dispensasi."},
				{Value: string(petition.Unregistered), Text: "Pernah kawin tetapi tidak tercatat"},
			}},
			{Name: "child.still_at", Label: "Masih bersekolah", Kind: "choice", Required: true, Value: x.StillAt, Options: []Option{{Value: "ya", Text: "Ya"}, {Value: "tidak", Text: "Tidak"}}},
			{Name: "child.school", Label: "Sekolah dan kelas", Value: x.School, Hint: "Bila sudah berhenti, sekolah dan kelas terakhir."},
			{Name: "child.lives_with", Label: "Sekarang tinggal bersama", Value: x.LivesWith},
		}},
	}
}

func readChild(in *input, _ *petition.Petition) petition.Part {
	return petition.Child{
		Person: in.person("child."), Marital: petition.Marital(in.text("child.marital")), StillAt: in.text("child.still_at"),
		School: in.text("child.school"), LivesWith: in.text("child.lives_with"),
	}
}

func spouseForm(p *petition.Petition) []Fieldset {
	x := p.Spouse
	person := personFields("spouse.", x.Person, everything)
	for i := range person {
		if person[i].Name == "spouse.nik" {
			person[i].Required = false
		}
	}
	return []Fieldset{
		{Fields: person},
		{Legend: "Keadaan", Fields: []Field{
			{Name: "spouse.marital", Label: "Status perkawinan", Kind: "choice", Required: true, Value: string(x.Marital), Options: []Option{
				{Value: string(petition.Never), Text: "Belum pernah kawin"},
				{Value: string(petition.Registered19), Text: "Duda atau janda, tercatat"},
				{Value: string(petition.Unregistered), Text: "Pernah kawin tetapi tidak tercatat"},
				{Value: string(petition.MarriedNow), Text: "Masih terikat perkawinan"},
			}},
			{Name: "spouse.income", Label: "Penghasilan sebulan", Kind: "money", Value: amount(x.Income)},
			{Name: "spouse.months", Label: "Lama hubungan dengan anak", Kind: "number", Unit: "bulan", Value: number(x.Months)},
		}},
		{Legend: "Bila keduanya di bawah 19 tahun", Hint: "PERMA 5/2019 Pasal 8: bila calon suami dan calon istri sama-sama di bawah umur, permohonan masing-masing diajukan ke pengadilan yang sama, menurut tempat tinggal salah satu orang tua atau wali. Keduanya dapat diajukan terpisah lalu ditautkan, atau bersama dalam satu permohonan.", Fields: []Field{
			{Name: "spouse.also_asks", Label: "Permohonan untuk calon yang juga di bawah 19 tahun", Kind: "choice", Value: x.AlsoAsks, Options: []Option{
				{Value: petition.Apart, Text: "Permohonan tersendiri", Hint: "Tautkan kedua permohonan setelah keduanya terdaftar."},
				{Value: petition.Together, Text: "Bersama dalam permohonan ini", Hint: "Surat permohonan ditandatangani orang tua atau wali kedua pihak; surat sekolah calon diserahkan sebagai dokumen lain."},
			}},
		}},
	}
}

func readSpouse(in *input, _ *petition.Petition) petition.Part {
	return petition.Spouse{
		Person: in.person("spouse."), Marital: petition.Marital(in.text("spouse.marital")), Income: in.rupiah("spouse.income"),
		Months: in.count("spouse.months", 600), AlsoAsks: in.text("spouse.also_asks"),
	}
}

func spouseParentsForm(p *petition.Petition) []Fieldset {
	a := asks{born: true, life: true, address: true}
	relax := func(fields []Field) []Field {
		for i := range fields {
			fields[i].Required = i == 0
		}
		return fields
	}
	return []Fieldset{
		{Legend: "Ayah calon", Fields: relax(personFields("sf.", p.SpouseParents.Father, a))},
		{Legend: "Ibu calon", Fields: relax(personFields("sm.", p.SpouseParents.Mother, a))},
		{Legend: "Tempat tinggal dan keterangan", Fields: []Field{
			{Name: "sp.district", Label: "Kecamatan tempat tinggal orang tua calon", Kind: "select", Value: string(p.SpouseParents.District), Options: districts(), Hint: "Bila kedua calon di bawah 19 tahun, ikut menentukan pengadilan (PERMA 5/2019 Pasal 8). Kosongkan bila di luar Nusa Tenggara Barat."},
			{Name: "sp.note", Label: "Bila ayah atau ibu tidak dapat disebut", Kind: "longtext", Rows: 2, Value: p.SpouseParents.Note, Hint: "Misalnya meninggal, bekerja di luar negeri, atau diwakili wali."},
		}},
	}
}

func readSpouseParents(in *input, _ *petition.Petition) petition.Part {
	return petition.SpouseParents{Father: withSex(in.person("sf."), identity.Male), Mother: withSex(in.person("sm."), identity.Female), District: region.Code(in.text("sp.district")), Note: in.long("sp.note")}
}

// withSex sets what a form does not ask of a father or mother.
func withSex(x petition.Person, s identity.Sex) petition.Person {
	if x.Name != "" {
		x.Sex = s
	}
	return x
}

func reasonForm(p *petition.Petition) []Fieldset {
	x := p.Reason
	var kinds []Option
	for _, k := range petition.ReasonKinds {
		kinds = append(kinds, Option{Value: k.Code, Text: k.Label})
	}
	return []Fieldset{
		{Fields: []Field{
			{Name: "categories", Label: "Alasan yang dikemukakan", Kind: "several", Required: true, Values: x.Categories, Options: kinds, Hint: "Pilih semua yang disebut pemohon."},
			{Name: "words", Label: "Alasan dengan kata-kata pemohon", Kind: "longtext", Rows: 6, Required: true, Value: x.Words},
			{Name: "wedding", Label: "Rencana tanggal akad", Kind: "date", Value: x.Wedding.Short()},
		}},
		{Legend: "Penolakan KUA", Fields: []Field{
			{Name: "kua", Label: "KUA", Value: x.KUA, Width: "medium"},
			{Name: "refusal", Label: "Nomor dan nama formulir penolakan", Value: x.Refusal, Hint: "Tulis seperti tercetak, misalnya N7 atau N8."},
			{Name: "refused_on", Label: "Tanggal penolakan", Kind: "date", Value: x.RefusedOn.Short()},
		}},
	}
}

func readReason(in *input, _ *petition.Petition) petition.Part {
	return petition.Reason{
		Categories: in.several("categories"), Words: in.long("words"), Wedding: in.date("wedding"),
		KUA: in.text("kua"), Refusal: in.text("refusal"), RefusedOn: in.date("refused_on"),
	}
}
