package brief

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/audit"
	"timbang/internal/determination"
	"timbang/internal/file"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/job"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/repeat"
	"timbang/internal/vault"
)

// ID names an issued brief.
type ID string

// Issued is one version of the brief of a petition, frozen as a file.
type Issued struct {
	ID         ID `gorm:"primaryKey"`
	PetitionID petition.ID
	CourtID    identity.CourtID
	Number     int        // the version, counted from 1
	Code       string     // the short code on every page, "7KQM2-F9D4X"
	Facts      string     // SHA-256 over the data behind the file
	SHA256     string     `gorm:"column:sha256"` // of the file
	Content    []byte     // the file; left out of lists
	Data       Brief      `gorm:"-"` // what the file says; left out of lists
	Sealed     []byte     // Data as it is kept; empty for a version of before briefs were sealed
	HearingID  hearing.ID `gorm:"serializer:blank"`
	IssuedAt   time.Time
	IssuedBy   identity.AccountID
}

// Store keeps issued briefs and reads what they are made of.
// internal/postgres implements it.
type Store interface {
	audit.Recorder
	repeat.Reader // also reads the petition
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	petition.Shelf
	Links(ctx context.Context, id petition.ID) ([]petition.Link, error)
	Hearings(ctx context.Context, id petition.ID) ([]hearing.Hearing, error)
	Referrals(ctx context.Context, in access.Scope, p petition.ID) ([]referral.Referral, error)
	Overrides(ctx context.Context, id petition.ID) ([]determination.Override, error)
	SignedOf(ctx context.Context, id petition.ID) ([]assessment.Assessment, error)
	assessment.LaneStore
	AttachmentsOf(ctx context.Context, id assessment.ID) ([]assessment.Attachment, error)
	CertificatesOf(ctx context.Context, id assessment.ID) ([]assessment.Certificate, error)
	Drafts(ctx context.Context, in access.Scope, p petition.ID) ([]assessment.Assessment, error)
	determination.MarriageStore
	Agencies(ctx context.Context) ([]mou.Agency, error)
	Court(ctx context.Context, id identity.CourtID) (*identity.Court, error)
	Account(ctx context.Context, id identity.AccountID) (*identity.Account, error)

	// Briefs lists the versions of a petition, newest first, without file and
	// data.
	Briefs(ctx context.Context, id petition.ID) ([]Issued, error)
	// LastBrief names the last version of a petition, for whoever holds a code of
	// one; it is empty where there is none.
	LastBrief(ctx context.Context, id petition.ID) (ID, error)
	// BriefBound returns a version without its file, for whoever holds a code of
	// what was bound from it.
	BriefBound(ctx context.Context, id ID) (*Issued, error)
	// NewestBrief returns the last version with its data and without its file,
	// or NotFound.
	NewestBrief(ctx context.Context, id petition.ID) (*Issued, error)
	// Brief returns a version with file and data, or NotFound.
	Brief(ctx context.Context, id ID) (*Issued, error)
	// BriefByCode and BriefByHash return a version without file and data, or
	// NotFound.
	BriefByCode(ctx context.Context, code string) (*Issued, error)
	BriefByHash(ctx context.Context, sha256 string) (*Issued, error)
	// SaveBrief returns Conflict when the version exists already.
	SaveBrief(ctx context.Context, x *Issued) error

	AnnexStore
	job.Store
	File(ctx context.Context, h file.Hash) (*file.File, error)
	// Bundles lists those of a petition, newest first, without their files.
	Bundles(ctx context.Context, id petition.ID) ([]IssuedBundle, error)
	// BundleWith returns the bundle with a code or a SHA-256, without its file,
	// or NotFound.
	BundleWith(ctx context.Context, code, sha256 string) (*IssuedBundle, error)
	// Bundle returns a bundle with its file, or NotFound.
	Bundle(ctx context.Context, id BundleID) (*IssuedBundle, error)
	// SaveBundle returns Conflict when the brief has one already.
	SaveBundle(ctx context.Context, x *IssuedBundle) error
}

// Service issues briefs and proves them.
type Service struct {
	Store     Store
	Catalogue *instrument.Catalogue
	Keys      *vault.Ring
	Print     func(io.Writer, Brief) error
	// Prove reads a printed file back before it is issued; none of the hidden
	// words may be in it.
	Prove func(file []byte, b Brief, hidden []string) error
	// Binder returns a bundle, says how many pages stand before its papers,
	// and where each of them stands.
	Binder func(Bundle) ([]byte, int, []Place, error)
	// PrintAnnex writes a sealed annex that opens with a password; it may be nil.
	PrintAnnex func(w io.Writer, x Annex, password string) error
	Origin     string // where the QR leads, "https://timbang.example"; no slash at the end
	Now        func() time.Time
}

// Issue freezes a new version of the brief, or returns the last one when no
// fact has changed since. It returns Conflict for a petition that is not before
// the court, and when another version was issued meanwhile.
func (s *Service) Issue(ctx context.Context, by identity.Actor, id petition.ID) (*Issued, error) {
	next, hidden, last, err := s.prepare(ctx, by, id)
	if err != nil || last != nil {
		return last, err
	}
	var file bytes.Buffer
	if err := s.Print(&file, next.Data); err != nil {
		return nil, fmt.Errorf("print brief: %w", err)
	}
	if err := s.Prove(file.Bytes(), next.Data, hidden); err != nil {
		return nil, unproved(err)
	}
	next.Content, next.SHA256 = file.Bytes(), sum(file.Bytes())
	err = s.Store.InTx(ctx, func(ctx context.Context) error { return s.keep(ctx, by, next) })
	if problem.Is(err, problem.Conflict) {
		return s.overtaken(ctx, next, err)
	}
	return next, err
}

