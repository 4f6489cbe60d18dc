// Package mou keeps the partner agencies and the agreements (nota
// kesepahaman) that make an agency referable by a court.
//
//	conclude ──▶ upcoming ──from──▶ current ──to, or an early end──▶ ended
//	                                   └──renew──▶ another one that names it
//
// An agreement that ended blocks new requests; those made under it go on.
package mou

import (
	"slices"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// AgreementID names an agreement.
type AgreementID string

// Agreement is an agreement of one court with one or more agencies.
type Agreement struct {
	ID          AgreementID `gorm:"primaryKey"`
	CourtID     identity.CourtID
	Number      string
	Title       string
	From        calendar.Date
	To          calendar.Date
	Agencies    []identity.AgencyID `gorm:"serializer:json"`
	Instruments []string            `gorm:"serializer:json"` // ids of instruments
	// Coverage says which of the instruments each agency may be asked for.
	Coverage  map[identity.AgencyID][]string `gorm:"serializer:json"`
	Parties   []string                       `gorm:"serializer:json"` // who signed, by institution and office
	Scope     string                         // what it is for, in words
	Renews    AgreementID                    `gorm:"serializer:blank"` // the one that it follows
	EndedOn   calendar.Date                  // the last day, when it was ended early
	EndedWhy  string
	EndedAt   *time.Time
	FileHash  file.Hash `gorm:"serializer:blank"` // of the signed paper
	FileType  string
	FileSize  int // bytes
	CreatedAt time.Time
	Version   int
}

// End gives the last day on which the agreement holds.
func (a Agreement) End() calendar.Date {
	if !a.EndedOn.IsZero() {
		return a.EndedOn
	}
	return a.To
}

// Valid reports whether the agreement holds on a day, both ends included.
func (a Agreement) Valid(on calendar.Date) bool { return a.State(on) == Current }

// State is how an agreement stands on a day.
type State string

// The states.
const (
	Upcoming State = "upcoming"
	Current  State = "current"
	Ended    State = "ended"
)

// State says whether the agreement is yet to begin, holds or has ended on a
// day.
func (a Agreement) State(on calendar.Date) State {
	switch {
	case on.After(a.End()):
		return Ended
	case on.Before(a.From):
		return Upcoming
	default:
		return Current
	}
}

// Covers reports whether the agreement lets the court ask the agency for the
// instrument on a day.
func (a Agreement) Covers(agency identity.AgencyID, instrument string, on calendar.Date) bool {
	return a.Valid(on) && slices.Contains(a.Coverage[agency], instrument)
}

// usable reports whether any agency may be asked for the instrument.
func (a Agreement) usable(instrument string) bool {
	for _, list := range a.Coverage {
		if slices.Contains(list, instrument) {
			return true
		}
	}
	return false
}

// Warnings lists within how many days of its end an agreement is shown to the
// registrar and to the coalition: in time to talk, to sign, and to act at once.
var Warnings = []int{90, 30, 7}

// Warning gives the narrowest of Warnings within which the agreement ends, or
// 0 while it ends later, has not begun or has ended.
func (a Agreement) Warning(on calendar.Date) int {
	narrowest := 0
	for _, n := range Warnings {
		if a.Valid(on) && on.DaysUntil(a.End()) <= n {
			narrowest = n
		}
	}
	return narrowest
}

// remembered is for how many days an agreement that ran out without a
// successor is still shown.
const remembered = 30

// Expiring picks the agreements about which somebody must do something: those
// within a warning of their end, and those that ran out lately, unless another
// one renews them. The first to end comes first.
func Expiring(all []Agreement, on calendar.Date) []Agreement {
	var out []Agreement
	for _, a := range all {
		past := a.End().DaysUntil(on)
		lately := a.State(on) == Ended && a.EndedOn.IsZero() && past <= remembered
		if (a.Warning(on) > 0 || lately) && Successor(all, a.ID) == nil {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b Agreement) int { return a.End().Compare(b.End()) })
	return out
}

// Successor returns the agreement that renews another, or nil.
func Successor(all []Agreement, id AgreementID) *Agreement {
	for i := range all {
		if all[i].Renews == id {
			return &all[i]
		}
	}
	return nil
}

// Check lists why the agreement cannot be recorded.
func (a Agreement) Check() []problem.Field {
	var out faults
	out.add(a.Number == "", "number", "Isi nomor nota kesepahaman.")
	out.atMost("number", a.Number, longestLine)
	out.add(a.Title == "", "title", "Isi judul atau tentang apa nota kesepahaman ini.")
	out.atMost("title", a.Title, longestLine)
	for _, p := range a.Parties {
		out.atMost("parties", p, longestLine)
	}
	out.atMost("scope", a.Scope, longestText)
	out.add(a.From.IsZero(), "from", "Isi tanggal mulai berlaku.")
	out.add(a.To.IsZero() || a.To.Before(a.From), "to", "Isi tanggal berakhir, sesudah tanggal mulai.")
	out.add(!a.EndedOn.IsZero() && !a.EndedOn.Before(a.To), "to", "Nota ini sudah diakhiri lebih awal; tanggal berakhir tetap harus sesudah hari terakhirnya.")
	out.add(len(a.Agencies) == 0, "agencies", "Pilih sekurang-kurangnya satu lembaga.")
	out.add(len(a.Instruments) == 0, "instruments", "Pilih sekurang-kurangnya satu instrumen.")
	return out
}
