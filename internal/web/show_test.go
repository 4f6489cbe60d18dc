package web

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/audit"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/referral"
	"timbang/templates"
)

var noon = time.Date(2026, time.November, 23, 12, 0, 0, 0, calendar.WITA)

// judgesPage is a petition with everything that a judge may find on it.
func judgesPage() *PetitionShow {
	judge := identity.Actor{ID: "j", Office: identity.Judge, Court: "PA.Pra"}
	signed := noon.Add(-48 * time.Hour)
	asks := []ReferralLine{
		{referral.Referral{ID: "r1", Status: referral.Signed, RequestedAt: noon.Add(-400 * time.Hour), Due: calendar.MustDate("20-11-2026")}, "UPTD PPA Kabupaten Lombok Tengah", &assessment.Assessment{ID: "as1", Status: assessment.Signed, Signer: "Rekaan Sari, S.Sos.", SignedAt: &signed}, "", false},
		{referral.Referral{ID: "r2", Status: referral.Allocated, RequestedAt: noon.Add(-400 * time.Hour), Due: calendar.MustDate("20-11-2026")}, "Sentra Paramita Mataram", &assessment.Assessment{ID: "as2", Status: assessment.Draft}, "", false},
		{referral.Referral{ID: "r3", Status: referral.Declined, Reason: "Tidak ada psikolog bulan ini", RequestedAt: noon.Add(-400 * time.Hour), Due: calendar.MustDate("20-11-2026")}, "LPA Kota Mataram", nil, "", false},
	}
	page := &PetitionShow{
		Base: Base{Title: "12/Pdt.P/2026/PA.Pra", Lead: "Anak S.R.A., 16 tahun 2 bulan, Kec. Praya, Kab. Lombok Tengah. Sidang berikutnya Rabu, 2 Desember 2026 pukul 09.30 WITA, Ruang Sidang 1.", CSRF: "kunci", User: &UserLine{"Dra. Hj. Rekaan Laila, M.H.", "Hakim", "Pengadilan Agama Praya"}},
		URL:  "/petitions/p", Version: 12, State: stateTag(petition.Scheduled), ForJudge: true, MayBrief: true, NewerFacts: true,
		Facts:    []SummaryRow{{Key: "Umur anak hari ini", Value: "16 tahun 2 bulan", Hint: "33 bulan menuju 19 tahun"}, {Key: "Hakim", Value: "Dra. Hj. Rekaan Laila, M.H."}},
		Briefs:   []brief.Issued{{ID: "b2", Number: 2, Code: "K7QM-2F9X", IssuedAt: noon}, {ID: "b1", Number: 1, Code: "P3TA-88VD", IssuedAt: noon.Add(-90 * time.Hour)}},
		Hearings: hearingShows(judge, &petition.Petition{ID: "p", Status: petition.Scheduled}, []hearing.Hearing{{Ordinal: 1, On: calendar.MustDate("25-11-2026"), At: "09.00", Room: "Ruang Sidang 1", Status: hearing.Open}, {Ordinal: 2, On: calendar.MustDate("02-12-2026"), At: "09.30", Room: "Ruang Sidang 1", Status: hearing.Scheduled}}),
		Steps:    nextSteps(identity.Judge, &petition.Petition{ID: "p", Status: petition.Scheduled}),
		People:   []Block{{Title: "Anak", Line: "Siti Rekaan", Rows: []SummaryRow{{Key: "Nama", Value: "Siti Rekaan"}}}, {Title: "Alasan mendesak menurut pemohon", Rows: []SummaryRow{{Key: "Dengan kata pemohon", Value: "Sudah dibawa lari (merarik)."}}}},
		Papers:   []Paper{{Label: "Kartu Keluarga", State: "Ada", Tone: "good", Number: "5202/1", On: "2 November 2026", File: "PDF, 312 kB", Href: "/petitions/p/papers/d/file"}},
		Links:    linkLines(judge, []petition.Link{{OtherID: "q", OtherNumber: "13/Pdt.P/2026/PA.Pra", OtherJudge: "j", Why: "Kedua calon di bawah 19 tahun", LinkedAt: noon}}),
	}
	f := determination.Case{Signed: []assessment.Assessment{{}}, Petition: &petition.Petition{Status: petition.InHearing, Child: petition.Child{Person: petition.Person{Born: calendar.MustDate("14-09-2010")}}}}
	page.Due, page.Later = gaps(f, calendar.Of(noon))
	for _, l := range asks {
		page.Referrals = append(page.Referrals, asked(judge, l, calendar.Of(noon)))
	}
	return page
}

