// Package protection refers a child to a UPTD PPA when a signed assessment
// raises signs of coercion, violence, sexual violence, an unregistered marriage
// or a pregnancy under 18, and keeps what was offered to the child and whether
// it was accepted.
//
//	raised ──receive──▶ received ──close──▶ closed
//	  │  ▲                  │
//	  └──┴──hand to another UPTD──┘ (raised again there)
//
// It stays within the application: nothing is reported to anybody outside. The
// UPTD and the judge of the petition see it. The agency whose assessment raised
// it learns only that it exists and whether it was received; everybody else at
// the court, the parties and the other agencies learn nothing. What is written
// in it lies sealed.
package protection

import (
	"log/slog"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// ID names a protection referral.
type ID string

// Status is where a protection referral stands.
type Status string

// The states.
const (
	Raised   Status = "raised"
	Received Status = "received"
	Closed   Status = "closed"
)

// Statuses lists the states in order.
var Statuses = []Status{Raised, Received, Closed}

var statusNames = map[Status]string{Raised: "Menunggu diterima", Received: "Ditangani", Closed: "Ditutup"}

// Label gives the short Indonesian words of the state.
func (s Status) Label() string { return statusNames[s] }

var moves = map[Status][]Status{
	Raised:   {Received, Raised},
	Received: {Closed, Raised},
	Closed:   {},
}

// May reports whether a protection referral in state s can go to state to.
func (s Status) May(to Status) bool { return slices.Contains(moves[s], to) }

// Referral is one child in the care of one UPTD PPA. It hangs on the referral
// whose assessment raised it first, and through that on the petition, once
// there is one.
type Referral struct {
	ID         ID `gorm:"primaryKey"`
	ReferralID referral.ID
	PetitionID petition.ID        `gorm:"->"` // empty while there is none; read with the referral, like the next four
	CourtID    identity.CourtID   `gorm:"->"`
	JudgeID    identity.AccountID `gorm:"->"`
	Origin     identity.AgencyID  `gorm:"->"` // the agency whose assessment raised it
	Case       referral.Case      `gorm:"->;serializer:sealed;seal:referral;key:referral_id"`
	AgencyID   identity.AgencyID  // the UPTD PPA
	HandlerID  identity.AccountID `gorm:"serializer:blank"`
	Handler    string             // the name when it was received
	Status     Status
	RaisedAt   time.Time
	ReceivedAt *time.Time
	ClosedAt   *time.Time
	UpdatedAt  time.Time
	Version    int
	Entries    []Entry `gorm:"-" json:"-"` // the oldest first, opened for who may read them
}

// Scope says to whom the protection referral belongs: the judge of the petition
// on one side, the UPTD and its handler on the other.
func (r *Referral) Scope() access.Scope {
	return access.Scope{Court: r.CourtID, Judge: r.JudgeID, Agency: r.AgencyID, Assignee: r.HandlerID}
}

// LogValue keeps the child out of logs.
func (r Referral) LogValue() slog.Value { return slog.StringValue(string(r.ID)) }

func (r *Referral) move(to Status) error {
	if !r.Status.May(to) {
		return problem.New(problem.Conflict, "Rujukan perlindungan ini sudah berstatus %s. Muat ulang halaman untuk melihat keadaan terakhir.", r.Status.Label())
	}
	r.Status = to
	return nil
}

// Offer is a service that was offered to the child, with the last answer to it.
type Offer struct {
	Entry
	Answered *Entry // nil while the child has not answered
}

// Offers pairs the services offered with their last answers, in the order of
// the offers.
func (r *Referral) Offers() []Offer {
	var out []Offer
	for _, e := range r.Entries {
		switch at := slices.IndexFunc(out, func(o Offer) bool { return o.Seq == e.Content.Of }); {
		case e.Kind == Offered:
			out = append(out, Offer{Entry: e})
		case e.Kind == Answered && at >= 0:
			out[at].Answered = &e
		}
	}
	return out
}

// Signs are the signs that stand: of each assessment those that its newest
// revision raised, in the order in which they came.
func (r *Referral) Signs() []Entry {
	var out []Entry
	for _, e := range r.Entries {
		if e.Kind != Signed {
			continue
		}
		out = slices.DeleteFunc(out, func(old Entry) bool { return old.Content.Request == e.Content.Request })
		out = append(out, e)
	}
	return out
}
