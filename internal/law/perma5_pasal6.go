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
	{
		ID: "perma5-6-bukti", Source: "PERMA 5/2019", Pasal: "6 ayat (2) sampai (5)", Since: permaSince, Sure: V2,
		Duty:        "Kedudukan pemohon dibuktikan: akta kematian, keterangan ghaib, putusan kuasa asuh, bukti perwalian, atau surat kuasa.",
		Consequence: Inadmissible, Owner: ByPetitioner, Stage: AtFiling,
		Check: func(f Facts) Status {
			if f.StandingKnown && !f.StandingProof {
				return NotApplicable
			}
			return when(f.StandingPaper)
		},
		Missing: "Bukti kedudukan pemohon belum disebut dengan nomor dan tanggalnya.",
	},
}
