package instrument

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"timbang/forms"
)

// document writes docs/forms.md: the instruments for people who do not read
// YAML.
func document(c *Catalogue) []byte {
	var b strings.Builder
	b.WriteString("# Formulir asesmen\n\nBerkas ini dibuat dari `forms/*.yaml` oleh pengujian `internal/instrument`; jangan disunting. Perubahan pertanyaan adalah versi baru. Tidak ada skor, rata-rata, atau usul putusan.\n\n## Enam belas faktor\n\n| Faktor | Nama | Dasar (PERMA 5/2019) | Data paling sedikit | Terbatas |\n|---|---|---|---|---|\n")
	for _, f := range Factors {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", f.ID, f.Name, f.Articles, f.Minimum, mark(f.Restricted()))
	}
	b.WriteString("\nPenilaian atas setiap faktor: " + listed(Polarities) + ". Penilaian itu mengenai faktor tersebut saja. Rekomendasi, bila ada: " + listed(Positions) + ".\n")
	b.WriteString("\nDi bawah ini tanda ● berarti wajib diisi bila ditanyakan. Isian suatu faktor yang “tidak dinilai” tidak wajib, kecuali alasannya dan suara anak.\n")
	for _, in := range c.All() {
		instrumentPage(&b, in)
	}
	return []byte(b.String())
}

func instrumentPage(b *strings.Builder, in *Instrument) {
	own := 0
	for _, it := range in.items {
		if it.Block == OwnBlock {
			own++
		}
	}
	fmt.Fprintf(b, "\n## %s\n\n`%s` versi %d. Untuk: %s. Faktor: %s. %d pertanyaan sendiri, %d isian dengan blok baku.\n\nSumber: %s\n",
		in.Title, in.ID, in.Version, in.Audience, strings.Trim(fmt.Sprint(in.Covers), "[]"), own, len(in.items), in.Source)
	for _, s := range in.Sections {
		fmt.Fprintf(b, "\n### %s\n\n| Id | Pertanyaan | Jawaban | Wajib | Diisi bila | Faktor | Terbatas |\n|---|---|---|---|---|---|---|\n", s.Title)
		for _, it := range s.Items {
			row := []string{"`" + it.ID + "`", it.Text, answers(it), mark(it.Required), strings.TrimSuffix(strings.TrimPrefix(in.When(it), "Diisi bila "), "."), string(it.Factor), mark(it.Restricted)}
			fmt.Fprintf(b, "| %s |\n", strings.Join(row, " | "))
		}
	}
}

func mark(yes bool) string {
	if yes {
		return "●"
	}
	return ""
}

func listed(oo []Option) string {
	var out []string
	for _, o := range oo {
		out = append(out, o.Text)
	}
	return strings.Join(out, "; ")
}

func answers(it *Item) string {
	words := map[Kind]string{Text: "tulisan", LongText: "tulisan panjang", Day: "tanggal", Number: "angka"}
	switch it.Kind {
	case Several:
		return "beberapa dari: " + listed(it.Options)
	case Choice, YesNo:
		return listed(it.Options)
	case Table:
		var cc []string
		for _, c := range it.Columns {
			cc = append(cc, c.Text)
		}
		rows := fmt.Sprintf("%d baris", len(it.Rows))
		if !it.Numbered {
			rows = listed(it.Rows)
		}
		return "tabel " + strings.Join(cc, ", ") + " (" + rows + ")"
	}
	return strings.TrimSpace(words[it.Kind] + " " + it.Unit)
}

func TestTheBookOfFormsSaysWhatTheFormsSay(t *testing.T) {
	t.Parallel()
	c, err := Load(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	got := document(c)
	if slices.Contains(got, '\r') {
		t.Error("got a carriage return")
	}
	want, err := os.ReadFile("../../docs/forms.md")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	file := filepath.Join(t.ArtifactDir(), "forms.md")
	if err := os.WriteFile(file, got, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Errorf("docs/forms.md differs from the forms; what it should be is in %s (run with -artifacts to keep it)", file)
}
