package web

import (
	"net/http"
	"net/url"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/referral"
	"timbang/internal/testkit/browser"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/site"
)

func TestTheScriptsOfReferrals(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"permintaan-asesmen", "asesmen-lebih-dahulu"} {
		site.Run(t, "testdata/"+name+".txt", func(t *testing.T) *site.Site { return openAgencyHouse(t).referralSite() })
	}
}

// referralSite is the house as a script talks to it.
func (h *agencyHouse) referralSite() *site.Site {
	h.agree()
	child := func(born string) map[string]string {
		in := desk.Recording()
		in.Born = calendar.MustDate(born)
		r, err := h.Referrals.Record(h.t.Context(), desk.Assessor, in)
		h.must(err)
		return map[string]string{"R": string(r.ID)}
	}
	return &site.Site{Handler: h.site, SignIn: func(_ testing.TB, username string) []*http.Cookie { return h.as(who(username)) }, Given: map[string]func(testing.TB) map[string]string{
		"a petition":       func(testing.TB) map[string]string { return map[string]string{"ID": string(h.petition.ID)} },
		"another petition": func(t testing.TB) map[string]string { return map[string]string{"OTHER": string(h.Assigned(t, 2).ID)} },
		"a signed child": func(t testing.TB) map[string]string {
			out := child("2009-07-01")
			h.Signed(t, h.referralOf(out["R"]))
			return out
		},
		"another signed child": func(t testing.TB) map[string]string {
			out := child("2009-07-02")
			h.Signed(t, h.referralOf(out["R"]))
			out["CODE"] = string(h.Code(t, referral.ID(out["R"])))
			return out
		},
		"an unfinished child":     func(testing.TB) map[string]string { return child("2009-07-01") },
		"three working days late": func(t testing.TB) map[string]string { return h.setDue(t, "2026-11-18") },
		"one more day":            func(t testing.TB) map[string]string { return h.setDue(t, "2026-11-17") },
	}}
}

func who(id string) identity.Actor {
	for _, a := range desk.Everybody {
		if string(a.ID) == id {
			return a
		}
	}
	return identity.Actor{}
}

func (h *agencyHouse) referralOf(id string) *referral.Referral {
	h.t.Helper()
	r, err := h.DB.Referral(h.t.Context(), referral.ID(id))
	h.must(err)
	return r
}

// setDue makes what is open due on a day that has passed: today is Monday 23
// November.
func (h *agencyHouse) setDue(t testing.TB, day string) map[string]string {
	h.Exec(t, "update referral set due = $1 where status in ('allocated', 'scheduled')", day)
	return nil
}

func TestWhoTriesManyCodesIsSlowedDown(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	at := attachURL(h.petition.ID)
	for range mostCodes {
		h.post(desk.Clerk, at, url.Values{"code": {string(referral.NewCode())}})
		h.want(422, "Kode tidak dikenal")
	}
	for _, path := range []string{at, at + "/confirm"} {
		h.post(desk.Clerk, path, url.Values{"code": {string(referral.NewCode())}, "basis": {"tugas"}})
		h.want(429, "Terlalu banyak kode yang dicoba. Tunggu beberapa menit")
	}
	h.post(desk.OtherClerk, at, url.Values{"code": {"x"}})
	h.want(404)
	if got := h.entries()["intake.miss"]; got != mostCodes {
		t.Errorf("%d misses are in the audit, want %d", got, mostCodes)
	}
}

func TestTheAgencyIsToldOfACodeThatEndsSoon(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.Signed(t, h.CameFirst(t))
	h.Code(t, a.ReferralID)
	h.get(desk.Supervisor, "/")
	h.want(200, "!Kode keluarga akan berakhir")
	h.Exec(t, "update intake set code_until = '2026-12-01'")
	for _, by := range []identity.Actor{desk.Supervisor, desk.Assessor} {
		h.get(by, "/")
		h.want(200, "Kode keluarga akan berakhir", "Kode sampai 1 Desember 2026", "S.W.")
	}
	h.get(desk.SecondAssessor, "/")
	h.want(200, "!Kode keluarga akan berakhir")
	h.Exec(t, "update intake set code_until = '2026-11-22'")
	h.get(desk.Supervisor, "/")
	h.want(200, "Kode berakhir 22 November 2026")
	h.get(desk.Supervisor, referralURL(a.ReferralID))
	h.want(200, "tidak dapat dipakai lagi", "Buat kode baru", "!Unduh slip")
}

func TestADraftShowsWhatWasAttached(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.Signed(t, h.CameFirst(t))
	code, p := h.Code(t, a.ReferralID), h.Draft(t)
	h.get(desk.Clerk, petitionURL(p.ID))
	h.want(200, "Bila keluarga membawa slip kode", attachURL(p.ID))
	_, err := h.Referrals.Attach(t.Context(), desk.Clerk, p.ID, referral.Attachment{Code: string(code), Basis: referral.Consent})
	h.must(err)
	h.get(desk.Clerk, petitionURL(p.ID))
	h.want(200, "Dicatat lembaga 23 November 2026, sebelum permohonan.", "Ditandatangani Lalu Gerupuk")
	blank, err := h.Petitions.Open(t.Context(), desk.Clerk, petition.ID(identity.NewID()))
	h.must(err)
	h.post(desk.Clerk, attachURL(blank.ID), url.Values{"code": {string(code)}})
	h.want(409, "Isi dahulu tanggal lahir anak pada permohonan")
}

func TestThePagesOfReferralsFitAndCanBeReadByAll(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.agree()
	a := h.Signed(t, h.CameFirst(t))
	h.Code(t, a.ReferralID)
	r := h.Allocated(t, h.petition)
	in := referral.Appointment{On: calendar.MustDate("2026-11-26"), At: "9.30", Place: "Balai Dusun Karang", Why: "Anak ujian sekolah."}
	for range 2 {
		at := referral.Revision{ID: r.ID, Version: h.referralOf(string(r.ID)).Version}
		_, err := h.Referrals.Schedule(t.Context(), desk.Assessor, at, in)
		h.must(err)
		in.On = in.On.AddDays(1)
	}
	h.setDue(t, "2026-11-17")
	at := h.listen()
	browser.Keep(t)
	for _, width := range []int{390, 1280} {
		look := func(who identity.Actor, path, name, shot string) *browser.Page {
			p := browser.Open(t, at+path, width, width < 600, h.as(who)...)
			p.At(name)
			p.Fits()
			p.Axe()
			picture(p, shot)
			return p
		}
		look(desk.Supervisor, referralURL(a.ReferralID), "referral/show", "referral-first")
		look(desk.Supervisor, referralURL(r.ID), "referral/show", "referral-late")
		look(desk.Judge, referralURL(r.ID), "referral/show", "referral-court")
		look(desk.Supervisor, "/intakes/new", "referral/intake", "intake-new")
		look(desk.Registrar, "/", "home/court", "registrar-late")
		look(desk.Supervisor, "/", "home/agency", "supervisor-late")
		look(desk.Clerk, attachURL(h.petition.ID), "petition/attach", "attach-empty")
	}
}
