package demo

import (
	"cmp"
	"fmt"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/region"
)

func (t *teller) childBirth(s *tale) pdf.Specimen {
	if why := s.papers.substitute["d"]; why != "" {
		return t.villageLetter(s, "SURAT KETERANGAN KELAHIRAN", "Menerangkan bahwa "+t.person(s.child.soul, s.home).FullName()+" lahir pada tanggal sebagaimana tersebut dalam permohonan menurut buku bidan desa. "+why)
	}
	return t.birth(t.person(s.child.soul, s.home), s.home)
}

func (t *teller) spouseBirth(s *tale) pdf.Specimen {
	return t.birth(t.person(s.spouse.soul, s.other), s.other)
}

// birth is a birth certificate, recorded forty days after the birth.
func (t *teller) birth(p petition.Person, h home) pdf.Specimen {
	on := p.Born.AddDays(40)
	out := pdf.Specimen{
		Title: "KUTIPAN AKTA KELAHIRAN", Number: fmt.Sprintf("%s-LU-%02d%02d%d-999%d", h.prefix()[:4], on.Day, int(on.Month), on.Year, 1+p.Born.Day%9),
		Date: on, Office: "Pejabat Pencatatan Sipil", Signatory: []string{"(tanda tangan dan cap)"},
	}
	out.Issuer, out.Address = office(h, "Dinas Kependudukan dan Pencatatan Sipil")
	out.Passages = []pdf.Passage{
		{Words: fmt.Sprintf("Berdasarkan keterangan yang tercatat, di %s pada %s telah lahir:", p.BirthPlace, p.Born.Indonesian())},
		{Pairs: [][2]string{{"Nama", p.Name}, {"Jenis kelamin", p.Sex.Indonesian()}, {"Anak dari", orDash(p.Father)}, {"NIK", p.NIK.Digits()}}},
		{Words: "Kutipan ini dikeluarkan untuk keperluan yang sah."},
	}
	return out
}

func (t *teller) schoolLetter(s *tale) pdf.Specimen {
	child := t.person(s.child.soul, s.home)
	child.Name, child.Born = cmp.Or(s.papers.spelt["f"], child.Name), t.bornBy(s, "f")
	on := t.before(s, 6)
	out := pdf.Specimen{
		Issuer: s.child.school, Address: []string{region.Name(s.home.village.Parent())}, Title: "SURAT KETERANGAN MASIH SEKOLAH",
		Number: fmt.Sprintf("421.3/%d/TU/%d", 100+len(child.Name)*7%90, on.Year), Date: on, Office: "Kepala Sekolah", Signatory: []string{"(tanda tangan dan cap)"},
	}
	words := "adalah benar peserta didik aktif pada tahun pelajaran ini. Kehadiran dan rapor dapat diperlihatkan bila diminta."
	if s.child.still != "ya" {
		out.Title = "FOTOKOPI IJAZAH TERAKHIR"
		out.Date = on.AddYears(-1)
		out.Number = fmt.Sprintf("DN-23/D-%s/%d/999%d", child.Education, out.Date.Year, len(child.Name)%9+1)
		words = "telah menamatkan pendidikan " + child.Education + ". Sejak itu yang bersangkutan tidak tercatat sebagai peserta didik."
	}
	out.Passages = []pdf.Passage{
		{Words: "Yang bertanda tangan di bawah ini menerangkan bahwa:"},
		{Pairs: [][2]string{{"Nama", child.Name}, {"Tempat, tanggal lahir", child.BirthPlace + ", " + child.Born.Indonesian()}, {"Sekolah", s.child.school}}},
		{Words: words},
	}
	return out
}

// proof is the paper on which the standing rests.
func (t *teller) proof(s *tale) pdf.Specimen {
	b, _ := s.standing.kind.Basis()
	p := t.person(s.asks[0], s.home)
	on := t.clock.day(s.standing.day)
	out := pdf.Specimen{
		Issuer: s.standing.issuer, Title: strings.ToUpper(b.Proof), Number: s.standing.numbered(on), Date: on,
		Office: "Yang mengeluarkan", Signatory: []string{"(tanda tangan dan cap)"},
	}
	out.Passages = []pdf.Passage{
		{Words: s.standing.remark},
		{Heading: "Dipakai oleh", Pairs: identityOf(p)},
		{Words: "Surat ini dipakai untuk membuktikan kedudukan Pemohon menurut PERMA Nomor 5 Tahun 2019 Pasal " + b.Pasal + "."},
	}
	if s.standing.kind == petition.Proxy {
		out.Passages = append(out.Passages, pdf.Passage{Turn: true, Heading: "Isi kuasa", Words: "Pemberi kuasa, " + s.standing.principal + ", memberi kuasa kepada penerima kuasa untuk mengajukan permohonan dispensasi kawin, menghadap di persidangan, menyerahkan surat bukti dan memberi keterangan. " + s.standing.why})
	}
	return out
}