// prepare gathers the facts and numbers the version to be printed, with the
// words that it must not hold, or returns the last version when it says the
// same.
func (s *Service) prepare(ctx context.Context, by identity.Actor, id petition.ID) (next *Issued, hidden []string, last *Issued, err error) {
	err = s.Store.InTx(ctx, func(ctx context.Context) error {
		d, err := s.open(ctx, by, access.IssueBrief, id)
		if err != nil {
			return err
		}
		b := d.brief()
		facts, err := b.facts()
		if err != nil {
			return err
		}
		newest, err := s.newest(ctx, id)
		if err != nil {
			return err
		}
		if newest.Facts == facts {
			last = newest
		} else {
			next = s.number(by, d, b, newest)
			next.Facts, hidden = facts, d.hidden()
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "brief.gather").On("petition", string(id), d.CourtID, string(id)))
	})
	return next, hidden, last, err
}

// open loads everything about a petition before the court.
func (s *Service) open(ctx context.Context, by identity.Actor, a access.Action, id petition.ID) (*dossier, error) {
	p, err := s.Store.Petition(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := access.Check(by, a, p.Scope()); err != nil {
		return nil, err
	}
	if !p.Status.Pending() {
		return nil, problem.New(problem.Conflict, "Ringkasan hanya dapat diterbitkan untuk permohonan yang terdaftar dan belum diputus.")
	}
	return s.gather(ctx, p)
}

// newest returns the last version, or one of number 0 where there is none.
func (s *Service) newest(ctx context.Context, id petition.ID) (*Issued, error) {
	x, err := s.Store.NewestBrief(ctx, id)
	if problem.Is(err, problem.NotFound) {
		return &Issued{}, nil
	}
	if err != nil {
		return nil, err
	}
	return x, s.unseal(x)
}

// number gives the brief its version, code and time; they are printed in it.
func (s *Service) number(by identity.Actor, d *dossier, b Brief, before *Issued) *Issued {
	x := &Issued{
		ID: ID(identity.NewID()), PetitionID: d.ID, CourtID: d.CourtID, Number: before.Number + 1, Code: newCode(),
		IssuedAt: s.Now().UTC().Truncate(time.Second), IssuedBy: by.ID,
	}
	if d.serves != nil {
		x.HearingID = d.serves.ID
	}
	b.Head.Version, b.Head.Code, b.Head.FrozenAt = x.Number, x.Code, x.IssuedAt
	b.Head.VerifyURL = s.Origin + "/v/" + x.Code
	if before.Number > 0 {
		b.Changes = changes(before.Data, b)
	}
	x.Data = b
	return x
}

// keep stores the version, after asking again whether the actor may.
func (s *Service) keep(ctx context.Context, by identity.Actor, x *Issued) error {
	p, err := s.Store.Petition(ctx, x.PetitionID)
	if err != nil {
		return err
	}
	if err := access.Check(by, access.IssueBrief, p.Scope()); err != nil {
		return err
	}
	kept, err := s.sealed(x)
	if err != nil {
		return err
	}
	if err := s.Store.SaveBrief(ctx, kept); err != nil {
		return err
	}
	e := audit.Of(s.Now(), by, "brief.issue").On("brief", string(x.ID), x.CourtID, string(x.PetitionID))
	e.Changes = []audit.Change{{Field: "Versi", To: fmt.Sprint(x.Number)}, {Field: "SHA-256", To: x.SHA256}}
	return s.Store.Record(ctx, e)
}

// overtaken returns the version that was issued meanwhile when it says the
// same, as after a double click; else the conflict stands.
func (s *Service) overtaken(ctx context.Context, x *Issued, conflict error) (*Issued, error) {
	other, err := s.newest(ctx, x.PetitionID)
	if err != nil || other.Facts != x.Facts {
		return nil, conflict
	}
	return other, nil
}

// Of lists the issued versions of a petition without their files, newest
// first, and reports whether newer facts exist than the last of them. The page
// that shows them was audited when the petition was read.
func (s *Service) Of(ctx context.Context, by identity.Actor, p *petition.Petition) ([]Issued, bool, error) {
	if err := access.Check(by, access.ReadBrief, p.Scope()); err != nil {
		return nil, false, err
	}
	var all []Issued
	var newer bool
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if all, err = s.Store.Briefs(ctx, p.ID); err != nil || len(all) == 0 || !p.Status.Pending() {
			return err
		}
		d, err := s.gather(ctx, p)
		if err != nil {
			return err
		}
		facts, err := d.brief().facts()
		newer = facts != all[0].Facts
		return err
	})
	return all, newer, err
}

// File returns an issued version with its file to the judge of the petition.
func (s *Service) File(ctx context.Context, by identity.Actor, id ID) (*Issued, error) {
	var out *Issued
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		x, err := s.Store.Brief(ctx, id)
		if err != nil {
			return err
		}
		p, err := s.Store.Petition(ctx, x.PetitionID)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.ReadBrief, p.Scope()); err != nil {
			return err
		}
		if err := s.unseal(x); err != nil {
			return err
		}
		out = x
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "brief.read").On("brief", string(id), x.CourtID, string(x.PetitionID)))
	})
	return out, err
}

// sum gives the SHA-256 in hexadecimal.
func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
