package pdf

import (
	"fmt"
	"strings"

	"timbang/internal/brief"
	"timbang/internal/instrument"
)

// least is what must stay free on page 1 below the matrix.
const least = 43.0

// voice quotes the child on page 1, in as many lines as the page allows.
func (f *front) voice() {
	y := f.headAt(f.left, f.y, f.measure(), "Suara anak")
	if len(f.b.Voices) == 0 {
		f.y = f.block(f.left, y, bodyLead, f.wrap(say("Belum ada catatan bahwa anak didengar, dan tidak ada alasan yang dicatat.", style{italic, 12, grey}), f.measure())) + 1.6
		return
	}
	v := f.b.Voices[0]
	who := f.wrap(f.briefly(v), f.measure())
	if len(who) > 3 {
		who = who[:3]
	}
	free := f.h - f.bottom - y - f.matrixHeight() - least - float64(len(who))*tableLead - 1.6
	words, cut := f.clip(f.quoted(v), f.measure(), max(2, min(6, int(free/bodyLead))), seePage("… selengkapnya", f.voicePlace(v), aside))
	f.cutVoice = cut && f.voicePlace(v) == f.more
	y = f.block(f.left, y, bodyLead, words)
	f.y = f.block(f.left, y, tableLead, who) + 1.6
}

// voicePlace is where the whole of the voice is printed: on the page of its
// agency, else behind page 1.
func (f *front) voicePlace(v brief.Voice) anchor {
	for i, a := range f.b.Agencies {
		for _, w := range a.Voices {
			if w == v {
				return f.agency[i]
			}
		}
	}
	return f.more
}

// quoted sets the child's words, or why there are none.
func (p *paper) quoted(v brief.Voice) []span {
	if v.Quote.IsZero() {
		if v.WhyNone.IsZero() {
			return say("Anak belum didengar dan alasannya tidak dicatat.", style{italic, 12, grey})
		}
		return append(say("Anak tidak didengar: ", aside), p.marked(v.WhyNone, body)...)
	}
	ss := []span{{text: "“" + v.Quote.Text + "” ", style: quote}, p.mark(v.Quote.Ref)}
	if v.Translation != "" {
		ss = append(ss, span{text: " Terjemahan: ", style: aside}, span{text: "“" + v.Translation + "”", style: body})
	}
	return ss
}

// briefly says what page 1 must say of how the child was heard: alone or with
// whom, by whom, when.
func (p *paper) briefly(v brief.Voice) []span {
	v.Place, v.Minutes, v.Interpreter = "", 0, ""
	if v.Alone {
		v.Present = ""
	}
	return p.heard(v)
}

// heard says how the child was heard, by whom and when.
func (p *paper) heard(v brief.Voice) []span {
	if v.Quote.IsZero() {
		return say(joined(", ", v.By, v.Agency, v.On.Indonesian()), aside)
	}
	how := "Didengar tanpa orang tua atau keluarga"
	if !v.Alone {
		how = "Tidak didengar sendiri"
	}
	words := joined(", ", how+before("; di ruangan: ", v.Present)+before("; oleh ", v.By), v.Agency, v.On.Indonesian(), v.Place)
	if v.Minutes > 0 {
		words += fmt.Sprintf(", %d menit", v.Minutes)
	}
	words += before("; bahasa ", v.Language) + before("; juru bahasa ", v.Interpreter) + "."
	return say(words, aside)
}

// abreast is how many agencies one matrix holds.
const abreast = 4

// marks are the words and the sign of each polarity.
var marks = map[instrument.Polarity][2]string{
	instrument.Concern:     {"▲", "keberatan"},
	instrument.NoConcern:   {"○", "tidak ada keberatan"},
	instrument.Mixed:       {"◐", "campuran"},
	instrument.NotAssessed: {"–", "tidak dinilai"},
}

// polarity gives the sign and the words of a cell.
func polarity(pol instrument.Polarity, sealed bool) (sign, words string, c ink) {
	if sealed {
		return "■", "tertutup", black
	}
	m, ok := marks[pol]
	if !ok || pol == instrument.NotAssessed {
		m = marks[instrument.NotAssessed]
		return m[0], m[1], grey
	}
	return m[0], m[1], black
}

// The columns of the matrix beside those of the agencies.
const (
	idWide = 10.0
	rowLow = 4.65
)

// factors sets the matrix of page 1.
func (f *front) factors() {
	f.need(f.matrixHeight())
	f.y = f.headAt(f.left, f.y, f.measure(), "Enam belas faktor")
	f.bookmark("Matriks faktor", 1)
	f.rows(0, min(abreast, len(f.b.Matrix.Columns)))
	f.note()
}

// otherFactors sets the matrix of the agencies that page 1 had no room for.
func (f *front) otherFactors() {
	f.placeOnce(f.matrix)
	for from := abreast; from < len(f.b.Matrix.Columns); from += abreast {
		to := min(from+abreast, len(f.b.Matrix.Columns))
		f.need(air + 8 + 20*rowLow)
		f.head(fmt.Sprintf("Enam belas faktor, lembaga ke-%d sampai ke-%d", from+1, to))
		f.rows(from, to)
		f.y += 2
	}
}

// placeOnce drops the anchor unless it lies already.
func (p *paper) placeOnce(a anchor) {
	if p.places[a].page == 0 {
		p.drop(a)
	}
}

// agencyWide is the width of a column of the matrix by how many there are.
func agencyWide(n int) float64 {
	switch n {
	case 0:
		return 0
	case 1:
		return 52
	case 2:
		return 45
	case 3:
		return 31
	}
	return 27
}

