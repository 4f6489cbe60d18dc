package law

import "slices"

// PERMA 5/2019 Pasal 7, paraphrased: where child and parents differ in religion,
// the religion of the child decides the court. Under UU 16/2019 Pasal 7 the
// religious court is for Muslims. It stays a warning: the clerk may not refuse
// the petition, the judge decides on jurisdiction.
var perma7 = []Rule{{
	ID: "perma5-7", Source: "PERMA 5/2019", Pasal: "7", Since: permaSince, Sure: V2,
	Duty:        "Bila agama anak dan orang tua berbeda, permohonan diajukan ke pengadilan menurut agama anak.",
	Consequence: Warning, Owner: ByClerk, Stage: AtFiling,
	Check: func(f Facts) Status {
		switch f.Child.Religion {
		case "":
			return Unknown
		case islam:
			return Fulfilled
		}
		return Unfulfilled
	},
	Missing: "Agama anak bukan Islam. Pengadilan agama tidak berwenang; permohonan diajukan ke pengadilan negeri.",
	Say: func(f Facts) string {
		words := "Agama anak bukan Islam"
		if slices.Contains(f.Parents, islam) {
			words += ", meskipun agama orang tuanya Islam"
		}
		return words + ". Pengadilan agama tidak berwenang; permohonan diajukan ke pengadilan negeri."
	},
	Needs: "Agama anak belum tercatat.",
}}

const islam = "Islam"
