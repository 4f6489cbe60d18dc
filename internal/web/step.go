package web

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/region"
)

// step is one page of the intake: one idea.
type step struct {
	name, title, lead string
	form              func(p *petition.Petition) []Fieldset
	read              func(in *input, p *petition.Petition) petition.Part
	part              func(p *petition.Petition) petition.Part
}

// steps are the pages of the intake in the order in which a clerk asks.
var steps = []step{
	{"standing", "Siapa yang mengajukan", "Kedudukan pemohon menurut PERMA 5/2019 Pasal 6.", standingForm, readStanding,
		func(p *petition.Petition) petition.Part { return p.Standing }},
	{"petitioner", "Pemohon", "Orang yang menandatangani permohonan.", petitionerForm, readPetitioner,
		func(p *petition.Petition) petition.Part {
			return petition.Petitioners{People: p.Petitioners, Kind: p.Standing.Kind}
		}},
	{"domicile", "Tempat tinggal pemohon", "Menentukan pengadilan yang berwenang.", domicileForm, readDomicile,
		func(p *petition.Petition) petition.Part { return p.Domicile }},
	{"child", "Anak", "Anak yang dimintakan dispensasi.", childForm, readChild,
		func(p *petition.Petition) petition.Part { return p.Child }},
	{"spouse", "Calon suami atau istri", "Orang yang akan menikah dengan anak.", spouseForm, readSpouse,
		func(p *petition.Petition) petition.Part { return p.Spouse }},
	{"spouse-parents", "Orang tua calon", "Ayah dan ibu, atau wali, calon suami atau istri.", spouseParentsForm, readSpouseParents,
		func(p *petition.Petition) petition.Part { return p.SpouseParents }},
	{"reason", "Alasan mendesak", "Menurut pemohon, dengan kata-katanya sendiri (UU 16/2019 Pasal 7 ayat (2)).", reasonForm, readReason,
		func(p *petition.Petition) petition.Part { return p.Reason }},
}

func stepNamed(name string) (int, bool) {
	for i, st := range steps {
		if st.name == name {
			return i, true
		}
	}
	return 0, false
}

func standingForm(p *petition.Petition) []Fieldset {
	x := p.Standing
	var kinds []Option
	for _, b := range petition.Bases {
		hint := "Pasal " + b.Pasal + ". " + b.Hint
		if b.Proof != "" {
			hint += " Bukti: " + b.Proof + "."
		}
		kinds = append(kinds, Option{Value: string(b.Kind), Text: b.Label, Hint: hint})
	}
	return []Fieldset{
		{Fields: []Field{{Name: "standing", Label: "Yang mengajukan", Kind: "choice", Required: true, Value: string(x.Kind), Options: kinds}}},
		{Legend: "Bukti kedudukan", Hint: "Isi bila pemohon bukan kedua orang tua.", Fields: []Field{
			{Name: "proof_number", Label: "Nomor surat atau putusan", Value: x.ProofNumber, Width: "medium"},
			{Name: "proof_date", Label: "Tanggal", Kind: "date", Value: x.ProofDate.Short()},
			{Name: "proof_issuer", Label: "Diterbitkan oleh", Value: x.ProofIssuer},
			{Name: "principal", Label: "Nama pemberi kuasa", Value: x.Principal, Hint: "Hanya untuk kuasa."},
			{Name: "proxy_kind", Label: "Jenis kuasa", Kind: "select", Value: x.ProxyKind, Width: "medium", Options: list("Advokat", "Insidentil"), Hint: "Hanya untuk kuasa."},
			{Name: "why", Label: "Mengapa orang tua tidak mengajukan sendiri", Kind: "longtext", Rows: 2, Value: x.Why, Hint: "Hanya untuk wali dan kuasa."},
		}},
	}
}

func readStanding(in *input, _ *petition.Petition) petition.Part {
	return petition.Standing{
		Kind: petition.StandingKind(in.text("standing")), ProofNumber: in.text("proof_number"), ProofDate: in.date("proof_date"),
		ProofIssuer: in.text("proof_issuer"), Principal: in.text("principal"), ProxyKind: in.text("proxy_kind"), Why: in.long("why"),
	}
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
			set.Legend = []string{"Pemohon I", "Pemohon II"}[i]
		}
		out = append(out, set)
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
	return x
}

func domicileForm(p *petition.Petition) []Fieldset {
	villages := []Option{}
	for _, d := range region.DistrictsOf(string(p.CourtID)) {
		for _, v := range region.Villages(d.Code) {
			villages = append(villages, Option{Value: string(v.Code), Text: v.Name, Group: "Kecamatan " + d.Name})
		}
	}
	var outside []Option
	for _, r := range region.Regencies() {
		for _, d := range region.Districts(r.Code) {
			outside = append(outside, Option{Value: string(d.Code), Text: d.Name, Group: r.Name})
		}
	}
	elsewhere := ""
	if p.Domicile.Village == "" {
		elsewhere = string(p.Domicile.District)
	}
	return []Fieldset{
		{Fields: []Field{
			{Name: "village", Label: "Desa atau kelurahan", Kind: "select", Required: true, Value: string(p.Domicile.Village), Options: villages, Hint: "Ketik beberapa huruf pertama untuk melompat."},
			{Name: "street", Label: "Dusun atau lingkungan, jalan, RT/RW", Value: p.Domicile.Street},
		}},
		{Legend: "Di luar wilayah pengadilan ini", Hint: "Isi hanya bila pemohon tinggal di tempat lain, misalnya karena kedua keluarga berbeda kabupaten.", Fields: []Field{
			{Name: "district", Label: "Kecamatan", Kind: "select", Value: elsewhere, Options: outside},
		}},
	}
}

