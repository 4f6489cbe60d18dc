package demo

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/referral"
)

// verb is one thing that somebody does in a story.
type verb func(ctx context.Context, t *teller, s *tale) error

// instrument is the form on which the agencies report.
const instrument = "peksos-laporan-sosial"

var clerks = map[identity.CourtID]string{praya: "petugas.praya", mataram: "petugas.mataram"}
var registrars = map[identity.CourtID]string{praya: "panitera.praya", mataram: "panitera.mataram"}
var deputies = map[identity.CourtID]string{praya: "Baiq Sulastri, S.H.", mataram: "Dedi Kurniawan, S.H.I."}
var supervisors = map[identity.AgencyID]string{paramita: "penyelia.paramita", loteng: "penyelia.loteng", ppaMataram: "penyelia.ppamataram", peksos: "penyelia.peksos"}
var assessors = map[identity.AgencyID]string{paramita: "asesor.paramita", loteng: "asesor.loteng", ppaMataram: "asesor.ppamataram", peksos: "asesor.peksos"}

func (t *teller) clerk(s *tale) identity.Actor     { return t.actors[clerks[s.court]] }
func (t *teller) registrar(s *tale) identity.Actor { return t.actors[registrars[s.court]] }

// at gives the petition as it stands.
func (t *teller) at(ctx context.Context, s *tale) (petition.Revision, error) {
	p, err := t.db.Petition(ctx, s.id)
	if err != nil {
		return petition.Revision{}, err
	}
	return petition.Revision{ID: p.ID, Version: p.Version}, nil
}

// step makes a verb of one that changes the petition as it stands.
func step(fn func(ctx context.Context, t *teller, s *tale, at petition.Revision) error) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		at, err := t.at(ctx, s)
		if err != nil {
			return err
		}
		return fn(ctx, t, s, at)
	}
}

func open(ctx context.Context, t *teller, s *tale) error {
	s.id = petition.ID(identity.NewID())
	_, err := t.petitions.Open(ctx, t.clerk(s), s.id)
	return err
}

// fill enters the whole petition.
func fill(ctx context.Context, t *teller, s *tale) error { return t.fill(ctx, s, t.parts(s), true) }

// fillSome enters the first pages only, as they are known so far.
func fillSome(pages int) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		return t.fill(ctx, s, t.parts(s)[:pages], false)
	}
}

func (t *teller) fill(ctx context.Context, s *tale, parts []petition.Part, strict bool) error {
	for _, part := range parts {
		at, err := t.at(ctx, s)
		if err != nil {
			return err
		}
		if _, err := t.petitions.Amend(ctx, t.clerk(s), at, part, strict); err != nil {
			return fmt.Errorf("fill %T: %w", part, err)
		}
	}
	return nil
}

var submit = step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
	_, err := t.petitions.Submit(ctx, t.clerk(s), at)
	return err
})

func sendBack(remarks ...string) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		_, err := t.petitions.Return(ctx, t.clerk(s), at, strings.Join(remarks, "\n"))
		return err
	})
}

// register enters the petition under the next number of the court and year.
func register(advance int64) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		today := calendar.Of(t.clock.now())
		n := t.nextCase(s.court, today)
		in := petition.Enrolment{
			Number: fmt.Sprintf("%d/Pdt.P/%d/%s", n, today.Year, s.court), On: today, Advance: advance,
			Receipt: fmt.Sprintf("SKUM-%03d/%d", n+70, today.Year),
		}
		if in.Prodeo = advance == 0; in.Prodeo {
			in.Receipt = fmt.Sprintf("SKTM 474/%d/Kesra/%d", n+12, today.Year)
		}
		_, err := t.petitions.Register(ctx, t.clerk(s), at, in)
		return err
	})
}

// nextCase counts from what the court may have had by the day of the first.
func (t *teller) nextCase(court identity.CourtID, on calendar.Date) int {
	key := fmt.Sprintf("%s %d", court, on.Year)
	if t.cases[key] == 0 {
		t.cases[key] = int(on.Month) * map[identity.CourtID]int{praya: 3, mataram: 1}[court]
	}
	t.cases[key]++
	return t.cases[key]
}

