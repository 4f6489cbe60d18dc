package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"timbang/internal/assessment"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/testkit/desk"
	"timbang/templates"
)

func TestThePagesOfTheAgencyMatchTheirTypes(t *testing.T) {
	t.Parallel()
	pages := []Page{&ReferralNew{}, &ReferralShow{}, &IntakeNew{}, &AttachmentNew{}, &AssessmentShow{}, &AssessmentSection{}, &AgencyHome{}}
	r, err := newRenderer(templates.FS, pages)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if err := templatecheck.CheckHTML(r.pages[p.Name()].Lookup("layout"), p); err != nil {
			t.Errorf("%s: %v", p.Name(), err)
		}
	}
}

func TestAJudgeAsksAnAgencyThatAnAgreementCovers(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	at := "/petitions/" + string(h.petition.ID) + "/referrals"

	h.get(desk.Judge, at+"/new")
	h.want(200, "tidak ada lembaga yang dapat dimintai asesmen", "Nota kesepahaman", "!Minta asesmen</button>")

	h.agree()
	h.get(desk.Clerk, at+"/new")
	h.want(200, "UPTD PPA Kabupaten Lombok Tengah", "Menerbitkan atau menolak rekomendasi.", "W22-A3/9/2028-08-03", "3 Agustus 2028", "!UPTD PPA Kota Mataram",
		`value="07-12-2026"`, `value="081900000000"`, "F02 Pemahaman dan persetujuan bebas")

	form := h.hidden()
	form.Set("questions", "Apakah anak <b>bebas</b>?")
	form.Set("due", "31-02-2027")
	h.post(desk.Clerk, at, form)
	h.want(422, "Pilih lembaga yang dimintai asesmen.", "Isi cara menghubungi keluarga", `value="31-02-2027"`, "Apakah anak &lt;b&gt;bebas&lt;/b&gt;?", "ticket\" value=\""+form.Get("ticket"))

	form.Set("due", "07-12-2026")
	form.Set("contact", "081900000000")
	form.Set("instrument", usualInstrument)
	form.Set("agency", "uptd-ppa-mataram")
	h.post(desk.Clerk, at, form)
	h.want(422, "Tidak ada nota kesepahaman yang berlaku dengan lembaga ini", "PERMA 5/2019 Pasal 15 huruf d", "Apakah anak &lt;b&gt;bebas")

	form.Set("agency", string(desk.Loteng))
	h.post(desk.Clerk, at, form)
	h.want(303)
	first := h.out.location
	h.post(desk.Clerk, at, form)
	h.want(303)
	if h.out.location != first || h.entries()["referral.request"] != 1 {
		t.Errorf("a second click asked again: %s, %v", h.out.location, h.entries())
	}
	h.get(desk.Judge, first)
	h.want(200, "Menunggu jawaban lembaga.", "!Terima permintaan")
}

func TestAnAgencyLearnsTheMinimumAndOnlyOfItsOwn(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.agree()
	r := h.ask("07-12-2026")
	at := referralURL(r.ID)

	h.get(desk.Supervisor, at)
	h.want(200, "S.W.", "17 tahun", "Praya", "081900000000", "Apakah anak bebas memilih?", "Terima permintaan",
		"!Siti Wangsa", "!5202014107099991", "!1/Pdt.P/2026", "!Amaq Wangsa")
	version := h.hidden()
	for _, who := range []identity.Actor{desk.OtherSupervisor, desk.OtherAssessor, desk.Assessor} {
		h.get(who, at)
		h.want(404)
	}
	h.post(desk.OtherSupervisor, at+"/accept", version)
	h.want(404)

	h.post(desk.Supervisor, at+"/decline", version)
	h.want(422, "Pilih alasan tidak menerima.", "Jelaskan alasannya", "<details open>")
	h.post(desk.Supervisor, at+"/accept", version)
	h.want(303)
	h.post(desk.Supervisor, at+"/accept", version)
	h.want(409, "diubah oleh orang lain")

	h.get(desk.Supervisor, at)
	h.want(200, "Baiq Sekaroh", "!Baiq Sembalun")
	form := h.hidden()
	form.Set("assignee", string(desk.OtherAssessor.ID))
	h.post(desk.Supervisor, at+"/allocate", form)
	h.want(422, "Pilih asesor dari lembaga Anda.")
	form.Set("assignee", string(desk.Assessor.ID))
	h.post(desk.Supervisor, at+"/allocate", form)
	h.want(303)
	h.get(desk.Assessor, at)
	h.want(200, "Mulai asesmen")
	h.get(desk.SecondAssessor, at)
	h.want(404)
	h.get(desk.Clerk, at)
	h.want(200, "Asesor sedang mengerjakannya.", "!Mulai asesmen")
}

