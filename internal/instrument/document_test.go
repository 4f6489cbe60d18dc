package instrument

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"timbang/forms"
	"timbang/internal/testkit/golden"
)

// document writes docs/forms.md: the instruments for people who do not read
// YAML.
func document(c *Catalogue) []byte {
	var b strings.Builder
	b.WriteString("# Formulir asesmen\n\nBerkas ini dibuat dari `forms/*.yaml` oleh pengujian `internal/instrument`; jangan disunting. Perubahan pertanyaan adalah versi baru. Tidak ada skor, rata-rata, atau usul putusan.\n\n")
	b.WriteString("| Formulir | Versi | Untuk | Faktor | Pertanyaan sendiri | Isian dengan blok baku |\n|---|---|---|---|---|---|\n")
	for _, in := range newest(c) {
		fmt.Fprintf(&b, "| [%s](#%s) | %d | %s | %s | %d | %d |\n", in.Title, anchor(in.Title), in.Version, in.Audience, covered(in), ownItems(in), len(in.items))
	}
	factors(&b)
	standard(&b)
	for _, in := range newest(c) {
		instrumentPage(&b, in)
	}
	earlier(&b, c)
	return []byte(b.String())
}

// newest lists the newest version of each instrument.
func newest(c *Catalogue) []*Instrument {
	return slices.DeleteFunc(c.All(), func(in *Instrument) bool {
		last, err := c.Latest(in.ID)
		return err != nil || last != in
	})
}

func anchor(title string) string { return strings.ReplaceAll(strings.ToLower(title), " ", "-") }

func covered(in *Instrument) string { return strings.Trim(fmt.Sprint(in.Covers), "[]") }

func ownItems(in *Instrument) int {
	own := 0
	for _, it := range in.items {
		if it.Block == OwnBlock {
			own++
		}
	}
	return own
}

func factors(b *strings.Builder) {
	b.WriteString("\n## Enam belas faktor\n\n| Faktor | Nama | Dasar (PERMA 5/2019) | Data paling sedikit | Terbatas |\n|---|---|---|---|---|\n")
	for _, f := range Factors {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", f.ID, f.Name, f.Articles, f.Minimum, mark(f.Restricted()))
	}
	b.WriteString("\nPenilaian atas setiap faktor: " + listed(Polarities) + ". Penilaian itu mengenai faktor tersebut saja. Rekomendasi, bila ada: " + listed(Positions) + ".\n")
	b.WriteString("\nDi bawah ini tanda ● berarti wajib diisi bila ditanyakan. Isian suatu faktor yang “tidak dinilai” tidak wajib, kecuali alasannya dan suara anak.\n")
}

// standard prints the blocks that every instrument shares, once. The closing
// group of Pendidikan stands for that of every factor.
func standard(b *strings.Builder) {
	in := &Instrument{ID: "blok", Covers: []FactorID{ownView, "F07", effects, conclusion}, Advises: true, items: map[string]*Item{}}
	in.expand()
	(&reader{}).cross(in)
	b.WriteString("\n## Blok baku\n\nAplikasi menambahkan blok ini sendiri: cara asesmen pada setiap formulir, suara anak bila formulir memuat F01, penutup pada setiap faktor (contohnya di sini penutup F07), serta isian khusus F14 dan F16. Formulir sesudah putusan hanya memuat cara asesmen.\n")
	for _, s := range in.Sections {
		if s.Factor != ownView || s.ID == "voice" {
			sectionTable(b, in, s, func(*Item) bool { return true })
		}
	}
}

func instrumentPage(b *strings.Builder, in *Instrument) {
	fmt.Fprintf(b, "\n## %s\n\n`%s` versi %d. Untuk: %s. Faktor: %s.\n\nSumber: %s\n", in.Title, in.ID, in.Version, in.Audience, covered(in), in.Source)
	if in.FollowUp {
		b.WriteString("\nDiisi sesudah putusan.\n")
	}
	for _, x := range in.Rules {
		b.WriteString("\nTanda " + x.Kind.Label() + " bila " + in.ruleWords(x) + ": " + x.Text + "\n")
	}
	for _, s := range in.Sections {
		own := func(it *Item) bool { return it.Block == OwnBlock }
		if slices.ContainsFunc(s.Items, own) {
			sectionTable(b, in, s, own)
		}
	}
}

