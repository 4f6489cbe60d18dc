package web_test

import (
	"net/http/httptest"
	"os"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/testkit/browser"
	"timbang/internal/testkit/site"
	"timbang/internal/web"
)

func TestTheScriptOfTheFollowUp(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/tindak-lanjut.txt", func(t *testing.T) *site.Site {
		h := openCourt(t, web.Settings{})
		var granted *petition.Petition
		return h.site(map[string]func(testing.TB) map[string]string{
			"a granted case": func(testing.TB) map[string]string {
				granted = h.granted("Siti Rekaan Ayu", "2009-09-14")
				return map[string]string{"GRANTED": string(granted.ID)}
			},
			"an agreement": func(testing.TB) map[string]string {
				h.agree("W22-A3/1/HM.01/2023", "2023-08-04", "2028-08-03")
				h.agreeOnVisits()
				return nil
			},
			"the next february": func(testing.TB) map[string]string {
				h.on("2027-02-03")
				return nil
			},
			"the visit is in hand": func(testing.TB) map[string]string {
				h.inHand(granted.ID)
				return nil
			},
		})
	})
}

// granted is a petition that the judge granted on 25 November 2026.
func (h *courthouse) granted(child, born string) *petition.Petition {
	h.t.Helper()
	ctx, judge := h.t.Context(), h.who["hakim.praya"]
	h.on("2026-11-18")
	p := h.hear(h.petition(petition.Assigned, child, born), "2026-11-25", "9.00", "Ruang Sidang Anak")
	h.on("2026-11-25")
	p = h.begin(p)
	pledges := []determination.Pledge{{Field: "pendidikan", Answer: law.Yes, Items: []determination.Promise{{What: "Membiayai sekolah anak sampai tamat SMA.", Who: "Ayah dan ibu", When: "30-06-2028"}}}}
	if _, err := h.server.Rulings.Commit(ctx, judge, seen(p), pledges, "P.7"); err != nil {
		h.t.Fatal(err)
	}
	p = h.step(h.db.Petition(ctx, p.ID))
	c, err := h.server.Rulings.Of(ctx, judge, p)
	for _, i := range c.Blocking(calendar.Of(h.now)) {
		if _, err = h.server.Rulings.Override(ctx, judge, seen(p), i.Rule.ID, "Sudah dilakukan dalam sidang; berita acara menyusul."); err != nil {
			break
		}
		p = h.step(h.db.Petition(ctx, p.ID))
	}
	if err != nil {
		h.t.Fatal(err)
	}
	ruling := determination.Ruling{Ruling: petition.Ruling{Kind: petition.Granted, On: calendar.Of(h.now)}, Reasons: []string{"merarik"}}
	if _, err := h.server.Rulings.Decide(ctx, judge, seen(p), ruling); err != nil {
		h.t.Fatal(err)
	}
	return h.step(h.db.Petition(ctx, p.ID))
}

