package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
)

// pact is an agreement of a court. From and to are months and days from the
// day of loading.
type pact struct {
	court    identity.CourtID
	number   int
	partner  string
	title    string
	from, to [2]int
	agencies []identity.AgencyID
}

// pacts are the agreements: for each court one that holds, at Praya one that is
// about to end, at Mataram one that ended.
var pacts = []pact{
	{praya, 21, "HM.01.1", "Asesmen kepentingan terbaik anak dalam perkara dispensasi kawin", [2]int{-14, -3}, [2]int{22, 0},
		[]identity.AgencyID{paramita, loteng, ppaNTB, lpaNTB}},
	{praya, 8, "HM.01.1", "Keterangan Lembaga Perlindungan Anak bagi anak yang dimintakan dispensasi kawin", [2]int{-11, -18}, [2]int{0, 12},
		[]identity.AgencyID{lpaMataram}},
	{mataram, 17, "HM.01.2", "Laporan sosial dan pendampingan anak dalam perkara dispensasi kawin", [2]int{-13, -9}, [2]int{23, 0},
		[]identity.AgencyID{paramita, peksos, ppaMataram, ppaNTB}},
	{mataram, 4, "HM.01.2", "Kerja sama keterangan Lembaga Perlindungan Anak", [2]int{-12, -20}, [2]int{0, -20},
		[]identity.AgencyID{lpaNTB, lpaMataram}},
}

var romans = [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}

// conclude records the agreements, the oldest first, each on the day on which
// it began.
func (t *teller) conclude(ctx context.Context) error {
	all := slices.SortedFunc(slices.Values(pacts), func(a, b pact) int {
		return cmp.Or(a.from[0]-b.from[0], a.from[1]-b.from[1])
	})
	for _, x := range all {
		from := t.clock.today.AddMonths(x.from[0]).AddDays(x.from[1])
		t.clock.set(from, 10*60)
		_, err := t.agreements.Conclude(ctx, t.actors[registrars[x.court]], mou.Agreement{
			Number: pactNumber(x, from), Title: x.title, From: from,
			To:       t.clock.today.AddMonths(x.to[0]).AddDays(x.to[1]),
			Agencies: x.agencies, Instruments: []string{instrument},
		})
		if err != nil {
			return fmt.Errorf("conclude agreement: %w", err)
		}
	}
	return nil
}

func pactNumber(x pact, on calendar.Date) string {
	return fmt.Sprintf("%03d/MOU/%s/%s/%s/%d", x.number, x.court, x.partner, romans[on.Month], on.Year)
}
