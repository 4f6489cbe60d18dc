package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/pdf"
)

func TestEveryPageOfASpecimenSaysThatItIsAnExample(t *testing.T) {
	t.Parallel()
	s := pdf.Specimen{
		Issuer: "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Lombok Tengah", Title: "KARTU TANDA PENDUDUK", Number: "12/2026",
		Passages: []pdf.Passage{
			{Card: true, Pairs: [][2]string{{"Nama", "AMAQ CONTOH"}, {"Alamat", strings.Repeat("Dusun Panjang ", 9)}}},
			{Table: [][]string{{"Nama", "Lahir"}, {"Inaq Contoh", "Praya"}}},
			{Turn: true, Heading: "Keterangan", Words: strings.Repeat("Kata demi kata. ", 600)},
		},
		Place: "Praya", Date: calendar.Date{Year: 2026, Month: 11, Day: 23}, Office: "Kepala", Signatory: []string{"Satu", "Dua"},
	}
	var b, again bytes.Buffer
	if err := pdf.WriteSpecimen(&b, s); err != nil {
		t.Fatal(err)
	}
	if err := pdf.WriteSpecimen(&again, s); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("the same specimen gives different files (%v)", err)
	}
	if err := pdf.Sound(b.Bytes()); err != nil {
		t.Error(err)
	}
	name := filepath.Join(t.TempDir(), "specimen.pdf")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
	if len(pages) < 3 {
		t.Errorf("got %d pages, want 3 at least", len(pages))
	}
	for i, page := range pages {
		if strings.Count(page, "CONTOH – PERAGAAN") != 3 {
			t.Errorf("page %d does not say thrice that it is an example", i+1)
		}
	}
}
