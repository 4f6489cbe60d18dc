package brief

import (
	"slices"

	"timbang/internal/calendar"
	"timbang/internal/instrument"
	"timbang/internal/petition"
)

// matrix sets the sixteen factors against the assessments that stand.
func (d *dossier) matrix() Matrix {
	var m Matrix
	for i, f := range instrument.Factors {
		m.Rows[i] = Row{Factor: f.ID, Name: f.Name}
	}
	for _, a := range d.standing() {
		m.Columns = append(m.Columns, Column{Agency: shorter.Replace(a.agency), On: a.signedOn(), Ref: a.from("")})
		cells := a.cells()
		for i := range m.Rows {
			m.Rows[i].Cells = append(m.Rows[i].Cells, cells[i])
		}
	}
	return m
}

func (a signed) signedOn() calendar.Date {
	if a.SignedAt == nil {
		return calendar.Date{}
	}
	return calendar.Of(*a.SignedAt)
}

// cells gives what the assessment found about each factor. Of a sealed one not
// even the direction leaves the restricted lane.
func (a signed) cells() [16]Cell {
	var out [16]Cell
	for _, f := range a.form.FindingsByFactor(a.Answers) {
		i := slices.IndexFunc(instrument.Factors[:], func(x instrument.Factor) bool { return x.ID == f.Factor })
		c := Cell{Polarity: f.Polarity, Ref: a.from(f.Factor.Field("polarity"))}
		if sealed(f) {
			c = Cell{Sealed: true, Ref: a.from("")}
		}
		out[i] = c
	}
	return out
}

// sealed reports whether all of a finding belongs in the restricted lane: its
// factor does, and it was assessed.
func sealed(f instrument.Finding) bool {
	x, _ := instrument.FactorOf(f.Factor)
	return x.Restricted() && f.Polarity != "" && f.Polarity != instrument.NotAssessed
}

// flags say that sealed findings exist, and repeat the answers in the open lane
// that an instrument marks for attention. A plain "no" to a restricted question
// is no finding.
func (d *dossier) flags() Flags {
	var out Flags
	for _, a := range d.signed {
		out.Restricted = out.Restricted || a.restricted()
	}
	for _, a := range d.standing() {
		for _, f := range a.form.Flags(a.Answers) {
			if !f.Restricted {
				out.Protective = append(out.Protective, say(a.from(f.Field), "%s", f.Text))
			}
		}
	}
	return out
}

// restricted reports whether the assessment says anything in the restricted
// lane.
func (a signed) restricted() bool {
	if a.form.Safeguards(a.Answers).Withhold {
		return true
	}
	no := instrument.YesNoOptions[1].Text
	for _, f := range a.form.FindingsByFactor(a.Answers) {
		x, _ := instrument.FactorOf(f.Factor)
		for _, s := range f.Statements {
			if s.Restricted && (sealed(f) || !x.Restricted() && s.Words != no) {
				return true
			}
		}
	}
	return false
}

// timely are the papers whose age says something about the child's situation;
// a birth certificate is never out of date.
var timely = map[petition.DocumentKind]string{"f": "surat sekolah atau ijazah", "kesehatan": "surat tenaga kesehatan", "lain": "dokumen lain"}

// freshness says how old the evidence is: those papers and the assessments.
func (d *dossier) freshness() Freshness {
	var all []Dated
	for _, x := range d.documents {
		if name := timely[x.Kind]; name != "" && !x.IssuedOn.IsZero() {
			all = append(all, Dated{x.IssuedOn, say(paper(x, "issuedon"), "%s", name)})
		}
	}
	var seen []Dated
	for _, a := range d.standing() {
		all = append(all, Dated{a.signedOn(), say(a.from("signedat"), "asesmen %s", shorter.Replace(a.agency))})
		if on := a.form.Safeguards(a.Answers).ChildLastSeen; !on.IsZero() {
			seen = append(seen, Dated{on, say(a.from("sg_child_last_seen"), "oleh %s", shorter.Replace(a.agency))})
		}
	}
	byDay := func(a, b Dated) int { return a.On.Compare(b.On) }
	var out Freshness
	if len(all) > 0 {
		out.Oldest, out.Newest = slices.MinFunc(all, byDay), slices.MaxFunc(all, byDay)
	}
	if len(seen) > 0 {
		out.ChildSeen = slices.MaxFunc(seen, byDay)
		out.DaysAgo = out.ChildSeen.On.DaysUntil(d.day)
	}
	return out
}
