package pdf

import (
	"fmt"
	"io"
	"strings"
	"time"

	"timbang/internal/calendar"
)

// ReturnLetterData is a letter with which the court gives a petition back to
// be completed (PERMA 5/2019 Pasal 9). It is about papers, not about persons:
// the child is not named in it.
type ReturnLetterData struct {
	Court       string
	F4          bool     // print on 215 x 330 mm and not on A4
	Address     []string // one element a line
	Place       string   // where it is dated, "Praya"
	Number      string   // of the letter; empty leaves room to write it
	Date        calendar.Date
	To          []string // the petitioners, one element a line
	ToAddress   []string
	About       string // what it is about, in place of the usual words
	Submitted   calendar.Date
	Defects     []Defect
	Until       calendar.Date // by when to complete; zero where none is set
	Signatory   string
	Office      string // "Panitera"
	Identity    string // "NIP 19…", may be empty
	GeneratedAt time.Time
}

// Defect is one thing that a petition lacks.
type Defect struct {
	Pasal string // "PERMA 5/2019 Pasal 5 ayat (1) huruf c"
	Words string // what is missing and what to bring
}

// ReturnLetter writes the letter as a PDF file. It returns an error when the
// letter cannot be printed or w fails.
func ReturnLetter(w io.Writer, l ReturnLetterData) error {
	return build(w, func() (*paper, info) {
		size := a4
		if l.F4 {
			size = f4
		}
		p := newPaper(size)
		p.letterhead(l.Court, l.Address)
		p.letter(l)
		p.foot(joined(" · ", "Surat pengembalian permohonan", l.Number))
		return p, info{title: "Surat Pengembalian Permohonan " + l.Number, author: l.Court, at: l.GeneratedAt}
	})
}

// letterhead sets the court's name and address above a stout green rule.
func (p *paper) letterhead(name string, address []string) {
	st := style{bold, 17, green}
	p.writeCentre(p.w/2, p.y+6, st, strings.ToUpper(name))
	p.y += 9
	for _, l := range p.wrap(say(strings.Join(address, "\n"), aside), p.measure()) {
		for _, f := range l.frags {
			p.writeCentre(p.w/2, p.y+3.4, f.style, f.text)
		}
		p.y += tableLead
	}
	p.y += 1.5
	p.rule(p.left, p.y, p.measure(), stout, green)
	p.rule(p.left, p.y+1, p.measure(), hair, green)
	p.y += 9
}

// letter sets what the letter says.
func (p *paper) letter(l ReturnLetterData) {
	p.writeRight(p.w-p.right, p.y+bodyLead*0.76, body, joined(", ", l.Place, l.Date.Indonesian()))
	number := orWords(l.Number, "………………………………")
	about := orWords(l.About, "Pengembalian permohonan dispensasi kawin untuk dilengkapi")
	p.pairs(p.measure()-55, 22, bodyLead, []pair{{"Nomor", say(number, body)}, {"Perihal", say(about, body)}})
	p.y += 6
	p.para(say("Kepada\n"+strings.Join(append(append([]string{}, l.To...), l.ToAddress...), "\n"), body), bodyLead)
	p.y += 6
	opening := "Permohonan Anda"
	if !l.Submitted.IsZero() {
		opening += " yang diajukan pada " + l.Submitted.Indonesian()
	}
	p.para(say(opening+" telah diperiksa. Permohonan itu belum dapat didaftarkan dan dikembalikan untuk dilengkapi dengan hal-hal berikut.", body), bodyLead)
	p.y += 3
	p.defects(l.Defects)
	p.closing(l)
	p.signature(l)
}

// defects lists what is missing.
func (p *paper) defects(dd []Defect) {
	if len(dd) == 0 {
		p.none("Tidak ada kekurangan yang dicatat.")
		return
	}
	g := p.grid(column{"No.", 12}, column{"Yang harus dilengkapi", p.measure() - 12 - 56}, column{"Ketentuan", 56})
	g.lead = bodyLead
	for i, d := range dd {
		g.row(say(fmt.Sprint(i+1), body), say(d.Words, body), say(d.Pasal, table))
	}
	p.y += 4
}

// closing says what to do next.
func (p *paper) closing(l ReturnLetterData) {
	words := "Setelah dilengkapi, permohonan dapat diajukan kembali"
	if !l.Until.IsZero() {
		words += ", selambat-lambatnya " + l.Until.Indonesian()
	}
	p.para(say(words+". Pengembalian ini bukan penolakan dan tidak menghalangi Anda mengajukan permohonan. Pemohon yang tidak mampu dapat meminta beracara tanpa biaya (prodeo). Petugas pelayanan membantu bila ada yang belum jelas.", body), bodyLead)
}

// signature leaves room to sign, and keeps it on one page with the name.
func (p *paper) signature(l ReturnLetterData) {
	const height, width = 46.0, 78.0
	p.need(height)
	x := p.w - p.right - width
	p.y += 8
	y := p.block(x, p.y, bodyLead, p.wrap(say(orWords(l.Office, "Panitera"), body), width))
	y += 22
	name := l.Signatory
	if name == "" {
		p.rule(x, y+bodyLead*0.8, width-10, hair, grey)
	}
	y = p.block(x, y, bodyLead, p.wrap(say(name, strong), width))
	p.y = p.block(x, y, bodyLead, p.wrap(say(l.Identity, aside), width))
}
