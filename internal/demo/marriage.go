package demo

import (
	"context"
	"fmt"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// qualifications are on what the judges are qualified; one is not.
var qualifications = []struct {
	judge  string
	basis  determination.QualificationBasis
	number string
	months int // before the beginning of the stories
}{
	{"hakim.praya", "sertifikat_sppa", "SPPA-9991/{thn}", 20},
	{"hakim2.praya", "pengalaman", "", 0},
	{"hakim.mataram", "sk_hakim_anak", "9992/SK-HA/{thn}", 9},
	{"hakim2.mataram", determination.Unqualified, "", 0},
}

// qualify is each registrar recording the judges of the court.
func (t *teller) qualify(ctx context.Context) error {
	for _, q := range qualifications {
		judge, in := t.actors[q.judge], determination.QualificationEntry{Basis: q.basis}
		if q.number != "" {
			in.IssuedOn = calendar.Of(t.clock.now()).AddMonths(-q.months)
			in.Number = standing{number: q.number}.numbered(in.IssuedOn)
		}
		if err := t.rulings.Qualify(ctx, t.actors[registrars[judge.Court]], judge.ID, 0, in); err != nil {
			return fmt.Errorf("qualify %s: %w", q.judge, err)
		}
	}
	return nil
}

// custom states what is known of the custom around the petition; the judge
// states what came up at a hearing, the clerk the rest.
func custom(from petition.CustomSource, make func(t *teller) petition.Customary) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		by := t.clerk(s)
		if from == "sidang" {
			by = t.actors[s.judge]
		}
		_, err := t.petitions.NoteCustom(ctx, by, at, from, make(t))
		return err
	})
}

// cleared states that these impediments do not exist, on one basis.
func cleared(basis string, kinds ...string) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		var in []petition.Obstacle
		for _, k := range kinds {
			in = append(in, petition.Obstacle{Kind: k, State: petition.NoImpediment, Basis: basis})
		}
		_, err := t.petitions.NoteImpediments(ctx, t.clerk(s), at, in)
		return err
	})
}

// unsure states that nobody knows of one impediment.
func unsure(kind, basis string) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		_, err := t.petitions.NoteImpediments(ctx, t.clerk(s), at, []petition.Obstacle{{Kind: kind, State: petition.ImpedimentUnknown, Basis: basis}})
		return err
	})
}

// heeded is what the judge answers on consent and Pasal 16.
func heeded(all ...determination.Heed) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		_, err := t.rulings.Attend(ctx, t.actors[s.judge], at, all)
		return err
	})
}

// pledged is what the parents committed themselves to.
func pledged(paper string, all ...determination.Pledge) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		_, err := t.rulings.Commit(ctx, t.actors[s.judge], at, all, paper)
		return err
	})
}

// undertaken is a commitment in one field with one concrete item.
func undertaken(field, what, who, when string) determination.Pledge {
	return determination.Pledge{Field: field, Answer: law.Yes, Items: []determination.Promise{{What: what, Who: who, When: when}}}
}

// fallBack is the registrar recording that no other judge is qualified.
func fallBack(words string) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		_, err := t.rulings.FallBack(ctx, t.registrar(s), at, law.Yes, words)
		return err
	})
}

// takenAndBroughtBack is the custom of the story "merarik".
func takenAndBroughtBack(t *teller) petition.Customary {
	two := 2
	return petition.Customary{
		Merarik: petition.ToldYes, TakenOn: t.clock.day(-30), Nights: &two, District: "52.02.04",
		Belas: []petition.Belas{{On: t.clock.day(-28), By: "kepala dusun, disaksikan keluarga kedua pihak", Result: "pulang"}},
		Akad:  petition.ToldNo, Agreed: petition.Unknown,
	}
}

// marriedBefore is what came up at a hearing of the story "kuasa-asuh".
func marriedBefore(t *teller) petition.Customary {
	return petition.Customary{
		Merarik: petition.ToldNo, Akad: petition.ToldYes, AkadOn: t.clock.day(-40), AkadBy: "tokoh agama di lingkungan calon",
		Words: "Diterangkan Pemohon di sidang; belum dicatatkan di KUA.",
	}
}
