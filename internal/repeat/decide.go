package repeat

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Finding is what somebody decides about a sighting. After is how many
// decisions they saw.
type Finding struct {
	Other   petition.ID
	Verdict Verdict
	Why     string
	After   int
}

func (in Finding) check() []problem.Field {
	var out []problem.Field
	if in.Verdict.Label() == "" {
		out = append(out, problem.Field{Name: "verdict", Words: "Pilih apakah ini orang yang sama."})
	}
	return append(out, checkReason("why", in.Why)...)
}

// Decide records whether a sighting concerns the same person. A later decision
// corrects an earlier one, and both stay. It returns NotFound for a petition
// that was not sighted, Invalid for a faulty entry and Conflict when somebody
// decided meanwhile or the petition is in the archive.
func (s *Service) Decide(ctx context.Context, by identity.Actor, id petition.ID, in Finding) (*Decision, error) {
	var out *Decision
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.DecideRepeat, id)
		if err != nil {
			return err
		}
		x, err := s.sighted(ctx, p, in.Other)
		if err != nil {
			return err
		}
		switch {
		case p.Status == petition.Archived:
			return problem.New(problem.Conflict, "Permohonan ini sudah diarsipkan; tidak ada yang dapat dicatat lagi.")
		case len(x.Decisions) != in.After:
			return problem.Stale()
		}
		if faults := in.check(); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Keputusan belum dicatat.", Fields: faults}
		}
		out = &Decision{
			PetitionID: p.ID, OtherID: in.Other, Ordinal: in.After + 1, CourtID: p.CourtID, Verdict: in.Verdict, Why: in.Why,
			MadeAt: s.Now(), MadeBy: by.ID, Name: by.Name, Office: by.Office,
		}
		if err := s.Store.SaveRepeatDecision(ctx, out); err != nil {
			return err
		}
		e := audit.Of(out.MadeAt, by, string(access.DecideRepeat)).From(nil, out)
		e.Note = in.Why
		return s.Store.Record(ctx, e.On("petition", string(p.ID), p.CourtID, string(p.ID)))
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
