// Package audit keeps what was done: who, when, on what, and from which value
// to which. An entry is written in the same transaction as the change, and for
// every read of a person's data. Entries are never changed or removed; the
// application's database role cannot.
//
// Auditing is not logging: entries hold the values before and after and live
// in the database only.
package audit

import (
	"context"
	"time"

	"timbang/internal/identity"
)

// Entry is one thing that was done.
type Entry struct {
	Seq     int64 `gorm:"primaryKey;autoIncrement"`
	At      time.Time
	ActorID identity.AccountID
	Actor   string // the name at the time
	Office  identity.Office
	CourtID identity.CourtID // whose record; empty for the installation's own
	Action  string
	Kind    string   // the noun, "petition"
	Subject string   // its id
	Case    string   // the petition it concerns, if any
	Changes []Change `gorm:"serializer:sealed;seal:audit"`
	Note    string   `gorm:"serializer:sealed;seal:audit"` // the reason given, if one was
}

// Readings are the actions that show a record and change nothing.
var Readings = []string{
	"petition.read", "petition.history", "document.read", "hearing.read", "referral.read", "protection.read",
	"assessment.read", "assessment.print", "certificate.read", "attachment.read", "brief.read", "brief.preview",
	"bundle.read", "annex.read", "followup.read", "followup.promised", "repeat.read", "emergency.read",
	"emergency.look", "audit.read", "note.read",
}

// Urgent are the actions of emergency access to closed findings.
var Urgent = []string{"emergency.open", "emergency.read"}

// Change is one field that changed.
type Change struct {
	Field string `json:"f"`
	From  string `json:"a,omitempty"`
	To    string `json:"b,omitempty"`
}

// Recorder writes entries. internal/postgres implements it; it must be called
// inside the transaction of the change.
type Recorder interface {
	Record(ctx context.Context, e *Entry) error
}

// Of returns an entry by an actor at a time; the caller names the subject.
func Of(at time.Time, by identity.Actor, action string) *Entry {
	return &Entry{At: at, ActorID: by.ID, Actor: by.Name, Office: by.Office, Action: action}
}

// On names the subject of the entry.
func (e *Entry) On(kind, id string, court identity.CourtID, petition string) *Entry {
	e.Kind, e.Subject, e.CourtID, e.Case = kind, id, court, petition
	return e
}

// From records the fields in which two states of the subject differ.
func (e *Entry) From(before, after any) *Entry {
	e.Changes = Diff(before, after)
	return e
}
