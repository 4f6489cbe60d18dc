package determination

import (
	"context"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// QualificationID names a record of a judge's qualification.
type QualificationID string

// QualificationBasis is on what a judge is qualified (PERMA 5/2019 Pasal 20
// huruf a).
type QualificationBasis string

// Unqualified is the basis of a judge who has none.
const Unqualified QualificationBasis = "tidak_ada"

// QualificationBases lists the bases with their Indonesian words.
var QualificationBases = []struct {
	Basis QualificationBasis
	Label string
}{
	{"sk_hakim_anak", "Surat keputusan sebagai hakim anak"},
	{"pelatihan_pbh", "Pelatihan perempuan berhadapan dengan hukum"},
	{"sertifikat_sppa", "Sertifikat sistem peradilan pidana anak"},
	{"pengalaman", "Pengalaman mengadili dispensasi kawin"},
	{Unqualified, "Tidak ada"},
}

// Label gives the Indonesian words of the basis.
func (b QualificationBasis) Label() string {
	for _, x := range QualificationBases {
		if x.Basis == b {
			return x.Label
		}
	}
	return ""
}

// Qualification is what the registrar recorded of a judge. The latest counts and
// those before it stay.
type Qualification struct {
	ID        QualificationID `gorm:"primaryKey"`
	AccountID identity.AccountID
	CourtID   identity.CourtID
	Ordinal   int // from 1
	Basis     QualificationBasis
	Number    string // of the paper
	IssuedOn  calendar.Date
	MadeAt    time.Time
	MadeBy    identity.AccountID
	Name      string // of the registrar, at the time
}

// QualificationEntry is what is entered of a qualification.
type QualificationEntry struct {
	Basis    QualificationBasis
	Number   string
	IssuedOn calendar.Date
}

// Faults lists what is wrong with the entry, as of today. A paper has a number
// and a date; experience may have neither.
func (q QualificationEntry) Faults(today calendar.Date) []problem.Field {
	var out []problem.Field
	refuse := func(wrong bool, name, words string) {
		if wrong {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	paper := q.Basis != "" && q.Basis != Unqualified && q.Basis != "pengalaman"
	refuse(q.Basis.Label() == "", "basis", "Pilih dasar kualifikasi, atau “Tidak ada”.")
	refuse(paper && q.Number == "", "number", "Isi nomor surat atau sertifikatnya.")
	refuse(paper && q.IssuedOn.IsZero(), "issued_on", "Isi tanggal surat atau sertifikatnya.")
	refuse(q.IssuedOn.After(today), "issued_on", "Tanggal ini belum tiba. Periksa kembali tahunnya.")
	refuse(q.Basis == Unqualified && (q.Number != "" || !q.IssuedOn.IsZero()), "basis", "Nomor atau tanggal diisi; pilih dasarnya, atau kosongkan keduanya.")
	refuse(len([]rune(q.Number)) > longestLine, "number", "Isian terlalu panjang; paling banyak 240 huruf.")
	return out
}

// Qualified is a judge with what was recorded, the earliest first.
type Qualified struct {
	Judge identity.Account
	Said  []Qualification
}

// Judges lists the judges of the registrar's court who can sign in, by name,
// with their qualification.
func (s *Service) Judges(ctx context.Context, by identity.Actor) ([]Qualified, error) {
	if err := access.Check(by, access.QualifyJudge, access.Scope{Court: by.Court}); err != nil {
		return nil, err
	}
	all, err := s.Store.Accounts(ctx, identity.Judge, by.Court, "")
	if err != nil {
		return nil, err
	}
	out := make([]Qualified, len(all))
	for i, a := range all {
		out[i].Judge = a
		if out[i].Said, err = s.Store.Qualifications(ctx, a.ID); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Judge returns one judge of the registrar's court; anybody else is NotFound.
func (s *Service) Judge(ctx context.Context, by identity.Actor, id identity.AccountID) (Qualified, error) {
	a, err := s.Store.Account(ctx, id)
	if err != nil {
		return Qualified{}, err
	}
	if err := access.Check(by, access.QualifyJudge, access.Scope{Court: a.CourtID}); err != nil {
		return Qualified{}, err
	}
	if a.Office != identity.Judge {
		return Qualified{}, problem.Missing()
	}
	said, err := s.Store.Qualifications(ctx, id)
	return Qualified{*a, said}, err
}

// Qualify records the qualification of a judge; seen is how many records the
// registrar saw. It returns NotFound for who is no judge of the registrar's
// court, Invalid for a faulty entry, and Conflict when another was recorded
// since.
func (s *Service) Qualify(ctx context.Context, by identity.Actor, id identity.AccountID, seen int, in QualificationEntry) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		j, err := s.Judge(ctx, by, id)
		if err != nil {
			return err
		}
		if len(j.Said) != seen {
			return problem.Stale()
		}
		if faults := in.Faults(s.today()); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Kualifikasi belum tersimpan.", Fields: faults}
		}
		x := &Qualification{
			ID: QualificationID(identity.NewID()), AccountID: id, CourtID: j.Judge.CourtID, Ordinal: seen + 1,
			Basis: in.Basis, Number: in.Number, IssuedOn: in.IssuedOn, MadeAt: s.Now(), MadeBy: by.ID, Name: by.Name,
		}
		if err := s.Store.SaveQualification(ctx, x); err != nil {
			return err
		}
		var before QualificationEntry
		if last := Last(j.Said); last != nil {
			before = QualificationEntry{last.Basis, last.Number, last.IssuedOn}
		}
		e := audit.Of(x.MadeAt, by, string(access.QualifyJudge)).From(before, in)
		return s.Store.Record(ctx, e.On("account", string(id), x.CourtID, ""))
	})
}

// Fallback says whether no other judge of the court was qualified when this one
// got the petition (PERMA 5/2019 Pasal 20 huruf b).
type Fallback struct {
	petition.Note
	JudgeID identity.AccountID
	NoOther law.Answer
	Words   string
}

// NeedsFallback reports whether the judge of the petition is recorded as without
// qualification.
func (m Marriage) NeedsFallback() bool {
	q := Last(m.Qualifications)
	return q != nil && q.Basis == Unqualified
}

// FallBack records it for the judge who has the petition now; another judge
// needs another record. It returns Invalid for a faulty answer, and Conflict
// when the petition changed, is not before a judge, or its judge is not recorded
// as without qualification.
func (s *Service) FallBack(ctx context.Context, by identity.Actor, at petition.Revision, noOther law.Answer, words string) (*Fallback, error) {
	var out *Fallback
	err := s.change(ctx, by, access.NoteFallback, at, func(ctx context.Context, c Case) (*audit.Entry, error) {
		if c.JudgeID == "" || !c.Status.Pending() || !c.Marriage.NeedsFallback() {
			return nil, problem.New(problem.Conflict, "Catatan ini hanya untuk perkara yang hakimnya tercatat tanpa kualifikasi. Catat dahulu kualifikasi hakim pada halaman Hakim.")
		}
		if faults := checkFallback(noOther, words); len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Catatan belum tersimpan.", Fields: faults}
		}
		all, err := s.Store.Fallbacks(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		out = &Fallback{Note: petition.NewNote(c.Petition, len(all), by, s.Now()), JudgeID: c.JudgeID, NoOther: noOther, Words: words}
		if err := s.Store.SaveFallback(ctx, out); err != nil {
			return nil, err
		}
		var before Fallback
		if x := Last(c.Marriage.Fallbacks); x != nil {
			before = *x
		}
		e := audit.Of(out.MadeAt, by, string(access.NoteFallback)).From(before.said(), out.said())
		return e.On("fallback", string(out.ID), c.CourtID, string(c.ID)), nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// said is what the record says, without its head.
func (f Fallback) said() any { return struct{ NoOther, Words string }{string(f.NoOther), f.Words} }

func checkFallback(noOther law.Answer, words string) []problem.Field {
	var out []problem.Field
	if noOther != law.Yes && noOther != law.No {
		out = append(out, problem.Field{Name: "no_other", Words: "Pilih apakah tidak ada hakim lain yang memenuhi kualifikasi."})
	}
	if words == "" {
		out = append(out, problem.Field{Name: "words", Words: "Tulis bagaimana hal itu diketahui, misalnya daftar hakim pada tanggal penunjukan."})
	}
	return append(out, atMost("words", words)...)
}
