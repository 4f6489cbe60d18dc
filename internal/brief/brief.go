// Package brief holds the judge's brief of one petition (Ringkasan Perkara
// untuk Hakim) as pure data: who said what, when, on what basis, what is
// missing and where sources disagree.
//
// Every sentence that states a fact is a Sentence and names the stored source
// it comes from. Nothing here scores, predicts or suggests an outcome. A part
// that is empty stays empty: the paper prints its heading all the same and
// says in words that there is nothing.
package brief

import (
	"time"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
)

// Brief is one frozen version of the brief, in the order in which it is read.
type Brief struct {
	Head       Head
	Who        Who
	WhyNow     WhyNow
	Voices     []Voice // the one to be quoted on page 1 first
	Matrix     Matrix
	Flags      Flags
	Gaps       []Gap // the gravest consequence first
	Freshness  Freshness
	Chronology []Event // oldest first, at most MaxEvents
	Hearing    Hearing
	Agencies   []AgencyPage // in the order of Matrix.Columns
	Documents  []Document   // in the order of the annex
	Changes    []Change     // since Head.Version-1; not read in a first version
}

// MaxEvents is how many lines the chronology may have.
const MaxEvents = 12

// Head says which brief of which case this is.
type Head struct {
	Court       string   // "Pengadilan Agama Praya"
	Address     []string // of the court, one element a line
	CaseNumber  string   // "12/Pdt.P/2026/PA.Pra"
	Judge       string   // empty while none is assigned
	HearingDate calendar.Date
	HearingTime string // "09.30 WITA", empty when not set
	Room        string
	HearingRef  Ref
	Version     int       // from 1
	FrozenAt    time.Time // also the date of the file
	Code        string    // short code printed on every page
	VerifyURL   string    // where the QR leads; names nobody
	F4          bool      // print on 215 x 330 mm, by the court's setting, and not on A4
}

// Who says whose marriage it is about and who asks.
type Who struct {
	Child         Child
	Spouse        Spouse
	Petitioners   []Petitioner
	Standing      Sentence // on what they may ask, "Kedua orang tua"
	StandingPasal string   // paragraph of PERMA 5/2019, "Pasal 6 ayat (1)"
}

// Child is the child whose marriage is asked for.
type Child struct {
	Name         string // or initials, by the court's setting
	Sex          string // "perempuan" or "laki-laki"
	Born         calendar.Date
	AgeAtHearing calendar.Age
	MonthsTo19   int // whole months from the hearing; negative once 19
	Ref          Ref
}

// Spouse is the prospective spouse.
type Spouse struct {
	Role         string // "calon suami" or "calon istri"
	Name         string
	Born         calendar.Date
	AgeAtHearing calendar.Age
	Gap          calendar.Age // between the two, never negative
	Younger      bool         // than the child
	Ref          Ref
}

// Petitioner is one who signed the petition.
type Petitioner struct {
	Name     string
	Relation string // to the child: "ayah kandung"
	Ref      Ref
}

// ClaimStatus says how the urgent reason stands in the file.
type ClaimStatus string

// The states of a claim. The empty one means that no reason was stated.
const (
	Documented ClaimStatus = "terdokumentasi"
	Stated     ClaimStatus = "dinyatakan"
	Disputed   ClaimStatus = "dibantah"
)

// WhyNow is the urgent reason that is claimed (UU 16/2019 Pasal 7 ayat (2)).
type WhyNow struct {
	Claim    Sentence
	Status   ClaimStatus
	Evidence []Sentence // what supports it, with the page
	Against  []Sentence // what speaks against it, where disputed
}

// Voice is the child's own words in one conversation, or why there are none.
type Voice struct {
	Quote       Sentence // verbatim, without quotation marks
	Language    string   // "Indonesia", "Sasak"
	Translation string
	Alone       bool
	Present     string // who else was in the room
	By          string // who listened, with profession
	Agency      string // short name, empty for the court itself
	On          calendar.Date
	Place       string
	Minutes     int    // 0 when not recorded
	Interpreter string // empty where there was none
	WhyNone     Sentence
}

// Matrix sets the sixteen factors against the agencies. A factor that no
// instrument covered stays in its row as not assessed.
type Matrix struct {
	Columns []Column
	Rows    [16]Row
}

