package followup

import (
	"context"
	"strings"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// Commitment is one thing that somebody promised to do for the child
// (PERMA 5/2019 Pasal 16 huruf j). It is never changed; one that was entered by
// mistake is set aside with a reason.
type Commitment struct {
	PetitionID petition.ID `gorm:"primaryKey"`
	Ordinal    int         `gorm:"primaryKey"` // counted from 1
	CourtID    identity.CourtID
	Field      Field
	What       string `gorm:"serializer:sealed;seal:follow_up_commitment"`
	Who        Promiser
	Until      calendar.Date
	MadeAt     time.Time
	MadeBy     identity.AccountID
	Maker      string
	Dropped    string `gorm:"serializer:sealed;seal:follow_up_commitment"` // why it was set aside; empty while it stands
	Version    int
}

// Stands reports whether the commitment was not set aside.
func (c Commitment) Stands() bool { return c.Dropped == "" }

// mostCommitments is how many may stand: more than that nobody asks after.
const mostCommitments = 20

// Field is one of the four fields of Pasal 16 huruf j.
type Field string

// Fields lists the fields with their Indonesian words.
var Fields = []struct {
	Kind  Field
	Label string
}{
	{"ekonomi", "Ekonomi"}, {"sosial", "Sosial"}, {"kesehatan", "Kesehatan"}, {"pendidikan", "Pendidikan"},
}

// Label gives the Indonesian word of the field, or nothing.
func (x Field) Label() string {
	for _, f := range Fields {
		if f.Kind == x {
			return f.Label
		}
	}
	return ""
}

// Promiser is who promised: a place in the family and never a name, because
// the agency reads it.
type Promiser string

// Promisers lists who can promise, with their Indonesian words.
var Promisers = []struct {
	Kind  Promiser
	Label string
}{
	{"orang_tua", "Kedua orang tua anak"}, {"ayah", "Ayah anak"}, {"ibu", "Ibu anak"}, {"wali", "Wali anak"},
	{"orang_tua_calon", "Orang tua calon"}, {"calon", "Calon suami atau istri"},
}

// Label gives the Indonesian words, or nothing.
func (x Promiser) Label() string {
	for _, p := range Promisers {
		if p.Kind == x {
			return p.Label
		}
	}
	return ""
}

// Check lists what is wrong with a commitment for a petition.
func (c Commitment) Check(p *petition.Petition) []problem.Field {
	var out []problem.Field
	need := func(missing bool, name, words string) {
		if missing {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	need(c.Field.Label() == "", "field", "Pilih bidang kesanggupan.")
	need(c.What == "", "what", "Tuliskan apa yang disanggupi, satu hal yang dapat ditanyakan pada kunjungan.")
	need(names(p, c.What), "what", "Tuliskan tanpa nama dan tanpa NIK; lembaga membaca kalimat ini.")
	need(c.Who.Label() == "", "who", "Pilih siapa yang menyanggupi.")
	need(c.Until.IsZero() || !c.Until.After(p.DecidedOn), "until", "Isi sampai kapan, sesudah tanggal penetapan.")
	return append(out, atMost("what", c.What)...)
}

// names reports whether words hold the name of a person of the case or what
// may be a NIK.
func names(p *petition.Petition, words string) bool {
	if identity.HideNumbers(words) != words {
		return true
	}
	said := strings.ToLower(words)
	for _, x := range append([]petition.Person{p.Child.Person, p.Spouse.Person}, p.Petitioners...) {
		if x.Name != "" && strings.Contains(said, strings.ToLower(x.Name)) {
			return true
		}
	}
	return false
}

// Commit enters what somebody promised.
func (s *Service) Commit(ctx context.Context, by identity.Actor, at petition.Revision, c Commitment) (*File, error) {
	return s.change(ctx, by, "followup.commit", "", at, func(ctx context.Context, f *File) error {
		if err := refuse("Kesanggupan belum dicatat.", c.Check(f.Petition)); err != nil {
			return err
		}
		if len(f.Standing()) >= mostCommitments {
			return problem.New(problem.Conflict, "Sudah ada %d kesanggupan. Batalkan yang tidak perlu sebelum menambah.", mostCommitments)
		}
		c.PetitionID, c.CourtID, c.Ordinal = f.ID, f.CourtID, len(f.Commitments)+1
		c.MadeAt, c.MadeBy, c.Maker, c.Dropped, c.Version = s.Now(), by.ID, by.Name, "", 0
		f.Commitments = append(f.Commitments, c)
		return s.Store.SaveCommitment(ctx, &f.Commitments[len(f.Commitments)-1])
	})
}

// Drop sets a commitment aside that was entered by mistake.
func (s *Service) Drop(ctx context.Context, by identity.Actor, at petition.Revision, ordinal int, why string) (*File, error) {
	return s.change(ctx, by, "followup.drop", why, at, func(ctx context.Context, f *File) error {
		faults := reason("why", why)
		if ordinal < 1 || ordinal > len(f.Commitments) || !f.Commitments[ordinal-1].Stands() {
			faults = append([]problem.Field{{Name: "ordinal", Words: "Pilih kesanggupan yang masih berlaku."}}, faults...)
		}
		if err := refuse("Kesanggupan belum dibatalkan.", faults); err != nil {
			return err
		}
		f.Commitments[ordinal-1].Dropped = why
		return s.Store.SaveCommitment(ctx, &f.Commitments[ordinal-1])
	})
}

// Standing lists the commitments that were not set aside.
func (f *File) Standing() []Commitment {
	var out []Commitment
	for _, c := range f.Commitments {
		if c.Stands() {
			out = append(out, c)
		}
	}
	return out
}

// Observation is what an agency found at a visit of what was promised. A later
// one of the same visit replaces it; both stay.
type Observation struct {
	PetitionID petition.ID `gorm:"primaryKey"`
	Visit      int         `gorm:"primaryKey"`
	Revision   int         `gorm:"primaryKey"` // counted from 1
	CourtID    identity.CourtID
	AgencyID   identity.AgencyID
	Answers    []Answer `gorm:"serializer:sealed;seal:follow_up_observation"`
	MadeAt     time.Time
	MadeBy     identity.AccountID
	Maker      string
}

// Answer says how one commitment was kept.
type Answer struct {
	Commitment int // its ordinal
	How        How
	Words      string
}

// How is whether a commitment was kept.
type How string

// Hows lists the answers with their Indonesian words.
var Hows = []struct {
	Kind  How
	Label string
}{
	{"ya", "Dijalankan"}, {"sebagian", "Dijalankan sebagian"}, {"tidak", "Tidak dijalankan"}, {"tidak_diketahui", "Tidak diketahui"},
}

// Label gives the Indonesian words of the answer, or nothing.
func (h How) Label() string {
	for _, x := range Hows {
		if x.Kind == h {
			return x.Label
		}
	}
	return ""
}

// HowField and WordsField are the names of the fields about a commitment.
func HowField(ordinal int) string { return "how_" + itoa(ordinal) }

// WordsField is the name of the field with more about a commitment.
func WordsField(ordinal int) string { return "words_" + itoa(ordinal) }

// Promised is what an agency reads of a plan: what was promised, and what it
// said about it at this visit.
type Promised struct {
	Referral    *referral.Referral
	Commitments []Commitment // those that stand
	Said        Observation  // of revision 0 while nothing was said
}

// Promised returns what was promised to the agency that was asked for a visit,
// and records that it was read. It returns NotFound for any other request.
func (s *Service) Promised(ctx context.Context, by identity.Actor, id referral.ID) (*Promised, error) {
	var out *Promised
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if out, err = s.promised(ctx, by, access.ReadReferral, id); err != nil {
			return err
		}
		return s.Store.Record(ctx, s.noted(by, "followup.promised", out.Referral))
	})
	return out, err
}

func (s *Service) noted(by identity.Actor, action string, r *referral.Referral) *audit.Entry {
	return audit.Of(s.Now(), by, action).On("followup", string(r.PetitionID), r.CourtID, string(r.PetitionID))
}

func (s *Service) promised(ctx context.Context, by identity.Actor, a access.Action, id referral.ID) (*Promised, error) {
	r, err := s.Store.Referral(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := access.Check(by, a, r.Scope()); err != nil {
		return nil, err
	}
	if r.Visit == 0 {
		return nil, problem.Missing()
	}
	all, err := s.Store.Commitments(ctx, r.PetitionID)
	if err != nil {
		return nil, err
	}
	out := &Promised{Referral: r, Commitments: (&File{Commitments: all}).Standing()}
	said, err := s.Store.Observations(ctx, r.PetitionID)
	for _, o := range said {
		if o.Visit == r.Visit {
			out.Said = o
		}
	}
	return out, err
}

// Observe records at a visit how each commitment was kept. It returns Conflict
// unless the visit is being written up, and when somebody else said something
// since the revision that was seen.
func (s *Service) Observe(ctx context.Context, by identity.Actor, id referral.ID, revision int, answers []Answer) (*Observation, error) {
	var out *Observation
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		x, err := s.promised(ctx, by, access.ObserveCommitment, id)
		if err != nil {
			return err
		}
		switch {
		case !x.Referral.Status.Working():
			return problem.New(problem.Conflict, "Kunjungan ini tidak sedang dikerjakan; catatan tentang kesanggupan tidak dapat diubah lagi.")
		case x.Said.Revision != revision:
			return problem.Stale()
		}
		if err := refuse("Catatan belum disimpan.", x.check(answers)); err != nil {
			return err
		}
		r := x.Referral
		out = &Observation{
			PetitionID: r.PetitionID, Visit: r.Visit, Revision: revision + 1, CourtID: r.CourtID, AgencyID: r.AgencyID,
			Answers: answers, MadeAt: s.Now(), MadeBy: by.ID, Maker: by.Name,
		}
		if err := s.Store.SaveObservation(ctx, out); err != nil {
			return err
		}
		return s.Store.Record(ctx, s.noted(by, string(access.ObserveCommitment), r).From(x.Said, out))
	})
	return out, err
}

// check lists what is missing from the answers: each commitment has one, and
// one that was not wholly kept has words.
func (x *Promised) check(answers []Answer) []problem.Field {
	said := map[int]Answer{}
	for _, a := range answers {
		said[a.Commitment] = a
	}
	var out []problem.Field
	for _, c := range x.Commitments {
		a := said[c.Ordinal]
		if a.How.Label() == "" {
			out = append(out, problem.Field{Name: HowField(c.Ordinal), Words: "Pilih apakah kesanggupan ini dijalankan."})
		}
		if a.Words == "" && (a.How == "sebagian" || a.How == "tidak") {
			out = append(out, problem.Field{Name: WordsField(c.Ordinal), Words: "Tuliskan apa yang dijalankan dan apa yang tidak."})
		}
		out = append(out, atMost(WordsField(c.Ordinal), a.Words)...)
	}
	return out
}
