package assessment

import (
	"context"
	"slices"
	"time"
	"unicode"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// EmergencyID names an emergency.
type EmergencyID string

// EmergencyFor is how long an emergency shows the findings.
const EmergencyFor = 4 * time.Hour

// Emergency is one opening of the restricted findings of a signed assessment by
// an officer of the court who may not read them otherwise. It never opens the
// child's own words. A registrar who did not open it reviews it.
type Emergency struct {
	ID           EmergencyID `gorm:"primaryKey"`
	AssessmentID ID
	PetitionID   petition.ID
	CourtID      identity.CourtID
	JudgeID      identity.AccountID `gorm:"->"` // of the petition, read with it
	Number       petition.Number    `gorm:"->"` // likewise
	Reason       string             `gorm:"serializer:sealed;seal:emergency"`
	OpenedAt     time.Time
	OpenedBy     identity.AccountID
	Opener       string
	Office       identity.Office
	Until        time.Time
	Verdict      ReviewVerdict
	Words        string `gorm:"serializer:sealed;seal:emergency"` // of who reviewed it
	ReviewedAt   *time.Time
	ReviewedBy   identity.AccountID `gorm:"serializer:blank"`
	Reviewer     string
	Version      int
}

// ReviewVerdict is what a review found. The empty one means that it is due.
type ReviewVerdict string

// What a review can find.
const (
	Reviewed   ReviewVerdict = "reviewed"
	Questioned ReviewVerdict = "questioned"
)

// ReviewVerdicts lists what a review can find.
var ReviewVerdicts = []ReviewVerdict{Reviewed, Questioned}

// Label gives the Indonesian words; without a verdict the review is due.
func (v ReviewVerdict) Label() string {
	switch v {
	case Reviewed:
		return "Sudah ditinjau"
	case Questioned:
		return "Dipertanyakan"
	}
	return "Belum ditinjau"
}

// Shows reports whether the findings can still be read.
func (e *Emergency) Shows(now time.Time) bool { return now.Before(e.Until) }

// Call is what an officer states to open restricted findings. Assessment may be
// empty where the petition has only one that is signed.
type Call struct {
	Number     petition.Number
	Assessment ID
	Reason     string
}

// EmergencyStore keeps emergencies.
type EmergencyStore interface {
	// SignedByNumber lists the signed assessments of a petition of a court, by
	// its case number, the oldest first.
	SignedByNumber(ctx context.Context, court identity.CourtID, n petition.Number) ([]Assessment, error)
	Emergency(ctx context.Context, id EmergencyID) (*Emergency, error)
	// Emergencies lists those of a court, the newest first.
	Emergencies(ctx context.Context, court identity.CourtID) ([]Emergency, error)
	// SaveEmergency returns Conflict for one that was reviewed already.
	SaveEmergency(ctx context.Context, e *Emergency) error
}

// atHand is the scope in which an officer of the court calls for findings: any
// record of the court, as if it were theirs.
func atHand(by identity.Actor, court identity.CourtID) access.Scope {
	s := access.Scope{Court: court}
	if by.Office == identity.Judge {
		s.Judge = by.ID
	}
	return s
}

// Candidates lists what the call can mean, without answers: the signed
// assessments of the case number in the actor's court.
func (s *Service) Candidates(ctx context.Context, by identity.Actor, n petition.Number) ([]Assessment, error) {
	if err := access.Check(by, access.BreakGlass, atHand(by, by.Court)); err != nil || n == "" {
		return nil, err
	}
	all, err := s.Store.SignedByNumber(ctx, by.Court, n)
	if err != nil {
		return nil, err
	}
	all = newest(all)
	for i := range all {
		all[i].Answers = nil
	}
	return all, nil
}

// BreakGlass opens the restricted findings of one assessment for a limited time
// and a written reason. It returns Invalid when the call names no assessment or
// gives no reason, and Conflict for the judge of the petition, who reads them
// anyway. One that the same person opened and that still shows them is returned
// again.
func (s *Service) BreakGlass(ctx context.Context, by identity.Actor, c Call) (*Emergency, error) {
	var out *Emergency
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		all, err := s.Candidates(ctx, by, c.Number)
		if err != nil {
			return err
		}
		a, err := c.pick(all)
		if err != nil {
			return err
		}
		if a.JudgeID == by.ID {
			return problem.New(problem.Conflict, "Anda hakim perkara ini. Baca asesmen dari halaman permohonan; akses darurat tidak diperlukan.")
		}
		if out, err = s.standing(ctx, by, a); err != nil || out != nil {
			return err
		}
		now := s.Now()
		out = &Emergency{
			ID: EmergencyID(identity.NewID()), AssessmentID: a.ID, PetitionID: a.PetitionID, CourtID: a.CourtID, JudgeID: a.JudgeID, Number: c.Number,
			Reason: c.Reason, OpenedAt: now, OpenedBy: by.ID, Opener: by.Name, Office: by.Office, Until: now.Add(EmergencyFor),
		}
		if err := s.Store.SaveEmergency(ctx, out); err != nil {
			return err
		}
		return s.noteEmergency(ctx, by, "emergency.open", out)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// pick finds the assessment that the call means, or says what is wrong with it.
func (c Call) pick(all []Assessment) (*Assessment, error) {
	p := problem.New(problem.Invalid, "Temuan terbatas belum dibuka.")
	at := slices.IndexFunc(all, func(a Assessment) bool { return a.ID == c.Assessment || len(all) == 1 && c.Assessment == "" })
	switch {
	case len(all) == 0:
		p.With("number", "Tidak ada asesmen yang ditandatangani dengan nomor perkara ini di pengadilan Anda. Periksa nomornya.")
	case at < 0:
		p.With("assessment", "Pilih asesmen yang dibuka.")
	}
	if !reasoned(c.Reason) {
		p.With("reason", "Tuliskan alasannya dengan kalimat, sekurang-kurangnya 20 huruf dan paling banyak 4.000 huruf.")
	}
	if len(p.Fields) > 0 {
		return nil, p
	}
	return &all[at], nil
}

// reasoned reports whether a reason is a sentence and not a word.
func reasoned(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n >= 20 && len([]rune(s)) <= 4000
}

// standing returns what the actor opened already and can still read, or nil.
func (s *Service) standing(ctx context.Context, by identity.Actor, a *Assessment) (*Emergency, error) {
	all, err := s.Store.Emergencies(ctx, a.CourtID)
	for i := range all {
		if all[i].AssessmentID == a.ID && all[i].OpenedBy == by.ID && all[i].Shows(s.Now()) {
			return &all[i], err
		}
	}
	return nil, err
}

// Emergencies lists those of the actor's court: to a registrar all, to a judge
// their own and those about their petitions. The newest come first.
func (s *Service) Emergencies(ctx context.Context, by identity.Actor) ([]Emergency, error) {
	if err := access.Check(by, access.BreakGlass, atHand(by, by.Court)); err != nil {
		return nil, err
	}
	all, err := s.Store.Emergencies(ctx, by.Court)
	return slices.DeleteFunc(all, func(e Emergency) bool { return !e.concerns(by) }), err
}

// concerns reports whether the actor may know of the emergency.
func (e *Emergency) concerns(by identity.Actor) bool {
	return by.Office == identity.Registrar || e.OpenedBy == by.ID || e.JudgeID == by.ID
}

// Emergency returns an emergency to who opened it, to a registrar of the court
// and to the judge of the petition, and with it the assessment, whose
// restricted lane is open only for who opened it and until the time is over.
func (s *Service) Emergency(ctx context.Context, by identity.Actor, id EmergencyID) (*Emergency, *Assessment, error) {
	var e *Emergency
	var a *Assessment
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if e, err = s.emergency(ctx, by, access.BreakGlass, id); err != nil {
			return err
		}
		if a, err = s.Store.Assessment(ctx, e.AssessmentID); err != nil {
			return err
		}
		in, err := s.Instrument(a)
		if err != nil {
			return err
		}
		if e.OpenedBy != by.ID || !e.Shows(s.Now()) {
			a.Answers = nil
			return s.noteEmergency(ctx, by, "emergency.look", e)
		}
		if err := Open(ctx, s.Store, s.Keys, in, a, RestrictedLane); err != nil {
			return err
		}
		return s.noteEmergency(ctx, by, "emergency.read", e)
	})
	return e, a, err
}

