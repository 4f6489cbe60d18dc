package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/region"
)

// Block is a heading with facts below it. Step names the intake page where the
// facts can be changed, and is empty where they cannot.
type Block struct {
	Title, Step string
	Line        string // what it says when folded
	Rows        []SummaryRow
	Change      *Link
}

// caseFacts are the rows at the top of a petition.
func (s *Server) caseFacts(c echo.Context, f *petition.File) []SummaryRow {
	p, rows := f.Petition, ageRows(f.Petition, f.Papers(), s.today(), "")
	add := func(key, value, hint string) {
		if value != "" {
			rows = append(rows, SummaryRow{Key: key, Value: value, Hint: hint})
		}
	}
	if p.Joint(s.today()) {
		add("Permohonan", "Bersama, untuk keduanya", "PERMA 5/2019 Pasal 8")
	}
	if !p.RegisteredOn.IsZero() {
		add("Didaftarkan", p.RegisteredOn.Indonesian(), feeWords(p.Registration))
	}
	if p.JudgeID != "" {
		add("Hakim", s.judgeName(c, f), sinceWords(f))
	}
	if p.Outcome.Kind != "" {
		add("Hasil", p.Outcome.Kind.Label(), note(p.DecidedOn.Indonesian(), p.Outcome.Note))
	}
	return rows
}

// note joins what is there with a full stop.
func note(first, second string) string {
	if second == "" {
		return first
	}
	return first + ". " + second
}

func feeWords(r petition.Registration) string {
	if r.Prodeo {
		return "Prodeo, " + r.Receipt
	}
	return "Panjar " + rupiah(r.Advance) + ", " + r.Receipt
}

// judgeName is the name of the judge as it was when they were named.
func (s *Server) judgeName(c echo.Context, f *petition.File) string {
	if n := len(f.Benches); n > 0 {
		return f.Benches[n-1].Judge
	}
	return s.accountName(c, f.Petition)
}

func (s *Server) accountName(c echo.Context, p *petition.Petition) string {
	judges, err := s.Directory.Accounts(c.Request().Context(), identity.Judge, p.CourtID, "")
	if err != nil {
		return ""
	}
	for _, j := range judges {
		if j.ID == p.JudgeID {
			return j.Name
		}
	}
	return ""
}

// people are the answers of the intake for reading, one block for each step.
func (s *Server) people(p *petition.Petition) []Block {
	on := s.today()
	out := []Block{standingBlock(p)}
	for i, x := range p.Petitioners {
		out = append(out, Block{Title: petition.PetitionerTitle(i, len(p.Petitioners)), Step: "petitioner", Line: x.FullName(), Rows: personRows(x, on)})
	}
	out = append(out,
		Block{Title: "Tempat tinggal pemohon", Step: "domicile", Line: area(p.Domicile), Rows: []SummaryRow{{Key: "Wilayah", Value: area(p.Domicile)}, {Key: "Dusun, jalan, RT/RW", Value: p.Domicile.Street}}},
		Block{Title: "Anak", Step: "child", Line: p.Child.FullName(), Rows: append(personRows(p.Child.Person, on), childRows(p.Child)...)},
		Block{Title: spouseTitle(p.Spouse), Step: "spouse", Line: p.Spouse.FullName(), Rows: append(personRows(p.Spouse.Person, on), spouseRows(p.Spouse)...)})
	return append(out,
		Block{Title: "Orang tua calon", Step: "spouse-parents", Line: commas(p.SpouseParents.Father.Name, p.SpouseParents.Mother.Name), Rows: parentRows(p.SpouseParents, on)},
		Block{Title: "Alasan mendesak menurut pemohon", Step: "reason", Rows: reasonRows(p.Reason)})
}

func area(d petition.Domicile) string {
	if d.Village != "" {
		return region.Name(d.Village)
	}
	return region.Name(d.District)
}

