package assessment

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/vault"
)

// CertificateID names a paper that an agency issues for an assessment.
type CertificateID string

// CertificateKind tells apart two papers that are often confused: that the
// family was counselled, and what the agency recommends.
type CertificateKind string

// The kinds.
const (
	Counselling    CertificateKind = "konseling"
	Recommendation CertificateKind = "rekomendasi"
)

// CertificateKinds lists the kinds in the order of the page.
var CertificateKinds = []CertificateKind{Counselling, Recommendation}

var certificateNames = map[CertificateKind]string{Counselling: "Surat keterangan sudah konseling", Recommendation: "Surat rekomendasi"}

// Label gives the name of the paper.
func (k CertificateKind) Label() string { return certificateNames[k] }

// Certificate is one paper of an agency with its number, frozen as it was
// printed. It may be withdrawn with a reason and never changes.
type Certificate struct {
	ID           CertificateID `gorm:"primaryKey"`
	AssessmentID ID
	AgencyID     identity.AgencyID
	Kind         CertificateKind
	Number       string // that the agency gave it
	DatedOn      calendar.Date
	Place        string              // where it is dated
	HeldOn       calendar.Date       // of counselling: the day of it
	Present      string              // of counselling: who took part, by their part and not by name
	Position     instrument.Position // of a recommendation: as the assessment has it
	Content      []byte              // the printed file, sealed; empty in lists
	SHA256       string              // of the printed file
	IssuedAt     time.Time
	IssuedBy     identity.AccountID
	Issuer       string // the name at the time
	WithdrawnAt  *time.Time
	WithdrawnBy  identity.AccountID `gorm:"serializer:blank"`
	Withdrawer   string
	WithdrawnWhy string
	Version      int
}

// Words names the paper with its number and date.
func (x Certificate) Words() string {
	out := fmt.Sprintf("%s nomor %s, %s", x.Kind.Label(), x.Number, x.DatedOn.Indonesian())
	if x.WithdrawnAt != nil {
		out += ", ditarik " + calendar.Of(*x.WithdrawnAt).Indonesian()
	}
	return out
}

// CertificatePaper is what the printed paper says.
type CertificatePaper struct {
	Certificate
	Agency     mou.Agency
	Case       referral.Case
	Conditions string        // of a recommendation that is put off
	Assessed   calendar.Date // the day on which the assessment was signed
	Assessor   string        // name and profession
	Instrument string        // its title
}

// CertificateStore keeps certificates.
type CertificateStore interface {
	// CertificatesOf lists those of an assessment without their files, the
	// oldest first.
	CertificatesOf(ctx context.Context, id ID) ([]Certificate, error)
	Certificate(ctx context.Context, id CertificateID) (*Certificate, error)
	// SaveCertificate returns Conflict for a number that the agency gave
	// already, and where one of the kind stands.
	SaveCertificate(ctx context.Context, x *Certificate) error
	Agencies(ctx context.Context) ([]mou.Agency, error)
}

// certificateFile is what the keys of certificates are for.
const certificateFile vault.Purpose = "certificate.file"

func (x *Certificate) row() string { return "certificate.content." + string(x.ID) }

// Refusal says why no paper of a kind can be issued for a signed assessment, or
// nothing. None of the reasons is a fault of the agency.
func Refusal(kind CertificateKind, in *instrument.Instrument, a *Assessment, agency mou.Agency) string {
	if kind != Recommendation {
		return ""
	}
	advice, ok := in.Recommendation(a.Answers)
	switch {
	case !in.Advises || !ok || !agency.Role.MayAdvise():
		return "Instrumen atau lembaga ini tidak memuat rekomendasi (PERMA 5/2019 Pasal 15 huruf d)."
	case agency.Recommendation == mou.NeverIssues || advice.Position == instrument.Declined:
		return "Lembaga tidak menerbitkan rekomendasi dispensasi kawin. Ringkasan perkara menyebutnya; itu bukan kekurangan."
	case advice.Position == "" || advice.Position == instrument.NoPosition:
		return "Asesmen ini tidak mengambil posisi, maka tidak ada surat rekomendasi."
	}
	return ""
}

