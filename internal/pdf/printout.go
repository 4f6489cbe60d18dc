package pdf

import (
	"fmt"
	"io"
	"time"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/instrument"
)

// Assessment writes a whole assessment as its reader may have it: every
// question that was asked, section by section. What is not signed says so on
// every page. It returns an error when it cannot be printed or w fails.
func Assessment(w io.Writer, x assessment.Printout) error {
	at := time.Date(x.At.Year, x.At.Month, x.At.Day, 0, 0, 0, 0, calendar.WITA)
	return build(w, func() (*paper, info) {
		p := newPaper(a4)
		p.letterhead(x.Agency.Name, filled([]string{x.Agency.Address}))
		p.printoutHead(x)
		p.printoutVoice(x.Voice)
		for _, s := range x.Sections {
			p.printoutSection(s)
		}
		p.printoutSilent(x.Silent)
		p.foot(joined(" · ", "Asesmen anak "+x.Case.Initials, fmt.Sprintf("revisi %d", x.Revision), stateWords(x), "dicetak untuk "+x.Reader))
		return p, info{title: x.Title, author: x.Agency.Name, at: at}
	})
}

// stateWords says whether an assessment may be relied on.
func stateWords(x assessment.Printout) string {
	if x.Status == assessment.Signed {
		return "ditandatangani"
	}
	return "DRAF, belum ditandatangani"
}

func (p *paper) printoutHead(x assessment.Printout) {
	for _, l := range p.wrap(say(x.Title, title), p.measure()) {
		p.line(p.left, p.y, 6.6, l)
		p.y += 6.6
	}
	p.y += 2
	if x.Status != assessment.Signed {
		p.para(say("DRAF. Isinya masih dapat berubah dan belum ditandatangani penyelia.", strong), bodyLead)
		p.y += 2
	}
	rows := []pair{
		{"Anak", say(joined(", ", x.Case.Initials, x.Case.Sex.Indonesian(), x.Case.Age, x.Case.District), table)},
		{"Asesor", say(joined(", ", x.Author, x.AuthorTitle), table)},
		{"Instrumen", say(fmt.Sprintf("%s v%d, SHA-256 %s", x.Instrument, x.InstrumentVersion, x.InstrumentHash), table)},
		{"Revisi", say(fmt.Sprint(x.Revision), table)},
	}
	if x.SignedAt != nil {
		rows = append(rows, pair{"Ditandatangani", say(x.Signer+", "+calendar.Of(*x.SignedAt).Indonesian(), table)}, pair{"Segel isi", say("SHA-256 "+x.Hash, table)})
	}
	p.pairs(p.measure(), 34, tableLead, rows)
	p.y += 2
}

// printoutVoice sets the child's own words first, apart from the rest.
func (p *paper) printoutVoice(v *instrument.ChildVoice) {
	if v == nil {
		return
	}
	p.head("Suara anak")
	p.para(say(orWords(v.Words, "Kata-kata anak tidak dicatat."), body), bodyLead)
	if v.Translation != "" {
		p.y++
		p.para(say("Terjemahan: "+v.Translation, body), bodyLead)
	}
	p.y++
	var rows []pair
	for _, s := range v.Statements {
		if s.Field != "voice_words" && s.Field != "voice_translation" {
			rows = append(rows, pair{s.Question, say(s.Words, table)})
		}
	}
	p.pairs(p.measure(), 72, tableLead, rows)
}

func (p *paper) printoutSection(s assessment.PrintedSection) {
	p.head(s.Title)
	if about, ok := instrument.FactorOf(s.Factor); ok {
		p.para(say("Faktor "+string(s.Factor)+" "+about.Name, aside), tableLead)
	}
	g := p.grid(column{"Pertanyaan", 72}, column{"Jawaban", p.measure() - 72})
	for _, a := range s.Answers {
		question := cell(say(a.Question, table))
		if a.Restricted {
			question = append(question, span{text: " [Terbatas]", style: tableB})
		}
		words := cell(say(a.Words, table))
		if a.Words == "" {
			words = cell(say("Tidak dijawab", tableI))
		}
		if a.Asked != "" {
			words = append(words, span{text: "\nDitanyakan dalam " + a.Asked, style: aside})
		}
		g.row(question, words)
	}
	p.y += 2
}

func (p *paper) printoutSilent(ff []instrument.Factor) {
	if len(ff) == 0 {
		return
	}
	p.head("Tidak dinilai")
	p.para(say("Instrumen ini tidak mencakup faktor berikut; itu bukan kekurangan asesmen.", table), tableLead)
	for _, f := range ff {
		p.para(say(string(f.ID)+" "+f.Name, table), tableLead)
	}
}
