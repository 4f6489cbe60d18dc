package assessment

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
	"timbang/internal/vault"
)

// Lane is a part of the answers that lies sealed and apart from the rest.
type Lane string

// The lanes: the restricted answers (F03, F04 and everything an instrument
// marks, also what the parents must not know), and the child's own words.
const (
	RestrictedLane Lane = "restricted"
	VoiceLane      Lane = "voice"
)

// Lanes lists the lanes.
var Lanes = []Lane{RestrictedLane, VoiceLane}

var laneNames = map[Lane]string{RestrictedLane: "temuan terbatas", VoiceLane: "suara anak"}

// Label gives the Indonesian words of the lane.
func (l Lane) Label() string { return laneNames[l] }

// action is what who opens the lane must be allowed.
func (l Lane) action() access.Action {
	if l == VoiceLane {
		return access.HearChild
	}
	return access.ReadRestricted
}

// closedWords stand in the audit for what was written in a lane.
const closedWords = "isi tertutup"

// Sealed is one lane of one assessment as it is kept. Nothing of it can be read
// without the keys of the installation.
type Sealed struct {
	AssessmentID ID   `gorm:"primaryKey"`
	Lane         Lane `gorm:"primaryKey"`
	Content      []byte
}

func (x Sealed) purpose() vault.Purpose { return vault.Purpose("assessment." + x.Lane) }

// row binds the seal to its table, column and row.
func (x Sealed) row() string {
	return "assessment_lane.content." + string(x.AssessmentID) + "." + string(x.Lane)
}

// LaneStore keeps what lies apart.
type LaneStore interface {
	// Lanes returns the sealed lanes of an assessment; one that nobody wrote
	// in has none.
	Lanes(ctx context.Context, id ID) ([]Sealed, error)
	SaveLane(ctx context.Context, x Sealed) error
}

// Open adds the answers of the lanes wanted to those of the assessment and
// leaves those of all others out. The caller has checked that they may be read.
func Open(ctx context.Context, store LaneStore, keys *vault.Ring, in *instrument.Instrument, a *Assessment, wanted ...Lane) error {
	out, restricted, voice := in.Apart(a.Answers)
	all, err := store.Lanes(ctx, a.ID)
	if err != nil {
		return err
	}
	read := map[Lane]instrument.Answers{RestrictedLane: restricted, VoiceLane: voice}
	for _, x := range all {
		if read[x.Lane], err = x.open(keys); err != nil {
			return err
		}
	}
	a.Opened = wanted
	for _, l := range wanted {
		maps.Copy(out, read[l])
	}
	a.Answers = out
	return nil
}

func (x Sealed) open(keys *vault.Ring) (instrument.Answers, error) {
	plain, err := keys.Open(x.purpose(), x.row(), x.Content)
	if err != nil {
		return nil, problem.New(problem.Internal, "Isi tertutup asesmen tidak dapat dibuka. Hubungi pengelola aplikasi; berkas kunci perlu diperiksa.").Because(err)
	}
	var out instrument.Answers
	if err := json.Unmarshal(plain, &out); err != nil {
		return nil, fmt.Errorf("read lane: %w", err)
	}
	return out, nil
}

// open opens the lanes that the actor may read: the judge those of a signed
// assessment, the author and their supervisor always.
func (s *Service) open(ctx context.Context, by identity.Actor, a *Assessment) error {
	in, err := s.Catalogue.Instrument(a.Instrument, a.InstrumentVersion)
	if err != nil {
		return err
	}
	var mine []Lane
	for _, l := range Lanes {
		if access.Check(by, l.action(), a.Scope()) == nil && (by.Office != identity.Judge || a.Status == Signed) {
			mine = append(mine, l)
		}
	}
	return Open(ctx, s.Store, s.Keys, in, a, mine...)
}

// save stores the open answers, and where lanes is true the others sealed and
// apart from them.
func (s *Service) save(ctx context.Context, a *Assessment, lanes bool) error {
	in, err := s.Catalogue.Instrument(a.Instrument, a.InstrumentVersion)
	if err != nil {
		return err
	}
	all := a.Answers
	open, restricted, voice := in.Apart(all)
	a.Answers = open
	err = s.Store.SaveAssessment(ctx, a)
	a.Answers = all
	if err != nil || !lanes {
		return err
	}
	for lane, answers := range map[Lane]instrument.Answers{RestrictedLane: restricted, VoiceLane: voice} {
		plain, err := json.Marshal(answers)
		if err != nil {
			return fmt.Errorf("seal lane: %w", err)
		}
		x := Sealed{AssessmentID: a.ID, Lane: lane}
		x.Content = s.Keys.Seal(x.purpose(), x.row(), plain)
		if err := s.Store.SaveLane(ctx, x); err != nil {
			return err
		}
	}
	return nil
}

// write keeps changed answers with those of the lanes.
func (s *Service) write(ctx context.Context, by identity.Actor, at Revision, a *Assessment, changes []audit.Change) error {
	if !a.Status.Open() {
		return problem.New(problem.Conflict, "Asesmen ini sudah diserahkan; isinya tidak dapat diubah lagi.")
	}
	if a.Version != at.Version {
		return problem.Stale()
	}
	if err := s.stillTheirs(ctx, a); err != nil {
		return err
	}
	if err := a.writable(calendar.Of(s.Now())); err != nil {
		return err
	}
	in, err := s.Instrument(a)
	if err != nil {
		return err
	}
	a.UpdatedAt, a.ExpiresOn = s.Now(), noDay
	if err := s.save(ctx, a, true); err != nil {
		return err
	}
	return s.note(ctx, by, string(access.WriteAssessment), a, quiet(in, changes))
}

func (s *Service) note(ctx context.Context, by identity.Actor, action string, a *Assessment, changes []audit.Change) error {
	e := audit.Of(s.Now(), by, action).On("assessment", string(a.ID), a.CourtID, string(a.PetitionID))
	e.Changes = changes
	return s.Store.Record(ctx, e)
}

// quiet leaves out of the changes which questions of a lane were answered: one
// line says that something in it changed.
func quiet(in *instrument.Instrument, changes []audit.Change) []audit.Change {
	var out []audit.Change
	said := map[Lane]bool{}
	for _, c := range changes {
		lane := laneOf(in, c.Field)
		switch {
		case lane == "":
			out = append(out, c)
		case !said[lane]:
			said[lane] = true
			out = append(out, audit.Change{Field: "lane." + string(lane), To: closedWords})
		}
	}
	return out
}

// laneOf returns the lane of an entry of Answers, or nothing for the open one.
func laneOf(in *instrument.Instrument, entry string) Lane {
	_, restricted, voice := in.Apart(instrument.Answers{entry: {"x"}})
	switch {
	case len(voice) > 0:
		return VoiceLane
	case len(restricted) > 0:
		return RestrictedLane
	}
	return ""
}

// openedWords says in the audit which lanes were read.
func openedWords(lanes []Lane) string {
	var out []string
	for _, l := range lanes {
		out = append(out, l.Label())
	}
	return strings.Join(out, ", ")
}
