package web

import (
	"fmt"
	"strings"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/region"
)

// MarriageBlock is one part of what the court learned about the marriage, folded
// to its Line. Earlier are the notes that a later one replaced, oldest first.
type MarriageBlock struct {
	Title, Line, Saved string
	Rows               []SummaryRow
	Earlier            []string
}

// MarriageShow is the section of it on the page of a petition, with the ways to
// what the office may note.
type MarriageShow struct {
	Blocks []MarriageBlock
	Links  []Link
}

const notNoted = "Belum dicatat."

// marriageShow makes the section for an office.
func marriageShow(o identity.Office, c determination.Case, p *petition.Petition) *MarriageShow {
	m, id := c.Marriage, p.ID
	out := &MarriageShow{Blocks: []MarriageBlock{customBlock(m.Customs), impedimentBlock(p, m.Impediments), attentionBlock(m.Attentions), commitmentBlock(m.Commitments)}}
	if p.JudgeID != "" {
		out.Blocks = append(out.Blocks, judgeBlock(m))
	}
	offer := func(a access.Action, open bool, text, href string) {
		if open && access.May(o, a) {
			out.Links = append(out.Links, Link{Text: text, Href: href})
		}
	}
	open, sat := p.Outcome.Kind == "", p.Status.Pending() && c.Heard()
	offer(access.NoteCustom, open, "Catat adat dan keadaan", customURL(id))
	offer(access.NoteImpediment, open, "Catat halangan perkawinan", impedimentURL(id))
	offer(access.NoteAttention, sat, "Catat persetujuan dan perhatian", attentionURL(id))
	offer(access.NoteCommitment, sat, "Catat komitmen orang tua", commitmentURL(id))
	offer(access.QualifyJudge, open && p.JudgeID != "", "Catat kualifikasi hakim", judgeURL(p.JudgeID))
	offer(access.NoteFallback, p.Status.Pending() && m.NeedsFallback(), "Catat apakah ada hakim lain yang memenuhi kualifikasi", fallbackURL(id))
	return out
}

// notedBy says who made a note.
func notedBy(n petition.Note) string {
	return "Dicatat " + n.Name + " (" + n.Office.Label() + "), " + calendar.Of(n.MadeAt).Indonesian()
}

// inOneLine folds rows into a sentence, for notes that were replaced.
func inOneLine(n petition.Note, rows []SummaryRow) string {
	var parts []string
	for _, r := range rows {
		parts = append(parts, r.Key+": "+note(r.Value, r.Hint))
	}
	return notedBy(n) + ". " + strings.Join(parts, "; ")
}

func customBlock(all []petition.Custom) MarriageBlock {
	b := MarriageBlock{Title: "Adat dan keadaan", Line: notNoted}
	for i, x := range all {
		if i < len(all)-1 {
			b.Earlier = append(b.Earlier, inOneLine(x.Note, customRows(x)))
			continue
		}
		b.Line, b.Saved, b.Rows = customLine(x.Facts), notedBy(x.Note), customRows(x)
	}
	return b
}

// customLine is what a reader must not miss.
func customLine(c petition.Customary) string {
	var parts []string
	if c.Merarik != "" {
		parts = append(parts, "merarik "+lowerFirst(c.Merarik.Label()))
	}
	if n := len(c.Belas); n > 0 {
		parts = append(parts, fmt.Sprintf("%d upaya belas", n))
	}
	if c.Akad != "" {
		parts = append(parts, "akad tanpa pencatatan "+lowerFirst(c.Akad.Label()))
	}
	if len(parts) == 0 {
		return "Tercatat"
	}
	return upperFirst(strings.Join(parts, ", "))
}

