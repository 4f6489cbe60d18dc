package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/identity"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/site"
)

func TestTheScriptOfEmergencies(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/akses-darurat.txt", func(t *testing.T) *site.Site {
		c := openBriefHouse(t)
		return &site.Site{Handler: c.handler, SignIn: c.cookies, Given: map[string]func(testing.TB) map[string]string{
			"a signed assessment": func(testing.TB) map[string]string {
				a := c.sealedAssessment()
				for _, id := range []string{"judge", "judge2", "registrar", "other-judge"} { // who types a password again
					if err := c.Identity.Reset(t.Context(), identity.TheOperator, id, "beras jagung kelapa"); err != nil {
						t.Fatal(err)
					}
				}
				c.Exec(t, "update account set must_change = false")
				return map[string]string{"ASESMEN": string(a.ID), "ID": string(a.PetitionID), "PERMINTAAN": string(a.ReferralID)}
			},
			"the time is over": func(testing.TB) map[string]string {
				c.Pass(1)
				return nil
			},
		}}
	})
}

// cookies signs in somebody of the desk by their id.
func (c *briefHouse) cookies(t testing.TB, id string) []*http.Cookie {
	for _, who := range desk.Everybody {
		if string(who.ID) == id {
			return []*http.Cookie{c.as(who)}
		}
	}
	t.Fatalf("nobody is called %s", id)
	return nil
}

// sealedAssessment is signed, about case 12, and holds words in both lanes.
func (c *briefHouse) sealedAssessment() *assessment.Assessment {
	c.Helper()
	c.Agree(c, "2027-11-23")
	a := c.Written(c, c.Allocated(c, c.Assigned(c, 12)))
	in, err := c.Assessments.Instrument(a)
	if err != nil {
		c.Fatal(err)
	}
	full := c.Opened(c, a.ID).Answers
	full["voice_words"], full["sg_withhold"] = []string{"Tiang mele sekolah."}, []string{"ya"}
	full["sg_withhold_what"], full["sg_withhold_why"] = []string{"Tempat anak tinggal sekarang."}, []string{"Demi keselamatan anak."}
	for _, sec := range in.Sections {
		form := url.Values{}
		for _, it := range sec.Items {
			form[it.ID] = full[it.ID]
			for _, cell := range it.Cells() {
				form[cell.Name] = full[cell.Name]
			}
		}
		if a, _, err = c.Assessments.Write(c.Context(), desk.Assessor, desk.Of(a), sec.ID, form); err != nil {
			c.Fatal(err)
		}
	}
	if a, err = c.Assessments.Submit(c.Context(), desk.Assessor, desk.Of(a)); err != nil {
		c.Fatal(err)
	}
	if a, err = c.Assessments.Sign(c.Context(), desk.Supervisor, desk.Of(a)); err != nil {
		c.Fatal(err)
	}
	return a
}
