// Package hearing schedules the hearings of a petition, opens them and keeps
// what happened at them.
//
//	scheduled ──begin──▶ open ──enter──▶ adjourned or closed
//
// The record of a hearing can be corrected until the petition is decided; what
// it said before stays in the audit.
package hearing

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// ID names a hearing.
type ID string

// Status is where a hearing stands.
type Status string

// The states.
const (
	Scheduled Status = "scheduled"
	Open      Status = "open"
	Adjourned Status = "adjourned"
	Closed    Status = "closed"
)

// Label gives the Indonesian word of the state.
func (s Status) Label() string {
	switch s {
	case Open:
		return "Dibuka"
	case Adjourned:
		return "Ditunda"
	case Closed:
		return "Ditutup"
	case Scheduled:
	}
	return "Terjadwal"
}

// Ended reports whether the hearing is over, by its record.
func (s Status) Ended() bool { return s == Adjourned || s == Closed }

// Hearing is one session of a petition. Ordinal counts from 1.
type Hearing struct {
	ID         ID `gorm:"primaryKey"`
	PetitionID petition.ID
	CourtID    identity.CourtID
	Ordinal    int
	On         calendar.Date
	At         string // "09.00", in WITA
	Room       string
	Status     Status
	Record     Record   `gorm:"serializer:sealed;seal:hearing"`
	Relaas     []Relaas `gorm:"-" json:"-"` // of each person that was summoned
	CreatedAt  time.Time
	Version    int
}

// LogValue keeps what was said out of logs.
func (h Hearing) LogValue() slog.Value { return slog.StringValue(string(h.ID)) }

// Line says when and where, as on a summons.
func (h Hearing) Line() string {
	return fmt.Sprintf("%s, %s pukul %s WITA, %s", h.On.Weekday(), h.On.Indonesian(), h.At, h.Room)
}

// Store keeps hearings. internal/postgres implements it.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Petition(ctx context.Context, id petition.ID) (*petition.Petition, error)
	SavePetition(ctx context.Context, p *petition.Petition) error
	// Hearings returns the hearings of a petition by their ordinal, with their
	// relaas.
	Hearings(ctx context.Context, id petition.ID) ([]Hearing, error)
	// Bookings returns what is scheduled at a court on a day, by the time; of
	// each petition only its latest hearing.
	Bookings(ctx context.Context, court identity.CourtID, on calendar.Date) ([]Booking, error)
	SaveHearing(ctx context.Context, h *Hearing) error
	SaveRelaas(ctx context.Context, r *Relaas) error
}

// Service keeps the hearings of a court.
type Service struct {
	Store Store
	Now   func() time.Time
}

// Schedule sets the next hearing of a petition to which a judge is assigned.
// It returns Invalid for a faulty slot, and for one with doubts that nobody has
// confirmed, and Conflict when the petition changed.
func (s *Service) Schedule(ctx context.Context, by identity.Actor, at petition.Revision, in Slot) (*Hearing, error) {
	var out *Hearing
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ScheduleHearing, at)
		if err != nil {
			return err
		}
		if faults := in.Check(calendar.Of(s.Now())); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Sidang belum dijadwalkan.", Fields: faults}
		}
		in.At = clock(in.At)
		doubts, err := s.doubts(ctx, p, in)
		if err != nil {
			return err
		}
		if len(doubts) > 0 && in.Confirmed != in.Key() {
			return unconfirmed(doubts)
		}
		all, err := s.Store.Hearings(ctx, p.ID)
		if err != nil {
			return err
		}
		out = &Hearing{
			ID: ID(identity.NewID()), PetitionID: p.ID, CourtID: p.CourtID, Ordinal: len(all) + 1,
			On: in.On, At: in.At, Room: in.Room, Status: Scheduled, CreatedAt: s.Now(),
		}
		return s.call(ctx, by, p, nil, out, petition.Scheduled, "hearing.schedule", doubts...)
	})
	return out, err
}

// Begin opens the next hearing of a petition.
func (s *Service) Begin(ctx context.Context, by identity.Actor, at petition.Revision) (*Hearing, error) {
	var out *Hearing
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.BeginHearing, at)
		if err != nil {
			return err
		}
		all, err := s.Store.Hearings(ctx, p.ID)
		if err != nil {
			return err
		}
		if out = Next(all); out == nil {
			return problem.New(problem.Conflict, "Belum ada sidang yang dijadwalkan. Jadwalkan sidang dahulu.")
		}
		before := out.Audited()
		out.Status = Open
		return s.call(ctx, by, p, before, out, petition.InHearing, "hearing.begin")
	})
	return out, err
}

// Next returns the hearing that is to come, or nil: the latest, unless it was
// opened. A hearing that was never opened is replaced by the one after it.
func Next(all []Hearing) *Hearing {
	if h := Last(all); h != nil && h.Status == Scheduled {
		return h
	}
	return nil
}

// Last returns the hearing that a brief is for: the latest, or nil when there
// is none.
func Last(all []Hearing) *Hearing {
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// Word says how hearing i of a petition stands, knowing those after it.
func Word(all []Hearing, i int) string {
	if all[i].Status == Scheduled && i < len(all)-1 {
		return "Diganti"
	}
	return all[i].Status.Label()
}

// Of returns the hearings of a petition to whoever may read it; the page that
// shows them was audited when the petition was read.
func (s *Service) Of(ctx context.Context, by identity.Actor, p *petition.Petition) ([]Hearing, error) {
	if err := access.Check(by, access.ReadPetition, p.Scope()); err != nil {
		return nil, err
	}
	return s.Store.Hearings(ctx, p.ID)
}

func (s *Service) load(ctx context.Context, by identity.Actor, a access.Action, at petition.Revision) (*petition.Petition, error) {
	p, err := s.Store.Petition(ctx, at.ID)
	if err != nil {
		return nil, err
	}
	if err := access.Check(by, a, p.Scope()); err != nil {
		return nil, err
	}
	if p.Version != at.Version {
		return nil, problem.Stale()
	}
	return p, nil
}

// call saves the hearing and moves the petition, with one audit entry, which
// keeps the doubts that were confirmed.
func (s *Service) call(ctx context.Context, by identity.Actor, p *petition.Petition, before any, h *Hearing, to petition.Status, action string, confirmed ...string) error {
	from := p.Status
	if err := p.Call(to); err != nil {
		return err
	}
	p.UpdatedAt = s.Now()
	if err := s.Store.SavePetition(ctx, p); err != nil {
		return err
	}
	if err := s.Store.SaveHearing(ctx, h); err != nil {
		return err
	}
	e := audit.Of(s.Now(), by, action).On("hearing", string(h.ID), p.CourtID, string(p.ID)).From(before, h.Audited())
	e.Note = strings.Join(confirmed, " ")
	e.Changes = append(e.Changes, audit.Change{Field: "PetitionStatus", From: string(from), To: string(p.Status)})
	return s.Store.Record(ctx, e)
}
