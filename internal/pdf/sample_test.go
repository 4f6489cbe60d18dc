package pdf

import (
	"fmt"
	"strings"
	"time"

	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/instrument"
)

// The people of these cases are invented.

var day = calendar.MustDate

func ref(kind brief.SourceKind, id string, rev int, field, label string) brief.Ref {
	return brief.Ref{Kind: kind, ID: id, Revision: rev, Field: field, Label: label}
}

func petitionRef(field string) brief.Ref {
	return ref(brief.FromPetition, "pet-9990", 4, field, "Permohonan, versi 4")
}

func paramita(field string) brief.Ref {
	return ref(brief.FromAssessment, "asm-9991", 1, field, "Asesmen Peksos Sentra Paramita, revisi 1")
}

func uptd(field string) brief.Ref {
	return ref(brief.FromAssessment, "asm-9992", 2, field, "Asesmen UPTD PPA Lombok Tengah, revisi 2")
}

func document(n int, label, page string) brief.Ref {
	return ref(brief.FromDocument, fmt.Sprintf("dok-99%02d", n), 0, page, label)
}

func hearingRef(n int) brief.Ref {
	return ref(brief.FromHearing, fmt.Sprintf("sid-999%d", n), 1, "", fmt.Sprintf("Berita sidang ke-%d", n))
}

func head(number string) brief.Head {
	return brief.Head{
		Court: "Pengadilan Agama Praya", Address: []string{"Jalan Contoh Nomor 9", "Praya, Lombok Tengah"},
		CaseNumber: number, Judge: "Baiq Contoh Hakimah, S.H.I.",
		HearingDate: day("23-11-2026"), HearingTime: "09.30 WITA", Room: "Ruang Sidang Anak",
		Version: 2, FrozenAt: time.Date(2026, 11, 20, 8, 5, 0, 0, time.UTC), Code: "K7QM-2F9D",
		VerifyURL: "https://timbang.example/v/K7QM-2F9D",
	}
}

// names are those of the sixteen factors.
func emptyMatrix() (m brief.Matrix) {
	for i, f := range instrument.Factors {
		m.Rows[i] = brief.Row{Factor: f.ID, Name: f.Name}
	}
	return m
}

func typicalMatrix() brief.Matrix {
	m := emptyMatrix()
	m.Columns = []brief.Column{
		{Agency: "Sentra Paramita", On: day("10-11-2026"), Ref: paramita("")},
		{Agency: "UPTD PPA Loteng", On: day("18-11-2026"), Ref: uptd("")},
	}
	const c, n, x, o = instrument.Concern, instrument.NoConcern, instrument.Mixed, instrument.NotAssessed
	for i, pp := range [16][2]instrument.Polarity{
		{x, c}, {c, c}, {o, c}, {o, o}, {o, o}, {o, o}, {c, o}, {c, o}, {n, c}, {n, o}, {x, o}, {o, x}, {n, o}, {c, c}, {n, n}, {c, c},
	} {
		f := strings.ToLower(string(m.Rows[i].Factor)) + "_polarity"
		m.Rows[i].Cells = []brief.Cell{{Polarity: pp[0], Ref: paramita(f)}, {Polarity: pp[1], Ref: uptd(f)}}
	}
	m.Rows[2].Cells[1] = brief.Cell{Sealed: true, Ref: uptd("")}
	m.Rows[3].Cells[1] = brief.Cell{Sealed: true, Ref: uptd("")}
	return m
}

var sasak = brief.Voice{
	Quote: brief.Sentence{
		Text: "Mele ku sekolah juluq. Lamun te nikahang, ku milu doang, laguq ku mele tamat SMA.",
		Ref:  paramita("voice_words"),
	},
	Language: "Sasak", Translation: "Saya ingin sekolah dulu. Kalau dinikahkan, saya ikut saja, tetapi saya ingin tamat SMA.",
	Alone: true, By: "Baiq Rahma Contoh, pekerja sosial profesional", Agency: "Sentra Paramita",
	On: day("05-11-2026"), Place: "rumah bibi anak di Praya Tengah", Minutes: 40,
}