func spouseTitle(x petition.Spouse) string {
	switch x.Sex {
	case identity.Male:
		return "Calon suami"
	case identity.Female:
		return "Calon istri"
	}
	return "Calon suami atau istri"
}

func standingBlock(p *petition.Petition) Block {
	basis, ok := p.Standing.Kind.Basis()
	b := Block{Title: "Kedudukan pemohon", Step: "standing"}
	if !ok {
		b.Rows = []SummaryRow{{Key: "Yang mengajukan"}}
		return b
	}
	b.Line = basis.Label
	b.Rows = []SummaryRow{{Key: "Yang mengajukan", Value: basis.Label, Hint: "PERMA 5/2019 Pasal " + basis.Pasal}}
	if basis.Proof != "" {
		x := p.Standing
		b.Rows = append(b.Rows, SummaryRow{Key: basis.Proof, Value: x.ProofNumber, Hint: commas(x.ProofDate.Indonesian(), x.ProofIssuer)})
		b.Rows = append(b.Rows, filled(SummaryRow{Key: "Pemberi kuasa", Value: x.Principal, Hint: x.ProxyKind}, SummaryRow{Key: "Mengapa bukan orang tua", Value: x.Why})...)
	}
	return b
}

// filled keeps the rows that say something.
func filled(rows ...SummaryRow) []SummaryRow {
	return slices.DeleteFunc(rows, func(r SummaryRow) bool { return r.Value == "" })
}

