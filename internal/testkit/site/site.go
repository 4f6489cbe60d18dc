// Package site runs text scripts against the whole site, so that a registrar
// can read what the pages promise.
//
// A script is a list of requests, each followed by what its answer must be:
//
//	# The clerk returns a petition that lacks a document.
//	as petugas.praya
//	given petition
//	POST /petitions/${ID}/return
//	  reason = Akta kelahiran belum ada
//	  file letter = letter.pdf
//	code == 303
//	redirect ~ ^/petitions/[0-9a-f-]+$
//	follow
//	code == 200
//	body contains Dikembalikan
//	body !contains NIK
//	let DAY = body ~ sampai (\d+ November)
//
// The first word of a line is a verb:
//
//	as NAME          signs in, or goes back to where NAME was; "as nobody" has no session
//	given NAME       prepares data; what it returns is known as ${KEY} from then on
//	GET PATH         asks for a page
//	POST PATH        sends a form; indented lines are its fields: "field = value",
//	                 "file field = path" (from the folder of the script), and
//	                 "header Name = value" for a header of the request
//	follow           asks for the page that the last answer redirected to
//	let NAME = SUBJECT ~ PATTERN   keeps the first group of the pattern as ${NAME}
//	SUBJECT OP VALUE is a check
//
// A subject is code, redirect (the Location), body (the text a person reads,
// spaces collapsed), html (as sent) or header NAME. An operator is ==, !=,
// contains, !contains, ~ or !~ (a regular expression). Cookies are kept for
// each name. Requests say Sec-Fetch-Site: same-origin, as a browser does for
// the site's own forms.
package site

import (
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Site is what the scripts of one file talk to.
type Site struct {
	Handler http.Handler
	// SignIn returns the cookies of a new session of the person.
	SignIn func(t testing.TB, username string) []*http.Cookie
	// Given prepares data by name and returns what scripts may refer to.
	Given map[string]func(t testing.TB) map[string]string
}

// origin is the address that the requests go to.
var origin = &url.URL{Scheme: "https", Host: "timbang.test"}

// Run runs each script that matches glob as a parallel subtest on a site of
// its own. It fails when no file matches.
func Run(t *testing.T, glob string, open func(t *testing.T) *Site) {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("no script matches %s (%v)", glob, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			play(t, file, string(text), open(t))
		})
	}
}

// player is a script being run.
type player struct {
	t      testing.TB
	site   *Site
	file   string
	line   int
	known  map[string]string
	jars   map[string]http.CookieJar
	jar    http.CookieJar
	answer *answer
}

// play runs one script.
func play(t testing.TB, file, text string, s *Site) {
	t.Helper()
	steps, err := parse(text)
	if err != nil {
		t.Fatalf("%s:%v", file, err)
	}
	p := &player{t: t, site: s, file: file, known: map[string]string{}, jars: map[string]http.CookieJar{}}
	p.as("nobody")
	for _, step := range steps {
		p.line = step.line
		p.step(step)
	}
}

// step runs one line.
func (p *player) step(s step) {
	p.t.Helper()
	switch s.verb {
	case "as":
		p.as(p.expand(s.rest, nil))
	case "given":
		p.given(s.rest)
	case "GET", "POST":
		p.request(s.verb, p.expand(s.rest, nil), s.fields)
	case "follow":
		p.follow()
	case "let":
		p.known[s.name] = p.capture(s)
	default:
		p.check(s)
	}
}

// as goes on as another person.
func (p *player) as(name string) {
	p.t.Helper()
	p.answer = nil
	if jar, ok := p.jars[name]; ok {
		p.jar = jar
		return
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.fatalf("make a cookie jar: %v", err)
	}
	p.jar, p.jars[name] = jar, jar
	if name != "nobody" {
		p.jar.SetCookies(origin, p.site.SignIn(p.t, name))
	}
}

// given prepares data.
func (p *player) given(name string) {
	p.t.Helper()
	prepare, ok := p.site.Given[name]
	if !ok {
		p.fatalf("nothing is given as %q", name)
	}
	maps.Copy(p.known, prepare(p.t))
}

// errorf reports a failed check and goes on.
func (p *player) errorf(format string, args ...any) {
	p.t.Helper()
	p.t.Errorf("%s:%d: "+format, append([]any{p.file, p.line}, args...)...)
}

// fatalf reports what makes the rest of the script meaningless.
func (p *player) fatalf(format string, args ...any) {
	p.t.Helper()
	p.t.Fatalf("%s:%d: "+format, append([]any{p.file, p.line}, args...)...)
}
