// Package journal keeps the log of a whole test run and looks for what must
// never be in it: whatever anybody typed, every name, every NIK.
package journal

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// book is the journal of this test binary.
type book struct {
	mu    sync.Mutex
	lines bytes.Buffer
	typed map[string]bool
}

var run = &book{typed: map[string]bool{}}

// Write implements io.Writer.
func (b *book) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.lines.Write(p)
}

// Log returns a log at its most talkative, which is kept.
func Log() *slog.Logger {
	return slog.New(slog.NewTextHandler(run, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// Hide adds what must not be in the journal. What is one short word could be
// there by chance and is left out.
func Hide(words ...string) {
	run.mu.Lock()
	defer run.mu.Unlock()
	for _, w := range words {
		if w = strings.TrimSpace(w); len(w) >= 8 && strings.ContainsAny(w, " @") || number.MatchString(w) {
			run.typed[w] = true
		}
	}
}

// number is a NIK or a telephone number.
var number = regexp.MustCompile(`^[0-9+][0-9 -]{8,}[0-9]$`)

// Watch hides whatever is sent to h.
func Watch(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, all := range r.URL.Query() {
			Hide(all...)
		}
		if r.Body != nil {
			sent, err := io.ReadAll(r.Body)
			if err != nil {
				http.Error(w, "the test could not read the request", http.StatusBadRequest)
				return
			}
			hideForm(r.Header.Get("Content-Type"), sent)
			r.Body = io.NopCloser(bytes.NewReader(sent))
		}
		h.ServeHTTP(w, r)
	})
}

func hideForm(kind string, sent []byte) {
	kind, with, _ := mime.ParseMediaType(kind)
	if form, err := url.ParseQuery(string(sent)); err == nil && kind == "application/x-www-form-urlencoded" {
		for _, all := range form {
			Hide(all...)
		}
	}
	if kind != "multipart/form-data" {
		return
	}
	if form, err := multipart.NewReader(bytes.NewReader(sent), with["boundary"]).ReadForm(1 << 20); err == nil {
		for _, all := range form.Value {
			Hide(all...)
		}
		for _, files := range form.File {
			for _, f := range files {
				Hide(f.Filename)
			}
		}
		_ = form.RemoveAll()
	}
}

// nik is a number of sixteen digits, which only a NIK has.
var nik = regexp.MustCompile(`(^|[^0-9a-zA-Z])[1-9][0-9]{15}([^0-9a-zA-Z]|$)`)

// Main runs the tests and then reads the journal. It ends the binary.
func Main(m *testing.M) {
	code := m.Run()
	for _, fault := range run.read() {
		fmt.Fprintln(os.Stderr, "FAIL:", fault)
		code = 1
	}
	os.Exit(code)
}

// read returns what is wrong with the journal.
func (b *book) read() (faults []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	said := b.lines.String()
	if testing.Verbose() {
		fmt.Fprintf(os.Stderr, "the journal has %d bytes; %d things were looked for\n", len(said), len(b.typed))
	}
	lower := strings.ToLower(said)
	for w := range b.typed {
		if i := strings.Index(lower, strings.ToLower(w)); i >= 0 {
			faults = append(faults, fmt.Sprintf("the log holds %q: %s", w, line(said, i)))
		}
	}
	if at := nik.FindStringIndex(said); at != nil {
		faults = append(faults, "the log holds sixteen digits: "+line(said, at[0]))
	}
	return faults
}

// line is the line around a place.
func line(said string, at int) string {
	from := strings.LastIndexByte(said[:at], '\n') + 1
	line, _, _ := strings.Cut(said[from:], "\n")
	return line
}
