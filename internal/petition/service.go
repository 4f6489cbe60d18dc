package petition

import (
	"context"
	"regexp"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Store keeps petitions. internal/postgres implements it.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	// Petition returns NotFound for an unknown id.
	Petition(ctx context.Context, id ID) (*Petition, error)
	// SavePetition returns Conflict when the stored version is not p.Version,
	// and when the case number is taken.
	SavePetition(ctx context.Context, p *Petition) error
	Petitions(ctx context.Context, in access.Scope, f Filter) ([]Summary, error)
	Shelf
	Court(ctx context.Context, id identity.CourtID) (*identity.Court, error)
	// SavePaper keeps the size of paper of a court; it returns Conflict when the
	// stored version is another one.
	SavePaper(ctx context.Context, c *identity.Court) error
	SaveDocument(ctx context.Context, d *Document) error
	// SaveReference returns Conflict when the petition refers to the document
	// already.
	SaveReference(ctx context.Context, r *Reference) error
	SaveFile(ctx context.Context, f *file.File) error
	File(ctx context.Context, h file.Hash) (*file.File, error)
	// PetitionByNumber returns the petition of a court with a case number, or
	// NotFound.
	PetitionByNumber(ctx context.Context, court identity.CourtID, n Number) (*Petition, error)
	// Assignments returns who was named to sit in a petition, the first first.
	Assignments(ctx context.Context, id ID) ([]Assignment, error)
	// SaveAssignment adds a naming; none is ever changed.
	SaveAssignment(ctx context.Context, a *Assignment) error
	// SaveLink adds a link, EndLink ends one that stands.
	SaveLink(ctx context.Context, l *Link) error
	EndLink(ctx context.Context, l *Link) error
	// Links returns the links of a petition that stand, EndedLinks the others;
	// the oldest first.
	Links(ctx context.Context, id ID) ([]Link, error)
	EndedLinks(ctx context.Context, id ID) ([]Link, error)
	// VisitsLeft counts the visits of a plan after the decision that are still
	// to be made; 0 where there is no plan, or it was ended.
	VisitsLeft(ctx context.Context, id ID) (int, error)
	// Customs and Impediments return what was stated, the earliest first.
	Customs(ctx context.Context, id ID) ([]Custom, error)
	SaveCustom(ctx context.Context, x *Custom) error
	Impediments(ctx context.Context, id ID) ([]Impediment, error)
	SaveImpediment(ctx context.Context, x *Impediment) error
	// History returns what was done to a petition and to all that hangs on it
	// before the entry with number before, or the newest of 0; newest first, n
	// entries at most.
	History(ctx context.Context, petition string, before int64, n int) ([]audit.Entry, error)
	Account(ctx context.Context, id identity.AccountID) (*identity.Account, error)
}

// Filter narrows a list of petitions. Limit is at most 200.
type Filter struct {
	Statuses []Status
	Limit    int
	After    string // the Place of the last row of the page before
	IDs      []ID   // only these; all without one
}

// Summary is one line of a list: no name and no NIK.
type Summary struct {
	ID           ID
	Number       Number
	Status       Status
	Initials     string
	District     string
	Born         calendar.Date
	UpdatedAt    time.Time
	SubmittedAt  *time.Time
	RegisteredOn calendar.Date
	AssignedOn   calendar.Date
	DecidedOn    calendar.Date
	JudgeName    string
	HearingOn    calendar.Date // the latest hearing, which replaces those before it
	HearingAt    string
	HearingRoom  string
	HearingBegun bool          // the hearing was opened
	Referrals    int           // asked
	Signed       int           // of them with a signed assessment
	SignedAt     *time.Time    // when the last assessment was signed
	Due          calendar.Date // when the first assessment that is still open is due
	Briefs       int           // issued
	BriefAt      *time.Time    // when the last one was issued
}

