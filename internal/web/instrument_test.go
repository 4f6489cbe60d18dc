package web

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"timbang/forms"
	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

// visit is an instrument that no release has, with every kind of question.
const visit = `id: kader-catatan
version: 1
title: Catatan Kader
source: Disusun untuk pengujian [GK]
audience: Kader posyandu
covers: [F05]
flags:
  - {kind: pregnancy, text: Hamil dan belum 18 tahun., when: {f05_hamil: ya}, below: {f05_usia: 18}}
sections:
  - id: kunjungan
    title: Kunjungan kader
    factor: F05
    items:
      - {id: f05_tanggal, text: Tanggal kunjungan, type: date, latest: today, required: true}
      - id: f05_surat
        text: Tanggal catatan
        type: date
        constraints: [{is: not_before, of: f05_tanggal, message: Catatan dibuat sebelum kunjungan.}]
      - {id: f05_usia, text: Usia anak, type: number, unit: tahun, min: 8, max: 25, required: true}
      - {id: f05_lengan, text: Lingkar lengan, type: number, unit: cm, remark: {below: 23.5, text: "di bawah rujukan 23,5 cm"}}
      - {id: f05_hamil, text: "Apakah anak hamil?", prompt_sas: "Betian side?", type: yes_no_unknown, required: true}
      - id: f05_layanan
        text: Layanan yang dipakai
        type: several
        options: [{value: gizi, text: Gizi}, {value: belum, text: Belum ada}]
        constraints: [{is: alone, of: belum, message: Pilih “Belum ada” sendiri.}]
      - id: f05_kunjungan
        text: Kunjungan terdahulu
        type: table
        rows: 2
        most: 8
        columns:
          - {value: hari, text: Tanggal, type: date}
          - {value: hasil, text: Hasil, type: choice, options: [{value: baik, text: Baik}, {value: ulang, text: Perlu diulang}]}
          - {value: berat, text: Berat, type: number, unit: kg}
      - {id: f05_cedera, text: "Apakah ada tanda cedera?", type: yes_no_unknown, restricted: true, flag: {when: ya, kind: violence, text: Ada tanda cedera.}}
      - {id: f05_catatan, text: Catatan kader, type: long_text, show_if: {f05_hamil: ya}}
`

