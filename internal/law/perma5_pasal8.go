package law

// PERMA 5/2019 Pasal 8, paraphrased: when both prospective spouses are under
// age, the petition for each goes to the same court, by the domicile of one of
// the parents. Judges read it as two separate petitions or as one joint
// petition; both are possible here.
var perma8 = []Rule{
	{
		ID: "perma5-8", Source: "PERMA 5/2019", Pasal: "8", Since: permaSince, Sure: V2,
		Duty:        "Bila kedua calon di bawah umur, permohonan masing-masing diajukan ke pengadilan yang sama.",
		Consequence: Warning, Owner: ByClerk, Stage: AtRegister,
		Check: func(f Facts) Status {
			if !f.bothUnder() {
				return NotApplicable
			}
			return when(f.Joint || f.LinkedPetition && (f.LinkedCourt == "" || f.Court == "" || f.LinkedCourt == f.Court))
		},
		Missing: "Calon suami atau istri juga di bawah 19 tahun. Tautkan permohonannya, atau catat bahwa permohonan diajukan bersama.",
		Say: func(f Facts) string {
			if f.LinkedPetition {
				return "Permohonan pihak lain diajukan ke pengadilan lain (" + f.LinkedCourt + "). Ajukan keduanya ke pengadilan yang sama."
			}
			return "Calon suami atau istri juga di bawah 19 tahun. Tautkan permohonannya, atau catat bahwa permohonan diajukan bersama."
		},
	},
	{
		ID: "perma5-8-wilayah", Source: "PERMA 5/2019", Pasal: "8 dan 9 ayat (1)", Since: permaSince, Sure: GK,
		Duty:        "Permohonan diajukan ke pengadilan di wilayah tempat tinggal pemohon; bila kedua calon di bawah umur, cukup wilayah salah satu orang tua.",
		Consequence: Warning, Owner: ByClerk, Stage: AtFiling,
		Check:   forum,
		Missing: "Tempat tinggal pemohon di luar wilayah pengadilan ini. Periksa kewenangan pengadilan.",
		Say: func(f Facts) string {
			words := "Tempat tinggal pemohon termasuk wilayah " + f.HomeCourt + ", bukan " + f.Court + "."
			if f.bothUnder() && f.SpouseCourt == "" {
				return words + " Karena kedua calon di bawah umur, cukup bila orang tua calon tinggal di wilayah pengadilan ini; catat tempat tinggalnya."
			}
			return words + " Periksa kewenangan pengadilan."
		},
		Needs: "Pengadilan atau kecamatan tempat tinggal pemohon belum diketahui, atau kecamatannya di luar Nusa Tenggara Barat.",
	},
}

// bothUnder reports whether dispensation is needed for both.
func (f Facts) bothUnder() bool { return f.Child.Under19(f.Filed) && f.Spouse.Under19(f.Filed) }

// forum compares the court with the domiciles. A couple that straddles two
// courts may choose either only when both are under age.
func forum(f Facts) Status {
	switch {
	case f.Court == "":
		return Unknown
	case f.HomeCourt == f.Court, f.bothUnder() && f.SpouseCourt == f.Court:
		return Fulfilled
	case f.HomeCourt == "":
		return Unknown
	}
	return Unfulfilled
}
