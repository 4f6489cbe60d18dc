// Package petition keeps the petitions for marriage dispensation: the people,
// the reason, the documents and the life of a petition at the court.
//
//	draft ──submit──▶ submitted ──register──▶ registered ──assign──▶ assigned
//	                   │     ▲                                          │
//	                 return  submit                                  schedule
//	                   ▼     │                                          ▼
//	                  returned                                      scheduled ◀─┐
//	                                                                    │       │ adjourn
//	                                                                  begin     │
//	                                                                    ▼       │
//	  archived ◀──archive── follow_up ◀──follow── decided ◀──decide── in_hearing┘
//
// A petition can be decided (withdrawn, struck out) from registered onwards.
package petition

import (
	"log/slog"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
)

// ID names a petition.
type ID string

// Status is where a petition stands.
type Status string

// The states, in the order of a petition's life.
const (
	Draft      Status = "draft"
	Submitted  Status = "submitted"
	Returned   Status = "returned"
	Registered Status = "registered"
	Assigned   Status = "assigned"
	Scheduled  Status = "scheduled"
	InHearing  Status = "in_hearing"
	Decided    Status = "decided"
	FollowUp   Status = "follow_up"
	Archived   Status = "archived"
)

// Statuses lists the states in order.
var Statuses = []Status{Draft, Submitted, Returned, Registered, Assigned, Scheduled, InHearing, Decided, FollowUp, Archived}

var statusNames = map[Status]string{
	Draft: "Draf", Submitted: "Diserahkan", Returned: "Dikembalikan", Registered: "Terdaftar",
	Assigned: "Hakim ditetapkan", Scheduled: "Terjadwal", InHearing: "Sidang",
	Decided: "Diputus", FollowUp: "Tindak lanjut", Archived: "Arsip",
}

// Label gives the short Indonesian word of the state.
func (s Status) Label() string { return statusNames[s] }

// moves is every step a petition can take.
var moves = map[Status][]Status{
	Draft:      {Submitted},
	Submitted:  {Returned, Registered},
	Returned:   {Submitted},
	Registered: {Assigned, Decided},
	Assigned:   {Scheduled, Decided},
	Scheduled:  {InHearing, Decided},
	InHearing:  {Scheduled, Decided},
	Decided:    {FollowUp, Archived},
	FollowUp:   {Archived},
	Archived:   {},
}

// May reports whether a petition in state s can go to state to.
func (s Status) May(to Status) bool { return slices.Contains(moves[s], to) }

// Open reports whether the clerk may still change what was entered.
func (s Status) Open() bool { return s == Draft || s == Returned }

// beforeRegister reports whether the petition has no number yet.
func (s Status) beforeRegister() bool { return s == Draft || s == Submitted || s == Returned }

// Pending reports whether the court is working on a registered petition, which
// is when assessments can be asked for and briefs issued.
func (s Status) Pending() bool {
	return s == Registered || s == Assigned || s == Scheduled || s == InHearing
}

// Petition is one request for dispensation, for one child.
type Petition struct {
	ID            ID `gorm:"primaryKey"`
	CourtID       identity.CourtID
	Status        Status
	Number        Number             `gorm:"serializer:blank"`
	Standing      Standing           `gorm:"serializer:sealed;seal:petition"`
	Petitioners   []Person           `gorm:"serializer:sealed;seal:petition"`
	Child         Child              `gorm:"serializer:sealed;seal:petition"`
	Spouse        Spouse             `gorm:"serializer:sealed;seal:petition"`
	SpouseParents SpouseParents      `gorm:"serializer:sealed;seal:petition"`
	Domicile      Domicile           `gorm:"serializer:sealed;seal:petition"`
	Reason        Reason             `gorm:"serializer:sealed;seal:petition"`
	Returns       []Return           `gorm:"serializer:sealed;seal:petition"`
	Registration  Registration       `gorm:"serializer:sealed;seal:petition"`
	RegisteredOn  calendar.Date      // also the date on which the petition counts as filed
	JudgeID       identity.AccountID `gorm:"serializer:blank"`
	Deputy        string             // the panitera pengganti, by name
	AssignedOn    calendar.Date
	Outcome       Outcome `gorm:"serializer:sealed;seal:petition"`
	DecidedOn     calendar.Date
	SubmittedAt   *time.Time
	CreatedAt     time.Time
	CreatedBy     identity.AccountID
	UpdatedAt     time.Time
	Version       int
}

