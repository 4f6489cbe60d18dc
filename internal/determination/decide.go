package determination

import (
	"cmp"
	"context"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Ruling is what is recorded of the court's decision.
type Ruling struct {
	petition.Ruling
	Withdrawal Withdrawal // of a petition that was withdrawn
	Reasons    []string   // codes of petition.ReasonKinds, as the court found them
	Weighed    []Weighed  // one for each signed assessment that stands
}

// Withdrawal is why a petition was withdrawn.
type Withdrawal string

// The kinds of withdrawal.
const (
	OwnWish     Withdrawal = "kehendak_pemohon"
	AfterAdvice Withdrawal = "setelah_nasihat"
	OfAge       Withdrawal = "anak_genap_19"
)

// Withdrawals lists the kinds with their Indonesian words.
var Withdrawals = []struct {
	Kind  Withdrawal
	Label string
}{
	{AfterAdvice, "Dicabut setelah penasihatan atau kesepakatan menunda"},
	{OwnWish, "Dicabut atas kehendak pemohon"},
	{OfAge, "Dicabut karena anak genap 19 tahun"},
}

// Label gives the Indonesian words of the kind, or nothing.
func (w Withdrawal) Label() string {
	for _, x := range Withdrawals {
		if x.Kind == w {
			return x.Label
		}
	}
	return ""
}

// Weight is what the determination did with an assessment.
type Weight string

// The weights.
const (
	Considered Weight = "dipertimbangkan"
	SetAside   Weight = "dikesampingkan"
	NotRaised  Weight = "tidak_dibahas"
)

// Weights lists the weights with their Indonesian words.
var Weights = []struct {
	Kind  Weight
	Label string
}{
	{Considered, "Dipertimbangkan"}, {SetAside, "Dikesampingkan"}, {NotRaised, "Tidak dibahas"},
}

// Label gives the Indonesian words of the weight, or nothing.
func (w Weight) Label() string {
	for _, x := range Weights {
		if x.Kind == w {
			return x.Label
		}
	}
	return ""
}

// Weighed says whether and how the determination considered an assessment.
type Weighed struct {
	Assessment assessment.ID
	Agency     identity.AgencyID
	Revision   int
	How        Weight
	Words      string
}

// Determination is one record of a decision. A correction is another record
// with the next ordinal; the one before it stays.
type Determination struct {
	PetitionID petition.ID `gorm:"primaryKey"`
	Ordinal    int         `gorm:"primaryKey"` // counted from 1
	CourtID    identity.CourtID
	Kind       petition.OutcomeKind
	On         calendar.Date
	Note       string `gorm:"serializer:sealed;seal:determination"`
	Withdrawal Withdrawal
	Reasons    []string  `gorm:"serializer:json"`
	Weighed    []Weighed `gorm:"serializer:sealed;seal:determination"`
	Why        string    `gorm:"serializer:sealed;seal:determination"` // of a correction
	MadeAt     time.Time
	MadeBy     identity.AccountID
	Name       string // of who recorded it, at the time
}

// Label gives the Indonesian words of the outcome; of a withdrawal, those of
// its kind.
func (d Determination) Label() string { return cmp.Or(d.Withdrawal.Label(), d.Kind.Label()) }

// Check lists why this cannot be the decision in the case today.
func (r Ruling) Check(c Case, today calendar.Date) []problem.Field {
	out := r.Ruling.Check(c.Petition, c.Status == petition.InHearing || !c.Status.Pending() && c.Heard(), today)
	need := func(missing bool, name, words string) {
		if missing {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	need(r.Kind == petition.Withdrawn && r.Withdrawal.Label() == "", "withdrawal", "Pilih mengapa permohonan dicabut.")
	need(r.Withdrawal == OfAge && !r.On.IsZero() && (c.Nineteen().IsZero() || r.On.Before(c.Nineteen())), "withdrawal", "Pada tanggal penetapan anak belum genap 19 tahun. Pilih sebab lain, atau periksa tanggalnya.")
	need(Guarded(r.Kind) && len(r.Reasons) == 0, "reasons", "Pilih sekurang-kurangnya satu alasan menurut pertimbangan penetapan.")
	for _, code := range r.Reasons {
		need(petition.ReasonLabel(code) == code, "reasons", "Pilih alasan dari daftar.")
	}
	for _, w := range r.Weighed {
		need(w.How.Label() == "" && (w.How != "" || Guarded(r.Kind)), "how."+string(w.Assessment), "Pilih bagaimana penetapan membahas asesmen ini.")
		need(w.How == SetAside && w.Words == "", "words."+string(w.Assessment), "Sebutkan mengapa asesmen ini dikesampingkan.")
		out = append(out, atMost("words."+string(w.Assessment), w.Words)...)
	}
	return out
}

// settle leaves out what the outcome does not have, and takes agency and
// revision of each assessment from the store and not from the form.
func (r Ruling) settle(c Case) Ruling {
	if r.Kind != petition.Withdrawn {
		r.Withdrawal = ""
	}
	said := r.Weighed
	r.Weighed = nil
	for _, a := range c.Standing() {
		w := Weighed{Assessment: a.ID, Agency: a.AgencyID, Revision: a.Revision}
		if i := slices.IndexFunc(said, func(x Weighed) bool { return x.Assessment == a.ID }); i >= 0 {
			w.How, w.Words = said[i].How, said[i].Words
		}
		if w.How != "" || Guarded(r.Kind) {
			r.Weighed = append(r.Weighed, w)
		}
	}
	return r
}

// Decide records the decision. It returns Invalid for a faulty entry and
// Unlawful while an item is open whose omission would make it void.
func (s *Service) Decide(ctx context.Context, by identity.Actor, at petition.Revision, in Ruling) (*Determination, error) {
	var out *Determination
	err := s.change(ctx, by, access.DecidePetition, at, func(ctx context.Context, c Case) (*audit.Entry, error) {
		in = in.settle(c)
		if faults := in.Check(c, s.today()); len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Penetapan belum dicatat.", Fields: faults}
		}
		if err := c.guard(in.Kind, s.today()); err != nil {
			return nil, err
		}
		before := *c.Petition
		if err := c.Rule(in.Ruling, by.Name); err != nil {
			return nil, err
		}
		out = s.record(by, c, in, 1, "")
		return s.enter(ctx, by, string(access.DecidePetition), c, before, nil, out)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Correct records the decision anew, because the record was wrong. The record
// before it stays. It returns Conflict unless the petition is decided and not
// in the archive.
func (s *Service) Correct(ctx context.Context, by identity.Actor, at petition.Revision, in Ruling, why string) (*Determination, error) {
	var out *Determination
	err := s.change(ctx, by, access.CorrectDecision, at, func(ctx context.Context, c Case) (*audit.Entry, error) {
		in = in.settle(c)
		faults := in.Check(c, s.today())
		if why == "" {
			faults = append(faults, problem.Field{Name: "why", Words: "Sebutkan apa yang salah pada catatan sebelumnya."})
		}
		if faults = append(faults, atMost("why", why)...); len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Koreksi belum dicatat.", Fields: faults}
		}
		all, err := s.Store.Determinations(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		before := *c.Petition
		if !Guarded(before.Outcome.Kind) {
			if err := c.guard(in.Kind, s.today()); err != nil {
				return nil, err
			}
		}
		if err := c.Petition.Correct(in.Ruling, by.Name); err != nil {
			return nil, err
		}
		var last any
		ordinal := 2 // a decision that was recorded before details were kept is the first
		if len(all) > 0 {
			last, ordinal = all[0], all[0].Ordinal+1
		}
		out = s.record(by, c, in, ordinal, why)
		return s.enter(ctx, by, string(access.CorrectDecision), c, before, last, out)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (s *Service) record(by identity.Actor, c Case, in Ruling, ordinal int, why string) *Determination {
	return &Determination{
		PetitionID: c.ID, Ordinal: ordinal, CourtID: c.CourtID, Kind: in.Kind, On: in.On, Note: in.Note, Withdrawal: in.Withdrawal,
		Reasons: in.Reasons, Weighed: in.Weighed, Why: why, MadeAt: s.Now(), MadeBy: by.ID, Name: by.Name,
	}
}

// enter saves a record and says in one entry what changed, in the petition and
// against the record before.
func (s *Service) enter(ctx context.Context, by identity.Actor, action string, c Case, before petition.Petition, last any, d *Determination) (*audit.Entry, error) {
	if err := s.Store.SaveDetermination(ctx, d); err != nil {
		return nil, err
	}
	e := audit.Of(d.MadeAt, by, action).On("petition", string(c.ID), c.CourtID, string(c.ID)).From(before, c.Petition)
	e.Note = d.Why
	for _, x := range audit.Diff(last, d) {
		x.Field = "Determination." + x.Field
		e.Changes = append(e.Changes, x)
	}
	return e, nil
}

// Record is everything that is kept of a decision.
type Record struct {
	Determinations []Determination // the newest first, which is the one that holds
	Appeal         Appeal
}

// Recorded returns what is kept of the decision on a petition to whoever may
// read it; the page that shows it was audited when the petition was read.
func (s *Service) Recorded(ctx context.Context, by identity.Actor, p *petition.Petition) (r Record, err error) {
	if err := access.Check(by, access.ReadPetition, p.Scope()); err != nil {
		return r, err
	}
	if r.Determinations, err = s.Store.Determinations(ctx, p.ID); err != nil {
		return r, err
	}
	a, err := s.Store.Appeal(ctx, p.ID)
	if err == nil {
		r.Appeal = *a
	}
	return r, err
}
