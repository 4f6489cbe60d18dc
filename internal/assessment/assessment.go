// Package assessment lets an assessor of a partner agency fill an instrument
// for a referral, and a supervisor sign it, after which it is frozen.
//
//	draft ──submit──▶ submitted ──sign──▶ signed (frozen) ──correct──▶ draft of the next revision
//	  ▲                   │                                               │
//	  └──────return───────┘ (returned, with a comment)                    └──drop──▶ dropped
//
// What is asked, what a valid answer is and how it reads stand in the room
// instrument; this one holds the draft and its life.
package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// ID names an assessment.
type ID string

// Status is where an assessment stands.
type Status string

// The states.
const (
	Draft     Status = "draft"
	Submitted Status = "submitted"
	Returned  Status = "returned"
	Signed    Status = "signed"
	Dropped   Status = "dropped"
)

// Statuses lists the states in order.
var Statuses = []Status{Draft, Submitted, Returned, Signed, Dropped}

var statusNames = map[Status]string{
	Draft: "Draf", Submitted: "Menunggu tanda tangan", Returned: "Dikembalikan", Signed: "Ditandatangani", Dropped: "Koreksi dibatalkan",
}

// Label gives the short Indonesian words of the state.
func (s Status) Label() string { return statusNames[s] }

var moves = map[Status][]Status{
	Draft:     {Submitted, Dropped},
	Submitted: {Signed, Returned},
	Returned:  {Submitted, Dropped},
	Signed:    {},
	Dropped:   {},
}

// May reports whether an assessment in state s can go to state to.
func (s Status) May(to Status) bool { return slices.Contains(moves[s], to) }

// Open reports whether the author may still write.
func (s Status) Open() bool { return s == Draft || s == Returned }

// Assessment is the answers of one author to one version of one instrument.
type Assessment struct {
	ID                ID `gorm:"primaryKey"`
	ReferralID        referral.ID
	PetitionID        petition.ID        `gorm:"serializer:blank"` // empty until it is attached, when it came first
	CourtID           identity.CourtID   `gorm:"serializer:blank"`
	JudgeID           identity.AccountID `gorm:"->"` // read with the petition
	AgencyID          identity.AgencyID
	AuthorID          identity.AccountID
	Author            string // the name at the time
	AuthorTitle       string // the profession at the time
	Instrument        string
	InstrumentVersion int
	InstrumentHash    string
	Answers           instrument.Answers `gorm:"serializer:sealed;seal:assessment"` // kept are those of the open lane
	Opened            []Lane             `gorm:"-" json:"-"`                        // the lanes whose answers are among them
	Attachments       []Attachment       `gorm:"-" json:"-"`                        // read for the seal
	Status            Status
	Comment           string `gorm:"serializer:sealed;seal:assessment"` // why it was returned
	Revision          int
	SubmittedAt       *time.Time
	SignedBy          identity.AccountID `gorm:"serializer:blank"`
	Signer            string
	SignedAt          *time.Time
	Hash              string        // SHA-256 over instrument and answers, once signed
	Corrects          ID            `gorm:"serializer:blank"`                  // the signed revision that this one replaces, or empty
	Reason            string        `gorm:"serializer:sealed;seal:assessment"` // why it is corrected; the court reads it
	Requester         string        // who asked for the correction: name and office at the time
	ExpiresOn         calendar.Date // the last day of the notice given for a draft that was left alone
	CreatedAt         time.Time
	UpdatedAt         time.Time
	Version           int
}

// Revision names an assessment as somebody saw it.
type Revision struct {
	ID      ID
	Version int
}

// Scope says to whom the assessment belongs.
func (a *Assessment) Scope() access.Scope {
	return access.Scope{Court: a.CourtID, Judge: a.JudgeID, Agency: a.AgencyID, Assignee: a.AuthorID}
}

// LogValue keeps the answers out of logs.
func (a Assessment) LogValue() slog.Value { return slog.StringValue(string(a.ID)) }

func (a *Assessment) move(to Status) error {
	if !a.Status.May(to) {
		return problem.New(problem.Conflict, "Asesmen ini sudah berstatus %s. Muat ulang halaman untuk melihat keadaan terakhir.", a.Status.Label())
	}
	a.Status = to
	return nil
}

// Seal returns the SHA-256, in hexadecimal, over the instrument's id, version
// and hash, the answers and the papers that were read with them: the same ones
// always give the same seal. Every lane must be open.
func (a *Assessment) Seal() (string, error) {
	b, err := json.Marshal(struct {
		Instrument string
		Version    int
		Hash       string
		Revision   int
		Answers    instrument.Answers
		Papers     []paper `json:",omitempty"`
	}{a.Instrument, a.InstrumentVersion, a.InstrumentHash, a.Revision, a.Answers, papers(a.Attachments)})
	if err != nil {
		return "", fmt.Errorf("seal assessment: %w", err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}
