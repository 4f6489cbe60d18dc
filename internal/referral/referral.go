// Package referral asks a partner agency for an assessment (PERMA 5/2019
// Pasal 15 huruf d) and follows the request.
//
//	requested ──accept──▶ accepted ──allocate──▶ allocated ──schedule──▶ scheduled
//	    │                     │                      │                      │
//	    └──────decline────────┴──▶ declined          └────────submit────────┤
//	                                                                        ▼
//	                        returned ──submit──▶ submitted ──sign──▶ signed
//	                            ▲                    │
//	                            └──────return────────┘
//
// The court may take back (revoke) whatever is not signed or declined yet. An
// assessment may also come first: the agency records the child (Intake), and
// its referral has no petition until a clerk attaches it with a code.
package referral

import (
	"log/slog"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// ID names a referral.
type ID string

// Status is where a referral stands.
type Status string

// The states.
const (
	Requested Status = "requested"
	Accepted  Status = "accepted"
	Declined  Status = "declined"
	Allocated Status = "allocated"
	Scheduled Status = "scheduled"
	Submitted Status = "submitted"
	Returned  Status = "returned"
	Signed    Status = "signed"
	Revoked   Status = "revoked"
)

// Statuses lists the states in order.
var Statuses = []Status{Requested, Accepted, Declined, Allocated, Scheduled, Submitted, Returned, Signed, Revoked}

var statusNames = map[Status]string{
	Requested: "Diminta", Accepted: "Diterima", Declined: "Tidak diterima", Allocated: "Dikerjakan", Scheduled: "Pertemuan dijadwalkan",
	Submitted: "Menunggu tanda tangan", Returned: "Dikembalikan kepada asesor", Signed: "Ditandatangani", Revoked: "Dicabut pengadilan",
}

// Label gives the short Indonesian words of the state.
func (s Status) Label() string { return statusNames[s] }

// Closed reports whether nobody has to do anything more.
func (s Status) Closed() bool { return s == Signed || s == Declined || s == Revoked }

// Working reports whether an assessor is writing.
func (s Status) Working() bool { return s == Allocated || s == Scheduled || s == Returned }

var moves = map[Status][]Status{
	Requested: {Accepted, Declined, Revoked},
	Accepted:  {Allocated, Declined, Revoked},
	Declined:  {},
	Allocated: {Scheduled, Submitted, Revoked},
	Scheduled: {Submitted, Revoked},
	Submitted: {Signed, Returned, Revoked},
	Returned:  {Submitted, Revoked},
	Signed:    {},
	Revoked:   {},
}

// May reports whether a referral in state s can go to state to.
func (s Status) May(to Status) bool { return slices.Contains(moves[s], to) }

// Referral is one request to one agency. One that came first has no petition,
// court and agreement until it is attached.
type Referral struct {
	ID            ID                 `gorm:"primaryKey"`
	PetitionID    petition.ID        `gorm:"serializer:blank"`
	CourtID       identity.CourtID   `gorm:"serializer:blank"`
	JudgeID       identity.AccountID `gorm:"->"` // the petition's judge, read with the petition
	AgencyID      identity.AgencyID
	AgreementID   mou.AgreementID `gorm:"serializer:blank"`
	Instrument    string          // the id of the instrument
	Questions     string          `gorm:"serializer:sealed;seal:referral"` // what the court asks, in words
	Due           calendar.Date
	Visit         int  // the ordinal of the visit after the decision, or 0
	Case          Case `gorm:"serializer:sealed;seal:referral"`
	Status        Status
	CameFirst     bool               // the agency recorded it before a petition existed
	Assignee      identity.AccountID `gorm:"serializer:blank"`
	Assessor      string             // the name of the assignee when it was allocated
	AssessorTitle string             // the profession at the time
	Refusal       Refusal            // why declined, as a code
	Reason        string             `gorm:"serializer:sealed;seal:referral"` // why declined, in words
	RequestedAt   time.Time
	RequestedBy   identity.AccountID
	Requester     string // name and office at the time
	AnsweredAt    *time.Time
	Answerer      string // who accepted or declined: the name at the time
	RevokedAt     *time.Time
	RevokedBy     identity.AccountID `gorm:"serializer:blank"`
	Revoker       string             // name and office at the time
	RevokedWhy    string             `gorm:"serializer:sealed;seal:referral"`
	UpdatedAt     time.Time
	Version       int
}

// Case is the minimum that an agency learns about a case: no name, no NIK.
type Case struct {
	Court    string
	Initials string
	Sex      identity.Sex
	Age      string // on the day of the request, "16 tahun 2 bulan"
	District string
	Contact  string // how to reach the family
}

// Scope says to whom the referral belongs: the court and judge on one side,
// the agency and assessor on the other.
func (r *Referral) Scope() access.Scope {
	return access.Scope{Court: r.CourtID, Judge: r.JudgeID, Agency: r.AgencyID, Assignee: r.Assignee}
}

// Attached reports whether the referral belongs to a petition.
func (r *Referral) Attached() bool { return r.PetitionID != "" }

// LogValue keeps the case out of logs.
func (r Referral) LogValue() slog.Value { return slog.StringValue(string(r.ID)) }

// Move changes the state, or returns Conflict when the state does not allow it.
func (r *Referral) Move(to Status) error {
	if !r.Status.May(to) {
		return problem.New(problem.Conflict, "Permintaan ini sudah berstatus %s. Muat ulang halaman untuk melihat keadaan terakhir.", r.Status.Label())
	}
	r.Status = to
	return nil
}