func sectionTable(b *strings.Builder, in *Instrument, s *Section, wanted func(*Item) bool) {
	fmt.Fprintf(b, "\n### %s\n\n", s.Title)
	if s.Intro != "" {
		b.WriteString(s.Intro + "\n\n")
	}
	b.WriteString("| Id | Pertanyaan | Jawaban | Wajib | Diisi bila | Faktor | Terbatas | Tanda |\n|---|---|---|---|---|---|---|---|\n")
	for _, it := range s.Items {
		if wanted(it) {
			row := []string{"`" + it.ID + "`", asked(it), answers(in, it), mark(it.Required), strings.TrimSuffix(strings.TrimPrefix(in.When(it), "Diisi bila "), "."), string(it.Factor), mark(it.Restricted), flagged(it)}
			fmt.Fprintf(b, "| %s |\n", strings.Join(row, " | "))
		}
	}
}

func earlier(b *strings.Builder, c *Catalogue) {
	var old []string
	for _, in := range c.All() {
		if last, err := c.Latest(in.ID); err == nil && last != in {
			old = append(old, fmt.Sprintf("`%s` versi %d", in.ID, in.Version))
		}
	}
	if len(old) > 0 {
		b.WriteString("\n## Versi terdahulu\n\nTetap berlaku bagi asesmen yang dimulai dengannya: " + strings.Join(old, ", ") + ".\n")
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

// asked is the question with its hint and how to say it in Sasak.
func asked(it *Item) string {
	words := it.Text
	if it.Hint != "" {
		words += "<br>*" + it.Hint + "*"
	}
	if it.Sasak != "" {
		words += "<br>Sasak: “" + it.Sasak + "”"
	}
	return words
}

func flagged(it *Item) string {
	if it.Flag == nil {
		return ""
	}
	var when []string
	for _, v := range it.Flag.When {
		when = append(when, "“"+label(it.Options, v)+"”")
	}
	return it.Flag.Kind.Label() + " bila " + strings.Join(when, " atau ")
}

func (in *Instrument) ruleWords(x Rule) string {
	var parts []string
	for _, c := range x.When {
		parts = append(parts, fmt.Sprintf("`%s` dijawab %s", c.Field, strings.Join(c.Values, " atau ")))
	}
	for _, l := range x.Below {
		parts = append(parts, fmt.Sprintf("`%s` kurang dari %s", l.Field, plain(l.Limit)))
	}
	return strings.Join(parts, " dan ")
}

func answers(in *Instrument, it *Item) string {
	out := []string{kindWords(it.Kind, it.Options, it.Unit)}
	if it.Kind == Table {
		out[0] = tableShape(it)
	}
	if it.Min != nil {
		out = append(out, "paling kecil "+plain(*it.Min))
	}
	if it.Max != nil {
		out = append(out, "paling besar "+plain(*it.Max))
	}
	if it.Earliest != nil {
		out = append(out, "paling awal "+limit(it.Earliest))
	}
	if it.Latest != nil {
		out = append(out, "paling akhir "+limit(it.Latest))
	}
	if it.Remark != nil {
		out = append(out, "di bawah "+plain(it.Remark.Below)+" ditulis “"+it.Remark.Text+"”")
	}
	for _, c := range it.Constraints {
		out = append(out, "syarat terhadap `"+c.Of+"`: “"+c.Message+"”")
	}
	return strings.Join(out, "; ")
}

func limit(l *DayLimit) string {
	if l.Today {
		return "hari ini"
	}
	return l.Day.Indonesian()
}

func kindWords(k Kind, oo []Option, unit string) string {
	switch k {
	case Several:
		return "beberapa dari: " + listed(oo)
	case Choice, YesNo:
		return listed(oo)
	}
	words := map[Kind]string{Text: "tulisan", LongText: "tulisan panjang", Day: "tanggal", Number: "angka"}
	return strings.TrimSpace(words[k] + " " + unit)
}

func tableShape(it *Item) string {
	var cc []string
	for _, c := range it.Columns {
		words := c.Text
		if c.Kind != Text {
			words += " [" + kindWords(c.Kind, c.Options, c.Unit) + "]"
		}
		cc = append(cc, words)
	}
	rows := fmt.Sprintf("%d baris", len(it.Rows))
	if it.Shown > 0 {
		rows = fmt.Sprintf("%d sampai %d baris", it.Shown, len(it.Rows))
	}
	if !it.Numbered {
		rows = listed(it.Rows)
	}
	return "tabel " + strings.Join(cc, ", ") + " (" + rows + ")"
}

func TestTheBookOfFormsSaysWhatTheFormsSay(t *testing.T) {
	t.Parallel()
	c, err := Load(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "../../docs/forms.md", document(c))
}
