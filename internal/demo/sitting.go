package demo

import (
	"context"
	"slices"
	"strings"

	"timbang/internal/hearing"
	"timbang/internal/petition"
)

// telling adds to the record of a hearing.
type telling func(t *teller, r *hearing.Record)

// sit records the last hearing, to which all were called and came unless told
// otherwise. It was closed unless it was adjourned.
func sit(tell ...telling) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		p, at, err := t.last(ctx, s)
		if err != nil {
			return err
		}
		r := hearing.Record{Language: "Sasak dan Indonesia", Understood: true, Plain: true, End: hearing.Close}
		for _, x := range hearing.Seats(p) {
			if !x.Spare {
				r.Seats = append(r.Seats, hearing.Seat{Who: x.Who, Summons: hearing.Served, Presence: hearing.Here})
			}
		}
		for _, more := range tell {
			more(t, &r)
		}
		_, err = t.hearings.Enter(ctx, t.clerk(s), at, r, "")
		return err
	}
}

// last names the last hearing of a story.
func (t *teller) last(ctx context.Context, s *tale) (*petition.Petition, hearing.Revision, error) {
	p, err := t.db.Petition(ctx, s.id)
	if err != nil {
		return nil, hearing.Revision{}, err
	}
	all, err := t.db.Hearings(ctx, s.id)
	if err != nil {
		return nil, hearing.Revision{}, err
	}
	h := hearing.Last(all)
	return p, hearing.Revision{Petition: p.ID, Ordinal: h.Ordinal, Version: h.Version}, nil
}

// away says that somebody did not come; without a why nobody knows.
func away(why string, who ...hearing.Role) telling {
	return func(_ *teller, r *hearing.Record) {
		for i, x := range r.Seats {
			if slices.Contains(who, x.Who) {
				r.Seats[i].Why = why
				r.Seats[i].Presence = map[bool]hearing.Presence{true: hearing.Silent, false: hearing.Prevented}[why == ""]
			}
		}
	}
}

// warned says of which risks a group was advised, and how it took it.
func warned(g hearing.Group, letters, response string) telling {
	return func(_ *teller, r *hearing.Record) {
		r.Advice = append(r.Advice, hearing.Advice{To: g, Items: strings.Split(letters, ""), Response: response})
	}
}

// said is what somebody said, alone or with others in the room.
func said(who hearing.Role, with, gist string) telling {
	return func(_ *teller, r *hearing.Record) {
		x := hearing.Statement{Who: who, How: hearing.Alone, With: with, Gist: gist}
		if with != "" {
			x.How = hearing.Together
		}
		r.Statements = append(r.Statements, x)
	}
}

// until adjourns the hearing to a day.
func until(n int, why string) telling {
	return func(t *teller, r *hearing.Record) {
		r.End, r.Reason, r.Next = hearing.Adjourn, why, t.clock.day(n)
	}
}

// nobody came, and nobody knows why.
func nobody(_ *teller, r *hearing.Record) {
	r.Language, r.Understood, r.Plain = "", false, false
	for i := range r.Seats {
		r.Seats[i].Presence = hearing.Silent
	}
}

// allDone advises and hears everybody who came.
func allDone(_ *teller, r *hearing.Record) {
	for _, g := range hearing.Advising {
		r.Advice = append(r.Advice, hearing.Advice{To: g, Items: strings.Split("abcde", ""), Response: "Menyatakan memahami."})
	}
	for _, x := range r.Seats {
		r.Statements = append(r.Statements, hearing.Statement{Who: x.Who, How: hearing.Alone, Gist: "Menerangkan seperti dalam permohonan."})
	}
}

// found is what the judge found on the matters of Pasal 14, in their order.
func found(words ...string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		_, at, err := t.last(ctx, s)
		if err != nil {
			return err
		}
		var all []hearing.Finding
		for i, w := range words {
			all = append(all, hearing.Finding{Letter: hearing.Matters[i].Letter, Words: w, Basis: "Keterangan di sidang dan laporan lembaga."})
		}
		_, err = t.hearings.Find(ctx, t.actors[s.judge], at, all)
		return err
	}
}
