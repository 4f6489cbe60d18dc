// Package demo fills an empty database with invented cases, so that somebody
// can see the system at work.
//
// Nothing is put into tables by hand: every story walks through the rooms' own
// verbs, with a clock that is set to each event in turn, so that versions, the
// audit trail and the rules are those of real work. Everything is told relative
// to the day of loading. People and events are invented; the serial of every
// identity number is 999x.
package demo

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/protection"
	"timbang/internal/referral"
	"timbang/internal/repeat"
	"timbang/internal/vault"
)

// Deps is what the demonstration works with.
type Deps struct {
	DB         *postgres.DB
	Identity   *identity.Service
	Catalogue  *instrument.Catalogue
	Keys       *vault.Ring
	PrintBrief func(io.Writer, brief.Brief) error
	Origin     string
	Now        func() time.Time
	Log        *slog.Logger
}

// Load tells every story into an empty database. It returns Conflict when
// somebody has an account there already.
func Load(ctx context.Context, d Deps) error {
	counts, err := d.DB.CountAccounts(ctx)
	if err != nil {
		return err
	}
	if len(counts) > 0 {
		return problem.New(problem.Conflict, "Data peragaan hanya dapat dimuat ke basis data yang masih kosong. Basis data ini sudah mempunyai akun.")
	}
	t := newTeller(d)
	t.clock.set(t.clock.today.AddMonths(-15), 9*60)
	ids := *d.Identity
	ids.Now = t.clock.now
	if err := t.hire(ctx, &ids); err != nil {
		return err
	}
	if err := t.conclude(ctx); err != nil {
		return err
	}
	if err := t.qualify(ctx); err != nil {
		return err
	}
	events := t.events(slices.Concat(prayaPending, prayaEnded, mataramCases, repeatCases(), []story{ofAge}))
	for _, e := range events {
		t.clock.set(e.on, e.minute)
		if err := e.do(ctx, t, e.tale); err != nil {
			return fmt.Errorf("tell %s on %s: %w", e.tale.key, e.on, err)
		}
	}
	if err := t.catchUp(ctx); err != nil {
		return err
	}
	d.Log.InfoContext(ctx, "demonstration loaded", slog.Int("petitions", len(t.tales)), slog.Int("events", len(events)))
	return nil
}

// teller walks the stories through the rooms.
type teller struct {
	clock   *clock
	numbers *numbers
	actors  map[string]identity.Actor
	tales   map[string]*tale
	pacts   map[string]*mou.Agreement // by court and number
	cases   map[string]int            // the last case number, by court and year

	db          *postgres.DB
	petitions   *petition.Service
	hearings    *hearing.Service
	agreements  *mou.Service
	referrals   *referral.Service
	assessments *assessment.Service
	rulings     *determination.Service
	followUps   *followup.Service
	repeats     *repeat.Service
	protections *protection.Service
	briefs      *brief.Service
}

func newTeller(d Deps) *teller {
	c := newClock(d.Now())
	repeats := &repeat.Service{Store: d.DB, Keys: d.Keys, Now: c.now}
	return &teller{
		clock: c, numbers: newNumbers(), actors: map[string]identity.Actor{}, tales: map[string]*tale{}, pacts: map[string]*mou.Agreement{}, cases: map[string]int{},
		db:          d.DB,
		petitions:   &petition.Service{Store: repeat.Keeper{Store: d.DB, Index: repeats}, Now: c.now},
		hearings:    &hearing.Service{Store: d.DB, Now: c.now},
		agreements:  &mou.Service{Store: d.DB, Catalogue: d.Catalogue, Now: c.now},
		referrals:   &referral.Service{Store: d.DB, Now: c.now},
		assessments: &assessment.Service{Store: d.DB, Catalogue: d.Catalogue, Keys: d.Keys, Protector: &protection.Service{Store: d.DB, Keys: d.Keys, Now: c.now}, PrintCertificate: pdf.Certificate, Now: c.now},
		protections: &protection.Service{Store: d.DB, Keys: d.Keys, Now: c.now},
		repeats:     repeats,
		rulings:     &determination.Service{Store: d.DB, Now: c.now},
		followUps:   &followup.Service{Store: d.DB, Referrals: &referral.Service{Store: d.DB, Now: c.now}, Now: c.now},
		briefs:      &brief.Service{Store: d.DB, Catalogue: d.Catalogue, Keys: d.Keys, Print: d.PrintBrief, Prove: pdf.Prove, Binder: pdf.Bundle, PrintAnnex: pdf.Annex, Origin: d.Origin, Now: c.now},
	}
}

// event is one thing that happens in one story.
type event struct {
	on     calendar.Date
	minute int
	do     verb
	tale   *tale
}

