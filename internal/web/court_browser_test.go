package web_test

import (
	"cmp"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/hearing"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/testkit/browser"
	"timbang/internal/web"
)

func TestBrowserThePagesOfTheCourtAreReadableByEverybody(t *testing.T) {
	t.Parallel()
	browser.Keep(t)
	h := openCourt(t, web.Settings{Demo: true, DemoPassword: everyonesPassword, DemoUsers: []web.DemoUser{
		{Username: "petugas.praya", Name: "Lale Rekaan", Office: "Petugas", Institution: "Pengadilan Agama Praya"},
		{Username: "hakim.praya", Name: "Baiq Rekaan", Office: "Hakim", Institution: "Pengadilan Agama Praya"},
	}})
	ids := h.fullDesk()
	h.agree("W22-A3/1/HM.01/2023", "2023-08-04", "2026-12-31")
	h.agree("W22-A3/2/HM.01/2023", "2023-08-04", "2026-11-20")
	p, err := h.db.Petition(t.Context(), petition.ID(ids["HEARD"]))
	p = h.step(p, err)
	if _, err := h.server.Rulings.Override(t.Context(), h.who["hakim.praya"], seen(p), "perma5-12-anak", "Nasihat sudah disampaikan dan termuat dalam berita acara."); err != nil {
		t.Fatal(err)
	}
	ruled, pact := "/petitions/"+ids["DECIDED"], h.pact("W22-A3/1/HM.01/2023")
	srv := httptest.NewServer(h.handler)
	t.Cleanup(srv.Close)
	h.record(ids["HEARD"])
	h.learn(ids["HEARD"])
	next, heard := "/petitions/"+ids["NEXT"]+"/hearings/new", "/petitions/"+ids["HEARD"]+"/decision"
	held := "/petitions/" + ids["HEARD"]
	for _, c := range []struct {
		who   string
		pages [][2]string // what a picture is called, and the address
	}{
		{"", [][2]string{{"session-new", "/sign-in"}, {"help-show", "/help"}}},
		{"petugas.praya", [][2]string{{"home-clerk", "/"}, {"home-register", "/?state=scheduled"}, {"sipp-paste", "/sipp"}, {"hearing-new", next}, {"hearing-record", held + "/hearings/1/record"}, {"hearing-shown", held}, {"petition-decided", ruled}, {"determination-appeal", ruled + "/appeal"}, {"determination-correction", ruled + "/decision/correction"}}},
		{"petugas.mataram", [][2]string{{"home-empty", "/"}, {"problem-forbidden", "/agreements/new"}}},
		{"panitera.praya", [][2]string{{"home-registrar", "/"}, {"judge-index", "/judges"}, {"judge-edit", "/judges/" + string(h.who["hakim.praya"].ID)}, {"determination-fallback", held + "/fallback"}, {"agreement-index", "/agreements"}, {"agreement-new", "/agreements/new"}, {"agreement-show", pact}, {"agreement-renewal", pact + "/renewal"}, {"agreement-end", pact + "/end"}, {"agency-index", "/agencies"}, {"account-edit", "/account"}}},
		{"hakim.praya", [][2]string{{"home-judge", "/"}, {"petition-decision", heard}, {"hearing-findings", held + "/hearings/1/findings"}, {"petition-guard", held}, {"determination-override", held + "/overrides"}, {"home-gaps", "/gaps"}, {"petition-custom", held + "/custom"}, {"petition-impediment", held + "/impediments"}, {"determination-attention", held + "/attention"}, {"determination-commitment", held + "/commitment"}}},
		{"pemantau", [][2]string{{"home-monitor", "/"}}},
		{"penyelia.uptd", [][2]string{{"agency-show", "/agencies/uptd-ppa-loteng"}, {"agency-edit", "/agencies/uptd-ppa-loteng/profile"}, {"agency-slot", "/agencies/uptd-ppa-loteng/slots"}}},
		{"pengelola", [][2]string{{"home-admin", "/"}, {"agency-index", "/agencies"}, {"agency-name", "/agencies/kpi/name"}}},
	} {
		for _, width := range []int{390, 1280} {
			t.Run(fmt.Sprintf("%s at %d", cmp.Or(c.who, "nobody"), width), func(t *testing.T) {
				var mine []*http.Cookie
				if c.who != "" {
					mine = h.signIn(t, c.who)
				}
				p := browser.Open(t, srv.URL+"/help", width, true, mine...)
				for _, page := range c.pages {
					p.Go(srv.URL + page[1])
					p.See("Timbang membantu menimbang")
					p.Shot(page[0])
					p.Fits()
					p.Axe()
				}
			})
		}
	}
}

// record enters a hearing at which the child was heard and the spouse was not
// brought.
func (h *courthouse) record(id string) {
	h.t.Helper()
	p := h.step(h.db.Petition(h.t.Context(), petition.ID(id)))
	all, err := h.server.Hearings.Of(h.t.Context(), h.who["petugas.praya"], p)
	if err != nil {
		h.t.Fatal(err)
	}
	r := hearing.Record{
		Language: "Sasak", Understood: true, End: hearing.Adjourn, Reason: "Calon belum dihadirkan.", Next: calendar.MustDate("2026-11-30"),
		Advice:     []hearing.Advice{{To: hearing.TheChild, Items: []string{"a", "b", "c"}, Response: "Ingin bertanya kepada gurunya dahulu."}},
		Statements: []hearing.Statement{{Who: hearing.Child, How: hearing.Alone, Gist: "Masih ingin sekolah dan belum ditanya pendapatnya oleh keluarga."}},
	}
	for _, x := range hearing.Seats(p) {
		s := hearing.Seat{Who: x.Who, Summons: hearing.Served, Presence: hearing.Here}
		if x.Who == hearing.Spouse {
			s.Presence, s.Why = hearing.Prevented, "bekerja di Sumbawa"
		}
		r.Seats = append(r.Seats, s)
	}
	if _, err := h.server.Hearings.Enter(h.t.Context(), h.who["petugas.praya"], hearing.Revision{Petition: p.ID, Ordinal: 1, Version: all[0].Version}, r, ""); err != nil {
		h.t.Fatal(err)
	}
}

