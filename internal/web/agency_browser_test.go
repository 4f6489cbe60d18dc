package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/testkit/browser"
	"timbang/internal/testkit/desk"
)

// listen serves the house to a browser.
func (h *agencyHouse) listen() string {
	h.t.Helper()
	web := httptest.NewServer(h.site)
	h.t.Cleanup(web.Close)
	return web.URL
}

// picture keeps what a page looks like for people who ask for pictures: some
// pages are longer than a browser draws quickly.
func picture(p *browser.Page, name string) {
	if os.Getenv("TIMBANG_SHOTS") != "" {
		p.Shot(name)
	}
}

// stored returns an answer as the database has it.
func (h *agencyHouse) stored(id assessment.ID, field string) string {
	h.t.Helper()
	return h.Opened(h.t, id).Answers.Text(field)
}

func TestAnAssessorTypesOnAPhoneThatLosesItsNetwork(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.agree()
	r := h.Allocated(t, h.petition)
	at := h.listen()
	p := browser.Open(t, at+referralURL(r.ID), 390, true, h.as(desk.Assessor)...)

	p.Press("Mulai asesmen")
	p.At("assessment/show")
	p.Fits()
	p.Axe()
	picture(p, "assessment-draft")
	p.Follow("Identitas, agama, budaya, dan adat")
	p.At("assessment/section")
	p.Fits()
	p.Axe()
	p.Fill("Bagaimana anak menggambarkan dirinya, agamanya, dan kebiasaan keluarganya", "Anak mengaji setiap sore.")
	p.See("Tersimpan 09.")
	drafts, err := h.Assessments.Of(t.Context(), desk.Assessor, r)
	h.must(err)
	if got := h.stored(drafts.ID, "f10_describes"); got != "Anak mengaji setiap sore." {
		t.Errorf("the page says it is stored, and stored is %q", got)
	}

	p.Offline(true)
	p.Fill("Adat atau ajaran agama yang disebut keluarga dalam rencana ini", "Keluarga menyebut merarik.")
	p.See("Belum tersimpan: tidak ada sinyal. Isian disimpan di telepon ini dan dikirim sendiri saat sinyal kembali.")
	p.NotSee("Tersimpan 09.")
	picture(p, "section-offline")
	p.Press("Simpan dan lanjutkan")
	p.See("Belum tersimpan: tidak ada sinyal.")
	if got := h.stored(drafts.ID, "f10_custom"); got != "" {
		t.Fatalf("stored without a network: %q", got)
	}
	p.Fill("Pendapat kepala dusun, tokoh agama, atau tokoh adat setempat", "Kepala dusun menyarankan menunda.")
	p.Offline(false)
	p.See("Tersimpan 09.")
	for field, want := range map[string]string{"f10_custom": "Keluarga menyebut merarik.", "f10_community": "Kepala dusun menyarankan menunda."} {
		if got := h.stored(drafts.ID, field); got != want {
			t.Errorf("%s: got %q, want %q", field, got, want)
		}
	}

	p.Press("Simpan dahulu")
	p.At("assessment/show")
	p.Follow("Keluarga dan pengasuhan")
	p.At("assessment/section")
	p.NotSee("Berapa malam anak berada di sana")
	p.ChooseIn("Apakah anak pernah pergi atau dibawa ke rumah calon suami/istri atau keluarganya?", "Ya")
	p.See("Berapa malam anak berada di sana")
	p.See("Upaya belas (pemisahan) yang sudah dilakukan")
	p.Fill("Tanggal, Baris 1", "20-11-2026")
	p.Fill("Berapa malam anak berada di sana", "banyak")
	p.See("Tersimpan 09.")
	p.Fits()
	picture(p, "section-table")
	p.Press("Simpan dan lanjutkan")
	p.At("assessment/section")
	p.See("Isian Anda tersimpan, tetapi bagian ini belum lengkap.")
	p.Axe()
	if got := p.Value("Berapa malam anak berada di sana"); got != "banyak" {
		t.Errorf("the refused answer became %q", got)
	}
	picture(p, "section-refused")
}

func TestWhatCouldNotBeSentIsThereWhenThePageIsOpenedAgain(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	page := h.listen() + sectionURL(a.ID, "adat")
	p := browser.Open(t, page, 390, true, h.as(desk.Assessor)...)
	p.At("assessment/section")
	p.Offline(true)
	p.Fill("Bagaimana anak menggambarkan dirinya, agamanya, dan kebiasaan keluarganya", "Ditulis di dalam bukit.")
	p.See("Belum tersimpan: tidak ada sinyal.")
	p.Go("about:blank")
	p.Offline(false)
	p.Go(page)
	p.At("assessment/section")
	if got := p.Value("Bagaimana anak menggambarkan dirinya, agamanya, dan kebiasaan keluarganya"); got != "Ditulis di dalam bukit." {
		t.Fatalf("the page has %q", got)
	}
	p.Press("Simpan dahulu")
	p.At("assessment/show")
	if got := h.stored(a.ID, "f10_describes"); got != "Ditulis di dalam bukit." {
		t.Errorf("stored is %q", got)
	}
}

