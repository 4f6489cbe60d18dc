package pdf

import (
	"timbang/internal/brief"
	"timbang/internal/identity"
)

// anchor is a place in the document that links and page references lead to;
// 0 is none.
type anchor int

// place is where an anchor lies. Page counts from 1; 0 is not placed yet.
type place struct {
	page int
	y    float64
}

// shape is what an op draws.
type shape int

const (
	glyphs shape = iota // text from the baseline at x, y
	rule                // a line from x, y to x+w, y+h
	frame               // the outline of a rectangle
	block               // a filled rectangle
	link                // an invisible rectangle that leads to target or text
)

// op is one thing on a page, in millimetres from its upper left corner. A page
// is kept as ops until the number of pages is known, so that nothing has to be
// laid out twice and no reference is guessed.
type op struct {
	shape      shape
	x, y, w, h float64
	text       string
	style      style
	weight     float64 // of the stroke
	target     anchor
	page       anchor
}

// bookmark is a line of the outline.
type bookmark struct {
	text string
	at   anchor
	deep int
}

// format is a size of paper with its margins in millimetres.
type format struct{ w, h, left, right, top, bottom float64 }

// a4 is the paper by default; f4 is what Indonesian offices print on.
var (
	a4 = format{210, 297, 18, 16, 12, 17}
	f4 = format{215, 330, 20, 18, 14, 19}
)

// sizeOf is the paper on which a court prints.
func sizeOf(c identity.Court) format {
	if c.Paper == identity.F4 {
		return f4
	}
	return a4
}

// The leading of each size of text, and the air around things.
const (
	bodyLead  = 5.0
	tableLead = 4.45
	pad       = 0.95 // above and below the words of a row
	gutter    = 6.0  // between columns
	air       = 3.4  // above a heading
	hair      = 0.2
	stout     = 0.75
)

// paper lays out a document. The cursor y is the upper end of what comes next.
type paper struct {
	*typefaces
	format
	pages   [][]op
	y       float64
	places  []place // by anchor; the first is nobody's
	outline []bookmark
	sources sources
	opened  func()        // draws the top of a new page, when set
	sheets  map[int]sheet // pages of other sizes that papers stand on, by index
}

// newPaper starts a document of one empty page.
func newPaper(f format) *paper {
	p := &paper{typefaces: loaded(), format: f, places: make([]place, 1, 64)}
	p.sources.index = map[brief.Ref]int{}
	p.turn()
	return p
}

// turn starts a page.
func (p *paper) turn() {
	p.pages = append(p.pages, make([]op, 0, 256))
	p.y = p.top
	if p.opened != nil {
		p.opened()
	}
}

// measure is the width between the margins.
func (p *paper) measure() float64 { return p.w - p.left - p.right }

// room is the height left on the page.
func (p *paper) room() float64 { return p.h - p.bottom - p.y }

// need turns the page unless h millimetres are left on it.
func (p *paper) need(h float64) {
	if p.room() < h {
		p.turn()
	}
}

// put adds an op to the page.
func (p *paper) put(o op) {
	n := len(p.pages) - 1
	p.pages[n] = append(p.pages[n], o)
}

// rule draws a level line.
func (p *paper) rule(x, y, w, weight float64, c ink) {
	p.put(op{shape: rule, x: x, y: y, w: w, weight: weight, style: style{ink: c}})
}

// upright draws a line from y downwards.
func (p *paper) upright(x, y, h, weight float64, c ink) {
	p.put(op{shape: rule, x: x, y: y, h: h, weight: weight, style: style{ink: c}})
}

// write sets one line of text from the baseline at x, y and returns its width.
func (p *paper) write(x, y float64, st style, s string) float64 {
	s = p.clean(s)
	p.put(op{shape: glyphs, x: x, y: y, text: s, style: st})
	return p.width(s, st)
}

