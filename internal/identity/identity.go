// Package identity knows people: who they are, which office they hold and to
// which court or agency they belong.
//
// It also keeps the national identity numbers (NIK, KK), which show themselves
// masked wherever they are printed, and the passwords, of which it keeps only
// argon2id hashes.
package identity

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"strings"
	"time"
)

// AccountID names an account. Like every id of the house it is unguessable.
type AccountID string

// CourtID names a court: its code in case numbers, "PA.Mtr" or "PA.Pra".
type CourtID string

// AgencyID names a partner agency.
type AgencyID string

// Office is the role in which a person works.
type Office string

// The offices. Operator is the command line on the machine itself; nobody can
// sign in as Operator.
const (
	Clerk      Office = "clerk"
	Judge      Office = "judge"
	Registrar  Office = "registrar"
	Assessor   Office = "assessor"
	Supervisor Office = "supervisor"
	Monitor    Office = "monitor"
	Admin      Office = "admin"
	Operator   Office = "operator"
)

// Offices lists every office that a person can hold, in the order of the
// handbook.
var Offices = []Office{Clerk, Judge, Registrar, Assessor, Supervisor, Monitor, Admin}

var officeNames = map[Office]string{
	Clerk: "Petugas", Judge: "Hakim", Registrar: "Panitera", Assessor: "Asesor",
	Supervisor: "Penyelia", Monitor: "Pemantau", Admin: "Pengelola", Operator: "Operator sistem",
}

// Label gives the Indonesian name of the office.
func (o Office) Label() string { return officeNames[o] }

// AtCourt reports whether the office belongs to a court.
func (o Office) AtCourt() bool { return o == Clerk || o == Judge || o == Registrar }

// AtAgency reports whether the office belongs to a partner agency.
func (o Office) AtAgency() bool { return o == Assessor || o == Supervisor }

// Actor is who does something: every verb of the house takes one.
type Actor struct {
	ID     AccountID
	Name   string
	Office Office
	Court  CourtID
	Agency AgencyID
}

// TheOperator is the actor behind the commands of the command line.
var TheOperator = Actor{ID: "operator", Name: "Operator sistem", Office: Operator}

// Account is a person who may sign in. In JSON, which is how some logs write
// lists, it has neither a name nor a hash.
type Account struct {
	ID           AccountID `gorm:"primaryKey"`
	Username     string    `json:"-"`
	Name         string    `json:"-"`
	Office       Office
	Title        string   // the profession or rank printed under the name
	CourtID      CourtID  `gorm:"serializer:blank"`
	AgencyID     AgencyID `gorm:"serializer:blank"`
	PasswordHash string   `json:"-"`
	MustChange   bool     // the password was given by somebody else
	SecondSecret string   `gorm:"serializer:sealed;seal:account" json:"-"`
	SecondSince  *time.Time
	SecondStep   int64 `json:"-"` // the step of the last code that was taken
	Active       bool
	CreatedAt    time.Time
	Version      int
}

// Enrolled reports whether the account has a second factor.
func (a Account) Enrolled() bool { return a.SecondSince != nil }

// Guarded reports whether the office must have a second factor: those who see a
// whole court, judge, or keep accounts.
func (o Office) Guarded() bool { return o == Judge || o == Registrar || o == Admin }

// Actor returns the account as one who acts.
func (a Account) Actor() Actor {
	return Actor{ID: a.ID, Name: a.Name, Office: a.Office, Court: a.CourtID, Agency: a.AgencyID}
}

// Stamp changes with the password and tells nothing about it: a session that
// carries another stamp was opened with an older password.
func (a Account) Stamp() string {
	sum := sha256.Sum256([]byte(a.PasswordHash))
	return hex.EncodeToString(sum[:16])
}

// LogValue keeps names and password hashes out of logs.
func (a Account) LogValue() slog.Value { return slog.StringValue(string(a.ID)) }

// Format writes the id whatever the verb: an account that ends up in the text
// of an error shows neither a name nor a hash.
func (a Account) Format(f fmt.State, _ rune) { writeMasked(f, "account "+string(a.ID)) }

// LogValue keeps names out of logs.
func (a Actor) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(a.ID)), slog.String("office", string(a.Office)))
}

// Format writes office and id whatever the verb, and no name.
func (a Actor) Format(f fmt.State, _ rune) { writeMasked(f, string(a.Office)+" "+string(a.ID)) }

// Court is a religious court that uses the installation.
type Court struct {
	ID         CourtID `gorm:"primaryKey"`
	Name       string
	City       string
	Address    string
	Regency    string // the dotted code of the kabupaten or kota it serves
	LetterCode string // the code in the numbers of its letters, "W22-A3"
	Note       string // what court staff must still confirm
	Paper      Paper  // on which it prints
	Version    int    // of what the court may set itself
}

// Paper is a size of paper.
type Paper string

// The sizes: A4, and the 215 x 330 mm on which Indonesian offices print.
const (
	A4 Paper = "A4"
	F4 Paper = "F4"
)

// Papers lists the sizes.
var Papers = []Paper{A4, F4}

// Label names the size with its measures, or nothing for an unknown one.
func (p Paper) Label() string {
	return map[Paper]string{A4: "A4 (210 x 297 mm)", F4: "F4 (215 x 330 mm)"}[p]
}

// NewID returns a new unguessable id of 26 letters and digits.
func NewID() string { return strings.ToLower(rand.Text()) }
