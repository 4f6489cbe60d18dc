package law

import "fmt"

// PERMA 5/2019 Pasal 10, paraphrased: (1) the petitioner brings the child, the
// prospective spouse and the latter's parents. Two counters run side by side.
// The petitioner: (2) absent at the first hearing, summoned again; (3) absent at
// the second, the petition lapses. The persons: (4) not brought at the first and
// second hearing, the judge adjourns and orders it; (5) they need not come on
// one day; (6) not brought by the third, the petition is inadmissible. Every
// rule of a counter is silent until hearings are recorded. Absences count one after
// the other; the persons count at hearings to which the petitioner came.
var perma10 = []Rule{
	broughtRule("a", "anak", "anak"),
	broughtRule("b", "calon", "calon suami atau istri"),
	broughtRule("c", "orang_tua_calon", "orang tua atau wali calon"),
	{
		ID: "perma5-10-2", Source: "PERMA 5/2019", Pasal: "10 ayat (2)", Since: permaSince, Sure: V2,
		Duty:        "Pemohon yang tidak hadir pada sidang pertama dipanggil lagi secara sah dan patut.",
		Consequence: Warning, Owner: ByCourt, Stage: AtHearing, Check: summonedAgain,
		Missing: "Pemohon tidak hadir pada sidang pertama. Tunda sidang, panggil pemohon lagi secara sah dan patut, dan catat panggilannya.",
		Needs:   "Kehadiran pemohon pada sidang pertama, atau panggilan sesudahnya, belum tercatat.",
	},
	{
		ID: "perma5-10-3", Source: "PERMA 5/2019", Pasal: "10 ayat (3)", Since: permaSince, Sure: V2,
		Duty:        "Pemohon yang dipanggil secara sah dan patut hadir paling lambat pada sidang kedua.",
		Consequence: Lapses, Owner: ByPetitioner, Stage: AtHearing,
		Check: func(f Facts) Status {
			if len(f.Hearing.Sessions) == 0 {
				return Unknown
			}
			return when(len(f.Hearing.absences()) < 2)
		},
		Missing: "Pemohon dua kali tidak hadir meskipun dipanggil secara sah dan patut.",
		Say: func(f Facts) string {
			var all []string
			for _, s := range f.Hearing.absences() {
				all = append(all, fmt.Sprintf("ke-%d", s.Ordinal))
			}
			return "Pemohon tidak hadir pada sidang " + listed(all) + " meskipun dipanggil secara sah dan patut; permohonan dapat dinyatakan gugur. Hakim yang menetapkan."
		},
		Needs: "Kehadiran pemohon pada sidang belum tercatat.",
	},
	{
		ID: "perma5-10-4", Source: "PERMA 5/2019", Pasal: "10 ayat (4)", Since: permaSince, Sure: V2,
		Duty:        "Hakim menunda sidang dan memerintahkan pemohon menghadirkan yang belum hadir pada sidang pertama dan kedua.",
		Consequence: Warning, Owner: ByJudge, Stage: AtHearing, Check: ordered,
		Missing: "Perintah menghadirkan yang belum hadir belum tercatat.",
		Say: func(f Facts) string {
			return "Sampai sidang kedua yang dihadiri pemohon belum dihadirkan: " + listed(f.Hearing.pending()) + ". Tunda sidang dan perintahkan pemohon menghadirkannya."
		},
		Needs: "Perintah hakim untuk menghadirkan yang belum hadir belum tercatat.",
	},
	{
		ID: "perma5-10-6", Source: "PERMA 5/2019", Pasal: "10 ayat (5) dan (6)", Since: permaSince, Sure: V2,
		Duty:        "Anak, calon, dan orang tua calon dihadirkan paling lambat pada sidang ketiga; tidak harus pada hari yang sama.",
		Consequence: Inadmissible, Owner: ByPetitioner, Stage: AtHearing,
		Check: func(f Facts) Status {
			switch {
			case len(f.Hearing.pending()) == 0:
				return Fulfilled
			case f.Hearing.last() == 0:
				return Unknown
			case f.Hearing.lacking() < 3:
				return NotApplicable
			}
			return Unfulfilled
		},
		Missing: "Yang wajib dihadirkan belum hadir sampai sidang ketiga.",
		Say: func(f Facts) string {
			return "Sampai sidang ketiga yang dihadiri pemohon belum dihadirkan: " + listed(f.Hearing.pending()) + "; permohonan dapat dinyatakan tidak dapat diterima. Hakim yang menetapkan."
		},
		Needs: "Sidang belum tercatat.",
	},
}

// broughtPersons are those whom the petitioner brings, by letter.
var broughtPersons = []struct{ who, words string }{
	{"anak", "anak"}, {"calon", "calon suami atau istri"}, {"orang_tua_calon", "orang tua atau wali calon"},
}

func broughtRule(letter, who, words string) Rule {
	return Rule{
		ID: "perma5-10-1-" + letter, Source: "PERMA 5/2019", Pasal: "10 ayat (1) huruf " + letter,
		Since: permaSince, Sure: V2, Duty: "Pemohon menghadirkan " + words + ".",
		Consequence: Inadmissible, Owner: ByPetitioner, Stage: AtHearing,
		Check:   func(f Facts) Status { return when(f.Hearing.brought(who)) },
		Missing: "Belum dihadirkan: " + words + ".",
	}
}

// last returns the ordinal of the latest hearing, or 0.
func (h Heard) last() int {
	out := 0
	for _, s := range h.Sessions {
		out = max(out, s.Ordinal)
	}
	return out
}

// summonedAgain looks at the summons to the hearing after the first.
func summonedAgain(f Facts) Status {
	var first, second Session
	for _, s := range f.Hearing.sessions() {
		switch s.Ordinal {
		case 1:
			first = s
		case 2:
			second = s
		}
	}
	switch first.Petitioner {
	case "":
		return Unknown
	case Came:
		return NotApplicable
	}
	if second.Petitioner == Came {
		return Fulfilled
	}
	if second.Ordinal == 0 {
		return Unfulfilled
	}
	return asked(second.Summoned)
}

// ordered looks for the order to bring whoever was missing at two hearings.
func ordered(f Facts) Status {
	if f.Hearing.last() == 0 {
		return Unknown
	}
	if f.Hearing.lacking() < 2 || len(f.Hearing.pending()) == 0 {
		return NotApplicable
	}
	out := Unknown
	for _, s := range f.Hearing.Sessions {
		if s.Ordered == Yes {
			return Fulfilled
		}
		if s.Ordered == No {
			out = Unfulfilled
		}
	}
	return out
}
