package mou

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

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

// Record is an agreement with what surrounds it. Before is the one that it
// renews and After the one that renews it; either may be nil.
type Record struct {
	Agreement
	Before, After *Agreement
	Agencies      []Agency      // every partner, for their names
	Trail         []audit.Entry // what was done to the record, the newest first
}

// Show returns an agreement, or NotFound for one of another court.
func (s *Service) Show(ctx context.Context, by identity.Actor, id AgreementID) (*Record, error) {
	a, err := s.load(ctx, by, access.ReadAgreement, id)
	if err != nil {
		return nil, err
	}
	all, err := s.Store.Agreements(ctx, a.CourtID)
	if err != nil {
		return nil, err
	}
	out := &Record{Agreement: *a, After: Successor(all, id)}
	for i := range all {
		if all[i].ID == a.Renews {
			out.Before = &all[i]
		}
	}
	if out.Agencies, err = s.Store.Agencies(ctx); err != nil {
		return nil, err
	}
	out.Trail, err = s.Store.Trail(ctx, "agreement", string(id))
	return out, err
}

// File returns the signed paper to a reader at the court; the reading is
// audited, because the paper names who signed. It returns NotFound when there
// is none.
func (s *Service) File(ctx context.Context, by identity.Actor, id AgreementID) (*file.File, error) {
	var f *file.File
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.load(ctx, by, access.ReadAgreementFile, id)
		if err != nil {
			return err
		}
		if a.FileHash == "" {
			return problem.Missing()
		}
		if f, err = s.Store.File(ctx, a.FileHash); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, string(access.ReadAgreementFile)).On("agreement", string(id), a.CourtID, ""))
	})
	return f, err
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
