package law

// PERMA 5/2019 Pasal 12, paraphrased: the judge advises the petitioner, the
// child, the prospective spouse and the latter's parents on five risks; a
// determination without it is void, and it considers the advice. That last, ayat
// (3), is general knowledge.
var perma12 = []Rule{
	adviceRule("pemohon", "pemohon"), adviceRule("anak", "anak"),
	adviceRule("calon", "calon suami atau istri"), adviceRule("orang_tua_calon", "orang tua atau wali calon"),
	{
		ID: "perma5-12-3", Source: "PERMA 5/2019", Pasal: "12 ayat (3)", Since: permaSince, Sure: GK,
		Duty:        "Nasihat hakim dipertimbangkan dalam penetapan.",
		Consequence: Warning, Owner: ByJudge, Stage: AtDecision,
		Check:   func(f Facts) Status { return asked(f.Ruling.Advice) },
		Missing: "Penetapan tidak mempertimbangkan nasihat hakim.",
		Needs:   "Pertimbangan tentang nasihat dalam penetapan belum tercatat.",
	},
}

// AdviceItems are the five risks of Pasal 12 ayat (2), by letter.
var AdviceItems = []struct{ Letter, Words string }{
	{"a", "kemungkinan berhentinya pendidikan anak"},
	{"b", "keberlanjutan wajib belajar 12 tahun"},
	{"c", "belum siapnya organ reproduksi anak"},
	{"d", "dampak ekonomi, sosial dan psikologis"},
	{"e", "potensi perselisihan dan kekerasan dalam rumah tangga"},
}

func adviceRule(group, words string) Rule {
	return Rule{
		ID: "perma5-12-" + group, Source: "PERMA 5/2019", Pasal: "12 ayat (1), (2) dan (4)",
		Since: permaSince, Sure: V2, Duty: "Hakim menasihati " + words + " tentang risiko huruf a sampai e.",
		Consequence: Void, Owner: ByJudge, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(len(unadvised(f.Hearing.Advised[group])) == 0) },
		Missing: "Nasihat kepada " + words + " belum tercatat lengkap (huruf a sampai e).",
		Say: func(f Facts) string {
			left := unadvised(f.Hearing.Advised[group])
			if len(left) == len(AdviceItems) {
				return "Nasihat kepada " + words + " belum tercatat (huruf a sampai e)."
			}
			return "Nasihat kepada " + words + " belum tercatat tentang huruf " + listed(left) + "."
		},
	}
}

// unadvised lists the letters of which nothing was said.
func unadvised(items map[string]bool) []string {
	var out []string
	for _, i := range AdviceItems {
		if !items[i.Letter] {
			out = append(out, i.Letter)
		}
	}
	return out
}