func TestADeclinedRequestSaysWhy(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.agree()
	at := referralURL(h.ask("07-12-2026").ID)
	h.get(desk.Supervisor, at)
	form := h.hidden()
	form.Set("refusal", "konflik")
	form.Set("reason", "Anak <i>kerabat</i> asesor.")
	h.post(desk.Supervisor, at+"/decline", form)
	h.want(303)
	h.get(desk.Judge, at)
	h.want(200, "Tidak diterima", "Benturan kepentingan. Anak &lt;i&gt;kerabat&lt;/i&gt; asesor.", "Minta lembaga lain")
	h.get(desk.Supervisor, at)
	h.want(200, "!Terima permintaan", "!Tolak permintaan")
}

func TestASectionKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	at := sectionURL(a.ID, "ekonomi")

	h.get(desk.Assessor, at)
	h.want(200, "Bagian 6 dari 13", "F08 Ekonomi", "Dari 1 sampai 40.", "Mahar", `name="f08_agreed.mahar.amount"`, `data-when="f08_child_works=ya" hidden`)
	form := h.hidden()
	form.Set("f08_provider", `Ibu anak "berdagang" <b>`)
	form.Set("f08_household", "banyak")
	form.Set("f08_agreed.mahar.amount", "Rp5.000.000")
	h.post(desk.Assessor, at, form)
	h.want(422, "Isian Anda tersimpan, tetapi bagian ini belum lengkap", "Jumlah orang dalam rumah tangga anak: Tulis angka saja", `value="banyak"`, `Ibu anak &#34;berdagang&#34; &lt;b&gt;`, `value="Rp5.000.000"`,
		`href="#f-f08_household"`, `href="#f-f08_polarity"`)

	form = h.hidden()
	form.Set("later", "1")
	h.post(desk.Assessor, at, form)
	h.want(303)
	h.get(desk.Assessor, h.out.location)
	h.want(200, "1 perlu diperbaiki", "Ekonomi” tersimpan", "isian yang belum lengkap", at+"#f-f08_household", "!Serahkan kepada penyelia</button>")

	for _, who := range []identity.Actor{desk.SecondAssessor, desk.OtherAssessor} {
		h.get(who, at)
		h.want(404)
		h.post(who, at, form)
		h.want(404)
	}
	h.get(desk.Supervisor, at)
	h.want(403)
	h.get(desk.Assessor, sectionURL(a.ID, "tidak-ada"))
	h.want(404)
}

func TestWithoutScriptAnAnswerBringsUpFurtherQuestions(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	at := sectionURL(a.ID, "voice")
	h.get(desk.Assessor, at)
	h.want(200, "Pertanyaan lain dapat muncul setelah Anda menyimpan", `data-when="voice_heard=ya" hidden`)
	form := h.hidden()
	form.Set("voice_heard", "ya")
	h.post(desk.Assessor, at, form)
	h.want(303)
	if h.out.location != at {
		t.Fatalf("led on to %s", h.out.location)
	}
	h.get(desk.Assessor, at)
	h.want(200, "membuka pertanyaan lain", `data-when="voice_heard=ya">`)
	form = h.hidden()
	form.Set("voice_heard", "ya")
	h.post(desk.Assessor, at, form)
	h.want(422, "Kata-kata anak sendiri belum diisi.")
}

func TestAutosaveAndTheButtonDoNotContradictEachOther(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	at := sectionURL(a.ID, "adat")
	form := url.Values{"version": {number(a.Version)}, "f10_describes": {"Anak rajin mengaji."}}

	h.autosave(desk.Assessor, at, form)
	h.want(200, `{"version":2,"saved_at":"09.0`)
	before := h.entries()["assessment.write"]
	h.autosave(desk.Assessor, at, form) // its answer was lost: it comes again with the old version
	h.want(200, `{"version":2,`)
	form.Set("later", "1")
	h.post(desk.Assessor, at, form)
	h.want(303)
	if got := h.entries()["assessment.write"]; got != before {
		t.Errorf("nothing changed, yet the audit grew from %d to %d", before, got)
	}

	form.Set("f10_describes", "Anak <b>rajin</b> dan pandai.")
	h.autosave(desk.Assessor, at, form)
	h.want(409)
	h.post(desk.Assessor, at, form)
	h.want(409, "diubah di tab atau perangkat lain", "Anak &lt;b&gt;rajin&lt;/b&gt; dan pandai.", "yang tersimpan sekarang: Anak rajin mengaji.", "data-unsaved", "Isian saya", "Yang tersimpan sekarang", "atas nama Baiq Sekaroh", "Simpan pilihan saya")
	form.Set("version", h.hidden().Get("version"))
	h.post(desk.Assessor, at, form)
	h.want(303)

	h.keep(h.request(http.MethodPost, at, nil, form, http.Header{"X-Autosave": {"1"}}))
	h.want(401)
	h.autosave(desk.SecondAssessor, at, form)
	h.want(404)
}