// typical is a case with two agencies that disagree.
func typical() brief.Brief {
	return brief.Brief{
		Head: head("12/Pdt.P/2026/PA.Pra"),
		Who: brief.Who{
			Child: brief.Child{Name: "B.N.A.", Sex: "perempuan", Born: day("14-09-2010"), AgeAtHearing: calendar.AgeOn(day("14-09-2010"), day("23-11-2026")), MonthsTo19: 33, Ref: petitionRef("child")},
			Spouse: brief.Spouse{
				Role: "calon suami", Name: "L.M.S.", Born: day("02-06-2003"), AgeAtHearing: calendar.AgeOn(day("02-06-2003"), day("23-11-2026")),
				Gap: calendar.AgeOn(day("02-06-2003"), day("14-09-2010")), Ref: petitionRef("spouse"),
			},
			Petitioners: []brief.Petitioner{{Name: "Lalu Contoh Ahmad", Relation: "ayah kandung", Ref: petitionRef("petitioner.1")}, {Name: "Baiq Contoh Sari", Relation: "ibu kandung", Ref: petitionRef("petitioner.2")}},
			Standing:    brief.Sentence{Text: "Kedua orang tua", Ref: petitionRef("standing")}, StandingPasal: "Pasal 6 ayat (1)",
		},
		WhyNow: brief.WhyNow{
			Claim: brief.Sentence{Text: "Anak telah dibawa lari (merarik) dan bermalam dua malam di rumah keluarga calon suami.", Ref: petitionRef("urgent_reason")}, Status: brief.Disputed,
			Evidence: []brief.Sentence{{Text: "Surat keterangan kepala dusun.", Ref: document(6, "Surat keterangan kepala dusun", "hlm. 1")}},
			Against:  []brief.Sentence{{Text: "Anak menyatakan bermalam di rumah bibinya.", Ref: uptd("f12_finding")}},
		},
		Voices: []brief.Voice{sasak},
		Matrix: typicalMatrix(),
		Flags: brief.Flags{Restricted: true, Protective: []brief.Sentence{
			{Text: "Tempat tinggal anak saat ini tidak disebut di ruang sidang.", Ref: uptd("sg_withhold")},
		}},
		Gaps: []brief.Gap{
			{Pasal: "Pasal 12", Words: "Nasihat kepada orang tua calon suami belum tercatat.", Owner: "Hakim", Consequence: "batal demi hukum", Ref: hearingRef(1)},
			{Pasal: "Pasal 13", Words: "Calon suami belum didengar.", Owner: "Hakim", Consequence: "batal demi hukum", Ref: hearingRef(1)},
			{Pasal: "Pasal 5 ayat (1) huruf f", Words: "Surat keterangan masih sekolah belum ada.", Owner: "Pemohon", Consequence: "peringatan", Ref: petitionRef("documents")},
		},
		Freshness: brief.Freshness{
			Oldest:    brief.Dated{On: day("03-03-2026"), What: brief.Sentence{Text: "rapor kelas X", Ref: document(5, "Rapor kelas X", "hlm. 3")}},
			Newest:    brief.Dated{On: day("18-11-2026"), What: brief.Sentence{Text: "asesmen UPTD PPA", Ref: uptd("")}},
			ChildSeen: brief.Dated{On: day("16-11-2026"), What: brief.Sentence{Text: "oleh konselor UPTD PPA", Ref: uptd("sg_child_last_seen")}}, DaysAgo: 7,
		},
		Chronology: typicalChronology(), Marriage: typicalMarriage(),
		Hearing:  typicalHearing(),
		Agencies: []brief.AgencyPage{paramitaPage(), uptdPage()},
		Requests: []brief.Request{
			{Agency: "Sentra Paramita Mataram", Asked: day("28-10-2026"), Due: day("12-11-2026"), State: brief.Sentence{Text: "asesmen sudah ditandatangani", Ref: ref(brief.FromReferral, "ruj-9990", 0, "status", "Permintaan asesmen 28 Oktober 2026")}},
			{Agency: "LPA NTB", Asked: day("28-10-2026"), Due: day("12-11-2026"), State: brief.Sentence{Text: "lembaga tidak dapat memenuhi permintaan: tenaga belum tersedia", Ref: ref(brief.FromReferral, "ruj-9991", 0, "reason", "Permintaan asesmen LPA NTB")}},
		},
		Documents: typicalDocuments(),
		Changes: []brief.Change{
			{Kind: brief.New, On: day("18-11-2026"), What: brief.Sentence{Text: "Asesmen UPTD PPA Lombok Tengah revisi 2 diterima.", Ref: uptd("")}},
			{Kind: brief.Changed, On: day("17-11-2026"), What: brief.Sentence{Text: "Alamat calon suami diperbaiki.", Ref: petitionRef("spouse.address")}},
			{Kind: brief.Withdrawn, On: day("16-11-2026"), What: brief.Sentence{Text: "Surat keterangan sehat tanpa tanggal ditarik oleh Pemohon.", Ref: document(8, "Surat keterangan sehat", "")}},
		},
	}
}

