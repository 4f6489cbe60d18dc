package sheet_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/report"
	"timbang/internal/sheet"
)

func TestTheMonthIsReadBack(t *testing.T) {
	t.Parallel()
	month := report.Month{Year: 2026, Month: time.November}
	m := report.Compute(identity.Court{Name: "=Pengadilan Contoh"}, month, []report.Case{
		{Number: "7/Pdt.P/2026/PA.Pra", RegisteredOn: calendar.MustDate("2026-10-07")},
		{Number: "8/Pdt.P/2026/PA.Pra", RegisteredOn: calendar.MustDate("2026-11-07"), DecidedOn: calendar.MustDate("2026-11-20"), Kind: petition.Granted},
		{Number: "9/Pdt.P/2026/PA.Pra", RegisteredOn: calendar.MustDate("2026-11-08"), DecidedOn: calendar.MustDate("2026-12-01"), Kind: petition.Granted},
	}, time.Time{})
	var b bytes.Buffer
	if err := sheet.LIPA8(&b, m); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{"A2": "'=Pengadilan Contoh", "B6": "Sisa bulan lalu", "C6": "1", "C7": "2", "C8": "3", "C10": "1", "B18": "Sisa akhir bulan", "C18": "2"} {
		if got, err := f.GetCellValue("LIPA 8", at); err != nil || got != want {
			t.Errorf("LIPA 8 %s = %q, %v, want %q", at, got, err, want)
		}
	}
	for at, want := range map[string]string{"A1": "Nomor perkara", "A3": "8/Pdt.P/2026/PA.Pra", "C3": "2026-11-20", "D3": "Dikabulkan", "C4": "", "D4": "", "A5": ""} {
		if got, err := f.GetCellValue("Perkara", at); err != nil || got != want {
			t.Errorf("Perkara %s = %q, %v, want %q", at, got, err, want)
		}
	}
}

func TestNoTextIsTakenForAFormula(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"=1+1": "'=1+1", "+62": "'+62", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "|x": "'|x", "a=b": "a=b", "": ""} {
		if got := sheet.Harmless(in); got != want {
			t.Errorf("Harmless(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAListIsReadBack(t *testing.T) {
	t.Parallel()
	l := &report.List{Title: "Tahap Terjadwal", Court: "Pengadilan Contoh", At: time.Date(2026, 11, 25, 1, 30, 0, 0, time.UTC), Head: []string{"Permohonan", "Sidang"},
		Rows: [][]string{{"7/Pdt.P/2026/PA.Pra", "Kamis, 26 November 2026"}, {"8/Pdt.P/2026/PA.Pra", "=1+1"}}}
	var b bytes.Buffer
	if err := sheet.List(&b, l); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{"A1": "Tahap Terjadwal", "A3": "Diunduh 25 November 2026 pukul 09.30 WITA, 2 permohonan", "B5": "Sidang", "A6": "7/Pdt.P/2026/PA.Pra", "B7": "'=1+1", "A8": ""} {
		if got, err := f.GetCellValue("Daftar", at); err != nil || got != want {
			t.Errorf("Daftar %s = %q, %v, want %q", at, got, err, want)
		}
	}
}