func TestInAConflictEveryAnswerIsChosen(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	at := sectionURL(a.ID, "adat")
	h.autosave(desk.Assessor, at, url.Values{"version": {number(a.Version)}, "f10_describes": {"Dari telepon."}, "f10_custom": {"Merarik."}})
	h.want(200)
	form := url.Values{"version": {number(a.Version)}, "f10_describes": {"Dari komputer."}, "f10_custom": {""}, "later": {"1"}}
	h.post(desk.Assessor, at, form)
	h.want(409, "keep.f10_describes", "keep.f10_custom", "!keep.f10_community")
	form.Set("version", h.hidden().Get("version"))
	form.Set("keep.f10_describes", "mine")
	form.Set("keep.f10_custom", "stored")
	h.post(desk.Assessor, at, form)
	h.want(303)
	if got, want := h.stored(a.ID, "f10_describes")+" "+h.stored(a.ID, "f10_custom"), "Dari komputer. Merarik."; got != want {
		t.Errorf("stored is %q, want %q", got, want)
	}
}

func TestTheConclusionIsEmptiedOnPurposeOnly(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	at := sectionURL(a.ID, "kesimpulan")
	in, err := h.Assessments.Instrument(a)
	h.must(err)
	it := guardedIn(in, "kesimpulan")
	if it == nil {
		t.Fatal("the conclusion is not guarded")
	}
	h.autosave(desk.Assessor, at, url.Values{"version": {number(a.Version)}, it.ID: {"Anak sebaiknya bersekolah."}})
	h.want(200, "!kept")
	form := url.Values{"version": {"2"}, it.ID: {""}}
	h.autosave(desk.Assessor, at, form)
	h.want(200, `"kept":["`+it.ID+`"]`)
	h.post(desk.Assessor, at, form)
	h.want(422, "Isian Anda tersimpan, kecuali yang dikosongkan tanpa dicentang.", "Anak sebaiknya bersekolah.", "Kosongkan isian ini")
	if got := h.stored(a.ID, it.ID); got != "Anak sebaiknya bersekolah." {
		t.Fatalf("a blank field left %q", got)
	}
	form.Set(it.ClearField(), "1")
	h.autosave(desk.Assessor, at, form)
	h.want(200, "!kept")
	if got := h.stored(a.ID, it.ID); got != "" {
		t.Errorf("emptied on purpose, stored is %q", got)
	}
}

// guardedIn returns the first guarded item of a section.
func guardedIn(in *instrument.Instrument, section string) *instrument.Item {
	sec, _ := in.Section(section)
	for _, it := range sec.Items {
		if it.Guarded() {
			return it
		}
	}
	return nil
}

func TestAnAssessmentGoesFromTheAuthorToTheJudge(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	at := assessmentURL(a.ID)
	h.get(desk.Assessor, at)
	h.want(200, "belum diisi", "!Serahkan kepada penyelia</button>")
	form := h.hidden()
	form.Set("version", number(a.Version))
	h.post(desk.Assessor, at+"/submit", form)
	h.want(422, "Asesmen belum lengkap: masih ada")

	a = h.fill(a)
	h.get(desk.Judge, at)
	h.want(404)
	h.get(desk.Assessor, at)
	h.want(200, "Serahkan kepada penyelia</button>", "tidak dapat Anda ubah lagi", "Suara anak", "Terbatas")
	h.post(desk.Assessor, at+"/submit", h.hidden())
	h.want(303)
	h.get(desk.Assessor, sectionURL(a.ID, "adat"))
	h.want(303)
	h.autosave(desk.Assessor, sectionURL(a.ID, "adat"), url.Values{"version": {"99"}, "f10_describes": {"Terlambat."}})
	h.want(409)
	h.get(desk.Judge, at)
	h.want(404)

	h.get(desk.Supervisor, at)
	h.want(200, "Dengan menandatangani, asesmen ini dibekukan", "Tanda tangani</button>", "F11 Calon suami atau calon istri", "F03 Paksaan dan tekanan", a.InstrumentHash)
	form = h.hidden()
	h.post(desk.Supervisor, at+"/return", form)
	h.want(422, "Tuliskan apa yang perlu diperbaiki.")
	form.Set("comment", "Lengkapi bagian sekolah.")
	h.post(desk.Supervisor, at+"/return", form)
	h.want(303)
	h.get(desk.Assessor, at)
	h.want(200, "Catatan penyelia", "Lengkapi bagian sekolah.")
	h.post(desk.Assessor, at+"/submit", h.hidden())
	h.want(303)

	for who, code := range map[identity.Actor]int{desk.Assessor: 403, desk.Judge: 403, desk.Clerk: 403, desk.OtherSupervisor: 404} {
		h.post(who, at+"/sign", url.Values{"version": {"1"}})
		h.want(code)
	}
	h.get(desk.Supervisor, at)
	form = h.hidden()
	h.post(desk.Supervisor, at+"/sign", form)
	h.want(303)
	h.post(desk.Supervisor, at+"/return", url.Values{"version": {"999"}, "comment": {"x"}})
	h.want(409)
	h.get(desk.Judge, at)
	h.want(200, "Ditandatangani", "Segel isi: SHA-256", "Lalu Gerupuk", "Suara anak", "!Tanda tangani</button>", "!Kembalikan kepada asesor", "!Lengkapi bagian sekolah")
	h.get(desk.Clerk, at)
	h.want(403)
}