func noteRef(n int, what, field string) brief.Ref {
	return ref(brief.FromNote, fmt.Sprintf("cat-999%d", n), n, field, what+", dicatat 26 Oktober 2026 oleh Petugas")
}

func typicalMarriage() brief.Marriage {
	line := func(label, words string, r brief.Ref) brief.Line {
		return brief.Line{Label: label, Said: []brief.Sentence{{Text: words, Ref: r}}}
	}
	const custom, court = "Adat dan keadaan (keterangan pemohon saat pengajuan)", "Catatan hakim"
	akad := line("Akad tanpa pencatatan", "Tidak diketahui.", noteRef(2, "Adat dan keadaan (keterangan di sidang)", "facts.akad"))
	akad.Said = append(akad.Said, brief.Sentence{Text: "Sebelumnya dinyatakan: tidak (keterangan pemohon saat pengajuan).", Ref: noteRef(1, custom, "facts.akad")})
	return brief.Marriage{
		Custom: []brief.Line{
			line("Merarik", "Ya, dibawa 11 Oktober 2026, 2 malam di luar rumah.", noteRef(1, custom, "facts.merarik")),
			line("Upaya belas ke-1", "12 Oktober 2026, oleh kepala dusun, anak kembali kepada keluarganya.", noteRef(1, custom, "facts.belas.0")), akad,
			line("Denda atau pisuke", "Ya, pisuke Rp5.000.000.", noteRef(1, custom, "facts.agreed")),
		},
		Impediments: []brief.Line{
			line("Hubungan nasab", "Tidak ada. Dasar: Kartu keluarga kedua pihak.", noteRef(3, "Halangan perkawinan", "state")),
			line("Belum dicatat", "Hubungan semenda; hubungan sesusuan; masa idah.", petitionRef("")),
		},
		Attention:   []brief.Line{line("Anak menyetujui perkawinan", "Tidak. Anak ingin menamatkan sekolah dahulu.", noteRef(4, court, "heeds.0"))},
		Commitments: []brief.Line{line("Pendidikan", "Ya. Menanggung biaya sekolah sampai tamat, ayah anak, setiap bulan.", noteRef(5, "Komitmen orang tua", "pledges.0"))},
		Judge:       []brief.Line{line("Kualifikasi hakim", "Sertifikat sistem peradilan pidana anak, SPPA-9991/2025, 3 Maret 2025.", noteRef(6, "Kualifikasi hakim", "basis"))},
	}
}

