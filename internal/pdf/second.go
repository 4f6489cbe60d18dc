package pdf

import (
	"fmt"

	"timbang/internal/brief"
)

// flagsAndGaps closes page 1: what to be careful with and how fresh the
// evidence is on the left, what is missing on the right.
func (f *front) flagsAndGaps() {
	words := f.care(protective)
	var gaps []span
	for _, g := range f.b.Gaps[:min(6, len(f.b.Gaps))] {
		gaps = append(append(gaps, f.gap(g)...), span{text: "\n", style: table})
	}
	left, right := f.split(words, gaps)
	lines := max(3, int((f.room()-6.3)/tableLead))
	top := f.y
	y := f.headAt(f.left, top, left, "Perhatian dan kesegaran bukti")
	ll, cut := f.clip(words, left, lines, seePage("… selengkapnya", f.more, aside))
	f.cutFlags = cut || len(f.b.Flags.Protective) > protective
	end := f.block(f.left, y, tableLead, ll)
	x := f.left + left + gutter
	y = f.headAt(x, top, right, "Hal yang belum terpenuhi")
	f.y = max(end, f.someGaps(x, y, right, lines))
}

// protective is how many protective notes page 1 shows before it refers to the
// others.
const protective = 2

// care says whether restricted findings exist, without any detail, how fresh
// the evidence is, and at most n notes of what to attend to.
func (f *front) care(n int) []span {
	ss := say("Tidak ada temuan tertutup.", table)
	if f.b.Flags.Restricted {
		ss = []span{{text: "Ada temuan tertutup", style: tableB}, {text: ": baca di Timbang, halaman asesmen. Jangan dibacakan.", style: table}}
	}
	if k := len(f.b.Overrides); k > 0 {
		ss = append(ss, seePage(fmt.Sprintf("\n%d hal dikesampingkan hakim dengan alasan,", k), f.aside, tableB)...)
	}
	ss = append(ss, f.freshness()...)
	for _, s := range f.b.Flags.Protective[:min(n, len(f.b.Flags.Protective))] {
		ss = append(ss, span{text: "\n", style: table})
		ss = append(ss, f.marked(s, table)...)
	}
	if more := len(f.b.Flags.Protective) - n; more > 0 {
		ss = append(ss, span{text: "\n", style: table})
		ss = append(ss, seePage(fmt.Sprintf("%d catatan lagi di", more), f.more, tableB)...)
	}
	return ss
}

// freshness says how old the evidence is and when the child was last seen.
func (f *front) freshness() []span {
	r := f.b.Freshness
	ss := say("\nAnak terakhir ditemui: ", aside)
	if r.ChildSeen.On.IsZero() {
		ss = append(ss, span{text: "tidak dicatat", style: tableI})
	} else {
		ago := f.ago(r.DaysAgo)
		ss = append(ss, span{text: ago, style: tableB}, span{text: ", " + r.ChildSeen.On.Indonesian(), style: table})
		ss = append(ss, f.after(r.ChildSeen.What)...)
	}
	ss = append(ss, f.dated("\nBukti tertua: ", r.Oldest)...)
	return append(ss, f.dated(" Terbaru: ", r.Newest)...)
}

// ago says how long before the hearing something was, or before the brief
// where no hearing is scheduled.
func (f *front) ago(days int) string {
	what := "sidang"
	if f.b.Head.HearingDate.IsZero() {
		what = "ringkasan ini"
	}
	switch {
	case days == 0:
		return "pada hari " + what
	case days < 0:
		return fmt.Sprintf("%d hari sesudah %s", -days, what)
	}
	return fmt.Sprintf("%d hari sebelum %s", days, what)
}

// dated sets a day with what it is about.
func (p *paper) dated(label string, d brief.Dated) []span {
	ss := say(label, aside)
	if d.On.IsZero() {
		return append(ss, span{text: "tidak ada", style: tableI})
	}
	return append(append(ss, span{text: d.On.Indonesian(), style: table}), p.after(d.What)...)
}

