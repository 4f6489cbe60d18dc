package web_test

import (
	"bytes"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/site"
	"timbang/internal/web"
)

func TestTheScriptsOfTheCourt(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"masuk", "meja-kerja", "sidang", "sidang-gugur", "sidang-tidak-dapat-diterima", "sidang-bergantian", "penetapan", "penetapan-terhalang", "penetapan-dicabut", "papan-celah", "nota-kesepahaman", "nota-perpanjangan", "lembaga-mitra", "adat", "siri-di-sidang", "kualifikasi-hakim", "pengaturan-pengadilan",
		"catatan-hakim", "unduh-daftar", "perangkat", "laporan", "kelola-akun", "pembaca-berkas", "cari", "salin-sipp", "impor-sipp", "kalender"} {
		site.Run(t, "testdata/"+name+".txt", func(t *testing.T) *site.Site {
			h := openCourt(t, web.Settings{})
			return h.site(map[string]func(testing.TB) map[string]string{
				"a full desk": func(testing.TB) map[string]string { return h.fullDesk() },
				"an agreement": func(testing.TB) map[string]string {
					h.agree("W22-A3/1/HM.01/2023", "2023-08-04", "2026-12-31")
					return nil
				},
				"its address": func(testing.TB) map[string]string {
					return map[string]string{"NOTA": h.pact("W22-A3/1/HM.01/2023")}
				},
				"an old agreement": func(testing.TB) map[string]string {
					h.agree("W22-A3/2/HM.01/2023", "2023-08-04", "2026-11-20")
					return nil
				},
				"a ticket": func(testing.TB) map[string]string { return map[string]string{"TICKET": identity.NewID()} },
			})
		})
	}
}

// fullDesk puts a petition into every state, the work of two weeks.
func (h *courthouse) fullDesk() map[string]string {
	h.t.Helper()
	h.on("2026-11-02")
	h.agree("W22-A3/9/HM.01/2023", "2023-08-04", "2028-08-03")
	out := map[string]string{}
	keep := func(name string, p *petition.Petition) { out[name] = string(p.ID) }
	waiting := h.petition(petition.Registered, "Nurul Rekaan", "2009-09-14")
	keep("REGISTERED", waiting)
	missed := h.hear(h.petition(petition.Assigned, "Mira Rekaan", "2009-05-30"), "2026-11-23", "9.00", "Ruang Sidang 2")
	keep("MISSED", missed)
	heard := h.hear(h.petition(petition.Assigned, "Hana Rekaan", "2010-01-20"), "2026-11-18", "10.00", "Ruang Sidang 1")
	decided := h.hear(h.petition(petition.Assigned, "Dian Rekaan", "2009-02-11"), "2026-11-18", "9.00", "Ruang Sidang 1")
	h.on("2026-11-16")
	soon := h.petition(petition.Assigned, "Siti Aminah", "2009-12-24")
	h.refer(soon, "2026-11-23")
	keep("TODAY", h.hear(soon, "2026-11-25", "9.30", "Ruang Sidang 1"))
	keep("NEXT", h.hear(h.petition(petition.Assigned, "Rahma Rekaan", "2010-06-02"), "2026-11-30", "9.00", "Ruang Sidang 1"))
	h.on("2026-11-18")
	keep("HEARD", h.begin(heard))
	decided = h.begin(decided)
	ruling := determination.Ruling{Withdrawal: determination.AfterAdvice, Ruling: petition.Ruling{Kind: petition.Withdrawn, On: calendar.MustDate("2026-11-18"), Note: "Sepakat menunda."}}
	if _, err := h.server.Rulings.Decide(h.t.Context(), h.who["hakim.praya"], seen(decided), ruling); err != nil {
		h.t.Fatal(err)
	}
	keep("DECIDED", decided)
	h.on("2026-11-20")
	keep("RETURNED", h.petition(petition.Returned, "Yuni Rekaan", "2009-08-08"))
	keep("ASSIGNED", h.petition(petition.Assigned, "Laila Rekaan", "2008-01-03"))
	h.on("2026-11-24")
	keep("SUBMITTED", h.petition(petition.Submitted, "Baiq Kembang", "2010-03-17"))
	h.on("2026-11-25")
	keep("DRAFT", h.petition(petition.Draft, "Tika Rekaan", "2009-11-25"))
	return out
}

func TestTheFirstPagesShowNoNameAndNoNIK(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	h.fullDesk()
	for _, who := range []string{"petugas.praya", "panitera.praya", "hakim.praya", "pemantau", "pengelola"} {
		page := body(t, h.get("/", h.signIn(t, who)...))
		page = strings.ReplaceAll(page, h.who[who].Name, "")
		for _, name := range []string{"Aminah", "Kembang", "Orangtua", "Calon Rekaan", "Dusun Rekaan", "2009-12-24", "24-12-2009"} {
			if strings.Contains(page, name) {
				t.Errorf("the first page of %s shows %q", who, name)
			}
		}
	}
	for _, who := range []string{"pemantau", "pengelola"} {
		if page := body(t, h.get("/", h.signIn(t, who)...)); strings.Contains(page, "Pdt.P") || strings.Contains(page, "/petitions/") {
			t.Errorf("the first page of %s leads to a case", who)
		}
	}
}

