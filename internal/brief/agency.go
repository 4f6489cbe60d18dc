package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/instrument"
)

// page sets one assessment as the court reads it: the findings, what they rest
// on, and how they were made. The answers to the form's own questions are on
// the page of the assessment in Timbang, except those of a letter.
func (d *dossier) page(a signed) AgencyPage {
	how := a.form.Safeguards(a.Answers)
	p := AgencyPage{
		Agency: a.agency, Assessor: plain(a.Author), Profession: plain(cmp.Or(how.Profession, a.AuthorTitle)),
		SignedBy: plain(a.Signer), SignedOn: a.signedOn(), Revision: a.Revision, Ref: a.from(""), Voices: a.voices(),
		Instrument:     Instrument{ID: a.form.ID, Title: a.form.Title, Version: a.form.Version, Hash: a.InstrumentHash},
		Safeguards:     a.safeguards(how),
		Recommendation: a.recommendation(),
	}
	for _, f := range a.form.FindingsByFactor(a.Answers) {
		p.Findings = append(p.Findings, a.finding(f))
	}
	p.Papers, p.SealedPapers = a.evidence()
	p.Certificates = a.certificateLines()
	if a.replaced > 0 {
		p.Superseded = say(a.from(""), "digantikan revisi %d%s", a.replaced, a.why())
	}
	if a.before != nil {
		p.Corrects = say(a.from("reason"), "menggantikan revisi %d. Alasan: %s %s", a.before.Revision, ended(a.Reason), a.changed())
	}
	return p
}

// labels are the short names of the safeguards, in the order of the paper.
var labels = []struct{ field, label string }{
	{"sg_licence", "Izin profesi"},
	{"sg_contacts", "Pertemuan"},
	{"sg_child_last_seen", "Anak terakhir ditemui"},
	{"sg_child_last_place", "Tempatnya"},
	{"sg_heard", "Yang didengar"},
	{"sg_refused", "Tidak dapat didengar"},
	{"sg_method", "Cara"},
	{"sg_instruments", "Alat ukur"},
	{"sg_language", "Bahasa pertanyaan"},
	{"sg_interpreter", "Juru bahasa"},
	{"sg_interpreter_name", "Nama juru bahasa"},
	{"sg_companion", "Pendamping anak"},
	{"sg_sharing_basis", "Dasar penyerahan"},
	{"sg_sharing_other", "Dasar lain"},
	{"sg_child_assent", "Kesediaan anak"},
	{"sg_child_assent_note", "Penjelasannya"},
	{"sg_limits", "Batas asesmen"},
}

func (a signed) safeguards(how instrument.Procedural) []Line {
	said := open(how.Statements)
	var out []Line
	for _, l := range labels {
		if words := said[l.field]; words != "" {
			out = append(out, Line{Label: l.label, Said: []Sentence{say(a.from(l.field), "%s", words)}})
		}
	}
	return out
}

// open gives the words of the statements in the open lane, by field.
func open(ss []instrument.Statement) map[string]string {
	out := map[string]string{}
	for _, s := range ss {
		if !s.Restricted {
			out[s.Field] = s.Words
		}
	}
	return out
}

// finding sets what the assessment says about one factor. The words of a
// restricted factor stay where they are, also those that say why it was not
// assessed.
func (a signed) finding(f instrument.Finding) Finding {
	about, _ := instrument.FactorOf(f.Factor)
	out := Finding{Factor: f.Factor, Name: about.Name, Polarity: f.Polarity}
	switch {
	case sealed(f):
		return Finding{Factor: f.Factor, Name: about.Name, Sealed: true}
	case about.Restricted():
		out.WhyNot = say(a.from(""), "alasannya dapat dibaca pada halaman asesmen di Timbang.")
		return out
	case f.NotAssessedWhy != "":
		out.WhyNot = say(a.from(f.Factor.Field("not_assessed_why")), "%s", f.NotAssessedWhy)
		return out
	}
	said := open(f.Statements)
	for _, l := range lines(f.Factor) {
		if words := said[l.field]; words != "" {
			out.Lines = append(out.Lines, Line{Label: l.label, Said: []Sentence{say(a.from(l.field), "%s", words)}})
		}
	}
	if a.letter() {
		out.Lines = append(out.Lines, a.particulars(f)...)
	}
	return out
}

// letter reports whether the form is about a single factor, as the letters of a
// midwife or a school are: their answers are what the court asked for.
func (a signed) letter() bool { return len(a.form.Covers) == 1 }

