package repeat

import (
	"context"

	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/vault"
)

// purposes are what the keys of the index are for.
var purposes = map[Basis]vault.Purpose{ByNIK: "repeat.nik", ByMother: "repeat.mother", ByBirth: "repeat.birth"}

// Keeper is the store of the petition room with the index kept beside it: the
// marks of a petition change in the transaction in which the petition does.
type Keeper struct {
	petition.Store
	Index *Service
}

// SavePetition implements petition.Store.
func (k Keeper) SavePetition(ctx context.Context, p *petition.Petition) error {
	if err := k.Store.SavePetition(ctx, p); err != nil {
		return err
	}
	return k.Index.mark(ctx, p)
}

// mark makes the marks of a petition those of its people as they are now.
func (s *Service) mark(ctx context.Context, p *petition.Petition) error {
	marks, names := s.Traces(p)
	if err := s.Store.SaveMarks(ctx, p.ID, marks); err != nil {
		return err
	}
	return s.Store.SaveNames(ctx, p.ID, names)
}

// Traces returns by what the people of a petition are compared and found.
func (s *Service) Traces(p *petition.Petition) ([]Mark, []Named) { return s.marks(p), s.named(p) }

func (s *Service) marks(p *petition.Petition) []Mark {
	return append(s.marksOf(p.ID, Child, p.Child.Person, mother(p)), s.marksOf(p.ID, Spouse, p.Spouse.Person, p.SpouseParents.Mother.Name)...)
}

// marksOf returns the marks of one person. Without a birth date there is only
// the one of the number.
func (s *Service) marksOf(id petition.ID, who Who, x petition.Person, mother string) []Mark {
	mothers := Variants(mother)
	var out []Mark
	seen := map[string]bool{}
	add := func(b Basis, value string) {
		m := s.Keys.Index(purposes[b], value)
		if m == nil || seen[string(m)] {
			return
		}
		seen[string(m)] = true
		out = append(out, Mark{PetitionID: id, Who: who, Basis: b, Mark: m, Mother: len(mothers) > 0, Keys: s.Keys.Version(), Rules: rules})
	}
	add(ByNIK, x.NIK.Digits())
	if x.Born.IsZero() {
		return out
	}
	for _, name := range Variants(x.Name) {
		add(ByBirth, joined(name, x.Born))
		for _, m := range mothers {
			add(ByMother, joined(name, x.Born)+"\x00"+m)
		}
	}
	return out
}

func joined(name string, born calendar.Date) string { return name + "\x00" + born.String() }

// mother names the child's mother where she is among the petitioners. A step
// parent, a guardian or a proxy says nothing of her.
func mother(p *petition.Petition) string {
	switch p.Standing.Kind {
	case petition.BothParents, petition.OneDead, petition.OneMissing, petition.Custody:
	default:
		return ""
	}
	if p.Child.ParentTies != "" && p.Child.ParentTies != "kandung" {
		return ""
	}
	for i, x := range p.Petitioners {
		if x.Sex == identity.Female || x.Sex == "" && i == 1 && p.Standing.Kind == petition.BothParents {
			return x.Name
		}
	}
	return ""
}

// batch is how many petitions one transaction of Backfill marks.
const batch = 100

// Backfill marks every petition whose marks are missing or were made by another
// key or other rules, and returns how many. It is run at the start, before
// anybody works.
func (s *Service) Backfill(ctx context.Context) (int, error) {
	total, after := 0, petition.ID("")
	for {
		n := 0
		err := s.Store.InTx(ctx, func(ctx context.Context) error {
			ids, err := s.Store.Unmarked(ctx, s.Keys.Version(), rules, after, batch)
			if err != nil || len(ids) == 0 {
				return err
			}
			n, after = len(ids), ids[len(ids)-1]
			return s.markAll(ctx, ids)
		})
		if err != nil || n == 0 {
			return total, err
		}
		total += n
	}
}

func (s *Service) markAll(ctx context.Context, ids []petition.ID) error {
	for _, id := range ids {
		p, err := s.Store.Petition(ctx, id)
		if err != nil {
			return err
		}
		if err := s.mark(ctx, p); err != nil {
			return err
		}
	}
	return s.Store.Record(ctx, audit.Of(s.Now(), identity.TheOperator, "repeat.index").On("index", "", "", ""))
}
