package web

import (
	"fmt"
	"strings"

	"timbang/internal/brief"
	"timbang/internal/calendar"
)

func (r briefReader) who() BriefPart {
	w := r.b.Who
	p := BriefPart{ID: "pihak", Title: "Anak dan para pihak"}
	p.Lines = append(p.Lines, r.person("Anak", w.Child.Name, w.Child.Born, w.Child.AgeAtHearing, w.Child.Births, w.Child.Ref))
	p.Lines = append(p.Lines, plainly("Menuju 19 tahun", monthsTo19(w.Child.MonthsTo19)))
	p.Lines = append(p.Lines, r.person(sentence(w.Spouse.Role), w.Spouse.Name, w.Spouse.Born, w.Spouse.AgeAtHearing, w.Spouse.Births, w.Spouse.Ref))
	gap := w.Spouse.Gap.String()
	if w.Spouse.Younger {
		gap += ", lebih muda daripada anak"
	}
	p.Lines = append(p.Lines, plainly("Selisih umur", gap))
	for _, x := range w.Petitioners {
		p.Lines = append(p.Lines, BriefLine{"Pemohon", []BriefSaid{{strings.TrimSuffix(x.Name+", "+x.Relation, ", "), r.href(x.Ref), x.Ref.Label}}})
	}
	p.Lines = append(p.Lines, r.line("Kedudukan ("+w.StandingPasal+")", w.Standing)...)
	p.Lines = append(p.Lines, r.line("Permohonan bersama", w.Joint)...)
	p.Lines = append(p.Lines, r.line("Permohonan tertaut", w.Linked...)...)
	p.Lines = append(p.Lines, r.line("Permohonan terdahulu", w.Earlier...)...)
	return p
}

func monthsTo19(n int) string {
	if n < 0 {
		return "sudah genap 19 tahun pada hari sidang"
	}
	return fmt.Sprintf("%d bulan dari hari sidang", n)
}

// person says who somebody is and how old on the day of the hearing, with every
// birth date where the papers differ.
func (r briefReader) person(label, name string, born calendar.Date, age calendar.Age, births []brief.Birth, ref brief.Ref) BriefLine {
	words := name
	if !born.IsZero() {
		words += ", lahir " + born.Indonesian() + ", " + age.String() + " pada hari sidang"
	}
	l := BriefLine{label, []BriefSaid{{words, r.href(ref), ref.Label}}}
	for _, x := range births {
		l.Said = append(l.Said, BriefSaid{"Lahir " + x.On.Indonesian() + " menurut " + x.By.Text, r.href(x.By.Ref), x.By.Ref.Label})
	}
	return l
}

func (r briefReader) why() BriefPart {
	w := r.b.WhyNow
	p := BriefPart{ID: "alasan", Title: "Alasan mendesak", None: "Permohonan tidak memuat alasan mendesak."}
	if w.Claim.IsZero() {
		return p
	}
	p.Lines = append(p.Lines, plainly("Status", string(w.Status)))
	p.Lines = append(p.Lines, r.line("Alasan", w.Claim)...)
	p.Lines = append(p.Lines, r.line("Bukti", w.Evidence...)...)
	if len(w.Evidence) == 0 {
		p.Lines = append(p.Lines, plainly("Bukti", "Belum ada surat dalam berkas yang menopang alasan ini."))
	}
	p.Lines = append(p.Lines, r.line("Dibantah", w.Against...)...)
	return p
}

// voices quote the child, verbatim.
func (r briefReader) voices(id string, all []brief.Voice) BriefPart {
	p := BriefPart{ID: id, Title: "Suara anak", None: "Belum ada catatan bahwa anak didengar, dan tidak ada alasan yang dicatat."}
	for _, v := range all {
		if v.Quote.IsZero() {
			p.Lines = append(p.Lines, r.line("Anak tidak didengar", v.WhyNone)...)
			continue
		}
		said := r.said(v.Quote)
		said[0].Text = "“" + said[0].Text + "”"
		if v.Translation != "" {
			said = append(said, BriefSaid{Text: "Terjemahan: “" + v.Translation + "”"})
		}
		p.Lines = append(p.Lines, BriefLine{"Kata-kata anak", append(said, BriefSaid{Text: heardWords(v)})})
	}
	return p
}