func customRows(x petition.Custom) []SummaryRow {
	c := x.Facts
	merarik := SummaryRow{Key: "Merarik", Value: c.Merarik.Label()}
	if !c.TakenOn.IsZero() {
		merarik.Hint = "Dibawa " + c.TakenOn.Indonesian()
	}
	if c.Nights != nil {
		merarik.Hint = upperFirst(commas(lowerFirst(merarik.Hint), nights(c.Nights)+" malam di luar rumah"))
	}
	rows := filled(merarik, SummaryRow{Key: "Anak sekarang tinggal", Value: region.Name(c.District)})
	for i, b := range c.Belas {
		rows = append(rows, SummaryRow{Key: fmt.Sprintf("Upaya belas ke-%d", i+1), Value: b.Result.Label(), Hint: commas(b.On.Indonesian(), b.By)})
	}
	akad := SummaryRow{Key: "Akad tanpa pencatatan", Value: c.Akad.Label(), Hint: commas(c.AkadOn.Indonesian(), c.AkadBy)}
	if c.Akad == petition.ToldYes {
		akad.Hint = strings.TrimSpace(stopped(akad.Hint) + " Tidak membebaskan dari dispensasi (PERMA 5/2019 Pasal 1 angka 1).")
	}
	agreed := SummaryRow{Key: "Denda atau pisuke disepakati", Value: c.Agreed.Label(), Hint: commas(money("denda ", c.Denda), money("pisuke ", c.Pisuke))}
	return append(rows, filled(akad, agreed, SummaryRow{Key: "Keterangan lain", Value: c.Words}, SummaryRow{Key: "Sumber", Value: x.Source.Label()})...)
}

func money(what string, n int64) string {
	if n == 0 {
		return ""
	}
	return what + rupiah(n)
}

func impedimentBlock(p *petition.Petition, all []petition.Impediment) MarriageBlock {
	b := MarriageBlock{Title: "Halangan perkawinan"}
	n := map[petition.ImpedimentState]int{}
	for _, k := range p.Impeded(all) {
		now := k.Now()
		n[now.State]++
		row := SummaryRow{Key: upperFirst(k.Words), Value: now.State.Label(), Hint: now.Basis}
		if row.Value == "" {
			row.Value = "Belum dicatat"
		}
		if len(k.Said) > 0 {
			row.Hint = strings.TrimSpace(stopped(row.Hint) + " " + notedBy(k.Said[len(k.Said)-1].Note))
		}
		b.Rows = append(b.Rows, row)
		for _, x := range k.Said[:max(0, len(k.Said)-1)] {
			b.Earlier = append(b.Earlier, upperFirst(k.Words)+": "+lowerFirst(note(x.State.Label(), x.Basis))+". "+notedBy(x.Note))
		}
	}
	b.Line = fmt.Sprintf("%d ada, %d tidak ada, %d tidak diketahui, %d belum dicatat", n[petition.ImpedimentExists], n[petition.NoImpediment], n[petition.ImpedimentUnknown], n[""])
	return b
}

func attentionBlock(all []determination.Attention) MarriageBlock {
	b := MarriageBlock{Title: "Persetujuan dan perhatian hakim", Line: notNoted}
	for i, x := range all {
		if i < len(all)-1 {
			b.Earlier = append(b.Earlier, inOneLine(x.Note, heedRows(x)))
			continue
		}
		b.Line, b.Saved, b.Rows = fmt.Sprintf("%d dari %d hal dijawab", len(x.Heeds), len(determination.Consents)+len(determination.Letters)), notedBy(x.Note), heedRows(x)
	}
	return b
}

func heedRows(x determination.Attention) []SummaryRow {
	var rows []SummaryRow
	for _, m := range append(append([]determination.Matter{}, determination.Consents...), determination.Letters...) {
		if h := x.Heed(m.Key); h.Answer != "" {
			rows = append(rows, SummaryRow{Key: m.Words, Value: answerWords(h.Answer), Hint: h.Words})
		}
	}
	return rows
}

func answerWords(a law.Answer) string {
	return map[law.Answer]string{law.Yes: "Ya", law.No: "Tidak"}[a]
}

