package law_test

import (
	"cmp"
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
	b.WriteString(strings.Replace(head, "{{counts}}\n", counts(), 1))
	for _, r := range law.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s | %s | %s |\n",
			r.ID, r.Source, r.Pasal, r.Duty, cmp.Or(r.Since.Indonesian(), "–"), r.Sure, r.Consequence, r.Owner, stages[r.Stage])
	}
	b.WriteString("\n## Daftar tambahan pengadilan\n\nDokumen yang diminta dalam praktik di luar Pasal 5, terpisah dari huruf a sampai f. Daftar ini diubah dalam `internal/law/daftar.csv`; tidak adanya dokumen hanya peringatan.\n\n| Pengadilan | Dokumen | Tanda | Diperiksa oleh |\n|---|---|---|---|\n")
	for _, court := range []string{"PA.Mtr", "PA.Pra"} {
		for _, e := range law.Extras(court) {
			fmt.Fprintf(&b, "| %s | %s | %s | `%s` |\n", court, e.Words, e.Sure, cmp.Or(e.Also, "daftar-"+e.Kind))
		}
	}
	b.WriteString(open)
	b.WriteString("\n## Yang tidak diperiksa oleh aturan\n\nPasal di bawah ini dijaga oleh orang, oleh alur kerja, atau oleh aturan lain di atas.\n\n| Sumber | Pasal | Isi, dalam kata-kata kami | Tanda | Mengapa |\n|---|---|---|---|---|\n")
	for _, g := range law.Gaps() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", g.Source, g.Pasal, g.About, g.Sure, g.Why)
	}
	golden.Text(t, "../../docs/law.md", []byte(b.String()))
}

// counts is the table of how many rules each article has.
func counts() string {
	var order []string
	n := map[string]int{}
	article := regexp.MustCompile(`^\d+`)
	for _, r := range law.Rules() {
		name := r.Source
		if a := article.FindString(r.Pasal); a != "" && r.Source != "KHI" {
			name += " Pasal " + a
		}
		if n[name] == 0 {
			order = append(order, name)
		}
		n[name]++
	}
	var b strings.Builder
	b.WriteString("| Pasal | Aturan |\n|---|---|\n")
	for _, name := range order {
		fmt.Fprintf(&b, "| %s | %d |\n", name, n[name])
	}
	fmt.Fprintf(&b, "| **Semua** | **%d** |\n", len(law.Rules()))
	return b.String()
}

const open = `
## Yang dibiarkan terbuka oleh bunyi pasal

Sistem memilih satu bacaan agar dapat menghitung; hakim tetap bebas membaca lain.

| Pasal | Yang terbuka | Bacaan sistem |
|---|---|---|
| 5 ayat (1) huruf b | Apakah KTP kedua orang tua tetap diminta bila hanya satu yang mengajukan. | Diminta; ayat (2) membuka dokumen pengganti. |
| 6 ayat (1) dan (2) | Siapa yang mengajukan bila orang tua bercerai tanpa putusan kuasa asuh. | Kedua orang tua bersama. |
| 6 ayat (4) | Bukti apa yang cukup bagi wali tanpa penetapan. | Bukti apa pun yang bernomor dan bertanggal. |
| 8 | Dua permohonan terpisah atau satu permohonan bersama; dan bagaimana bila pihak lain sudah mengajukan ke pengadilan lain. | Keduanya mungkin; pengadilan yang berbeda menjadi peringatan. |
| 9 | Apakah panitera boleh menolak karena wilayah. | Tidak; wilayah hanya diperingatkan. |
| 10 ayat (2) dan (3) | Apakah dua kali tidak hadir harus berturut-turut, dan apakah hadir di antaranya menghapus hitungan. | Berturut-turut, sampai sidang terakhir; hadir di antaranya menghapus hitungan, dan tidak hadir tanpa panggilan sah tidak dihitung. Hakim yang menetapkan. |
| 10 ayat (4) sampai (6) | Apakah sidang tanpa pemohon ikut dihitung sebagai sidang ketiga. | Tidak; yang dihitung adalah sidang yang dihadiri pemohon ketika masih ada yang belum hadir. |
| 11 | Apakah pelanggaran berakibat, dan ayat mana yang memuat atribut. | Peringatan, tanpa menyebut ayat. |
| 12 ayat (4) | Apakah nasihat yang diberikan tetapi tidak dipertimbangkan juga berakibat batal. | Tidak; ayat (3) menjadi peringatan. |
| 13 | Apakah keterangan jarak jauh atau tertulis cukup. | Diserahkan kepada hakim yang mencatat "didengar". |
| 16 huruf f | Berapa selisih umur yang perlu diperhatikan. | Tidak ada batas; cukup kedua tanggal lahir diketahui. |
| 19 | Tenggat kasasi dan sejak kapan dihitung. | 14 hari sejak dibacakan atau diberitahukan, bergeser ke hari kerja berikutnya. |
| 20 huruf b | Siapa yang menyatakan tidak ada hakim berkualifikasi. | Cukup dicatat. |
| RBg 146 | Apakah hari diterima dan hari sidang ikut dihitung dalam tiga hari kerja. | Tidak; keduanya tidak dihitung. Hakim yang menilai apakah panggilan sah dan patut. |
| UU 16/2019 7 ayat (1) | Apakah permohonan gugur bila anak genap 19 tahun sebelum penetapan. | Peringatan; perkara ditutup hanya oleh orang, sebagai dicabut atau dicoret. |
| UU 16/2019 7 ayat (2) | Apa yang termasuk sangat mendesak. | Tidak dinilai; hanya diperiksa bahwa alasan disebut dan didukung surat. |
`

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

