package identity

import (
	"context"
	"strings"
	"time"

	"timbang/internal/problem"
)

// SignedIn is one place where a person is signed in.
type SignedIn struct {
	ID        string `gorm:"primaryKey"`
	AccountID AccountID
	Device    string // "Chrome di Windows"
	OpenedAt  time.Time
	SeenAt    time.Time // to within a few minutes
	EndedAt   *time.Time
}

// TableName is that of the table.
func (SignedIn) TableName() string { return "sign_in" }

// The times of a session: how long it lasts at most, how long a page may be left
// alone, and how exact SeenAt is.
const (
	SessionFor  = 12 * time.Hour
	SessionIdle = 2 * time.Hour
	seenWithin  = 5 * time.Minute
)

// Arrive records that a person signed in with a device and returns the id of
// that place.
func (s *Service) Arrive(ctx context.Context, a *Account, device string) (string, error) {
	now := s.Now()
	x := &SignedIn{ID: NewID(), AccountID: a.ID, Device: device, OpenedAt: now, SeenAt: now}
	return x.ID, s.Store.InTx(ctx, func(ctx context.Context) error { return s.Store.AddSignedIn(ctx, x) })
}

// Present returns the active account behind a place where somebody is signed in.
// It returns Unauthenticated when the place was ended or the account closed.
func (s *Service) Present(ctx context.Context, id AccountID, place string) (*Account, error) {
	x, err := s.Store.SignedIn(ctx, place)
	if problem.Is(err, problem.NotFound) || err == nil && (x.AccountID != id || x.EndedAt != nil) {
		return nil, problem.New(problem.Unauthenticated, "Silakan masuk kembali.")
	}
	if err != nil {
		return nil, err
	}
	if now := s.Now(); now.Sub(x.SeenAt) > seenWithin {
		if err := s.Store.SeeSignedIn(ctx, place, now); err != nil {
			return nil, err
		}
	}
	return s.Who(ctx, id)
}

// Places lists where a person is signed in, the latest first.
func (s *Service) Places(ctx context.Context, by Actor) ([]SignedIn, error) {
	now := s.Now()
	return s.Store.SignedInAt(ctx, by.ID, now.Add(-SessionFor), now.Add(-SessionIdle-seenWithin))
}

// Leave ends one place where the actor is signed in, or all but one: kept is the
// place that stays when place is empty. It returns NotFound for a place of
// somebody else.
func (s *Service) Leave(ctx context.Context, by Actor, place, kept string) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		n, err := s.Store.EndSignedIn(ctx, by.ID, place, kept, s.Now())
		switch {
		case err != nil:
			return err
		case n == 0 && place != "":
			return problem.Missing()
		}
		return s.Store.RecordAccount(ctx, s.Now(), by, "session.end", &Account{ID: by.ID, CourtID: by.Court})
	})
}

// DeviceOf names a browser and its system as people know them, from what a
// browser says of itself.
func DeviceOf(userAgent string) string {
	find := func(other string, pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if strings.Contains(userAgent, pairs[i]) {
				return pairs[i+1]
			}
		}
		return other
	}
	browser := find("Peramban lain", "Edg/", "Edge", "OPR/", "Opera", "SamsungBrowser/", "Samsung Internet", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari")
	system := find("perangkat lain", "Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows", "Mac OS", "Mac", "Linux", "Linux")
	return browser + " di " + system
}
