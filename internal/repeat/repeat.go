// Package repeat finds out whether an earlier petition concerns the same child
// or the same prospective spouse, in either court, and keeps what people
// decided about it.
//
// Nobody learns more than their work needs. An index of keyed marks is kept
// beside the petitions; it holds no name, no number and no date. Equal marks
// say that an earlier petition may exist: the clerk reads its court and its
// date. For more the registrar asks the registrar of the other court, with a
// reason, who grants or refuses with a reason:
//
//	asked ──answer──▶ granted
//	      └─answer──▶ refused
//
// What was granted is frozen as it was then. Whether it is the same person is
// decided by people; each decision is a record, and a later one stands beside
// it.
package repeat

import (
	"time"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// Who is a person of a petition whom the index knows.
type Who string

// The two persons.
const (
	Child  Who = "child"
	Spouse Who = "spouse"
)

// Basis is by what two persons resemble each other.
type Basis string

// The bases, the strongest first.
const (
	ByNIK    Basis = "nik"
	ByMother Basis = "mother" // name, birth date and the mother's name
	ByBirth  Basis = "birth"  // name and birth date, where a mother is not known
)

// Bases lists the bases with their Indonesian words, the strongest first.
var Bases = []struct {
	Kind  Basis
	Label string
}{
	{ByNIK, "NIK sama"},
	{ByMother, "Nama, tanggal lahir dan nama ibu cocok"},
	{ByBirth, "Nama dan tanggal lahir cocok; nama ibu tidak diketahui, jadi kecocokan ini lemah"},
}

// Label gives the Indonesian words of the basis.
func (b Basis) Label() string {
	for _, x := range Bases {
		if x.Kind == b {
			return x.Label
		}
	}
	return ""
}

// Mark is one row of the index: an HMAC under a key of the installation, from
// which nothing can be read back. Mother says that the person's mother is
// known, so that a match without her is not enough.
type Mark struct {
	PetitionID petition.ID
	Who        Who
	Basis      Basis
	Mark       []byte
	Mother     bool
	Keys       int // version of the key
	Rules      int // edition of the rules for names
}

// Likeness is that a person of a petition shares marks with one of another; of
// these the strongest.
type Likeness struct {
	OtherID      petition.ID
	CourtID      identity.CourtID // of the other
	RegisteredOn calendar.Date    // of the other
	SubmittedAt  *time.Time       // of the other
	Mine, Theirs Who
	Basis        Basis
	Linked       bool
}

// filed is the day on which a petition counts as handed in: of its
// registration, else when it was handed over. It is zero for a draft.
func filed(registered calendar.Date, submitted *time.Time) calendar.Date {
	if registered.IsZero() && submitted != nil {
		return calendar.Of(*submitted)
	}
	return registered
}

// Shared says that a person of a petition resembles one of an earlier petition.
type Shared struct {
	Mine, Theirs Who
	Basis        Basis // the strongest
}

// Sighting is an earlier petition that may concern the same person, with what
// was asked and decided about it.
type Sighting struct {
	Other     petition.ID
	Court     identity.CourtID
	Filed     calendar.Date
	Shared    []Shared   // none where the entries do not match any more
	Linked    bool       // the court tied the two petitions
	Decisions []Decision // the newest first
	Requests  []Request  // the newest first; none within one court
	Details   *Details   // nil unless they may be known
	Version   int        // of the other petition, within one court
}

// Verdict is what was decided last, or nothing.
func (s Sighting) Verdict() Verdict {
	if len(s.Decisions) == 0 {
		return ""
	}
	return s.Decisions[0].Verdict
}

// Stands reports whether the sighting is to be reckoned with: nobody found that
// it is somebody else, and the court did not tie the two petitions itself.
func (s Sighting) Stands() bool {
	switch s.Verdict() {
	case Other:
		return false
	case "":
		return len(s.Shared) > 0 && !s.Linked
	}
	return true
}

// Details is what one court tells the other about an earlier petition: no
// name, no address, nothing of what was heard or assessed.
type Details struct {
	Number    petition.Number
	Initials  string // of the child
	Outcome   string // in words; of a pending petition, how far it is
	DecidedOn calendar.Date
	Reasons   []string // codes of petition.ReasonKinds
	Found     bool     // the reasons are those that the court found, not those that were claimed
}

// Verdict is what somebody decided about a sighting.
type Verdict string

// The verdicts.
const (
	Same   Verdict = "sama"
	Other  Verdict = "lain"
	Unsure Verdict = "belum_pasti"
)

// Verdicts lists the verdicts with their Indonesian words.
var Verdicts = []struct {
	Kind  Verdict
	Label string
}{
	{Same, "Orang yang sama"}, {Other, "Orang lain"}, {Unsure, "Belum pasti"},
}

// Label gives the Indonesian words of the verdict, or nothing.
func (v Verdict) Label() string {
	for _, x := range Verdicts {
		if x.Kind == v {
			return x.Label
		}
	}
	return ""
}

// Decision is one record of a decision on a sighting. Another one with the next
// ordinal corrects it; both stay.
type Decision struct {
	PetitionID petition.ID `gorm:"primaryKey"`
	OtherID    petition.ID `gorm:"primaryKey"`
	Ordinal    int         `gorm:"primaryKey"` // counted from 1
	CourtID    identity.CourtID
	Verdict    Verdict
	Why        string `gorm:"serializer:sealed;seal:repeat_decision"`
	MadeAt     time.Time
	MadeBy     identity.AccountID
	Name       string // at the time
	Office     identity.Office
}

// RequestID names a request.
type RequestID string

// Status is where a request stands.
type Status string

// The states.
const (
	Asked   Status = "asked"
	Granted Status = "granted"
	Refused Status = "refused"
)

var statusNames = map[Status]string{Asked: "Menunggu jawaban", Granted: "Diberikan", Refused: "Tidak diberikan"}

// Label gives the short Indonesian words of the state.
func (s Status) Label() string { return statusNames[s] }

// Request is a registrar's question to the other court about an earlier
// petition, and the answer.
type Request struct {
	ID           RequestID   `gorm:"primaryKey"`
	PetitionID   petition.ID // for which it is asked
	OtherID      petition.ID // about which it is asked
	CourtID      identity.CourtID
	OtherCourtID identity.CourtID
	Reason       string `gorm:"serializer:sealed;seal:repeat_request"`
	AskedAt      time.Time
	AskedBy      identity.AccountID
	Asker        string // the name at the time
	Status       Status
	Answer       string `gorm:"serializer:sealed;seal:repeat_request"` // the reason for granting or refusing
	AnsweredAt   *time.Time
	AnsweredBy   identity.AccountID `gorm:"serializer:blank"`
	Answerer     string
	Disclosed    Details `gorm:"serializer:sealed;seal:repeat_request"` // as granted; empty otherwise
	Version      int
}

// Scope says to whom the request belongs: the court that answers.
func (r *Request) Scope() access.Scope { return access.Scope{Court: r.OtherCourtID} }