func typicalChronology() (ee []brief.Event) {
	for _, e := range []struct {
		on, when, what string
		ref            brief.Ref
	}{
		{"", "Januari 2026", "Anak dan calon suami saling mengenal, menurut kedua pihak.", paramita("f11_finding")},
		{"03-03-2026", "", "Anak tercatat hadir di kelas X, semester genap.", document(5, "Rapor kelas X", "hlm. 3")},
		{"11-10-2026", "", "Anak meninggalkan rumah bersama calon suami; menurut Pemohon selama dua malam.", petitionRef("urgent_reason")},
		{"12-10-2026", "", "Kepala dusun memediasi (belas) dan anak dijemput bibinya.", document(6, "Surat keterangan kepala dusun", "hlm. 1")},
		{"15-10-2026", "", "KUA Praya Tengah menolak kehendak nikah.", document(7, "Surat penolakan KUA", "hlm. 1")},
		{"20-10-2026", "", "Permohonan diajukan dan dikembalikan untuk dilengkapi.", petitionRef("history")},
		{"26-10-2026", "", "Permohonan didaftarkan dalam register.", ref(brief.FromRegister, "reg-9990", 0, "", "Register perkara 2026")},
		{"28-10-2026", "", "Hakim meminta asesmen kepada Sentra Paramita dan UPTD PPA Lombok Tengah.", ref(brief.FromReferral, "ruj-9990", 0, "", "Permintaan asesmen 28 Oktober 2026")},
		{"05-11-2026", "", "Pekerja sosial bertemu anak sendiri di rumah bibinya, 40 menit.", paramita("sg_contacts")},
		{"16-11-2026", "", "Sidang ke-1: Pemohon dan anak hadir, calon suami tidak hadir.", hearingRef(1)},
	} {
		x := brief.Event{When: e.when, What: brief.Sentence{Text: e.what, Ref: e.ref}}
		if e.on != "" {
			x.On = day(e.on)
		}
		ee = append(ee, x)
	}
	return ee
}

func typicalHearing() brief.Hearing {
	h := brief.Hearing{
		Number: 2,
		Persons: []brief.Attendee{
			{Role: "Anak", Name: "B.N.A.", Before: brief.Sentence{Text: "hadir sidang ke-1", Ref: hearingRef(1)}},
			{Role: "Calon suami", Name: "L.M.S.", Before: brief.Sentence{Text: "tidak hadir sidang ke-1", Ref: hearingRef(1)}},
			{Role: "Orang tua calon suami", Name: "Lalu Contoh Mustafa", Before: brief.Sentence{Text: "tidak hadir sidang ke-1", Ref: hearingRef(1)}},
			{Role: "Pemohon I", Name: "Lalu Contoh Ahmad", Before: brief.Sentence{Text: "hadir sidang ke-1", Ref: hearingRef(1)}},
			{Role: "Pemohon II", Name: "Baiq Contoh Sari", Before: brief.Sentence{Text: "hadir sidang ke-1", Ref: hearingRef(1)}},
		},
		Counters: []brief.Sentence{{Text: "Calon suami belum dihadirkan pada 1 dari 3 sidang (ayat 6).", Ref: hearingRef(1)}},
		Language: brief.Sentence{Text: "Anak berbahasa Sasak di rumah dan memahami bahasa Indonesia.", Ref: paramita("voice_language")},
		Heard: [4]brief.Heard{
			{Who: "Anak", Name: "B.N.A.", Before: brief.Sentence{Text: "didengar 16 November 2026", Ref: hearingRef(1)}},
			{Who: "Calon suami", Name: "L.M.S.", Before: brief.Sentence{}},
			{Who: "Orang tua anak", Name: "Lalu Contoh Ahmad, Baiq Contoh Sari", Before: brief.Sentence{Text: "didengar 16 November 2026", Ref: hearingRef(1)}},
			{Who: "Orang tua calon suami", Name: "Lalu Contoh Mustafa", Before: brief.Sentence{}},
		},
		Questions: []brief.Question{
			{To: "Anak", Text: "Di mana Anda tinggal setelah 11 Oktober, dan dengan siapa?", About: "F12, sumber berbeda", Ref: uptd("f12_finding")},
			{To: "Pemohon", Text: "Dukungan apa yang tersedia bagi anak di rumah, apa pun penetapannya?", About: "F09, sumber berbeda", Ref: uptd("f09_finding")},
			{To: "Calon suami", Text: "Bagaimana rencana sekolah anak setelah ini?", About: "F07, belum dinilai kedua lembaga", Ref: brief.Ref{}},
		},
	}
	h.Advice[0] = brief.Advised{Given: [5]bool{true, true, true, true, true}, Ref: hearingRef(1)}
	h.Advice[1] = brief.Advised{Given: [5]bool{true, true, true, true, true}, Ref: hearingRef(1)}
	return h
}

