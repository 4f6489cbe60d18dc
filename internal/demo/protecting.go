package demo

import (
	"context"
	"fmt"

	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/protection"
)

// sheltered gives the protection referral of a story as it stands.
func (t *teller) sheltered(ctx context.Context, s *tale) (*protection.Referral, protection.Revision, error) {
	all, err := t.db.Protections(ctx, "", "", s.id)
	if err != nil {
		return nil, protection.Revision{}, err
	}
	if len(all) != 1 {
		return nil, protection.Revision{}, fmt.Errorf("%s has %d protection referrals, want 1", s.key, len(all))
	}
	return &all[0], protection.Revision{ID: all[0].ID, Version: all[0].Version}, nil
}

// takeIn is the UPTD receiving the child.
func takeIn(ctx context.Context, t *teller, s *tale) error {
	r, at, err := t.sheltered(ctx, s)
	if err != nil {
		return err
	}
	_, err = t.protections.Receive(ctx, t.actors[supervisors[r.AgencyID]], at, t.actors[assessors[r.AgencyID]].ID)
	return err
}

// offer is the UPTD offering a service to the child, who answers on the same
// day, or later where the answer is empty.
func offer(what protection.Help, answer protection.Answer, offered, answered string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		r, at, err := t.sheltered(ctx, s)
		if err != nil {
			return err
		}
		by, on := t.handler(r), calendar.Of(t.clock.now())
		r, err = t.protections.Offer(ctx, by, at, protection.Content{Service: what, On: on, Words: offered})
		if err != nil || answer == "" {
			return err
		}
		at = protection.Revision{ID: r.ID, Version: r.Version}
		_, err = t.protections.Answer(ctx, by, at, protection.Content{Of: len(r.Entries), Answer: answer, On: on, Words: answered})
		return err
	}
}

func (t *teller) handler(r *protection.Referral) identity.Actor {
	return t.actors[assessors[r.AgencyID]]
}

// certify is the supervisor of an agency issuing a paper for its signed
// assessment; held is a day of the calendar for counselling.
func certify(agency identity.AgencyID, kind assessment.CertificateKind, number string, held int, present string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		all, err := t.db.AssessmentsOf(ctx, s.asked[agency])
		if err != nil {
			return err
		}
		x := assessment.Certificate{Kind: kind, Number: number, DatedOn: calendar.Of(t.clock.now()), Place: "Praya"}
		if x.Present = present; kind == assessment.Counselling {
			x.HeldOn = t.clock.day(held)
		}
		_, err = t.assessments.IssueCertificate(ctx, t.actors[supervisors[agency]], all[0].ID, x)
		return err
	}
}

// sealUp is the judge making the sealed annex.
func sealUp(ctx context.Context, t *teller, s *tale) error {
	_, err := t.briefs.SealAnnex(ctx, t.actors[s.judge], s.id, brief.AnnexID(identity.NewID()))
	return err
}
