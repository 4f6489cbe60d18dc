package identity

import (
	"context"
	"strings"

	"timbang/internal/problem"
)

// Work is what waits for a person: cases of a judge, requests of an assessor.
type Work struct{ Cases, Requests int }

// keeps reports whether an actor may create and change an account: the operator
// every one, the admin those of other offices.
func (by Actor) keeps(a Account) bool {
	return by.Office == Operator || by.Office == Admin && a.Office != Admin && by.ID != a.ID
}

// NewPassword makes a password to be handed over and changed: four groups of
// five letters and digits, a hundred bits.
func NewPassword() string {
	p := NewID()[:20]
	return strings.Join([]string{p[:5], p[5:10], p[10:15], p[15:]}, "-")
}

// List returns every account, for who keeps them.
func (s *Service) List(ctx context.Context, by Actor) ([]Account, error) {
	if by.Office != Admin && by.Office != Operator {
		return nil, notYours()
	}
	return s.Store.EveryAccount(ctx)
}

// Find returns an account with what waits for its person, for who keeps it. It
// returns NotFound for an account that does not exist or is not theirs to keep.
func (s *Service) Find(ctx context.Context, by Actor, id AccountID) (*Account, Work, error) {
	a, err := s.Store.Account(ctx, id)
	if err != nil {
		return nil, Work{}, err
	}
	if !by.keeps(*a) {
		return nil, Work{}, problem.Missing()
	}
	w, err := s.Store.OpenWork(ctx, id)
	return a, w, err
}

// Give makes an account a new password and returns it, once.
func (s *Service) Give(ctx context.Context, by Actor, id AccountID) (string, error) {
	a, _, err := s.Find(ctx, by, id)
	if err != nil {
		return "", err
	}
	password := NewPassword()
	return password, s.Reset(ctx, by, a.Username, password)
}

// SetActive closes an account, which ends its sessions at once, or opens it
// again. It returns Conflict when somebody changed the account since version.
func (s *Service) SetActive(ctx context.Context, by Actor, id AccountID, version int, active bool) error {
	action := "account.close"
	if active {
		action = "account.reopen"
	}
	return s.change(ctx, by, id, version, action, func(a *Account) error {
		if a.Active == active {
			return problem.Stale()
		}
		a.Active = active
		return nil
	})
}

// change loads an account that the actor keeps, changes it and records that.
func (s *Service) change(ctx context.Context, by Actor, id AccountID, version int, action string, change func(*Account) error) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.Store.Account(ctx, id)
		switch {
		case err != nil:
			return err
		case !by.keeps(*a):
			return problem.Missing()
		case a.Version != version:
			return problem.Stale()
		}
		if err := change(a); err != nil {
			return err
		}
		if err := s.Store.SaveAccount(ctx, a); err != nil {
			return err
		}
		return s.Store.RecordAccount(ctx, s.Now(), by, action, a)
	})
}
