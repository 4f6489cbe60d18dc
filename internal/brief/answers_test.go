package brief_test

import (
	"slices"
	"strings"

	"timbang/internal/instrument"
)

// filled answers everything that must be answered: with what was said, else
// with the mildest answer.
func filled(form *instrument.Instrument, said map[string]string) instrument.Answers {
	a := instrument.Answers{}
	for k, v := range said {
		a[k] = instrument.Answer{v}
	}
	for range 8 {
		for _, s := range form.Sections {
			for _, it := range s.Items {
				if name := it.ID; form.Needs(it, a) && a[name].Empty() && !slices.ContainsFunc(cells(it), func(c string) bool { return !a[c].Empty() }) {
					mild(it, a)
				}
			}
		}
	}
	return a
}

func mild(it *instrument.Item, a instrument.Answers) {
	switch it.Kind {
	case instrument.Choice, instrument.Several:
		a[it.ID] = instrument.Answer{it.Options[0].Value}
		if strings.HasSuffix(it.ID, "_polarity") {
			a[it.ID] = instrument.Answer{string(instrument.NoConcern)}
		}
		if it.ID == "sg_withhold" {
			a[it.ID] = instrument.Answer{instrument.No}
		}
	case instrument.YesNo:
		a[it.ID] = instrument.Answer{instrument.No}
	case instrument.Day:
		a[it.ID] = instrument.Answer{"2026-11-05"}
	case instrument.Number:
		a[it.ID] = instrument.Answer{"40"}
	case instrument.Table:
		a[it.Cells()[0].Name] = instrument.Answer{"2026-11-05"}
		if it.Columns[0].Kind != instrument.Day {
			a[it.Cells()[0].Name] = instrument.Answer{"Disebut."}
		}
	default:
		a[it.ID] = instrument.Answer{"Keterangan menurut catatan asesor."}
	}
}

// secret are words of the restricted lane, which no brief may hold.
var secret = []string{"AncamanRahasiaSatu", "HalTertutupDua", "SebabTertutupTiga", "KekerasanRahasiaEmpat"}

// paramita is an assessment with words in the restricted lane.
func paramita() map[string]string {
	return map[string]string{
		"sg_profession": "pekerja sosial profesional", "sg_licence": "STR 99/2025", "sg_child_last_seen": "2026-11-05", "sg_child_last_place": "Rumah bibi anak di Praya Tengah",
		"sg_contacts.1.date": "2026-11-05", "sg_contacts.1.place": "Rumah bibi anak", "sg_contacts.1.with": "Anak, bibi anak",
		"sg_heard": "Anak, sendiri\nBibi anak\nKedua pemohon", "sg_refused": "Calon suami, sedang bekerja di luar pulau", "sg_limits": "Calon suami belum ditemui.",
		"sg_withhold": "ya", "sg_withhold_what": secret[1], "sg_withhold_why": secret[2],
		"voice_heard": "ya", "voice_words": "Mele ku sekolah juluq. Lamun te nikahang, ku milu doang, laguq ku mele tamat SMA.", "voice_language": "sasak",
		"voice_translation": "Saya ingin sekolah dulu. Kalau dinikahkan, saya ikut saja, tetapi saya ingin tamat SMA.",
		"voice_alone":       "ya", "voice_present": "Anak dan asesor", "voice_date": "2026-11-05", "voice_place": "rumah bibi anak", "voice_minutes": "40", "voice_interpreter": "tidak_ada", "voice_no_interpreter_why": "Asesor berbahasa Sasak.",
		"f01_polarity": "mixed", "f01_finding": "Anak ingin menyelesaikan SMA dan tidak ingin mengecewakan orang tua.", "f01_evidence": "Percakapan dengan anak sendiri.", "f01_source": "Anak, bibi anak",
		"f02_pressure": "ya", "f02_pressure_note": secret[0], "f02_polarity": "concern", "f02_finding": "Anak belum tahu bahwa ia boleh menolak.", "f02_evidence": "Wawancara.", "f02_source": "Anak",
		"f07_polarity": "concern", "f07_finding": "Anak terdaftar di kelas XI; sekolah bersedia menerima kembali.", "f07_evidence": "Surat sekolah 421/99/2026.", "f07_source": "Anak, wali kelas",
		"f08_polarity": "concern", "f08_finding": "Penghasilan calon suami Rp1.200.000 sebulan, tidak tetap.", "f08_evidence": "Keterangan lisan.", "f08_source": "Ibu calon suami",
		"f08_money_reason": "ya",
		"f09_left_home":    "ya", "f09_left_date": "2026-10-11", "f09_separated.1.date": "2026-10-12", "f09_separated.1.by": "kepala dusun", "f09_separated.1.result": "anak dijemput bibinya",
		"f09_finding": "Bibi anak bersedia menampung dan membiayai sekolah anak.", "f09_evidence": "Pernyataan bibi anak.", "f09_source": "Bibi anak",
		"f11_violence": "ya", "f11_violence_note": secret[3],
		"f13_polarity": "not_assessed", "f13_not_assessed_why": "Surat kesanggupan belum dibuat.",
		"f14_polarity": "concern", "f14_if_granted": "Sekolah kemungkinan berhenti.", "f14_if_refused": "Anak tinggal pada bibi dan bersekolah.", "f14_finding": "Akibat utama ada pada sekolah anak.",
		"f16_options": "Menunda sampai tamat SMA\nMelangsungkan perkawinan", "f16_polarity": "concern", "f16_finding": "Kesinambungan sekolah disebut sebagai kepentingan utama anak.",
		"f16_recommendation": "ditunda_dengan_syarat", "f16_conditions": "Anak menyelesaikan semester berjalan.",
	}
}

// uptd is an assessment that differs in places and declines to recommend.
func uptd() map[string]string {
	return map[string]string{
		"sg_profession": "konselor", "sg_child_last_seen": "2026-11-10", "sg_child_last_place": "Kantor UPTD PPA",
		"voice_heard": "ya", "voice_words": "Saya belum mau menikah, tetapi bapak sudah bicara dengan keluarganya.", "voice_language": "indonesia",
		"voice_alone": "tidak", "voice_present": "Anak, bibi anak, asesor", "voice_date": "2026-11-10", "voice_place": "kantor UPTD PPA", "voice_minutes": "55", "voice_interpreter": "tidak_ada",
		"f01_polarity": "concern", "f01_finding": "Anak mengatakan belum mau menikah.", "f02_polarity": "concern",
		"f09_polarity": "concern", "f09_finding": "Tekanan kerabat ayah disebut anak sebagai alasan ia meninggalkan rumah.",
		"f16_polarity": "concern", "f16_finding": "Pilihan ditimbang bersama anak.", "f16_recommendation": "menolak_menerbitkan",
	}
}
