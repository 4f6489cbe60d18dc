package app_test

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestFiguresAreServedApartFromTheSite(t *testing.T) {
	t.Parallel()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	apart := free.Addr().String()
	must(t, free.Close())
	address, stop, ended := serve(t, settings(t, "TIMBANG_METRICS="+apart))
	if code, _ := fetch(t, "http://"+address+"/healthz"); code != http.StatusOK {
		t.Fatalf("the site answers %d", code)
	}
	if code, _ := fetch(t, "http://"+address+"/metrics"); code != http.StatusNotFound {
		t.Errorf("the site itself answers /metrics with %d", code)
	}
	code, said := fetch(t, "http://"+apart+"/metrics")
	if code != http.StatusOK {
		t.Fatalf("the figures answer %d", code)
	}
	for _, want := range []string{`timbang_request_seconds_count{class="2xx",method="GET",route="/healthz"} `, `class="4xx",method="GET",route="/*"`, "timbang_jobs_waiting 0", "timbang_connections_most 10"} {
		if !strings.Contains(said, want) {
			t.Errorf("the figures have no line %s", want)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("tcp", apart); err == nil {
		t.Error("the figures are served after the end")
	}
}

func fetch(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	must(t, err)
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	must(t, err)
	return r.StatusCode, string(b)
}