// rows sets the header and the sixteen rows for the columns from to to.
func (f *front) rows(from, to int) {
	wide := agencyWide(to - from)
	x := f.left + f.measure() - wide*float64(to-from)
	f.matrixHeader(x, wide, from, to)
	start := f.y
	for _, r := range f.b.Matrix.Rows {
		f.factor(r, x, wide, from, to)
	}
	f.thick(start, x)
}

func (f *front) matrixHeader(x, wide float64, from, to int) {
	if to == from {
		return
	}
	deep := 0.0
	for i := from; i < to; i++ {
		c := f.b.Matrix.Columns[i]
		ss := append(say(orWords(c.Agency, "Tanpa nama")+" ", tableB), f.mark(c.Ref))
		ll, _ := f.clip(ss, wide-2, 3, say("…", aside))
		deep = max(deep, f.block(x+float64(i-from)*wide+1.2, f.y, 4.2, ll)-f.y)
		if i < len(f.agency) {
			f.put(op{shape: link, x: x + float64(i-from)*wide, y: f.y, w: wide, h: 4.2, target: f.agency[i]})
		}
	}
	f.y += deep + 0.8
	f.rule(f.left, f.y, f.measure(), 0.35, green)
}

// factor sets one row. Its words are short by design; a longer name is cut.
func (f *front) factor(r brief.Row, x, wide float64, from, to int) {
	base := f.y + rowLow*0.73
	f.write(f.left, base, aside, string(r.Factor))
	room := x - f.left - idWide - 1
	if r.Disagrees() {
		f.tag(x-2, base, room-f.width(f.clean(r.Name), table))
	}
	ll, _ := f.clip(say(r.Name, table), room, 1, say("…", table))
	f.line(f.left+idWide, f.y, rowLow-0.18, ll[0])
	for i := from; i < to; i++ {
		var c brief.Cell
		if i < len(r.Cells) {
			c = r.Cells[i]
		}
		f.cell(x+float64(i-from)*wide+1.2, base, to-from, c)
	}
	if to == from {
		f.writeRight(f.w-f.right, base, aside, "– tidak dinilai")
	}
	f.y += rowLow
	f.rule(f.left, f.y, f.measure(), 0.15, pale)
}

// tag says beside the name that sources differ, shorter behind a long name,
// where there is room; the note below the matrix says it in any case.
func (f *front) tag(x, y, room float64) {
	for _, words := range []string{"berbeda", "beda"} {
		if f.width(words, tableI)+3 <= room {
			f.writeRight(x, y, tableI, words)
			return
		}
	}
}

// cell sets sign and words; where columns are narrow the longest words are
// shortened and the legend says so.
func (f *front) cell(x, y float64, columns int, c brief.Cell) {
	sign, words, tone := polarity(c.Polarity, c.Sealed)
	if columns > 2 && c.Polarity == instrument.NoConcern && !c.Sealed {
		words = "tidak ada"
	}
	f.write(x, y, style{regular, 9, tone}, sign)
	f.write(x+4.2, y, style{regular, 10, tone}, words)
}

// thick draws a heavy border around the cells of every row in which agencies
// differ.
func (f *front) thick(top, x float64) {
	for i, r := range f.b.Matrix.Rows {
		if r.Disagrees() {
			y := top + float64(i)*rowLow
			f.put(op{shape: frame, x: x, y: y + 0.05, w: f.w - f.right - x, h: rowLow - 0.1, weight: 0.7, style: style{ink: black}})
		}
	}
}

// noteSpans says in words what the borders and the short words mean.
func (f *front) noteSpans() []span {
	n := len(f.b.Matrix.Columns)
	if n == 0 {
		return say("Belum ada asesmen yang diterima; semua faktor tidak dinilai.", table)
	}
	var ids, names []string
	for _, r := range f.b.Matrix.Rows {
		if r.Disagrees() {
			ids = append(ids, string(r.Factor))
			names = append(names, string(r.Factor)+" "+r.Name)
		}
	}
	var ss []span
	switch {
	case n == 1:
		ss = say("Baru satu lembaga yang menilai. ", table)
	case len(ids) == 0:
		ss = say("Tidak ada faktor yang dinilai berbeda. ", table)
	case len(ids) <= 3:
		ss = say("Lembaga berbeda (garis tebal): "+strings.Join(names, "; ")+". ", table)
	case len(ids) <= 11:
		ss = say("Lembaga berbeda (garis tebal) pada "+strings.Join(ids, ", ")+". ", table)
	default:
		ss = say(fmt.Sprintf("Lembaga berbeda (garis tebal) pada %d faktor. ", len(ids)), table)
	}
	if n > 2 {
		ss = append(ss, span{text: "“tidak ada” berarti tidak ada keberatan. ", style: aside})
	}
	if n > abreast {
		ss = append(ss, span{text: fmt.Sprintf("Memuat %d dari %d lembaga; yang lain di", abreast, n), style: aside})
		ss = append(ss, seePage("", f.matrix, aside)...)
	}
	return ss
}

// note sets the words below the matrix.
func (f *front) note() {
	f.y = f.block(f.left, f.y+0.5, tableLead, f.wrap(f.noteSpans(), f.measure())) + 1.4
}

// matrixHeight is what the matrix of page 1 takes with heading and note.
func (f *front) matrixHeight() float64 {
	n := min(abreast, len(f.b.Matrix.Columns))
	head := 0.8
	for i := range n {
		words := f.wrap(say(f.b.Matrix.Columns[i].Agency+" [A10]", tableB), agencyWide(n)-2)
		head = max(head, float64(min(3, len(words)))*4.2+0.8)
	}
	return 6.3 + head + 16*rowLow + float64(len(f.wrap(f.noteSpans(), f.measure())))*tableLead + 1.9
}
