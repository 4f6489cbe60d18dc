//go:build load

package app_test

import (
	"context"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"timbang/internal/app"
	"timbang/internal/demo"
)

// lasts is how long each measurement of the mix lasts.
const lasts = 20 * time.Second

// TestLoad measures the mixed work of clerks, assessors and judges on one seeded
// database after the other. It asserts no time and is no test of anything: make
// load runs it and prints what it found.
func TestLoad(t *testing.T) {
	var all []*result
	for _, dir := range strings.Split(os.Getenv("TIMBANG_LOAD"), ",") {
		all = append(all, measure(t, dir))
	}
	for _, r := range all {
		r.print()
	}
	first, last := all[0], all[len(all)-1]
	fmt.Printf("\ngrowth from %d to %d petitions (p50)\n", first.petitions, last.petitions)
	for _, kind := range first.kinds() {
		a, b := percentile(first.took[kind], 50), percentile(last.took[kind], 50)
		fmt.Printf("  %-10s %8.1f ms %8.1f ms   %.2f x\n", kind, ms(a), ms(b), float64(b)/float64(a))
	}
}

// result is what was measured on one database.
type result struct {
	petitions     int
	took          map[string][]time.Duration // by kind of request
	errors        int
	alone, bare   int // worklists and bare pages in the same time, by one person
	before, after uint64
	rated, slow   int // requests at four times the load of the country, and errors among them
}

func measure(t *testing.T, dir string) *result {
	c, err := app.Read([]string{"TIMBANG_DATA=" + dir, "TIMBANG_LISTEN=127.0.0.1:0"})
	must(t, err)
	a, err := app.New(t.Context(), c, app.Options{Demo: true})
	must(t, err)
	defer func() { must(t, a.Close(context.Background())) }()
	srv := httptest.NewServer(a.Handler())
	defer srv.Close()
	pool, err := pgxpool.New(t.Context(), "host="+filepath.Join(dir, "run")+" user=timbang_owner dbname=timbang")
	must(t, err)
	defer pool.Close()
	r := &result{took: map[string][]time.Duration{}}
	must(t, pool.QueryRow(t.Context(), "select count(*) from petition").Scan(&r.petitions))
	_, err = pool.Exec(t.Context(), "analyze")
	must(t, err)
	bare := httptest.NewServer(barePage(pool))
	defer bare.Close()
	people := crew(t, srv.URL)
	r.mix(people, 2*time.Second) // warm
	*r = result{petitions: r.petitions, took: map[string][]time.Duration{}}
	r.before = resident()
	r.mix(people, lasts)
	r.after = resident()
	r.compare(people[0], bare.URL)
	r.rate(people)
	return r
}

// barePage lists fifty petitions of a court with nothing but the standard
// library and pgx.
func barePage(pool *pgxpool.Pool) http.Handler {
	page := template.Must(template.New("").Parse(`<!doctype html><title>x</title><table>{{range .}}<tr><td>{{.ID}}<td>{{.Number}}<td>{{.Status}}{{end}}</table>`))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		type line struct{ ID, Number, Status string }
		rows, err := pool.Query(r.Context(), "select id, coalesce(number, ''), status from petition where court_id = 'PA.Pra' order by updated_at desc, id limit 50")
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		var all []line
		for rows.Next() {
			var x line
			if err := rows.Scan(&x.ID, &x.Number, &x.Status); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			all = append(all, x)
		}
		_ = page.Execute(w, all)
	})
}

// worker is somebody at work: what they do in turn.
type worker struct {
	client *http.Client
	base   string
	turns  []turn
	n      int
}

type turn struct {
	kind string
	do   func(w *worker) (time.Duration, bool)
}

// crew signs in three clerks, three judges and two assessors.
func crew(t *testing.T, base string) []*worker {
	var out []*worker
	for _, user := range []string{"petugas.praya", "hakim.praya", "asesor.loteng", "petugas.mataram", "hakim.mataram", "panitera.praya"} {
		jar, err := cookiejar.New(nil)
		must(t, err)
		w := &worker{client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, base: base}
		if code, _ := w.send(http.MethodPost, "/sign-in", url.Values{"username": {user}, "password": {demo.Password}}); code != http.StatusSeeOther {
			t.Fatalf("%s cannot sign in: %d", user, code)
		}
		w.plan(t, user)
		out = append(out, w)
	}
	return out
}

var (
	petitionLink = regexp.MustCompile(`href="(/petitions/[a-z0-9]{26})"`)
	sectionLink  = regexp.MustCompile(`href="(/assessments/[a-z0-9]{26}/sections/[a-z0-9-]+)"`)
	draftLink    = regexp.MustCompile(`href="(/(?:assessments|referrals)/[a-z0-9]{26})"`)
	versionField = regexp.MustCompile(`name="version" value="(\d+)"`)
)

