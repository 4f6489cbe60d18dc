package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/petition"
)

// who says whose marriage it is about and who asks. Ages are those on the day
// of the hearing.
func (d *dossier) who() Who {
	w := Who{
		Child: Child{
			Name: plain(d.Child.Name), Sex: d.Child.Sex.Indonesian(), Born: d.Child.Born, AgeAtHearing: calendar.AgeOn(d.Child.Born, d.day),
			MonthsTo19: calendar.MonthsUntil(d.day, calendar.Birthday(d.Child.Born, 19)), Ref: d.from("child"),
		},
		Spouse: d.spouse(), Joint: d.joint(),
	}
	child, spouse := d.Births(d.documents)
	w.Child.Births = d.births(child.Differ(), d.ReadingsOfChild(d.documents), "child")
	w.Spouse.Births = d.births(spouse.Differ(), d.ReadingsOfSpouse(d.documents), "spouse")
	for i, x := range d.Petitioners {
		w.Petitioners = append(w.Petitioners, Petitioner{Name: plain(x.Name), Relation: plain(x.Relation), Ref: d.from(fmt.Sprintf("petitioners.%d", i))})
	}
	if basis, ok := d.Standing.Kind.Basis(); ok {
		w.Standing, w.StandingPasal = say(d.from("standing"), "%s", d.standingWords(basis)), "Pasal "+basis.Pasal
	}
	for i, l := range d.links {
		w.Linked = append(w.Linked, say(d.from(fmt.Sprintf("link.%d", i+1)), "%s: %s", cmp.Or(string(l.OtherNumber), "permohonan yang belum bernomor"), l.Why))
	}
	w.Earlier = d.before()
	return w
}

// standingWords names the basis with the paper that proves it.
func (d *dossier) standingWords(basis petition.Basis) string {
	s, words := d.Standing, basis.Label
	if basis.Proof != "" && s.ProofNumber != "" {
		words += " (" + strings.ToLower(basis.Proof[:1]) + basis.Proof[1:] + " nomor " + s.ProofNumber
		if !s.ProofDate.IsZero() {
			words += ", " + s.ProofDate.Indonesian()
		}
		words += ")"
	}
	return words
}

func (d *dossier) spouse() Spouse {
	x := d.Petition.Spouse
	s := Spouse{Role: spouseRole(x.Sex, d.Child.Sex), Name: plain(x.Name), Born: x.Born, AgeAtHearing: calendar.AgeOn(x.Born, d.day), Ref: d.from("spouse")}
	if x.Born.IsZero() || d.Child.Born.IsZero() {
		return s
	}
	s.Younger = x.Born.After(d.Child.Born)
	if s.Gap = calendar.AgeOn(x.Born, d.Child.Born); s.Younger {
		s.Gap = calendar.AgeOn(d.Child.Born, x.Born)
	}
	return s
}

func spouseRole(spouse, child identity.Sex) string {
	switch {
	case spouse == identity.Male, spouse == "" && child == identity.Female:
		return "calon suami"
	case spouse == identity.Female, spouse == "" && child == identity.Male:
		return "calon istri"
	}
	return "calon suami atau istri"
}

// whyNow says which urgent reason is claimed and how it stands in the file.
//
// A reason is terdokumentasi only when every category claimed has a paper to
// rest on (see restsOn), dinyatakan otherwise. It is dibantah when the finding
// of a standing assessment about F12, the urgent reason and its proof, is
// stored as a concern in the open lane. Nothing else disputes it: mixed points
// both ways, and F05, health, says whether health speaks against the marriage
// and not whether what is claimed is true (a pregnancy that is claimed and
// found is a concern too). What a finding's words may mean is for the reader.
func (d *dossier) whyNow() WhyNow {
	r := d.Reason
	if strings.TrimSpace(r.Words) == "" && len(r.Categories) == 0 {
		return WhyNow{}
	}
	w := WhyNow{Claim: d.claim(), Status: Documented}
	papers := map[petition.DocumentKind]bool{}
	for _, category := range r.Categories {
		found := false
		for _, kind := range restsOn(category) {
			if d.has(kind) {
				found, papers[kind] = true, true
			}
		}
		if !found {
			w.Status = Stated
		}
	}
	if len(r.Categories) == 0 {
		w.Status = Stated
	}
	for _, x := range d.documents {
		if papers[x.Kind] && x.Present() {
			w.Evidence = append(w.Evidence, say(paper(x, ""), "%s, %s.", x.Source(), identified(x)))
		}
	}
	if w.Against = d.against(); len(w.Against) > 0 {
		w.Status = Disputed
	}
	return w
}

