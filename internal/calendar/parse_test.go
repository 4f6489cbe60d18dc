package calendar_test

import (
	"strings"
	"testing"

	"timbang/internal/calendar"
)

func TestADateIsReadInEveryFormThatClerksUse(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"23-11-2026", "23/11/2026", "23.11.2026", "23 11 2026", "2026-11-23", "2026/11/23",
		"23 November 2026", "23 november 2026", "23 NOPEMBER 2026", "23 Nov 2026", "23 Nov. 2026",
		"23-Nop-2026", " 23 - 11 - 2026 ", "23\u00a0November\u00a02026", "\t23  November\n2026", "23/ 11 /2026",
	} {
		d, err := calendar.ParseDate(s)
		if got := d.String(); err != nil || got != "2026-11-23" {
			t.Errorf("ParseDate(%q) = %s, %v, want 2026-11-23", s, got, err)
		}
	}
}

func TestEverySpellingOfAMonthIsRead(t *testing.T) {
	t.Parallel()
	spellings := []string{
		"Januari Jan", "Februari Pebruari Feb Peb", "Maret Mar", "April Apr", "Mei", "Juni Jun",
		"Juli Jul", "Agustus Agu Ags Agt", "September Sep Sept", "Oktober Okt", "November Nopember Nov Nop", "Desember Des",
	}
	for i, row := range spellings {
		for word := range strings.FieldsSeq(row) {
			d, err := calendar.ParseDate("7 " + word + " 2026")
			if err != nil || int(d.Month) != i+1 || d.Day != 7 || d.Year != 2026 {
				t.Errorf("ParseDate(7 %s 2026) = %v, %v, want month %d", word, d, err, i+1)
			}
		}
	}
}

func TestAMistakeIsRefusedWithASentenceThatShowsTheForm(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"":                   "Tanggal belum diisi.",
		"   ":                "Tanggal belum diisi.",
		"kemarin":            "Tanggal tidak dapat dibaca.",
		"23-11":              "Tanggal tidak dapat dibaca.",
		"-23-11-2026":        "Tanggal tidak dapat dibaca.",
		"23--11-2026":        "Tanggal tidak dapat dibaca.",
		"２３-11-2026":         "Tanggal tidak dapat dibaca.",
		"23-11-2026 9:00":    "Tanggal tidak dapat dibaca.",
		"23-11-26":           "Tahun harus ditulis lengkap dengan empat angka.",
		"23 November 26":     "Tahun harus ditulis lengkap dengan empat angka.",
		"23-11-20266":        "Tahun harus ditulis lengkap dengan empat angka.",
		"23-11-0026":         "Tahun harus ditulis lengkap dengan empat angka.",
		"11-23-2026":         "Bulan 23 tidak ada; bulan ditulis dengan angka 1 sampai 12 sesudah tanggal.",
		"23-0-2026":          "Bulan 0 tidak ada; bulan ditulis dengan angka 1 sampai 12 sesudah tanggal.",
		"23 Nofember 2026":   "Nama bulan tidak dikenal.",
		"00-11-2026":         "Tanggal 0 tidak ada.",
		"31-02-2026":         "Tanggal 31 tidak ada: bulan Februari 2026 hanya sampai tanggal 28.",
		"29 Februari 2026":   "Tanggal 29 tidak ada: bulan Februari 2026 hanya sampai tanggal 28.",
		"29-02-1900":         "Tanggal 29 tidak ada: bulan Februari 1900 hanya sampai tanggal 28.",
		"2026-04-31":         "Tanggal 31 tidak ada: bulan April 2026 hanya sampai tanggal 30.",
		"99 Desember 2026":   "Tanggal 99 tidak ada: bulan Desember 2026 hanya sampai tanggal 31.",
		"99999999999-1-2026": "Tanggal tidak dapat dibaca.",
	} {
		d, err := calendar.ParseDate(s)
		if err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
			continue
		}
		if got := err.Error(); got != want+" Tulis tanggal seperti 23-11-2026." {
			t.Errorf("ParseDate(%q) says %q, want %q and the form", s, got, want)
		}
	}
}

func TestMustDatePanicsOnAMistake(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("MustDate(31-02-2026) did not panic")
		}
	}()
	calendar.MustDate("31-02-2026")
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"23-11-2026", "29 Peb 2028", "2026-11-23", "31.04.2026", "1/1/26", "", "\x00", "23 Nov. 2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := calendar.ParseDate(s)
		if err != nil {
			if !d.IsZero() || !strings.HasSuffix(err.Error(), "Tulis tanggal seperti 23-11-2026.") {
				t.Fatalf("ParseDate(%q) = %v, %v, want no date and the form", s, d, err)
			}
			return
		}
		for _, form := range []string{d.String(), d.Short(), d.Indonesian()} {
			if e, err := calendar.ParseDate(form); err != nil || e != d {
				t.Fatalf("ParseDate(%q) = %v, but ParseDate(%q) = %v, %v", s, d, form, e, err)
			}
		}
		if d.AddDays(1).AddDays(-1) != d {
			t.Fatalf("ParseDate(%q) = %v, which is in no calendar", s, d)
		}
	})
}
