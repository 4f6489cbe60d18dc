package petition

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/region"
)

// NoteID names a note.
type NoteID string

// Note heads every record of what the court learned about a marriage: whose
// petition, which of several, who made it. No note is ever changed; the latest
// counts and those before it stay.
type Note struct {
	ID         NoteID `gorm:"primaryKey"`
	PetitionID ID
	CourtID    identity.CourtID
	Ordinal    int // from 1
	MadeAt     time.Time
	MadeBy     identity.AccountID
	Name       string // of who made it, at the time
	Office     identity.Office
}

// NewNote heads the note that follows so many others on a petition.
func NewNote(p *Petition, before int, by identity.Actor, now time.Time) Note {
	return Note{
		ID: NoteID(identity.NewID()), PetitionID: p.ID, CourtID: p.CourtID, Ordinal: before + 1,
		MadeAt: now, MadeBy: by.ID, Name: by.Name, Office: by.Office,
	}
}

// annotate keeps notes on a petition that is not decided yet. The petition is
// saved with them, so that two changes at once never both hold.
func (s *Service) annotate(ctx context.Context, by identity.Actor, a access.Action, at Revision, keep func(context.Context, *Petition) (*audit.Entry, error)) (*Petition, error) {
	var out *Petition
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, a, at.ID)
		switch {
		case err != nil:
			return err
		case p.Outcome.Kind != "":
			return problem.New(problem.Conflict, "Perkara ini sudah diputus; keterangan ini tidak dapat ditambah lagi. Buka halaman perkara untuk membaca yang tercatat.")
		case p.Version != at.Version:
			return problem.Stale()
		}
		e, err := keep(ctx, p)
		if err != nil {
			return err
		}
		p.UpdatedAt = s.Now()
		if err := s.Store.SavePetition(ctx, p); err != nil {
			return err
		}
		out = p
		return s.Store.Record(ctx, e)
	})
	return out, err
}

// Told is an answer about the family's circumstances. That nobody knows is an
// answer too; the empty one means that nobody was asked.
type Told string

// The answers.
const (
	ToldYes Told = "ya"
	ToldNo  Told = "tidak"
	Unknown Told = "tidak_diketahui"
)

// Label gives the Indonesian words, or nothing.
func (x Told) Label() string {
	return map[Told]string{ToldYes: "Ya", ToldNo: "Tidak", Unknown: "Tidak diketahui"}[x]
}

// CustomSource is where the court learned of the custom.
type CustomSource string

// CustomSources lists the sources with their Indonesian words.
var CustomSources = []struct {
	Source CustomSource
	Label  string
}{
	{"permohonan", "Keterangan pemohon saat pengajuan"},
	{"dokumen", "Dokumen"},
	{"sidang", "Keterangan di sidang"},
	{"asesmen", "Laporan lembaga"},
}

// Label gives the Indonesian words of the source.
func (x CustomSource) Label() string {
	for _, s := range CustomSources {
		if s.Source == x {
			return s.Label
		}
	}
	return ""
}

// Customary is what custom brought about, as facts without judgement. Every
// field may be empty.
type Customary struct {
	Merarik  Told
	TakenOn  calendar.Date
	Nights   *int        // that the child was away; nil where it was not asked
	District region.Code // where the child stays now; never nearer than the kecamatan
	Belas    []Belas     // attempts to separate the two, the earliest first
	Akad     Told        // a marriage contract that was not registered (siri)
	AkadOn   calendar.Date
	AkadBy   string // who led it
	Agreed   Told   // denda or pisuke
	Denda    int64  // rupiah
	Pisuke   int64  // rupiah
	Words    string
}

// Belas is one attempt to separate the two before the akad.
type Belas struct {
	On     calendar.Date
	By     string
	Result BelasResult
}

// BelasResult is what came of an attempt.
type BelasResult string

// BelasResults lists the results with their Indonesian words.
var BelasResults = []struct {
	Result BelasResult
	Label  string
}{
	{"pulang", "Anak kembali kepada keluarganya"},
	{"dititipkan", "Anak dititipkan di tempat lain"},
	{"tetap", "Keduanya tetap bersama"},
	{"tidak_diketahui", "Tidak diketahui"},
}

// Label gives the Indonesian words of the result.
func (x BelasResult) Label() string {
	for _, r := range BelasResults {
		if r.Result == x {
			return r.Label
		}
	}
	return ""
}

// MostBelas is how many attempts one note holds.
const MostBelas = 8

// Custom is one statement of the custom around a petition.
type Custom struct {
	Note
	Source CustomSource
	Facts  Customary `gorm:"serializer:sealed;seal:custom"`
}

