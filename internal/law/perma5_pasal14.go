package law

// PERMA 5/2019 Pasal 14, paraphrased (general knowledge, matches the question
// templates of courts): the judge identifies three things in the hearing.
var perma14 = []Rule{
	findingRule("a", "apakah anak mengetahui dan menyetujui rencana perkawinan"),
	findingRule("b", "kondisi psikologis, kesehatan dan kesiapan anak"),
	findingRule("c", "ada tidaknya paksaan psikis, fisik, seksual atau ekonomi"),
}

func findingRule(letter, words string) Rule {
	return Rule{
		ID: "perma5-14-" + letter, Source: "PERMA 5/2019", Pasal: "14 huruf " + letter,
		Since: permaSince, Sure: GK, Duty: "Hakim mengidentifikasi " + words + ".",
		Consequence: Warning, Owner: ByJudge, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(f.Hearing.Findings[letter]) },
		Missing: "Belum dicatat: " + words + ".",
	}
}
