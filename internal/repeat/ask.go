package repeat

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Ask asks the other court about an earlier petition. It returns NotFound for
// a petition that was not sighted, Invalid without a reason, and Conflict for
// one of the same court, for a case that is over, and where an earlier request
// waits or was granted.
func (s *Service) Ask(ctx context.Context, by identity.Actor, id, other petition.ID, reason string) (*Request, error) {
	var out *Request
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.AskRepeat, id)
		if err != nil {
			return err
		}
		x, err := s.sighted(ctx, p, other)
		if err != nil {
			return err
		}
		if err := askable(p, x); err != nil {
			return err
		}
		if faults := checkReason("reason", reason); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Permintaan belum dikirim.", Fields: faults}
		}
		out = &Request{
			ID: RequestID(identity.NewID()), PetitionID: p.ID, OtherID: other, CourtID: p.CourtID, OtherCourtID: x.Court,
			Reason: reason, AskedAt: s.Now(), AskedBy: by.ID, Asker: by.Name, Status: Asked,
		}
		if err := s.Store.SaveRepeatRequest(ctx, out); err != nil {
			return err
		}
		return s.bothSides(ctx, func() *audit.Entry {
			e := audit.Of(out.AskedAt, by, string(access.AskRepeat)).From(nil, out)
			e.Note = reason
			return e
		}, out)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// askable says why nothing can be asked.
func askable(p *petition.Petition, x *Sighting) error {
	switch {
	case x.Court == p.CourtID:
		return problem.New(problem.Conflict, "Permohonan terdahulu ada di pengadilan Anda sendiri; keterangannya sudah tampil pada halaman Permohonan terdahulu.")
	case !x.MayAsk(p):
		return problem.New(problem.Conflict, "Keterangan sudah diminta, sudah diberikan, atau perkara ini tidak sedang diperiksa. Muat ulang halaman untuk melihat keadaan terakhir.")
	}
	return nil
}

// MayAsk reports whether the other court can be asked about the sighting of p:
// p was handed in and is not decided, and no request waits or was granted.
func (s Sighting) MayAsk(p *petition.Petition) bool {
	if s.Court == p.CourtID || p.Status == petition.Draft || p.Outcome.Kind != "" {
		return false
	}
	for _, q := range s.Requests {
		if q.Status != Refused {
			return false
		}
	}
	return true
}

// bothSides records an entry in the histories of both petitions.
func (s *Service) bothSides(ctx context.Context, entry func() *audit.Entry, r *Request) error {
	if err := s.Store.Record(ctx, entry().On("request", string(r.ID), r.CourtID, string(r.PetitionID))); err != nil {
		return err
	}
	return s.Store.Record(ctx, entry().On("request", string(r.ID), r.OtherCourtID, string(r.OtherID)))
}

// Question is a request as the court that answers it reads it.
type Question struct {
	*Request
	For     string   // the petition for which it is asked, by number
	Details *Details // what would be told, or what was
}

// Question returns a request to a registrar of the court that answers it. The
// reading is audited on both sides.
func (s *Service) Question(ctx context.Context, by identity.Actor, id RequestID) (*Question, error) {
	var out *Question
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		r, p, err := s.asked(ctx, by, id)
		if err != nil {
			return err
		}
		asking, err := s.Store.Petition(ctx, r.PetitionID)
		if err != nil {
			return err
		}
		out = &Question{Request: r, For: asking.Name(), Details: &r.Disclosed}
		if r.Status != Granted {
			if out.Details, err = details(ctx, s.Store, p); err != nil {
				return err
			}
		}
		return s.bothSides(ctx, func() *audit.Entry { return audit.Of(s.Now(), by, string(access.ReadRepeat)) }, r)
	})
	return out, err
}

// asked loads a request with the petition that it is about, for its court.
func (s *Service) asked(ctx context.Context, by identity.Actor, id RequestID) (*Request, *petition.Petition, error) {
	r, err := s.Store.RepeatRequest(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	if err := access.Check(by, access.AnswerRepeat, r.Scope()); err != nil {
		return nil, nil, err
	}
	p, err := s.Store.Petition(ctx, r.OtherID)
	return r, p, err
}

// Reply is the answer to a request.
type Reply struct {
	Grant  Status // Granted or Refused
	Reason string
}

func (in Reply) check() []problem.Field {
	var out []problem.Field
	if in.Grant != Granted && in.Grant != Refused {
		out = append(out, problem.Field{Name: "grant", Words: "Pilih apakah keterangan diberikan."})
	}
	return append(out, checkReason("reason", in.Reason)...)
}

// Answer grants or refuses a request. What is granted is kept as it is now. It
// returns Invalid for a faulty entry and Conflict when the request was answered
// already.
func (s *Service) Answer(ctx context.Context, by identity.Actor, id RequestID, version int, in Reply) (*Request, error) {
	var out *Request
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		r, p, err := s.asked(ctx, by, id)
		if err != nil {
			return err
		}
		switch {
		case r.Status != Asked:
			return problem.New(problem.Conflict, "Permintaan ini sudah dijawab. Muat ulang halaman untuk melihat jawabannya.")
		case r.Version != version:
			return problem.Stale()
		}
		if faults := in.check(); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Permintaan belum dijawab.", Fields: faults}
		}
		before, now := *r, s.Now()
		r.Status, r.Answer, r.AnsweredAt, r.AnsweredBy, r.Answerer = in.Grant, in.Reason, &now, by.ID, by.Name
		if in.Grant == Granted {
			d, err := details(ctx, s.Store, p)
			if err != nil {
				return err
			}
			r.Disclosed = *d
		}
		if err := s.Store.SaveRepeatRequest(ctx, r); err != nil {
			return err
		}
		out = r
		return s.bothSides(ctx, func() *audit.Entry {
			e := audit.Of(now, by, string(access.AnswerRepeat)).From(before, r)
			e.Note = in.Reason
			return e
		}, r)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Worklist returns what waits for a registrar: the questions of the other
// court, and the answers on which nothing was decided yet.
func (s *Service) Worklist(ctx context.Context, by identity.Actor) (questions, answers []Request, err error) {
	if err := access.Check(by, access.AnswerRepeat, access.Of(by)); err != nil {
		return nil, nil, err
	}
	if questions, err = s.Store.OpenRequests(ctx, by.Court); err != nil {
		return nil, nil, err
	}
	answers, err = s.Store.AnsweredRequests(ctx, by.Court)
	return questions, answers, err
}

// About returns what the other court asked about a petition, to the registrar
// of its court; the page that shows it was audited when the petition was read.
func (s *Service) About(ctx context.Context, by identity.Actor, p *petition.Petition) ([]Request, error) {
	if err := access.Check(by, access.AnswerRepeat, p.Scope()); err != nil {
		return nil, err
	}
	return s.Store.RequestsAbout(ctx, p.ID)
}