// Column is one assessment in the matrix.
type Column struct {
	Agency string        // short enough for a heading, "UPTD PPA Loteng"
	On     calendar.Date // when it was signed
	Ref    Ref
}

// Row is one factor across the agencies.
type Row struct {
	Factor assessment.FactorID
	Name   string
	Cells  []Cell // one for each column; a missing one is not assessed
}

// Cell is what one agency found about one factor.
type Cell struct {
	Polarity assessment.Polarity
	Sealed   bool // in the restricted lane: the brief does not print which way
	Ref      Ref
}

// Disagrees reports whether two agencies that assessed the factor in the open
// came to different words. Mixed differs from either side.
func (r Row) Disagrees() bool {
	var first assessment.Polarity
	for _, c := range r.Cells {
		switch {
		case !c.Assessed():
		case first == "":
			first = c.Polarity
		case c.Polarity != first:
			return true
		}
	}
	return false
}

// Assessed reports whether the cell holds a finding that the brief may print.
func (c Cell) Assessed() bool {
	return !c.Sealed && c.Polarity != "" && c.Polarity != assessment.NotAssessed
}

// Flags are what the reader must know before speaking with anybody.
type Flags struct {
	Restricted bool       // findings exist in the sealed annex; no detail here
	Protective []Sentence // "Alamat anak tidak disebut di ruang sidang."
}

// Gap is an open item (hal yang belum terpenuhi).
type Gap struct {
	Pasal       string // "PERMA 5/2019 Pasal 12 ayat (1)"
	Words       string
	Owner       string // who owes it: "Hakim", "Pemohon"
	Consequence string // what the law attaches, "batal demi hukum"; may be empty
	Ref         Ref    // of the record that shows it, may be zero
}

// Freshness says how old the evidence is on the day of the hearing.
type Freshness struct {
	Oldest, Newest Dated
	ChildSeen      Dated // by an assessor or by the court
	DaysAgo        int   // from ChildSeen.On to the hearing
}

// Dated is a sentence about something on a day. A zero date means that there
// is none.
type Dated struct {
	On   calendar.Date
	What Sentence
}

// Event is one line of the chronology.
type Event struct {
	On   calendar.Date
	When string // in place of a date where only "Maret 2026" is known
	What Sentence
}

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

// AgencyPage is one assessment, as the court reads it.
type AgencyPage struct {
	Agency         string // full name
	Assessor       string
	Profession     string
	SignedBy       string // the supervisor
	SignedOn       calendar.Date
	Instrument     Instrument
	Revision       int
	Ref            Ref
	Safeguards     []Line // how it was made: contacts, persons heard, limits
	Voices         []Voice
	Findings       []Finding // in the order of the factors
	Recommendation Recommendation
	Superseded     Sentence // by what; zero while it stands
}

// Instrument says by which form the assessment was made.
type Instrument struct {
	ID      string // "peksos-laporan-sosial"
	Title   string
	Version int
	Hash    string // SHA-256 of the form, hexadecimal
}

// Line is a labelled statement; several sentences may share a label.
type Line struct {
	Label string // "Temuan", "Sumber", "Metode"
	Said  []Sentence
}

// Finding is what the assessment says about one factor.
type Finding struct {
	Factor   assessment.FactorID
	Name     string
	Polarity assessment.Polarity
	Sealed   bool   // the words are in the sealed annex only
	Lines    []Line // nothing where not assessed or sealed
	WhyNot   Sentence
}

// Recommendation is an agency's advice. It binds nobody, and many agencies
// give none.
type Recommendation struct {
	Position   assessment.Position // empty where none was given
	Reasons    []Sentence
	Conditions Sentence
}

// Document is one line of the index of the annex.
type Document struct {
	Number   int // in the annex, from 1
	Title    string
	Kind     string // "Kartu keluarga, Pasal 5 ayat (1) huruf c"
	Pages    int
	Received calendar.Date
	Note     string // "halaman 2 tidak terbaca"
	Ref      Ref
}

// ChangeKind says what happened to something since the last version.
type ChangeKind string

// The kinds of change.
const (
	New       ChangeKind = "baru"
	Changed   ChangeKind = "berubah"
	Withdrawn ChangeKind = "ditarik"
)

// Change is one difference from the version before.
type Change struct {
	Kind ChangeKind
	On   calendar.Date
	What Sentence
}
