package repeat

import (
	"cmp"
	"context"
	"slices"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// Sightings gathers the earlier petitions that may concern the people of p,
// the latest first, with the details that the court of p may know. The caller
// has checked that the reader is its registrar or its judge.
func Sightings(ctx context.Context, r Reader, p *petition.Petition, today calendar.Date) ([]Sighting, error) {
	g := gathering{before: cmp.Or(filed(p.RegisteredOn, p.SubmittedAt), today), all: map[petition.ID]*Sighting{}}
	likes, err := r.Likenesses(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for _, l := range likes {
		g.like(l)
	}
	if err := g.records(ctx, r, p.ID); err != nil {
		return nil, err
	}
	out := g.sorted()
	for i := range out {
		if err := out[i].detail(ctx, r, p.CourtID); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// gathering is sightings by the other petition.
type gathering struct {
	before calendar.Date
	all    map[petition.ID]*Sighting
}

// like takes in a likeness, unless the other petition came later.
func (g gathering) like(l Likeness) {
	on := filed(l.RegisteredOn, l.SubmittedAt)
	if on.After(g.before) {
		return
	}
	s := g.all[l.OtherID]
	if s == nil {
		s = &Sighting{Other: l.OtherID, Court: l.CourtID, Filed: on, Linked: l.Linked}
		g.all[l.OtherID] = s
	}
	s.Shared = append(s.Shared, Shared{l.Mine, l.Theirs, l.Basis})
}

func strength(b Basis) int {
	return slices.IndexFunc(Bases, func(x struct {
		Kind  Basis
		Label string
	}) bool {
		return x.Kind == b
	})
}

// records adds decisions and requests, also those about a petition that does
// not match any more.
func (g gathering) records(ctx context.Context, r Reader, id petition.ID) error {
	decisions, err := r.RepeatDecisions(ctx, id)
	if err != nil {
		return err
	}
	requests, err := r.RepeatRequests(ctx, id)
	if err != nil {
		return err
	}
	for _, d := range decisions {
		s, err := g.known(ctx, r, d.OtherID)
		if err != nil {
			return err
		}
		s.Decisions = append(s.Decisions, d)
	}
	for _, q := range requests {
		s, err := g.known(ctx, r, q.OtherID)
		if err != nil {
			return err
		}
		s.Requests = append(s.Requests, q)
	}
	return nil
}

func (g gathering) known(ctx context.Context, r Reader, id petition.ID) (*Sighting, error) {
	if s := g.all[id]; s != nil {
		return s, nil
	}
	p, err := r.Petition(ctx, id)
	if err != nil {
		return nil, err
	}
	s := &Sighting{Other: id, Court: p.CourtID, Filed: filed(p.RegisteredOn, p.SubmittedAt)}
	g.all[id] = s
	return s, nil
}

func (g gathering) sorted() []Sighting {
	out := make([]Sighting, 0, len(g.all))
	for _, s := range g.all {
		slices.SortFunc(s.Shared, func(a, b Shared) int {
			return cmp.Or(cmp.Compare(a.Mine, b.Mine), strength(a.Basis)-strength(b.Basis), cmp.Compare(a.Theirs, b.Theirs)) // the child first
		})
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Sighting) int { return cmp.Or(b.Filed.Compare(a.Filed), cmp.Compare(a.Other, b.Other)) })
	return out
}

// detail adds what the court may know: of a petition of its own, how it is now;
// of the other court's, what was granted. Of somebody else it may know nothing.
func (s *Sighting) detail(ctx context.Context, r Reader, court identity.CourtID) error {
	switch {
	case s.Verdict() == Other:
		return nil
	case s.Court == court:
		p, err := r.Petition(ctx, s.Other)
		if err != nil {
			return err
		}
		s.Version = p.Version
		s.Details, err = details(ctx, r, p)
		return err
	}
	for _, q := range s.Requests {
		if q.Status == Granted {
			s.Details = &q.Disclosed
			return nil
		}
	}
	return nil
}

// details is what one court may tell the other about a petition.
func details(ctx context.Context, r Reader, p *petition.Petition) (*Details, error) {
	d := &Details{Number: p.Number, Initials: p.Child.Initials(), Outcome: p.Outcome.Kind.Label(), DecidedOn: p.DecidedOn, Reasons: p.Reason.Categories}
	if d.Outcome == "" {
		d.Outcome = "Belum diputus (" + p.Status.Label() + ")"
		return d, nil
	}
	found, err := r.FoundReasons(ctx, p.ID)
	if err == nil && len(found) > 0 {
		d.Reasons, d.Found = found, true
	}
	return d, err
}
