package pdf

import (
	"fmt"
	"io"
	"strings"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/referral"
)

// ReferralLetter writes the request of a court to an agency (PERMA 5/2019
// Pasal 15 huruf d), or the agency's reply, as a PDF file. It names the child
// by initials only. It returns an error when the letter cannot be printed or w
// fails.
func ReferralLetter(w io.Writer, l referral.Letter) error {
	on := l.On()
	at := time.Date(on.Year, on.Month, on.Day, 0, 0, 0, 0, calendar.WITA)
	return build(w, func() (*paper, info) {
		p := newPaper(sizeOf(l.Court))
		if l.Reply {
			p.reply(l)
			p.foot("Balasan permintaan asesmen")
			return p, info{title: "Balasan Permintaan Asesmen", author: l.Agency.Name, at: at}
		}
		p.request(l)
		p.foot("Permintaan asesmen")
		return p, info{title: "Permintaan Asesmen", author: l.Court.Name, at: at}
	})
}

// opening sets place, date, number, subject and address of a letter.
func (p *paper) opening(place string, on calendar.Date, about string, to ...string) {
	p.writeRight(p.w-p.right, p.y+bodyLead*0.76, body, joined(", ", place, on.Indonesian()))
	p.pairs(p.measure()-55, 22, bodyLead, []pair{{"Nomor", say("………………………………", body)}, {"Sifat", say("Rahasia", body)}, {"Perihal", say(about, body)}})
	p.y += 5
	p.para(say("Kepada\n"+strings.Join(filled(to), "\n"), body), bodyLead)
	p.y += 5
}

func filled(lines []string) []string {
	var out []string
	for _, l := range lines {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}

// request sets what the court asks.
func (p *paper) request(l referral.Letter) {
	r := l.Referral
	p.letterhead(l.Court.Name, filled([]string{l.Court.Address}))
	p.opening(l.Court.City, l.On(), "Permintaan asesmen kepentingan terbaik bagi anak", l.Agency.Name, l.Agency.Address)
	words := "Dalam pemeriksaan permohonan dispensasi kawin, hakim meminta asesmen dari lembaga Anda berdasarkan PERMA 5/2019 Pasal 15 huruf d"
	if l.Agreement.Number != "" {
		words += " dan nota kesepahaman nomor " + l.Agreement.Number
	}
	p.para(say(words+", atas anak berikut.", body), bodyLead)
	p.y += 3
	p.child(r.Case)
	p.pairs(p.measure(), 44, bodyLead, []pair{
		{"Instrumen", say(l.Instrument, body)},
		{"Paling lambat", say(r.Due.Weekday()+", "+r.Due.Indonesian(), strong)},
	})
	p.y += 2
	p.para(say("Yang ingin diketahui hakim:", body), bodyLead)
	p.y++
	p.numbered(r.Questions)
	p.y += 2
	p.para(say("Jawaban atas permintaan ini, dan asesmen yang sudah ditandatangani penyelia, disampaikan melalui Timbang. Bila lembaga Anda tidak dapat mengerjakannya, mohon segera menjawab dengan alasannya agar hakim dapat meminta lembaga lain.", body), bodyLead)
	p.y += 2
	p.para(say("Surat ini memuat data pribadi anak. Gunakan hanya untuk asesmen ini dan jangan diteruskan kepada pihak lain.", body), bodyLead)
	name, office := named(r.Requester)
	p.signature(ReturnLetterData{Office: office, Signatory: name})
}

// child sets the little that a letter says of the child.
func (p *paper) child(x referral.Case) {
	p.pairs(p.measure(), 44, bodyLead, []pair{
		{"Inisial anak", say(x.Initials, body)},
		{"Jenis kelamin", say(x.Sex.Indonesian(), body)},
		{"Umur", say(x.Age, body)},
		{"Kecamatan", say(x.District, body)},
		{"Cara menghubungi", say(x.Contact, body)},
	})
}

func (p *paper) numbered(lines string) {
	g := p.grid(column{"No.", 12}, column{"Pertanyaan", p.measure() - 12})
	g.lead = bodyLead
	n := 0
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line != "" {
			n++
			g.row(say(fmt.Sprint(n), body), say(line, body))
		}
	}
	p.y += 2
}

