package pdf

import (
	"fmt"
	"slices"

	"timbang/internal/brief"
	"timbang/internal/calendar"
)

// who says whose marriage it is about and who asks.
func (f *front) who() []span {
	ss := f.childLines()
	ss = append(ss, f.spouseLines()...)
	ss = append(ss, span{text: "\nPemohon: ", style: aside})
	ss = append(ss, f.petitioners()...)
	if len(f.b.Who.Petitioners) == 0 {
		ss = append(ss, span{text: "belum dicatat", style: tableI})
	}
	ss = append(ss, span{text: "\nKedudukan: ", style: aside})
	if s := f.b.Who.Standing; s.IsZero() {
		ss = append(ss, span{text: "belum dicatat (Pasal 6)", style: tableI})
	} else {
		s.Text = joined(", ", s.Text, f.b.Who.StandingPasal)
		ss = append(ss, f.marked(s, table)...)
	}
	if s := f.b.Who.Joint; !s.IsZero() {
		ss = append(ss, span{text: "\n", style: table})
		ss = append(ss, f.marked(s, table)...)
	}
	ss = append(ss, f.listed("\nTertaut: ", f.b.Who.Linked, table, "")...)
	return append(ss, f.listed("\nTerdahulu: ", f.b.Who.Earlier, table, "")...)
}

// petitioners names them; what comes from one record is marked once.
func (f *front) petitioners() (ss []span) {
	pp := f.b.Who.Petitioners
	for i, p := range pp {
		m := f.mark(p.Ref)
		words := joined(" ", p.Name, bracket(p.Relation))
		if i+1 < len(pp) {
			words += ";"
		}
		ss = append(ss, span{text: words + " ", style: table})
		if i+1 == len(pp) || m != f.mark(pp[i+1].Ref) {
			ss = append(ss, m, span{text: " ", style: body})
		}
	}
	return ss
}

func (f *front) childLines() []span {
	c := f.b.Who.Child
	ss := []span{
		{text: orWords(c.Name, "Nama belum dicatat"), style: strong},
		{text: joined("", before(", ", c.Sex), before(", lahir ", c.Born.Indonesian())) + " ", style: body},
	}
	if len(c.Births) > 0 {
		ss[1].text = before(", ", c.Sex) + " "
	}
	if c.Name != "" {
		ss = append(ss, f.mark(c.Ref))
	}
	if len(c.Births) > 0 {
		return append(ss, f.births(c.Births)...)
	}
	if c.AgeAtHearing == (calendar.Age{}) {
		return append(ss, span{text: "\nUsia tidak dapat dihitung", style: tableI})
	}
	ss = append(ss, span{text: "\n" + c.AgeAtHearing.String(), style: strong}, span{text: " " + f.onDay() + "; ", style: body})
	switch {
	case c.MonthsTo19 > 0:
		return append(ss, span{text: fmt.Sprintf("%d bulan lagi 19 tahun", c.MonthsTo19), style: body})
	case c.AgeAtHearing.Years >= 19:
		return append(ss, span{text: "genap 19 tahun pada " + calendar.Birthday(c.Born, 19).Indonesian(), style: body})
	}
	return append(ss, span{text: "kurang dari sebulan lagi 19 tahun, pada " + calendar.Birthday(c.Born, 19).Indonesian(), style: body})
}

// births lists every birth date where they differ, each once with its sources
// in the order in which they come.
func (f *front) births(all []brief.Birth) []span {
	ss := []span{{text: "\nTanggal lahir berbeda, " + f.onDay() + ":", style: strong}}
	for i, b := range all {
		if slices.ContainsFunc(all[:i], func(c brief.Birth) bool { return c.On == b.On }) {
			continue
		}
		ss = append(ss, span{text: "\n" + b.On.Indonesian() + " (" + b.Age.String() + "): ", style: table})
		for n, c := range all[i:] {
			if c.On != b.On {
				continue
			}
			if n > 0 {
				ss = append(ss, span{text: "; ", style: table})
			}
			ss = append(ss, f.marked(c.By, table)...)
		}
	}
	return ss
}

// onDay names the day on which ages are counted.
func (f *front) onDay() string {
	if f.b.Head.HearingDate.IsZero() {
		return before("pada ", calendar.Of(f.b.Head.FrozenAt).Indonesian())
	}
	return "pada hari sidang"
}

func (f *front) spouseLines() []span {
	s := f.b.Who.Spouse
	role := capital(orWords(s.Role, "calon pasangan"))
	if s.Name == "" {
		return []span{{text: "\n" + role + ": ", style: aside}, {text: "belum dicatat", style: tableI}}
	}
	ss := []span{{text: "\n" + role + ": ", style: aside}, {text: s.Name, style: strong}}
	if len(s.Births) > 0 {
		return append(append(ss, span{text: " ", style: body}, f.mark(s.Ref)), f.births(s.Births)...)
	}
	if s.AgeAtHearing == (calendar.Age{}) {
		return append(ss, span{text: ", usia belum dicatat ", style: body}, f.mark(s.Ref))
	}
	gap := ", lebih tua " + s.Gap.String()
	switch {
	case len(f.b.Who.Child.Births) > 0:
		gap = "" // by which of the dates nobody has said
	case s.Younger:
		gap = ", lebih muda " + s.Gap.String()
	}
	return append(ss, span{text: ", " + s.AgeAtHearing.String() + gap + " ", style: body}, f.mark(s.Ref))
}
