package petition

import (
	"cmp"
	"context"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// DocumentID names a document of a petition.
type DocumentID string

// Document is one paper of a petition.
type Document struct {
	ID           DocumentID `gorm:"primaryKey"`
	PetitionID   ID
	Kind         DocumentKind
	Ordinal      int    // which of several of its kind, from 1
	Title        string `gorm:"serializer:sealed;seal:document"` // of one of the kind Other
	Form         string // the name of the form as printed, "N7"
	Number       string `gorm:"serializer:sealed;seal:document"`
	Issuer       string `gorm:"serializer:sealed;seal:document"`
	IssuedOn     calendar.Date
	Child        Stated `gorm:"embedded;embeddedPrefix:child_"`
	Spouse       Stated `gorm:"embedded;embeddedPrefix:spouse_"`
	OriginalSeen bool
	Substitute   bool      // stands for the asked paper, Pasal 5 ayat (2)
	Why          string    `gorm:"serializer:sealed;seal:document"` // why a substitute
	FileHash     file.Hash `gorm:"serializer:blank"`
	FileType     string
	FileSize     int // bytes
	ReceivedOn   calendar.Date
	AddedBy      identity.AccountID
	UpdatedAt    time.Time
	Version      int
	From         *Reference `gorm:"-" json:"-"` // where it lies on the file of another petition
}

// Slot gives the place of the document on its file.
func (d Document) Slot() Slot { return Slot{d.Kind, max(d.Ordinal, 1)} }

// Label gives the title of the document, or the name of its kind.
func (d Document) Label() string { return cmp.Or(d.Title, d.Kind.Label()) }

// Source names the document in a sentence, with the case on whose file it lies
// when that is another one.
func (d Document) Source() string {
	if d.From != nil {
		return d.Label() + ", dari perkara " + cmp.Or(string(d.From.OwnerNumber), "yang tertaut")
	}
	return d.Label()
}

// Present reports whether the document itself is known: by number, date, file
// or sight.
func (d Document) Present() bool {
	return d.ID != "" && (d.Number != "" || !d.IssuedOn.IsZero() || d.FileHash != "" || d.OriginalSeen)
}

// Check lists what is wrong with the entry, as of today; filed says that its
// file is there or comes with it.
func (d Document) Check(today calendar.Date, filed bool) []problem.Field {
	var out []problem.Field
	if d.Kind == Other && d.Title == "" {
		out = append(out, problem.Field{Name: "title", Words: "Beri dokumen ini judul, misalnya surat pernyataan kepala dusun."})
	}
	out = append(out, atMost("title", d.Title, longestLine)...)
	out = append(out, atMost("number", d.Number, longestLine)...)
	out = append(out, atMost("form", d.Form, longestLine)...)
	if d.IssuedOn.After(today) {
		out = append(out, problem.Field{Name: "issued_on", Words: "Tanggal dokumen belum tiba. Periksa kembali tahunnya."})
	}
	out = append(out, atMost("issuer", d.Issuer, longestLine)...)
	if d.Substitute && d.Why == "" {
		out = append(out, problem.Field{Name: "why", Words: "Sebutkan mengapa dokumen pengganti dipakai (Pasal 5 ayat (2))."})
	}
	out = append(out, atMost("why", d.Why, longestText)...)
	out = append(out, d.Child.faults("child_", today)...)
	out = append(out, d.Spouse.faults("spouse_", today)...)
	if d.Substitute && d.Kind == "a" {
		out = append(out, problem.Field{Name: "substitute", Words: "Surat permohonan tidak dapat diganti dokumen lain."})
	}
	if d.Number == "" && d.IssuedOn.IsZero() && !filed && !d.OriginalSeen {
		out = append(out, problem.Field{Name: "number", Words: "Isi nomor atau tanggal dokumen, atau unggah berkasnya."})
	}
	return out
}

// PutDocument keeps a document of the petition, with a file when one was
// uploaded; without one the earlier file stays. It returns Invalid for a
// faulty entry, Conflict when somebody else changed the document since, and
// NotFound for a kind that the court does not ask for.
func (s *Service) PutDocument(ctx context.Context, by identity.Actor, in Document, upload *file.File) (*Document, error) {
	in.Ordinal = max(in.Ordinal, 1)
	var out *Document
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.AmendPetition, in.PetitionID)
		if err != nil {
			return err
		}
		if p.Status.final() {
			return problem.New(problem.Conflict, "Permohonan ini sudah diputus; dokumen tidak dapat ditambah lagi.")
		}
		out, err = s.putDocument(ctx, by, p, in, upload)
		return err
	})
	return out, err
}

func (s Status) final() bool { return s == Decided || s == FollowUp || s == Archived }

