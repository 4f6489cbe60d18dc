package app_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"timbang/internal/app"
	"timbang/internal/calendar"
	"timbang/internal/demo"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/testkit/browser"
	"timbang/internal/testkit/journal"
)

// TestTheWholePathInABrowser registers a petition, has it assessed and
// downloads the brief, as the people of the court and the agency do: on a desk,
// on a phone, and on a phone without scripts.
func TestTheWholePathInABrowser(t *testing.T) {
	t.Parallel()
	browser.Keep(t)
	costs := &costs{of: map[string]browser.Effort{}}
	t.Cleanup(func() { costs.print(t) })
	for name, c := range map[string]struct {
		width int
		js    bool
	}{"desk": {1280, true}, "phone": {390, true}, "phone without scripts": {390, false}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			j := newJourney(t, c.width, c.js)
			j.costs, j.name = costs, name
			j.enter()
			j.register()
			j.request()
			j.assess()
			j.brief()
		})
	}
}

// noon is when the journey takes place: a Wednesday.
var noon = time.Date(2026, 11, 25, 4, 0, 0, 0, time.UTC)

type journey struct {
	t        *testing.T
	house    *app.App
	url      string
	width    int
	js       bool
	petition string // the address of the petition
	name     string
	costs    *costs
	people   map[string]*browser.Page
}

func newJourney(t *testing.T, width int, js bool) *journey {
	t.Helper()
	house := open(t, settings(t), app.Options{Now: func() time.Time { return noon }})
	srv := httptest.NewServer(journal.Watch(house.Handler()))
	t.Cleanup(srv.Close)
	j := &journey{t: t, house: house, url: srv.URL, width: width, js: js, people: map[string]*browser.Page{}}
	var registrar identity.Actor
	for _, a := range []identity.Account{
		{Username: "petugas", Name: "Baiq Rekaan", Office: identity.Clerk, CourtID: "PA.Pra"},
		{Username: "panitera", Name: "Lalu Rekaan", Office: identity.Registrar, CourtID: "PA.Pra"},
		{Username: "hakim", Name: "Nurul Rekaan", Office: identity.Judge, CourtID: "PA.Pra"},
		{Username: "penyelia", Name: "Ratih Rekaan", Office: identity.Supervisor, AgencyID: "sentra-paramita"},
		{Username: "asesor", Name: "Dewi Rekaan", Office: identity.Assessor, Title: "Pekerja sosial", AgencyID: "sentra-paramita"},
	} {
		added, err := house.Identity.Add(t.Context(), identity.TheOperator, a, demo.Password)
		must(t, err)
		if a.Office == identity.Registrar {
			registrar = added.Actor()
		}
	}
	_, err := house.Agreements.Conclude(t.Context(), registrar, mou.Agreement{
		Number: "1/MOU/2026", Title: "Asesmen anak", From: calendar.MustDate("01-01-2026"), To: calendar.MustDate("31-12-2026"),
		Agencies: []identity.AgencyID{"sentra-paramita"}, Instruments: []string{"peksos-laporan-sosial"},
	})
	must(t, err)
	return j
}

// as goes on as somebody, who signs in the first time.
func (j *journey) as(username string) *browser.Page {
	j.t.Helper()
	if p, ok := j.people[username]; ok {
		p.Go(j.url + or(j.petition, "/"))
		return p
	}
	p := browser.Open(j.t, j.url+"/", j.width, j.js)
	p.At("session/new")
	p.Axe()
	p.Fill("Nama pengguna", username)
	p.Fill("Kata sandi", demo.Password)
	p.Press("Masuk")
	if username == "hakim" || username == "panitera" {
		j.enrol(p, username)
	}
	p.At(map[bool]string{true: "home/agency", false: "home/court"}[username == "penyelia" || username == "asesor"])
	p.Axe()
	j.people[username] = p
	return p
}