func TestTheAuthorCannotSignEvenAsSupervisor(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.fill(h.draft())
	a, err := h.Assessments.Submit(t.Context(), desk.Assessor, assessment.Revision{ID: a.ID, Version: a.Version})
	h.must(err)
	h.Exec(t, "update account set office = 'supervisor' where id = $1", desk.Assessor.ID)
	at := assessmentURL(a.ID)
	h.get(desk.Assessor, at)
	h.want(200, "penyelia lain yang harus menandatanganinya", "!Tanda tangani</button>")
	h.post(desk.Assessor, at+"/sign", h.hidden())
	h.want(403, "Penulis asesmen tidak dapat menandatanganinya sendiri.")
}

func TestAnOpenDraftGoesToTheAssessorWhoGetsTheRequest(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.draft()
	sec := sectionURL(a.ID, "adat")
	h.autosave(desk.Assessor, sec, url.Values{"version": {"1"}, "f10_describes": {"Anak rajin mengaji."}})
	h.want(200)
	at := referralURL(a.ReferralID)
	h.get(desk.Supervisor, at)
	h.want(200, "Alihkan kepada asesor lain", "Lalu Tangsi")
	form := h.hidden()
	form.Set("assignee", string(desk.SecondAssessor.ID))
	h.post(desk.Supervisor, at+"/allocate", form)
	h.want(303)
	h.autosave(desk.Assessor, sec, url.Values{"version": {"2"}, "f10_describes": {"Diubah setelah dialihkan."}})
	h.want(404)
	h.get(desk.SecondAssessor, at)
	h.want(200, "Ambil alih asesmen")
	h.post(desk.SecondAssessor, at+"/assessment", nil)
	h.want(303)
	h.get(desk.SecondAssessor, h.out.location)
	h.want(200, "Lalu Tangsi", "Anak rajin mengaji.")
	h.get(desk.Assessor, assessmentURL(a.ID))
	h.want(404)
}

func TestTheFirstPageOfAnAgencyIsItsWork(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.get(desk.Supervisor, "/")
	h.want(200, "Tidak ada permintaan baru.", "Permintaan masuk")
	h.agree()
	late := h.Allocated(t, h.petition)
	h.Exec(t, "update referral set due = '2026-11-20' where id = $1", late.ID)
	h.petition = h.Assigned(t, 2)
	h.ask("07-12-2026")
	h.get(desk.Supervisor, "/")
	h.want(200, "S.W.", "Terlambat 1 hari kerja", "10 hari kerja lagi", "Pengadilan Agama Praya", "!Siti Wangsa", "!0819")
	h.get(desk.Assessor, "/")
	h.want(200, "Tugas saya", "Belum dimulai", "Terlambat 1 hari kerja", "!10 hari kerja lagi")
	h.get(desk.OtherSupervisor, "/")
	h.want(200, "!S.W.")
}

func TestNoPageOfTheAgencyIsHeavy(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	a := h.fill(h.draft())
	in, err := h.Assessments.Instrument(a)
	h.must(err)
	paths := []string{assessmentURL(a.ID), referralURL(a.ReferralID)}
	for _, sec := range in.Sections {
		paths = append(paths, sectionURL(a.ID, sec.ID))
	}
	for _, path := range paths {
		w := h.request(http.MethodGet, path, h.as(desk.Assessor), nil, http.Header{"Accept-Encoding": {"gzip"}})
		if w.Code != 200 || !slices.Equal(w.Header()["Content-Encoding"], []string{"gzip"}) || w.Body.Len() > 30<<10 {
			t.Errorf("%s: status %d, %d bytes, %v", strings.TrimPrefix(path, assessmentURL(a.ID)), w.Code, w.Body.Len(), w.Header()["Content-Encoding"])
		}
	}
}
