// Package referral asks a partner agency for an assessment (PERMA 5/2019
// Pasal 15 huruf d) and follows the request.
//
//	requested ──accept──▶ accepted ──allocate──▶ allocated ──submit──▶ submitted ──sign──▶ signed
//	    │                     │                      ▲                     │
//	    └──────decline────────┴──▶ declined          └───────return────────┘
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
	Submitted Status = "submitted"
	Signed    Status = "signed"
)

// Statuses lists the states in order.
var Statuses = []Status{Requested, Accepted, Declined, Allocated, Submitted, Signed}

var statusNames = map[Status]string{
	Requested: "Diminta", Accepted: "Diterima", Declined: "Tidak diterima",
	Allocated: "Dikerjakan", Submitted: "Menunggu tanda tangan", Signed: "Ditandatangani",
}

// Label gives the short Indonesian words of the state.
func (s Status) Label() string { return statusNames[s] }

var moves = map[Status][]Status{
	Requested: {Accepted, Declined},
	Accepted:  {Allocated, Declined},
	Declined:  {},
	Allocated: {Submitted, Allocated},
	Submitted: {Signed, Allocated},
	Signed:    {},
}

// May reports whether a referral in state s can go to state to.
func (s Status) May(to Status) bool { return slices.Contains(moves[s], to) }

// Referral is one request to one agency.
type Referral struct {
	ID          ID `gorm:"primaryKey"`
	PetitionID  petition.ID
	CourtID     identity.CourtID
	JudgeID     identity.AccountID `gorm:"->"` // the petition's judge, read with the petition
	AgencyID    identity.AgencyID
	AgreementID mou.AgreementID
	Instrument  string // the id of the instrument
	Questions   string // what the court asks, in words
	Due         calendar.Date
	Visit       int  // the ordinal of the visit after the decision, or 0
	Case        Case `gorm:"serializer:json"`
	Status      Status
	Assignee    identity.AccountID `gorm:"serializer:blank"`
	Reason      string             // why declined
	RequestedAt time.Time
	RequestedBy identity.AccountID
	Requester   string // name and office at the time
	AnsweredAt  *time.Time
	UpdatedAt   time.Time
	Version     int
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

// Late reports whether the referral is overdue on a day.
func (r *Referral) Late(on calendar.Date) bool {
	return r.Status != Signed && r.Status != Declined && on.After(r.Due)
}

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
