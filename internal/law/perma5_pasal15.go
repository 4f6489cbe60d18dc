package law

// PERMA 5/2019 Pasal 15 huruf d with Pasal 16 huruf h, paraphrased: the judge
// may ask for a recommendation, and weighs the child's condition on the ground
// of it. It is a power: no recommendation is no formal defect. Of Pasal 16 only
// huruf h is seen in two sources, the rest of its list in one.
var perma15 = []Rule{{
	ID: "perma5-15-d", Source: "PERMA 5/2019", Pasal: "15 huruf d dan 16 huruf h", Since: permaSince, Sure: V2,
	Duty:        "Hakim dapat meminta rekomendasi dan mempertimbangkan kondisi anak berdasarkan rekomendasi itu.",
	Consequence: Warning, Owner: ByJudge, Stage: AtHearing,
	Check:   func(f Facts) Status { return when(f.Assessments > 0) },
	Missing: "Belum ada asesmen yang ditandatangani. Ini kewenangan hakim dan bukan cacat formal.",
}}