// enrol sets up the second step of signing in, with a phone that knows the
// secret.
func (j *journey) enrol(p *browser.Page, username string) {
	j.t.Helper()
	p.At("account/second")
	p.Axe()
	p.Fill("Kode", "000000")
	p.Press("Aktifkan")
	p.See("Kode tidak cocok")
	p.Fill("Kode", j.code(username, noon))
	p.Press("Aktifkan")
	p.At("account/codes")
	p.Axe()
	p.Follow("Sudah disimpan")
}

// code is what the phone of a person shows at a moment.
func (j *journey) code(username string, at time.Time) string {
	j.t.Helper()
	a, err := j.house.DB.AccountByName(j.t.Context(), username)
	must(j.t, err)
	code, err := totp.GenerateCode(a.SecondSecret, at)
	must(j.t, err)
	return code
}

// next saves a page of the intake and waits for the next one.
func next(p *browser.Page) {
	p.Press("Simpan dan lanjutkan")
	p.At("petition/step")
}

// enter fills the petition, refused once on the way, and hands it over.
func (j *journey) enter() {
	p := j.as("petugas")
	p.Spent()
	p.Press("Permohonan baru")
	p.At("petition/step")
	p.Axe()
	p.Choose("Satu orang tua, yang lain meninggal")
	next(p)
	p.Fill("Nomor akta atau surat keterangan kematian", "474/99/2024")
	p.Fill("Tanggalnya", "12-03-2024")
	next(p)
	j.petitioner(p)
	p.Select("Desa atau kelurahan", "Leneng")
	next(p)
	j.child(p)
	j.spouse(p)
	p.FillIn("Ayah calon", "Nama lengkap", "Amaq Rekaan Barat")
	p.FillIn("Ibu calon", "Nama lengkap", "Inaq Rekaan Barat")
	next(p)
	p.Choose("Merarik atau selarian")
	p.Fill("Alasan dengan kata-kata pemohon", "Anak sudah dibawa lari dan keluarga malu bila tidak dinikahkan.")
	p.Press("Simpan dan lanjutkan")
	p.At("petition/draft")
	p.Axe()
	j.papers(p)
	p.Follow("Periksa isian lalu serahkan")
	p.At("petition/review")
	p.Axe()
	p.Press("Serahkan permohonan")
	p.At("petition/show")
}

func (j *journey) petitioner(p *browser.Page) {
	p.Fill("Nama lengkap", "Amaq Rekaan Sepuh")
	p.Fill("NIK", "5202010203789991")
	p.Choose("Laki-laki")
	p.Fill("Tanggal lahir", "02-03-1978")
	p.Select("Agama", "Islam")
	p.Fill("Alamat", "Dusun Rekaan, Leneng, Praya")
	p.Fill("Nomor telepon", "0800-0000-991")
	next(p)
}

// child types a date that does not exist: the page says so, and what was typed
// stays.
func (j *journey) child(p *browser.Page) {
	p.Fill("Nama lengkap", "Siti Rekaan Ayu")
	p.Fill("NIK", "5202015409109993")
	p.Choose("Perempuan")
	p.Fill("Tanggal lahir", "31-02-2010")
	p.Select("Agama", "Islam")
	p.Fill("Alamat", "Dusun Rekaan, Leneng, Praya")
	p.Choose("Belum pernah kawin")
	p.Choose("Ya")
	next(p)
	p.See("Ada yang perlu diperbaiki")
	p.Axe()
	if got, want := p.Value("Nama lengkap")+" "+p.Value("Tanggal lahir"), "Siti Rekaan Ayu 31-02-2010"; got != want {
		j.t.Errorf("the refused page holds %q, want %q", got, want)
	}
	p.Fill("Tanggal lahir", "14-09-2010")
	next(p)
	p.See("16 tahun 2 bulan")
}

func (j *journey) spouse(p *browser.Page) {
	p.Fill("Nama lengkap", "Lalu Rekaan Putra")
	p.Choose("Laki-laki")
	p.Fill("Tanggal lahir", "01-01-2004")
	p.Select("Agama", "Islam")
	p.Fill("Alamat", "Dusun Rekaan, Kopang")
	p.ChooseIn("Status perkawinan", "Belum pernah kawin")
	next(p)
}

