package notice

import (
	"context"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Store keeps notices. internal/postgres implements it.
type Store interface {
	Teller
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Notice(ctx context.Context, id ID) (*Notice, error)
	SaveNotice(ctx context.Context, n *Notice) error
	// Notices lists the notices of an account behind a place, unread ones
	// first, the newest first.
	Notices(ctx context.Context, by identity.Actor, after Place, limit int) ([]Line, error)
	// ReadNotices marks every unread notice of an account up to a moment and
	// returns how many there were.
	ReadNotices(ctx context.Context, id identity.AccountID, until, at time.Time) (int64, error)
	Address(ctx context.Context, id identity.AccountID) (*Address, error)
	SaveAddress(ctx context.Context, a *Address) error
	QueueMail(ctx context.Context, id identity.AccountID, p Purpose, at time.Time) error
	// DropMail gives up what waits to be sent to an account.
	DropMail(ctx context.Context, id identity.AccountID, at time.Time) error
	// Unreachable lists the active accounts whose address is stale.
	Unreachable(ctx context.Context, court identity.CourtID, agency identity.AgencyID) ([]identity.Account, error)
	RecordAccount(ctx context.Context, at time.Time, by identity.Actor, action string, a *identity.Account) error
	// Reminders lists what nobody was told of yet.
	Reminders(ctx context.Context, today calendar.Date, visit int, ending []int) ([]Reminder, error)
}

// Service shows people what they must know.
type Service struct {
	Store Store
	Now   func() time.Time
}

// PerPage is how many notices a page holds.
const PerPage = 25

// List returns the notices of the actor behind a place, unread ones first, and
// whether there are more.
func (s *Service) List(ctx context.Context, by identity.Actor, after Place) ([]Line, bool, error) {
	if err := access.Check(by, access.ReadNotices, access.Of(by)); err != nil {
		return nil, false, err
	}
	all, err := s.Store.Notices(ctx, by, after, PerPage+1)
	if err != nil || len(all) <= PerPage {
		return all, false, err
	}
	return all[:PerPage], true, nil
}

// Read marks a notice of the actor as read, and returns it. One that was read
// stays as it is. It returns NotFound for the notice of anybody else.
func (s *Service) Read(ctx context.Context, by identity.Actor, id ID) (*Notice, error) {
	var out *Notice
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if err := access.Check(by, access.ReadNotices, access.Of(by)); err != nil {
			return err
		}
		if out, err = s.Store.Notice(ctx, id); err != nil {
			return err
		}
		if out.AccountID != by.ID {
			return problem.Missing()
		}
		if out.ReadAt != nil {
			return nil
		}
		now := s.Now()
		out.ReadAt = &now
		if err := s.Store.SaveNotice(ctx, out); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(now, by, string(access.ReadNotices)).On("notice", string(id), by.Court, ""))
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// ReadAll marks every notice of the actor up to a moment as read, so that one
// that came meanwhile stays unread. It returns how many there were.
func (s *Service) ReadAll(ctx context.Context, by identity.Actor, until time.Time) (int, error) {
	var n int64
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if err := access.Check(by, access.ReadNotices, access.Of(by)); err != nil {
			return err
		}
		now := s.Now()
		if n, err = s.Store.ReadNotices(ctx, by.ID, until, now); err != nil || n == 0 {
			return err
		}
		return s.Store.Record(ctx, audit.Of(now, by, string(access.ReadNotices)).On("notice", "", by.Court, ""))
	})
	return int(n), err
}
