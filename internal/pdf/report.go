package pdf

import (
	"fmt"
	"io"

	"timbang/internal/calendar"
	"timbang/internal/report"
)

// LIPA8 writes a monthly report: the figures in the order of the form, the proof
// that they add up, and the cases. It returns an error when it cannot be printed
// or w fails.
func LIPA8(w io.Writer, m *report.Monthly) error {
	return build(w, func() (*paper, info) {
		p := newPaper(sizeOf(m.Court))
		p.letterhead(m.Court.Name, []string{m.Court.Address})
		p.para(say("Laporan Perkara Dispensasi Kawin (LIPA 8)", title), 7)
		p.para(say("Bulan "+m.Month.Indonesian()+". Dihitung dari register pada "+calendar.Of(m.MadeAt).Indonesian()+" pukul "+calendar.Clock(m.MadeAt)+".", aside), tableLead)
		p.y += 4
		p.figures(m)
		p.adds(m)
		p.monthCases(m)
		p.signature(ReturnLetterData{Office: "Panitera"})
		p.foot("LIPA 8 · " + m.Court.Name + " · " + m.Month.Indonesian())
		return p, info{title: "LIPA 8 " + m.Month.Indonesian(), author: m.Court.Name, at: m.MadeAt}
	})
}

// figures sets every column of the form as a row.
func (p *paper) figures(m *report.Monthly) {
	g := p.grid(column{"Lajur", 18}, column{"Uraian", p.measure() - 18 - 28}, column{"Jumlah", 28})
	for i, c := range report.Columns {
		st := table
		if c.Column == report.Sum || c.Column == report.Ended || c.Column == report.Remaining {
			st = tableB
		}
		g.row(say(fmt.Sprint(i+3), aside), say(c.Label, st), say(fmt.Sprint(m.Count(c.Column)), st))
	}
	p.y += 4
}

// adds shows that the figures add up, or that they do not.
func (p *paper) adds(m *report.Monthly) {
	n := m.Count
	p.head("Kecocokan")
	p.para(say(fmt.Sprintf("Sisa bulan lalu %d + diterima %d = jumlah %d.\nJumlah %d = selesai %d + sisa akhir %d.",
		n(report.Carried), n(report.Received), n(report.Sum), n(report.Sum), n(report.Ended), n(report.Remaining)), table), tableLead)
	if !m.Balanced() {
		p.para(say(fmt.Sprintf("Tidak cocok: %d perkara mempunyai tanggal atau hasil yang tidak mungkin dan tidak dihitung. Perbaiki pada register.", len(m.Faults)), tableB), tableLead)
	}
	p.y += 3
}

// monthCases lists the cases of the month.
func (p *paper) monthCases(m *report.Monthly) {
	p.head("Perkara bulan ini")
	all := m.Cases[report.Sum]
	if len(all) == 0 {
		p.none("Tidak ada perkara pada bulan ini.")
		return
	}
	const day = 36
	g := p.grid(column{"No.", 12}, column{"Nomor perkara", p.measure() - 12 - 2*day - 38}, column{"Didaftarkan", day}, column{"Diputus", day}, column{"Hasil", 38})
	for i, c := range all {
		decided, end := "–", "belum diputus"
		if m.Ends(c) {
			decided, end = c.DecidedOn.Indonesian(), c.Kind.Label()
		}
		g.row(say(fmt.Sprint(i+1), aside), say(string(c.Number), table), say(c.RegisteredOn.Indonesian(), table), say(decided, table), say(end, table))
	}
}
