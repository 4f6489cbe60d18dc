package protection

import (
	"encoding/json"
	"fmt"
	"time"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/vault"
)

// EntryKind is what one line of a protection referral records.
type EntryKind string

// The kinds.
const (
	Signed   EntryKind = "signs"    // a signed assessment raised signs, or its correction no longer does
	Taken    EntryKind = "received" // the UPTD received the child
	Offered  EntryKind = "offered"  // a service was offered
	Answered EntryKind = "answered" // the child answered an offer
	Noted    EntryKind = "noted"
	Handed   EntryKind = "handed" // to another UPTD
	Ended    EntryKind = "closed"
)

// Entry is one line of a protection referral. Lines are only ever added; what a
// line says lies sealed.
type Entry struct {
	ProtectionID ID  `gorm:"primaryKey"`
	Seq          int `gorm:"primaryKey"` // counted from 1
	Kind         EntryKind
	WriterID     identity.AccountID
	Writer       string // the name at the time
	At           time.Time
	Sealed       []byte
	Content      Content `gorm:"-"`
}

// Content is what a line says. What does not apply to its kind is empty.
type Content struct {
	Request    referral.ID       `json:",omitempty"` // of signs: whose assessment
	Assessment assessment.ID     `json:",omitempty"`
	Revision   int               `json:",omitempty"`
	Signs      []Sign            `json:",omitempty"`
	Service    Help              `json:",omitempty"` // of an offer
	Of         int               `json:",omitempty"` // of an answer: the Seq of the offer
	Answer     Answer            `json:",omitempty"`
	On         calendar.Date     // the day on which it was offered or answered
	To         identity.AgencyID `json:",omitempty"` // of a hand-over
	Words      string            `json:",omitempty"`
}

// Sign is one thing that the answers of an assessment may be a sign of.
type Sign struct {
	Kind instrument.FlagKind
	Text string
}

// Help is a kind of service that a UPTD PPA gives or finds elsewhere.
type Help string

// The services.
const (
	Outreach  Help = "penjangkauan"
	Shelter   Help = "penampungan"
	Health    Help = "kesehatan"
	Psychic   Help = "psikologis"
	Legal     Help = "hukum"
	School    Help = "pendidikan"
	Social    Help = "sosial"
	Mediation Help = "mediasi"
	Elsewhere Help = "lain"
)

// Helps lists the services in the order of the page. The first, second and
// eighth are functions of a UPTD PPA [GK: Permen PPPA 4/2018]; the others are
// what the partners of the agreement are known to give or find.
var Helps = []Help{Outreach, Shelter, Health, Psychic, Legal, School, Social, Mediation, Elsewhere}

var helpNames = map[Help]string{
	Outreach: "Penjangkauan dan pengelolaan kasus", Shelter: "Penampungan sementara", Health: "Layanan kesehatan", Psychic: "Pendampingan psikologis",
	Legal: "Bantuan hukum", School: "Kembali bersekolah", Social: "Bantuan sosial", Mediation: "Mediasi keluarga", Elsewhere: "Bantuan lain",
}

// Label gives the Indonesian words of the service.
func (h Help) Label() string { return helpNames[h] }

// Answer is what became of an offer.
type Answer string

// The answers.
const (
	Accepted Answer = "diterima"
	Declined Answer = "ditolak"
	Undone   Answer = "batal"
)

// Answers lists them in the order of the page.
var Answers = []Answer{Accepted, Declined, Undone}

var answerNames = map[Answer]string{Accepted: "Diterima", Declined: "Tidak diterima", Undone: "Batal ditawarkan"}

// Label gives the Indonesian words of the answer.
func (a Answer) Label() string { return answerNames[a] }

const purpose vault.Purpose = "protection.entry"

// row binds the seal to its table, column and row.
func (e *Entry) row() string {
	return fmt.Sprintf("protection_entry.sealed.%s.%d", e.ProtectionID, e.Seq)
}

func (e *Entry) seal(keys *vault.Ring) error {
	plain, err := json.Marshal(e.Content)
	if err != nil {
		return fmt.Errorf("seal entry: %w", err)
	}
	e.Sealed = keys.Seal(purpose, e.row(), plain)
	return nil
}

func (e *Entry) open(keys *vault.Ring) error {
	plain, err := keys.Open(purpose, e.row(), e.Sealed)
	if err != nil {
		return problem.New(problem.Internal, "Isi rujukan perlindungan tidak dapat dibuka. Hubungi pengelola aplikasi; berkas kunci perlu diperiksa.").Because(err)
	}
	if err := json.Unmarshal(plain, &e.Content); err != nil {
		return fmt.Errorf("read entry: %w", err)
	}
	return nil
}
