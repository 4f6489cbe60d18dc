package assessment

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
)

// AttachmentID names a paper that is attached to an assessment.
type AttachmentID string

// AttachmentKind says what sort of paper it is.
type AttachmentKind string

// The kinds.
const (
	Letter AttachmentKind = "surat"
	Health AttachmentKind = "kesehatan"
	Photo  AttachmentKind = "foto"
	Else   AttachmentKind = "lain"
)

// AttachmentKinds lists the kinds in order.
var AttachmentKinds = []AttachmentKind{Letter, Health, Photo, Else}

var attachmentKinds = map[AttachmentKind]string{
	Letter: "Surat atau laporan", Health: "Surat keterangan kesehatan", Photo: "Foto", Else: "Dokumen lain",
}

// Label gives the Indonesian words of the kind.
func (k AttachmentKind) Label() string { return attachmentKinds[k] }

// longestTitle is how many bytes a title may have; MostAttachments how many
// papers an assessment may have.
const (
	longestTitle    = 200
	MostAttachments = 20
)

// Attachment is one paper that the author of an assessment puts to it. It is
// frozen with the assessment, and its hash is within the seal.
type Attachment struct {
	ID           AttachmentID
	AssessmentID ID
	Kind         AttachmentKind
	Title        string              // lies sealed
	Factor       instrument.FactorID // that it is evidence for, or none
	Restricted   bool                // for the assigned judge, the author and the supervisor only
	FileHash     file.Hash
	FileType     string
	FileSize     int // bytes
	AddedBy      identity.AccountID
	AddedAt      time.Time
	RemovedAt    *time.Time // it was taken back before the signing
}

// LogValue keeps the title out of logs.
func (a Attachment) LogValue() slog.Value { return slog.StringValue(string(a.ID)) }

// AttachmentStore keeps attachments and their files.
type AttachmentStore interface {
	SaveFile(ctx context.Context, f *file.File) error
	File(ctx context.Context, h file.Hash) (*file.File, error)
	// AttachmentsOf lists the attachments that were not taken back, the oldest
	// first.
	AttachmentsOf(ctx context.Context, id ID) ([]Attachment, error)
	AddAttachment(ctx context.Context, a Attachment) error
	RemoveAttachment(ctx context.Context, id AttachmentID, at time.Time) error
}

// Check lists what is wrong with the entry for an assessment by an instrument.
func (a Attachment) Check(in *instrument.Instrument) []problem.Field {
	var out []problem.Field
	if a.Kind.Label() == "" {
		out = append(out, problem.Field{Name: "kind", Words: "Pilih jenis lampiran."})
	}
	switch {
	case strings.TrimSpace(a.Title) == "":
		out = append(out, problem.Field{Name: "title", Words: "Beri lampiran ini judul, misalnya surat keterangan sekolah."})
	case len(a.Title) > longestTitle:
		out = append(out, problem.Field{Name: "title", Words: "Persingkat judul sampai 200 huruf."})
	}
	if a.Factor != "" && !slices.Contains(in.Covers, a.Factor) {
		out = append(out, problem.Field{Name: "factor", Words: "Pilih faktor dari daftar."})
	}
	return out
}

// Attach puts a paper to an open assessment. Evidence for a restricted factor
// is restricted. It returns Invalid for a faulty entry or none, and Conflict
// when the assessment was handed in or changed elsewhere.
func (s *Service) Attach(ctx context.Context, by identity.Actor, at Revision, in Attachment, upload *file.File) (*Assessment, error) {
	return s.change(ctx, by, access.WriteAssessment, "attachment.add", at, func(ctx context.Context, a *Assessment) ([]audit.Change, error) {
		if err := s.attachable(ctx, a); err != nil {
			return nil, err
		}
		form, err := s.Instrument(a)
		if err != nil {
			return nil, err
		}
		faults := in.Check(form)
		if upload == nil {
			faults = append(faults, problem.Field{Name: "file", Words: "Pilih berkas yang dilampirkan."})
		}
		there, err := s.Store.AttachmentsOf(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		if len(there) >= MostAttachments {
			faults = append(faults, problem.Field{Name: "file", Words: "Asesmen ini sudah memuat 20 lampiran. Hapus satu, atau gabungkan beberapa menjadi satu PDF."})
		}
		if len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Lampiran belum disimpan.", Fields: faults}
		}
		return s.attach(ctx, by, a, in, upload)
	})
}

