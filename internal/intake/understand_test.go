package intake

import (
	"testing"

	"timbang/internal/calendar"
)

// FuzzUnderstand reads cells of any text: a row without a fault is one that a
// draft may hold, tells the child from the other one, and bears a number of the
// court.
func FuzzUnderstand(f *testing.F) {
	for _, s := range [][5]string{
		{"51/Pdt.P/2026/PA.Pra", "20-11-2026", "5202015706099993", "17 Juni 2009", "P"}, {"", "39981", "5,20202E+15", "0000-00-00", ""},
		{"0051/pdt.p/2026/pa.pra", "2026-11-20 00:00:00", "'5202015706099993", "17/06/2009", "L"}, {"1/Pdt.P/2026/PA.Mtr", "1-1-2027", "-", "29-2-2009", "X"},
	} {
		f.Add(s[0], s[1], s[2], s[3], s[4], "Lalu Rekaan")
	}
	today := calendar.MustDate("2026-11-23")
	f.Fuzz(func(t *testing.T, number, on, nik, born, child, name string) {
		x := understand(Row{Cells: map[string]string{
			"nomor_perkara": number, "tanggal_pendaftaran": on, "pihak1_text": name, "suami_nama": name, "suami_tanggal_lahir": "02-03-2001",
			"istri_nama": name, "istri_nik": nik, "istri_tanggal_lahir": born, Child: child, "faktor_dispensasi_kawin": name,
		}}, "PA.Pra", today)
		for _, y := range x.Faults {
			if y.Words == "" || y.Name != Child && named(y.Name) != y.Name {
				t.Fatalf("a fault that nobody can mend: %+v", y)
			}
		}
		if len(x.Faults) > 0 {
			return
		}
		if x.number.Year() == 0 || x.Cells[Child] != "L" && x.Cells[Child] != "P" {
			t.Fatalf("number %q, child %q", x.number, x.Cells[Child])
		}
		for _, part := range x.entry.Parts {
			if y := part.Faults(today); len(y) > 0 {
				t.Fatalf("a sound row that a draft may not hold: %+v", y)
			}
		}
	})
}
