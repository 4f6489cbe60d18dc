package metric_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"timbang/internal/metric"
)

func TestRequestsAreCountedByThePatternOfTheirAddress(t *testing.T) {
	t.Parallel()
	m := metric.New()
	m.Request(http.MethodGet, "/petitions/:id", 200, 30*time.Millisecond)
	m.Request(http.MethodGet, "/petitions/:id", 404, time.Millisecond)
	m.Request("PROPFIND", "", 404, time.Millisecond)
	m.Gauge("timbang_jobs_waiting", "Jobs that wait.", func() float64 { return 7 })
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	said := w.Body.String()
	for _, want := range []string{
		`timbang_request_seconds_count{class="2xx",method="GET",route="/petitions/:id"} 1`,
		`timbang_request_seconds_bucket{class="2xx",method="GET",route="/petitions/:id",le="0.025"} 0`,
		`timbang_request_seconds_bucket{class="2xx",method="GET",route="/petitions/:id",le="0.05"} 1`,
		`timbang_request_seconds_count{class="4xx",method="other",route="none"} 1`,
		"timbang_jobs_waiting 7", "process_resident_memory_bytes", "go_goroutines",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the figures have no line %s", want)
		}
	}
}
