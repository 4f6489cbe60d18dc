package mou

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Directory returns every agency by its newest name. Nobody's data are in it.
func (s *Service) Directory(ctx context.Context, by identity.Actor) ([]Agency, error) {
	if err := access.Check(by, access.ReadAgency, access.Of(by)); err != nil {
		return nil, err
	}
	return s.Store.Agencies(ctx)
}

// Agency returns one agency, or NotFound.
func (s *Service) Agency(ctx context.Context, by identity.Actor, id identity.AgencyID) (*Agency, error) {
	all, err := s.Directory(ctx, by)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].ID == id {
			return &all[i], nil
		}
	}
	return nil, problem.Missing()
}

// Trail returns what was done to the entry of an agency, the newest first.
func (s *Service) Trail(ctx context.Context, by identity.Actor, id identity.AgencyID) ([]audit.Entry, error) {
	if err := access.Check(by, access.ReadAgency, access.Of(by)); err != nil {
		return nil, err
	}
	return s.Store.Trail(ctx, "agency", string(id))
}

// Own returns the actor's own agency for its pages of change, or NotFound for
// another one.
func (s *Service) Own(ctx context.Context, by identity.Actor, id identity.AgencyID) (*Agency, error) {
	if err := access.Check(by, access.KeepAgency, access.Scope{Agency: id}); err != nil {
		return nil, err
	}
	return s.Agency(ctx, by, id)
}

// ProfileRevision names the profile of an agency as somebody saw it.
type ProfileRevision struct {
	Agency  identity.AgencyID
	Version int
}

// Keep changes what the actor's own agency says of itself; its slots stay. It
// returns NotFound for another agency, Invalid for a faulty entry, and
// Conflict when a colleague changed the profile since.
func (s *Service) Keep(ctx context.Context, by identity.Actor, at ProfileRevision, in Profile) (*Agency, error) {
	return s.describe(ctx, by, "agency.keep", at, func(y *Agency) error {
		in.AgencyID, in.Slots, in.Version = y.Profile.AgencyID, y.Slots, y.Version
		if !y.Role.MayAdvise() {
			in.Recommendation, in.Policy = y.Recommendation, y.Policy
		}
		if out := in.Check(); len(out) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Keterangan lembaga belum disimpan.", Fields: out}
		}
		y.Profile = in
		return nil
	})
}

// AddSlot adds a weekly time at which the actor's own agency sees children. It
// returns Invalid for a faulty entry or one that overlaps another of the same
// profession.
func (s *Service) AddSlot(ctx context.Context, by identity.Actor, at ProfileRevision, in Slot) (*Agency, error) {
	return s.describe(ctx, by, "agency.slot", at, func(y *Agency) error {
		out := faults(in.Check())
		if len(out) == 0 {
			out.add(slices.ContainsFunc(y.Slots, in.clashes), "from", "Jadwal ini bertumpuk dengan jadwal lain untuk profesi yang sama. Ubah jamnya, atau hapus jadwal lama dahulu.")
		}
		if len(out) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Jadwal belum disimpan.", Fields: out}
		}
		in.ID = identity.NewID()
		y.Slots = append(slices.Clone(y.Slots), in)
		inWeek(y.Slots)
		return nil
	})
}

// RemoveSlot takes a weekly time away. It returns Conflict when it is gone
// already.
func (s *Service) RemoveSlot(ctx context.Context, by identity.Actor, at ProfileRevision, id string) (*Agency, error) {
	return s.describe(ctx, by, "agency.unslot", at, func(y *Agency) error {
		kept := slices.DeleteFunc(slices.Clone(y.Slots), func(x Slot) bool { return x.ID == id })
		if len(kept) == len(y.Slots) {
			return problem.New(problem.Conflict, "Jadwal ini sudah tidak ada. Muat ulang halaman.")
		}
		y.Slots = kept
		return nil
	})
}

// describe loads, checks, changes, saves and audits the profile of an agency
// in one transaction.
func (s *Service) describe(ctx context.Context, by identity.Actor, action string, at ProfileRevision, fn func(*Agency) error) (*Agency, error) {
	var out *Agency
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		y, err := s.Own(ctx, by, at.Agency)
		if err != nil {
			return err
		}
		if y.Version != at.Version {
			return problem.Stale()
		}
		before, now := y.Profile, s.Now()
		if err := fn(y); err != nil {
			return err
		}
		y.UpdatedAt, y.UpdatedBy, out = &now, by.ID, y
		if err := s.Store.SaveProfile(ctx, &y.Profile); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(now, by, action).On("agency", string(y.ID), "", "").From(before, y.Profile))
	})
	return out, err
}

// Renaming is a new name of an agency. Known is how many names the writer saw.
type Renaming struct {
	Agency identity.AgencyID
	Name   string
	From   calendar.Date
	Basis  string
	Known  int
}

// Check lists what is wrong with the new name, as of today.
func (in Renaming) Check(today calendar.Date) []problem.Field {
	var out faults
	out.add(utf8.RuneCountInString(in.Name) < 3, "name", "Isi nama lengkap lembaga.")
	out.atMost("name", in.Name, longestLine)
	out.add(in.From.IsZero(), "from", "Isi hari mulai memakai nama ini.")
	out.add(in.From.After(today), "from", "Nama baru dicatat pada hari mulainya atau sesudahnya; sampai hari itu nama lama masih berlaku.")
	out.add(in.Basis == "", "basis", "Sebutkan peraturan atau surat yang mengubah nama.")
	out.atMost("basis", in.Basis, longestLine)
	return out
}

// Rename records a new name of an agency from a day on. Papers of earlier days
// keep the name of their day. It returns Invalid for a faulty entry, and
// Conflict when another name was recorded since.
func (s *Service) Rename(ctx context.Context, by identity.Actor, in Renaming) (*Agency, error) {
	var out *Agency
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		if err := access.Check(by, access.RenameAgency, access.Of(by)); err != nil {
			return err
		}
		y, err := s.Agency(ctx, by, in.Agency)
		if err != nil {
			return err
		}
		if len(y.Names) != in.Known {
			return problem.Stale()
		}
		if err := s.nameable(*y, in); err != nil {
			return err
		}
		n := Name{AgencyID: y.ID, Ordinal: len(y.Names) + 1, Name: in.Name, From: in.From, Basis: in.Basis, RecordedAt: s.Now(), RecordedBy: by.ID}
		if err := s.Store.SaveName(ctx, &n); err != nil {
			return err
		}
		before := y.Names
		y.Names, out = append(slices.Clone(y.Names), n), y
		y.Name = y.Newest()
		return s.Store.Record(ctx, audit.Of(n.RecordedAt, by, string(access.RenameAgency)).On("agency", string(y.ID), "", "").From(before, y.Names))
	})
	return out, err
}

func (s *Service) nameable(y Agency, in Renaming) error {
	out := faults(in.Check(s.today()))
	out.add(len(out) == 0 && strings.EqualFold(y.NameOn(in.From), in.Name), "name", "Lembaga ini sudah memakai nama itu pada hari tersebut.")
	if len(out) > 0 {
		return &problem.Problem{Kind: problem.Invalid, Words: "Nama belum dicatat.", Fields: out}
	}
	return nil
}