func (s *Service) attach(ctx context.Context, by identity.Actor, a *Assessment, in Attachment, upload *file.File) ([]audit.Change, error) {
	if err := s.Store.SaveFile(ctx, upload); err != nil {
		return nil, err
	}
	if f, ok := instrument.FactorOf(in.Factor); ok && f.Restricted() {
		in.Restricted = true
	}
	in.ID, in.AssessmentID, in.AddedBy, in.AddedAt, in.RemovedAt = AttachmentID(identity.NewID()), a.ID, by.ID, s.Now(), nil
	in.FileHash, in.FileType, in.FileSize = upload.Hash, upload.Type, upload.Size
	return []audit.Change{{Field: "Attachment", To: string(in.ID)}}, s.Store.AddAttachment(ctx, in)
}

// Detach takes a paper back from an open assessment; that it was there stays on
// record. It returns NotFound when it is not there.
func (s *Service) Detach(ctx context.Context, by identity.Actor, at Revision, id AttachmentID) (*Assessment, error) {
	return s.change(ctx, by, access.WriteAssessment, "attachment.remove", at, func(ctx context.Context, a *Assessment) ([]audit.Change, error) {
		if err := s.attachable(ctx, a); err != nil {
			return nil, err
		}
		if _, err := s.attachment(ctx, a, id); err != nil {
			return nil, err
		}
		return []audit.Change{{Field: "Attachment", From: string(id)}}, s.Store.RemoveAttachment(ctx, id, s.Now())
	})
}

// attachable returns Conflict for an assessment that its author can no longer change,
// and NotFound when it is not theirs any more.
func (s *Service) attachable(ctx context.Context, a *Assessment) error {
	if !a.Status.Open() {
		return problem.New(problem.Conflict, "Asesmen ini sudah diserahkan; lampirannya tidak dapat diubah lagi.")
	}
	if err := a.writable(calendar.Of(s.Now())); err != nil {
		return err
	}
	a.ExpiresOn = noDay
	return s.stillTheirs(ctx, a)
}

// attachment finds a paper of an assessment.
func (s *Service) attachment(ctx context.Context, a *Assessment, id AttachmentID) (*Attachment, error) {
	all, err := s.Store.AttachmentsOf(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].ID == id {
			return &all[i], nil
		}
	}
	return nil, problem.Missing()
}

// Attachments lists the papers of an assessment that the caller was shown, to
// its author, the supervisor, and once it is signed the judge.
func (s *Service) Attachments(ctx context.Context, by identity.Actor, a *Assessment) ([]Attachment, error) {
	if err := mayRead(by, a); err != nil {
		return nil, err
	}
	return s.Store.AttachmentsOf(ctx, a.ID)
}

func mayRead(by identity.Actor, a *Assessment) error {
	if err := access.Check(by, access.ReadAttachment, a.Scope()); err != nil {
		return err
	}
	if by.Office == identity.Judge && a.Status != Signed {
		return problem.Missing()
	}
	return nil
}

// AttachedFile returns the file of a paper to the same readers; the reading is
// audited.
func (s *Service) AttachedFile(ctx context.Context, by identity.Actor, id ID, which AttachmentID) (*file.File, *Attachment, error) {
	var f *file.File
	var x *Attachment
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.Store.Assessment(ctx, id)
		if err != nil {
			return err
		}
		if err := mayRead(by, a); err != nil {
			return err
		}
		if x, err = s.attachment(ctx, a, which); err != nil {
			return err
		}
		if f, err = s.Store.File(ctx, x.FileHash); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, string(access.ReadAttachment)).
			On("attachment", string(which), a.CourtID, string(a.PetitionID)))
	})
	return f, x, err
}

// seal freezes the papers with the answers.
func (s *Service) seal(ctx context.Context, a *Assessment) (string, error) {
	all, err := s.Store.AttachmentsOf(ctx, a.ID)
	if err != nil {
		return "", err
	}
	a.Attachments = all
	return a.Seal()
}

// paper is what of an attachment is within the seal.
type paper struct {
	ID         AttachmentID
	Kind       AttachmentKind
	Title      string
	Factor     instrument.FactorID
	Restricted bool
	Hash       file.Hash
}

func papers(all []Attachment) []paper {
	var out []paper
	for _, a := range all {
		out = append(out, paper{a.ID, a.Kind, a.Title, a.Factor, a.Restricted, a.FileHash})
	}
	return out
}