func TestRowsThatWereAddedAndNotSentAreThereAgain(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.covered("lpa-keterangan")
	a := h.begun("lpa-keterangan")
	page := h.listen() + sectionURL(a.ID, "pelindung")
	p := browser.Open(t, page, 390, true, h.as(desk.Assessor)...)
	p.Fill("Layanan, Baris 3", "Konseling")
	p.Press("Tambah baris")
	p.At("assessment/section")
	p.See("Baris baru ada di bawah baris yang terisi.")
	if got := h.stored(a.ID, "f15_services.3.service"); got != "Konseling" {
		t.Fatalf("the button stored %q", got)
	}
	h.Exec(t, "delete from session")
	p.Fill("Layanan, Baris 6", "Rumah aman")
	p.See("Belum tersimpan: waktu kerja Anda habis.")
	p.Go(page)
	p.At("session/new")
	p.Fill("Nama pengguna", string(desk.Assessor.ID))
	p.Fill("Kata sandi", agencyPassword)
	p.Press("Masuk")
	p.At("assessment/section")
	p.See("Tersimpan 09.")
	if got := p.Value("Layanan, Baris 6"); got != "Rumah aman" {
		t.Fatalf("the page has %q", got)
	}
	if got := h.stored(a.ID, "f15_services.6.service"); got != "Rumah aman" {
		t.Errorf("stored is %q", got)
	}
}

func TestTwoTabsDoNotOverwriteEachOtherUnseen(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	at := h.listen()
	describes := "Bagaimana anak menggambarkan dirinya, agamanya, dan kebiasaan keluarganya"
	p := browser.Open(t, at+sectionURL(a.ID, "adat"), 390, true, h.as(desk.Assessor)...)
	p.At("assessment/section")

	// Another section, saved elsewhere, is nobody's conflict.
	h.autosave(desk.Assessor, sectionURL(a.ID, "pelindung"), url.Values{"version": {"1"}, "f15_strengths": {"Rajin."}})
	h.want(http.StatusOK)
	p.Fill(describes, "Isian tab pertama.")
	p.See("Tersimpan 09.")

	h.autosave(desk.Assessor, sectionURL(a.ID, "adat"), url.Values{"version": {"3"}, "f10_describes": {"Isian tab kedua."}})
	h.want(http.StatusOK)
	p.Fill(describes, "Isian tab pertama, diperbaiki.")
	p.See("Belum tersimpan: bagian ini diubah di tab atau perangkat lain.")
	if got := h.stored(a.ID, "f10_describes"); got != "Isian tab kedua." {
		t.Fatalf("overwritten unseen: %q", got)
	}
	p.Press("Simpan dan lanjutkan")
	p.At("assessment/section")
	p.See("yang tersimpan sekarang: Isian tab kedua.")
	p.Axe()
	picture(p, "section-conflict")
	if got := p.Value(describes); got != "Isian tab pertama, diperbaiki." {
		t.Fatalf("typed words became %q", got)
	}
	p.Press("Simpan isian saya")
	p.At("assessment/section")
	if got := h.stored(a.ID, "f10_describes"); got != "Isian tab pertama, diperbaiki." {
		t.Errorf("stored is %q", got)
	}
}

func TestAnEndedSessionLosesNothing(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	page := h.listen() + sectionURL(a.ID, "adat")
	p := browser.Open(t, page, 390, true, h.as(desk.Assessor)...)
	p.At("assessment/section")
	h.Exec(t, "delete from session")
	p.Fill("Bagaimana anak menggambarkan dirinya, agamanya, dan kebiasaan keluarganya", "Setelah makan siang.")
	p.See("Belum tersimpan: waktu kerja Anda habis. Isian disimpan di telepon ini. Masuk lagi di tab lain")
	p.Go(page)
	p.At("session/new")
	p.Fill("Nama pengguna", string(desk.Assessor.ID))
	p.Fill("Kata sandi", agencyPassword)
	p.Press("Masuk")
	p.At("assessment/section")
	p.See("Tersimpan 09.")
	if got := h.stored(a.ID, "f10_describes"); got != "Setelah makan siang." {
		t.Errorf("stored is %q", got)
	}
}

func TestTheAgencysPagesFitAndCanBeReadByAll(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.fill(h.draft())
	h.petition = h.Assigned(t, 2)
	h.ask("30-11-2026")
	handed, err := h.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(a))
	h.must(err)
	at := h.listen()
	browser.Keep(t)
	for _, width := range []int{390, 1280} {
		look := func(p *browser.Page, name string) {
			p.At(name)
			p.Fits()
			p.Axe()
			picture(p, strings.ReplaceAll(name, "/", "-"))
		}
		p := browser.Open(t, at+"/", width, width < 600, h.as(desk.Supervisor)...)
		look(p, "home/agency")
		p.Go(at + referralURL(handed.ReferralID))
		look(p, "referral/show")
		p.Go(at + assessmentURL(handed.ID))
		look(p, "assessment/show")
		p = browser.Open(t, at+"/petitions/"+string(h.petition.ID)+"/referrals/new", width, false, h.as(desk.Judge)...)
		look(p, "referral/new")
	}
}
