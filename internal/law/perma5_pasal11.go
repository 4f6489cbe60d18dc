package law

// PERMA 5/2019 Pasal 11, paraphrased: language and method that the child easily
// understands; judge and deputy registrar wear no attributes while examining
// the child. Which paragraph says which is not in our sources.
var perma11 = []Rule{
	examRule("bahasa", "Anak diperiksa dengan bahasa dan cara yang mudah dimengertinya.",
		"Anak diperiksa dengan bahasa atau cara yang tidak mudah dimengertinya. Periksa kembali dengan bahasa anak atau juru bahasa.",
		"Bahasa dan cara pemeriksaan anak belum tercatat.", func(e Exam) Answer { return e.Plain }),
	examRule("atribut", "Hakim dan panitera pengganti tidak memakai atribut persidangan ketika memeriksa anak.",
		"Anak diperiksa oleh hakim atau panitera pengganti yang memakai atribut.",
		"Pemeriksaan anak tanpa atribut belum tercatat.", func(e Exam) Answer { return e.NoAttributes }),
}

func examRule(id, duty, missing, needs string, of func(Exam) Answer) Rule {
	return Rule{
		ID: "perma5-11-" + id, Source: "PERMA 5/2019", Pasal: "11", Since: permaSince, Sure: V2,
		Duty: duty, Consequence: Warning, Owner: ByJudge, Stage: AtHearing,
		Check: func(f Facts) Status { return asked(of(f.Hearing.Exam)) }, Missing: missing, Needs: needs,
	}
}
