package brief

import (
	"context"
	"io"
	"time"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/audit"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// ID names an issued brief.
type ID string

// Issued is one version of the brief of a petition, frozen as a file.
type Issued struct {
	ID         ID `gorm:"primaryKey"`
	PetitionID petition.ID
	CourtID    identity.CourtID
	Number     int        // the version, counted from 1
	Code       string     // the short code on every page
	Facts      string     // SHA-256 over the data behind the file
	SHA256     string     `gorm:"column:sha256"` // of the file
	Content    []byte     // the file; left out of lists
	HearingID  hearing.ID `gorm:"serializer:blank"`
	IssuedAt   time.Time
	IssuedBy   identity.AccountID
}

// Store keeps issued briefs and reads what they are made of.
// internal/postgres implements it.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Petition(ctx context.Context, id petition.ID) (*petition.Petition, error)
	Documents(ctx context.Context, id petition.ID) ([]petition.Document, error)
	Links(ctx context.Context, id petition.ID) ([]petition.Link, error)
	Hearings(ctx context.Context, id petition.ID) ([]hearing.Hearing, error)
	Referrals(ctx context.Context, in access.Scope, p petition.ID) ([]referral.Referral, error)
	SignedOf(ctx context.Context, id petition.ID) ([]assessment.Assessment, error)
	Agencies(ctx context.Context) ([]mou.Agency, error)
	Court(ctx context.Context, id identity.CourtID) (*identity.Court, error)
	Account(ctx context.Context, id identity.AccountID) (*identity.Account, error)
}

// Service issues briefs and proves them.
type Service struct {
	Store     Store
	Catalogue *assessment.Catalogue
	Print     func(io.Writer, Brief) error
	Origin    string // where the QR leads, "https://timbang.example"; no slash at the end
	Now       func() time.Time
}

// Proof is what the public may know of an issued brief: nothing about a person.
type Proof struct {
	Court    string
	Number   int
	IssuedAt time.Time
	SHA256   string
	Newest   bool // no later version was issued
}

var errPending = problem.New(problem.Internal, "Bagian ini belum dibuat.")

// Issue freezes a new version of the brief, or returns the last one when no
// fact has changed since.
func (s *Service) Issue(ctx context.Context, by identity.Actor, id petition.ID) (*Issued, error) {
	return nil, errPending
}

// Of lists the issued versions of a petition without their files, newest
// first, and reports whether newer facts exist than the last of them.
func (s *Service) Of(ctx context.Context, by identity.Actor, p *petition.Petition) ([]Issued, bool, error) {
	return nil, false, nil
}

// File returns an issued version with its file to the judge of the petition.
func (s *Service) File(ctx context.Context, by identity.Actor, id ID) (*Issued, error) {
	return nil, errPending
}

// Verify returns what the public may know of the version with a code. It
// returns NotFound for a code that was never given.
func (s *Service) Verify(ctx context.Context, code string) (*Proof, error) { return nil, errPending }

// VerifyFile returns the same for the content of a file; a changed byte gives
// NotFound.
func (s *Service) VerifyFile(ctx context.Context, content []byte) (*Proof, error) {
	return nil, errPending
}