// agreeOnVisits records an agreement with a second agency that may visit.
func (h *courthouse) agreeOnVisits() {
	h.t.Helper()
	_, err := h.server.Agreements.Conclude(h.t.Context(), h.who["panitera.praya"], mou.Agreement{
		Number: "W22-A3/4/HM.01/2026", Title: "Pendampingan anak setelah penetapan", From: calendar.MustDate("2026-01-01"), To: calendar.MustDate("2028-12-31"),
		Agencies: []identity.AgencyID{"sentra-paramita"}, Instruments: []string{followup.Instrument},
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// inHand gives the request for the first visit to the assessor.
func (h *courthouse) inHand(id petition.ID) {
	h.t.Helper()
	ctx, by := h.t.Context(), h.who["penyelia.uptd"]
	visits, err := h.db.Visits(ctx, id)
	if err != nil {
		h.t.Fatal(err)
	}
	r, err := h.db.Referral(ctx, visits[0].ReferralID)
	if err == nil {
		r, err = h.server.Referrals.Accept(ctx, by, r.ID, r.Version)
	}
	if err == nil {
		_, err = h.server.Referrals.Allocate(ctx, by, r.ID, r.Version, h.who["asesor.uptd"].ID)
	}
	if err != nil {
		h.t.Fatal(err)
	}
}

// TestBrowserTheFollowUpIsReadableByEverybody shows a plan with two
// commitments, of which the first visit is late and in hand.
func TestBrowserTheFollowUpIsReadableByEverybody(t *testing.T) {
	t.Parallel()
	browser.Keep(t)
	h := openCourt(t, web.Settings{})
	h.agree("W22-A3/1/HM.01/2023", "2023-08-04", "2028-08-03")
	fresh := h.granted("Nurul Rekaan", "2009-03-14")
	p := h.granted("Siti Rekaan Ayu", "2008-09-14")
	h.plan(p)
	visits, err := h.db.Visits(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h.handler)
	t.Cleanup(srv.Close)
	at, asked := "/petitions/"+string(p.ID), "/referrals/"+string(visits[0].ReferralID)
	for _, c := range []struct {
		who   string
		pages [][2]string
	}{
		{"petugas.praya", [][2]string{{"home-followup", "/"}, {"followup-new", "/petitions/" + string(fresh.ID) + "/follow-up"}, {"followup-show", at + "/follow-up"}, {"petition-followup", at}, {"followup-commitments", at + "/follow-up/commitments"},
			{"followup-drop", at + "/follow-up/commitments/drop"}, {"followup-agency", at + "/follow-up/agency"}, {"followup-end", at + "/follow-up/end"}, {"followup-miss", at + "/follow-up/visits/2/miss"}}},
		{"hakim.praya", [][2]string{{"followup-judge", at + "/follow-up"}}},
		{"asesor.uptd", [][2]string{{"followup-referral", asked}, {"followup-observe", asked + "/commitments"}}},
		{"penyelia.uptd", [][2]string{{"home-supervisor-followup", "/"}, {"followup-promised", asked + "/commitments"}}},
		{"pemantau", [][2]string{{"followup-counts", "/follow-ups"}}},
	} {
		for _, width := range []int{390, 1280} {
			page := browser.Open(t, srv.URL+"/help", width, true, h.signIn(t, c.who)...)
			for _, x := range c.pages {
				if width == 1280 && x[0] != "followup-show" && os.Getenv("TIMBANG_SHOTS") == "" {
					continue // one wide page is enough unless somebody looks at the pictures
				}
				page.Go(srv.URL + x[1])
				page.Shot(x[0])
				page.Fits()
				page.Axe()
			}
		}
	}
}

// plan makes a plan whose first visit is late on 1 March 2027.
func (h *courthouse) plan(p *petition.Petition) {
	h.t.Helper()
	ctx, by := h.t.Context(), h.who["petugas.praya"]
	f, err := h.server.FollowUps.Plan(ctx, by, seen(p), followup.Entry{Agency: "uptd-ppa-loteng", Contact: "Pemohon, telepon 0800-0000-171", Due: followup.Proposal(p.DecidedOn, calendar.Of(h.now))})
	for _, c := range []followup.Commitment{
		{Field: "pendidikan", What: "Membiayai sekolah anak sampai tamat SMA.", Who: "orang_tua", Until: calendar.MustDate("2028-06-30")},
		{Field: "kesehatan", What: "Mengantar anak memeriksakan kesehatan setiap bulan.", Who: "ibu", Until: calendar.MustDate("2027-11-25")},
	} {
		if err == nil {
			f, err = h.server.FollowUps.Commit(ctx, by, petition.Revision{ID: p.ID, Version: f.Plan.Version}, c)
		}
	}
	h.on("2027-02-03")
	if err == nil {
		f, err = h.server.FollowUps.Ask(ctx, by, petition.Revision{ID: p.ID, Version: f.Plan.Version}, 1)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	h.inHand(p.ID)
	said := []followup.Answer{{Commitment: 1, How: "ya"}, {Commitment: 2, How: "sebagian", Words: "Dua dari tiga kali; ibu sedang sakit."}}
	if _, err := h.server.FollowUps.Observe(ctx, h.who["asesor.uptd"], f.Visits[0].ReferralID, 0, said); err != nil {
		h.t.Fatal(err)
	}
	h.on("2027-03-01")
}
