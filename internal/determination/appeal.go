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

// Term is within how many days kasasi is filed. Nobody has confirmed it, nor
// that kasasi is the only remedy (PERMA 5/2019 Pasal 19).
const Term = 14

// TermSure is how well the term is confirmed.
const TermSure = law.GK

// TermNote says so to whoever enters a date.
const TermNote = "Tenggang kasasi 14 hari dan kasasi sebagai satu-satunya upaya hukum (PERMA 5/2019 Pasal 19) adalah pengetahuan umum yang belum dipastikan; catat tanggal menurut register perkara."

// Result is what the Supreme Court decided.
type Result string

// Results lists what kasasi can end in.
var Results = []struct {
	Kind  Result
	Label string
}{
	{"dikabulkan", "Kasasi dikabulkan"}, {"ditolak", "Kasasi ditolak"},
	{"tidak_dapat_diterima", "Kasasi tidak dapat diterima"}, {"dicabut", "Kasasi dicabut"},
}

// Label gives the Indonesian words of the result, or nothing.
func (r Result) Label() string {
	for _, x := range Results {
		if x.Kind == r {
			return x.Label
		}
	}
	return ""
}

// Appeal is what became of a decision: kasasi, if it was filed, and the day on
// which the determination became final.
type Appeal struct {
	PetitionID petition.ID `gorm:"primaryKey"`
	CourtID    identity.CourtID
	FiledOn    calendar.Date
	Result     Result
	ResultOn   calendar.Date
	FinalOn    calendar.Date
	UpdatedAt  time.Time
	UpdatedBy  identity.AccountID
	Version    int
}

// Check lists what is wrong with the entry, for a decision of a day.
func (a Appeal) Check(decided, today calendar.Date) []problem.Field {
	var out []problem.Field
	need := func(missing bool, name, words string) {
		if missing {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	between := func(d, first calendar.Date) bool { return d.IsZero() || !d.Before(first) && !d.After(today) }
	need(!between(a.FiledOn, decided), "filed_on", "Tanggal kasasi terletak antara tanggal penetapan dan hari ini.")
	need(a.Result != "" && a.Result.Label() == "", "result", "Pilih hasil kasasi dari daftar.")
	need(a.Result != "" && a.FiledOn.IsZero(), "filed_on", "Isi tanggal kasasi diajukan.")
	need((a.Result == "") != a.ResultOn.IsZero(), "result_on", "Isi hasil kasasi bersama tanggalnya.")
	need(!a.FiledOn.IsZero() && !between(a.ResultOn, a.FiledOn), "result_on", "Tanggal hasil terletak antara tanggal kasasi dan hari ini.")
	need(!between(a.FinalOn, decided), "final_on", "Tanggal berkekuatan hukum tetap terletak antara tanggal penetapan dan hari ini.")
	need(!a.FinalOn.IsZero() && !a.FiledOn.IsZero() && a.Result == "", "final_on", "Kasasi belum diputus; penetapan belum berkekuatan hukum tetap.")
	return out
}

// Appeal records what became of a decision. It returns Conflict while there is
// none, and when somebody else recorded something since.
func (s *Service) Appeal(ctx context.Context, by identity.Actor, id petition.ID, in Appeal) (*Appeal, error) {
	var out *Appeal
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.Store.Petition(ctx, id)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.RecordAppeal, p.Scope()); err != nil {
			return err
		}
		if p.DecidedOn.IsZero() {
			return problem.New(problem.Conflict, "Perkara ini belum diputus. Catat penetapannya dahulu.")
		}
		if faults := in.Check(p.DecidedOn, s.today()); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Upaya hukum belum dicatat.", Fields: faults}
		}
		before, err := s.Store.Appeal(ctx, id)
		if err != nil {
			return err
		}
		if before.Version != in.Version {
			return problem.Stale()
		}
		in.PetitionID, in.CourtID, in.UpdatedAt, in.UpdatedBy = p.ID, p.CourtID, s.Now(), by.ID
		if err := s.Store.SaveAppeal(ctx, &in); err != nil {
			return err
		}
		out = &in
		e := audit.Of(in.UpdatedAt, by, string(access.RecordAppeal)).From(before, in)
		return s.Store.Record(ctx, e.On("appeal", string(id), p.CourtID, string(id)))
	})
	return out, err
}
