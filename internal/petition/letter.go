package petition

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Letter is what the letter says that goes with a returned petition
// (PERMA 5/2019 Pasal 9): it names the petitioner and what must be completed.
type Letter struct {
	Court    identity.Court
	On       calendar.Date
	To       []string // the petitioners, as they are addressed
	Child    string   // initials: the letter leaves the court
	Ordinal  int      // which return this is, counted from 1
	By       string
	Defects  []Defect
	Received calendar.Date
}

// LetterOf returns the letter for the last return. It returns NotFound while
// the petition was never returned.
func (s *Service) LetterOf(ctx context.Context, by identity.Actor, id ID, court identity.Court) (*Letter, error) {
	var out *Letter
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ReadPetition, id)
		if err != nil {
			return err
		}
		n := len(p.Returns)
		if n == 0 {
			return problem.Missing()
		}
		last := p.Returns[n-1]
		out = &Letter{Court: court, On: last.On, Child: p.Child.Initials(), Ordinal: n, By: last.By, Defects: last.Defects, Received: last.Received}
		for _, x := range p.Petitioners {
			out.To = append(out.To, x.FullName())
		}
		return s.record(ctx, audit.Of(s.Now(), by, "petition.letter"), p)
	})
	return out, err
}