// Scope says to whom the petition belongs.
func (p *Petition) Scope() access.Scope {
	return access.Scope{Court: p.CourtID, Judge: p.JudgeID}
}

// LogValue keeps persons out of logs.
func (p Petition) LogValue() slog.Value { return slog.StringValue(string(p.ID)) }

// Name is what a person at the court calls the case: its number, or the state
// while it has none.
func (p *Petition) Name() string {
	if p.Number != "" {
		return string(p.Number)
	}
	return "Permohonan belum bernomor"
}

// bothUnder reports whether both prospective spouses are under 19 on a day.
func (p *Petition) bothUnder(on calendar.Date) bool {
	return under19(p.Child.Born, on) && under19(p.Spouse.Born, on)
}

// Joint reports whether the petition asks for both, who are both under 19 on the
// day of filing, or on a day while it is not registered (PERMA 5/2019 Pasal 8).
func (p *Petition) Joint(today calendar.Date) bool {
	on := p.RegisteredOn
	if on.IsZero() {
		on = today
	}
	return p.Spouse.AlsoAsks == Together && p.bothUnder(on)
}

// under19 reports whether a person born then is not yet 19 on a day
// (UU 16/2019 Pasal 7 ayat (1)). An unknown birth date is not under 19.
func under19(born, on calendar.Date) bool {
	return !born.IsZero() && on.Before(calendar.Birthday(born, 19))
}

// Nineteen returns the day on which the child is 19, or no day while the date
// of birth is not known.
func (p *Petition) Nineteen() calendar.Date {
	if p.Child.Born.IsZero() {
		return calendar.Date{}
	}
	return calendar.Birthday(p.Child.Born, 19)
}

// Moot reports whether the petition is before the court although the child is
// 19 by now: from that day no dispensation is needed (UU 16/2019 Pasal 7 ayat
// (1)).
func (p *Petition) Moot(today calendar.Date) bool {
	return p.Status.Pending() && !p.Child.Born.IsZero() && !under19(p.Child.Born, today)
}

// Return is one time that the petition was given back to be completed
// (PERMA 5/2019 Pasal 9).
type Return struct {
	On       calendar.Date
	By       string
	Defects  []Defect
	Received calendar.Date // when the petition that is returned was handed over
}

// Defect is one thing that was missing or wrong.
type Defect struct {
	Pasal string // "PERMA 5/2019 Pasal 5 ayat (1) huruf b"; empty for other remarks
	Words string
}

// Registration is how the petition entered the register.
type Registration struct {
	Prodeo       bool   // free of charge
	Advance      int64  // panjar biaya perkara, in rupiah
	Receipt      string // the number of the SKUM, or of the SKTM for prodeo
	By           string
	CheckedBy    string
	CheckedNotes string

	SIPPNumber Number        `json:",omitzero"` // noted at an import, proposed when it is registered
	SIPPOn     calendar.Date `json:",omitzero"`
}

// Outcome is how the petition ended.
type Outcome struct {
	Kind OutcomeKind
	Note string
	By   string
}

// OutcomeKind is one of the ends that a petition can have.
type OutcomeKind string

// The outcomes, as SIPP knows them.
const (
	Granted      OutcomeKind = "dikabulkan"
	Refused      OutcomeKind = "ditolak"
	Inadmissible OutcomeKind = "tidak_dapat_diterima"
	Lapsed       OutcomeKind = "gugur"
	Withdrawn    OutcomeKind = "dicabut"
	StruckOut    OutcomeKind = "dicoret"
)

// Outcomes lists the outcomes with their Indonesian words and the status id
// that SIPP gives them.
var Outcomes = []struct {
	Kind  OutcomeKind
	Label string
	SIPP  int
}{
	{Granted, "Dikabulkan", 62},
	{Refused, "Ditolak", 63},
	{Inadmissible, "Tidak dapat diterima", 64},
	{Lapsed, "Gugur", 65},
	{Withdrawn, "Dicabut", 67},
	{StruckOut, "Dicoret dari register", 66},
}

// Label gives the Indonesian words of the outcome.
func (k OutcomeKind) Label() string {
	for _, o := range Outcomes {
		if o.Kind == k {
			return o.Label
		}
	}
	return ""
}
