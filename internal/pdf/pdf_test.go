package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"timbang/internal/brief"
	"timbang/internal/testkit/golden"
)

// cases are the briefs that every general promise is tried on.
func cases() map[string]brief.Brief {
	return map[string]brief.Brief{"typical": typical(), "minimal": minimal(), "hostile": hostile(), "both-under": bothUnder(), "conflicting": conflicting(), "closed": closed()}
}

func print(t testing.TB, b brief.Brief) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := Brief(&w, b); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// leaves gives the text of each page.
func leaves(t testing.TB, doc []byte) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(string(golden.Read(t, doc)), "\f"), "\f")
}

// tool runs a program on the document and returns what it says.
func tool(t testing.TB, doc []byte, name string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, doc, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(name, append(args, file)...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestATypicalBriefReadsAndLooksAsItDid(t *testing.T) {
	t.Parallel()
	golden.PDF(t, "testdata/typical", print(t, typical()))
}

func TestABriefOfNextToNothingSaysSoInWords(t *testing.T) {
	t.Parallel()
	golden.PDF(t, "testdata/minimal", print(t, minimal()))
}

func TestAHostileBriefStaysReadable(t *testing.T) {
	t.Parallel()
	pages := leaves(t, print(t, hostile()))
	if len(pages) > 45 {
		t.Fatalf("%d pages, want at most 45", len(pages))
	}
	golden.Text(t, "testdata/hostile-page1.txt", []byte(pages[0]))
	all := strings.Join(pages, "\n")
	if got := strings.Count(all, "Temuan yang sangat panjang sekali."); got < 700 {
		t.Errorf("%d whole sentences of the long finding in the text, want most of 1250", got)
	}
	for _, want := range []string{"[aksara Arab]", "\uFFFD", "ʿAbd al-Raḥmān", "<b>bukan</b> & (kurung) \\", "Asesmen ini tidak memuat temuan."} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in the text", want)
		}
	}
}

func TestTheReturnLetterReadsAndLooksAsItDid(t *testing.T) {
	t.Parallel()
	var w bytes.Buffer
	if err := ReturnLetter(&w, letterSample()); err != nil {
		t.Fatal(err)
	}
	golden.PDF(t, "testdata/letter", w.Bytes())
}

func TestALongLetterKeepsSignatureAndNameTogether(t *testing.T) {
	t.Parallel()
	for n := range 24 {
		l := letterSample()
		for i := range n {
			l.Defects = append(l.Defects, Defect{"Pasal 5", fmt.Sprintf("Hal ke-%d yang belum ada dan perlu dibawa.", i)})
		}
		var w bytes.Buffer
		if err := ReturnLetter(&w, l); err != nil {
			t.Fatal(err)
		}
		pages := leaves(t, w.Bytes())
		last := pages[len(pages)-1]
		if !strings.Contains(last, "Panitera\n") || !strings.Contains(last, l.Signatory) {
			t.Errorf("%d defects: last page is\n%s", n+2, last)
		}
	}
}

func TestEqualBriefsGiveEqualBytesAlsoAtTheSameTime(t *testing.T) {
	t.Parallel()
	for name, b := range cases() {
		want := print(t, b)
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				var w bytes.Buffer
				if err := Brief(&w, b); err != nil || !bytes.Equal(w.Bytes(), want) {
					t.Errorf("%s: another build differs (error %v)", name, err)
				}
			})
		}
		wg.Wait()
	}
}

func TestEveryPageCarriesCaseVersionCodeAndNumber(t *testing.T) {
	t.Parallel()
	for name, b := range cases() {
		pages := leaves(t, print(t, b))
		for i, page := range pages {
			for _, want := range []string{
				fmt.Sprintf("Halaman %d dari %d", i+1, len(pages)), b.Head.CaseNumber, b.Head.Code, fmt.Sprintf("versi %d", b.Head.Version),
			} {
				if !strings.Contains(page, want) {
					t.Errorf("%s: no %q on page %d", name, want, i+1)
				}
			}
		}
	}
}