// after sets a sentence as a clause.
func (p *paper) after(s brief.Sentence) []span {
	if s.IsZero() {
		return nil
	}
	s.Text = ", " + s.Text
	return p.marked(s, table)
}

// someGaps sets as many open items as there are lines, then how many more
// there are.
func (f *front) someGaps(x, y, width float64, lines int) float64 {
	if len(f.b.Gaps) == 0 {
		return f.block(x, y, tableLead, f.wrap(say("Tidak ada hal yang belum terpenuhi.", table), width))
	}
	for i, g := range f.b.Gaps {
		ll := f.wrap(f.gap(g), width)
		last := i == len(f.b.Gaps)-1
		if len(ll) > lines-1 && (!last || len(ll) > lines) {
			f.cutGaps = true
			words := fmt.Sprintf("%d lainnya di", len(f.b.Gaps)-i)
			return f.block(x, y, tableLead, f.wrap(seePage(words, f.gaps, tableB), width))
		}
		y = f.block(x, y, tableLead, ll)
		lines -= len(ll)
	}
	return y
}

// gap says what is missing, who owes it and what follows from it.
func (f *front) gap(g brief.Gap) []span {
	owed := joined("; ", g.Pasal, before("oleh ", g.Owner))
	if g.Consequence != "" {
		owed = joined("; ", owed, "akibat:")
	}
	ss := []span{{text: "• " + g.Words, style: table}, {text: " " + owed, style: aside}, {text: before(" ", g.Consequence), style: table}}
	if !g.Ref.IsZero() {
		ss = append(ss, span{text: " ", style: table}, f.mark(g.Ref))
	}
	return ss
}

// second sets the chronology and what page 1 had no room for.
func (f *front) second() {
	f.chapter("Kronologi", "Kronologi")
	if len(f.b.Chronology) == 0 {
		f.none("Belum ada peristiwa yang dicatat.")
	} else {
		g := f.grid(column{"Tanggal", 40}, column{"Peristiwa", f.measure() - 40})
		for _, e := range f.b.Chronology {
			g.row(cell(say(orWords(e.On.Indonesian(), orWords(e.When, "tidak dicatat")), table)), cell(f.marked(e.What, table)))
		}
	}
	f.y += 3
	f.requests()
	f.marriage()
	if len(f.b.Matrix.Columns) > abreast {
		f.otherFactors()
	}
	if f.cutWho || f.cutWhy || f.cutVoice || f.cutFlags || len(f.strayVoices()) > 0 {
		f.rest()
	}
	if f.cutGaps {
		f.allGaps()
	}
	f.overrides()
}

// requests lists what was asked of agencies and how it stands.
func (f *front) requests() {
	f.head("Permintaan asesmen (Pasal 15 huruf d)")
	if len(f.b.Requests) == 0 {
		f.none("Belum ada asesmen yang diminta.")
		return
	}
	g := f.grid(column{"Lembaga", 56}, column{"Diminta", 24}, column{"Batas waktu", 24}, column{"Keadaan", f.measure() - 104})
	for _, r := range f.b.Requests {
		g.row(cell(say(r.Agency, table)), cell(say(r.Asked.Short(), table)), cell(say(r.Due.Short(), table)), cell(f.marked(r.State, table)))
	}
	f.y += 3
}

// rest prints in full what page 1 cut.
func (f *front) rest() {
	f.head("Lanjutan halaman 1")
	f.drop(f.more)
	if f.cutWho {
		f.para(f.who(), bodyLead)
		f.y += 2
	}
	if f.cutWhy {
		f.para(f.why(), bodyLead)
		f.y += 2
	}
	for _, v := range f.strayVoices() {
		f.wholeVoice(v)
		f.y += 2
	}
	if f.cutFlags {
		f.para(f.care(len(f.b.Flags.Protective)), tableLead)
		f.y += 2
	}
}

// strayVoices are those that no agency's page prints whole and that page 1
// does not hold either.
func (f *front) strayVoices() (vv []brief.Voice) {
	for i, v := range f.b.Voices {
		if (i > 0 || f.cutVoice) && f.voicePlace(v) == f.more {
			vv = append(vv, v)
		}
	}
	return vv
}

