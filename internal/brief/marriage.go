package brief

import (
	"fmt"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/region"
)

// Marriage is what the court learned about the marriage itself, as facts with
// their source. A part of which nothing is recorded is empty.
type Marriage struct {
	Custom      []Line // local custom, said where it was learned
	Impediments []Line // by kind; the last line names those of which nothing is known
	Attention   []Line // consent of both and the matters of Pasal 16
	Commitments []Line // of the parents, by field (Pasal 16 huruf j)
	Judge       []Line // the qualification of the judge (Pasal 20)
}

// marriage gathers it. Where a later statement replaced one that said something
// else, both are told.
func (d *dossier) marriage() Marriage {
	m := Marriage{Custom: d.custom(), Impediments: d.impediments()}
	if x := determination.Last(d.learned.Attentions); x != nil {
		for _, k := range append(append([]determination.Matter{}, determination.Consents...), determination.Letters...) {
			for i, h := range x.Heeds {
				if h.Key == k.Key {
					m.Attention = append(m.Attention, line(k.Words, say(noted(x.Note, "Catatan hakim", fmt.Sprintf("heeds.%d", i)), "%s", sentences(yesNo(h.Answer), h.Words))))
				}
			}
		}
	}
	if x := determination.Last(d.learned.Commitments); x != nil {
		m.Commitments = pledges(*x)
	}
	m.Judge = d.bench()
	return m
}

func line(label string, said ...Sentence) Line { return Line{Label: label, Said: said} }

// noted names a note as a source, by what it is, when it was made and by which
// office.
func noted(n petition.Note, what, field string) Ref {
	label := fmt.Sprintf("%s, dicatat %s oleh %s", what, calendar.Of(n.MadeAt).Indonesian(), n.Office.Label())
	return Ref{Kind: FromNote, ID: string(n.ID), Revision: n.Ordinal, Field: field, Label: label}
}

// stated names a statement of custom as a source, with where it was learned.
func stated(x petition.Custom, field string) Ref {
	return noted(x.Note, "Adat dan keadaan ("+strings.ToLower(x.Source.Label()[:1])+x.Source.Label()[1:]+")", "facts."+field)
}

// sentences joins what is there as sentences.
func sentences(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, strings.TrimSuffix(p, ".")+".")
		}
	}
	return strings.Join(out, " ")
}

