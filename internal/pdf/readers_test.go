package pdf

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/report"
)

func TestTheReadersOfAFileArePrintedWithoutNames(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	for _, n := range []int{0, 3, 80} {
		x := &report.Readers{Court: identity.Court{Name: "Pengadilan Agama Praya"}, Petition: &petition.Petition{Number: "12/Pdt.P/2026/PA.Pra"}, MadeAt: at}
		for range n {
			x.All = append(x.All, report.Reader{Actor: "Lalu Rahasia", Office: identity.Assessor, Place: "UPTD PPA Kabupaten Lombok Tengah", Readings: 3, FirstAt: at, LastAt: at})
		}
		var b bytes.Buffer
		if err := Readers(&b, x); err != nil {
			t.Fatal(err)
		}
		if err := Sound(b.Bytes()); err != nil {
			t.Error(err)
		}
		text := strings.Join(leaves(t, b.Bytes()), "")
		if strings.Contains(text, "Rahasia") || strings.Count(text, "Asesor,") != n || !strings.Contains(text, "12/Pdt.P/2026/PA.Pra") {
			t.Errorf("%d readers: %s", n, text)
		}
	}
}
