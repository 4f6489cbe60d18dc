package pdf

import (
	"io"
	"strings"
	"time"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/instrument"
)

// Certificate writes a paper that an agency issues for an assessment: that the
// family was counselled, or what the agency recommends. It names the child by
// initials only. It returns an error when it cannot be printed or w fails.
func Certificate(w io.Writer, c assessment.CertificatePaper) error {
	on := c.DatedOn
	at := time.Date(on.Year, on.Month, on.Day, 0, 0, 0, 0, calendar.WITA)
	return build(w, func() (*paper, info) {
		p := newPaper(a4)
		p.letterhead(c.Agency.Name, filled([]string{c.Agency.Address}))
		p.titled(c.Kind.Label(), "Nomor "+c.Number)
		if c.Kind == assessment.Counselling {
			p.counselled(c)
		} else {
			p.recommended(c)
		}
		p.signature(ReturnLetterData{Office: joined(", ", c.Place, on.Indonesian()) + "\nPenyelia", Signatory: c.Issuer})
		p.foot(joined(" · ", c.Kind.Label(), "Nomor "+c.Number))
		return p, info{title: c.Kind.Label(), author: c.Agency.Name, at: at}
	})
}

// titled sets the name of a paper and its number between the margins.
func (p *paper) titled(name, number string) {
	p.writeCentre(p.w/2, p.y+5, style{bold, 15, black}, strings.ToUpper(name))
	p.y += 8
	p.writeCentre(p.w/2, p.y+4, body, number)
	p.y += 12
}

func (p *paper) counselled(c assessment.CertificatePaper) {
	p.para(say("Lembaga kami menerangkan bahwa anak berikut sudah mengikuti konseling tentang rencana perkawinan.", body), bodyLead)
	p.y += 3
	p.certified(c)
	p.pairs(p.measure(), 44, bodyLead, []pair{{"Tanggal konseling", say(c.HeldOn.Weekday()+", "+c.HeldOn.Indonesian(), body)}, {"Diikuti oleh", say(c.Present, body)}})
	p.y += 3
	p.para(say("Surat ini menerangkan bahwa konseling sudah dilakukan. Surat ini bukan rekomendasi dan tidak menyatakan pendapat tentang permohonan dispensasi kawin.", body), bodyLead)
}

func (p *paper) recommended(c assessment.CertificatePaper) {
	p.para(say("Berdasarkan asesmen kepentingan terbaik bagi anak yang ditandatangani pada "+c.Assessed.Indonesian()+", lembaga kami menyampaikan rekomendasi berikut (PERMA 5/2019 Pasal 15 huruf d).", body), bodyLead)
	p.y += 3
	p.certified(c)
	p.pairs(p.measure(), 44, bodyLead, []pair{{"Rencana perkawinan", say(c.Position.Label(), strong)}})
	if c.Position == instrument.Postponed {
		p.pairs(p.measure(), 44, bodyLead, []pair{{"Syarat", say(orWords(c.Conditions, "tidak disebut"), body)}})
	}
	p.y += 3
	p.para(say("Rekomendasi ini pendapat lembaga dan tidak mengikat siapa pun. Dasarnya tertulis dalam asesmen, yang dibaca hakim.", body), bodyLead)
}

// certified sets the little that the paper says of the child and the
// assessment.
func (p *paper) certified(c assessment.CertificatePaper) {
	p.pairs(p.measure(), 44, bodyLead, []pair{
		{"Inisial anak", say(c.Case.Initials, body)},
		{"Jenis kelamin", say(c.Case.Sex.Indonesian(), body)},
		{"Umur", say(c.Case.Age, body)},
		{"Kecamatan", say(c.Case.District, body)},
		{"Asesor", say(c.Assessor, body)},
		{"Instrumen", say(c.Instrument, body)},
	})
}