// heardWords says how the child was heard, by whom, when and where.
func heardWords(v brief.Voice) string {
	words := []string{"Didengar tanpa orang tua atau keluarga"}
	if !v.Alone {
		words[0] = "Tidak didengar sendiri"
	}
	for _, x := range [][2]string{{"di ruangan: ", v.Present}, {"oleh ", v.By}, {"", v.Agency}, {"", v.On.Indonesian()}, {"", v.Place}, {"juru bahasa ", v.Interpreter}} {
		if x[1] != "" {
			words = append(words, x[0]+x[1])
		}
	}
	if v.Minutes > 0 {
		words = append(words, fmt.Sprintf("%d menit", v.Minutes))
	}
	return strings.Join(words, "; ")
}

func (r briefReader) care() BriefPart {
	f := r.b.Freshness
	p := BriefPart{ID: "perhatian", Title: "Perhatian dan kesegaran bukti"}
	words := "Tidak ada temuan tertutup."
	if r.b.Flags.Restricted {
		words = "Ada temuan tertutup: baca pada halaman asesmen atau dalam Lampiran Tertutup. Jangan dibacakan."
	}
	p.Lines = append(p.Lines, plainly("Temuan tertutup", words))
	p.Lines = append(p.Lines, r.line("Perlu perhatian", r.b.Flags.Protective...)...)
	p.Lines = append(p.Lines, r.dated("Anak terakhir ditemui", f.ChildSeen, fmt.Sprintf(" (%d hari sebelum sidang)", f.DaysAgo)), r.dated("Bukti tertua", f.Oldest, ""), r.dated("Bukti terbaru", f.Newest, ""))
	return p
}

func (r briefReader) dated(label string, d brief.Dated, more string) BriefLine {
	if d.On.IsZero() {
		return plainly(label, "tidak dicatat")
	}
	l := plainly(label, d.On.Indonesian()+more)
	l.Said = append(l.Said, r.said(d.What)...)
	return l
}

func (r briefReader) gaps() BriefPart {
	p := BriefPart{ID: "celah", Title: "Hal yang belum terpenuhi", None: "Tidak ada hal yang belum terpenuhi."}
	for _, g := range r.b.Gaps {
		words := g.Words + ". Oleh " + g.Owner
		if g.Consequence != "" {
			words += "; akibat: " + g.Consequence
		}
		p.Lines = append(p.Lines, BriefLine{g.Pasal, []BriefSaid{{words, r.href(g.Ref), g.Ref.Label}}})
	}
	return p
}

func (r briefReader) overrides() BriefPart {
	p := BriefPart{ID: "dikesampingkan", Title: "Dikesampingkan oleh hakim", None: "Tidak ada yang dikesampingkan."}
	for _, o := range r.b.Overrides {
		l := plainly(o.Pasal, o.Words+" ("+o.By+", "+o.On.Indonesian()+")")
		l.Said = append(l.Said, r.said(o.Reason)...)
		p.Lines = append(p.Lines, l)
	}
	return p
}

func (r briefReader) chronology() BriefPart {
	p := BriefPart{ID: "kronologi", Title: "Kronologi", None: "Belum ada peristiwa yang dicatat."}
	for _, e := range r.b.Chronology {
		on := e.When
		if !e.On.IsZero() {
			on = e.On.Indonesian()
		}
		p.Lines = append(p.Lines, r.line(on, e.What)...)
	}
	return p
}

