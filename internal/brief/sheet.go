package brief

import (
	"slices"
	"strings"

	"timbang/internal/hearing"
	"timbang/internal/instrument"
	"timbang/internal/petition"
)

// Hearing is the sheet that the judge fills in by hand, with what earlier
// hearings already settled.
type Hearing struct {
	Number    int        // the first is 1; 0 while none is scheduled
	Persons   []Attendee // Pasal 10
	Counters  []Sentence // absences counted so far, in words
	Language  Sentence   // Pasal 11: language and method that the child follows
	Advice    [4]Advised // Pasal 12, the order of Groups
	Heard     [4]Heard   // Pasal 13, letters a to d
	Findings  [3]Prompt  // Pasal 14, letters a to c
	Questions []Question // neutral, for the open points
}

// Attendee is a person who must come (PERMA 5/2019 Pasal 10).
type Attendee struct {
	Role   string // "Calon suami"
	Name   string
	Before Sentence // attendance so far; zero where there was no hearing
	Ref    Ref      // where the name is kept
}

// Groups names those who must be advised, in the order of Hearing.Advice.
var Groups = [4]string{"Pemohon", "Anak", "Calon suami/istri", "Orang tua/wali calon suami/istri"}

// Risks names what they must be advised of (PERMA 5/2019 Pasal 12), letters a
// to e, in the order of Advised.Given.
var Risks = [5]string{
	"kemungkinan berhentinya pendidikan anak",
	"keberlanjutan wajib belajar 12 tahun",
	"belum siapnya organ reproduksi anak",
	"dampak ekonomi, sosial, dan psikologis",
	"potensi perselisihan dan kekerasan dalam rumah tangga",
}

// Advised is what one group was advised of in an earlier hearing.
type Advised struct {
	Given [5]bool
	Ref   Ref
}

// Heard is one of those who must be heard (PERMA 5/2019 Pasal 13).
type Heard struct {
	Who    string   // "Anak"
	Name   string   // empty where nobody is known
	Before Sentence // where and when they were heard; zero where not yet
}

// Prompt is one of the three matters of PERMA 5/2019 Pasal 14.
type Prompt struct {
	Matter string   // "Anak mengetahui dan menyetujui rencana perkawinan"
	SoFar  Sentence // the finding recorded so far; zero where none
}

// Question is a neutral question for an open point.
type Question struct {
	To    string // "Anak", "Calon suami"
	Text  string
	About string // the point: "F07, sumber berbeda"
	Ref   Ref    // the record that leaves it open, may be zero
}

