package law

import (
	"cmp"
	"slices"

	"timbang/internal/calendar"
)

// ages are the age clock of UU 16/2019 Pasal 7 ayat (1): the age on the day of
// filing is PERMA 5/2019 Pasal 1, the age at the next hearing and at the wedding
// and the agreement of the birth dates are here.
var ages = []Rule{
	clockRule("sidang", "sidang", "Anak belum berumur 19 tahun pada sidang berikutnya.", "Tanggal lahir anak atau tanggal sidang berikutnya belum tercatat.",
		func(f Facts) calendar.Date { return f.Hearing.Next }),
	clockRule("nikah", "rencana perkawinan", "Anak belum berumur 19 tahun pada tanggal rencana perkawinan.", "Tanggal lahir anak atau tanggal rencana perkawinan belum tercatat.",
		func(f Facts) calendar.Date { return f.Wedding }),
	birthRule("anak", "anak", func(f Facts) Subject { return f.Child }),
	birthRule("calon", "calon suami atau istri", func(f Facts) Subject { return f.Spouse }),
}

// clockRule warns when the child turns 19 before a day. A child who needs no
// dispensation on the day of filing is a matter for Pasal 1.
func clockRule(id, what, duty, needs string, on func(Facts) calendar.Date) Rule {
	return Rule{
		ID: "uu16-7-1-" + id, Source: "UU 16/2019", Pasal: "7 ayat (1)", Since: uuSince, Sure: V2,
		Duty: duty, Consequence: Warning, Owner: ByClerk, Stage: AtFiling,
		Check: func(f Facts) Status {
			switch {
			case f.Child.Born.IsZero() || on(f).IsZero():
				return Unknown
			case !f.Child.Under19(f.Filed):
				return NotApplicable
			}
			return when(f.Child.Under19(on(f)))
		},
		Missing: "Anak genap berumur 19 tahun sebelum " + what + ".",
		Say: func(f Facts) string {
			return "Anak genap berumur 19 tahun pada " + calendar.Birthday(f.Child.Born, 19).Indonesian() + ", sebelum atau pada hari " + what +
				" (" + on(f).Indonesian() + "); sejak hari itu dispensasi tidak diperlukan. Beri tahu hakim dan pemohon."
		},
		Needs: needs,
	}
}

// birthRule warns when sources give different birth dates. All are shown.
func birthRule(id, words string, of func(Facts) Subject) Rule {
	return Rule{
		ID: "uu16-7-1-lahir-" + id, Source: "UU 16/2019", Pasal: "7 ayat (1)", Since: uuSince, Sure: V2,
		Duty:        "Tanggal lahir " + words + " sama dalam semua dokumen.",
		Consequence: Warning, Owner: ByClerk, Stage: AtFiling,
		Check: func(f Facts) Status {
			if len(of(f).births()) < 2 {
				return Unknown
			}
			return when(!of(f).Differ())
		},
		Missing: "Tanggal lahir " + words + " berbeda antardokumen. Cocokkan dengan aslinya.",
		Say: func(f Facts) string {
			out := "Tanggal lahir " + words + " berbeda: "
			for i, b := range of(f).births() {
				if i > 0 {
					out += "; "
				}
				out += b.Source + " " + b.Date.Indonesian() + " (" + ageOn(b.Date, f.Filed) + ")"
			}
			return out + ". Cocokkan dengan aslinya."
		},
		Needs: "Tanggal lahir " + words + " baru diketahui dari satu sumber, atau belum ada.",
	}
}

// births lists every birth date with its source, the petition's own first and
// the others in a fixed order.
func (s Subject) births() []Birth {
	out := slices.DeleteFunc(slices.Clone(s.Births), func(b Birth) bool { return b.Date.IsZero() })
	slices.SortFunc(out, func(a, b Birth) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Source, b.Source)) })
	if s.Born.IsZero() {
		return out
	}
	return slices.Insert(out, 0, Birth{"permohonan", s.Born})
}

// Differ reports whether the sources give different birth dates.
func (s Subject) Differ() bool {
	all := s.births()
	return slices.ContainsFunc(all, func(b Birth) bool { return b.Date != all[0].Date })
}

// Moment is an age on a day that matters, by one source of the birth date.
type Moment struct {
	What    string // "pendaftaran", "sidang berikutnya", "rencana perkawinan"
	On      calendar.Date
	Birth   Birth
	Age     calendar.Age
	Under19 bool
}

// Clock gives the age of a subject on the days of a case, once for every birth
// date on record: none is picked.
func (f Facts) Clock(s Subject) []Moment {
	var out []Moment
	days := []Moment{{What: "pendaftaran", On: f.Filed}, {What: "sidang berikutnya", On: f.Hearing.Next}, {What: "rencana perkawinan", On: f.Wedding}}
	for _, m := range days {
		for _, b := range s.births() {
			if m.On.IsZero() {
				continue
			}
			m.Birth, m.Age, m.Under19 = b, calendar.AgeOn(b.Date, m.On), m.On.Before(calendar.Birthday(b.Date, 19))
			out = append(out, m)
		}
	}
	return out
}

func ageOn(born, on calendar.Date) string { return calendar.AgeOn(born, on).Full() }