// particulars are the answers to the form's own questions about a factor, but
// for the restricted ones.
func (a signed) particulars(f instrument.Finding) []Line {
	var out []Line
	for _, s := range f.Statements {
		if s.Block == instrument.OwnBlock && !s.Restricted {
			out = append(out, Line{Label: s.Question, Said: []Sentence{say(a.from(s.Field), "%s", s.Words)}, Particular: true})
		}
	}
	return out
}

// lines are the parts of a finding in the order of the paper.
func lines(id instrument.FactorID) []struct{ field, label string } {
	first := "Temuan"
	if id == "F16" {
		first = "Kesimpulan"
	}
	return []struct{ field, label string }{
		{"f14_if_granted", "Bila dikabulkan"},
		{"f14_if_refused", "Bila tidak dikabulkan"},
		{"f16_options", "Pilihan yang ditimbang"},
		{id.Field("finding"), first},
		{id.Field("evidence"), "Dasar"},
		{id.Field("source"), "Sumber"},
		{id.Field("method"), "Cara"},
		{id.Field("seen_alone"), "Anak ditemui sendiri"},
	}
}

func (a signed) recommendation() Recommendation {
	advice, ok := a.form.Recommendation(a.Answers)
	if !ok || advice.Position == "" {
		return Recommendation{}
	}
	r := Recommendation{Position: advice.Position, Ref: a.from("f16_recommendation")}
	if advice.Conditions != "" {
		r.Conditions = say(a.from("f16_conditions"), "%s", advice.Conditions)
	}
	return r
}

// evidence lists the papers that were attached. Of the restricted ones only
// their number is told.
func (a signed) evidence() (open []Line, sealed int) {
	for _, x := range a.papers {
		if x.Restricted {
			sealed++
			continue
		}
		about, _ := instrument.FactorOf(x.Factor)
		words := plain(x.Title)
		if about.Name != "" {
			words += " (faktor " + about.Name + ")"
		}
		open = append(open, Line{Label: x.Kind.Label(), Said: []Sentence{say(a.from("lampiran"), "%s", words)}})
	}
	return open, sealed
}

// certificateLines name the papers that the agency issued, the withdrawn ones
// with the reason.
func (a signed) certificateLines() []Line {
	var out []Line
	for _, x := range a.certificates {
		from := Ref{Kind: FromCertificate, ID: string(x.ID), Revision: x.Version, Field: "number", Label: plain(x.Kind.Label() + " " + a.agency)}
		words := fmt.Sprintf("nomor %s, %s", x.Number, x.DatedOn.Indonesian())
		if x.Kind == assessment.Counselling {
			words += fmt.Sprintf("; konseling %s, diikuti %s", x.HeldOn.Indonesian(), x.Present)
		} else {
			words += "; " + strings.ToLower(x.Position.Label())
		}
		if x.WithdrawnAt != nil {
			words += ". Ditarik " + calendar.Of(*x.WithdrawnAt).Indonesian() + ". Alasan: " + x.WithdrawnWhy
		}
		out = append(out, Line{Label: x.Kind.Label(), Said: []Sentence{say(from, "%s", ended(plain(words)))}})
	}
	return out
}

// why says when a replaced assessment was replaced and for which reason.
func (a signed) why() string {
	if a.by == nil || a.by.SignedAt == nil {
		return ""
	}
	words := ", " + calendar.Of(*a.by.SignedAt).Indonesian()
	if a.by.Reason != "" {
		words += ". Alasan: " + ended(a.by.Reason)
	}
	return words
}

// ended gives words with a full stop.
func ended(s string) string { return strings.TrimRight(strings.TrimSpace(s), ".") + "." }

// changed names the questions whose answers a correction changed. Restricted
// ones are counted and not named.
func (a signed) changed() string {
	var names []string
	restricted := 0
	for _, field := range assessment.Differences(a.before.Answers, a.Answers) {
		id, _, _ := strings.Cut(field, ".")
		it, ok := a.form.Item(id)
		switch {
		case !ok:
		case it.Restricted:
			restricted++
		case !slices.Contains(names, it.Text):
			names = append(names, it.Text)
		}
	}
	if restricted > 0 {
		names = append(names, fmt.Sprintf("%d isian terbatas", restricted))
	}
	if len(names) == 0 {
		return "Tidak ada jawaban yang berubah."
	}
	return "Yang berubah: " + strings.Join(names, "; ") + "."
}
