package determination

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// Marriage is what the court learned about the marriage itself and about who
// judges it: each list is the oldest first, the last of it counts, and those
// before it stay.
type Marriage struct {
	Customs        []petition.Custom
	Impediments    []petition.Impediment // of every kind
	Attentions     []Attention
	Commitments    []Commitment
	Qualifications []Qualification // of the judge who has the petition
	Fallbacks      []Fallback      // for that judge
}

// MarriageStore reads what makes up a Marriage.
type MarriageStore interface {
	Customs(ctx context.Context, id petition.ID) ([]petition.Custom, error)
	Impediments(ctx context.Context, id petition.ID) ([]petition.Impediment, error)
	Attentions(ctx context.Context, id petition.ID) ([]Attention, error)
	Pledges(ctx context.Context, id petition.ID) ([]Commitment, error)
	Qualifications(ctx context.Context, judge identity.AccountID) ([]Qualification, error)
	Fallbacks(ctx context.Context, id petition.ID) ([]Fallback, error)
}

// LoadMarriage reads it for a petition, inside the transaction of the caller and
// after its check.
func LoadMarriage(ctx context.Context, s MarriageStore, p *petition.Petition) (m Marriage, err error) {
	if m.Customs, err = s.Customs(ctx, p.ID); err != nil {
		return m, err
	}
	if m.Impediments, err = s.Impediments(ctx, p.ID); err != nil {
		return m, err
	}
	if m.Attentions, err = s.Attentions(ctx, p.ID); err != nil {
		return m, err
	}
	if m.Commitments, err = s.Pledges(ctx, p.ID); err != nil || p.JudgeID == "" {
		return m, err
	}
	if m.Qualifications, err = s.Qualifications(ctx, p.JudgeID); err != nil {
		return m, err
	}
	all, err := s.Fallbacks(ctx, p.ID)
	for _, f := range all {
		if f.JudgeID == p.JudgeID {
			m.Fallbacks = append(m.Fallbacks, f)
		}
	}
	return m, err
}

// put gives the law what was recorded.
func (m Marriage) put(f *law.Facts) {
	petition.Impede(f, m.Impediments)
	f.Consent, f.Attention, f.Commitment = map[string]law.Answer{}, map[string]law.Answer{}, map[string]law.Answer{}
	if x := Last(m.Attentions); x != nil {
		x.put(f)
	}
	if x := Last(m.Commitments); x != nil {
		for _, p := range x.Pledges {
			f.Commitment[p.Field] = p.Answer
		}
	}
	if x := Last(m.Qualifications); x != nil {
		f.Judge.Basis = string(x.Basis)
	}
	if x := Last(m.Fallbacks); x != nil {
		f.Judge.NoOther = x.NoOther
	}
}

// Last returns the one that counts, or nil when there is none.
func Last[T any](all []T) *T {
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// Marriage returns it to whoever may read the petition; the page that shows it
// was audited when the petition was read.
func (s *Service) Marriage(ctx context.Context, by identity.Actor, p *petition.Petition) (Marriage, error) {
	if err := access.Check(by, access.ReadPetition, p.Scope()); err != nil {
		return Marriage{}, err
	}
	return LoadMarriage(ctx, s.Store, p)
}
