package web_test

import (
	"testing"

	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/site"
)

func TestTheScriptOfProtection(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/rujukan-perlindungan.txt", func(t *testing.T) *site.Site {
		c := openBriefHouse(t)
		return &site.Site{Handler: c.handler, SignIn: c.cookies, Given: map[string]func(testing.TB) map[string]string{
			"a signed assessment": func(testing.TB) map[string]string {
				a := c.sealedAssessment()
				all, err := c.Protections.List(t.Context(), desk.Judge, a.PetitionID)
				if err != nil || len(all) != 1 {
					t.Fatalf("%d protection referrals: %v", len(all), err)
				}
				return map[string]string{"ASESMEN": string(a.ID), "ID": string(a.PetitionID), "RUJUKAN": string(all[0].ID)}
			},
		}}
	})
}

func TestTheScriptOfCertificates(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/surat-lembaga.txt", func(t *testing.T) *site.Site {
		c := openBriefHouse(t)
		return &site.Site{Handler: c.handler, SignIn: c.cookies, Given: map[string]func(testing.TB) map[string]string{
			"a signed assessment": func(testing.TB) map[string]string {
				return map[string]string{"ASESMEN": string(c.sealedAssessment().ID)}
			},
		}}
	})
}

func TestTheScriptOfTheSealedAnnex(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/lampiran-tertutup.txt", func(t *testing.T) *site.Site {
		c := openBriefHouse(t)
		return &site.Site{Handler: c.handler, SignIn: c.cookies, Given: map[string]func(testing.TB) map[string]string{
			"a signed assessment": func(testing.TB) map[string]string {
				return map[string]string{"ID": string(c.sealedAssessment().PetitionID)}
			},
		}}
	})
}