func (s *Service) putDocument(ctx context.Context, by identity.Actor, p *Petition, in Document, upload *file.File) (*Document, error) {
	before, err := s.documentAt(ctx, p, in.Slot())
	if err != nil {
		return nil, err
	}
	if before.Version != in.Version {
		return nil, problem.Stale()
	}
	in.ID, in.FileHash, in.FileType, in.FileSize, in.ReceivedOn = before.ID, before.FileHash, before.FileType, before.FileSize, before.ReceivedOn
	if upload != nil {
		if err := s.Store.SaveFile(ctx, upload); err != nil { // it gets its name there
			return nil, err
		}
		in.FileHash, in.FileType, in.FileSize = upload.Hash, upload.Type, upload.Size
	}
	if faults := in.Check(s.today(), in.FileHash != ""); len(faults) > 0 {
		return nil, &problem.Problem{Kind: problem.Invalid, Words: "Dokumen belum disimpan.", Fields: faults}
	}
	now := s.Now()
	if in.ID == "" {
		before.Kind = "" // so that the audit says which document this is
		in.ID, in.ReceivedOn = DocumentID(identity.NewID()), calendar.Of(now)
	}
	in.AddedBy, in.UpdatedAt = by.ID, now
	if err := s.Store.SaveDocument(ctx, &in); err != nil {
		return nil, err
	}
	return &in, s.Store.Record(ctx, audit.Of(now, by, "document.put").
		On("document", string(in.ID), p.CourtID, string(p.ID)).From(before, in))
}

// KeepFile keeps an uploaded file although the rest of its form was refused,
// so that nobody uploads it twice. The other entries of the document stay as
// they are. It returns Conflict when somebody else changed the document since
// version.
func (s *Service) KeepFile(ctx context.Context, by identity.Actor, id ID, at Slot, version int, upload *file.File) (*Document, error) {
	p, err := s.load(ctx, by, access.AmendPetition, id)
	if err != nil {
		return nil, err
	}
	d, err := s.documentAt(ctx, p, at)
	if err != nil {
		return nil, err
	}
	if d.Kind == Other {
		d.Title = d.Label() // until the title is typed
	}
	d.PetitionID, d.Version = id, version
	return s.PutDocument(ctx, by, d, upload)
}

// documentAt returns the petition's own document at a place, or an empty one.
// It returns NotFound for a place that the petition does not have.
func (s *Service) documentAt(ctx context.Context, p *Petition, at Slot) (Document, error) {
	all, err := s.Store.Documents(ctx, p.ID)
	if err != nil {
		return Document{}, err
	}
	if !(&File{Petition: p, Documents: all}).Has(at) {
		return Document{}, problem.Missing()
	}
	return FindAt(all, at), nil
}

// Has reports whether the file has a place, filled or empty: every kind that
// the court asks for, one more other document than there are, and what is on
// file although the court no longer asks for it.
func (f *File) Has(at Slot) bool {
	if FindAt(f.Documents, at).ID != "" {
		return true
	}
	next, _ := NextOther(f.Documents)
	return at.possible() && at.Kind.askedBy(f.CourtID) && (at.Kind != Other || at == next)
}

// Slots lists the places of the file in the order of the checklist, but the
// one for one more other document.
func (f *File) Slots() []Slot {
	var out []Slot
	for _, a := range every {
		if at := (Slot{a.Kind, 1}); a.Kind != Other && f.Has(at) {
			out = append(out, at)
		}
	}
	for _, d := range f.Documents {
		if d.Kind == Other {
			out = append(out, d.Slot())
		}
	}
	return out
}

// FindAt returns the document at a place among docs, or an empty one.
func FindAt(docs []Document, at Slot) Document {
	for _, d := range docs {
		if d.From == nil && d.Slot() == at {
			return d
		}
	}
	return Document{Kind: at.Kind, Ordinal: at.Ordinal}
}

// Find returns the first document of a kind among docs, or an empty one of
// that kind. Of papers of the petition itself and of another one, those of the
// petition come first.
func Find(docs []Document, kind DocumentKind) Document {
	for _, d := range docs {
		if d.Kind == kind {
			return d
		}
	}
	return Document{Kind: kind}
}

// File returns the uploaded file of a document for a reader at the court: of
// the petition itself, or of a linked one while a reference to it stands. It
// returns NotFound when the petition is somebody else's or the document has no
// file.
func (s *Service) File(ctx context.Context, by identity.Actor, id ID, doc DocumentID) (*file.File, *Document, error) {
	var f *file.File
	var found *Document
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ReadPetition, id)
		if err != nil {
			return err
		}
		docs, err := Papers(ctx, s.Store, p.ID)
		if err != nil {
			return err
		}
		for i := range docs {
			if docs[i].ID == doc && docs[i].FileHash != "" {
				found = &docs[i]
			}
		}
		if found == nil {
			return problem.Missing()
		}
		if f, err = s.Store.File(ctx, found.FileHash); err != nil {
			return err
		}
		return s.recordReading(ctx, by, p, *found)
	})
	return f, found, err
}

// recordReading audits that a file was taken, for a borrowed one in the history
// of its owner too.
func (s *Service) recordReading(ctx context.Context, by identity.Actor, p *Petition, d Document) error {
	cases := []ID{p.ID}
	if d.From != nil {
		cases = append(cases, d.From.OwnerID)
	}
	for _, id := range cases {
		err := s.Store.Record(ctx, audit.Of(s.Now(), by, "document.read").On("document", string(d.ID), p.CourtID, string(id)))
		if err != nil {
			return err
		}
	}
	return nil
}