// sheet prepares the page that the judge fills in at the hearing, with what the
// records of earlier hearings settled.
func (d *dossier) sheet(b Brief) Hearing {
	var h Hearing
	if d.serves != nil {
		h.Number = d.serves.Ordinal
	}
	role, child, spouse := capital(b.Who.Spouse.Role), plain(d.Child.FullName()), plain(d.Petition.Spouse.FullName())
	h.Persons = append(h.Persons, Attendee{Role: "Anak", Name: child, Before: d.attended(hearing.Child), Ref: b.Who.Child.Ref},
		Attendee{Role: role, Name: spouse, Before: d.attended(hearing.Spouse), Ref: b.Who.Spouse.Ref},
		Attendee{Role: "Orang tua atau wali " + b.Who.Spouse.Role, Name: d.spouseParents(), Before: d.attended(spouseSide...), Ref: d.from("spouseparents")})
	var parents []string
	for i, p := range b.Who.Petitioners {
		h.Persons = append(h.Persons, Attendee{Role: petitionerRole(i, len(b.Who.Petitioners)), Name: plain(d.Petitioners[i].FullName()), Before: d.attended(askers[min(i, 1)]), Ref: p.Ref})
		parents = append(parents, p.Name)
	}
	h.Heard = [4]Heard{
		{Who: "Anak", Name: b.Who.Child.Name, Before: d.saidBefore(hearing.TheChild)},
		{Who: role, Name: b.Who.Spouse.Name, Before: d.saidBefore(hearing.TheSpouse)},
		{Who: "Orang tua atau wali anak", Name: strings.Join(parents, ", "), Before: d.saidBefore(hearing.ChildParents)},
		{Who: "Orang tua atau wali " + b.Who.Spouse.Role, Name: d.spouseParents(), Before: d.saidBefore(hearing.SpouseParents)},
	}
	h.Counters, h.Advice, h.Findings = d.counted(), d.advised(), d.found()
	h.Language = d.language()
	h.Questions = d.questions(b)
	return h
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func petitionerRole(i, n int) string {
	if n == 1 {
		return "Pemohon"
	}
	return "Pemohon " + strings.Repeat("I", i+1)
}

func (d *dossier) spouseParents() string {
	var names []string
	for _, x := range []petition.Person{d.SpouseParents.Father, d.SpouseParents.Mother} {
		if x.Name != "" {
			names = append(names, plain(x.FullName()))
		}
	}
	return strings.Join(names, ", ")
}

// language says which language the child used at a hearing, else with an
// assessor.
func (d *dossier) language() Sentence {
	if s := d.spoke(); !s.IsZero() {
		return s
	}
	for _, a := range d.standing() {
		if v, ok := a.form.Voice(a.Answers); ok && v.Heard {
			return say(a.from("voice_language"), "Anak memakai bahasa %s ketika didengar %s.", v.Language, shorter.Replace(a.agency))
		}
	}
	return Sentence{}
}

// prompts holds a neutral question for each factor, to be put where agencies
// differ or nobody assessed it, and whom to ask. Coercion and violence stand
// near the front: Pasal 14 has the judge look for them.
var prompts = []struct {
	factor instrument.FactorID
	to     string
	text   string
}{
	{"F01", "Anak", "Apa yang Anda pikirkan dan inginkan sendiri tentang rencana ini?"},
	{"F02", "Anak", "Siapa yang pertama kali mengusulkan rencana ini, dan bolehkah Anda tidak setuju?"},
	{"F03", "Anak, tanpa keluarga", "Apa yang terjadi bila Anda mengatakan tidak? Kepada siapa Anda dapat bercerita?"},
	{"F04", "Anak, tanpa keluarga", "Dengan siapa Anda merasa aman, dan adakah yang membuat Anda merasa tidak aman?"},
	{"F12", "Pemohon", "Apa yang membuat perkawinan ini mendesak, dan surat apa yang menerangkannya?"},
	{"F05", "Pemohon", "Bagaimana kesehatan anak, dan siapa tenaga kesehatan yang memeriksanya?"},
	{"F09", "Orang tua kedua pihak", "Jalan lain apa yang sudah dibicarakan, dan dukungan apa yang ada bagi anak apa pun penetapannya?"},
	{"F07", "Anak", "Bagaimana rencana sekolah Anda, dan apa yang sudah dikatakan sekolah?"},
	{"F11", "Calon suami/istri", "Apa pekerjaan Anda, siapa yang menjadi tanggungan Anda, dan bagaimana riwayat perkawinan Anda?"},
	{"F13", "Orang tua kedua pihak", "Apa yang sanggup Anda lakukan untuk sekolah, kesehatan, dan nafkah anak, mulai kapan?"},
	{"F08", "Orang tua kedua pihak", "Siapa yang akan menafkahi, dan adakah utang atau kesepakatan uang dalam rencana ini?"},
	{"F06", "Anak", "Bagaimana Anda menggambarkan keadaan hati Anda akhir-akhir ini?"},
	{"F14", "Orang tua kedua pihak", "Apa yang berubah bagi anak bila permohonan dikabulkan, dan apa bila tidak?"},
	{"F15", "Pemohon", "Layanan apa yang sudah ditawarkan kepada anak, dan apakah diterima?"},
	{"F10", "Anak", "Bagaimana Anda menggambarkan kebiasaan keluarga dalam rencana ini?"},
}

// mostQuestions keeps the sheet to what can be asked.
const mostQuestions = 8

// questions are for the factors on which agencies differ, then for those that
// nobody assessed. A sealed finding leads to no question, and the conclusion
// (F16) is for the agencies.
func (d *dossier) questions(b Brief) []Question {
	var differ, nobody []Question
	for _, p := range prompts {
		row := b.Matrix.Rows[slices.IndexFunc(b.Matrix.Rows[:], func(r Row) bool { return r.Factor == p.factor })]
		assessed := slices.IndexFunc(row.Cells, Cell.Assessed)
		switch {
		case row.Disagrees():
			differ = append(differ, Question{p.to, p.text, string(p.factor) + ", lembaga berbeda", row.Cells[assessed].Ref})
		case assessed < 0 && !slices.ContainsFunc(row.Cells, func(c Cell) bool { return c.Sealed }):
			nobody = append(nobody, Question{p.to, p.text, string(p.factor) + ", belum dinilai", Ref{}})
		}
	}
	all := append(differ, nobody...)
	return all[:min(len(all), mostQuestions)]
}
