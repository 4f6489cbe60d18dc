package law

// PERMA 5/2019 Pasal 15, paraphrased: the judge may (a) hear the child without
// the parents, (b) hear the child from afar, (c) suggest a companion, (d) ask
// for a recommendation, (e) bring an interpreter. These are powers: not using
// one is no formal defect, and the rules say "tidak berlaku".
var perma15 = []Rule{
	powerRule("a", S1, "mendengar anak tanpa kehadiran orang tua", func(e Exam) Answer { return e.Alone }),
	powerRule("b", V2, "mendengar anak melalui komunikasi audio visual jarak jauh", func(e Exam) Answer { return e.Remote }),
	powerRule("c", S1, "menyarankan anak didampingi pendamping", func(e Exam) Answer { return e.Companion }),
	{
		ID: "perma5-15-d", Source: "PERMA 5/2019", Pasal: "15 huruf d", Since: permaSince, Sure: V2,
		Duty:        "Hakim dapat meminta rekomendasi dan mempertimbangkan kondisi anak berdasarkan rekomendasi itu.",
		Consequence: Warning, Owner: ByJudge, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(f.Assessments > 0) },
		Missing: "Belum ada asesmen yang ditandatangani. Ini kewenangan hakim dan bukan cacat formal.",
	},
	powerRule("e", S1, "menghadirkan juru bahasa atau orang yang biasa berkomunikasi dengan anak", func(e Exam) Answer { return e.Interpreter }),
}

func powerRule(letter string, sure Sure, words string, of func(Exam) Answer) Rule {
	return Rule{
		ID: "perma5-15-" + letter, Source: "PERMA 5/2019", Pasal: "15 huruf " + letter, Since: permaSince, Sure: sure,
		Duty: "Hakim dapat " + words + ".", Consequence: Warning, Owner: ByJudge, Stage: AtHearing,
		Check:   func(f Facts) Status { return power(of(f.Hearing.Exam)) },
		Missing: "Belum tercatat apakah hakim " + words + ". Ini kewenangan hakim dan bukan cacat formal.",
	}
}
