package report

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Sitting is one hearing in the calendar of a court.
type Sitting struct {
	PetitionID petition.ID
	Number     petition.Number
	Initials   string // of the child, "S.A."
	Ordinal    int
	On         calendar.Date
	At         string // "09.30"
	Room       string
	JudgeID    identity.AccountID
	Judge      string
	Ended      bool
	Clash      string // what it has at the same time as another: "ruang", "hakim"
}

// Agenda is the hearings of some days, in the order of their time.
type Agenda struct {
	Court    identity.Court
	From, To calendar.Date
	Sittings []Sitting
}

// longestAgenda is how many days one agenda may have.
const longestAgenda = 62

// Agenda lists the hearings from a day to another: those of the court for its
// desk, their own for a judge. It returns Invalid for more than 62 days.
func (s *Service) Agenda(ctx context.Context, by identity.Actor, from, to calendar.Date) (*Agenda, error) {
	if !access.May(by.Office, access.ReadAgenda) {
		return nil, access.Check(by, access.ReadAgenda, access.Of(by))
	}
	if n := from.DaysUntil(to); n < 0 || n >= longestAgenda {
		return nil, problem.New(problem.Invalid, "Pilih paling banyak 62 hari, dari hari yang lebih awal ke yang lebih akhir.")
	}
	out := &Agenda{From: from, To: to}
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		court, err := s.Store.Court(ctx, by.Court)
		if err != nil {
			return err
		}
		out.Court = *court
		if out.Sittings, err = s.Store.Sittings(ctx, access.Of(by), from, to); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, string(access.ReadAgenda)).On("agenda", from.String()+"/"+to.String(), by.Court, ""))
	})
	clash(out.Sittings)
	return out, err
}

// clash marks hearings that are in one room, or before one judge, at one time.
func clash(all []Sitting) {
	for i := range all {
		for j := range all {
			a, b := &all[i], &all[j]
			if i == j || a.On != b.On || a.At != b.At || a.Ended || b.Ended {
				continue
			}
			switch {
			case a.JudgeID == b.JudgeID && a.JudgeID != "":
				a.Clash = "hakim"
			case a.Room == b.Room && a.Clash == "":
				a.Clash = "ruang"
			}
		}
	}
}
