package determination

import (
	"cmp"
	"context"
	"slices"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/referral"
)

// Horizons are within how many days a hearing is, on the board of gaps.
var Horizons = []int{1, 3, 7}

// Line is a petition on the board of gaps.
type Line struct {
	petition.Summary
	Days int    // until the hearing
	Open []Item // not set aside
	Owed []referral.Referral
}

// Within returns the horizon that the hearing falls into.
func (l Line) Within() int {
	for _, n := range Horizons {
		if l.Days <= n {
			return n
		}
	}
	return 0
}

// Board lists the petitions of the actor that are heard within the furthest
// horizon, the nearest first, with what is open.
func (s *Service) Board(ctx context.Context, by identity.Actor) ([]Line, error) {
	if err := access.Check(by, access.ReadGaps, access.Of(by)); err != nil {
		return nil, err
	}
	var out []Line
	f := petition.Filter{Statuses: []petition.Status{petition.Scheduled, petition.InHearing}}
	for {
		all, err := s.Store.Petitions(ctx, access.Of(by), f)
		if err != nil || len(all) == 0 {
			return nearest(out), err
		}
		for _, x := range all {
			if days := s.today().DaysUntil(x.HearingOn); !x.HearingOn.IsZero() && days >= 0 && days <= Horizons[len(Horizons)-1] {
				line, err := s.line(ctx, x, days)
				if err != nil {
					return nil, err
				}
				out = append(out, line)
			}
		}
		f.After = all[len(all)-1].Place()
	}
}

func nearest(all []Line) []Line {
	slices.SortStableFunc(all, func(a, b Line) int { return cmp.Or(a.Days-b.Days, cmp.Compare(a.HearingAt, b.HearingAt)) })
	return all
}

func (s *Service) line(ctx context.Context, x petition.Summary, days int) (Line, error) {
	l := Line{Summary: x, Days: days}
	p, err := s.Store.Petition(ctx, x.ID)
	if err != nil {
		return l, err
	}
	c, err := s.gather(ctx, p)
	if err != nil {
		return l, err
	}
	for _, i := range c.Open(s.today()) {
		if i.Override == nil {
			l.Open = append(l.Open, i)
		}
	}
	asked, err := s.Store.Referrals(ctx, access.Scope{Court: p.CourtID}, p.ID)
	for _, r := range asked {
		if !r.Status.Closed() {
			l.Owed = append(l.Owed, r)
		}
	}
	return l, err
}
