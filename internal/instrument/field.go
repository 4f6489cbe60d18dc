package instrument

import (
	"slices"
	"strings"
)

// This file holds the standard blocks: the fields that Parse adds to every
// instrument, so that sixteen factors are answered alike by every agency. A
// published instrument includes them, so a change here changes what was
// published: the test that pins them says what to do instead.

// expand puts the standard blocks into the sections that the file gave: the
// safeguards first, the child's voice before F01, and at the end of each
// covered factor its closing group.
func (in *Instrument) expand() {
	for _, s := range in.Sections {
		for _, it := range s.Items {
			if it.Factor == "" {
				it.Factor = s.Factor
			}
		}
	}
	if !in.FollowUp {
		for _, id := range in.Covers {
			in.close(id)
		}
	}
	head := Section{
		ID: string(Procedure), Title: "Cara asesmen dilakukan", Factor: Procedure, Items: safeguards(),
		Intro: "Bagian ini mengenai cara kerja Anda: siapa, kapan, di mana, dan dengan apa. Diisi satu kali.",
	}
	in.Sections = slices.Insert(in.Sections, 0, &head)
	for _, s := range in.Sections {
		for _, it := range s.Items {
			f, _ := FactorOf(it.Factor)
			it.Section, it.Restricted = s.ID, it.Restricted || f.Restricted()
		}
	}
}

// close adds the standard blocks of one factor to its sections, or makes it a
// section of its own.
func (in *Instrument) close(id FactorID) {
	f, ok := FactorOf(id)
	if !ok {
		return
	}
	var of []*Section
	for _, s := range in.Sections {
		if s.Factor == id {
			of = append(of, s)
		}
	}
	if len(of) == 0 {
		s := &Section{ID: strings.ToLower(string(id)), Title: f.Name, Intro: f.About, Factor: id}
		at := slices.IndexFunc(in.Sections, func(s *Section) bool { return s.Factor > id && s.Factor != Procedure })
		if at < 0 {
			at = len(in.Sections)
		}
		in.Sections = slices.Insert(in.Sections, at, s)
		of = append(of, s)
	}
	if id == ownView {
		s := &Section{
			ID: "voice", Title: "Suara anak", Factor: id, Items: voice(),
			Intro: "Bagian ini hanya dibaca hakim. Orang tua, pemohon, dan lembaga lain tidak melihatnya.",
		}
		in.Sections = slices.Insert(in.Sections, slices.Index(in.Sections, of[0]), s)
	}
	last := of[len(of)-1]
	last.Items = slices.Concat(last.Items, closing(f, in.Advises))
}

var assessed = []string{string(Concern), string(NoConcern), string(Mixed)}

// closing returns the last fields of a factor, the same for each but for the
// words, and before them what F14 and F16 ask in addition.
func closing(f Factor, advises bool) []*Item {
	id := f.ID
	when := Condition{Field: id.Field("polarity"), Values: assessed}
	w := closingWords(f)
	items := []*Item{
		{
			ID: id.Field("polarity"), Kind: Choice, Options: Polarities, Required: true, Text: "Penilaian tentang faktor " + f.Name,
			Hint: "Jawaban ini mengenai faktor ini saja, bukan mengenai permohonan dan bukan usul putusan. “Keberatan”: temuan pada faktor ini mendukung keberatan anak dinikahkan. “Campuran”: temuan mengarah ke dua sisi. Pilih “tidak dinilai” bila Anda tidak memeriksanya; itu bukan kekurangan.",
		},
		{
			ID: id.Field("not_assessed_why"), Kind: LongText, Required: true, Text: "Alasan faktor " + f.Name + " tidak dinilai",
			Hint: "Misalnya: di luar tugas profesi, orang tidak dapat ditemui, atau waktu tidak cukup.", ShowIf: []Condition{{Field: id.Field("polarity"), Values: []string{string(NotAssessed)}}},
		},
		{ID: id.Field("finding"), Kind: LongText, Required: true, Text: w.finding, Hint: w.findingHint, ShowIf: []Condition{when}},
		{ID: id.Field("evidence"), Kind: LongText, Required: true, Text: w.evidence, Hint: w.evidenceHint, ShowIf: []Condition{when}},
		{ID: id.Field("source"), Kind: Text, Required: true, Text: w.source, Hint: w.sourceHint, ShowIf: []Condition{when}},
		{ID: id.Field("method"), Kind: Text, Text: "Cara memeriksa: " + f.Name, Hint: "Misalnya wawancara, kunjungan rumah, telaah surat.", ShowIf: []Condition{when}},
		{ID: id.Field("seen_alone"), Kind: YesNo, Options: YesNoOptions, Text: "Apakah anak ditemui sendiri saat membahas faktor ini?", ShowIf: []Condition{when}},
	}
	for _, it := range items {
		it.Factor, it.Block = id, ClosingBlock
	}
	return append(before(id, advises), items...)
}