func (t *teller) healthLetter(s *tale) pdf.Specimen {
	child := t.person(s.child.soul, s.home)
	on := t.before(s, 4)
	out := pdf.Specimen{
		Title: "SURAT KETERANGAN KESEHATAN", Number: fmt.Sprintf("445/%d/PKM/%s/%d", 200+len(s.papers.health)%300, romans[on.Month], on.Year), Date: on,
		Office: "Dokter pemeriksa", Signatory: []string{"(tanda tangan dan cap)"},
	}
	district := s.home.village.Parent()
	out.Issuer, out.Address = "Pusat Kesehatan Masyarakat "+placeName(district), []string{"Dinas Kesehatan"}
	out.Passages = []pdf.Passage{
		{Words: "Yang bertanda tangan di bawah ini telah memeriksa:"},
		{Pairs: [][2]string{{"Nama", child.Name}, {"Tanggal lahir", child.Born.Indonesian()}, {"Alamat", child.Address}}},
		{Heading: "Hasil pemeriksaan", Words: s.papers.health},
		{Turn: true, Heading: "Penjelasan yang diberikan", Words: "Kepada anak dan keluarga telah dijelaskan kebutuhan gizi, pemeriksaan kehamilan dan persalinan, jarak kehamilan, serta layanan kesehatan peduli remaja yang dapat dikunjungi tanpa biaya. Anak diberi kesempatan bertanya tanpa didampingi keluarga."},
		{Words: "Keterangan ini dibuat atas permintaan keluarga untuk diserahkan kepada pengadilan. Hasil pemeriksaan lain disimpan dalam rekam medis."},
	}
	return out
}

func (t *teller) refusalLetter(s *tale) pdf.Specimen {
	on := t.clock.day(s.reason.refused)
	child := t.person(s.child.soul, s.home)
	out := pdf.Specimen{
		Issuer: s.reason.kua, Address: []string{"Kementerian Agama Republik Indonesia"}, Title: "PENOLAKAN KEHENDAK NIKAH (MODEL " + s.reason.refusal + ")",
		Number: refusalNumber(s.reason, on), Date: on, Office: "Kepala KUA", Signatory: []string{"(tanda tangan dan cap)"},
	}
	out.Passages = []pdf.Passage{
		{Words: "Sehubungan dengan pemberitahuan kehendak nikah antara:"},
		{Pairs: [][2]string{{"Calon mempelai", child.FullName()}, {"Dengan", t.person(s.spouse.soul, s.other).FullName()}}},
		{Words: "setelah diperiksa, kehendak nikah itu ditolak karena umur calon mempelai belum mencapai 19 tahun (UU Nomor 16 Tahun 2019 Pasal 7 ayat (1))."},
		{Words: "Terhadap penolakan ini orang tua dapat mengajukan permohonan dispensasi kawin kepada pengadilan agama."},
	}
	return out
}

// refusalNumber is how the office for religious affairs numbers a refusal.
func refusalNumber(r plea, on calendar.Date) string {
	return fmt.Sprintf("B-%03d/Kua.18.0%d/PW.01/%02d/%d", r.serial, 1+r.serial%8, int(on.Month), on.Year)
}

func (t *teller) extraPaper(s *tale) pdf.Specimen {
	e := s.papers.extra
	out := pdf.Specimen{Issuer: e.issuer, Title: e.title, Date: t.before(s, 3)}
	if e.picture {
		return out
	}
	for i, words := range e.words {
		out.Passages = append(out.Passages, pdf.Passage{Words: words, Turn: i == 3})
	}
	out.Office, out.Signatory = "Yang membuat pernyataan", []string{t.person(s.asks[0], s.home).Name, "Kepala dusun"}
	return out
}

// villageCover is the letter with which the village sends the couple to the KUA.
func (t *teller) villageCover(s *tale) pdf.Specimen {
	child, spouse := t.person(s.child.soul, s.home), t.person(s.spouse.soul, s.other)
	return t.villageLetter(s, "SURAT PENGANTAR NIKAH (MODEL N1)", "Menerangkan bahwa "+child.FullName()+" bermaksud menikah dengan "+spouse.FullName()+".")
}

// agencyLetter is the letter that PA Praya asks of the agency for the
// protection of children.
func (t *teller) agencyLetter(s *tale) pdf.Specimen {
	on := t.before(s, 2)
	return pdf.Specimen{
		Issuer: "Lembaga Perlindungan Anak Nusa Tenggara Barat", Title: "SURAT KETERANGAN", Number: fmt.Sprintf("%03d/LPA/%s/%d", 10+len(s.key)*7%80, romans[on.Month], on.Year),
		Date: on, Office: "Ketua", Signatory: []string{"(tanda tangan dan cap)"},
		Passages: []pdf.Passage{{Words: "Menerangkan bahwa keluarga sudah datang dan menerima penjelasan tentang hak anak, pendidikan dan kesehatan. Surat ini bukan rekomendasi."}},
	}
}

// villageLetter is a letter of the village in place of another paper.
func (t *teller) villageLetter(s *tale, title, words string) pdf.Specimen {
	on := t.before(s, 5)
	out := pdf.Specimen{
		Title: title, Number: fmt.Sprintf("470/%d/Pem/%d", 40+len(words)%60, on.Year), Date: on,
		Office: "Kepala Desa/Lurah", Signatory: []string{"(tanda tangan dan cap)"},
	}
	out.Issuer, out.Address = office(s.home, "Desa/Kelurahan "+placeName(s.home.village)+",")
	out.Passages = []pdf.Passage{{Words: words}, {Words: "Surat ini dibuat dengan sebenarnya untuk dipakai di pengadilan agama."}}
	return out
}
