package audit_test

import (
	"testing"

	"timbang/internal/audit"
	"timbang/internal/problem"
)

// FuzzReadReport reads any file as a report: it is one, or it is refused.
func FuzzReadReport(f *testing.F) {
	f.Add([]byte("Laporan harian jejak audit Timbang\n\nRantai: PA.Pra\nHari: 2026-11-25\nTempat terakhir: 7\n"))
	f.Add([]byte("Laporan harian jejak audit Timbang\nHari: 2026-11-25\nTempat terakhir: 99999999999999999999\n"))
	f.Add([]byte("%PDF-1.7"))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := audit.ReadReport(text)
		if err != nil && !problem.Is(err, problem.Invalid) {
			t.Errorf("ReadReport = %v, want words", err)
		}
		if err == nil && (r.Position < 1 || r.Day.IsZero()) {
			t.Errorf("ReadReport = %+v", r)
		}
	})
}