func TestNoPartIsLeftOut(t *testing.T) {
	t.Parallel()
	for name, b := range cases() {
		pages := leaves(t, print(t, b))
		all := strings.Join(pages, "\n")
		for _, want := range []string{"Anak dan para pihak", "Alasan mendesak", "Suara anak", "Enam belas faktor", "Perhatian dan kesegaran bukti", "Hal yang belum terpenuhi"} {
			if !strings.Contains(pages[0], want) {
				t.Errorf("%s: no %q on page 1", name, want)
			}
		}
		for _, want := range []string{
			"Kronologi", "Lembar sidang", "Pasal 10", "Pasal 11", "Pasal 12", "Pasal 13", "Pasal 14", "Pertanyaan netral",
			"Catatan hakim", "Permintaan asesmen", "Daftar dokumen", "Perubahan sejak versi sebelumnya", "Daftar sumber",
		} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: no %q", name, want)
			}
		}
		for i := range 16 {
			if want := fmt.Sprintf("F%02d ", i+1); !strings.Contains(pages[0], want) {
				t.Errorf("%s: no row %s on page 1", name, want)
			}
		}
	}
}

func TestATypicalCaseFitsPageOneWhole(t *testing.T) {
	t.Parallel()
	page := leaves(t, print(t, typical()))[0]
	for _, cut := range []string{"selengkapnya", "lainnya di hlm."} {
		if strings.Contains(page, cut) {
			t.Errorf("page 1 says %q:\n%s", cut, page)
		}
	}
}

func TestTheCourtMayPrintOnF4(t *testing.T) {
	t.Parallel()
	for f4, want := range map[bool]string{false: "595.28 x 841.89 pts", true: "609.45 x 935.43 pts"} {
		b := typical()
		b.Head.F4 = f4
		if out := tool(t, print(t, b), "pdfinfo"); !strings.Contains(out, want) {
			t.Errorf("F4 %v: no %q in\n%s", f4, want, out)
		}
	}
}

func TestSealedFindingsShowNeitherDirectionNorDisagreement(t *testing.T) {
	t.Parallel()
	b := typical()
	b.Matrix.Rows[2].Cells[0].Polarity = "no_concern"
	b.Matrix.Rows[2].Cells[1] = brief.Cell{Sealed: true, Polarity: "concern"}
	for l := range strings.Lines(leaves(t, print(t, b))[0]) {
		if strings.HasPrefix(strings.TrimSpace(l), "F03") && (!strings.Contains(l, "tertutup") || strings.Contains(l, "▲") || strings.Contains(l, "berbeda")) {
			t.Errorf("row of a sealed finding: %q", l)
		}
	}
}

func TestReferencesToPagesAreRight(t *testing.T) {
	t.Parallel()
	pages := leaves(t, print(t, hostile()))
	for _, c := range []struct{ pattern, there string }{
		{`lainnya di hlm\.\s+(\d+)`, "Hal yang belum terpenuhi: semua"},
		{`panjang … selengkapnya hlm\.\s+(\d+)`, "Lanjutan halaman 1"},
		{`sekolah\. … selengkapnya hlm\.\s+(\d+)`, "Sentra Paramita Mataram"},
	} {
		m := regexp.MustCompile(c.pattern).FindStringSubmatch(pages[0])
		if m == nil {
			t.Errorf("page 1 refers nowhere by %q", c.pattern)
			continue
		}
		var n int
		if _, err := fmt.Sscan(m[1], &n); err != nil || n < 1 || n > len(pages) || !strings.Contains(pages[n-1], c.there) {
			t.Errorf("page 1 refers to page %s, where there is no %q", m[1], c.there)
		}
	}
}

func TestEveryMarkInTheTextIsInTheListOfSources(t *testing.T) {
	t.Parallel()
	p := layBrief(hostile())
	known := map[string]bool{}
	for _, s := range p.sources.list {
		known[s.mark] = true
		if p.places[s.anchor].page == 0 {
			t.Errorf("%s is not printed in the list", s.mark)
		}
	}
	mark := regexp.MustCompile(`\[([A-Z]\d+)[·\]]`)
	for _, ops := range p.pages {
		for _, o := range ops {
			for _, m := range mark.FindAllStringSubmatch(o.text, -1) {
				if !known[m[1]] {
					t.Errorf("%s stands for nothing", m[0])
				}
			}
		}
	}
}

