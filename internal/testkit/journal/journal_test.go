package journal

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestWhatWasTypedIsFoundInTheLog(t *testing.T) {
	said := &book{typed: map[string]bool{}}
	run = said
	t.Cleanup(func() { run = &book{typed: map[string]bool{}} })
	careless := Watch(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		Log().Info("saved", "name", r.FormValue("name"), "nik", r.FormValue("nik"))
	}))
	form := url.Values{"name": {"Siti Wangsa"}, "nik": {"5202014107099991"}, "sex": {"P"}}
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	careless.ServeHTTP(httptest.NewRecorder(), r)
	if got := said.read(); len(got) != 3 {
		t.Errorf("a careless log has the faults %q, want the name, the NIK and sixteen digits", got)
	}
}

func TestAShortWordIsNotLookedFor(t *testing.T) {
	said := &book{typed: map[string]bool{}}
	run = said
	t.Cleanup(func() { run = &book{typed: map[string]bool{}} })
	Hide("POST", "P", "ya")
	Log().Info("POST")
	if got := said.read(); len(got) > 0 {
		t.Errorf("a clean log has the faults %q", got)
	}
}
