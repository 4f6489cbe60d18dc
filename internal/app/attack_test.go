package app_test

import (
	"bytes"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"timbang/internal/app"
	"timbang/internal/web"
)

// hostile is what an attacker types into every field. The mark zq finds it
// again.
var hostile = map[string]string{
	"markup":     `=HYPERLINK("http://zq.example";"zq")'; drop table petition; --<zq onload=alert(1)>"'><script>zq()</script>{{.}}${7*7}`,
	"a header":   "../../../../etc/passwd\r\nSet-Cookie: zq=1\r\n\r\n<zq>",
	"no text":    "zq\x00\xff\xfe\xed\xa0\x80 zq",
	"a number":   "99999999999999999999999999999",
	"no date":    "9999-99-99",
	"a long one": strings.Repeat("zq panjang ", 20_000),
}

// attackers is one person of every office.
var attackers = []string{"hakim.praya", "panitera.praya", "petugas.praya", "penyelia.loteng", "asesor.loteng", "pemantau.kpi", "pengelola"}

// returned is the markup as it must never come back.
var returned = []string{"<zq", "<script>zq"}

// door is one form of the site, as a user found it.
type door struct {
	user, action string
	fields       url.Values
	typed        []string // the fields into which a person types
	file         string   // the field that takes a file
}

// TestEveryFieldWithstandsAnAttacker fills every form that any office finds with
// hostile input. Nothing fails without words, nothing comes back as markup, and
// afterwards every page of every office is whole.
func TestEveryFieldWithstandsAnAttacker(t *testing.T) {
	t.Parallel()
	house := demonstration(t)
	doors := doorsOf(t, house)
	if len(doors) < 40 {
		t.Errorf("only %d forms were found", len(doors))
	}
	cookies, forced := map[string][]*http.Cookie{}, 0
	for _, user := range attackers {
		cookies[user] = signIn(t, house, user)
	}
	for _, key := range slices.Sorted(maps.Keys(doors)) {
		d := doors[key]
		if strings.HasPrefix(d.action, "/accounts/") {
			continue // closes accounts, with which the pages are looked at afterwards
		}
		for name, what := range hostile {
			w := d.force(t, house, what, cookies[d.user])
			inspect(t, d.user+" "+d.action+" with "+name, w)
			if forced++; w.Code == http.StatusUnauthorized { // the form ended the session, as one that changes a password does
				cookies[d.user] = signIn(t, house, d.user)
			}
		}
	}
	t.Logf("%d forms were sent %d times", len(doors), forced)
	stroll(t, house, func(_, path string, _ *html.Node, body string) {
		for _, m := range returned {
			if strings.Contains(body, m) {
				t.Errorf("%s holds %s", path, m)
			}
		}
	})
}

// inspect looks at what an attack was answered.
func inspect(t *testing.T, where string, w *httptest.ResponseRecorder) {
	t.Helper()
	if w.Code >= http.StatusInternalServerError {
		t.Errorf("%s: code %d", where, w.Code)
	}
	for name, all := range w.Header() {
		if strings.Contains(strings.Join(all, ""), "zq=1") || strings.HasPrefix(strings.ToLower(name), "zq") {
			t.Errorf("%s: the header %s is the attacker's", where, name)
		}
	}
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		return
	}
	for _, m := range append(returned, "SQLSTATE", "goroutine ", "strconv.", "invalid syntax", "cannot ") {
		if strings.Contains(w.Body.String(), m) {
			t.Errorf("%s: the answer holds %q", where, m)
		}
	}
}

// stroll lets every office follow every link.
func stroll(t *testing.T, house *app.App, visit func(user, path string, page *html.Node, body string)) {
	t.Helper()
	for _, user := range attackers {
		c := &crawler{t: t, user: user, handler: house.Handler(), cookies: signIn(t, house, user), seen: map[string]bool{}, most: 45}
		c.visit = func(path string, page *html.Node, body string) { visit(user, path, page, body) }
		c.crawl()
	}
}

