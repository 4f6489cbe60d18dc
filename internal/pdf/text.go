package pdf

import (
	"strings"
	"time"
	"unicode/utf8"

	"timbang/internal/calendar"
)

// ink is a colour of the paper as 0xRRGGBB.
type ink uint32

// The inks: black for words, grey for what is secondary, green for rules and
// the letterhead only.
const (
	black ink = 0x1b1b1b
	grey  ink = 0x555555
	pale  ink = 0xc9c9c9
	green ink = 0x0b5d3b
)

// style is how words are set. Size is in points.
type style struct {
	face face
	size float64
	ink  ink
}

// The styles of the paper. Nothing that is read as text is smaller than 10
// points; fine is for marks and furniture.
var (
	body    = style{regular, 12, black}
	strong  = style{bold, 12, black}
	quote   = style{italic, 12, black}
	table   = style{regular, 10, black}
	tableB  = style{bold, 10, black}
	tableI  = style{italic, 10, black}
	aside   = style{regular, 10, grey}
	fine    = style{regular, 8, grey}
	heading = style{bold, 11, black}
	title   = style{bold, 15, black}
	court   = style{bold, 13, green}
)

// point is a typographic point in millimetres.
const point = 25.4 / 72

// span is words in one style. A target makes them a link within the document;
// a page prints the number of the page of that anchor in place of the text,
// which then only keeps the room.
type span struct {
	text   string
	style  style
	target anchor
	page   anchor
	glued  bool // stays on the line of the word before it
}

// frag is a piece of a set line, x millimetres from its left end.
type frag struct {
	x, w   float64
	text   string
	style  style
	target anchor
	page   anchor
}

// line is a set line and its width in millimetres.
type line struct {
	frags []frag
	w     float64
}

// say makes spans of one text in one style.
func say(s string, st style) []span { return []span{{text: s, style: st}} }

// width measures clean text in millimetres.
func (t *typefaces) width(s string, st style) float64 {
	w := 0.0
	for _, r := range s {
		w += t.advance(st.face, r)
	}
	return w * st.size * point
}

// setter breaks spans into lines of a given width.
type setter struct {
	*typefaces
	max   float64
	lines []line
	now   line
	space bool // a space is owed before the next word
}

// wrap sets spans in lines no wider than max millimetres. Lines break at
// spaces and line feeds; a word wider than the line is cut. There is always
// one line at least.
func (t *typefaces) wrap(ss []span, max float64) []line {
	s := setter{typefaces: t, max: max}
	for _, p := range ss {
		p.text = t.clean(p.text)
		s.span(p)
	}
	s.end()
	for len(s.lines) > 1 && len(s.lines[len(s.lines)-1].frags) == 0 {
		s.lines = s.lines[:len(s.lines)-1]
	}
	return s.lines
}

// span sets one span. Words that touch across spans are not kept together.
func (s *setter) span(p span) {
	for rest := p.text; rest != ""; {
		switch rest[0] {
		case ' ':
			s.space, rest = true, rest[1:]
			continue
		case '\n':
			s.end()
			rest = rest[1:]
			continue
		}
		n := strings.IndexAny(rest, " \n")
		if n < 0 {
			n = len(rest)
		}
		s.word(rest[:n], p)
		rest = rest[n:]
	}
}

// word sets one word, on the next line where this one is full.
func (s *setter) word(w string, p span) {
	gap, width := 0.0, s.width(w, p.style)
	if s.space && len(s.now.frags) > 0 {
		gap = s.width(" ", p.style)
	}
	if len(s.now.frags) > 0 && s.now.w+gap+width > s.max {
		gap = s.next(p, gap, width)
	}
	for width > s.max {
		n := s.fit(w, p.style)
		s.put(w[:n], 0, s.width(w[:n], p.style), p)
		s.end()
		w = w[n:]
		width = s.width(w, p.style)
	}
	s.put(w, gap, width, p)
	s.space = false
}

// next ends the line and returns the gap before what comes now. A glued span
// takes the last word with it, unless that is all there is.
func (s *setter) next(p span, gap, width float64) float64 {
	full := s.now
	last := full.frags[len(full.frags)-1]
	cut := strings.LastIndexByte(last.text, ' ')
	word := last.text[cut+1:]
	taken := s.width(word, last.style)
	if !p.glued || last.page != 0 || cut < 0 && len(full.frags) == 1 || taken+gap+width > s.max {
		s.end()
		return 0
	}
	s.now = s.shorten(full)
	s.end()
	s.put(word, 0, taken, span{style: last.style, target: last.target})
	return gap
}

// fit gives how many bytes of w fill the line, one rune at least.
func (s *setter) fit(w string, st style) int {
	_, first := utf8.DecodeRuneInString(w)
	sum := 0.0
	for i, r := range w {
		sum += s.advance(st.face, r) * st.size * point
		if sum > s.max && i > 0 {
			return max(i, first)
		}
	}
	return len(w)
}

// put adds a word to the line, to the fragment before it where both look the
// same.
func (s *setter) put(w string, gap, width float64, p span) {
	if w == "" {
		return
	}
	if n := len(s.now.frags); n > 0 {
		last := &s.now.frags[n-1]
		if last.style == p.style && last.target == p.target && last.page == 0 && p.page == 0 {
			if gap > 0 {
				last.text += " "
			}
			last.text += w
			last.w += gap + width
			s.now.w += gap + width
			return
		}
	}
	s.now.frags = append(s.now.frags, frag{s.now.w + gap, width, w, p.style, p.target, p.page})
	s.now.w += gap + width
}

// end closes the line.
func (s *setter) end() {
	s.lines = append(s.lines, s.now)
	s.now, s.space = line{}, false
}

// shorten takes the last word off a line.
func (t *typefaces) shorten(l line) line {
	n := len(l.frags) - 1
	f := l.frags[n]
	cut := strings.LastIndexByte(f.text, ' ')
	if cut < 0 {
		out := line{frags: append([]frag(nil), l.frags[:n]...)}
		if n > 0 {
			out.w = out.frags[n-1].x + out.frags[n-1].w
		}
		return out
	}
	f.text = f.text[:cut]
	f.w = t.width(f.text, f.style)
	return line{append(append([]frag(nil), l.frags[:n]...), f), f.x + f.w}
}

// moment is a time in the words of the court.
func moment(t time.Time) string {
	if t.IsZero() {
		return "pada waktu yang tidak dicatat"
	}
	return calendar.Of(t).Indonesian() + " pukul " + calendar.Clock(t)
}

// orWords gives s, or other words where it is empty.
func orWords(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}

// before gives s with words in front of it, or nothing where s is empty.
func before(words, s string) string {
	if s == "" {
		return ""
	}
	return words + s
}

// bracket gives s in brackets, or nothing.
func bracket(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}

// joined joins what is not empty.
func joined(sep string, ss ...string) string {
	var out []string
	for _, s := range ss {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

// capital gives s with a capital first letter.
func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}
