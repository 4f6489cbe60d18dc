package law

// PERMA 5/2019 Pasal 20, paraphrased: (a) the judge is appointed as judge for
// children, or trained on women in conflict with the law, or certified for the
// juvenile system, or experienced in dispensation; (b) where there is no such
// judge, any judge.
var perma20 = []Rule{
	{
		ID: "perma5-20-a", Source: "PERMA 5/2019", Pasal: "20 huruf a", Since: permaSince, Sure: V2,
		Duty:        "Hakim berkualifikasi: SK hakim anak, pelatihan perempuan berhadapan dengan hukum, sertifikat SPPA, atau pengalaman dispensasi kawin.",
		Consequence: Warning, Owner: ByCourt, Stage: AtRegister,
		Check: func(f Facts) Status {
			switch {
			case f.Judge.Basis == "":
				return Unknown
			case f.Judge.Basis != unqualified:
				return Fulfilled
			case f.Judge.NoOther == Yes:
				return NotApplicable
			}
			return asked(f.Judge.NoOther)
		},
		Missing: "Hakim tidak memenuhi kualifikasi, sedangkan ada hakim lain yang memenuhinya. Tetapkan hakim yang memenuhi kualifikasi.",
		Needs:   "Kualifikasi hakim belum tercatat.",
	},
	{
		ID: "perma5-20-b", Source: "PERMA 5/2019", Pasal: "20 huruf b", Since: permaSince, Sure: V2,
		Duty:        "Bila tidak ada hakim yang berkualifikasi, setiap hakim dapat mengadili.",
		Consequence: Warning, Owner: ByCourt, Stage: AtRegister,
		Check: func(f Facts) Status {
			if f.Judge.Basis == unqualified {
				return power(f.Judge.NoOther)
			}
			return NotApplicable
		},
		Missing: "Belum tercatat apakah ada hakim lain yang memenuhi kualifikasi.",
	},
}

const unqualified = "tidak_ada"
