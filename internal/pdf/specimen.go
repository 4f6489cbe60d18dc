package pdf

import (
	"io"
	"strings"
	"time"

	"timbang/internal/calendar"
)

// Specimen is an invented paper for the demonstration of the system: a letter,
// a card or a deed as offices in Lombok write them. Every page says that it is
// an example.
type Specimen struct {
	Issuer    string   // above the paper; empty for a private letter
	Address   []string // below the issuer, one element a line
	Title     string
	Number    string
	Passages  []Passage
	Place     string
	Date      calendar.Date
	Office    string   // under which the signatory signs
	Signatory []string // one name for each who signs
	At        time.Time
}

// Passage is one part of a specimen: words, pairs, a card of pairs or a table.
type Passage struct {
	Turn    bool // starts a page
	Heading string
	Words   string
	Pairs   [][2]string
	Card    bool       // the pairs stand in a frame, as on an identity card
	Table   [][]string // the first row names the columns
}

const exampleWords = "CONTOH – PERAGAAN"

// WriteSpecimen writes the paper as a PDF file.
func WriteSpecimen(w io.Writer, s Specimen) error {
	return build(w, func() (*paper, info) {
		p := newPaper(a4)
		p.opened = p.example
		p.example()
		p.issuer(s)
		p.caption(s)
		for _, x := range s.Passages {
			p.passage(x)
		}
		p.signers(s)
		p.foot(exampleWords + " · orang dan peristiwa dalam surat ini rekaan")
		return p, info{title: s.Title, author: exampleWords, subject: exampleWords, at: s.At}
	})
}

// example marks a page as an example: large and pale behind the words, small
// and clear above them.
func (p *paper) example() {
	const faint ink = 0xe4e4e4
	p.writeCentre(p.w/2, p.h*0.52, style{bold, 46, faint}, exampleWords)
	p.writeRight(p.w-p.right, p.top+1, style{bold, 10, grey}, exampleWords)
	p.y = p.top + 6
}

// issuer sets who issues the paper above a rule.
func (p *paper) issuer(s Specimen) {
	if s.Issuer == "" {
		return
	}
	for _, l := range p.wrap(say(strings.ToUpper(s.Issuer), court), p.measure()) {
		p.writeCentre(p.w/2, p.y+4.6, court, l.frags[0].text)
		p.y += 6
	}
	for _, l := range s.Address {
		p.writeCentre(p.w/2, p.y+3.4, aside, l)
		p.y += tableLead
	}
	p.rule(p.left, p.y+1.5, p.measure(), stout, green)
	p.y += 8
}

// caption sets title and number in the middle.
func (p *paper) caption(s Specimen) {
	p.writeCentre(p.w/2, p.y+5, style{bold, 14, black}, s.Title)
	p.y += 8
	if s.Number != "" {
		p.writeCentre(p.w/2, p.y+3.6, table, "Nomor: "+s.Number)
		p.y += 7
	}
	p.y += 3
}

func (p *paper) passage(x Passage) {
	if x.Turn {
		p.turn()
	}
	if x.Heading != "" {
		p.head(x.Heading)
	}
	switch {
	case x.Card:
		p.card(x.Pairs)
	case len(x.Pairs) > 0:
		p.pairs(p.measure(), 46, bodyLead, paired(x.Pairs))
		p.y += 2
	case len(x.Table) > 0:
		p.tabled(x.Table)
	}
	if x.Words != "" {
		p.para(say(x.Words, body), bodyLead)
		p.y += 2.4
	}
}

func paired(in [][2]string) []pair {
	out := make([]pair, len(in))
	for i, x := range in {
		out[i] = pair{x[0], say(x[1], body)}
	}
	return out
}

// card sets pairs beside an empty portrait, within a frame.
func (p *paper) card(in [][2]string) {
	const height, portrait = 62.0, 26.0
	p.need(height + 6)
	top := p.y
	p.put(op{shape: frame, x: p.left, y: top, w: p.measure(), h: height, weight: 0.35, style: style{ink: green}})
	x := p.w - p.right - portrait - 5
	p.put(op{shape: frame, x: x, y: top + 12, w: portrait, h: portrait * 4 / 3, weight: hair, style: style{ink: grey}})
	p.writeCentre(x+portrait/2, top+30, fine, "pas foto")
	y := top + 4
	for _, r := range in {
		p.line(p.left+4, y, tableLead, p.wrap(say(r[0], aside), 38)[0])
		y = p.block(p.left+42, y, tableLead, p.wrap(say(r[1], table), p.measure()-42-portrait-12)) + 0.5
	}
	p.y = top + height + 6
}

// tabled sets a table with columns of one width.
func (p *paper) tabled(rows [][]string) {
	cols := make([]column, len(rows[0]))
	for i, head := range rows[0] {
		cols[i] = column{head, p.measure() / float64(len(cols))}
	}
	g := p.grid(cols...)
	for _, r := range rows[1:] {
		cells := make([]cell, len(r))
		for i, c := range r {
			cells[i] = say(c, table)
		}
		g.row(cells...)
	}
	p.y += 3
}

// signers leaves room to sign, side by side, and keeps it on one page.
func (p *paper) signers(s Specimen) {
	if len(s.Signatory) == 0 {
		return
	}
	const height = 40.0
	p.need(height)
	p.y += 4
	width := p.measure() / 2
	x := p.left
	if len(s.Signatory) == 1 {
		x += width
	}
	p.block(p.left+width, p.y, bodyLead, p.wrap(say(joined(", ", s.Place, s.Date.Indonesian())+"\n"+s.Office, body), width))
	for _, name := range s.Signatory {
		p.block(x, p.y+26, bodyLead, p.wrap(say(name, strong), width-4))
		x += width
	}
	p.y += height - 4
}
