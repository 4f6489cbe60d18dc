package browser_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/testkit/browser"
)

const form = `<!doctype html><html lang="id"><title>Uji</title><body data-page="form"><main><h1>Uji</h1>
<p>%s</p>
<form method="post" action="%s" enctype="multipart/form-data">
<label for="n">Nama <span class="may">(boleh kosong)</span></label><input id="n" name="n" value="lama">
<fieldset><legend>Agama</legend><input type="radio" name="a" id="a1" value="i"><label for="a1">Islam</label></fieldset>
<fieldset><legend>Hadir?</legend><input type="radio" name="h" id="h1" value="ya"><label for="h1">Ya</label></fieldset>
<fieldset><legend>Setuju?</legend><input type="radio" name="s" id="s1" value="ya"><label for="s1">Ya</label></fieldset>
<label for="k">Kecamatan</label><select id="k" name="k"><option value="">Pilih</option><option value="52.02">Praya</option></select>
<label for="b">Berkas</label><input type="file" id="b" name="b">
<button>Simpan</button></form><a href="/lain">Lanjut</a></main>`

// site is a small form that shows what it was sent, under a strict policy.
func site(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	page := func(pattern, body string) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Security-Policy", "default-src 'self'")
			fmt.Fprint(w, body)
		})
	}
	page("GET /{$}", fmt.Sprintf(form, "Baru", "/simpan"))
	page("GET /lain", `<!doctype html><html lang="id"><title>L</title><body data-page="lain"><main><h1>Halaman lain</h1></main>`)
	page("GET /rusak", `<!doctype html><html lang="id"><title>R</title><body data-page="rusak"><main><h1>Rusak</h1><script src="/rusak.js"></script><script src="/tiada.js"></script></main>`)
	page("GET /kembar", `<!doctype html><html lang="id"><title>K</title><body data-page="kembar"><main><h1>K</h1><a href="/lain">Buka</a> <a href="/">Buka</a><p class="lebar"><img src="/i.svg" width="3000" height="9"></p></main>`)
	mux.HandleFunc("GET /i.svg", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/svg+xml")
		fmt.Fprint(w, `<svg xmlns="http://www.w3.org/2000/svg"/>`)
	})
	mux.HandleFunc("GET /favicon.ico", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /rusak.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, `throw new Error("rusak sekali")`)
	})
	mux.HandleFunc("POST /simpan", func(w http.ResponseWriter, r *http.Request) {
		sent := fmt.Sprintf("n=%s a=%s h=%s s=%s k=%s", r.FormValue("n"), r.FormValue("a"), r.FormValue("h"), r.FormValue("s"), r.FormValue("k"))
		if f, _, err := r.FormFile("b"); err == nil {
			sent += " b"
			f.Close()
		}
		c, err := r.Cookie("sesi")
		if err == nil {
			sent += " sesi=" + c.Value
		}
		w.WriteHeader(http.StatusUnprocessableEntity)
		fmt.Fprintf(w, form, sent, "/simpan")
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

func TestAFormIsUsedByTheWordsOnIt(t *testing.T) {
	t.Parallel()
	url := site(t)
	file := filepath.Join(t.TempDir(), "surat.txt")
	if err := os.WriteFile(file, []byte("isi"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{390, 1280} {
		for _, js := range []bool{true, false} {
			t.Run(fmt.Sprintf("%d js %v", width, js), func(t *testing.T) {
				t.Parallel()
				p := browser.Open(t, url+"/", width, js, &http.Cookie{Name: "sesi", Value: "abc"})
				p.At("form")
				if got := p.Value("Nama"); got != "lama" {
					t.Errorf("Value = %q, want %q", got, "lama")
				}
				p.Fill("Nama", "Siti “Aminah”")
				p.Choose("Islam")
				p.ChooseIn("Hadir?", "Ya")
				p.Select("Kecamatan", "Praya")
				p.Attach("Berkas", file)
				p.Axe()
				p.Fits()
				p.Press("Simpan")
				p.At("form") // the same name, but the answer of the server
				p.See("n=Siti “Aminah” a=i h=ya s= k=52.02 b sesi=abc")
				p.NotSee("Baru")
				p.Fill("Nama", "")
				p.Press("Simpan")
				p.At("form")
				p.See("n= a=")
				p.Follow("Lanjut")
				p.At("lain")
				p.See("Halaman lain")
			})
		}
	}
}

func TestTabsDoNotShareCookies(t *testing.T) {
	t.Parallel()
	url := site(t)
	browser.Open(t, url+"/", 1280, true, &http.Cookie{Name: "sesi", Value: "abc"}).At("form")
	p := browser.Open(t, url+"/", 1280, true)
	p.Press("Simpan")
	p.At("form")
	p.NotSee("sesi=")
}

func TestOfflineTabsReachNothing(t *testing.T) {
	t.Parallel()
	url := site(t)
	p := browser.Open(t, url+"/", 390, true)
	p.Offline(true)
	p.Follow("Lanjut")
	p.See("ERR_INTERNET_DISCONNECTED")
	p.Offline(false)
	p.Go(url + "/lain")
	p.At("lain")
}

func TestAPictureIsNamedAfterItsWidth(t *testing.T) {
	t.Setenv("TIMBANG_SHOTS", t.TempDir())
	browser.Open(t, site(t)+"/", 390, true).Shot("formulir")
	if b, err := os.ReadFile(filepath.Join(os.Getenv("TIMBANG_SHOTS"), "formulir-390.png")); err != nil || !strings.HasPrefix(string(b), "\x89PNG") {
		t.Errorf("the picture is missing: %v", err)
	}
}

func TestWhatIsWrongIsReported(t *testing.T) {
	t.Parallel()
	url := site(t)
	for name, c := range map[string]struct {
		do   func(testing.TB)
		want string
	}{
		"an exception":       {func(t testing.TB) { browser.Open(t, url+"/rusak", 390, true).At("rusak") }, "rusak sekali"},
		"a missing script":   {func(t testing.TB) { browser.Open(t, url+"/rusak", 390, true).At("rusak") }, "tiada.js: status 404"},
		"two links alike":    {func(t testing.TB) { browser.Open(t, url+"/kembar", 390, true).Follow("Buka") }, `2 different links are called "Buka"`},
		"two answers alike":  {func(t testing.TB) { browser.Open(t, url+"/", 390, true).Choose("Ya") }, `2 different labels are called "Ya"`},
		"a page too wide":    {func(t testing.TB) { browser.Open(t, url+"/kembar", 390, false).Fits() }, "wider than 390 pixels because of [img.]"},
		"a text that is not": {func(t testing.TB) { browser.Open(t, url+"/", 390, true).NotSee("Baru") }, `the page shows "Baru"`},
		"an unknown option":  {func(t testing.TB) { browser.Open(t, url+"/", 390, true).Select("Kecamatan", "Mars") }, "the options are: Pilih, Praya"},
		"accessibility":      {func(t testing.TB) { browser.Open(t, url+"/kembar", 1280, false).Axe() }, "image-alt"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := failure(t, c.do); !strings.Contains(got, c.want) {
				t.Errorf("the test said %q, want %q in it", got, c.want)
			}
		})
	}
}

// failure runs do as a test of its own and returns what that test complained
// about.
func failure(t *testing.T, do func(testing.TB)) string {
	t.Helper()
	inner := &recorder{TB: t, shots: t.TempDir()}
	done := make(chan struct{})
	go func() {
		defer close(done)
		do(inner)
	}()
	<-done
	for i := len(inner.cleanups) - 1; i >= 0; i-- {
		inner.cleanups[i]()
	}
	inner.mu.Lock()
	defer inner.mu.Unlock()
	return inner.said.String()
}