Akibat adalah apa yang melekat pada kewajiban yang tidak dipenuhi; *peringatan* berarti tidak ada akibat formal, atau akibatnya diserahkan kepada hakim. Tahap adalah saat kewajiban itu jatuh tempo: sebelum tahap itu sistem mengatakan "belum waktunya". Sistem hanya mengatakan apa yang terpenuhi dan apa yang belum; ia tidak menilai dan tidak mengusulkan putusan. Tanggal berlaku UU 16/2019 adalah pengetahuan umum.

Setiap aturan menjawab dengan salah satu dari lima kata:

| Jawaban | Arti |
|---|---|
| terpenuhi | yang tercatat memenuhi kewajiban itu |
| belum_terpenuhi | kewajiban sudah jatuh tempo, dan yang tercatat tidak memenuhinya |
| belum_waktunya | kewajiban jatuh tempo pada tahap berikutnya |
| tidak_berlaku | kewajiban itu tidak berlaku pada keadaan ini, atau kewenangan tidak dipakai |
| belum_diketahui | hal yang ditanyakan aturan belum dicatat; tidak ditampilkan sebagai kekurangan |

Kehadiran, nasihat, keterangan, dan temuan di sidang (Pasal 10 ayat (1), 12, 13, dan 14) dibaca dari catatan sidang. Yang tidak dicatat tampil sebagai belum terpenuhi sejak sidang dibuka, dan itu tidak berarti hakim melalaikannya. Permohonan yang sidangnya pernah dibuka tetap pada tahap sidang, juga ketika menunggu sidang berikutnya.

Siapa pun dapat menguji aturan pada satu perkara dengan ` + "`timbang check BERKAS.json`" + `; isi berkas diterangkan dalam [facts.schema.json](facts.schema.json), dan contohnya ada di ` + "`internal/law/testdata`" + `.

## Jumlah aturan

` + "{{counts}}" + `

## Aturan

| Aturan | Sumber | Pasal | Kewajiban | Berlaku sejak | Tanda | Akibat | Penanggung jawab | Tahap |
|---|---|---|---|---|---|---|---|---|
`

func TestEveryRuleSaysWhereItComesFromAndWhatToDo(t *testing.T) {
	t.Parallel()
	id := regexp.MustCompile(`^(perma5|uu16|khi|rbg|daftar)(-[a-z0-9_]+)+$`)
	seen := map[string]bool{}
	for _, r := range law.Rules() {
		switch {
		case !id.MatchString(r.ID) || seen[r.ID]:
			t.Errorf("%q is no id, or one that another rule has", r.ID)
		case r.Source == "" || r.Pasal == "" || !strings.HasSuffix(r.Duty, ".") || !strings.HasSuffix(r.Missing, "."):
			t.Errorf("%s has no source, no article or no whole sentence: %+v", r.ID, r)
		case r.Since.IsZero() != strings.HasPrefix(r.ID, "daftar-") || r.Check == nil || stages[r.Stage] == "" || r.Owner == "" || r.Consequence == "":
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
		"perma5-1": law.S1, "perma5-8-wilayah": law.GK, "perma5-9-3": law.GK, "perma5-9-4": law.GK, "perma5-9-5": law.GK,
		"perma5-12-3": law.GK, "perma5-14-a": law.GK, "perma5-14-b": law.GK, "perma5-14-c": law.GK,
		"perma5-15-a": law.S1, "perma5-15-c": law.S1, "perma5-15-e": law.S1, "perma5-16-h": law.V2,
		"perma5-17-a": law.S1, "perma5-17-b": law.GK, "perma5-19": law.GK, "perma5-19-tenggat": law.GK,
		"uu16-7-3": law.S1, "daftar-lpa": law.S1, "rbg-146": law.GK,
	} // every other rule was seen in two sources, Pasal 16 in one, the KHI in none
	for _, r := range law.Rules() {
		mark, ok := want[r.ID]
		switch {
		case ok:
		case strings.HasPrefix(r.ID, "khi-"):
			mark = law.GK
		case strings.HasPrefix(r.ID, "perma5-16-"):
			mark = law.S1
		default:
			mark = law.V2
		}
		if r.Sure != mark {
			t.Errorf("%s: got %s, want %s", r.ID, r.Sure, mark)
		}
	}
}
