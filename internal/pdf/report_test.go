package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/report"
)

// monthSample is a month of n cases, every third of them decided.
func monthSample(n int) *report.Monthly {
	var cases []report.Case
	for i := range n {
		c := report.Case{Number: petition.Number(fmt.Sprintf("%d/Pdt.P/2026/PA.Pra", i+1)), RegisteredOn: calendar.MustDate("2026-10-20").AddDays(i % 40)}
		if i%3 == 0 {
			c.DecidedOn, c.Kind = c.RegisteredOn.AddDays(10), petition.Granted
		}
		cases = append(cases, c)
	}
	court := identity.Court{Name: "Pengadilan Agama Praya", Address: "Jalan Contoh Nomor 9, Praya"}
	return report.Compute(court, report.Month{Year: 2026, Month: time.November}, cases, time.Date(2026, 12, 1, 1, 0, 0, 0, time.UTC))
}

func TestTheMonthIsPrinted(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 12, 150} {
		m := monthSample(n)
		var b, again bytes.Buffer
		if err := LIPA8(&b, m); err != nil {
			t.Fatal(err)
		}
		if err := LIPA8(&again, m); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Errorf("%d cases: two prints differ (%v)", n, err)
		}
		if err := Sound(b.Bytes()); err != nil {
			t.Error(err)
		}
		pages := leaves(t, b.Bytes())
		for _, want := range []string{"LIPA 8", "November 2026", "Sisa bulan lalu", "Peninjauan kembali", fmt.Sprintf("jumlah %d.", m.Count(report.Sum)), "Panitera"} {
			if !strings.Contains(strings.Join(pages, ""), want) {
				t.Errorf("%d cases: no %q", n, want)
			}
		}
		if n == 150 && len(pages) < 3 || n == 0 && len(pages) != 1 {
			t.Errorf("%d cases on %d pages", n, len(pages))
		}
	}
}