// Place says where the row stands in a list, for the page that follows. It
// stays good when the petition changes and moves to the top.
func (x Summary) Place() string {
	return x.UpdatedAt.UTC().Format(time.RFC3339Nano) + " " + string(x.ID)
}

// Service carries out the court's work on petitions.
type Service struct {
	Store Store
	Now   func() time.Time
}

var ticketForm = regexp.MustCompile(`^[a-z2-7]{26}$`)

// Open begins a draft under an id that the page proposed, so that a second
// click opens the same draft and not another.
func (s *Service) Open(ctx context.Context, by identity.Actor, ticket ID) (out *Petition, err error) {
	err = s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		out, err = s.begin(ctx, by, ticket)
		return err
	})
	return out, err
}

// begin opens a draft inside a transaction, or returns the one that the actor
// opened under the same id.
func (s *Service) begin(ctx context.Context, by identity.Actor, ticket ID) (*Petition, error) {
	if !ticketForm.MatchString(string(ticket)) {
		return nil, problem.New(problem.Invalid, "Permohonan baru belum dibuka. Muat ulang Meja Kerja, lalu coba lagi.")
	}
	now := s.Now()
	out := &Petition{ID: ticket, CourtID: by.Court, Status: Draft, CreatedAt: now, CreatedBy: by.ID, UpdatedAt: now}
	if err := access.Check(by, access.OpenPetition, out.Scope()); err != nil {
		return nil, err
	}
	old, err := s.Store.Petition(ctx, ticket)
	switch {
	case err == nil && old.CreatedBy == by.ID && old.CourtID == by.Court:
		return old, nil
	case err == nil:
		return nil, problem.Missing()
	case !problem.Is(err, problem.NotFound):
		return nil, err
	}
	if err := s.Store.SavePetition(ctx, out); err != nil {
		return nil, err
	}
	return out, s.record(ctx, audit.Of(now, by, "petition.open"), out)
}

// Amend replaces one part of a petition that is still with the clerk. With
// strict it returns Invalid when something is missing from the part; without,
// it keeps an unfinished one, unless a draft may not hold it. It returns
// Conflict when the petition changed since version.
func (s *Service) Amend(ctx context.Context, by identity.Actor, at Revision, part Part, strict bool) (*Petition, error) {
	return s.change(ctx, by, access.AmendPetition, at, func(_ context.Context, p *Petition) error {
		if !p.Status.Open() {
			return problem.New(problem.Conflict, "Permohonan ini sudah diserahkan; isinya tidak dapat diubah lagi.")
		}
		faults := part.Faults(s.today())
		if strict {
			faults = append(faults, part.Check()...)
		}
		if len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Ada isian yang perlu diperbaiki.", Fields: faults}
		}
		part.put(p)
		return nil
	})
}

// Revision names a petition as somebody saw it.
type Revision struct {
	ID      ID
	Version int
}

// Show returns a petition with its documents and links to whoever may read it.
func (s *Service) Show(ctx context.Context, by identity.Actor, id ID) (*File, error) {
	out := new(File)
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ReadPetition, id)
		if err != nil {
			return err
		}
		out.Petition = p
		if err := s.enclose(ctx, out); err != nil {
			return err
		}
		return s.record(ctx, audit.Of(s.Now(), by, "petition.read"), p)
	})
	return out, err
}

// File is a petition with its papers.
type File struct {
	*Petition
	Documents  []Document  // its own
	References []Reference // to documents of linked petitions, also those withdrawn
	Links      []Link      // that stand
	Ended      []Link
	Benches    []Assignment // the first first
}

// Papers lists the petition's own documents and those that it refers to.
func (f *File) Papers() []Document {
	return append(slices.Clip(f.Documents), Borrowed(f.References)...)
}

