package web_test

import (
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/testkit/site"
	"timbang/internal/web"
)

func TestTheScriptOfTheInstruments(t *testing.T) {
	t.Parallel()
	open := func(t *testing.T) *site.Site {
		h := openCourt(t, web.Settings{})
		return h.site(map[string]func(testing.TB) map[string]string{
			"a case": func(testing.TB) map[string]string {
				h.agreeOn("kesehatan-surat-keterangan", "tindak-lanjut")
				return map[string]string{"ID": string(h.petition(petition.Assigned, "Siti Rekaan Ayu", "2009-09-14").ID), "ASESOR": string(h.who["asesor.uptd"].ID)}
			},
			"another agency": func(testing.TB) map[string]string {
				h.employ(identity.Account{Username: "penyelia.lain", Name: "Tuti Rekaan", Office: identity.Supervisor, AgencyID: "sentra-paramita"})
				h.employ(identity.Account{Username: "asesor.lain", Name: "Nyoman Rekaan", Office: identity.Assessor, Title: "Bidan", AgencyID: "sentra-paramita"})
				return nil
			},
		})
	}
	site.Run(t, "testdata/asesmen-kesehatan.txt", open)
	site.Run(t, "testdata/lampiran.txt", open)
}

// agreeOn records an agreement of PA Praya with the UPTD about instruments.
func (h *courthouse) agreeOn(instruments ...string) {
	h.t.Helper()
	_, err := h.server.Agreements.Conclude(h.t.Context(), h.who["panitera.praya"], mou.Agreement{
		Number: "W22-A3/7/HM.01/2026", Title: "Keterangan kesehatan anak", From: calendar.MustDate("2026-01-05"), To: calendar.MustDate("2028-08-03"),
		Agencies: []identity.AgencyID{"uptd-ppa-loteng"}, Instruments: instruments,
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// employ gives an agency one more person.
func (h *courthouse) employ(a identity.Account) {
	h.t.Helper()
	added, err := h.server.Identity.Add(h.t.Context(), identity.TheOperator, a, everyonesPassword)
	if err != nil {
		h.t.Fatal(err)
	}
	h.who[a.Username] = added.Actor()
}
