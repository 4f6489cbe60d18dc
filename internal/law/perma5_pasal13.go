package law

// PERMA 5/2019 Pasal 13, paraphrased: the judge hears the child, the
// prospective spouse and the parents of both, and considers what they say; a
// determination without it is void.
var perma13 = []Rule{
	heardRule("a", "anak", "anak"),
	heardRule("b", "calon", "calon suami atau istri"),
	heardRule("c", "orang_tua", "orang tua atau wali anak"),
	heardRule("d", "orang_tua_calon", "orang tua atau wali calon suami atau istri"),
	weighedRule("a", "anak", "anak"),
	weighedRule("b", "calon", "calon suami atau istri"),
	weighedRule("c", "orang_tua", "orang tua atau wali anak"),
	weighedRule("d", "orang_tua_calon", "orang tua atau wali calon suami atau istri"),
}

func heardRule(letter, who, words string) Rule {
	return Rule{
		ID: "perma5-13-1-" + letter, Source: "PERMA 5/2019", Pasal: "13 ayat (1) huruf " + letter,
		Since: permaSince, Sure: V2, Duty: "Hakim mendengar keterangan " + words + ".",
		Consequence: Void, Owner: ByJudge, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(f.Hearing.Heard[who]) },
		Missing: "Keterangan " + words + " belum didengar.",
	}
}

// weighedRule is the second half of the duty: what was heard is considered in
// the determination.
func weighedRule(letter, who, words string) Rule {
	return Rule{
		ID: "perma5-13-timbang-" + letter, Source: "PERMA 5/2019", Pasal: "13 ayat (1) huruf " + letter,
		Since: permaSince, Sure: V2, Duty: "Penetapan mempertimbangkan keterangan " + words + ".",
		Consequence: Void, Owner: ByJudge, Stage: AtDecision,
		Check:   func(f Facts) Status { return asked(f.Ruling.Considered[who]) },
		Missing: "Penetapan tidak mempertimbangkan keterangan " + words + ".",
		Needs:   "Pertimbangan tentang keterangan " + words + " belum tercatat.",
	}
}