// IssueCertificate prints and freezes a paper for a signed assessment that no
// later revision replaced. It returns Invalid for what is wrong with the entry,
// and Conflict where none can be issued.
func (s *Service) IssueCertificate(ctx context.Context, by identity.Actor, id ID, in Certificate) (*Certificate, error) {
	var out *Certificate
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.load(ctx, by, access.IssueCertificate, id)
		if err != nil {
			return err
		}
		if err := s.newestSigned(ctx, a); err != nil {
			return err
		}
		paper, err := s.certify(ctx, by, a, in)
		if err != nil {
			return err
		}
		out = &paper.Certificate
		if err := s.printed(paper); err != nil {
			return err
		}
		if err := s.Store.SaveCertificate(ctx, out); err != nil {
			return err
		}
		return s.noteCertificate(ctx, by, "certificate.issue", a, out)
	})
	return out, err
}

// newestSigned returns Conflict unless an assessment is signed and the newest.
func (s *Service) newestSigned(ctx context.Context, a *Assessment) error {
	all, err := s.Store.AssessmentsOf(ctx, a.ReferralID)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(x Assessment) bool { return x.Status == Signed })
	if i < 0 || all[i].ID != a.ID {
		return problem.New(problem.Conflict, "Surat hanya diterbitkan untuk asesmen yang sudah ditandatangani dan belum digantikan revisi lain.")
	}
	return nil
}

// certify fills in what a paper says.
func (s *Service) certify(ctx context.Context, by identity.Actor, a *Assessment, c Certificate) (*CertificatePaper, error) {
	in, err := s.Catalogue.Instrument(a.Instrument, a.InstrumentVersion)
	if err != nil {
		return nil, err
	}
	r, err := s.Store.Referral(ctx, a.ReferralID)
	if err != nil {
		return nil, err
	}
	agency, err := s.agency(ctx, a.AgencyID)
	if err != nil {
		return nil, err
	}
	if err := c.check(calendar.Of(s.Now())); err != nil {
		return nil, err
	}
	if words := Refusal(c.Kind, in, a, agency); words != "" {
		return nil, problem.New(problem.Conflict, "%s", words)
	}
	c.ID, c.AssessmentID, c.AgencyID, c.Position = CertificateID(identity.NewID()), a.ID, a.AgencyID, ""
	c.IssuedAt, c.IssuedBy, c.Issuer = s.Now(), by.ID, by.Name
	out := &CertificatePaper{Case: r.Case, Agency: agency, Assessed: calendar.Of(*a.SignedAt), Assessor: a.Author + ", " + a.AuthorTitle, Instrument: in.Title}
	out.Agency.Name = agency.NameOn(c.DatedOn)
	if c.Kind == Recommendation {
		advice, _ := in.Recommendation(a.Answers)
		c.Position, out.Conditions = advice.Position, advice.Conditions
		c.HeldOn, c.Present = calendar.Date{}, ""
	}
	out.Certificate = c
	return out, nil
}

func (s *Service) agency(ctx context.Context, id identity.AgencyID) (mou.Agency, error) {
	all, err := s.Store.Agencies(ctx)
	if err != nil {
		return mou.Agency{}, err
	}
	i := slices.IndexFunc(all, func(y mou.Agency) bool { return y.ID == id })
	if i < 0 {
		return mou.Agency{}, problem.Missing()
	}
	return all[i], nil
}

// check returns Invalid with what is wrong with the entry.
func (x *Certificate) check(today calendar.Date) error {
	p := problem.New(problem.Invalid, "Surat belum diterbitkan.")
	bad := func(wrong bool, field, words string) {
		if wrong {
			p.With(field, words)
		}
	}
	line := func(s string) bool { return strings.TrimSpace(s) == "" || utf8.RuneCountInString(s) > 200 }
	bad(x.Kind.Label() == "", "kind", "Pilih jenis surat.")
	bad(line(x.Number), "number", "Isi nomor surat menurut buku agenda lembaga Anda.")
	bad(x.DatedOn.IsZero() || x.DatedOn.After(today), "dated_on", "Isi tanggal surat, paling lambat hari ini, misalnya 24-11-2026.")
	bad(line(x.Place), "place", "Isi tempat surat dibuat, misalnya Praya.")
	if x.Kind == Counselling {
		bad(x.HeldOn.IsZero() || x.HeldOn.After(today), "held_on", "Isi tanggal konseling, paling lambat hari ini.")
		bad(line(x.Present), "present", "Isi siapa yang mengikuti konseling, misalnya anak, ibu, dan calon suami; tanpa nama.")
	}
	if len(p.Fields) > 0 {
		return p
	}
	return nil
}