func assign(judge string) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		s.judge = judge
		_, err := t.petitions.Assign(ctx, t.registrar(s), at, t.actors[judge].ID, deputies[s.court])
		return err
	})
}

func schedule(n int, clock, room string) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		slot := hearing.Slot{On: t.clock.day(n), At: clock, Room: room}
		slot.Confirmed = slot.Key() // the clerk read what is unusual about it
		_, err := t.hearings.Schedule(ctx, t.clerk(s), at, slot)
		return err
	})
}

var begin = step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
	_, err := t.hearings.Begin(ctx, t.actors[s.judge], at)
	return err
})

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

func decide(kind petition.OutcomeKind, note string) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		by := t.actors[s.judge]
		if s.judge == "" {
			by = t.clerk(s)
		}
		_, err := t.petitions.Decide(ctx, by, at, petition.Ruling{Kind: kind, On: calendar.Of(t.clock.now()), Note: note})
		return err
	})
}

var follow = step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
	_, err := t.petitions.Follow(ctx, t.clerk(s), at)
	return err
})

var archive = step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
	_, err := t.petitions.Archive(ctx, t.clerk(s), at)
	return err
})

// tie links the petition to that of another story.
func tie(key, why string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		return t.petitions.Tie(ctx, t.clerk(s), s.id, t.tales[key].id, why)
	}
}

// study is the judge reading the file.
func study(ctx context.Context, t *teller, s *tale) error {
	_, err := t.petitions.Show(ctx, t.actors[s.judge], s.id)
	return err
}

// issue freezes the brief for the judge.
func issue(ctx context.Context, t *teller, s *tale) error {
	_, err := t.briefs.Issue(ctx, t.actors[s.judge], s.id)
	return err
}

// ask sends a request that is due on day due; the clerk asks for the judge.
func ask(agency identity.AgencyID, due int, questions ...string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		by := t.clerk(s)
		if s.judge != "" {
			by = t.actors[s.judge]
		}
		r, err := t.referrals.Ask(ctx, by, referral.Request{
			Ticket: referral.ID(identity.NewID()), Petition: s.id, Agency: agency, Instrument: instrument,
			Questions: strings.Join(questions, "\n"), Due: t.clock.day(due), Contact: s.contact(),
		})
		if err != nil {
			return err
		}
		s.asked[agency] = r.ID
		return nil
	}
}

// contact is how an agency reaches the family.
func (s *story) contact() string {
	i := slices.IndexFunc(s.asks, func(x soul) bool { return x.phone != "" })
	if i < 0 {
		return "Melalui kepala dusun " + s.home.street
	}
	return "Pemohon, telepon " + s.asks[i].phone
}

// answer makes a verb of what a supervisor does with a request.
func answer(agency identity.AgencyID, fn func(context.Context, *teller, identity.Actor, *referral.Referral) error) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		r, err := t.db.Referral(ctx, s.asked[agency])
		if err != nil {
			return err
		}
		return fn(ctx, t, t.actors[supervisors[agency]], r)
	}
}

func accept(agency identity.AgencyID) verb {
	return answer(agency, func(ctx context.Context, t *teller, by identity.Actor, r *referral.Referral) error {
		_, err := t.referrals.Accept(ctx, by, r.ID, r.Version)
		return err
	})
}

func decline(agency identity.AgencyID, reason string) verb {
	return answer(agency, func(ctx context.Context, t *teller, by identity.Actor, r *referral.Referral) error {
		_, err := t.referrals.Decline(ctx, by, r.ID, r.Version, reason)
		return err
	})
}

func allocate(agency identity.AgencyID) verb {
	return answer(agency, func(ctx context.Context, t *teller, by identity.Actor, r *referral.Referral) error {
		_, err := t.referrals.Allocate(ctx, by, r.ID, r.Version, t.actors[assessors[agency]].ID)
		return err
	})
}