func TestTheJudgeFindsBriefsAssessmentsAndOpenItemsFirst(t *testing.T) {
	t.Parallel()
	r, err := newRenderer(templates.FS, []Page{&PetitionShow{}})
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.html(judgesPage())
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("TIMBANG_SHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "judge.html"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	html := string(b)
	last := 0
	for _, want := range []string{
		`id="briefs"`, "Ada keterangan yang lebih baru daripada ringkasan terakhir", `href="/briefs/b2/file"`, "Unduh ringkasan versi 1", "Terbitkan ringkasan",
		`id="referrals"`, "Ditandatangani Rekaan Sari, S.Sos., 21 November 2026", `href="/assessments/as1"`, "Dikerjakan, terlambat 1 hari kerja", "Alasan: Tidak ada psikolog bulan ini",
		`id="gaps"`, "Penetapan batal demi hukum", "PERMA 5/2019 Pasal 13 ayat (1) huruf a", `id="hearings"`, "Sidang ke-2</h3>",
		`id="papers"`, `id="people"`, `<a href="/petitions/q">13/Pdt.P/2026/PA.Pra</a>`,
	} {
		at := strings.Index(html, want)
		if at < last {
			t.Errorf("%s is at %d, want it after %d", want, at, last)
		}
		last = max(last, at)
	}
	if strings.Contains(html, "as2") {
		t.Error("a draft of an assessment is offered to the judge")
	}
}

func TestAClerkIsNotOfferedWhatOnlyTheJudgeReads(t *testing.T) {
	t.Parallel()
	signed := ReferralLine{referral.Referral{ID: "r", Status: referral.Signed}, "Lembaga", &assessment.Assessment{ID: "a", Status: assessment.Signed, SignedAt: &noon}, "", false}
	if got := asked(identity.Actor{Office: identity.Clerk}, signed, calendar.Of(noon)).Read; got != nil {
		t.Errorf("the clerk is led to %s, want nothing", got.Href)
	}
	others := []petition.Link{{OtherID: "q", OtherJudge: "another"}}
	if got := linkLines(identity.Actor{ID: "j", Office: identity.Judge}, others)[0].Href; got != "" {
		t.Errorf("the judge is led to %s of another judge, want nothing", got)
	}
}

func TestTheHistoryHasWordsForEveryActionOfTheCourt(t *testing.T) {
	t.Parallel()
	elsewhere := []access.Action{access.Home, access.OwnAccount, access.ReadAgreement, access.ReadAgency, access.ReadInstallation, access.ReadReport, access.ExportList, access.KeepAccounts, access.ReadAgenda, access.ReadHistory, access.ReadGaps, access.CountFollowUp,
		access.ReadNotices, access.ReadStale, access.KeepCourt, // of a person or of a court, not of a case
		access.ReadRestricted, access.HearChild} // asked of the reading of an assessment, which says what was opened
	for _, a := range access.Actions() {
		if done[string(a)] == "" && !slices.Contains(elsewhere, a) {
			t.Errorf("no words for %s", a)
		}
	}
	for _, a := range audit.Readings {
		if done[a] == "" {
			t.Errorf("no words for %s", a)
		}
	}
	if n := len(slices.Collect(maps.Values(done))); n < len(audit.Readings) {
		t.Errorf("the table has %d words", n)
	}
}

func TestAFileIsNamedByKindAndSize(t *testing.T) {
	t.Parallel()
	for size, want := range map[int]string{1: "PDF, 1 kB", 319_488: "PDF, 312 kB", 1 << 20: "PDF, 1,0 MB", 1_700_000: "PDF, 1,6 MB", 15 << 20: "PDF, 15,0 MB"} {
		if got := fileWords("application/pdf", size); got != want {
			t.Errorf("fileWords(%d) = %s, want %s", size, got, want)
		}
	}
}
