package law

// PERMA 5/2019 Pasal 1 angka 1 and 5, paraphrased: Anak is a person who is not
// yet 19 or was never married under the law; a registered widow or widower
// under 19 needs no dispensation, an unregistered one does.
var perma1 = []Rule{{
	ID: "perma5-1", Source: "PERMA 5/2019", Pasal: "1 angka 1 dan 5", Since: permaSince, Sure: S1,
	Duty:        "Dispensasi dimintakan untuk anak yang belum berumur 19 tahun dan belum pernah kawin tercatat.",
	Consequence: Warning, Owner: ByClerk, Stage: AtFiling,
	Check:   func(f Facts) Status { return when(f.Child.Under19(f.Filed)) },
	Missing: "Menurut tanggal lahir dan riwayat perkawinan yang tercatat, anak ini tidak memerlukan dispensasi, atau tanggal lahirnya belum diisi. Periksa dokumennya.",
	Say: func(f Facts) string {
		switch {
		case f.Child.Born.IsZero():
			return "Tanggal lahir anak belum diisi. Isi menurut dokumennya."
		case f.Child.RegisteredMarriage:
			return "Anak pernah kawin tercatat, sehingga bukan Anak menurut Pasal 1 angka 1 dan dispensasi tidak diperlukan. Periksa dokumennya."
		}
		return "Anak sudah berumur " + ageOn(f.Child.Born, f.Filed) + " pada " + f.Filed.Indonesian() + "; dispensasi tidak diperlukan. Periksa tanggal lahirnya."
	},
}}