// commas joins what is there.
func commas(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

var maritalWords = map[petition.Marital]string{
	petition.Never: "Belum pernah kawin", petition.Registered19: "Pernah kawin, tercatat",
	petition.Unregistered: "Pernah kawin, tidak tercatat", petition.MarriedNow: "Masih terikat perkawinan",
}

func childRows(x petition.Child) []SummaryRow {
	still := map[string]string{"ya": "Masih bersekolah", "tidak": "Sudah berhenti"}[x.StillAt]
	return append([]SummaryRow{{Key: "Status perkawinan", Value: maritalWords[x.Marital]}, {Key: "Sekolah", Value: still, Hint: x.School}},
		filled(SummaryRow{Key: "Tinggal bersama", Value: x.LivesWith})...)
}

func spouseRows(x petition.Spouse) []SummaryRow {
	rows := []SummaryRow{{Key: "Status perkawinan", Value: maritalWords[x.Marital]}}
	if x.Income > 0 {
		rows = append(rows, SummaryRow{Key: "Penghasilan sebulan", Value: rupiah(x.Income)})
	}
	if x.Months > 0 {
		rows = append(rows, SummaryRow{Key: "Lama hubungan", Value: fmt.Sprintf("%d bulan", x.Months)})
	}
	also := map[string]string{petition.Apart: "Diajukan permohonan tersendiri", petition.Together: "Diajukan bersama dalam permohonan ini"}[x.AlsoAsks]
	return append(rows, filled(SummaryRow{Key: "Calon di bawah 19 tahun", Value: also})...)
}

func parentRows(x petition.SpouseParents, on calendar.Date) []SummaryRow {
	line := func(key string, y petition.Person) SummaryRow {
		r := SummaryRow{Key: key, Value: y.FullName(), Hint: commas(y.Religion, y.Occupation, y.Address)}
		if !y.Born.IsZero() {
			r.Hint = commas(calendar.AgeOn(y.Born, on).String(), r.Hint)
		}
		return r
	}
	return append([]SummaryRow{line("Ayah", x.Father), line("Ibu", x.Mother)}, filled(SummaryRow{Key: "Kecamatan", Value: region.Name(x.District)}, SummaryRow{Key: "Keterangan", Value: x.Note})...)
}

func reasonRows(r petition.Reason) []SummaryRow {
	var kinds []string
	for _, k := range r.Categories {
		kinds = append(kinds, petition.ReasonLabel(k))
	}
	rows := []SummaryRow{{Key: "Yang dikemukakan", Value: strings.Join(kinds, "; ")}, {Key: "Dengan kata pemohon", Value: r.Words}}
	return append(rows, filled(
		SummaryRow{Key: "Rencana akad", Value: r.Wedding.Indonesian()},
		SummaryRow{Key: "Penolakan KUA", Value: commas(r.Refusal, r.KUA), Hint: r.RefusedOn.Indonesian()})...)
}

// ageRows show what the birth dates amount to; where sources differ, by each of
// them. On the pages of the intake only those of the two ask for it; elsewhere
// the name is empty.
func ageRows(p *petition.Petition, docs []petition.Document, on calendar.Date, stepName string) []SummaryRow {
	if stepName != "" && stepName != "child" && stepName != "spouse" || p.Child.Born.IsZero() {
		return nil
	}
	child, spouse := p.Births(docs)
	row := SummaryRow{Key: "Umur anak hari ini", Value: agesBy(p.ReadingsOfChild(docs), on), Hint: untilNineteen(p.Child.Born, on)}
	if child.Differ() {
		row.Hint = sourcesDiffer
	}
	rows := []SummaryRow{row}
	if p.Spouse.Born.IsZero() {
		return rows
	}
	row = SummaryRow{Key: "Umur " + lowerFirst(spouseTitle(p.Spouse)) + " hari ini", Value: agesBy(p.ReadingsOfSpouse(docs), on), Hint: "Selisih " + ageGap(p.Child.Born, p.Spouse.Born)}
	switch {
	case spouse.Differ():
		row.Hint = sourcesDiffer
	case child.Differ():
		row.Hint = ""
	}
	return append(rows, row)
}

func untilNineteen(born, on calendar.Date) string {
	day := calendar.Birthday(born, 19)
	n := calendar.MonthsUntil(on, day)
	switch {
	case !on.Before(day):
		return "Genap 19 tahun pada " + day.Indonesian()
	case n == 0:
		return "Kurang dari satu bulan menuju 19 tahun, pada " + day.Indonesian()
	case n < 12:
		return fmt.Sprintf("%d bulan menuju 19 tahun, pada %s", n, day.Indonesian())
	default:
		return fmt.Sprintf("%d bulan menuju 19 tahun", n)
	}
}

// ageGap gives the difference in age, and who is older.
func ageGap(child, spouse calendar.Date) string {
	if spouse.Before(child) {
		return calendar.AgeOn(spouse, child).String() + ", calon lebih tua"
	}
	return calendar.AgeOn(child, spouse).String() + ", anak lebih tua"
}

// Gap is an open item: what, by which article, who owes it.
type Gap struct {
	Words, Cite, Owner, Consequence string
	Unsure                          bool // the wording of the article is not confirmed
	Due                             bool // due at this stage, or later
}

// gaps are the open items of a petition that nobody set aside, those due now
// and those that follow.
func gaps(c determination.Case, on calendar.Date) (due, later []Gap) {
	for _, x := range c.Open(on) {
		if x.Override != nil {
			continue
		}
		g := Gap{
			Words: x.Words, Cite: x.Rule.Cite(), Owner: string(x.Rule.Owner), Consequence: consequenceWords[x.Rule.Consequence],
			Unsure: x.Rule.Sure == law.GK, Due: x.Due(),
		}
		if g.Due {
			due = append(due, g)
		} else {
			later = append(later, g)
		}
	}
	return due, later
}

// parted takes the items of an owner out of the others.
func parted(all []Gap, owner string) (others, own []Gap) {
	for _, g := range all {
		if g.Owner == owner {
			own = append(own, g)
		} else {
			others = append(others, g)
		}
	}
	return others, own
}

var consequenceWords = map[law.Consequence]string{
	law.SentBack: "Permohonan dikembalikan", law.Lapses: "Permohonan gugur", law.Inadmissible: "Tidak dapat diterima",
	law.Void: "Penetapan batal demi hukum", law.Warning: "Perlu diperhatikan hakim",
}