// clauses joins what is there into one sentence.
func clauses(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

func yesNo(a law.Answer) string {
	return map[law.Answer]string{law.Yes: "Ya", law.No: "Tidak"}[a]
}

// custom tells the latest statement, and of merarik and akad also what was
// stated otherwise before.
func (d *dossier) custom() []Line {
	last := petition.Latest(d.learned.Customs)
	if last == nil {
		return nil
	}
	c, x := last.Facts, *last
	var out []Line
	add := func(there bool, label, field, words string) {
		if there {
			out = append(out, line(label, say(stated(x, field), "%s", words)))
		}
	}
	add(c.Merarik != "", "Merarik", "merarik", sentences(clauses(c.Merarik.Label(), before("dibawa ", c.TakenOn.Indonesian()), away(c.Nights))))
	add(c.District != "", "Anak sekarang tinggal", "district", region.Name(c.District))
	for i, b := range c.Belas {
		add(true, fmt.Sprintf("Upaya belas ke-%d", i+1), fmt.Sprintf("belas.%d", i), sentences(clauses(b.On.Indonesian(), before("oleh ", b.By), strings.ToLower(b.Result.Label()))))
	}
	add(c.Akad != "", "Akad tanpa pencatatan", "akad", sentences(clauses(c.Akad.Label(), c.AkadOn.Indonesian(), before("oleh ", c.AkadBy)), unreleased(c.Akad)))
	add(c.Agreed != "", "Denda atau pisuke", "agreed", sentences(clauses(c.Agreed.Label(), amount("denda ", c.Denda), amount("pisuke ", c.Pisuke))))
	add(c.Words != "", "Keterangan lain", "words", c.Words)
	return d.otherwise(out)
}

// otherwise adds earlier answers about merarik and akad that differ.
func (d *dossier) otherwise(out []Line) []Line {
	for i := range out {
		for _, q := range []struct {
			label, field string
			told         func(petition.Customary) petition.Told
		}{
			{"Merarik", "merarik", func(c petition.Customary) petition.Told { return c.Merarik }},
			{"Akad tanpa pencatatan", "akad", func(c petition.Customary) petition.Told { return c.Akad }},
		} {
			now := q.told(petition.Latest(d.learned.Customs).Facts)
			for _, x := range d.learned.Customs {
				if was := q.told(x.Facts); out[i].Label == q.label && was != "" && was != now {
					out[i].Said = append(out[i].Said, say(stated(x, q.field), "Sebelumnya dinyatakan: %s (%s).", strings.ToLower(was.Label()), strings.ToLower(x.Source.Label())))
				}
			}
		}
	}
	return out
}

func away(nights *int) string {
	if nights == nil {
		return ""
	}
	return fmt.Sprintf("%d malam di luar rumah", *nights)
}

// unreleased says what an akad without registration means for the petition.
func unreleased(akad petition.Told) string {
	if akad != petition.ToldYes {
		return ""
	}
	return "Tidak membebaskan dari dispensasi (PERMA 5/2019 Pasal 1 angka 1)"
}

// amount writes rupiah behind what they are for, "denda Rp2.000.000".
func amount(what string, n int64) string {
	if n == 0 {
		return ""
	}
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return what + "Rp" + s
}

// before puts words before what is there.
func before(words, s string) string {
	if s == "" {
		return ""
	}
	return words + s
}

// impediments tells of each kind what was stated, before and now, and what the
// petition itself shows where that differs.
func (d *dossier) impediments() []Line {
	var out []Line
	var unknown []string
	for _, k := range d.Impeded(d.learned.Impediments) {
		var said []Sentence
		for i := len(k.Said) - 1; i >= 0; i-- {
			x, words := k.Said[i], "%s"
			if i < len(k.Said)-1 {
				words = "Sebelumnya: %s"
			}
			said = append(said, say(noted(x.Note, "Halangan perkawinan", "state"), words, sentences(x.State.Label(), before("Dasar: ", x.Basis))))
		}
		if state := petition.ImpedimentState(k.Shown.State); state != "" && (len(k.Said) == 0 || k.Now().State != state) {
			said = append(said, say(d.shown(k.Kind), "Menurut isian permohonan: %s", sentences(strings.ToLower(state.Label()))))
		}
		if len(said) == 0 {
			unknown = append(unknown, k.Words)
			continue
		}
		out = append(out, line(capital(k.Words), said...))
	}
	if len(unknown) > 0 {
		out = append(out, line("Belum dicatat", say(d.from(""), "%s", capital(sentences(strings.Join(unknown, "; "))))))
	}
	return out
}

// shown names the field of the petition that shows an impediment.
func (d *dossier) shown(kind string) Ref {
	switch {
	case kind == "beda_agama":
		return d.from("child.religion")
	case d.Child.Marital == petition.MarriedNow:
		return d.from("child.marital")
	}
	return d.from("spouse.marital")
}

func pledges(x determination.Commitment) []Line {
	var out []Line
	for _, f := range determination.CommitmentFields {
		for i, p := range x.Pledges {
			if p.Field != f.Field || p.Answer == "" {
				continue
			}
			words := []string{yesNo(p.Answer)}
			for _, item := range p.Items {
				words = append(words, clauses(item.What, item.Who, item.When))
			}
			out = append(out, line(f.Label, say(noted(x.Note, "Komitmen orang tua", fmt.Sprintf("pledges.%d", i)), "%s", sentences(words...))))
		}
	}
	if x.Paper != "" {
		out = append(out, line("Surat yang ditandatangani", say(noted(x.Note, "Komitmen orang tua", "paper"), "%s", sentences(x.Paper))))
	}
	return out
}

// bench tells on what the judge is qualified, and whether nobody else was.
func (d *dossier) bench() []Line {
	q := determination.Last(d.learned.Qualifications)
	if q == nil {
		return nil
	}
	head := petition.Note{ID: petition.NoteID(q.ID), Ordinal: q.Ordinal, MadeAt: q.MadeAt, Office: identity.Registrar}
	words := q.Basis.Label()
	if q.Basis == determination.Unqualified {
		words = "Tidak memenuhi kualifikasi Pasal 20 huruf a"
	}
	out := []Line{line("Kualifikasi hakim", say(noted(head, "Kualifikasi hakim", "basis"), "%s", sentences(clauses(words, q.Number, q.IssuedOn.Indonesian()))))}
	if f := determination.Last(d.learned.Fallbacks); f != nil && d.learned.NeedsFallback() {
		out = append(out, line("Tidak ada hakim lain yang memenuhi", say(noted(f.Note, "Catatan panitera", "noother"), "%s", sentences(yesNo(f.NoOther), f.Words))))
	}
	return out
}

// lived are the dated facts of custom, for the chronology.
func (d *dossier) lived() []dated {
	last := petition.Latest(d.learned.Customs)
	if last == nil {
		return nil
	}
	c, x := last.Facts, *last
	out := []dated{
		on(c.TakenOn, always, say(stated(x, "takenon"), "Anak dibawa pergi (merarik), menurut %s.", strings.ToLower(x.Source.Label()))),
		on(c.AkadOn, always, say(stated(x, "akadon"), "Akad tanpa pencatatan, menurut %s.", strings.ToLower(x.Source.Label()))),
	}
	for i, b := range c.Belas {
		out = append(out, on(b.On, always, say(stated(x, fmt.Sprintf("belas.%d", i)), "Upaya belas%s: %s.", before(" oleh ", b.By), strings.ToLower(b.Result.Label()))))
	}
	return out
}

// holds lists what a reader of the version before must be told of.
func (m Marriage) holds() []held {
	var out []held
	for _, part := range []struct {
		name  string
		lines []Line
	}{{"adat", m.Custom}, {"halangan", m.Impediments}, {"perhatian", m.Attention}, {"komitmen", m.Commitments}, {"hakim", m.Judge}} {
		for _, l := range part.lines {
			var words []string
			for _, s := range l.Said {
				words = append(words, s.Text)
			}
			text := l.Label + ": " + strings.Join(words, " ")
			out = append(out, held{part.name + " " + l.Label, calendar.Date{}, Sentence{text, l.Said[0].Ref}, "", ""})
		}
	}
	return out
}
