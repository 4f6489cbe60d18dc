package determination

import (
	"context"
	"time"
	"unicode"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// OverrideID names an override.
type OverrideID string

// Override is the judge's written decision to determine although an item is
// open whose omission makes a determination void. It is never removed: a judge
// takes it back, and both stay.
type Override struct {
	ID         OverrideID `gorm:"primaryKey"`
	PetitionID petition.ID
	CourtID    identity.CourtID
	Rule       string // the id of the rule, "perma5-12-anak"
	Pasal      string // as it was cited then
	Words      string `gorm:"serializer:sealed;seal:override"` // what was open then
	Reason     string `gorm:"serializer:sealed;seal:override"`
	MadeAt     time.Time
	MadeBy     identity.AccountID
	Judge      string // the name at the time
	RevokedAt  *time.Time
	RevokedBy  identity.AccountID `gorm:"serializer:blank"`
	Version    int
}

// Stands reports whether nobody took the override back.
func (o Override) Stands() bool { return o.RevokedAt == nil }

// fewest is how many letters a reason has at least: a dot is no reason.
const fewest = 20

// CheckReason lists what is wrong with the reason of an override.
func CheckReason(reason string) []problem.Field {
	n := 0
	for _, r := range reason {
		if unicode.IsLetter(r) {
			n++
		}
	}
	if n < fewest {
		return []problem.Field{{Name: "reason", Words: "Tuliskan alasannya dengan kalimat, sekurang-kurangnya 20 huruf."}}
	}
	return atMost("reason", reason)
}

// Override sets an open item aside. It returns Invalid for a reason that is
// too short and for an item that does not block, and Conflict when the
// petition changed.
func (s *Service) Override(ctx context.Context, by identity.Actor, at petition.Revision, rule, reason string) (*Override, error) {
	var out *Override
	err := s.change(ctx, by, access.OverrideItem, at, func(ctx context.Context, c Case) (*audit.Entry, error) {
		item := c.blocking(rule, s.Now())
		faults := CheckReason(reason)
		if item == nil {
			faults = append([]problem.Field{{Name: "rule", Words: "Pilih hal yang masih menghalangi penetapan."}}, faults...)
		}
		if len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Hal ini belum dikesampingkan.", Fields: faults}
		}
		out = &Override{
			ID: OverrideID(identity.NewID()), PetitionID: c.ID, CourtID: c.CourtID, Rule: rule, Pasal: item.Rule.Cite(),
			Words: item.Words, Reason: reason, MadeAt: s.Now(), MadeBy: by.ID, Judge: by.Name,
		}
		if err := s.Store.SaveOverride(ctx, out); err != nil {
			return nil, err
		}
		e := audit.Of(out.MadeAt, by, string(access.OverrideItem)).From(nil, out)
		e.Note = reason
		return e.On("override", string(out.ID), c.CourtID, string(c.ID)), nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// blocking returns the item of a rule while it blocks and the petition is not
// in the archive, or nil.
func (c Case) blocking(rule string, now time.Time) *Item {
	if c.Status == petition.Archived {
		return nil
	}
	for _, i := range c.Blocking(calendar.Of(now)) {
		if i.Rule.ID == rule {
			return &i
		}
	}
	return nil
}

// Revoke takes an override back, while the petition is before the court: the
// decision that rests on it stands with its reason. It returns Conflict after
// the decision and for an override that was taken back already.
func (s *Service) Revoke(ctx context.Context, by identity.Actor, at petition.Revision, id OverrideID) (*Override, error) {
	var out *Override
	err := s.change(ctx, by, access.OverrideItem, at, func(ctx context.Context, c Case) (*audit.Entry, error) {
		if !c.Status.Pending() {
			return nil, problem.New(problem.Conflict, "Perkara ini sudah diputus; pengesampingan yang mendasarinya tidak dapat dicabut lagi.")
		}
		for i := range c.Overrides {
			if c.Overrides[i].ID == id && c.Overrides[i].Stands() {
				out = &c.Overrides[i]
			}
		}
		if out == nil {
			return nil, problem.New(problem.Conflict, "Pengesampingan ini tidak berlaku lagi. Muat ulang halaman permohonan.")
		}
		before, now := *out, s.Now()
		out.RevokedAt, out.RevokedBy = &now, by.ID
		if err := s.Store.SaveOverride(ctx, out); err != nil {
			return nil, err
		}
		e := audit.Of(now, by, "determination.revoke").From(before, out)
		return e.On("override", string(out.ID), c.CourtID, string(c.ID)), nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