func (d *dossier) claim() Sentence {
	var labels []string
	for _, c := range d.Reason.Categories {
		labels = append(labels, petition.ReasonLabel(c))
	}
	words := strings.Join(labels, "; ")
	if said := strings.TrimSpace(d.Reason.Words); said != "" {
		words = strings.TrimPrefix(words+". Menurut Pemohon: “"+said+"”", ". ")
	}
	return say(d.from("reason"), "%s", words)
}

// restsOn lists the papers that a claimed reason can rest on. The letter of a
// health worker supports any reason (UU 16/2019 Pasal 7 ayat (2) and its
// elucidation); a pregnancy or intercourse is documented by nothing else. For
// the other reasons the checklist has no paper of their own, so that "dokumen
// lain" counts.
func restsOn(category string) []petition.DocumentKind {
	if category == "hamil" || category == "hubungan" {
		return []petition.DocumentKind{"kesehatan"}
	}
	return []petition.DocumentKind{"kesehatan", "lain"}
}

// against lists the findings that dispute the reason.
func (d *dossier) against() []Sentence {
	var out []Sentence
	for _, a := range d.standing() {
		for _, f := range a.form.FindingsByFactor(a.Answers) {
			if f.Factor == "F12" && f.Polarity == instrument.Concern && !f.Restricted {
				out = append(out, say(a.from(f.Factor.Field("finding")), "%s (%s)", f.Words, shorter.Replace(a.agency)))
			}
		}
	}
	return out
}

// voices gives the child's words from every assessment that stands: heard
// alone first, then the most recent.
func (d *dossier) voices() []Voice {
	var out []Voice
	for _, a := range d.standing() {
		out = append(out, a.voices()...)
	}
	slices.SortStableFunc(out, func(a, b Voice) int {
		return cmp.Or(rank(a)-rank(b), b.On.Compare(a.On))
	})
	return out
}

func rank(v Voice) int {
	switch {
	case v.Quote.IsZero():
		return 2
	case v.Alone:
		return 0
	}
	return 1
}

// voices gives the voice of one assessment, if it asks for it.
func (a signed) voices() []Voice {
	v, ok := a.form.Voice(a.Answers)
	if !ok {
		return nil
	}
	out := Voice{By: a.author(), Agency: shorter.Replace(a.agency)}
	if !v.Heard {
		out.WhyNone = say(a.from("voice_why_not"), "%s", v.WhyNot)
		return []Voice{out}
	}
	out.Quote, out.Language, out.Translation = say(a.from("voice_words"), "%s", v.Words), v.Language, plain(v.Translation)
	out.Alone, out.Present, out.On, out.Place = v.Alone, plain(v.Present), v.Date, plain(v.Place)
	out.Interpreter = plain(v.Interpreter)
	_, _ = fmt.Sscan(v.Minutes, &out.Minutes) // 0 where not recorded
	return []Voice{out}
}

// author names who wrote the assessment, with profession.
func (a signed) author() string {
	how := a.form.Safeguards(a.Answers)
	return strings.TrimSuffix(plain(a.Author)+", "+plain(cmp.Or(how.Profession, a.AuthorTitle)), ", ")
}