func readDomicile(in *input, _ *petition.Petition) petition.Part {
	d := petition.Domicile{Village: region.Code(in.text("village")), Street: in.text("street")}
	d.District = d.Village.Parent()
	if d.Village == "" {
		d.District = region.Code(in.text("district"))
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
			{Name: "spouse.also_asks", Label: "Bila calon juga di bawah 19 tahun", Kind: "choice", Value: x.AlsoAsks, Options: []Option{
				{Value: "tersendiri", Text: "Diajukan permohonan tersendiri", Hint: "Tautkan kedua permohonan setelah keduanya terdaftar."},
				{Value: "bersama", Text: "Diajukan bersama dalam permohonan ini"},
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
		{Legend: "Keterangan", Fields: []Field{{Name: "sp.note", Label: "Bila ayah atau ibu tidak dapat disebut", Kind: "longtext", Rows: 2, Value: p.SpouseParents.Note, Hint: "Misalnya meninggal, bekerja di luar negeri, atau diwakili wali."}}},
	}
}

func readSpouseParents(in *input, _ *petition.Petition) petition.Part {
	return petition.SpouseParents{Father: withSex(in.person("sf."), identity.Male), Mother: withSex(in.person("sm."), identity.Female), Note: in.long("sp.note")}
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

// PetitionStep is one page of the intake.
type PetitionStep struct {
	Base
	Form     Form
	Cautions []string
	Ages     []SummaryRow
}

// Name implements Page.
func (PetitionStep) Name() string { return "petition/step" }

func (s *Server) stepPage(c echo.Context, i int, p *petition.Petition, form url.Values, what *problem.Problem) *PetitionStep {
	st := steps[i]
	page := &PetitionStep{Base: s.base(c, st.title, st.lead)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(p), Href: petitionURL(p.ID)}, {Text: st.title}}
	sets := st.form(p)
	if what != nil {
		inOrder(sets, what)
	}
	page.Form = Form{
		Action: petitionURL(p.ID) + "/steps/" + st.name, CSRF: page.CSRF, Version: p.Version, Fieldsets: overlay(sets, form, what),
		Submit: "Simpan dan lanjutkan", Second: "Simpan dahulu", SecondName: "later", Cancel: &Link{Text: "Kembali ke daftar langkah", Href: petitionURL(p.ID)},
	}
	for _, w := range p.Cautions(s.today()) {
		if w.Step == st.name {
			page.Cautions = append(page.Cautions, w.Words)
		}
	}
	page.Ages = ageRows(p, s.today(), st.name)
	return page
}

// ageRows show what the birth dates amount to, on the pages of the two.
func ageRows(p *petition.Petition, on calendar.Date, stepName string) []SummaryRow {
	if stepName != "child" && stepName != "spouse" || p.Child.Born.IsZero() {
		return nil
	}
	rows := []SummaryRow{
		{Key: "Umur anak hari ini", Value: calendar.AgeOn(p.Child.Born, on).String()},
		{Key: "Menuju 19 tahun", Value: untilNineteen(p.Child.Born, on)},
	}
	if !p.Spouse.Born.IsZero() {
		rows = append(rows, SummaryRow{Key: "Umur calon hari ini", Value: calendar.AgeOn(p.Spouse.Born, on).String()},
			SummaryRow{Key: "Selisih umur", Value: ageGap(p.Child.Born, p.Spouse.Born)})
	}
	return rows
}

// editStep serves GET /petitions/:id/steps/:step.
func (s *Server) editStep(c echo.Context) error {
	i, ok := stepNamed(c.Param("step"))
	if !ok {
		return errNoPage
	}
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if !f.Status.Open() {
		return c.Redirect(http.StatusSeeOther, petitionURL(f.ID))
	}
	return s.render(c, http.StatusOK, s.stepPage(c, i, f.Petition, nil, nil))
}

// saveStep serves POST /petitions/:id/steps/:step.
func (s *Server) saveStep(c echo.Context) error {
	i, ok := stepNamed(c.Param("step"))
	if !ok {
		return errNoPage
	}
	ctx, id := c.Request().Context(), petition.ID(c.Param("id"))
	f, err := s.Petitions.Show(ctx, actor(c), id)
	if err != nil {
		return err
	}
	in := read(c)
	part, later := steps[i].read(in, f.Petition), in.yes("later")
	var missing []problem.Field
	if !later {
		missing = part.Check()
	}
	err = in.problem("Ada isian yang perlu diperbaiki.", missing)
	if err == nil {
		_, err = s.Petitions.Amend(ctx, actor(c), petition.Revision{ID: id, Version: in.version()}, part, !later)
	}
	if err != nil {
		return s.again(c, err, s.stepPage(c, i, f.Petition, typed(in), problem.Of(err)))
	}
	if later || i+1 == len(steps) {
		return s.see(c, "Tersimpan.", petitionURL(id))
	}
	return s.see(c, "Tersimpan.", petitionURL(id)+"/steps/"+steps[i+1].name)
}
