package assessment

import (
	"context"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

const (
	// LeftAlone is after how many working days without a change a draft counts
	// as abandoned.
	LeftAlone = 10
	// Notice is how many days lie between the notice and the day after which
	// nobody writes in the draft any more.
	Notice = 30
)

var noDay calendar.Date

// Author is one person who wrote at an assessment, and since when.
type Author struct {
	AssessmentID ID  `gorm:"primaryKey"`
	Ordinal      int `gorm:"primaryKey"`
	ReferralID   referral.ID
	AuthorID     identity.AccountID
	Name         string // at the time
	Title        string // the profession at the time
	Since        time.Time
}

// TableName implements gorm's Tabler.
func (Author) TableName() string { return "authorship" }

// enrol keeps the present author of an assessment on record.
func (s *Service) enrol(ctx context.Context, a *Assessment) error {
	all, err := s.Store.Authors(ctx, a.ReferralID)
	if err != nil {
		return err
	}
	n := 1
	for _, x := range all {
		if x.AssessmentID == a.ID {
			n++
		}
	}
	return s.Store.SaveAuthor(ctx, &Author{
		AssessmentID: a.ID, Ordinal: n, ReferralID: a.ReferralID, AuthorID: a.AuthorID, Name: a.Author, Title: a.AuthorTitle, Since: s.Now(),
	})
}

// Wrote reports whether the actor is or was an author of any revision of an
// assessment.
func (s *Service) Wrote(ctx context.Context, by identity.Actor, a *Assessment) (bool, error) {
	all, err := s.Store.Authors(ctx, a.ReferralID)
	return a.AuthorID == by.ID || slices.ContainsFunc(all, func(x Author) bool { return x.AuthorID == by.ID }), err
}

// Authors lists who wrote at an assessment, the first author first, to whoever
// may read it.
func (s *Service) Authors(ctx context.Context, by identity.Actor, a *Assessment) ([]Author, error) {
	if err := access.Check(by, access.ReadAssessment, a.Scope()); err != nil {
		return nil, err
	}
	all, err := s.Store.Authors(ctx, a.ReferralID)
	return slices.DeleteFunc(all, func(x Author) bool { return x.AssessmentID != a.ID }), err
}

// Abandoned reports whether a draft was left alone for LeftAlone working days.
func (a *Assessment) Abandoned(today calendar.Date) bool {
	return a.Status.Open() && calendar.WorkingDaysUntil(calendar.Of(a.UpdatedAt), today) >= LeftAlone
}

// Lapsed reports whether the notice of a draft has run out: it can be read,
// and written again once a supervisor has opened it.
func (a *Assessment) Lapsed(today calendar.Date) bool {
	return a.Status.Open() && !a.ExpiresOn.IsZero() && today.After(a.ExpiresOn)
}

func (a *Assessment) writable(today calendar.Date) error {
	if a.Lapsed(today) {
		return problem.New(problem.Conflict, "Draf ini kedaluwarsa sejak %s. Isinya tetap tersimpan; minta penyelia membukanya kembali.", a.ExpiresOn.Indonesian())
	}
	return nil
}

// Warn gives notice that an abandoned draft expires in Notice days. Whatever
// is written until then ends the notice. It returns Conflict for a draft that
// was not left alone, or has its notice already.
func (s *Service) Warn(ctx context.Context, by identity.Actor, at Revision) (*Assessment, error) {
	return s.tend(ctx, by, "assessment.warn", at, func(a *Assessment, today calendar.Date) error {
		switch {
		case !a.ExpiresOn.IsZero():
			return problem.New(problem.Conflict, "Pemberitahuan sudah diberikan; draf ini kedaluwarsa sesudah %s.", a.ExpiresOn.Indonesian())
		case !a.Abandoned(today):
			return problem.New(problem.Conflict, "Draf ini masih dikerjakan. Pemberitahuan dapat diberikan setelah %d hari kerja tanpa perubahan.", LeftAlone)
		}
		a.ExpiresOn = today.AddDays(Notice)
		return nil
	})
}

// Reopen ends the notice of a draft, also one that has run out; its author
// goes on where they were.
func (s *Service) Reopen(ctx context.Context, by identity.Actor, at Revision) (*Assessment, error) {
	return s.tend(ctx, by, "assessment.reopen", at, func(a *Assessment, _ calendar.Date) error {
		if a.ExpiresOn.IsZero() {
			return problem.New(problem.Conflict, "Draf ini terbuka; tidak ada pemberitahuan yang perlu ditarik.")
		}
		a.ExpiresOn = noDay
		return nil
	})
}

// tend changes the notice of a draft for its supervisor.
func (s *Service) tend(ctx context.Context, by identity.Actor, name string, at Revision, fn func(*Assessment, calendar.Date) error) (*Assessment, error) {
	return s.change(ctx, by, access.TendDraft, name, at, func(_ context.Context, a *Assessment) ([]audit.Change, error) {
		if !a.Status.Open() {
			return nil, problem.New(problem.Conflict, "Asesmen ini sudah berstatus %s. Muat ulang halaman untuk melihat keadaan terakhir.", a.Status.Label())
		}
		before := a.ExpiresOn
		if err := fn(a, calendar.Of(s.Now())); err != nil {
			return nil, err
		}
		return []audit.Change{{Field: "ExpiresOn", From: before.String(), To: a.ExpiresOn.String()}}, nil
	})
}

// Drafts lists the drafts in the scope of somebody at an agency, without their
// answers, what was left alone longest first.
func (s *Service) Drafts(ctx context.Context, by identity.Actor) ([]Assessment, error) {
	if !by.Office.AtAgency() {
		return nil, access.Check(by, access.WriteAssessment, access.Of(by))
	}
	return s.Store.Drafts(ctx, access.Of(by), "")
}
