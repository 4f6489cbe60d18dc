package law

import "timbang/internal/calendar"

// The impediments of KHI (Inpres 1/1991) and UU 1/1974 Pasal 8, paraphrased from
// general knowledge: no number was seen in a source. Each is none, exists or
// unknown, with the basis; a "none" without a basis stays unknown. KHI Pasal 53
// (a pregnant bride may marry the father) is no impediment and has no rule.
var impediments = append(impedimentRules(), Rule{
	ID: "khi-16", Source: "KHI", Pasal: "16 dan 17; UU 1/1974 Pasal 6 ayat (1)", Since: khiSince, Sure: GK,
	Duty:        "Perkawinan didasarkan pada persetujuan kedua calon mempelai.",
	Consequence: Warning, Owner: ByJudge, Stage: AtFiling,
	Check:   func(f Facts) Status { return askedAll(f.Consent["anak"], f.Consent["calon"]) },
	Missing: "Salah satu calon mempelai tidak menyetujui perkawinan.",
	Needs:   "Persetujuan kedua calon mempelai belum tercatat.",
})

// ImpedimentKinds are the impediments by the keys of Facts.Impediments, with
// their articles and words for the middle of a sentence.
var ImpedimentKinds = []struct{ Kind, Source, Pasal, Words string }{
	{"nasab", "KHI", "39 angka 1; UU 1/1974 Pasal 8 huruf a dan b", "hubungan nasab"},
	{"semenda", "KHI", "39 angka 2; UU 1/1974 Pasal 8 huruf c", "hubungan semenda"},
	{"susuan", "KHI", "39 angka 3; UU 1/1974 Pasal 8 huruf d", "hubungan sesusuan"},
	{"terikat", "KHI", "40 huruf a; UU 1/1974 Pasal 9", "ikatan perkawinan dengan orang lain"},
	{"idah", "KHI", "40 huruf b", "masa idah"},
	{"beda_agama", "KHI", "40 huruf c dan 44; UU 1/1974 Pasal 8 huruf f", "perbedaan agama"},
	{"memadu", "KHI", "41; UU 1/1974 Pasal 8 huruf e", "pertalian dengan istri yang masih terikat"},
	{"empat_istri", "KHI", "42", "empat istri yang masih terikat"},
	{"talak_lian", "KHI", "43", "talak tiga atau li'an"},
}

func impedimentRules() []Rule {
	var out []Rule
	for _, k := range ImpedimentKinds {
		out = append(out, impedimentRule(k.Kind, k.Source, k.Pasal, k.Words))
	}
	return out
}

// khiSince is the date of Inpres 1/1991, from general knowledge.
var khiSince = calendar.Date{Year: 1991, Month: 6, Day: 10}

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
	for _, k := range ImpedimentKinds {
		if x := f.Impediments[k.Kind]; x.State != Exists && (x.State != Absent || x.Basis == "") {
			return false
		}
	}
	return true
}
