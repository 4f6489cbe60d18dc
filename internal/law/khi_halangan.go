package law

import "timbang/internal/calendar"

// The impediments of KHI (Inpres 1/1991) and UU 1/1974 Pasal 8, paraphrased from
// general knowledge: no number was seen in a source. Each is none, exists or
// unknown, with the basis; a "none" without a basis stays unknown. KHI Pasal 53
// (a pregnant bride may marry the father) is no impediment and has no rule.
var impediments = []Rule{
	impedimentRule("nasab", "KHI", "39 angka 1; UU 1/1974 Pasal 8 huruf a dan b", "hubungan nasab"),
	impedimentRule("semenda", "KHI", "39 angka 2; UU 1/1974 Pasal 8 huruf c", "hubungan semenda"),
	impedimentRule("susuan", "KHI", "39 angka 3; UU 1/1974 Pasal 8 huruf d", "hubungan sesusuan"),
	impedimentRule("terikat", "KHI", "40 huruf a; UU 1/1974 Pasal 9", "ikatan perkawinan dengan orang lain"),
	impedimentRule("idah", "KHI", "40 huruf b", "masa idah"),
	impedimentRule("beda_agama", "KHI", "40 huruf c dan 44; UU 1/1974 Pasal 8 huruf f", "perbedaan agama"),
	impedimentRule("memadu", "KHI", "41; UU 1/1974 Pasal 8 huruf e", "pertalian dengan istri yang masih terikat"),
	impedimentRule("empat_istri", "KHI", "42", "empat istri yang masih terikat"),
	impedimentRule("talak_lian", "KHI", "43", "talak tiga atau li'an"),
	{
		ID: "khi-16", Source: "KHI", Pasal: "16 dan 17; UU 1/1974 Pasal 6 ayat (1)", Since: khiSince, Sure: GK,
		Duty:        "Perkawinan didasarkan pada persetujuan kedua calon mempelai.",
		Consequence: Warning, Owner: ByJudge, Stage: AtFiling,
		Check:   func(f Facts) Status { return askedAll(f.Consent["anak"], f.Consent["calon"]) },
		Missing: "Salah satu calon mempelai tidak menyetujui perkawinan.",
		Needs:   "Persetujuan kedua calon mempelai belum tercatat.",
	},
}

// khiSince is the date of Inpres 1/1991, from general knowledge.
var khiSince = calendar.Date{Year: 1991, Month: 6, Day: 10}

// impedimentKinds are the keys of Facts.Impediments.
var impedimentKinds = []string{"nasab", "semenda", "susuan", "terikat", "idah", "beda_agama", "memadu", "empat_istri", "talak_lian"}

func impedimentRule(kind, source, pasal, words string) Rule {
	return Rule{
		ID: "khi-" + kind, Source: source, Pasal: pasal, Since: khiSince, Sure: GK,
		Duty:        "Tidak ada halangan perkawinan karena " + words + ".",
		Consequence: Warning, Owner: ByJudge, Stage: AtFiling,
		Check: func(f Facts) Status {
			switch x := f.Impediments[kind]; {
			case x.State == Exists:
				return Unfulfilled
			case x.State == Absent && x.Basis != "":
				return Fulfilled
			}
			return Unknown
		},
		Missing: "Tercatat halangan perkawinan: " + words + ".",
		Say: func(f Facts) string {
			out := "Tercatat halangan perkawinan: " + words
			if basis := f.Impediments[kind].Basis; basis != "" {
				out += " (dasar: " + basis + ")"
			}
			return out + ". Hakim memeriksanya."
		},
		Needs: "Belum diketahui, dengan dasarnya, apakah ada " + words + ".",
	}
}

// impedimentsKnown reports whether every impediment was looked into.
func impedimentsKnown(f Facts) bool {
	for _, kind := range impedimentKinds {
		if x := f.Impediments[kind]; x.State != Exists && (x.State != Absent || x.Basis == "") {
			return false
		}
	}
	return true
}
