// Package seed multiplies the demonstration into a database as large as that of
// courts with many years behind them, to measure on it. Everybody in it is
// invented.
package seed

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/repeat"
)

// Batch is what is written at once.
type Batch struct {
	Petitions []petition.Petition
	Marks     []repeat.Mark
	Names     []repeat.Named
	Referrals []referral.Referral
}

// Store keeps what is made.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Petitions(ctx context.Context, in access.Scope, f petition.Filter) ([]petition.Summary, error)
	Petition(ctx context.Context, id petition.ID) (*petition.Petition, error)
	Referrals(ctx context.Context, in access.Scope, p petition.ID) ([]referral.Referral, error)
	// Grown counts the petitions that were registered up to a day.
	Grown(ctx context.Context, until calendar.Date) (int, error)
	// Multiply writes new rows.
	Multiply(ctx context.Context, b Batch) error
}

// Service multiplies.
type Service struct {
	Store Store
	Index *repeat.Service
	Now   func() time.Time
}

// The petitions that are made fill the register of one court after the other,
// each with as many numbers as a year has, of the years before the
// demonstration.
const (
	firstYear, lastYear = 2000, 2024
	numbersAYear        = 9999
	aCourt              = (lastYear - firstYear + 1) * numbersAYear
	batch               = 500
)

// Most is how many petitions fit the registers of a number of courts.
func Most(courts int) int { return courts * aCourt }

// Run fills the registers of courts, in their order, until there are n petitions
// of the years before the demonstration, and tells how many there are. What an
// interrupted run made is kept and counted. It returns Invalid when the courts
// have no room for n, and Conflict without a demonstration.
func (s *Service) Run(ctx context.Context, courts []identity.CourtID, n int, said func(made int)) error {
	if n > Most(len(courts)) {
		return problem.New(problem.Invalid, "Register %d pengadilan hanya memuat %d permohonan.", len(courts), Most(len(courts)))
	}
	made, err := s.Store.Grown(ctx, calendar.Date{Year: lastYear, Month: 12, Day: 31})
	if err != nil {
		return err
	}
	moulds, err := s.moulds(ctx)
	if err != nil {
		return err
	}
	for made < n {
		next := min(batch, n-made)
		if err := s.write(ctx, moulds, courts, made, next); err != nil {
			return fmt.Errorf("seed: %w", err)
		}
		made += next
		said(made)
	}
	return nil
}

// mould is a closed petition of the demonstration with its requests that are
// over.
type mould struct {
	petition  petition.Petition
	referrals []referral.Referral
}

func (s *Service) moulds(ctx context.Context) ([]mould, error) {
	var out []mould
	for _, court := range []identity.CourtID{"PA.Mtr", "PA.Pra"} {
		all, err := s.Store.Petitions(ctx, access.Scope{Court: court}, petition.Filter{})
		if err != nil {
			return nil, err
		}
		for _, line := range all {
			p, err := s.Store.Petition(ctx, line.ID)
			if err != nil {
				return nil, err
			}
			if p.DecidedOn.IsZero() {
				continue
			}
			asked, err := s.Store.Referrals(ctx, access.Scope{Court: court}, p.ID)
			if err != nil {
				return nil, err
			}
			asked = slices.DeleteFunc(asked, func(r referral.Referral) bool { return !r.Status.Closed() })
			out = append(out, mould{*p, asked})
		}
	}
	if len(out) == 0 {
		return nil, problem.New(problem.Conflict, "Data peragaan tidak memuat permohonan yang sudah diputus.")
	}
	return out, nil
}

// write makes the petitions from the index on and writes them in one
// transaction.
func (s *Service) write(ctx context.Context, moulds []mould, courts []identity.CourtID, from, n int) error {
	var b Batch
	for i := from; i < from+n; i++ {
		rnd := rand.New(rand.NewPCG(uint64(i), 1))
		m := moulds[rnd.IntN(len(moulds))]
		p := cast(m.petition, courts[i/aCourt], i%aCourt, rnd)
		marks, names := s.Index.Traces(&p)
		b.Petitions, b.Marks, b.Names = append(b.Petitions, p), append(b.Marks, marks...), append(b.Names, names...)
		for _, r := range m.referrals {
			r.ID, r.PetitionID, r.CourtID, r.Version = referral.ID(identity.NewID()), p.ID, p.CourtID, 1
			r.Due, r.RequestedAt = p.RegisteredOn.AddDays(14), p.CreatedAt
			b.Referrals = append(b.Referrals, r)
		}
	}
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		if err := s.Store.Multiply(ctx, b); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), identity.TheOperator, "seed.multiply").On("index", "", "", ""))
	})
}

// cast makes the petition at a place of the register of a court.
func cast(p petition.Petition, court identity.CourtID, place int, rnd *rand.Rand) petition.Petition {
	year := lastYear - place/numbersAYear
	number := place%numbersAYear + 1
	on := calendar.Date{Year: year, Month: 1, Day: 2}.AddDays(number * 330 / numbersAYear)
	p.ID, p.CourtID, p.Version = petition.ID(identity.NewID()), court, 1
	p.Number = petition.Number(fmt.Sprintf("%d/Pdt.P/%d/%s", number, year, court))
	p.RegisteredOn, p.AssignedOn, p.DecidedOn = on, on.AddDays(1), on.AddDays(21)
	p.Status = petition.Archived
	at := time.Date(on.Year, on.Month, on.Day, 8, 0, 0, 0, calendar.WITA)
	p.SubmittedAt, p.CreatedAt, p.UpdatedAt = &at, at, at
	p.Child.Person = somebody(p.Child.Person, on.Year-17, rnd)
	p.Spouse.Person = somebody(p.Spouse.Person, on.Year-21, rnd)
	parents := make([]petition.Person, len(p.Petitioners))
	for i, x := range p.Petitioners {
		parents[i] = somebody(x, on.Year-43, rnd)
	}
	p.Petitioners = parents
	return p
}