func (s *Service) emergency(ctx context.Context, by identity.Actor, action access.Action, id EmergencyID) (*Emergency, error) {
	e, err := s.Store.Emergency(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := access.Check(by, action, atHand(by, e.CourtID)); err != nil {
		return nil, err
	}
	if !e.concerns(by) {
		return nil, problem.Missing()
	}
	return e, nil
}

// Review records what a registrar found about an emergency, once and in words.
// It returns Forbidden to who opened it.
func (s *Service) Review(ctx context.Context, by identity.Actor, id EmergencyID, version int, v ReviewVerdict, words string) (*Emergency, error) {
	var out *Emergency
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		e, err := s.emergency(ctx, by, access.ReviewEmergency, id)
		if err != nil {
			return err
		}
		if err := e.review(by, version, v, words, s.Now()); err != nil {
			return err
		}
		out = e
		if err := s.Store.SaveEmergency(ctx, e); err != nil {
			return err
		}
		return s.noteEmergency(ctx, by, "emergency.review", e)
	})
	return out, err
}

func (e *Emergency) review(by identity.Actor, version int, v ReviewVerdict, words string, now time.Time) error {
	switch {
	case e.OpenedBy == by.ID:
		return problem.New(problem.Forbidden, "Yang membuka tidak dapat meninjau sendiri. Minta panitera lain meninjaunya.")
	case e.Verdict != "":
		return problem.New(problem.Conflict, "Akses darurat ini sudah ditinjau. Muat ulang halaman.")
	case e.Version != version:
		return problem.Stale()
	}
	p := problem.New(problem.Invalid, "Tinjauan belum dicatat.")
	if !slices.Contains(ReviewVerdicts, v) {
		p.With("verdict", "Pilih hasil tinjauan.")
	}
	if !reasoned(words) {
		p.With("words", "Tuliskan tinjauan dengan kalimat, sekurang-kurangnya 20 huruf dan paling banyak 4.000 huruf.")
	}
	if len(p.Fields) > 0 {
		return p
	}
	e.Verdict, e.Words, e.ReviewedAt, e.ReviewedBy, e.Reviewer = v, words, &now, by.ID, by.Name
	return nil
}

// EmergenciesOf lists those of one assessment to the judge of its petition,
// after they read it.
func (s *Service) EmergenciesOf(ctx context.Context, by identity.Actor, a *Assessment) ([]Emergency, error) {
	if by.Office != identity.Judge || a.JudgeID != by.ID {
		return nil, nil
	}
	all, err := s.Store.Emergencies(ctx, a.CourtID)
	return slices.DeleteFunc(all, func(e Emergency) bool { return e.AssessmentID != a.ID }), err
}

// noteEmergency audits a step; its reason lies in the record itself.
func (s *Service) noteEmergency(ctx context.Context, by identity.Actor, action string, e *Emergency) error {
	return s.Store.Record(ctx, audit.Of(s.Now(), by, action).On("emergency", string(e.ID), e.CourtID, string(e.PetitionID)))
}

// newest leaves out the revisions that a later one of the same referral
// replaced.
func newest(all []Assessment) []Assessment {
	last := map[referral.ID]int{}
	for _, a := range all {
		last[a.ReferralID] = max(last[a.ReferralID], a.Revision)
	}
	return slices.DeleteFunc(all, func(a Assessment) bool { return a.Revision < last[a.ReferralID] })
}
