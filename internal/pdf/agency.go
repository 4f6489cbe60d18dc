package pdf

import (
	"fmt"
	"strings"

	"timbang/internal/brief"
	"timbang/internal/instrument"
)

// agencies prints one page or more for each assessment.
func (f *front) agencies() {
	if len(f.b.Agencies) == 0 {
		f.chapter("Asesmen lembaga", "Asesmen lembaga")
		f.none("Belum ada asesmen yang diterima pengadilan.")
		return
	}
	for i, a := range f.b.Agencies {
		f.chapter(orWords(a.Agency, "Lembaga tanpa nama"), orWords(a.Agency, "Lembaga tanpa nama"))
		f.drop(f.agency[i])
		f.assessment(a)
	}
}

// assessment prints one assessment as the court reads it.
func (f *front) assessment(a brief.AgencyPage) {
	if !a.Superseded.IsZero() {
		f.para(append(say("Tidak berlaku lagi: ", strong), f.marked(a.Superseded, body)...), bodyLead)
		f.y++
	}
	if !a.Corrects.IsZero() {
		f.para(append(say("Koreksi: ", strong), f.marked(a.Corrects, body)...), bodyLead)
		f.y++
	}
	f.pairs(f.measure(), 34, tableLead, f.making(a))
	f.y += 0.8
	f.ownWords(a)
	f.findings(a)
	f.recommendation(a)
	f.certificates(a)
	f.safeguards(a)
	f.evidence(a)
	f.y++
	f.para(say("Jawaban lengkap atas formulir ini dapat dibaca pada halaman asesmen di Timbang.", aside), tableLead)
}

// making says by whom, when and by which form the assessment was made.
func (f *front) making(a brief.AgencyPage) []pair {
	form := orWords(a.Instrument.Title, a.Instrument.ID)
	if a.Instrument.ID != "" {
		form += fmt.Sprintf(" (%s v%d%s)", a.Instrument.ID, a.Instrument.Version, before(", ", short(a.Instrument.Hash)))
	}
	signed := joined(", ", a.SignedBy, a.SignedOn.Indonesian())
	return []pair{
		{"Asesor", say(orWords(joined(", ", a.Assessor, a.Profession), "tidak dicatat"), table)},
		{"Ditandatangani", append(say(orWords(signed, "tidak dicatat")+fmt.Sprintf(", revisi %d ", a.Revision), table), f.mark(a.Ref))},
		{"Instrumen", say(orWords(form, "tidak dicatat"), table)},
	}
}

// short gives the beginning of a hash.
func short(hash string) string { return hash[:min(12, len(hash))] }

// ownWords prints every voice whole.
func (f *front) ownWords(a brief.AgencyPage) {
	f.head("Suara anak")
	if len(a.Voices) == 0 {
		f.none("Asesmen ini tidak memuat suara anak.")
		return
	}
	for i, v := range a.Voices {
		if i > 0 {
			f.y += 1.5
		}
		f.wholeVoice(v)
	}
	f.y += 0.8
}

// findings prints what the assessment says about each factor.
func (f *front) findings(a brief.AgencyPage) {
	f.head("Temuan")
	if len(a.Findings) == 0 {
		f.none("Asesmen ini tidak memuat temuan.")
		return
	}
	g := f.grid(column{"Faktor", 60}, column{"Temuan dan dasarnya", f.measure() - 60})
	for _, x := range a.Findings {
		sign, words, tone := polarity(x.Polarity, x.Sealed)
		name := cell{
			{text: string(x.Factor) + " ", style: aside}, {text: x.Name + "\n", style: table},
			{text: sign + " ", style: style{regular, 9, tone}}, {text: words, style: style{bold, 10, tone}},
		}
		g.row(name, f.finding(x))
	}
	f.y += 1.2
}

