package referral

import (
	"context"
	"regexp"
	"strconv"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Meeting is when and where an assessor meets the child. Another time is
// another meeting with the next ordinal; the earlier ones stay.
type Meeting struct {
	ReferralID ID  `gorm:"primaryKey"`
	Ordinal    int `gorm:"primaryKey;autoIncrement:false"`
	On         calendar.Date
	At         string // "09.30", WITA
	Place      string `gorm:"serializer:sealed;seal:referral_meeting"`
	Why        string `gorm:"serializer:sealed;seal:referral_meeting"` // why the earlier one no longer holds
	MadeAt     time.Time
	MadeBy     identity.AccountID
	Name       string // of who made it, at the time
}

// Appointment is what an assessor or a supervisor enters.
type Appointment struct {
	On    calendar.Date
	At    string
	Place string
	Why   string // needed when there is an earlier one
}

// Line says the meeting in one line.
func (m Meeting) Line() string {
	return m.On.Weekday() + ", " + m.On.Indonesian() + " pukul " + m.At + " WITA, " + m.Place
}

var clockForm = regexp.MustCompile(`^([01]?[0-9]|2[0-3])[.:]([0-5][0-9])$`)

// hour puts a time of day as people type it into the form "09.30", or returns
// nothing when it is none.
func hour(s string) string {
	m := clockForm.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	h, _ := strconv.Atoi(m[1]) // one or two digits
	return strconv.Itoa(h/10) + strconv.Itoa(h%10) + "." + m[2]
}

// longestPlace and longestReason are how many bytes a line and a reason hold.
const longestPlace, longestReason = 300, 4000

// Check lists what is missing from the appointment or cannot be; again says
// that there is an earlier one.
func (in Appointment) Check(today calendar.Date, again bool) []problem.Field {
	var out faults
	out.need(in.On.IsZero(), "on", "Tanggal pertemuan belum diisi.")
	out.need(!in.On.IsZero() && in.On.Before(today), "on", "Tanggal pertemuan sudah lewat. Isi hari ini atau sesudahnya.")
	out.need(hour(in.At) == "", "at", "Tulis jam pertemuan seperti 09.30.")
	out.need(in.Place == "", "place", "Isi tempat pertemuan dengan anak.")
	out.need(len(in.Place) > longestPlace, "place", "Tempat terlalu panjang. Ringkas menjadi satu baris.")
	out.need(again && in.Why == "", "why", "Sebutkan mengapa jadwalnya berubah.")
	out.need(len(in.Why) > longestReason, "why", "Alasan terlalu panjang. Ringkas menjadi beberapa kalimat.")
	return out
}

// faults collects what is wrong with an entry.
type faults []problem.Field

func (f *faults) need(wrong bool, name, words string) {
	if wrong {
		*f = append(*f, problem.Field{Name: name, Words: words})
	}
}

// Schedule says when and where the assessor meets the child, or moves the
// meeting. It returns Invalid for a faulty entry, and Conflict unless an
// assessor is working on the referral.
func (s *Service) Schedule(ctx context.Context, by identity.Actor, at Revision, in Appointment) (*Referral, error) {
	return s.change(ctx, by, access.ScheduleMeeting, string(access.ScheduleMeeting), at, func(ctx context.Context, r *Referral) error {
		if !r.Status.Working() {
			return problem.New(problem.Conflict, "Pertemuan dijadwalkan setelah permintaan dibagikan dan sebelum asesmen diserahkan.")
		}
		earlier, err := s.Store.Meetings(ctx, r.ID)
		if err != nil {
			return err
		}
		now := s.Now()
		if found := in.Check(calendar.Of(now), len(earlier) > 0); len(found) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Pertemuan belum dijadwalkan.", Fields: found}
		}
		m := &Meeting{ReferralID: r.ID, Ordinal: len(earlier) + 1, On: in.On, At: hour(in.At), Place: in.Place, MadeAt: now, MadeBy: by.ID, Name: by.Name}
		if m.Ordinal > 1 {
			m.Why = in.Why
		}
		if r.Status == Allocated {
			r.Status = Scheduled
		}
		return s.Store.SaveMeeting(ctx, m)
	})
}

// Meetings lists the meetings of a referral, the newest first, to whoever may
// read it; the page that shows them was audited when the referral was read.
func (s *Service) Meetings(ctx context.Context, by identity.Actor, r *Referral) ([]Meeting, error) {
	if err := access.Check(by, access.ReadReferral, r.Scope()); err != nil {
		return nil, err
	}
	return s.Store.Meetings(ctx, r.ID)
}

// recordOn is an entry about a referral.
func (s *Service) recordOn(ctx context.Context, by identity.Actor, action string, r *Referral, note string) error {
	e := audit.Of(s.Now(), by, action).On("referral", string(r.ID), r.CourtID, string(r.PetitionID))
	e.Note = note
	return s.Store.Record(ctx, e)
}
