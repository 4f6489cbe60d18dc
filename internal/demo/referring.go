package demo

import (
	"context"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/referral"
)

// meet agrees with the family when the assessor of an agency sees the child;
// why is empty the first time.
func meet(agency identity.AgencyID, n int, at, place, why string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		r, err := t.db.Referral(ctx, s.asked[agency])
		if err != nil {
			return err
		}
		_, err = t.referrals.Schedule(ctx, t.actors[assessors[agency]], seen(r), referral.Appointment{On: t.clock.day(n), At: at, Place: place, Why: why})
		return err
	}
}

func seen(r *referral.Referral) referral.Revision {
	return referral.Revision{ID: r.ID, Version: r.Version}
}

// takeBack revokes the request to an agency for the court.
func takeBack(agency identity.AgencyID, reason string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		r, err := t.db.Referral(ctx, s.asked[agency])
		if err != nil {
			return err
		}
		_, err = t.referrals.Revoke(ctx, t.clerk(s), seen(r), reason)
		return err
	}
}

// comeFirst is the family at an agency before it files.
func comeFirst(agency identity.AgencyID, consent string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		who := t.person(s.child.soul, s.home)
		r, err := t.referrals.Record(ctx, t.actors[assessors[agency]], referral.Recording{
			Ticket: referral.ID(identity.NewID()), Name: who.Name, Sex: who.Sex, Born: who.Born, District: s.home.village.Parent(),
			Contact: s.contact(), Instrument: socialReport, Basis: referral.Consent, Consent: consent, Assent: referral.Agrees,
		})
		if err != nil {
			return err
		}
		s.asked[agency] = r.ID
		return nil
	}
}

// bringCode is the family at the counter with the code of an agency.
func bringCode(agency identity.AgencyID) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		r, err := t.db.Referral(ctx, s.asked[agency])
		if err != nil {
			return err
		}
		x, err := t.referrals.IssueCode(ctx, t.actors[supervisors[agency]], seen(r))
		if err != nil {
			return err
		}
		_, err = t.referrals.Attach(ctx, t.clerk(s), petition.ID(s.id), referral.Attachment{Code: string(x.Code), Basis: referral.Consent})
		return err
	}
}