func commitmentBlock(all []determination.Commitment) MarriageBlock {
	b := MarriageBlock{Title: "Komitmen orang tua", Line: notNoted}
	for i, x := range all {
		if i < len(all)-1 {
			b.Earlier = append(b.Earlier, inOneLine(x.Note, pledgeRows(x)))
			continue
		}
		b.Line, b.Saved, b.Rows = fmt.Sprintf("%d dari %d bidang dijawab", len(x.Pledges), len(determination.CommitmentFields)), notedBy(x.Note), pledgeRows(x)
	}
	return b
}

func pledgeRows(x determination.Commitment) []SummaryRow {
	var rows []SummaryRow
	for _, f := range determination.CommitmentFields {
		p := x.Pledge(f.Field)
		var items []string
		for _, i := range p.Items {
			items = append(items, commas(i.What, i.Who, i.When))
		}
		if p.Answer != "" {
			rows = append(rows, SummaryRow{Key: f.Label, Value: answerWords(p.Answer), Hint: strings.Join(items, "; ")})
		}
	}
	return append(rows, filled(SummaryRow{Key: "Surat yang ditandatangani", Value: x.Paper})...)
}

func judgeBlock(m determination.Marriage) MarriageBlock {
	words, hint := qualified(m.Qualifications)
	b := MarriageBlock{Title: "Kualifikasi hakim", Line: words}
	if hint == "" {
		b.Line = stopped(words)
		return b
	}
	b.Rows = []SummaryRow{{Key: "Kualifikasi", Value: words, Hint: hint}}
	if m.NeedsFallback() && len(m.Fallbacks) == 0 {
		b.Line += ". Belum tercatat apakah ada hakim lain yang memenuhi kualifikasi."
	}
	for i, f := range m.Fallbacks {
		row := SummaryRow{Key: "Tidak ada hakim lain yang memenuhi", Value: answerWords(f.NoOther), Hint: stopped(f.Words) + " " + notedBy(f.Note)}
		if i < len(m.Fallbacks)-1 {
			b.Earlier = append(b.Earlier, inOneLine(f.Note, []SummaryRow{{Key: row.Key, Value: row.Value, Hint: f.Words}}))
			continue
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

// marriageTasks are the two optional pages beside the steps of the intake.
func marriageTasks(m determination.Marriage, p *petition.Petition) []Task {
	custom := Task{Title: "Adat dan keadaan", Href: customURL(p.ID), Hint: "Merarik, belas, akad, denda dan pisuke; bila diketahui.", Status: "Belum dicatat"}
	if petition.Latest(m.Customs) != nil {
		custom.Status, custom.Tone = "Tercatat", "good"
	}
	known := p.Impeded(m.Impediments)
	n := 0
	for _, k := range known {
		if k.Now().State != "" {
			n++
		}
	}
	halangan := Task{Title: "Halangan perkawinan", Href: impedimentURL(p.ID), Hint: "Menurut dokumen atau keterangan; bila diketahui.", Status: fmt.Sprintf("%d dari %d dicatat", n, len(known))}
	if n == len(known) {
		halangan.Tone = "good"
	}
	return []Task{custom, halangan}
}

// marriageReview are the same two for the check of the answers.
func marriageReview(m determination.Marriage, p *petition.Petition) []Block {
	custom, impediments := customBlock(m.Customs), impedimentBlock(p, m.Impediments)
	if len(custom.Rows) == 0 {
		custom.Rows = []SummaryRow{{Key: "Keterangan", Value: "Belum dicatat", Hint: "Boleh kosong."}}
	}
	return []Block{
		{Title: custom.Title, Rows: custom.Rows, Change: &Link{Text: "Ubah", Href: customURL(p.ID)}},
		{Title: impediments.Title, Rows: impediments.Rows, Change: &Link{Text: "Ubah", Href: impedimentURL(p.ID)}},
	}
}