// enclose adds what lies on the file of a petition.
func (s *Service) enclose(ctx context.Context, f *File) (err error) {
	if f.Documents, err = s.Store.Documents(ctx, f.ID); err != nil {
		return err
	}
	if f.References, err = s.Store.References(ctx, f.ID); err != nil {
		return err
	}
	if f.Links, err = s.Store.Links(ctx, f.ID); err != nil {
		return err
	}
	if f.Ended, err = s.Store.EndedLinks(ctx, f.ID); err != nil {
		return err
	}
	f.Benches, err = s.Store.Assignments(ctx, f.ID)
	return err
}

// Reveal returns a petition to somebody who asked to see the numbers in full;
// the asking is audited.
func (s *Service) Reveal(ctx context.Context, by identity.Actor, id ID) (*Petition, error) {
	var out *Petition
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if out, err = s.load(ctx, by, access.RevealNumbers, id); err != nil {
			return err
		}
		return s.record(ctx, audit.Of(s.Now(), by, "petition.reveal"), out)
	})
	return out, err
}

// Past is a part of what was done to a petition, newest first.
type Past struct {
	*Petition
	Documents []Document
	Entries   []audit.Entry
	More      bool // there are older ones
}

// pastPage is how many entries a part has.
const pastPage = 60

// History returns what was done to a petition before an entry, or the newest
// part of it for 0; the reading is audited.
func (s *Service) History(ctx context.Context, by identity.Actor, id ID, before int64) (*Past, error) {
	out := new(Past)
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ReadHistory, id)
		if err != nil {
			return err
		}
		out.Petition = p
		if out.Documents, err = s.Store.Documents(ctx, id); err != nil {
			return err
		}
		if out.Entries, err = s.Store.History(ctx, string(id), before, pastPage+1); err != nil {
			return err
		}
		if out.More = len(out.Entries) > pastPage; out.More {
			out.Entries = out.Entries[:pastPage]
		}
		return s.record(ctx, audit.Of(s.Now(), by, "petition.history"), p)
	})
	return out, err
}

// List returns the petitions that exist for the actor, in the order of what is
// due.
func (s *Service) List(ctx context.Context, by identity.Actor, f Filter) ([]Summary, error) {
	if !access.May(by.Office, access.ReadPetition) {
		return nil, access.Check(by, access.ReadPetition, access.Of(by))
	}
	return s.Store.Petitions(ctx, access.Of(by), f)
}

func (s *Service) load(ctx context.Context, by identity.Actor, a access.Action, id ID) (*Petition, error) {
	p, err := s.Store.Petition(ctx, id)
	if err != nil {
		return nil, err
	}
	return p, access.Check(by, a, p.Scope())
}

// change loads, checks, changes, saves and audits a petition in one
// transaction.
func (s *Service) change(ctx context.Context, by identity.Actor, a access.Action, at Revision, fn func(context.Context, *Petition) error) (*Petition, error) {
	return s.alter(ctx, by, a, at, func(ctx context.Context, p *Petition, _ *audit.Entry) error { return fn(ctx, p) })
}

// alter is change for a verb that has more to say than what changed in the
// petition.
func (s *Service) alter(ctx context.Context, by identity.Actor, a access.Action, at Revision, fn func(context.Context, *Petition, *audit.Entry) error) (*Petition, error) {
	var out *Petition
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, a, at.ID)
		if err != nil {
			return err
		}
		if p.Version != at.Version {
			return problem.Stale()
		}
		before, e := *p, audit.Of(s.Now(), by, string(a))
		if err := fn(ctx, p, e); err != nil {
			return err
		}
		p.UpdatedAt = e.At
		if err := s.Store.SavePetition(ctx, p); err != nil {
			return err
		}
		out = p
		e.Changes = append(audit.Diff(before, p), e.Changes...)
		return s.record(ctx, e, p)
	})
	return out, err
}

func (s *Service) record(ctx context.Context, e *audit.Entry, p *Petition) error {
	return s.Store.Record(ctx, e.On("petition", string(p.ID), p.CourtID, string(p.ID)))
}

func (s *Service) today() calendar.Date { return calendar.Of(s.Now()) }
