package law

// PERMA 5/2019 Pasal 16 huruf a to j, paraphrased: to what the judge pays
// attention for the best interest of the child. Where another article asks for
// the same act, what is recorded there counts here too, and only that article
// says that it is open; so nothing is asked twice. Huruf h is seen in two
// sources, the rest of the list in one.
var perma16 = []Rule{
	attentionRule("a", S1, "mempelajari permohonan dengan teliti", nil),
	attentionRule("b", S1, "memeriksa kedudukan hukum pemohon", nil),
	attentionRule("c", S1, "menggali latar belakang dan alasan perkawinan anak", nil),
	attentionRule("d", S1, "menggali ada tidaknya halangan perkawinan", impedimentsKnown),
	attentionRule("e", S1, "menggali pemahaman dan persetujuan anak", func(f Facts) bool { return f.Hearing.Findings["a"] }),
	attentionRule("f", S1, "memperhatikan perbedaan umur anak dan calon", func(f Facts) bool { return !f.Child.Born.IsZero() && !f.Spouse.Born.IsZero() }),
	attentionRule("g", S1, "mendengar pemohon, anak, calon, dan orang tua calon", everyoneHeard),
	attentionRule("h", V2, "mempertimbangkan kondisi anak dan orang tua berdasarkan rekomendasi", nil),
	attentionRule("i", S1, "memperhatikan ada tidaknya paksaan psikis, fisik, seksual atau ekonomi", func(f Facts) bool { return f.Hearing.Findings["c"] }),
	{
		ID: "perma5-16-j", Source: "PERMA 5/2019", Pasal: "16 huruf j", Since: permaSince, Sure: S1,
		Duty:        "Hakim memastikan komitmen orang tua untuk ikut bertanggung jawab atas ekonomi, sosial, kesehatan, dan pendidikan anak.",
		Consequence: Warning, Owner: ByJudge, Stage: AtHearing,
		Check: func(f Facts) Status {
			c := f.Commitment
			return askedAll(c["ekonomi"], c["sosial"], c["kesehatan"], c["pendidikan"])
		},
		Missing: "Komitmen orang tua belum lengkap.",
		Say: func(f Facts) string {
			var left []string
			for _, x := range []string{"ekonomi", "sosial", "kesehatan", "pendidikan"} {
				if f.Commitment[x] == No {
					left = append(left, x)
				}
			}
			return "Orang tua belum berkomitmen dalam hal " + listed(left) + "."
		},
		Needs: "Komitmen orang tua tentang ekonomi, sosial, kesehatan, dan pendidikan anak belum tercatat.",
	},
}

// attentionRule is kept by the judge's own note, or by what shown finds.
func attentionRule(letter string, sure Sure, words string, shown func(Facts) bool) Rule {
	return Rule{
		ID: "perma5-16-" + letter, Source: "PERMA 5/2019", Pasal: "16 huruf " + letter, Since: permaSince, Sure: sure,
		Duty: "Hakim " + words + ".", Consequence: Warning, Owner: ByJudge, Stage: AtHearing,
		Check: func(f Facts) Status {
			if shown != nil && shown(f) {
				return Fulfilled
			}
			return asked(f.Attention[letter])
		},
		Missing: "Belum dilakukan: " + words + ".",
		Needs:   "Belum tercatat: " + words + ".",
	}
}

func everyoneHeard(f Facts) bool {
	h := f.Hearing.Heard
	return h["anak"] && h["calon"] && h["orang_tua"] && h["orang_tua_calon"]
}
