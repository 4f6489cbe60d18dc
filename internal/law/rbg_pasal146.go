package law

import (
	"fmt"

	"timbang/internal/calendar"
)

// RBg Pasal 146, paraphrased: between the day of the summons and the day of the
// hearing lie at least three working days. It is general knowledge, as is that it
// fills PERMA 5/2019 through Pasal 18 and that neither day counts. Only a relaas
// that arrived is measured: one that is still out accuses nobody.
var rbg146 = []Rule{
	{
		ID: "rbg-146", Source: "RBg", Pasal: "146", Since: rbgSince, Sure: GK,
		Duty:        "Pemohon menerima panggilan sekurang-kurangnya tiga hari kerja sebelum sidang.",
		Consequence: Warning, Owner: ByClerk, Stage: AtRegister,
		Check: func(f Facts) Status {
			status := Unknown
			for _, c := range f.Hearing.Calls {
				switch {
				case c.Received.IsZero() || f.Hearing.Next.IsZero():
					return Unknown
				case c.days(f.Hearing.Next) < Notice:
					return Unfulfilled
				}
				status = Fulfilled
			}
			return status
		},
		Missing: "Panggilan diterima kurang dari tiga hari kerja sebelum sidang. Tanyakan kepada hakim apakah sidang ditunda.",
		Say: func(f Facts) string {
			var late []string
			for _, c := range f.Hearing.Calls {
				if n := c.days(f.Hearing.Next); n < Notice {
					late = append(late, fmt.Sprintf("%s (%d hari kerja)", c.Who, n))
				}
			}
			return "Panggilan diterima kurang dari tiga hari kerja sebelum sidang " + f.Hearing.Next.Indonesian() + ": " + listed(late) + ". Tanyakan kepada hakim apakah sidang ditunda."
		},
		Needs: "Penerimaan panggilan pemohon ke sidang berikutnya belum tercatat.",
	},
}

// rbgSince is the day on which the RBg came into force, from general knowledge.
var rbgSince = calendar.Date{Year: 1927, Month: 7, Day: 1}

// Notice is how many working days lie between a summons and its hearing.
const Notice = 3

// Call is a summons of a petitioner to the next hearing.
type Call struct {
	Who      string        `json:"siapa" need:"true" desc:"Siapa yang dipanggil, misalnya Pemohon I."`
	Received calendar.Date `json:"diterima" desc:"Tanggal relaas diterima; kosong bila belum."`
}

// days gives the working days between the receipt and the hearing.
func (c Call) days(hearing calendar.Date) int {
	if !c.Received.Before(hearing) {
		return 0
	}
	return calendar.WorkingDaysUntil(c.Received, hearing.AddDays(-1))
}
