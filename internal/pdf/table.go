package pdf

// column is one column of a table; its width is in millimetres.
type column struct {
	head string
	w    float64
}

// cell is the words of one cell.
type cell []span

// grid is a table between the margins whose rows break by line across pages,
// with the header repeated.
type grid struct {
	*paper
	cols []column
	lead float64
	tall float64 // least height of a row, for writing by hand
	bare bool    // without a header
}

// grid starts a table and sets its header.
func (p *paper) grid(cols ...column) *grid {
	g := &grid{paper: p, cols: cols, lead: tableLead, bare: true}
	for _, c := range cols {
		g.bare = g.bare && c.head == ""
	}
	g.header()
	return g
}

// header sets the names of the columns.
func (g *grid) header() {
	if g.bare {
		g.rule(g.left, g.y, g.span(), hair, pale)
		return
	}
	cells := make([][]line, len(g.cols))
	for i, c := range g.cols {
		cells[i] = g.wrap(say(c.head, style{bold, 10, grey}), c.w-2)
	}
	n := deepest(cells)
	g.need(float64(n)*g.lead + 2*pad + 3*g.lead)
	g.slice(cells, 0, n)
	g.rule(g.left, g.y, g.span(), 0.35, green)
}

// span is the width of all columns.
func (g *grid) span() (w float64) {
	for _, c := range g.cols {
		w += c.w
	}
	return w
}

// keep is how many lines of a row stay together where a page ends.
const keep = 10

// row sets one row. A short row moves to the next page as a whole; a long one
// breaks between lines.
func (g *grid) row(cells ...cell) {
	set := make([][]line, len(g.cols))
	for i, c := range cells {
		set[i] = g.wrap(c, g.cols[i].w-2)
	}
	n := deepest(set)
	g.rise(min(n, keep))
	for from := 0; from < n; {
		fit := int((g.room() - 2*pad) / g.lead)
		if fit < 1 {
			g.turn()
			g.header()
			fit = int((g.room() - 2*pad) / g.lead)
		}
		to := min(n, from+max(fit, 1))
		if from > 0 && len(set[0]) <= min(from, to-from) {
			g.block(g.left, g.y+pad, g.lead, set[0]) // says again what goes on
		}
		g.slice(set, from, to)
		from = to
		if from < n {
			g.turn()
			g.header()
		}
	}
	g.rule(g.left, g.y, g.span(), hair, pale)
}

// rise turns the page unless n lines, or the least height, are left.
func (g *grid) rise(n int) {
	if g.room() < max(float64(n)*g.lead+2*pad, g.tall) {
		g.turn()
		g.header()
	}
}

// slice draws the lines from and up to to of each cell.
func (g *grid) slice(set [][]line, from, to int) {
	x := g.left
	for i, ll := range set {
		if from < len(ll) {
			g.block(x, g.y+pad, g.lead, ll[from:min(to, len(ll))])
		}
		x += g.cols[i].w
	}
	g.y += max(float64(to-from)*g.lead+2*pad, g.tall)
}

// deepest is the number of lines of the longest cell, one at least.
func deepest(set [][]line) int {
	n := 1
	for _, ll := range set {
		n = max(n, len(ll))
	}
	return n
}

// pairs sets labels with their words, without rules.
func (p *paper) pairs(width, label, lead float64, rows []pair) {
	for _, r := range rows {
		ll := p.wrap(r.words, width-label)
		p.need(lead * float64(min(len(ll), 2)))
		p.line(p.left, p.y, lead, p.wrap(say(r.label, aside), label)[0])
		for _, l := range ll {
			p.need(lead)
			p.line(p.left+label, p.y, lead, l)
			p.y += lead
		}
		p.y += 0.6
	}
}

// pair is a label and what it says.
type pair struct {
	label string
	words []span
}