// papers hands in the letters a to f, the family card as a scan.
func (j *journey) papers(p *browser.Page) {
	scan := filepath.Join("..", "web", "testdata", "surat.pdf")
	for _, title := range []string{
		"a. Surat permohonan", "b. KTP kedua orang tua atau wali", "c. Kartu Keluarga", "d. KTP, KIA atau akta kelahiran anak",
		"e. KTP, KIA atau akta kelahiran calon suami atau istri", "f. Ijazah terakhir atau surat keterangan masih sekolah anak",
	} {
		p.Follow(title)
		p.At("petition/document")
		p.Fill("Nomor", "99/2026")
		p.Choose("Asli diperlihatkan dan cocok")
		if strings.HasPrefix(title, "c.") {
			p.Attach("Pindaian atau foto", scan)
			p.Axe()
		}
		p.Press("Simpan dokumen")
		p.At("petition/draft")
	}
}

// register checks the petition, enters it in the register, and gives it a
// judge and a hearing.
func (j *journey) register() {
	p := j.people["petugas"]
	p.Follow("Periksa kelengkapan")
	p.At("petition/check")
	p.Axe()
	p.Follow("Lanjutkan ke pendaftaran")
	p.At("petition/register")
	p.Fill("Nomor perkara", "41/pdt.p/2026/pa.pra")
	p.Fill("Jumlah panjar", "350.000")
	p.Fill("Nomor SKUM, atau nomor SKTM untuk prodeo", "99/SKUM/2026")
	p.Press("Daftarkan permohonan")
	p.At("petition/show")
	p.See("41/Pdt.P/2026/PA.Pra")
	j.costs.add(j.name, "registration", p)
	all, err := j.house.DB.PetitionByNumber(j.t.Context(), "PA.Pra", "41/Pdt.P/2026/PA.Pra")
	must(j.t, err)
	j.petition = "/petitions/" + string(all.ID)

	p = j.as("panitera")
	p.Go(j.url + j.petition)
	p.Follow("Tetapkan hakim")
	p.At("petition/assign")
	p.Axe()
	p.Choose("Nurul Rekaan")
	p.Fill("Panitera pengganti", "Hartono Rekaan")
	p.Press("Tetapkan hakim")
	p.At("petition/show")

	p = j.as("petugas")
	p.Spent()
	p.Follow("Jadwalkan sidang")
	p.At("hearing/new")
	p.Axe()
	p.Fill("Tanggal sidang", "16-12-2026")
	p.Fill("Pukul", "09.00")
	p.Fill("Ruang sidang", "Ruang Sidang 1")
	p.Press("Jadwalkan sidang")
	p.At("petition/show")
	p.See("16 Desember 2026")
	j.costs.add(j.name, "hearing", p)
	p.Axe()
}

// request asks for an assessment; the supervisor accepts and allocates it.
func (j *journey) request() {
	p := j.as("hakim")
	p.Go(j.url + j.petition)
	p.At("petition/show")
	p.Axe()
	p.Spent()
	p.Follow("Minta asesmen")
	p.At("referral/new")
	p.Axe()
	p.Choose("Sentra Paramita Mataram")
	p.Choose("Laporan Sosial Pekerja Sosial")
	p.Fill("Yang ingin diketahui hakim", "Apakah anak ingin tetap bersekolah?")
	p.Fill("Paling lambat diserahkan", "10-12-2026")
	p.Press("Minta asesmen")
	p.At("referral/show")
	p.See("Sentra Paramita Mataram")
	j.costs.add(j.name, "request", p)

	p = j.as("penyelia")
	p.Go(j.url + "/")
	p.Follow("S.R.A.")
	p.At("referral/show")
	p.Axe()
	p.NotSee("Siti Rekaan")
	p.Press("Terima permintaan")
	p.At("referral/show")
	p.Choose("Dewi Rekaan")
	p.Press("Bagikan")
	p.At("referral/show")
}