// folder writes forms and their lock, as somebody who adds one does.
func folder(t *testing.T, all map[string]string) string {
	t.Helper()
	dir, lock := t.TempDir(), ""
	for name, text := range all {
		in, err := instrument.Parse(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		lock += in.ID + " " + number(in.Version) + " " + in.Hash() + "\n"
		write(t, filepath.Join(dir, name), text)
	}
	write(t, filepath.Join(dir, "forms.lock"), lock)
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (h *agencyHouse) use(dir string) {
	h.t.Helper()
	all, err := instrument.Load(os.DirFS(dir))
	h.must(err)
	h.Assessments.Catalogue, h.Agreements.Catalogue = all, all
}

// covered concludes an agreement for these instruments.
func (h *agencyHouse) covered(ids ...string) {
	h.t.Helper()
	_, err := h.Agreements.Conclude(h.t.Context(), desk.Registrar, mou.Agreement{
		Number: "W22-A3/10/" + ids[0], Title: "Asesmen", From: calendar.MustDate("2025-11-23"), To: calendar.MustDate("2028-08-03"),
		Agencies: []identity.AgencyID{desk.Loteng}, Instruments: ids,
	})
	h.must(err)
}

// begun is a draft of an instrument, asked for and allocated.
func (h *agencyHouse) begun(id string) *assessment.Assessment {
	h.t.Helper()
	ctx, in := h.t.Context(), desk.Request(h.petition)
	in.Instrument = id
	r, err := h.Referrals.Ask(ctx, desk.Judge, in)
	h.must(err)
	a, err := h.Assessments.Begin(ctx, desk.Assessor, h.allocated(r).ID)
	h.must(err)
	return a
}

func (h *agencyHouse) allocated(r *referral.Referral) *referral.Referral {
	h.t.Helper()
	r, err := h.Referrals.Accept(h.t.Context(), desk.Supervisor, r.ID, r.Version)
	h.must(err)
	r, err = h.Referrals.Allocate(h.t.Context(), desk.Supervisor, r.ID, r.Version, desk.Assessor.ID)
	h.must(err)
	return r
}

func TestAnInstrumentIsAddedWithoutTouchingTheProgram(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.use(folder(t, map[string]string{"kader-catatan.v1.yaml": visit}))
	h.get(desk.Registrar, "/agreements/new")
	h.want(200, "Catatan Kader", "Kader posyandu", "!Laporan Sosial")
	h.covered("kader-catatan")
	h.get(desk.Judge, "/petitions/"+string(h.petition.ID)+"/referrals/new")
	h.want(200, "Catatan Kader", "F05 Kesehatan")

	a := h.begun("kader-catatan")
	at := sectionURL(a.ID, "kunjungan")
	h.get(desk.Assessor, at)
	h.want(200, "Betian side?", `name="f05_hamil.spoken"`, "Dari 8 sampai 25.", `name="f05_kunjungan.2.hasil"`, "!f05_kunjungan.3", "Tambah baris", "Perlu diulang", "F05 Kesehatan")

	form := h.hidden()
	for k, v := range map[string]string{
		"f05_tanggal": "24-11-2026", "f05_usia": "26", "f05_hamil": "ya", "f05_hamil.spoken": "sasak", "f05_lengan": "22,8",
		"f05_kunjungan.2.hari": "02-11-2026", "f05_kunjungan.2.hasil": "ulang", "f05_kunjungan.2.berat": "43,5", "f05_cedera": "ya", "more": "f05_kunjungan",
	} {
		form.Set(k, v)
	}
	form["f05_layanan"] = []string{"gizi", "belum"}
	h.post(desk.Assessor, at, form)
	h.want(303)
	if want := at + "?more=f05_kunjungan#f-f05_kunjungan"; h.out.location != want {
		t.Fatalf("led on to %s, want %s", h.out.location, want)
	}
	grown, _, _ := strings.Cut(h.out.location, "#")
	h.get(desk.Assessor, grown)
	h.want(200, "Baris baru ada di bawah", `value="02-11-2026"`, `value="43,5"`, `<option value="ulang" selected>`, `<option value="sasak" selected>`, `name="f05_kunjungan.5.hari"`, "!f05_kunjungan.6", `data-when="f05_hamil=ya">`)
	h.get(desk.Assessor, at+"?rows=all")
	h.want(200, `name="f05_kunjungan.8.hari"`, "!Tambah baris")

	h.get(desk.Assessor, at)
	form.Set("version", h.hidden().Get("version"))
	form.Del("more")
	h.post(desk.Assessor, at, form)
	h.want(422, "Tanggal ini sesudah hari ini.", "Tulis angka dari 8 sampai 25.", "Pilih “Belum ada” sendiri.", `value="24-11-2026"`, `value="26"`)
	form.Set("version", h.hidden().Get("version"))
	form.Set("f05_tanggal", "20-11-2026")
	form.Set("f05_surat", "19-11-2026")
	form.Set("f05_usia", "16,5")
	form["f05_layanan"] = []string{"gizi"}
	h.post(desk.Assessor, at, form)
	h.want(422, "Catatan dibuat sebelum kunjungan.", "!Tanggal ini sesudah hari ini.")
	form.Set("version", h.hidden().Get("version"))
	form.Set("f05_surat", "20-11-2026")
	form.Set("later", "1")
	h.post(desk.Assessor, at, form)
	h.want(303)
	for _, who := range []identity.Actor{desk.SecondAssessor, desk.OtherAssessor} {
		h.get(who, at)
		h.want(404)
	}
	a = h.fill(h.Opened(t, a.ID))
	h.get(desk.Assessor, assessmentURL(a.ID))
	h.post(desk.Assessor, assessmentURL(a.ID)+"/submit", h.hidden())
	h.want(303)
	h.get(desk.Supervisor, assessmentURL(a.ID))
	h.post(desk.Supervisor, assessmentURL(a.ID)+"/sign", h.hidden())
	h.want(303)
	h.get(desk.Judge, assessmentURL(a.ID))
	h.want(200, "22,8 cm (di bawah rujukan 23,5 cm)", "Ditanyakan dalam bahasa Sasak.", "2. Tanggal: 2 November 2026; Hasil: Perlu diulang; Berat: 43,5 kg", "Kehamilan.</b> Hamil dan belum 18 tahun.", "Kekerasan.</b> Ada tanda cedera.")
}

func TestADraftIsFinishedOnTheVersionOnWhichItWasBegun(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	second := strings.NewReplacer("version: 1", "version: 2", "Usia anak", "Umur anak", "title: Catatan Kader", "title: Catatan Kader Baru").Replace(visit)
	h.use(folder(t, map[string]string{"kader-catatan.v1.yaml": visit}))
	h.covered("kader-catatan")
	old := h.begun("kader-catatan")
	h.use(folder(t, map[string]string{"kader-catatan.v1.yaml": visit, "kader-catatan.v2.yaml": second}))
	h.get(desk.Assessor, sectionURL(old.ID, "kunjungan"))
	h.want(200, "Usia anak", "!Umur anak")
	old = h.fill(old)
	if _, err := h.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(old)); err != nil || old.InstrumentVersion != 1 {
		t.Errorf("got %v and version %d, want the draft of version 1 handed over", err, old.InstrumentVersion)
	}
	h.petition = h.Assigned(t, 2)
	h.get(desk.Assessor, sectionURL(h.begun("kader-catatan").ID, "kunjungan"))
	h.want(200, "Umur anak", "!Usia anak")
}

func TestAfterTheDeterminationNoJudgeAsksForAnAssessment(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.covered("tindak-lanjut", "sekolah-keterangan")
	at := "/petitions/" + string(h.petition.ID) + "/referrals"
	h.get(desk.Judge, at+"/new")
	h.want(200, "Keterangan Sekolah", "!Tindak Lanjut Sesudah Putusan")
	form := h.hidden()
	for k, v := range map[string]string{"agency": string(desk.Loteng), "instrument": "tindak-lanjut", "questions": "Bagaimana anak?", "due": "07-12-2026", "contact": "Pemohon"} {
		form.Set(k, v)
	}
	h.post(desk.Judge, at, form)
	h.want(422, "Pilih instrumen dari daftar.", "Bagaimana anak?")
}

// TestEveryInstrumentIsFilledSignedAndRead walks every shipped instrument
// through the site and weighs its pages.
func TestEveryInstrumentIsFilledSignedAndRead(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	all, err := instrument.Load(forms.FS)
	h.must(err)
	var ids []string
	for _, in := range all.All() {
		ids = append(ids, in.ID)
	}
	h.covered(ids...)
	for i, in := range all.All() {
		if last, err := all.Latest(in.ID); err != nil || last != in {
			continue
		}
		h.petition = h.Assigned(t, 10+i)
		a := h.fill(h.begun(in.ID))
		largest, where := 0, ""
		for _, sec := range in.Sections {
			h.get(desk.Assessor, sectionURL(a.ID, sec.ID)+"?rows=all")
			h.want(http.StatusOK, sec.Title)
			if n := len(h.out.html); n > largest {
				largest, where = n, sec.ID
			}
		}
		t.Logf("%s: the largest page is %s with %d bytes", in.ID, where, largest)
		if largest > 100_000 {
			t.Errorf("%s: %s has %d bytes, want less than 100 KB", in.ID, where, largest)
		}
		at := assessmentURL(a.ID)
		h.get(desk.Assessor, at)
		h.post(desk.Assessor, at+"/submit", h.hidden())
		h.want(http.StatusSeeOther)
		h.get(desk.Supervisor, at)
		h.post(desk.Supervisor, at+"/sign", h.hidden())
		h.want(http.StatusSeeOther)
		h.get(desk.Judge, at)
		h.want(http.StatusOK, in.Title, "Ditandatangani")
		h.get(desk.OtherSupervisor, at)
		h.want(http.StatusNotFound)
		h.post(desk.Assessor, sectionURL(a.ID, in.Sections[0].ID), url.Values{"version": {"99"}})
		if h.out.code != http.StatusConflict && h.out.code != http.StatusSeeOther {
			t.Errorf("%s: a signed assessment answers %d to a change", in.ID, h.out.code)
		}
	}
}
