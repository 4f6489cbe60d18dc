package hearing

import (
	"fmt"
	"slices"
	"strings"

	"timbang/internal/law"
)

// Step is what the articles of the hearing lead to next, in words. The system
// computes and explains it; whether it is taken is for the judge.
type Step struct {
	Words string
	Basis string   // the article; empty where none asks for it
	Why   []string // what it follows from, a sentence each
}

// NextStep says what follows from the records of the hearings so far. It is
// empty before the first hearing was opened.
func NextStep(all []Hearing) Step {
	held := opened(all)
	if held == nil {
		return Step{}
	}
	if !held.Status.Ended() {
		return Step{Words: fmt.Sprintf("Catat jalannya sidang ke-%d", held.Ordinal), Why: []string{"Langkah berikutnya dihitung setelah catatan sidang selesai."}}
	}
	c, found := Count(all), law.Evaluate(law.Facts{Stage: law.AtHearing, Hearing: Heard(all)})
	out := c.step(found)
	if out.Words == "" {
		out = further(found)
	}
	out.Why = append(c.Words(), out.Why...)
	if next := Next(all); next != nil {
		out.Why = append(out.Why, fmt.Sprintf("Sidang ke-%d sudah dijadwalkan: %s.", next.Ordinal, next.Line()))
	}
	return out
}

// opened returns the last hearing that was opened, or nil.
func opened(all []Hearing) *Hearing {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Status != Scheduled {
			return &all[i]
		}
	}
	return nil
}

// step is what Pasal 10 leads to; it is empty when all came. The rules say
// when a counter is full; the counters say what to do before.
func (c Counters) step(found []law.Finding) Step {
	switch {
	case broken(found, "perma5-10-3"):
		return Step{Words: "Gugur dimungkinkan", Basis: "PERMA 5/2019 Pasal 10 ayat (3)"}
	case broken(found, "perma5-10-6"):
		return Step{Words: "Tidak dapat diterima dimungkinkan", Basis: "PERMA 5/2019 Pasal 10 ayat (6)"}
	case len(c.Absent) > 0 || c.Uncalled:
		return Step{Words: "Tunda dan panggil lagi pemohon dengan sah dan patut", Basis: "PERMA 5/2019 Pasal 10 ayat (2)"}
	case len(c.Waiting) > 0:
		return Step{Words: "Tunda dan perintahkan pemohon menghadirkan " + labels(c.Waiting), Basis: "PERMA 5/2019 Pasal 10 ayat (4)"}
	}
	return Step{}
}

// broken reports whether a rule is unfulfilled.
func broken(found []law.Finding, rule string) bool {
	return slices.ContainsFunc(found, func(f law.Finding) bool { return f.Rule.ID == rule && f.Status == law.Unfulfilled })
}

// further is what Pasal 12 to 14 still ask for when all came.
func further(found []law.Finding) Step {
	var why []string
	for _, f := range found {
		if f.Status == law.Unfulfilled && slices.ContainsFunc(ofHearing, func(x string) bool { return strings.HasPrefix(f.Rule.ID, x) }) {
			why = append(why, f.Words)
		}
	}
	if len(why) > 0 {
		return Step{Words: "Lanjutkan pemeriksaan", Basis: "PERMA 5/2019 Pasal 12, 13 dan 14", Why: why}
	}
	return Step{Words: "Pemeriksaan menurut Pasal 10, 12, 13 dan 14 sudah tercatat", Why: []string{"Semua yang wajib dihadirkan, dinasihati, dan didengar sudah tercatat."}}
}

// ofHearing begins the names of the rules that records of hearings fulfil.
var ofHearing = []string{"perma5-12-", "perma5-13-", "perma5-14-"}
