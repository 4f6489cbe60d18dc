package mou

import (
	"context"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
)

// Store keeps agencies and agreements. internal/postgres implements it.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	// Agencies returns every agency by its newest name.
	Agencies(ctx context.Context) ([]Agency, error)
	SaveProfile(ctx context.Context, p *Profile) error
	SaveName(ctx context.Context, n *Name) error
	// Agreements returns those of one court, or all for an empty court, the
	// longest lasting first.
	Agreements(ctx context.Context, court identity.CourtID) ([]Agreement, error)
	Agreement(ctx context.Context, id AgreementID) (*Agreement, error)
	SaveAgreement(ctx context.Context, a *Agreement) error
	// Trail returns what was done to one agreement or agency, the newest
	// first, a hundred entries at most.
	Trail(ctx context.Context, kind, subject string) ([]audit.Entry, error)
	SaveFile(ctx context.Context, f *file.File) error
	File(ctx context.Context, h file.Hash) (*file.File, error)
}

// Service keeps the agreements of a court and the directory of agencies.
type Service struct {
	Store Store
	// Catalogue knows which instruments there are and which have room for a
	// recommendation. Without one every instrument counts as having it.
	Catalogue *instrument.Catalogue
	Now       func() time.Time
}

func (s *Service) today() calendar.Date { return calendar.Of(s.Now()) }

// Revision names an agreement as somebody saw it.
type Revision struct {
	ID      AgreementID
	Version int
}

const notRecorded = "Nota kesepahaman belum dicatat."

// Conclude records an agreement that the court signed. It returns Invalid for
// a faulty entry, also when the role of no agency allows an instrument.
func (s *Service) Conclude(ctx context.Context, by identity.Actor, in Agreement) (*Agreement, error) {
	if err := access.Check(by, access.ConcludeAgreement, access.Scope{Court: by.Court}); err != nil {
		return nil, err
	}
	in.Renews = ""
	err := s.Store.InTx(ctx, func(ctx context.Context) error { return s.conclude(ctx, by, "agreement.conclude", &in) })
	return &in, err
}

// Renew records a new agreement that follows another one of the same court;
// that one stays as it was. It returns Conflict when another one renews it
// already, and Invalid for a faulty entry or one that does not begin later.
func (s *Service) Renew(ctx context.Context, by identity.Actor, old AgreementID, in Agreement) (*Agreement, error) {
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.load(ctx, by, access.ConcludeAgreement, old)
		if err != nil {
			return err
		}
		if !in.From.IsZero() && !in.From.After(a.From) {
			return problem.New(problem.Invalid, notRecorded).With("from", "Perpanjangan harus mulai sesudah "+a.From.Indonesian()+", hari mulai nota yang diperpanjang.")
		}
		in.Renews = old
		return s.conclude(ctx, by, "agreement.renew", &in)
	})
	return &in, err
}

func (s *Service) conclude(ctx context.Context, by identity.Actor, action string, in *Agreement) error {
	in.CourtID, in.ID, in.CreatedAt, in.Version = by.Court, AgreementID(identity.NewID()), s.Now(), 0
	in.EndedOn, in.EndedWhy, in.EndedAt, in.FileHash, in.FileType, in.FileSize = calendar.Date{}, "", nil, "", "", 0
	if err := s.sound(ctx, in); err != nil {
		return err
	}
	return s.keep(ctx, audit.Of(s.Now(), by, action).From(nil, *in), in)
}

// sound returns Invalid unless the agreement is whole, every agency is a
// partner, and somebody among them may use each instrument. It sets which
// agency is covered for which instruments.
func (s *Service) sound(ctx context.Context, a *Agreement) error {
	all, err := s.Store.Agencies(ctx)
	if err != nil {
		return err
	}
	out := faults(a.Check())
	a.Coverage = map[identity.AgencyID][]string{}
	for _, id := range a.Agencies {
		i := slices.IndexFunc(all, func(y Agency) bool { return y.ID == id })
		out.add(i < 0, "agencies", "Pilih lembaga dari daftar.")
		if i >= 0 {
			a.Coverage[id] = s.allowed(all[i].Role, a.Instruments)
		}
	}
	for _, x := range a.Instruments {
		out.add(!s.published(x), "instruments", "Pilih instrumen dari daftar.")
		out.add(len(a.Agencies) > 0 && !a.usable(x), "instruments", "Instrumen dengan rekomendasi hanya dapat diminta kepada lembaga asesmen (PERMA 5/2019 Pasal 15 huruf d). Pilih instrumen tanpa rekomendasi, atau tambahkan lembaga asesmen.")
	}
	if len(out) > 0 {
		return &problem.Problem{Kind: problem.Invalid, Words: notRecorded, Fields: out.once()}
	}
	return nil
}

// allowed picks the instruments that a role may be asked for: companions and
// the coordinator give no recommendation.
func (s *Service) allowed(r Role, instruments []string) []string {
	out := []string{}
	for _, x := range instruments {
		if r.MayAdvise() || !s.advises(x) {
			out = append(out, x)
		}
	}
	return out
}

