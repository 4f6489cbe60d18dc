package law

import (
	_ "embed" // the lists of the courts
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Extra is a document that a court asks beyond PERMA 5/2019 Pasal 5. It is local
// practice and not the law: its absence is a warning and returns no file.
type Extra struct {
	Court string // "PA.Pra"
	Kind  string // the key in Facts.Papers
	Words string
	Also  string // the rule that asks for the same paper, which then speaks for both
	Sure  Sure
}

// CourtList is the source of the rules that ask for a document of a court's list.
const CourtList = "Daftar tambahan pengadilan"

// daftar.csv is the only place to change what a court asks.
//
//go:embed daftar.csv
var extraTable string

var extraPapers = readExtras(extraTable)

// Extras lists what a court asks beyond the law, in the order of its list.
func Extras(court string) []Extra {
	return slices.DeleteFunc(slices.Clone(extraPapers), func(e Extra) bool { return e.Court != court })
}

// EveryExtra lists what any court asks beyond the law, one row for each kind of
// document.
func EveryExtra() []Extra {
	var out []Extra
	for _, e := range extraPapers {
		if !slices.ContainsFunc(out, func(x Extra) bool { return x.Kind == e.Kind }) {
			out = append(out, e)
		}
	}
	return out
}

// extraKind is how a row names a kind of document: a word of its own, which can
// stand in an address.
var extraKind = regexp.MustCompile(`^[a-z][a-z0-9]+$`)

// readExtras panics on a faulty list: it is part of the program.
func readExtras(table string) []Extra {
	r := csv.NewReader(strings.NewReader(table))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("law: daftar.csv: %v", err))
	}
	var out []Extra
	for _, x := range rows[1:] {
		if !extraKind.MatchString(x[1]) || x[1] == "lain" || x[2] == "" {
			panic(fmt.Sprintf("law: daftar.csv: %q is no kind of document, or has no words", x[1]))
		}
		out = append(out, Extra{x[0], x[1], x[2], x[3], Sure(x[4])})
	}
	return out
}

// extras are the rules of the lists, one for each kind of document.
var extras = extraRules(extraPapers)

func extraRules(all []Extra) []Rule {
	var out []Rule
	seen := map[string]bool{}
	for _, e := range all {
		if !seen[e.Kind] {
			out = append(out, extraRule(e))
		}
		seen[e.Kind] = true
	}
	return out
}

// extraRule asks for a document only where the court's list has it. A document
// that is not among the facts at all is Unknown: nobody has a place to record
// it. The label of KUA's refusal differs from form to form and is kept as text.
func extraRule(e Extra) Rule {
	return Rule{
		ID: "daftar-" + e.Kind, Source: CourtList, Pasal: "di luar Pasal 5", Sure: e.Sure,
		Duty: e.Words + " diserahkan bila diminta pengadilan.", Consequence: Warning, Owner: ByPetitioner, Stage: AtFiling,
		Check: func(f Facts) Status {
			list := Extras(f.Court)
			i := slices.IndexFunc(list, func(x Extra) bool { return x.Kind == e.Kind })
			p, recorded := f.Papers[e.Kind]
			switch {
			case f.Court != "" && i < 0, i >= 0 && list[i].Also != "":
				return NotApplicable
			case p.Present:
				return Fulfilled
			case f.Court == "" || !recorded:
				return Unknown
			}
			return Unfulfilled
		},
		Missing: "Belum ada: " + e.Words + ". Serahkan dokumennya; ini kebiasaan pengadilan, bukan syarat Pasal 5.",
		Needs:   "Ada tidaknya dokumen ini belum tercatat: " + e.Words + ".",
	}
}