// closingText is how the closing group asks; F16 asks for reasons where the
// others ask for findings.
type closingText struct{ finding, findingHint, evidence, evidenceHint, source, sourceHint string }

func closingWords(f Factor) closingText {
	if f.ID == conclusion {
		return closingText{
			"Kesimpulan beralasan tentang kepentingan terbaik bagi anak", "Hubungkan temuan dengan kesimpulan, langkah demi langkah. Ini pendapat profesi Anda; putusan ada pada hakim.",
			"Temuan yang menjadi dasar kesimpulan", "Sebutkan faktor dan buktinya, juga yang tidak sejalan dengan kesimpulan.",
			"Siapa yang menyusun kesimpulan", "Misalnya: asesor sendiri, atau pembahasan kasus bersama penyelia.",
		}
	}
	return closingText{
		"Temuan: " + f.Name, "Tulis dengan kalimat pendek. Pisahkan kenyataan dari pendapat. Paling sedikit: " + f.Minimum,
		"Bukti atau pengamatan: " + f.Name, "Surat (nomor dan tanggal) atau yang Anda lihat sendiri. Bila hanya keterangan lisan, tulis demikian.",
		"Siapa yang menerangkan: " + f.Name, "Hubungannya dengan anak, misalnya: anak sendiri, ibu anak, wali kelas.",
	}
}

// before returns what F14 and F16 ask before their closing group.
func before(id FactorID, advises bool) []*Item {
	var items []*Item
	block := EffectBlock
	switch {
	case id == effects:
		items = []*Item{
			{ID: "f14_if_granted", Kind: LongText, Required: true, Text: "Akibat yang mungkin bagi anak bila permohonan dikabulkan", Hint: "Sekolah, kesehatan, ekonomi, hubungan keluarga, keselamatan. Sebutkan yang baik dan yang buruk."},
			{ID: "f14_if_refused", Kind: LongText, Required: true, Text: "Akibat yang mungkin bagi anak bila permohonan tidak dikabulkan", Hint: "Tulis dengan rincian yang sama seperti kolom sebelumnya."},
		}
	case id == conclusion:
		block = ConclusionBlock
		items = []*Item{{ID: "f16_options", Kind: LongText, Required: true, Text: "Pilihan-pilihan yang ditimbang bagi anak", Hint: "Satu pilihan per baris, dengan kebaikan dan keburukannya bagi anak. Termasuk pilihan selain perkawinan."}}
		if advises {
			items = append(items, advice()...)
		}
	}
	for _, it := range items {
		it.Factor, it.Block = id, block
	}
	return items
}

func advice() []*Item {
	return []*Item{
		{
			ID: "f16_recommendation", Kind: Choice, Options: Positions, Text: "Rekomendasi lembaga",
			Hint: "Tidak wajib. Rekomendasi adalah nasihat dan tidak mengikat siapa pun. Surat keterangan sudah konseling adalah surat yang lain.",
		},
		{
			ID: "f16_conditions", Kind: LongText, Required: true, Text: "Syarat penundaan", Hint: "Satu syarat per baris: apa, oleh siapa, sampai kapan.",
			ShowIf: []Condition{{Field: "f16_recommendation", Values: []string{string(Postponed)}}},
		},
	}
}

