package pdf

import (
	"fmt"
	"strings"

	qrcode "github.com/skip2/go-qrcode"

	"timbang/internal/brief"
)

// front lays out a brief. The anchors lead from page 1 to where something is
// printed in full.
type front struct {
	*paper
	b                                           brief.Brief
	more, gaps, matrix, aside                   anchor
	agency                                      []anchor // by index of the agency's page
	cutWho, cutWhy, cutVoice, cutFlags, cutGaps bool     // page 1 could not hold all
}

// layBrief lays out the whole brief.
func layBrief(b brief.Brief) *paper {
	f := layFront(b)
	f.furniture()
	return f.paper
}

// layFront lays out the brief but for the feet of its pages.
func layFront(b brief.Brief) *front {
	size := a4
	if b.Head.F4 {
		size = f4
	}
	f := &front{paper: newPaper(size), b: b}
	f.more, f.gaps, f.matrix, f.aside = f.anchor(), f.anchor(), f.anchor(), f.anchor()
	for range b.Agencies {
		f.agency = append(f.agency, f.anchor())
	}
	for _, c := range b.Matrix.Columns {
		f.mark(c.Ref) // so that A1 is the first column
	}
	for _, d := range b.Documents {
		f.mark(d.Ref) // so that D1 is the first of the annex
	}
	f.opened = f.runningHead
	f.first()
	f.second()
	f.hearingSheet()
	f.agencies()
	f.documents()
	f.changes()
	f.listSources()
	return f
}

// runningHead tops every page but the first.
func (f *front) runningHead() {
	f.write(f.left, f.y, fine, "Ringkasan Perkara untuk Hakim")
	f.writeRight(f.w-f.right, f.y, fine, orWords(f.b.Head.CaseNumber, "Belum bernomor"))
	f.rule(f.left, f.y+1.6, f.measure(), 0.35, green)
	f.y += 7
}

// furniture foots every page with the case, the version, the code and the
// page, because pages get swapped.
func (f *front) furniture() {
	h := f.b.Head
	f.foot(fmt.Sprintf("%s · versi %d · kode %s", orWords(h.CaseNumber, "Belum bernomor"), h.Version, h.Code))
}

// foot sets words and "Halaman n dari m" at the foot of every page.
func (p *paper) foot(words string) {
	y := p.h - 10.5
	for i := range p.pages {
		if _, ok := p.sheets[i]; ok {
			continue // stamped
		}
		at := op{shape: rule, x: p.left, y: y - 4, w: p.measure(), weight: hair, style: style{ink: pale}}
		number := p.clean(fmt.Sprintf("Halaman %d dari %d", i+1, len(p.pages)))
		p.pages[i] = append(p.pages[i], at,
			op{shape: glyphs, x: p.left, y: y, text: p.clean(words), style: fine},
			op{shape: glyphs, x: p.w - p.right - p.width(number, fine), y: y, text: number, style: fine})
	}
}

// first lays out page 1, the only page that a busy judge needs.
func (f *front) first() {
	f.bookmark("Halaman 1: pokok perkara", 0)
	f.strip()
	f.whoAndWhy()
	f.voice()
	f.factors()
	f.flagsAndGaps()
}

// The strip on top of page 1.
const (
	qrSize   = 25.0
	ttePlace = 33.0 // room for a certified signature later
)

// strip sets the letterhead, the case, the hearing and the code.
func (f *front) strip() {
	h := f.b.Head
	x, y, width := f.left, f.top, f.measure()-qrSize-ttePlace-8
	ll, _ := f.clip(say(orWords(h.Court, "Pengadilan belum dicatat"), court), width, 2, say("…", court))
	for _, l := range ll {
		f.line(x, y-1, 5.6, l)
		y += 5.6
	}
	for _, l := range f.wrap(say(strings.Join(h.Address, ", "), fine), width)[:1] {
		f.line(x, y-1, 4, l)
		y += 4
	}
	f.rule(x, y, width, stout, green)
	y = f.block(x, y+1.4, 5, f.wrap(say("Ringkasan Perkara untuk Hakim", tableI), width))
	y = f.block(x, y, 6.6, f.wrap(say(orWords(h.CaseNumber, "Belum bernomor"), title), width))
	y = f.block(x, y+0.6, bodyLead, f.wrap(f.hearingLine(), width))
	f.qr(f.w-f.right-qrSize, f.top-1)
	f.writeCentre(f.w-f.right-qrSize/2, f.top+qrSize+2.4, style{bold, 9, black}, h.Code)
	f.corners(f.w-f.right-qrSize-ttePlace-4, f.top-1, ttePlace, qrSize)
	y = max(y, f.top+qrSize+3)
	words := joined(" · ", before("Hakim ", h.Judge), fmt.Sprintf("versi %d, dibekukan %s", h.Version, moment(h.FrozenAt)))
	f.y = f.block(x, y+0.4, tableLead, f.wrap(say(capital(words), aside), f.measure())) + 0.8
}

