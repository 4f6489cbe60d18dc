package law

// PERMA 5/2019 Pasal 9, paraphrased: the clerk examines the file, returns an
// incomplete one, and registers a complete one after the advance on costs is
// paid; who cannot pay may file free of charge. The wording on returning and
// on prodeo is general knowledge.
var perma9 = []Rule{{
	ID: "perma5-9", Source: "PERMA 5/2019", Pasal: "9 ayat (4) dan (5)", Since: permaSince, Sure: GK,
	Duty:        "Permohonan dicatat dalam register setelah panjar biaya dibayar, atau cuma-cuma bagi yang tidak mampu.",
	Consequence: SentBack, Owner: ByPetitioner, Stage: AtRegister,
	Check:   func(f Facts) Status { return when(f.FeeSettled) },
	Missing: "Panjar belum dibayar dan prodeo belum dicatat.",
}}
