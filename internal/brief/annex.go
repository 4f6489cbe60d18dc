package brief

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"strings"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Annex is the sealed annex: the restricted findings of the assessments that
// stand, for the judge of the petition alone, as a file of its own that opens
// with a password.
type Annex struct {
	Court    string
	Case     string
	Judge    string
	Number   int
	Code     string
	FrozenAt time.Time
	F4       bool // print on 215 x 330 mm
	Parts    []AnnexPart
}

// AnnexPart is what one assessment holds in the restricted lane.
type AnnexPart struct {
	Agency   string
	Signed   string // by whom and when, and which revision
	Lines    []Line // question and answer, in the order of the form
	Papers   []Line // restricted attachments, by their titles
	Declared Ref    // the assessment
}

// AnnexID names a sealed annex; the page that asks for one proposes it.
type AnnexID string

// IssuedAnnex is one sealed annex, frozen as a file that opens with a password
// which nobody keeps.
type IssuedAnnex struct {
	ID         AnnexID `gorm:"primaryKey"`
	PetitionID petition.ID
	CourtID    identity.CourtID
	Number     int    // counted from 1 in the petition
	Code       string // on every page
	SHA256     string `gorm:"column:sha256"` // of the encrypted file
	Content    []byte // the encrypted file, sealed once more; left out of lists
	IssuedAt   time.Time
	IssuedBy   identity.AccountID
	Password   string `gorm:"-" json:"-"` // only for who made it, and only then
}

// AnnexStore keeps sealed annexes.
type AnnexStore interface {
	// Annexes lists those of a petition without their files, newest first.
	Annexes(ctx context.Context, id petition.ID) ([]IssuedAnnex, error)
	// AnnexWith returns the annex with a code or a SHA-256, without its file,
	// or NotFound.
	AnnexWith(ctx context.Context, code, sha256 string) (*IssuedAnnex, error)
	// Annex returns an annex with its file, or NotFound.
	Annex(ctx context.Context, id AnnexID) (*IssuedAnnex, error)
	// SaveAnnex returns Conflict for an id or a number that was given already.
	SaveAnnex(ctx context.Context, x *IssuedAnnex) error
}

// SealAnnex makes a sealed annex of the restricted findings as they stand and
// returns it with its password, which is shown once and kept nowhere. Ticket is
// the id that the page proposed: a second click makes no second file. It
// returns Conflict where there is nothing to seal.
func (s *Service) SealAnnex(ctx context.Context, by identity.Actor, id petition.ID, ticket AnnexID) (*IssuedAnnex, error) {
	var out *IssuedAnnex
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.Store.Petition(ctx, id)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.SealAnnex, p.Scope()); err != nil {
			return err
		}
		x, data, err := s.annex(ctx, by, p, ticket)
		if err != nil {
			return err
		}
		if err := s.close(x, data); err != nil {
			return err
		}
		if err := s.Store.SaveAnnex(ctx, x); err != nil {
			return err
		}
		out = x
		e := audit.Of(s.Now(), by, "annex.seal").On("annex", string(x.ID), p.CourtID, string(p.ID))
		e.Changes = []audit.Change{{Field: "Lampiran Tertutup", To: fmt.Sprint(x.Number)}, {Field: "SHA-256", To: x.SHA256}}
		return s.Store.Record(ctx, e)
	})
	return out, err
}

// annex gathers what is to be sealed.
func (s *Service) annex(ctx context.Context, by identity.Actor, p *petition.Petition, ticket AnnexID) (*IssuedAnnex, Annex, error) {
	d, err := s.gather(ctx, p)
	if err != nil {
		return nil, Annex{}, err
	}
	before, err := s.Store.Annexes(ctx, p.ID)
	if err != nil {
		return nil, Annex{}, err
	}
	x := &IssuedAnnex{
		ID: ticket, PetitionID: p.ID, CourtID: p.CourtID, Number: len(before) + 1, Code: newCode(), IssuedAt: s.Now().UTC().Truncate(time.Second), IssuedBy: by.ID, Password: newPassword(),
	}
	out := Annex{F4: d.court.Paper == identity.F4, Court: d.court.Name, Case: string(p.Number), Judge: d.judge, Number: x.Number, Code: x.Code, FrozenAt: x.IssuedAt}
	for _, a := range d.standing() {
		if part := a.annexPart(); len(part.Lines)+len(part.Papers) > 0 {
			out.Parts = append(out.Parts, part)
		}
	}
	if len(out.Parts) == 0 {
		return nil, out, problem.New(problem.Conflict, "Tidak ada temuan terbatas dalam asesmen yang berlaku, maka tidak ada yang disegel.")
	}
	return x, out, nil
}

