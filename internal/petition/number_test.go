package petition_test

import (
	"strings"
	"testing"

	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func TestACaseNumberIsReadAsClerksTypeIt(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]petition.Number{
		"12/Pdt.P/2026/PA.Pra":             "12/Pdt.P/2026/PA.Pra",
		" 12 / Pdt.P / 2026 / PA.Pra ":     "12/Pdt.P/2026/PA.Pra",
		"0012/PDT.P/2026/pa.pra":           "12/Pdt.P/2026/PA.Pra",
		"9999/pdt.p/2019/PA.PRA":           "9999/Pdt.P/2019/PA.Pra",
		"12/Pdt.P/2026/PA.Pra\n":           "12/Pdt.P/2026/PA.Pra",
		"0/Pdt.P/2026/PA.Pra":              "",
		"12345/Pdt.P/2026/PA.Pra":          "",
		"12/Pdt.G/2026/PA.Pra":             "",
		"12/Pdt.P/2026/PA.Mtr":             "",
		"12/Pdt.P/2027/PA.Pra":             "",
		"12/Pdt.P/1999/PA.Pra":             "",
		"12/PdtxP/2026/PA.Pra":             "",
		"12/Pdt.P/2026/PA.Pra; drop table": "",
		"":                                 "",
	} {
		got, err := petition.ParseNumber(typed, desk.Praya, today())
		if got != want || (err == nil) != (want != "") || err != nil && !problem.Is(err, problem.Invalid) {
			t.Errorf("ParseNumber(%q) = %q, %v, want %q", typed, got, err, want)
		}
	}
}

func TestTheYearOfANumber(t *testing.T) {
	t.Parallel()
	if got := petition.Number("12/Pdt.P/2026/PA.Pra").Year(); got != 2026 {
		t.Errorf("got %d", got)
	}
	if got := petition.Number("x").Year(); got != 0 {
		t.Errorf("got %d, want 0", got)
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"12/Pdt.P/2026/PA.Pra", "0001/pdt.p/2026/pa.pra", "12/Pdt.P/2026/PA.Mtr", "12 / Pdt.P/2026/PA.Pra", "１２/Pdt.P/2026/PA.Pra", "12/Pdt.P/2026/PA.Pr\u0131", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := petition.ParseNumber(s, desk.Praya, today())
		if err != nil {
			if n != "" || problem.Of(err).Kind != problem.Invalid || !strings.HasSuffix(problem.Of(err).Words, ".") {
				t.Errorf("ParseNumber(%q) = %q, %v", s, n, err)
			}
			return
		}
		again, err := petition.ParseNumber(string(n), desk.Praya, today())
		if err != nil || again != n || n.Year() < 2000 || n.Year() > 2026 {
			t.Errorf("%q is read again as %q, %v, year %d", n, again, err, n.Year())
		}
	})
}