// advises reports whether an instrument has room for a recommendation; one
// that is not known counts as having it.
func (s *Service) advises(id string) bool {
	if s.Catalogue == nil {
		return true
	}
	in, err := s.Catalogue.Latest(id)
	return err != nil || in.Advises
}

// published reports whether the instrument is in the catalogue.
func (s *Service) published(id string) bool {
	if s.Catalogue == nil {
		return true
	}
	_, err := s.Catalogue.Latest(id)
	return err == nil
}

// Correct mends how an agreement was recorded, with a reason; the audit keeps
// what stood there. It returns Invalid for a faulty entry or without a reason,
// and Conflict when somebody else changed the record since.
func (s *Service) Correct(ctx context.Context, by identity.Actor, at Revision, in Agreement, why string) (*Agreement, error) {
	return s.change(ctx, by, access.CorrectAgreement, at, why, func(ctx context.Context, a *Agreement) error {
		a.Number, a.Title, a.Parties, a.Scope = in.Number, in.Title, in.Parties, in.Scope
		a.From, a.To, a.Agencies, a.Instruments = in.From, in.To, in.Agencies, in.Instruments
		err := s.sound(ctx, a)
		if why != "" {
			return err
		}
		missing := problem.Field{Name: "why", Words: "Sebutkan apa yang dikoreksi dan dasarnya."}
		if problem.Is(err, problem.Invalid) {
			p := problem.Of(err)
			p.Fields = append(p.Fields, missing)
			return p
		}
		if err != nil {
			return err
		}
		return &problem.Problem{Kind: problem.Invalid, Words: notRecorded, Fields: []problem.Field{missing}}
	})
}

// Finish ends an agreement before its day, with a reason; last is the last day
// on which it holds. It returns Invalid for a day on which that cannot be, and
// Conflict when it was ended already.
func (s *Service) Finish(ctx context.Context, by identity.Actor, at Revision, last calendar.Date, why string) (*Agreement, error) {
	return s.change(ctx, by, access.EndAgreement, at, why, func(_ context.Context, a *Agreement) error {
		if !a.EndedOn.IsZero() {
			return problem.New(problem.Conflict, "Nota kesepahaman ini sudah diakhiri. Muat ulang halaman.")
		}
		var out faults
		out.add(last.IsZero(), "last", "Isi hari terakhir berlaku.")
		out.add(!last.IsZero() && !last.Before(a.To), "last", "Nota ini memang berakhir "+a.To.Indonesian()+". Isi hari yang lebih awal.")
		out.add(!last.IsZero() && last.Before(a.From) && last.Before(s.today()), "last", "Nota ini mulai berlaku "+a.From.Indonesian()+". Isi hari itu atau sesudahnya.")
		out.add(why == "", "why", "Sebutkan mengapa nota kesepahaman diakhiri.")
		out.atMost("why", why, longestText)
		if len(out) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Nota kesepahaman belum diakhiri.", Fields: out}
		}
		now := s.Now()
		a.EndedOn, a.EndedWhy, a.EndedAt = last, why, &now
		return nil
	})
}

// Attach keeps the signed paper of an agreement; an earlier one stays in the
// store and in the audit. It returns Invalid without a file.
func (s *Service) Attach(ctx context.Context, by identity.Actor, at Revision, upload *file.File) (*Agreement, error) {
	return s.change(ctx, by, access.AttachAgreement, at, "", func(ctx context.Context, a *Agreement) error {
		if upload == nil {
			return problem.New(problem.Invalid, "Naskah belum disimpan.").With("file", "Pilih pindaian naskah yang sudah ditandatangani.")
		}
		if err := s.Store.SaveFile(ctx, upload); err != nil {
			return err
		}
		a.FileHash, a.FileType, a.FileSize = upload.Hash, upload.Type, upload.Size
		return nil
	})
}

// change loads, checks, changes, saves and audits an agreement in one
// transaction.
func (s *Service) change(ctx context.Context, by identity.Actor, action access.Action, at Revision, why string, fn func(context.Context, *Agreement) error) (*Agreement, error) {
	var out *Agreement
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.load(ctx, by, action, at.ID)
		if err != nil {
			return err
		}
		if a.Version != at.Version {
			return problem.Stale()
		}
		before := *a
		if err := fn(ctx, a); err != nil {
			return err
		}
		e := audit.Of(s.Now(), by, string(action)).From(before, *a)
		e.Note, out = why, a
		return s.keep(ctx, e, a)
	})
	return out, err
}

func (s *Service) keep(ctx context.Context, e *audit.Entry, a *Agreement) error {
	if err := s.Store.SaveAgreement(ctx, a); err != nil {
		return err
	}
	return s.Store.Record(ctx, e.On("agreement", string(a.ID), a.CourtID, ""))
}

// load reads an agreement that exists for the actor: one of the actor's court,
// or any for the coalition.
func (s *Service) load(ctx context.Context, by identity.Actor, action access.Action, id AgreementID) (*Agreement, error) {
	if err := access.Check(by, action, access.Of(by)); err != nil {
		return nil, err
	}
	a, err := s.Store.Agreement(ctx, id)
	if err == nil && by.Court != "" && a.CourtID != by.Court {
		return nil, problem.Missing()
	}
	return a, err
}
