// Package mou keeps the partner agencies and the agreements (nota
// kesepahaman) that make an agency referable by a court.
package mou

import (
	"context"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Agency is a partner. Role says what it really does: some assess, some
// accompany, one coordinates.
type Agency struct {
	ID      identity.AgencyID `gorm:"primaryKey"`
	Name    string
	Kind    string
	Area    string
	Address string
	Role    Role
	Policy  string // on recommendations, in words
	Note    string // what must still be confirmed
}

// Role is what an agency does in a dispensation case.
type Role string

// The roles.
const (
	Assesses    Role = "asesmen"
	Accompanies Role = "pendampingan"
	Coordinates Role = "koordinasi"
)

// Label gives the role as a heading or a tag says it.
func (r Role) Label() string {
	switch r {
	case Assesses:
		return "Asesmen"
	case Accompanies:
		return "Pendampingan"
	case Coordinates:
		return "Koordinasi"
	default:
		return ""
	}
}

// AgreementID names an agreement.
type AgreementID string

// Agreement is an agreement of one court with one or more agencies.
type Agreement struct {
	ID          AgreementID `gorm:"primaryKey"`
	CourtID     identity.CourtID
	Number      string
	Title       string
	From        calendar.Date
	To          calendar.Date
	Agencies    []identity.AgencyID `gorm:"serializer:json"`
	Instruments []string            `gorm:"serializer:json"` // ids of instruments
	CreatedAt   time.Time
	Version     int
}

// Valid reports whether the agreement holds on a day, both ends included.
func (a Agreement) Valid(on calendar.Date) bool { return a.State(on) == Current }

// State is how an agreement stands on a day.
type State string

// The states.
const (
	Upcoming State = "upcoming"
	Current  State = "current"
	Ended    State = "ended"
)

// State says whether the agreement is yet to begin, holds or has ended on a
// day.
func (a Agreement) State(on calendar.Date) State {
	switch {
	case on.Before(a.From):
		return Upcoming
	case on.After(a.To):
		return Ended
	default:
		return Current
	}
}

// Covers reports whether the agreement lets the court ask the agency for the
// instrument on a day.
func (a Agreement) Covers(agency identity.AgencyID, instrument string, on calendar.Date) bool {
	return a.Valid(on) && slices.Contains(a.Agencies, agency) && slices.Contains(a.Instruments, instrument)
}

// Store keeps agencies and agreements. internal/postgres implements it.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Agencies(ctx context.Context) ([]Agency, error)
	// Agreements returns those of one court, or all for an empty court, the
	// longest lasting first.
	Agreements(ctx context.Context, court identity.CourtID) ([]Agreement, error)
	SaveAgreement(ctx context.Context, a *Agreement) error
}

// Service keeps the agreements of a court.
type Service struct {
	Store Store
	Now   func() time.Time
}

// Conclude records an agreement that the court signed. It returns Invalid for
// a faulty entry.
func (s *Service) Conclude(ctx context.Context, by identity.Actor, in Agreement) (*Agreement, error) {
	in.CourtID = by.Court
	if err := access.Check(by, access.ConcludeAgreement, access.Scope{Court: in.CourtID}); err != nil {
		return nil, err
	}
	if faults := in.Check(); len(faults) > 0 {
		return nil, &problem.Problem{Kind: problem.Invalid, Words: "Nota kesepahaman belum dicatat.", Fields: faults}
	}
	in.ID, in.CreatedAt, in.Version = AgreementID(identity.NewID()), s.Now(), 0
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		if err := s.known(ctx, in.Agencies); err != nil {
			return err
		}
		if err := s.Store.SaveAgreement(ctx, &in); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "agreement.conclude").
			On("agreement", string(in.ID), in.CourtID, "").From(nil, in))
	})
	return &in, err
}

// known returns Invalid unless every agency is in the list of partners.
func (s *Service) known(ctx context.Context, ids []identity.AgencyID) error {
	all, err := s.Store.Agencies(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if !slices.ContainsFunc(all, func(y Agency) bool { return y.ID == id }) {
			return problem.New(problem.Invalid, "Nota kesepahaman belum dicatat.").With("agencies", "Pilih lembaga dari daftar.")
		}
	}
	return nil
}

// Check lists why the agreement cannot be recorded.
func (a Agreement) Check() []problem.Field {
	var out []problem.Field
	need := func(missing bool, name, words string) {
		if missing {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	need(a.Number == "", "number", "Isi nomor nota kesepahaman.")
	need(a.Title == "", "title", "Isi judul atau tentang apa nota kesepahaman ini.")
	need(a.From.IsZero(), "from", "Isi tanggal mulai berlaku.")
	need(a.To.IsZero() || a.To.Before(a.From), "to", "Isi tanggal berakhir, sesudah tanggal mulai.")
	need(len(a.Agencies) == 0, "agencies", "Pilih sekurang-kurangnya satu lembaga.")
	need(len(a.Instruments) == 0, "instruments", "Pilih sekurang-kurangnya satu instrumen.")
	return out
}

// List returns the agreements that the actor may see, and every agency.
func (s *Service) List(ctx context.Context, by identity.Actor) ([]Agreement, []Agency, error) {
	if err := access.Check(by, access.ReadAgreement, access.Of(by)); err != nil {
		return nil, nil, err
	}
	agreements, err := s.Store.Agreements(ctx, by.Court)
	if err != nil {
		return nil, nil, err
	}
	agencies, err := s.Store.Agencies(ctx)
	return agreements, agencies, err
}

// Choice is an agency that a court may ask today, under which agreement.
type Choice struct {
	Agency    Agency
	Agreement Agreement
}

// Choices returns the agencies that a valid agreement of the court covers for
// an instrument on a day, in the order of their names.
func (s *Service) Choices(ctx context.Context, court identity.CourtID, instrument string, on calendar.Date) ([]Choice, error) {
	agreements, err := s.Store.Agreements(ctx, court)
	if err != nil {
		return nil, err
	}
	agencies, err := s.Store.Agencies(ctx)
	if err != nil {
		return nil, err
	}
	var out []Choice
	for _, y := range agencies {
		for _, a := range agreements {
			if a.Covers(y.ID, instrument, on) {
				out = append(out, Choice{y, a})
				break
			}
		}
	}
	return out, nil
}