// wholeVoice prints a voice without cutting it.
func (f *front) wholeVoice(v brief.Voice) {
	f.para(f.quoted(v), bodyLead)
	f.para(f.heard(v), tableLead)
}

// allGaps prints every open item.
func (f *front) allGaps() {
	f.head(fmt.Sprintf("Hal yang belum terpenuhi: semua %d hal", len(f.b.Gaps)))
	f.drop(f.gaps)
	f.bookmark("Hal yang belum terpenuhi", 1)
	g := f.grid(column{"Ketentuan", 42}, column{"Hal", f.measure() - 42 - 30 - 32}, column{"Oleh", 30}, column{"Akibat", 32})
	for _, gap := range f.b.Gaps {
		words := say(gap.Words, table)
		if !gap.Ref.IsZero() {
			words = append(words, span{text: " ", style: table}, f.mark(gap.Ref))
		}
		g.row(cell(say(gap.Pasal, table)), words, cell(say(gap.Owner, table)), cell(say(orWords(gap.Consequence, "–"), table)))
	}
	f.y += 2
}

// overrides prints what the judge set aside, with the reason; nothing where
// nothing was.
func (f *front) overrides() {
	if len(f.b.Overrides) == 0 {
		return
	}
	f.head("Dikesampingkan oleh hakim, dengan alasan")
	f.drop(f.aside)
	f.bookmark("Dikesampingkan oleh hakim", 1)
	g := f.grid(column{"Ketentuan", 42}, column{"Hal", 52}, column{"Alasan", f.measure() - 42 - 52 - 36}, column{"Oleh", 36})
	for _, o := range f.b.Overrides {
		g.row(cell(say(o.Pasal, table)), cell(say(o.Words, table)), cell(f.marked(o.Reason, table)), cell(say(joined(", ", o.By, o.On.Short()), table)))
	}
	f.y += 2
}

// documents lists the papers of the file; they are read in Timbang.
func (f *front) documents() {
	f.chapter("Daftar dokumen", "Daftar dokumen")
	if len(f.b.Documents) == 0 {
		f.none("Belum ada dokumen yang dicatat.")
		return
	}
	f.para(say("Pindaian yang diunggah dapat dibuka pada halaman permohonan di Timbang.", aside), tableLead)
	f.y++
	g := f.grid(column{"No.", 10}, column{"Dokumen", f.measure() - 10 - 46 - 24 - 24}, column{"Ketentuan", 46}, column{"Pindaian", 24}, column{"Diterima", 24})
	for _, d := range f.b.Documents {
		words := say(d.Title, table)
		if d.Note != "" {
			words = append(words, span{text: ", " + d.Note, style: table})
		}
		scan := "tidak ada"
		if d.Uploaded {
			scan = "diunggah"
		}
		if !d.Ref.IsZero() {
			words = append(words, span{text: " ", style: table}, f.mark(d.Ref))
		}
		g.row(cell(say(fmt.Sprint(d.Number), table)), words, cell(say(orWords(d.Kind, "–"), table)), cell(say(scan, table)), cell(say(d.Received.Short(), table)))
	}
}

// changes says what is new since the version before. It follows the documents
// on the same page where there is room.
func (f *front) changes() {
	v := f.b.Head.Version
	f.y += 4
	f.need(40)
	f.head("Perubahan sejak versi sebelumnya")
	f.bookmark("Perubahan", 0)
	switch {
	case v <= 1:
		f.none("Ini versi pertama.")
	case len(f.b.Changes) == 0:
		f.none(fmt.Sprintf("Tidak ada perubahan isi sejak versi %d.", v-1))
	default:
		g := f.grid(column{"Keadaan", 26}, column{"Tanggal", 40}, column{"Apa", f.measure() - 66})
		for _, c := range f.b.Changes {
			g.row(cell(say(string(c.Kind), tableB)), cell(say(orWords(c.On.Indonesian(), "–"), table)), cell(f.marked(c.What, table)))
		}
	}
}
