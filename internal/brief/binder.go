package brief

import (
	"context"
	"fmt"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/job"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Binding is the kind of job that makes a bundle of a brief.
const Binding job.Kind = "bundle"

// AskBundle issues the brief of the facts as they are and asks for its bundle;
// for one that was asked for already it returns that job. It returns the
// problems of Issue.
func (s *Service) AskBundle(ctx context.Context, by identity.Actor, id petition.ID) (*job.Job, error) {
	x, err := s.Issue(ctx, by, id)
	if err != nil {
		return nil, err
	}
	j := job.New(Binding, string(x.ID), by.ID, s.Now())
	err = s.Store.InTx(ctx, func(ctx context.Context) error {
		if known, err := s.Store.JobAbout(ctx, Binding, string(x.ID)); !problem.Is(err, problem.NotFound) {
			j = known
			return err
		}
		if err := s.Store.AddJob(ctx, j); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "bundle.ask").On("brief", string(x.ID), x.CourtID, string(x.PetitionID)))
	})
	return j, err
}

// Bind makes the bundle that a job asks for. It is the work of job.Worker.
func (s *Service) Bind(ctx context.Context, j job.Job, step func(n, of int) error) error {
	by, err := s.owner(ctx, j.Owner)
	if err != nil {
		return err
	}
	x, whole, err := s.spread(ctx, by, j)
	if err != nil || x == nil {
		return err
	}
	steps := len(whole.Exhibits) + 2
	for i := range whole.Exhibits {
		if err := step(i, steps); err != nil {
			return err
		}
		if whole.Exhibits[i].Content, err = s.content(ctx, whole.Exhibits[i].Hash); err != nil {
			return err
		}
	}
	if err := step(len(whole.Exhibits), steps); err != nil {
		return err
	}
	if x.Content, x.Front, x.Places, err = s.Binder(whole); err != nil {
		return fmt.Errorf("bind bundle: %w", err)
	}
	if err := step(steps-1, steps); err != nil {
		return err
	}
	x.SHA256 = sum(x.Content)
	return s.Store.InTx(ctx, func(ctx context.Context) error { return s.keepBundle(ctx, by, x) })
}

// owner is who asked for the job.
func (s *Service) owner(ctx context.Context, id identity.AccountID) (identity.Actor, error) {
	if id == identity.TheOperator.ID {
		return identity.TheOperator, nil
	}
	a, err := s.Store.Account(ctx, id)
	if err != nil {
		return identity.Actor{}, err
	}
	return a.Actor(), nil
}

// spread loads what the bundle is made of but for the files, or returns nothing
// when the bundle exists already.
func (s *Service) spread(ctx context.Context, by identity.Actor, j job.Job) (*IssuedBundle, Bundle, error) {
	var x *IssuedBundle
	var whole Bundle
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		b, p, err := s.mayBind(ctx, by, ID(j.Subject))
		if err != nil {
			return err
		}
		before, err := s.Store.Bundles(ctx, p.ID)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(before, func(o IssuedBundle) bool { return o.BriefID == b.ID }) {
			return nil
		}
		papers, err := s.papers(ctx, p)
		if err != nil {
			return err
		}
		x = &IssuedBundle{
			ID: BundleID(j.ID), BriefID: b.ID, PetitionID: p.ID, CourtID: p.CourtID, Number: len(before) + 1, Code: newCode(),
			IssuedAt: s.Now().UTC().Truncate(time.Second), IssuedBy: by.ID,
		}
		whole.Brief = b.Data
		whole.Brief.Head.Code, whole.Brief.Head.VerifyURL = x.Code, s.Origin+"/v/"+x.Code
		if len(before) > 0 {
			whole.Exhibits, whole.Front = exhibits(papers, &before[0]), before[0].Front
		} else {
			whole.Exhibits = exhibits(papers, nil)
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "bundle.gather").On("petition", string(p.ID), p.CourtID, string(p.ID)))
	})
	return x, whole, err
}

