package file_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"
)

// doc writes a PDF of one page. catalog and page are what is added to those
// two; more are objects from number 4 on.
func doc(catalog, page string, more ...string) []byte {
	return paged(1, catalog, page, more...)
}

func paged(n int, catalog, page string, more ...string) []byte {
	kids := strings.Repeat("3 0 R ", 1)
	objects := append([]string{
		"<</Type/Catalog/Pages 2 0 R" + catalog + ">>", "",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]" + page + ">>",
	}, more...)
	for i := 1; i < n; i++ {
		objects = append(objects, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>")
		kids += fmt.Sprintf("%d 0 R ", len(objects))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", n, kids)
	return listed(objects)
}

// listed writes objects with their table.
func listed(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

func stream(dict, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(content), content)
}

// packed deflates n zeros.
func packed(t testing.TB, n int64) string {
	t.Helper()
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if _, err := io.CopyN(z, zeros{}, n); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// The beginnings of what a refused PDF is told.
const (
	acts    = "Berkas PDF ini memuat perintah yang berjalan sendiri."
	opens   = "Berkas PDF ini memuat tautan yang membuka program"
	sends   = "Berkas PDF ini berupa formulir elektronik"
	carries = "Berkas PDF ini membawa berkas lain"
	plays   = "Berkas PDF ini memuat suara, video"
	heavy   = "Berkas ini terlalu rumit untuk diperiksa."
)

func TestAPDFThatDoesMoreThanShowPagesIsRefused(t *testing.T) {
	t.Parallel()
	annot := func(s string) string { return "/Annots[<</Type/Annot/Rect[0 0 9 9]" + s + ">>]" }
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"plain":                   {doc("", ""), ""},
		"opens at a page":         {doc("/OpenAction[3 0 R/Fit]", ""), ""},
		"opens by going":          {doc("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", ""), ""},
		"a link to the web":       {doc("", annot("/Subtype/Link/A<</S/URI/URI(https://a.example)>>")), ""},
		"an empty AA":             {doc("/AA<<>>", ""), ""},
		"a list of no files":      {doc("/Names<</EmbeddedFiles<</Names[]>>>>", ""), ""},
		"a circle of nothing":     {doc("/Names<</EmbeddedFiles 4 0 R>>", "", "<</Kids[4 0 R 4 0 R]>>"), carries},
		"a form":                  {doc("/AcroForm<</Fields[]>>", ""), ""},
		"opens the web":           {doc("/OpenAction<</S/URI/URI(https://a.example)>>", ""), acts},
		"opens by a reference":    {doc("/OpenAction 4 0 R", "", "<</S/Named/N/Print>>"), acts},
		"script":                  {doc("", annot("/Subtype/Link/A<</S/JavaScript/JS(x)>>")), acts},
		"script, spelled":         {doc("", annot("/Subtype/Link/A<</S/J#61vaScript/J#53(x)>>")), acts},
		"script in the names":     {doc("/Names<</JavaScript<</Names[(a)4 0 R]>>>>", "", "<<>>"), acts},
		"script nobody refers to": {doc("", "", "<</S/J#61vaScript/J#53(x)>>"), acts},
		"AA":                      {doc("", "/AA<</O 4 0 R>>", "<</S/URI/URI(x)>>"), acts},
		"launch":                  {doc("", annot("/Subtype/Link/A<</S/Launch/F(a.exe)>>")), opens},
		"launch, spelled":         {doc("", annot("/Subtype/Link/A<</#53/#4caunch/F(a.exe)>>")), opens},
		"another file":            {doc("", annot("/Subtype/Link/A<</S/GoToR/F(a.pdf)/D[0/Fit]>>")), opens},
		"content elsewhere":       {doc("", "/Contents 4 0 R", stream("/F(a.txt)", "")), opens},
		"sends":                   {doc("", annot("/Subtype/Widget/A<</S/SubmitForm/F(x)>>")), sends},
		"sends, spelled":          {doc("", annot("/Subtype/Widget/A<</S/Submit#46orm/F(x)>>")), sends},
		"XFA":                     {doc("/AcroForm<</Fields[]/XFA 4 0 R>>", "", stream("", "<xdp/>")), sends},
		"files":                   {doc("/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>", "", "<</Type/Filespec/F(a)>>"), carries},
		"files, spelled":          {doc("", "", "<</Type/Filespec/F(a)/E#46<</F 5 0 R>>>>", stream("", "x")), carries},
		"a file on the page":      {doc("", annot("/Subtype/FileAttachment")), carries},
		"a film":                  {doc("", annot("/Subtype/Screen")), plays},
		"rich media":              {doc("", annot("/Subtype/RichMedi#61")), plays},
		"three dimensions":        {doc("", annot("/Subtype/3D")), plays},
		"200 pages":               {paged(200, "", ""), ""},
		"201 pages":               {paged(201, "", ""), "Berkas PDF ini lebih dari 200 halaman."},
		"no page":                 {listed([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"}), damaged},
		"pages in a circle":       {listed([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R]>>"}), damaged},
		"packed thrice":           {doc("", "/Contents 4 0 R", stream("/Filter[/FlateDecode/FlateDecode/FlateDecode]", packed(t, 9))), heavy},
		"a picture without end":   {doc("", "", stream("/Subtype/Image/Width 99999/Height 99999", "")), heavy},
	} {
		if got := words(t, c.content); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func FuzzInspect(f *testing.F) {
	for _, s := range []string{"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", "/AA<</O 4 0 R>>"} {
		f.Add(doc(s, "/Contents 4 0 R", stream("/Filter/FlateDecode", packed(f, 9))))
	}
	f.Add(photo(f, 8, 8))
	f.Add(drawing(f, 8, 8))
	f.Add(withExif(f, photo(f, 8, 8), 6))
	f.Fuzz(func(t *testing.T, content []byte) { words(t, content) })
}