// Latest returns the statement that counts, or nil when there is none.
func Latest(all []Custom) *Custom {
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// silent reports whether nothing was stated.
func (c Customary) silent() bool {
	return c.Merarik == "" && c.TakenOn.IsZero() && c.Nights == nil && c.District == "" && len(c.Belas) == 0 &&
		c.Akad == "" && c.AkadOn.IsZero() && c.AkadBy == "" && c.Agreed == "" && c.Denda == 0 && c.Pisuke == 0 && c.Words == ""
}

// Faults lists what cannot be kept, as of today. The names are those of the
// form; attempts are counted from 1.
func (c Customary) Faults(today calendar.Date) []problem.Field {
	var out []problem.Field
	refuse := func(wrong bool, name, words string) {
		if wrong {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	out = append(out, oneOf("merarik", c.Merarik, ToldYes, ToldNo, Unknown)...)
	refuse(c.silent(), "merarik", "Isi sekurang-kurangnya satu hal. “Tidak diketahui” juga jawaban.")
	refuse(c.Merarik != ToldYes && (!c.TakenOn.IsZero() || c.Nights != nil), "merarik", "Tanggal atau jumlah malam diisi; pilih “Ya”, atau kosongkan keduanya.")
	refuse(c.TakenOn.After(today), "taken_on", "Tanggal ini belum tiba. Periksa kembali tahunnya.")
	refuse(c.Nights != nil && (*c.Nights < 0 || *c.Nights > mostNights), "nights", fmt.Sprintf("Tulis angka bulat antara 0 dan %d.", mostNights))
	_, known := region.Lookup(c.District)
	refuse(c.District != "" && (!known || c.District.Kind() != region.District), "stays", "Kecamatan ini tidak ada dalam daftar. Pilih dari daftar.")
	out = append(out, c.belasFaults(today)...)
	out = append(out, oneOf("akad", c.Akad, ToldYes, ToldNo, Unknown)...)
	refuse(c.Akad != ToldYes && (!c.AkadOn.IsZero() || c.AkadBy != ""), "akad", "Tanggal atau pelaksana akad diisi; pilih “Ya”, atau kosongkan keduanya.")
	refuse(c.AkadOn.After(today), "akad_on", "Tanggal ini belum tiba. Periksa kembali tahunnya.")
	out = append(out, atMost("akad_by", c.AkadBy, longestLine)...)
	out = append(out, oneOf("agreed", c.Agreed, ToldYes, ToldNo, Unknown)...)
	refuse(c.Agreed != ToldYes && (c.Denda > 0 || c.Pisuke > 0), "agreed", "Jumlah denda atau pisuke diisi; pilih “Ya”, atau kosongkan keduanya.")
	refuse(c.Denda < 0, "denda", "Tulis jumlah rupiah dengan angka, misalnya 350.000.")
	refuse(c.Pisuke < 0, "pisuke", "Tulis jumlah rupiah dengan angka, misalnya 350.000.")
	return append(out, atMost("words", c.Words, longestText)...)
}

// mostNights is how many nights away can be meant: two years.
const mostNights = 730

func (c Customary) belasFaults(today calendar.Date) []problem.Field {
	var out []problem.Field
	if len(c.Belas) > MostBelas {
		out = append(out, problem.Field{Name: "belas.1.by", Words: fmt.Sprintf("Paling banyak %d upaya belas dapat dicatat.", MostBelas)})
	}
	for i, b := range c.Belas {
		at := fmt.Sprintf("belas.%d.", i+1)
		if b.On.After(today) {
			out = append(out, problem.Field{Name: at + "on", Words: "Tanggal ini belum tiba. Periksa kembali tahunnya."})
		}
		if b.Result.Label() == "" {
			out = append(out, problem.Field{Name: at + "result", Words: fmt.Sprintf("Upaya belas ke-%d: pilih hasilnya. “Tidak diketahui” juga jawaban.", i+1)})
		}
		out = append(out, atMost(at+"by", b.By, longestLine)...)
	}
	return out
}

// NoteCustom states the custom around a petition, beside what was stated
// before. It returns Invalid for a faulty statement, and Conflict when the
// petition changed or is decided.
func (s *Service) NoteCustom(ctx context.Context, by identity.Actor, at Revision, from CustomSource, in Customary) (*Petition, error) {
	return s.annotate(ctx, by, access.NoteCustom, at, func(ctx context.Context, p *Petition) (*audit.Entry, error) {
		faults := in.Faults(s.today())
		if from.Label() == "" {
			faults = append(faults, problem.Field{Name: "source", Words: "Pilih dari mana keterangan ini."})
		}
		if len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Keterangan belum tersimpan.", Fields: faults}
		}
		all, err := s.Store.Customs(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		var before Custom
		if last := Latest(all); last != nil {
			before = *last
		}
		x := &Custom{Note: NewNote(p, len(all), by, s.Now()), Source: from, Facts: in}
		if err := s.Store.SaveCustom(ctx, x); err != nil {
			return nil, err
		}
		e := audit.Of(x.MadeAt, by, string(access.NoteCustom)).From(before.stated(), x.stated())
		return e.On("custom", string(x.ID), p.CourtID, string(p.ID)), nil
	})
}

// stated is what a statement says, without its head.
func (c Custom) stated() any {
	return struct {
		Source CustomSource
		Facts  Customary
	}{c.Source, c.Facts}
}
