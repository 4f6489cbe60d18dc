package law_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"timbang/internal/law"
	"timbang/internal/testkit/golden"
)

func TestCatalogue(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(head)
	for _, r := range law.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s | %s | %s |\n",
			r.ID, r.Source, r.Pasal, r.Duty, r.Since.Indonesian(), r.Sure, r.Consequence, r.Owner, stages[r.Stage])
	}
	b.WriteString("\n## Yang tidak diperiksa oleh aturan\n\nPasal di bawah ini dijaga oleh orang, oleh alur kerja, atau oleh aturan lain di atas.\n\n| Sumber | Pasal | Isi, dalam kata-kata kami | Tanda | Mengapa |\n|---|---|---|---|---|\n")
	for _, g := range law.Gaps() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", g.Source, g.Pasal, g.About, g.Sure, g.Why)
	}
	golden.Text(t, "../../docs/law.md", []byte(b.String()))
}

var stages = map[law.Stage]string{
	law.AtFiling: "pengajuan", law.AtRegister: "pendaftaran", law.AtHearing: "sidang", law.AtDecision: "penetapan",
}

const head = `# Aturan yang diperiksa sistem

Berkas ini dicetak dari ` + "`internal/law`" + ` oleh pengujiannya; jangan disunting. Perubahan aturan dilakukan pada satu berkas per pasal.

Naskah resmi tidak tersedia ketika aturan ini ditulis. Setiap kewajiban adalah ringkasan dengan kata-kata kami, dan setiap aturan membawa tanda seberapa jauh sumbernya dipastikan:

| Tanda | Arti |
|---|---|
| V2 | terlihat dalam dua sumber publik atau lebih yang tidak saling bergantung |
| S1 | terlihat dalam satu sumber publik |
| GK | pengetahuan umum yang belum dipastikan; harus diperiksa oleh ahli hukum |

Akibat adalah apa yang melekat pada kewajiban yang tidak dipenuhi; *peringatan* berarti tidak ada akibat formal. Tahap adalah saat kewajiban itu jatuh tempo: sebelum tahap itu sistem mengatakan "belum waktunya". Sistem hanya mengatakan apa yang terpenuhi dan apa yang belum; ia tidak menilai dan tidak mengusulkan putusan. Tanggal berlaku UU 16/2019 adalah pengetahuan umum.

Kehadiran, nasihat, keterangan, dan temuan di sidang (Pasal 10, 12, 13, dan 14) belum dapat dicatat dalam sistem. Sampai dapat dicatat, kewajiban itu selalu tampil sebagai belum terpenuhi sejak sidang dibuka, dan itu tidak berarti hakim melalaikannya.

| Aturan | Sumber | Pasal | Kewajiban | Berlaku sejak | Tanda | Akibat | Penanggung jawab | Tahap |
|---|---|---|---|---|---|---|---|---|
`

func TestEveryRuleSaysWhereItComesFromAndWhatToDo(t *testing.T) {
	t.Parallel()
	id := regexp.MustCompile(`^(perma5|uu16)(-[a-z0-9_]+)+$`)
	seen := map[string]bool{}
	for _, r := range law.Rules() {
		switch {
		case !id.MatchString(r.ID) || seen[r.ID]:
			t.Errorf("%q is no id, or one that another rule has", r.ID)
		case r.Source == "" || r.Pasal == "" || !strings.HasSuffix(r.Duty, ".") || !strings.HasSuffix(r.Missing, "."):
			t.Errorf("%s has no source, no article or no whole sentence: %+v", r.ID, r)
		case r.Since.IsZero() || r.Check == nil || stages[r.Stage] == "" || r.Owner == "" || r.Consequence == "":
			t.Errorf("%s is not whole: %+v", r.ID, r)
		case r.Sure != law.V2 && r.Sure != law.S1 && r.Sure != law.GK:
			t.Errorf("%s has no mark", r.ID)
		}
		seen[r.ID] = true
	}
}

func TestEveryArticleOfThePermaIsCheckedOrItsGapIsExplained(t *testing.T) {
	t.Parallel()
	named := map[string]bool{}
	article := regexp.MustCompile(`^\d+`)
	for _, r := range law.Rules() {
		if r.Source == "PERMA 5/2019" {
			named[article.FindString(r.Pasal)] = true
		}
	}
	for _, g := range law.Gaps() {
		if g.Source == "PERMA 5/2019" {
			named[article.FindString(g.Pasal)] = true
		}
		if g.Why == "" || g.About == "" {
			t.Errorf("%s Pasal %s is not explained", g.Source, g.Pasal)
		}
	}
	for n := 1; n <= 21; n++ {
		if !named[fmt.Sprint(n)] {
			t.Errorf("Pasal %d is neither checked nor explained", n)
		}
	}
}

func TestTheMarksAreThoseOfTheSources(t *testing.T) {
	t.Parallel()
	want := map[string]law.Sure{
		"perma5-1": law.S1, "perma5-9": law.GK, "perma5-14-a": law.GK, "perma5-14-b": law.GK, "perma5-14-c": law.GK,
	} // every other rule was seen in two sources
	for _, r := range law.Rules() {
		mark, ok := want[r.ID]
		if !ok {
			mark = law.V2
		}
		if r.Sure != mark {
			t.Errorf("%s: got %s, want %s", r.ID, r.Sure, mark)
		}
	}
}