// plan finds what a person of an office does all day.
func (w *worker) plan(t *testing.T, user string) {
	get := func(kind, path string) turn {
		return turn{kind, func(w *worker) (time.Duration, bool) { return w.timed(http.MethodGet, path, nil, http.StatusOK) }}
	}
	w.turns = append(w.turns, get("worklist", "/"))
	_, home := w.send(http.MethodGet, "/", nil)
	if strings.HasPrefix(user, "asesor") {
		w.turns = append(w.turns, w.autosave(t, home))
		return
	}
	for _, m := range petitionLink.FindAllStringSubmatch(home, 3) {
		w.turns = append(w.turns, get("petition", m[1]))
	}
	for _, name := range []string{"wangsa", "rekaan", "siti mand"} {
		w.turns = append(w.turns, turn{"search", func(w *worker) (time.Duration, bool) {
			return w.timed(http.MethodPost, "/search", url.Values{"q": {name}}, http.StatusOK)
		}})
	}
}

// autosave looks for a draft from the first page on, and saves its first section.
func (w *worker) autosave(t *testing.T, home string) turn {
	for _, m := range draftLink.FindAllStringSubmatch(home, -1) {
		_, page := w.send(http.MethodGet, m[1], nil)
		for _, d := range append([][]string{m}, draftLink.FindAllStringSubmatch(page, -1)...) {
			_, page := w.send(http.MethodGet, d[1], nil)
			if s := sectionLink.FindStringSubmatch(page); s != nil {
				return turn{"autosave", func(w *worker) (time.Duration, bool) {
					_, form := w.send(http.MethodGet, s[1], nil)
					v := versionField.FindStringSubmatch(form)
					if v == nil {
						return 0, false
					}
					return w.timed(http.MethodPost, s[1], url.Values{"version": {v[1]}, "later": {"1"}}, http.StatusSeeOther)
				}}
			}
		}
	}
	t.Fatalf("the assessor has no draft among %v", regexp.MustCompile(`href="[^"]*"`).FindAllString(home, -1))
	return turn{}
}

func (w *worker) send(method, path string, form url.Values) (int, string) {
	r, err := http.NewRequest(method, w.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		return 0, err.Error()
	}
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	answer, err := w.client.Do(r)
	if err != nil {
		return 0, err.Error()
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, err.Error()
	}
	return answer.StatusCode, string(b)
}

func (w *worker) timed(method, path string, form url.Values, want int) (time.Duration, bool) {
	start := time.Now()
	code, _ := w.send(method, path, form)
	return time.Since(start), code == want
}

// mix lets everybody work as fast as they can.
func (r *result) mix(people []*worker, how time.Duration) {
	var all sync.WaitGroup
	var mu sync.Mutex
	until := time.Now().Add(how)
	for _, w := range people {
		all.Go(func() {
			for time.Now().Before(until) {
				next := w.turns[w.n%len(w.turns)]
				w.n++
				took, ok := next.do(w)
				mu.Lock()
				r.took[next.kind] = append(r.took[next.kind], took)
				if !ok {
					r.errors++
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
}

// compare counts worklists and bare pages, each by one person, in turns.
func (r *result) compare(w *worker, bare string) {
	plain := &worker{client: &http.Client{}, base: bare}
	for range 4 {
		for _, x := range []struct {
			w *worker
			n *int
		}{{w, &r.alone}, {plain, &r.bare}} {
			for until := time.Now().Add(2 * time.Second); time.Now().Before(until); {
				if code, _ := x.w.send(http.MethodGet, "/", nil); code == http.StatusOK {
					*x.n++
				}
			}
		}
	}
}

// The load of the country: 64,000 petitions a year in 250 days of eight hours,
// each with about 150 pages from registration to the archive; and four times
// that.
const aSecond = 4 * 64_000 * 150 / (250 * 8 * 3600)

func (r *result) rate(people []*worker) {
	tick := time.NewTicker(time.Second / aSecond)
	defer tick.Stop()
	for until := time.Now().Add(lasts); time.Now().Before(until); {
		<-tick.C
		w := people[r.rated%len(people)]
		next := w.turns[w.n%len(w.turns)]
		w.n++
		if _, ok := next.do(w); !ok {
			r.slow++
		}
		r.rated++
	}
}

// resident is the memory of this process, in bytes, after a collection.
func resident() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}

func (r *result) kinds() []string {
	var out []string
	for k := range r.took {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func (r *result) print() {
	n := 0
	fmt.Printf("\n%d petitions\n  %-10s %8s %10s %10s %10s\n", r.petitions, "", "requests", "a second", "p50", "p99")
	for _, k := range r.kinds() {
		n += len(r.took[k])
		fmt.Printf("  %-10s %8d %10.1f %7.1f ms %7.1f ms\n", k, len(r.took[k]), float64(len(r.took[k]))/lasts.Seconds(), ms(percentile(r.took[k], 50)), ms(percentile(r.took[k], 99)))
	}
	fmt.Printf("  together   %8d %10.1f; errors %d; memory %d MB before, %d MB after\n", n, float64(n)/lasts.Seconds(), r.errors, r.before>>20, r.after>>20)
	fmt.Printf("  worklist beside a bare net/http + pgx page: %d and %d in the same time, %.2f of it\n", r.alone, r.bare, float64(r.alone)/float64(max(1, r.bare)))
	fmt.Printf("  %d requests a second, four times the country: %d sent, %d errors\n", aSecond, r.rated, r.slow)
}

func percentile(all []time.Duration, p int) time.Duration {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[min(len(sorted)-1, len(sorted)*p/100)]
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