func TestNothingIsDrawnOutsideThePaper(t *testing.T) {
	t.Parallel()
	for name, b := range cases() {
		p := layBrief(b)
		for n, ops := range p.pages {
			for _, o := range ops {
				w := o.w
				if o.shape == glyphs {
					w = p.width(o.text, o.style)
				}
				if o.x < p.left-0.5 || o.x+w > p.w-p.right+0.5 || o.y < 5 || o.y+o.h > p.h-5 {
					t.Errorf("%s, page %d: %q at %.1f, %.1f is %.1f wide", name, n+1, o.text, o.x, o.y, w)
				}
			}
		}
	}
}

func TestTextOnTheSameLineDoesNotOverlap(t *testing.T) {
	t.Parallel()
	for name, b := range cases() {
		p := layBrief(b)
		for n, ops := range p.pages {
			end := map[float64]float64{} // by baseline
			for _, o := range ops {
				if o.shape != glyphs || o.text == "" {
					continue
				}
				if e, ok := end[o.y]; ok && o.x < e-0.1 && o.x > e-30 {
					t.Errorf("%s, page %d: %q begins %.1f mm too early", name, n+1, o.text, e-o.x)
				}
				end[o.y] = max(end[o.y], o.x+p.width(o.text, o.style))
			}
		}
	}
}

func TestFilesAreSoundAndFontsEmbedded(t *testing.T) {
	t.Parallel()
	for name, b := range cases() {
		doc := print(t, b)
		if out := tool(t, doc, "qpdf", "--check"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: qpdf says\n%s", name, out)
		}
		fonts := strings.Split(strings.TrimSpace(tool(t, doc, "pdffonts")), "\n")[2:]
		if len(fonts) < 3 {
			t.Errorf("%s: %d fonts, want three or four", name, len(fonts))
		}
		for _, l := range fonts {
			if f := strings.Fields(l); f[len(f)-5] != "yes" {
				t.Errorf("%s: not embedded: %s", name, l)
			}
		}
	}
}

func TestAPanicOfTheLayoutBecomesAnError(t *testing.T) {
	t.Parallel()
	var w bytes.Buffer
	err := build(&w, func() (*paper, info) { panic("no more ink") })
	if err == nil || !strings.Contains(err.Error(), "no more ink") || w.Len() > 0 {
		t.Errorf("build = %v with %d bytes, want an error and none", err, w.Len())
	}
}

type brokenWriter struct{}

var errFull = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errFull }

func TestAWriterThatFailsIsReported(t *testing.T) {
	t.Parallel()
	if err := Brief(brokenWriter{}, minimal()); !errors.Is(err, errFull) {
		t.Errorf("Brief = %v, want %v", err, errFull)
	}
}

func BenchmarkBrief(b *testing.B) {
	data := typical()
	b.ReportAllocs()
	for b.Loop() {
		print(b, data)
	}
}

func TestPageOneHoldsFlagsAndGapsHoweverLongTheRest(t *testing.T) {
	t.Parallel()
	b := typical()
	b.Who.Linked = said("13/Pdt.P/2026/PA.Pra: kedua calon di bawah umur.", petitionRef("link.1"))
	for n := range 12 {
		b.Voices[0].Quote.Text += " Saya ingin tamat SMA."
		b.WhyNow.Claim.Text += " Keterangan lebih lanjut."
		page := leaves(t, print(t, b))[0]
		for _, want := range []string{"Suara anak", "Perhatian dan kesegaran bukti", "Ada temuan tertutup", "Anak terakhir ditemui", "Hal yang belum terpenuhi"} {
			if !strings.Contains(page, want) {
				t.Errorf("%d: no %q on page 1", n, want)
			}
		}
	}
}
