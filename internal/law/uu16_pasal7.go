package law

// UU 16/2019 (amending UU 1/1974) Pasal 7 ayat (2) and its elucidation,
// paraphrased: the reason is very urgent and sufficiently proved: a letter that
// shows the age, and one of a health worker that supports the urgency.
var uu16pasal7 = []Rule{
	{
		ID: "uu16-7-2", Source: "UU 16/2019", Pasal: "7 ayat (2)", Since: uuSince, Sure: V2,
		Duty:        "Permohonan menyebut alasan sangat mendesak.",
		Consequence: SentBack, Owner: ByPetitioner, Stage: AtFiling,
		Check:   func(f Facts) Status { return when(f.ReasonStated) },
		Missing: "Alasan mendesak belum diisi.",
	},
	{
		ID: "uu16-7-2-kesehatan", Source: "UU 16/2019", Pasal: "7 ayat (2) dan penjelasannya", Since: uuSince, Sure: V2,
		Duty:        "Alasan mendesak didukung surat keterangan tenaga kesehatan.",
		Consequence: Warning, Owner: ByPetitioner, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(f.Papers["kesehatan"].Present) },
		Missing: "Surat keterangan tenaga kesehatan belum ada.",
	},
}