func said(text string, r brief.Ref) []brief.Sentence { return []brief.Sentence{{Text: text, Ref: r}} }

func finding(i int, p instrument.Polarity, of func(string) brief.Ref, words, source string) brief.Finding {
	f := instrument.Factors[i]
	id := strings.ToLower(string(f.ID))
	x := brief.Finding{Factor: f.ID, Name: f.Name, Polarity: p}
	x.Lines = []brief.Line{{Label: "Temuan", Said: said(words, of(id+"_finding"))}, {Label: "Sumber", Said: said(source, of(id+"_source"))}}
	return x
}

func paramitaPage() brief.AgencyPage {
	const c, n, x = instrument.Concern, instrument.NoConcern, instrument.Mixed
	a := brief.AgencyPage{
		Agency: "Sentra Paramita Mataram", Assessor: "Baiq Rahma Contoh", Profession: "pekerja sosial profesional", SignedBy: "Drs. Contoh Penyelia", SignedOn: day("10-11-2026"),
		Instrument: brief.Instrument{ID: "peksos-laporan-sosial", Title: "Laporan sosial pekerja sosial", Version: 1, Hash: "9f2c41d07be85a63"}, Revision: 1, Ref: paramita(""),
		Safeguards: []brief.Line{
			{Label: "Pertemuan", Said: said("5 November 2026 di rumah bibi anak; 7 November 2026 di rumah Pemohon.", paramita("sg_contacts"))},
			{Label: "Anak terakhir ditemui", Said: said("5 November 2026, 18 hari sebelum sidang.", paramita("sg_child_last_seen"))},
			{Label: "Persetujuan anak", Said: said("Anak setuju hasilnya disampaikan kepada hakim.", paramita("sg_assent"))},
			{Label: "Batas asesmen", Said: said("Calon suami tidak dapat ditemui.", paramita("sg_limits"))},
		},
		Voices: []brief.Voice{sasak},
	}
	a.Findings = []brief.Finding{
		finding(0, x, paramita, "Anak ingin menyelesaikan SMA dan sekaligus tidak ingin mengecewakan orang tua.", "Anak, bibi anak"),
		finding(1, c, paramita, "Anak mengetahui rencana itu dari orang tua dan belum tahu bahwa ia boleh menolak.", "Anak"),
		finding(6, c, paramita, "Anak terdaftar di kelas XI; sekolah bersedia menerima kembali sampai 31 Desember 2026.", "Anak, wali kelas"),
		finding(7, c, paramita, "Penghasilan calon suami menurut keluarganya Rp1.200.000 sebulan, tidak tetap.", "Ibu calon suami"),
		finding(8, n, paramita, "Bibi anak bersedia menampung dan membiayai sekolah anak.", "Bibi anak"),
		finding(9, n, paramita, "Anak menggambarkan merarik sebagai kebiasaan keluarga yang tidak ia pilih sendiri.", "Anak"),
		finding(10, x, paramita, "Selisih usia tujuh tahun; belum pernah menikah.", "Pemohon"),
		finding(12, n, paramita, "Pemohon menandatangani kesanggupan membiayai sekolah.", "Pemohon"),
		finding(13, c, paramita, "Bila dikabulkan: sekolah kemungkinan berhenti. Bila tidak: anak tinggal pada bibi dan bersekolah.", "Pekerja sosial"),
		finding(14, n, paramita, "Pendampingan psikososial ditawarkan 5 November 2026 dan diterima.", "Pekerja sosial"),
		finding(15, c, paramita, "Tiga pilihan ditimbang; kesinambungan sekolah disebut sebagai kepentingan utama anak.", "Pekerja sosial"),
	}
	a.Recommendation = brief.Recommendation{Position: instrument.Postponed, Ref: paramita("f16_recommendation"), Conditions: brief.Sentence{Text: "Anak menyelesaikan semester berjalan.", Ref: paramita("f16_conditions")}}
	return a
}

