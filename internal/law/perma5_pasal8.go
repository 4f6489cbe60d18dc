package law

// PERMA 5/2019 Pasal 8, paraphrased: when both prospective spouses are under
// age, the petition for each goes to the same court. Judges read it as two
// separate petitions or as one joint petition; both are possible here.
var perma8 = []Rule{{
	ID: "perma5-8", Source: "PERMA 5/2019", Pasal: "8", Since: permaSince, Sure: V2,
	Duty:        "Bila kedua calon di bawah umur, permohonan masing-masing diajukan ke pengadilan yang sama.",
	Consequence: Warning, Owner: ByClerk, Stage: AtRegister,
	Check: func(f Facts) Status {
		if !f.Child.Under19(f.Filed) || !f.Spouse.Under19(f.Filed) {
			return NotApplicable
		}
		return when(f.LinkedPetition)
	},
	Missing: "Calon suami atau istri juga di bawah 19 tahun. Tautkan permohonannya, atau catat bahwa permohonan diajukan bersama.",
}}