// hearingLine says when and where the hearing is.
func (f *front) hearingLine() []span {
	h := f.b.Head
	if h.HearingDate.IsZero() {
		return say("Sidang belum dijadwalkan", strong)
	}
	words := h.HearingDate.Weekday() + ", " + h.HearingDate.Indonesian()
	if h.HearingTime != "" {
		words += ", " + h.HearingTime
	}
	ss := say(words, strong)
	if f.b.Hearing.Number > 0 {
		ss = append(ss, span{text: fmt.Sprintf("\nSidang ke-%d", f.b.Hearing.Number), style: body})
		if h.Room != "" {
			ss = append(ss, span{text: ", " + h.Room, style: body})
		}
	} else if h.Room != "" {
		ss = append(ss, span{text: "\n" + h.Room, style: body})
	}
	return ss
}

// qr draws the code that leads to the public verification.
func (f *front) qr(x, y float64) {
	if f.b.Head.VerifyURL == "" {
		return
	}
	code, err := qrcode.New(f.b.Head.VerifyURL, qrcode.Medium)
	if err != nil {
		panic(fmt.Errorf("verify URL: %w", err))
	}
	code.DisableBorder = true
	dots := code.Bitmap()
	side := qrSize / float64(len(dots))
	for j, row := range dots {
		for i := 0; i < len(row); i++ {
			n := i
			for n < len(row) && row[n] {
				n++
			}
			if n > i {
				f.put(op{shape: block, x: x + float64(i)*side, y: y + float64(j)*side, w: float64(n-i) * side, h: side, style: style{ink: black}})
				i = n
			}
		}
	}
	f.put(op{shape: link, x: x, y: y, w: qrSize, h: qrSize, text: f.b.Head.VerifyURL})
}

// corners marks the room for a certified signature by its four corners.
func (f *front) corners(x, y, w, h float64) {
	const arm = 2.5
	for _, c := range [4][2]float64{{x, y}, {x + w, y}, {x, y + h}, {x + w, y + h}} {
		dx, dy := arm, arm
		if c[0] > x {
			dx = -arm
		}
		if c[1] > y {
			dy = -arm
		}
		f.rule(c[0], c[1], dx, hair, pale)
		f.upright(c[0], c[1], dy, hair, pale)
	}
	f.writeCentre(x+w/2, y+h-1.4, style{regular, 7, grey}, "ruang untuk TTE")
}

// writeCentre sets a line of text around x.
func (p *paper) writeCentre(x, y float64, st style, s string) {
	s = p.clean(s)
	p.put(op{shape: glyphs, x: x - p.width(s, st)/2, y: y, text: s, style: st})
}

// upperLines is how many lines of 12 points the two upper columns may take, so
// that the rest of page 1 keeps its room: three lines of voice among it.
func (f *front) upperLines() int {
	const headings, voice = 2*6.3 + 3.2, 3*bodyLead + 2*tableLead
	free := f.room() - headings - voice - f.matrixHeight() - least
	return max(6, min(13, int(free/bodyLead)))
}

// whoAndWhy sets the people and the claim side by side.
func (f *front) whoAndWhy() {
	who, why := f.who(), f.why()
	left, right := f.split(who, why)
	n := f.upperLines()
	more := seePage("… selengkapnya", f.more, aside)
	y := f.headAt(f.left, f.y, left, "Anak dan para pihak")
	ll, cut := f.clip(who, left, n, more)
	f.cutWho = cut
	end := f.block(f.left, y, bodyLead, ll)
	x := f.left + left + gutter
	y = f.headAt(x, f.y, right, "Alasan mendesak")
	ll, f.cutWhy = f.clip(why, right, n, more)
	f.y = max(end, f.block(x, y, bodyLead, ll)) + 1.6
}

// split shares the measure between two columns so that the deeper one is as
// low as it can be, the equal share first.
func (f *front) split(a, b []span) (left, right float64) {
	all := f.measure() - gutter
	least := 1 << 30
	for _, share := range []float64{0.50, 0.53, 0.47, 0.56, 0.44} {
		n := max(len(f.wrap(a, all*share)), len(f.wrap(b, all*(1-share))))
		if n < least {
			least, left = n, all*share
		}
	}
	return left, all - left
}

// why says which urgent reason is claimed and on what it rests.
func (f *front) why() []span {
	w := f.b.WhyNow
	if w.Claim.IsZero() {
		return say("Permohonan tidak memuat alasan mendesak.", style{italic, 12, grey})
	}
	ss := []span{{text: "Status: ", style: aside}, {text: string(w.Status), style: strong}, {text: "\n", style: body}}
	if w.Status == "" {
		ss = nil
	}
	ss = append(ss, f.marked(w.Claim, body)...)
	ss = append(ss, f.listed("\nBukti: ", w.Evidence, body, "\nBukti: belum ada surat dalam berkas yang menopang alasan ini.")...)
	return append(ss, f.listed("\nDibantah: ", w.Against, body, "")...)
}

// listed sets sentences after a label, or the words for none.
func (p *paper) listed(label string, ll []brief.Sentence, st style, none string) []span {
	if len(ll) == 0 {
		return say(none, aside)
	}
	ss := say(label, aside)
	for _, s := range ll {
		ss = append(ss, p.marked(s, st)...)
		ss = append(ss, span{text: " ", style: st})
	}
	return ss
}