// mayBind loads a brief with its petition for somebody who may issue it.
func (s *Service) mayBind(ctx context.Context, by identity.Actor, id ID) (*Issued, *petition.Petition, error) {
	b, err := s.Store.Brief(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	p, err := s.Store.Petition(ctx, b.PetitionID)
	if err != nil {
		return nil, nil, err
	}
	if err := access.Check(by, access.IssueBrief, p.Scope()); err != nil {
		return nil, nil, err
	}
	return b, p, s.unseal(b)
}

// content reads the file of a paper. One that cannot be found is left out and
// named in the index.
func (s *Service) content(ctx context.Context, h file.Hash) ([]byte, error) {
	f, err := s.Store.File(ctx, h)
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read paper for bundle: %w", err)
	}
	return f.Content, nil
}

// keepBundle stores the bundle, after asking again whether the actor may.
func (s *Service) keepBundle(ctx context.Context, by identity.Actor, x *IssuedBundle) error {
	if _, _, err := s.mayBind(ctx, by, x.BriefID); err != nil {
		return err
	}
	if err := s.Store.SaveBundle(ctx, x); err != nil {
		return err
	}
	e := audit.Of(s.Now(), by, "bundle.issue").On("bundle", string(x.ID), x.CourtID, string(x.PetitionID))
	e.Changes = []audit.Change{{Field: "Berkas gabungan", To: fmt.Sprint(x.Number)}, {Field: "SHA-256", To: x.SHA256}}
	return s.Store.Record(ctx, e)
}

// Progress is how far a bundle is.
type Progress struct {
	job.Job
	Petition *petition.Petition
	Brief    *Issued       // without file and data
	Bundle   *IssuedBundle // without its file; nil while it is being made
}

// Progress says how far a bundle is to who may read its brief.
func (s *Service) Progress(ctx context.Context, by identity.Actor, id BundleID) (*Progress, error) {
	var out *Progress
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		out, err = s.progress(ctx, by, access.ReadBrief, id)
		return err
	})
	return out, err
}

func (s *Service) progress(ctx context.Context, by identity.Actor, a access.Action, id BundleID) (*Progress, error) {
	j, err := s.Store.Job(ctx, job.ID(id))
	if err != nil {
		return nil, err
	}
	if j.Kind != Binding {
		return nil, problem.Missing()
	}
	b, err := s.Store.Brief(ctx, ID(j.Subject))
	if err != nil {
		return nil, err
	}
	p, err := s.Store.Petition(ctx, b.PetitionID)
	if err != nil {
		return nil, err
	}
	if err := access.Check(by, a, p.Scope()); err != nil {
		return nil, err
	}
	b.Content, b.Sealed, b.Data = nil, nil, Brief{}
	out := &Progress{Job: *j, Petition: p, Brief: b}
	all, err := s.Store.Bundles(ctx, p.ID)
	if i := slices.IndexFunc(all, func(x IssuedBundle) bool { return x.ID == id }); i >= 0 {
		out.Bundle = &all[i]
	}
	return out, err
}

// AgainBundle lets a bundle that failed be tried anew. It returns Conflict for
// any other.
func (s *Service) AgainBundle(ctx context.Context, by identity.Actor, id BundleID) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		x, err := s.progress(ctx, by, access.IssueBrief, id)
		if err != nil {
			return err
		}
		attempt := x.Attempts
		if err := x.Again(s.Now()); err != nil {
			return err
		}
		if err := s.Store.KeepJob(ctx, &x.Job, attempt); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "bundle.ask").On("brief", string(x.Brief.ID), x.Petition.CourtID, string(x.Petition.ID)))
	})
}

// BundleFile returns a bundle with its file to the judge of the petition.
func (s *Service) BundleFile(ctx context.Context, by identity.Actor, id BundleID) (*IssuedBundle, error) {
	var out *IssuedBundle
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		x, err := s.Store.Bundle(ctx, id)
		if err != nil {
			return err
		}
		p, err := s.Store.Petition(ctx, x.PetitionID)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.ReadBrief, p.Scope()); err != nil {
			return err
		}
		out = x
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "bundle.read").On("bundle", string(id), x.CourtID, string(x.PetitionID)))
	})
	return out, err
}

// BundlesOf lists the bundles of a petition without their files, newest first.
// The page that shows them was audited when the petition was read.
func (s *Service) BundlesOf(ctx context.Context, by identity.Actor, p *petition.Petition) ([]IssuedBundle, error) {
	if err := access.Check(by, access.ReadBrief, p.Scope()); err != nil {
		return nil, err
	}
	return s.Store.Bundles(ctx, p.ID)
}