// voice returns the block of the child's own words.
func voice() []*Item {
	heard := Condition{Field: "voice_heard", Values: []string{Yes}}
	foreign := Condition{Field: "voice_language", Values: []string{"sasak", "lain"}}
	yesNo := YesNoOptions[:2]
	items := []*Item{
		{ID: "voice_heard", Kind: Choice, Options: yesNo, Required: true, Text: "Apakah suara anak didengar langsung?"},
		{ID: "voice_why_not", Kind: LongText, Required: true, Text: "Alasan suara anak tidak didengar", ShowIf: []Condition{{Field: "voice_heard", Values: []string{No}}}},
		{ID: "voice_words", Kind: LongText, Required: true, Text: "Kata-kata anak sendiri", Hint: "Tulis apa adanya, dalam bahasa yang dipakai anak. Jangan dirapikan atau diringkas.", ShowIf: []Condition{heard}},
		{ID: "voice_language", Kind: Choice, Options: []Option{{"indonesia", "Indonesia"}, {"sasak", "Sasak"}, {"lain", "Bahasa lain"}}, Required: true, Text: "Bahasa yang dipakai anak", ShowIf: []Condition{heard}},
		{ID: "voice_language_other", Kind: Text, Required: true, Text: "Nama bahasa lain yang dipakai anak", ShowIf: []Condition{{Field: "voice_language", Values: []string{"lain"}}}},
		{ID: "voice_translation", Kind: LongText, Required: true, Text: "Terjemahan kata-kata anak ke bahasa Indonesia", ShowIf: []Condition{foreign}},
		{ID: "voice_alone", Kind: Choice, Options: yesNo, Required: true, Text: "Apakah anak didengar sendiri, tanpa orang tua atau keluarga?", ShowIf: []Condition{heard}},
		{ID: "voice_present", Kind: LongText, Required: true, Text: "Siapa saja yang berada di dalam ruangan", Hint: "Sebut semua, termasuk Anda dan juru bahasa.", ShowIf: []Condition{heard}},
		{ID: "voice_date", Kind: Day, Required: true, Text: "Tanggal anak didengar", ShowIf: []Condition{heard}},
		{ID: "voice_place", Kind: Text, Required: true, Text: "Tempat anak didengar", ShowIf: []Condition{heard}},
		{ID: "voice_minutes", Kind: Number, Unit: "menit", Min: bound(1), Max: bound(600), Message: "Tulis lamanya dalam menit, dari 1 sampai 600.", Required: true, Text: "Lama percakapan dengan anak", ShowIf: []Condition{heard}},
		{ID: "voice_interpreter", Kind: Choice, Options: []Option{{"ada", "Ada"}, {"tidak_ada", "Tidak ada"}}, Required: true, Text: "Juru bahasa saat anak didengar", ShowIf: []Condition{heard}},
		{ID: "voice_interpreter_name", Kind: Text, Required: true, Text: "Nama juru bahasa saat anak didengar dan hubungannya dengan anak", ShowIf: []Condition{{Field: "voice_interpreter", Values: []string{"ada"}}}},
		{
			ID: "voice_no_interpreter_why", Kind: Text, Required: true, Text: "Alasan tanpa juru bahasa saat anak didengar", Hint: "Misalnya: asesor sendiri berbahasa Sasak.",
			ShowIf: []Condition{foreign, {Field: "voice_interpreter", Values: []string{"tidak_ada"}}},
		},
	}
	for _, it := range items {
		it.Factor, it.Block = ownView, VoiceBlock
	}
	return items
}

func bound(x float64) *float64 { return &x }

