package intake_test

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"timbang/internal/intake"
	"timbang/internal/problem"
)

func wide(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestABlockIsReadHoweverItWasSaved(t *testing.T) {
	comma := strings.ReplaceAll(heads+sound, "\t", ",")
	for name, block := range map[string]string{
		"tabs": heads + sound, "no heading": strings.Repeat("51/Pdt.P/2026/PA.Pra\t20-11-2026\tDispensasi Kawin\tAmaq Rekaan\n", 1),
		"semicolons": strings.ReplaceAll(heads+sound, "\t", ";"), "commas": comma, "byte order mark": "\xef\xbb\xbf" + comma,
		"UTF-16": wide(heads + sound), "CRLF": strings.ReplaceAll(heads+sound, "\n", "\r\n"), "empty lines": "\n\n" + heads + "\t\t\t\n" + sound + "\n",
		"quotes": strings.Replace(comma, "Amaq Rekaan", `"Amaq Rekaan"`, 1),
	} {
		got, err := intake.Read([]byte(block))
		if err != nil || len(got) != 1 || got[0].Cells["nomor_perkara"] != "51/Pdt.P/2026/PA.Pra" || got[0].Cells["pihak1_text"] != "Amaq Rekaan" {
			t.Errorf("%s: %v %+v", name, err, got)
		}
	}
}

func TestABlockThatCannotBeReadIsExplained(t *testing.T) {
	for name, c := range map[string]struct{ block, says string }{
		"nothing": {" \n", "Belum ada baris"}, "heading only": {heads, "Salin juga baris"}, "no columns": {"halo, dunia", "tidak dikenali"},
		"too many": {heads + strings.Repeat(sound, intake.MostRows+1), "paling banyak 25"}, "workbook": {"PK\x03\x04zz", "lembar kerja"},
		"Windows-1252": {heads + strings.Replace(sound, "Rekaan", "Rek\xe9an", 1), "UTF-8"}, "broken letters": {heads + strings.Replace(sound, "Rekaan", "Rek�an", 1), "rusak"},
		"zeros": {heads + "\x00", "bukan berkas teks"}, "twice": {"Nomor Perkara\tPemohon\tNomor\n" + sound, "dua kali"},
		"too large": {strings.Repeat("a", intake.Largest+1), "1 MB"}, "open quote": {heads + "\"" + strings.Repeat("x\n", 2000), "tanda kutip"},
	} {
		_, err := intake.Read([]byte(c.block))
		if !problem.Is(err, problem.Invalid) || !strings.Contains(problem.Of(err).At("rows"), c.says) {
			t.Errorf("%s: %v, %+v", name, err, problem.Of(err).Fields)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{heads + sound, wide(heads + sound), "a;b;c\n\"", "PK\x03\x04", "\xfe\xff\x00", strings.ReplaceAll(heads+other, "\t", ",")} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		rows, err := intake.Read(b)
		if err != nil {
			if problem.Of(err).At("rows") == "" {
				t.Fatalf("refused without words: %v", err)
			}
			return
		}
		if len(rows) == 0 || len(rows) > intake.MostRows {
			t.Fatalf("%d rows", len(rows))
		}
		for _, r := range rows {
			for column, text := range r.Cells {
				if !utf8.ValidString(text) || strings.ContainsAny(text, "\n\r\t\x00") {
					t.Fatalf("%s holds %q", column, text)
				}
			}
		}
	})
}
