package brief

import (
	"fmt"
	"slices"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// gravity is the order of the consequences, the gravest first.
var gravity = []law.Consequence{law.Void, law.Inadmissible, law.Lapses, law.SentBack, law.Warning}

// gaps lists what is open: what the rules find, those due now before those that
// fall due at the hearing, the requests that agencies still owe, and last what
// the court asks beyond the law. An article
// of the hearing of which nothing is recorded yet is one line and not four.
func (d *dossier) gaps() []Gap {
	open := slices.Clone(d.items)
	slices.SortStableFunc(open, func(a, b law.Finding) int {
		if a.Status != b.Status {
			return slices.Index(due, a.Status) - slices.Index(due, b.Status)
		}
		return slices.Index(gravity, a.Rule.Consequence) - slices.Index(gravity, b.Rule.Consequence)
	})
	var now, later, local []Gap
	for _, g := range d.folded(open) {
		switch {
		case g.local:
			local = append(local, g.Gap)
		case g.later:
			later = append(later, g.Gap)
		default:
			now = append(now, g.Gap)
		}
	}
	return slices.Concat(now, d.owed(), later, local)
}

// due is the order of the statuses.
var due = []law.Status{law.Unfulfilled, law.NotYet}

// seeSheet ends the words about an article that the hearing sheet spells out.
const seeSheet = ", lihat lembar sidang."

// dueGap is a gap that is due now or later.
type dueGap struct {
	Gap
	later bool
	local bool // what the court asks beyond the law
}

// folded turns the open findings into gaps, one for each article of the hearing
// of which all is open.
func (d *dossier) folded(open []law.Finding) []dueGap {
	var out []dueGap
	done := map[string]bool{}
	for _, f := range open {
		article, _, _ := strings.Cut(f.Rule.Pasal, " ")
		all, left := d.article(f.Rule.Source, article)
		if f.Rule.Stage != law.AtHearing || all < 2 || left < all {
			out = append(out, dueGap{d.gap(f), f.Status == law.NotYet, f.Rule.Source == law.CourtList})
			continue
		}
		if cite := f.Rule.Source + " Pasal " + article; !done[cite] {
			done[cite] = true
			g := d.gap(f)
			g.Pasal, g.Words = unsure(cite, f.Rule), fmt.Sprintf("Belum tercatat: %d hal%s", all, seeSheet)
			if f.Status == law.NotYet {
				g.Words = fmt.Sprintf("Pada sidang: %d hal%s", all, seeSheet)
			}
			out = append(out, dueGap{g, f.Status == law.NotYet, false})
		}
	}
	return out
}

// article counts the rules of an article that say something, and those of them
// that are open.
func (d *dossier) article(source, article string) (all, left int) {
	for _, f := range d.findings {
		if of, _, _ := strings.Cut(f.Rule.Pasal, " "); f.Rule.Source != source || of != article ||
			f.Status == law.NotApplicable || f.Status == law.Unknown {
			continue
		}
		all++
		if slices.ContainsFunc(d.items, func(x law.Finding) bool { return x.Rule.ID == f.Rule.ID }) {
			left++
		}
	}
	return all, left
}

func (d *dossier) gap(f law.Finding) Gap {
	g := Gap{Pasal: unsure(f.Rule.Cite(), f.Rule), Words: f.Words, Owner: string(f.Rule.Owner), Ref: d.shows(f.Rule)}
	if f.Rule.Consequence != law.Warning {
		g.Consequence = string(f.Rule.Consequence)
	}
	return g
}

// unsure adds to an article that nobody has confirmed its wording.
func unsure(cite string, r law.Rule) string {
	if r.Sure == law.GK {
		return cite + " (rumusan belum dipastikan)"
	}
	return cite
}

// shows names the record in which a rule would be kept: the document asked for
// when it is there, the hearing for what happens at one, else the petition.
func (d *dossier) shows(r law.Rule) Ref {
	for _, x := range d.documents {
		if x.Kind.Pasal() == r.Cite() {
			return paper(x, "")
		}
	}
	if r.Stage == law.AtHearing && r.Source == "PERMA 5/2019" && d.serves != nil {
		return d.session(*d.serves, "")
	}
	return d.from("")
}

// setAside lists what the judge set aside, the earliest first.
func (d *dossier) setAside() []Override {
	var out []Override
	for _, o := range d.overrides {
		label := "Pengesampingan oleh hakim, " + calendar.Of(o.MadeAt).Indonesian()
		r := Ref{Kind: FromOverride, ID: string(o.ID), Revision: o.Version, Field: "reason", Label: label}
		out = append(out, Override{Pasal: o.Pasal, Words: o.Words, By: o.Judge, On: calendar.Of(o.MadeAt), Reason: say(r, "%s", o.Reason)})
	}
	return out
}

// owed lists the requests that an agency has not answered or not finished.
func (d *dossier) owed() []Gap {
	var out []Gap
	for _, r := range d.referrals {
		if r.Status.Closed() {
			continue
		}
		words := fmt.Sprintf("Permintaan asesmen kepada %s, %s, batas waktu %s: %s.",
			shorter.Replace(d.name(r)), calendar.Of(r.RequestedAt).Indonesian(), r.Due.Indonesian(), d.state(r).Text)
		out = append(out, Gap{Pasal: "PERMA 5/2019 Pasal 15 huruf d", Words: words, Owner: "Lembaga", Ref: d.asked(r, "status")})
	}
	return out
}

// lacks reports whether a paper is not there.
func (d *dossier) lacks(kind petition.DocumentKind) bool {
	return !d.has(kind)
}
