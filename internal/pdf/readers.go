package pdf

import (
	"fmt"
	"io"

	"timbang/internal/calendar"
	"timbang/internal/report"
)

// Readers writes who looked at the file of a child, for a person who asks what
// became of their data (UU 27/2022 Pasal 7 [GK]). Officers are named by office
// and place, not by name: they answer for the office. It returns an error when it
// cannot be printed or w fails.
func Readers(w io.Writer, x *report.Readers) error {
	return build(w, func() (*paper, info) {
		p := newPaper(sizeOf(x.Court))
		name := x.Petition.Name()
		p.letterhead(x.Court.Name, []string{x.Court.Address})
		p.para(say("Siapa yang membuka berkas perkara", title), 7)
		p.para(say(name+". Menurut jejak audit pada "+calendar.Of(x.MadeAt).Indonesian()+" pukul "+calendar.Clock(x.MadeAt)+".", aside), tableLead)
		p.y += 4
		p.readers(x.All)
		p.y += 4
		p.para(say("Setiap baris adalah satu orang yang memegang jabatan itu. Membaca termasuk mengunduh dan mencetak. Akses darurat adalah membuka temuan terbatas dengan alasan tertulis, yang ditinjau panitera.", table), tableLead)
		p.signature(ReturnLetterData{Office: "Panitera"})
		p.foot(joined(" · ", "Pembaca berkas", name))
		return p, info{title: "Siapa yang membuka berkas " + name, author: x.Court.Name, at: x.MadeAt}
	})
}

func (p *paper) readers(all []report.Reader) {
	if len(all) == 0 {
		p.none("Belum ada yang tercatat.")
		return
	}
	const count, day = 20, 25
	g := p.grid(column{"Jabatan dan tempat", p.measure() - 3*count - 2*day}, column{"Membaca", count}, column{"Menulis", count}, column{"Darurat", count}, column{"Pertama", day}, column{"Terakhir", day})
	for _, r := range all {
		g.row(say(joined(", ", r.Office.Label(), r.Place), table), say(fmt.Sprint(r.Readings), table), say(fmt.Sprint(r.Changes), table), say(fmt.Sprint(r.Urgent), table),
			say(calendar.Of(r.FirstAt).Short(), table), say(calendar.Of(r.LastAt).Short(), table))
	}
}
