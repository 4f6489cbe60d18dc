package notice

import (
	"context"

	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
)

// Reminder is what time brought about without anybody doing anything. Kind and
// part make it one of its kind for its subject.
type Reminder struct {
	Notice   Kind
	Kind     string // the noun of the audit, "referral"
	Subject  string
	Petition string
	Court    identity.CourtID
	Part     int
}

// visitAhead is how many days before a visit after the decision is due the
// court is told.
const visitAhead = 7

// endingAhead is how many days before its end the parties of an agreement are
// told: first in time to talk, then in time to sign.
var endingAhead = []int{90, 30, 7}

// Remind writes the notices that time alone brings: a referral is late, an
// agreement is about to end, a visit is due. What was told once is not told
// again, however many instances remind. It returns how many things were told.
func (s *Service) Remind(ctx context.Context) (int, error) {
	n := 0
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		all, err := s.Store.Reminders(ctx, calendar.Of(s.Now()), visitAhead, endingAhead)
		if err != nil {
			return err
		}
		n = len(all)
		for _, r := range all {
			if err := s.remind(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
	return n, err
}

func (s *Service) remind(ctx context.Context, r Reminder) error {
	m, err := s.Store.Matter(ctx, r.Kind, r.Subject, r.Petition)
	if err != nil {
		return err
	}
	e := audit.Of(s.Now(), identity.TheOperator, string(r.Notice)).On(r.Kind, r.Subject, r.Court, r.Petition)
	return tell(ctx, s.Store, Notice{Kind: r.Notice, At: e.At, Part: r.Part}, m, e)
}
