// Package followup accompanies a child after the decision, granted or refused:
// a plan with one agency that visits the family three, six and twelve months
// after the decision, and what the parents promised to do (PERMA 5/2019 Pasal
// 16 huruf j).
//
//	planned ──ask──▶ asked ──sign──▶ done
//	  │ ▲              │
//	  │ └───decline────┤
//	  └──────miss──────┴──▶ missed
//
// A visit is a request to the agency like any other, with an instrument of its
// own; where it stands is read from the request and never kept twice. The room
// lies on the floor of the brief, because it looks at the petition, the
// agreements and the requests, and nothing of the case rests on it.
package followup

import (
	"time"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// Plan is how a child is accompanied after the decision. A petition has one.
type Plan struct {
	PetitionID petition.ID `gorm:"primaryKey"`
	CourtID    identity.CourtID
	AgencyID   identity.AgencyID // who visits now
	Contact    string            `gorm:"serializer:sealed;seal:follow_up_plan"` // how to reach the family
	Earlier    []Owner           `gorm:"serializer:json"`                       // the agencies before, the first one first
	MadeAt     time.Time
	MadeBy     identity.AccountID
	Maker      string        // the name at the time
	EndedOn    calendar.Date // of a plan that was ended early
	EndKind    End
	EndWords   string `gorm:"serializer:sealed;seal:follow_up_plan"`
	Ender      string
	UpdatedAt  time.Time
	Version    int
}

// Owner is an agency that accompanied the child before, until a day.
type Owner struct {
	AgencyID identity.AgencyID
	Until    calendar.Date
	Why      string
	By       string // who changed it, the name at the time
}

// Months is after how many months each visit is due, by its ordinal.
var Months = map[int]int{1: 3, 2: 6, 3: 12}

// Visits is how many visits a plan has at most.
const Visits = 3

// Visit is one visit of a plan. Its ordinal says which of the three it is.
type Visit struct {
	PetitionID petition.ID `gorm:"primaryKey"`
	Ordinal    int         `gorm:"primaryKey"`
	CourtID    identity.CourtID
	Due        calendar.Date
	ReferralID referral.ID     `gorm:"serializer:blank"` // the request; empty until it is sent
	Asked      referral.Status `gorm:"->" json:"-"`      // where the request stands
	Missed     Hindrance       // why the visit was not possible
	Words      string          `gorm:"serializer:sealed;seal:follow_up_visit"` // more about it
	ClosedOn   calendar.Date   // when that was recorded
	Closer     string
	Version    int
}

// State is where a visit stands.
type State string

// The states.
const (
	Planned State = "planned"
	Asked   State = "asked"
	Done    State = "done"
	Missed  State = "missed"
	Dropped State = "dropped" // the plan ended before
)

var stateNames = map[State]string{
	Planned: "Belum diminta", Asked: "Diminta", Done: "Selesai", Missed: "Tidak terlaksana", Dropped: "Tidak diteruskan",
}

// Label gives the short Indonesian words of the state.
func (s State) Label() string { return stateNames[s] }

// Open reports whether somebody still has to do something about the visit.
func (s State) Open() bool { return s == Planned || s == Asked }

// State says where a visit of the plan stands.
func (p *Plan) State(v Visit) State {
	switch {
	case v.Missed != "":
		return Missed
	case v.Asked == referral.Signed:
		return Done
	case !p.EndedOn.IsZero():
		return Dropped
	case v.ReferralID == "" || lost(v.Asked):
		return Planned
	}
	return Asked
}

// lost reports whether nothing comes of a request any more.
func lost(s referral.Status) bool { return s == referral.Declined || s == referral.Revoked }

// Ahead is how many days before it is due a visit is asked for: enough for an
// answer, a free day and a journey, and not so early that age, address and
// agreement are out of date by then.
const Ahead = 30

// Near reports whether a visit that is due on a day may be asked for today.
func Near(due, today calendar.Date) bool { return !today.AddDays(Ahead).Before(due) }

// Proposal is when the visits are usually due: so many months after the
// decision, on a working day. Of those whose day is past the last one takes the
// time of a usual request, and the others are left out.
func Proposal(decided, today calendar.Date) [Visits]calendar.Date {
	var out [Visits]calendar.Date
	soonest := calendar.NextWorkingDay(referral.UsualDue(today, calendar.Date{}))
	for i := range out {
		out[i] = calendar.NextWorkingDay(decided.AddMonths(Months[i+1]))
		if out[i].After(today) {
			continue
		}
		if out[i] = soonest; i > 0 {
			out[i-1] = calendar.Date{}
		}
	}
	return out
}

// Hindrance is why a visit was not possible.
type Hindrance string

// Hindrances lists them with their Indonesian words.
var Hindrances = []struct {
	Kind  Hindrance
	Label string
}{
	{"pindah", "Keluarga pindah"},
	{"menolak", "Keluarga tidak bersedia dikunjungi"},
	{"tidak_ditemukan", "Keluarga tidak ditemukan di alamatnya"},
	{"lain", "Sebab lain"},
}

// Label gives the Indonesian words of the hindrance, or nothing.
func (h Hindrance) Label() string {
	for _, x := range Hindrances {
		if x.Kind == h {
			return x.Label
		}
	}
	return ""
}

// End is why a plan was ended early.
type End string

// Grown ends a plan because the child turned 19.
const Grown End = "genap_19"

// Ends lists the reasons with their Indonesian words.
var Ends = []struct {
	Kind  End
	Label string
}{
	{Grown, "Anak sudah genap 19 tahun"},
	{"pindah", "Keluarga pindah ke luar jangkauan lembaga"},
	{"menolak", "Keluarga tidak bersedia didampingi lagi"},
	{"tidak_relevan", "Tindak lanjut tidak diperlukan lagi, misalnya rencana perkawinan batal"},
	{"meninggal", "Anak meninggal dunia"},
	{"lain", "Sebab lain"},
}

// Label gives the Indonesian words of the reason, or nothing.
func (e End) Label() string {
	for _, x := range Ends {
		if x.Kind == e {
			return x.Label
		}
	}
	return ""
}

// File is everything that is kept of the support of one child. Plan is nil
// while there is none.
type File struct {
	*petition.Petition
	Plan         *Plan
	Visits       []Visit
	Commitments  []Commitment              // in the order in which they were entered
	Observations []Observation             // the newest of each visit
	AtHearing    *determination.Commitment // what the judge recorded, or nil
}

// Open counts the visits about which something is still to be done.
func (f *File) Open() int {
	n := 0
	for _, v := range f.Visits {
		if f.Plan.State(v).Open() {
			n++
		}
	}
	return n
}

// Turns19 is the day on which the child turns 19, or the zero date.
func (f *File) Turns19() calendar.Date {
	if f.Child.Born.IsZero() {
		return calendar.Date{}
	}
	return calendar.Birthday(f.Child.Born, 19)
}

// visit returns a visit of the file, or NotFound.
func (f *File) visit(ordinal int) (*Visit, error) {
	for i := range f.Visits {
		if f.Visits[i].Ordinal == ordinal {
			return &f.Visits[i], nil
		}
	}
	return nil, problem.Missing()
}
