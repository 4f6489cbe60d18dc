package law

import "timbang/internal/calendar"

// PERMA 5/2019 Pasal 19, paraphrased: against the determination there is only
// kasasi. Neither the article nor the 14 days are seen in any source; both are
// general knowledge, as is that a term ending on a day off runs to the next
// working day.
var perma19 = []Rule{
	{
		ID: "perma5-19", Source: "PERMA 5/2019", Pasal: "19", Since: permaSince, Sure: GK,
		Duty:        "Upaya hukum terhadap penetapan hanya kasasi.",
		Consequence: Warning, Owner: ByPetitioner, Stage: AtDecision,
		Check: func(f Facts) Status {
			if f.Ruling.Remedy == "" {
				return NotApplicable
			}
			return when(f.Ruling.Remedy == cassation)
		},
		Missing: "Upaya hukum yang tercatat bukan kasasi. Periksa catatannya.",
	},
	{
		ID: "perma5-19-tenggat", Source: "PERMA 5/2019", Pasal: "19", Since: permaSince, Sure: GK,
		Duty:        "Kasasi diajukan dalam 14 hari sesudah penetapan dibacakan atau diberitahukan.",
		Consequence: Warning, Owner: ByPetitioner, Stage: AtDecision,
		Check: func(f Facts) Status {
			last := f.Ruling.LastDay()
			switch {
			case f.Ruling.Remedy != cassation:
				return NotApplicable
			case last.IsZero() || f.Ruling.RemedyOn.IsZero():
				return Unknown
			}
			return when(!f.Ruling.RemedyOn.After(last))
		},
		Missing: "Kasasi diajukan sesudah tenggat 14 hari.",
		Say: func(f Facts) string {
			return "Kasasi diajukan pada " + f.Ruling.RemedyOn.Indonesian() + ", sesudah tenggat " + f.Ruling.LastDay().Indonesian() + "."
		},
		Needs: "Tanggal penetapan atau tanggal kasasi belum tercatat.",
	},
}

const cassation = "kasasi"

// LastDay returns the last day for kasasi: 14 days after the determination was
// read or notified, or the next working day; zero while there is none.
func (r Ruling) LastDay() calendar.Date {
	from := r.On
	if r.NotifiedOn.After(from) {
		from = r.NotifiedOn
	}
	return calendar.NextWorkingDay(from.AddDays(14))
}
