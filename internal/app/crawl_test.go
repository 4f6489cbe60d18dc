package app_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"timbang/internal/demo"
	"timbang/internal/web"
	"timbang/templates"
)

// heaviest is what a first visit may carry, compressed: the page, the
// stylesheet and the scripts.
const heaviest = 100 << 10

// mostPages is how many pages the crawl opens for one person. It takes records
// first, from which the other pages are reached, and then the kinds of address
// in turn: somebody with many petitions is shown every kind of page before the
// tenth of one kind.
const mostPages = 200

// TestEveryOfficeCanFollowEveryLink signs in as each demonstration user and
// opens whatever a link leads to: no link is broken or leads to a refusal,
// every page is whole, and together they show every page there is.
func TestEveryOfficeCanFollowEveryLink(t *testing.T) {
	t.Parallel()
	house := demonstration(t)
	seen := map[string]bool{}
	for _, u := range demo.Users() {
		c := &crawler{t: t, user: u.Username, handler: house.Handler(), cookies: signIn(t, house, u.Username), seen: seen}
		c.crawl()
	}
	for _, p := range web.Pages {
		if !seen[p.Name()] && !elsewhere[p.Name()] {
			t.Errorf("no link leads to a page %q", p.Name())
		}
	}
}

// elsewhere are pages that answer a form or a failure; scripts show them.
var elsewhere = map[string]bool{"problem/show": true, "petition/numbers": true, "annex/show": true, "session/new": true, "account/given": true, "petition/sipp": true,
	"account/second": true, "account/codes": true, "session/second": true} // a demonstration asks for no second step

type crawler struct {
	t       *testing.T
	user    string
	handler http.Handler
	cookies []*http.Cookie
	seen    map[string]bool
	most    int                                             // pages to open; mostPages when 0
	visit   func(path string, page *html.Node, body string) // may be nil
}

func (c *crawler) crawl() {
	queue, queued, opened := []string{"/"}, map[string]bool{"/": true}, map[string]int{}
	for n := 0; len(queue) > 0 && n < cmp.Or(c.most, mostPages); n++ {
		next := rarest(queue, opened)
		path := queue[next]
		queue = slices.Delete(queue, next, next+1)
		if !hub.MatchString(shape(path)) {
			opened[shape(path)]++
		}
		for _, to := range c.open(path) {
			if !queued[to] {
				queued[to] = true
				queue = append(queue, to)
			}
		}
	}
}

// rarest returns the index of the first address whose kind was opened the
// least.
func rarest(queue []string, opened map[string]int) int {
	best := 0
	for i, path := range queue {
		if opened[shape(path)] < opened[shape(queue[best])] {
			best = i
		}
	}
	return best
}

// hub is the kind of address of a record itself.
var hub = regexp.MustCompile(`^/[a-z-]+/:$`)

var identifier = regexp.MustCompile(`/([0-9]+|[^/?]{16,})`)

// part names the papers and the steps of a petition, which are one kind each.
var part = regexp.MustCompile(`/(documents|steps)/[^/]+`)

// shape is the kind of an address: what is left without the ids of records, the
// names of their parts and the query.
func shape(path string) string {
	path, _, _ = strings.Cut(path, "?")
	return part.ReplaceAllString(identifier.ReplaceAllString(path, "/:"), "/$1/:")
}

// open looks at one address and returns the links of its page.
func (c *crawler) open(path string) []string {
	w := ask(c.t, c.handler, http.MethodGet, path, nil, c.cookies)
	where := c.user + " " + path
	switch {
	case w.Code == http.StatusSeeOther:
		return []string{w.Header().Get("Location")}
	case w.Code != http.StatusOK:
		c.t.Errorf("%s: code %d", where, w.Code)
		return nil
	case !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html"):
		return nil
	}
	body := w.Body.Bytes()
	if n := compressed(c.t, body) + assets(c.t); n > heaviest {
		c.t.Errorf("%s: %d bytes on a first visit, more than %d", where, n, heaviest)
	}
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		c.t.Fatalf("%s: %v", where, err)
	}
	if c.visit != nil {
		c.visit(path, doc, string(body))
	}
	s := survey(doc)
	c.seen[s.page] = true
	for _, fault := range s.faults(string(body)) {
		c.t.Errorf("%s: %s", where, fault)
	}
	return s.links
}

// surveyed is what one page is made of.
type surveyed struct {
	page, lang      string
	headings        int
	links           []string
	ids, labels     map[string]int
	controls, posts []string // ids of the inputs that need a label; methods of forms without a token
	noAlt           int
}

func survey(n *html.Node) *surveyed {
	s := &surveyed{ids: map[string]int{}, labels: map[string]int{}}
	for x := range n.Descendants() {
		if x.Type == html.ElementNode {
			s.element(x)
		}
	}
	return s
}

func (s *surveyed) element(n *html.Node) {
	if id := attr(n, "id"); id != "" {
		s.ids[id]++
	}
	switch n.Data {
	case "html":
		s.lang = attr(n, "lang")
	case "body":
		s.page = attr(n, "data-page")
	case "h1":
		s.headings++
	case "a":
		if to := attr(n, "href"); strings.HasPrefix(to, "/") && !strings.Contains(to, "#") {
			s.links = append(s.links, to)
		}
	case "label":
		s.labels[attr(n, "for")]++
	case "input", "select", "textarea":
		if attr(n, "type") != "hidden" {
			s.controls = append(s.controls, attr(n, "id"))
		}
	case "form":
		if attr(n, "method") == "post" && !hasToken(n) {
			s.posts = append(s.posts, attr(n, "action"))
		}
	case "img":
		if attr(n, "alt") == "" {
			s.noAlt++
		}
	}
}

func hasToken(form *html.Node) bool {
	for x := range form.Descendants() {
		if x.Type == html.ElementNode && x.Data == "input" && attr(x, "name") == "_csrf" && attr(x, "value") != "" {
			return true
		}
	}
	return false
}

// faults lists what is wrong with a page.
func (s *surveyed) faults(body string) []string {
	var out []string
	add := func(wrong bool, format string, args ...any) {
		if wrong {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	add(s.lang != "id", "the language is %q", s.lang)
	add(s.page == "", "the page has no name")
	add(s.headings != 1, "%d headings of the first rank", s.headings)
	add(s.noAlt > 0, "%d pictures without words", s.noAlt)
	for id, n := range s.ids {
		add(n > 1, "the id %s stands %d times", id, n)
	}
	for _, id := range s.controls {
		add(id == "" || s.labels[id] == 0, "a control (%q) has no label", id)
	}
	for _, to := range s.posts {
		add(true, "the form to %s has no token", to)
	}
	add(strings.Contains(body, "Isian lain"), "the history shows a field that has no name: see changedFields in internal/web/history_field.go")
	for _, mark := range []string{"<no value>", "%!", "&lt;nil&gt;", "ZgotmplZ", "01-01-0001", " style=\"", "onclick="} {
		add(strings.Contains(body, mark), "the page holds %q", mark)
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// compressed returns the size of b as gzip sends it.
func compressed(t *testing.T, b []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// assets returns the compressed size of the stylesheet and every script.
func assets(t *testing.T) int {
	t.Helper()
	files, err := templates.FS.ReadDir("static")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		b, err := templates.FS.ReadFile("static/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		n += compressed(t, b)
	}
	return n
}