func (r briefReader) marriage() []BriefPart {
	m := r.b.Marriage
	var rest []BriefLine
	for _, l := range r.lines(m.Commitments) {
		rest = append(rest, BriefLine{"Komitmen: " + l.Label, l.Said})
	}
	return []BriefPart{
		{"adat", "Adat dan keadaan", "Belum dicatat.", r.lines(m.Custom)},
		{"halangan", "Halangan perkawinan", "Belum dicatat.", r.lines(m.Impediments)},
		{"pasal16", "Persetujuan, perhatian, dan komitmen (Pasal 16); kualifikasi hakim (Pasal 20)", "Belum dicatat.", append(append(r.lines(m.Attention), rest...), r.lines(m.Judge)...)},
	}
}

func (r briefReader) requests() BriefPart {
	p := BriefPart{ID: "permintaan", Title: "Permintaan asesmen (Pasal 15 huruf d)", None: "Belum ada asesmen yang diminta."}
	for _, x := range r.b.Requests {
		l := plainly(x.Agency, "Diminta "+x.Asked.Indonesian()+", batas waktu "+x.Due.Indonesian())
		l.Said = append(l.Said, r.said(x.State)...)
		p.Lines = append(p.Lines, l)
	}
	return p
}

// sheet says what earlier hearings settled of Pasal 10 to 14, and the questions
// that are left.
func (r briefReader) sheet() []BriefPart {
	h := r.b.Hearing
	come := BriefPart{ID: "pasal10", Title: "Pasal 10: kehadiran", None: "Belum ada orang yang dicatat untuk dihadirkan."}
	for _, x := range h.Persons {
		said := []BriefSaid{{x.Name, r.href(x.Ref), x.Ref.Label}}
		come.Lines = append(come.Lines, BriefLine{x.Role, append(said, r.said(x.Before)...)})
	}
	come.Lines = append(come.Lines, r.line("Ketidakhadiran", h.Counters...)...)
	manner := BriefPart{"pasal11", "Pasal 11: bahasa dan suasana", "Belum dicatat.", r.line("Bahasa anak", h.Language)}
	advice := BriefPart{ID: "pasal12", Title: "Pasal 12: nasihat tentang risiko", None: "Belum ada nasihat yang dicatat."}
	for i, a := range h.Advice {
		l := BriefLine{Label: brief.Groups[i]}
		for n, given := range a.Given {
			if given {
				l.Said = append(l.Said, BriefSaid{"Sudah: " + brief.Risks[n], r.href(a.Ref), a.Ref.Label})
			}
		}
		if len(l.Said) > 0 {
			advice.Lines = append(advice.Lines, l)
		}
	}
	return []BriefPart{come, manner, advice, r.statements(), r.matters(), r.questions()}
}

func (r briefReader) statements() BriefPart {
	p := BriefPart{ID: "pasal13", Title: "Pasal 13: yang wajib didengar"}
	for _, x := range r.b.Hearing.Heard {
		said := r.said(x.Before)
		if len(said) == 0 {
			said = []BriefSaid{{Text: "belum didengar"}}
		}
		label := x.Who
		if x.Name != "" {
			label += ": " + x.Name
		}
		p.Lines = append(p.Lines, BriefLine{label, said})
	}
	return p
}

func (r briefReader) matters() BriefPart {
	p := BriefPart{ID: "pasal14", Title: "Pasal 14: yang diidentifikasi hakim", None: "Belum dicatat."}
	for _, x := range r.b.Hearing.Findings {
		p.Lines = append(p.Lines, r.line(x.Matter, x.SoFar)...)
	}
	return p
}

func (r briefReader) questions() BriefPart {
	p := BriefPart{ID: "pertanyaan", Title: "Pertanyaan netral untuk hal yang masih terbuka", None: "Tidak ada hal terbuka yang memerlukan pertanyaan."}
	for _, q := range r.b.Hearing.Questions {
		p.Lines = append(p.Lines, BriefLine{q.To, []BriefSaid{{q.Text, r.href(q.Ref), q.About}}})
	}
	return p
}