// printed freezes the file of a paper.
func (s *Service) printed(x *CertificatePaper) error {
	if s.PrintCertificate == nil {
		return problem.New(problem.Internal, "Surat tidak dapat dicetak pada instalasi ini. Hubungi pengelola aplikasi.")
	}
	var b bytes.Buffer
	if err := s.PrintCertificate(&b, *x); err != nil {
		return fmt.Errorf("print certificate: %w", err)
	}
	sum := sha256.Sum256(b.Bytes())
	x.SHA256 = hex.EncodeToString(sum[:])
	x.Content = s.Keys.Seal(certificateFile, x.row(), b.Bytes())
	return nil
}

// WithdrawCertificate takes a paper back, once and with the reason. The paper
// itself stays.
func (s *Service) WithdrawCertificate(ctx context.Context, by identity.Actor, id CertificateID, why string) (*Certificate, error) {
	var out *Certificate
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		x, a, err := s.certificate(ctx, by, access.IssueCertificate, id)
		switch {
		case err != nil:
			return err
		case x.WithdrawnAt != nil:
			return problem.New(problem.Conflict, "Surat ini sudah ditarik. Muat ulang halaman.")
		case strings.TrimSpace(why) == "" || utf8.RuneCountInString(why) > 1000:
			return problem.New(problem.Invalid, "Surat belum ditarik.").With("why", "Tuliskan alasannya, paling banyak 1.000 huruf.")
		}
		now := s.Now()
		x.WithdrawnAt, x.WithdrawnBy, x.Withdrawer, x.WithdrawnWhy = &now, by.ID, by.Name, why
		if err := s.Store.SaveCertificate(ctx, x); err != nil {
			return err
		}
		out = x
		return s.noteCertificate(ctx, by, "certificate.withdraw", a, x)
	})
	return out, err
}

func (s *Service) certificate(ctx context.Context, by identity.Actor, action access.Action, id CertificateID) (*Certificate, *Assessment, error) {
	x, err := s.Store.Certificate(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	a, err := s.Store.Assessment(ctx, x.AssessmentID)
	if err != nil {
		return nil, nil, err
	}
	return x, a, access.Check(by, action, a.Scope())
}

// CertificateFile returns a paper with its printed file to whoever may read the
// assessment; the reading is audited.
func (s *Service) CertificateFile(ctx context.Context, by identity.Actor, id CertificateID) (*Certificate, error) {
	var out *Certificate
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		x, a, err := s.certificate(ctx, by, access.ReadAssessment, id)
		if err != nil {
			return err
		}
		if x.Content, err = s.Keys.Open(certificateFile, x.row(), x.Content); err != nil {
			return problem.New(problem.Internal, "Surat ini tidak dapat dibuka. Hubungi pengelola aplikasi; berkas kunci perlu diperiksa.").Because(err)
		}
		out = x
		return s.noteCertificate(ctx, by, "certificate.read", a, x)
	})
	return out, err
}

// Certificates lists the papers of an assessment that the actor has read,
// without their files, and says for each kind why none can be issued now.
func (s *Service) Certificates(ctx context.Context, by identity.Actor, a *Assessment) ([]Certificate, map[CertificateKind]string, error) {
	if err := access.Check(by, access.ReadAssessment, a.Scope()); err != nil {
		return nil, nil, err
	}
	all, err := s.Store.CertificatesOf(ctx, a.ID)
	if err != nil {
		return nil, nil, err
	}
	in, err := s.Catalogue.Instrument(a.Instrument, a.InstrumentVersion)
	if err != nil {
		return nil, nil, err
	}
	agency, err := s.agency(ctx, a.AgencyID)
	why := map[CertificateKind]string{}
	for _, k := range CertificateKinds {
		why[k] = Refusal(k, in, a, agency)
		if slices.ContainsFunc(all, func(x Certificate) bool { return x.Kind == k && x.WithdrawnAt == nil }) {
			why[k] = "Surat ini sudah terbit. Tarik dahulu bila harus diganti."
		}
	}
	return all, why, err
}

func (s *Service) noteCertificate(ctx context.Context, by identity.Actor, action string, a *Assessment, x *Certificate) error {
	e := audit.Of(s.Now(), by, action).On("certificate", string(x.ID), a.CourtID, string(a.PetitionID))
	e.Note = x.Kind.Label()
	return s.Store.Record(ctx, e)
}

// CertificatePrinter writes a certificate as a PDF file.
type CertificatePrinter func(io.Writer, CertificatePaper) error
