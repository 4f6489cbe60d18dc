package repeat

import (
	"context"
	"time"
	"unicode"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/vault"
)

// Reader reads what is known about earlier petitions.
type Reader interface {
	Petition(ctx context.Context, id petition.ID) (*petition.Petition, error)
	// Likenesses returns who of a petition shares marks with whom of another that
	// was handed in, of either court.
	Likenesses(ctx context.Context, id petition.ID) ([]Likeness, error)
	// RepeatDecisions returns those on a petition's sightings, the newest first.
	RepeatDecisions(ctx context.Context, id petition.ID) ([]Decision, error)
	// RepeatRequests returns those made for a petition, the newest first.
	RepeatRequests(ctx context.Context, id petition.ID) ([]Request, error)
	// FoundReasons returns the reasons that the court found in its last record
	// of a decision, as codes of petition.ReasonKinds.
	FoundReasons(ctx context.Context, id petition.ID) ([]string, error)
}

// Store keeps the index, the requests and the decisions. internal/postgres
// implements it.
type Store interface {
	audit.Recorder
	Reader
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	// SaveMarks replaces the marks of a petition.
	SaveMarks(ctx context.Context, id petition.ID, all []Mark) error
	// SaveNames replaces the tokens of a petition.
	SaveNames(ctx context.Context, id petition.ID, all []Named) error
	// PetitionsNaming returns those of a scope that name one person who has, of
	// each word, one of its tokens.
	PetitionsNaming(ctx context.Context, in access.Scope, words [][]int64) ([]petition.Summary, error)
	// PetitionsNumbered returns those of a scope with a number, in one year or, where
	// none is named, in any.
	PetitionsNumbered(ctx context.Context, in access.Scope, number, year string) ([]petition.Summary, error)
	// PetitionsHeard returns those of a scope with a hearing on a day.
	PetitionsHeard(ctx context.Context, in access.Scope, on calendar.Date) ([]petition.Summary, error)
	// PetitionsAsked returns those of a scope about which an agency was asked whose
	// name holds a text.
	PetitionsAsked(ctx context.Context, in access.Scope, name string) ([]petition.Summary, error)
	// Unmarked returns petitions that were handed in and lack marks of this key
	// and these rules, in the order of their ids and after one of them.
	Unmarked(ctx context.Context, keys, rules int, after petition.ID, limit int) ([]petition.ID, error)
	// SaveRepeatDecision adds a record; none is ever changed.
	SaveRepeatDecision(ctx context.Context, d *Decision) error
	RepeatRequest(ctx context.Context, id RequestID) (*Request, error)
	// RequestsAbout returns those made about a petition, the newest first.
	RequestsAbout(ctx context.Context, id petition.ID) ([]Request, error)
	// OpenRequests returns those that a court has to answer, the oldest first.
	OpenRequests(ctx context.Context, court identity.CourtID) ([]Request, error)
	// AnsweredRequests returns those of a court that were answered and on which
	// nothing was decided since, the oldest first.
	AnsweredRequests(ctx context.Context, court identity.CourtID) ([]Request, error)
	// SaveRepeatRequest returns Conflict while an earlier one of the same pair
	// waits for its answer.
	SaveRepeatRequest(ctx context.Context, r *Request) error
}

// Service finds earlier petitions and keeps what was decided about them.
type Service struct {
	Store Store
	Keys  *vault.Ring
	Now   func() time.Time
}

// Notice is what every office of the court may know: that an earlier petition
// may exist, in which court, and when it was handed in.
type Notice struct {
	Court identity.CourtID
	On    calendar.Date
}

// Notices returns what to tell whoever reads the petition; the reading was
// audited. What was found to be somebody else, and what the court tied to the
// petition itself, is left out of open, but counted in all.
func (s *Service) Notices(ctx context.Context, by identity.Actor, p *petition.Petition) (open []Notice, all int, err error) {
	if err := access.Check(by, access.ReadPetition, p.Scope()); err != nil {
		return nil, 0, err
	}
	seen, err := Sightings(ctx, s.Store, p, s.today())
	for _, x := range seen {
		if x.Stands() {
			open = append(open, Notice{x.Court, x.Filed})
		}
	}
	return open, len(seen), err
}

// File is a petition with the earlier ones that may concern its people.
type File struct {
	*petition.Petition
	Sightings []Sighting
}

// Show returns them to the registrar and the judge of the petition. The
// reading is audited, also in the history of each petition whose details are
// shown.
func (s *Service) Show(ctx context.Context, by identity.Actor, id petition.ID) (*File, error) {
	out := new(File)
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ReadRepeat, id)
		if err != nil {
			return err
		}
		out.Petition = p
		if out.Sightings, err = Sightings(ctx, s.Store, p, s.today()); err != nil {
			return err
		}
		if err := s.Store.Record(ctx, audit.Of(s.Now(), by, string(access.ReadRepeat)).On("petition", string(p.ID), p.CourtID, string(p.ID))); err != nil {
			return err
		}
		for _, x := range out.Sightings {
			if x.Details == nil {
				continue
			}
			if err := s.Store.Record(ctx, audit.Of(s.Now(), by, string(access.ReadRepeat)).On("petition", string(x.Other), x.Court, string(x.Other))); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func (s *Service) load(ctx context.Context, by identity.Actor, a access.Action, id petition.ID) (*petition.Petition, error) {
	p, err := s.Store.Petition(ctx, id)
	if err != nil {
		return nil, err
	}
	return p, access.Check(by, a, p.Scope())
}

// sighted returns the sighting of another petition, or NotFound.
func (s *Service) sighted(ctx context.Context, p *petition.Petition, other petition.ID) (*Sighting, error) {
	all, err := Sightings(ctx, s.Store, p, s.today())
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Other == other {
			return &all[i], nil
		}
	}
	return nil, problem.Missing()
}

func (s *Service) today() calendar.Date { return calendar.Of(s.Now()) }

// fewest and longest are how many letters a reason may have.
const (
	fewest  = 20
	longest = 4000
)

// checkReason lists what is wrong with a written reason.
func checkReason(field, reason string) []problem.Field {
	n := 0
	for _, r := range reason {
		if unicode.IsLetter(r) {
			n++
		}
	}
	switch {
	case n < fewest:
		return []problem.Field{{Name: field, Words: "Tuliskan alasannya dengan kalimat, sekurang-kurangnya 20 huruf."}}
	case len([]rune(reason)) > longest:
		return []problem.Field{{Name: field, Words: "Alasan terlalu panjang; paling banyak 4.000 huruf."}}
	}
	return nil
}