// doorsOf returns one form of every kind that any office finds.
func doorsOf(t *testing.T, house *app.App) map[string]door {
	t.Helper()
	out := map[string]door{}
	stroll(t, house, func(user, path string, page *html.Node, _ string) {
		for n := range page.Descendants() {
			if n.Type == html.ElementNode && n.Data == "form" && attr(n, "method") == "post" {
				d := doorOf(n, user, path)
				if key := shape(d.action) + " " + strings.Join(d.typed, ","); d.action != "/sign-out" && out[key].action == "" {
					out[key] = d
				}
			}
		}
	})
	return out
}

// doorOf reads a form with what it proposes; each group of choices is chosen
// once.
func doorOf(form *html.Node, user, path string) door {
	d := door{user: user, action: attr(form, "action"), fields: url.Values{}}
	if d.action == "" {
		d.action = path
	}
	for n := range form.Descendants() {
		if n.Type == html.ElementNode {
			d.field(n)
		}
	}
	return d
}

func (d *door) field(n *html.Node) {
	name, value := attr(n, "name"), attr(n, "value")
	if name == "" {
		return
	}
	switch kind := attr(n, "type"); {
	case n.Data == "select":
		d.fields.Set(name, lastOption(n))
	case n.Data == "textarea":
		d.typed = append(d.typed, name)
	case n.Data == "button" || kind == "submit":
		if !d.fields.Has(name) {
			d.fields.Set(name, value)
		}
	case n.Data != "input":
	case kind == "hidden":
		d.fields.Add(name, value)
	case kind == "radio", kind == "checkbox":
		d.fields.Set(name, value)
	case kind == "file":
		d.file = name
	default:
		d.typed = append(d.typed, name)
	}
}

func lastOption(menu *html.Node) (value string) {
	for n := range menu.Descendants() {
		if n.Type == html.ElementNode && n.Data == "option" {
			value = attr(n, "value")
		}
	}
	return value
}

// force sends the form with one hostile text in all its fields; a form that
// takes a file gets one with a hostile name.
func (d door) force(t *testing.T, house *app.App, what string, cookies []*http.Cookie) *httptest.ResponseRecorder {
	t.Helper()
	form := maps.Clone(d.fields)
	for _, name := range d.typed {
		form.Set(name, what)
	}
	if d.file == "" {
		return ask(t, house.Handler(), http.MethodPost, d.action, form, cookies)
	}
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for name, all := range form {
		for _, v := range all {
			must(t, m.WriteField(name, v))
		}
	}
	part, err := m.CreateFormFile(d.file, "../../"+what[:min(len(what), 200)]+".pdf")
	must(t, err)
	_, err = part.Write([]byte("%PDF-1.7\n" + what))
	must(t, err)
	must(t, m.Close())
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, d.action, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	house.Handler().ServeHTTP(w, r)
	return w
}

var place = regexp.MustCompile(`/:[a-z]+`)

// queried are what any address takes behind its question mark.
var queried = []string{"after", "all", "before", "from", "id", "kode", "month", "more", "rows", "state", "who", "q"}

// TestEveryAddressWithstandsAnAttacker puts hostile text into every place of
// every address that takes something, and behind it as a query.
func TestEveryAddressWithstandsAnAttacker(t *testing.T) {
	t.Parallel()
	house := demonstration(t)
	for _, username := range attackers {
		cookies := signIn(t, house, username)
		for _, r := range web.Routes() {
			if r.Method != http.MethodGet {
				continue
			}
			for _, name := range []string{"markup", "a header", "no text"} {
				what := hostile[name]
				path := place.ReplaceAllString(r.Path, "/"+strings.ReplaceAll(url.PathEscape(what), "$", "%24"))
				query := url.Values{}
				for _, word := range queried {
					query.Set(word, what)
				}
				for _, to := range []string{path, r.Path + "?" + query.Encode()} {
					inspect(t, username+" "+r.Method+" "+r.Path+" with "+name, ask(t, house.Handler(), r.Method, to, nil, cookies))
				}
			}
		}
	}
}
