package petition

import (
	"context"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// ReferenceID names a reference.
type ReferenceID string

// Kin says who the child of another petition is in this one, so that what its
// papers say of that child is read of the right person.
type Kin string

// The answers.
const (
	SameChild  Kin = "anak"
	TheSpouse  Kin = "calon"
	NeitherOne Kin = "lain"
)

// Reference lets a petition use a document of a linked petition as evidence.
// The document stays where it is and is never copied. A reference is not
// removed: it is withdrawn with a reason, and both stay.
type Reference struct {
	ID           ReferenceID `gorm:"primaryKey"`
	PetitionID   ID          // that refers
	OwnerID      ID          // on whose file the document lies
	CourtID      identity.CourtID
	DocumentID   DocumentID
	UsedAs       DocumentKind // what it stands for in the petition that refers
	TheirChild   Kin
	ReferredAt   time.Time
	ReferredBy   identity.AccountID
	WithdrawnAt  *time.Time
	WithdrawnBy  identity.AccountID `gorm:"serializer:blank"`
	WithdrawnWhy string             `gorm:"serializer:sealed;seal:document_reference"`
	Version      int
	OwnerNumber  Number   `gorm:"-" json:"-"` // read from the owner
	Document     Document `gorm:"-" json:"-"` // likewise
}

// Stands reports whether nobody withdrew the reference.
func (r Reference) Stands() bool { return r.WithdrawnAt == nil }

// Borrowed gives the documents that standing references bring to a petition,
// as that petition uses them: under the kind they stand for there, with what
// they say of its own child and spouse.
func Borrowed(refs []Reference) []Document {
	var out []Document
	for i, r := range refs {
		if r.Stands() {
			out = append(out, refs[i].borrowed())
		}
	}
	return out
}

func (r *Reference) borrowed() Document {
	d := r.Document
	if r.UsedAs == Other {
		d.Title = d.Label()
	} else {
		d.Title = ""
	}
	d.Kind, d.From = r.UsedAs, r
	switch r.TheirChild {
	case TheSpouse:
		d.Child, d.Spouse = d.Spouse, d.Child
	case NeitherOne:
		d.Child, d.Spouse = Stated{}, Stated{}
	case SameChild:
	}
	return d
}

// Shelf is what keeps the documents of a petition.
type Shelf interface {
	Documents(ctx context.Context, id ID) ([]Document, error)
	// References returns those of a petition with their documents, the oldest
	// first, also those that were withdrawn.
	References(ctx context.Context, id ID) ([]Reference, error)
}

// Papers returns every document that a petition can rest on: its own and those
// of linked petitions that it refers to.
func Papers(ctx context.Context, shelf Shelf, id ID) ([]Document, error) {
	own, err := shelf.Documents(ctx, id)
	if err != nil {
		return nil, err
	}
	refs, err := shelf.References(ctx, id)
	return append(own, Borrowed(refs)...), err
}

// Offer is a linked petition with the documents that can be referred to.
type Offer struct {
	Link
	Documents []Document
}

// Offers lists the linked petitions with their documents, but those that are
// referred to already; looking at each is audited.
func (s *Service) Offers(ctx context.Context, by identity.Actor, id ID) ([]Offer, error) {
	var out []Offer
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ReferDocument, id)
		if err != nil {
			return err
		}
		links, err := s.Store.Links(ctx, p.ID)
		if err != nil {
			return err
		}
		refs, err := s.Store.References(ctx, p.ID)
		if err != nil {
			return err
		}
		for _, l := range links {
			o, err := s.offer(ctx, by, l, refs)
			if err != nil {
				return err
			}
			out = append(out, o)
		}
		return nil
	})
	return out, err
}

func (s *Service) offer(ctx context.Context, by identity.Actor, l Link, refs []Reference) (Offer, error) {
	other, err := s.load(ctx, by, access.ReferDocument, l.OtherID)
	if err != nil {
		return Offer{}, err
	}
	docs, err := s.Store.Documents(ctx, other.ID)
	if err != nil {
		return Offer{}, err
	}
	docs = slices.DeleteFunc(docs, func(d Document) bool {
		return slices.ContainsFunc(refs, func(r Reference) bool { return r.Stands() && r.DocumentID == d.ID })
	})
	return Offer{l, docs}, s.record(ctx, audit.Of(s.Now(), by, "petition.read"), other)
}

// Referring is what is asked of a reference.
type Referring struct {
	Document   DocumentID
	UsedAs     DocumentKind
	TheirChild Kin
}

