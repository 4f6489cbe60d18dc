package assessment

import (
	"context"
	"net/url"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/vault"
)

// Store keeps assessments. internal/postgres implements it.
type Store interface {
	audit.Recorder
	AttachmentStore
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Account(ctx context.Context, id identity.AccountID) (*identity.Account, error)
	Referral(ctx context.Context, id referral.ID) (*referral.Referral, error)
	SaveReferral(ctx context.Context, r *referral.Referral) error
	Assessment(ctx context.Context, id ID) (*Assessment, error)
	// AssessmentsOf lists the revisions of a referral, the newest first.
	AssessmentsOf(ctx context.Context, id referral.ID) ([]Assessment, error)
	// SignedOf lists the assessments of a petition that were signed for the
	// decision, the oldest first; visits after it are left out.
	SignedOf(ctx context.Context, id petition.ID) ([]Assessment, error)
	SaveAssessment(ctx context.Context, a *Assessment) error
	LaneStore
	EmergencyStore
	CertificateStore
	// Drafts lists what is not signed and not dropped in a scope, without its
	// answers, what was left alone longest first; petition narrows it.
	Drafts(ctx context.Context, in access.Scope, p petition.ID) ([]Assessment, error)
	// Authors lists who wrote at any revision for a referral, the first author
	// first.
	Authors(ctx context.Context, id referral.ID) ([]Author, error)
	SaveAuthor(ctx context.Context, a *Author) error
}

// Service lets assessors write and supervisors sign.
type Service struct {
	Store     Store
	Catalogue *instrument.Catalogue
	Keys      *vault.Ring
	Protector Protector // may be nil: then signs stay where they were written
	Now       func() time.Time
	// PrintCertificate may be nil: then no certificate is issued.
	PrintCertificate CertificatePrinter
}

// Begin opens the assessment of an allocated referral, or returns the one that
// is open already. Where the referral was given to another assessor since, the
// draft goes to them with what was written so far.
func (s *Service) Begin(ctx context.Context, by identity.Actor, id referral.ID) (*Assessment, error) {
	var out *Assessment
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		r, err := s.Store.Referral(ctx, id)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.WriteAssessment, r.Scope()); err != nil {
			return err
		}
		old, err := s.Store.AssessmentsOf(ctx, id)
		if err != nil {
			return err
		}
		if out = latest(old); out != nil {
			return s.take(ctx, by, out)
		}
		out, err = s.begin(ctx, by, r)
		return err
	})
	return out, err
}

// take makes the actor the author of an open draft.
func (s *Service) take(ctx context.Context, by identity.Actor, a *Assessment) error {
	if a.AuthorID == by.ID || !a.Status.Open() {
		if err := s.open(ctx, by, a); err != nil {
			return err
		}
		return s.read(ctx, by, a)
	}
	author, err := s.Store.Account(ctx, by.ID)
	if err != nil {
		return err
	}
	if err := s.give(ctx, by, "assessment.take", a, author); err != nil {
		return err
	}
	return s.open(ctx, by, a)
}

// give makes an account the author of an open draft; earlier authors stay on
// record, and a notice ends.
func (s *Service) give(ctx context.Context, by identity.Actor, action string, a *Assessment, to *identity.Account) error {
	changes := []audit.Change{{Field: "AuthorID", From: string(a.AuthorID), To: string(to.ID)}}
	a.AuthorID, a.Author, a.AuthorTitle, a.UpdatedAt, a.ExpiresOn = to.ID, to.Name, to.Title, s.Now(), calendar.Date{}
	if err := s.keep(ctx, by, action, a, changes); err != nil {
		return err
	}
	return s.enrol(ctx, a)
}

func (s *Service) begin(ctx context.Context, by identity.Actor, r *referral.Referral) (*Assessment, error) {
	if !r.Status.Working() {
		return nil, problem.New(problem.Conflict, "Permintaan ini belum dibagi kepada asesor.")
	}
	in, err := s.Catalogue.Latest(r.Instrument)
	if err != nil {
		return nil, err
	}
	author, err := s.Store.Account(ctx, by.ID)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	a := &Assessment{
		ID: ID(identity.NewID()), ReferralID: r.ID, PetitionID: r.PetitionID, CourtID: r.CourtID, JudgeID: r.JudgeID, AgencyID: r.AgencyID,
		AuthorID: by.ID, Author: author.Name, AuthorTitle: author.Title,
		Instrument: in.ID, InstrumentVersion: in.Version, InstrumentHash: in.Hash(),
		Answers: instrument.Answers{}, Status: Draft, Revision: 1, CreatedAt: now, UpdatedAt: now,
	}
	if err := s.keep(ctx, by, "assessment.begin", a, nil); err != nil {
		return nil, err
	}
	return a, s.enrol(ctx, a)
}

// Instrument returns the version of the instrument that an assessment was
// begun on, as it is filled today.
func (s *Service) Instrument(a *Assessment) (*instrument.Instrument, error) {
	in, err := s.Catalogue.Instrument(a.Instrument, a.InstrumentVersion)
	if err != nil {
		return nil, err
	}
	return in.On(calendar.Of(s.Now())), nil
}

