package law

// PERMA 5/2019 Pasal 6, paraphrased: (1) the parents file; (2) divorced, both
// or the one with custody by decision; (3) one is dead or cannot be found, the
// other; (4) both are, or lost their powers, the guardian; (5) prevented, a
// proxy under a power of attorney.
var perma6 = []Rule{
	{
		ID: "perma5-6", Source: "PERMA 5/2019", Pasal: "6 ayat (1) sampai (5)", Since: permaSince, Sure: V2,
		Duty:        "Permohonan diajukan oleh yang berhak: orang tua, pemegang kuasa asuh, wali, atau kuasa.",
		Consequence: Inadmissible, Owner: ByClerk, Stage: AtFiling,
		Check:   func(f Facts) Status { return when(f.StandingKnown) },
		Missing: "Kedudukan pemohon belum ditentukan. Pilih dasar pengajuan menurut Pasal 6.",
	},
	standingRule("1", "6 ayat (1)", "Kedua orang tua mengajukan bersama, juga bila sudah bercerai tanpa putusan kuasa asuh.",
		"Baru satu orang tua yang mengajukan. Sertakan orang tua yang lain, atau pilih dasar menurut ayat (2), (3) atau (5).",
		func(f Facts) bool { return f.Petitioners != 1 }, BothParents),
	standingRule("2", "6 ayat (2)", "Orang tua pemegang kuasa asuh menyebut putusan pengadilannya.",
		"Putusan kuasa asuh belum disebut dengan nomor dan tanggalnya. Tanpa putusan, kedua orang tua mengajukan bersama.", proofNamed, Custody),
	standingRule("3-kematian", "6 ayat (3)", "Orang tua yang mengajukan sendiri membuktikan kematian orang tua yang lain.",
		"Akta atau surat keterangan kematian belum disebut dengan nomor dan tanggalnya.", proofNamed, OneDead),
	standingRule("3-ghaib", "6 ayat (3)", "Orang tua yang mengajukan sendiri membuktikan bahwa orang tua yang lain tidak diketahui alamatnya.",
		"Surat keterangan ghaib dari kepala desa atau lurah belum disebut dengan nomor dan tanggalnya.", proofNamed, OneMissing),
	standingRule("4", "6 ayat (4)", "Wali membuktikan perwaliannya: penetapan, atau bukti lain bahwa ia mengasuh anak.",
		"Bukti perwalian belum disebut dengan nomor dan tanggalnya.", proofNamed, Guardian),
	standingRule("5", "6 ayat (5)", "Kuasa menyebut surat kuasanya.",
		"Surat kuasa belum disebut dengan nomor dan tanggalnya.", proofNamed, Proxy),
	standingRule("5-halangan", "6 ayat (5)", "Kuasa menyebut pemberi kuasa dan halangannya.",
		"Pemberi kuasa atau halangannya belum disebut, misalnya bekerja di luar negeri.", func(f Facts) bool { return f.Principal }, Proxy),
}

func proofNamed(f Facts) bool { return f.StandingPaper }

// standingRule asks for the proof of one ground; no other ground needs it.
func standingRule(id, pasal, duty, missing string, kept func(Facts) bool, g Ground) Rule {
	return Rule{
		ID: "perma5-6-" + id, Source: "PERMA 5/2019", Pasal: pasal, Since: permaSince, Sure: V2,
		Duty: duty, Consequence: Inadmissible, Owner: ByPetitioner, Stage: AtFiling,
		Check: func(f Facts) Status {
			if f.Ground != g {
				return NotApplicable
			}
			return when(kept(f))
		},
		Missing: missing,
	}
}
