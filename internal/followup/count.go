package followup

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"timbang/internal/access"
	"timbang/internal/identity"
)

// Fewest is the smallest number of children or visits that is shown as a
// figure. Below it a figure could point at a family that people know.
const Fewest = 5

// Count is how many plans a court has and how its visits stand. It never
// leaves the room as it is: see Figures.
type Count struct {
	CourtID identity.CourtID
	Plans   int
	Done    int
	Coming  int // not due yet
	Late    int
	Missed  int
	Dropped int // the plan ended before
}

// Figure is one count in words that point at nobody.
type Figure struct{ Label, Words string }

// Words for a figure that is not shown: because it is small, or because a
// small one could be worked out from it.
const (
	Few    = "kurang dari 5"
	Hidden = "tidak ditampilkan"
)

// CourtFigures are the figures of one court.
type CourtFigures struct {
	CourtID identity.CourtID
	Plans   Figure
	Visits  []Figure
}

// Figures gives the counts in words. The states of the visits add up to a sum
// that can be guessed from the plans; where fewer than two of them are hidden,
// or those that are hidden are fewer than Fewest together, the smallest of the
// others is hidden too.
func (c Count) Figures() CourtFigures {
	out := CourtFigures{CourtID: c.CourtID, Plans: Figure{"Anak dengan rencana", small(c.Plans)}}
	parts := []struct {
		label string
		n     int
	}{
		{"Kunjungan selesai", c.Done}, {"Kunjungan mendatang", c.Coming}, {"Kunjungan terlambat", c.Late},
		{"Kunjungan tidak terlaksana", c.Missed}, {"Kunjungan tidak diteruskan", c.Dropped},
	}
	ns := make([]int, len(parts))
	for i, p := range parts {
		ns[i] = p.n
	}
	for i, words := range conceal(ns) {
		out.Visits = append(out.Visits, Figure{parts[i].label, words})
	}
	return out
}

func small(n int) string {
	if n < Fewest {
		return Few
	}
	return strconv.Itoa(n)
}

// conceal gives the parts of a sum in words from which no small part can be
// worked out.
func conceal(ns []int) []string {
	out := make([]string, len(ns))
	order := make([]int, len(ns))
	for i := range ns {
		out[i], order[i] = small(ns[i]), i
	}
	slices.SortStableFunc(order, func(a, b int) int { return ns[a] - ns[b] })
	hidden, sum := 0, 0
	for _, i := range order {
		switch {
		case ns[i] < Fewest:
		case hidden > 0 && (hidden < 2 || sum < Fewest):
			out[i] = Hidden
		default:
			continue
		}
		hidden, sum = hidden+1, sum+ns[i]
	}
	return out
}

// Figures returns the figures of every court to who may count: numbers in
// words, and nothing about a person.
func (s *Service) Figures(ctx context.Context, by identity.Actor) ([]CourtFigures, error) {
	if err := access.Check(by, access.CountFollowUp, access.Of(by)); err != nil {
		return nil, err
	}
	all, err := s.Store.VisitCounts(ctx, s.today())
	out := make([]CourtFigures, len(all))
	for i, c := range all {
		out[i] = c.Figures()
	}
	return out, err
}

// lower gives the label of a state in the middle of a sentence.
func lower(x interface{ Label() string }) string { return strings.ToLower(x.Label()) }

func itoa(n int) string { return fmt.Sprint(n) }
