package protection

import (
	"context"
	"slices"
	"strings"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/region"
)

// ChildUntil is the age in years at which somebody is no longer a child (UU
// 23/2002 jo. UU 35/2014 Pasal 1 angka 1).
const ChildUntil = 18

// Raise opens a protection referral for the signs of an assessment that is
// being signed, in the transaction of the signature. One child has one open
// referral: further signs are added to it. A correction that no longer raises
// any is added as well, so that nobody acts on what was withdrawn.
func (s *Service) Raise(ctx context.Context, by identity.Actor, a *assessment.Assessment, flags []instrument.Flag) error {
	child, err := s.child(ctx, a)
	if err != nil {
		return err
	}
	signs := signsOf(flags, calendar.Of(s.Now()), child.born)
	open, err := s.Store.OpenProtection(ctx, a.ReferralID, a.PetitionID)
	if err != nil {
		return err
	}
	e := Entry{Kind: Signed, Content: Content{Request: a.ReferralID, Assessment: a.ID, Revision: a.Revision, Signs: signs}}
	switch {
	case open != nil:
		return s.more(ctx, by, open, e)
	case len(signs) == 0:
		return nil
	}
	return s.raise(ctx, by, a, child, e)
}

// more adds the signs of another assessment, or of a corrected one.
func (s *Service) more(ctx context.Context, by identity.Actor, r *Referral, e Entry) error {
	if err := s.read(ctx, r); err != nil {
		return err
	}
	known := slices.ContainsFunc(r.Signs(), func(old Entry) bool { return old.Content.Request == e.Content.Request })
	if len(e.Content.Signs) == 0 && !known {
		return nil
	}
	return s.keep(ctx, by, "protection.add", r, e)
}

func (s *Service) raise(ctx context.Context, by identity.Actor, a *assessment.Assessment, c child, e Entry) error {
	all, err := s.Store.Agencies(ctx)
	if err != nil {
		return err
	}
	now := s.Now()
	r := &Referral{ID: ID(identity.NewID()), ReferralID: a.ReferralID, AgencyID: unitFor(all, a.AgencyID, c.home), Status: Raised, RaisedAt: now}
	return s.keep(ctx, by, "protection.raise", r, e)
}

// child is what decides about a protection referral.
type child struct {
	born calendar.Date // empty when it is not known
	home region.Code   // likewise
}

func (s *Service) child(ctx context.Context, a *assessment.Assessment) (child, error) {
	if a.PetitionID != "" {
		p, err := s.Store.Petition(ctx, a.PetitionID)
		if err != nil {
			return child{}, err
		}
		return child{p.Child.Born, region.Code(p.Domicile.District)}, nil
	}
	x, err := s.Store.Intake(ctx, a.ReferralID)
	if err != nil {
		return child{}, err
	}
	return child{born: x.Born}, nil
}

// signsOf keeps the flags that open a protection referral. A marriage that was
// not registered and a pregnancy do so under 18; an age that is not known
// counts as under 18.
func signsOf(flags []instrument.Flag, on, born calendar.Date) []Sign {
	grown := !born.IsZero() && calendar.AgeOn(born, on).Years >= ChildUntil
	var out []Sign
	for _, f := range flags {
		if grown && (f.Kind == "siri" || f.Kind == "pregnancy") {
			continue
		}
		if x := (Sign{f.Kind, f.Text}); !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// unitFor finds the UPTD PPA of a child: the one that assessed it, or the one
// that serves the smallest region around the child's home, or the one that
// serves the whole province, to which others refer.
func unitFor(all []mou.Agency, origin identity.AgencyID, home region.Code) identity.AgencyID {
	var best, widest *mou.Agency
	for i, y := range all {
		if !IsUnit(y) {
			continue
		}
		serves, _ := y.Serves(home)
		switch {
		case y.ID == origin && (serves || home == ""):
			return y.ID
		case serves && (best == nil || narrow(y) > narrow(*best)):
			best = &all[i]
		}
		if widest == nil || narrow(y) < narrow(*widest) {
			widest = &all[i]
		}
	}
	switch {
	case best != nil:
		return best.ID
	case widest != nil:
		return widest.ID
	}
	return ""
}

// IsUnit reports whether an agency is a UPTD PPA.
func IsUnit(y mou.Agency) bool { return strings.HasPrefix(y.Kind, "UPTD") }

// narrow is how closely the narrowest region of an agency is named.
func narrow(y mou.Agency) int {
	n := 0
	for _, r := range y.Regions {
		n = max(n, len(r))
	}
	return n
}
