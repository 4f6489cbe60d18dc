package law

// PERMA 5/2019 Pasal 12, paraphrased: the judge advises the petitioner, the
// child, the prospective spouse and the latter's parents on five risks; a
// determination without it is void.
var perma12 = []Rule{
	adviceRule("pemohon", "pemohon"), adviceRule("anak", "anak"),
	adviceRule("calon", "calon suami atau istri"), adviceRule("orang_tua_calon", "orang tua atau wali calon"),
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
		Check:   func(f Facts) Status { return when(advised(f.Hearing.Advised[group])) },
		Missing: "Nasihat kepada " + words + " belum tercatat lengkap (huruf a sampai e).",
	}
}

func advised(items map[string]bool) bool {
	for _, i := range AdviceItems {
		if !items[i.Letter] {
			return false
		}
	}
	return true
}
