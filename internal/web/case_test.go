package web_test

import (
	"testing"

	"timbang/internal/testkit/site"
	"timbang/internal/web"
)

// TestTheScriptsOfTheCases walks cases that do not go the straight way.
func TestTheScriptsOfTheCases(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"genap-19", "hakim-diganti", "riwayat", "sidang-panggilan",
	} {
		site.Run(t, "testdata/"+name+".txt", func(t *testing.T) *site.Site {
			h := openCourt(t, web.Settings{})
			return h.site(h.cases())
		})
	}
}

// cases prepare what the scripts of the cases begin with.
func (h *courthouse) cases() map[string]func(testing.TB) map[string]string {
	return map[string]func(testing.TB) map[string]string{
		"a full desk": func(testing.TB) map[string]string { return h.fullDesk() },
		"the judges": func(testing.TB) map[string]string {
			return map[string]string{"JUDGE": string(h.who["hakim.praya"].ID), "OTHER": string(h.who["hakim.lain"].ID), "CLERK": string(h.who["petugas.praya"].ID)}
		},
		"the child is 19": func(testing.TB) map[string]string {
			h.on("2027-01-04")
			return nil
		},
	}
}