// assess fills every section of the instrument, hands it over and has it
// signed.
func (j *journey) assess() {
	p := j.as("asesor")
	p.Go(j.url + "/")
	p.Spent()
	p.Follow("S.R.A.")
	p.At("referral/show")
	p.Press("Mulai asesmen")
	p.At("assessment/show")
	p.Follow("Cara asesmen dilakukan")
	p.At("assessment/section")
	p.Axe()
	answers, sections := complete(j.t)
	for n := 0; ; n++ {
		p.Answer(answers)
		p.Press("Simpan dan lanjutkan")
		if p.AtOneOf("assessment/section", "assessment/show") == "assessment/show" {
			break
		}
		if n > 2*sections { // without scripts an answer may bring the same page once more
			j.t.Fatalf("the form of %d sections does not end", sections)
		}
	}
	p.Axe()
	p.Press("Serahkan kepada penyelia")
	p.At("assessment/show")
	j.costs.add(j.name, "assessment", p)
	p = j.as("penyelia")
	p.Go(j.url + "/")
	p.Follow("S.R.A.")
	p.At("referral/show")
	p.Follow("Baca dan tanda tangani")
	p.At("assessment/show")
	p.Axe()
	p.Press("Tanda tangani")
	p.At("assessment/show")
	p.See("Ditandatangani")
}

// brief issues the brief, downloads it and verifies what came.
func (j *journey) brief() {
	p := j.as("hakim")
	p.See("Ditandatangani")
	p.Press("Terbitkan ringkasan")
	p.At("petition/show")
	p.See("Unduh ringkasan versi 1 (PDF)")
	p.Axe()
	file := j.download()
	proof, err := j.house.Briefs.VerifyFile(j.t.Context(), file)
	must(j.t, err)
	if proof.Number != 1 || !proof.Newest {
		j.t.Errorf("VerifyFile = %+v, want version 1, the newest", proof)
	}
	file[len(file)/2] ^= 1
	if _, err := j.house.Briefs.VerifyFile(j.t.Context(), file); err == nil {
		j.t.Error("a changed byte was not noticed")
	}
}

// download fetches the issued brief over HTTP as the judge.
func (j *journey) download() []byte {
	j.t.Helper()
	id := strings.TrimPrefix(j.petition, "/petitions/")
	cookies := signIn(j.t, j.house, "hakim")
	w := ask(j.t, j.house.Handler(), http.MethodGet, j.petition, nil, cookies)
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != "/sign-in/second" {
		j.t.Fatalf("with a password only the petition answers %d %s, want the second step", w.Code, to)
	}
	w = ask(j.t, j.house.Handler(), http.MethodPost, "/sign-in/second", url.Values{"code": {j.code("hakim", noon.Add(30*time.Second))}}, cookies)
	if to := w.Header().Get("Location"); to != j.petition {
		j.t.Fatalf("the second step leads to %d %s, want back to the petition", w.Code, to)
	}
	cookies = w.Result().Cookies()
	page := ask(j.t, j.house.Handler(), http.MethodGet, j.petition, nil, cookies).Body.String()
	_, rest, _ := strings.Cut(page, `href="/briefs/`)
	href, _, ok := strings.Cut(rest, `"`)
	if !ok {
		j.t.Fatalf("petition %s shows no brief to download", id)
	}
	w = ask(j.t, j.house.Handler(), http.MethodGet, "/briefs/"+href, nil, cookies)
	if got := w.Header().Get("Content-Type"); w.Code != http.StatusOK || got != "application/pdf" {
		j.t.Fatalf("download = %d %s", w.Code, got)
	}
	if dir := os.Getenv("TIMBANG_SHOTS"); dir != "" {
		must(j.t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("journey-%d.pdf", j.width)), w.Body.Bytes(), 0o644))
	}
	return w.Body.Bytes()
}
