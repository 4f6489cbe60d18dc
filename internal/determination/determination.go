// Package determination guards the determination (penetapan) of a petition and
// keeps it: what still stands in its way, what the judge set aside with a
// reason, what was decided, and what became of it.
//
// The open items of a petition are computed here and nowhere else. The room
// lies above hearing, referral and assessment, because the rules look at what
// all three recorded, and below the brief, which prints the same items that the
// page of the petition shows and that the decision is measured by.
package determination

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// Store keeps determinations and reads what the rules look at.
// internal/postgres implements it.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Petition(ctx context.Context, id petition.ID) (*petition.Petition, error)
	SavePetition(ctx context.Context, p *petition.Petition) error
	Petitions(ctx context.Context, in access.Scope, f petition.Filter) ([]petition.Summary, error)
	petition.Shelf
	Links(ctx context.Context, id petition.ID) ([]petition.Link, error)
	// JudgeNote returns the note of an account about a petition, or NotFound.
	JudgeNote(ctx context.Context, id petition.ID, of identity.AccountID) (*Note, error)
	SaveJudgeNote(ctx context.Context, n *Note) error
	Hearings(ctx context.Context, id petition.ID) ([]hearing.Hearing, error)
	Referrals(ctx context.Context, in access.Scope, p petition.ID) ([]referral.Referral, error)
	SignedOf(ctx context.Context, id petition.ID) ([]assessment.Assessment, error)
	Account(ctx context.Context, id identity.AccountID) (*identity.Account, error)
	// Accounts returns the active accounts of an office at a court, by name.
	Accounts(ctx context.Context, office identity.Office, court identity.CourtID, agency identity.AgencyID) ([]identity.Account, error)

	MarriageStore
	SaveAttention(ctx context.Context, x *Attention) error
	SavePledges(ctx context.Context, x *Commitment) error
	SaveQualification(ctx context.Context, x *Qualification) error
	SaveFallback(ctx context.Context, x *Fallback) error

	// Overrides returns those of a petition, the oldest first.
	Overrides(ctx context.Context, id petition.ID) ([]Override, error)
	// SaveOverride returns Conflict when the item is set aside already.
	SaveOverride(ctx context.Context, o *Override) error
	// Determinations returns every record of the decision, the newest first.
	Determinations(ctx context.Context, id petition.ID) ([]Determination, error)
	// SaveDetermination adds a record; none is ever changed.
	SaveDetermination(ctx context.Context, d *Determination) error
	// Appeal returns what became of the decision, of version 0 where nothing is
	// recorded.
	Appeal(ctx context.Context, id petition.ID) (*Appeal, error)
	SaveAppeal(ctx context.Context, a *Appeal) error
}

// Service keeps the determinations of a court.
type Service struct {
	Store Store
	Now   func() time.Time
}

// Case is a petition with everything that the rules look at.
type Case struct {
	*petition.Petition
	Documents []petition.Document // also those of linked petitions that it refers to
	Links     []petition.Link
	Hearings  []hearing.Hearing
	Signed    []assessment.Assessment // also those that a later revision replaced
	Overrides []Override              // the oldest first, also those taken back
	Marriage  Marriage
}

// Standing lists the signed assessments that no later revision replaced.
func (c Case) Standing() []assessment.Assessment {
	last := map[referral.ID]int{}
	for _, a := range c.Signed {
		last[a.ReferralID] = max(last[a.ReferralID], a.Revision)
	}
	var out []assessment.Assessment
	for _, a := range c.Signed {
		if a.Revision == last[a.ReferralID] {
			out = append(out, a)
		}
	}
	return out
}

// Heard reports whether a hearing was ever opened.
func (c Case) Heard() bool {
	for _, h := range c.Hearings {
		if h.Status != hearing.Scheduled {
			return true
		}
	}
	return false
}

// Of returns the case to whoever may read the petition; the page that shows it
// was audited when the petition was read.
func (s *Service) Of(ctx context.Context, by identity.Actor, p *petition.Petition) (Case, error) {
	if err := access.Check(by, access.ReadPetition, p.Scope()); err != nil {
		return Case{}, err
	}
	return s.gather(ctx, p)
}

func (s *Service) gather(ctx context.Context, p *petition.Petition) (c Case, err error) {
	c.Petition = p
	if c.Documents, err = petition.Papers(ctx, s.Store, p.ID); err != nil {
		return c, err
	}
	if c.Links, err = s.Store.Links(ctx, p.ID); err != nil {
		return c, err
	}
	if c.Hearings, err = s.Store.Hearings(ctx, p.ID); err != nil {
		return c, err
	}
	if c.Signed, err = s.Store.SignedOf(ctx, p.ID); err != nil {
		return c, err
	}
	if c.Overrides, err = s.Store.Overrides(ctx, p.ID); err != nil {
		return c, err
	}
	c.Marriage, err = LoadMarriage(ctx, s.Store, p)
	return c, err
}

// change loads the case as the actor saw it, lets fn change it and saves the
// petition, so that two changes at once never both hold; one audit entry says
// what fn says.
func (s *Service) change(ctx context.Context, by identity.Actor, a access.Action, at petition.Revision, fn func(context.Context, Case) (*audit.Entry, error)) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.Store.Petition(ctx, at.ID)
		if err != nil {
			return err
		}
		if err := access.Check(by, a, p.Scope()); err != nil {
			return err
		}
		if p.Version != at.Version {
			return problem.Stale()
		}
		c, err := s.gather(ctx, p)
		if err != nil {
			return err
		}
		e, err := fn(ctx, c)
		if err != nil {
			return err
		}
		p.UpdatedAt = s.Now()
		if err := s.Store.SavePetition(ctx, p); err != nil {
			return err
		}
		return s.Store.Record(ctx, e)
	})
}

func (s *Service) today() calendar.Date { return calendar.Of(s.Now()) }

// longest is how many characters a text may have.
const longest = 4000

func atMost(name, text string) []problem.Field {
	if n := len([]rune(text)); n > longest {
		return []problem.Field{{Name: name, Words: fmt.Sprintf("Terlalu panjang: %d huruf, paling banyak %d.", n, longest)}}
	}
	return nil
}