// writeRight sets one line of text that ends at x.
func (p *paper) writeRight(x, y float64, st style, s string) {
	s = p.clean(s)
	p.put(op{shape: glyphs, x: x - p.width(s, st), y: y, text: s, style: st})
}

// anchor makes a place that is put down later with drop.
func (p *paper) anchor() anchor {
	p.places = append(p.places, place{})
	return anchor(len(p.places) - 1)
}

// drop puts the anchor down at the cursor.
func (p *paper) drop(a anchor) { p.places[a] = place{len(p.pages), p.y} }

// bookmark adds a line to the outline that leads to the cursor.
func (p *paper) bookmark(text string, deep int) {
	a := p.anchor()
	p.drop(a)
	p.outline = append(p.outline, bookmark{p.clean(text), a, deep})
}

// line draws a set line at x with the upper end at y.
func (p *paper) line(x, y, lead float64, l line) {
	base := y + lead*0.76
	for _, f := range l.frags {
		p.put(op{shape: glyphs, x: x + f.x, y: base, text: f.text, style: f.style, page: f.page})
		if f.target != 0 {
			p.put(op{shape: link, x: x + f.x, y: y, w: f.w, h: lead, target: f.target})
		}
	}
}

// block draws set lines at x, y and returns the y below them.
func (p *paper) block(x, y, lead float64, ll []line) float64 {
	for _, l := range ll {
		p.line(x, y, lead, l)
		y += lead
	}
	return y
}

// para sets a paragraph between the margins, over as many pages as it takes.
func (p *paper) para(ss []span, lead float64) { p.paraAt(p.left, p.measure(), ss, lead) }

// paraAt sets a paragraph at x.
func (p *paper) paraAt(x, width float64, ss []span, lead float64) {
	ll := p.wrap(ss, width)
	if len(ll) > 1 {
		p.need(2 * lead)
	}
	for _, l := range ll {
		p.need(lead)
		p.line(x, p.y, lead, l)
		p.y += lead
	}
}

// head sets the heading of a part between the margins, never alone at the foot
// of a page.
func (p *paper) head(s string) {
	p.need(air + 8 + 5*tableLead)
	p.y = p.headAt(p.left, p.y+air, p.measure(), s)
}

// headAt sets a heading below a hair of green and returns the y below it.
func (p *paper) headAt(x, y, width float64, s string) float64 {
	p.rule(x, y, width, 0.35, green)
	p.write(x, y+4.6, heading, s)
	return y + 6.3
}

// chapter starts a page with a title and a line in the outline.
func (p *paper) chapter(s, short string) {
	p.turn()
	p.bookmark(short, 0)
	for _, l := range p.wrap(say(s, title), p.measure()) {
		p.line(p.left, p.y, 6.6, l)
		p.y += 6.6
	}
	p.y += 1.2
}

// none says in words that a part is empty.
func (p *paper) none(s string) { p.para(say(s, style{italic, 12, grey}), bodyLead) }

// seePage refers to the page of an anchor.
func seePage(words string, a anchor, st style) []span {
	return []span{{text: words + " hlm.\u00a0", style: st, target: a}, {text: "00", style: st, target: a, page: a}}
}

// clip keeps at most n lines; what is cut ends in more, which must be short
// enough for a line. It reports whether it cut.
func (p *paper) clip(ss []span, width float64, n int, more []span) ([]line, bool) {
	ll := p.wrap(ss, width)
	if len(ll) <= n {
		return ll, false
	}
	n = max(n, 1)
	tail := p.wrap(more, width)[0]
	ll = ll[:n]
	last := ll[n-1]
	for len(last.frags) > 0 && last.w+tail.w+1 > width {
		last = p.shorten(last)
	}
	shift := last.w
	if shift > 0 {
		shift++
	}
	for _, f := range tail.frags {
		f.x += shift
		last.frags = append(last.frags, f)
	}
	last.w = shift + tail.w
	ll[n-1] = last
	return ll, true
}
