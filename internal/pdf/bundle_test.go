package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"timbang/internal/brief"
)

// scan is a picture with something to see on it.
func scan(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		m.Set(i%w, i/w, color.RGBA{uint8(i % w), uint8(i / w), 120, 255})
	}
	return m
}

func encoded(t testing.TB, kind string, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	err := png.Encode(&b, m)
	if kind == "image/jpeg" {
		b.Reset()
		err = jpeg.Encode(&b, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// paperOf is a PDF of n pages, each turned and with words of its own.
func paperOf(t testing.TB, words string, n, turn int) []byte {
	t.Helper()
	p := newPaper(a4)
	for i := range n {
		if i > 0 {
			p.turn()
		}
		p.write(30, 40, body, fmt.Sprintf("%s lembar %d", words, i+1))
	}
	var b bytes.Buffer
	if err := p.print(&b, info{title: "x"}); err != nil {
		t.Fatal(err)
	}
	if turn == 0 {
		return b.Bytes()
	}
	var out bytes.Buffer
	if err := api.Rotate(bytes.NewReader(b.Bytes()), &out, turn, nil, relaxed()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pdfPaper(id, title string, content []byte) brief.Exhibit {
	return brief.Exhibit{ID: brief.ExhibitID(id), Title: title, Type: "application/pdf", Content: content}
}

func bind(t testing.TB, x brief.Bundle) (file []byte, front int, places []brief.Place) {
	t.Helper()
	file, front, places, err := Bundle(x)
	if err != nil {
		t.Fatal(err)
	}
	return file, front, places
}

// mixed is a bundle of every kind of paper.
func mixed(t testing.TB) brief.Bundle {
	return brief.Bundle{Brief: typical(), Exhibits: []brief.Exhibit{
		pdfPaper("d1", "Surat penolakan KUA", paperOf(t, "Penolakan", 3, 0)),
		{ID: "d2", Title: "KTP ayah", Type: "image/jpeg", Content: encoded(t, "image/jpeg", scan(800, 500))},
		pdfPaper("d3", "Dokumen rusak", []byte("%PDF-1.4 rusak")),
		{ID: "d4", Title: "Ijazah", Type: "image/png", Content: encoded(t, "image/png", scan(300, 400))},
		pdfPaper("d5", "Kartu Keluarga yang terputar", paperOf(t, "Terputar", 2, 90)),
		pdfPaper("d6", "Berkas yang hilang", nil),
		func() brief.Exhibit {
			e := pdfPaper("d7", "Surat menyusul", paperOf(t, "Menyusul", 2, 180))
			e.Late = true
			return e
		}(),
	}}
}

func TestABundleHoldsBriefIndexAndPapersWithTheNumbersOfTheFile(t *testing.T) {
	t.Parallel()
	x := mixed(t)
	file, front, places := bind(t, x)
	if f := os.Getenv("TIMBANG_LOOK"); f != "" { // to look at the pages
		if err := os.WriteFile(f, file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pages := leaves(t, file)
	if len(pages) != front+9 {
		t.Fatalf("%d pages with %d in front, want nine of papers", len(pages), front)
	}
	for i, page := range pages {
		if want := fmt.Sprintf("Halaman %d dari %d", i+1, len(pages)); !strings.Contains(page, want) || !strings.Contains(page, x.Brief.Head.Code) {
			t.Errorf("page %d does not say %q and its code", i+1, want)
		}
	}
	next := front + 1
	for i, want := range []int{3, 1, 0, 1, 2, 0, 2} {
		p := places[i]
		if p.Pages != want || want > 0 && p.From != next {
			t.Errorf("paper %d stands on %d pages from %d, want %d from %d", i+1, p.Pages, p.From, want, next)
		}
		next += want
	}
	for at, words := range map[int]string{
		places[0].From: "Penolakan lembar 1", places[0].From + 2: "Penolakan lembar 3", places[4].From + 1: "Terputar lembar 2", places[6].From: "Menyusul lembar 1",
	} {
		if !strings.Contains(strings.Join(strings.Fields(pages[at-1]), " "), words) {
			t.Errorf("page %d does not show %q:\n%s", at, words, pages[at-1])
		}
	}
	if !strings.Contains(pages[len(pages)-2], "A-1 · Halaman") || !strings.Contains(pages[len(pages)-1], "A-2 · Halaman") {
		t.Error("late pages are not called A-1 and A-2")
	}
	all := strings.Join(pages[:front], "\n")
	if strings.Count(all, "tidak dapat dibaca") != 2 {
		t.Error("the index does not name the two papers that cannot be read")
	}
	if out := tool(t, file, "qpdf", "--check"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Errorf("qpdf says\n%s", out)
	}
}

func TestTheIndexAndTheOutlineLeadToThePapers(t *testing.T) {
	t.Parallel()
	file, front, places := bind(t, mixed(t))
	doc, err := api.ReadAndValidate(bytes.NewReader(file), relaxed())
	if err != nil {
		t.Fatal(err)
	}
	marks, err := pdfcpu.Bookmarks(doc)
	if err != nil {
		t.Fatal(err)
	}
	titles := map[string]int{}
	for _, m := range marks {
		titles[m.Title] = m.PageFrom
	}
	if titles["Surat penolakan KUA"] != places[0].From || titles["Surat menyusul"] != places[6].From || titles["Indeks lampiran"] != front || titles["Dokumen rusak"] != 0 {
		t.Errorf("outline %v with papers at %v", titles, places)
	}
	page, _, _, err := doc.PageDict(front, false)
	if err != nil {
		t.Fatal(err)
	}
	linked := map[int]bool{}
	for _, note := range arrayOf(doc, page["Annots"]) {
		d, err := doc.DereferenceDict(note)
		if err != nil {
			t.Fatal(err)
		}
		to := arrayOf(doc, d["Dest"])
		n, err := doc.PageNumber(to[0].(types.IndirectRef).ObjectNumber.Value())
		if err != nil {
			t.Fatal(err)
		}
		linked[n] = true
	}
	for i, p := range places {
		if p.Pages > 0 && !linked[p.From] {
			t.Errorf("the index has no link to paper %d on page %d", i+1, p.From)
		}
	}
}

func TestPapersKeepTheirNumbersWhenOthersComeLater(t *testing.T) {
	t.Parallel()
	x := mixed(t)
	x.Exhibits = x.Exhibits[:3]
	_, front, first := bind(t, x)
	x.Exhibits = append(x.Exhibits, func() brief.Exhibit {
		e := pdfPaper("new", "Surat baru", paperOf(t, "Baru", 1, 0))
		e.Late = true
		return e
	}())
	x.Front = front
	x.Brief.Changes = nil
	_, again, second := bind(t, x)
	if again != front || second[0] != first[0] || second[1] != first[1] {
		t.Errorf("in front %d then %d, papers %v then %v, want the same", front, again, first, second[:3])
	}
}

func TestWhatAPaperDoesIsLeftBehind(t *testing.T) {
	t.Parallel()
	x := brief.Bundle{Brief: minimal()}
	names, err := filepath.Glob("../../../shared/samples/pdf/*.pdf")
	if err != nil || len(names) < 5 {
		t.Fatalf("%d samples, %v", len(names), err)
	}
	for _, name := range names {
		if st, err := os.Stat(name); err != nil || strings.Contains(name, "bomb") || strings.Contains(name, "50000") || st.Size() > 1<<20 {
			continue // the child that examines uploads refuses them
		}
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		x.Exhibits = append(x.Exhibits, pdfPaper(filepath.Base(name), filepath.Base(name), content))
	}
	file, _, places := bind(t, x)
	read := 0
	for _, p := range places {
		read += min(p.Pages, 1)
	}
	if read < 3 {
		t.Errorf("%d of %d samples are read, want some", read, len(places))
	}
	doc, err := api.ReadAndValidate(bytes.NewReader(file), relaxed())
	if err != nil {
		t.Fatal(err)
	}
	for n, entry := range doc.Table {
		d, ok := entry.Object.(types.Dict)
		if !ok {
			continue
		}
		for _, key := range []string{"JS", "JavaScript", "OpenAction", "AA", "EmbeddedFiles", "XFA"} {
			if d[key] != nil {
				t.Errorf("object %d has %s", n, key)
			}
		}
	}
}

func TestAPDFThatOpensWithoutAPasswordIsBound(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"r3-open.pdf", "r4-open.pdf", "r6-open.pdf"} {
		content, err := os.ReadFile("../file/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		_, _, places := bind(t, brief.Bundle{Brief: minimal(), Exhibits: []brief.Exhibit{pdfPaper("x", "Terenkripsi", content)}})
		if places[0].Pages < 1 {
			t.Errorf("%s is not read", name)
		}
	}
}

// BenchmarkBundle prints the time of 100 pages against that of 25; linear is 4.
func BenchmarkBundle(b *testing.B) {
	content := heavy(b)
	of := func(n int) brief.Bundle {
		x := brief.Bundle{Brief: typical()}
		for i := range n {
			x.Exhibits = append(x.Exhibits, brief.Exhibit{ID: brief.ExhibitID(fmt.Sprint(i)), Title: "Pindaian", Type: "image/jpeg", Content: append(content[:len(content):len(content)], byte(i))})
		}
		return x
	}
	small, large := of(25), of(100)
	var total [2]float64
	var beyond uint64
	for b.Loop() {
		for i, x := range []brief.Bundle{small, large} {
			from := b.Elapsed()
			if i == 1 {
				beyond = max(beyond, peak(func() { bind(b, x) }))
			} else {
				bind(b, x)
			}
			total[i] += float64(b.Elapsed() - from)
		}
	}
	b.ReportMetric(total[1]/total[0], "ratio")
	b.ReportMetric(float64(len(content))*100/(1<<20), "MB-of-scans")
	b.ReportMetric(float64(beyond)/(1<<20), "MB-beyond-scans")
}

// heavy is a scan of A4 at 300 dpi of about one megabyte.
func heavy(t testing.TB) []byte {
	m := scan(2480, 3508).(draw.Image)
	random := rand.New(rand.NewPCG(1, 2))
	for range 160_000 {
		m.Set(random.IntN(2480), random.IntN(3508), color.Gray{uint8(random.Uint32())})
	}
	return encoded(t, "image/jpeg", m)
}

// peak is how many bytes the heap grew to while work was done, beyond what was
// there before.
func peak(work func()) uint64 {
	runtime.GC()
	var at runtime.MemStats
	runtime.ReadMemStats(&at)
	from, most, done := at.HeapAlloc, at.HeapAlloc, make(chan struct{})
	var watch sync.WaitGroup
	watch.Go(func() {
		var now runtime.MemStats
		for {
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc)
			}
		}
	})
	work()
	close(done)
	watch.Wait()
	return most - from
}
