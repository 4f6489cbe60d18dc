package pdf

import "timbang/internal/brief"

// marriage sets what the court learned about the marriage itself: short and
// without judgement, each sentence with its source.
func (f *front) marriage() {
	m := f.b.Marriage
	if len(f.b.Requests) == 0 {
		f.y += 3
	}
	f.learned("Adat dan keadaan", m.Custom)
	f.learned("Halangan perkawinan", m.Impediments)
	var rest []brief.Line
	rest = append(rest, m.Attention...)
	for _, l := range m.Commitments {
		rest = append(rest, brief.Line{Label: "Komitmen: " + l.Label, Said: l.Said})
	}
	f.learned("Persetujuan, perhatian, dan komitmen (Pasal 16); kualifikasi hakim (Pasal 20)", append(rest, m.Judge...))
}

// learned sets one part, or says that nothing of it is recorded.
func (f *front) learned(title string, all []brief.Line) {
	f.head(title)
	if len(all) == 0 {
		f.none("Belum dicatat.")
		return
	}
	const label = 56
	g := f.grid(column{"", label}, column{"", f.measure() - label})
	for _, l := range all {
		var words cell
		for _, s := range l.Said {
			words = append(append(words, f.marked(s, table)...), span{text: " ", style: table})
		}
		g.row(cell(say(l.Label, tableB)), words)
	}
	f.y += 3
}
