package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/report"
)

func TestTheListForTheDoorNamesNobody(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 5, 60} {
		a := &report.Agenda{Court: identity.Court{Name: "Pengadilan Agama Praya"}, From: calendar.MustDate("2026-11-23")}
		for i := range n {
			a.Sittings = append(a.Sittings, report.Sitting{Number: petition.Number(fmt.Sprintf("%d/Pdt.P/2026/PA.Pra", i+1)), Initials: "S.A.", At: "09.00", Room: "Ruang Sidang Anak", Judge: "Lalu Rahasia"})
		}
		var b bytes.Buffer
		if err := DoorList(&b, a); err != nil {
			t.Fatal(err)
		}
		if err := Sound(b.Bytes()); err != nil {
			t.Error(err)
		}
		text := strings.Join(leaves(t, b.Bytes()), "")
		if strings.Contains(text, "Rahasia") || strings.Count(text, "S.A.") != n || !strings.Contains(text, "Senin, 23 November 2026") {
			t.Errorf("%d hearings: %s", n, text)
		}
	}
}
