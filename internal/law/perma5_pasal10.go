package law

// PERMA 5/2019 Pasal 10 ayat (1), (4), (5) and (6), paraphrased: the
// petitioner brings the child, the prospective spouse and the parents of the
// prospective spouse; they need not come on one day; not brought by the third
// hearing, the petition is inadmissible.
var perma10 = []Rule{
	broughtRule("a", "anak", "anak"),
	broughtRule("b", "calon", "calon suami atau istri"),
	broughtRule("c", "orang_tua_calon", "orang tua atau wali calon"),
}

func broughtRule(letter, who, words string) Rule {
	return Rule{
		ID: "perma5-10-1-" + letter, Source: "PERMA 5/2019", Pasal: "10 ayat (1) huruf " + letter,
		Since: permaSince, Sure: V2, Duty: "Pemohon menghadirkan " + words + ".",
		Consequence: Inadmissible, Owner: ByPetitioner, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(f.Hearing.Brought[who]) },
		Missing: "Belum dihadirkan: " + words + ".",
	}
}