// learn notes what the court learned about the marriage, some of it twice.
func (h *courthouse) learn(id string) {
	h.t.Helper()
	ctx, judge, registrar, two := h.t.Context(), h.who["hakim.praya"], h.who["panitera.praya"], 2
	at := func() petition.Revision { return seen(h.step(h.db.Petition(ctx, petition.ID(id)))) }
	custom := petition.Customary{
		Merarik: petition.ToldYes, TakenOn: calendar.MustDate("2026-10-30"), Nights: &two, District: "52.02.04", Akad: petition.Unknown, Agreed: petition.ToldYes, Pisuke: 5_000_000,
		Belas: []petition.Belas{{On: calendar.MustDate("2026-11-01"), By: "kepala dusun", Result: "pulang"}},
	}
	promise := determination.Promise{What: "Menanggung biaya sekolah sampai tamat", Who: "ayah anak", When: "setiap bulan"}
	note := func(err error) {
		if err != nil {
			h.t.Fatal(err)
		}
	}
	h.step(h.server.Petitions.NoteCustom(ctx, judge, at(), "permohonan", custom))
	custom.Akad, custom.AkadBy = petition.ToldYes, "tokoh agama setempat"
	h.step(h.server.Petitions.NoteCustom(ctx, judge, at(), "sidang", custom))
	h.step(h.server.Petitions.NoteImpediments(ctx, judge, at(), []petition.Obstacle{{Kind: "susuan", State: petition.ImpedimentExists, Basis: "Keterangan nenek dari ibu"}, {Kind: "nasab", State: petition.NoImpediment, Basis: "Kartu keluarga kedua pihak"}}))
	_, err := h.server.Rulings.Attend(ctx, judge, at(), []determination.Heed{{Key: "anak", Answer: law.No, Words: "Anak ingin menamatkan sekolah dahulu."}, {Key: "calon", Answer: law.Yes}, {Key: "c", Answer: law.Yes}})
	note(err)
	_, err = h.server.Rulings.Commit(ctx, judge, at(), []determination.Pledge{{Field: "pendidikan", Answer: law.Yes, Items: []determination.Promise{promise}}, {Field: "sosial", Answer: law.No}}, "Bukti P.7")
	note(err)
	note(h.server.Rulings.Qualify(ctx, registrar, judge.ID, 0, determination.QualificationEntry{Basis: determination.Unqualified}))
	_, err = h.server.Rulings.FallBack(ctx, registrar, at(), law.Yes, "Daftar hakim 25 November 2026.")
	note(err)
}

func TestBrowserAClerkRecordsAHearingOnAPhone(t *testing.T) {
	t.Parallel()
	browser.Keep(t)
	h := openCourt(t, web.Settings{})
	ids := h.fullDesk()
	srv := httptest.NewServer(h.handler)
	t.Cleanup(srv.Close)
	p := browser.Open(t, srv.URL+"/", 390, false, h.signIn(t, "petugas.praya")...)
	p.Go(srv.URL + "/petitions/" + ids["HEARD"])
	p.Follow("Catat jalannya sidang")
	p.At("hearing/record")
	p.Fill("Bahasa yang dipakai anak", "Sasak")
	p.Choose("Sidang ditutup")
	p.Press("Simpan catatan sidang")
	p.At("hearing/record")
	p.See("Anak: kehadiran belum dipilih.")
	p.Shot("hearing-refused")
	p.Fits()
	p.Axe()
	p.Choose("Belum selesai dicatat")
	p.Press("Simpan catatan sidang")
	p.At("petition/show")
	p.See("Catatan sidang tersimpan. Pencatatan belum selesai.")
}

func TestBrowserAClerkConfirmsATakenHourOnAPhone(t *testing.T) {
	t.Parallel()
	browser.Keep(t)
	h := openCourt(t, web.Settings{})
	ids := h.fullDesk()
	srv := httptest.NewServer(h.handler)
	t.Cleanup(srv.Close)
	p := browser.Open(t, srv.URL+"/", 390, false, h.signIn(t, "petugas.praya")...)
	p.At("home/court")
	p.Go(srv.URL + "/petitions/" + ids["ASSIGNED"] + "/hearings/new")
	p.At("hearing/new")
	p.Fill("Tanggal sidang", "30-11-2026")
	p.Fill("Pukul", "9:15")
	p.Fill("Ruang sidang", "Ruang Sidang 1")
	p.Press("Jadwalkan sidang")
	p.At("hearing/new")
	p.See("Hakim perkara ini bersidang pukul 09.00 di Ruang Sidang 1")
	p.Shot("hearing-doubts")
	p.Fits()
	p.Axe()
	p.Choose("Saya sudah memeriksanya; jadwalkan pada waktu ini")
	p.Press("Jadwalkan sidang")
	p.At("petition/show")
	p.See("Sidang dijadwalkan: Senin, 30 November 2026 pukul 09.15 WITA, Ruang Sidang 1.")
}
