// Package notice tells people that there is something for them to do.
//
// The list in the application is the truth. A notice is written in the same
// transaction as the change that it tells of: the audit entry of the change
// says what happened, the rules of this room say who must know. A notice holds
// ids only; what they lead to is read under the rights of whoever opens it.
package notice

import (
	"time"

	"timbang/internal/identity"
)

// ID names a notice.
type ID string

// Page is the kind of record that a notice leads to.
type Page string

// The pages.
const (
	Petition   Page = "petition"
	Referral   Page = "referral"
	Assessment Page = "assessment"
	Request    Page = "request"  // of the other court about an earlier petition
	Repeats    Page = "repeats"  // of a petition
	FollowUp   Page = "followup" // of a petition
	Agreement  Page = "agreement"
	Protection Page = "protection"
)

// Kind is what a notice tells.
type Kind string

// Notice tells one account about one record.
type Notice struct {
	ID         ID `gorm:"primaryKey"`
	AccountID  identity.AccountID
	Kind       Kind
	Page       Page
	Subject    string // the id of the record
	PetitionID string `gorm:"serializer:blank"` // the petition it hangs on, if any
	Part       int    // which visit, or how many days of warning; 0 where there are no parts
	At         time.Time
	ReadAt     *time.Time
	Version    int
}

// Line is a notice with what its reader calls the case: the number for who
// works on it at the court, and nothing for everybody else.
type Line struct {
	Notice
	Case string
}

// Matter says who has to do with a record. What does not apply is empty.
type Matter struct {
	Petition   string
	Court      identity.CourtID
	Judge      identity.AccountID
	Opener     identity.AccountID // the clerk who opened the petition
	Referral   string
	Requester  identity.AccountID
	Agency     identity.AgencyID
	Assignee   identity.AccountID
	Author     identity.AccountID  // of the assessment
	Superseded bool                // an earlier assessment of the referral was signed
	Asker      identity.AccountID  // of the request to the other court
	Partners   []identity.AgencyID `gorm:"serializer:json"`
}

// group is a kind of reader.
type group int

const (
	judge group = iota
	opener
	requester
	supervisors
	assignee
	author
	asker
	registrars // of the court of the entry
	partners   // the supervisors of the agencies of an agreement
)
