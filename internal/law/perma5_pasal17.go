package law

// PERMA 5/2019 Pasal 17, paraphrased: the determination considers (a) the
// protection and best interest of the child in legislation and in unwritten
// law: legal values, local wisdom and the sense of justice; (b) international
// conventions and treaties on the protection of children. Huruf a is seen in
// one source, huruf b is general knowledge. How they weigh is for the judge.
var perma17 = []Rule{
	groundsRule("a", S1, "peraturan perundang-undangan dan hukum tidak tertulis tentang perlindungan dan kepentingan terbaik bagi anak"),
	groundsRule("b", GK, "konvensi dan perjanjian internasional tentang perlindungan anak"),
}

func groundsRule(letter string, sure Sure, words string) Rule {
	return Rule{
		ID: "perma5-17-" + letter, Source: "PERMA 5/2019", Pasal: "17 huruf " + letter, Since: permaSince, Sure: sure,
		Duty: "Penetapan mempertimbangkan " + words + ".", Consequence: Warning, Owner: ByJudge, Stage: AtDecision,
		Check:   func(f Facts) Status { return asked(f.Ruling.Sources[letter]) },
		Missing: "Penetapan tidak mempertimbangkan " + words + ".",
		Needs:   "Belum tercatat apakah penetapan mempertimbangkan " + words + ".",
	}
}
