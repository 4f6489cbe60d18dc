package brief

import (
	"context"
	"fmt"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/repeat"
)

// loadEarlier finds the earlier petitions that may concern the same people, as
// the judge may know of them.
func (s *Service) loadEarlier(ctx context.Context, d *dossier) (err error) {
	if d.earlier, err = repeat.Sightings(ctx, s.Store, d.Petition, d.today); err != nil {
		return err
	}
	d.courts = map[identity.CourtID]string{}
	for _, x := range d.earlier {
		court, err := s.Store.Court(ctx, x.Court)
		if err != nil {
			return err
		}
		d.courts[x.Court] = strings.Replace(court.Name, "Pengadilan Agama", "PA", 1)
	}
	return nil
}

// before says of each earlier petition that stands what is known of it, and
// what was decided about the match.
func (d *dossier) before() []Sentence {
	var out []Sentence
	for _, x := range d.earlier {
		if !x.Stands() {
			continue
		}
		what := fmt.Sprintf("%s, %s", d.courts[x.Court], x.Filed.Indonesian())
		known := d.told(x)
		if !known.IsZero() {
			out = append(out, known)
		}
		switch {
		case len(x.Decisions) > 0:
			out = append(out, d.matched(x.Decisions[0], what))
		case known.IsZero():
			out = append(out, say(d.from("child"), "%s: mungkin menyangkut orang yang sama; belum diputuskan.", what))
		}
	}
	return out
}

// told says what the court knows of an earlier petition: of its own from the
// register, of the other court's what was granted.
func (d *dossier) told(x repeat.Sighting) Sentence {
	if x.Details == nil {
		return Sentence{}
	}
	from := Ref{Kind: FromPetition, ID: string(x.Other), Revision: x.Version, Field: "status", Label: "Permohonan " + string(x.Details.Number)}
	if x.Details.Number == "" {
		from.Label = "Permohonan belum bernomor"
	}
	for _, q := range x.Requests {
		if q.Status == repeat.Granted && q.AnsweredAt != nil {
			from = Ref{Kind: FromRepeat, ID: string(q.ID), Revision: q.Version, Field: "disclosed", Label: "Keterangan " + d.courts[x.Court] + ", " + calendar.Of(*q.AnsweredAt).Indonesian()}
			break // the newest, which the details are from
		}
	}
	return say(from, "%s", d.outcomeOf(x))
}

// outcomeOf begins with the outcome: page 1 has room for little more.
func (d *dossier) outcomeOf(x repeat.Sighting) string {
	k, words := x.Details, x.Details.Outcome
	if !k.DecidedOn.IsZero() {
		words += " " + k.DecidedOn.Indonesian()
	}
	words += " di " + d.courts[x.Court]
	if k.Number != "" {
		words += ", " + string(k.Number)
	}
	words += ", diajukan " + x.Filed.Indonesian()
	var reasons []string
	for _, r := range k.Reasons {
		reasons = append(reasons, petition.ReasonLabel(r))
	}
	if len(reasons) == 0 {
		return words + "."
	}
	whose := "menurut pemohon"
	if k.Found {
		whose = "menurut penetapan"
	}
	return words + "; alasan " + whose + ": " + strings.Join(reasons, "; ") + "."
}

// matched says what was decided about a match, by whom and when.
func (d *dossier) matched(x repeat.Decision, what string) Sentence {
	on := calendar.Of(x.MadeAt).Indonesian()
	from := Ref{Kind: FromRepeat, ID: string(x.PetitionID) + "-" + string(x.OtherID), Revision: x.Ordinal, Field: "verdict", Label: "Keputusan tentang permohonan terdahulu, " + on}
	return say(from, "%s: %s menurut %s, %s.", what, strings.ToLower(x.Verdict.Label()), strings.ToLower(x.Office.Label()), on)
}
