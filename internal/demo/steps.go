package demo

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"timbang/internal/brief"
	"timbang/internal/job"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/referral"
)

// verb is one thing that somebody does in a story.
type verb func(ctx context.Context, t *teller, s *tale) error

// The forms on which the agencies of the stories report.
const (
	socialReport = "peksos-laporan-sosial"
	unitReport   = "uptd-ppa-asesmen"
	healthReport = "kesehatan-surat-keterangan"
)

var clerks = map[identity.CourtID]string{praya: "petugas.praya", mataram: "petugas.mataram"}
var registrars = map[identity.CourtID]string{praya: "panitera.praya", mataram: "panitera.mataram"}
var deputies = map[identity.CourtID]string{praya: "Baiq Sulastri, S.H.", mataram: "Dedi Kurniawan, S.H.I."}
var supervisors = map[identity.AgencyID]string{paramita: "penyelia.paramita", loteng: "penyelia.loteng", ppaNTB: "penyelia.ppantb", ppaMataram: "penyelia.ppamataram", peksos: "penyelia.peksos"}
var assessors = map[identity.AgencyID]string{paramita: "asesor.paramita", loteng: "asesor.loteng", ppaNTB: "bidan.ppantb", ppaMataram: "asesor.ppamataram", peksos: "asesor.peksos"}

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

// decide records a decision on a petition, as its judge, or as the clerk where
// none sits. What is still open is set aside first.
func decide(kind petition.OutcomeKind, note string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		by, now := t.clerk(s), calendar.Of(t.clock.now())
		if s.judge != "" {
			by = t.actors[s.judge]
		}
		in := determination.Ruling{Ruling: petition.Ruling{Kind: kind, On: now, Note: note}}
		if kind == petition.Withdrawn {
			in.Withdrawal = determination.AfterAdvice
		}
		if kind == petition.Granted || kind == petition.Refused {
			in.Reasons = s.reason.kinds
			if err := t.setAside(ctx, s); err != nil {
				return err
			}
		}
		p, err := t.db.Petition(ctx, s.id)
		if err != nil {
			return err
		}
		c, err := t.rulings.Of(ctx, by, p)
		if err != nil {
			return err
		}
		for _, a := range c.Standing() {
			in.Weighed = append(in.Weighed, determination.Weighed{Assessment: a.ID, How: determination.Considered, Words: "Dibahas dalam pertimbangan tentang keadaan anak."})
		}
		_, err = t.rulings.Decide(ctx, by, petition.Revision{ID: p.ID, Version: p.Version}, in)
		return err
	}
}

// setAside is the judge giving a reason for each item that blocks.
func (t *teller) setAside(ctx context.Context, s *tale) error {
	by := t.actors[s.judge]
	p, err := t.db.Petition(ctx, s.id)
	if err != nil {
		return err
	}
	c, err := t.rulings.Of(ctx, by, p)
	if err != nil {
		return err
	}
	for _, i := range c.Blocking(calendar.Of(t.clock.now())) {
		at, err := t.at(ctx, s)
		if err != nil {
			return err
		}
		if _, err := t.rulings.Override(ctx, by, at, i.Rule.ID, whyAside(i.Rule.Pasal)); err != nil {
			return err
		}
	}
	return nil
}

// whyAside is what a judge writes who did it and finds no record of it.
func whyAside(pasal string) string {
	if strings.HasPrefix(pasal, "12 ") {
		return "Nasihat huruf a sampai e sudah disampaikan dalam sidang dan termuat dalam berita acara; lembar sidang tidak diisi."
	}
	return "Keterangan sudah didengar dalam sidang dan termuat dalam berita acara; lembar sidang tidak diisi."
}

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

// share refers to a paper of the linked story, whose child is the spouse here.
func share(key string, theirs, as petition.DocumentKind) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		docs, err := t.db.Documents(ctx, t.tales[key].id)
		if err != nil {
			return err
		}
		_, err = t.petitions.Refer(ctx, t.clerk(s), s.id, petition.Referring{Document: petition.Find(docs, theirs).ID, UsedAs: as, TheirChild: petition.TheSpouse})
		return err
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

// bind makes the bundle of the newest brief for the judge.
func bind(ctx context.Context, t *teller, s *tale) error {
	if _, err := t.briefs.AskBundle(ctx, t.actors[s.judge], s.id); err != nil {
		return err
	}
	w := job.Worker{Store: t.db, Works: map[job.Kind]job.Work{brief.Binding: t.briefs.Bind}, Now: t.clock.now}
	_, err := w.Next(ctx)
	return err
}

// ask sends a request for a social report that is due on day due.
func ask(agency identity.AgencyID, due int, questions ...string) verb {
	return askFor(socialReport, agency, due, questions...)
}

// askFor sends a request that is due on day due; the clerk asks for the judge.
func askFor(form string, agency identity.AgencyID, due int, questions ...string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		by := t.clerk(s)
		if s.judge != "" {
			by = t.actors[s.judge]
		}
		r, err := t.referrals.Ask(ctx, by, referral.Request{
			Ticket: referral.ID(identity.NewID()), Petition: s.id, Agency: agency, Instrument: form,
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

func decline(agency identity.AgencyID, code referral.Refusal, reason string) verb {
	return answer(agency, func(ctx context.Context, t *teller, by identity.Actor, r *referral.Referral) error {
		_, err := t.referrals.Decline(ctx, by, r.ID, r.Version, code, reason)
		return err
	})
}

func allocate(agency identity.AgencyID) verb {
	return answer(agency, func(ctx context.Context, t *teller, by identity.Actor, r *referral.Referral) error {
		_, err := t.referrals.Allocate(ctx, by, r.ID, r.Version, t.actors[assessors[agency]].ID)
		return err
	})
}