// Check lists what is missing from the request of a petition of a court.
func (in Referring) Check(court identity.CourtID) []problem.Field {
	var out []problem.Field
	need := func(missing bool, name, words string) {
		if missing {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	need(in.Document == "", "document", "Pilih dokumen dari perkara yang tertaut.")
	need(!in.UsedAs.askedBy(court), "used_as", "Pilih sebagai apa dokumen itu dipakai dalam perkara ini.")
	need(in.TheirChild != SameChild && in.TheirChild != TheSpouse && in.TheirChild != NeitherOne, "their_child", "Pilih siapa anak pada perkara itu dalam perkara ini.")
	return out
}

// Refer uses a document of a linked petition as evidence in the petition. It
// returns Invalid for a faulty request, Conflict when the petition is decided
// or refers to the document already, and NotFound unless the document lies on
// the file of a linked petition of the same court.
func (s *Service) Refer(ctx context.Context, by identity.Actor, id ID, in Referring) (*Reference, error) {
	var out *Reference
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ReferDocument, id)
		if err != nil {
			return err
		}
		if p.Status.final() {
			return problem.New(problem.Conflict, "Permohonan ini sudah diputus; dokumen perkara lain tidak dapat dirujuk lagi.")
		}
		if faults := in.Check(p.CourtID); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Dokumen belum dirujuk.", Fields: faults}
		}
		owner, err := s.ownerOf(ctx, by, p.ID, in.Document)
		if err != nil {
			return err
		}
		out = &Reference{
			ID: ReferenceID(identity.NewID()), PetitionID: p.ID, OwnerID: owner.ID, CourtID: p.CourtID, DocumentID: in.Document,
			UsedAs: in.UsedAs, TheirChild: in.TheirChild, ReferredAt: s.Now(), ReferredBy: by.ID,
		}
		if err := s.Store.SaveReference(ctx, out); err != nil {
			return err
		}
		return s.recordBoth(ctx, by, "document.refer", "document.referred", nil, *out)
	})
	return out, err
}

// ownerOf returns the linked petition on whose file a document lies.
func (s *Service) ownerOf(ctx context.Context, by identity.Actor, id ID, doc DocumentID) (*Petition, error) {
	links, err := s.Store.Links(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		docs, err := s.Store.Documents(ctx, l.OtherID)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(docs, func(d Document) bool { return d.ID == doc }) {
			return s.load(ctx, by, access.ReferDocument, l.OtherID)
		}
	}
	return nil, problem.Missing()
}

// recordBoth audits a reference in the history of either petition.
func (s *Service) recordBoth(ctx context.Context, by identity.Actor, here, there string, before any, r Reference) error {
	e := audit.Of(s.Now(), by, here).From(before, r).On("reference", string(r.ID), r.CourtID, string(r.PetitionID))
	e.Note = r.WithdrawnWhy
	if err := s.Store.Record(ctx, e); err != nil {
		return err
	}
	e = audit.Of(s.Now(), by, there).On("document", string(r.DocumentID), r.CourtID, string(r.OwnerID))
	e.Note = r.WithdrawnWhy
	return s.Store.Record(ctx, e)
}

// Withdraw ends a reference with a reason, while the petition that refers is
// not decided: what it was decided on stays. It returns Invalid without a
// reason, and Conflict when the reference was withdrawn already.
func (s *Service) Withdraw(ctx context.Context, by identity.Actor, id ID, ref ReferenceID, why string) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ReferDocument, id)
		if err != nil {
			return err
		}
		refs, err := s.Store.References(ctx, p.ID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(refs, func(r Reference) bool { return r.ID == ref })
		switch {
		case i < 0:
			return problem.Missing()
		case p.Status.final():
			return problem.New(problem.Conflict, "Permohonan ini sudah diputus; rujukan yang menjadi buktinya tidak dapat ditarik lagi.")
		case !refs[i].Stands():
			return problem.New(problem.Conflict, "Rujukan ini sudah ditarik. Muat ulang halaman permohonan.")
		}
		if faults := reasoned(why, "Sebutkan mengapa rujukan ditarik."); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Rujukan belum ditarik.", Fields: faults}
		}
		return s.withdraw(ctx, by, refs[i], why)
	})
}

func (s *Service) withdraw(ctx context.Context, by identity.Actor, r Reference, why string) error {
	before, now := r, s.Now()
	r.WithdrawnAt, r.WithdrawnBy, r.WithdrawnWhy = &now, by.ID, why
	if err := s.Store.SaveReference(ctx, &r); err != nil {
		return err
	}
	return s.recordBoth(ctx, by, "document.withdraw", "document.released", before, r)
}

// reasoned asks for a reason.
func reasoned(why, words string) []problem.Field {
	if why == "" {
		return []problem.Field{{Name: "why", Words: words}}
	}
	return atMost("why", why, longestText)
}