// annexPart gives what an assessment holds in the restricted lane.
func (a signed) annexPart() AnnexPart {
	out := AnnexPart{Agency: a.agency, Signed: fmt.Sprintf("%s, %s, revisi %d", plain(a.Signer), a.signedOn().Indonesian(), a.Revision), Declared: a.from("")}
	answers := a.form.Relevant(a.Answers)
	for _, sec := range a.form.Sections {
		for _, it := range sec.Items {
			if words := it.Words(answers); it.Restricted && it.Block != instrument.VoiceBlock && words != "" {
				out.Lines = append(out.Lines, Line{Label: it.Text, Said: []Sentence{say(a.from(it.ID), "%s", words)}})
			}
		}
	}
	for _, x := range a.papers {
		if x.Restricted {
			out.Papers = append(out.Papers, Line{Label: x.Kind.Label(), Said: []Sentence{say(a.from("lampiran"), "%s", plain(x.Title))}})
		}
	}
	return out
}

// close prints the annex, locks the file with the password and seals it for the
// store.
func (s *Service) close(x *IssuedAnnex, data Annex) error {
	if s.PrintAnnex == nil {
		return problem.New(problem.Internal, "Lampiran Tertutup tidak dapat dibuat pada instalasi ini. Hubungi pengelola aplikasi.")
	}
	var b bytes.Buffer
	if err := s.PrintAnnex(&b, data, x.Password); err != nil {
		return fmt.Errorf("print annex: %w", err)
	}
	x.SHA256 = sum(b.Bytes())
	x.Content = s.Keys.Seal(annexPurpose, annexRow(x.ID), b.Bytes())
	return nil
}

func annexRow(id AnnexID) string { return "annex.content." + string(id) }

// newPassword returns 100 bits in letters and digits that people do not take
// for each other, in groups: "k7wq-3mzt-…".
func newPassword() string {
	b := make([]byte, 13)
	_, _ = rand.Read(b) // never fails, by contract
	words := base32.NewEncoding(strings.ToLower(letters)).WithPadding(base32.NoPadding).EncodeToString(b)[:20]
	var groups []string
	for i := 0; i < len(words); i += 4 {
		groups = append(groups, words[i:i+4])
	}
	return strings.Join(groups, "-")
}

// AnnexFile returns a sealed annex with its encrypted file to the judge of the
// petition; the reading is audited.
func (s *Service) AnnexFile(ctx context.Context, by identity.Actor, id AnnexID) (*IssuedAnnex, error) {
	var out *IssuedAnnex
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		x, err := s.Store.Annex(ctx, id)
		if err != nil {
			return err
		}
		p, err := s.Store.Petition(ctx, x.PetitionID)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.SealAnnex, p.Scope()); err != nil {
			return err
		}
		if x.Content, err = s.Keys.Open(annexPurpose, annexRow(x.ID), x.Content); err != nil {
			return problem.New(problem.Internal, "Lampiran Tertutup ini tidak dapat dibuka. Hubungi pengelola aplikasi; berkas kunci perlu diperiksa.").Because(err)
		}
		out = x
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "annex.read").On("annex", string(id), x.CourtID, string(x.PetitionID)))
	})
	return out, err
}

// AnnexesOf lists the sealed annexes of a petition for its judge, newest first,
// and says whether there is anything to seal. To everybody else there is none.
func (s *Service) AnnexesOf(ctx context.Context, by identity.Actor, p *petition.Petition) (all []IssuedAnnex, some bool, err error) {
	if access.Check(by, access.SealAnnex, p.Scope()) != nil {
		return nil, false, nil
	}
	if all, err = s.Store.Annexes(ctx, p.ID); err != nil {
		return nil, false, err
	}
	d := &dossier{Petition: p, today: calendar.Of(s.Now())}
	if err = s.loadAssessments(ctx, d); err != nil {
		return nil, false, err
	}
	for _, a := range d.standing() {
		part := a.annexPart()
		some = some || len(part.Lines)+len(part.Papers) > 0
	}
	return all, some, nil
}

// annexProof is the proof of a sealed annex by its code or its hash, or
// otherwise.
func (s *Service) annexProof(ctx context.Context, code, hash string, otherwise error) (*Proof, error) {
	x, err := s.Store.AnnexWith(ctx, code, hash)
	if problem.Is(err, problem.NotFound) {
		return nil, otherwise
	}
	if err != nil {
		return nil, err
	}
	court, err := s.Store.Court(ctx, x.CourtID)
	if err != nil {
		return nil, err
	}
	all, err := s.Store.Annexes(ctx, x.PetitionID)
	return &Proof{
		Code: x.Code, Court: court.Name, Number: x.Number, IssuedAt: x.IssuedAt, SHA256: x.SHA256, Annex: true, Newest: len(all) > 0 && all[0].ID == x.ID,
	}, err
}