// named parts "Baiq Rekaan, S.H., Hakim" into the name and the office.
func named(who string) (name, office string) {
	i := strings.LastIndex(who, ", ")
	if i < 0 {
		return who, ""
	}
	if name, office = who[:i], who[i+2:]; office == identity.Clerk.Label() {
		office += ", atas nama hakim"
	}
	return name, office
}

// reply sets what the agency answers.
func (p *paper) reply(l referral.Letter) {
	r := l.Referral
	p.letterhead(l.Agency.Name, filled([]string{l.Agency.Address}))
	p.opening("", l.On(), "Balasan permintaan asesmen kepentingan terbaik bagi anak", l.Court.Name, l.Court.Address)
	p.para(say("Menjawab permintaan asesmen tanggal "+calendar.Of(r.RequestedAt).Indonesian()+" atas anak "+r.Case.Initials+", "+strings.ToLower(r.Case.Sex.Indonesian())+", "+r.Case.Age+", "+r.Case.District+":", body), bodyLead)
	p.y += 3
	if r.Status == referral.Declined {
		p.declined(r)
	} else {
		p.accepted(l)
	}
	p.signature(ReturnLetterData{Office: "Penyelia", Signatory: r.Answerer})
}

func (p *paper) declined(r referral.Referral) {
	p.para(say("Lembaga kami tidak dapat menerima permintaan ini.", strong), bodyLead)
	p.y += 2
	rows := []pair{{"Penjelasan", say(r.Reason, body)}}
	if r.Refusal != "" {
		rows = append([]pair{{"Alasan", say(r.Refusal.Label(), body)}}, rows...)
	}
	p.pairs(p.measure(), 44, bodyLead, rows)
	p.y += 2
	p.para(say("Kami mohon pengadilan meminta asesmen kepada lembaga lain.", body), bodyLead)
}

func (p *paper) accepted(l referral.Letter) {
	r := l.Referral
	p.para(say("Lembaga kami menerima permintaan ini.", strong), bodyLead)
	p.y += 2
	who := r.Assessor
	if r.AssessorTitle != "" {
		who += ", " + r.AssessorTitle
	}
	rows := []pair{{"Instrumen", say(l.Instrument, body)}, {"Asesor", say(who, body)}}
	if l.Meeting != nil {
		rows = append(rows, pair{"Pertemuan dengan anak", say(l.Meeting.Line(), body)})
	}
	p.pairs(p.measure(), 44, bodyLead, append(rows, pair{"Diserahkan paling lambat", say(r.Due.Weekday()+", "+r.Due.Indonesian(), body)}))
}

// a6 is a slip that fits a pocket.
var a6 = format{148, 105, 12, 12, 10, 12}

// CodeSlip writes the slip with the code that a family takes to the court. It
// returns an error when the slip cannot be printed or w fails.
func CodeSlip(w io.Writer, s referral.Slip) error {
	at := time.Date(s.Until.Year, s.Until.Month, s.Until.Day, 0, 0, 0, 0, calendar.WITA)
	return build(w, func() (*paper, info) {
		p := newPaper(a6)
		p.slip(s)
		return p, info{title: "Slip Kode Asesmen", author: s.Agency.Name, at: at}
	})
}

func (p *paper) slip(s referral.Slip) {
	p.para(say(s.Agency.Name, strong), bodyLead)
	p.para(say("Kode asesmen anak "+s.Initials, body), bodyLead)
	p.y += 4
	const high = 15.0
	p.put(op{shape: frame, x: p.left, y: p.y, w: p.measure(), h: high, weight: 0.35, style: style{ink: green}})
	p.writeCentre(p.w/2, p.y+high*0.68, style{bold, 26, black}, string(s.Code))
	p.y += high + 4
	p.para(say("Berlaku sampai "+s.Until.Indonesian()+" dan hanya untuk satu permohonan.", strong), bodyLead)
	p.y += 1.5
	p.para(say("Berikan kode ini kepada petugas pengadilan agama saat mengajukan permohonan dispensasi kawin. Sebelum melampirkan, petugas hanya melihat inisial, umur, dan kecamatan anak serta nama lembaga. Setelah dilampirkan, asesmen dibaca hakim.", body), bodyLead)
	p.y += 1.5
	p.para(say("Simpan slip ini baik-baik. Bila hilang atau berakhir, minta kode baru kepada lembaga.", body), bodyLead)
}
