package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

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
	p.See("1 jawaban belum terkirim.")
	p.NotSee("Tersimpan 09.")
	picture(p, "section-offline")
	p.Press("Simpan dan lanjutkan")
	p.See("Belum tersimpan: tidak ada sinyal.")
	if got := h.stored(drafts.ID, "f10_custom"); got != "" {
		t.Fatalf("stored without a network: %q", got)
	}
	p.Fill("Pendapat kepala dusun, tokoh agama, atau tokoh adat setempat", "Kepala dusun menyarankan menunda.")
	p.See("2 jawaban belum terkirim.")
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
	p.Choose("Isian saya")
	p.Press("Simpan pilihan saya")
	p.At("assessment/section")
	if got := h.stored(a.ID, "f10_describes"); got != "Isian tab pertama, diperbaiki." {
		t.Errorf("stored is %q", got)
	}
}

func TestTheScriptAsksBeforeTheConclusionIsEmptied(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	in, err := h.Assessments.Instrument(a)
	h.must(err)
	it := guardedIn(in, "kesimpulan")
	p := browser.Open(t, h.listen()+sectionURL(a.ID, "kesimpulan"), 390, true, h.as(desk.Assessor)...)
	p.At("assessment/section")
	p.NotSee("Kosongkan isian ini")
	p.Fill(it.Text, "Anak sebaiknya bersekolah.")
	p.See("Tersimpan 09.")
	p.Fill(it.Text, "")
	p.See("Tersimpan, kecuali yang dikosongkan")
	p.See("Kosongkan isian ini")
	p.Axe()
	if got := h.stored(a.ID, it.ID); got != "Anak sebaiknya bersekolah." {
		t.Fatalf("a blank field left %q", got)
	}
	p.Choose("Kosongkan isian ini: " + it.Text)
	p.See("Tersimpan 09.")
	if got := h.stored(a.ID, it.ID); got != "" {
		t.Errorf("emptied on purpose, stored is %q", got)
	}
}

func TestSigningOutLeavesNothingOnTheDevice(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	p := browser.Open(t, h.listen()+sectionURL(a.ID, "adat"), 390, true, h.as(desk.Assessor)...)
	p.At("assessment/section")
	if left := p.Kept(); left != 0 {
		t.Fatalf("%d entries on the device before anything was typed", left)
	}
	p.Offline(true)
	p.Fill("Bagaimana anak menggambarkan dirinya, agamanya, dan kebiasaan keluarganya", "Ditulis di dalam bukit.")
	p.See("1 jawaban belum terkirim.")
	if left := p.Kept(); left == 0 {
		t.Fatal("what could not be sent is not kept")
	}
	p.Offline(false)
	p.See("Tersimpan 09.")
	if left := p.Kept(); left != 0 {
		t.Errorf("%d entries stay on the device after sending", left)
	}
	p.Press("Keluar")
	p.At("session/new")
	if left := p.Kept(); left != 0 {
		t.Errorf("%d entries stay on the device after signing out", left)
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

// BenchmarkAutosave measures how long it takes from the last key on a phone
// until the page may say that the server has it; the script waits a moment for
// the next key first.
func BenchmarkAutosave(b *testing.B) {
	h := openAgencyHouse(b)
	a := h.draft()
	p := browser.Open(b, h.listen()+sectionURL(a.ID, "adat"), 390, true, h.as(desk.Assessor)...)
	p.At("assessment/section")
	var took []time.Duration
	for b.Loop() {
		words := "Kalimat ke-" + number(len(took)+1) + "."
		start := time.Now()
		p.Fill("Bagaimana anak menggambarkan dirinya, agamanya, dan kebiasaan keluarganya", words)
		for h.stored(a.ID, "f10_describes") != words {
			runtime.Gosched()
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "ms-median")
}
