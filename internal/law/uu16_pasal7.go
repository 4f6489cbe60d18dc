package law

// UU 16/2019 (amending UU 1/1974) Pasal 7 ayat (2) and (3) and the elucidation,
// paraphrased: the reason is very urgent, without any other choice, and
// sufficiently proved: a letter that shows the age, and one of a health worker
// that supports the urgency; both prospective spouses are heard. Ayat (1), the
// age, is in usia.go and in PERMA 5/2019 Pasal 1.
var uu16pasal7 = []Rule{
	{
		ID: "uu16-7-2", Source: "UU 16/2019", Pasal: "7 ayat (2)", Since: uuSince, Sure: V2,
		Duty:        "Permohonan menyebut alasan sangat mendesak.",
		Consequence: SentBack, Owner: ByPetitioner, Stage: AtFiling,
		Check:   func(f Facts) Status { return when(f.ReasonStated) },
		Missing: "Alasan mendesak belum diisi.",
	},
	{
		ID: "uu16-7-2-umur", Source: "UU 16/2019", Pasal: "7 ayat (2) dan penjelasannya", Since: uuSince, Sure: V2,
		Duty: "Umur di bawah batas dibuktikan dengan surat keterangan.", Within: []string{"perma5-5-1-d"},
		Consequence: Warning, Owner: ByPetitioner, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(f.Papers["umur"].Present || paperKept(f.Papers["d"], "d")) },
		Missing: "Surat yang membuktikan umur anak belum ada. Serahkan akta kelahiran, KTP, KIA atau surat keterangan lain.",
	},
	{
		ID: "uu16-7-2-kesehatan", Source: "UU 16/2019", Pasal: "7 ayat (2) dan penjelasannya", Since: uuSince, Sure: V2,
		Duty:        "Alasan mendesak didukung surat keterangan tenaga kesehatan.",
		Consequence: Warning, Owner: ByPetitioner, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(f.Papers["kesehatan"].Present) },
		Missing: "Surat keterangan tenaga kesehatan belum ada.",
	},
	{
		ID: "uu16-7-3", Source: "UU 16/2019", Pasal: "7 ayat (3)", Since: uuSince, Sure: S1,
		Duty: "Pengadilan mendengar pendapat kedua calon mempelai.", Within: []string{"perma5-13-1-a", "perma5-13-1-b"},
		Consequence: Warning, Owner: ByJudge, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(f.Hearing.Heard["anak"] && f.Hearing.Heard["calon"]) },
		Missing: "Kedua calon mempelai belum didengar.",
		Say: func(f Facts) string {
			var left []string
			for _, x := range []struct{ who, words string }{{"anak", "anak"}, {"calon", "calon suami atau istri"}} {
				if !f.Hearing.Heard[x.who] {
					left = append(left, x.words)
				}
			}
			return "Belum didengar: " + listed(left) + "."
		},
	},
}