// agency is one assessment with its findings in the order of the factors.
func (r briefReader) agency(i int, a brief.AgencyPage) BriefAgency {
	id := fmt.Sprintf("lembaga-%d", i+1)
	out := BriefAgency{ID: id, Title: a.Agency}
	made := BriefPart{ID: id + "-asal", Title: "Asesmen"}
	made.Lines = append(made.Lines, BriefLine{"Ditandatangani", []BriefSaid{{fmt.Sprintf("%s, %s, revisi %d", a.SignedBy, a.SignedOn.Indonesian(), a.Revision), r.href(a.Ref), a.Ref.Label}}})
	made.Lines = append(made.Lines, plainly("Asesor", a.Assessor+", "+a.Profession), plainly("Instrumen", fmt.Sprintf("%s, versi %d", a.Instrument.Title, a.Instrument.Version)))
	made.Lines = append(made.Lines, r.line("Tidak berlaku lagi", a.Superseded)...)
	made.Lines = append(made.Lines, r.line("Koreksi", a.Corrects)...)
	found := BriefPart{ID: id + "-temuan", Title: "Temuan", None: "Asesmen ini tidak memuat temuan."}
	for _, f := range a.Findings {
		found.Lines = append(found.Lines, r.finding(f))
	}
	advice := BriefPart{ID: id + "-saran", Title: "Saran lembaga", None: "Lembaga ini tidak menyampaikan saran. Itu bukan kekurangan asesmen."}
	if x := a.Recommendation; x.Position != "" {
		advice.Lines = append(advice.Lines, BriefLine{"Posisi", []BriefSaid{{x.Position.Label() + ". Tidak mengikat siapa pun.", r.href(x.Ref), x.Ref.Label}}})
		advice.Lines = append(append(advice.Lines, r.line("Alasan", x.Reasons...)...), r.line("Syarat", x.Conditions)...)
	}
	papers := r.lines(append(append([]brief.Line{}, a.Certificates...), a.Papers...))
	if a.SealedPapers > 0 {
		papers = append(papers, plainly("Lampiran terbatas", fmt.Sprintf("%d lampiran", a.SealedPapers)))
	}
	out.Parts = []BriefPart{
		made, r.voices(id+"-suara", a.Voices), found, advice,
		{id + "-surat", "Surat dan lampiran", "Tidak ada surat dan lampiran.", papers},
		{id + "-cara", "Cara asesmen dibuat", "Tidak ada catatan tentang cara asesmen ini dibuat.", r.lines(a.Safeguards)},
	}
	return out
}

func (r briefReader) finding(f brief.Finding) BriefLine {
	mark, words := polarityWords(f.Polarity, f.Sealed)
	l := BriefLine{string(f.Factor) + " " + f.Name, []BriefSaid{{Text: mark + " " + words}}}
	l.Said = append(l.Said, r.said(f.WhyNot)...)
	for _, x := range f.Lines {
		for i, s := range r.said(x.Said...) {
			if i == 0 {
				s.Text = x.Label + ": " + s.Text
			}
			l.Said = append(l.Said, s)
		}
	}
	return l
}

func (r briefReader) documents() BriefPart {
	p := BriefPart{ID: "dokumen", Title: "Daftar dokumen", None: "Belum ada dokumen yang dicatat."}
	for _, d := range r.b.Documents {
		words := strings.TrimSuffix(d.Title+", "+d.Note, ", ")
		if !d.Uploaded {
			words += " (tanpa pindaian)"
		}
		p.Lines = append(p.Lines, BriefLine{fmt.Sprint(d.Number), []BriefSaid{{words, r.href(d.Ref), d.Kind}}})
	}
	return p
}

func (r briefReader) changes() BriefPart {
	p := BriefPart{ID: "perubahan", Title: "Perubahan sejak versi sebelumnya", None: "Tidak ada perubahan isi sejak versi sebelumnya."}
	if r.b.Head.Version <= 1 {
		p.None = "Ini versi pertama."
	}
	for _, x := range r.b.Changes {
		p.Lines = append(p.Lines, r.line(sentence(string(x.Kind)), x.What)...)
	}
	return p
}
