package pdf

import (
	"fmt"

	"timbang/internal/brief"
)

// box is a square to be ticked by hand, ticked one that is settled already.
const (
	box    = "☐"
	ticked = "☑"
)

// hearingSheet is the page that the judge fills in by hand.
func (f *front) hearingSheet() {
	h := f.b.Hearing
	words := "Lembar sidang"
	if h.Number > 0 {
		words = fmt.Sprintf("Lembar sidang ke-%d", h.Number)
	}
	f.chapter(words, "Lembar sidang")
	f.attendance(h)
	f.manner(h)
	f.advice(h)
	f.statements(h)
	f.matters(h)
	f.questions(h)
	f.notes()
}

// attendance is Pasal 10.
func (f *front) attendance(h brief.Hearing) {
	f.y = f.headAt(f.left, f.y, f.measure(), "Pasal 10: kehadiran")
	if len(h.Persons) == 0 {
		f.none("Belum ada orang yang dicatat untuk dihadirkan.")
	} else {
		g := f.grid(column{"Yang dihadirkan", 78}, column{"Sidang sebelumnya", f.measure() - 78 - 40}, column{"Hari ini", 40})
		for _, p := range h.Persons {
			who := cell{{text: p.Role, style: table}, {text: before(": ", orWords(p.Name, "nama belum dicatat")), style: table}}
			if p.Name != "" && !p.Ref.IsZero() {
				who = append(who, span{text: " ", style: table}, f.mark(p.Ref))
			}
			g.row(
				who,
				f.settled(p.Before),
				cell(say(box+" hadir\u00a0\u00a0 "+box+" tidak", table)))
		}
	}
	for _, s := range h.Counters {
		f.para(f.marked(s, table), tableLead)
	}
	f.y += 1.2
}

// settled sets what earlier hearings recorded, or a dash.
func (f *front) settled(s brief.Sentence) cell {
	if s.IsZero() {
		return cell(say("–", aside))
	}
	return cell(f.marked(s, table))
}

// manner is Pasal 11.
func (f *front) manner(h brief.Hearing) {
	f.head("Pasal 11: bahasa dan suasana")
	f.para(say(box+" bahasa dan cara yang mudah dimengerti anak\n"+box+" hakim dan panitera pengganti tanpa atribut persidangan", table), tableLead+0.4)
	if !h.Language.IsZero() {
		f.para(f.marked(h.Language, table), tableLead)
	}
	f.y += 1.2
}

// advice is Pasal 12: five risks, four groups.
func (f *front) advice(h brief.Hearing) {
	f.head("Pasal 12: nasihat tentang risiko (tanpa nasihat, penetapan batal demi hukum)")
	const wide = 23
	cols := []column{{"Risiko", f.measure() - 4*wide}}
	for _, g := range [4]string{"Pemohon", "Anak", "Calon pasangan", "Orang tua calon"} {
		cols = append(cols, column{g, wide})
	}
	g := f.grid(cols...)
	for i, risk := range brief.Risks {
		row := []cell{say(fmt.Sprintf("%c. %s", 'a'+i, risk), table)}
		for _, a := range h.Advice {
			row = append(row, f.tick(a.Given[i], a.Ref))
		}
		g.row(row...)
	}
	f.y += 1.2
}

// tick is a box, ticked with its source where an earlier hearing did it.
func (f *front) tick(done bool, r brief.Ref) cell {
	if !done {
		return say(box, body)
	}
	return cell{{text: ticked + " ", style: body}, f.mark(r)}
}

// statements is Pasal 13.
func (f *front) statements(h brief.Hearing) {
	f.head("Pasal 13: yang wajib didengar (tanpa itu, penetapan batal demi hukum)")
	g := f.grid(column{"", 78}, column{"", f.measure() - 78 - 40}, column{"", 40})
	for i, p := range h.Heard {
		who := orWords(p.Who, [4]string{"Anak", "Calon suami/istri", "Orang tua/wali anak", "Orang tua/wali calon suami/istri"}[i])
		g.row(
			say(fmt.Sprintf("%c. %s%s", 'a'+i, who, before(": ", p.Name)), table),
			f.settled(p.Before), say(box+" didengar hari ini", table))
	}
	f.y += 1.2
}

// matters is Pasal 14, with a line each to write on.
func (f *front) matters(h brief.Hearing) {
	f.head("Pasal 14: yang diidentifikasi hakim")
	g := f.grid(column{"", 78}, column{"", f.measure() - 78})
	g.tall = 2*tableLead + 2*pad
	for i, m := range h.Findings {
		words := orWords(m.Matter, [3]string{
			"anak mengetahui dan menyetujui rencana perkawinan",
			"kondisi psikologis, kesehatan, dan kesiapan anak",
			"ada atau tidaknya paksaan psikis, fisik, seksual, atau ekonomi",
		}[i])
		before := cell(say("", table))
		if !m.SoFar.IsZero() {
			before = f.marked(m.SoFar, table)
		}
		g.row(say(fmt.Sprintf("%c. %s", 'a'+i, words), table), before)
	}
	f.y += 1.2
}

// questions are neutral and belong to open points.
func (f *front) questions(h brief.Hearing) {
	f.head("Pertanyaan netral untuk hal yang masih terbuka")
	if len(h.Questions) == 0 {
		f.none("Tidak ada hal terbuka yang memerlukan pertanyaan.")
		return
	}
	g := f.grid(column{"Kepada", 32}, column{"Pertanyaan", f.measure() - 32 - 52}, column{"Hal", 52})
	for _, q := range h.Questions {
		about := say(q.About, aside)
		if !q.Ref.IsZero() {
			about = append(about, span{text: " ", style: table}, f.mark(q.Ref))
		}
		g.row(say(q.To, table), say(q.Text, table), about)
	}
	f.y += 1.2
}

// notes rules lines for writing down to the end of the page, four at least.
func (f *front) notes() {
	const apart = 8.0
	f.need(air + 7 + 4*apart)
	f.head("Catatan hakim")
	for f.room() > apart {
		f.y += apart
		f.rule(f.left, f.y, f.measure(), hair, pale)
	}
}
