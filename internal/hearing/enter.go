package hearing

import (
	"context"
	"slices"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Revision names a hearing of a petition as somebody saw it.
type Revision struct {
	Petition petition.ID
	Ordinal  int
	Version  int
}

// Enter records what happened at a hearing that was opened. Why says what is
// corrected in a record of a hearing that had ended. Findings and the names of
// those who wrote are not taken from in. It returns Invalid for a faulty
// record, and Conflict when the hearing changed or the petition is decided.
func (s *Service) Enter(ctx context.Context, by identity.Actor, at Revision, in Record, why string) (*Hearing, error) {
	return s.write(ctx, by, access.RecordHearing, "hearing.record", at, why, func(p *petition.Petition, h *Hearing) error {
		faults := in.Check(h, Seats(p))
		if h.Record.End != "" && why == "" {
			faults = append(faults, problem.Field{Name: "why", Words: "Tulis apa yang dikoreksi dan mengapa; catatan sebelumnya tetap tersimpan dalam riwayat."})
		}
		if len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Catatan sidang belum tersimpan.", Fields: faults}
		}
		in.Findings, in.Saves = h.Record.Findings, h.Record.Saves
		h.Record, h.Status = in, in.status()
		return nil
	})
}

// Find records what the judge found on the matters of Pasal 14 at a hearing.
func (s *Service) Find(ctx context.Context, by identity.Actor, at Revision, in []Finding) (*Hearing, error) {
	return s.write(ctx, by, access.FindAtHearing, "hearing.find", at, "", func(_ *petition.Petition, h *Hearing) error {
		if faults := CheckFindings(in); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Temuan belum tersimpan.", Fields: faults}
		}
		h.Record.Findings = in
		return nil
	})
}

// write changes the record of a hearing, with one audit entry that holds what
// it said before.
func (s *Service) write(ctx context.Context, by identity.Actor, a access.Action, action string, at Revision, why string, change func(*petition.Petition, *Hearing) error) (*Hearing, error) {
	var out *Hearing
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, h, err := s.opened(ctx, by, a, at)
		if err != nil {
			return err
		}
		before := *h
		if err := change(p, h); err != nil {
			return err
		}
		h.Record.Saves = append(slices.Clone(h.Record.Saves), Save{By: by.Name, Office: by.Office, At: s.Now(), Why: why})
		if err := s.Store.SaveHearing(ctx, h); err != nil {
			return err
		}
		out = h
		e := audit.Of(s.Now(), by, action).On("hearing", string(h.ID), p.CourtID, string(p.ID)).From(before.Audited(), h.Audited())
		e.Note = why
		return s.Store.Record(ctx, e)
	})
	return out, err
}

// opened loads a hearing that may be recorded.
func (s *Service) opened(ctx context.Context, by identity.Actor, a access.Action, at Revision) (*petition.Petition, *Hearing, error) {
	p, all, i, err := s.find(ctx, by, a, at)
	if err != nil {
		return nil, nil, err
	}
	if all[i].Status == Scheduled {
		return nil, nil, problem.New(problem.Conflict, "Sidang ini belum dibuka. Buka sidang dahulu, lalu catat jalannya.")
	}
	return p, &all[i], nil
}

// find loads the hearings of a pending petition and which of them is meant, as
// the actor saw it.
func (s *Service) find(ctx context.Context, by identity.Actor, a access.Action, at Revision) (*petition.Petition, []Hearing, int, error) {
	p, err := s.Store.Petition(ctx, at.Petition)
	if err != nil {
		return nil, nil, 0, err
	}
	if err := access.Check(by, a, p.Scope()); err != nil {
		return nil, nil, 0, err
	}
	all, err := s.Store.Hearings(ctx, p.ID)
	if err != nil {
		return nil, nil, 0, err
	}
	i := slices.IndexFunc(all, func(h Hearing) bool { return h.Ordinal == at.Ordinal })
	switch {
	case i < 0:
		return nil, nil, 0, problem.Missing()
	case !p.Status.Pending():
		return nil, nil, 0, problem.New(problem.Conflict, "Perkara ini sudah diputus; catatan sidangnya tidak dapat diubah lagi.")
	case all[i].Version != at.Version:
		return nil, nil, 0, problem.Stale()
	}
	return p, all, i, nil
}

// status gives the state of a hearing with this record.
func (r Record) status() Status {
	switch r.End {
	case Adjourn:
		return Adjourned
	case Close:
		return Closed
	}
	return Open
}
