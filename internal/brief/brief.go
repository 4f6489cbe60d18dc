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

	"timbang/internal/calendar"
	"timbang/internal/instrument"
)

// Brief is one frozen version of the brief, in the order in which it is read.
type Brief struct {
	Head       Head
	Who        Who
	WhyNow     WhyNow
	Voices     []Voice // the one to be quoted on page 1 first
	Matrix     Matrix
	Flags      Flags
	Gaps       []Gap      // those due now first, then by consequence, the gravest first; what the court asks beyond the law last
	Overrides  []Override // what the judge set aside, the earliest first
	Freshness  Freshness
	Chronology []Event // oldest first, at most MaxEvents
	Marriage   Marriage
	Requests   []Request // for an assessment, the earliest first
	Hearing    Hearing
	Agencies   []AgencyPage // in the order of Matrix.Columns
	Documents  []Document   // of the file, in the order of the checklist
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
	Standing      Sentence   // on what they may ask, "Kedua orang tua"
	StandingPasal string     // paragraph of PERMA 5/2019, "Pasal 6 ayat (1)"
	Linked        []Sentence // other petitions: the number and why, nothing else
	Joint         Sentence   `json:",omitzero"`  // one petition for both, who are both under 19
	Earlier       []Sentence `json:",omitempty"` // earlier petitions that may concern the same people, as far as the judge may know
}

// Child is the child whose marriage is asked for.
type Child struct {
	Name         string // or initials, by the court's setting
	Sex          string // "perempuan" or "laki-laki"
	Born         calendar.Date
	AgeAtHearing calendar.Age
	MonthsTo19   int     // whole months from the hearing; negative once 19
	Births       []Birth `json:",omitempty"` // every date with its source where they differ, which then stands for Born
	Ref          Ref
}

// Spouse is the prospective spouse.
type Spouse struct {
	Role         string // "calon suami" or "calon istri"
	Name         string
	Born         calendar.Date
	AgeAtHearing calendar.Age
	Births       []Birth      `json:",omitempty"` // as of the child
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
	Factor instrument.FactorID
	Name   string
	Cells  []Cell // one for each column; a missing one is not assessed
}

// Cell is what one agency found about one factor.
type Cell struct {
	Polarity instrument.Polarity
	Sealed   bool // in the restricted lane: the brief does not print which way
	Ref      Ref
}

// Disagrees reports whether two agencies that assessed the factor in the open
// came to different words. Mixed differs from either side.
func (r Row) Disagrees() bool {
	var first instrument.Polarity
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
	return !c.Sealed && c.Polarity != "" && c.Polarity != instrument.NotAssessed
}

// Flags are what the reader must know before speaking with anybody.
type Flags struct {
	Restricted bool       // sealed findings exist; no detail here
	Protective []Sentence // answers that an instrument marks for attention
}

// Gap is an open item (hal yang belum terpenuhi).
type Gap struct {
	Pasal       string // "PERMA 5/2019 Pasal 12 ayat (1)"
	Words       string
	Owner       string // who owes it: "Hakim", "Pemohon"
	Consequence string // what the law attaches, "batal demi hukum"; may be empty
	Ref         Ref    // of the record that shows it, may be zero
}

// Override is an open item that the judge set aside, with the written reason.
// It is not among the gaps.
type Override struct {
	Pasal  string
	Words  string // what was open
	By     string // the judge
	On     calendar.Date
	Reason Sentence
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
	Papers         []Line   `json:",omitempty"` // attached as evidence, without the restricted ones
	SealedPapers   int      `json:",omitempty"` // how many restricted ones there are
	Certificates   []Line   `json:",omitempty"` // papers that the agency issued for it
	Superseded     Sentence // by what; zero while it stands
	Corrects       Sentence `json:",omitzero"` // what it replaced, why and in which answers; zero for a first revision
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
	// Particular lines answer one question of a letter and stand alone.
	Particular bool
}

// Finding is what the assessment says about one factor.
type Finding struct {
	Factor   instrument.FactorID
	Name     string
	Polarity instrument.Polarity
	Sealed   bool   // the words are for the page of the assessment only
	Lines    []Line // nothing where not assessed or sealed
	WhyNot   Sentence
}

// Recommendation is an agency's advice. It binds nobody, and many agencies
// give none.
type Recommendation struct {
	Position   instrument.Position // empty where none was given
	Ref        Ref
	Reasons    []Sentence
	Conditions Sentence
}

// Request is one request for an assessment and how it stands.
type Request struct {
	Agency     string
	Asked, Due calendar.Date
	State      Sentence // "belum dijawab"
}

// Document is one line of the list of documents.
type Document struct {
	Number   int // from 1
	Title    string
	Kind     string // the article that asks for it, "Pasal 5 ayat (1) huruf c"
	Uploaded bool   // its file can be read in Timbang
	Received calendar.Date
	Note     string // number, date, whether the original was seen
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
