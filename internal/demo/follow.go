package demo

import (
	"context"

	"timbang/internal/calendar"
	"timbang/internal/followup"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// follow plans the visits of an agency at the usual times; first is the day
// until which the first one is made, where it is made sooner, and 0 elsewhere.
func follow(agency identity.AgencyID, first int) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		p, err := t.db.Petition(ctx, s.id)
		if err != nil {
			return err
		}
		in := followup.Entry{Agency: agency, Contact: s.contact(), Due: followup.Proposal(p.DecidedOn, calendar.Of(t.clock.now()))}
		if first != 0 {
			in.Due[0] = t.clock.day(first)
		}
		_, err = t.followUps.Plan(ctx, t.clerk(s), at, in)
		return err
	})
}

// planned names the plan of a story as it stands.
func (t *teller) planned(ctx context.Context, s *tale) (petition.Revision, error) {
	p, err := t.db.Plan(ctx, s.id)
	if err != nil {
		return petition.Revision{}, err
	}
	return petition.Revision{ID: s.id, Version: p.Version}, nil
}

// pledge is one commitment; months is until when, counted from the day of
// loading.
type pledge struct {
	field  followup.Field
	who    followup.Promiser
	months int
	what   string
}

func promised(field followup.Field, who followup.Promiser, months int, what string) pledge {
	return pledge{field, who, months, what}
}

// promise enters what the parents promised.
func promise(all ...pledge) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		for _, x := range all {
			at, err := t.planned(ctx, s)
			if err != nil {
				return err
			}
			c := followup.Commitment{Field: x.field, What: x.what, Who: x.who, Until: t.clock.today.AddMonths(x.months)}
			if _, err := t.followUps.Commit(ctx, t.clerk(s), at, c); err != nil {
				return err
			}
		}
		return nil
	}
}

// visit asks the agency of the plan for a visit.
func visit(agency identity.AgencyID, ordinal int) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		at, err := t.planned(ctx, s)
		if err != nil {
			return err
		}
		f, err := t.followUps.Ask(ctx, t.clerk(s), at, ordinal)
		if err != nil {
			return err
		}
		s.asked[agency] = f.Visits[ordinal-1].ReferralID
		return nil
	}
}

// kept is how one commitment was kept.
func kept(how followup.How, words string) followup.Answer {
	return followup.Answer{How: how, Words: words}
}

// observe says at a visit how the commitments were kept, in their order.
func observe(agency identity.AgencyID, said ...followup.Answer) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		for i := range said {
			said[i].Commitment = i + 1
		}
		_, err := t.followUps.Observe(ctx, t.actors[assessors[agency]], s.asked[agency], 0, said)
		return err
	}
}
