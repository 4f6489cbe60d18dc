package site

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
)

// sample is a small site with a memory.
func sample(testing.TB) *Site {
	mux := http.NewServeMux()
	var name, note string
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		who := "tamu &amp; “<b>kawan</b>” baru."
		if c, err := r.Cookie("s"); err == nil {
			who = c.Value
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<script>script</script><p>Halo,\n  %s</p>", who)
	})
	mux.HandleFunc("POST /petitions/7", func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		name, note = strings.Join(r.PostForm["name"], " "), r.PostForm.Get("note")
		http.Redirect(w, r, fmt.Sprintf("/petitions/7?n=%d", len(r.PostForm["name"])), http.StatusSeeOther)
	})
	mux.HandleFunc("GET /petitions/7", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "<h1>Perkara 12</h1><p>nama [%s] catatan [%s]</p>", name, note)
	})
	mux.HandleFunc("POST /upload", func(w http.ResponseWriter, r *http.Request) {
		f, h, err := r.FormFile("letter")
		if r.Header.Get("Sec-Fetch-Site") != "same-origin" || err != nil {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		b, _ := io.ReadAll(f)
		fmt.Fprintf(w, "%s %s %s", r.FormValue("title"), h.Filename, b)
	})
	return &Site{
		Handler: mux,
		SignIn:  func(_ testing.TB, name string) []*http.Cookie { return []*http.Cookie{{Name: "s", Value: name}} },
		Given: map[string]func(testing.TB) map[string]string{
			"petition": func(testing.TB) map[string]string { return map[string]string{"ID": "7"} },
		},
	}
}

func TestScriptsRun(t *testing.T) {
	t.Parallel()
	Run(t, "testdata/*.txt", func(t *testing.T) *Site { return sample(t) })
}

func TestAFailureSaysWhereAndWhat(t *testing.T) {
	t.Parallel()
	for script, want := range map[string]string{
		"GET /\ncode == 404":                         `x.txt:2: GET /: code == 404, got 200 "200"`,
		"GET /\n\n# no\nbody contains Selamat":       `x.txt:4: GET /: body contains Selamat, got 200 "Halo, tamu & “kawan” baru."`,
		"GET /\nbody !contains tamu":                 `x.txt:2: GET /: body !contains tamu`,
		"GET /\nbody !~ t.mu":                        `x.txt:2: GET /: body !~ t.mu`,
		"GET /\ncode != 200":                         `x.txt:2: GET /: code != 200`,
		"GET /\nheader X-No == 1":                    `x.txt:2: GET /: header X-No == 1, got 200 ""`,
		"GET /\nfollow\ncode == 200":                 `x.txt:2: GET / did not redirect`,
		"GET /\nlet N = body ~ (\\d+)\ncode == 200":  `x.txt:2: GET /: no (\d+) in 200 "Halo`,
		"GET /\nlet N = body ~ Halo\ncode == 200":    `x.txt:2: let needs a pattern with one group`,
		"GET /${ID}\ncode == 200":                    `x.txt:1: ${ID} is not known`,
		"given nothing\nGET /\ncode == 200":          `x.txt:1: nothing is given as "nothing"`,
		"code == 200":                                `x.txt:1: nothing was asked yet`,
		"GET /\nas siti\ncode == 200":                `x.txt:3: nothing was asked yet`,
		"GET /":                                      `x.txt:1: the script checks nothing`,
		"GET /\nbody contains":                       `x.txt:2: "body contains": everything contains nothing`,
		"GET /\nbody says x":                         `x.txt:2: cannot read "body says x"`,
		"GET /\n  a = b\ncode == 200":                `x.txt:2: GET takes no field`,
		"as\ncode == 200":                            `x.txt:1: "as" needs a word after it`,
		"GET /\nlet N = code\ncode == 200":           `let needs NAME = SUBJECT ~ PATTERN`,
		"GET /\nbody ~ (\ncode == 200":               `x.txt:2: error parsing regexp`,
		"POST /upload\n  file f = no.txt\ncode == 1": `x.txt:1: field f: open`,
	} {
		if got := complaint(t, script); !strings.Contains(got, want) {
			t.Errorf("%q said %q, want %q", script, got, want)
		}
	}
}

func TestTextIsWhatAPersonReads(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		"<p>satu</p><p>dua</p>":                              "satu dua",
		"<td>1</td>\n<td>2&nbsp;3</td>":                      "1 2 3",
		"kata <b>te</b>bal, <a href='/x'>tautan</a>.":        "kata tebal, tautan.",
		"<head><title>T</title></head><style>p{}</style>isi": "isi",
		"3 < 4 &lt;b&gt; <!-- tidak -->":                     "3 < 4 <b>",
	} {
		if got := textOf(page); got != want {
			t.Errorf("textOf(%q) = %q, want %q", page, got, want)
		}
	}
}

// recorder is a test that remembers complaints.
type recorder struct {
	testing.TB
	said strings.Builder
}

func (r *recorder) Helper()                        {}
func (r *recorder) Errorf(format string, a ...any) { fmt.Fprintf(&r.said, format+"\n", a...) }

func (r *recorder) Fatalf(format string, a ...any) {
	r.Errorf(format, a...)
	runtime.Goexit()
}

// complaint returns what a test that plays the script would report.
func complaint(t *testing.T, script string) string {
	t.Helper()
	r := &recorder{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		play(r, "x.txt", script, sample(r))
	}()
	<-done
	return r.said.String()
}