// finding sets the sentences about one factor, or why there are none.
func (f *front) finding(x brief.Finding) cell {
	switch {
	case x.Sealed:
		return cell(say("Temuan tertutup; dibaca pada halaman asesmen ini di Timbang.", tableI))
	case !x.WhyNot.IsZero():
		return append(say("Tidak dinilai: ", aside), f.marked(x.WhyNot, table)...)
	case len(x.Lines) == 0:
		return cell(say("Tidak ada uraian dan tidak ada alasan yang dicatat.", style{italic, 10, grey}))
	}
	var ss []span
	for i, l := range x.Lines {
		switch {
		case i > 0 && l.Particular:
			ss = append(ss, span{text: "\n", style: table})
		case i > 0:
			ss = append(ss, span{text: " ", style: table})
		}
		ss = append(ss, f.labelled(l)...)
	}
	return ss
}

// labelled sets the sentences of a line behind its label.
func (f *front) labelled(l brief.Line) []span {
	var ss []span
	if l.Label != "" && l.Label != "Temuan" { // the column says so already
		ss = say(l.Label+": ", aside)
		if strings.HasSuffix(l.Label, "?") {
			ss = say(l.Label+" ", aside)
		}
	}
	for i, s := range l.Said {
		if i > 0 {
			ss = append(ss, span{text: " ", style: table})
		}
		ss = append(ss, f.marked(s, table)...)
	}
	return ss
}

// recommendation prints the advice, which binds nobody.
func (f *front) recommendation(a brief.AgencyPage) {
	f.head("Saran lembaga")
	r := a.Recommendation
	switch r.Position {
	case "":
		f.para(say("Lembaga ini tidak menyampaikan saran. Itu bukan kekurangan asesmen.", table), tableLead)
		return
	case instrument.Declined:
		f.para(append(say("Menurut kebijakannya, lembaga ini tidak menerbitkan rekomendasi. Itu bukan kekurangan asesmen. ", table), f.mark(r.Ref)), tableLead)
	default:
		ss := []span{{text: r.Position.Label(), style: tableB}, {text: " ", style: table}, f.mark(r.Ref)}
		f.para(append(ss, span{text: " Saran ini pendapat lembaga dan tidak mengikat siapa pun.", style: table}), tableLead)
	}
	for _, s := range r.Reasons {
		f.para(f.marked(s, table), tableLead)
	}
	if !r.Conditions.IsZero() {
		f.para(append(say("Syarat: ", aside), f.marked(r.Conditions, table)...), tableLead)
	}
	f.y += 0.8
}

// certificates names the papers that the agency issued, when there are any.
func (f *front) certificates(a brief.AgencyPage) {
	if len(a.Certificates) == 0 {
		return
	}
	f.head("Surat lembaga")
	var rows []pair
	for _, l := range a.Certificates {
		rows = append(rows, pair{l.Label, f.labelled(brief.Line{Said: l.Said})})
	}
	f.pairs(f.measure(), 48, tableLead, rows)
	f.y += 0.8
}

// safeguards prints how the assessment was made.
func (f *front) safeguards(a brief.AgencyPage) {
	f.head("Cara asesmen dibuat")
	if len(a.Safeguards) == 0 {
		f.none("Tidak ada catatan tentang cara asesmen ini dibuat.")
		return
	}
	var rows []pair
	for _, l := range a.Safeguards {
		rows = append(rows, pair{l.Label, f.labelled(brief.Line{Said: l.Said})})
	}
	f.pairs(f.measure(), 48, tableLead, rows)
}

// evidence prints what was attached, when anything was.
func (f *front) evidence(a brief.AgencyPage) {
	if len(a.Papers) == 0 && a.SealedPapers == 0 {
		return
	}
	f.head("Lampiran asesmen")
	var rows []pair
	for _, l := range a.Papers {
		rows = append(rows, pair{l.Label, f.labelled(brief.Line{Said: l.Said})})
	}
	if a.SealedPapers > 0 {
		rows = append(rows, pair{"Terbatas", say(fmt.Sprintf("%d lampiran; dibaca hakim perkara pada halaman asesmen di Timbang.", a.SealedPapers), table)})
	}
	f.pairs(f.measure(), 48, tableLead, rows)
}
