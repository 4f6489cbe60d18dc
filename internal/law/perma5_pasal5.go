package law

// PERMA 5/2019 Pasal 5 ayat (1) huruf a to f, paraphrased: the documents that
// a petitioner hands in; ayat (2): other documents that explain identity and
// education may stand for b to f. That ayat (2) does not cover the petition
// itself is general knowledge.
var perma5 = []Rule{
	paperRule("a", "Surat permohonan diserahkan."),
	paperRule("b", "Fotokopi KTP kedua orang tua atau wali diserahkan."),
	paperRule("c", "Fotokopi Kartu Keluarga diserahkan."),
	paperRule("d", "Fotokopi KTP, Kartu Identitas Anak atau akta kelahiran anak diserahkan."),
	paperRule("e", "Fotokopi KTP, Kartu Identitas Anak atau akta kelahiran calon suami atau istri diserahkan."),
	paperRule("f", "Fotokopi ijazah terakhir anak atau surat keterangan masih sekolah diserahkan."),
}

func paperRule(letter, duty string) Rule {
	return Rule{
		ID: "perma5-5-1-" + letter, Source: "PERMA 5/2019", Pasal: "5 ayat (1) huruf " + letter,
		Since: permaSince, Sure: V2, Duty: duty,
		Consequence: SentBack, Owner: ByPetitioner, Stage: AtFiling,
		Check:   func(f Facts) Status { return when(paperKept(f.Papers[letter], letter)) },
		Missing: "Belum ada: " + paperWords[letter] + " Serahkan dokumennya" + substituteWords(letter) + ", dan perlihatkan aslinya.",
	}
}

var paperWords = map[string]string{
	"a": "surat permohonan.", "b": "fotokopi KTP orang tua atau wali.", "c": "fotokopi Kartu Keluarga.",
	"d": "fotokopi KTP, KIA atau akta kelahiran anak.", "e": "fotokopi KTP, KIA atau akta kelahiran calon suami atau istri.",
	"f": "fotokopi ijazah terakhir atau surat keterangan masih sekolah anak.",
}

func substituteWords(letter string) string {
	if letter == "a" {
		return ""
	}
	return " atau dokumen pengganti menurut Pasal 5 ayat (2)"
}

// paperKept reports whether a letter is fulfilled: the original was seen, or a
// substitute is there with the reason for it.
func paperKept(p Paper, letter string) bool {
	if !p.Present {
		return false
	}
	if p.Substitute {
		return letter != "a" && p.Why != ""
	}
	return p.Seen || letter == "a"
}