// events puts what happens in all stories in the order of time, so that the
// audit trail is in that order too.
func (t *teller) events(all []story) []event {
	var out []event
	for i, s := range all {
		tale := &tale{story: s, asked: map[identity.AgencyID]referral.ID{}}
		t.tales[s.key] = tale
		for _, d := range s.life {
			minute := 8*60 + 10 + i*13%170
			for _, do := range d.do {
				out = append(out, event{t.clock.day(d.n), minute, do, tale})
				minute += 7
			}
		}
	}
	slices.SortStableFunc(out, func(a, b event) int {
		return cmp.Or(a.on.Compare(b.on), cmp.Compare(a.minute, b.minute))
	})
	return out
}

// story is one petition: who asks what, with which papers, and what happened.
type story struct {
	key      string
	court    identity.CourtID
	home     home // of the petitioners
	other    home // of the prospective spouse
	standing standing
	asks     []soul
	child    kid
	spouse   match
	parents  [2]soul // of the prospective spouse, father first
	note     string  // where one of them is missing
	reason   plea
	papers   papers
	life     []day
}

// standing is why they may file; day is that of the proof.
type standing struct {
	kind                          petition.StandingKind
	number, issuer                string
	day                           int
	principal, proxy, why, remark string
}

// kid is the child of the story.
type kid struct {
	soul
	marital       petition.Marital
	school, still string
	lives, ties   string
}

// match is the prospective spouse.
type match struct {
	soul
	marital petition.Marital
	income  int64
	months  int
	also    string
}

// plea is the reason that the petitioners give. Wedding and refused are days;
// 0 is none.
type plea struct {
	kinds   []string
	words   string
	wedding int
	refusal string // "N7"
	refused int
	kua     string
	serial  int // of the refusal
}

// papers says what is special about the papers of a story.
type papers struct {
	lacks      []petition.DocumentKind // not handed in with the rest
	photo      []petition.DocumentKind // photographed and not scanned
	bare       []petition.DocumentKind // shown only, no file
	substitute map[petition.DocumentKind]string
	older      map[petition.DocumentKind]int    // by how many years a paper has the child older than the family says
	spelt      map[petition.DocumentKind]string // how a paper spells the name of the child
	health     string                           // what the health letter finds; empty for none
	extra      extra
}

// extra is the one other document of a story.
type extra struct {
	title, issuer string
	words         []string
	picture       bool // a photograph of the house instead of a letter
}

// day is what happens on one working day, counted from the day of loading.
type day struct {
	n  int
	do []verb
}

func on(n int, do ...verb) day { return day{n, do} }

// tale is a story as far as it is told.
type tale struct {
	story
	id    petition.ID
	judge string
	asked map[identity.AgencyID]referral.ID
}

// parts are the pages of the intake, filled.
func (t *teller) parts(s *tale) []petition.Part {
	var asks []petition.Person
	for _, x := range s.asks {
		asks = append(asks, t.person(x, s.home))
	}
	return []petition.Part{
		t.standing(s.standing),
		petition.Petitioners{People: asks, Kind: s.standing.kind},
		petition.Child{
			Person: t.person(s.child.soul, s.home), Marital: s.child.marital, School: s.child.school,
			StillAt: s.child.still, LivesWith: s.child.lives, ParentTies: s.child.ties,
		},
		petition.Spouse{
			Person: t.person(s.spouse.soul, s.other), Marital: s.spouse.marital,
			Income: s.spouse.income, Months: s.spouse.months, AlsoAsks: s.spouse.also,
		},
		petition.SpouseParents{Father: t.person(s.parents[0], s.other), Mother: t.person(s.parents[1], s.other), District: s.other.village.Parent(), Note: s.note},
		petition.Domicile{District: s.home.village.Parent(), Village: s.home.village, Street: s.home.street},
		t.plea(s.reason),
	}
}

func (t *teller) standing(s standing) petition.Standing {
	out := petition.Standing{Kind: s.kind, ProofIssuer: s.issuer, Principal: s.principal, ProxyKind: s.proxy, Why: s.why}
	if s.number != "" {
		out.ProofDate = t.clock.day(s.day)
		out.ProofNumber = s.numbered(out.ProofDate)
	}
	return out
}

// numbered gives the number of the proof with the year in which it was given.
func (s standing) numbered(on calendar.Date) string {
	return strings.ReplaceAll(s.number, "{thn}", strconv.Itoa(on.Year))
}

func (t *teller) plea(r plea) petition.Reason {
	out := petition.Reason{Categories: r.kinds, Words: r.words, KUA: r.kua}
	if r.wedding != 0 {
		out.Wedding = t.clock.day(r.wedding)
	}
	if r.refusal != "" {
		out.RefusedOn = t.clock.day(r.refused)
		out.Refusal = r.refusal + " nomor " + refusalNumber(r, out.RefusedOn)
	}
	return out
}