func uptdPage() brief.AgencyPage {
	const c, n, x = instrument.Concern, instrument.NoConcern, instrument.Mixed
	a := brief.AgencyPage{
		Agency: "UPTD PPA Kabupaten Lombok Tengah", Assessor: "Contoh Wulandari", Profession: "konselor", SignedBy: "Hj. Contoh Kepala", SignedOn: day("18-11-2026"),
		Instrument: brief.Instrument{ID: "uptd-ppa-asesmen", Title: "Asesmen UPTD PPA", Version: 1, Hash: "17aa02c9e4d3bb10"}, Revision: 2, Ref: uptd(""),
		Safeguards: []brief.Line{{Label: "Pertemuan", Said: said("16 November 2026 di kantor UPTD PPA.", uptd("sg_contacts"))}},
		Voices: []brief.Voice{{
			Quote:    brief.Sentence{Text: "Saya tidur di rumah bibi. Saya belum mau menikah, tetapi bapak sudah bicara dengan keluarganya.", Ref: uptd("voice_words")},
			Language: "Indonesia", Alone: true, By: "Contoh Wulandari, konselor", Agency: "UPTD PPA Lombok Tengah", On: day("16-11-2026"), Place: "kantor UPTD PPA", Minutes: 55,
		}},
		Recommendation: brief.Recommendation{Position: instrument.Declined, Ref: uptd("f16_recommendation")},
	}
	a.Findings = []brief.Finding{
		finding(0, c, uptd, "Anak mengatakan belum mau menikah.", "Anak"),
		finding(1, c, uptd, "Gagasan menikah datang dari keluarga.", "Anak"),
		{Factor: "F03", Name: "Paksaan dan tekanan", Sealed: true},
		{Factor: "F04", Name: "Kekerasan dan eksploitasi", Sealed: true},
		finding(8, c, uptd, "Tekanan kerabat ayah disebut anak sebagai alasan ia meninggalkan rumah.", "Anak"),
		finding(11, x, uptd, "Anak menyatakan bermalam di rumah bibinya; kepala dusun menyatakan lain.", "Anak, kepala dusun"),
		finding(13, c, uptd, "Bila dikabulkan: risiko putus sekolah. Bila tidak: perlu pendampingan keluarga.", "Konselor"),
		finding(14, n, uptd, "Rumah aman ditawarkan 16 November 2026; anak memilih tetap di rumah bibinya.", "Konselor"),
		finding(15, c, uptd, "Pilihan ditimbang bersama anak.", "Konselor"),
	}
	return a
}

func typicalDocuments() (dd []brief.Document) {
	for i, d := range []struct {
		title, kind string
		pages       int
	}{
		{"Surat permohonan", "Pasal 5 ayat (1) huruf a", 4},
		{"KTP kedua Pemohon", "Pasal 5 ayat (1) huruf b", 1},
		{"Kartu keluarga", "Pasal 5 ayat (1) huruf c", 1},
		{"Akta kelahiran anak", "Pasal 5 ayat (1) huruf d", 1},
		{"Rapor kelas X", "bukti tambahan", 3},
		{"Surat keterangan kepala dusun", "bukti tambahan", 1},
		{"Surat penolakan KUA", "bukti tambahan", 1},
	} {
		dd = append(dd, brief.Document{Number: i + 1, Title: d.title, Kind: d.kind, Uploaded: d.pages > 1, Received: day("20-10-2026"), Ref: document(i+1, d.title, "")})
	}
	dd[4].Note = "nomor 421/99/2026, asli sudah dilihat"
	return dd
}

// minimal is a case of which next to nothing is known.
func minimal() brief.Brief {
	h := head("")
	h.HearingDate, h.HearingTime, h.Room, h.Judge, h.Version = calendar.Date{}, "", "", "", 1
	return brief.Brief{Head: h, Matrix: emptyMatrix()}
}