// Write keeps the answers of one section as they were typed, faulty ones too,
// and returns what is wrong with them; the first faults name the guarded answers
// that the form left blank without saying that they are to be emptied. It returns Conflict when the draft was
// changed elsewhere since the page was opened. Answers that are there already
// change nothing, whatever the version: a request whose answer was lost on the
// way may be sent again.
func (s *Service) Write(ctx context.Context, by identity.Actor, at Revision, section string, form url.Values) (*Assessment, []instrument.Fault, error) {
	var out *Assessment
	var faults []instrument.Fault
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.load(ctx, by, access.WriteAssessment, at.ID)
		if err != nil {
			return err
		}
		in, err := s.Instrument(a)
		if err != nil {
			return err
		}
		answers, found, err := in.Accept(section, form)
		if err != nil {
			return err
		}
		faults = append(in.Keep(section, a.Answers, answers, form), found...)
		changes := a.merge(answers)
		out = a
		if len(changes) == 0 {
			return nil
		}
		return s.write(ctx, by, at, a, changes)
	})
	return out, faults, err
}

// stillTheirs returns NotFound once the referral was given to another assessor,
// and Conflict once the court took it back.
func (s *Service) stillTheirs(ctx context.Context, a *Assessment) error {
	r, err := s.Store.Referral(ctx, a.ReferralID)
	switch {
	case err != nil:
		return err
	case r.Assignee != a.AuthorID:
		return problem.Missing()
	case r.Status == referral.Revoked:
		return problem.New(problem.Conflict, "Permintaan ini sudah dicabut. Isian tetap dapat dibaca, tetapi tidak dapat diubah lagi.")
	}
	return nil
}

// merge takes over answers and lists the fields that changed, without their
// values: the child's words do not belong in the audit.
func (a *Assessment) merge(in instrument.Answers) []audit.Change {
	var changed []audit.Change
	all := instrument.Answers{}
	for k, v := range a.Answers {
		all[k] = v
	}
	for _, k := range in.Fields() {
		if !all[k].Equal(in[k]) {
			changed = append(changed, audit.Change{Field: k})
			all[k] = in[k]
		}
	}
	a.Answers = all
	return changed
}

// Submit hands a complete draft to the supervisor. It returns Invalid with
// every fault while something is missing.
func (s *Service) Submit(ctx context.Context, by identity.Actor, at Revision) (*Assessment, error) {
	return s.change(ctx, by, access.WriteAssessment, "assessment.submit", at, func(ctx context.Context, a *Assessment) ([]audit.Change, error) {
		if err := s.stillTheirs(ctx, a); err != nil {
			return nil, err
		}
		if err := a.writable(calendar.Of(s.Now())); err != nil {
			return nil, err
		}
		in, err := s.Instrument(a)
		if err != nil {
			return nil, err
		}
		if faults := in.Check(a.Answers); len(faults) > 0 {
			p := problem.New(problem.Invalid, "Asesmen belum lengkap: masih ada %d isian yang perlu diperiksa.", len(faults))
			for _, f := range faults {
				p.With(f.Field, f.Words)
			}
			return nil, p
		}
		now := s.Now()
		a.SubmittedAt, a.Comment, a.ExpiresOn = &now, "", calendar.Date{}
		return moved(a.Status, Submitted), s.moveBoth(ctx, a, Submitted, referral.Submitted)
	})
}

func moved(from, to Status) []audit.Change {
	return []audit.Change{{Field: "Status", From: string(from), To: string(to)}}
}

// moveBoth moves the assessment and its referral, which go together. What the
// court asked for is answered when the first revision is signed, and stays so.
func (s *Service) moveBoth(ctx context.Context, a *Assessment, to Status, ref referral.Status) error {
	if err := a.move(to); err != nil || a.Corrects != "" {
		return err
	}
	r, err := s.Store.Referral(ctx, a.ReferralID)
	if err != nil {
		return err
	}
	if err := r.Move(ref); err != nil {
		return err
	}
	r.UpdatedAt = s.Now()
	return s.Store.SaveReferral(ctx, r)
}

func (s *Service) load(ctx context.Context, by identity.Actor, a access.Action, id ID) (*Assessment, error) {
	x, err := s.Store.Assessment(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := access.Check(by, a, x.Scope()); err != nil {
		return nil, err
	}
	return x, s.open(ctx, by, x)
}

// change loads, checks, changes, saves and audits an assessment in one
// transaction. Name is the action in the audit.
func (s *Service) change(ctx context.Context, by identity.Actor, action access.Action, name string, at Revision, fn func(context.Context, *Assessment) ([]audit.Change, error)) (*Assessment, error) {
	var out *Assessment
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.load(ctx, by, action, at.ID)
		if err != nil {
			return err
		}
		if a.Version != at.Version {
			return problem.Stale()
		}
		changes, err := fn(ctx, a)
		if err != nil {
			return err
		}
		out = a
		if len(changes) == 0 {
			return nil
		}
		a.UpdatedAt = s.Now()
		return s.keep(ctx, by, name, a, slices.Clip(changes))
	})
	return out, err
}

func (s *Service) keep(ctx context.Context, by identity.Actor, action string, a *Assessment, changes []audit.Change) error {
	if err := s.save(ctx, a, false); err != nil {
		return err
	}
	return s.note(ctx, by, action, a, changes)
}
