package report

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	ics "github.com/arran4/golang-ical"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Feeds keeps the secret addresses of calendars. internal/postgres implements it.
type Feeds interface {
	// SaveFeed gives an account its address, in place of an earlier one.
	SaveFeed(ctx context.Context, id identity.AccountID, hash string, at time.Time) error
	// DropFeed takes the address of an account away.
	DropFeed(ctx context.Context, id identity.AccountID) error
	// FeedSince says since when an account has an address; zero without one.
	FeedSince(ctx context.Context, id identity.AccountID) (time.Time, error)
	// FeedOwner returns the account of an address, or NotFound.
	FeedOwner(ctx context.Context, hash string) (*identity.Account, error)
}

func feedHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// MakeFeed returns the secret part of the address at which the actor's own
// hearings can be subscribed, once; an earlier address no longer works.
func (s *Service) MakeFeed(ctx context.Context, by identity.Actor) (string, error) {
	token := identity.NewID()
	return token, s.setFeed(ctx, by, "agenda.feed", func(ctx context.Context) error {
		return s.Store.SaveFeed(ctx, by.ID, feedHash(token), s.Now())
	})
}

// DropFeed takes the actor's address away.
func (s *Service) DropFeed(ctx context.Context, by identity.Actor) error {
	return s.setFeed(ctx, by, "agenda.unfeed", func(ctx context.Context) error { return s.Store.DropFeed(ctx, by.ID) })
}

func (s *Service) setFeed(ctx context.Context, by identity.Actor, action string, set func(context.Context) error) error {
	if err := access.Check(by, access.ReadAgenda, access.Of(by)); err != nil {
		return err
	}
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		if err := set(ctx); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, action).On("account", string(by.ID), by.Court, ""))
	})
}

// A feed holds the hearings of two weeks before and three months after today,
// each of an hour.
const (
	feedBefore  = 14
	feedAfter   = 90
	feedSitting = time.Hour
)

// Feed returns an iCalendar file (RFC 5545) of the hearings of the account whose
// address it is: days, hours and rooms, no number and nobody's name, because
// calendars are copied to phones and to servers of others. It returns NotFound
// for an unknown address and for the address of a closed account. What names
// nobody is read without an entry in the audit.
func (s *Service) Feed(ctx context.Context, token string) ([]byte, error) {
	a, err := s.Store.FeedOwner(ctx, feedHash(token))
	if err != nil {
		return nil, err
	}
	by := a.Actor()
	if !a.Active || !access.May(by.Office, access.ReadAgenda) {
		return nil, problem.Missing()
	}
	today := calendar.Of(s.Now())
	all, err := s.Store.Sittings(identity.On(ctx, by), access.Of(by), today.AddDays(-feedBefore), today.AddDays(feedAfter))
	if err != nil {
		return nil, err
	}
	cal := ics.NewCalendarFor("Timbang")
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName("Sidang")
	for _, x := range all {
		start, err := x.start()
		if err != nil {
			return nil, err
		}
		uid := feedHash(fmt.Sprintf("%s/%s/%d", token, x.PetitionID, x.Ordinal))[:32]
		e := cal.AddEvent(uid + "@timbang")
		e.SetDtStampTime(s.Now())
		e.SetStartAt(start)
		e.SetEndAt(start.Add(feedSitting))
		e.SetSummary("Sidang, " + x.Room)
		e.SetClass(ics.ClassificationPrivate)
	}
	return []byte(cal.Serialize()), nil
}

// start is when a hearing begins.
func (x Sitting) start() (time.Time, error) {
	at, err := time.ParseInLocation("15.04", x.At, calendar.WITA)
	if err != nil {
		return at, fmt.Errorf("read hour of hearing: %w", err)
	}
	return time.Date(x.On.Year, x.On.Month, x.On.Day, at.Hour(), at.Minute(), 0, 0, calendar.WITA), nil
}