// safeguards returns what is asked once in each assessment.
func safeguards() []*Item {
	withheld := []Condition{{Field: "sg_withhold", Values: []string{Yes}}}
	items := []*Item{
		{ID: "sg_profession", Kind: Text, Required: true, Text: "Profesi Anda"},
		{ID: "sg_licence", Kind: Text, Required: true, Text: "Nomor sertifikat atau izin profesi", Hint: "Bila tidak ada, tulis “tidak ada”."},
		{
			ID: "sg_contacts", Kind: Table, Required: true, Numbered: true, Text: "Tanggal dan tempat pertemuan", Hint: "Satu baris untuk satu pertemuan, termasuk melalui telepon.",
			Rows: numbered(6), Columns: []Column{{Value: "date", Text: "Tanggal", Kind: Day}, {Value: "place", Text: "Tempat atau cara", Kind: Text}, {Value: "with", Text: "Dengan siapa", Kind: Text}},
		},
		{ID: "sg_child_last_seen", Kind: Day, Required: true, Text: "Tanggal anak terakhir ditemui", Hint: "Bertemu muka. Bila belum pernah, tulis tanggal percakapan terakhir dan jelaskan pada batas-batas asesmen."},
		{ID: "sg_child_last_place", Kind: Text, Required: true, Text: "Tempat anak terakhir ditemui"},
		{ID: "sg_heard", Kind: LongText, Required: true, Text: "Orang yang didengar", Hint: "Satu orang per baris: nama, hubungan dengan anak, didengar sendiri atau bersama siapa."},
		{ID: "sg_refused", Kind: LongText, Text: "Orang yang tidak bersedia atau tidak dapat didengar", Hint: "Satu orang per baris, dengan alasannya."},
		{ID: "sg_method", Kind: Several, Required: true, Text: "Cara asesmen", Options: []Option{{"wawancara", "Wawancara"}, {"pengamatan", "Pengamatan"}, {"kunjungan_rumah", "Kunjungan rumah"}, {"telaah_dokumen", "Telaah surat dan dokumen"}, {"pembahasan_kasus", "Pembahasan kasus"}, {"alat_ukur", "Tes, skala, atau pemeriksaan"}}},
		{ID: "sg_instruments", Kind: LongText, Required: true, Text: "Alat ukur atau pemeriksaan yang dipakai", Hint: "Nama, tanggal, dan siapa yang melakukannya.", ShowIf: []Condition{{Field: "sg_method", Values: []string{"alat_ukur"}}}},
		{ID: "sg_language", Kind: Several, Required: true, Text: "Bahasa pertanyaan yang Anda pakai", Options: []Option{{"indonesia", "Indonesia"}, {"sasak", "Sasak"}, {"lain", "Bahasa lain"}}},
		{ID: "sg_interpreter", Kind: Choice, Required: true, Text: "Juru bahasa", Options: []Option{{"tidak_perlu", "Tidak diperlukan"}, {"ada", "Ada"}, {"perlu_tidak_ada", "Diperlukan, tetapi tidak ada"}}},
		{ID: "sg_interpreter_name", Kind: Text, Required: true, Text: "Nama juru bahasa dan hubungannya dengan anak", ShowIf: []Condition{{Field: "sg_interpreter", Values: []string{"ada"}}}},
		{ID: "sg_companion", Kind: Text, Text: "Pendamping anak", Hint: "Nama dan lembaga atau hubungan. Kosongkan bila tidak ada."},
		{
			ID: "sg_sharing_basis", Kind: Choice, Required: true, Text: "Dasar menyerahkan keterangan ini kepada pengadilan", Hint: "Bila orang tua mungkin menekan anak, persetujuan orang tua saja bukan dasar yang aman.",
			Options: []Option{{"permintaan_hakim", "Permintaan hakim (PERMA 5/2019 Pasal 15 huruf d)"}, {"kewajiban_hukum", "Kewajiban hukum atau tugas layanan lembaga"}, {"persetujuan_orang_tua", "Persetujuan orang tua atau wali"}, {"lain", "Dasar lain"}},
		},
		{ID: "sg_sharing_other", Kind: Text, Required: true, Text: "Dasar lain yang dipakai", ShowIf: []Condition{{Field: "sg_sharing_basis", Values: []string{"lain"}}}},
		{ID: "sg_child_assent", Kind: Choice, Required: true, Text: "Kesediaan anak agar keterangannya disampaikan kepada hakim", Options: []Option{{"bersedia", "Bersedia"}, {"sebagian", "Bersedia untuk sebagian"}, {"tidak_bersedia", "Tidak bersedia"}, {"tidak_ditanya", "Tidak ditanya"}}},
		{ID: "sg_child_assent_note", Kind: LongText, Required: true, Text: "Penjelasan tentang kesediaan anak", ShowIf: []Condition{{Field: "sg_child_assent", Values: []string{"sebagian", "tidak_bersedia", "tidak_ditanya"}}}},
		{ID: "sg_limits", Kind: LongText, Required: true, Text: "Batas-batas asesmen ini", Hint: "Apa yang tidak dapat diperiksa, dan apa yang dapat berubah."},
		{ID: "sg_withhold", Kind: Choice, Options: YesNoOptions[:2], Required: true, Text: "Adakah yang tidak boleh diketahui orang tua atau keluarga?", Restricted: true},
		{ID: "sg_withhold_what", Kind: LongText, Required: true, Text: "Apa yang tidak boleh diketahui orang tua atau keluarga", Restricted: true, ShowIf: withheld},
		{ID: "sg_withhold_why", Kind: LongText, Required: true, Text: "Mengapa hal itu tidak boleh diketahui", Restricted: true, ShowIf: withheld},
	}
	for _, it := range items {
		it.Factor, it.Block = Procedure, SafeguardBlock
	}
	return items
}
