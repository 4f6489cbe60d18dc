package law

// PERMA 5/2019 Pasal 9, paraphrased: (2) the registrar examines the file, (3)
// returns an incomplete one, (4) registers a complete one after the advance on
// costs is paid; (5) who cannot pay may file free of charge. The wording on
// returning and on prodeo is general knowledge. Ayat (1) is kept with Pasal 8.
var perma9 = []Rule{
	{
		ID: "perma5-9-2", Source: "PERMA 5/2019", Pasal: "9 ayat (2)", Since: permaSince, Sure: V2,
		Duty:        "Panitera memeriksa syarat permohonan sebelum mendaftarkannya.",
		Consequence: Warning, Owner: ByClerk, Stage: AtRegister,
		Check:   func(f Facts) Status { return when(f.Examined) },
		Missing: "Pemeriksaan syarat oleh panitera belum tercatat.",
	},
	{
		ID: "perma5-9-3", Source: "PERMA 5/2019", Pasal: "9 ayat (3)", Since: permaSince, Sure: GK,
		Duty:        "Berkas yang tidak lengkap dikembalikan kepada pemohon untuk dilengkapi.",
		Within:      []string{"perma5-5-1-a", "perma5-5-1-b", "perma5-5-1-c", "perma5-5-1-d", "perma5-5-1-e", "perma5-5-1-f"},
		Consequence: Warning, Owner: ByClerk, Stage: AtRegister,
		Check: func(f Facts) Status {
			if f.papersKept() {
				return NotApplicable
			}
			return when(f.Returned)
		},
		Missing: "Dokumen Pasal 5 belum lengkap dan berkas belum pernah dikembalikan. Kembalikan untuk dilengkapi.",
	},
	{
		ID: "perma5-9-4", Source: "PERMA 5/2019", Pasal: "9 ayat (4) dan (5)", Since: permaSince, Sure: GK,
		Duty:        "Permohonan dicatat dalam register setelah panjar biaya dibayar, atau cuma-cuma bagi yang tidak mampu.",
		Consequence: SentBack, Owner: ByPetitioner, Stage: AtRegister,
		Check:   func(f Facts) Status { return when(f.FeeSettled) },
		Missing: "Panjar belum dibayar dan prodeo belum dicatat.",
	},
	{
		ID: "perma5-9-5", Source: "PERMA 5/2019", Pasal: "9 ayat (5)", Since: permaSince, Sure: GK,
		Duty:        "Permohonan cuma-cuma disertai surat keterangan tidak mampu.",
		Consequence: Warning, Owner: ByPetitioner, Stage: AtRegister,
		Check: func(f Facts) Status {
			if !f.Prodeo {
				return NotApplicable
			}
			return when(f.ProdeoProof)
		},
		Missing: "Nomor surat keterangan tidak mampu belum dicatat.",
	},
}

// papersKept reports whether every letter of Pasal 5 ayat (1) is there.
func (f Facts) papersKept() bool {
	for _, letter := range []string{"a", "b", "c", "d", "e", "f"} {
		if !paperKept(f.Papers[letter], letter) {
			return false
		}
	}
	return true
}
