package pdf

import (
	"io"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
)

// The sizes of the leaflet: large enough for a child who reads slowly.
var (
	leafHead = style{bold, 24, green}
	leafAsk  = style{bold, 15, black}
	leafSay  = style{regular, 13.5, black}
)

// leafWords are what the leaflet says: a heading and short sentences. They rest
// on PERMA 5/2019 Pasal 11 (language, no robes), Pasal 15 huruf a, c and e
// (without the parents, a companion, an interpreter) and Pasal 14 (does the child
// agree); the number 129 is the line of the ministry for women and children [GK].
var leafWords = [][]string{
	{"Apa yang terjadi di sini?", "Hakim ingin mendengar ceritamu sebelum mengambil keputusan. Hakim dan panitera tidak memakai jubah. Kalian duduk dan bercakap-cakap."},
	{"Bahasa apa yang dipakai?", "Bahasa yang mudah. Kamu boleh memakai bahasa Sasak. Kalau ada kata yang sulit, minta hakim mengulang. Kamu boleh dibantu juru bahasa."},
	{"Siapa yang ada di ruangan?", "Kamu boleh minta bicara dengan hakim tanpa orang tua. Kamu boleh minta ditemani pendamping yang kamu percaya."},
	{"Apa yang boleh kujawab?", "Apa yang kamu rasakan sendiri. Tidak ada jawaban yang salah. Kamu boleh menjawab “tidak tahu”. Kamu boleh minta istirahat."},
	{"Bolehkah aku bilang tidak mau?", "Boleh. Kamu boleh bilang mau, tidak mau, atau belum tahu. Tidak seorang pun boleh memaksa atau menghukummu karena jawabanmu."},
	{"Siapa yang memutuskan?", "Hakim. Keputusan bukan tanggung jawabmu."},
	{"Kalau aku takut?", "Katakan kepada hakim, pendampingmu, atau petugas pengadilan. Kamu juga dapat menelepon SAPA 129, gratis, kapan saja."},
}

// Leaflet writes one page for a child who will be heard (PERMA 5/2019 Pasal 11).
// It names nobody: whoever finds it learns of a court, a day and a room. It
// returns an error when it cannot be printed or w fails.
func Leaflet(w io.Writer, x hearing.Leaflet) error {
	at := time.Date(x.On.Year, x.On.Month, x.On.Day, 0, 0, 0, 0, calendar.WITA)
	return build(w, func() (*paper, info) {
		p := newPaper(sizeOf(x.Court))
		p.leafHeading(x)
		for _, part := range leafWords {
			p.leafPart(part[0], part[1])
		}
		p.foot(x.Court.Name)
		return p, info{title: "Sidang untukmu", author: x.Court.Name, at: at}
	})
}

func (p *paper) leafHeading(x hearing.Leaflet) {
	p.write(p.left, p.y+9, leafHead, "Sidang untukmu")
	p.y += 13
	p.rule(p.left, p.y, p.measure(), stout, green)
	p.y += 4
	when := joined(", ", x.On.Weekday()+" "+x.On.Indonesian(), "pukul "+x.At+" WITA", x.Room)
	for _, l := range p.wrap(say(x.Court.Name+"\n"+when, leafAsk), p.measure()) {
		p.line(p.left, p.y, 7, l)
		p.y += 7
	}
	p.y += 4
}

func (p *paper) leafPart(ask, words string) {
	lines := p.wrap(say(words, leafSay), p.measure())
	p.need(8 + 6*float64(len(lines)))
	p.write(p.left, p.y+5, leafAsk, ask)
	p.y = p.block(p.left, p.y+8, 6, lines) + 4.5
}