// hostile is a case in which everything is too long, too many or unprintable.
func hostile() brief.Brief {
	b := typical()
	long := strings.Repeat("Abdurrahman ", 7)[:80]
	b.Who.Child.Name, b.Who.Spouse.Name = long, strings.ReplaceAll(long, " ", "x")
	b.Head.Court = long + long
	b.Who.Petitioners = append(b.Who.Petitioners, brief.Petitioner{Name: long, Relation: long, Ref: petitionRef("x")})
	b.WhyNow.Claim.Text = "Alasan 😀 dengan emoji 👩‍👧, huruf Arab بسم الله الرحمن الرحيم, kosong\u200b\u00adbaris\x00\x07, \xff\xfe rusak, 漢字, ʿAbd al-Raḥmān; <b>bukan</b> & (kurung) \\ . " + strings.Repeat("panjang ", 80)
	b.Voices[0].Quote.Text = strings.Repeat("Saya ingin sekolah. ", 60)
	b.Voices = append([]brief.Voice{}, b.Voices...)
	b.Agencies[0].Voices = append([]brief.Voice{}, b.Voices[0])
	b.Agencies[0].Findings[2].Lines[0].Said[0].Text = strings.Repeat("Temuan yang sangat panjang sekali. ", 1250)
	b.Agencies[0].Findings[3].Lines[0].Said[0].Text = strings.Repeat("tanpaspasi", 200)
	b.Agencies[1] = brief.AgencyPage{}
	for i := range 10 {
		b.Matrix.Columns = append(b.Matrix.Columns, brief.Column{Agency: fmt.Sprintf("Lembaga %d dengan nama yang panjang", i+3), Ref: ref(brief.FromAssessment, fmt.Sprintf("asm-%d", i), 1, "", "Asesmen lain")})
		for j := range b.Matrix.Rows {
			b.Matrix.Rows[j].Cells = append(b.Matrix.Rows[j].Cells, brief.Cell{Polarity: instrument.Polarity(instrument.Polarities[(i+j)%4].Value)})
		}
		b.Agencies = append(b.Agencies, brief.AgencyPage{Agency: fmt.Sprintf("Lembaga %d", i+3)})
	}
	for i := range 30 {
		b.Gaps = append(b.Gaps, brief.Gap{Pasal: "Pasal 10", Words: fmt.Sprintf("Hal terbuka ke-%d yang diterangkan dengan kalimat yang agak panjang.", i), Owner: "Pemohon", Consequence: "tidak dapat diterima", Ref: brief.Ref{}})
		b.Flags.Protective = append(b.Flags.Protective, brief.Sentence{Text: "Catatan tanpa sumber."})
	}
	return b
}

// letterSample is a letter about two defects.
func letterSample() ReturnLetterData {
	return ReturnLetterData{
		Court: "Pengadilan Agama Praya", Address: []string{"Jalan Contoh Nomor 9, Praya, Lombok Tengah"},
		Place: "Praya", Number: "99/PAN.PA.W22-A2/HK2.6/X/2026", Date: day("20-10-2026"),
		To: []string{"Lalu Contoh Ahmad", "Baiq Contoh Sari"}, ToAddress: []string{"Dusun Contoh, Praya Tengah, Lombok Tengah"},
		Submitted: day("19-10-2026"), Until: day("03-11-2026"), Signatory: "Contoh Panitera, S.H.", Office: "Panitera",
		Defects: []Defect{
			{"PERMA 5/2019 Pasal 5 ayat (1) huruf c", "Fotokopi kartu keluarga belum ada."},
			{"PERMA 5/2019 Pasal 5 ayat (1) huruf f", "Fotokopi ijazah terakhir anak atau surat keterangan masih sekolah belum ada. Bila tidak dapat dipenuhi, bawalah surat lain yang menerangkan pendidikan anak."},
		},
		GeneratedAt: time.Date(2026, 10, 20, 2, 0, 0, 0, time.UTC),
	}
}