func TestACourtSeesNothingOfTheOther(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	ids := h.fullDesk()
	for _, who := range []string{"petugas.mataram", "panitera.mataram", "hakim.lain"} {
		mine := h.signIn(t, who)
		if page := body(t, h.get("/", mine...)); strings.Contains(page, "/petitions/") {
			t.Errorf("the first page of %s leads to a case of somebody else", who)
		}
		for _, path := range []string{"/hearings/new", "/decision"} {
			res := h.get("/petitions/"+ids["TODAY"]+path, mine...)
			if want := http.StatusNotFound; res.StatusCode != want && (who != "hakim.lain" || path != "/hearings/new" || res.StatusCode != http.StatusForbidden) {
				t.Errorf("%s gets %d from %s, want %d", who, res.StatusCode, path, want)
			}
		}
	}
}

func TestTwoClicksOpenOneDraft(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	mine := h.signIn(t, "petugas.praya")
	m := regexp.MustCompile(`name="ticket" value="([a-z2-7]{26})"`).FindStringSubmatch(body(t, h.get("/", mine...)))
	if m == nil {
		t.Fatal("the page offers no ticket")
	}
	for range 2 {
		if res := h.post("/petitions", url.Values{"ticket": {m[1]}}, mine...); res.StatusCode != http.StatusSeeOther || !strings.Contains(res.Header.Get("Location"), m[1]) {
			t.Errorf("status %d to %s, want 303 to the draft", res.StatusCode, res.Header.Get("Location"))
		}
	}
	all, err := h.server.Petitions.List(t.Context(), h.who["petugas.praya"], petition.Filter{})
	if err != nil || len(all) != 1 {
		t.Errorf("there are %d drafts (%v), want 1", len(all), err)
	}
}

func TestTheRegisterTurnsPages(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	for range 30 {
		h.now = h.now.Add(60e9)
		h.step(h.server.Petitions.Open(t.Context(), h.who["petugas.praya"], petition.ID(identity.NewID())))
	}
	mine := h.signIn(t, "panitera.praya")
	link := regexp.MustCompile(`href="(/\?[^"]*after=[^"]*)" rel="next"`)
	found := map[string]bool{}
	path := "/?state=draft"
	for turn := 1; path != ""; turn++ {
		page := body(t, h.get(path, mine...))
		for _, m := range regexp.MustCompile(`/petitions/([a-z2-7]{26})`).FindAllStringSubmatch(page, -1) {
			if found[m[1]] {
				t.Errorf("%s is listed twice", m[1])
			}
			found[m[1]] = true
		}
		path = ""
		if m := link.FindStringSubmatch(page); m != nil {
			path = strings.ReplaceAll(m[1], "&amp;", "&")
		}
		if turn > 3 {
			t.Fatal("the register never ends")
		}
	}
	if len(found) != 30 {
		t.Errorf("the register lists %d petitions, want 30", len(found))
	}
}

func TestTheJudgeSeesThatAnAssessmentCameAfterTheBrief(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 7)
	r := d.Allocated(t, p)
	list := func() petition.Summary {
		t.Helper()
		all, err := d.Petitions.List(t.Context(), desk.Judge, petition.Filter{})
		if err != nil || len(all) != 1 {
			t.Fatalf("the judge has %d petitions (%v), want 1", len(all), err)
		}
		return all[0]
	}
	if got := list(); got.Referrals != 1 || got.Signed != 0 || got.SignedAt != nil || got.Due != calendar.MustDate("2026-12-07") || got.BriefAt != nil {
		t.Errorf("before the assessment: %+v", got)
	}
	d.Exec(t, `insert into brief (id, petition_id, court_id, number, code, facts, sha256, content, issued_at, issued_by)
		values ('b', $1, 'PA.Pra', 1, 'KODE', '', '', '', $2, 'judge')`, p.ID, d.Now())
	d.Signed(t, r)
	got := list()
	if got.Signed != 1 || !got.Due.IsZero() || got.Briefs != 1 || got.BriefAt == nil || got.SignedAt == nil || !got.SignedAt.After(*got.BriefAt) {
		t.Errorf("after the assessment: %+v", got)
	}
}

// TestEveryScriptIsRun finds the name of each script in a test: one that nobody
// runs proves nothing.
func TestEveryScriptIsRun(t *testing.T) {
	t.Parallel()
	tests, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, name := range tests {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b...)
	}
	scripts, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(scripts) < 40 {
		t.Fatalf("%d scripts, %v", len(scripts), err)
	}
	run := map[string]bool{}
	for _, pattern := range regexp.MustCompile(`"(testdata/[^"]*\*[^"]*)"`).FindAllSubmatch(all, -1) {
		if string(pattern[1]) == "testdata/*.txt" {
			continue // this test's own
		}
		some, err := filepath.Glob(string(pattern[1]))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range some {
			run[path] = true
		}
	}
	for _, path := range scripts {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		if !run[path] && !bytes.Contains(all, []byte(`"`+name+`"`)) && !bytes.Contains(all, []byte(`"testdata/`+name+`.txt"`)) {
			t.Errorf("no test runs %s", path)
		}
	}
}
