package site

import (
	"bytes"
	"html"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// answer is what the site said last.
type answer struct {
	request string
	code    int
	header  http.Header
	html    string
	body    string
}

// request asks the site and keeps the answer.
func (p *player) request(method, path string, fields []field) {
	p.t.Helper()
	body, kind := p.form(fields)
	target, err := origin.Parse(path)
	if err != nil {
		p.fatalf("%q is not an address: %v", path, err)
	}
	req := httptest.NewRequestWithContext(p.t.Context(), method, target.String(), body)
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	req.Header.Set("Origin", origin.String())
	if method == http.MethodPost {
		req.Header.Set("Content-Type", kind)
	}
	for _, f := range fields {
		if f.kind == "header" {
			req.Header.Set(f.name, p.expand(f.value, nil))
		}
	}
	for _, c := range p.jar.Cookies(target) {
		req.AddCookie(c)
	}
	w := httptest.NewRecorder()
	p.site.Handler.ServeHTTP(w, req)
	p.jar.SetCookies(target, w.Result().Cookies())
	p.answer = &answer{method + " " + path, w.Code, w.Header(), w.Body.String(), textOf(w.Body.String())}
}

// form returns the fields as a browser sends them and their content type.
func (p *player) form(fields []field) (io.Reader, string) {
	p.t.Helper()
	if !slices.ContainsFunc(fields, func(f field) bool { return f.kind == "file" }) {
		values := url.Values{}
		for _, f := range fields {
			if f.kind == "" {
				values.Add(f.name, p.expand(f.value, nil))
			}
		}
		return strings.NewReader(values.Encode()), "application/x-www-form-urlencoded"
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, f := range fields {
		if err := p.part(w, f); err != nil {
			p.fatalf("field %s: %v", f.name, err)
		}
	}
	if err := w.Close(); err != nil {
		p.fatalf("close the form: %v", err)
	}
	return &b, w.FormDataContentType()
}

// part writes one field of a form with files.
func (p *player) part(w *multipart.Writer, f field) error {
	value := p.expand(f.value, nil)
	switch f.kind {
	case "header":
		return nil
	case "":
		return w.WriteField(f.name, value)
	}
	content, err := os.ReadFile(filepath.Join(filepath.Dir(p.file), value))
	if err != nil {
		return err
	}
	part, err := w.CreateFormFile(f.name, filepath.Base(value))
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	return err
}

// follow asks for the page that the last answer points to.
func (p *player) follow() {
	p.t.Helper()
	to := p.last().header.Get("Location")
	if to == "" {
		p.fatalf("%s did not redirect: %s", p.answer.request, p.excerpt())
	}
	p.request(http.MethodGet, to, nil)
}

var (
	unread  = regexp.MustCompile(`(?is)<(script|style|head)\b.*?</(script|style|head)>|<!--.*?-->`)
	inline  = regexp.MustCompile(`(?i)</?(a|abbr|b|code|em|i|mark|q|small|span|strong|sub|sup|time|u)\b[^>]*>`)
	tag     = regexp.MustCompile(`<[a-zA-Z/!][^>]*>`)
	blanks  = regexp.MustCompile(`[\s\x{a0}]+`)
	varName = regexp.MustCompile(`\$\{(\w+)\}`)
)

// textOf returns what a person reads of a page, spaces collapsed.
func textOf(page string) string {
	text := unread.ReplaceAllString(page, " ")
	text = tag.ReplaceAllString(inline.ReplaceAllString(text, ""), " ")
	return strings.TrimSpace(blanks.ReplaceAllString(html.UnescapeString(text), " "))
}
