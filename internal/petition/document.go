package petition

import (
	"context"
	"strings"
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

// DocumentKind is what a document is for: a letter of PERMA 5/2019 Pasal 5
// ayat (1), or one of the others that a file holds.
type DocumentKind string

// DocumentKinds lists the kinds in the order of the checklist. A petition has
// at most one document of each kind.
var DocumentKinds = []struct {
	Kind      DocumentKind
	Label     string
	Pasal     string // empty for what the court asks beyond the law
	Statutory bool   // one of the letters a to f
}{
	{"a", "Surat permohonan", "PERMA 5/2019 Pasal 5 ayat (1) huruf a", true},
	{"b", "KTP kedua orang tua atau wali", "PERMA 5/2019 Pasal 5 ayat (1) huruf b", true},
	{"c", "Kartu Keluarga", "PERMA 5/2019 Pasal 5 ayat (1) huruf c", true},
	{"d", "KTP, KIA atau akta kelahiran anak", "PERMA 5/2019 Pasal 5 ayat (1) huruf d", true},
	{"e", "KTP, KIA atau akta kelahiran calon suami atau istri", "PERMA 5/2019 Pasal 5 ayat (1) huruf e", true},
	{"f", "Ijazah terakhir atau surat keterangan masih sekolah anak", "PERMA 5/2019 Pasal 5 ayat (1) huruf f", true},
	{"kedudukan", "Bukti kedudukan pemohon", "PERMA 5/2019 Pasal 6", false},
	{"kesehatan", "Surat keterangan tenaga kesehatan", "UU 16/2019 Pasal 7 ayat (2)", false},
	{"penolakan", "Surat penolakan KUA", "", false},
	{"lain", "Dokumen lain", "", false},
}

// Label gives the Indonesian name of the kind, or nothing for an unknown one.
func (k DocumentKind) Label() string {
	for _, d := range DocumentKinds {
		if d.Kind == k {
			return d.Label
		}
	}
	return ""
}

// Pasal gives the article that asks for the kind, or nothing.
func (k DocumentKind) Pasal() string {
	for _, d := range DocumentKinds {
		if d.Kind == k {
			return d.Pasal
		}
	}
	return ""
}

// Statutory reports whether the kind is one of the letters a to f.
func (k DocumentKind) Statutory() bool { return len(k) == 1 && strings.Contains("abcdef", string(k)) }

// Document is one paper of a petition.
type Document struct {
	ID           DocumentID `gorm:"primaryKey"`
	PetitionID   ID
	Kind         DocumentKind
	Number       string
	Issuer       string
	IssuedOn     calendar.Date
	OriginalSeen bool
	Substitute   bool      // stands for the asked paper, Pasal 5 ayat (2)
	Why          string    // why a substitute
	FileHash     file.Hash `gorm:"serializer:blank"`
	FileType     string
	FileSize     int // bytes
	ReceivedOn   calendar.Date
	AddedBy      identity.AccountID
	UpdatedAt    time.Time
	Version      int
}

// Check lists what is wrong with the entry, as of today; filed says that its
// file is there or comes with it.
func (d Document) Check(today calendar.Date, filed bool) []problem.Field {
	out := atMost("number", d.Number, longestLine)
	if d.IssuedOn.After(today) {
		out = append(out, problem.Field{Name: "issued_on", Words: "Tanggal dokumen belum tiba. Periksa kembali tahunnya."})
	}
	out = append(out, atMost("issuer", d.Issuer, longestLine)...)
	if d.Substitute && d.Why == "" {
		out = append(out, problem.Field{Name: "why", Words: "Sebutkan mengapa dokumen pengganti dipakai (Pasal 5 ayat (2))."})
	}
	out = append(out, atMost("why", d.Why, longestText)...)
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
// faulty entry and Conflict when somebody else changed the document since.
func (s *Service) PutDocument(ctx context.Context, by identity.Actor, in Document, upload *file.File) (*Document, error) {
	if in.Kind.Label() == "" {
		return nil, problem.Missing()
	}
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
	before, err := s.documentOf(ctx, p.ID, in.Kind)
	if err != nil {
		return nil, err
	}
	if before.Version != in.Version {
		return nil, problem.Stale()
	}
	in.ID, in.FileHash, in.FileType, in.FileSize, in.ReceivedOn = before.ID, before.FileHash, before.FileType, before.FileSize, before.ReceivedOn
	if upload != nil {
		in.FileHash, in.FileType, in.FileSize = upload.Hash, upload.Type, upload.Size
		if err := s.Store.SaveFile(ctx, upload); err != nil {
			return nil, err
		}
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
func (s *Service) KeepFile(ctx context.Context, by identity.Actor, id ID, kind DocumentKind, version int, upload *file.File) (*Document, error) {
	p, err := s.load(ctx, by, access.AmendPetition, id)
	if err != nil {
		return nil, err
	}
	d, err := s.documentOf(ctx, p.ID, kind)
	if err != nil {
		return nil, err
	}
	d.PetitionID, d.Version = id, version
	return s.PutDocument(ctx, by, d, upload)
}

// documentOf returns the document of a kind, or an empty one.
func (s *Service) documentOf(ctx context.Context, id ID, kind DocumentKind) (Document, error) {
	all, err := s.Store.Documents(ctx, id)
	if err != nil {
		return Document{}, err
	}
	return Find(all, kind), nil
}

// Find returns the document of a kind among docs, or an empty one of that
// kind.
func Find(docs []Document, kind DocumentKind) Document {
	for _, d := range docs {
		if d.Kind == kind {
			return d
		}
	}
	return Document{Kind: kind}
}

// File returns the uploaded file of a document for a reader at the court. It
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
		docs, err := s.Store.Documents(ctx, p.ID)
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
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "document.read").
			On("document", string(doc), p.CourtID, string(p.ID)))
	})
	return f, found, err
}
